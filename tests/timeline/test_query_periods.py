"""The grammar of dates and periods in filters."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cyberdiplo.errors import DateError
from cyberdiplo.model.edtf import EdtfInterval
from cyberdiplo.timeline.periods import parse_bound, parse_period

TODAY = dt.date(2017, 10, 9)


def ends(interval: EdtfInterval) -> str:
    return f"{interval.earliest or ''}..{interval.latest or ''}"


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("2015", "2015-01-01..2015-12-31"),
        ("201X", "2010-01-01..2019-12-31"),
        ("2015-09", "2015-09-01..2015-09-30"),
        ("2015-9-2", "2015-09-02..2015-09-02"),
        ("2015-09-12", "2015-09-12..2015-09-12"),
        ("2015-Q3", "2015-07-01..2015-09-30"),
        ("2015q1", "2015-01-01..2015-03-31"),
        ("2016-H1", "2016-01-01..2016-06-30"),
        ("2015-W37", "2015-09-07..2015-09-13"),
        ("2013..2015", "2013-01-01..2015-12-31"),
        ("2013-06..2015-Q1", "2013-06-01..2015-03-31"),
        ("2015-09-12 .. 2015-10", "2015-09-12..2015-10-31"),
        ("2013..", "2013-01-01.."),
        ("..2013", "..2013-12-31"),
        ("2013-06/2014", "2013-06-01..2014-12-31"),
        ("../2013-06-09", "..2013-06-09"),
        ("2015-21", "2015-03-01..2015-05-31"),
        ("2015~", "2015-01-01..2015-12-31"),
        ("May 2014", "2014-05-01..2014-05-31"),
        ("7 June 2013", "2013-06-07..2013-06-07"),
        ("June 7, 2013", "2013-06-07..2013-06-07"),
        ("2013/06/07", "2013-06-07..2013-06-07"),
        ("May 2014..June 2015", "2014-05-01..2015-06-30"),
        ("yesterday", "2017-10-08..2017-10-08"),
        ("two years ago", "2015-01-01..2015-12-31"),
        ("last week", "2017-10-02..2017-10-08"),
        ("last month", "2017-09-01..2017-09-30"),
        ("Monday", "2017-10-02..2017-10-02"),
    ],
)
def test_both_ends_of_a_period_count(text: str, days: str) -> None:
    assert ends(parse_period(text, TODAY)) == days


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("two years ago", "2015-10-09..2015-10-09"),
        ("May 2014", "2014-05-01..2014-05-31"),
        ("2015", "2015-01-01..2015-12-31"),
    ],
)
def test_a_bound_counted_from_today_is_a_day_as_in_git(text: str, days: str) -> None:
    assert ends(parse_bound(text, TODAY)) == days


@pytest.mark.parametrize(
    ("text", "what", "marked"),
    [
        ("2015-13", "no month 13", "13"),
        ("2015-02-30", "2015-02 has no day 30", "30"),
        ("2015-W60", "no week 60", "60"),
        ("2015-Q5", "Q1 to Q4", "Q5"),
        ("0000-01", "year 0001", "0000"),
        ("2015..2013", "ends before it begins", "2013"),
        ("2013..20155", "not a date", "20155"),
        ("2013..soonish", "not a date", "soonish"),
        (" never ", "not a date", "never"),
        ("..", "first or a last day", ".."),
        ("5", "not a date", "5"),
    ],
)
def test_the_bad_part_is_underlined(text: str, what: str, marked: str) -> None:
    with pytest.raises(DateError) as caught:
        parse_period(text, TODAY)
    assert what in caught.value.what
    shown, marks = caught.value.where.split("\n")
    assert shown == text
    assert shown[marks.index("^") : marks.rindex("^") + 1] == marked
    assert "2013..2015" in caught.value.hint


@given(
    first=st.dates(dt.date(1900, 1, 1), dt.date(2100, 1, 1)), last=st.dates(dt.date(1900, 1, 1), dt.date(2100, 1, 1))
)
def test_a_period_between_two_days_is_read_or_refused(first: dt.date, last: dt.date) -> None:
    if first <= last:
        assert ends(parse_period(f"{first}..{last}", TODAY)) == f"{first}..{last}"
    else:
        with pytest.raises(DateError):
            parse_period(f"{first}..{last}", TODAY)


@given(st.text(alphabet="0123456789-./XQWH~?% ", min_size=1, max_size=14))
def test_whatever_is_typed_is_a_date_or_a_date_error(text: str) -> None:
    marks = ""
    try:
        interval = parse_period(text, TODAY)
    except DateError as error:
        marks = error.where
    assert "^" in marks or interval.earliest or interval.latest
