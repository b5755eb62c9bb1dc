"""Reads off a stretch of text what it is about."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cyberdiplo.extract.matching import match_at
from cyberdiplo.knowledge.topics import STEM, Topics
from cyberdiplo.model.tokens import Tokens


def topics_of(tokens: Tokens, first: int, last: int, topics: Topics) -> frozenset[str]:
    """Topics that the tokens ``[first, last)`` speak of."""
    return frozenset(topic for found in _found(tokens, first, last, topics) for topic in found)


def speaks_of(topic: str, lowers: Sequence[str], topics: Topics) -> bool:
    """Whether a text, given by its words in lower case, speaks of ``topic`` anywhere."""
    vocabulary = set(lowers)
    if any(topic in topics.of_word(word) for word in vocabulary if word[:STEM] in topics.stems):
        return True
    openers = topics.openers.get(topic, frozenset())
    if vocabulary.isdisjoint(openers):
        return False
    found = (match_at(lowers, at, topics.words) for at, word in enumerate(lowers) if word in openers)
    return any(match is not None and topic in match.meaning for match in found)


def _found(tokens: Tokens, first: int, last: int, topics: Topics) -> Iterator[tuple[str, ...]]:
    """The topics of each phrase and each stem, in text order."""
    lowers = tokens.lowers
    for at in range(first, last):
        word = lowers[at]
        if word in topics.words and (match := match_at(lowers, at, topics.words)) and match.last <= last:
            yield match.meaning
        if word[:STEM] in topics.stems:
            yield topics.of_word(word)
