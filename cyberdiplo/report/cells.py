"""The columns that an event can fill: what ``--fields`` chooses from, and each as one line of plain text."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any

from cyberdiplo.errors import UnknownValue
from cyberdiplo.model.event import Event
from cyberdiplo.report.dates import date_in_words
from cyberdiplo.report.records import event_record
from cyberdiplo.timeline.query import publishers
from cyberdiplo.timeline.vocabulary import unknown_value

PLAIN_FIELDS = ("date", "id", "type", "status", "actors", "title", "sources")
SHEET_FIELDS = (
    *("id", "date", "start", "end", "precision", "basis", "type", "status", "title", "actors", "countries", "place"),
    *("topics", "intensity", "confidence", "sources", "published", "docs", "quote"),
)

# What is not printed as it is: C0 and C1 controls, which a terminal obeys; line and paragraph separators; and the marks
# that turn or hide text (Unicode TR9 §2), with which a text can show what it does not say.
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]+")
_HIDDEN = re.compile("[\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]")


def plain_text(text: str) -> str:
    """``text`` on one line, without anything that a terminal would obey instead of showing."""
    if text.isascii() and text.isprintable():
        return text
    return _HIDDEN.sub("", " ".join(_CONTROL.sub(" ", text).split(" ")))


def one_line(text: str) -> str:
    """The same with single spaces, whatever blanks the text has."""
    return " ".join(plain_text(text).split())


_CELLS: dict[str, Callable[[Event], str]] = {
    "id": lambda event: event.id,
    "title": lambda event: event.title,
    "type": lambda event: event.type,
    "status": lambda event: event.status,
    "date": lambda event: event.date.text if event.date else "",
    "when": lambda event: date_in_words(event.date),
    "start": lambda event: str((event.date and event.date.earliest) or ""),
    "end": lambda event: str((event.date and event.date.latest) or ""),
    "precision": lambda event: event.date.precision if event.date else "",
    "basis": lambda event: event.basis,
    "actors": lambda event: "; ".join(actor_names(event)),
    "countries": lambda event: "; ".join(event.countries),
    "place": lambda event: event.place.name if event.place else "",
    "topics": lambda event: "; ".join(event.topics),
    "plover": lambda event: event.plover.category if event.plover else "",
    "intensity": lambda event: f"{event.intensity:g}",
    "thread": lambda event: event.thread.name if event.thread else "",
    "confidence": lambda event: f"{event.confidence.value:g}",
    "sources": lambda event: "; ".join(publishers(event)),
    "published": lambda event: "; ".join(_published(event)),
    "docs": lambda event: "; ".join(_docs(event)),
    "evidence": lambda event: str(len(event.evidence)),
    "quote": lambda event: event.evidence[0].quote,
    "ruleset": lambda event: event.ruleset,
    "related": lambda event: "; ".join(event.related),
    "on_topic": lambda event: "yes" if event.on_topic else "no",
}
FIELD_NAMES = tuple(_CELLS)


def _published(event: Event) -> list[str]:
    """The days on which the documents appeared, each once."""
    return list(dict.fromkeys(str(mention.published) for mention in event.evidence if mention.published))


def _docs(event: Event) -> list[str]:
    """The documents that tell of the event, each once."""
    return list(dict.fromkeys(mention.doc for mention in event.evidence))


def actor_names(event: Event) -> list[str]:
    """The actors' names, each once, in their order."""
    return list(dict.fromkeys(participant.actor.name for participant in event.participants))


def cell(event: Event, name: str) -> str:
    """One field of ``event`` on one line."""
    return one_line(_CELLS[name](event))


def chosen_fields(text: str, *, of_records: bool = False) -> list[str]:
    """The fields that ``text`` names between commas; raises ``UnknownValue`` for one that is not there."""
    known = (*FIELD_NAMES, "provenance") if of_records else FIELD_NAMES
    names = [name.strip() for name in text.split(",") if name.strip()]
    for name in names:
        if name not in known:
            raise unknown_value("field", name, known, shown="--fields ")
    if not names:
        raise UnknownValue("no field is named", where=f"--fields {text}", hint=f"known are {', '.join(known)}")
    return names


def record_of(event: Event, fields: Sequence[str] | None) -> dict[str, Any]:
    """The record of ``event``, or the chosen fields of it in the order chosen.

    Fields that only tables have come in their own form: ``sources`` and ``docs`` are lists, the others texts.
    """
    record = event_record(event)
    if fields is None:
        return record
    beside: dict[str, Callable[[], Any]] = {
        "when": lambda: date_in_words(event.date),
        "sources": lambda: list(publishers(event)),
        "published": lambda: _published(event),
        "docs": lambda: _docs(event),
        "quote": lambda: event.evidence[0].quote,
    }
    return {name: record[name] if name in record else beside[name]() for name in fields}
