"""Patterns by which the lines at the head of a document are told apart."""

from __future__ import annotations

import re

PERIOD = re.compile(
    r"(?<!\d)((?:19|20)\d\d)\s*年?\s*(?:-|—|–|－|−|~|～|至|到|/|\bto\b|\bthrough\b|\band\b)+\s*((?:19"
    r"|20)\d\d)(?!\d)"
)
NUMBER = re.compile(
    r"(?<![一-鿿〔])([一-鿿]{1,16}?)\s*[〔\[【［(（﹝]\s*((?:19"
    r"|20)\d\d)\s*[〕\]】］)）﹞]\s*(第)?\s*(\d{1,5})\s*号"
    r"|((?:[一-鿿]{2,12})?(?:19|20)\d\d\s*年\s*第\s*\d{1,4}\s*号)"
    r"|([一-鿿]{0,12}令?\s*第\s*\d{1,4}\s*号(?:令)?)"
)
STATED = re.compile(
    r"^(?P<key>发文字号|文\s*号|文件编号|发文机关|发文机构|发文单位|发布机构|发布单位|制定机关|来\s*源"
    r"|成文日期|发文日期|发布日期|发布时间|印发日期|公开日期"
    r"|标\s*题|名\s*称|Issued by|Issuer|Issuing (?:body|authority)|Published(?: on| by)?"
    r"|Date(?: of issue)?|Issued on|Reference|Ref\.?|Document (?:number|no\.?)|No\.)"
    r"\s*[\]】]?\s*[:：\t]\s*(?P<value>\S.*)$",
    re.IGNORECASE,
)
_BLANK = re.compile(r"\s+")


def clean(words: str) -> str:
    """A line with single blanks."""
    return _BLANK.sub(" ", words).strip()
