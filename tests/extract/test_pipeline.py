"""All stages together on one document: evidence that holds, provenance that explains, topics and places."""

import itertools

import pytest

from cyberdiplo.extract.events import MAX_QUOTE
from cyberdiplo.model.event import EventMention
from tests.articles import article, bundled_knowledge, event_in, events_in, extraction_of

ARTICLE = """\
Beijing and Washington talk about hacking

By Jane Reporter

BEIJING, Sept. 26 (Xinhua) -- Wang Yi met John Kerry in Beijing on Friday, and the two sides set up a cyber \
working group. “We oppose hacking,” Foreign Ministry spokesman Hong Lei said on Saturday.

In May 2014, the Justice Department indicted five Chinese officers. China denied the charges, and Beijing suspended \
an earlier working group.

Print Mail Large Medium Small

James Lewis, an expert at the Center for Strategic and International Studies, said that the group could help.
"""


def long_sentence() -> str:
    """A sentence of several times the length of a quote, with its event in the middle."""
    padding = ", ".join(["while the many networks of the region went on growing at a great pace"] * 20)
    return f"{padding.capitalize()}, China suspended the cyber working group with Washington in May 2014, {padding}."


def mentions_in(text: str) -> list[EventMention]:
    return extraction_of(text).mentions


@pytest.mark.parametrize("text", [ARTICLE, long_sentence(), "\n\n" + ARTICLE.replace("\n", "\r\n"), "\ufeff" + ARTICLE])
def test_the_quote_is_the_slice_of_the_text(text: str) -> None:
    mentions = mentions_in(text)
    assert mentions
    for evidence in [mention.evidence for mention in mentions]:
        assert text[evidence.span.begin : evidence.span.end] == evidence.quote
        assert evidence.trigger.span.of(text) == evidence.trigger.text
        assert evidence.timex is None or evidence.timex.span.of(text) == evidence.timex_text


@pytest.mark.parametrize("text", [ARTICLE, long_sentence()])
def test_the_quote_covers_its_trigger_and_is_not_too_long(text: str) -> None:
    for evidence in [mention.evidence for mention in mentions_in(text)]:
        assert evidence.span.covers(evidence.trigger.span)
        assert len(evidence.quote) <= MAX_QUOTE


def test_a_long_sentence_is_quoted_around_its_trigger() -> None:
    text = long_sentence()
    (evidence,) = [mention.evidence for mention in mentions_in(text) if mention.type == "suspension"]
    assert len(text) > 2 * MAX_QUOTE
    assert "China suspended the cyber working group with Washington in May 2014" in evidence.quote


def test_a_sentence_that_fits_is_quoted_whole() -> None:
    assert event_in("China suspended the cyber working group in May 2014. Rain fell.").evidence[0].quote == (
        "China suspended the cyber working group in May 2014."
    )


def test_mentions_stand_in_text_order_and_within_their_sentences() -> None:
    extraction = extraction_of(ARTICLE)
    begins = [mention.evidence.span.begin for mention in extraction.mentions]
    assert begins == sorted(begins)
    spans = [sentence.span for sentence in extraction.sentences]
    assert all(any(span.covers(mention.evidence.span) for span in spans) for mention in extraction.mentions)


def test_all_kinds_of_events_of_an_article_are_found() -> None:
    assert [event.type for event in events_in(ARTICLE)] == [
        "meeting",
        "working_group",
        "statement",
        "indictment",
        "denial",
        "suspension",
        "comment",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Xi Jinping met Barack Obama on Friday\n\nThe rain fell on the capital all day.",
        "By Wang Yi and John Kerry who met on Friday\n\nThe rain fell on the capital all day.",
        "Rain\n\nPrint Mail Large Medium Small\n\nThe rain fell on the capital all day.",
    ],
)
def test_titles_bylines_and_debris_tell_of_nothing(text: str) -> None:
    assert mentions_in(text) == []


def test_evidence_says_where_it_comes_from() -> None:
    document = article(ARTICLE, doc="news/one.txt")
    (evidence, *_) = [mention.evidence for mention in extraction_of(ARTICLE, doc="news/one.txt").mentions]
    assert (evidence.doc, evidence.sha256) == ("news/one.txt", document.sha256)
    assert (evidence.source, evidence.published, evidence.via) == ("The Paper", document.published, "Xinhua")


def test_every_mention_names_the_rules_that_made_it() -> None:
    ontology = bundled_knowledge().ontology
    rules = {rule.id for rule in ontology.rules}
    for mention in mentions_in(ARTICLE):
        stages = {step.stage: step.rule for step in mention.provenance}
        assert stages["trigger"] == mention.evidence.trigger.rule
        assert stages["trigger"] in rules
        assert stages["date"]
        assert mention.type in ontology.types


def test_provenance_quotes_the_trigger() -> None:
    for mention in mentions_in(ARTICLE):
        (step,) = [step for step in mention.provenance if step.stage == "trigger"]
        assert f"«{mention.evidence.trigger.text}»" in step.detail


@pytest.mark.parametrize(
    ("text", "on_topic"),
    [
        ("Wang Yi met John Kerry on Friday. They spoke about hacking.", True),
        ("Wang Yi met John Kerry on Friday. They spoke about fish.", False),
    ],
)
def test_an_article_without_a_word_of_the_field_is_off_topic(text: str, on_topic: bool) -> None:
    assert {mention.on_topic for mention in mentions_in(text)} == {on_topic}


def test_topics_are_those_of_the_sentence_and_not_the_field_itself() -> None:
    event = event_in("China and the United States agreed on Friday not to steal trade secrets over the internet.")
    assert event.topics == ("commercial-espionage",)


def test_places_are_read_near_their_event() -> None:
    events = events_in("Xi Jinping met Barack Obama in California in 2013 and visited Seattle in September 2015.")
    assert [event.place.name for event in events if event.place] == ["California", "Seattle"]


@pytest.mark.parametrize("text", ["", " ", "\n\n\n", "...", "“”", "Xi", "2015", "met", "\x00\x01", "Xi met."])
def test_a_text_without_a_story_has_no_events(text: str) -> None:
    assert mentions_in(text) == []


def test_the_same_text_gives_the_same_mentions() -> None:
    assert mentions_in(ARTICLE) == mentions_in(ARTICLE)


def test_paragraphs_do_not_change_what_a_sentence_says() -> None:
    sentences = [
        "China suspended the cyber working group in May 2014.",
        "Mandiant published a report in February 2013.",
        "Su Bin was arrested in Canada in June 2014.",
    ]
    found = [
        [(mention.type, mention.date) for mention in mentions_in(separator.join(sentences))]
        for separator in (" ", "\n\n")
    ]
    assert found[0] == found[1]
    for order in itertools.permutations(sentences):
        assert sorted(mention.type for mention in mentions_in(" ".join(order))) == [
            "court_action",
            "disclosure_report",
            "suspension",
        ]
