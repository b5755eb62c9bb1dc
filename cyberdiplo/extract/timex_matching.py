"""Finds where the temporal rules fit: a walk over their trie from every word that can begin an expression."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from typing import NamedTuple

from cyberdiplo.extract.timex_readings import QUOTES, Readings
from cyberdiplo.knowledge.temporal import SlotValue, Temporal
from cyberdiplo.knowledge.temporal_patterns import END, SLOTTED, RuleTrie
from cyberdiplo.model.tokens import Tokens


class Candidate(NamedTuple):
    """A rule that fits at some tokens: half-open token ranges of its parts, and the values of its slots.

    ``rule`` is the rule's number. ``reach`` counts the tokens of the whole pattern, those around the parts too.
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

    @property
    def precedence(self) -> tuple[int, int, int, int]:
        """The longest comes first, then the one that asks for more words, then the earlier rule, then text order."""
        first, last = self.parts[0][0], self.parts[-1][1]
        return first - last, -self.reach, self.rule, first

    def slots_of(self, part: int) -> dict[str, SlotValue]:
        """The slots of one of several dates: ``day_2`` is the second's ``day``; a slot without number is shared."""
        if len(self.parts) == 1:
            return self.slots
        ending = f"_{part + 1}"
        own = {name: value for name, value in self.slots.items() if not name[-1].isdigit()}
        own.update((name.removesuffix(ending), value) for name, value in self.slots.items() if name.endswith(ending))
        return own


class Matcher:
    """Walks the rules' trie over one text. The trie's depth bounds each walk, so the time is linear in the text."""

    def __init__(self, tokens: Tokens, temporal: Temporal) -> None:
        self._lowers = tokens.lowers
        self._temporal = temporal
        self._readings = Readings(tokens, temporal)
        starters = temporal.starters
        self._starts = [
            index
            for index, word in enumerate(tokens.lowers)
            if word in starters or "0" <= word[0] <= "9" or word in QUOTES
        ]
        self._found: list[Candidate] = []
        self._stop = 0

    def candidates(self, first: int, last: int) -> list[Candidate]:
        """Every rule that fits somewhere among the tokens ``[first, last)``."""
        trie, starts = self._temporal.trie, self._starts
        self._found, self._stop = [], last
        self._readings.forget()
        for index in starts[bisect_left(starts, first) : bisect_left(starts, last)]:
            if self._can_begin(index):
                self._walk(trie, index, (), ())
        return self._found

    def _can_begin(self, index: int) -> bool:
        """Whether the next word lets a rule go on that begins with a plain word ("the", "in"): mostly it does not."""
        word, lexicon = self._lowers[index], self._temporal.lexicon
        node = self._temporal.trie.get(word)
        if node is None or END in node or word in lexicon or not word.isalpha():
            return True
        following = self._lowers[index + 1] if index + 1 < self._stop else "."
        if following in node:
            return True
        return SLOTTED in node and (following in lexicon or "0" <= following[0] <= "9" or following in QUOTES)

    def _walk(self, node: RuleTrie, at: int, starts: tuple[int, ...], values: tuple[SlotValue, ...]) -> None:
        """Follow every path from ``node`` at token ``at``; ``starts`` and ``values`` are those of the steps so far."""
        if END in node:
            self._accept(node[END], (*starts, at), values)
        if at >= self._stop:
            return
        child = node.get(self._lowers[at])
        readings = self._readings.at(at) if SLOTTED in node else ()
        if child is None and not readings:
            return
        starts = (*starts, at)
        if child is not None:
            self._walk(child, at + 1, starts, (*values, ""))
        for slot, value, after in readings:
            child = node.get(slot)
            if child is not None and after <= self._stop:
                self._walk(child, after, starts, (*values, value))

    def _accept(
        self,
        endings: Iterable[tuple[int, tuple[str, ...], tuple[tuple[int, int], ...]]],
        steps: tuple[int, ...],
        values: tuple[SlotValue, ...],
    ) -> None:
        for rule, names, ranges in endings:
            slots = {name: value for name, value in zip(names, values, strict=True) if name}
            slots.update(self._temporal.rules[rule].constants)
            parts = tuple((steps[begin], steps[end]) for begin, end in ranges)
            self._found.append(Candidate(rule, parts, slots, steps[-1] - steps[0]))
