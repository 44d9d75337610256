"""The pieces of a dossier as HTML: years as columns, facts, records and sources with their numbers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

import streamlit as st

from analysis.dossier import YearCount
from analysis.facts import Record
from graph.network import SourceInfo
from views import names, reading
from views.words import listed, number, t

STYLE = """
.sg-years { display: flex; align-items: flex-end; gap: 2px; height: 150px; max-width: 60em;
  border-bottom: 1px solid var(--sg-rule); margin: 1.4rem 0 1.5rem; }
.sg-years div { flex: 1 1 0; min-width: 0; max-width: 4.5em; height: 100%; position: relative; display: flex;
  flex-direction: column; justify-content: flex-end; }
.sg-years div.none { margin-left: 1.2em; }
.sg-years b { font-size: 0.75rem; font-weight: 600; text-align: center; line-height: 1.5; }
.sg-years i { display: block; background: var(--sg-muted); }
.sg-years i.home { background: var(--sg-accent); }
.sg-years u { position: absolute; top: 100%; left: 50%; transform: translateX(-50%); text-decoration: none;
  font-size: 0.75rem; color: var(--sg-muted); white-space: nowrap; line-height: 1.8; }
.sg-key { display: inline-block; width: 0.8em; height: 0.8em; background: var(--sg-muted);
  margin: 0 0.3em 0 0; vertical-align: -0.05em; }
.sg-key.home { background: var(--sg-accent); margin-left: 1em; }
.sg-sheet { overflow-x: auto; }
table.sg-bars th { white-space: normal; min-width: 9em; max-width: 20em; }
.sg-sheet table { border-collapse: collapse; font-size: 0.9375rem; line-height: 1.6; }
.sg-sheet th, .sg-sheet td { text-align: left; vertical-align: top; padding: 4px 16px 4px 0; border: none;
  border-bottom: 1px solid var(--sg-rule); }
.sg-sheet th { font-weight: 600; white-space: nowrap; }
.sg-sheet td:nth-child(2) { min-width: 9em; overflow-wrap: anywhere; }
.sg-sheet sup, .sg-note sup { color: var(--sg-muted); line-height: 0; }
ol.sg-sources { font-size: 0.875rem; line-height: 1.7; color: var(--sg-muted); max-width: 56em;
  padding-left: 2.4em; overflow-wrap: anywhere; }
@media print {
  .stSidebar, .stAppHeader, [data-testid="stToolbar"], .stDownloadButton, .stButton, .stPopover, .stSelectbox,
  .stSegmentedControl, .stButtonGroup, .net-tools, .net-panel, .stExpander, .find,
  [data-testid="stDecoration"] { display: none !important; }
  .stApp, .stAppViewContainer, .stMain, .stMainBlockContainer, body, html, #root, #root > div {
    position: static !important; overflow: visible !important; height: auto !important;
    max-width: none !important; display: block !important; }
  .sg-sheet { overflow: visible; }
  .sg-sheet tr, .sg-years, blockquote { break-inside: avoid; }
  h3 { break-after: avoid; }
}
"""
_EVERY = 5
_MANY = 12


def years(counts: Sequence[YearCount]) -> str:
    """Columns by year; the part with a home participant stands below, in the accent's colour."""
    highest = max((item.began for item in counts), default=0) or 1
    columns = []
    dated = [item.year for item in counts if item.year is not None]
    for item in counts:
        home, rest = 84 * item.home / highest, 84 * (item.began - item.home) / highest
        told = item.year is None or len(dated) <= _MANY or item.year % _EVERY == 0
        label = t("no year") if item.year is None else str(item.year)
        columns.append(
            f"<div data-year='{item.year or ''}' data-began='{item.began}' data-home='{item.home}'"
            f"{' class=none' if item.year is None else ''}>"
            f"{f'<b>{number(item.began)}</b>' if item.began else ''}"
            f"<i style='height:{rest:.1f}%'></i><i class='home' style='height:{home:.1f}%'></i>"
            f"<u>{escape(label) if told else ''}</u></div>"
        )
    alt = t("Records by the year in which they began; the table below has the same numbers")
    return f"<div class='sg-years' role='img' aria-label='{escape(alt)}'>{''.join(columns)}</div>"


def legend(home: str) -> str:
    """What the two colours of the columns mean."""
    return (
        f"<p class='sg-note'><span class='sg-key'></span>{escape(t('others'))}"
        f"<span class='sg-key home'></span>{escape(home)}</p>"
    )


def bars(items: Sequence[tuple[str, int]]) -> str:
    """Names with bars and numbers; the longest bar is the largest number."""
    highest = max(count for _, count in items)
    rows = "".join(
        f"<tr><th scope='row'>{escape(name)}</th><td class='n'>{escape(number(count))}</td>"
        f"<td class='b'><span style='width:{100 * count / highest:.2f}%'></span></td></tr>"
        for name, count in items
    )
    return f"<table class='sg-bars'><tbody>{rows}</tbody></table>"


def facts(pairs: Sequence[tuple[str, str]]) -> str:
    """Facts as a table of two columns."""
    rows = "".join(
        f"<tr><th scope='row'>{escape(name)}</th><td>{escape(value)}</td></tr>" for name, value in pairs
    )
    return f"<div class='sg-sheet'><table><tbody>{rows}</tbody></table></div>"


def sheet(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Rows under headings; cells are HTML already."""
    head = "".join(f"<th scope='col'>{escape(name)}</th>" for name in heads)
    body = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
    table = f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
    return f"<div class='sg-sheet' tabindex='0'>{table}</div>"


def records(found: Sequence[Record], numbers: Mapping[str, int], own: str) -> str:
    """Records with year, state, participants and the numbers of their sources."""
    rows = []
    for item in found:
        who = [known(key) for key in item.actor_ids if key != own]
        more = [t("and {n} more", n=len(who) - 6)] if len(who) > 6 else []
        rows.append(
            (
                escape(str(item.year or t("no year"))),
                f"{escape(known(item.id))} {marks(item.source_ids, numbers)}",
                escape(names.value_name(item.status) if item.status else names.kind_name(item.label)),
                escape(listed([*who[:6], *more])),
                escape(t("yes") if item.home_actor_ids else ""),
            )
        )
    return sheet((t("Year"), t("Record"), t("State"), t("Who takes part"), t("Home participant")), rows)


def marks(ids: Sequence[str], numbers: Mapping[str, int]) -> str:
    """Numbers of sources as marks."""
    return f"<sup>{''.join(f'[{numbers[key]}]' for key in ids if key in numbers)}</sup>"


def sources(found: Sequence[SourceInfo]) -> str:
    """Sources as a numbered list."""
    items = []
    for source in found:
        title = escape(source.title or source.id)
        if source.url.startswith(("https://", "http://")):
            url = escape(source.url, quote=True)
            title = f'<a href="{url}" target="_blank" rel="noopener noreferrer">{title}</a>'
        items.append(f"<li>{title} · {escape(names.source_note(source))}</li>")
    return f"<ol class='sg-sources'>{''.join(items)}</ol>"


def known(key: str) -> str:
    """Name of anything that has one, else its id."""
    node = reading.named().get(key)
    return names.node_name(node) if node else key


def style() -> None:
    """The rules of the dossier, for screen and paper."""
    st.html(f"<style>{STYLE}</style>")
