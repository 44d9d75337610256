"""The notebook's door: ``connect()`` opens an `Atlas`, which composes all rooms.

>>> import silkgraph
>>> with silkgraph.connect() as atlas:
...     atlas.load()
...     cells = atlas.gaps(country="MUS")
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from atlas.own import OwnData, Proposal
from atlas.pictures import Pictures
from atlas.sharing import Sharing
from atlas.time_place import TimePlace
from graph import settings as settings_
from graph.settings import SEEDS, Settings
from graph.store import Store
from loaders import pipeline
from loaders.pipeline import Loaded
from loaders.policy import PolicyReading
from loaders.policy import read as read_text

__version__ = "0.1.0"
__all__ = ["Atlas", "OwnData", "Proposal", "connect", "own_data", "read", "read_policy"]


class Atlas(Sharing, TimePlace, Pictures):
    """The graph and everything that can be asked of it; each part stands in ``atlas/``."""


def connect(settings: Settings | None = None) -> Atlas:
    """Open the graph: the embedded engine, or the server that ``NEO4J_URI`` names.

    Parameters
    ----------
    settings
        Where the data folder is and which server; from the environment where not given.
    """
    known = settings or settings_.from_environment()
    return Atlas(Store.connect(known), OwnData(known.home))


def own_data(settings: Settings | None = None) -> OwnData:
    """People's own data sets in the data folder, without a database.

    Parameters
    ----------
    settings
        Where the data folder is; from the environment where not given.
    """
    return OwnData((settings or settings_.from_environment()).home)


def read(seeds: Sequence[Path] = (SEEDS,), policies: Sequence[Path] = ()) -> Loaded:
    """Read and check data sets and policy texts without a database.

    Raises
    ------
    InputError
        With every problem of every file.
    """
    return pipeline.read(seeds, policies)


def read_policy(path: Path, seeds: Sequence[Path] = (SEEDS,)) -> PolicyReading:
    """Read one policy text with the names that data sets know, without a database.

    Raises
    ------
    InputError
        Where the file cannot be read, no task is found in it, or a table is wrong.
    """
    words = pipeline.vocabulary(seeds)
    return read_text(path, words.gazetteer, target_rules=words.target_rules, network=words.network.as_dict())
