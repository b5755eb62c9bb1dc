"""Counts over time, and who takes part when."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cyberdiplo.model.mention import Actor
from cyberdiplo.report.edition.content import Charts, Language
from cyberdiplo.report.edition.figures import MOST_BARS, MOST_LANES, SCALES, scale_for
from tests.editions import edition_of
from tests.factories import KERRY, OBAMA, XI, event, participant


def charts(*dates: str | None, lang: Language = "en", **changes: Any) -> Charts:
    return edition_of([event(date, id=str(at), **changes) for at, date in enumerate(dates)], lang=lang).charts


@pytest.mark.parametrize(
    ("dates", "unit", "first", "last", "bars"),
    [
        (("2013-06-07",), "month", "Jun 2013", "Jun 2013", 1),
        (("2013-01-31", "2014-12-01"), "month", "Jan 2013", "Dec 2014", 24),
        (("2013-01-31", "2015-01-01"), "quarter", "Q1 2013", "Q1 2015", 9),
        (("2013-01-31", "2018-12-31"), "quarter", "Q1 2013", "Q4 2018", 24),
        (("2013-01-31", "2019-01-01"), "year", "2013", "2019", 7),
        (("1972-02-21", "2015-09-25"), "2 years", "1972–1973", "2014–2015", 22),
        (("1949-10-01", "2015-09-25"), "5 years", "1945–1949", "2015–2019", 15),
    ],
)
def test_the_unit_is_the_finest_of_which_few_enough_bars_stand_side_by_side(
    dates: tuple[str, ...], unit: str, first: str, last: str, bars: int
) -> None:
    found = charts(*dates)
    assert (found.unit, found.periods[0], found.periods[-1], len(found.periods)) == (unit, first, last, bars)
    assert unit in found.note


DAYS = st.dates(dt.date(1, 1, 1), dt.date(9999, 12, 31))


@given(st.lists(DAYS, min_size=1))
def test_every_span_of_time_has_a_scale(days: list[dt.date]) -> None:
    scale = scale_for(days)
    assert scale.number(max(days)) - scale.number(min(days)) < MOST_BARS


@given(DAYS)
def test_a_period_holds_the_day_that_it_is_counted_for(day: dt.date) -> None:
    assert [scale.number(day.replace(day=1)) for scale in SCALES] == [scale.number(day) for scale in SCALES]


def test_what_is_open_undated_or_longer_than_a_period_is_not_counted_and_that_is_said() -> None:
    found = charts("2013-06-07", "2013-06", "2013-05-30/2013-06-02", "2013", "../2013-06-09", "2013-06-09/..", None)
    assert found.periods == ("May 2013", "Jun 2013")
    assert found.series[0].counts == (1, 2)
    assert found.uncounted == 4
    assert found.note == ("One bar for each month. 4 events are not counted: their dates are open or longer than that.")
    assert charts("2013-06-07", "2013").note.endswith("1 event is not counted: its date is open or longer than that.")
    assert charts("2013-06-07").note == "One bar for each month."


@pytest.mark.parametrize("dates", [(), (None,), ("../2013-06-09",), ("201X",)])
def test_nothing_to_count_is_no_chart(dates: tuple[str | None, ...]) -> None:
    found = charts(*dates)
    if dates == ("201X",):
        assert found.uncounted == 1
    assert (found.periods, found.series, found.balance, found.uncounted) == ((), (), (), len(dates))


def test_types_stand_by_how_often_they_occur_and_then_as_in_the_ontology() -> None:
    types = ("visit", "meeting", "trade_war", "summit", "visit")
    found = edition_of([event(id=str(at), type=type_) for at, type_ in enumerate(types)], lang="zh").charts
    assert [(one.type, one.name, one.sign, one.counts) for one in found.series] == [
        ("visit", "访问", "→", (2,)),
        ("summit", "首脑会晤", "◆", (1,)),
        ("meeting", "会谈", "●", (1,)),
        ("trade_war", "trade war", "·", (1,)),
    ]


def test_the_balance_is_the_mean_of_each_period_and_none_where_nothing_happened() -> None:
    numbers = {"2013-01-01": 7.0, "2013-01-31": -2.0, "2013-03-01": 0.0}
    found = edition_of([event(date, id=date, intensity=number) for date, number in numbers.items()])
    assert found.charts.balance == (2.5, None, 0.0)


def test_the_most_frequent_actors_have_lanes() -> None:
    several = [Actor(f"a{number:02}", f"Actor {number:02}", "person") for number in range(20)]
    events = [
        event("2013-01-01", id="1", participants=(participant(XI), participant(KERRY))),
        event("2013-01-02", id="2", participants=(participant(XI), participant(XI, "speaker"), participant(OBAMA))),
        event("2013-01-03", id="3", participants=tuple(map(participant, several))),
    ]
    lanes = edition_of(events).lanes
    assert len(lanes) == MOST_LANES
    assert [(lane.actor, lane.events) for lane in lanes[:3]] == [
        ("Xi Jinping", (0, 1)),
        ("Actor 00", (2,)),
        ("Actor 01", (2,)),
    ]
