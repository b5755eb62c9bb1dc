"""The temporal tagger on its own: plain text in, temporal expressions out."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections.abc import Iterator

from cyberdiplo.extract.timexes import recognise_timexes
from cyberdiplo.knowledge.temporal import Temporal
from cyberdiplo.model.mention import AnchorBasis, Sentence, Timex
from cyberdiplo.model.tokens import Tokens, tokenise


def tag_text(text: str, temporal: Temporal, dct: dt.date | None, dct_basis: AnchorBasis = "publication") -> list[Timex]:
    """Temporal expressions of ``text``, in its order; ``dct`` and ``dct_basis`` as for ``recognise_timexes``.

    The text is taken as it is, by paragraphs: page headers and debris are not told apart from the article.
    """
    tokens = tokenise(text)
    return recognise_timexes(tokens, list(split_paragraphs(tokens)), temporal, dct, dct_basis)


def split_paragraphs(tokens: Tokens) -> Iterator[Sentence]:
    """The text's stretches between blank lines. Lines that are only wrapped stay together, and so do their dates."""
    text, begins = tokens.text, tokens.begins
    first, at, number = 0, 0, 0
    while at < len(text):
        line = text.find("\n", at)
        if line < 0:
            break
        at = line + 1
        after = _first_visible(text, at)
        if text.find("\n", at, after) < 0:
            continue
        last = bisect_left(begins, line, first)
        if last > first:
            yield Sentence(tokens.span(first, last), first, last, number, "paragraph")
            first, number = last, number + 1
        at = after
    if len(tokens) > first:
        yield Sentence(tokens.span(first, len(tokens)), first, len(tokens), number, "paragraph")


def _first_visible(text: str, at: int) -> int:
    """Offset of the first character from ``at`` that is no white space."""
    while at < len(text) and text[at].isspace():
        at += 1
    return at
