"""Phrases as a trie over tokens: the compiled form of every word list."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from typing import Any

from cyberdiplo.model.tokens import tokenise

# A node maps the next token to the next node; what a phrase stands for is kept under the empty string, which is never a
# token. Plain dicts, because a walk over them costs one look-up a token.
PhraseTrie = dict[str, Any]
END = ""


def phrase_trie(phrases: Iterable[tuple[str, object]]) -> PhraseTrie:
    """Build a trie from (phrase, what it stands for); a later entry for the same phrase replaces an earlier one."""
    root: PhraseTrie = {}
    for phrase, meaning in phrases:
        add_phrase(root, tokenise(phrase).words, meaning)
    return root


def add_phrase(root: PhraseTrie, words: Sequence[str], meaning: object) -> None:
    """Add one phrase, already in tokens."""
    node = root
    for word in words:
        node = node.setdefault(sys.intern(word), {})
    node[END] = meaning


def shared(node: PhraseTrie, known: dict[Any, PhraseTrie] | None = None) -> PhraseTrie:
    """The same trie with equal sub-tries as one object, which a start from the cache does not have to make again.

    What phrases stand for must be hashable.
    """
    known = {} if known is None else known
    whole = {key: below if key == END else shared(below, known) for key, below in node.items()}
    form = tuple((key, below if key == END else id(below)) for key, below in whole.items())
    return known.setdefault(form, whole)
