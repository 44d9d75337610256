"""The text of a Word document, with the numbers that Word itself puts before paragraphs."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import Any

import cn2an
import docx
from docx.oxml.ns import qn

from loaders.policy.unreadable import Unreadable

_LARGEST = 400 * 1024 * 1024
_CHINESE = ("chinese", "japanese", "taiwanese", "ideograph")
_P, _TABLE, _ROW, _CELL = qn("w:p"), qn("w:tbl"), qn("w:tr"), qn("w:tc")
_INNER = (qn("w:sdt"), qn("w:sdtContent"), qn("w:customXml"), qn("w:ins"), qn("w:smartTag"))
_GONE = (qn("w:del"), qn("w:moveFrom"), qn("w:txbxContent"), qn("w:instrText"))


def docx_text(data: bytes) -> str:
    """One line for each paragraph and each table row (cells parted by tabs); tracked deletions are left out.

    Raises
    ------
    Unreadable
        Where it is another Office file, or a damaged one.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
            size = sum(item.file_size for item in archive.infolist())
    except zipfile.BadZipFile as error:
        raise Unreadable("is a damaged DOCX file: the archive in it cannot be opened") from error
    if "word/document.xml" not in names:
        raise Unreadable(f"is {_other_kind(names)}, not a Word document; save the text as .docx or .txt")
    if size > _LARGEST:
        raise Unreadable("is a DOCX file that unpacks to more than 400 MB; it is not read")
    try:
        document = docx.Document(io.BytesIO(data))
        numbering = _Numbering(document)
        return "\n".join(_lines(document.element.body, numbering)) + "\n"
    except Exception as error:  # the library lets errors of zip, XML and missing parts through as they come
        raise Unreadable(f"is a damaged DOCX file: {type(error).__name__}") from error


def _other_kind(names: set[str]) -> str:
    if "xl/workbook.xml" in names:
        return "an Excel workbook"
    if "ppt/presentation.xml" in names:
        return "a PowerPoint file"
    if "content.xml" in names:
        return "an OpenDocument file"
    return "a ZIP archive"


def _lines(parent: Any, numbering: _Numbering) -> Iterator[str]:
    for child in parent:
        if child.tag == _P:
            yield numbering.label(child) + _words(child)
        elif child.tag == _TABLE:
            for row in child.iter(_ROW):
                cells = [
                    " ".join(_words(p).strip() for p in cell.iter(_P)).strip()
                    for cell in row.iterchildren(_CELL)
                ]
                yield "\t".join(cells)
        elif child.tag in _INNER:
            yield from _lines(child, numbering)


def _words(paragraph: Any) -> str:
    return "".join(_pieces(paragraph))


def _pieces(parent: Any) -> Iterator[str]:
    for child in parent:
        if child.tag in _GONE:
            continue
        if child.tag == qn("w:t"):
            yield child.text or ""
        elif child.tag == qn("w:tab"):
            yield "" if parent.tag == qn("w:tabs") else " "
        elif child.tag == qn("w:br"):
            yield "\n" if child.get(qn("w:type")) in (None, "textWrapping") else ""
        elif child.tag == qn("w:noBreakHyphen"):
            yield "-"
        else:
            yield from _pieces(child)


class _Numbering:
    """Word's automatic numbers: counters by list and level."""

    def __init__(self, document: Any) -> None:
        self._levels: dict[tuple[str, int], tuple[str, str, int]] = {}
        self._abstract: dict[str, str] = {}
        self._counters: dict[str, dict[int, int]] = {}
        self._styles: dict[str, tuple[str, int]] = {}
        for style in document.styles.element.iter(qn("w:style")):
            found = self._pointer(style)
            if found:
                self._styles[style.get(qn("w:styleId"))] = found
        try:
            numbering = document.part.numbering_part.element
        except (KeyError, NotImplementedError):
            return
        for abstract in numbering.iter(qn("w:abstractNum")):
            key = abstract.get(qn("w:abstractNumId"))
            for level in abstract.iter(qn("w:lvl")):
                self._levels[key, int(level.get(qn("w:ilvl")))] = (
                    self._value(level, "w:numFmt") or "decimal",
                    self._value(level, "w:lvlText") or "",
                    int(self._value(level, "w:start") or 1),
                )
        for number in numbering.iter(qn("w:num")):
            self._abstract[number.get(qn("w:numId"))] = self._value(number, "w:abstractNumId") or ""

    @staticmethod
    def _value(element: Any, tag: str) -> str | None:
        found = element.find(qn(tag))
        return None if found is None else found.get(qn("w:val"))

    def _pointer(self, element: Any) -> tuple[str, int] | None:
        properties = element.find(qn("w:pPr"))
        numbered = None if properties is None else properties.find(qn("w:numPr"))
        if numbered is None:
            return None
        return self._value(numbered, "w:numId") or "", int(self._value(numbered, "w:ilvl") or 0)

    def label(self, paragraph: Any) -> str:
        """The number that stands before a paragraph, or the empty string."""
        pointer = self._pointer(paragraph)
        properties = paragraph.find(qn("w:pPr"))
        if pointer is None and properties is not None:
            pointer = self._styles.get(self._value(properties, "w:pStyle") or "")
        if pointer is None or not _words(paragraph).strip():
            return ""
        key, depth = self._abstract.get(pointer[0], ""), pointer[1]
        if (key, depth) not in self._levels:
            return ""
        form, pattern, first = self._levels[key, depth]
        if form in ("bullet", "none"):
            return ""
        counters = self._counters.setdefault(pointer[0], {})
        counters[depth] = counters.get(depth, first - 1) + 1
        for deeper in [level for level in counters if level > depth]:
            del counters[deeper]
        written = pattern
        for level in range(depth + 1):
            level_form = self._levels.get((key, level), (form, "", 1))[0]
            written = written.replace(f"%{level + 1}", _numeral(counters.get(level, 1), level_form))
        return written + ("" if written[-1:] in "、）)．" else " ")


def _numeral(number: int, form: str) -> str:
    if form.startswith(_CHINESE):
        return str(cn2an.an2cn(number)).removeprefix("一") if 10 <= number < 20 else str(cn2an.an2cn(number))
    if form in ("upperLetter", "lowerLetter"):
        letter = chr(64 + (number - 1) % 26 + 1)
        return letter if form == "upperLetter" else letter.lower()
    if form in ("upperRoman", "lowerRoman"):
        roman = "".join(_roman(number))
        return roman if form == "upperRoman" else roman.lower()
    if form == "decimalEnclosedCircle" and 1 <= number <= 20:
        return chr(ord("①") + number - 1)
    return str(number)


def _roman(number: int) -> Iterator[str]:
    for value, sign in (
        (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
    ):  # fmt: skip
        while number >= value:
            yield sign
            number -= value
