"""Every question runs on the seeds, gives its columns and holds its example; headers are read strictly."""

import re

import pytest

from graph.errors import SilkgraphError, UnknownName
from graph.schema import DRAWN_LABELS
from queries.catalogue import QueryFileError, catalogue, question, read
from silkgraph import Atlas

HEADER = """// title: T
// title_zh: 题
// answers: What?
// answers_zh: 什么?
// param: level = "national"   string   level that counts
// param: ids   string[]   ids
// param: city = network.home_city   string   city
// returns: a, b
// example: ids = ["x"]; rows >= 1
RETURN 1 AS a, 2 AS b
"""


@pytest.mark.parametrize("name", catalogue())
def test_question_gives_its_columns_and_holds_its_example(atlas: Atlas, name: str) -> None:
    asked = question(name)
    table = atlas.query(name, **asked.example.given)
    assert table.columns == asked.returns
    assert asked.example.holds(len(table.rows)), f"{len(table.rows)} rows"


@pytest.mark.parametrize("name", catalogue())
def test_rows_come_in_the_same_order_twice(atlas: Atlas, name: str) -> None:
    given = question(name).example.given
    assert atlas.query(name, **given) == atlas.query(name, **given)


@pytest.mark.parametrize("name", catalogue())
def test_list_of_labels_is_that_of_the_schema(name: str) -> None:
    drawn = {label.name for label in DRAWN_LABELS}
    for found in re.findall(r"\(\w*:([\w|]+\|[\w|]+)", question(name).text):
        labels = found.split("|")
        assert set(labels) <= drawn
        if "PolicyDocument" in labels:  # a list that means every node that is drawn
            assert set(labels) == drawn


def test_header_is_read() -> None:
    asked = read("x/y", HEADER)
    level, ids, city = asked.params
    assert (level.default, level.required, level.reference) == ("national", False, False)
    assert (ids.type, ids.required) == ("string[]", True)
    assert (city.default, city.reference) == ("network.home_city", True)
    assert asked.returns == ("a", "b")
    assert asked.text == "RETURN 1 AS a, 2 AS b"
    assert asked.example.given == {"ids": ["x"]}
    assert asked.example.holds(1)
    assert not asked.example.holds(0)


def test_parameters_are_filled_in() -> None:
    asked = read("x/y", HEADER)
    given = asked.parameters({"ids": ["z"]}, {"network.home_city": "Beijing"}.__getitem__)
    assert given == {"level": "national", "ids": ["z"], "city": "Beijing"}


def test_missing_and_unknown_parameters() -> None:
    asked = read("x/y", HEADER)
    with pytest.raises(SilkgraphError, match=r"query x/y needs ids \(ids\); give it with -p ids=…"):
        asked.parameters({}, str)
    with pytest.raises(SilkgraphError, match=r"query x/y has no parameter 'levle'; did you mean 'level'\?"):
        asked.parameters({"ids": [], "levle": 1}, str)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("// title: T\n", "", "the header lacks title"),
        ("// returns", "// return", "x/y.cypher:8: not a line of the header"),
        ("   string   level", " string level", "x/y.cypher:5: not 'name"),
        ('"national"', "national", "x/y.cypher:5: not JSON: national"),
        ("rows >= 1", "some rows", "example is not"),
    ],
)
def test_broken_header(old: str, new: str, message: str) -> None:
    with pytest.raises(QueryFileError, match=re.escape(message)):
        read("x/y", HEADER.replace(old, new))


def test_unknown_question() -> None:
    with pytest.raises(UnknownName, match=r"unknown query 'gaps/cels'; did you mean 'gaps/cells'\?"):
        question("gaps/cels")


def test_values_are_parsed_by_type() -> None:
    params = {param.name: param for param in question("centrality/partner_pairs").params}
    assert params["events"].parse("true") is True
    with pytest.raises(SilkgraphError, match="parameter events: 'yes' is not true or false"):
        params["events"].parse("yes")
    since = question("gaps/countries_without_record_since").params[0]
    assert since.parse("2021") == 2021
    with pytest.raises(SilkgraphError, match="parameter since: 'x' is not a whole number"):
        since.parse("x")
