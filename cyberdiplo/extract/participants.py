"""Who takes part in an event: the arguments of its trigger, put in the context of the text around them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from cyberdiplo.extract.actors import office_on
from cyberdiplo.extract.drafts import Draft
from cyberdiplo.extract.references import chain
from cyberdiplo.extract.roles import actors_of, roles
from cyberdiplo.knowledge.compile import Knowledge
from cyberdiplo.model.event import Participant, ParticipantRole, without_stand_ins
from cyberdiplo.model.mention import Actor, ActorMention
from cyberdiplo.model.span import Span
from cyberdiplo.model.tokens import Tokens

Cast = dict[str, tuple[Actor, ParticipantRole, ActorMention]]
"""The actors of one draft by id, each with its role and the mention that names it."""

_BILATERAL = frozenset({"agreement", "dialogue", "working_group", "meeting", "summit"})
_VOICES = frozenset({"speaker", "source"})
_MECHANISMS = frozenset({"dialogue", "working_group"})
"""Standing mechanisms, whose parties are two governments, also where a sentence names neither."""
_NEARBY = 2
"""Sentences over which "they" reaches back."""
_PLURAL = ActorMention(Span(0, 0), (), "pronoun", "plural-pronoun")


@dataclass(slots=True)
class Pair:
    """Those whom the text last spoke of together, the number of that sentence, and whether they were its subject."""

    sentence: int
    actors: tuple[Actor, ...]
    acting: bool


class Casting:
    """Finds the cast of each draft of one document, in text order."""

    def __init__(self, tokens: Tokens, knowledge: Knowledge, day: dt.date | None, *, dyad_alone: bool = False) -> None:
        """``dyad_alone``: the document names both sides of the dyad and no third country."""
        self._tokens = tokens
        self._gazetteer = knowledge.gazetteer
        self._grammar = knowledge.grammar
        self._heads = knowledge.ontology.heads
        self._day = day
        self._pair: Pair | None = None
        self._dyad_alone = dyad_alone

    def cast(self, draft: Draft, number: int) -> Cast:
        """The actors of ``draft``, which stands in sentence ``number``; media that only report are none."""
        found = actors_of(roles(draft.trigger, draft.arguments))
        found = {key: value for key, value in found.items() if key not in self._gazetteer.media}
        if draft.type in ("meeting", "summit") and draft.trigger.weak and len(found) < 2:
            found |= self._theirs(draft, number)
        if found:
            return found
        if self._plural_subject(draft) and (pair := self._pair_before(draft) or self._last_pair(number, _NEARBY)):
            if draft.trigger.rule.frame == "visit" and all(actor.kind == "country" for actor in pair):
                return {}  # both sides do not visit each other at once
            role: ParticipantRole = "participant" if draft.trigger.rule.frame in ("participants", "visit") else "source"
            return {actor.id: (actor, role, _PLURAL) for actor in pair}
        if draft.type not in _BILATERAL:
            return {}
        if pair := self._last_pair(number, 0):
            return {actor.id: (actor, "participant", _PLURAL) for actor in pair}
        if draft.trigger.weak and not any(timex.interval for timex in draft.dated):
            return {}
        groups = [ref.mention for ref in draft.reading.references if ref.mention.form == "group"]
        if not groups and self._dyad_alone and draft.type in _MECHANISMS:
            sides = (self._gazetteer.actors[country] for country in self._gazetteer.dyad)
            return {side.id: (side, "participant", _PLURAL) for side in sides}
        return {actor.id: (actor, "participant", mention) for mention in groups[:1] for actor in mention.actors}

    def remember(self, draft: Draft, cast: Cast, number: int) -> None:
        """Note those whom "they" can mean in the next sentences: several in one role, or both sides of the dyad."""
        several = tuple(actor for actor, _, _ in cast.values())
        both_sides = set(self._gazetteer.dyad) <= {actor.country for actor in several}
        acting = bool(draft.arguments.subject)
        taken = self._pair is not None and self._pair.sentence == number and (self._pair.acting or not acting)
        if len(several) > 1 and (both_sides or acting) and not taken:
            self._pair = Pair(number, several, acting)

    def _pair_before(self, draft: Draft) -> tuple[Actor, ...]:
        """Those whom the sentence names together before "they": "that Trump and Xi created, where they met"."""
        references = draft.reading.references
        for number in range(len(references) - 1, -1, -1):
            if references[number].last > draft.trigger.first or references[number].mention.possessive:
                continue
            listed = chain(self._tokens, references, number, self._grammar)
            actors = {actor.id: actor for one in listed for actor in one.mention.actors}
            if len(actors) > 1:
                return tuple(actors.values())
        return ()

    def _last_pair(self, number: int, reach: int) -> tuple[Actor, ...]:
        return self._pair.actors if self._pair and number - self._pair.sentence <= reach else ()

    def _theirs(self, draft: Draft, number: int) -> Cast:
        """The two people before "their meeting" in the sentence, or those whom the text last spoke of together."""
        first, words = draft.trigger.first, draft.reading.tokens.lowers
        if "their" not in words[max(draft.reading.sentence.first, first - 3) : first]:
            return {}
        before = [ref for ref in draft.reading.references if ref.last <= first]
        people = [(actor, ref.mention) for ref in before for actor in ref.mention.actors if actor.kind == "person"]
        if len(people) < 2:
            people = [(actor, _PLURAL) for actor in self._last_pair(number, _NEARBY)]
        return {actor.id: (actor, "participant", mention) for actor, mention in people[-2:]} if len(people) > 1 else {}

    def _plural_subject(self, draft: Draft) -> bool:
        """Whether the subject is "they" or "the parties", in the verb's clause or in the one that it carries on."""
        if draft.group is None or draft.arguments.subject:
            return False
        clauses = draft.reading.clauses
        carried_on = draft.clause.opening == "coordinate"
        first = clauses[max(0, clauses.index(draft.clause) - 2)].first if carried_on else draft.clause.first
        return any(
            word in self._grammar.plural_subject for word in draft.reading.tokens.lowers[first : draft.group.first]
        )

    def participants(self, draft: Draft, cast: Cast) -> tuple[Participant, ...]:
        """The cast as the record shows it: with offices, and with the bodies that people speak or act for."""
        people = [
            Participant(actor, role, self._office(actor), unnamed=mention.form == "unnamed")
            for actor, role, mention in cast.values()
            if draft.type != "conference" or mention.form != "group"  # a forum's name does not say who came
        ]
        have = set(cast)
        for _, role, mention in cast.values():
            body = mention.affiliation
            if body is None or body.id in have or body.kind != "organisation":
                continue
            if self._acts_for(mention) or (role in _VOICES and self._speaks_by_office(mention.actors[0])):
                have.add(body.id)
                people.append(Participant(body, role))
        return without_stand_ins(people)

    def _office(self, actor: Actor) -> str | None:
        return office_on(actor.id, self._day, self._gazetteer) if self._day and actor.kind == "person" else None

    def _acts_for(self, mention: ActorMention) -> bool:
        """Whether a mention presents its person as the voice of a body, or by nothing but the body."""
        if mention.affiliation and mention.affiliation.id in self._gazetteer.media:
            return False
        return mention.form == "unnamed" or not mention.actors[0].known or self._voice(mention)

    def _speaks_by_office(self, actor: Actor) -> bool:
        """Whether an actor's office on the day is that of a spokesperson, however the text calls him later on."""
        held = self._gazetteer.offices_on(actor.id, self._day) if self._day else ()
        return any(self._gazetteer.offices[office].post == "spokesperson" for office in held)

    def _voice(self, mention: ActorMention) -> bool:
        """Whether the mention calls its person a spokesperson."""
        first, last = self._tokens.at(mention.span.begin), self._tokens.at(mention.span.end)
        return any(word in self._grammar.voice for word in self._tokens.lowers[first:last])

    def actor_class(self, actor: Actor, mention: ActorMention) -> str | None:
        """What an actor is: by the words of the mention, by the gazetteer, or by the body that it belongs to."""
        found = mention.role_class or self._gazetteer.classes.get(actor.id)
        if found is None and mention.affiliation:
            found = self._gazetteer.classes.get(mention.affiliation.id)
        return found

    def heads(self, actors: Sequence[Actor]) -> list[Actor]:
        """Those of ``actors`` who have been head of state or government of a side of the dyad."""
        terms = self._gazetteer.terms
        return [actor for actor in actors if any(term.office in self._heads for term in terms.get(actor.id, ()))]

    def speak_for_states(self, draft: Draft) -> bool:
        """Whether those who speak are all heads, whose word commits their countries."""
        speakers = [actor for ref in draft.arguments.subject for actor in ref.mention.actors]
        return bool(speakers) and len(self.heads(speakers)) == len(speakers)

    def is_summit(self, draft: Draft, cast: Cast) -> bool:
        """Whether the heads of both sides, and they alone, have a meeting that is not on the sidelines of another."""
        if draft.type != "meeting":
            return False
        people = [actor for actor, _, _ in cast.values() if actor.kind == "person"]
        words = draft.reading.tokens.lowers[draft.reading.sentence.first : draft.reading.sentence.last]
        sides = {actor.country for actor in self.heads(people)}
        return (
            len({actor.id for actor in people}) == 2 and set(self._gazetteer.dyad) <= sides and "sidelines" not in words
        )
