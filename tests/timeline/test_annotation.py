"""Annotations are read strictly, and dates agree as the definitions say."""

import datetime as dt
from typing import Any

import pytest

from cyberdiplo.errors import EdtfError, InputError
from cyberdiplo.timeline.annotation import (
    DateAgreement,
    GoldMention,
    date_agreement,
    day_range,
    gold_mention,
    prediction,
    trigger_span,
)

RECORD: dict[str, Any] = {
    "id": "a-1",
    "doc": "a.txt",
    "date": "2013-06-07",
    "type": "summit",
    "status": "occurred",
    "actors": ["Xi Jinping", "unnamed officials"],
    "core": True,
    "trigger": "two-day summit",
}


def mention(**changes: object) -> GoldMention:
    return gold_mention({**RECORD, **changes}, "gold.jsonl:1")


def test_a_minimal_annotation_is_read_with_its_defaults() -> None:
    read = mention()
    assert (read.trigger_occurrence, read.optional, read.same_event, read.type_accept) == (1, False, None, ())
    assert read.named_actors == ("Xi Jinping",)


@pytest.mark.parametrize("field", ["doc", "date", "type", "status", "actors", "core", "trigger"])
def test_a_missing_field_is_named_with_its_line(field: str) -> None:
    record = {key: value for key, value in RECORD.items() if key != field}
    with pytest.raises(InputError, match=rf"^gold\.jsonl:7: the annotation has no '{field}'"):
        gold_mention(record, "gold.jsonl:7")


@pytest.mark.parametrize(
    "changes",
    [
        {"date": "June 7"},
        {"date": 2013},
        {"date_accept": ["2013-13"]},
        {"date_accept": "2013-06"},
        {"actors": 3},
        {"actors": "Xi Jinping"},
        {"type_accept": "meeting"},
        {"trigger": " "},
        {"doc": 7},
        {"core": "yes"},
        {"status": "done"},
    ],
)
def test_an_annotation_of_the_wrong_kind_is_refused(changes: dict[str, object]) -> None:
    with pytest.raises(InputError, match="not an annotation"):
        mention(**changes)


def test_an_event_record_without_evidence_is_refused() -> None:
    with pytest.raises(InputError, match=r"^line 2: the event has no 'evidence'"):
        prediction({"type": "summit"}, "line 2")
    with pytest.raises(InputError, match=r"^line 3: not an event record"):
        prediction({"type": "summit", "evidence": 5}, "line 3")


def test_a_trigger_is_found_across_line_breaks_and_by_its_number() -> None:
    text = "A two-day summit. The two-day\n  summit ended."
    assert trigger_span(mention(), text).of(text) == "two-day summit"
    assert trigger_span(mention(trigger_occurrence=2), text).of(text) == "two-day\n  summit"
    with pytest.raises(InputError, match="does not stand 3 times"):
        trigger_span(mention(trigger_occurrence=3), text)


@pytest.mark.parametrize(
    ("date", "first", "last"),
    [
        ("2013-06-07", dt.date(2013, 6, 7), dt.date(2013, 6, 7)),
        ("2013-06~", dt.date(2013, 6, 1), dt.date(2013, 6, 30)),
        ("2013-W23", dt.date(2013, 6, 3), dt.date(2013, 6, 9)),
        ("2013-24", dt.date(2013, 12, 1), dt.date(2014, 2, 28)),
        ("2013-34", dt.date(2013, 4, 1), dt.date(2013, 6, 30)),
        ("201X", dt.date(2010, 1, 1), dt.date(2019, 12, 31)),
        ("../2013-06", dt.date.min, dt.date(2013, 6, 30)),
        ("2013-06/", dt.date(2013, 6, 1), dt.date.max),
        ("2012/2013-06", dt.date(2012, 1, 1), dt.date(2013, 6, 30)),
    ],
)
def test_day_ranges(date: str, first: dt.date, last: dt.date) -> None:
    assert day_range(date) == (first, last)


@pytest.mark.parametrize("date", ["", "yesterday", "2013-02-30", "2013-W60", "2013-40"])
def test_a_text_that_is_no_date_has_no_range(date: str) -> None:
    with pytest.raises((EdtfError, ValueError)):
        day_range(date)


@pytest.mark.parametrize(
    ("predicted", "changes", "merged", "agreement"),
    [
        ("2013-06-07", {}, False, "exact"),
        ("2013-06-08", {"date_accept": ["2013-06-08"]}, False, "exact"),
        ("2013-06-03/2013-06-09", {"date": "2013-W23"}, False, "exact"),
        ("2013-06-01/2013-06-10", {}, False, "near"),  # ten days: exactly 3 * 1 + 7
        ("2013-06-01/2013-06-11", {}, False, "none"),
        ("2013-06-08", {}, False, "none"),
        ("2013-06-07", {"date": "2013"}, False, "none"),
        ("2013-06-07", {"date": "2013"}, True, "exact"),
        (None, {}, False, "none"),
        (None, {"date": None}, False, "exact"),
        ("2013", {"date": None}, False, "none"),
        (None, {"date_basis": "publication-date"}, False, "near"),
        ("../2013-07-08", {"date_basis": "publication-date"}, False, "near"),  # 31 days later
        ("../2013-07-09", {"date_basis": "publication-date"}, False, "none"),
        ("../2013-06-06", {"date_basis": "publication-date"}, False, "none"),
        ("../2013-06-09", {"date_basis": "publication-date", "date": "2013-06-07/.."}, False, "near"),
        ("../2013-06-09", {}, False, "none"),
        ("in June", {}, False, "none"),
    ],
)
def test_date_agreement(
    predicted: str | None, changes: dict[str, object], merged: bool, agreement: DateAgreement
) -> None:
    assert date_agreement(predicted, mention(**changes), merged=merged) == agreement
