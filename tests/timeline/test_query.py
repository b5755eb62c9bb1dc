"""Questions and the events that answer them."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cyberdiplo.errors import CyberdiploError, DateError, QueryError, UnknownValue
from cyberdiplo.model.event import Confidence, Place, ThreadLink
from cyberdiplo.timeline.query import Query, Selection, Term, parse_query, publishers, select_events
from cyberdiplo.timeline.vocabulary import Vocabulary, fold, nearest
from tests.factories import KERRY, MENG, event, evidence, participant

TODAY = dt.date(2017, 10, 9)
VOCABULARY = Vocabulary(
    types=("summit", "meeting", "statement", "comment", "indictment"),
    topics=("norms", "commercial-espionage"),
    countries={"CN": ("China", "PRC"), "US": ("United States", "U.S."), "RU": ("Russia",)},
    actors={"mofcom": ("ministry-of-commerce",)},
)

SUMMIT = event("2013-06-07", title="summit")
MEETING = event(
    "2015-09-09/2015-09-12",
    title="meeting",
    type="meeting",
    participants=(participant(MENG), participant(KERRY)),
    evidence=(
        evidence("Meng met Kerry.", source="Global Times", via="Xinhua"),
        evidence("Meng flew.", source="BBC", side="third"),
    ),
    place=Place("Washington, DC", "US"),
    topics=("commercial-espionage",),
)
CHARGES = event(
    "2014-05",
    title="charges",
    type="indictment",
    status="alleged",
    participants=(),
    countries=("US",),
    place=None,
    intensity=-7.0,
    confidence=Confidence(0.4, ()),
    thread=ThreadLink("pla-case", "The PLA case", "indicted", stated=True),
)
OPINION = event("2015-09-14", title="opinion", type="comment")
ASIDE = event("2015-09-15", title="aside", on_topic=False)
UNDATED = event(None, title="undated")
EVENTS = [SUMMIT, MEETING, CHARGES, OPINION, ASIDE, UNDATED]


def ask(*words: str, **changes: object) -> Selection:
    terms = [Term(word.partition(":")[0], word.partition(":")[2], f"{word.partition(':')[0]}:") for word in words]
    query = parse_query(terms, VOCABULARY, TODAY)._replace(**changes)  # type: ignore[arg-type] # test shorthand
    return select_events(EVENTS, query, VOCABULARY)


def titles(*words: str, **changes: object) -> list[str]:
    return [made.title for made in ask(*words, **changes).events]


def test_without_a_question_comments_and_asides_are_left_out_and_counted() -> None:
    answer = ask()
    assert [made.title for made in answer.events] == ["summit", "charges", "meeting", "undated"]
    assert (answer.comments, answer.off_topic, answer.undated) == (1, 1, 0)
    assert titles(everything=True) == ["summit", "charges", "meeting", "opinion", "aside", "undated"]


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        (["type:meeting"], ["meeting"]),
        (["type:Meeting", "type:summit"], ["summit", "meeting", "undated"]),
        (["type:comment"], ["opinion"]),
        (["type:not:summit"], ["charges", "meeting"]),
        (["status:alleged"], ["charges"]),
        (["country:china"], ["summit", "meeting", "undated"]),
        (["country:not:CN"], ["charges"]),
        (["country:u.s."], ["summit", "charges", "meeting", "undated"]),
        (["side:third"], ["meeting"]),
        (["topic:commercial espionage"], ["meeting"]),
        (["actor:meng"], ["meeting"]),
        (["actor:Jianzhu Meng"], ["meeting"]),
        (["actor:xi-jinping"], ["summit", "undated"]),
        (["actor:meng", "actor:xi"], ["summit", "meeting", "undated"]),
        (["actor:mofcom"], []),
        (["source:xinhua"], ["meeting"]),
        (["source:not:china daily"], ["meeting"]),
        (["place:washington"], ["meeting"]),
        (["thread:pla-case"], ["charges"]),
        (["thread:PLA"], ["charges"]),
        (["grep:flew"], ["meeting"]),
        (["grep:^Meng flew"], ["meeting"]),
        (["grep:MENG"], []),
        (["word:kerry", "word:flew"], ["meeting"]),
        (["min-confidence:0.5"], ["summit", "meeting", "undated"]),
        (["min-sources:2"], ["meeting"]),
        (["max-sources:1", "type:meeting"], []),
        (["type:meeting", "actor:xi"], []),
        (["since:2014"], ["charges", "meeting"]),
        (["until:2014-05"], ["summit", "charges"]),
        (["until:2014-05-10"], ["summit", "charges"]),
        (["period:2013", "period:2015"], ["summit", "meeting"]),
        (["since:2013", "period:2015"], ["meeting"]),
        (["period:not:2015"], ["summit", "charges"]),
        (["period:2015-09-10..2015-09-11"], ["meeting"]),
    ],
)
def test_fields(words: list[str], answer: list[str]) -> None:
    assert titles(*words) == answer


def test_certain_wants_the_whole_date_inside_and_possible_a_part_and_counts_the_doubtful() -> None:
    assert titles("period:2015-09-10..2015-12", match="certain") == []
    assert titles("period:2015-09", match="certain") == ["meeting"]
    assert ask("period:2015-09-10..2015-12").uncertain == 1
    assert ask("period:2015-09").uncertain == 0


def test_undated_events_cannot_meet_a_date_and_are_counted() -> None:
    assert ask("since:2000").undated == 1
    assert ask("since:2000", "type:meeting").undated == 0


def test_limit_and_reverse() -> None:
    answer = ask(limit=1, reverse=True)
    assert [made.title for made in answer.events] == ["undated"]
    assert answer.beyond_limit == 3


@pytest.mark.parametrize(
    ("word", "error", "told"),
    [
        ("type:meting", UnknownValue, "did you mean meeting?"),
        ("type:zzz", UnknownValue, "known are summit, meeting"),
        ("status:ocurred", UnknownValue, "occurred"),
        ("country:Rusia", UnknownValue, "Russia"),
        ("topic:norm", UnknownValue, "norms"),
        ("actor:Jianzu", UnknownValue, "Meng Jianzhu"),
        ("actor:ken", UnknownValue, "actor 'ken'"),
        ("source:Xinhwa", UnknownValue, "Xinhua"),
        ("place:Washingtn", UnknownValue, "Washington, DC"),
        ("thread:zzz", UnknownValue, "thread"),
        ("since:never", DateError, "since:never"),
        ("period:not:2015-13", DateError, "period:not:2015-13\n                ^^"),
        ("grep:a(b", QueryError, "grep:a(b\n      ^"),
        ("min-confidence:2", QueryError, "0 to 1"),
        ("min-sources:x", QueryError, "whole number"),
        ("type:", QueryError, "empty"),
    ],
)
def test_a_value_that_nothing_can_match_says_what_is_near(word: str, error: type[CyberdiploError], told: str) -> None:
    with pytest.raises(error) as caught:
        ask(word)
    assert told in str(caught.value)


def test_since_after_until_is_refused() -> None:
    with pytest.raises(DateError, match="ends before it begins"):
        ask("since:2015", "until:2013")


def test_an_empty_timeline_knows_no_names_and_refuses_none() -> None:
    query = parse_query([Term("actor", "nobody"), Term("source", "nowhere")], VOCABULARY, TODAY)
    assert select_events([], query, VOCABULARY).events == ()


def test_publishers_are_named_once_and_a_document_without_one_by_itself() -> None:
    told = event(evidence=(evidence("a"), evidence("b"), evidence("c", source=None, doc="x.txt")))
    assert publishers(told) == ("China Daily", "x.txt")


def test_folding_forgets_case_accents_and_dots() -> None:
    assert fold("  U.S.  Café’s ") == "us cafe's"


def test_the_nearest_begin_alike_before_they_are_spelled_alike() -> None:
    assert nearest("obam", ["Barack Obama", "Ovam"]) == ["Barack Obama", "Ovam"]
    assert nearest("qqq", ["Barack Obama"]) == []


intervals = st.sampled_from(["2013", "2013-06", "2014..", "..2015", "2015-Q3", "2013-06-07..2015"])


@given(intervals, intervals)
def test_certain_answers_are_possible_ones_and_more_filters_give_fewer(one: str, other: str) -> None:
    possible, certain = set(titles(f"period:{one}")), set(titles(f"period:{one}", match="certain"))
    assert certain <= possible
    assert set(titles(f"period:{one}", "type:meeting")) <= possible
    assert set(titles(f"period:{one}", f"period:{other}")) == possible | set(titles(f"period:{other}"))


@given(intervals)
def test_a_filter_and_its_negation_share_no_certain_answer(one: str) -> None:
    within, outside = (titles(f"period:{text}", match="certain") for text in (one, f"not:{one}"))
    assert not set(within) & set(outside)


def test_a_query_without_terms_asks_nothing() -> None:
    assert parse_query([], VOCABULARY, TODAY) == Query()
