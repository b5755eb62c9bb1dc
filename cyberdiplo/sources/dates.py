"""Dates as the lines around an article print them, and as addresses of web pages hold them.

Only whole days are found: "March 2013" or "June 3" without a year is none. The text of the article itself is the
temporal tagger's business, not this module's.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from typing import NamedTuple

from cyberdiplo.knowledge.page import PageLayout
from cyberdiplo.model.span import Span

# The named groups' last character tells the form: y, m and d of ISO 8601 and the like (1), of numbers in either order
# (2), of "April 15, 2013" (3) and of "15 April 2013" (4), of Chinese (5) and of digits without separators (6).
_DAY = re.compile(
    r"(?<![\d.])(?P<y1>(?:19|20)\d\d)(?P<s1>[-/.])(?P<m1>\d{1,2})(?P=s1)(?P<d1>\d{1,2})(?!\d)"
    r"|(?<![\d./])(?P<d2>\d{1,2})(?P<s2>[-/.])(?P<m2>\d{1,2})(?P=s2)(?P<y2>(?:19|20)?\d\d)(?![\d/])"
    r"|(?<![^\W\d_])(?P<m3>[A-Za-z]{3,9})\.?,?\s*(?P<d3>\d{1,2})(?:st|nd|rd|th)?(?:\s*,\s*|\s+)(?P<y3>(?:19|20)\d\d)(?!\d)"
    r"|(?<!\d)(?P<d4>\d{1,2})(?:st|nd|rd|th)?(?:\s+of)?[\s-]*(?P<m4>[A-Za-z]{3,9})\.?,?[\s-]*(?P<y4>(?:19|20)\d\d)(?!\d)"
    r"|(?P<y5>(?:19|20)\d\d)年(?P<m5>\d{1,2})月(?P<d5>\d{1,2})日"
    r"|(?<![\d-])(?P<y6>(?:19|20)\d\d)(?P<m6>0[1-9]|1[0-2])(?P<d6>[0-3]\d)(?![\d-])"
)
# What every one of them holds, and few other lines do: 19dd, 20dd or d/dd. It begins with a figure, so that a search
# passes over what is none.
_HINT = re.compile(r"\d(?:(?<=1)9\d\d|(?<=2)0\d\d|/\d\d(?!\d))")
_BEFORE_YEAR = 30
_AFTER_YEAR = 12
# "09:13", "9.13am", "0:53:01", "2:22pm AEST", "T02:04:00Z".
_TIME = re.compile(
    r"(?<![\d:.])T?(?P<hour>[01]?\d|2[0-3])(?P<mark>[:.])(?P<minute>[0-5]\d)(?::[0-5]\d(?:\.\d+)?)?(?![\d:])"
    r"\s*(?P<half>[AaPp]\.?[Mm]\b\.?)?(?P<zone>\s*(?:GMT|UTC|BST|[ECMPH][SD]?T|Z)\b)?"
)
# What may stand between a day and its time: " at ", ", ", " | ", "T", " Last updated at ".
_TIME_AFTER = 30
_TIME_BEFORE = 20
# Papers of the computer age; an earlier "date" in a header is a counter or a default.
FIRST_YEAR = 1980

# Compiled where the first address is read; plain texts have none.
_URL_DAYS = (
    # /2013/04/29/, /2013-06/25/, /2016/jul/14/, 2013-06-25, /2013/0604/
    r"(?<!\d)(?P<y>(?:19|20)\d\d)[/_-](?P<m>\d{1,2}|[a-z]{3})[/_-](?P<d>\d{1,2})(?!\d)",
    r"(?<!\d)(?P<y>(?:19|20)\d\d)[/_-](?P<m>\d\d)(?P<d>\d\d)(?!\d)",
    # /20140520/, t20150914_, idUSKCN0RB2CJ20150911
    r"(?<!\d)(?P<y>(?:19|20)\d\d)(?P<m>\d\d)(?P<d>\d\d)(?!\d)",
    # /02/19/13/
    r"/(?P<m>\d\d)/(?P<d>\d\d)/(?P<y>\d\d)/",
)
_URL_MONTH = r"(?<!\d)(?P<y>(?:19|20)\d\d)[/-](?P<m>\d\d|[a-z]{3})(?=/|$)"


class PrintedDate(NamedTuple):
    """A day printed in a line, with the time beside it.

    ``swapped`` is the day that the same figures mean with month and day exchanged (03/04/2013), where that is a day
    too. ``span`` covers the day, ``time_span`` the time.
    """

    day: dt.date
    span: Span
    time: dt.time | None = None
    time_span: Span | None = None
    swapped: dt.date | None = None


def find_dates(line: str, page: PageLayout) -> list[PrintedDate]:
    """Days printed in ``line``, from left to right; 03/04/2013 is 4 March, and ``swapped`` 3 April."""
    found = []
    done = 0
    for hint in _HINT.finditer(line):
        if hint.start() < done:
            continue
        # The rest of a date lies near its year: the longest, "Wednesday the 25th of September", before it.
        window = (max(done, hint.start() - _BEFORE_YEAR), min(len(line), hint.end() + _AFTER_YEAR))
        for match in _DAY.finditer(line, *window):
            done = match.end()
            if printed := _printed(match, page):
                found.append(printed)
    return [_with_time(line, number, found) for number in range(len(found))]


def _printed(match: re.Match[str], page: PageLayout) -> PrintedDate | None:
    form = (match.lastgroup or "d1")[-1]
    year, month, day = match[f"y{form}"], match[f"m{form}"], match[f"d{form}"]
    number = int(month) if month.isdigit() else page.months.get(month.lower(), 0)
    span = Span(*match.span())
    if form != "2":
        found = _day(int(year), number, int(day))
        return PrintedDate(found, span) if found else None
    full_year = int(year) + (2000 if len(year) == 2 else 0)
    if len(year) == 2 and match["s2"] != "/":
        return None
    first, second = int(day), number
    american, european = _day(full_year, first, second), _day(full_year, second, first)
    # Full stops between the figures are the continental way, always with the day first.
    if american is None or (match["s2"] == "." and european):
        american, european = european, None
    return PrintedDate(american, span, swapped=european if european != american else None) if american else None


def _with_time(line: str, number: int, found: list[PrintedDate]) -> PrintedDate:
    """The date with the time that stands nearest to it, right after or right before."""
    printed = found[number]
    begin, end = printed.span
    after = min(end + _TIME_AFTER, found[number + 1].span.begin if number + 1 < len(found) else len(line))
    before = max(begin - _TIME_BEFORE, found[number - 1].span.end if number else 0)
    late = next(_times(line, end, after), None)
    early = list(_times(line, before, begin))
    if late and early:
        chosen = late if late[1].begin - end <= begin - early[-1][1].end else early[-1]
    elif late or early:
        chosen = late or early[-1]
    else:
        return printed
    time, span = chosen
    return PrintedDate(printed.day, printed.span, time, span, printed.swapped)


def _times(line: str, begin: int, end: int) -> Iterator[tuple[dt.time, Span]]:
    """Times of day whose first figure stands within ``[begin, end)``."""
    # The time itself may reach beyond the window; its first figure may not.
    for match in _TIME.finditer(line, begin, min(len(line), end + 15)):
        if match.start() >= end:
            return
        half = (match["half"] or "").lower()[:1]
        if match["mark"] == "." and not (half or match["zone"]):
            continue
        hour = int(match["hour"])
        if half and 1 <= hour <= 12:
            hour = hour % 12 + (12 if half == "p" else 0)
        yield dt.time(hour, int(match["minute"])), Span(*match.span())


def url_date(url: str, page: PageLayout) -> dt.date | None:
    """The day in the address of a page (``/2013/04/29/``, ``/20140520/``), where there is one."""
    address = url.lower().partition("?")[0]
    for pattern in _URL_DAYS:
        for match in re.finditer(pattern, address):
            month = match["m"]
            number = int(month) if month.isdigit() else page.months.get(month, 0)
            year = int(match["y"]) + (2000 if len(match["y"]) == 2 else 0)
            if day := _day(year, number, int(match["d"])):
                return day
    return None


def url_month(url: str, page: PageLayout) -> tuple[int, int] | None:
    """Year and month in the address of a page (``/2013/07/``), where there is no day."""
    for match in re.finditer(_URL_MONTH, url.lower().partition("?")[0]):
        month = match["m"]
        number = int(month) if month.isdigit() else page.months.get(month, 0)
        if 1 <= number <= 12:
            return int(match["y"]), number
    return None


def _day(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day) if year >= FIRST_YEAR else None
    except ValueError:
        return None
