"""Who takes part in an event: reads the actors around a trigger as its subject, its object and its phrases.

The grammatical places are those of Quirk et al. (1985), ch. 2 and 10; what each means for the event is the trigger's
frame (see ``triggers.toml``).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from cyberdiplo.extract.attachment import Governor
from cyberdiplo.extract.clauses import Clause, VerbGroup, clause_at
from cyberdiplo.extract.triggers import Trigger
from cyberdiplo.knowledge.grammar import Grammar
from cyberdiplo.model.event import ParticipantRole
from cyberdiplo.model.mention import Actor, ActorMention
from cyberdiplo.model.tokens import Tokens

_JOINERS = frozenset(
    {",", "and", "&", "or", "as", "well", "both", "the", "then", "also", "including", "us", "u.s.", "chinese"}
)
_WITH = frozenset({"with", "alongside"})
_TARGET = frozenset({"against", "on", "of", "to", "at", "from", "over", "into"})
QUOTE_ENDS = frozenset({",", '"', "”", "’", "'", "?", "!"})
_REACH = 8
"""How many words an object's or a phrase's actor may stand from its trigger; more is another phrase."""


@dataclass(frozen=True, slots=True)
class Reference:
    """An actor mention with its tokens ``[first, last)`` and the preposition that governs it, if one does."""

    mention: ActorMention
    first: int
    last: int
    preposition: str


@dataclass(frozen=True, slots=True)
class Arguments:
    """The actors in each grammatical place around a trigger."""

    subject: tuple[Reference, ...] = ()
    object: tuple[Reference, ...] = ()
    agent: tuple[Reference, ...] = ()
    companion: tuple[Reference, ...] = ()
    target: tuple[Reference, ...] = ()
    owner: tuple[Reference, ...] = ()
    content: tuple[Reference, ...] = ()

    @property
    def all(self) -> tuple[Reference, ...]:
        """Every actor once, in the order of the fields."""
        seen: dict[int, Reference] = {}
        for place in (self.subject, self.owner, self.agent, self.object, self.companion, self.target):
            for reference in place:
                seen.setdefault(reference.first, reference)
        return tuple(seen.values())


def open_clauses(references: Sequence[Reference], clauses: Sequence[Clause], verbs: Sequence[int]) -> list[Reference]:
    """The references, freed of a subordinator that was taken for a preposition: "after the US … indicted" has a subject."""
    openers = {clause.first: clause for clause in clauses if clause.opening == "time"}
    freed: list[Reference] = []
    for reference in references:
        clause = next(
            (c for first, c in openers.items() if first < reference.first <= first + 3 and reference.preposition), None
        )
        if clause and any(reference.last <= verb < clause.last for verb in verbs):
            reference = Reference(reference.mention, reference.first, reference.last, "")
        freed.append(reference)
    return freed


def refer(tokens: Tokens, mentions: Sequence[ActorMention], first: int, grammar: Grammar) -> list[Reference]:
    """The mentions of a sentence that begins at token ``first``, with their tokens and prepositions."""
    references: list[Reference] = []
    for mention in mentions:
        begin = tokens.at(mention.span.begin)
        end = max(begin + 1, tokens.at(mention.span.end))
        references.append(Reference(mention, begin, end, _preposition(tokens, begin, first, grammar)))
    for number, left in enumerate(references):
        if left.preposition and number + 1 < len(references):
            for right in range(number + 1, number + len(_chain(tokens, references[number:], 0))):
                if not references[right].preposition:
                    one = references[right]
                    references[right] = Reference(one.mention, one.first, one.last, left.preposition)
    return references


def _preposition(tokens: Tokens, begin: int, first: int, grammar: Grammar) -> str:
    """The preposition before a noun phrase, past its determiner and up to two adjectives."""
    at, adjectives = begin - 1, 0
    while at >= first:
        word = tokens.lowers[at]
        if word in grammar.preposition and word not in grammar.determiner:
            return word
        if word in grammar.determiner or word == "&":
            at -= 1
            continue
        if (
            adjectives == 2
            or not word.isalpha()
            or word in grammar.coordinator
            or word in grammar.forms
            or word in grammar.relative
        ):
            return ""
        if word in grammar.be or word in grammar.have or word in grammar.modal or word in grammar.future:
            return ""
        if word in grammar.subordinator:
            return ""
        adjectives += 1
        at -= 1
    return ""


def coordinated(tokens: Tokens, left: Reference, right: Reference) -> bool:
    """Whether only commas and conjunctions stand between two mentions."""
    between = tokens.lowers[left.last : right.first]
    joined = 0 < len(between) <= 4 and all(word in _JOINERS for word in between)
    return joined and not left.mention.possessive and not right.mention.possessive


def _chain(tokens: Tokens, references: Sequence[Reference], number: int) -> tuple[Reference, ...]:
    """A mention with those coordinated to it, on both sides."""
    low = high = number
    while low > 0 and coordinated(tokens, references[low - 1], references[low]):
        low -= 1
    while high + 1 < len(references) and coordinated(tokens, references[high], references[high + 1]):
        high += 1
    chain = list(references[low : high + 1])
    if not any(word in ("and", "&") for word in tokens.lowers[chain[0].last : chain[-1].first]):
        chain = [references[number]]  # names side by side without a conjunction are an apposition
    # a role and a name side by side are one person: "the acting US attorney, Mr Song"
    return tuple(
        one
        for one, following in zip(chain, [*chain[1:], None], strict=True)
        if not (
            following
            and one.mention.form in ("unnamed", "office")
            and following.mention.form == "name"
            and tokens.lowers[one.last : following.first] == [","]
        )
    )


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
        self._verbs = [one.at for one in governors if one.trigger is None or one.trigger.verb]
        self._speech = [
            one.trigger.last for one in governors if one.trigger and one.trigger.verb and one.trigger.rule.complement
        ]
        self._grammar = grammar

    def read(self, trigger: Trigger, group: VerbGroup | None) -> Arguments:
        """The arguments of ``trigger``; ``group`` is its verb group, or ``None`` for a noun."""
        return self._of_noun(trigger) if group is None else self._of_verb(trigger, group)

    def _of_verb(self, trigger: Trigger, group: VerbGroup) -> Arguments:
        clause = self._clauses[clause_at(self._clauses, trigger.head)]
        subject: tuple[Reference, ...] = ()
        if trigger.speech and group.first == trigger.head:
            subject = self._inverted(trigger)
        subject = subject or self._subject(group.first, clause) or self._partitive(group.first, clause)
        reduced = (
            not group.passive
            and group.first == trigger.head
            and "n" in trigger.letters
            and self._next(trigger.last) == "by"
        )
        after = self._phrases(trigger, clause)
        if group.passive or reduced:
            return Arguments(agent=after.agent, target=after.target, companion=after.companion, object=subject)
        owner = self._owner(trigger, clause) if trigger.first < trigger.head else ()
        return Arguments(
            subject=subject, object=after.object, companion=after.companion, target=after.target, owner=owner
        )

    def _of_noun(self, trigger: Trigger) -> Arguments:
        clause = self._clauses[clause_at(self._clauses, trigger.head)]
        after = self._phrases(trigger, clause)
        owner = self._owner(trigger, clause)
        content = tuple(one for one in self._references if trigger.last <= one.first < trigger.last + _REACH)
        return Arguments(
            owner=owner, agent=after.agent, companion=after.companion, target=after.target, content=content
        )

    def _owner(self, trigger: Trigger, clause: Clause) -> tuple[Reference, ...]:
        """The noun phrase that possesses or modifies the trigger: "Xi's visit", "the China-US dialogue"."""
        owner: tuple[Reference, ...] = ()
        for number, reference in enumerate(self._references):
            gap = trigger.first - reference.last
            if not 0 <= gap <= 5 or reference.first < clause.first:
                continue
            modifier = reference.mention.form == "group" and gap <= 4
            if reference.mention.possessive or modifier or gap == 0:
                if "," not in self._tokens.lowers[reference.last : trigger.first]:
                    owner = (
                        _chain(self._tokens, self._references, number)
                        if not reference.mention.possessive
                        else (reference,)
                    )
        return owner

    def _next(self, at: int) -> str:
        return self._tokens.lowers[at] if at < len(self._tokens) else ""

    def _subject(self, verb: int, clause: Clause) -> tuple[Reference, ...]:
        """The noun phrase that the verb has as its subject: the nearest before it that no preposition governs.

        A relative clause and a participle take the noun phrase before them; a coordinated clause without a subject of
        its own takes that of the clause before.
        """
        said = max((last for last in self._speech if clause.first < last <= verb), default=None)
        if said is not None and "," not in self._tokens.lowers[said:verb]:  # "he said both leaders endorsed": the subject stands after the verb of saying
            number = self._nearest(said, verb)
            return _chain(self._tokens, self._references, number) if number is not None else ()
        number = self._nearest(clause.first, verb)
        if self._stranger(verb, clause, number) or self._unnamed_after_comma(verb, clause, number):
            return ()
        if number is None and clause.opening in ("coordinate", "participle") and self._own_subject(clause, verb):
            return ()
        if number is None and clause.opening in ("relative", "participle", "coordinate", "time", "other"):
            before = self._clauses[: self._clauses.index(clause)]
            if clause.opening == "relative":
                number = next(
                    (
                        n
                        for n in reversed(range(len(self._references)))
                        if 0 <= clause.first - self._references[n].last <= 1
                    ),
                    None,
                )
                return _chain(self._tokens, self._references, number) if number is not None else ()
            subjectless = clause.opening in ("participle", "coordinate") or self._tokens.lowers[verb].endswith("ing")
            for earlier in reversed(before) if subjectless else ():
                number = self._nearest(earlier.first, earlier.last)
                if number is not None or earlier.opening == "main":
                    break
        return _chain(self._tokens, self._references, number) if number is not None else ()

    def _own_subject(self, clause: Clause, verb: int) -> bool:
        """Whether a clause names a subject that no mention covers: "but the local government said"."""
        grammar = self._grammar
        return (
            any(
                word.isalpha()
                and word not in grammar.coordinator
                and word not in grammar.adverb
                and not word.endswith("ly")
                for word in self._tokens.lowers[clause.first : verb]
            )
            and clause.opening == "coordinate"
        )

    def _unnamed_after_comma(self, verb: int, clause: Clause, number: int | None) -> bool:
        """Whether a noun phrase of its own stands between the last comma and the verb: "…, two people said"."""
        words, grammar = self._tokens.lowers, self._grammar
        comma = next((at for at in range(verb - 1, clause.first, -1) if words[at] in QUOTE_ENDS), None)
        if comma is None or comma + 1 >= verb or (number is not None and self._references[number].first > comma):
            return False
        first = words[comma + 1]
        loose = first in grammar.preposition or first in grammar.adverb or first.endswith("ly") or first in grammar.coordinator
        return not loose and first not in grammar.relative and first.isalnum() and first not in grammar.be and first not in grammar.have

    def _stranger(self, verb: int, clause: Clause, number: int | None) -> bool:
        """Whether a name that no mention covers stands right before the verb, so that it is the subject."""
        at = verb - 1
        while at > clause.first and (
            self._tokens.lowers[at] in self._grammar.adverb or self._tokens.lowers[at].endswith("ly")
        ):
            at -= 1
        word = self._tokens.words[at] if at >= clause.first else ""
        if word.lower() in self._grammar.pronoun:
            return not any(one.first <= at < one.last for one in self._references)
        if at == clause.first or len(word) < 2 or not word[0].isupper() or word.isupper():
            return False
        return not any(one.first <= at < one.last for one in self._references) and (
            number is None or self._references[number].last < at
        )

    def _partitive(self, verb: int, clause: Clause) -> tuple[Reference, ...]:
        """The bodies whose people act: "senior officials of China and the U.S. met"."""
        for number in reversed(range(len(self._references))):
            reference = self._references[number]
            if clause.first <= reference.first and reference.last <= verb and reference.preposition in ("of", "from"):
                if verb - reference.last <= 1 and not reference.mention.possessive:
                    return _chain(self._tokens, self._references, number)
        return ()

    def _nearest(self, first: int, last: int) -> int | None:
        """Number of the last free-standing mention among the tokens ``[first, last)``."""
        best = None
        for number, reference in enumerate(self._references):
            if reference.last > last:
                break
            if reference.first >= first and not reference.preposition and not reference.mention.possessive:
                best = number
        return best

    def _inverted(self, trigger: Trigger) -> tuple[Reference, ...]:
        """The subject after its verb, behind a quotation or a comma: "…," said Celia Louie."""
        before = self._tokens.lowers[trigger.first - 1] if trigger.first else ""
        if before not in QUOTE_ENDS:
            return ()
        for number, reference in enumerate(self._references):
            between = self._tokens.lowers[trigger.last : reference.first] if reference.first >= trigger.last else None
            if reference.mention.form in ("group", "country", "capital"):
                continue
            if (
                between is not None
                and len(between) <= 3
                and not any(word in self._grammar.preposition or word in (",", "that") for word in between)
            ):
                return _chain(self._tokens, self._references, number)
        return ()

    def _phrases(self, trigger: Trigger, clause: Clause) -> Arguments:
        """Object, by-phrase, with-phrase and other prepositional phrases that follow the trigger in its clause."""
        places: dict[str, list[Reference]] = {"object": [], "agent": [], "companion": [], "target": []}
        end = self._clause_end(trigger, clause)
        reach = trigger.last + _REACH
        for reference in self._references:
            if (
                reference.last <= trigger.head
                or reference.first >= end
                or (
                    trigger.first <= reference.first < trigger.last
                    and not reference.preposition
                    and reference.last <= trigger.head
                )
            ):
                continue
            if reference.first > reach or self._interrupted(trigger, reference):
                break
            reach = max(reach, reference.last + _REACH)
            place = _place(reference.preposition)
            if place:
                places[place].append(reference)
        return Arguments(**{name: tuple(found) for name, found in places.items()})

    def _interrupted(self, trigger: Trigger, reference: Reference) -> bool:
        """Whether another verb stands between; a noun's own participle does not count ("the consensus reached by …")."""
        between = [verb for verb in self._verbs if trigger.last <= verb < reference.first]
        if between and not trigger.verb and self._tokens.lowers[between[0]] in self._grammar.occurrence:
            between = between[1:]
        return bool(between)

    def _clause_end(self, trigger: Trigger, clause: Clause) -> int:
        return max(clause.last, trigger.last)


def _place(preposition: str) -> str | None:
    if not preposition:
        return "object"
    if preposition == "by":
        return "agent"
    if preposition in _WITH:
        return "companion"
    if preposition in ("between", "among"):
        return "companion"
    return "target" if preposition in _TARGET else None


def roles(trigger: Trigger, arguments: Arguments, passive: bool) -> list[tuple[Reference, ParticipantRole]]:
    """What each argument is to the event, by the trigger's frame."""
    frame = trigger.rule.frame
    one = arguments
    if frame == "speech":
        speakers = one.agent if passive else one.subject or one.owner or one.agent
        return [(reference, "speaker") for reference in speakers]
    if frame == "quoted":
        return [(reference, "speaker") for reference in (one.object or one.subject)]
    if frame == "report":
        sources = one.agent or one.owner or (() if passive else one.subject)
        return [(reference, "source") for reference in sources]
    if frame == "content":
        return [(reference, "target") for reference in one.content]
    if frame == "visit":
        hosts = tuple(r for r in (*one.object, *one.companion) if r.mention.form not in ("country", "capital"))
        return [(reference, "participant") for reference in (*one.subject, *one.owner, *one.agent, *hosts)]
    if frame == "participants":
        hosts = tuple(r for r in one.target if r.preposition in ("of", "from"))
        return [
            (reference, "participant")
            for reference in (*one.subject, *one.owner, *one.agent, *one.object, *one.companion, *hosts)
        ]
    if frame == "patient":
        undergoing = one.object or one.target or one.owner
        acting = one.agent if passive else one.subject
        if not undergoing and not passive:
            return [(reference, "target") for reference in acting]
        return [(reference, "source") for reference in acting] + [(reference, "target") for reference in undergoing]
    doers = (one.agent or one.owner) if passive else (one.subject or one.owner or one.agent)
    done_to = one.object or tuple(r for r in one.target if r.preposition in ("against", "on", "from", "into", "of"))
    return (
        [(r, "source") for r in doers] + [(r, "target") for r in done_to] + [(r, "participant") for r in one.companion]
    )


def actors_of(
    found: Sequence[tuple[Reference, ParticipantRole]],
) -> dict[str, tuple[Actor, ParticipantRole, ActorMention]]:
    """The actors behind the references, each once, with the first role that it has."""
    actors: dict[str, tuple[Actor, ParticipantRole, ActorMention]] = {}
    for reference, role in found:
        for actor in reference.mention.actors:
            actors.setdefault(actor.id, (actor, role, reference.mention))
    return actors
