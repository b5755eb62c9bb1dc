"""Tells whether a document can add to a timeline of the field, before anything else is read from it."""

from __future__ import annotations

from collections.abc import Sequence

from cyberdiplo.extract.matching import match_at
from cyberdiplo.extract.topics import speaks_of
from cyberdiplo.knowledge.compile import Knowledge
from cyberdiplo.knowledge.gazetteer import Gazetteer
from cyberdiplo.knowledge.topics import FIELD


def is_relevant(words: Sequence[str], knowledge: Knowledge) -> bool:
    """Whether a text speaks of the field, or names both sides and so may be one more source of what another tells."""
    lowers = [word.lower() for word in words]
    return speaks_of(FIELD, lowers, knowledge.topics) or names_both_sides(words, knowledge.gazetteer)


def names_both_sides(words: Sequence[str], gazetteer: Gazetteer) -> bool:
    """Whether a text names each country of the dyad, somebody of it or something of it."""
    return all(_names(country, words, gazetteer) for country in gazetteer.dyad)


def _names(country: str, words: Sequence[str], gazetteer: Gazetteer) -> bool:
    openers, lexicon = gazetteer.openers.get(country, frozenset()), gazetteer.lexicon
    found = (match_at(words, at, lexicon) for at, word in enumerate(words) if word in openers)
    return any(match is not None and country in gazetteer.countries_of(*match.meaning) for match in found)
