"""Annotated event mentions, and extracted events in the light form in which they are compared with them.

The gold format has one JSON object a line: ``id``, ``doc``, ``event`` (what it is, in words), ``date`` (EDTF or null),
``date_accept`` (other right dates), ``date_basis``, ``type``, ``type_accept``, ``status``, ``actors``, ``countries``,
``place``, ``core`` (a timeline must have it), ``trigger`` (the phrase in the text), ``trigger_occurrence`` (which one,
from 1), ``same_event`` (mentions with one label are one event, across documents too) and ``optional`` (an opinion:
right or wrong, it does not count).
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, get_args

from cyberdiplo.errors import EdtfError, InputError
from cyberdiplo.model.edtf import parse_edtf
from cyberdiplo.model.event import Event, Status
from cyberdiplo.model.span import Span

DayRange = tuple[dt.date, dt.date]
DateAgreement = Literal["exact", "near", "none"]

_WEEK = re.compile(r"(?P<year>\d{4})-W(?P<week>\d\d)")
_HALF_YEAR = re.compile(r"\d{4}-4[01]")
_QUALIFIERS = re.compile(r"[~?%]")


@dataclass(frozen=True, slots=True)
class GoldMention:
    """One annotated mention; the fields are those of the gold format."""

    id: str
    doc: str
    event: str
    date: str | None
    date_accept: tuple[str, ...]
    date_basis: str
    type: str
    type_accept: tuple[str, ...]
    status: str
    actors: tuple[str, ...]
    core: bool
    trigger: str
    trigger_occurrence: int
    same_event: str | None
    optional: bool

    @property
    def types(self) -> tuple[str, ...]:
        """The annotated type and those accepted in its stead."""
        return (self.type, *self.type_accept)

    @property
    def named_actors(self) -> tuple[str, ...]:
        """The actors that have a name; unnamed ones ("unnamed officials") do not count."""
        return tuple(name for name in self.actors if "unnamed" not in name)


@dataclass(frozen=True, slots=True)
class PredictedEvidence:
    """Where a predicted event stands: ``doc`` and half-open character offsets into that document's text."""

    doc: str
    span: Span


@dataclass(frozen=True, slots=True)
class Prediction:
    """What a measurement needs to know of an extracted event; ``date`` is EDTF."""

    id: str
    title: str
    type: str
    status: str
    date: str | None
    actors: tuple[str, ...]
    evidence: tuple[PredictedEvidence, ...]


def gold_mention(record: Mapping[str, Any], where: str) -> GoldMention:
    """Read one line of a gold file, already decoded; ``where`` names the line in errors.

    Raises ``InputError`` for a field that is missing or of the wrong kind, for a date that is none, and for a status
    that no event has.
    """
    try:
        _require_kinds(record)
        mention = GoldMention(
            id=str(record.get("id") or where),
            doc=record["doc"],
            event=record.get("event") or "",
            date=record["date"],
            date_accept=tuple(record.get("date_accept") or ()),
            date_basis=record.get("date_basis") or "",
            type=record["type"],
            type_accept=tuple(record.get("type_accept") or ()),
            status=record["status"],
            actors=tuple(record["actors"]),
            core=bool(record["core"]),
            trigger=record["trigger"],
            trigger_occurrence=int(record.get("trigger_occurrence") or 1),
            same_event=record.get("same_event"),
            optional=bool(record.get("optional")),
        )
        for date in (mention.date, *mention.date_accept):
            if date is not None:
                day_range(date)
    except KeyError as error:
        raise InputError(f"the annotation has no {error}", where=where, hint="one event mention a line") from error
    except (TypeError, ValueError, EdtfError) as error:
        raise InputError(f"not an annotation: {error}", where=where) from error
    return mention


def _require_kinds(record: Mapping[str, Any]) -> None:
    """Raises ``TypeError`` or ``ValueError`` where a field holds what it cannot."""
    if not isinstance(record, Mapping):
        raise TypeError("it is no JSON object")
    for name in ("doc", "type", "status", "trigger"):
        if not isinstance(record[name], str) or not record[name].strip():
            raise TypeError(f"{name} is {record[name]!r}, which is no text")
    for name in ("actors", "date_accept", "type_accept"):
        values = record["actors"] if name == "actors" else record.get(name) or []
        if not isinstance(values, list) or not all(isinstance(value, str) for value in values):
            raise TypeError(f"{name} is {values!r}, which is no list of texts")
    if record["date"] is not None and not isinstance(record["date"], str):
        raise TypeError(f"date is {record['date']!r}, which is neither a text nor null")
    if not isinstance(record["core"], bool):
        raise TypeError(f"core is {record['core']!r}, which is neither true nor false")
    if record["status"] not in get_args(Status):
        raise ValueError(f"status is {record['status']!r}, and none of {', '.join(get_args(Status))}")


def prediction_of(event: Event) -> Prediction:
    """The comparable form of an extracted event."""
    return Prediction(
        id=event.id,
        title=event.title,
        type=event.type,
        status=event.status,
        date=event.date.text if event.date else None,
        actors=tuple(participant.actor.name for participant in event.participants),
        evidence=tuple(PredictedEvidence(evidence.doc, evidence.span) for evidence in event.evidence),
    )


def prediction(record: Mapping[str, Any], where: str) -> Prediction:
    """Read one event record, as ``timeline -O jsonl`` prints it and already decoded.

    Raises ``InputError`` for a field that is missing or of the wrong kind.
    """
    try:
        return Prediction(
            id=str(record.get("id") or where),
            title=record.get("title") or "",
            type=record["type"],
            status=record.get("status") or "",
            date=record.get("date"),
            actors=tuple(
                actor["name"] if isinstance(actor, Mapping) else actor for actor in record.get("actors") or ()
            ),
            evidence=tuple(
                PredictedEvidence(evidence["doc"], Span(evidence["begin"], evidence["end"]))
                for evidence in record["evidence"]
            ),
        )
    except KeyError as error:
        raise InputError(f"the event has no {error}", where=where, hint="print events with -O jsonl") from error
    except TypeError as error:
        raise InputError(f"not an event record: {error}", where=where) from error


def trigger_span(mention: GoldMention, text: str) -> Span:
    """Where the mention's trigger stands in its document's ``text``; a space in it matches any run of white space.

    Raises ``InputError`` when the text does not hold it as often as ``trigger_occurrence`` says.
    """
    pattern = r"\s+".join(re.escape(word) for word in mention.trigger.split())
    for number, hit in enumerate(re.finditer(pattern, text), 1):
        if number == mention.trigger_occurrence:
            return Span(hit.start(), hit.end())
    raise InputError(
        f"the trigger {mention.trigger!r} does not stand {mention.trigger_occurrence} times in {mention.doc}",
        where=mention.id,
        hint="copy the phrase from the text",
    )


def day_range(date: str) -> DayRange:
    """First and last day that an EDTF date or a TIMEX3 week (``2013-W05``) covers; an open end reaches far.

    Qualifiers are passed over. Raises ``EdtfError`` or ``ValueError`` for any other text, halves of a year among them,
    which no annotation uses.
    """
    plain = _QUALIFIERS.sub("", date).strip()
    left, slash, right = plain.partition("/")
    if slash:
        first = dt.date.min if left in ("", "..") else day_range(left)[0]
        last = dt.date.max if right in ("", "..") else day_range(right)[1]
        return first, last
    if week := _WEEK.fullmatch(plain):
        monday = dt.date.fromisocalendar(int(week["year"]), int(week["week"]), 1)
        return monday, monday + dt.timedelta(days=6)
    if _HALF_YEAR.fullmatch(plain):
        raise EdtfError("a half of a year cannot be compared", where=repr(date))
    interval = parse_edtf(plain)
    return interval.earliest or dt.date.min, interval.latest or dt.date.max


def date_agreement(predicted: str | None, mention: GoldMention, *, merged: bool) -> DateAgreement:
    """How well a predicted date agrees with the annotation.

    ``exact``: the annotated text or an accepted variant, or the same days; for an event that several documents speak of
    (``merged``), any days within the annotated ones, because another document may know them more precisely.
    ``near``: the days overlap and neither range is more than three times as long as the other plus 7 days. Where the
    annotation itself leans on the day of publication, no date, or "not after" a day up to 31 days past it, is near.
    """
    if mention.date is None:
        return "none" if predicted else "exact"
    leans_on_publication = mention.date_basis == "publication-date"
    if not predicted:
        return "near" if leans_on_publication else "none"
    accepted = (mention.date, *mention.date_accept)
    if predicted in accepted:
        return "exact"
    try:
        days = day_range(predicted)
    except (EdtfError, ValueError):
        return "none"
    if leans_on_publication and days[0] == dt.date.min:
        first, last = day_range(mention.date)
        return "near" if first <= days[1] and (days[1] - last).days <= 31 else "none"
    agreements = (_range_agreement(days, day_range(date), merged=merged) for date in accepted)
    return next((agreement for agreement in agreements if agreement != "none"), "none")


def _range_agreement(days: DayRange, gold: DayRange, *, merged: bool) -> DateAgreement:
    if days == gold or (merged and gold[0] <= days[0] and days[1] <= gold[1]):
        return "exact"
    if days[0] > gold[1] or gold[0] > days[1]:
        return "none"
    shorter, longer = sorted([(days[1] - days[0]).days + 1, (gold[1] - gold[0]).days + 1])
    return "near" if longer <= 3 * shorter + 7 else "none"
