"""One page that opens without a network: the picture, its legend, a search and the evidence on a click.

Its content security policy lets only its own two scripts and its style run, by their hashes, and lets
nothing be fetched. Texts reach the page as JSON and become text nodes, never HTML.
"""

from __future__ import annotations

import base64
import hashlib
import html
import json
from collections import Counter
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

import orjson

from diagrams import facts, palette, words
from diagrams.layout import Layout
from diagrams.lines import line_legend
from diagrams.shapes import svg_path
from diagrams.vis import FONT, FULL_LABELS, label, vis_graph, vis_network_js
from graph.network import Network, NetworkEdge, NetworkNode, SourceInfo

_LANGUAGE_NAMES = {"zh": "中文", "en": "English", "both": "双语"}
_SWATCH = 7.0


def page(
    network: Network,
    *,
    language: words.Language = "zh",
    dark: bool = False,
    layout: Layout | str = Layout.FORCE,
    placed: Mapping[str, tuple[float, float]] | None = None,
) -> str:
    """The whole page as text.

    Parameters
    ----------
    language
        That it opens in; the reader can change it.
    placed
        Positions to keep, in pixels; by default they are computed by `layout`.
    """
    style = _variables(palette.theme(dark=dark)) + _file("page.css")
    vis, script = vis_network_js(), _file("page.js")
    policy = (
        f"default-src 'none'; script-src {_hash(vis)} {_hash(script)}; style-src {_hash(style)}; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )
    content = _content(network, language, dark, layout, placed)
    switch = "".join(
        f'<button type="button" data-language="{code}" '
        f'aria-pressed="{str(code == language).lower()}">{name}</button>'
        for code, name in _LANGUAGE_NAMES.items()
    )
    return f"""<!DOCTYPE html>
<html lang="{"en" if language == "en" else "zh-CN"}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>{html.escape(words.visible(words.title(network, language)))}</title>
<style>{style}</style>
</head>
<body>
<header>
<div id="heading"><h1 id="title"></h1><div id="about"></div></div>
<div class="tools">
<div id="find"><input id="search" type="search" autocomplete="off"><ul id="found" hidden></ul></div>
<div class="switch" id="languages">{switch}</div>
<button type="button" id="fit"></button><button type="button" id="print"></button>
</div>
</header>
<nav><h2 id="legend"></h2><div id="kinds"></div><h2 id="line_legend"></h2><div id="lines"></div>
<p id="hint"></p></nav>
<main><div id="network" role="img" aria-labelledby="title"></div></main>
<aside id="panel" hidden><button type="button" id="close"></button><div id="evidence"></div></aside>
<footer id="notes"></footer>
<script type="application/json" id="data">{content}</script>
<script>{vis}</script>
<script>{script}</script>
</body>
</html>
"""


def _content(
    network: Network,
    language: words.Language,
    dark: bool,
    layout: Layout | str,
    placed: Mapping[str, tuple[float, float]] | None,
) -> str:
    drawn = vis_graph(network, language=language, dark=dark, layout=layout, placed=placed)
    counts = Counter(node.label for node in network.nodes)
    names = facts.names_by_id(network)
    few = len(network.nodes) <= FULL_LABELS
    told: dict[object, list[list[list[str]]]] = {}
    content: dict[str, Any] = {
        "language": language,
        "title": _shown(words.title(network, "zh"), words.title(network, "en")),
        "about": [words.about(network, "zh"), words.about(network, "en")],
        "measure": list(words.measure_names(network.measure)) if network.measure else None,
        "notes": [_shown(zh, en) for zh, en in network.notes],
        "words": words.WORDS,
        "kinds": {kind: palette.kind_names(kind) for kind in sorted(counts)},
        "legend": [
            {
                "kind": entry.kind,
                "names": [entry.zh, entry.en],
                "colour": entry.colour,
                "hollow": entry.hollow,
                "count": counts[entry.kind],
                "path": svg_path(entry.shape, radius=_SWATCH),
            }
            for entry in palette.legend(counts, dark=dark)
        ],
        "lines": [
            {"names": names_, "colour": colour, "width": width, "dash": " ".join(map(str, dash))}
            for names_, colour, width, dash in line_legend(network, dark=dark)
        ],
        "nodes": drawn.nodes,
        "edges": drawn.edges,
        "options": drawn.options,
        "types": {kind: words.type_names(kind) for kind in sorted({edge.type for edge in network.edges})},
        "facts": {node.id: _node(node, names, layout, few=few) for node in network.nodes},
        "links": {edge.id: _edge(edge, names, told) for edge in network.edges},
        "sources": {key: _source(source) for key, source in sorted(network.sources.items())},
    }
    return _json(content)


def _node(
    node: NetworkNode, names: Mapping[str, tuple[str, str]], layout: Layout | str, *, few: bool
) -> dict[str, Any]:
    """What a click on a node shows; what is empty is left out."""
    own = names[node.id]
    found: dict[str, Any] = {
        "names": _shown(*own),
        "sought": _sought(node.id, own, node.properties.get("aliases")),
        "facts": _told(facts.node_facts(node, names)),
        "sources": node.source_ids,
    }
    if few:
        found["labels"] = [label(node, tongue, layout) for tongue in words.LANGUAGES]
    if node.score is not None:
        found["score"] = f"{node.score:.4g}"
    if node.waiting:
        found["waiting"] = node.waiting
    return found


def _edge(
    edge: NetworkEdge, names: Mapping[str, tuple[str, str]], told: dict[object, list[list[list[str]]]]
) -> dict[str, Any]:
    """What a click on a line shows; what is empty is left out.

    Parameters
    ----------
    told
        Facts told before: many edges have the same.
    """
    found: dict[str, Any] = {"sources": edge.source_ids}
    if edge.directed:
        found["directed"] = True
    if edge.quote:
        found["quote"] = words.visible(edge.quote)
    if edge.inferred:
        found["inferred"] = True
    if edge.predicted:
        found["predicted"] = True
    if edge.properties:
        key = edge.type, repr(edge.properties)
        if key not in told:
            told[key] = _told(facts.edge_facts(edge, names))
        if told[key]:
            found["facts"] = told[key]
    return found


def _told(told: tuple[facts.Fact, ...]) -> list[list[list[str]]]:
    return [[[fact.zh, fact.en], _shown(fact.value_zh, fact.value_en)] for fact in told]


def _shown(zh: str, en: str) -> list[str]:
    return [words.visible(zh), words.visible(en)]


def _sought(node: str, names: tuple[str, str], aliases: object) -> str:
    also = [str(alias) for alias in aliases] if isinstance(aliases, (list, tuple)) else []
    return "\n".join(dict.fromkeys(text.lower() for text in (*names, *also, node)))


def _source(source: SourceInfo) -> dict[str, Any]:
    return {
        "title": words.visible(source.title or source.id),
        "publisher": words.visible(source.publisher),
        "kind": words.source_kind_names(source.kind),
        "url": words.web_address(source.url),
        "published_on": source.published_on,
    }


def _json(content: object) -> str:
    """JSON that cannot end its script element."""
    try:
        text = orjson.dumps(content).decode()
    except orjson.JSONEncodeError:  # a half of a character, which that library refuses
        text = json.dumps(content, ensure_ascii=False).encode("utf-8", "replace").decode()
    for sign in "<>&\u2028\u2029":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return text


def _variables(ground: palette.Theme) -> str:
    names = ("background", "surface", "text", "muted", "rule", "accent")
    values = "".join(f"--{name}: {getattr(ground, name)}; " for name in names)
    return f":root {{ {values}--font: {FONT}; }}\n"


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


@cache
def _file(name: str) -> str:
    return (files("diagrams") / name).read_text(encoding="utf-8")
