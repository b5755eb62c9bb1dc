"""Mentions for tests of merging: complete, small, and different only where a test says so."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Sequence
from typing import Any

from cyberdiplo.model.edtf import not_after, of_day, parse_edtf
from cyberdiplo.model.event import EventMention, Evidence, Participant, ParticipantRole, TriggerMention
from cyberdiplo.model.mention import Actor
from cyberdiplo.model.span import Span

PUBLISHED = dt.date(2015, 9, 28)
FRIDAY = of_day(dt.date(2015, 9, 25))
ACTORS = {
    actor.id: actor
    for actor in [
        Actor("xi-jinping", "Xi Jinping", "person", "CN"),
        Actor("barack-obama", "Barack Obama", "person", "US"),
        Actor("john-kerry", "John Kerry", "person", "US"),
        Actor("hong-lei", "Hong Lei", "person", "CN"),
        Actor("cn-mfa", "Foreign Ministry", "organisation", "CN"),
        Actor("mandiant", "Mandiant", "organisation", "US"),
        Actor("CN", "China", "country", "CN"),
        Actor("US", "United States", "country", "US"),
        Actor("five-officers", "five officers", "person", "CN", known=False),
        Actor("a-firm", "a firm", "organisation", None, known=False),
    ]
}


def mention(
    kind: str = "meeting",
    actors: str = "xi-jinping barack-obama",
    date: str | None = "2015-09-25",
    *,
    role: ParticipantRole = "participant",
    doc: str = "a",
    at: int = 0,
    **changes: Any,
) -> EventMention:
    """A mention at character ``at`` of ``doc``; ``date`` is EDTF, and ``None`` bounds it by publication only."""
    place = Span(at, at + 9)
    made = EventMention(
        type=kind,
        status="occurred",
        date=parse_edtf(date) if date else not_after(PUBLISHED),
        basis="explicit" if date else "publication",
        participants=participants(actors.split(), role),
        countries=(),
        place=None,
        topics=(),
        title=f"{kind} of {doc} at {at}",
        evidence=Evidence(
            doc=f"{doc}.txt",
            sha256=hashlib.sha256(doc.encode()).hexdigest(),
            source=None,
            published=PUBLISHED,
            span=place,
            quote="met again",
            trigger=TriggerMention(place, "met again", "meet"),
        ),
        provenance=(),
    )
    return made._replace(**changes)


def participants(ids: Sequence[str], role: ParticipantRole) -> tuple[Participant, ...]:
    """Participants by their ids, all in one role."""
    return tuple(Participant(ACTORS[one], role, unnamed=not ACTORS[one].known) for one in ids)
