"""How names of actors are compared when extracted events are measured against annotated ones."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from cyberdiplo.knowledge.schema import DATA, read_toml, require

_MARKS = re.compile(r"[^a-z0-9 ]+")


class Naming(NamedTuple):
    """``filler`` tells no two actors apart; ``spelled_out`` maps an acronym to its words.

    ``own_name`` maps a word for a country to the country's name, for names that hold nothing else.
    """

    filler: frozenset[str]
    spelled_out: Mapping[str, str]
    own_name: Mapping[str, str]

    def telling_words(self, name: str) -> frozenset[str]:
        """The words by which ``name`` is recognised, acronyms spelled out; a country's own name counts as one word."""
        plain = _MARKS.sub(" ", name.lower().replace("u.s.", "us").replace("'", "").replace("’", ""))
        words = " ".join(self.spelled_out.get(word, word) for word in plain.split()).split()
        telling = [word for word in words if word not in self.filler]
        if not telling:
            own = next((self.own_name[word] for word in words if word in self.own_name), None)
            return frozenset([own] if own else words)
        joined = " ".join(telling)
        return frozenset([joined] if joined in self.own_name.values() else telling)

    def same_actor(self, first: str, second: str) -> bool:
        """Whether two names mean one actor.

        They do when their telling words are equal, when two or more telling words of the one all stand in the other, or
        when both look like a person's (two or three words) and share the family name and the first initial.
        """
        words, other_words = self.telling_words(first), self.telling_words(second)
        if words == other_words:
            return True
        if min(len(words), len(other_words)) >= 2 and (words <= other_words or other_words <= words):
            return True
        parts, other_parts = first.split(), second.split()
        if not (1 < len(parts) <= 3 and 1 < len(other_parts) <= 3):
            return False
        return parts[-1].lower() == other_parts[-1].lower() and parts[0][0] == other_parts[0][0]


def load_naming() -> Naming:
    """The bundled comparison; read from its file each time, because only a measurement asks for it."""
    file = DATA / "evaluation" / "naming.toml"
    table = read_toml(file)
    require(table, file, (), ("filler", "own_name", "spelled_out"))
    return Naming(frozenset(table["filler"]), table["spelled_out"], table["own_name"])
