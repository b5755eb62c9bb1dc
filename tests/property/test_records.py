"""Laws of reading: whatever stands in a record, it is refused or it can be shown."""

from __future__ import annotations

import copy
import datetime as dt
import json
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from cyberdiplo.errors import InputError
from cyberdiplo.model.event import Event, ThreadLink
from cyberdiplo.report.calendar import render_ics
from cyberdiplo.report.cells import FIELD_NAMES
from cyberdiplo.report.detail import render_chain, render_detail
from cyberdiplo.report.linkeddata import render_jsonld
from cyberdiplo.report.markdown import render_markdown
from cyberdiplo.report.markwhen import render_markwhen
from cyberdiplo.report.reading import read_events
from cyberdiplo.report.records import event_record, render_jsonl
from cyberdiplo.report.screen import Screen
from cyberdiplo.report.sheets import render_delimited, render_plain
from cyberdiplo.report.table import render_lines, render_table
from cyberdiplo.report.timelinejs import render_timelinejs
from cyberdiplo.timeline.counting import KEYS, balance_by, count_by, list_actors, list_sources
from cyberdiplo.timeline.query import Term, parse_query, select_events
from cyberdiplo.timeline.search import search_events
from cyberdiplo.timeline.vocabulary import Vocabulary
from tests.factories import event, evidence

RECORD = event_record(
    event(
        "2013-06-07/2013-06-08",
        thread=ThreadLink("wg", "Working group", "agreed", stated=True),
        related=("abc",),
        evidence=(
            evidence(),
            evidence("They met again.", doc="b.txt", speaker="X", via="Y", url="https://example.org"),
        ),
    )
)
Path = tuple[str | int, ...]


def paths(value: object, above: Path = ()) -> list[Path]:
    """The way to every value in a record."""
    below: list[tuple[str | int, object]] = []
    if isinstance(value, dict):
        below = list(value.items())
    elif isinstance(value, list):
        below = list(enumerate(value))
    return [above, *(path for key, each in below for path in paths(each, (*above, key)))]


def changed(path: Path, value: object) -> object:
    """The record with another value at the end of ``path``."""
    if not path:
        return value
    record: Any = copy.deepcopy(RECORD)
    place = record
    for key in path[:-1]:
        place = place[key]
    place[path[-1]] = value
    return record


texts = st.sampled_from(["", "2013", "../2013", "9999", "9999-12-31", "0001", "x\x1b[2J\u202e", "=1", "occurred", "US"])
values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | texts | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=3), inner, max_size=2),
    max_leaves=4,
)


def show_everything(made: Event) -> None:
    events = [made]
    signs = {"summit": "◆"}
    screen = Screen(80, 24, styled=True, colour=True)
    rendered = [
        *render_plain(events, FIELD_NAMES),
        *render_delimited(events, FIELD_NAMES),
        *render_jsonl(events),
        *render_markdown(events, evidence=True),
        *render_table(events, signs, Screen(80, 24), evidence=True),
        *render_table(events, signs, Screen(200, 24), evidence=True),
        *render_lines(events, signs, Screen(80, 24)),
        *render_detail(made, {}, Screen()),
        *render_chain(made, Screen()),
        *render_ics(events),
        *render_jsonld(events),
        *render_timelinejs(events),
        *render_markwhen(events),
    ]
    assert "\x1b" not in "".join(rendered)
    assert list(render_detail(made, {}, screen))
    for key in KEYS:
        assert isinstance(count_by(events, key), list)
        assert isinstance(balance_by(events, key), list)
    assert list_actors(events) is not None
    assert list_sources(events) is not None
    assert search_events(events, "xi met") is not None
    query = parse_query([Term("since", "2013"), Term("grep", "x")], Vocabulary(), made.evidence[0].published or DAY)
    select_events(events, query, Vocabulary())


DAY = dt.date(2013, 6, 9)


@settings(max_examples=400, deadline=None)
@given(path=st.sampled_from(paths(RECORD)), value=values)
@example(path=("date",), value="9999")
def test_a_changed_record_is_refused_or_can_be_shown(path: Path, value: object) -> None:
    (read,) = read_events([json.dumps(changed(path, value))], "x")
    if isinstance(read, InputError):
        assert read.where == "x, line 1"
    else:
        show_everything(read)


@pytest.mark.parametrize("path", paths(RECORD)[1:], ids=str)
def test_no_field_of_a_record_reaches_a_terminal_as_it_stands(path: Path) -> None:
    (read,) = read_events([json.dumps(changed(path, "x\x1b[2J\u202e"))], "x")
    if not isinstance(read, InputError):
        show_everything(read)


@given(st.sampled_from(paths(RECORD)[1:]))
def test_a_record_without_a_field_is_read_only_if_the_field_was_added_later(path: Path) -> None:
    record: Any = copy.deepcopy(RECORD)
    place = record
    for key in path[:-1]:
        place = place[key]
    del place[path[-1]]
    (read,) = read_events([json.dumps(record)], "x")
    later = {"provenance", "related", "on_topic", "known", "unnamed", "url", "mod", "begin_point", "end_point", "mode"}
    whole = isinstance(path[-1], int) or path[-1] in later or path[-2:] == ("timex", "date")
    assert isinstance(read, Event) is whole
