"""Reads off a stretch of text what it is about."""

from __future__ import annotations

from collections.abc import Iterator

from cyberdiplo.extract.matching import match_at
from cyberdiplo.knowledge.topics import STEM, Topics
from cyberdiplo.model.tokens import Tokens


def topics_of(tokens: Tokens, first: int, last: int, topics: Topics) -> frozenset[str]:
    """Topics that the tokens ``[first, last)`` speak of."""
    return frozenset(topic for found in _found(tokens, first, last, topics) for topic in found)


def speaks_of(topic: str, tokens: Tokens, topics: Topics) -> bool:
    """Whether a text speaks of ``topic`` anywhere."""
    return any(topic in found for found in _found(tokens, 0, len(tokens), topics))


def _found(tokens: Tokens, first: int, last: int, topics: Topics) -> Iterator[tuple[str, ...]]:
    """The topics of each phrase and each stem, in text order."""
    lowers = tokens.lowers
    for at in range(first, last):
        word = lowers[at]
        if word in topics.words and (match := match_at(lowers, at, topics.words)) and match.last <= last:
            yield match.meaning
        if word[:STEM] in topics.stems:
            yield topics.of_word(word)
