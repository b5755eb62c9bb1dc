"""Place lines: where an article says it was written, and on which day ("BEIJING, Nov. 12 (Xinhua) —")."""

from __future__ import annotations

import datetime as dt
import re
from typing import NamedTuple

from cyberdiplo.extract.matching import match_at
from cyberdiplo.knowledge.page import PageLayout, page_words
from cyberdiplo.knowledge.reading import Reading
from cyberdiplo.model.span import Span
from cyberdiplo.sources.dates import find_dates

# A place line ends with a dash, a bullet or a bar before the first sentence, and stands within this many characters of
# the line's beginning; the longest in the house styles of Reuters, AP and Xinhua has about 80.
_LONGEST = 120
# In capitals, shorter words before a dash are abbreviations (NATO, the FBI); of the towns, Rome and Oslo are known.
_SHORTEST_TOWN = 5
# A place has so many words at most, and a place line of more has a date's figure, an agency's bracket or a dash.
_LONGEST_PLACE = 8
_TELLING = re.compile(r"[\d(/—–•·|:_-]")
# Of towns that only their capitals show: Salt Lake City, Rio de Janeiro.
_LONGEST_TOWN = 3
_STATE = re.compile(r" (?:[A-Z]\.){2,}$| [A-Z]{2}$")
_LOST = re.compile(r"\.?\s*(?=[\"“‘']?[A-Z])")
# What stands behind a place line that text follows: one of the separators, or an agency.
_MARK = re.compile(r"[(/—–•·|:_]|-(?:[-\s]|$)")
_SEPARATOR = re.compile(r"\s*(?:--+|—|–|•|·|[-_](?=\s|$)|\||:(?=\s))\s*")
_TOWN = r"[^\W\d_]\.?[^\W\d_]*(?:[.'’-][^\W\d_]+)*\.?"
# A month before a figure is no part of the town's name, nor the state or country after it.
_NO_MONTH = r"(?![A-Z][a-z]{2,8}\.?\s*\d)"
_REGION = _NO_MONTH + r"(?:(?:[A-Z]\.){2,}|[A-Z][^\W\d_.]*\.?(?:\s[A-Z][^\W\d_]+\.?)?)"
_PLACE = rf"(?P<place>{_TOWN}(?:[ /]+{_NO_MONTH}{_TOWN}){{0,5}}(?:,\s*{_REGION})?)"
_DATE = (
    r"(?:(?:[A-Z][a-z]+day,?\s+)?"
    r"(?:(?P<month>[A-Z][A-Za-z]{2,8})\.?\s*(?P<day>\d{1,2})|(?P<day2>\d{1,2})\s+(?P<month2>[A-Z][A-Za-z]{2,8})\.?)"
    r"(?:,?\s+(?P<year>(?:19|20)\d\d))?)"
)
_CREDIT = r"(?:\((?P<credit>[^()]{2,40})\)|/(?P<wire>[^/]{2,40})/)"
_FULL = re.compile(rf"{_PLACE}?(?:\s*,?\s*{_DATE})?\.?\s*{_CREDIT}?")
# Of a story's place line and its day of publication, no more than this many days lie between in either direction;
# weekly papers and agencies' embargoes fixed the first, time zones the second.
_DAYS_BEFORE = 21
_DAYS_AFTER = 2


class PlaceLine(NamedTuple):
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

    A town in capitals needs no more than a dash; a town in small letters needs a date, an agency, or to be known. After
    an agency in brackets, the dash may be lost.
    """
    head = line[:_LONGEST]
    if len(line) > _LONGEST and not _MARK.search(head):
        return None  # most paragraphs end here
    if small := head[:1].islower() and bool(match_at(page_words(head), 0, reading.page.town_names)):
        head = _capitalised(head)
    match = _FULL.match(head)
    if match is None or not match.end():
        return None
    credit = match["credit"] or match["wire"]
    agency = _agency(credit, reading)
    separator = _SEPARATOR.match(head, match.end()) or (_LOST.match(head, match.end()) if agency else None)
    end = separator.end() if separator else match.end()
    if end < len(line) and (separator is None or (line[end].islower() and not small)):
        return None
    printed = match["month"] or match["month2"] or ""
    month = reading.page.months.get(printed.lower(), 0)
    if printed and not month:
        return None
    town = _town(match["place"], reading.page) if match["place"] else None
    day, year = int(match["day"] or match["day2"] or 0), int(match["year"] or 0)
    # The United Nations write "GENEVA (15 June 2013) -".
    if credit and not month and (dates := find_dates(credit, reading.page)):
        year, month, day = dates[0].day.timetuple()[:3]
    found = PlaceLine(Span(0, end), town, agency, month, day, year or None)
    mark = separator[0].strip() if separator else ""
    if town is None and not mark and end == len(line):
        # "(China Daily)" alone is a line of credit.
        return None
    if small and not (found.month and found.agency):
        return None
    return found if _believable(found, match["place"] or "", mark, reading.page) else None


def _capitalised(line: str) -> str:
    """A line of a text all in small letters with its words capitalised, each character in its place."""
    return "".join(
        letter.upper() if letter.isascii() and not line[at - 1 : at].isalpha() else letter
        for at, letter in enumerate(line)
    )


def is_place_line(line: str, reading: Reading) -> bool:
    """Whether a line is a place line and nothing else."""
    if len(line) > _LONGEST or (len(line.split()) > _LONGEST_PLACE and not _TELLING.search(line)):
        return False
    found = find_place_line(line, reading)
    return found is not None and found.span.end == len(line)


def _believable(found: PlaceLine, place: str, mark: str, page: PageLayout) -> bool:
    """Whether what looks like a place line is one, by how its place is printed and what else it says."""
    dated, credited = bool(found.month), bool(found.agency)
    if found.place is None:
        return credited and not dated
    known = found.place.lower() in page.towns
    first = re.split(r"[,/]", place, maxsplit=1)[0]
    words = page_words(first)
    # "EXCLUSIVE - China …" and "AT A GLANCE: …" say what kind of text follows.
    label = match_at(words, 0, page.labels)
    if not known and ((label and label.last == len(words)) or " ".join(words) in page.debris_lines):
        return False
    capitals = first.isupper() and (len(first) >= _SHORTEST_TOWN or dated or credited)
    if mark in (":", "|", ""):
        # "OBAMA: …" opens a speech and "China | …" is a menu; towns that everybody knows are places.
        return (known and (capitals or dated or credited or not mark)) or (capitals and dated and credited)
    if capitals:
        return known or dated or credited or (len(words) <= _LONGEST_TOWN and "'" not in first and "’" not in first)
    return known or (dated and credited)


def _town(place: str, page: PageLayout) -> str:
    """The first town named, in its usual spelling and without its state ("Washington D.C.")."""
    first = " ".join(re.split(r"[,/]", place, maxsplit=1)[0].split())
    town = _STATE.sub("", first)
    known = page.towns.get(first.lower()) or page.towns.get(town.lower())
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
