"""Numbers in words: counts ("two hundred and five"), years ("nineteen ninety-six") and ordinals ("twenty-fifth")."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from cyberdiplo.knowledge.phrases import PhraseTrie
from cyberdiplo.knowledge.temporal import NUMERALS
from cyberdiplo.knowledge.temporal_patterns import END

# A number of more words is none that a date or a duration has; the bound keeps long rows of numerals linear.
_LONGEST = 12
_JOINERS = frozenset({"and", "-", "–", "—", "‐", "‑"})


class SpelledNumber(NamedTuple):
    """What the words from a token on spell, and the index of the token after them."""

    kind: Literal["count", "year", "ordinal"]
    value: int
    after: int


class _Sum:
    """Adds numerals up as they are read."""

    def __init__(self) -> None:
        self.groups: list[int] = []  # "nineteen ninety-six" is two numbers side by side, "two hundred and five" is one
        self._total = 0
        self._current = 0

    @property
    def value(self) -> int:
        """The number that is being read."""
        return self._total + self._current

    @property
    def whole_tens(self) -> bool:
        """Whether a numeral below ten can follow: twenty, five hundred and thirty."""
        return self._current % 10 == 0

    def takes(self, numeral: int) -> bool:
        """Whether ``numeral`` goes on with the number, rather than begins another."""
        last = self._current % 100
        return last == 0 or (last >= 20 and last % 10 == 0 and numeral < 10)

    def add(self, numeral: int) -> None:
        """Read a cardinal below a hundred."""
        if not self.takes(numeral):
            self.groups.append(self.value)
            self._total = self._current = 0
        self._current += numeral

    def multiply(self, scale: int) -> None:
        """Read "hundred" or a larger scale."""
        scaled = max(self._current, 1) * scale
        if scale == 100:
            self._current = scaled
        else:
            self._total, self._current = self._total + scaled, 0


def spelled_numbers(lowers: Sequence[str], index: int, lexicon: PhraseTrie) -> Iterator[SpelledNumber]:
    """Every number that begins at token ``index``, the shorter before the longer."""
    sum_ = _Sum()
    at, joined = index, False
    while at < min(len(lowers), index + _LONGEST):
        if lowers[at] in _JOINERS and at > index and not joined:
            at, joined = at + 1, True
            continue
        kind, numeral = _numeral(lowers[at], lexicon)
        if kind == "{ordinal}":
            if at == index or (numeral < 10 and sum_.whole_tens):
                yield SpelledNumber("ordinal", sum_.value + numeral, at + 1)
            return
        if kind == "{cardinal}" and (sum_.takes(numeral) or not joined):
            sum_.add(numeral)
        elif kind == "{scale}" and at > index:
            sum_.multiply(numeral)
        else:
            return
        at, joined = at + 1, False
        if not sum_.groups:
            yield SpelledNumber("count", sum_.value, at)
        if (year := _year(sum_.groups, sum_.value)) is not None:
            yield SpelledNumber("year", year, at)


def _numeral(word: str, lexicon: PhraseTrie) -> tuple[str, int]:
    node = lexicon.get(word)
    for slot, value, _ in node.get(END, ()) if node else ():
        if slot in NUMERALS:
            return slot, value
    return "", 0


def _year(groups: Sequence[int], last: int) -> int | None:
    """The year that is spelled: 19 and 96 side by side, or 2005 in one."""
    if len(groups) == 1 and 10 <= groups[0] <= 21 and 10 <= last <= 99:
        return groups[0] * 100 + last
    return last if not groups and 1900 <= last <= 2099 and last % 1000 != 0 else None
