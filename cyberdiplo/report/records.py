"""Events as plain records, in JSON: what ``report.reading`` reads back, byte for byte the same.

The record is the one that ``model.record`` describes. It is written here by hand, because the pydantic models cost more
to import than a timeline costs to build, and ten times as much for each event.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from cyberdiplo.model.event import (
    Event,
    Evidence,
    Participant,
    ThreadLink,
)
from cyberdiplo.model.mention import Timex

Record = dict[str, Any]

# A record holds plain values, and never itself.
_ENCODER = json.JSONEncoder(ensure_ascii=False, check_circular=False)
# What JSON leaves as it is and a terminal may obey: C1 controls, line separators, and the marks that reverse or hide
# text (Unicode TR9 §2). Written as \u escapes they mean the same to every reader of JSON.
_UNSAFE = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]")


def to_json(record: object, indent: int | None = None) -> str:
    """One JSON text, in UTF-8 characters, without anything that moves a terminal's cursor or turns its text."""
    text = _ENCODER.encode(record) if indent is None else json.dumps(record, ensure_ascii=False, indent=indent)
    if text.isprintable():  # as nearly all lines are, for line breaks are written as escapes
        return text
    return _UNSAFE.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def event_record(event: Event) -> Record:
    """The public record of ``event``, in the order of the contract."""
    date = event.date
    return {
        "id": event.id,
        "title": event.title,
        "type": event.type,
        "status": event.status,
        "date": date.text if date else None,
        "start": _iso(date.earliest) if date else None,
        "end": _iso(date.latest) if date else None,
        "precision": date.precision if date else "open",
        "basis": event.basis,
        "actors": [_actor_record(participant) for participant in event.participants],
        "countries": list(event.countries),
        "place": {"name": event.place.name, "country": event.place.country} if event.place else None,
        "topics": list(event.topics),
        "plover": {"category": event.plover.category, "mode": event.plover.mode} if event.plover else None,
        "intensity": float(event.intensity),
        "thread": _thread_record(event.thread) if event.thread else None,
        "confidence": {"value": float(event.confidence.value), "reasons": list(event.confidence.reasons)},
        "evidence": [_evidence_record(evidence) for evidence in event.evidence],
        "ruleset": event.ruleset,
        "provenance": [{"stage": p.stage, "rule": p.rule, "detail": p.detail} for p in event.provenance],
        "related": list(event.related),
        "on_topic": event.on_topic,
    }


def _iso(day: dt.date | None) -> str | None:
    return day.isoformat() if day else None


def _actor_record(participant: Participant) -> Record:
    actor = participant.actor
    return {
        "id": actor.id,
        "name": actor.name,
        "kind": actor.kind,
        "country": actor.country,
        "office": participant.office,
        "role": participant.role,
        "known": actor.known,
        "unnamed": participant.unnamed,
    }


def _thread_record(thread: ThreadLink) -> Record:
    return {"id": thread.id, "name": thread.name, "stage": thread.stage, "stated": thread.stated}


def _evidence_record(evidence: Evidence) -> Record:
    trigger = evidence.trigger
    return {
        "doc": evidence.doc,
        "sha256": evidence.sha256,
        "source": evidence.source,
        "published": _iso(evidence.published),
        "begin": evidence.span.begin,
        "end": evidence.span.end,
        "quote": evidence.quote,
        "trigger": {
            "text": trigger.text,
            "begin": trigger.span.begin,
            "end": trigger.span.end,
            "rule": trigger.rule,
        },
        "timex": _timex_record(evidence.timex, evidence.timex_text) if evidence.timex else None,
        "speaker": evidence.speaker,
        "via": evidence.via,
        "side": evidence.side,
        "url": evidence.url,
    }


def _timex_record(timex: Timex, text: str) -> Record:
    return {
        "text": text,
        "begin": timex.span.begin,
        "end": timex.span.end,
        "type": timex.type,
        "value": timex.value,
        "rule": timex.rule,
        "anchor": _iso(timex.anchor),
        "anchor_basis": timex.anchor_basis,
        "mod": timex.mod,
        "begin_point": timex.begin_point,
        "end_point": timex.end_point,
        "date": timex.interval.text if timex.interval else None,
    }


def render_jsonl(events: Iterable[Event]) -> Iterator[str]:
    """One line an event, with its line break."""
    for event in events:
        yield to_json(event_record(event)) + "\n"
