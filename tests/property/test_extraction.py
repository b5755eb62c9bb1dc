"""Whatever the text, extraction never raises, and what it finds stands in the text."""

from __future__ import annotations

import datetime as dt

from hypothesis import given, settings
from hypothesis import strategies as st

from cyberdiplo.extract.clauses import split_clauses
from cyberdiplo.extract.events import MAX_QUOTE
from cyberdiplo.extract.titles import MAX_TITLE
from cyberdiplo.extract.triggers import spot_triggers
from tests.articles import bundled_knowledge, extraction_of, merged

NAMES = [
    "Xi Jinping",
    "Barack Obama",
    "Kerry",
    "China",
    "the United States",
    "Beijing",
    "Washington",
    "Mandiant",
    "the Foreign Ministry",
    "spokesman Hong Lei",
    "the two sides",
    "five Chinese officers",
    "they",
    "he",
    "Xinhua",
]
VERBS = [
    "met",
    "said",
    "said that",
    "agreed to",
    "will visit",
    "was indicted by",
    "denied",
    "accused",
    "announced that",
    "did not meet",
    "suspended",
    "held",
    "published a report on",
    "broke into the network of",
    "to meet",
    "meeting",
    "is expected to sign",
    "according to",
]
NOUNS = [
    "a meeting with",
    "the working group",
    "talks",
    "the agreement",
    "its visit to",
    "the breach",
    "a speech",
    "hacking",
]
TIMES = [
    "on Friday",
    "in May 2014",
    "last week",
    "the following day",
    "on September 10, 2015,",
    "from 2012 to 2014",
    "two years ago",
    "2015-09-25",
    "May 19, 2014:",
    "at 9 p.m.",
]
GLUE = [
    "and",
    ",",
    ", who",
    ", which",
    "after",
    "before",
    "when",
    "if",
    "that",
    "of",
    "in",
    "by",
    "with",
    "not",
    "while",
]
MARKS = [
    ".",
    "!",
    "?",
    ";",
    ":",
    "“",
    "”",
    '"',
    "'s",
    "(",
    ")",
    "—",
    "…",
    "\n",
    "\n\n",
    "•",
    ",,",
    " ",
    "\t",
    "U.S.",
    "Mr.",
]
ODD = ["\x00", "\u200b", "\ufeff", "é", "会谈", "🙂", "a" * 40, "1" * 40, "’", "\r\n", "ß", "İ"]

WORDS = st.sampled_from([*NAMES, *VERBS, *NOUNS, *TIMES, *GLUE, *MARKS, *ODD])
TEXTS = st.lists(WORDS, max_size=60).map(" ".join)
DAYS = st.none() | st.dates(dt.date(1990, 1, 1), dt.date(2030, 12, 31))


@settings(max_examples=150, deadline=None)
@given(TEXTS, DAYS)
def test_what_is_found_stands_in_the_text(text: str, published: dt.date | None) -> None:
    extraction = extraction_of(text, published=published)
    types = bundled_knowledge().ontology.types
    for mention in extraction.mentions:
        evidence = mention.evidence
        assert 0 <= evidence.span.begin < evidence.span.end <= len(text)
        assert evidence.quote == text[evidence.span.begin : evidence.span.end]
        assert len(evidence.quote) <= MAX_QUOTE
        assert evidence.span.covers(evidence.trigger.span)
        assert evidence.trigger.text == evidence.trigger.span.of(text) != ""
        assert evidence.timex is None or evidence.timex.span.of(text) == evidence.timex_text != ""
        assert mention.type in types
        assert "\n" not in mention.title
        assert 0 < len(mention.title) <= MAX_TITLE + len(" …")
        assert mention.provenance


@settings(max_examples=80, deadline=None)
@given(TEXTS, DAYS)
def test_a_date_says_what_it_rests_on(text: str, published: dt.date | None) -> None:
    """A bound by publication needs a day of publication, and any other date an expression of the text."""
    extraction = extraction_of(text, published=published)
    for mention in extraction.mentions:
        if mention.basis == "publication":
            assert mention.evidence.timex is None
            assert (mention.date is None) is (extraction.document.dct is None)
        else:
            assert mention.date is not None
            assert mention.evidence.timex is not None


@settings(max_examples=80, deadline=None)
@given(TEXTS, DAYS)
def test_every_mention_becomes_evidence_of_one_event(text: str, published: dt.date | None) -> None:
    mentions = extraction_of(text, published=published).mentions
    events = merged(mentions)
    assert sum(len(event.evidence) for event in events) == len(mentions)
    assert len({event.id for event in events}) == len(events)


@settings(max_examples=80, deadline=None)
@given(TEXTS)
def test_clauses_part_a_sentence_and_triggers_never_overlap(text: str) -> None:
    knowledge, extraction = bundled_knowledge(), extraction_of(text)
    for sentence in extraction.sentences:
        clauses = split_clauses(extraction.tokens, sentence, knowledge.grammar)
        tokens = [at for clause in clauses for at in range(clause.first, clause.last)]
        assert tokens == list(range(sentence.first, sentence.last))
        triggers = spot_triggers(extraction.tokens, sentence, knowledge.ontology, knowledge.grammar, knowledge.topics)
        covered = [at for trigger in triggers for at in range(trigger.first, trigger.last)]
        assert covered == sorted(set(covered))
        assert all(trigger.first <= trigger.head < trigger.last for trigger in triggers)
