"""Networks to test with: real-looking names in both languages, any size, always the same."""

from __future__ import annotations

import random

from graph.network import Network, NetworkEdge, NetworkNode, SourceInfo

KINDS = {
    "Organization": [
        ("清华大学", "Tsinghua University"),
        ("中国科学院大气物理研究所", "Institute of Atmospheric Physics, Chinese Academy of Sciences"),
        ("贝尔格莱德大学", "University of Belgrade"),
        (
            "北京市科学技术委员会、中关村科技园区管理委员会",
            "Beijing Municipal Science and Technology Commission",
        ),
        ("开普敦大学", "University of Cape Town"),
    ],
    "Park": [
        ("中关村科技园区", "Zhongguancun Science Park"),
        ("塞尔维亚BIO4生物科技园", "BIO4 Campus Belgrade"),
    ],
    "Lab": [("中国-塞尔维亚人工智能联合实验室", "China-Serbia Joint Laboratory of Artificial Intelligence")],
    "Enterprise": [
        ("北京四方继保自动化股份有限公司", "Beijing Sifang Automation Co., Ltd."),
        ("小米", "Xiaomi"),
    ],
    "Cooperation": [("“一带一路”国际科学组织联盟", "Alliance of International Science Organizations")],
    "Country": [("塞尔维亚", "Serbia"), ("阿拉伯联合酋长国", "United Arab Emirates")],
    "Field": [("先进制造", "Advanced manufacturing"), ("空间信息", "Space information")],
}
SOURCE_KINDS = ("official", "party", "press", "other")


def network(size: int, *, edges: int | None = None, seed: int = 7) -> Network:
    """A network of `size` nodes; a tree plus some more edges."""
    chance = random.Random(seed)  # noqa: S311 - not for secrets
    kinds = list(KINDS)
    sources = {
        f"src-{i}": SourceInfo(
            f"src-{i}",
            f"来源第{i}号 Source {i}",
            "北京日报",
            SOURCE_KINDS[i % 4],
            f"https://example.org/{i}" if i % 5 else "",
            "2025-07",
        )
        for i in range(8)
    }
    nodes = []
    for i in range(size):
        kind = kinds[i % len(kinds)]
        zh, en = KINDS[kind][(i // len(kinds)) % len(KINDS[kind])]
        number = i // (len(kinds) * len(KINDS[kind]))
        nodes.append(
            NetworkNode(
                f"n{i:05}",
                kind,
                f"{zh}{number or ''}",
                f"{en} {number}" if number else en,
                {"city": "北京", "aliases": ["别名"], "field_ids": ["ai"]},
                (f"src-{i % 8}",),
                score=round(chance.random() ** 3, 6),
                community=i % 4,
            )
        )
    pairs = {(chance.randrange(max(1, i // 2)), i) for i in range(1, size)}
    wanted = min(size + size // 3 if edges is None else edges, size * (size - 1) // 2)
    while len(pairs) < wanted:
        a, b = sorted((chance.randrange(size), chance.randrange(size)))
        if a != b:
            pairs.add((a, b))
    links = [
        NetworkEdge(
            f"TAKES_PART_IN:n{a:05}:n{b:05}",
            "TAKES_PART_IN",
            f"n{a:05}",
            f"n{b:05}",
            directed=i % 3 > 0,
            weight=1.0 + i % 3,
            quote="推动与意大利、塞尔维亚等欧洲国家在先进制造、园区建设等领域合作" if i % 4 == 0 else "",
            source_ids=(f"src-{i % 8}",),
            inferred=i % 7 == 0,
            predicted=i % 11 == 0,
            properties={"role": "partner"},
        )
        for i, (a, b) in enumerate(sorted(pairs))
    ]
    return Network(
        "伙伴网络(试验)",
        "Partners network (test)",
        tuple(nodes),
        tuple(sorted(links, key=lambda edge: edge.id)),
        sources,
        measure="betweenness",
        notes=(
            (
                "只含有出处的记录;未记录不等于不存在。",
                "Only what a source states; nothing recorded is not nothing there.",
            ),
        ),
        as_of="2025-11-25",
    )
