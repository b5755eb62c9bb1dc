"""Calendar intervals and their text in EDTF (Extended Date/Time Format, ISO 8601-2:2019, and the LoC profile).

Supported: days, months, years, decades (``201X``), seasons and quarters and halves (sub-year groupings 21–24, 33–36 and
40–41, level 2 §4.8 of the LoC profile), intervals of these, open ends (``..``) and the qualifiers ``~`` (approximate),
``?`` (uncertain) and ``%`` (both). ISO weeks are no EDTF: a week is written as the interval of its seven days.
"""

import calendar
import datetime as dt
import re
from typing import Literal, NamedTuple

from cyberdiplo.errors import EdtfError

Precision = Literal["day", "range", "week", "month", "season", "quarter", "year", "decade", "open"]
Qualifier = Literal["", "~", "?", "%"]

_DATE = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?(?P<qualifier>[~?%]?)")
_DECADE = re.compile(r"(?P<decade>\d{3})X(?P<qualifier>[~?%]?)")
_FIRST_MONTH = {21: 3, 22: 6, 23: 9, 24: 12, 33: 1, 34: 4, 35: 7, 36: 10, 40: 1, 41: 7}
_MONTHS_LONG = {21: 3, 22: 3, 23: 3, 24: 3, 33: 3, 34: 3, 35: 3, 36: 3, 40: 6, 41: 6}


class EdtfInterval(NamedTuple):
    """The days that a date can mean.

    ``earliest`` and ``latest`` are the first and the last of them, inclusive, and ``None`` where the interval is open;
    ``text`` is the EDTF form. Intervals are equal when text and precision are.
    """

    text: str
    earliest: dt.date | None
    latest: dt.date | None
    precision: Precision
    qualifier: Qualifier = ""

    @property
    def days(self) -> int | None:
        """Length in days, both ends counted; ``None`` for an open interval."""
        if self.earliest is None or self.latest is None:
            return None
        return (self.latest - self.earliest).days + 1

    def contains(self, other: "EdtfInterval") -> bool:
        """Whether every day that ``other`` can mean lies within this interval."""
        after = self.earliest is None or (other.earliest is not None and self.earliest <= other.earliest)
        before = self.latest is None or (other.latest is not None and other.latest <= self.latest)
        return after and before

    def overlaps(self, other: "EdtfInterval") -> bool:
        """Whether some day can be meant by both."""
        after = self.latest is None or other.earliest is None or other.earliest <= self.latest
        before = self.earliest is None or other.latest is None or self.earliest <= other.latest
        return after and before


def of_day(day: dt.date) -> EdtfInterval:
    """One day."""
    return EdtfInterval(day.isoformat(), day, day, "day")


def of_week(day: dt.date) -> EdtfInterval:
    """The ISO 8601 week, Monday to Sunday, that holds ``day``; the calendar's last one ends with the calendar."""
    monday = day - dt.timedelta(days=day.weekday())
    sunday = monday + min(dt.timedelta(days=6), dt.date.max - monday)
    return EdtfInterval(f"{monday}/{sunday}", monday, sunday, "week")


def of_month(year: int, month: int) -> EdtfInterval:
    """One month."""
    last = calendar.monthrange(year, month)[1]
    return EdtfInterval(f"{year:04}-{month:02}", dt.date(year, month, 1), dt.date(year, month, last), "month")


def of_year(year: int) -> EdtfInterval:
    """One year."""
    return EdtfInterval(f"{year:04}", dt.date(year, 1, 1), dt.date(year, 12, 31), "year")


def between(first: dt.date | None, last: dt.date | None) -> EdtfInterval:
    """From ``first`` to ``last``, inclusive; ``None`` leaves that end open, and one day twice is that day.

    Raises ``ValueError`` when ``last`` precedes ``first`` or both ends are open.
    """
    if first is None or last is None:
        if first is last:
            raise ValueError("an interval that is open at both ends says nothing")
        return EdtfInterval(f"{first or '..'}/{last or '..'}", first, last, "open")
    if last < first:
        raise ValueError(f"{last} precedes {first}")
    return of_day(first) if first == last else EdtfInterval(f"{first}/{last}", first, last, "range")


def not_after(day: dt.date) -> EdtfInterval:
    """Some day up to ``day``: what is known of something past that has no date of its own."""
    return between(None, day)


def not_before(day: dt.date) -> EdtfInterval:
    """Some day from ``day`` on."""
    return between(day, None)


def span_of(first: EdtfInterval, last: EdtfInterval) -> EdtfInterval:
    """From the beginning of ``first`` to the end of ``last``, written at their own precision (``2008/2014``)."""
    if first == last:
        return first
    if first.earliest and last.latest and last.latest < first.earliest:
        raise ValueError(f"{last.text} precedes {first.text}")
    left = first.text.partition("/")[0] if first.earliest else ".."
    right = last.text.rpartition("/")[2] if last.latest else ".."
    whole: Precision = "open" if left == ".." or right == ".." else "range"
    return EdtfInterval(f"{left}/{right}", first.earliest, last.latest, whole)


def approximate(interval: EdtfInterval) -> EdtfInterval:
    """The same days, marked approximate (``~``) at each end that is a date."""
    ends = [end if end in ("..", "") or end[-1] in "~?%" else f"{end}~" for end in interval.text.split("/")]
    return EdtfInterval("/".join(ends), interval.earliest, interval.latest, interval.precision, "~")


def parse_edtf(text: str) -> EdtfInterval:
    """Read EDTF, raising ``EdtfError`` for anything that this module would not write.

    >>> parse_edtf("2013-06-07/2013-06-08").days
    2
    """
    text = text.strip()
    left, slash, right = text.partition("/")
    if not slash:
        return _parse_date(text)
    if left in ("", "..") and right in ("", ".."):
        raise EdtfError("an interval needs at least one date", where=repr(text))
    first = None if left in ("", "..") else _parse_date(left)
    last = None if right in ("", "..") else _parse_date(right)
    earliest = first.earliest if first else None
    latest = last.latest if last else None
    if earliest and latest and latest < earliest:
        raise EdtfError(f"{right} precedes {left}", where=repr(text), hint="write the earlier date first")
    precision: Precision = "range"
    if first is None or last is None:
        precision = "open"
    elif _is_iso_week(first, last):
        precision = "week"
    qualifier: Qualifier = next((end.qualifier for end in (first, last) if end and end.qualifier), "")
    return EdtfInterval(f"{left or '..'}/{right or '..'}", earliest, latest, precision, qualifier)


def _is_iso_week(first: EdtfInterval, last: EdtfInterval) -> bool:
    if first.precision != "day" or last.precision != "day" or not first.earliest or not last.earliest:
        return False
    return first.earliest.weekday() == 0 and (last.earliest - first.earliest).days == 6


def _parse_date(text: str) -> EdtfInterval:
    if match := _DECADE.fullmatch(text):
        first = int(match["decade"]) * 10
        if first == 0:
            raise EdtfError("the calendar begins with the year 0001", where=repr(text))
        ends = dt.date(first, 1, 1), dt.date(first + 9, 12, 31)
        return EdtfInterval(text, *ends, "decade", _qualifier(match["qualifier"]))
    match = _DATE.fullmatch(text)
    if not match:
        raise EdtfError("not an EDTF date", where=repr(text), hint="2013-06-07, 2013-06, 2013, 2013-06-07/2013-06-08")
    try:
        interval = _date_of(int(match["year"]), match["month"], match["day"])
    except ValueError as error:
        raise EdtfError(f"no such date: {error}", where=repr(text)) from error
    qualifier = _qualifier(match["qualifier"])
    return EdtfInterval(text, interval.earliest, interval.latest, interval.precision, qualifier)


def _date_of(year: int, month_text: str | None, day_text: str | None) -> EdtfInterval:
    if month_text is None:
        return of_year(year)
    month = int(month_text)
    if month in _FIRST_MONTH:
        if day_text is not None:
            raise ValueError("a season or quarter has no days")
        return of_months(year, month)
    if day_text is not None:
        return of_day(dt.date(year, month, int(day_text)))
    if not 1 <= month <= 12:
        raise ValueError(f"month {month} is none of 01–12, 21–24, 33–36, 40 and 41")
    return of_month(year, month)


def of_months(year: int, grouping: int) -> EdtfInterval:
    """A season (21–24, northern, meteorological), quarter (33–36) or half (40, 41) of ``year`` by its EDTF code."""
    first = dt.date(year, _FIRST_MONTH[grouping], 1)
    months = first.month + _MONTHS_LONG[grouping] - 2
    last_year, last_month = year + months // 12, months % 12 + 1
    last = dt.date(last_year, last_month, calendar.monthrange(last_year, last_month)[1])
    if grouping >= 40:  # written as its months, which every reader of EDTF understands
        return EdtfInterval(f"{year:04}-{first.month:02}/{year:04}-{last.month:02}", first, last, "range")
    precision: Precision = "season" if grouping < 30 else "quarter"
    return EdtfInterval(f"{year:04}-{grouping}", first, last, precision)


def _qualifier(mark: str) -> Qualifier:
    match mark:
        case "~" | "?" | "%":
            return mark
        case _:
            return ""
