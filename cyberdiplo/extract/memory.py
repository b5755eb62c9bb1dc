"""What a document has dated so far: its last gatherings, charges and papers, and where it last placed each actor."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from cyberdiplo.extract.drafts import Draft
from cyberdiplo.model.edtf import EdtfInterval
from cyberdiplo.model.event import GATHERINGS, DateBasis
from cyberdiplo.model.mention import Timex

_CHARGES = frozenset({"accusation", "indictment", "disclosure_report", "sanctions"})
_PAPERS = frozenset({"court_action", "indictment", "agreement", "disclosure_report"})
"""Types of events that consist in a paper, in which somebody then says more."""
_RECENT = 21
"""Days before publication within which a speaker's last date stands for what he says next: a story's own span."""
STAY = 10
"""Days of the longest event that still tells when its participants spoke: a visit or a round of talks."""


class Dated(NamedTuple):
    """A date, what it rests on, the expression that gave it, and the rule by which it came to the event."""

    interval: EdtfInterval | None
    basis: DateBasis
    timex: Timex | None
    rule: str
    detail: str


class Remembered(NamedTuple):
    """A date of the text, the expression that gave it, and the number of the sentence that spoke of it."""

    interval: EdtfInterval
    timex: Timex | None
    sentence: int


@dataclass(slots=True)
class Discourse:
    """What the document has said so far.

    ``seen`` holds by actor when the text last placed that actor somewhere; ``gatherings`` by type the last dated one,
    ``gathering`` the one last spoken of, and ``recalled`` the sentence that only referred to it; ``charge`` the last
    accusation, ``charges`` the last criminal charges; ``last`` the last event that has a date, and ``latest`` the end
    of the latest of their days; ``moment`` the day that a phrase like "within hours" took from another event;
    ``papers`` by type the last act that is done by a paper;
    ``entry`` the block and the date of a chronology's entry.
    """

    dct: dt.date | None
    told_by: dt.date | None
    seen: dict[str, Remembered] = field(default_factory=dict)
    gatherings: dict[str, Remembered] = field(default_factory=dict)
    gathering: Remembered | None = None
    recalled: int = -1
    charge: Remembered | None = None
    charges: Remembered | None = None
    last: Remembered | None = None
    latest: dt.date | None = None
    moment: Remembered | None = None
    papers: dict[str, Remembered] = field(default_factory=dict)
    entry: tuple[int, EdtfInterval, Timex] | None = None

    def note(self, draft: Draft, dated: Dated, actors: Sequence[str], number: int) -> None:
        """Remember an event that has a date of its own; ``actors`` are the ids of the people and bodies in it."""
        if dated.interval is None or dated.basis == "publication":
            return
        memory = Remembered(dated.interval, dated.timex, number)
        if draft.type in _CHARGES:
            self.charge = memory
        if draft.status is not None:
            return
        self.last, end = memory, dated.interval.latest
        self.latest = max(self.latest, end) if self.latest and end else self.latest or end
        group, words = draft.group, draft.reading.tokens.lowers
        before = group is not None and "had" in words[group.first : draft.trigger.head]
        if draft.type == "indictment" and not before:
            self.charges = memory
        if draft.type in _PAPERS:
            self.papers[draft.type] = memory
        if dated.rule == "on-the-day-of":
            self.moment = memory
        if draft.type in GATHERINGS:
            self.gathering = memory
            for kind in {draft.type, draft.trigger.rule.type}:
                self.gatherings[kind] = memory
        if self._recent(dated.interval) and dated.rule != "in-the-paper":
            self.seen.update(dict.fromkeys(actors, memory))
            if draft.trigger.rule.outcome and dated.rule == "own-expression" and dated.interval.precision == "day":
                self.gathering = memory

    def picture(self, interval: EdtfInterval, timex: Timex, people: Sequence[str]) -> None:
        """A dated caption that shows several people together says where they were on that day."""
        if self._recent(interval):
            self.seen.update(dict.fromkeys(people, Remembered(interval, timex, -1)))

    def recall(self, draft: Draft, number: int) -> None:
        """A gathering that is only referred to ("at the forum") becomes the one last spoken of."""
        memory = self.gatherings.get(draft.trigger.rule.type) if draft.trigger.weak else None
        if memory:
            self.gathering = memory._replace(sentence=number)
            self.recalled = number

    def _recent(self, interval: EdtfInterval) -> bool:
        if self.dct is None or interval.latest is None or interval.earliest is None:
            return False
        close = (interval.latest - interval.earliest).days < STAY
        return close and (self.dct - interval.latest).days <= _RECENT and interval.earliest <= self.dct
