from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.network import NetworkEdge, NetworkNode
from views.exploring import STEP, Opened, View, Web, from_params, scene, shortest_paths, web


def star(arms: int) -> Web:
    nodes = {f"n{i}": NetworkNode(f"n{i}", "Organization", f"节点{i}") for i in range(arms + 1)}
    edges = [NetworkEdge(f"e{i}", "TAKES_PART_IN", "n0", f"n{i}") for i in range(1, arms + 1)]
    return web(nodes, edges)


def chain(length: int) -> Web:
    nodes = {f"n{i}": NetworkNode(f"n{i}", "Park", f"园{i}") for i in range(length)}
    edges = [NetworkEdge(f"e{i}", "SISTER_OF", f"n{i}", f"n{i + 1}") for i in range(length - 1)]
    return web(nodes, edges)


@st.composite
def webs(draw: st.DrawFn) -> Web:
    count = draw(st.integers(2, 14))
    nodes = {f"n{i}": NetworkNode(f"n{i}", "Park", f"园{i}") for i in range(count)}
    pairs = draw(
        st.lists(st.tuples(st.integers(0, count - 1), st.integers(0, count - 1)), min_size=1, max_size=24)
    )
    edges = [
        NetworkEdge(f"e{at}", draw(st.sampled_from(["SISTER_OF", "PART_OF"])), f"n{a}", f"n{b}")
        for at, (a, b) in enumerate(pairs)
    ]
    return web(nodes, edges)


@settings(max_examples=40, deadline=None)
@given(webs(), st.lists(st.integers(0, 13), min_size=1, max_size=5))
def test_what_stands_never_moves_when_more_is_opened(whole: Web, steps: list[int]) -> None:
    view = View(("n0",)).open("n0")
    before = scene(view, whole).placed
    for step in steps:
        node = f"n{step % len(whole.nodes)}"
        if node not in before:
            continue
        view = view.open(node)
        after = scene(view, whole).placed
        assert {key: after[key] for key in before} == before
        assert len(set(after.values())) == len(after)
        before = after


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.sampled_from(["a", "b-1", "SRB"]), max_size=3, unique=True),
    st.lists(st.tuples(st.sampled_from(["a", "SRB"]), st.sampled_from(["*", "IN_FIELD"])), max_size=4),
    st.lists(st.sampled_from(["a", "b-1"]), max_size=2, unique=True),
    st.integers(-2000, 2000),
    st.sampled_from(["force", "layered", "concentric"]),
    st.integers(0, 5),
)
def test_a_view_comes_back_from_its_address(
    starts: list[str], opened: list[tuple[str, str]], hidden: list[str], x: int, layout: str, settled: int
) -> None:
    view = View(
        tuple(starts),
        tuple(Opened(*step) for step in opened),
        tuple(hidden),
        (("a", x, -x),),
        (),
        layout,
        settled,
    )
    params = view.params()
    assert from_params(lambda name: params.get(name, ""), lambda key: key in ("a", "b-1", "SRB")) == view


@given(
    st.dictionaries(st.sampled_from(["at", "open", "hide", "pin", "path", "layout", "settled"]), st.text())
)
def test_any_address_is_read_without_harm(params: dict[str, str]) -> None:
    view = from_params(lambda name: params.get(name, ""), lambda key: key == "n0")
    scene(view, chain(2))


def test_a_large_neighbourhood_comes_in_portions_and_the_rest_is_counted() -> None:
    whole = star(STEP * 2 + 5)
    view = View(("n0",)).open("n0")
    first = scene(view, whole)
    assert len(first.network.nodes) == STEP + 1
    assert first.waiting["n0"] == {"TAKES_PART_IN": STEP + 5}
    third = scene(view.open("n0").open("n0"), whole)
    assert len(third.network.nodes) == STEP * 2 + 6
    assert third.waiting["n0"] == {}


def test_the_limit_keeps_nodes_out_and_says_how_many() -> None:
    found = scene(View(("n0",)).open("n0"), star(20), most=11)
    assert len(found.network.nodes) == 11
    assert found.left_out == 10


def test_collapse_takes_back_what_open_showed() -> None:
    whole = chain(4)
    start = View(("n1",))
    assert scene(start.open("n1").collapse("n1"), whole).network == scene(start, whole).network


def test_hidden_nodes_neither_show_nor_wait() -> None:
    found = scene(View(("n0",)).open("n0").hide("n1"), star(3))
    assert "n1" not in {node.id for node in found.network.nodes}
    assert found.waiting["n0"] == {}


def test_a_pinned_node_stands_where_it_was_pinned() -> None:
    found = scene(View(("n0",)).open("n0").pin("n2", 12.4, -80), star(3))
    assert found.placed["n2"] == (12, -80)


def test_shortest_paths() -> None:
    assert shortest_paths(chain(4), "n0", "n3") == [("n0", "n1", "n2", "n3")]
    assert shortest_paths(chain(4), "n0", "n0") == []
    apart = web({"a": NetworkNode("a", "Park"), "b": NetworkNode("b", "Park")}, [])
    assert shortest_paths(apart, "a", "b") == []


def test_that_both_sit_in_one_country_is_no_path() -> None:
    nodes = {key: NetworkNode(key, "Park") for key in ("a", "b")} | {"c": NetworkNode("c", "Country")}
    edges = [NetworkEdge("1", "LOCATED_IN", "a", "c"), NetworkEdge("2", "LOCATED_IN", "b", "c")]
    assert shortest_paths(web(nodes, edges), "a", "b") == []


@pytest.mark.parametrize("layout", ["force", "layered", "concentric"])
def test_layouts_place_every_node_apart(layout: str) -> None:
    found = scene(View(("n0",), layout=layout).open("n0"), star(12))
    assert len(set(found.placed.values())) == 13
