"""Data sets as folders that load again to the same graph: their tables, texts and settings, unchanged."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from loaders.network import read_network
from loaders.table import Problems
from loaders.tables import TABLE_FILES

_TABLES = frozenset(name.removesuffix(".csv") for name in TABLE_FILES)


def parts(folders: Sequence[Path]) -> Iterator[tuple[str, bytes]]:
    """Names and contents of the files of data sets, in folders that are called as the data sets are.

    Parameters
    ----------
    folders
        In the order in which they are laid over one another.
    """
    names = []
    for folder in folders:
        name = _name(folder)
        names.append(name)
        for path in sorted(folder.iterdir()):
            table = path.suffix.lower() in (".csv", ".xlsx") and path.stem in _TABLES
            if table or path.suffix.lower() == ".toml":
                yield f"{name}/{path.name}", path.read_bytes()
        for path in sorted((folder / "policy").glob("*")):
            if path.is_file():
                yield f"{name}/policy/{path.name}", path.read_bytes()
    yield "README.txt", _readme(names).encode()


def write(folders: Sequence[Path], target: Path) -> list[Path]:
    """Write data sets below a folder; returns the folders in the order in which they are to be loaded."""
    for name, content in parts(folders):
        path = target / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return [target / _name(folder) for folder in folders]


def packed(folders: Sequence[Path]) -> bytes:
    """Data sets as a ZIP archive; the same data sets give the same bytes."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts(folders):
            package.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return file.getvalue()


def _name(folder: Path) -> str:
    """The data set's name: the id of its network, else the folder's name."""
    path = folder / "network.toml"
    network = read_network(path, Problems()) if path.is_file() else None
    return network.id if network else folder.resolve().name


def _readme(names: Sequence[str]) -> str:
    options = " ".join(f"--seeds {name}" for name in names)
    return (
        "数据集:表格(CSV,UTF-8)、政策文本与设置。解压后在本目录运行下面的命令,即得到同一张图:\n"
        "Data sets: tables (CSV, UTF-8), policy texts and settings. Unpack them and run this here for the "
        f"same graph:\n\n    silkgraph load {options}\n"
    )
