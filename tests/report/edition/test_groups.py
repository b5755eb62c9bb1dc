"""Events under headings."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cyberdiplo.model.mention import Actor
from cyberdiplo.report.edition.content import Edition
from cyberdiplo.timeline.query import Query
from tests.editions import edition_of
from tests.factories import KERRY, OBAMA, XI, event, participant

DATES = ("2013-06-07", "2013", "2014-05", None, "../2013-06-09")
EVENTS = [event(date, id=str(at)) for at, date in enumerate(DATES)]


def headings(edition: Edition) -> list[tuple[str, str]]:
    return [(group.heading, "".join(edition.events[at].id for at in group.events)) for group in edition.groups]


def test_years_and_months_follow_the_calendar() -> None:
    assert headings(edition_of(EVENTS)) == [("2013", "104"), ("2014", "2"), ("undated", "3")]
    assert headings(edition_of(EVENTS, group_by="month", lang="zh")) == [
        ("2013年", "1"),
        ("2013年6月", "04"),
        ("2014年5月", "2"),
        ("日期不详", "3"),
    ]


def test_the_last_year_first_where_the_last_event_is() -> None:
    assert headings(edition_of(EVENTS, Query(reverse=True))) == [("undated", "3"), ("2014", "2"), ("2013", "401")]


def test_events_in_another_order_keep_it_within_their_years() -> None:
    events = [event(date, id=str(at), intensity=float(at)) for at, date in enumerate(DATES)]
    assert headings(edition_of(events, Query(order="intensity"))) == [("2013", "410"), ("2014", "2"), ("undated", "3")]


def test_types_follow_the_ontology() -> None:
    types = ("visit", "trade_war", "summit", "visit")
    events = [event(id=str(at), type=type_) for at, type_ in enumerate(types)]
    assert headings(edition_of(events, group_by="type")) == [("summit", "2"), ("visit", "03"), ("trade war", "1")]


def test_an_event_stands_with_each_of_its_actors_the_most_frequent_first() -> None:
    people = ((KERRY, XI), (XI, XI), (OBAMA,), ())
    events = [event(id=str(at), participants=tuple(map(participant, of))) for at, of in enumerate(people)]
    assert headings(edition_of(events, group_by="actor")) == [
        ("Xi Jinping", "01"),
        ("Barack Obama", "2"),
        ("John Kerry", "0"),
        ("nobody named", "3"),
    ]


@pytest.mark.parametrize(
    ("by", "anchor"), [("year", "group-2013"), ("month", "group-jun-2013"), ("type", "group-summit")]
)
def test_anchors_are_the_same_in_every_language(by: str, anchor: str) -> None:
    for lang in ("en", "zh"):
        assert edition_of([event()], group_by=by, lang=lang).groups[0].anchor == anchor


@given(st.lists(st.text(max_size=12), max_size=8))
def test_anchors_are_plain_and_no_two_are_the_same(ids: list[str]) -> None:
    people = tuple(participant(Actor(id_, f"Name {at}", "person")) for at, id_ in enumerate(ids))
    anchors = [group.anchor for group in edition_of([event(participants=people)], group_by="actor").groups]
    assert len(set(anchors)) == len(anchors)
    assert all(re.fullmatch(r"group(-[a-z0-9]+)*", anchor) for anchor in anchors)
