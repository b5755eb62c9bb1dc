"""Reads one sentence: its triggers, its clauses, the actors in their places, and which expression dates which verb."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from cyberdiplo.extract.attachment import Attachment, Governor, attach, governors
from cyberdiplo.extract.clauses import Clause, clause_at, finite_at, split_clauses
from cyberdiplo.extract.references import Reference, apposed, freed_subjects, refer
from cyberdiplo.extract.topics import topics_of
from cyberdiplo.extract.triggers import Trigger, spot_triggers
from cyberdiplo.knowledge.compile import Knowledge
from cyberdiplo.knowledge.grammar import Grammar
from cyberdiplo.knowledge.topics import Topics
from cyberdiplo.model.mention import ActorMention, PlaceMention, Sentence, Timex
from cyberdiplo.model.tokens import Tokens

_TELLING = 6
"""Letters of a telling word: shorter ones are mostly grammar."""
_LIST_GAP = 4
"""Words between two names of a list at most: ", and the then president" has four."""


class Findings(NamedTuple):
    """What the stages before found in a sentence: temporal expressions, actors and places, each in text order."""

    timexes: Sequence[Timex]
    actors: Sequence[ActorMention]
    places: Sequence[PlaceMention]


@dataclass(frozen=True)  # without slots, so that topics are looked up only where they are asked for
class SentenceReading:
    """A sentence with all that is known of it before its triggers are read one by one."""

    sentence: Sentence
    tokens: Tokens
    clauses: list[Clause]
    references: list[Reference]
    places: Sequence[PlaceMention]
    timexes: Sequence[Timex]
    triggers: list[Trigger]
    governors: list[Governor]
    attachments: list[Attachment]
    vocabulary: Topics

    @cached_property
    def topics(self) -> frozenset[str]:
        """What the sentence speaks of."""
        return topics_of(self.tokens, self.sentence.first, self.sentence.last, self.vocabulary)

    @cached_property
    def telling_words(self) -> frozenset[str]:
        """Long words of the sentence outside its names: what two reports of one speech have in common."""
        named = {at for one in self.references for at in range(one.first, one.last)}
        words = enumerate(self.tokens.lowers[self.sentence.first : self.sentence.last], self.sentence.first)
        return frozenset(word for at, word in words if len(word) >= _TELLING and word.isalpha() and at not in named)

    def clause_of(self, at: int) -> Clause:
        """The clause that holds token ``at``."""
        return self.clauses[clause_at(self.clauses, at)]

    def distance(self, one: int, other: int) -> int:
        """How many clause boundaries stand between two tokens."""
        return abs(clause_at(self.clauses, one) - clause_at(self.clauses, other))


def read_sentence(
    tokens: Tokens, sentence: Sentence, findings: Findings, knowledge: Knowledge
) -> SentenceReading | None:
    """The reading of a sentence; ``None`` for one without a trigger outside its names, which is most of them.

    A sentence that names nobody, not even as "they", and no time tells of no event either.
    """
    grammar = knowledge.grammar
    if not findings.actors and not findings.timexes:
        words = tokens.lowers[sentence.first : sentence.last]
        if grammar.plural_subject.isdisjoint(words):
            return None
    references = refer(tokens, findings.actors, sentence.first, grammar)
    names = {at for one in references for at in range(one.first, one.last)}
    triggers = spot_triggers(tokens, sentence, knowledge.ontology, grammar, knowledge.topics, names)
    if not triggers:
        return None
    whole = _undivided(tokens, sentence, references, findings.timexes, grammar)
    clauses = split_clauses(tokens, sentence, grammar, whole, names)
    candidates = governors(tokens, sentence, triggers, grammar)
    verbs = [one.at for one in candidates if one.verb]
    return SentenceReading(
        sentence=sentence,
        tokens=tokens,
        clauses=clauses,
        references=freed_subjects(references, clauses, verbs),
        places=findings.places,
        timexes=findings.timexes,
        triggers=triggers,
        governors=candidates,
        attachments=attach(tokens, findings.timexes, candidates, clauses, grammar),
        vocabulary=knowledge.topics,
    )


def _undivided(
    tokens: Tokens, sentence: Sentence, references: Sequence[Reference], timexes: Sequence[Timex], grammar: Grammar
) -> set[int]:
    """Tokens at which no clause begins: inside names, inside temporal expressions, and between the names of a list."""
    whole = {at for one in references for at in range(one.first + 1, one.last)}
    for timex in timexes:
        whole.update(range(tokens.at(timex.span.begin), tokens.at(timex.span.end)))
    for left, right in pairwise(references):
        between = tokens.lowers[left.last : right.first]
        if apposed(between, grammar):
            whole.update(range(left.last, right.first))
            continue
        plain = all(word in grammar.joiner or word in grammar.article for word in between)
        if len(between) <= _LIST_GAP and plain and not finite_at(tokens, right.last, sentence.last, grammar):
            whole.update(range(left.last, right.first))
    return whole
