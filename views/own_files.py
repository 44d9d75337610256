"""What the files state: the seeds and people's own data sets, kept until a file or a version changes."""

from __future__ import annotations

import streamlit as st

from analysis.difference import Difference, difference
from analysis.quality import Finding, Group, Share, completeness, findings, groups
from graph.records import RecordSet
from loaders import pipeline
from views import reading


def records() -> RecordSet:
    """The seeds and the newest version of people's data sets, laid over one another."""
    return _records(reading.load_id(), reading.atlas().own.workspace.number())


def change() -> Difference:
    """What people's data sets change in the seeds."""
    return _change(reading.load_id(), reading.atlas().own.workspace.number())


def shares() -> tuple[Share, ...]:
    """How many of each kind state each property."""
    return _shares(reading.load_id(), reading.atlas().own.workspace.number())


def odd() -> tuple[Finding, ...]:
    """What is odd in the data."""
    return _odd(reading.load_id(), reading.atlas().own.workspace.number())


def by(what: str) -> tuple[Group, ...]:
    """Records by country, field, year or kind of source."""
    return _groups(reading.load_id(), reading.atlas().own.workspace.number(), what)


@st.cache_resource(max_entries=2, show_spinner=False)
def _records(load: str, version: int) -> RecordSet:  # noqa: ARG001 - the key of the cache
    return reading.atlas().own.read().records


@st.cache_resource(max_entries=2, show_spinner=False)
def _change(load: str, version: int) -> Difference:
    own = reading.atlas().own
    return difference(pipeline.read(own.seeds).records, _records(load, version))


@st.cache_resource(max_entries=2, show_spinner=False)
def _shares(load: str, version: int) -> tuple[Share, ...]:
    return completeness(_records(load, version))


@st.cache_resource(max_entries=2, show_spinner=False)
def _odd(load: str, version: int) -> tuple[Finding, ...]:
    return findings(_records(load, version))


@st.cache_resource(max_entries=8, show_spinner=False)
def _groups(load: str, version: int, what: str) -> tuple[Group, ...]:
    return groups(_records(load, version), what)
