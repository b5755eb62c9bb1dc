"""Full text over events: their titles, actors, places and quotes, the best answers first.

The rank is Okapi BM25 (Robertson and Zaragoza 2009) over weighted fields, as in BM25F: a word in the title counts as
three in a quote, a word in a name as two. All words that are looked for must be there; a word of four letters or more
also finds the words that begin with it, at half the weight.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from cyberdiplo.model.event import Event
from cyberdiplo.timeline.ordering import chronological
from cyberdiplo.timeline.vocabulary import fold

_WORD = re.compile(r"\w+(?:['’]\w+)?")
_TITLE, _NAME, _QUOTE = 3.0, 2.0, 1.0
_SHORTEST_PREFIX = 4
_PREFIX = 0.5
# The usual values of BM25: how soon a repeated word stops counting, and how far a long text is held against itself.
_K1, _B = 1.2, 0.75


class Hit(NamedTuple):
    """An event that holds all the words, and how well; ``words`` are the words that were found, folded."""

    event: Event
    score: float
    words: frozenset[str]


class _Text(NamedTuple):
    weights: dict[str, float]
    length: float


def search_events(events: Sequence[Event], query: str) -> list[Hit]:
    """The events that hold all words of ``query``, the best first; equal ones in the order of time."""
    wanted = list(dict.fromkeys(words_of(query)))
    if not wanted or not events:
        return []
    texts = [_weighted(event) for event in events]
    average = sum(text.length for text in texts) / len(texts)
    rarity = [_rarity(sum(_holds(word, text) for text in texts), len(events)) for word in wanted]
    hits: list[Hit] = []
    for event, text in zip(events, texts, strict=True):
        row = [_matches(word, text) for word in wanted]
        if not all(row):
            continue
        norm = _K1 * (1 - _B + _B * text.length / average)
        counts = [sum(matches.values()) for matches in row]
        score = sum(idf * count * (_K1 + 1) / (count + norm) for idf, count in zip(rarity, counts, strict=True))
        hits.append(Hit(event, round(score, 4), frozenset(word for matches in row for word in matches)))
    return sorted(hits, key=lambda hit: (-hit.score, chronological(hit.event)))


def words_of(text: str) -> list[str]:
    """The words of ``text`` as they are compared."""
    return _WORD.findall(fold(text))


def marked_spans(text: str, words: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Where words that were found stand in ``text``."""
    for match in re.finditer(r"[\w.]+(?:['’]\w+)?", text):
        if not words.isdisjoint(words_of(match[0])):
            begin, end = match.span()
            # A full stop belongs to an abbreviation, as in U.S., and otherwise to the sentence.
            yield begin, end - (match[0].endswith(".") and match[0].count(".") == 1)


def _weighted(event: Event) -> _Text:
    weights: dict[str, float] = {}
    names = [event.type.replace("_", " "), *(participant.actor.name for participant in event.participants)]
    if event.place:
        names.append(event.place.name)
    fields = [(event.title, _TITLE), *((name, _NAME) for name in names)]
    fields += [(evidence.quote, _QUOTE) for evidence in event.evidence]
    for text, weight in fields:
        for word in words_of(text):
            weights[word] = weights.get(word, 0.0) + weight
    return _Text(weights, sum(weights.values()))


def _holds(word: str, text: _Text) -> bool:
    if word in text.weights:
        return True
    return len(word) >= _SHORTEST_PREFIX and any(other.startswith(word) for other in text.weights)


def _matches(word: str, text: _Text) -> dict[str, float]:
    """The words of ``text`` that ``word`` finds, with their weights."""
    found = {word: text.weights[word]} if word in text.weights else {}
    if len(word) >= _SHORTEST_PREFIX:
        for other, weight in text.weights.items():
            if other != word and other.startswith(word):
                found[other] = weight * _PREFIX
    return found


def _rarity(holding: int, total: int) -> float:
    """Inverse document frequency, never below zero."""
    return math.log(1 + (total - holding + 0.5) / (holding + 0.5))
