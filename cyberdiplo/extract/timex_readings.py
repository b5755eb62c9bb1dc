"""What a word or number of the text can be: a month, a year, a count, a clock time, …

The rules' slots are filled from here. Numbers in digits are told by their shape, numbers in words are put together
first ("two and a half", "twenty-five"), so that a rule sees one number however it is written.
"""

from __future__ import annotations

from collections.abc import Sequence

from cyberdiplo.knowledge.temporal import CAPITAL, DOTTED, SlotValue, Temporal
from cyberdiplo.knowledge.temporal_patterns import END
from cyberdiplo.model.tokens import Tokens

# (slot in braces, value, index of the token after it)
SlotReading = tuple[str, SlotValue, int]

_ORDINAL_ENDINGS = frozenset({"st", "nd", "rd", "th"})
_DASHES = frozenset("-–—‐‑")
QUOTES = frozenset("'’‘`")
_NUMBER_WORDS = 12  # longer rows of number words are no number that a date or a duration has
_FIRST_YEAR, _LAST_YEAR = 1000, 2199  # four digits outside this range are read as a count, not as a year
_PIVOT = 30  # '29 is 2029, '30 is 1930: two-digit years in news look back further than they look ahead


class Readings:
    """The readings of a text's tokens, each worked out once."""

    def __init__(self, tokens: Tokens, temporal: Temporal) -> None:
        self._tokens = tokens
        self._lexicon = temporal.lexicon
        self._numerals = temporal.numerals
        self._known: dict[int, Sequence[SlotReading]] = {}

    def at(self, index: int) -> Sequence[SlotReading]:
        """All readings that begin at token ``index``."""
        found = self._known.get(index)
        if found is None:
            found = self._known[index] = self._read(index)
        return found

    def _read(self, index: int) -> Sequence[SlotReading]:
        lower = self._tokens.lowers[index]
        if lower in self._lexicon:
            found = self._words(index)
            return found + self._spelled(index) if lower in self._numerals else found
        if lower[0].isdigit():
            return self._digits(index) if lower.isascii() else ()
        return self._short_year(index) if lower in QUOTES else ()

    def _words(self, index: int) -> list[SlotReading]:
        tokens = self._tokens
        found: list[SlotReading] = []
        node = self._lexicon.get(tokens.lowers[index])
        at = index + 1
        while node is not None:
            for slot, value, marks in node.get(END, ()):
                if CAPITAL in marks and not tokens.words[index][0].isupper():
                    continue
                after = at
                if DOTTED in marks and at < len(tokens) and tokens.words[at] == "." and tokens.glued(at):
                    after += 1
                found.append((slot, value, after))
            if at >= len(tokens):
                break
            node = node.get(tokens.lowers[at])
            at += 1
        return found

    # Numbers in digits

    def _digits(self, index: int) -> list[SlotReading]:
        word = self._tokens.words[index]
        after = index + 1
        if not word.isdigit():
            return self._decimal(index, word)
        if len(word) > 9:
            return []
        number = int(word)
        found: list[SlotReading] = self._counts(number, after)
        if len(word) <= 2:
            self._small(index, word, number, found)
        elif len(word) == 4:
            if _FIRST_YEAR <= number <= _LAST_YEAR:
                found.append(("{year}", number, after))
                if number % 10 == 0 and (ending := self._plural(after)):
                    found.append(("{decade}", number, ending))
            elif number % 100 < 60 and number < 2400:
                found.append(("{military}", word, after))
            found.append(("{digits4}", word, after))
        elif len(word) == 8:
            found.append(("{compact}", word, after))
        elif len(word) == 3 and self._is_ordinal_ending(after):
            found.append(("{ordinal}", number, after + 1))
        if fraction := self._fraction(after, number):
            found += self._counts(*fraction)
        if after < len(self._tokens) and self._tokens.lowers[after] in ("hundred", "thousand", "million", "billion"):
            scale = {"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9}[self._tokens.lowers[after]]
            found += self._counts(number * scale, after + 1)
        return found

    def _small(self, index: int, word: str, number: int, found: list[SlotReading]) -> None:
        tokens, after = self._tokens, index + 1
        if 1 <= number <= 31:
            found.append(("{day}", number, after))
        if 1 <= number <= 12:
            found.append(("{month_number}", number, after))
        if number <= 24:
            found.append(("{hour}", number, after))
            if (
                after + 1 < len(tokens)
                and tokens.words[after] in (":", ".")
                and tokens.glued(after)
                and tokens.glued(after + 1)
                and len(tokens.words[after + 1]) == 2
                and tokens.words[after + 1].isdigit()
                and int(tokens.words[after + 1]) < 60
            ):
                found.append(("{clock}", f"{number:02}:{tokens.words[after + 1]}", self._seconds(after + 2)))
        if len(word) == 2:
            found.append(("{year_short}", number + (2000 if number < _PIVOT else 1900), after))
            if number % 10 == 0 and (ending := self._plural(after)):
                found.append(("{decade}", 1900 + number, ending))
        if self._is_ordinal_ending(after):
            if 1 <= number <= 31:
                found.append(("{day}", number, after + 1))
                found.append(("{day_ordinal}", number, after + 1))
            found.append(("{ordinal}", number, after + 1))

    def _seconds(self, at: int) -> int:
        """The token after the seconds of a clock time whose minutes end before ``at``."""
        tokens = self._tokens
        if (
            at + 1 < len(tokens)
            and tokens.words[at] == ":"
            and tokens.glued(at)
            and tokens.glued(at + 1)
            and len(tokens.words[at + 1]) == 2
            and tokens.words[at + 1].isdigit()
        ):
            return at + 2
        return at

    def _decimal(self, index: int, word: str) -> list[SlotReading]:
        after = index + 1
        parts = word.split(".")
        if all(part.isdigit() for part in parts):
            if len(parts) == 2 and len(word) <= 12:
                found: list[SlotReading] = self._counts(float(word), after)
                hour, minute = parts
                if len(hour) <= 2 and len(minute) == 2 and int(hour) <= 24 and int(minute) < 60:
                    found.append(("{clock_dotted}", f"{int(hour):02}:{minute}", after))
                return found
            if len(parts) == 3 and len(word) <= 10:
                return [("{dotted}", word, after)]
            return []
        whole = word.replace(",", "")
        return self._counts(int(whole), after) if whole.isdigit() and len(whole) <= 9 else []

    def _fraction(self, at: int, whole: float) -> tuple[float, int] | None:
        """``1/2`` behind a whole number, or ``½``."""
        tokens = self._tokens
        if at < len(tokens) and tokens.words[at] in _VULGAR:
            return whole + _VULGAR[tokens.words[at]], at + 1
        at += at < len(tokens) and tokens.words[at] in _DASHES
        if (
            at + 2 < len(tokens)
            and tokens.words[at + 1] == "/"
            and tokens.glued(at + 1)
            and tokens.glued(at + 2)
            and (tokens.words[at], tokens.words[at + 2]) in _SLASHED
        ):
            return whole + _SLASHED[tokens.words[at], tokens.words[at + 2]], at + 3
        if at + 2 < len(tokens) and tokens.lowers[at] == "and" and tokens.lowers[at + 1 : at + 3] == ["a", "half"]:
            return whole + 0.5, at + 3
        return None

    def _short_year(self, index: int) -> list[SlotReading]:
        """``'98`` and ``'90s``."""
        tokens, at = self._tokens, index + 1
        if at >= len(tokens) or not tokens.glued(at):
            return []
        word = tokens.words[at]
        if len(word) != 2 or not (word.isascii() and word.isdigit()):
            return []
        number, after = int(word), at + 1
        if number % 10 == 0 and (ending := self._plural(after)):
            return [("{decade}", 1900 + number if number >= _PIVOT else 2000 + number, ending)]
        return [("{year_quoted}", number + (2000 if number < _PIVOT else 1900), after)]

    def _plural(self, at: int) -> int | None:
        """The token after the ``s`` or ``'s`` that makes a decade of the number before ``at``."""
        if at < len(self._tokens) and self._tokens.lowers[at] in ("s", "'s", "’s") and self._tokens.glued(at):
            return at + 1
        return None

    def _is_ordinal_ending(self, at: int) -> bool:
        return at < len(self._tokens) and self._tokens.lowers[at] in _ORDINAL_ENDINGS and self._tokens.glued(at)

    # Numbers in words

    def _spelled(self, index: int) -> list[SlotReading]:
        """Numbers in words that begin here: counts, years ("nineteen ninety-six") and ordinals ("twenty-fifth")."""
        found: list[SlotReading] = []
        groups: list[int] = []  # "nineteen ninety-six" is two groups, "two hundred and five" is one
        total, current, at, joined = 0, 0, index, False
        while at < len(self._tokens) and at - index < _NUMBER_WORDS:
            word = self._tokens.lowers[at]
            if word in _DASHES or word == "and":
                joined = bool(found) and not joined
                if not joined:
                    break
                at += 1
                continue
            kind, value = self._number_word(word)
            if kind == "{cardinal}":
                if current % 100 and not (current % 10 == 0 and current % 100 >= 20 and value < 10):
                    if joined:
                        break
                    groups.append(total + current)
                    total = current = 0
                current += value
            elif kind == "{scale}" and found:
                total, current = (total, max(current, 1) * value) if value == 100 else (total + max(current, 1) * value, 0)
            elif kind == "{ordinal}" and found and value < 10 and current % 10 == 0:
                found += [("{ordinal}", total + current + value, at + 1), ("{day_ordinal}", total + current + value, at + 1)]
                break
            else:
                break
            joined = False
            at += 1
            if not groups:
                found += self._counts(total + current, at)
                if (fraction := self._fraction(at, total + current)) is not None:
                    found += self._counts(*fraction)
            if (year := _spelled_year(groups, total + current)) is not None:
                found.append(("{year}", year, at))
        kind, value = self._number_word(self._tokens.lowers[index])
        if kind == "{ordinal}":
            found.append(("{day_ordinal}", value, index + 1))
        return found

    def _number_word(self, word: str) -> tuple[str, int]:
        node = self._lexicon.get(word)
        for slot, value, _ in node.get(END, ()) if node else ():
            if slot in ("{cardinal}", "{scale}", "{ordinal}") and isinstance(value, int):
                return slot, value
        return "", 0

    @staticmethod
    def _counts(number: float, after: int) -> list[SlotReading]:
        return [("{number}", number, after)]


_VULGAR = {"½": 0.5, "¼": 0.25, "¾": 0.75}
_SLASHED = {("1", "2"): 0.5, ("1", "4"): 0.25, ("3", "4"): 0.75, ("1", "3"): 1 / 3, ("2", "3"): 2 / 3}


def _spelled_year(groups: list[int], last: int) -> int | None:
    """The year that groups of number words spell: 19 and 96, or 2005 in one."""
    if len(groups) == 1 and 10 <= groups[0] <= 21 and 10 <= last <= 99:
        return groups[0] * 100 + last
    if not groups and 1900 <= last <= 2099 and last % 1000 != 0:
        return last
    return None
