"""Tells whether a document can add to a timeline of the field, before anything else is read from it."""

from __future__ import annotations

from collections.abc import Sequence

from cyberdiplo.extract.matching import match_at
from cyberdiplo.extract.topics import speaks_of
from cyberdiplo.knowledge.compile import Knowledge
from cyberdiplo.knowledge.gazetteer import Gazetteer
from cyberdiplo.knowledge.topics import FIELD, Telling

SHORT = 60
"""Words of a title, a note or two sentences, which have no room for a word by the way."""


def is_relevant(text: str, words: Sequence[str], knowledge: Knowledge) -> bool:
    """Whether a text can tell of the field, or be one more source of what another tells; ``words`` are its words.

    It can where it has a telling word of the field, where it names both sides, or where it has any word of the field
    and names the telling side or is short.
    """
    if has_telling_word(text, words, knowledge.topics.telling):
        return True
    gazetteer = knowledge.gazetteer
    told = bool(gazetteer.telling) and all(names(country, words, gazetteer) for country in gazetteer.telling)
    if told or len(words) <= SHORT:
        lowers = [word.lower() for word in words]
        if speaks_of(FIELD, lowers, knowledge.topics):
            return True
    return (told or not gazetteer.telling) and names_both_sides(words, gazetteer)


def has_telling_word(text: str, words: Sequence[str], telling: Telling) -> bool:
    """Whether a text has a word that tells by itself that it is of the field."""
    lowered = text.lower()
    if not any(sign in lowered for sign in telling.signs):
        return False  # most texts end here, before they are looked at word by word
    lowers = [word.lower() for word in words]
    return any(
        word.startswith(telling.stems) or (word in telling.phrases and match_at(lowers, at, telling.phrases))
        for at, word in enumerate(lowers)
    )


def names_both_sides(words: Sequence[str], gazetteer: Gazetteer) -> bool:
    """Whether a text names each country of the dyad."""
    return all(names(country, words, gazetteer) for country in gazetteer.dyad)


def names(country: str, words: Sequence[str], gazetteer: Gazetteer) -> bool:
    """Whether a text names a country, somebody of it or something of it."""
    openers, lexicon = gazetteer.openers.get(country, frozenset()), gazetteer.lexicon
    found = (match_at(words, at, lexicon) for at, word in enumerate(words) if word in openers)
    return any(match is not None and country in gazetteer.countries_of(*match.meaning) for match in found)
