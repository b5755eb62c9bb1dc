"""What a word or number of the text can be: a month, a year, a count, a clock time, …

The rules' slots are filled from here. Numbers in digits are told by their shape, numbers in words are put together
first ("two and a half", "twenty-five"), so that a rule sees one number however it is written.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cyberdiplo.extract.timex_numbers import spelled_numbers
from cyberdiplo.knowledge.temporal import CAPITAL, DOTTED, SlotValue, Temporal
from cyberdiplo.knowledge.temporal_patterns import END
from cyberdiplo.model.tokens import Tokens

# (slot in braces, value, index of the token after it)
SlotReading = tuple[str, SlotValue, int]

QUOTES = frozenset("'’‘`")
_DASHES = frozenset("-–—‐‑")
_ORDINAL_ENDINGS = frozenset({"st", "nd", "rd", "th"})
_PLURAL_ENDINGS = frozenset({"s", "'s", "’s"})
_VULGAR = {"½": 0.5, "¼": 0.25, "¾": 0.75}
_FIRST_YEAR, _LAST_YEAR = 1000, 2199  # four digits outside this range are read as a count, not as a year
_PIVOT = 30  # '29 is 2029, '30 is 1930: two-digit years in news look back further than they look ahead
_LONGEST_NUMBER = 9  # digits: longer numbers measure neither dates nor durations


class Readings:
    """The readings of a text's tokens, each worked out once."""

    def __init__(self, tokens: Tokens, temporal: Temporal) -> None:
        self._tokens = tokens
        self._words = tokens.words
        self._lowers = tokens.lowers
        self._lexicon = temporal.lexicon
        self._numerals = temporal.numerals
        self._known: dict[int, Sequence[SlotReading]] = {}

    def forget(self) -> None:
        """Forget the readings of a sentence that is done with; they would only fill the memory."""
        self._known.clear()

    def at(self, index: int) -> Sequence[SlotReading]:
        """All readings that begin at token ``index``."""
        lower = self._lowers[index]
        in_lexicon = lower in self._lexicon
        if not in_lexicon and not "0" <= lower[0] <= "9" and lower not in QUOTES:
            return ()  # nine words in ten end here
        found = self._known.get(index)
        if found is None:
            found = self._known[index] = self._read(index, lower, in_lexicon=in_lexicon)
        return found

    def _read(self, index: int, lower: str, *, in_lexicon: bool) -> Sequence[SlotReading]:
        if in_lexicon:
            found = list(self._of_lexicon(index))
            return found + list(self._spelled(index)) if lower in self._numerals else found
        if lower in QUOTES:
            return list(self._short_year(index))
        return list(self._digits(index)) if lower.isascii() else ()

    def _of_lexicon(self, index: int) -> Iterator[SlotReading]:
        """The words and phrases of the lexicon that begin at ``index``."""
        capital = self._words[index][0].isupper()
        node = self._lexicon.get(self._lowers[index])
        at = index + 1
        while node is not None:
            for slot, value, marks in node.get(END, ()):
                if capital or CAPITAL not in marks:
                    yield slot, value, at + (DOTTED in marks and self._mark(at) == ".")
            node = node.get(self._lowers[at]) if at < len(self._lowers) else None
            at += 1

    def _mark(self, at: int) -> str:
        """The token that follows without space, or the empty string."""
        return self._lowers[at] if at < len(self._lowers) and self._tokens.glued(at) else ""

    def _lower(self, at: int) -> str:
        return self._lowers[at] if at < len(self._lowers) else ""

    # Numbers in words

    def _spelled(self, index: int) -> Iterator[SlotReading]:
        for kind, value, after in spelled_numbers(self._lowers, index, self._lexicon):
            if kind == "year":
                yield "{year}", value, after
            elif kind == "ordinal":
                yield "{ordinal}", value, after
                yield "{day_ordinal}", value, after
            else:
                yield "{number}", value, after
                yield from self._with_fraction(value, after)

    def _with_fraction(self, whole: float, at: int) -> Iterator[SlotReading]:
        """``1/2``, ``½`` or "and a half" behind a whole number."""
        word = self._lower(at)
        if word in _VULGAR:
            yield "{number}", whole + _VULGAR[word], at + 1
            return
        for slot, value, after in self._of_lexicon(at) if word in self._lexicon else ():
            if slot == "{fraction}" and not isinstance(value, str):
                yield "{number}", whole + value, after
        at += word in _DASHES
        upper, lower = self._lower(at), self._mark(at + 2)
        if self._mark(at + 1) == "/" and upper in "123" and lower in ("2", "3", "4") and upper < lower:
            yield "{number}", whole + int(upper) / int(lower), at + 3

    # Numbers in digits

    def _digits(self, index: int) -> Iterator[SlotReading]:
        word, after = self._words[index], index + 1
        if not word.isdigit():
            yield from self._marked(word, after)
            return
        if len(word) > _LONGEST_NUMBER:
            return
        number = int(word)
        yield "{number}", number, after
        yield from self._with_fraction(number, after)
        yield from self._scaled(number, after)
        if len(word) <= 2:
            yield from self._small(word, number, after)
        elif len(word) == 4:
            yield from self._four_digits(word, number, after)
        elif len(word) == 8:
            yield "{compact}", word, after
        if len(word) <= 3 and self._mark(after) in _ORDINAL_ENDINGS:
            yield "{ordinal}", number, after + 1

    def _scaled(self, number: float, at: int) -> Iterator[SlotReading]:
        """``5 million``."""
        for slot, scale, _ in self._of_lexicon(at) if self._lower(at) in self._numerals else ():
            if slot == "{scale}" and not isinstance(scale, str):
                yield "{number}", number * scale, at + 1

    def _four_digits(self, word: str, number: int, after: int) -> Iterator[SlotReading]:
        if _FIRST_YEAR <= number <= _LAST_YEAR:
            yield "{year}", number, after
            if number % 10 == 0 and self._mark(after) in _PLURAL_ENDINGS:
                yield "{decade}", number, after + 1
        if number < 2400 and number % 100 < 60:
            yield "{military}", word, after

    def _small(self, word: str, number: int, after: int) -> Iterator[SlotReading]:
        """Days, months, hours and two-digit years."""
        if 1 <= number <= 31:
            yield "{day}", number, after
            if self._mark(after) in _ORDINAL_ENDINGS:
                yield "{day}", number, after + 1
                yield "{day_ordinal}", number, after + 1
        if 1 <= number <= 12:
            yield "{month_number}", number, after
        if number <= 24:
            yield "{time}", f"{number:02}:00", after
            if self._mark(after) == ":" and _is_sixtieth(self._mark(after + 1)):
                seconds = self._mark(after + 2) == ":" and _is_sixtieth(self._mark(after + 3))
                time, end = f"{number:02}:{self._mark(after + 1)}", after + (4 if seconds else 2)
                yield "{clock}", time, end
                yield "{time}", time, end
        if len(word) == 2:
            yield "{year_short}", _in_full(number), after
            if number % 10 == 0 and self._mark(after) in _PLURAL_ENDINGS:
                yield "{decade}", 1900 + number, after + 1

    def _marked(self, word: str, after: int) -> Iterator[SlotReading]:
        """Numbers with a mark inside: 62.9, 144,000, 9.30, 14.9.2015."""
        parts = word.split(".")
        if len(word) > _LONGEST_NUMBER + 3:
            return
        if not all(part.isdigit() for part in parts):
            whole = word.replace(",", "")
            if whole.isdigit():
                yield "{number}", int(whole), after
        elif len(parts) == 2:
            yield "{number}", float(word), after
            if len(parts[0]) <= 2 and int(parts[0]) <= 24 and _is_sixtieth(parts[1]):
                yield "{time}", f"{int(parts[0]):02}:{parts[1]}", after
        elif len(parts) == 3:
            yield "{dotted}", word, after

    def _short_year(self, index: int) -> Iterator[SlotReading]:
        """``'98`` and ``'90s``."""
        word = self._mark(index + 1)
        if len(word) != 2 or not (word.isascii() and word.isdigit()):
            return
        number, after = int(word), index + 2
        if number % 10 == 0 and self._mark(after) in _PLURAL_ENDINGS:
            yield "{decade}", _in_full(number), after + 1
        else:
            yield "{year_quoted}", _in_full(number), after


def _in_full(short_year: int) -> int:
    return short_year + (2000 if short_year < _PIVOT else 1900)


def _is_sixtieth(digits: str) -> bool:
    """Whether these are minutes or seconds."""
    return len(digits) == 2 and digits.isascii() and digits.isdigit() and digits < "60"
