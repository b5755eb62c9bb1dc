"""Events as a report tells them, and the documents behind them."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cyberdiplo.model.document import Document
from cyberdiplo.model.edtf import parse_edtf
from cyberdiplo.model.event import Confidence, Event, TriggerMention
from cyberdiplo.model.mention import AnchorBasis, Timex
from cyberdiplo.model.span import Span
from cyberdiplo.report.cells import one_line
from cyberdiplo.report.edition.compose import compose_edition
from cyberdiplo.report.edition.content import Entry, Language
from cyberdiplo.report.edition.cover import Answered, Read
from cyberdiplo.report.edition.entries import within_line
from cyberdiplo.timeline.query import Query, Selection
from tests.editions import KNOWLEDGE, edition_of
from tests.factories import event, evidence


def entry(made: Event, lang: Language = "en") -> Entry:
    return edition_of([made], lang=lang).events[0]


def test_an_event_is_told_in_the_language_of_the_report() -> None:
    made = event("2013-06-07", status="alleged", topics=("norms",))
    english, chinese = entry(made), entry(made, "zh")
    assert (english.when, english.type_name, english.status_name) == ("7 Jun 2013", "summit", "alleged")
    assert (chinese.when, chinese.type_name, chinese.status_name) == ("2013年6月7日", "首脑会晤", "据称")
    assert (english.topics, chinese.topics) == (("norms",), ("行为规范",))
    assert english[:2] == chinese[:2]
    assert english.actors == ("Xi Jinping", "Barack Obama")
    assert (english.begin, english.end, english.edtf) == ("2013-06-07", "2013-06-07", "2013-06-07")


def test_what_occurred_has_no_status_to_tell_and_no_date_no_days() -> None:
    told = entry(event(None))
    assert (told.status, told.status_name) == ("occurred", "")
    assert (told.when, told.edtf, told.begin, told.end) == ("undated", "", None, None)


@pytest.mark.parametrize(("confidence", "doubtful"), [(0.9, False), (0.75, False), (0.74, True), (0.1, True)])
def test_low_confidence_is_doubtful(confidence: float, *, doubtful: bool) -> None:
    told = entry(event(confidence=Confidence(confidence, ("no date of its own",))), "zh")
    assert told.doubtful is doubtful
    assert told.reasons == ("没有自身的日期",)


def dated(basis: str, anchor_basis: AnchorBasis = "publication", anchor: dt.date | None = dt.date(2013, 6, 9)) -> Event:
    timex = Timex(Span(0, 6), "DATE", "2013-06-07", "weekday", "", parse_edtf("2013-06-07"), anchor, anchor_basis)
    return event(basis=basis, evidence=(evidence(timex=timex, timex_text="Friday"),))


@pytest.mark.parametrize(
    ("made", "note"),
    [
        (dated("explicit", "none", None), "The article gives the date: “Friday” (rule weekday)."),
        (
            dated("relative"),
            "The article says “Friday”, counted from 9 Jun 2013, the day of its publication (rule weekday).",
        ),
        (
            dated("relative", "dateline"),
            "The article says “Friday”, counted from 9 Jun 2013, the day of its place line (rule weekday).",
        ),
        (
            dated("anaphoric", "text"),
            "The article says “Friday”, counted from another date in the text, 9 Jun 2013 (rule weekday).",
        ),
        (
            dated("anaphoric"),
            "The date comes from elsewhere in the text: “Friday”, counted from 9 Jun 2013, the day of its publication "
            "(rule weekday).",
        ),
        (
            event("../2013-06-09", basis="publication", evidence=(evidence("They met."),)),
            "The article gives no date for it and bounds it by its own day, 9 Jun 2013.",
        ),
        (event(None), "Neither the article nor its page gives a date."),
        (event(basis="explicit", evidence=(evidence("They met."),)), "The article gives the date."),
        (
            event(basis="relative", evidence=(evidence("They met."),)),
            "The date is counted from the day of the article.",
        ),
        (event(basis="anaphoric", evidence=(evidence("They met."),)), "The date is that of another event in the text."),
    ],
)
def test_a_sentence_says_how_the_date_was_worked_out(made: Event, note: str) -> None:
    assert entry(made).date_note == note
    assert "{" not in entry(made, "zh").date_note


def test_the_note_is_that_of_the_evidence_that_gave_the_date() -> None:
    other = evidence("They met on Friday.", timex_text="in June")
    vague = Timex(Span(0, 4), "DATE", "2013-06", "month", interval=parse_edtf("2013-06"))
    first = other._replace(timex=vague)
    assert "“Friday”" in entry(event(basis="relative", evidence=(first, evidence()))).date_note


def test_an_event_without_a_date_of_its_own_is_bounded_by_the_article_that_bounds_it() -> None:
    articles = (evidence("a", published=dt.date(2014, 1, 1)), evidence("b", published=dt.date(2013, 6, 9)))
    assert "9 Jun 2013" in entry(event("../2013-06-09", basis="publication", evidence=articles)).date_note


def test_a_quote_is_one_line_and_its_trigger_is_found_in_it() -> None:
    quote = "Xi\n  \u202emet\t Obama."
    begin = quote.index("met")
    made = evidence(quote, span=Span(100, 100 + len(quote)), speaker="A\nB", via="Xinhua")
    made = made._replace(trigger=TriggerMention(Span(100 + begin, 103 + begin), "met", "meet"))
    (told,) = entry(event(evidence=(made,))).quotes
    assert told.text == "Xi met Obama."
    assert told.text[slice(*told.trigger)] == "met"
    assert (told.speaker, told.via) == ("A B", "Xinhua")


LETTERS = st.text(st.sampled_from("ab \n\t\u202e\u200b\u00a0中"), max_size=20)


@given(LETTERS, LETTERS, LETTERS)
def test_offsets_follow_a_text_onto_its_one_line(before: str, word: str, after: str) -> None:
    text = before + word + after
    begin, end = within_line(text, len(before), len(before) + len(word))
    assert 0 <= begin <= end <= len(one_line(text))
    assert one_line(text)[begin:end] == one_line(word)


@pytest.mark.parametrize(("begin", "end"), [(-1, 2), (3, 2), (0, 99), (2, 2)])
def test_offsets_that_lead_out_of_the_text_mark_nothing(begin: int, end: int) -> None:
    assert within_line("abcd", begin, end) == (0, 0)


def test_a_sentence_with_two_triggers_is_quoted_once() -> None:
    one = evidence("They met and spoke.")
    two = one._replace(trigger=TriggerMention(Span(13, 18), "spoke", "say"))
    other = evidence("They met again.", span=Span(50, 65))
    quotes = entry(event(evidence=(one, two, other))).quotes
    assert [quote.text for quote in quotes] == ["They met and spoke.", "They met again."]
    assert quotes[0].trigger == (5, 8)


def test_a_quote_stands_between_what_the_article_says_around_it_if_it_stands_there() -> None:
    text = "Before it. They met. After it."
    made = evidence("They met.", span=Span(11, 20), sha256="d1")
    false = evidence("They fought.", span=Span(11, 20), sha256="d1")
    selection = Selection((event(evidence=(made, false)),))
    read = Read(selection.events, {"d1": Document("a.txt", text, "d1")})
    quotes = compose_edition(read, Answered(Query(), selection), KNOWLEDGE, "r").events[0].quotes
    assert [(quote.before, quote.after) for quote in quotes] == [("Before it.", "After it.")]


def test_documents_are_numbered_by_their_days() -> None:
    late = evidence("a", doc="b.txt", published=dt.date(2015, 1, 1), url="https://example.org/x(1)", source=None)
    undated = evidence("b", doc="c.txt", published=None)
    early = evidence("c", doc="a.txt", published=dt.date(2014, 1, 1), url="javascript:alert(1)")
    made = edition_of([event(id="1", evidence=(undated, late)), event(id="2", evidence=(early, late))])
    assert [(source.document, source.events) for source in made.sources] == [("a.txt", 1), ("b.txt", 2), ("c.txt", 1)]
    assert [source.url for source in made.sources] == [None, "https://example.org/x%281%29", None]
    assert [source.published for source in made.sources] == ["2014-01-01", "2015-01-01", ""]
    assert [source.published_words for source in made.sources] == ["1 Jan 2014", "1 Jan 2015", "undated"]
    assert [source.publisher for source in made.sources] == ["China Daily", "", "China Daily"]
    by_id = {told.id: [quote.source for quote in told.quotes] for told in made.events}
    assert by_id == {"1": [2, 1], "2": [0, 1]}
