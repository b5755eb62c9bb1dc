"""Place lines: where an article says it was written, and on which day ("BEIJING, Nov. 12 (Xinhua) —")."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from cyberdiplo.knowledge.page import PageLayout
from cyberdiplo.knowledge.reading import Reading
from cyberdiplo.model.span import Span

# A place line ends with a dash, a bullet or a bar before the first sentence, and stands within this many characters of
# the line's beginning; the longest in the house styles of Reuters, AP and Xinhua has about 80.
_LONGEST = 120
# In capitals, shorter words before a dash are abbreviations (NATO, the FBI); of the towns, Rome and Oslo are known.
_SHORTEST_TOWN = 5
_SEPARATOR = re.compile(r"\s*(?:--+|—|–|•|·|-(?=\s)|\||:(?=\s))\s*")
_TOWN = r"[^\W\d_]\.?[^\W\d_]*(?:[.'’-][^\W\d_]+)*\.?"
# A state or country after the town; a month before a figure is no region.
_REGION = r"(?![A-Z][a-z]{2,8}\.?\s*\d)(?:(?:[A-Z]\.){2,}|[A-Z][^\W\d_.]*\.?(?:\s[A-Z][^\W\d_]+\.?)?)"
_PLACE = rf"(?P<place>{_TOWN}(?:[ /]+{_TOWN}){{0,5}}(?:,\s*{_REGION})?)"
_DATE = (
    r"(?:(?:[A-Z][a-z]+day,?\s+)?"
    r"(?:(?P<month>[A-Z][A-Za-z]{2,8})\.?\s*(?P<day>\d{1,2})|(?P<day2>\d{1,2})\s+(?P<month2>[A-Z][A-Za-z]{2,8})\.?)"
    r"(?:,?\s+(?P<year>(?:19|20)\d\d))?)"
)
_CREDIT = r"(?:\((?P<credit>[^()]{2,40})\)|/(?P<wire>[^/]{2,40})/)"
_FULL = re.compile(rf"{_PLACE}?(?:\s*,?\s*{_DATE})?\s*{_CREDIT}?")
# Of a story's place line and its day of publication, no more than this many days lie between in either direction;
# weekly papers and agencies' embargoes fixed the first, time zones the second.
_DAYS_BEFORE = 21
_DAYS_AFTER = 2


@dataclass(frozen=True, slots=True)
class PlaceLine:
    """A place line as printed: ``span`` covers it with its dash; ``month`` and ``day`` are 0 where it names none."""

    span: Span
    place: str | None
    agency: str | None
    month: int = 0
    day: int = 0
    year: int | None = None

    def date(self, published: dt.date | None) -> dt.date | None:
        """Its day: in the year that it prints, or else that nearest to ``published``; ``None`` where neither is known.

        A day that no year brings near to ``published`` belongs to another year than the page does: ``None`` too.
        """
        if not self.month:
            return None
        if self.year:
            return _day(self.year, self.month, self.day)
        if published is None:
            return None
        days = [_day(published.year + step, self.month, self.day) for step in (-1, 0, 1)]
        nearest = min((day for day in days if day), key=lambda day: abs(day - published), default=None)
        if nearest and -_DAYS_AFTER <= (published - nearest).days <= _DAYS_BEFORE:
            return nearest
        return None


def find_place_line(line: str, reading: Reading) -> PlaceLine | None:
    """The place line that ``line`` begins with; ``line`` may hold nothing else.

    A town in capitals needs no more than a dash; a town in small letters needs a date, an agency, or to be known.
    """
    head = line[:_LONGEST]
    match = _FULL.match(head)
    if match is None or not match.end():
        return None
    separator = _SEPARATOR.match(head, match.end())
    end = separator.end() if separator else match.end()
    if end < len(line) and (separator is None or line[end].islower()):
        return None
    printed = match["month"] or match["month2"] or ""
    found = PlaceLine(
        Span(0, end),
        _town(match["place"], reading.page) if match["place"] else None,
        _agency(match["credit"] or match["wire"], reading),
        reading.page.months.get(printed.lower(), 0),
        int(match["day"] or match["day2"] or 0),
        int(match["year"]) if match["year"] else None,
    )
    if printed and not found.month:
        return None
    mark = separator[0].strip() if separator else ""
    return found if _believable(found, match["place"] or "", mark, reading.page) else None


def _believable(found: PlaceLine, place: str, mark: str, page: PageLayout) -> bool:
    """Whether what looks like a place line is one, by how its place is printed and what else it says."""
    dated, credited = bool(found.month), bool(found.agency)
    if found.place is None:
        return credited and not dated
    known = found.place.lower() in page.towns
    first = re.split(r"[,/]", place, maxsplit=1)[0]
    capitals = first.isupper() and (len(first) >= _SHORTEST_TOWN or dated or credited)
    if mark in (":", "|", ""):
        # "OBAMA: …" opens a speech and "China | …" is a menu; towns that everybody knows are places.
        return known and (capitals or dated or credited or not mark)
    if capitals:
        return True
    return known or (dated and credited)


def _town(place: str, page: PageLayout) -> str:
    """The first town named, in its usual spelling."""
    first = " ".join(re.split(r"[,/]", place, maxsplit=1)[0].split())
    known = page.towns.get(first.lower())
    if known:
        return known
    return first.title() if first.isupper() else first


def _agency(credit: str | None, reading: Reading) -> str | None:
    if not credit:
        return None
    for part in re.split(r"[/,]| and | - ", credit):
        publisher = reading.publisher(part.strip())
        if publisher:
            return publisher.name
    return None


def _day(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None
