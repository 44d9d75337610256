"""``network.toml``: what a network is about."""

from __future__ import annotations

import re
import tomllib
from dataclasses import asdict, dataclass
from pathlib import Path

from graph.errors import did_you_mean
from loaders.table import Problems

_REQUIRED = ("id", "title_zh", "title_en", "home_country", "home_city")
_OPTIONAL = ("hub_park", "at_large_region")


@dataclass(frozen=True, slots=True)
class NetworkInfo:
    """What a network is about.

    Parameters
    ----------
    id
        Slug; also the name of the data set.
    title_zh, title_en
        What to call the network.
    home_country, home_city
        Whose network it is: an id of a country, and a city as the tables write it.
    hub_park
        The park that stands for the home city's parks, or empty.
    at_large_region
        The region that stands for partner countries at large, or empty.
    """

    id: str
    title_zh: str
    title_en: str
    home_country: str
    home_city: str
    hub_park: str = ""
    at_large_region: str = ""

    def as_dict(self) -> dict[str, str]:
        """Its values by name."""
        return asdict(self)


def read_network(path: Path, problems: Problems) -> NetworkInfo | None:
    """Read ``network.toml``; None where it cannot be used."""
    try:
        values = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        problems.add(path.name, 0, f"cannot be read: {error.strerror}")
        return None
    except UnicodeDecodeError:
        problems.add(path.name, 0, "is not UTF-8")
        return None
    except tomllib.TOMLDecodeError as error:
        place = re.search(r"at line (\d+)", str(error))
        problems.add(path.name, int(place[1]) if place else 0, f"is not well-formed TOML: {error}")
        return None
    before = len(problems)
    for key, value in values.items():
        if key not in (*_REQUIRED, *_OPTIONAL):
            hint = did_you_mean(key, [*_REQUIRED, *_OPTIONAL])
            problems.add(path.name, 0, f"unknown key '{key}'{hint}")
        elif not isinstance(value, str):
            problems.add(path.name, 0, f"{key} must be a text in quotes")
    for key in _REQUIRED:
        if not values.get(key):
            problems.add(path.name, 0, f"missing key '{key}'")
    if isinstance(values.get("id"), str) and not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", values["id"]):
        problems.add(path.name, 0, f"id '{values['id']}' is not a slug (lower-case ASCII, digits, hyphens)")
    return NetworkInfo(**values) if len(problems) == before else None
