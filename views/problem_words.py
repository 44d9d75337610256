"""What is wrong in people's files, in the page's language; the loader says it in English."""

from __future__ import annotations

import re
from functools import cache

from graph.errors import Problem
from graph.schema import LABELS, VALUE_NAMES
from loaders.columns import tables
from loaders.tables import LABEL_WORDS
from views.words import language

_PATTERNS: tuple[tuple[str, str], ...] = (
    (r"unknown column '(?P<a>.+?)'", "没有名为“{a}”的列"),
    (r"unknown (?P<kind>[a-z ]+?) '(?P<a>.+?)'", "未知的{kind}“{a}”"),
    (r"missing column '(?P<a>.+?)' \(.+?\)", "缺少“{a}”列"),
    (r"missing column '(?P<a>.+?)'", "缺少“{column_a}”列"),
    (r"(?P<column>\w+) '(?P<a>.*?)' is not one of (?P<b>[^;]+)", "{column}“{a}”不在可填的值之内：{b}"),
    (r"(?P<column>\w+) '(?P<a>.*?)' is not a year of four digits", "{column}“{a}”不是四位数字的年份"),
    (r"(?P<column>\w+) '(?P<a>.*?)' is not a date \(.+\)", "{column}“{a}”不是日期（年、年-月或年-月-日）"),
    (r"(?P<column>\w+) '(?P<a>.*?)' is not a number", "{column}“{a}”不是数字"),
    (r"(?P<column>\w+) (?P<a>\S+) is not between (?P<b>\S+) and (?P<c>\S+)", "{column}{a}不在{b}与{c}之间"),
    (r"(?P<column>\w+) is empty; accepted: (?P<b>.+)", "{column}为空；可填：{b}"),
    (r"(?P<column>\w+) is empty; every fact needs a source", "{column}为空；每项事实都要有来源"),
    (r"(?P<column>\w+) is empty", "{column}为空"),
    (r"(?P<column>\w+) holds (?P<a>\d+) entries; one is accepted", "{column}填了{a}项；只能填一项"),
    (r"name_zh and name_en are both empty; give one", "中英文名称都为空；至少填一个"),
    (r"duplicate id '(?P<a>.+?)'; it stands in (?P<b>.+)", "标识“{a}”重复；已见于{b}"),
    (r"states the same as line (?P<a>\d+)", "与第{a}行重复"),
    (r"id '(?P<a>.+?)' is not a slug \(.+\)", "标识“{a}”不合规则（小写英文字母、数字和单个连字符）"),
    (r"id '(?P<a>.+?)' is not an ISO .*", "标识“{a}”不是三位大写字母的国家代码"),
    (r"'(?P<a>.+?)' is an? (?P<kind>[a-z ]+?), not an? (?P<kind2>[a-z ]+)", "“{a}”是{kind}，不是{kind2}"),
    (r"'(?P<a>.+?)' can mean (?P<b>\d+) entities: (?P<c>.+); write the id", "“{a}”可指{b}个：{c}；请填标识"),
    (r"'(?P<a>.+?)' takes part in itself", "“{a}”参与了自身"),
    (r"'(?P<a>.+?)' is its own sister", "“{a}”与自身结为姊妹园"),
    (r"(?P<column>\w+) (?P<a>\d+) is before (?P<column2>\w+) (?P<b>\d+)", "{column}{a}早于{column2}{b}"),
    (r"is empty; its first line must .+", "是空的；首行应为列名"),
    (r"is empty", "是空的"),
    (r"column '(?P<a>.+?)' stands twice", "“{a}”列出现两次"),
    (r"'(?P<a>.+?)' stands in a column without a name; name the column", "“{a}”所在的列没有列名；请补列名"),
    (r"no line names the columns; accepted: (?P<a>.+)", "没有列名行；可用的列名：{a}"),
    (r"cannot tell which table this is; name the sheet or file after one: (?P<a>.+)",
     "看不出是哪张表；请把工作表或文件命名为：{a}"),
    (r"no row to read; take a template and fill it in", "没有可读的数据行；请用模板填写"),
    (r"stands above the line that names the columns; .+", "在列名行之上；请移到下方或删去"),
    (r"cells (?P<a>\S+) are merged; .+", "单元格{a}是合并的；请取消合并，每行都填写"),
    (r"holds a formula without a stored result; .+", "公式没有计算结果；请粘贴为数值"),
    (r"holds the error (?P<a>\S+); .+", "单元格是错误值{a}；请填写实际的值"),
    (r"is an old \.xls workbook or protected .+", "是旧版 .xls 或有密码；请另存为无密码的 .xlsx"),
    (r"is neither UTF-8 nor GBK; .+", "既不是 UTF-8 也不是 GBK；请另存为 CSV UTF-8"),
    (r"is not UTF-8 and not certainly GBK; .+", "不是 UTF-8，也不能断定是 GBK；请另存为 CSV UTF-8"),
    (r"is not well-formed CSV: .+", "CSV 格式有误；请检查此处之后的引号"),
    (r"is (?:not an XLSX workbook that can be read|a damaged workbook|damaged|an archive, but).*",
     "无法作为 XLSX 打开；请用 Excel 或 WPS 重新另存为 .xlsx"),
    (r"'(?P<a>.+?)' is no kind of table that is read; accepted: (?P<b>.+)", "不能读取{a}类文件；可用：{b}"),
    (r"holds a control character \((?P<a>.+?)\).+", "含控制字符（{a}）；请删去"),
    (r"(?P<column>\w+) is empty here, but other data sets state '(?P<a>.*)'; it stays",
     "{column}留空，但其他数据集写的是“{a}”；仍予保留"),
    (r"(?P<a>\d+) rows name no source; .+\((?P<b>.+)\)", "{a}行没有填来源；将以您的自述为来源（{b}）"),
    (r"one row names no source; .+\((?P<b>.+)\)", "1行没有填来源；将以您的自述为来源（{b}）"),
)  # fmt: skip
_HINT = re.compile(r"; did you mean '?(?P<a>.+?)'?\?\Z")


def message(problem: Problem) -> str:
    """What is wrong and what to do."""
    text = problem.message
    if language() != "zh":
        return text
    hint = _HINT.search(text)
    body = text[: hint.start()] if hint else text
    accepted = body.partition("; accepted: ") if body.startswith("unknown column") else (body, "", "")
    for pattern, words in _PATTERNS:
        found = re.fullmatch(pattern, accepted[0], re.S)
        if found:
            said = words.format(**_words({key: value or "" for key, value in found.groupdict().items()}))
            said += f"；可用：{accepted[2]}" if accepted[1] else ""
            return said + (f"；是否指 {hint['a']}？" if hint else "")
    return text


def place(problem: Problem) -> str:
    """Where it is: file or sheet, and cell or line."""
    where = Problem(problem.file, problem.line, "", problem.column)
    return str(where).removesuffix(": ")


def _words(parts: dict[str, str]) -> dict[str, str]:
    filled = dict(parts)
    for key, value in parts.items():
        if key.startswith("column"):
            filled[key] = _columns().get(value, value)
        elif key.startswith("kind"):
            filled[key] = "或".join(_kinds().get(part, part) for part in value.split(" or "))
        elif all(part in VALUE_NAMES for part in value.split(", ")):
            filled[key] = "、".join(VALUE_NAMES[part][0] for part in value.split(", "))
    filled["column_a"] = _columns().get(parts.get("a", ""), parts.get("a", ""))
    return filled


@cache
def _columns() -> dict[str, str]:
    return {column.name: column.name_zh for table in tables() for column in table.columns}


@cache
def _kinds() -> dict[str, str]:
    named = {label.name: label.name_zh for label in LABELS}
    return {word: named[label] for label, word in LABEL_WORDS.items()} | {"actor": "主体", "entity": "对象"}
