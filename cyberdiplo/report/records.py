"""Events as plain records and back: JSON Lines out, JSON Lines in, byte for byte the same.

The record is the one that ``model.record`` describes. It is written and read here by hand, because the pydantic models
cost more to import than a timeline costs to build, and ten times as much for each event; they are called only to say
what is wrong with a record that cannot be read.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any, get_args

from cyberdiplo.errors import EdtfError, InputError
from cyberdiplo.model.edtf import EdtfInterval, Precision, parse_edtf
from cyberdiplo.model.event import (
    Confidence,
    Event,
    Evidence,
    Participant,
    Place,
    Plover,
    Provenance,
    Status,
    ThreadLink,
    TriggerMention,
)
from cyberdiplo.model.mention import Actor, Timex
from cyberdiplo.model.span import Span

Record = dict[str, Any]

# Lines after which a faster parser has earned the time that it takes to load: 35 ms at 10 µs a line.
_MANY = 4_000
_STATUSES = frozenset(get_args(Status))
_PRECISIONS = frozenset(get_args(Precision))
# What JSON leaves as it is and a terminal may obey: C1 controls, line separators, and the marks that reverse or hide
# text (Unicode TR9 §2). Written as \u escapes they mean the same to every reader of JSON.
_UNSAFE = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]")


def to_json(record: object, indent: int | None = None) -> str:
    """One JSON text, in UTF-8 characters, without anything that moves a terminal's cursor or turns its text."""
    text = json.dumps(record, ensure_ascii=False, indent=indent)
    return _UNSAFE.sub(lambda match: f"\\u{ord(match[0]):04x}", text) if _UNSAFE.search(text) else text


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


def is_event_record(record: object) -> bool:
    """Whether a JSON value is meant as an event: a document has a text, an event has evidence."""
    return isinstance(record, dict) and "evidence" in record and "text" not in record


def read_events(lines: Iterable[str], where: str) -> Iterator[Event | InputError]:
    """Events from JSON Lines, one by one; a line that is no event record gives the error in its stead.

    ``where`` names the input in errors. Blank lines are skipped.
    """
    parse: Callable[[str], Any] = json.loads
    for number, line in enumerate(lines, 1):
        if not line or line.isspace():
            continue
        if number == _MANY:
            # pydantic's parser of JSON takes half the time of the standard library's, and this long to load.
            from pydantic_core import from_json as parse  # noqa: PLC0415 - see above
        try:
            record = parse(line)
        except ValueError:
            yield InputError(f"not JSON: {_what_is_no_json(line)}", where=f"{where}, line {number}")
            continue
        try:
            yield event_of(record)
        except (KeyError, TypeError, ValueError, AttributeError, EdtfError):
            yield InputError(
                f"not an event record: {_what_is_wrong(record)}",
                where=f"{where}, line {number}",
                hint="'cyberdiplo schema' prints what a record must look like",
            )


def event_of(record: Mapping[str, Any]) -> Event:
    """The event that ``record`` stands for; the inverse of ``event_record``.

    Fields that the contract does not name are ignored. Raises ``KeyError``, ``TypeError``, ``ValueError``,
    ``AttributeError`` or ``EdtfError`` for a record that breaks it.
    """
    status = record["status"]
    if status not in _STATUSES:
        raise ValueError(status)
    place, plover, thread = record["place"], record["plover"], record["thread"]
    confidence = record["confidence"]
    evidence = record["evidence"]
    if not evidence:
        raise ValueError("no evidence")
    return Event(
        id=_text(record["id"]),
        title=_text(record["title"]),
        type=_text(record["type"]),
        status=status,
        date=_interval(record),
        basis=record["basis"],
        participants=tuple([_participant(actor) for actor in record["actors"]]),
        countries=tuple(record["countries"]),
        place=_place(place["name"], place["country"]) if place else None,
        topics=tuple(record["topics"]),
        plover=_plover(plover["category"], plover.get("mode")) if plover else None,
        intensity=float(record["intensity"]),
        thread=_thread(thread["id"], thread["name"], thread["stage"], thread["stated"]) if thread else None,
        confidence=_confidence(float(confidence["value"]), tuple(confidence["reasons"])),
        evidence=tuple([_evidence(mention) for mention in evidence]),
        ruleset=record["ruleset"],
        provenance=tuple([_provenance(p["stage"], p["rule"], p["detail"]) for p in record.get("provenance", ())]),
        related=tuple(record.get("related", ())),
        on_topic=record.get("on_topic", True),
    )


def _text(value: object) -> str:
    if type(value) is not str:
        raise TypeError(value)
    return value


# Actors, places, days and rules recur in nearly every event of a file: each is made once. The size is that of a large
# corpus's vocabulary (a century has 36,525 days); what falls out is made again.
_KEPT = 65_536
_participant_of = lru_cache(maxsize=_KEPT)(
    lambda id_, name, kind, country, known, role, office: Participant(
        Actor(id_, name, kind, country, known), role, office
    )
)
_place = lru_cache(maxsize=_KEPT)(Place)
_plover = lru_cache(maxsize=_KEPT)(Plover)
_thread = lru_cache(maxsize=_KEPT)(ThreadLink)
_provenance = lru_cache(maxsize=_KEPT)(Provenance)
_confidence = lru_cache(maxsize=_KEPT)(Confidence)
_day = lru_cache(maxsize=_KEPT)(dt.date.fromisoformat)
_parsed = lru_cache(maxsize=_KEPT)(parse_edtf)


def _participant(record: Mapping[str, Any]) -> Participant:
    return _participant_of(
        record["id"],
        _text(record["name"]),
        record["kind"],
        record["country"],
        record.get("known", True),
        record["role"],
        record["office"],
    )


def _interval(record: Mapping[str, Any]) -> EdtfInterval | None:
    if record["date"] is None:
        return None
    return _interval_of(record["date"], record["start"], record["end"], record["precision"])


@lru_cache(maxsize=_KEPT)
def _interval_of(text: str, start: str | None, end: str | None, precision: Precision) -> EdtfInterval:
    if precision not in _PRECISIONS:
        raise ValueError(precision)
    written = parse_edtf(text)
    earliest, latest = (_day(start) if start else None, _day(end) if end else None)
    if earliest and latest and latest < earliest:
        raise ValueError(f"{latest} precedes {earliest}")
    return EdtfInterval(text, earliest, latest, precision, written.qualifier)


def _evidence(record: Mapping[str, Any]) -> Evidence:
    trigger, timex, published = record["trigger"], record["timex"], record["published"]
    return Evidence(
        doc=record["doc"],
        sha256=record["sha256"],
        source=record["source"],
        published=_day(published) if published else None,
        span=Span(record["begin"], record["end"]),
        quote=_text(record["quote"]),
        trigger=TriggerMention(Span(trigger["begin"], trigger["end"]), trigger["text"], trigger["rule"]),
        timex=_timex(timex) if timex else None,
        timex_text=timex["text"] if timex else "",
        speaker=record["speaker"],
        via=record["via"],
        side=record["side"],
        url=record.get("url"),
    )


def _timex(record: Mapping[str, Any]) -> Timex:
    date, anchor = record.get("date"), record["anchor"]
    return Timex(
        span=Span(record["begin"], record["end"]),
        type=record["type"],
        value=record["value"],
        rule=record["rule"],
        mod=record.get("mod", ""),
        interval=_parsed(date) if date else None,
        anchor=_day(anchor) if anchor else None,
        anchor_basis=record["anchor_basis"],
        begin_point=record.get("begin_point", ""),
        end_point=record.get("end_point", ""),
    )


def _what_is_no_json(line: str) -> str:
    try:
        json.loads(line)
    except json.JSONDecodeError as error:
        return f"{error.msg} at column {error.colno}"
    return "a number or a text that JSON cannot hold"


def _what_is_wrong(record: object) -> str:
    """In words, the first thing about ``record`` that breaks the contract."""
    # Imported here because it takes longer than a whole timeline, and only a broken record needs it.
    from pydantic import ValidationError  # noqa: PLC0415 - see above

    from cyberdiplo.model.record import EventRecord  # noqa: PLC0415 - see above

    try:
        EventRecord.model_validate(record)
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"])
        return f"{place}: {first['msg']}" if place else str(first["msg"])
    return "its date is no EDTF, or its first and last day are out of order"
