"""Fonts on the machine: which ones draw Chinese, how wide a text is, and subsets to embed.

No font is shipped. Those of the system are looked for by their file names; `pip install "silkgraph[fonts]"`
brings one (Noto Sans SC), and ``SILKGRAPH_FONT`` names a file of one's own.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.util import find_spec
from pathlib import Path

import uharfbuzz as hb

from graph.errors import ExportError

MISSING = "〓"
"""What typesetters put where a character cannot be had."""

_CHINESE = (
    "NotoSansCJK-Regular.ttc",
    "NotoSansCJKsc-Regular.otf",
    "NotoSansSC-Regular.otf",
    "NotoSansSC-Regular.ttf",
    "NotoSansSC[wght].ttf",
    "SourceHanSansSC-Regular.otf",
    "SourceHanSansCN-Regular.otf",
    "SourceHanSans.ttc",
    "PingFang.ttc",
    "Hiragino Sans GB.ttc",
    "msyh.ttc",
    "Deng.ttf",
    "simhei.ttf",
    "wqy-microhei.ttc",
    "wqy-zenhei.ttc",
    "DroidSansFallbackFull.ttf",
)
_BOLD: Mapping[str, str] = {
    "NotoSansCJK-Regular.ttc": "NotoSansCJK-Bold.ttc",
    "NotoSansCJKsc-Regular.otf": "NotoSansCJKsc-Bold.otf",
    "NotoSansSC-Regular.otf": "NotoSansSC-Bold.otf",
    "NotoSansSC-Regular.ttf": "NotoSansSC-Bold.ttf",
    "NotoSansSC[wght].ttf": "NotoSansSC[wght].ttf",
    "SourceHanSansSC-Regular.otf": "SourceHanSansSC-Bold.otf",
    "SourceHanSansCN-Regular.otf": "SourceHanSansCN-Bold.otf",
    "msyh.ttc": "msyhbd.ttc",
    "Deng.ttf": "Dengb.ttf",
}
# For what a Chinese font lacks: Arabic, Hebrew, Cyrillic, symbols, emoji in one colour.
_OTHERS = (
    "DejaVuSans.ttf",
    "NotoSans-Regular.ttf",
    "NotoSansArabic-Regular.ttf",
    "NotoEmoji-Regular.ttf",
    "NotoSansSymbols2-Regular.ttf",
    "Symbola.ttf",
    "Arial Unicode.ttf",
    "arial.ttf",
    "seguisym.ttf",
    "seguiemj.ttf",
    "LiberationSans-Regular.ttf",
)
_SIMPLIFIED = ("SC", "CN", "GB")


@dataclass(frozen=True)
class Face:
    """One font of a file.

    Parameters
    ----------
    path, index
        The file, and which font of a collection it is.
    weight
        Place on the weight axis of a variable font.
    """

    path: Path
    index: int = 0
    weight: int = 400

    @cached_property
    def face(self) -> hb.Face:
        """The font as HarfBuzz reads it."""
        return hb.Face(hb.Blob.from_file_path(str(self.path)), self.index)

    @cached_property
    def _font(self) -> hb.Font:
        font = hb.Font(self.face)
        if self.face.has_var_data:
            font.set_variations({"wght": self.weight})
        return font

    @cached_property
    def _widths(self) -> dict[str, float | None]:
        return {}

    def width(self, sign: str) -> float | None:
        """Width of one character in ems, or None where the font lacks it."""
        known = self._widths
        if sign not in known:
            glyph = self._font.get_nominal_glyph(ord(sign))
            known[sign] = self._font.get_glyph_h_advance(glyph) / self.face.upem if glyph else None
        return known[sign]

    def subset(self, signs: Iterable[str]) -> bytes:
        """A small font file with just these characters and what shaping them needs."""
        wanted = hb.SubsetInput()
        for sign in sorted(set(signs) | {" "}):
            wanted.unicode_set.add(ord(sign))
        if self.face.has_var_data:
            wanted.pin_all_axes_to_default(self.face)
            wanted.pin_axis_location(self.face, "wght", self.weight)
        return bytes(hb.subset(self.face, wanted).blob.data)


@dataclass(frozen=True)
class Run:
    """Characters in a row that one face draws."""

    text: str
    face: Face


@dataclass(frozen=True)
class Fonts:
    """The faces to draw with: the first that has a character draws it.

    Parameters
    ----------
    regular, bold
        In order of preference; empty where the machine has none.
    """

    regular: tuple[Face, ...]
    bold: tuple[Face, ...]

    def faces(self, *, bold: bool = False) -> tuple[Face, ...]:
        """The faces of a weight."""
        return self.bold if bold else self.regular

    def width(self, text: str, size: float, *, bold: bool = False) -> float:
        """Width of a line of text; estimated where no font is at hand."""
        return size * sum(self._width(sign, bold) for sign in text)

    def runs(self, text: str, *, bold: bool = False) -> list[Run]:
        """Cut a text where the face changes; what no face has becomes `MISSING`."""
        runs: list[Run] = []
        faces = self.faces(bold=bold)
        for sign in text:
            face = next((face for face in faces if face.width(sign) is not None), None)
            drawn = sign if face else MISSING if faces[0].width(MISSING) else "?"
            chosen = face or faces[0]
            if runs and runs[-1].face is chosen:
                runs[-1] = Run(runs[-1].text + drawn, chosen)
            else:
                runs.append(Run(drawn, chosen))
        return runs

    def lacking(self, texts: Iterable[str]) -> str:
        """The characters that no face has, sorted."""
        signs = set().union(*texts) - {"\n"}
        return "".join(sorted(s for s in signs if all(face.width(s) is None for face in self.regular)))

    def must_draw(self, texts: Iterable[str]) -> None:
        """Refuse to write boxes in place of Chinese.

        Raises
        ------
        ExportError
            Where there is no font at all, or none that has the Chinese characters.
        """
        lacking = [sign for sign in self.lacking(texts) if is_chinese(sign)]
        if not self.regular or (lacking and not any(face.width("中") for face in self.regular)):
            raise ExportError(
                "no font with Chinese characters was found on this machine; install one "
                '(Debian: apt-get install fonts-noto-cjk; or: pip install "silkgraph[fonts]") '
                "or name a file in SILKGRAPH_FONT; .svg and .html need none"
            )

    def _width(self, sign: str, bold: bool) -> float:
        for face in self.faces(bold=bold):
            width = face.width(sign)
            if width is not None:
                return width
        return 1.0 if ord(sign) >= 0x2E80 else 0.56


def is_chinese(sign: str) -> bool:
    """Whether a character is a Chinese one."""
    return "\u3400" <= sign <= "\u9fff" or "\U00020000" <= sign <= "\U0003ffff"


@cache
def fonts() -> Fonts:
    """The fonts of this machine.

    Raises
    ------
    ExportError
        Where ``SILKGRAPH_FONT`` names no font file.
    """
    return find(font_folders(), os.environ.get("SILKGRAPH_FONT", ""))


def find(folders: Iterable[Path], own: str = "") -> Fonts:
    """Look for fonts.

    Parameters
    ----------
    folders
        Searched in order, with all that is below them.
    own
        A font file that comes before all others, or empty.

    Raises
    ------
    ExportError
        Where `own` is no font file.
    """
    there = _files(folders)
    chinese = next((there[name] for name in _CHINESE if name in there), None)
    others = tuple(Face(there[name]) for name in _OTHERS if name in there)
    first: tuple[Face, ...] = (_own(own),) if own else ()
    if chinese is None:
        return Fonts(first + others, first + others)
    regular = Face(chinese, _simplified(chinese))
    heavy = there.get(_BOLD.get(chinese.name, ""), chinese)
    bold = Face(heavy, _simplified(heavy), 700)
    return Fonts((*first, regular, *others), (*first, bold, *others))


def font_folders() -> tuple[Path, ...]:
    """Where fonts lie on Linux, macOS and Windows, and in the extra package."""
    home = Path.home()
    places = {
        "darwin": ("/System/Library/Fonts", "/Library/Fonts", str(home / "Library/Fonts")),
        "win32": (
            os.path.expandvars(r"%WINDIR%\Fonts"),
            os.path.expandvars(r"%LOCALAPPDATA%\Microsoft\Windows\Fonts"),
        ),
    }.get(
        sys.platform,
        (
            "/usr/share/fonts",
            "/usr/local/share/fonts",
            str(home / ".local/share/fonts"),
            str(home / ".fonts"),
        ),
    )
    extra = find_spec("justmytype_intl_cjk")
    packaged = [Path(place) for place in (extra.submodule_search_locations or ())] if extra else []
    return (*map(Path, places), *packaged)


def _files(folders: Iterable[Path]) -> dict[str, Path]:
    found: dict[str, Path] = {}
    for folder in folders:
        for path in sorted(_below(folder)):
            found.setdefault(path.name, path)
    return found


def _below(folder: Path) -> Iterator[Path]:
    for ending in ("*.ttc", "*.otf", "*.ttf"):
        yield from folder.rglob(ending)


def _own(path: str) -> Face:
    try:
        face = Face(Path(path), _simplified(Path(path)))
        if face.face.glyph_count:
            return face
    except (OSError, hb.HarfBuzzError):
        pass
    raise ExportError(f"SILKGRAPH_FONT: '{path}' is not a font file (.ttf, .otf, .ttc)")


def _simplified(path: Path) -> int:
    """Which font of a collection has the forms of characters that mainland China writes."""
    blob = hb.Blob.from_file_path(str(path))
    for index in range(hb.Face(blob, 0).count if path.suffix.lower() == ".ttc" else 1):
        family = hb.Face(blob, index).get_name(hb.OTNameIdPredefined.FONT_FAMILY) or ""
        if family.endswith(_SIMPLIFIED) and "Mono" not in family:
            return index
    return 0
