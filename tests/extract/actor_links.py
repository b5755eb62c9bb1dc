"""Texts with their actors and places, linked by the bundled knowledge."""

from __future__ import annotations

import datetime as dt

from cyberdiplo.extract.actors import ActorLinks, link_actors
from cyberdiplo.extract.sentences import split_sentences
from cyberdiplo.model.document import Block, Document
from cyberdiplo.model.mention import ActorMention, Sentence
from cyberdiplo.model.span import Span
from cyberdiplo.model.tokens import Tokens, tokenise
from tests.articles import bundled_knowledge

DAY = dt.date(2014, 6, 2)


def sentences_of(text: str) -> tuple[Tokens, list[Sentence]]:
    """The sentences of ``text``, each line of which is a paragraph."""
    blocks: list[Block] = []
    begin = 0
    for line in text.split("\n"):
        if line.strip():
            blocks.append(Block(Span(begin, begin + len(line)), "paragraph"))
        begin += len(line) + 1
    document = Document("a.txt", text, "", blocks=tuple(blocks))
    tokens = tokenise(text)
    return tokens, split_sentences(document, tokens, bundled_knowledge().reading)


def links_of(text: str, day: dt.date | None = DAY) -> ActorLinks:
    """Actors and places of ``text`` on ``day``."""
    tokens, sentences = sentences_of(text)
    return link_actors(tokens, sentences, bundled_knowledge().gazetteer, day)


def mentions_of(text: str, day: dt.date | None = DAY) -> list[tuple[str, str]]:
    """Each actor mention of ``text`` with the names that it stands for, joined by ``+``."""
    return [
        (mention.span.of(text), "+".join(actor.name for actor in mention.actors))
        for mention in links_of(text, day).actors
    ]


def mention_of(text: str, words: str, day: dt.date | None = DAY) -> ActorMention:
    """The only mention that covers exactly ``words``."""
    (found,) = [mention for mention in links_of(text, day).actors if mention.span.of(text) == words]
    return found


def places_of(text: str, day: dt.date | None = DAY) -> list[tuple[str, str, str | None]]:
    """Each place mention of ``text`` with its name and country."""
    return [(place.span.of(text), place.name, place.country) for place in links_of(text, day).places]
