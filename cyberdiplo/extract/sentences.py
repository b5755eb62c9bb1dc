"""Splits the readable blocks of a document into sentences."""

from __future__ import annotations

from cyberdiplo.knowledge.reading import Reading
from cyberdiplo.model.document import Document
from cyberdiplo.model.mention import Sentence
from cyberdiplo.model.tokens import Tokens


def split_sentences(document: Document, tokens: Tokens, reading: Reading) -> list[Sentence]:
    """Sentences of the document in text order; debris has none."""
    raise NotImplementedError
