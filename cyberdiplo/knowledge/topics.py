"""What a sentence is about: the topics of the field and the words that show them, compiled from ``topics.toml``."""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from cyberdiplo.knowledge.phrases import END, PhraseTrie, add_phrase
from cyberdiplo.knowledge.schema import read_toml
from cyberdiplo.model.tokens import tokenise

FIELD = "cyber"
"""The topic that makes a text one of this field's."""


STEM = 3
"""Letters by which stems are looked up: the shortest stem of the bundled file (``apt``) has as many."""


class Telling(NamedTuple):
    """The words that tell by themselves that a text is of the field: phrases, and what words begin with (``stems``).

    Each text that has one of them holds one of the ``signs`` somewhere.
    """

    phrases: PhraseTrie
    stems: tuple[str, ...]
    signs: tuple[str, ...]


class Topics(NamedTuple):
    """``words`` is a trie of phrases to topics; ``stems`` maps the first ``STEM`` letters to (stem, topics).

    ``openers`` are the words with which the phrases of each topic begin.
    """

    words: PhraseTrie
    stems: dict[str, tuple[tuple[str, tuple[str, ...]], ...]]
    openers: dict[str, frozenset[str]]
    telling: Telling

    def of_word(self, word: str) -> tuple[str, ...]:
        """Topics that a single word in lower case shows by its stem."""
        return tuple(
            topic for stem, topics in self.stems.get(word[:STEM], ()) if word.startswith(stem) for topic in topics
        )


def compile_topics(files: Sequence[Path]) -> Topics:
    """Compile ``topics.toml``; a pack's topics are added to the bundled ones."""
    words: PhraseTrie = {}
    stems: dict[str, dict[str, list[str]]] = {}
    openers: dict[str, set[str]] = {}
    telling: list[str] = []
    for file in files:
        if file.name != "topics.toml":
            continue
        table = read_toml(file)
        telling += table.get("telling", ())
        for topic, phrases in table.get("topics", {}).items():
            for phrase in phrases:
                tokens = tokenise(phrase.rstrip("*")).lowers
                if phrase.endswith("*") and len(tokens) == 1:
                    stems.setdefault(tokens[0][:STEM], {}).setdefault(tokens[0], []).append(topic)
                    continue
                for row in [tokens, [*tokens[:-1], tokens[-1] + "s"]] if phrase.endswith("*") else [tokens]:
                    openers.setdefault(topic, set()).add(row[0])
                    node = words
                    for token in row:
                        node = node.setdefault(token, {})
                    node[END] = (*node.get(END, ()), topic)
    return Topics(
        words,
        {
            letters: tuple((stem, tuple(topics)) for stem, topics in sorted(found.items()))
            for letters, found in sorted(stems.items())
        },
        {topic: frozenset(found) for topic, found in sorted(openers.items())},
        _telling(telling),
    )


def _telling(words: Sequence[str]) -> Telling:
    stems = tuple(word.rstrip("*").lower() for word in words if word.endswith("*"))
    phrases = [tokenise(word).lowers for word in words if not word.endswith("*")]
    trie: PhraseTrie = {}
    for phrase in phrases:
        add_phrase(trie, phrase, FIELD)
    return Telling(trie, stems, (*stems, *(max(phrase, key=len) for phrase in phrases)))
