"""Single sentences as the stages of extraction see them."""

from __future__ import annotations

from cyberdiplo.extract.drafts import Draft, draft_events
from cyberdiplo.extract.reading import Findings, SentenceReading, read_sentence
from cyberdiplo.extract.triggers import Trigger, spot_triggers
from cyberdiplo.model.span import Span
from tests.articles import bundled_knowledge, extraction_of


def triggers_in(text: str) -> list[tuple[str, str]]:
    """The words and the rule of every trigger of ``text``, in text order."""
    return [(span.of(text), trigger.rule.id) for span, trigger in located_triggers(text)]


def located_triggers(text: str) -> list[tuple[Span, Trigger]]:
    """Every trigger of ``text`` with its place in it."""
    knowledge, extraction = bundled_knowledge(), extraction_of(text)
    means = knowledge.ontology, knowledge.grammar, knowledge.topics
    return [
        (extraction.tokens.span(trigger.first, trigger.last), trigger)
        for sentence in extraction.sentences
        for trigger in spot_triggers(extraction.tokens, sentence, *means)
    ]


def reading_of(text: str) -> SentenceReading:
    """The only sentence of ``text``, read with its names and dates."""
    extraction = extraction_of(text)
    (sentence,) = extraction.sentences
    findings = Findings(extraction.timexes, extraction.links.actors, extraction.links.places)
    reading = read_sentence(extraction.tokens, sentence, findings, bundled_knowledge())
    assert reading, f"no trigger in {text!r}"
    return reading


def drafts_of(text: str) -> dict[str, Draft]:
    """The drafts of the only sentence of ``text`` by the words of their triggers."""
    reading = reading_of(text)
    return {
        reading.tokens.span(draft.trigger.first, draft.trigger.last).of(text): draft
        for draft in draft_events(reading, bundled_knowledge().grammar)
    }
