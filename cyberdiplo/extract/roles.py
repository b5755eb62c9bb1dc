"""Who takes part in an event: reads the actors around a trigger as its subject, its object and its phrases.

The grammatical places are those of Quirk et al. (1985), ch. 2 and 10; what each means for the event is the trigger's
frame (see ``triggers.toml``).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import NamedTuple

from cyberdiplo.extract.attachment import Governor
from cyberdiplo.extract.clauses import Clause, VerbGroup, clause_at
from cyberdiplo.extract.references import Reference, chain, coordinated
from cyberdiplo.extract.subjects import SubjectFinder
from cyberdiplo.extract.triggers import Trigger
from cyberdiplo.knowledge.grammar import Grammar
from cyberdiplo.knowledge.ontology import Frame
from cyberdiplo.model.event import GATHERINGS, ParticipantRole
from cyberdiplo.model.mention import Actor, ActorMention
from cyberdiplo.model.tokens import Tokens

_REACH = 8
"""How many words an object's or a phrase's actor may stand from its trigger; more is another phrase."""
_WHOLE = ("of", "from")
"""Prepositions of those who make up a body: "the officials of China"."""
_GOAL = ("to", "at", "over")
"""Prepositions of where an act goes or what it is about, not of whom it is done to."""
_OWNED = 5
"""Words between an owner and its noun: "Lew's first official trip to Asia as secretary" has four."""


_NAMES = frozenset({"name", "surname"})
"""Forms of mentions that name one person or body."""


class Arguments(NamedTuple):
    """The actors in each grammatical place around a trigger; in the ``passive`` the subject is the object.

    ``named`` are those in apposition to a noun, ``content`` all that stand in the clause behind it.
    """

    subject: tuple[Reference, ...] = ()
    object: tuple[Reference, ...] = ()
    agent: tuple[Reference, ...] = ()
    companion: tuple[Reference, ...] = ()
    target: tuple[Reference, ...] = ()
    owner: tuple[Reference, ...] = ()
    content: tuple[Reference, ...] = ()
    named: tuple[Reference, ...] = ()
    passive: bool = False

    @property
    def all(self) -> tuple[Reference, ...]:
        """Every actor once, in the order of the fields."""
        places = (self.subject, self.owner, self.agent, self.object, self.companion, self.target)
        seen: dict[int, Reference] = {}
        for place in places:
            for reference in place:
                seen.setdefault(reference.first, reference)
        return tuple(seen.values())


class ArgumentReader:
    """Finds the arguments of the triggers of one sentence."""

    def __init__(
        self,
        tokens: Tokens,
        references: Sequence[Reference],
        clauses: list[Clause],
        governors: Sequence[Governor],
        grammar: Grammar,
    ) -> None:
        self._tokens = tokens
        self._references = references
        self._clauses = clauses
        self._verbs = [one.at for one in governors if one.verb]
        self._plain = [one.at for one in governors if one.verb and (one.trigger is None or one.trigger.rule.rank < 0)]
        self._subjects = SubjectFinder(tokens, references, clauses, governors, grammar)
        self._grammar = grammar

    def read(self, trigger: Trigger, group: VerbGroup | None) -> Arguments:
        """The arguments of ``trigger``; ``group`` is its verb group, or ``None`` for a noun."""
        return self._of_noun(trigger) if group is None else self._of_verb(trigger, group)

    def _of_verb(self, trigger: Trigger, group: VerbGroup) -> Arguments:
        clause = self._clauses[clause_at(self._clauses, trigger.head)]
        bare = group.first == trigger.head
        subject = self._subjects.inverted(trigger) if trigger.speech and bare else ()
        subject = subject or self._subjects.of(group.first, clause)
        following = self._tokens.lowers[trigger.last] if trigger.last < len(self._tokens) else ""
        after = self._phrases(trigger, clause)
        told_by = following == "by" or (trigger.first < trigger.head and bool(after.agent))  # "report issued May 2 by"
        reduced = bare and "n" in trigger.letters and told_by
        if group.passive or reduced:
            return after._replace(object=subject, agent=after.agent or self._agent_inside(trigger), passive=True)
        owner = self._owner(trigger, clause) if trigger.first < trigger.head else ()
        return Arguments(
            subject=subject, object=after.object, companion=after.companion, target=after.target, owner=owner
        )

    def _agent_inside(self, trigger: Trigger) -> tuple[Reference, ...]:
        """The by-phrase between a trigger's noun and its verb: "a report by Mandiant was published"."""
        within = (one for one in self._references if trigger.first < one.first and one.last <= trigger.head)
        return tuple(one for one in within if one.preposition == "by")

    def _of_noun(self, trigger: Trigger) -> Arguments:
        clause = self._clauses[clause_at(self._clauses, trigger.head)]
        after = self._phrases(trigger, clause)
        return Arguments(
            owner=self._owner(trigger, clause) or self._maker(trigger, clause),
            agent=after.agent or self._relative_subject(trigger),
            companion=after.companion,
            target=after.target,
            content=tuple(one for one in self._references if trigger.last <= one.first < trigger.last + _REACH),
            named=self._named(trigger),
        )

    def _owner(self, trigger: Trigger, clause: Clause) -> tuple[Reference, ...]:
        """The noun phrase that possesses or modifies the trigger: "Xi's visit", "the China-US dialogue"."""
        owner: tuple[Reference, ...] = ()
        for number, one in enumerate(self._references):
            gap = trigger.first - one.last
            if not 0 <= gap <= _OWNED or one.first < clause.first:
                continue
            modifies = one.mention.possessive or (one.mention.form == "group" and gap < _OWNED) or gap == 0
            if not modifies or "," in self._tokens.lowers[one.last : trigger.first]:
                continue
            listed = chain(self._tokens, self._references, number, self._grammar)
            owner = (one,) if one.mention.possessive else listed
        return owner

    def _named(self, trigger: Trigger) -> tuple[Reference, ...]:
        """The names that tell who a noun's people are: "the defendants, Wu and Dong, …", "those present were …"."""
        for number, one in enumerate(self._references):
            if one.first < trigger.last:
                continue
            between = self._tokens.lowers[trigger.last : one.first] or [self._tokens.lowers[trigger.last - 1]]
            if one.mention.form in _NAMES and all(word in self._grammar.naming for word in between):
                return chain(self._tokens, self._references, number, self._grammar)
            return ()
        return ()

    def _maker(self, trigger: Trigger, clause: Clause) -> tuple[Reference, ...]:
        """The subject of a plain verb whose object the noun is, or for which it acts: "wound up his visit"."""
        before = [verb for verb in self._plain if clause.first <= verb < trigger.first]
        if not before:
            return ()
        between = self._tokens.lowers[before[-1] : trigger.first]
        if "for" in between[-_OWNED:] and trigger.rule.type in GATHERINGS:  # "was ushered in for an audience with"
            return self._subjects.of(before[-1], clause)
        if len(between) > _OWNED or any(word in self._grammar.preposition for word in between):
            return ()
        return self._subjects.of(before[-1], clause)

    def _relative_subject(self, trigger: Trigger) -> tuple[Reference, ...]:
        """Who acts in the noun's relative clause: "the consensus that Obama and Xi reached"."""
        clause = next((one for one in self._clauses if 0 <= one.first - trigger.last <= 1), None)
        if clause is None or clause.opening not in ("that", "relative"):
            return ()
        verb = next((verb for verb in self._plain if clause.first <= verb < clause.last), None)
        if verb is None or self._tokens.lowers[verb] not in self._grammar.occurrence:
            return ()
        within = [one for one in self._references if clause.first <= one.first < verb]
        return self._subjects.of(verb, clause) if within else ()

    def _phrases(self, trigger: Trigger, clause: Clause) -> Arguments:
        """Object, by-phrase, with-phrase and other prepositional phrases that follow the trigger in its clause."""
        places: defaultdict[str, list[Reference]] = defaultdict(list)
        end = max(clause.last, trigger.last)
        reach = trigger.last + _REACH
        telling = [] if trigger.verb else [at for at in self._verbs if at >= trigger.last and self._tells(at)]
        last: Reference | None = None
        for one in self._references:
            if one.last <= trigger.head or one.first >= end:
                continue
            reach = max([reach, *(at + _REACH for at in telling if at < min(one.first, reach))])
            far = one.first > reach and not (last and coordinated(self._tokens, last, one, self._grammar))
            if far or self._interrupted(trigger, one) or self._opens_a_clause(one):
                break
            last = one
            reach = max(reach, one.last + _REACH)
            place = self._place(one.preposition)
            if place:
                places[place].append(one)
        return Arguments(
            object=tuple(places["object"]),
            agent=tuple(places["agent"]),
            companion=tuple(places["companion"]),
            target=tuple(places["target"]),
        )

    def _interrupted(self, trigger: Trigger, reference: Reference) -> bool:
        """Whether another verb stands between; for a noun, one that does not tell of it ("chaired by …")."""
        between = [verb for verb in self._verbs if trigger.last <= verb < reference.first]
        if not trigger.verb:
            between = [verb for verb in between if not self._tells(verb)]
        return bool(between)

    def _opens_a_clause(self, reference: Reference) -> bool:
        """Whether it is the subject of what follows: "reached a consensus, Meng Jianzhu said"."""
        return self._tokens.lowers[reference.first - 1] == "," and reference.last in self._verbs

    def _tells(self, verb: int) -> bool:
        """Whether a verb says of a noun that it took place."""
        return self._tokens.lowers[verb] in self._grammar.occurrence

    def _place(self, preposition: str) -> str | None:
        if not preposition:
            return "object"
        if preposition == "by":
            return "agent"
        if preposition in self._grammar.companion:
            return "companion"
        return "target" if preposition in self._grammar.target else None


Role = tuple[Reference, ParticipantRole]


def roles(trigger: Trigger, arguments: Arguments) -> list[Role]:
    """What each argument is to the event, by the trigger's frame."""
    return _FRAMES[trigger.rule.frame](arguments)


def _speech(one: Arguments) -> list[Role]:
    speakers = one.agent if one.passive else one.subject or one.owner or one.agent
    return [(reference, "speaker") for reference in speakers]


def _quoted(one: Arguments) -> list[Role]:
    return [(reference, "speaker") for reference in one.object or one.subject]


def _report(one: Arguments) -> list[Role]:
    sources = one.agent or one.owner or (() if one.passive else one.subject)
    return [(reference, "source") for reference in sources]


def _content(one: Arguments) -> list[Role]:
    return [(reference, "target") for reference in one.content]


def _hosts(one: Arguments) -> list[Role]:
    """Who chairs a gathering, or goes to it."""
    there = one.agent if one.passive else (one.subject or one.agent or one.named)
    return [(reference, "participant") for reference in there if reference.mention.form != "group"]


def _names(one: Arguments) -> list[Role]:
    return [(reference, "target") for reference in one.named]


def _visit(one: Arguments) -> list[Role]:
    """Guests and named hosts; the country that is visited is no participant."""
    hosts = [r for r in (*one.object, *one.companion) if r.mention.form not in ("country", "capital")]
    return [(reference, "participant") for reference in (*one.subject, *one.owner, *one.agent, *hosts)]


def _participants(one: Arguments) -> list[Role]:
    of = [reference for reference in one.target if reference.preposition in _WHOLE]
    everyone = (*one.subject, *one.owner, *one.agent, *one.object, *one.companion, *of)
    return [(reference, "participant") for reference in everyone]


def _patient(one: Arguments) -> list[Role]:
    undergoing = one.object or one.target or one.owner
    acting = one.agent if one.passive else one.subject
    if not undergoing and not one.passive:
        return [(reference, "target") for reference in acting]
    return [(reference, "source") for reference in acting] + [(reference, "target") for reference in undergoing]


def _act(one: Arguments) -> list[Role]:
    doers = (one.agent or one.owner) if one.passive else (one.subject or one.owner or one.agent)
    done_to = one.object or tuple(r for r in one.target if r.preposition not in _GOAL)
    found: list[Role] = [(reference, "source") for reference in doers]
    found += [(reference, "target") for reference in done_to]
    return found + [(reference, "participant") for reference in one.companion]


_FRAMES: dict[Frame, Callable[[Arguments], list[Role]]] = {
    "speech": _speech,
    "quoted": _quoted,
    "report": _report,
    "content": _content,
    "hosts": _hosts,
    "named": _names,
    "visit": _visit,
    "participants": _participants,
    "patient": _patient,
    "act": _act,
}


def actors_of(found: Sequence[Role]) -> dict[str, tuple[Actor, ParticipantRole, ActorMention]]:
    """The actors behind the references, each once, with the first role that it has."""
    actors: dict[str, tuple[Actor, ParticipantRole, ActorMention]] = {}
    for reference, role in found:
        for actor in reference.mention.actors:
            actors.setdefault(actor.id, (actor, role, reference.mention))
    return actors
