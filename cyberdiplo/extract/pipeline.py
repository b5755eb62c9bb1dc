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
from cyberdiplo.model.tokens import Tokens, tokenise


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
    tokens = tokenise(document.text)
    return _extraction(document, tokens, knowledge) if is_relevant(tokens, knowledge) else None


def _extraction(document: Document, tokens: Tokens, knowledge: Knowledge) -> Extraction:
    sentences = split_sentences(document, tokens, knowledge.reading)
    timexes = recognise_timexes(tokens, sentences, knowledge.temporal, document.dct, document.dct_basis)
    links = link_actors(tokens, sentences, knowledge.gazetteer, document.dct)
    mentions = assemble_events(document, AnalysedText(tokens, sentences, timexes), links, knowledge)
    return Extraction(document, tokens, sentences, timexes, links, mentions, document.diagnostics)
