"""Words and marks of a text: the units in which names, triggers and temporal expressions are matched."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

from cyberdiplo.model.span import Span

# The white space after a token goes with it: at a space, each kind would be tried in vain.
_TOKEN = re.compile(
    r"([a-z]{2,}+(?![^\W\d_A-Z])|[A-Z][a-z]{2,}+(?![^\W\d_A-Z])"  # most words, before the other kinds are tried
    r"|[,.;:()\"“”]"  # marks with which no other kind begins
    r"|(?:[A-Za-z]\.){2,}(?!\w)"  # U.S., p.m., e.g.
    r"|\d+(?:[.,]\d+)*"  # 144,000 and 62.9
    r"|['’](?:s|t|re|ve|ll|d|m)\b"  # clitics stand alone, so that "China's" is China
    r"|[A-Z]+(?![^\W\d_A-Z])|[A-Z]?[^\W\d_A-Z]+"  # a capital inside a word begins another: glued words come apart
    r"|[^\w\s]|_+)\s*"
)


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of a text, as parallel lists; ``lowers`` are ``words`` in lower case.

    A token never crosses a change from a small to a capital letter, so a name that a lost line break glued to the word
    before it ("CybersecurityChina") is found like any other. Names with a capital inside ("CrowdStrike") are tokens
    without space between them, in a text and in the knowledge files alike.
    """

    text: str
    begins: list[int]
    ends: list[int]
    words: list[str]
    lowers: list[str]

    def __len__(self) -> int:
        return len(self.words)

    def span(self, first: int, last: int) -> Span:
        """Characters covered by the tokens ``[first, last)``, which must not be empty."""
        return Span(self.begins[first], self.ends[last - 1])

    def at(self, offset: int) -> int:
        """Index of the first token that begins at ``offset`` or after it."""
        return bisect_left(self.begins, offset)

    def glued(self, index: int) -> bool:
        """Whether no white space stands between this token and the one before it."""
        return index > 0 and self.ends[index - 1] == self.begins[index]


def words_of(text: str) -> list[str]:
    """The words, numbers, clitics and single marks of a text; white space separates and is dropped."""
    return _TOKEN.findall(text)


def tokenise(text: str) -> Tokens:
    """Split ``text`` into its words and find out where they stand."""
    return locate(text, words_of(text))


def locate(text: str, words: list[str]) -> Tokens:
    """The tokens of a text whose ``words`` are known."""
    begins: list[int] = []
    ends: list[int] = []
    at = 0
    for word in words:  # tokens leave out nothing but white space: the next one is the next that looks like it
        begin = text.find(word, at)
        at = begin + len(word)
        begins.append(begin)
        ends.append(at)
    return Tokens(text, begins, ends, words, [word.lower() for word in words])
