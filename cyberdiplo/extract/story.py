"""What a document has told so far, and which of its sentences carry that on.

News tells an event once and then speaks of it again: "the dialogue was co-chaired by …", "the defendants, Wu and Dong,
…". Such a sentence tells no second event; it says more of the one before (event coreference; Bejan & Harabagiu 2010).
"""

from __future__ import annotations

from typing import NamedTuple

from cyberdiplo.extract.drafts import Draft
from cyberdiplo.extract.memory import Dated
from cyberdiplo.extract.participants import Cast
from cyberdiplo.knowledge.grammar import Grammar
from cyberdiplo.model.event import Status
from cyberdiplo.model.span import Span

_REACH = 8
"""Sentences over which a definite noun reaches back: two or three newspaper paragraphs; what lies farther is named."""
_ATTRIBUTES = 4
"""Words between an article and its noun: "the first high-level joint dialogue" has four tokens beside the hyphen's."""

_MEETINGS = frozenset({"meeting", "summit", "dialogue", "working_group", "call"})
_CARRIED_ON: dict[str, frozenset[str]] = {
    "meeting": frozenset({"meeting", "summit", "dialogue"}),
    "dialogue": frozenset({"dialogue", "meeting"}),
    "summit": frozenset({"summit", "meeting"}),
    "call": frozenset({"call"}),
    "working_group": frozenset({"working_group"}),
    "conference": frozenset({"conference"}),
    "visit": frozenset({"visit"}),
}
"""The types of event that a definite noun can mean, by the type that the noun announces."""
_RESUMED: dict[str, frozenset[str]] = {
    "gathering": _MEETINGS | {"conference", "visit"},
    "case": frozenset({"indictment", "court_action"}),
}
"""The types of event that words tell more of which announce none themselves."""


class Told(NamedTuple):
    """An event that the text has told: where its trigger stands, who was in it, and the number of its sentence."""

    type: str
    status: Status
    dated: Dated
    trigger: Span
    people: frozenset[str]
    sentence: int


class Story:
    """The events of one document, in the order in which it tells them."""

    def __init__(self, grammar: Grammar) -> None:
        self._grammar = grammar
        self._told: dict[str, Told] = {}

    def tell(self, type_: str, status: Status, dated: Dated, trigger: Span, cast: Cast, number: int) -> None:
        """Remember an event of sentence ``number``."""
        self._told[type_] = Told(type_, status, dated, trigger, _people(cast), number)

    def carried_on(self, draft: Draft, cast: Cast, number: int) -> Told | None:
        """The event of which ``draft`` tells more, or ``None`` for one that is new, or has a date of its own."""
        resumes = draft.trigger.rule.resumes
        if draft.own_date or draft.within is not None or not cast:
            return None
        if resumes:
            kinds = _RESUMED[resumes]
        elif draft.trigger.weak and not draft.trigger.verb and self._definite(draft):
            kinds = _CARRIED_ON.get(draft.trigger.rule.type, frozenset())
        else:
            return None
        near = [told for kind in kinds if (told := self._told.get(kind)) and number - told.sentence <= _REACH]
        last = max(near, key=lambda told: told.trigger.begin, default=None)
        if last is None or last.status != (draft.status or "occurred"):
            return None
        # "The meeting between Xi and Obama" is none of Kerry's; whom a verb adds may be anybody.
        fits = resumes or draft.occurs or not last.people or bool(last.people & _people(cast))
        return last if fits else None

    def _definite(self, draft: Draft) -> bool:
        """Whether a noun is one that the reader is to know: "the talks", "their two-day meeting", "Xi's visit"."""
        if any(one.mention.possessive for one in draft.arguments.owner):
            return True
        words, grammar = draft.reading.tokens.lowers, self._grammar
        lowest = max(draft.reading.sentence.first, draft.trigger.first - _ATTRIBUTES - 1)
        for at in range(draft.trigger.first - 1, lowest - 1, -1):
            if words[at] in grammar.definite:
                return True
            if words[at] in grammar.preposition or words[at] in grammar.determiner:
                return False
        return False


def _people(cast: Cast) -> frozenset[str]:
    return frozenset(actor.id for actor, _, _ in cast.values() if actor.kind == "person")
