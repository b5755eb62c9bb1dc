"""When an article appeared: the days that its page prints, weighed against its address, its place line and its story.

A page prints many days: first edition, last change, today's clock, the day of a repost. The first publication wins
where nothing speaks against it; where something does and nothing better is there, the day stays open and a diagnostic
says why.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from typing import NamedTuple

from cyberdiplo.model.diagnostic import Diagnostic
from cyberdiplo.model.document import DateBasis
from cyberdiplo.sources.datelines import PlaceLine
from cyberdiplo.sources.dates import PrintedDate
from cyberdiplo.sources.layout import Credit, Zone
from cyberdiplo.sources.masthead import DateLabel

# An address and a page name the same day up to time zones and late editions.
_SAME_EDITION = dt.timedelta(days=3)
# Pages are changed for some weeks after they first appear; a later day is a repost or a site's renewal.
_NEAR = dt.timedelta(days=45)
# News tells of days of its own year and the one before. Where its latest day lies further back than this, an unlabelled
# day above it is today's clock or a repost's.
_STALE = dt.timedelta(days=730)
# A place line may be ahead of its page, which is read in another time zone.
TIME_ZONES = dt.timedelta(days=2)
# A day of the end of any month, for one of which no more than the month is known.
_LATE = 28


class Evidence(NamedTuple):
    """What else speaks of the article's day.

    ``url_day`` and ``url_month`` come from its address, ``place_line`` from its first line, ``story_days`` gives the
    full dates that its text tells of. ``month_first`` says how its publisher prints 03/04/2013, ``None`` that nobody
    knows. ``titled`` is the day in the title of what somebody said on it, as transcripts and readouts have it.
    """

    url_day: dt.date | None
    url_month: tuple[int, int] | None
    place_line: PlaceLine | None
    story_days: Callable[[], Sequence[dt.date]]
    month_first: bool | None
    titled: dt.date | None = None


class Publication(NamedTuple):
    """The day of publication, or ``None``, with the reasons for doubt."""

    day: dt.date | None
    time: dt.time | None
    basis: DateBasis
    diagnostics: tuple[Diagnostic, ...] = ()


class _Candidate(NamedTuple):
    printed: PrintedDate
    label: DateLabel
    zone: Zone
    beside: bool

    @property
    def day(self) -> dt.date:
        return self.printed.day

    @property
    def rank(self) -> tuple[int, int, dt.date]:
        """Better candidates first: called the first, called published, in the header, beside the text, the earliest."""
        labels = {"first": -9, "published": 0, "none": 2, "updated": 4, "other": 9}
        zones = {"header": 0, "foot": 1, "inside": 2, "above": 1 if self.beside else 3}
        return (labels[self.label] + zones[self.zone], 0 if self.beside else 1, self.day)


def judge_publication(doc_id: str, lines: Sequence[Credit], evidence: Evidence) -> Publication:
    """The day on which the page of these lines of credit first appeared."""
    printed = [
        _Candidate(date.printed, date.label, credit.zone, credit.beside)
        for credit in lines
        for date in credit.line.dates
        # An unlabelled day between paragraphs is the story's.
        if date.label != "other" and (date.label != "none" or credit.zone != "inside")
    ]
    if evidence.url_day:
        return _by_address(printed, evidence.url_day)
    settled = [candidate for candidate in (_settle(one, printed, evidence) for one in printed) if candidate]
    doubts = {candidate: _doubt(candidate, evidence) for candidate in settled}
    sound = sorted((candidate for candidate in settled if not doubts[candidate]), key=lambda one: one.rank)
    if sound:
        chosen = _first_edition(sound)
        times = [one.printed.time for one in (chosen, *sound) if one.day == chosen.day]
        return Publication(chosen.day, next(filter(None, times), None), "header")
    place_line = evidence.place_line
    if place_line and place_line.year and (day := place_line.date(None)):
        return Publication(day, None, "dateline")
    if evidence.titled and not printed:
        return Publication(evidence.titled, None, "header")
    return Publication(None, None, "none", (_undated(doc_id, printed, list(doubts.values())),))


class Contradiction(NamedTuple):
    """What a page says against the day of publication, and the day that it speaks of, if that has a year."""

    told: str
    day: dt.date | None


def contradicting_place_line(line: PlaceLine | None, publication: Publication) -> Contradiction | None:
    """What the place line says against the day of publication; ``None`` where the two fit.

    A day that no year brings near fits badly, and so does one with its year long before. One that is later contradicts
    the page, and not what is known from outside.
    """
    published = publication.day
    if line is None or not line.month or published is None:
        return None
    day = line.date(published)
    if day is None:
        return Contradiction(f"the place line's day is {line.month:02}-{line.day:02}", None)
    if published - day > _NEAR or (day - published > TIME_ZONES and publication.basis != "metadata"):
        return Contradiction(f"the place line says {day}", day)
    return None


def contradicting_page(given: dt.date, lines: Sequence[Credit], evidence: Evidence) -> Contradiction | None:
    """What the page says against a day of publication that is given: that it is of an earlier time.

    Its address says so, and a day beside its title or its first line, where nothing that it prints is near the given
    day. A later day never does: pages are reposted and renewed, and show today's date. An update near the given day
    does not speak for that day: it may be what was given.
    """
    firm: list[Contradiction] = []
    near: list[dt.date] = []
    if evidence.url_day:
        firm.append(Contradiction(f"the page's address says {evidence.url_day}", evidence.url_day))
        near.append(evidence.url_day)
    elif evidence.url_month:
        last = dt.date(*evidence.url_month, _LATE)
        firm.append(Contradiction(f"the page's address says {last:%Y-%m}", last))
        near.append(last)
    dated = [(credit, date) for credit in lines for date in credit.line.dates if date.label != "other"]
    headed = any(credit.zone == "header" for credit, _ in dated)
    # What was published first is no one's repost, whatever day stands beside it.
    firsts = [printed.day for _, (printed, label) in dated if label == "first" and not printed.swapped]
    if firsts and min(firsts) < given - _NEAR:
        return Contradiction(f"the page was first published on {min(firsts)}", min(firsts))
    for credit, (printed, label) in dated:
        days = [day for day in (printed.day, printed.swapped) if day]
        # A day above the title may be today's where another stands below it.
        beside = credit.zone == "header" or (credit.zone == "above" and credit.beside and not headed)
        if label != "updated" and (beside or credit.zone == "foot"):
            near += days
        if beside or label == "published":
            firm.append(Contradiction(f"the page says {max(days)}", max(days)))
    place = evidence.place_line
    if place and place.year and (day := place.date(None)):
        near.append(day)
    if any(abs(day - given) <= _NEAR for day in near):
        return None
    return next((one for one in firm if one.day and one.day < given - _NEAR), None)


def _by_address(printed: Sequence[_Candidate], day: dt.date) -> Publication:
    """The page's own day where it is that of its address, for the page knows the time; else the address's."""
    near = []
    for candidate in printed:
        swapped = candidate.printed.swapped
        if abs(candidate.day - day) > _SAME_EDITION and swapped and abs(swapped - day) <= _SAME_EDITION:
            candidate = candidate._replace(printed=candidate.printed._replace(day=swapped, swapped=None))  # noqa: PLW2901 - read the other way round
        if abs(candidate.day - day) <= _SAME_EDITION:
            near.append(candidate)
    if not near:
        return Publication(day, None, "url")
    best = min(near, key=lambda one: one.rank)
    return Publication(best.day, best.printed.time, "header")


def _settle(candidate: _Candidate, printed: Sequence[_Candidate], evidence: Evidence) -> _Candidate | None:
    """Decide between 3 April and 4 March where figures leave it open; ``None`` where nothing decides."""
    swapped = candidate.printed.swapped
    if swapped is None:
        return candidate
    other = candidate._replace(printed=candidate.printed._replace(day=swapped, swapped=None))
    if evidence.month_first is not None:
        return candidate if evidence.month_first else other
    straight = candidate._replace(printed=candidate.printed._replace(swapped=None))
    certain = [one.day for one in printed if one.printed.swapped is None]
    support = [(_support(one, certain, evidence), one) for one in (straight, other)]
    if support[0][0] == support[1][0]:
        return None
    return max(support, key=lambda pair: pair[0])[1]


def _support(candidate: _Candidate, certain: Sequence[dt.date], evidence: Evidence) -> int:
    agreed = any(abs(day - candidate.day) <= _SAME_EDITION for day in certain)
    month = evidence.url_month == (candidate.day.year, candidate.day.month)
    place = evidence.place_line
    placed = bool(place and place.month and place.date(candidate.day))
    return agreed + month + placed


def _doubt(candidate: _Candidate, evidence: Evidence) -> str:
    """What speaks against a candidate; empty where nothing does."""
    day = candidate.day
    place = evidence.place_line
    if evidence.url_month:
        year, month = evidence.url_month
        if abs((day.year - year) * 12 + day.month - month) > 1:
            return f"the page says {day}, its address {year}-{month:02}"
    if place and place.month:
        written = place.date(day)
        if written is None or abs(day - written) > _NEAR:
            return f"the page says {day}, its place line is of another time of the year"
    loose = candidate.zone == "above" or candidate.label == "updated"
    if loose and (story_days := evidence.story_days()):
        latest = max(story_days)
        if day - latest > _STALE:
            return f"the page says {day}, the story ends in {latest.year}"
        if min(story_days) - day > _STALE:
            return f"the page says {day}, the story begins in {min(story_days).year}"
    elif candidate.zone == "above" and not candidate.beside and candidate.label == "none":
        return f"{day} stands at the top of the page, away from the article, and nothing confirms it"
    return ""


def _first_edition(sound: Sequence[_Candidate]) -> _Candidate:
    """The best candidate, or one that is near it and earlier where the best is a later change of the page."""
    best = sound[0]
    if best.label in ("first", "published"):
        return best
    earlier = [one for one in sound if best.day - _NEAR <= one.day < best.day and one.label != "updated"]
    return min(earlier, key=lambda one: one.day) if earlier else best


def _undated(doc_id: str, printed: Sequence[_Candidate], doubts: Sequence[str]) -> Diagnostic:
    hint = "name it with --published, or in JSON Lines"
    if doubts:
        return Diagnostic("doubtful-publication-date", f"{doubts[0]}; {hint}", doc_id)
    if printed:
        figures = ", ".join(f"{one.printed.day} or {one.printed.swapped}" for one in printed[:1])
        return Diagnostic("ambiguous-publication-date", f"the page's figures mean {figures}; {hint}", doc_id)
    return Diagnostic("no-publication-date", f"the page names no day of publication; {hint}", doc_id)
