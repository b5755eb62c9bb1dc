"""Events: what one sentence says happened, and what several sentences say together."""

import datetime as dt
from collections.abc import Iterable
from typing import Literal, NamedTuple

from cyberdiplo.model.edtf import EdtfInterval
from cyberdiplo.model.mention import Actor, Timex
from cyberdiplo.model.span import Span

Status = Literal["occurred", "planned", "hypothetical", "alleged", "denied", "cancelled"]
DateBasis = Literal["explicit", "relative", "anaphoric", "publication"]
ParticipantRole = Literal["source", "target", "participant", "speaker"]
Side = Literal["US", "CN", "third"]
Stage = Literal["trigger", "type", "status", "date", "actors", "relevance", "merge"]


GATHERINGS = frozenset({"meeting", "summit", "dialogue", "visit", "conference", "call"})
"""Types of events at which people come together."""
SPEECH_ACTS = frozenset({"statement", "accusation", "denial", "protest"})
"""Types of events that consist in saying something on the record."""
OUTCOMES = frozenset({"agreement", "working_group"})
"""Types of what gatherings bring forth."""


class Provenance(NamedTuple):
    """One step of the way to a value: the stage, the rule that fired, and what it did, in words."""

    stage: Stage
    rule: str
    detail: str


class Participant(NamedTuple):
    """An actor of an event, the office that it held on that day, and what it did there.

    ``unnamed`` marks one that the text does not name ("five Chinese military officers").
    """

    actor: Actor
    role: ParticipantRole
    office: str | None = None
    unnamed: bool = False


def without_stand_ins(participants: Iterable[Participant]) -> tuple[Participant, ...]:
    """The participants, less those for whom another one stands by name.

    A country gives way to its people and bodies; an actor without a name gives way to a known one of its role.
    """
    everyone = tuple(participants)
    acting = {one.actor.country for one in everyone if one.actor.kind != "country" and one.actor.known}
    left = tuple(one for one in everyone if one.actor.kind != "country" or one.actor.country not in acting)
    known = {one.role for one in left if one.actor.known}
    return tuple(one for one in left if not one.unnamed or one.role not in known)


class Place(NamedTuple):
    """Where something happened; ``country`` is ISO 3166-1 alpha-2."""

    name: str
    country: str | None


class TriggerMention(NamedTuple):
    """The words that announce an event, and the rule that knows them."""

    span: Span
    text: str
    rule: str


class Evidence(NamedTuple):
    """One mention of an event: ``quote`` is exactly the document's text at ``span``, 700 characters at most.

    ``doc`` and ``sha256`` identify the document, ``source`` is its publisher and ``published`` its day. ``timex`` is
    the expression that dates the mention, ``timex_text`` its words. ``speaker`` is who says so, if not the paper
    itself; ``via`` the agency that it cites; ``side`` where the publisher stands.
    """

    doc: str
    sha256: str
    source: str | None
    published: dt.date | None
    span: Span
    quote: str
    trigger: TriggerMention
    timex: Timex | None = None
    timex_text: str = ""
    speaker: str | None = None
    via: str | None = None
    side: Side | None = None
    url: str | None = None


class Plover(NamedTuple):
    """The event in PLOVER, the Political Language Ontology for Verifiable Event Records."""

    category: str
    mode: str | None = None


class ThreadLink(NamedTuple):
    """The story that an event belongs to, the stage that it marks there, and whether the text says so."""

    id: str
    name: str
    stage: str
    stated: bool


class Confidence(NamedTuple):
    """How far the extraction can be trusted, 0 to 1, and why."""

    value: float
    reasons: tuple[str, ...]


class Event(NamedTuple):
    """Something that happened, is planned or is claimed, with all the evidence for it.

    ``id`` depends on the evidence alone. ``date`` is ``None`` where no document that speaks of it has a date either.
    ``on_topic`` is false for what is not about the pack's subject; ``off_topic`` reasons stand in ``provenance``.
    ``related`` holds ids of events that this one carries on (what came of a plan) or answers.
    """

    id: str
    title: str
    type: str
    status: Status
    date: EdtfInterval | None
    basis: DateBasis
    participants: tuple[Participant, ...]
    countries: tuple[str, ...]
    place: Place | None
    topics: tuple[str, ...]
    plover: Plover | None
    intensity: float
    thread: ThreadLink | None
    confidence: Confidence
    evidence: tuple[Evidence, ...]
    provenance: tuple[Provenance, ...]
    related: tuple[str, ...] = ()
    on_topic: bool = True
    ruleset: str = ""


class EventMention(NamedTuple):
    """What one sentence says happened, before mentions of the same event are put together.

    The fields mean what they mean in ``Event``. ``key`` holds the telling words by which two mentions of one event can
    be recognised (the name of a report, the ordinal of a round). ``resumes`` is where the trigger stands of the mention
    of which this one only tells more, in the same document.
    """

    type: str
    status: Status
    date: EdtfInterval | None
    basis: DateBasis
    participants: tuple[Participant, ...]
    countries: tuple[str, ...]
    place: Place | None
    topics: tuple[str, ...]
    title: str
    evidence: Evidence
    provenance: tuple[Provenance, ...]
    key: frozenset[str] = frozenset()
    on_topic: bool = True
    resumes: Span | None = None
