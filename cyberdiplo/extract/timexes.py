"""Finds temporal expressions (TIMEX3, TimeML 1.2.1) and says what each means.

Of rules that fit at overlapping words the longest stands (``timex_matching``), unless its surroundings refuse it
(``timex_context``). Words beside an expression that modify it ("late", "more than") become part of it, and its operator
works out the meaning (``normalise``), from left to right, so that an expression can point back to the one before it.
Last, ranges and dates that explain each other are put together (``timex_ranges``).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any, NamedTuple

from cyberdiplo.extract.meaning import Meaning, Mentions, Setting, on_calendar
from cyberdiplo.extract.narrowing import modified
from cyberdiplo.extract.normalise import normalise_timex
from cyberdiplo.extract.periods import Period
from cyberdiplo.extract.timex_context import TESTS, Surroundings, is_narrative
from cyberdiplo.extract.timex_matching import Candidate, Matcher
from cyberdiplo.extract.timex_ranges import Expression, related
from cyberdiplo.knowledge.temporal import SlotValue, Temporal
from cyberdiplo.knowledge.temporal_patterns import END, RuleTrie
from cyberdiplo.model.mention import AnchorBasis, Sentence, Timex
from cyberdiplo.model.span import Span
from cyberdiplo.model.tokens import Tokens

HEAD_REACH = 3
"""Characters before the date that heads an entry of a chronology: a bullet and its space."""


def recognise_timexes(
    tokens: Tokens,
    sentences: Sequence[Sentence],
    temporal: Temporal,
    dct: dt.date | None,
    dct_basis: AnchorBasis = "publication",
) -> list[Timex]:
    """Temporal expressions of the sentences, in text order, none overlapping another.

    ``dct`` is the document creation time, from which "last week" is counted, and ``dct_basis`` says what it is. Without
    it relative expressions have no interval. The ends of a range ("from Wednesday to Saturday") are two expressions
    with their own values; the interval of both is the range.
    """
    reader = _Reader(tokens, temporal, dct, dct_basis)
    return [timex for sentence in sentences for timex in reader.read(sentence)]


class TimexTrace(NamedTuple):
    """One rule that fitted: what it covers, whether it stands and why, and what it came to.

    ``verdict`` is ``won``, ``refused`` (by its surroundings), ``shorter`` (what overlaps it is longer, asks for more
    words around it or comes earlier in the rules) or ``no date`` (the calendar has no such date).
    """

    rule: str
    span: Span
    verdict: str
    reason: str
    operator: str
    slots: tuple[tuple[str, SlotValue], ...]
    timex: Timex | None


def explain_timexes(
    tokens: Tokens,
    sentences: Sequence[Sentence],
    temporal: Temporal,
    dct: dt.date | None,
    dct_basis: AnchorBasis = "publication",
) -> list[TimexTrace]:
    """Every rule that fitted in the sentences, in text order, and what became of it."""
    reader = _Reader(tokens, temporal, dct, dct_basis)
    return [trace for sentence in sentences for trace in reader.explain(sentence)]


class _Reader:
    """One pass over a document: it remembers the dates spoken of.

    An entry of a chronology is read as of the day that heads it: "that week" and "May 7" are counted from there. Where
    its head names only month and day, they are those of the year of the heading above it.
    """

    def __init__(self, tokens: Tokens, temporal: Temporal, dct: dt.date | None, basis: AnchorBasis) -> None:
        self._tokens = tokens
        self._temporal = temporal
        self._matcher = Matcher(tokens, temporal)
        self._document = (dct, basis)
        self._dct, self._basis = self._document
        self._entry: int | None = None
        self._in_story = False
        self._mentions = Mentions()
        self._narrative: bool | None = None

    def read(self, sentence: Sentence) -> list[Timex]:
        """The expressions of a sentence."""
        first, last = sentence.first, sentence.last
        self._mentions.next_sentence()
        heads = self._enter(sentence)
        found: list[Expression] = []
        for candidate in self._chosen(self._matcher.candidates(first, last), first, last):
            found += self._expressions(candidate, first, last, found[-1].last if found else first)
            if heads and found:
                self._head(found[0], sentence)
                heads = False
        if len(found) > 1:
            found = related(found, self._tokens, self._temporal.ranges, first, self._dct)
        return [_timex(self._tokens.span(each.first, each.last), each.meaning, each.rule) for each in found]

    def _enter(self, sentence: Sentence) -> bool:
        """Take note of the sentence's block; whether it begins an entry of a chronology."""
        entry = sentence.block if sentence.kind == "entry" else None
        if entry == self._entry:
            return False
        self._entry, self._in_story = entry, False
        self._dct, self._basis = self._document
        if entry is not None and sentence.year:
            year = on_calendar(Period("year", dt.date(sentence.year, 1, 1)))
            if year:
                self._mentions.add(year)
            self._in_story = True
        return entry is not None

    def _head(self, head: Expression, sentence: Sentence) -> None:
        """Read the rest of an entry as of the day that heads it; a head that is no day leaves only its year."""
        period = head.meaning.period
        if period is None or self._tokens.span(head.first, head.last).begin - sentence.span.begin > HEAD_REACH:
            return
        self._in_story = period.unit != "day"
        self._dct, self._basis = (None if self._in_story else period.first), "text"

    def explain(self, sentence: Sentence) -> list[TimexTrace]:
        """What became of each rule that fits in a sentence."""
        first, last = sentence.first, sentence.last
        candidates = self._matcher.candidates(first, last)
        chosen = self._chosen(candidates, first, last)
        timexes = self.read(sentence)
        traces: list[TimexTrace] = []
        for candidate in sorted(candidates, key=lambda each: (each.first, each.precedence)):
            rule = self._temporal.rules[candidate.rule]
            span = self._tokens.span(candidate.first, candidate.last)
            inside = [timex for timex in timexes if span.overlaps(timex.span)]
            own = next((timex for timex in inside if timex.rule.split("+")[0] == rule.id), None)
            timex = None
            if refusal := self._refusal(candidate, first, last):
                verdict, reason = "refused", refusal
            elif candidate not in chosen:
                verdict, reason = "shorter", f"{inside[0].rule} covers more, or asks for more" if inside else ""
            elif own is None:
                verdict, reason = "no date", "the calendar has no such date"
            else:
                verdict, reason, timex = "won", "covers the most", own
            slots = tuple(sorted(candidate.slots.items()))
            traces.append(TimexTrace(rule.id, span, verdict, reason, rule.operator, slots, timex))
        return traces

    def _chosen(self, candidates: list[Candidate], first: int, last: int) -> list[Candidate]:
        """The candidates that stand, in text order."""
        taken: set[int] = set()
        chosen: list[Candidate] = []
        for candidate in sorted(candidates, key=lambda each: each.precedence):
            covered = range(candidate.first, candidate.last)
            if taken.isdisjoint(covered) and not self._refusal(candidate, first, last):
                taken.update(covered)
                chosen.append(candidate)
        return sorted(chosen, key=lambda each: each.first)

    def _refusal(self, candidate: Candidate, first: int, last: int) -> str:
        """The test of its surroundings that refuses the candidate, or the empty string."""
        rule = self._temporal.rules[candidate.rule]
        if not rule.unless and not rule.when:
            return ""
        around = Surroundings(self._tokens, self._temporal.cues, candidate.first, candidate.last, first, last)
        refusals = [f"unless {name}" for name in rule.unless if TESTS[name](around)]
        refusals += [f"when {name}" for name in rule.when if not TESTS[name](around)]
        return refusals[0] if refusals else ""

    def _expressions(self, candidate: Candidate, first: int, last: int, free: int) -> list[Expression]:
        """The meanings of the candidate's parts; ``free`` is the first token that no earlier expression covers."""
        rule = self._temporal.rules[candidate.rule]
        found: list[Expression] = []
        for number, (begin, end) in enumerate(candidate.parts):
            slots = candidate.slots_of(number)
            around = Surroundings(self._tokens, self._temporal.cues, begin, end, first, last)
            setting = Setting(
                self._dct, self._basis, self._mentions, around.tense, self._is_narrative, self._temporal.holidays
            )
            meaning = normalise_timex(rule.operator, slots, setting)
            if meaning is None:
                continue
            if "mod" in slots:
                meaning = meaning._replace(mod=str(slots["mod"]))
            expression = Expression(begin, end, meaning, rule.id)
            if number == 0:
                expression = self._with_modifier(expression, self._temporal.before, free)
            if number == len(candidate.parts) - 1:
                expression = self._with_modifier(expression, self._temporal.after, last)
            self._mentions.add(expression.meaning)
            found.append(expression)
        return found

    def _is_narrative(self) -> bool:
        if self._narrative is None:
            self._narrative = is_narrative(self._tokens, self._temporal.cues, self._document[0])
        return self._narrative or self._in_story

    def _with_modifier(self, expression: Expression, trie: RuleTrie, bound: int) -> Expression:
        """The expression with the longest modifier beside it, looking no further than token ``bound``."""
        behind = trie is self._temporal.after
        at, step = (expression.last, 1) if behind else (expression.first - 1, -1)
        number: int | None = None
        reached = at
        node: Any = trie
        while node is not None:
            for candidate in node.get(END, ()):
                if expression.meaning.kind in self._temporal.modifiers[candidate].kinds:
                    number, reached = candidate, at
            if at >= bound if behind else at < bound:
                break
            node = node.get(self._tokens.lowers[at])
            at += step
        if number is None:
            return expression
        modifier = self._temporal.modifiers[number]
        first, last = (expression.first, reached) if behind else (reached + 1, expression.last)
        return Expression(
            first, last, modified(expression.meaning, modifier, self._dct), f"{expression.rule}+{modifier.id}"
        )


def _timex(span: Span, meaning: Meaning, rule: str) -> Timex:
    return Timex(
        span=span,
        type=meaning.type,
        value=meaning.value,
        rule=rule,
        mod=meaning.mod,
        interval=meaning.interval,
        anchor=meaning.anchor,
        anchor_basis=meaning.anchor_basis,
        begin_point=meaning.begin_point,
        end_point=meaning.end_point,
    )
