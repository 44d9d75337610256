"""Names that break careless writers."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from graph.network import Network, NetworkEdge, NetworkNode, SourceInfo
from tests.diagrams.networks import network

NAMES = {
    "quotes": "他说\"好\" and 'fine' `tick` \\back\\",
    "comma": "a,b;c|d\ttab",
    "formula": "=1+1",
    "formula-at": "@SUM(A1)",
    "formula-plus": "+86 10",
    "apostrophe": "'quoted first",
    "script": "<script>window.pwned = true</script>",
    "closing": "</script><img src=x onerror='window.pwned=true'>",
    "cdata": "]]> & &amp; &lt; <!-- comment -->",
    "controls": "a\x00b\x01c\x07d\x1be\x7ff",
    "emoji": "合作🤝🇷🇸👩‍🔬",
    "rtl": "جامعة الملك عبد العزيز",
    "override": "abc\u202egpj.exe\u202c",
    "long": "长名" * 250,
    "surrogate": "lone \ud800 half",
    "separators": "line\u2028para\u2029end",
    "cypher": "x'}) DETACH DELETE n //",
    "href": "see href=javascript:alert(1)",
    "braces": "{{7*7}} ${7*7} #{7*7}",
    "empty": "",
}


def nasty() -> Network:
    """A network whose every text is one of them; a chain, so that nothing is lost unseen."""
    keys = list(NAMES)
    nodes = tuple(
        NetworkNode(
            f"id-{key}",
            "Organization",
            NAMES[key],
            NAMES[key],
            {"note": NAMES[key], "aliases": [NAMES[key], "x"]},
            ("src-nasty",),
        )
        for key in sorted(keys)
    )
    edges = tuple(
        NetworkEdge(
            f"SHARES:{a.id}:{b.id}",
            "SHARES",
            a.id,
            b.id,
            quote=NAMES[a.id.removeprefix("id-")],
            source_ids=("src-nasty",),
        )
        for a, b in pairwise(nodes)
    )
    source = SourceInfo("src-nasty", NAMES["script"], NAMES["formula"], "press", "javascript:alert(1)")
    return replace(
        network(12), title_zh=NAMES["closing"], title_en=NAMES["script"], nodes=nodes, edges=edges,
        sources={"src-nasty": source}, notes=((NAMES["cdata"], NAMES["quotes"]),), measure="",
    )  # fmt: skip
