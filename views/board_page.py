"""The board as a table and as a page of its own that needs nothing from elsewhere."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

from diagrams import palette
from views.words import language

TABLE = """
.sg-board { overflow-x: auto; }
.sg-board table { border-collapse: collapse; width: 100%; font-size: 0.875rem; line-height: 1.6; }
.sg-board th { text-align: left; font-weight: 600; white-space: nowrap; vertical-align: bottom; }
.sg-board th, .sg-board td { padding: 6px 10px 6px 0; border: none; border-bottom: 1px solid var(--sg-rule); }
.sg-board td { vertical-align: top; }
.sg-board td:first-child { min-width: 20em; max-width: 34em; }
.sg-task { border-bottom: 1px solid var(--sg-rule); padding: 0.35rem 0; }
.sg-task summary { cursor: pointer; line-height: 1.8; }
.sg-task summary span { color: var(--sg-muted); font-size: 0.875rem; margin-left: 0.6em; }
.sg-board td.n { text-align: right; font-variant-numeric: tabular-nums; }
"""
ROADMAP = """
.sg-road { display: grid; grid-template-columns: repeat(auto-fit, minmax(16em, 1fr)); gap: 1rem 2rem; }
.sg-road section { border-top: 3px solid var(--sg-accent); padding-top: 0.3rem; }
.sg-road h4 { margin: 0; font-size: 1.1rem; font-weight: 650; padding: 0; }
.sg-road ul { padding-left: 1.1em; margin: 0.3rem 0; line-height: 1.7; font-size: 0.875rem; }
.sg-road span { color: var(--sg-muted); }
"""


def table(rows: Sequence[Mapping[str, str]]) -> str:
    """Rows as an HTML table in which long sentences wrap; columns that are empty throughout are left out."""
    columns = [name for name in rows[0] if any(row[name] for row in rows)]
    head = "".join(f"<th scope='col'>{escape(name)}</th>" for name in columns)
    body = "".join(
        "<tr>" + "".join(f"<td{_number(row[name])}>{escape(row[name])}</td>" for name in columns) + "</tr>"
        for row in rows
    )
    grid = f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
    return f"<style>{TABLE}</style><div class='sg-board'>{grid}</div>"


def task(name: str, about: str, rows: Sequence[Mapping[str, str]], *, opened: bool) -> str:
    """One task, to be opened by a click."""
    return (
        f"<details class='sg-task'{' open' if opened else ''}><summary><b>{escape(name)}</b> "
        f"<span>{escape(about)}</span></summary>{table(rows)}</details>"
    )


def document(title: str, about: str, tasks: Mapping[str, Sequence[Mapping[str, str]]]) -> str:
    """Write a page with one table a task, which prints and needs no network."""
    theme = palette.theme()
    parts = "".join(f"<h2>{escape(name)}</h2>{table(rows)}" for name, rows in tasks.items() if rows)
    return (
        f'<!doctype html><html lang="{language()}"><meta charset="utf-8"><title>{escape(title)}</title>'
        "<style>"
        f":root {{ --sg-rule: {theme.rule}; --sg-accent: {theme.accent}; }}"
        f"body {{ font-family: 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', system-ui, sans-serif; "
        f"color: {theme.text}; background: {theme.background}; max-width: 1240px; margin: 2rem auto; "
        "padding: 0 1rem; }"
        "h1 { font-size: 1.6rem; } h2 { font-size: 1.1rem; margin-top: 2rem; }"
        f"</style><h1>{escape(title)}</h1><p>{escape(about)}</p>{parts}</html>"
    )


def _number(text: str) -> str:
    return " class='n'" if text.isdigit() else ""
