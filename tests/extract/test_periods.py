from __future__ import annotations

import datetime as dt

import pytest

from cyberdiplo.extract.holidays import easter, holiday_in
from cyberdiplo.extract.periods import Period, Unit, add_days, add_months, containing, day_of, shifted, shifted_day

DAY = dt.date(2015, 9, 14)  # a Monday


@pytest.mark.parametrize(
    ("unit", "value", "edtf"),
    [
        ("day", "2015-09-14", "2015-09-14"),
        ("week", "2015-W38", "2015-09-14/2015-09-20"),
        ("weekend", "2015-W38-WE", "2015-09-19/2015-09-20"),
        ("month", "2015-09", "2015-09"),
        ("quarter", "2015-Q3", "2015-35"),
        ("season", "2015-FA", "2015-23"),
        ("year", "2015", "2015"),
        ("decade", "201", "201X"),
        ("century", "20", "2000/2099"),
        ("millennium", "2", "2000/2999"),
    ],
)
def test_a_day_lies_in_one_period_of_each_unit(unit: Unit, value: str, edtf: str) -> None:
    period = containing(unit, DAY)
    assert (period.value, period.interval.text) == (value, edtf)
    assert unit == "weekend" or period.first <= DAY <= period.last


@pytest.mark.parametrize(
    ("day", "value"),
    [
        (dt.date(2015, 1, 15), "2014-WI"),
        (dt.date(2015, 12, 1), "2015-WI"),
        (dt.date(2015, 3, 1), "2015-SP"),
        (dt.date(2015, 8, 31), "2015-SU"),
    ],
)
def test_a_winter_belongs_to_the_year_in_which_it_begins(day: dt.date, value: str) -> None:
    assert containing("season", day).value == value


def test_a_half_is_six_months() -> None:
    half = containing("half", DAY)
    assert (half.value, half.first, half.last) == ("2015-H2", dt.date(2015, 7, 1), dt.date(2015, 12, 31))


def test_an_iso_week_can_belong_to_the_neighbouring_year() -> None:
    assert containing("week", dt.date(2016, 1, 1)).value == "2015-W53"


@pytest.mark.parametrize(
    ("unit", "count", "value"),
    [
        ("week", -1, "2015-W37"),
        ("month", -9, "2014-12"),
        ("quarter", 2, "2016-Q1"),
        ("season", 1, "2015-WI"),
        ("decade", -1, "200"),
    ],
)
def test_periods_are_counted_in_their_own_unit(unit: Unit, count: int, value: str) -> None:
    moved = shifted(containing(unit, DAY), count)
    assert moved is not None
    assert moved.value == value


def test_the_calendar_ends() -> None:
    assert shifted(Period("year", dt.date(9999, 1, 1)), 1) is None
    assert shifted_day(dt.date(1, 1, 1), "day", -1) is None
    assert add_days(dt.date(9999, 12, 31), 1) is None
    assert add_months(dt.date(1, 1, 1), -1) is None


def test_a_short_month_keeps_its_last_day() -> None:
    assert add_months(dt.date(2015, 1, 31), 1) == dt.date(2015, 2, 28)
    assert add_months(dt.date(2016, 2, 29), -12) == dt.date(2015, 2, 28)


@pytest.mark.parametrize(
    ("year", "month", "day"), [(2015, 2, 29), (2015, 13, 1), (2015, 4, 31), (0, 1, 1), (10000, 1, 1)]
)
def test_a_day_that_the_calendar_lacks_is_none(year: int, month: int, day: int) -> None:
    assert day_of(year, month, day) is None


@pytest.mark.parametrize(
    ("notation", "year", "day"),
    [
        ("12-25", 2015, dt.date(2015, 12, 25)),
        ("11 thu 4", 1999, dt.date(1999, 11, 25)),
        ("05 mon -1", 2015, dt.date(2015, 5, 25)),
        ("11 thu 4 +1", 2015, dt.date(2015, 11, 27)),
        ("11 tue-after-mon", 2016, dt.date(2016, 11, 8)),
        ("11 tue-after-mon", 2011, dt.date(2011, 11, 8)),
        ("easter 0", 2000, dt.date(2000, 4, 23)),
        ("easter -2", 2015, dt.date(2015, 4, 3)),
        ("table 2014-01-31 2015-02-19", 2015, dt.date(2015, 2, 19)),
    ],
)
def test_a_holiday_has_its_day_in_each_year(notation: str, year: int, day: dt.date) -> None:
    assert holiday_in(notation, year) == day


def test_a_table_knows_its_own_years() -> None:
    assert holiday_in("table 2014-01-31 2015-02-19", 2016) is None


# Dates of Easter as the United States Naval Observatory tabulates them.
@pytest.mark.parametrize(
    "day",
    [dt.date(1818, 3, 22), dt.date(1943, 4, 25), dt.date(2008, 3, 23), dt.date(2013, 3, 31), dt.date(2038, 4, 25)],
)
def test_easter(day: dt.date) -> None:
    assert easter(day.year) == day
