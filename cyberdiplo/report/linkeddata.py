"""The timeline as linked data: schema.org events in JSON-LD 1.1, each with the articles that tell of it.

Dates keep their precision as ISO 8601 allows it (``2013-02`` for a month); an open end is left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cyberdiplo.model.event import Event, Evidence, Participant
from cyberdiplo.report.records import Record, to_json

_STATUSES = {"planned": "https://schema.org/EventScheduled", "cancelled": "https://schema.org/EventCancelled"}
_KINDS = {"person": "Person", "organisation": "Organization", "country": "Country"}


def render_jsonld(events: Iterable[Event]) -> Iterator[str]:
    """One JSON-LD document with a graph of events."""
    yield to_json({"@context": "https://schema.org", "@graph": [_event(event) for event in events]}, indent=2) + "\n"


def _event(event: Event) -> Record:
    start, end = _ends(event)
    described: Record = {
        "@type": "Event",
        "@id": f"urn:cyberdiplo:{event.id}",
        "identifier": event.id,
        "name": event.title,
        "additionalType": event.type,
        "startDate": start,
        "endDate": end,
        "eventStatus": _STATUSES.get(event.status),
        "location": _place(event),
        "attendee": [_actor(participant) for participant in event.participants],
        "keywords": list(event.topics),
        "description": event.evidence[0].quote,
        "subjectOf": [_article(mention) for mention in event.evidence],
    }
    return {name: value for name, value in described.items() if value not in (None, [])}


def _ends(event: Event) -> tuple[str | None, str | None]:
    date = event.date
    if date is None:
        return None, None
    if date.precision in ("year", "month", "day") and "/" not in date.text:
        return date.text.rstrip("~?%"), None
    return (
        date.earliest.isoformat() if date.earliest else None,
        date.latest.isoformat() if date.latest else None,
    )


def _place(event: Event) -> Record | None:
    if event.place is None:
        return None
    place: Record = {"@type": "Place", "name": event.place.name}
    if event.place.country:
        place["address"] = {"@type": "PostalAddress", "addressCountry": event.place.country}
    return place


def _actor(participant: Participant) -> Record:
    actor = participant.actor
    described: Record = {"@type": _KINDS[actor.kind], "identifier": actor.id, "name": actor.name}
    if participant.office:
        described["jobTitle" if actor.kind == "person" else "description"] = participant.office
    return described


def _article(mention: Evidence) -> Record:
    described: Record = {
        "@type": "NewsArticle",
        "identifier": mention.doc,
        "publisher": {"@type": "Organization", "name": mention.source} if mention.source else None,
        "datePublished": mention.published.isoformat() if mention.published else None,
        "url": mention.url,
        "text": mention.quote,
    }
    return {name: value for name, value in described.items() if value is not None}
