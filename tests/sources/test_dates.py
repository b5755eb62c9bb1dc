from __future__ import annotations

import datetime as dt

import pytest

from cyberdiplo.knowledge.reading import Reading
from cyberdiplo.sources.dates import find_dates, url_date, url_month


@pytest.mark.parametrize(
    ("line", "day", "swapped"),
    [
        ("2015-9-14", "2015-09-14", None),
        ("2015/09/14", "2015-09-14", None),
        ("2015.09.14", "2015-09-14", None),
        ("20150914", "2015-09-14", None),
        ("03/13/2013", "2013-03-13", None),
        ("13/03/2013", "2013-03-13", None),
        ("03/04/2013", "2013-03-04", "2013-04-03"),
        ("04/04/2013", "2013-04-04", None),
        ("3/4/13", "2013-03-04", "2013-04-03"),
        ("03.04.2013", "2013-04-03", None),
        ("03-13-2013", "2013-03-13", None),
        ("April 15, 2013", "2013-04-15", None),
        ("Apr. 15 2013", "2013-04-15", None),
        ("Sept. 9,2015", "2015-09-09", None),
        ("APRIL 15TH, 2013".replace("TH", "th"), "2013-04-15", None),
        ("15 April 2013", "2013-04-15", None),
        ("15-Apr-2013", "2013-04-15", None),
        ("15 April, 2013", "2013-04-15", None),
        ("the 25th of September 2015", "2015-09-25", None),
        ("2013年6月9日", "2013-06-09", None),
    ],
)
def test_the_ways_papers_print_a_day(line: str, day: str, swapped: str | None, reading: Reading) -> None:
    (found,) = find_dates(line, reading.page)
    assert (found.day.isoformat(), found.swapped.isoformat() if found.swapped else None) == (day, swapped)
    assert found.span.of(line) == line.removeprefix("the ")


@pytest.mark.parametrize(
    "line",
    [
        "April 2013",
        "June 3",
        "Feb 31 2013",
        "31.02.2013",
        "1.2.3",
        "version 2013-13-01",
        "01/01/1970",
        "2013",
        "12345678",
    ],
)
def test_what_is_no_whole_day_is_none(line: str, reading: Reading) -> None:
    assert find_dates(line, reading.page) == []


def test_a_time_belongs_to_the_day_that_is_nearest(reading: Reading) -> None:
    found = find_dates("Posted: 11:02 GMT, 16 September 2015 | Updated: 17 September 2015 at 3.30 pm", reading.page)
    assert [date.time for date in found] == [dt.time(11, 2), dt.time(15, 30)]


def test_a_figure_with_a_full_stop_is_a_time_only_with_its_half_or_zone(reading: Reading) -> None:
    (found,) = find_dates("June 4, 2013 62.90 percent", reading.page)
    assert found.time is None


@pytest.mark.parametrize(("text", "hour"), [("12:15 am", 0), ("12:15 pm", 12), ("1:15 p.m.", 13), ("23:15", 23)])
def test_halves_of_the_day(text: str, hour: int, reading: Reading) -> None:
    (found,) = find_dates(f"June 4, 2013 {text}", reading.page)
    assert found.time == dt.time(hour, 15)


def test_the_month_in_an_address(reading: Reading) -> None:
    url = "https://example.org/military/library/news/2013/07/mil-130712.htm"
    assert url_date(url, reading.page) is None
    assert url_month(url, reading.page) == (2013, 7)
