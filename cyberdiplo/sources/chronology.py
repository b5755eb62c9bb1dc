"""Lines of chronologies: a date stands in front of what happened, on the same line or on a line of its own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from cyberdiplo.knowledge.page import PageLayout

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
_HEAD = rf"[•*·▪►‣■●–-]?\s*{_WHEN}(?P<mark>\s*[:：–—|\t]\s*|\s+-+\s+|\s{{2,}}|\s*$)"
# What happened takes at least a subject, a verb and an object.
_SHORTEST_ACCOUNT = 3


class EntryHead(NamedTuple):
    """The date in front of a chronology's entry: ``end`` is where what happened begins, in characters of the line.

    ``firm`` tells that its mark is one that running text does not have after a date (a colon, a bar, a tab).
    """

    end: int
    firm: bool


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
    return EntryHead(match.end(), firm=match["mark"].strip() in (":", "：", "|") or "\t" in match["mark"])
