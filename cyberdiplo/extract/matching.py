"""Finds the phrases of a trie in a text: one look-up a token, the longest phrase wins."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from cyberdiplo.knowledge.phrases import END, PhraseTrie


class Match(NamedTuple):
    """The tokens ``[first, last)`` and what the phrase stands for."""

    first: int
    last: int
    meaning: Any


def match_at(words: Sequence[str], index: int, trie: PhraseTrie) -> Match | None:
    """The longest phrase that begins at token ``index``."""
    node = trie.get(words[index])
    best: Match | None = None
    at = index + 1
    while node is not None:
        if END in node:
            best = Match(index, at, node[END])
        if at == len(words):
            break
        node = node.get(words[at])
        at += 1
    return best


def matches(words: Sequence[str], trie: PhraseTrie, first: int = 0, last: int | None = None) -> Iterator[Match]:
    """Phrases among the tokens ``[first, last)``, from left to right, none overlapping another."""
    index, stop = first, len(words) if last is None else last
    while index < stop:
        if words[index] in trie and (match := match_at(words, index, trie)) and match.last <= stop:
            yield match
            index = match.last
        else:
            index += 1
