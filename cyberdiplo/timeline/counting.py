"""What there is in a set of events, counted: by time, type, actor, country, source and the rest.

A row is a mapping from column to value; every row of a listing has the same columns, and the count is ``events``. An
event counts once for each value that it has, so that counts of actors or countries add up to more than the events.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from cyberdiplo.model.edtf import EdtfInterval
from cyberdiplo.model.event import Event
from cyberdiplo.timeline.ordering import date_key

Row = dict[str, str | int | float | None]

NO_DATE = "undated"
LONGER = "longer"
"""Label of events whose date is longer than a year, or open."""


def year_of(date: EdtfInterval | None) -> str:
    """The year in which all days of ``date`` lie."""
    if date is None:
        return NO_DATE
    if date.earliest is None or date.latest is None or date.earliest.year != date.latest.year:
        return LONGER
    return f"{date.earliest.year:04}"


def month_of(date: EdtfInterval | None) -> str:
    """The month in which all days of ``date`` lie, or else the year."""
    year = year_of(date)
    if date is None or year == LONGER or date.earliest is None or date.latest is None:
        return year
    return f"{year}-{date.earliest.month:02}" if date.earliest.month == date.latest.month else year


_VALUES: dict[str, Callable[[Event], Iterable[str]]] = {
    "month": lambda event: [month_of(event.date)],
    "year": lambda event: [year_of(event.date)],
    "type": lambda event: [event.type],
    "actor": lambda event: dict.fromkeys(participant.actor.name for participant in event.participants),
    "country": lambda event: event.countries,
    "source": lambda event: dict.fromkeys(evidence.source or evidence.doc for evidence in event.evidence),
    "side": lambda event: dict.fromkeys(evidence.side or "unknown" for evidence in event.evidence),
    "status": lambda event: [event.status],
    "topic": lambda event: event.topics,
    "place": lambda event: [event.place.name] if event.place else [],
    "thread": lambda event: [event.thread.name] if event.thread else [],
}
KEYS = tuple(_VALUES)
_BY_TIME = ("month", "year")


def count_by(events: Iterable[Event], key: str) -> list[Row]:
    """Events for each value of ``key``: months and years in their order, all else with the most frequent first."""
    values = _VALUES[key]
    counts: dict[str, int] = {}
    for event in events:
        for value in values(event):
            counts[value] = counts.get(value, 0) + 1
    return [{key: value, "events": counts[value]} for value in _sorted(counts, key)]


def balance_by(events: Iterable[Event], key: str) -> list[Row]:
    """Cooperation and conflict for each value of ``key``: the sums of the intensities above and below zero.

    ``balance`` is the mean of all intensities there, from -10 to +10.
    """
    values = _VALUES[key]
    intensities: dict[str, list[float]] = {}
    for event in events:
        for value in values(event):
            intensities.setdefault(value, []).append(event.intensity)
    counts = {value: len(found) for value, found in intensities.items()}
    return [
        {
            key: value,
            "events": counts[value],
            "cooperation": round(sum(number for number in intensities[value] if number > 0), 1),
            "conflict": round(sum(number for number in intensities[value] if number < 0), 1),
            "balance": round(sum(intensities[value]) / counts[value], 2),
        }
        for value in _sorted(counts, key)
    ]


def _sorted(counts: Mapping[str, int], key: str) -> list[str]:
    if key in _BY_TIME:
        # Digits come before letters, so that what has no month or year stands at the end.
        return sorted(counts)
    return sorted(counts, key=lambda value: (-counts[value], value))


def list_actors(events: Sequence[Event]) -> list[Row]:
    """Actors with their counts, and the first and the last date at which they appear; the most frequent first."""
    found: dict[str, Row] = {}
    dates: dict[str, list[EdtfInterval]] = {}
    for event in events:
        for actor in {participant.actor.id: participant.actor for participant in event.participants}.values():
            row = found.setdefault(
                actor.id,
                {"actor": actor.name, "events": 0, "kind": actor.kind, "country": actor.country, "id": actor.id},
            )
            row["events"] = int(row["events"] or 0) + 1
            if event.date:
                dates.setdefault(actor.id, []).append(event.date)
    for id_, row in found.items():
        ordered = sorted(dates.get(id_, ()), key=date_key)
        row["first"] = ordered[0].text if ordered else None
        row["last"] = ordered[-1].text if ordered else None
    return sorted(found.values(), key=lambda row: (-int(row["events"] or 0), str(row["actor"]), str(row["id"])))


def list_sources(events: Sequence[Event]) -> list[Row]:
    """Publishers with the documents and events that they have, and how many events they alone have."""
    found: dict[str, Row] = {}
    docs: dict[str, set[str]] = {}
    for event in events:
        names = dict.fromkeys(evidence.source or evidence.doc for evidence in event.evidence)
        for evidence in event.evidence:
            name = evidence.source or evidence.doc
            found.setdefault(name, {"source": name, "events": 0, "alone": 0, "documents": 0, "side": evidence.side})
            docs.setdefault(name, set()).add(evidence.doc)
        for name in names:
            row = found[name]
            row["events"] = int(row["events"] or 0) + 1
            row["alone"] = int(row["alone"] or 0) + (len(names) == 1)
    for name, row in found.items():
        row["documents"] = len(docs[name])
    return sorted(found.values(), key=lambda row: (-int(row["events"] or 0), str(row["source"])))
