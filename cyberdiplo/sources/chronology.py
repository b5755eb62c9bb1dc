"""Lines of chronologies: a date stands in front of what happened, on the same line or on a line of its own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from cyberdiplo.knowledge.page import PageLayout
from cyberdiplo.sources.dates import find_dates

_MONTH = r"(?P<month>[A-Z][A-Za-z]{2,8})\.?"
_PARTS = frozenset(("early", "mid", "late"))
_DAYS = r"\d{1,2}(?:st|nd|rd|th)?(?:\s*(?:-|–|—|to|and|&)\s*(?:[A-Z][a-z]{2,8}\.?\s*)?\d{1,2}(?:st|nd|rd|th)?)?"
_YEAR = r"(?:19|20)\d\d"
_WHEN = (
    rf"(?:(?:early|mid|late|Early|Mid|Late)[ -])?(?:[A-Z][a-z]{{2,8}}day,?\s+|(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)\.?,?\s+)?"
    rf"(?:{_MONTH}\s*{_DAYS}(?:,?\s+{_YEAR})?"
    rf"|{_DAYS}\s+{_MONTH.replace('month', 'month2')}(?:,?\s+{_YEAR})?"
    rf"|{_MONTH.replace('month', 'month3')}(?:\s*(?:-|–|—|to)\s*[A-Z][a-z]{{2,8}}\.?)?,?\s+{_YEAR}"
    rf"|{_YEAR}[-/.]\d{{1,2}}(?:[-/.]\d{{1,2}})?"
    rf"|\d{{1,2}}[-/.]\d{{1,2}}[-/.]{_YEAR}"
    rf"|{_YEAR})"
)
_YEARS = re.compile(r"(?<![\d.,$])(?:19|20)\d\d(?![\d%]|,\d|-\d\d(?!\d))")
# A heading names its year first or last ("2013: a year of talks", "May – December 2012"); "a 2009 speech" heads none.
_EDGE = " \t#*()[]:：.–—|-"
# Words of a line between entries that begins a new year: "2013", "Events of 2013".
_LONGEST_TURN = 4
_HEAD = rf"[•*·▪►‣■●–|-]?\s*{_WHEN}(?P<mark>\s*[:：–—|\t]\s*|\s+-+\s+|\s{{2,}}|\s*$)"
# What happened takes at least a subject, a verb and an object.
_SHORTEST_ACCOUNT = 3


class EntryHead(NamedTuple):
    """The date in front of a chronology's entry: ``end`` is where what happened begins, in characters of the line.

    ``firm`` tells that its mark is one that running text does not have after a date (a colon, a bar, a tab). ``month``
    is 0 and ``year`` ``None`` where it names none.
    """

    end: int
    firm: bool
    month: int = 0
    year: int | None = None


def begins_like_entry(words: Sequence[str], page: PageLayout) -> bool:
    """Whether a line of these ``page_words`` can begin with a date; few can, and the rest need no closer look."""
    first = words[0] if words else ""
    return first == "#" or first in page.months or first in page.weekdays or first in _PARTS


@cache
def _head() -> re.Pattern[str]:
    return re.compile(_HEAD)


def find_entry_head(line: str, page: PageLayout) -> EntryHead | None:
    """The date that a line of a chronology begins with, or is."""
    match = _head().match(line)
    if match is None:
        return None
    month = match["month"] or match["month2"] or match["month3"]
    if month and month.lower() not in page.months:
        return None
    rest = line[match.end() :]
    if rest and len(rest.split()) < _SHORTEST_ACCOUNT:
        return None
    firm = match["mark"].strip() in (":", "：", "|") or "\t" in match["mark"]
    year = _YEARS.search(match[0])
    return EntryHead(match.end(), firm, page.months[month.lower()] if month else 0, int(year[0]) if year else None)


def heading_years(line: str, page: PageLayout) -> list[int]:
    """The year that a heading puts above the entries below it, or the two that follow each other; empty without.

    A line that names a whole day says when something was, and heads nothing.
    """
    found = [int(match[0]) for match in _YEARS.finditer(line)]
    bare = line.strip(_EDGE)
    edged = bool(found) and (bare.startswith(str(found[0])) or bare.endswith(str(found[-1])))
    years = list(dict.fromkeys(found))
    if not edged or find_dates(line, page) or (len(years) > 1 and years != [years[0], years[0] + 1]):
        return []
    return years


class YearOfEntries:
    """Which year the entries of a chronology are of, whose own dates name only month and day; they come in order."""

    def __init__(self, years: Sequence[int], page: PageLayout) -> None:
        self._years = list(years)
        self._page = page
        self._month = 0

    def turn(self, line: str, count: int) -> None:
        """Note a line of ``count`` words between entries: a year on its own begins that year."""
        if count <= _LONGEST_TURN and len(years := heading_years(line, self._page)) == 1:
            self._years, self._month = years, 0

    def of(self, line: str) -> int | None:
        """The year of the entry that begins with ``line``; ``None`` where its date names one, or no heading does."""
        head = find_entry_head(line, self._page)
        if head is None or not self._years:
            return None
        if head.year:
            self._years, self._month = [head.year], head.month
            return None
        if head.month < self._month and len(self._years) > 1:
            self._years = self._years[1:]
        self._month = head.month
        return self._years[0]
