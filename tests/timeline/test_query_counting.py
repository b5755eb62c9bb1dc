"""Counts of events."""

from __future__ import annotations

import pytest

from cyberdiplo.model.edtf import parse_edtf
from cyberdiplo.timeline.counting import KEYS, balance_by, count_by, list_actors, list_sources, month_of, year_of
from tests.factories import KERRY, XI, event, evidence, participant

SHARED = event(
    "2015-09",
    title="shared",
    type="meeting",
    participants=(participant(XI), participant(KERRY)),
    evidence=(evidence("a", source="BBC", doc="1"), evidence("b", source="Xinhua", doc="2")),
    intensity=1.0,
)
ALONE = event("2013-06-07", evidence=(evidence("c", source="Xinhua", doc="3"),), intensity=-4.0)
VAGUE = event("2013/2015", title="vague", participants=(), place=None, evidence=(evidence("d", source=None, doc="4"),))
EVENTS = [SHARED, ALONE, VAGUE]


@pytest.mark.parametrize(
    ("text", "year", "month"),
    [
        ("2015-09-12", "2015", "2015-09"),
        ("2015-09-12/2015-10-01", "2015", "2015"),
        ("2015", "2015", "2015"),
        ("2015-12-31/2016-01-01", "longer", "longer"),
        ("../2015-09-12", "longer", "longer"),
    ],
)
def test_a_date_belongs_to_what_holds_all_of_it(text: str, year: str, month: str) -> None:
    date = parse_edtf(text)
    assert (year_of(date), month_of(date)) == (year, month)
    assert (year_of(None), month_of(None)) == ("undated", "undated")


def test_time_stands_in_its_order_and_all_else_by_frequency() -> None:
    assert count_by(EVENTS, "year") == [
        {"year": "2013", "events": 1},
        {"year": "2015", "events": 1},
        {"year": "longer", "events": 1},
    ]
    assert [row["month"] for row in count_by(EVENTS, "month")] == ["2013-06", "2015-09", "longer"]
    assert count_by(EVENTS, "source")[0] == {"source": "Xinhua", "events": 2}
    assert [row["actor"] for row in count_by(EVENTS, "actor")] == ["Xi Jinping", "Barack Obama", "John Kerry"]


@pytest.mark.parametrize("key", KEYS)
def test_every_key_counts_each_event_once_for_each_of_its_values(key: str) -> None:
    rows = count_by([SHARED, SHARED], key)
    assert all(row["events"] == 2 for row in rows)


def test_cooperation_and_conflict_are_summed_apart() -> None:
    assert balance_by([ALONE, SHARED], "source") == [
        {"source": "Xinhua", "events": 2, "cooperation": 1.0, "conflict": -4.0, "balance": -1.5},
        {"source": "BBC", "events": 1, "cooperation": 1.0, "conflict": 0, "balance": 1.0},
    ]


def test_actors_have_their_first_and_last_date() -> None:
    assert list_actors(EVENTS)[0] == {
        "actor": "Xi Jinping",
        "events": 2,
        "kind": "person",
        "country": "CN",
        "id": "xi-jinping",
        "first": "2013-06-07",
        "last": "2015-09",
    }
    assert list_actors([event(None)])[0]["first"] is None


def test_sources_say_what_they_alone_have() -> None:
    rows = {row["source"]: row for row in list_sources(EVENTS)}
    assert rows["Xinhua"] == {"source": "Xinhua", "events": 2, "alone": 1, "documents": 2, "side": "CN"}
    assert rows["BBC"]["alone"] == 0
    assert rows["4"]["events"] == 1
