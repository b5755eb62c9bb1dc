"""Event records back into events: the inverse of ``report.records``, and as quick as Python allows.

Records are read by hand because the pydantic models cost more to import than a timeline costs to build; they are called
only to say what is wrong with a record that cannot be read.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from operator import itemgetter
from typing import Any, get_args

from cyberdiplo.errors import EdtfError, InputError
from cyberdiplo.model.edtf import EdtfInterval, Precision, parse_edtf
from cyberdiplo.model.event import (
    Confidence,
    DateBasis,
    Event,
    Evidence,
    Participant,
    ParticipantRole,
    Place,
    Plover,
    Provenance,
    Side,
    Stage,
    Status,
    ThreadLink,
    TriggerMention,
)
from cyberdiplo.model.mention import Actor, ActorKind, AnchorBasis, Timex, TimexType
from cyberdiplo.model.span import Span

Record = dict[str, Any]

# Lines after which a faster parser has earned the time that it takes to load: 35 ms at 10 µs a line.
_MANY = 4_000
_STATUSES = frozenset(get_args(Status))
_PRECISIONS = frozenset(get_args(Precision))
_BASES = frozenset(get_args(DateBasis))
_STAGES = frozenset(get_args(Stage))
_ROLES = frozenset(get_args(ParticipantRole))
_KINDS = frozenset(get_args(ActorKind))
_SIDES = frozenset((*get_args(Side), None))
_TIMEX_TYPES = frozenset(get_args(TimexType))
_ANCHORS = frozenset(get_args(AnchorBasis))


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


# The fields in the order in which the values below take them. Reading them in one call halves the time of a record.
_WHAT = itemgetter("id", "title", "type", "status", "actors", "countries", "place", "topics", "intensity")
_WHEN = itemgetter("date", "start", "end", "precision", "basis")
_WHENCE = itemgetter("plover", "thread", "confidence", "evidence", "ruleset", "provenance", "related", "on_topic")
_ACTOR = itemgetter("id", "name", "kind", "country", "known", "role", "office", "unnamed")
_EVIDENCE = itemgetter("doc", "sha256", "source", "published", "begin", "end", "quote", "trigger", "timex")
_SAID = itemgetter("speaker", "via", "side", "url")
_TRIGGER = itemgetter("begin", "end", "text", "rule")
_TIMEX = itemgetter(
    *("begin", "end", "type", "value", "rule", "anchor", "anchor_basis", "mod", "begin_point", "end_point", "date")
)
_PLACE = itemgetter("name", "country")
_THREAD = itemgetter("id", "name", "stage", "stated")
_STEP = itemgetter("stage", "rule", "detail")
# What was added to the contract, and is supplied where an older record lacks it.
_ADDED_TO_EVENT: Record = {"provenance": (), "related": (), "on_topic": True}
_ADDED_TO_ACTOR: Record = {"known": True, "unnamed": False}
_ADDED_TO_EVIDENCE: Record = {"url": None}
_ADDED_TO_TIMEX: Record = {"mod": "", "begin_point": "", "end_point": "", "date": None}


def event_of(record: Record) -> Event:
    """The event that ``record`` stands for; the inverse of ``event_record``.

    Fields that the contract does not name are ignored. Raises ``KeyError``, ``TypeError``, ``ValueError``,
    ``AttributeError`` or ``EdtfError`` for a record that breaks it.
    """
    try:
        plover, thread, confidence, evidence, ruleset, provenance, related, on_topic = _WHENCE(record)
    except KeyError:
        plover, thread, confidence, evidence, ruleset, provenance, related, on_topic = _WHENCE(_ADDED_TO_EVENT | record)
    id_, title, type_, status, actors, countries, place, topics, intensity = _WHAT(record)
    date, start, end, precision, basis = _WHEN(record)
    # Joining is the quickest way to see that all are texts.
    "".join((id_, title, type_, ruleset, *countries, *topics, *related))
    if not type(countries) is type(topics) is type(actors) is type(evidence) is list or not evidence:
        raise TypeError(evidence)
    if not (id_.isascii() and id_.isalnum() and type_.isascii() and type_.isidentifier()):  # shown as they stand
        raise ValueError(id_)
    if status not in _STATUSES or basis not in _BASES or not -10 <= intensity <= 10 or type(on_topic) is not bool:
        raise ValueError(status)
    return Event(
        id_,
        title,
        type_,
        status,
        _interval(date, start, end, precision) if date is not None else None,
        basis,
        tuple([_participant(actor) for actor in actors]),
        tuple(countries),
        _place(*_PLACE(place)) if place else None,
        tuple(topics),
        _plover(plover["category"], plover.get("mode")) if plover else None,
        float(intensity),
        _thread(*_THREAD(thread)) if thread else None,
        _confidence(float(confidence["value"]), tuple(confidence["reasons"])),
        tuple([_evidence(mention) for mention in evidence]),
        tuple([_provenance(*_STEP(step)) for step in provenance]),
        tuple(related),
        on_topic,
        ruleset,
    )


# Actors, places, days and rules recur in nearly every event of a file: each is made once. The size is that of a large
# corpus's vocabulary (a century has 36,525 days); what falls out is made again.
_KEPT = 65_536


@lru_cache(maxsize=_KEPT)
def _participant_of(  # noqa: PLR0913, PLR0917 - the fields of the record
    id_: str,
    name: str,
    kind: ActorKind,
    country: str | None,
    known: bool,  # noqa: FBT001 - as above
    role: ParticipantRole,
    office: str | None,
    unnamed: bool,  # noqa: FBT001 - as above
) -> Participant:
    "".join((id_, name, country or "", office or ""))
    if kind not in _KINDS or role not in _ROLES:
        raise ValueError(role)
    return Participant(Actor(id_, name, kind, country, known), role, office, unnamed)


@lru_cache(maxsize=_KEPT)
def _place(name: str, country: str | None) -> Place:
    "".join((name, country or ""))
    return Place(name, country)


@lru_cache(maxsize=_KEPT)
def _plover(category: str, mode: str | None) -> Plover:
    "".join((category, mode or ""))
    return Plover(category, mode)


@lru_cache(maxsize=_KEPT)
def _thread(id_: str, name: str, stage: str, stated: bool) -> ThreadLink:  # noqa: FBT001 - a field of the record
    "".join((id_, name, stage))
    return ThreadLink(id_, name, stage, stated)


@lru_cache(maxsize=_KEPT)
def _provenance(stage: Stage, rule: str, detail: str) -> Provenance:
    "".join((rule, detail))
    if stage not in _STAGES:
        raise ValueError(stage)
    return Provenance(stage, rule, detail)


@lru_cache(maxsize=_KEPT)
def _confidence(value: float, reasons: tuple[str, ...]) -> Confidence:
    "".join(reasons)
    if not 0 <= value <= 1:
        raise ValueError(value)
    return Confidence(value, reasons)


_day = lru_cache(maxsize=_KEPT)(dt.date.fromisoformat)
_parsed = lru_cache(maxsize=_KEPT)(parse_edtf)


def _participant(record: Record) -> Participant:
    try:
        return _participant_of(*_ACTOR(record))
    except KeyError:
        return _participant_of(*_ACTOR(_ADDED_TO_ACTOR | record))


@lru_cache(maxsize=_KEPT)
def _interval(text: str, start: str | None, end: str | None, precision: Precision) -> EdtfInterval:
    if precision not in _PRECISIONS:
        raise ValueError(precision)
    written = parse_edtf(text)
    earliest, latest = (_day(start) if start else None, _day(end) if end else None)
    if (earliest is None) != (written.earliest is None) or (latest is None) != (written.latest is None):
        raise ValueError(f"{text} is open at other ends")
    if earliest and latest and latest < earliest:
        raise ValueError(f"{latest} precedes {earliest}")
    return EdtfInterval(text, earliest, latest, precision, written.qualifier)


def _evidence(record: Record) -> Evidence:
    if "url" not in record:
        record = _ADDED_TO_EVIDENCE | record
    doc, sha256, source, published, begin, end, quote, trigger, timex = _EVIDENCE(record)
    speaker, via, side, url = _SAID(record)
    first, last, text, rule = _TRIGGER(trigger)
    "".join((doc, sha256, quote, text, rule, source or "", speaker or "", via or "", url or ""))
    if not type(begin) is type(end) is type(first) is type(last) is int or side not in _SIDES:
        raise TypeError(side)
    return Evidence(
        doc,
        sha256,
        source,
        _day(published) if published else None,
        Span(begin, end),
        quote,
        TriggerMention(Span(first, last), text, rule),
        _timex(timex) if timex else None,
        timex["text"] if timex else "",
        speaker,
        via,
        side,
        url,
    )


def _timex(record: Record) -> Timex:
    try:
        values = _TIMEX(record)
    except KeyError:
        values = _TIMEX(_ADDED_TO_TIMEX | record)
    begin, end, type_, value, rule, anchor, basis, mod, begin_point, end_point, date = values
    "".join((value, rule, mod, begin_point, end_point, record["text"]))
    if not type(begin) is type(end) is int or type_ not in _TIMEX_TYPES or basis not in _ANCHORS:
        raise TypeError(type_)
    return Timex(
        Span(begin, end),
        type_,
        value,
        rule,
        mod,
        _parsed(date) if date else None,
        _day(anchor) if anchor else None,
        basis,
        begin_point,
        end_point,
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
