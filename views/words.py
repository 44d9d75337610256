"""Interface texts in the reader's language; English is written in the code, Chinese stands in `locales/`."""

from __future__ import annotations

import gettext
from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from io import BytesIO
from pathlib import Path

import streamlit as st
from babel import Locale
from babel.dates import format_date, format_skeleton
from babel.lists import format_list
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal

LANGUAGES = {"zh": "中文", "en": "English"}
CATALOGUES = Path(__file__).resolve().parent.parent / "locales"
_LOCALES = {"zh": Locale.parse("zh_Hans_CN"), "en": Locale.parse("en_GB")}


@lru_cache(maxsize=4)
def catalogue(code: str) -> gettext.NullTranslations:
    """Read the catalogues (``*.po``) of a language; they are compiled in memory, so nothing is built."""
    whole = Catalog(locale=code)
    for path in sorted((CATALOGUES / code / "LC_MESSAGES").glob("*.po")):
        with path.open(encoding="utf-8") as file:
            for message in read_po(file, locale=code):
                if message.id and message.string:
                    whole.add(message.id, message.string, context=message.context)
    if not len(whole):
        return gettext.NullTranslations()
    compiled = BytesIO()
    write_mo(compiled, whole)
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)


def language() -> str:
    """Language of this page, ``zh`` or ``en``."""
    return str(st.session_state.get("lang", "zh"))


def t(message: str, /, **values: object) -> str:
    """Text in the page's language; ``{name}`` is filled from `values`, numbers as usual there."""
    text = catalogue(language()).gettext(message)
    return text.format(**{name: _written(value) for name, value in values.items()}) if values else text


def tn(one: str, many: str, count: int, /, **values: object) -> str:
    """Like `t`, in the form that a count of ``{n}`` asks for."""
    text = catalogue(language()).ngettext(one, many, count)
    return text.format(n=number(count), **{name: _written(value) for name, value in values.items()})


def number(value: float, pattern: str | None = None) -> str:
    """Number as the language writes it; `pattern` is a CLDR number pattern."""
    return str(format_decimal(value, format=pattern, locale=_LOCALES[language()]))


def day(text: str) -> str:
    """Date from ISO 8601, as exact as it is given: a year, a month or a day."""
    locale = _LOCALES[language()]
    parts = text[:10].split("-")
    if not all(part.isdigit() for part in parts):
        return text
    if len(parts) == 1:
        return f"{text}年" if language() == "zh" else text
    when = date(int(parts[0]), int(parts[1]), int(parts[2]) if len(parts) > 2 else 1)
    if len(parts) == 2:
        return str(format_skeleton("yMMM", when, locale=locale))
    return str(format_date(when, format="long", locale=locale))


def listed(items: Sequence[str]) -> str:
    """Join names as the language does."""
    return str(format_list(list(items), locale=_LOCALES[language()])) if items else ""


def _written(value: object) -> object:
    return number(value) if isinstance(value, (int, float)) and not isinstance(value, bool) else value
