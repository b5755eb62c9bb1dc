"""Dates in words."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cyberdiplo.model.edtf import of_week, parse_edtf
from cyberdiplo.report.dates import date_in_words
from cyberdiplo.report.grouping import month_heading, year_heading


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2013-06-07", "7 Jun 2013"),
        ("2015-09-09/2015-09-12", "9–12 Sep 2015"),
        ("2015-09-30/2015-10-02", "30 Sep – 2 Oct 2015"),
        ("2015-12-30/2016-01-02", "30 Dec 2015 – 2 Jan 2016"),
        ("2013-04-08/2013-04-14", "week of 8 Apr 2013"),
        ("2013-02", "Feb 2013"),
        ("2013-01/2013-04", "Jan–Apr 2013"),
        ("2013-11/2014-02", "Nov 2013 – Feb 2014"),
        ("2013", "2013"),
        ("2008/2014", "2008–2014"),
        ("2013-05/2014", "May 2013 – 2014"),
        ("201X", "2010s"),
        ("2015-22", "summer 2015"),
        ("2015-33", "Q1 2015"),
        ("2015-40", "first half of 2015"),
        ("2015-33/2015-34", "Q1 2015 – Q2 2015"),
        ("../2013-06-09", "by 9 Jun 2013"),
        ("../2013-03", "by Mar 2013"),
        ("2013-06-09/..", "from 9 Jun 2013"),
        ("2013-06~", "c. Jun 2013"),
        ("2013?", "2013?"),
        ("2013%", "c. 2013?"),
        ("2015-09-21~/2015-09-30~", "late Sep 2015"),
        ("2015-09-21/2015-09-30", "21–30 Sep 2015"),
        ("2015-09-01~/2015-09-10~", "early Sep 2015"),
    ],
)
def test_a_date_is_told_at_its_precision_and_no_finer(text: str, words: str) -> None:
    assert date_in_words(parse_edtf(text)) == words


def test_no_date_is_undated() -> None:
    assert date_in_words(None) == "undated"


@given(st.dates(dt.date(1000, 1, 1), dt.date(9998, 12, 1)))
def test_every_day_and_every_week_can_be_told(day: dt.date) -> None:
    assert date_in_words(parse_edtf(str(day))).endswith(f" {day.year}")
    assert date_in_words(of_week(day)).startswith("week of ")


@pytest.mark.parametrize(
    ("text", "year", "month"),
    [
        ("2013-06-07", "2013", "Jun 2013"),
        ("2013", "2013", "2013"),
        ("../2013-06-09", "2013", "Jun 2013"),
        ("2013-06", "2013", "Jun 2013"),
    ],
)
def test_headings(text: str, year: str, month: str) -> None:
    assert year_heading(parse_edtf(text)) == year
    assert month_heading(parse_edtf(text)) == month


def test_what_has_no_date_has_a_heading_of_its_own() -> None:
    assert year_heading(None) == month_heading(None) == "undated"
