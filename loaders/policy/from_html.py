"""The text of a saved web page: the article, without navigation and footers."""

from __future__ import annotations

import email
import email.policy
import re
from collections.abc import Iterator

from bs4 import BeautifulSoup, Tag
from bs4.element import Comment, NavigableString

from loaders.policy.headings import label_of
from loaders.policy.unreadable import Unreadable

_DROP = (
    "script",
    "style",
    "noscript",
    "nav",
    "iframe",
    "form",
    "button",
    "select",
    "template",
    "svg",
    "footer",
    "object",
)
_BLOCK = frozenset(
    [
        "p",
        "div",
        "section",
        "article",
        "main",
        "aside",
        "header",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "ul",
        "ol",
        "li",
        "table",
        "thead",
        "tbody",
        "tfoot",
        "tr",
        "dl",
        "dt",
        "dd",
        "blockquote",
        "pre",
        "center",
        "figure",
        "figcaption",
        "body",
        "html",
        "address",
        "fieldset",
        "hr",
    ]
)
_BLANK = re.compile(r"[ \t\r\n\x0b\x0c\u200b\ufeff]+")
_MARKS = re.compile(r"[。；，,;.]")
_META = {
    "articletitle": "title",
    "title": "title",
    "og:title": "title",
    "pubdate": "date",
    "publishdate": "date",
    "article:published_time": "date",
    "contentsource": "issuer",
}
_STATED = re.compile(
    r"(发文字号|文\s*号|发文机关|发文机构|发布机构|制定机关|成文日期|发文日期|发布日期|发布时间"
    r"|印发日期)\s*[\]】]?\s*[:：]?\s*\t?\s*(\S[^\t\n]{1,60})"
)
_KEYS = {"发文字号": "number", "文号": "number"}


def looks_like_html(data: bytes) -> bool:
    """Whether the bytes begin as a web page does."""
    head = data[:2048].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return head.startswith((b"<!doctype html", b"<html")) or (
        head.startswith(b"<") and b"<body" in data[:20000].lower()
    )


def mhtml_page(data: bytes) -> bytes:
    """The page in a web archive that a browser saved as one file (.mhtml)."""
    message = email.message_from_bytes(data, policy=email.policy.default)
    for part in message.walk():
        if part.get_content_type() == "text/html":
            content = part.get_payload(decode=True)
            if isinstance(content, bytes):
                return content
    raise Unreadable("is a web archive without a page in it; save the page as HTML")


def html_text(data: bytes) -> tuple[str, dict[str, str]]:
    """Text of the article, one line for each paragraph, and what the page says about it.

    The article is the innermost element that holds three quarters of the page's punctuation.
    """
    soup = BeautifulSoup(data, "lxml")
    meta: dict[str, str] = {}
    for tag in soup.find_all("meta"):
        key = _META.get(str(tag.get("name") or tag.get("property") or "").lower())
        content = str(tag.get("content") or "").strip()
        if key and content:
            meta.setdefault(key, content)
    heading = soup.find("h1")
    if isinstance(heading, Tag) and heading.get_text(strip=True):
        meta.setdefault("title", heading.get_text(" ", strip=True))
    if soup.title and soup.title.get_text(strip=True):
        meta.setdefault("title", re.split(r"\s*[_|]\s*|\s+[-–—]\s+", soup.title.get_text(" ", strip=True))[0])
    for tag in soup.find_all(_DROP):
        tag.decompose()
    body = soup.body or soup
    everything = _text(body)
    for found in _STATED.finditer(everything):
        name = _BLANK.sub("", found[1])
        key = _KEYS.get(name, "date" if name.endswith(("日期", "时间")) else "issuer")
        meta.setdefault(key, found[2].strip())
    return _text(_article(body)), meta


def _article(body: Tag) -> Tag:
    whole = len(_MARKS.findall(body.get_text()))
    here = body
    while whole:
        inner = [
            child
            for child in here.find_all(True, recursive=False)
            if child.name not in ("p", "tr", "td", "span", "li")
        ]
        best = max(inner, key=lambda child: len(_MARKS.findall(child.get_text())), default=None)
        if best is None or len(_MARKS.findall(best.get_text())) < 0.75 * whole:
            break
        here = best
    return here


def _text(root: Tag) -> str:
    lines: list[str] = []
    line = ""
    for piece in _pieces(root):
        if piece == "\n":
            if line.strip():
                lines.append(line.strip(" "))
            line = ""
        else:
            line += piece
    if line.strip():
        lines.append(line.strip(" "))
    return "\n".join(_BLANK_INNER.sub(" ", words) for words in lines) + "\n"


_BLANK_INNER = re.compile(r" {2,}")


def _pieces(parent: Tag) -> Iterator[str]:
    number = 0
    for child in parent.children:
        if isinstance(child, Comment):
            continue
        if isinstance(child, NavigableString):
            words = str(child)
            yield _BLANK.sub(" ", words) if words.strip() else (" " if words else "")
            continue
        if not isinstance(child, Tag):
            continue
        if child.name == "br":
            yield "\n"
        elif child.name in ("td", "th"):
            yield from (piece if piece != "\n" else " " for piece in _pieces(child))
            yield "\t"
        elif child.name in _BLOCK:
            yield "\n"
            if child.name == "li" and parent.name == "ol":
                number += 1
                if label_of(child.get_text().strip()) is None:
                    yield f"{number}. "
            yield from _pieces(child)
            yield "\n"
        else:
            yield from _pieces(child)
