"""Decides which verb or noun a temporal expression dates.

Each expression goes to one governor, the one that is cheapest to reach: a noun that it stands in ("the Friday speech"),
the nearest verb or event noun before it in its clause ("visited Beijing on Friday"), or, where it opens the sentence,
the first verb after it. Verbs that announce no event count as governors too, so that their dates are not taken from
them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from cyberdiplo.extract.clauses import Clause, clause_at
from cyberdiplo.extract.triggers import Trigger, is_verb
from cyberdiplo.knowledge.grammar import Grammar
from cyberdiplo.model.mention import Sentence, Timex
from cyberdiplo.model.tokens import Tokens

_BOUNDARY = 14
"""Cost of a clause boundary, in words: more than a clause's usual length, so that one is crossed only without choice."""
_COMMA = 3
_LEADING = 4
_BACKWARD = 8
_OBJECT = 8
"""Cost of dating a verb's object instead of the verb: "suspended a working group on cyber issues in May" dates the verb."""
_LIMIT = 24
"""Cost above which an expression dates nothing: a boundary and a long phrase."""
_PREMODIFIER = 4
"""Words that may stand between a date and the noun that it modifies: "the July 9 Strategic Security Dialogue"."""


@dataclass(frozen=True, slots=True)
class Governor:
    """A token that an expression can date: a trigger's head, or a plain verb (``trigger`` is ``None``)."""

    at: int
    trigger: Trigger | None


@dataclass(frozen=True, slots=True)
class Attachment:
    """An expression, the governor that it dates, and what the way there cost."""

    timex: Timex
    governor: Governor
    cost: int


def governors(tokens: Tokens, sentence: Sentence, triggers: Sequence[Trigger], grammar: Grammar) -> list[Governor]:
    """All triggers and verbs of a sentence, in text order."""
    taken = {at for trigger in triggers for at in range(trigger.first, trigger.last)}
    found = [Governor(trigger.head, trigger) for trigger in triggers]
    for at in range(sentence.first, sentence.last):
        if at not in taken and plain_verb(tokens, at, sentence, grammar):
            found.append(Governor(at, None))
    return sorted(found, key=lambda one: one.at)


def plain_verb(tokens: Tokens, at: int, sentence: Sentence, grammar: Grammar) -> bool:
    """Whether a token is a finite or past verb by its form: an irregular one, or one in -ed; auxiliaries are not."""
    word = tokens.lowers[at]
    if tokens.words[at] != word or at == sentence.first:
        return False
    if word in grammar.be and at + 1 < sentence.last:
        following = tokens.lowers[at + 1]
        return following in grammar.preposition or following in grammar.determiner
    letters = grammar.forms.get(word, "dn" if word.endswith("ed") and len(word) > 4 else "")
    if not letters and word in grammar.occurrence:
        letters = "s"
    return letters not in ("", "b", "g") and is_verb(tokens, at, letters, sentence, grammar)


def attach(
    tokens: Tokens, timexes: Sequence[Timex], candidates: Sequence[Governor], clauses: list[Clause], grammar: Grammar
) -> list[Attachment]:
    """One attachment for each expression that has a governor within reach."""
    attachments: list[Attachment] = []
    for timex in timexes:
        first = tokens.at(timex.span.begin)
        last = max(first + 1, tokens.at(timex.span.end))
        costs = [
            (_cost(tokens, first, last, governor, clauses, grammar, candidates), governor) for governor in candidates
        ]
        cost, governor = min(costs, key=lambda pair: (pair[0], pair[1].at), default=(_LIMIT + 1, None))
        if governor is not None and cost <= _LIMIT:
            attachments.append(Attachment(timex, governor, cost))
    return attachments


def _governed(
    tokens: Tokens, governor: Governor, candidates: Sequence[Governor], clauses: list[Clause], grammar: Grammar
) -> bool:
    """Whether an event noun is the object of a trigger verb before it in its clause, outside any phrase of time."""
    if governor.trigger is None or governor.trigger.verb:
        return False
    clause = clause_at(clauses, governor.at)
    for other in candidates:
        if other.trigger and other.trigger.verb and not other.trigger.speech and other.at < governor.at and clause_at(clauses, other.at) == clause:
            if not any(word in grammar.time_phrase for word in tokens.lowers[other.at : governor.at]):
                return True
    return False


def _cost(
    tokens: Tokens,
    first: int,
    last: int,
    governor: Governor,
    clauses: list[Clause],
    grammar: Grammar,
    rivals: Sequence[Governor],
) -> int:
    trigger = governor.trigger
    if trigger and trigger.first <= first and last <= trigger.last:
        return 0
    aside = _BOUNDARY if trigger and _parenthetical(tokens, trigger) and last <= trigger.first else 0
    noun = trigger is not None and not trigger.verb
    start, stop = (trigger.first, trigger.last) if trigger else (governor.at, governor.at + 1)
    if noun and last <= start <= last + _PREMODIFIER and _plain(tokens, last, start, grammar):
        return 0
    here, there = clause_at(clauses, first), clause_at(clauses, governor.at)
    if first >= stop:
        between = tokens.lowers[stop:first]
        cost = len(between) + _COMMA * between.count(",") + _BOUNDARY * abs(here - there)
        if noun and _governed(tokens, governor, rivals, clauses, grammar):
            cost += _OBJECT
        return cost + (_COMMA if noun and not _phrase(between, grammar) else 0)
    between = tokens.lowers[last : governor.at]
    clause = clauses[here]
    if first - clause.first <= 3 and all(
        word in grammar.preposition
        or word in grammar.determiner
        or word in grammar.adverb
        or word in grammar.coordinator
        or word in _OPENERS
        for word in tokens.lowers[clause.first : first]
    ):
        # a leading adverbial: the first verb of the clause that it opens, or of the next one
        rank = sum(
            1 for other in rivals if last <= other.at < governor.at and (other.trigger is None or other.trigger.verb)
        )
        return (
            _LEADING
            + 2 * rank
            + (_BOUNDARY if there != here and clauses[there].opening not in ("main", "resumed", "coordinate") else 0)
            + (_COMMA if noun else 0)
            + min(len(between), 8) // 2
            + aside
        )
    return (
        _BACKWARD + len(between) + _COMMA * between.count(",") + _BOUNDARY * abs(here - there) + (_COMMA if noun else 0)
    )


_OPENERS = frozenset({"earlier", "late", "early", "(", "—", "-", "“", '"'})


def _parenthetical(tokens: Tokens, trigger: Trigger) -> bool:
    """Whether a verb of saying is put between commas: "between 2006 and 2018, it says, the group stole"."""
    return trigger.speech and trigger.last < len(tokens) and tokens.lowers[trigger.last] == ","


def _plain(tokens: Tokens, first: int, last: int, grammar: Grammar) -> bool:
    """Whether only nouns and adjectives stand between a date and a noun: no mark, preposition, determiner or verb."""
    return not any(
        not word[0].isalnum()
        and word not in {"-", "'s", "’s", "&"}
        or word in grammar.preposition
        or word in grammar.determiner
        or word in grammar.forms
        or word in grammar.be
        or word in grammar.have
        for word in tokens.lowers[first:last]
    )


def _phrase(between: Sequence[str], grammar: Grammar) -> bool:
    """Whether words after a noun still belong to its phrase: they begin with a preposition, or there are none."""
    return not between or between[0] in grammar.preposition or between[0] == "("
