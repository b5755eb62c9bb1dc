"""Full text over events."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from cyberdiplo.timeline.search import marked_spans, search_events, words_of
from tests.factories import event, evidence

TITLE = event("2015", title="Trade secrets are discussed", evidence=(evidence("They talked for hours."),))
QUOTE = event("2014", title="A talk", evidence=(evidence("They spoke of trade secrets and of much else besides."),))
OTHER = event("2013", title="A summit", evidence=(evidence("Xi met Obama."),))
EVENTS = [OTHER, QUOTE, TITLE]


def found(query: str) -> list[str]:
    return [hit.event.title for hit in search_events(EVENTS, query)]


def test_a_title_counts_more_than_a_quote() -> None:
    assert found("trade secrets") == ["Trade secrets are discussed", "A talk"]


def test_all_words_must_be_there() -> None:
    assert found("trade hours") == ["Trade secrets are discussed"]
    assert found("trade nowhere") == []
    assert found("") == []
    assert search_events([], "trade") == []


def test_a_longer_word_is_found_by_its_beginning_and_counts_less() -> None:
    assert found("discuss") == ["Trade secrets are discussed"]
    assert found("tra") == []
    exact, prefix = (search_events(EVENTS, query)[0].score for query in ("discussed", "discuss"))
    assert prefix < exact


def test_names_and_places_are_searched_too() -> None:
    assert set(found("california")) == {"A summit", "A talk", "Trade secrets are discussed"}
    assert "A summit" in found("OBAMA")


def test_equal_answers_stand_in_the_order_of_time() -> None:
    twins = [event(date, title="same", id=date) for date in ("2015", "2013", "2014")]
    assert [hit.event.id for hit in search_events(twins, "same")] == ["2013", "2014", "2015"]


def test_the_words_that_were_found_are_marked_where_they_stand() -> None:
    (hit, _) = search_events(EVENTS, "trade")
    title = hit.event.title
    assert [title[begin:end] for begin, end in marked_spans(title, hit.words)] == ["Trade"]
    assert list(marked_spans("one trade.", frozenset({"trade"}))) == [(4, 9)]
    assert [begin for begin, _ in marked_spans("U.S. and us", frozenset(words_of("us")))] == [0, 9]


@given(st.text())
def test_no_question_raises(query: str) -> None:
    assert len(search_events(EVENTS, query)) <= len(EVENTS)
