"""Finds temporal expressions (TIMEX3, TimeML 1.2.1) and says what each means.

The rules' trie is walked over the document's tokens from every word that can begin an expression. Of candidates that
overlap the longest stands; of equal ones, that of the earlier rule. Words beside an expression that modify it
("late", "more than") then become part of it, and its operator works out the meaning, from left to right, so that an
expression can point back to the one before it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from cyberdiplo.extract.meaning import Meaning, Mentions, Setting
from cyberdiplo.extract.narrowing import modified
from cyberdiplo.extract.normalise import normalise_timex
from cyberdiplo.extract.timex_context import TESTS, Surroundings, is_narrative
from cyberdiplo.extract.timex_readings import Readings
from cyberdiplo.knowledge.temporal import SlotValue, Temporal
from cyberdiplo.knowledge.temporal_patterns import END, SLOTTED, RuleTrie
from cyberdiplo.model.edtf import span_of
from cyberdiplo.model.mention import AnchorBasis, Sentence, Timex
from cyberdiplo.model.span import Span
from cyberdiplo.model.tokens import Tokens


@dataclass(frozen=True, slots=True)
class Candidate:
    """A rule that fits at some tokens: half-open token ranges of its parts, and the values of its slots.

    ``reach`` counts the tokens of the whole pattern, those around the parts too.
    """

    rule: int
    parts: tuple[tuple[int, int], ...]
    slots: dict[str, SlotValue]
    reach: int

    @property
    def first(self) -> int:
        """First token."""
        return self.parts[0][0]

    @property
    def last(self) -> int:
        """The token after the last."""
        return self.parts[-1][1]


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
    found: list[Timex] = []
    for sentence in sentences:
        found += reader.read(sentence.first, sentence.last)
    return found


@dataclass(frozen=True, slots=True)
class TimexTrace:
    """One rule that fitted: what it covers, whether it stands and why, and what it came to.

    ``verdict`` is ``won``, ``shorter`` (an overlapping candidate is longer or earlier in the rules), ``refused`` (a test
    of its surroundings) or ``no date`` (its operator found no meaning).
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
    traces: list[TimexTrace] = []
    for sentence in sentences:
        traces += reader.explain(sentence.first, sentence.last)
    return traces


class _Reader:
    """One pass over a document: its readings, and the date last spoken of."""

    def __init__(self, tokens: Tokens, temporal: Temporal, dct: dt.date | None, basis: AnchorBasis) -> None:
        self._tokens = tokens
        self._temporal = temporal
        self._readings = Readings(tokens, temporal)
        self._dct = dct
        self._basis = basis
        self._mentions = Mentions()
        self._narrative: bool | None = None

    def read(self, first: int, last: int) -> list[Timex]:
        """The expressions among the tokens ``[first, last)``."""
        found: list[tuple[int, int, Timex]] = []
        for candidate in self._chosen(first, last):
            found += self._timexes(candidate, first, last, found[-1][1] if found else first)
        return [timex for _, _, timex in self._joined(found, first)]

    def explain(self, first: int, last: int) -> list[TimexTrace]:
        """What became of each candidate among the tokens ``[first, last)``."""
        chosen = self._chosen(first, last)
        timexes = self.read(first, last)
        traces: list[TimexTrace] = []
        for candidate in self.candidates(first, last):
            rule = self._temporal.rules[candidate.rule]
            span = self._tokens.span(candidate.first, candidate.last)
            mine = [timex for timex in timexes if span.overlaps(timex.span) and timex.rule.split("+")[0] == rule.id]
            rival = next((timex for timex in timexes if span.overlaps(timex.span)), None)
            if not self._holds(candidate, first, last):
                verdict, reason = "refused", "its surroundings"
            elif candidate in chosen and mine:
                verdict, reason = "won", "the longest of what overlaps"
            elif candidate in chosen:
                verdict, reason = "no date", "the calendar has no such date"
            else:
                verdict, reason = "shorter", f"{rival.rule} covers more or comes earlier" if rival else ""
            slots = tuple(sorted(candidate.slots.items()))
            won = mine[0] if verdict == "won" else None
            traces.append(TimexTrace(rule.id, span, verdict, reason, rule.operator, slots, won))
        return traces

    def candidates(self, first: int, last: int) -> Iterator[Candidate]:
        """Every rule that fits somewhere among the tokens ``[first, last)``."""
        lowers, starters, trie = self._tokens.lowers, self._temporal.starters, self._temporal.trie
        for index in range(first, last):
            word = lowers[index]
            if word in starters or word[0].isdigit() or word in _QUOTES:
                yield from self._walk(trie, index, last, (), ())

    def _walk(
        self, node: RuleTrie, at: int, stop: int, starts: tuple[int, ...], values: tuple[SlotValue, ...]
    ) -> Iterator[Candidate]:
        for rule, names, parts in node.get(END, ()):
            ends = (*starts, at)
            slots = {name: value for name, value in zip(names, values, strict=True) if name}
            slots.update(self._temporal.rules[rule].constants)
            yield Candidate(rule, tuple((ends[begin], ends[end]) for begin, end in parts), slots, at - ends[0])
        if at >= stop:
            return
        starts = (*starts, at)
        child = node.get(self._tokens.lowers[at])
        if child is not None:
            yield from self._walk(child, at + 1, stop, starts, (*values, ""))
        if SLOTTED in node:
            for slot, value, after in self._readings.at(at):
                child = node.get(slot)
                if child is not None and after <= stop:
                    yield from self._walk(child, after, stop, starts, (*values, value))

    def _chosen(self, first: int, last: int) -> list[Candidate]:
        """The candidates that stand, in text order."""
        found = [candidate for candidate in self.candidates(first, last) if self._holds(candidate, first, last)]
        found.sort(key=_precedence)
        taken: set[int] = set()
        chosen: list[Candidate] = []
        for candidate in found:
            covered = range(candidate.first, candidate.last)
            if taken.isdisjoint(covered):
                taken.update(covered)
                chosen.append(candidate)
        return sorted(chosen, key=lambda candidate: candidate.first)

    def _holds(self, candidate: Candidate, first: int, last: int) -> bool:
        rule = self._temporal.rules[candidate.rule]
        if not rule.unless and not rule.when:
            return True
        around = Surroundings(self._tokens, self._temporal.cues, candidate.first, candidate.last, first, last)
        return not any(TESTS[name](around) for name in rule.unless) and all(TESTS[name](around) for name in rule.when)

    def _timexes(self, candidate: Candidate, first: int, last: int, free: int) -> list[tuple[int, int, Timex]]:
        rule = self._temporal.rules[candidate.rule]
        found: list[tuple[int, int, Timex]] = []
        for number, (begin, end) in enumerate(candidate.parts):
            slots = _of_part(candidate.slots, number) if len(candidate.parts) > 1 else candidate.slots
            around = Surroundings(self._tokens, self._temporal.cues, begin, end, first, last)
            setting = Setting(
                self._dct, self._basis, self._mentions, around.tense, self._is_narrative, self._temporal.holidays
            )
            meaning = normalise_timex(rule.operator, slots, setting)
            if meaning is None:
                continue
            if "mod" in slots:
                meaning = replace(meaning, mod=str(slots["mod"]))
            name, extent = rule.id, (begin, end)
            if number == 0:
                extent, meaning, name = self._with_modifiers(begin, end, free, last, meaning, rule.id)
            if meaning.period is not None:
                self._mentions.add(meaning.period)
            found.append((*extent, _timex(self._tokens.span(*extent), meaning, name)))
        return found

    def _is_narrative(self) -> bool:
        if self._narrative is None:
            self._narrative = is_narrative(self._tokens, self._temporal.cues, self._dct)
        return self._narrative

    def _with_modifiers(
        self, begin: int, end: int, free: int, stop: int, meaning: Meaning, rule: str
    ) -> tuple[tuple[int, int], Meaning, str]:
        before = self._modifier(self._temporal.before, begin - 1, free, -1, meaning)
        if before is not None:
            number, at = before
            modifier = self._temporal.modifiers[number]
            begin, meaning, rule = at + 1, modified(meaning, modifier, self._dct), f"{rule}+{modifier.id}"
        after = self._modifier(self._temporal.after, end, stop, 1, meaning)
        if after is not None:
            number, at = after
            modifier = self._temporal.modifiers[number]
            end, meaning, rule = at, modified(meaning, modifier, self._dct), f"{rule}+{modifier.id}"
        return (begin, end), meaning, rule

    def _modifier(self, trie: RuleTrie, at: int, stop: int, step: int, meaning: Meaning) -> tuple[int, int] | None:
        """The longest modifier that stands at token ``at`` and goes with the meaning, and where the walk ended."""
        best: tuple[int, int] | None = None
        node: Any = trie
        while node is not None:
            for number in node.get(END, ()):
                if meaning.kind in self._temporal.modifiers[number].kinds:
                    best = number, at
            if (at < stop) if step < 0 else (at >= stop):
                break
            node = node.get(self._tokens.lowers[at])
            at += step
        return best

    def _joined(self, found: list[tuple[int, int, Timex]], start: int) -> list[tuple[int, int, Timex]]:
        """The ends of ranges, with the range as their interval."""
        for number in range(len(found) - 1):
            (begin, end, left), (next_begin, next_end, right) = found[number], found[number + 1]
            if next_begin - end > _LONGEST_JOINT:
                continue
            between = tuple(self._tokens.lowers[end:next_begin])
            known = self._temporal.ranges.get(between)
            if known is None or left.interval is None or right.interval is None:
                continue
            before = self._tokens.lowers[begin - 1] if begin > start else ""
            if "" not in known[0] and before not in known[0]:
                continue
            if left.type == "DURATION" or right.type == "DURATION":
                continue
            if not left.interval.earliest or not right.interval.latest:
                continue
            if right.interval.latest < left.interval.earliest:
                continue
            whole = span_of(left.interval, right.interval)
            found[number] = (begin, end, replace(left, interval=whole))
            found[number + 1] = (next_begin, next_end, replace(right, interval=whole))
        return found


def _precedence(candidate: Candidate) -> tuple[int, int, int, int]:
    """The longest first, then the one that asks for more words around it, then the earlier rule, then text order."""
    return candidate.first - candidate.last, -candidate.reach, candidate.rule, candidate.first


_LONGEST_JOINT = 3
_QUOTES = frozenset("'’‘`")


def _of_part(slots: dict[str, SlotValue], number: int) -> dict[str, SlotValue]:
    """The slots of one date of several: ``day_2`` is the second's ``day``, what has no number belongs to all."""
    own = {name: value for name, value in slots.items() if not name[-1].isdigit()}
    ending = f"_{number + 1}"
    own.update((name.removesuffix(ending), value) for name, value in slots.items() if name.endswith(ending))
    return own


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
