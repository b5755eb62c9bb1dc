"""EDTF dates are read, written and compared as ISO 8601-2 means them."""

import datetime as dt

import pytest

from cyberdiplo.errors import EdtfError
from cyberdiplo.model.edtf import (
    EdtfInterval,
    approximate,
    between,
    not_after,
    not_before,
    of_day,
    of_month,
    of_months,
    of_week,
    of_year,
    parse_edtf,
    span_of,
)


@pytest.mark.parametrize(
    ("text", "earliest", "latest", "precision"),
    [
        ("2013-06-07", "2013-06-07", "2013-06-07", "day"),
        ("2012-02", "2012-02-01", "2012-02-29", "month"),
        ("2013", "2013-01-01", "2013-12-31", "year"),
        ("201X", "2010-01-01", "2019-12-31", "decade"),
        ("2013-21", "2013-03-01", "2013-05-31", "season"),
        ("2013-24", "2013-12-01", "2014-02-28", "season"),
        ("2013-36", "2013-10-01", "2013-12-31", "quarter"),
        ("2013-41", "2013-07-01", "2013-12-31", "range"),
        ("2013-06-07/2013-06-08", "2013-06-07", "2013-06-08", "range"),
        ("2013-06-03/2013-06-09", "2013-06-03", "2013-06-09", "week"),
        ("2013-06-04/2013-06-10", "2013-06-04", "2013-06-10", "range"),
        ("2008/2014-05", "2008-01-01", "2014-05-31", "range"),
        ("../2013-06-09", None, "2013-06-09", "open"),
        ("2013-06-09/..", "2013-06-09", None, "open"),
    ],
)
def test_dates_are_read(text: str, earliest: str | None, latest: str | None, precision: str) -> None:
    interval = parse_edtf(text)
    assert interval.text == text
    assert interval.earliest == (dt.date.fromisoformat(earliest) if earliest else None)
    assert interval.latest == (dt.date.fromisoformat(latest) if latest else None)
    assert interval.precision == precision


@pytest.mark.parametrize("text", ["/2013-06-09", "2013-06-09/"])
def test_an_end_left_empty_is_open(text: str) -> None:
    assert parse_edtf(text).precision == "open"
    assert ".." in parse_edtf(text).text


@pytest.mark.parametrize("mark", ["~", "?", "%"])
def test_qualifiers_are_kept(mark: str) -> None:
    assert parse_edtf(f"2013-06{mark}").qualifier == mark
    assert parse_edtf(f"2013-06{mark}/2013-07").qualifier == mark


@pytest.mark.parametrize(
    "text",
    [
        "",
        "..",
        "../..",
        "/",
        "June 2013",
        "2013-13",
        "2013-02-30",
        "2013-6-7",
        "13",
        "2013-21-04",
        "000X",
        "2014/2013",
        "2013-00",
    ],
)
def test_other_texts_are_refused(text: str) -> None:
    with pytest.raises(EdtfError):
        parse_edtf(text)


def test_what_is_made_reads_back_the_same() -> None:
    day = dt.date(2013, 6, 7)
    made = [
        of_day(day),
        of_week(day),
        of_month(2013, 6),
        of_year(2013),
        of_months(2013, 24),
        of_months(2013, 34),
        of_months(2013, 40),
        between(day, dt.date(2013, 6, 8)),
        not_after(day),
        not_before(day),
        approximate(of_month(2013, 6)),
        approximate(not_after(day)),
    ]
    assert [parse_edtf(interval.text) for interval in made] == made


def test_a_week_runs_from_monday_to_sunday() -> None:
    assert of_week(dt.date(2013, 6, 9)) == of_week(dt.date(2013, 6, 3))
    assert of_week(dt.date(2013, 6, 9)).text == "2013-06-03/2013-06-09"


def test_an_interval_of_one_day_is_that_day() -> None:
    day = dt.date(2013, 6, 7)
    assert between(day, day) == of_day(day)


def test_impossible_intervals_are_bugs() -> None:
    with pytest.raises(ValueError, match="precedes"):
        between(dt.date(2013, 6, 8), dt.date(2013, 6, 7))
    with pytest.raises(ValueError, match="both ends"):
        between(None, None)
    with pytest.raises(ValueError, match="precedes"):
        span_of(of_year(2014), of_year(2013))


@pytest.mark.parametrize(
    ("first", "last", "text"),
    [
        ("2008", "2014", "2008/2014"),
        ("2013-06-07", "2013-09", "2013-06-07/2013-09"),
        ("2013", "2013", "2013"),
        ("../2012", "2013-06", "../2013-06"),
        ("2012-01/2012-03", "2013-06/2013-07", "2012-01/2013-07"),
    ],
)
def test_a_span_keeps_the_precision_of_its_ends(first: str, last: str, text: str) -> None:
    assert span_of(parse_edtf(first), parse_edtf(last)).text == text


def test_approximate_marks_each_end_that_is_a_date() -> None:
    assert approximate(parse_edtf("2013-09-21/2013-09-30")).text == "2013-09-21~/2013-09-30~"
    assert approximate(parse_edtf("../2013")).text == "../2013~"
    assert approximate(parse_edtf("2013?")).text == "2013?"


@pytest.mark.parametrize(
    ("outer", "inner", "contains", "overlaps"),
    [
        ("2013", "2013-06-07", True, True),
        ("2013-06-07", "2013", False, True),
        ("../2013", "2012-06", True, True),
        ("2013/..", "2012-06", False, False),
        ("2013/..", "../2013", False, True),
        ("2013-06", "2013-06-30/2013-07-01", False, True),
        ("2013-06", "2013-07", False, False),
    ],
)
def test_containing_and_overlapping(outer: str, inner: str, contains: bool, overlaps: bool) -> None:
    assert parse_edtf(outer).contains(parse_edtf(inner)) is contains
    assert parse_edtf(outer).overlaps(parse_edtf(inner)) is overlaps


def test_the_length_counts_both_ends() -> None:
    assert parse_edtf("2013-06-07/2013-06-08").days == 2
    assert parse_edtf("2013").days == 365
    assert parse_edtf("2013/..").days is None


def test_equal_texts_of_another_kind_are_not_equal() -> None:
    week = of_week(dt.date(2013, 6, 3))
    assert week != EdtfInterval(week.text, week.earliest, week.latest, "range")


def test_the_last_week_ends_with_the_calendar() -> None:
    assert of_week(dt.date.max).text == "9999-12-27/9999-12-31"
