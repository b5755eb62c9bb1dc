"""The public record of an event, as pydantic models: what ``--format jsonl`` prints, and its JSON Schema.

The field names and their order are a contract; fields may be added behind those that are there, and readers ignore the
fields that they do not know. Only the edges import this module (pydantic takes longer to load than a whole timeline
takes to build): the schema, and the search for what is wrong with a record that cannot be read. The everyday way is
``report.records``, which a test holds to these models.
"""

from __future__ import annotations

import datetime as dt
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from cyberdiplo.model.edtf import Precision
from cyberdiplo.model.event import DateBasis, ParticipantRole, Side, Stage, Status
from cyberdiplo.model.mention import ActorKind, AnchorBasis, TimexType

Offset = Annotated[int, Field(ge=0, description="Characters into the document's decoded text; ends are exclusive.")]
CountryCode = Annotated[str, Field(pattern="^[A-Z]{2}$", description="ISO 3166-1 alpha-2.")]


class _Record(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore", use_attribute_docstrings=True)


class ActorRecord(_Record):
    """A person, an organisation or a country, and its part in the event."""

    id: str
    name: str
    """The canonical name."""
    kind: ActorKind
    country: CountryCode | None
    office: str | None
    """The office held on the day of the event."""
    role: ParticipantRole
    known: bool = True
    """Whether the gazetteer knows the actor; false for one that only the text introduces."""
    unnamed: bool = False
    """Whether the text leaves the actor without a name ("five Chinese military officers")."""


class PlaceRecord(_Record):
    """Where it happened."""

    name: str
    country: CountryCode | None


class PloverRecord(_Record):
    """The event in PLOVER, the Political Language Ontology for Verifiable Event Records."""

    category: str
    mode: str | None = None


class ThreadRecord(_Record):
    """The story that the event belongs to."""

    id: str
    name: str
    stage: str
    stated: bool
    """True where the text says so, false where the link is inferred."""


class ConfidenceRecord(_Record):
    """How far the extraction can be trusted, and why."""

    value: Annotated[float, Field(ge=0, le=1)]
    reasons: list[str]


class TriggerRecord(_Record):
    """The words that announce the event, and the rule that knows them."""

    text: str
    begin: Offset
    end: Offset
    rule: str


class TimexRecord(_Record):
    """The temporal expression that dates the mention (TIMEX3 of TimeML 1.2.1)."""

    text: str
    begin: Offset
    end: Offset
    type: TimexType
    value: str
    rule: str
    anchor: dt.date | None
    """The day from which a relative expression was counted."""
    anchor_basis: AnchorBasis
    mod: str = ""
    begin_point: str = ""
    end_point: str = ""
    date: str | None = None
    """What the expression means on the calendar, in EDTF."""


class EvidenceRecord(_Record):
    """One mention of the event. ``quote`` is the document's text from ``begin`` to ``end``."""

    doc: str
    """Path or id of the document, as given."""
    sha256: Annotated[str, Field(description="SHA-256 of the document's text in UTF-8, in hexadecimal digits.")]
    source: str | None
    """The publisher."""
    published: dt.date | None
    begin: Offset
    end: Offset
    quote: Annotated[str, Field(max_length=700)]
    trigger: TriggerRecord
    timex: TimexRecord | None
    speaker: str | None
    """Who says so, if not the paper itself."""
    via: str | None
    """The agency that the paper cites."""
    side: Side | None
    url: str | None = None


class ProvenanceRecord(_Record):
    """One step of the way to a value: the stage, the rule that fired, and what it did."""

    stage: Stage
    rule: str
    detail: str


class EventRecord(_Record):
    """Something that happened, is planned or is claimed, with all the evidence for it."""

    id: Annotated[str, Field(pattern="^[0-9A-Za-z]+$")]
    """From the evidence alone: the same for the same text, whatever else was read. A unique prefix names the event."""
    title: str
    type: Annotated[str, Field(pattern="^[A-Za-z_][0-9A-Za-z_]*$")]
    """One of the types of the ontology."""
    status: Status
    date: str | None
    """EDTF (ISO 8601-2); null where no document that speaks of the event has a date either."""
    start: dt.date | None
    """First day that ``date`` can mean; null where it is open."""
    end: dt.date | None
    """Last day that ``date`` can mean, inclusive; null where it is open."""
    precision: Precision
    basis: DateBasis
    """``publication``: known only to be not after (or not before) the day of publication."""
    actors: list[ActorRecord]
    countries: list[CountryCode]
    place: PlaceRecord | None
    topics: list[str]
    plover: PloverRecord | None
    intensity: Annotated[float, Field(ge=-10, le=10, description="From conflict (-10) to cooperation (+10).")]
    thread: ThreadRecord | None
    confidence: ConfidenceRecord
    evidence: Annotated[list[EvidenceRecord], Field(min_length=1)]
    ruleset: str
    """Version and digest of the engine and its knowledge."""
    provenance: list[ProvenanceRecord] = []
    related: list[str] = []
    """Ids of the events that this one carries on or answers."""
    on_topic: bool = True
