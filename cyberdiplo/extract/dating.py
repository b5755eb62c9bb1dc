"""Works out the day of each event, and says how.

An event takes the expression that its clause gives it. Failing that it takes the date of what it belongs to: the entry
of a chronology, the speech that tells of it, the gathering that brought it forth, the day on which its speaker was last
seen. Failing all of these it is bounded by the document's own date: past events lie not after it, planned ones not
before. A date is never the day of publication merely because nothing else is known.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Container
from dataclasses import dataclass, field

from cyberdiplo.extract.drafts import Draft
from cyberdiplo.model.edtf import EdtfInterval, not_after, not_before, span_of
from cyberdiplo.model.event import DateBasis, Status
from cyberdiplo.model.mention import Actor, Timex

GATHERINGS = frozenset({"meeting", "summit", "dialogue", "visit", "conference", "call"})
ACCUSING = frozenset({"accusation", "indictment", "disclosure_report", "sanctions"})
_MEMORY = 6
"""Sentences over which an outcome belongs to the gathering last spoken of: about two newspaper paragraphs."""
_RECENT = 21
"""Days before publication within which a speaker's last date stands for what he says next: a story's own span."""


_STAY = 10
"""Days of the longest event that still tells when its participants spoke: a visit or a round of talks."""


@dataclass(frozen=True, slots=True)
class Dated:
    """A date, what it rests on, the expression that gave it, and the rule by which it came to the event."""

    interval: EdtfInterval | None
    basis: DateBasis
    timex: Timex | None
    rule: str
    detail: str


@dataclass(slots=True)
class Discourse:
    """What the document has said so far: the dates on which actors were seen, the last gathering, the last charge."""

    dct: dt.date | None
    speakers: dict[str, tuple[EdtfInterval, Timex | None]] = field(default_factory=dict)
    gathering: tuple[EdtfInterval, Timex | None, int] | None = None
    charge: tuple[EdtfInterval, Timex | None, int] | None = None
    entry: tuple[int, EdtfInterval, Timex] | None = None
    gatherings: dict[str, tuple[EdtfInterval, Timex | None]] = field(default_factory=dict)
    recalled: int = -1
    pair: tuple[int, tuple[Actor, ...]] | None = None

    def note(self, draft: Draft, dated: Dated, actors: list[str], number: int) -> None:
        """Remember an event that has a date of its own; ``actors`` are the ids of the people and bodies in it."""
        if dated.interval is None or dated.basis == "publication":
            return
        if draft.type in ACCUSING:
            self.charge = (dated.interval, dated.timex, number)
        if draft.type in GATHERINGS and draft.status is None:
            self.gathering = (dated.interval, dated.timex, number)
            for kind in {draft.type, draft.trigger.rule.type}:
                self.gatherings[kind] = (dated.interval, dated.timex)
        if draft.status is None and self._recent(dated.interval):
            for actor in actors:
                self.speakers[actor] = (dated.interval, dated.timex)
            if draft.trigger.rule.outcome and dated.rule == "own-expression" and dated.interval.precision == "day":
                self.gathering = (dated.interval, dated.timex, number)

    def picture(self, interval: EdtfInterval, timex: Timex, people: list[str]) -> None:
        """A dated caption that shows several people together says where they were on that day."""
        if self._recent(interval):
            for person in people:
                self.speakers[person] = (interval, timex)

    def recall(self, draft: Draft, number: int) -> None:
        """A gathering that is only referred to ("at the forum") becomes the one last spoken of."""
        if draft.trigger.weak and draft.trigger.rule.type in self.gatherings:
            interval, timex = self.gatherings[draft.trigger.rule.type]
            self.gathering = (interval, timex, number)
            self.recalled = number

    def _recent(self, interval: EdtfInterval) -> bool:
        if self.dct is None or interval.latest is None or interval.earliest is None:
            return False
        close = (interval.latest - interval.earliest).days < _STAY
        return close and (self.dct - interval.latest).days <= _RECENT and interval.earliest <= self.dct


def own_date(draft: Draft, onset: Container[str] = ()) -> Dated | None:
    """The date that the draft's own clause gives it, if it gives one; ``onset`` are words that say when it began."""
    for timex in draft.dated:
        if (
            timex.interval is not None
            and timex.interval.earliest
            and draft.type == "cyber_incident"
            and _onset(draft, timex, onset)
        ):
            lasting = span_of(timex.interval, not_before(timex.interval.earliest))
            return Dated(lasting, _basis(timex), timex, "onset", "the expression says when it began")
        if timex.interval is not None:
            return Dated(
                timex.interval, _basis(timex), timex, "own-expression", "the expression stands with its trigger"
            )
    return None


def _onset(draft: Draft, timex: Timex, onset: Container[str]) -> bool:
    tokens = draft.reading.tokens
    first = tokens.at(timex.span.begin)
    return any(tokens.lowers[at] in onset for at in range(max(draft.reading.sentence.first, first - 5), first))


def _basis(timex: Timex) -> DateBasis:
    if timex.anchor_basis == "none":
        return "explicit"
    return "anaphoric" if timex.anchor_basis == "text" else "relative"


def inherited_date(
    draft: Draft, discourse: Discourse, number: int, actors: list[str], reported: Dated | None
) -> Dated | None:
    """The date that a draft without an expression takes from what it belongs to."""
    if discourse.entry and discourse.entry[0] == draft.reading.sentence.block:
        _, interval, timex = discourse.entry
        return Dated(interval, _basis(timex), timex, "chronology-entry", "the date that heads the entry")
    if draft.within and draft.within.interval and draft.status in (None, "alleged", "planned"):
        return Dated(
            draft.within.interval,
            _basis(draft.within),
            draft.within,
            "at-the-event",
            "the sentence places it at an event that it dates",
        )
    if draft.beside and draft.beside.interval and draft.status in (None, "alleged", "planned"):
        return _beside(draft, draft.beside, draft.beside.interval)
    if reported and reported.interval and reported.basis != "publication" and _performed(draft):
        if not draft.performed and reported.interval.latest:
            told = not_after(reported.interval.latest)
            return Dated(told, "anaphoric", reported.timex, "told-by-then", "done when the speaker tells of it")
        return Dated(
            reported.interval,
            "anaphoric",
            reported.timex,
            "announced",
            "brought about by the statement that tells of it",
        )
    if discourse.recalled == number and discourse.gathering and (draft.trigger.speech or draft.trigger.rule.outcome):
        interval, timex, _ = discourse.gathering
        return Dated(
            interval, "anaphoric", timex, "at-the-gathering", "the sentence places it at a gathering dated before"
        )
    if draft.type == "denial" and discourse.charge and number - discourse.charge[2] <= 2 and discourse.dct:
        interval, timex, _ = discourse.charge
        if interval.earliest and interval.earliest <= discourse.dct and interval.precision != "day":
            last = not_after(discourse.dct)
            return Dated(
                span_of(interval, last), "anaphoric", timex, "after-the-charge", "between the charge and the article"
            )
    before = _before_gathering(draft, discourse)
    if before:
        return before
    if (
        draft.trigger.speech
        or draft.type in ("statement", "comment", "denial")
        or (draft.type in ("meeting", "summit", "visit") and draft.status is None and not _present(draft))
    ):
        for actor in actors:
            if actor in discourse.speakers:
                interval, timex = discourse.speakers[actor]
                return Dated(
                    interval, "anaphoric", timex, "same-speaker", "the day on which the text last places this actor"
                )
    if draft.trigger.rule.outcome and discourse.gathering and number - discourse.gathering[2] <= _MEMORY:
        interval, timex, _ = discourse.gathering
        return Dated(interval, "anaphoric", timex, "outcome-of-gathering", "the gathering that brought it forth")
    return None


def _beside(draft: Draft, timex: Timex, interval: EdtfInterval) -> Dated:
    """An event in a phrase of time: on the day of the verb, or, after it, no later than that day.

    A gathering that a speaker has just left took place that day; a coarse date covers what came shortly before.
    """
    words, first = draft.reading.tokens.lowers, draft.clause.first
    after = words[first] in ("after", "since", "because")
    if after and interval.precision == "day" and draft.type not in GATHERINGS and interval.latest:
        return Dated(
            not_after(interval.latest), "anaphoric", timex, "before-the-verb", "the clause puts it before that day"
        )
    return Dated(interval, _basis(timex), timex, "with-the-verb", "the clause puts it at the time of its verb")


def _present(draft: Draft) -> bool:
    return draft.group is not None and draft.group.tense in ("present", "future", "none") and draft.clause.opening != "time"


def _before_gathering(draft: Draft, discourse: Discourse) -> Dated | None:
    """ "Prior to the dialogue, …": no later than the day on which that began."""
    words, clause = draft.reading.tokens.lowers, draft.clause
    first = clause.first + (not words[clause.first][0].isalnum())
    if not (words[first] in ("prior", "before") or words[first : first + 2] == ["ahead", "of"]):
        return None
    noun = next((one for one in draft.reading.triggers if not one.verb and 0 < one.first - first <= 4), None)
    if noun is None or noun.first >= draft.trigger.first or noun.rule.type not in discourse.gatherings:
        return None
    interval, timex = discourse.gatherings[noun.rule.type]
    if interval.earliest is None:
        return None
    return Dated(
        not_after(interval.earliest),
        "anaphoric",
        timex,
        "before-the-gathering",
        "the sentence puts it before a gathering",
    )


def _performed(draft: Draft) -> bool:
    """Whether saying so is doing so: what was agreed or set up is announced in one act."""
    return draft.trigger.rule.outcome and draft.status in (None, "planned")


def bounded_date(status: Status, dct: dt.date | None) -> Dated:
    """The bound that the document's own date gives."""
    if dct is None:
        return Dated(None, "publication", None, "no-date", "neither the text nor the page gives a date")
    if status == "planned":
        return Dated(
            not_before(dct), "publication", None, "not-before-publication", "planned when the article appeared"
        )
    return Dated(not_after(dct), "publication", None, "not-after-publication", "past when the article appeared")
