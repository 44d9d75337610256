"""Registers as people write them."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence

from openpyxl import Workbook

DEMANDS = ("中文名称", "国家", "领域", "类别", "发布日期", "状态")
COOPERATIONS = ("标识", "中文名称", "类别", "领域", "国家", "起始年", "状态")
PARTICIPATIONS = ("参与方", "合作或实验室", "角色")


def workbook(sheets: Mapping[str, Sequence[Sequence[object]]]) -> bytes:
    """An XLSX file; the first row of each sheet names its columns."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(list(row))
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def register(*, mended: bool) -> bytes:
    """A demand register and a cooperation that answers an open ask; with three mistakes or without."""
    country, field, kind = ("塞尔维亚", "农业", "技术") if mended else ("塞尔维雅", "农业科计", "技木")
    return workbook(
        {
            "需求表": [
                DEMANDS,
                ["塞尔维亚希望引进温室种植技术", country, "农业", "技术", "2025年3月1日", "开放"],
                ["意大利希望联合研究节水农业", "意大利", field, "联合研究", "2025-04", "开放"],
                ["塞尔维亚希望引进智能灌溉设备", "塞尔维亚", "农业", kind, "2025/5/6", "开放"],
            ],
            "合作表": [
                COOPERATIONS,
                [
                    "coop-mus-animals",
                    "北京与毛里求斯实验动物联合研究",
                    "项目",
                    "实验动物",
                    "毛里求斯",
                    2025,
                    "进行中",
                ],
            ],
            "参与表": [PARTICIPATIONS, ["中国农业大学", "北京与毛里求斯实验动物联合研究", "牵头方"]],
        }
    )
