"""Tells whether a document can add to a timeline of the field, before anything else is read from it."""

from __future__ import annotations

from cyberdiplo.extract.matching import match_at
from cyberdiplo.extract.topics import speaks_of
from cyberdiplo.knowledge.compile import Knowledge
from cyberdiplo.knowledge.gazetteer import Gazetteer
from cyberdiplo.knowledge.topics import FIELD
from cyberdiplo.model.tokens import Tokens


def is_relevant(tokens: Tokens, knowledge: Knowledge) -> bool:
    """Whether a text speaks of the field, or names both sides and so may be one more source of what another tells."""
    return speaks_of(FIELD, tokens, knowledge.topics) or names_both_sides(tokens, knowledge.gazetteer)


def names_both_sides(tokens: Tokens, gazetteer: Gazetteer) -> bool:
    """Whether a text names each country of the dyad, somebody of it or something of it."""
    words, lexicon = tokens.words, gazetteer.lexicon
    missing = set(gazetteer.dyad)
    for at, word in enumerate(words):
        if word in lexicon and (match := match_at(words, at, lexicon)):
            kind, ids = match.meaning
            missing -= gazetteer.countries_of(kind, ids)
            if not missing:
                return True
    return not missing
