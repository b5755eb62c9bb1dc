"""Events for tests: complete, small, and different only where a test says so."""

from __future__ import annotations

import datetime as dt
import hashlib
from typing import Any

from cyberdiplo.model.edtf import parse_edtf
from cyberdiplo.model.event import (
    Confidence,
    Event,
    Evidence,
    Participant,
    ParticipantRole,
    Place,
    Plover,
    Provenance,
    TriggerMention,
)
from cyberdiplo.model.mention import Actor, Timex
from cyberdiplo.model.span import Span

XI = Actor("xi-jinping", "Xi Jinping", "person", "CN")
OBAMA = Actor("barack-obama", "Barack Obama", "person", "US")
MENG = Actor("meng-jianzhu", "Meng Jianzhu", "person", "CN")
KERRY = Actor("john-kerry", "John Kerry", "person", "US")


def participant(actor: Actor, role: ParticipantRole = "participant", office: str | None = None) -> Participant:
    return Participant(actor, role, office)


def evidence(quote: str = "Xi met Obama in California on Friday.", doc: str = "a.txt", **changes: Any) -> Evidence:
    """A mention at the beginning of ``doc``, triggered by "met" and dated by "Friday" where the quote has them."""
    met = max(quote.find("met"), 0)
    friday = quote.find("Friday")
    timex = None
    if friday >= 0:
        timex = Timex(
            Span(friday, friday + 6),
            "DATE",
            "2013-06-07",
            "weekday",
            interval=parse_edtf("2013-06-07"),
            anchor=dt.date(2013, 6, 9),
            anchor_basis="publication",
        )
    made = Evidence(
        doc=doc,
        sha256=hashlib.sha256(quote.encode()).hexdigest(),
        source="China Daily",
        published=dt.date(2013, 6, 9),
        span=Span(0, len(quote)),
        quote=quote,
        trigger=TriggerMention(Span(met, met + 3), quote[met : met + 3], "meet"),
        timex=timex,
        timex_text="Friday" if timex else "",
        side="CN",
    )
    return made._replace(**changes)


def event(date: str | None = "2013-06-07", **changes: Any) -> Event:
    """A summit, unless ``changes`` (fields of ``Event``) say otherwise; ``date`` is EDTF."""
    title = changes.get("title", "Xi Jinping meets Barack Obama")
    made = Event(
        id=hashlib.sha256(f"{date} {title}".encode()).hexdigest()[:12],
        title=title,
        type="summit",
        status="occurred",
        date=parse_edtf(date) if date else None,
        basis="relative",
        participants=(participant(XI), participant(OBAMA, office="President of the United States")),
        countries=("CN", "US"),
        place=Place("California", "US"),
        topics=("norms",),
        plover=Plover("CONSULT", "meet"),
        intensity=4.0,
        thread=None,
        confidence=Confidence(0.8, ("two actors and a date are stated",)),
        evidence=(evidence(),),
        provenance=(Provenance("trigger", "meet", '"met" is a meeting of leaders'),),
        ruleset="0.1.0+0123456789ab",
    )
    return made._replace(**changes)
