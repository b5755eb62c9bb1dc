"""The grammar of dates and periods in filters; both ends count.

    period  =  date | [date] ".." [date] | EDTF interval
    date    =  2015 | 201X | 2015-09 | 2015-Q3 | 2015-H2 | 2015-W37 | 2015-09-12 | any EDTF date | words
    words   =  what dateparser reads in English: "May 2014", "two years ago", "yesterday"

``2013..2015`` runs from 1 January 2013 to 31 December 2015. Words are counted from a day that the caller names.
"""

from __future__ import annotations

import datetime as dt
import re

from cyberdiplo.errors import DateError, EdtfError
from cyberdiplo.model.edtf import EdtfInterval, between, of_day, of_month, of_week, parse_edtf, span_of

_EXAMPLES = "for example 2015, 2015-Q3, 2015-09, 2015-09-12, 2013..2015, or in words: 'May 2014', 'two years ago'"
# Whatever is made of these characters alone is meant as ISO 8601 or EDTF, and its errors are shown at their place.
_FORMAL = re.compile(r"[\dXQHWqhw~?%.-]+")
_WEEK = re.compile(r"(\d{4})-?W(\d\d?)", re.ASCII)
_PART_OF_YEAR = re.compile(r"(\d{4})-?([QH])(\d)", re.ASCII)
_PARTS = {"Q": ("33", "34", "35", "36"), "H": ("40", "41")}
_YEAR_MONTH_DAY = re.compile(r"(\d{4})(?:-(\d\d?)(?:-(\d\d?))?)?", re.ASCII)


def parse_period(text: str, today: dt.date) -> EdtfInterval:
    """The days that ``text`` names, first and last included.

    ``today`` is what "two years ago" counts from. Raises ``DateError``, whose ``where`` shows the text with the bad
    part underlined.

    >>> parse_period("2013..2015-Q3", dt.date(2026, 1, 1)).latest
    datetime.date(2015, 9, 30)
    """
    left, dots, right = text.partition("..")
    if not dots or "/" in text:
        return _date(text, 0, text, today)
    if not left.strip() and not right.strip():
        raise _error("a period needs a first or a last day", text, 0, len(text))
    first = _date(left, 0, text, today) if left.strip() else None
    last = _date(right, len(left) + 2, text, today) if right.strip() else None
    if first is None or last is None:
        return between(first.earliest if first else None, last.latest if last else None)
    try:
        return span_of(first, last)
    except ValueError as error:
        raise _error("the period ends before it begins", text, len(left) + 2, len(text)) from error


def parse_bound(text: str, today: dt.date) -> EdtfInterval:
    """Like ``parse_period``, but words that count from today name a day, as they do in git: "two years ago" is the day
    two years before ``today``, and not the whole of that year."""
    return _date(text, 0, text, today, by_day=True)


def _date(part: str, begin: int, whole: str, today: dt.date, *, by_day: bool = False) -> EdtfInterval:
    """One date; ``begin`` is where ``part`` stands in ``whole``, which errors show."""
    begin += len(part) - len(part.lstrip())
    part = part.strip()
    end = begin + len(part)
    if not part:
        raise _error("an empty date", whole, 0, len(whole))
    if match := _WEEK.fullmatch(part.upper()):
        try:
            return of_week(dt.date.fromisocalendar(int(match[1]), int(match[2]), 1))
        except ValueError as error:
            raise _error(f"{match[1]} has no week {match[2]}", whole, begin + match.start(2), end) from error
    if match := _PART_OF_YEAR.fullmatch(part.upper()):
        groupings = _PARTS[match[2]]
        if not 1 <= int(match[3]) <= len(groupings):
            raise _error(f"a year has {match[2]}1 to {match[2]}{len(groupings)}", whole, begin + match.start(2), end)
        return parse_edtf(f"{match[1]}-{groupings[int(match[3]) - 1]}")
    try:
        return parse_edtf(part)
    except EdtfError as error:
        if match := _YEAR_MONTH_DAY.fullmatch(part):
            return _numbers(match, begin, whole)
        if _FORMAL.fullmatch(part):
            raise _error("not a date or a period", whole, begin, end) from error
    # Imported here because dateparser takes longer to load than a timeline takes to build.
    from cyberdiplo.timeline.wording import date_from_words  # noqa: PLC0415 - see above

    interval = date_from_words(part, today, by_day=by_day)
    if interval is None:
        raise _error("not a date or a period", whole, begin, end)
    return interval


def _numbers(match: re.Match[str], begin: int, whole: str) -> EdtfInterval:
    """Year, month and day in numbers, also without leading zeros; an impossible one is underlined."""
    year, month, day = (int(group) if group else 0 for group in match.groups())
    if year == 0:
        raise _error("the calendar begins with the year 0001", whole, begin, begin + 4)
    if not 1 <= month <= 12:
        raise _error(f"there is no month {match[2]}", whole, begin + match.start(2), begin + match.end(2))
    if not match[3]:
        return of_month(year, month)
    try:
        return of_day(dt.date(year, month, day))
    except ValueError as error:
        name = dt.date(year, month, 1).strftime("%Y-%m")
        raise _error(f"{name} has no day {match[3]}", whole, begin + match.start(3), begin + match.end(3)) from error


def _error(what: str, whole: str, begin: int, end: int) -> DateError:
    return DateError(what, where=underline(whole, begin, end), hint=_EXAMPLES)


def underline(text: str, begin: int, end: int) -> str:
    """``text`` with a line below it that marks the characters ``[begin, end)``."""
    return f"{text}\n{' ' * begin}{'^' * max(1, end - begin)}"
