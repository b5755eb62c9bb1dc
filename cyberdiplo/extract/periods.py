"""Calendar periods: the days, weeks, months, … that expressions mean, and the arithmetic between them."""

from __future__ import annotations

import calendar
import datetime as dt
from functools import lru_cache
from typing import Literal, NamedTuple

from cyberdiplo.model.edtf import EdtfInterval, between, of_day, of_month, of_months, of_week, of_year

Unit = Literal[
    "day", "weekend", "week", "month", "quarter", "season", "half", "year", "decade", "century", "millennium"
]

_MONTHS = {
    "month": 1,
    "quarter": 3,
    "season": 3,
    "half": 6,
    "year": 12,
    "decade": 120,
    "century": 1200,
    "millennium": 12000,
}
_DAYS = {"day": 1, "weekend": 7, "week": 7}
SEASON_NAMES = {21: "SP", 22: "SU", 23: "FA", 24: "WI"}
# A corpus speaks of the same days again and again; these are the days of ten years.
_KEPT = 4096
# Where a year of the calendar ends for arithmetic: Python's dates run from 0001 to 9999.
FIRST_YEAR, LAST_YEAR = 1, 9999


class Period(NamedTuple):
    """One unit of the calendar, named by its first day.

    A weekend is named by its Saturday. A winter belongs to the year in which it begins (EDTF 2013-24 begins in December
    2013), a century is named by its first hundred (the 20th century begins in 1900), as TIMEX3 counts.
    """

    unit: Unit
    first: dt.date

    @property
    def last(self) -> dt.date:
        """Last day."""
        interval = self.interval
        return interval.latest if interval.latest is not None else self.first

    @property
    def value(self) -> str:
        """TIMEX3 ``value``."""
        year, month = self.first.year, self.first.month
        match self.unit:
            case "day":
                return self.first.isoformat()
            case "week" | "weekend":
                iso_year, week, _ = self.first.isocalendar()
                return f"{iso_year:04}-W{week:02}" + ("-WE" if self.unit == "weekend" else "")
            case "month":
                return f"{year:04}-{month:02}"
            case "quarter":
                return f"{year:04}-Q{(month + 2) // 3}"
            case "half":
                return f"{year:04}-H{1 if month < 7 else 2}"
            case "season":
                return f"{year:04}-{SEASON_NAMES[season_of(month)]}"
            case "year":
                return f"{year:04}"
            case "decade":
                return f"{year // 10:03}"
            case "century":
                return f"{year // 100:02}"
            case "millennium":
                return f"{year // 1000:01}"

    @property
    def interval(self) -> EdtfInterval:
        """The period's days."""
        return _interval(self.unit, self.first)


@lru_cache(_KEPT)
def _interval(unit: Unit, first: dt.date) -> EdtfInterval:
    year, month = first.year, first.month
    match unit:
        case "day":
            return of_day(first)
        case "week":
            return of_week(first)
        case "weekend":
            return between(first, first + dt.timedelta(days=1))
        case "month":
            return of_month(year, month)
        case "quarter":
            return of_months(year, 33 + (month - 1) // 3)
        case "half":
            return of_months(year, 40 if month < 7 else 41)
        case "season":
            return of_months(year, season_of(month))
        case "year":
            return of_year(year)
        case "decade":
            return EdtfInterval(f"{year // 10:03}X", first, dt.date(year + 9, 12, 31), "decade")
        case "century" | "millennium":
            last = year + _MONTHS[unit] // 12 - 1
            return EdtfInterval(f"{year:04}/{last:04}", first, dt.date(last, 12, 31), "range")


def season_of(month: int) -> int:
    """EDTF code (21–24) of the northern meteorological season that begins in or holds ``month``."""
    return 21 + (month % 12 // 3 + 3) % 4


def containing(unit: Unit, day: dt.date) -> Period:
    """The period of ``unit`` that holds ``day``; for a weekend, that of the day's ISO week."""
    match unit:
        case "day":
            return Period(unit, day)
        case "week":
            return Period(unit, day - dt.timedelta(days=day.weekday()))
        case "weekend":
            return Period(unit, day + dt.timedelta(days=5 - day.weekday()))
        case "season":
            month = day.month // 3 * 3
            return Period(unit, dt.date(day.year, month, 1) if month else dt.date(max(1, day.year - 1), 12, 1))
        case "month" | "quarter" | "half":
            size = _MONTHS[unit]
            return Period(unit, dt.date(day.year, (day.month - 1) // size * size + 1, 1))
        case _:
            size = _MONTHS[unit] // 12
            return Period(unit, dt.date(max(FIRST_YEAR, day.year // size * size), 1, 1))


def shifted(period: Period, count: int) -> Period | None:
    """The period ``count`` of its own units later; ``None`` outside the calendar's years 1–9999."""
    if period.unit in _DAYS:
        day = add_days(period.first, count * _DAYS[period.unit])
        return None if day is None else Period(period.unit, day)
    day = add_months(period.first, count * _MONTHS[period.unit])
    return None if day is None else Period(period.unit, day)


def shifted_day(day: dt.date, unit: Unit, count: int) -> dt.date | None:
    """The day ``count`` units after ``day``, kept within the month; ``None`` outside the calendar."""
    if unit in _DAYS:
        return add_days(day, count * _DAYS[unit])
    return add_months(day, count * _MONTHS[unit])


def add_days(day: dt.date, count: int) -> dt.date | None:
    """``count`` days later; ``None`` outside the calendar."""
    ordinal = day.toordinal() + count
    return dt.date.fromordinal(ordinal) if 1 <= ordinal <= dt.date.max.toordinal() else None


def add_months(day: dt.date, count: int) -> dt.date | None:
    """``count`` months later, on the last day of a month that is too short; ``None`` outside the calendar."""
    year, month = divmod(day.year * 12 + day.month - 1 + count, 12)
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    return dt.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


@lru_cache(_KEPT)
def day_of(year: int, month: int, day: int) -> dt.date | None:
    """The day by its numbers; ``None`` where the calendar has no such day."""
    if not (FIRST_YEAR <= year <= LAST_YEAR and 1 <= month <= 12):
        return None
    return dt.date(year, month, day) if 1 <= day <= calendar.monthrange(year, month)[1] else None
