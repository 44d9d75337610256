"""What a new version changes, measure by measure."""

from hypothesis import given
from hypothesis import strategies as st

from loaders.policy.versions import Kind, Sentence, compare, differing

OLD = [
    Sentence("a1", "农业", "与老挝开展农业科技合作，建设联合实验室。"),
    Sentence("a2", "农业", "支持企业在缅甸推广优良品种。"),
    Sentence("a3", "数字", "与越南在数字经济领域合作。"),
    Sentence("a4", "数字", "举办数字论坛。"),
]


def kinds(old: list[Sentence], new: list[Sentence]) -> list[tuple[str, str | None, str | None]]:
    return [
        (change.kind.value, change.old.id if change.old else None, change.new.id if change.new else None)
        for change in compare(old, new)
    ]


def test_same_moved_reworded_added_dropped() -> None:
    new = [
        Sentence("b1", "农业", "与老挝、柬埔寨开展农业科技合作，建设联合实验室。"),
        Sentence("b2", "数字", "支持企业在缅甸推广优良品种。"),
        Sentence("b3", "数字", "与越南在 数字经济领域合作。"),
        Sentence("b4", "航天", "发射遥感卫星，服务非洲国家。"),
    ]
    assert kinds(OLD, new) == [
        ("reworded", "a1", "b1"),
        ("moved", "a2", "b2"),
        ("same", "a3", "b3"),
        ("dropped", "a4", None),
        ("added", None, "b4"),
    ]


def test_a_repeated_sentence_is_paired_once() -> None:
    assert kinds([OLD[0]], [OLD[0], OLD[0]]) == [("same", "a1", "a1"), ("added", None, "a1")]


def test_nothing_changes_against_itself() -> None:
    assert {change.kind for change in compare(OLD, OLD)} == {Kind.SAME}
    assert [change.kind for change in compare([], OLD)] == [Kind.ADDED] * 4
    assert [change.kind for change in compare(OLD, [])] == [Kind.DROPPED] * 4


def test_differing_words_are_marked() -> None:
    gone, came = differing("与老挝合作。", "与老挝、缅甸合作。")
    assert gone == []
    assert ["与老挝、缅甸合作。"[a:b] for a, b in came] == ["、缅甸"]


sentence_lists = st.lists(
    st.builds(Sentence, st.just("x"), st.sampled_from(["农业", "数字"]), st.text("甲乙丙丁，。", max_size=8)),
    max_size=8,
)


@given(old=sentence_lists, new=sentence_lists)
def test_every_measure_appears_once_and_time_turned_back_swaps_the_sides(
    old: list[Sentence], new: list[Sentence]
) -> None:
    forth, back = compare(old, new), compare(new, old)
    assert [c.new for c in forth if c.new] == new
    assert sorted((c.old.text, c.old.task) for c in forth if c.old) == sorted((s.text, s.task) for s in old)
    for kind, other in ((Kind.ADDED, Kind.DROPPED), (Kind.SAME, Kind.SAME)):
        assert sum(c.kind is kind for c in forth) == sum(c.kind is other for c in back)
