"""Reads off a stretch of text what it is about."""

from __future__ import annotations

from cyberdiplo.extract.matching import match_at
from cyberdiplo.knowledge.topics import STEM, Topics
from cyberdiplo.model.tokens import Tokens


def topics_of(tokens: Tokens, first: int, last: int, topics: Topics) -> frozenset[str]:
    """Topics that the tokens ``[first, last)`` speak of."""
    found: set[str] = set()
    lowers = tokens.lowers
    for at in range(first, last):
        word = lowers[at]
        if word in topics.words and (match := match_at(lowers, at, topics.words)) and match.last <= last:
            found.update(match.meaning)
        if word[:STEM] in topics.stems:
            found.update(topics.of_word(word))
    return frozenset(found)
