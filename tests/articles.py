"""Small articles for tests, read and extracted by the program itself."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from functools import cache

from cyberdiplo.extract.pipeline import Extraction, extract_document
from cyberdiplo.knowledge.compile import Knowledge, load_knowledge
from cyberdiplo.model.document import Document
from cyberdiplo.model.event import Event, EventMention
from cyberdiplo.sources.text import Metadata, read_document
from cyberdiplo.timeline.merging import merge_mentions

PUBLISHED = dt.date(2015, 9, 28)
"""A Monday, the day on which an article appears unless a test says otherwise."""


@cache
def bundled_knowledge() -> Knowledge:
    """The bundled knowledge, loaded once for all tests."""
    return load_knowledge()


def article(
    text: str, *, published: dt.date | None = PUBLISHED, doc: str = "a.txt", source: str | None = "The Paper"
) -> Document:
    """An article of ``text``, by default one that appeared on ``PUBLISHED``; blank lines part its paragraphs."""
    return read_document(text, doc, bundled_knowledge().reading, Metadata(published=published, source=source))


def extraction_of(text: str, *, published: dt.date | None = PUBLISHED, doc: str = "a.txt") -> Extraction:
    """All that is found in an article of ``text``."""
    return extract_document(article(text, published=published, doc=doc), bundled_knowledge())


def events_in(*texts: str, published: dt.date | None = PUBLISHED) -> list[Event]:
    """The events of articles that appeared on one day, in the order of the text that tells of them first."""
    return merged(
        mention
        for number, text in enumerate(texts)
        for mention in extraction_of(text, published=published, doc=f"{number}.txt").mentions
    )


def merged(mentions: Iterable[EventMention]) -> list[Event]:
    """The events of ``mentions``, in the order of their first evidence."""
    events = merge_mentions(list(mentions), bundled_knowledge().ontology)
    return sorted(events, key=lambda event: (event.evidence[0].doc, event.evidence[0].trigger.span))


def event_in(*texts: str, published: dt.date | None = PUBLISHED) -> Event:
    """The only event of the articles."""
    events = events_in(*texts, published=published)
    assert len(events) == 1, [f"{event.type}: {event.title}" for event in events]
    return events[0]


def date_of(event: Event) -> str | None:
    """The event's date in EDTF."""
    return event.date.text if event.date else None


def actor_ids(event: Event) -> set[str]:
    """Ids of those who take part."""
    return {participant.actor.id for participant in event.participants}
