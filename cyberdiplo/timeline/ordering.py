"""One place for every event, imprecise dates included: the order is total, and the same whatever was read beside them.

By date, events stand in the order of

1. the first day that the date can mean; for a date that is open at its beginning ("by 9 June 2013"), its last day, the
   only day that is known of it; events without any date come last;
2. the last day that it can mean, so that what is more precise comes first; a date that is open at its end comes last;
3. where they are told: the day of publication of the first document that speaks of them, then that document's text
   (by its digest, so that a folder's name has no say), then their place in it;
4. their ids, of which no two are the same.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from typing import Literal

from cyberdiplo.model.edtf import EdtfInterval
from cyberdiplo.model.event import Event, Evidence

Order = Literal["date", "confidence", "intensity"]
DateKey = tuple[int, dt.date, dt.date]
Place = tuple[dt.date, str, int]

_DATED, _UNDATED = 0, 1


def date_key(date: EdtfInterval | None) -> DateKey:
    """Where a date stands among others (rules 1 and 2)."""
    if date is None:
        return (_UNDATED, dt.date.max, dt.date.max)
    latest = date.latest or dt.date.max
    return (_DATED, date.earliest or latest, latest)


def first_told(event: Event) -> Evidence:
    """The evidence that was published first; within a day, that of one document, in its order."""
    return min(event.evidence, key=_told)


def _told(evidence: Evidence) -> Place:
    return (evidence.published or dt.date.max, evidence.sha256, evidence.span.begin)


def chronological(event: Event) -> tuple[DateKey, Place, str]:
    """The key of the order by date."""
    told = event.evidence[0] if len(event.evidence) == 1 else first_told(event)
    return (date_key(event.date), _told(told), event.id)


def in_order(events: Iterable[Event], order: Order = "date", *, reverse: bool = False) -> list[Event]:
    """``events`` by date, or the most confident, or the most cooperative first; ties fall back to the date."""
    ordered = sorted(events, key=chronological)
    rank: dict[Order, Callable[[Event], float]] = {
        "confidence": lambda event: -event.confidence.value,
        "intensity": lambda event: -event.intensity,
    }
    if order in rank:
        ordered.sort(key=rank[order])
    if reverse:
        ordered.reverse()
    return ordered
