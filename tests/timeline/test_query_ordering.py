"""The order of imprecise dates."""

from __future__ import annotations

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from cyberdiplo.model.event import Confidence
from cyberdiplo.timeline.ordering import in_order
from tests.factories import event, evidence

DATES = ["2013-06-07", "2013-06-07/2013-06-08", "2013-06", "2013", "../2013-06-09", "2013-06-09/..", "2013-21", None]


def test_the_first_day_counts_then_precision_and_open_beginnings_stand_at_their_end() -> None:
    dates = [made.date.text if made.date else None for made in in_order(event(date) for date in DATES)]
    assert dates == [
        "2013",
        "2013-21",
        "2013-06",
        "2013-06-07",
        "2013-06-07/2013-06-08",
        "../2013-06-09",
        "2013-06-09/..",
        None,
    ]


def test_events_of_one_date_stand_in_the_order_in_which_they_are_told() -> None:
    early, late = dt.date(2013, 6, 9), dt.date(2013, 6, 10)
    told = [
        event(title="first", evidence=(evidence("One. met", published=late), evidence("Two.", published=early))),
        event(title="second", evidence=(evidence("One. met", published=late),)),
        event(title="third", evidence=(evidence("No day. met", published=None),)),
    ]
    assert [made.title for made in in_order(reversed(told))] == ["first", "second", "third"]


@given(st.permutations([event(date, title=title) for date in DATES for title in ("a", "b")]))
def test_the_order_does_not_depend_on_the_input_and_reverse_is_its_mirror(events: list[object]) -> None:
    made = [each for each in events if hasattr(each, "id")]
    ordered = in_order(made)  # type: ignore[arg-type] # hypothesis loses the element type
    assert [each.id for each in ordered] == [each.id for each in in_order(reversed(ordered))]
    assert in_order(ordered, reverse=True) == ordered[::-1]


def test_by_confidence_and_by_intensity_the_highest_comes_first_and_the_date_decides_ties() -> None:
    sure = event("2015", confidence=Confidence(0.9, ()), intensity=-4.0)
    later, sooner = (event(date, confidence=Confidence(0.5, ()), intensity=4.0) for date in ("2014", "2013"))
    assert in_order([later, sooner, sure], "confidence") == [sure, sooner, later]
    assert in_order([later, sure, sooner], "intensity") == [sooner, later, sure]
