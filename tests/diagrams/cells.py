"""Cells of country and field: one answered, one gap, one that nobody asks."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Cell:
    country_id: str
    country_zh: str
    country_en: str
    field_id: str
    field_zh: str
    field_en: str
    state: str
    any: int
    home: int
    measures: tuple[str, ...] = ()
    quotes: tuple[str, ...] = ()
    record_ids: tuple[str, ...] = ()
    inferred: bool = False


CELLS = (
    Cell("ITA", "意大利", "Italy", "advanced-manufacturing", "先进制造", "Advanced manufacturing", "answered",
         1, 1, ("m1",), ("推动与意大利合作",), ("r1", "r2")),
    Cell("ITA", "意大利", "Italy", "rail-transit", "轨道交通", "Rail transit", "unasked", 2, 0),
    Cell("MUS", "毛里求斯", "Mauritius", "laboratory-animals", "实验动物", "Laboratory animals", "gap", 0, 0,
         ("m1",), ("鼓励与毛里求斯开展实验动物合作",)),
)  # fmt: skip
