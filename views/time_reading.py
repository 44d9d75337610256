"""What the pages of time and place read of the graph, kept until something new is loaded."""

from __future__ import annotations

import streamlit as st

from analysis.cells import Record, Strength
from analysis.growth import Stage, growth, undated
from analysis.networks import participations
from analysis.places import PlaceFigures
from analysis.timeline import By, TimedRecord, Timeline, What, counted
from diagrams.figure import Figure
from diagrams.map import Sketch
from graph.network import Network
from views import reading


def timed(what: What, *, home: bool) -> tuple[TimedRecord, ...]:
    """The records that count, with their years."""
    return tuple(counted(_timed(reading.load_id()), what, home=home))


def timeline(by: By, what: What, *, home: bool) -> Timeline:
    """Records by year."""
    return _timeline(reading.load_id(), by.value, what.value, home)


def timeline_figure(by: By, what: What, *, home: bool) -> Figure:
    """The timeline as a figure for files."""
    return _timeline_figure(reading.load_id(), by.value, what.value, home)


def stages(measure: str) -> tuple[Stage, ...]:
    """The network of partners at the end of each year."""
    return _stages(reading.load_id(), measure)


def undated_links() -> int:
    """How many records that link actors stand in no stage."""
    return _undated(reading.load_id())


def partners() -> Network:
    """The whole network of partners, whose places the pictures of time keep."""
    return reading.partners("betweenness", False)


@st.cache_resource(max_entries=2, show_spinner=False)
def _timed(load: str) -> tuple[TimedRecord, ...]:  # noqa: ARG001 - the load is the key of the cache
    return reading.atlas().timed()


@st.cache_resource(max_entries=40, show_spinner=False)
def _timeline(load: str, by: str, what: str, home: bool) -> Timeline:  # noqa: ARG001
    return reading.atlas().timeline(by, what, home=home)


@st.cache_resource(max_entries=40, show_spinner=False)
def _timeline_figure(load: str, by: str, what: str, home: bool) -> Figure:  # noqa: ARG001
    return reading.atlas().timeline_figure(by, what, home=home)


@st.cache_resource(max_entries=20, show_spinner=False)
def _stages(load: str, measure: str) -> tuple[Stage, ...]:  # noqa: ARG001
    found = reading.atlas().timeline()
    rows = participations(reading.query("centrality/participations").dicts())
    return growth(rows, list(found.years), measure)


@st.cache_resource(max_entries=2, show_spinner=False)
def _undated(load: str) -> int:  # noqa: ARG001
    return undated(participations(reading.query("centrality/participations").dicts()))


def place_figures(strengths: tuple[Strength, ...], record: Record) -> tuple[PlaceFigures, ...]:
    """What is asked of each country, answered and missing."""
    return _place_figures(reading.load_id(), strengths, record)


def by_region(
    strengths: tuple[Strength, ...], record: Record
) -> tuple[tuple[str, tuple[PlaceFigures, ...]], ...]:
    """The same, each country in the smallest of its regions."""
    return reading.atlas().by_region(place_figures(strengths, record))


def sketch(strengths: tuple[Strength, ...], record: Record) -> Sketch:
    """What the map shows."""
    return _sketch(reading.load_id(), strengths, record)


def map_figure(strengths: tuple[Strength, ...], record: Record, *, tiles: bool) -> Figure:
    """The map or the tile grid as a figure for files."""
    return _map_figure(reading.load_id(), strengths, record, tiles)


@st.cache_resource(max_entries=40, show_spinner=False)
def _place_figures(load: str, strengths: tuple[Strength, ...], record: Record) -> tuple[PlaceFigures, ...]:  # noqa: ARG001
    return reading.atlas().place_figures(strengths, record)


@st.cache_resource(max_entries=40, show_spinner=False)
def _sketch(load: str, strengths: tuple[Strength, ...], record: Record) -> Sketch:
    return reading.atlas().sketch(_place_figures(load, strengths, record), strengths, record)


@st.cache_resource(max_entries=40, show_spinner=False)
def _map_figure(load: str, strengths: tuple[Strength, ...], record: Record, tiles: bool) -> Figure:  # noqa: ARG001
    return reading.atlas().map_figure(strengths, record, tiles=tiles)
