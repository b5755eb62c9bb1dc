"""The day of a holiday in a year, from the short notation of the holiday table.

``12-25`` is a fixed day; ``11 thu 4`` the fourth Thursday of November and ``05 mon -1`` the last Monday of May, with
``+1`` for the day after; ``11 tue-after-mon`` the Tuesday after the first Monday; ``easter -2`` two days before Easter;
``table`` gives the days of a holiday that follows another calendar, for the years that it knows.
"""

from __future__ import annotations

import calendar
import datetime as dt

from cyberdiplo.extract.periods import add_days, day_of

_WEEKDAYS = {name: number for number, name in enumerate(("mon", "tue", "wed", "thu", "fri", "sat", "sun"))}


def holiday_in(notation: str, year: int) -> dt.date | None:
    """The holiday's day in ``year``; ``None`` where that year has none."""
    head, *rest = notation.split()
    if not rest:
        return day_of(year, int(head[:2]), int(head[3:]))
    if head == "table":
        return next((dt.date.fromisoformat(day) for day in rest if day.startswith(f"{year:04}-")), None)
    if head == "easter":
        return add_days(easter(year), int(rest[0]))
    month = int(head)
    if rest[0] == "tue-after-mon":
        return add_days(_nth(year, month, 0, 1), 1)
    day = _nth(year, month, _WEEKDAYS[rest[0]], int(rest[1]))
    return add_days(day, int(rest[2])) if len(rest) > 2 else day


def _nth(year: int, month: int, weekday: int, number: int) -> dt.date:
    """The ``number``-th weekday of a month, counted from its end when negative."""
    if number < 0:
        last = dt.date(year, month, calendar.monthrange(year, month)[1])
        return last - dt.timedelta(days=(last.weekday() - weekday) % 7 + 7 * (-number - 1))
    first = dt.date(year, month, 1)
    return first + dt.timedelta(days=(weekday - first.weekday()) % 7 + 7 * (number - 1))


def easter(year: int) -> dt.date:
    """Western Easter Sunday (Gregorian computus, the anonymous algorithm in Meeus, Astronomical Algorithms, ch. 8)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    ell = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * ell) // 451
    month, day = divmod(h + ell - 7 * m + 114, 31)
    return dt.date(year, month, day + 1)
