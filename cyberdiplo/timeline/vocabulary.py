"""The values that filters know, and what to answer to one that they do not."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from difflib import get_close_matches
from types import MappingProxyType
from typing import NamedTuple

from cyberdiplo.errors import UnknownValue

# difflib's ratio: 0.6 lets one letter in three be wrong, which still finds "meting" and "Mandiat" and little else.
_NEAR = 0.6
_MOST = 3
_FEW = 30


class Vocabulary(NamedTuple):
    """What can be asked for.

    ``types`` and ``topics`` are those of the ontology. ``countries`` gives for each ISO 3166-1 alpha-2 code the names
    by which it goes. ``actors`` gives for each folded alias ("mofcom") the ids of the actors that bear it.
    """

    types: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    countries: Mapping[str, tuple[str, ...]] = MappingProxyType({})
    actors: Mapping[str, tuple[str, ...]] = MappingProxyType({})

    def country(self, text: str) -> str | None:
        """The code of the country that ``text`` names, by code or by name."""
        if text.upper() in self.countries:
            return text.upper()
        wanted = fold(text)
        return next(
            (code for code, names in self.countries.items() if wanted in (fold(name) for name in names)),
            None,
        )

    def country_names(self) -> list[str]:
        """All codes and names, for suggestions."""
        return [*self.countries, *(name for names in self.countries.values() for name in names)]


def fold(text: str) -> str:
    """``text`` for comparison: no case, no accents, no dots ("U.S." is "us"), one kind of apostrophe, single spaces."""
    if text.isascii():  # most is, and needs no table of letters
        return " ".join(text.lower().replace(".", "").split())
    plain = unicodedata.normalize("NFKD", text).casefold().replace("’", "'").replace(".", "")
    return " ".join("".join(mark for mark in plain if not unicodedata.combining(mark)).split())


def nearest(text: str, known: Iterable[str]) -> list[str]:
    """The values most like ``text``: those that begin with it or hold it as a word, then those spelled alike."""
    wanted = fold(text)
    folded: dict[str, str] = {}
    for value in known:
        folded.setdefault(fold(value), value)
    beginning = sorted(name for name in folded if any(word.startswith(wanted) for word in [name, *name.split()]))
    alike = get_close_matches(wanted, folded, n=_MOST, cutoff=_NEAR)
    if not beginning and not alike:
        words: dict[str, str] = {}
        for name in sorted(folded):
            for word in name.split():
                words.setdefault(word, name)
        alike = [words[word] for word in get_close_matches(wanted, words, n=_MOST, cutoff=_NEAR)]
    return [folded[name] for name in dict.fromkeys([*beginning, *alike])][:_MOST]


def unknown_value(name: str, text: str, known: Sequence[str], *, shown: str = "") -> UnknownValue:
    """The error for a value that nothing can match, with the nearest values, or all where they are few."""
    near = nearest(text, known)
    hint = ""
    if near:
        hint = f"did you mean {' or '.join(near)}?"
    elif known and len(known) <= _FEW:
        hint = f"known are {', '.join(known)}"
    elif known:
        hint = f"there are {len(known)}; 'cyberdiplo {_LISTS.get(name, 'types')}' lists them"
    return UnknownValue(f"nothing has the {name} {text!r}", where=f"{shown}{text}" if shown else "", hint=hint)


_LISTS = {"actor": "actors", "source": "sources"}
