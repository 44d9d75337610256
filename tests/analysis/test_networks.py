"""The partner network: who is linked, how strongly, and what is left out."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from analysis.networks import Coverage, Participation, bipartite, coverage, participations, partners

ROWS = (
    Participation("pair", "a"),
    Participation("pair", "b"),
    Participation("pair", "b"),
    Participation("trio", "a"),
    Participation("trio", "b"),
    Participation("trio", "c"),
    Participation("alone", "d"),
    Participation("fair", "a", record_kind="event"),
    Participation("fair", "e", record_kind="event"),
)


def test_a_shared_record_of_k_adds_one_over_k_minus_one() -> None:
    graph = partners(ROWS)
    assert graph.edges["a", "b"]["strength"] == Fraction(3, 2)
    assert graph.edges["a", "c"]["strength"] == Fraction(1, 2)
    assert graph.edges["a", "b"]["weight"] == 1.5
    assert graph.edges["a", "c"]["distance"] == 2.0
    assert graph.edges["a", "b"]["records"] == ("pair", "trio")


def test_events_and_records_of_one_are_left_out_and_counted() -> None:
    graph = partners(ROWS)
    assert list(graph) == ["a", "b", "c"]
    assert coverage(graph) == Coverage(records=2, single=1, events=1)


def test_events_come_in_when_asked() -> None:
    graph = partners(ROWS, events=True)
    assert graph.edges["a", "e"]["strength"] == 1
    assert coverage(graph) == Coverage(records=3, single=1, events=0)


def test_nothing_gives_an_empty_network() -> None:
    graph = partners(())
    assert (len(graph), coverage(graph)) == (0, Coverage(0, 0, 0))


def test_rows_of_a_query_become_participations() -> None:
    row = {"record_id": "r", "actor_id": "a", "record_country_ids": ["SRB"], "year": None, "role": "lead"}
    assert participations([row]) == (Participation("r", "a", record_country_ids=("SRB",)),)


def test_actors_are_linked_to_the_countries_of_their_records_but_their_own() -> None:
    rows = (
        Participation("r", "a", country_id="CHN", record_country_ids=("SRB", "CHN")),
        Participation("r", "b", country_id="SRB", record_country_ids=("SRB", "CHN")),
        Participation("s", "a", country_id="CHN", record_country_ids=("SRB",)),
    )
    graph = bipartite(rows)
    assert {edge: graph.edges[edge]["strength"] for edge in graph.edges} == {("a", "SRB"): 2, ("b", "CHN"): 1}


def test_the_seeds_pair_worked_by_hand(seed_rows: tuple[Participation, ...]) -> None:
    # Hi-Tech Park and Zhongguancun share one record that is no event; it has three participants.
    graph = partners(seed_rows)
    tie = graph.edges["park-belarus-htp", "park-zhongguancun"]
    assert (tie["records"], tie["strength"]) == (("coop-park-htp-zgc-2024",), Fraction(1, 2))


people = st.lists(st.builds(Participation, st.sampled_from("rstuv"), st.sampled_from("abcdefg")), max_size=40)


@given(people, st.randoms(use_true_random=False))
def test_the_order_of_rows_does_not_matter(rows: list[Participation], random: object) -> None:
    graph = partners(rows)
    random.shuffle(rows)  # type: ignore[attr-defined]
    other = partners(rows)
    assert list(graph.nodes(data=True)) == list(other.nodes(data=True))
    assert list(graph.edges(data=True)) == list(other.edges(data=True))


@given(people)
def test_each_record_hands_out_one_unit_per_participant(rows: list[Participation]) -> None:
    graph = partners(rows)
    total = sum(strength for _, strength in graph.degree(weight="strength"))
    people_of: dict[str, set[str]] = {}
    for row in rows:
        people_of.setdefault(row.record_id, set()).add(row.actor_id)
    assert total == sum(len(group) for group in people_of.values() if len(group) > 1)
