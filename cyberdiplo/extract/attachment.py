"""Decides which verb or noun a temporal expression dates.

Each expression goes to one governor, the one that is cheapest to reach: a noun that it stands in ("the Friday speech"),
the nearest verb or event noun before it in its clause ("visited Beijing on Friday"), or, where it opens the sentence,
the first verb after it. Verbs that announce no event count as governors too, so that their dates are not taken from
them.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from cyberdiplo.extract.clauses import Clause, clause_at
from cyberdiplo.extract.triggers import Trigger
from cyberdiplo.extract.word_classes import plain_verb
from cyberdiplo.knowledge.grammar import Grammar
from cyberdiplo.model.mention import Sentence, Timex
from cyberdiplo.model.tokens import Tokens

_BOUNDARY = 14
"""Cost of a clause boundary, in words: more than a clause is long, so that one is crossed only without choice."""
_COMMA = 3
"""Cost of a comma, and of a noun where a verb would do."""
_LEADING = 4
"""Cost of a date that opens the clause: "On Tuesday, the minister …"."""
_PASSED = 2
"""Cost of each verb between a leading date and its governor: the first verb is the likeliest."""
_FAR = 8
"""Words beyond which a leading date is as far as any."""
_OPENING = 3
"""Words before a date that still opens its clause: "but late on Friday"."""
_BACKWARD = 8
"""Cost of a date inside the clause but before its governor: "reached on Friday bans hacking" dates "reached"."""
_OBJECT = 8
"""Cost of dating an object instead of its verb: "suspended a working group on cyber issues in May" dates the verb."""
_LIMIT = 24
"""Cost above which an expression dates nothing: a boundary and a long phrase."""
_PREMODIFIER = 4
"""Words that may stand between a date and the noun that it modifies: "the July 9 Strategic Security Dialogue"."""


class Governor(NamedTuple):
    """A token that an expression can date: a trigger's head, or a plain verb (``trigger`` is ``None``)."""

    at: int
    trigger: Trigger | None

    @property
    def verb(self) -> bool:
        """Whether it is a verb, of an event or not."""
        return self.trigger is None or self.trigger.verb


class Attachment(NamedTuple):
    """An expression, the governor that it dates, and what the way there cost."""

    timex: Timex
    governor: Governor
    cost: int


def governors(tokens: Tokens, sentence: Sentence, triggers: Sequence[Trigger], grammar: Grammar) -> list[Governor]:
    """All triggers and verbs of a sentence, in text order."""
    taken = {at for trigger in triggers for at in range(trigger.first, trigger.last)}
    words, verbal = tokens.lowers, grammar.verbal
    free = (at for at in range(sentence.first, sentence.last) if words[at] in verbal or words[at].endswith("ed"))
    plain = [Governor(at, None) for at in free if at not in taken and plain_verb(tokens, at, sentence, grammar)]
    return sorted([*plain, *(Governor(trigger.head, trigger) for trigger in triggers)], key=lambda one: one.at)


def attach(
    tokens: Tokens, timexes: Sequence[Timex], candidates: Sequence[Governor], clauses: list[Clause], grammar: Grammar
) -> list[Attachment]:
    """One attachment for each expression that has a governor within reach."""
    costs = _Costs(tokens, candidates, clauses, grammar)
    found: list[Attachment] = []
    matter = {timex.interval for timex in timexes if timex.interval and _is_object(tokens, timex, grammar)}
    for timex in timexes:
        if timex.interval in matter:
            continue
        first = tokens.at(timex.span.begin)
        last = max(first + 1, tokens.at(timex.span.end))
        priced = [Attachment(timex, governor, costs.of(first, last, governor)) for governor in candidates]
        if priced:
            cheapest = min(priced, key=lambda one: (one.cost, one.governor.at))
            found += [cheapest] if cheapest.cost <= _LIMIT else []
    return found


def _is_object(tokens: Tokens, timex: Timex, grammar: Grammar) -> bool:
    """Whether an expression is the object of a verb, so that it dates nothing: "covers the years 2009 through 2011"."""
    at = tokens.at(timex.span.begin)
    words = tokens.lowers[max(0, at - 3) : at]
    return len(words) == 3 and words[2] in grammar.spell and words[1] == "the" and words[0] not in grammar.preposition


class _Costs:
    """What it costs to let an expression date a governor, in words of distance."""

    def __init__(self, tokens: Tokens, candidates: Sequence[Governor], clauses: list[Clause], grammar: Grammar) -> None:
        self._words = tokens.lowers
        self._verbs = [one for one in candidates if one.verb]
        self._clauses = clauses
        self._grammar = grammar

    def of(self, first: int, last: int, governor: Governor) -> int:
        """The cost for the expression of the tokens ``[first, last)``."""
        trigger = governor.trigger
        start, stop = (trigger.first, trigger.last) if trigger else (governor.at, governor.at + 1)
        if trigger and start <= first and last <= stop:
            return 0
        noun = trigger is not None and not trigger.verb
        if noun and last <= start <= last + _PREMODIFIER and self._premodifies(last, start):
            return 0
        if noun and last <= start and any(word in self._grammar.time_phrase for word in self._words[last:start]):
            return _LIMIT + 1  # "on October 19, a month after the summit": the summit has another date
        if first >= stop:
            return self._behind(stop, first, governor, noun=noun)
        if self._leads(first):
            return self._leading(first, last, governor, noun=noun)
        return _BACKWARD + self._distance(last, governor.at, first, governor.at) + _COMMA * noun

    def _distance(self, low: int, high: int, one: int, other: int) -> int:
        """Words, commas and clause boundaries between two tokens."""
        between = self._words[low:high]
        boundaries = abs(clause_at(self._clauses, one) - clause_at(self._clauses, other))
        return len(between) + _COMMA * between.count(",") + _BOUNDARY * boundaries

    def _behind(self, stop: int, first: int, governor: Governor, *, noun: bool) -> int:
        """An expression behind its governor, the usual place."""
        cost = self._distance(stop, first, first, governor.at)
        if not noun:
            return cost
        between = self._words[stop:first]
        in_phrase = not between or between[0] in self._grammar.preposition or between[0] == "("
        return cost + _OBJECT * self._is_object(governor) + _COMMA * (not in_phrase)

    def _is_object(self, governor: Governor) -> bool:
        """Whether an event noun is the object of a trigger verb before it, outside any phrase of time."""
        clause = clause_at(self._clauses, governor.at)
        for verb in self._verbs:
            trigger = verb.trigger
            if trigger is None or trigger.speech or trigger.rule.resumes or verb.at >= governor.at:
                continue
            between = self._words[verb.at : governor.at]
            phrase = any(word in self._grammar.time_phrase for word in between)
            if not phrase and clause_at(self._clauses, verb.at) == clause:
                return True
        return False

    def _leads(self, first: int) -> bool:
        """Whether an expression opens its clause."""
        clause, grammar = self._clauses[clause_at(self._clauses, first)], self._grammar
        opening = clause.first
        if any(word in grammar.time_phrase for word in self._words[opening : opening + _OPENING]):
            comma = next((at for at in range(opening, first) if self._words[at] == ","), opening)
            if not any(opening <= verb.at < comma for verb in self._verbs):
                opening = comma + (comma > opening)  # "Weeks after the summit, on October 19, …"
        before = self._words[opening:first]
        small = (grammar.preposition, grammar.determiner, grammar.adverb, grammar.coordinator, grammar.opener)
        return len(before) <= _OPENING and all(any(word in words for words in small) for word in before)

    def _leading(self, first: int, last: int, governor: Governor, *, noun: bool) -> int:
        """An expression that opens its clause: it goes to the first verb there, or in the clause that carries it on."""
        here, there = clause_at(self._clauses, first), clause_at(self._clauses, governor.at)
        carried_on = there == here or self._clauses[there].opening in ("main", "resumed", "coordinate")
        trigger = governor.trigger
        aside = trigger is not None and trigger.speech and self._words[trigger.last : trigger.last + 1] == [","]
        passed = sum(1 for verb in self._verbs if last <= verb.at < governor.at and not self._reduced(verb.at, last))
        words = min(governor.at - last, _FAR) // 2
        words += _BACKWARD * (governor.verb and self._reduced(governor.at, last))
        return _LEADING + _PASSED * passed + words + _COMMA * noun + _BOUNDARY * ((not carried_on) + aside)

    def _reduced(self, verb: int, first: int) -> bool:
        """Whether a participle only describes the subject of a verb to come: "data gathered in China must stay"."""
        grammar, clause = self._grammar, self._clauses[clause_at(self._clauses, verb)]
        helping = (grammar.be, grammar.have, grammar.modal, grammar.future)
        following = self._words[verb + 1] if verb + 1 < clause.last else ""
        described = following == "to" or following in grammar.preposition
        if not described or any(any(word in words for words in helping) for word in self._words[first:verb]):
            return False
        for word in self._words[verb + 3 : clause.last]:
            if word == "," or word in grammar.coordinator or word in grammar.subordinator or word in grammar.pronoun:
                return False
            if word.endswith("ing"):
                continue  # "confessed in court to having helped": no finite verb
            if any(word in words for words in helping):
                return True
        return False

    def _premodifies(self, first: int, last: int) -> bool:
        """Whether only nouns and adjectives stand between a date and a noun."""
        grammar = self._grammar
        stopping = (grammar.preposition, grammar.determiner, grammar.forms, grammar.be, grammar.have)
        return all(
            (word[0].isalnum() or word in ("-", "'s", "’s", "&")) and not any(word in words for words in stopping)
            for word in self._words[first:last]
        )
