"""All stages of extraction in their order, for one document."""

from __future__ import annotations

from typing import NamedTuple

from cyberdiplo.extract.actors import ActorLinks, link_actors
from cyberdiplo.extract.events import AnalysedText, assemble_events
from cyberdiplo.extract.relevance import is_relevant
from cyberdiplo.extract.sentences import split_sentences
from cyberdiplo.extract.timexes import recognise_timexes
from cyberdiplo.knowledge.compile import Knowledge
from cyberdiplo.model.diagnostic import Diagnostic
from cyberdiplo.model.document import Document
from cyberdiplo.model.event import EventMention
from cyberdiplo.model.mention import Sentence, Timex
from cyberdiplo.model.tokens import Tokens, locate, tokenise, words_of


class Extraction(NamedTuple):
    """All that the stages found in one document, and what they doubted."""

    document: Document
    tokens: Tokens
    sentences: list[Sentence]
    timexes: list[Timex]
    links: ActorLinks
    mentions: list[EventMention]
    diagnostics: tuple[Diagnostic, ...]


def extract_document(document: Document, knowledge: Knowledge) -> Extraction:
    """Run all stages on ``document``."""
    return _extraction(document, tokenise(document.text), knowledge)


def extract_relevant(document: Document, knowledge: Knowledge) -> Extraction | None:
    """As ``extract_document``, but nothing of a document that cannot add to a timeline of the field."""
    text = document.text
    words = words_of(text)
    return _extraction(document, locate(text, words), knowledge) if is_relevant(text, words, knowledge) else None


def _extraction(document: Document, tokens: Tokens, knowledge: Knowledge) -> Extraction:
    sentences = split_sentences(document, tokens, knowledge.reading)
    timexes = _timexes(document, tokens, sentences, knowledge)
    links = link_actors(tokens, sentences, knowledge.gazetteer, document.dct)
    mentions = assemble_events(document, AnalysedText(tokens, sentences, timexes), links, knowledge)
    return Extraction(document, tokens, sentences, timexes, links, mentions, document.diagnostics)


def _timexes(document: Document, tokens: Tokens, sentences: list[Sentence], knowledge: Knowledge) -> list[Timex]:
    """The temporal expressions; in a contested document those that either day gives the same date have that date."""
    temporal, rival = knowledge.temporal, document.rival
    found = recognise_timexes(tokens, sentences, temporal, document.dct, document.dct_basis)
    if rival is None:
        return found
    given, other = (
        {timex.span: timex for timex in recognise_timexes(tokens, sentences, temporal, day)}
        for day in (document.published, rival)
    )
    agreed = {span: one for span, one in given.items() if span in other and one.interval == other[span].interval}
    return [agreed.get(timex.span, timex) for timex in found]
