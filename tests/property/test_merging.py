"""Laws of merging: the order of what is read does not matter, and nothing is lost or told twice."""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from cyberdiplo.model.edtf import EdtfInterval, between, not_after, of_day, of_month, of_year
from cyberdiplo.model.event import DateBasis, Event, EventMention, ParticipantRole, Status
from cyberdiplo.report.records import render_jsonl
from cyberdiplo.timeline.merging import _keys, merge_mentions, same_event
from tests.articles import bundled_knowledge, extraction_of
from tests.timeline.mentions import ACTORS, PUBLISHED, mention

ONTOLOGY = bundled_knowledge().ontology
TYPES = [
    "meeting",
    "summit",
    "dialogue",
    "statement",
    "denial",
    "accusation",
    "disclosure_report",
    "agreement",
    "visit",
]
DATES: Sequence[tuple[EdtfInterval | None, DateBasis]] = [
    (of_day(dt.date(2015, 9, 25)), "relative"),
    (of_day(dt.date(2015, 9, 24)), "explicit"),
    (between(dt.date(2015, 9, 22), dt.date(2015, 9, 25)), "anaphoric"),
    (of_month(2015, 9), "explicit"),
    (of_year(2015), "explicit"),
    (not_after(PUBLISHED), "publication"),
    (None, "publication"),
]
ROLES: Sequence[ParticipantRole] = ["participant", "source", "target", "speaker", "speaker"]
STATUSES: Sequence[Status] = ["occurred", "planned", "alleged"]


@st.composite
def sets_of_mentions(draw: st.DrawFn) -> list[EventMention]:
    """Mentions of a few documents that share types, dates and actors, so that many can be one event."""
    mentions = []
    for number in range(draw(st.integers(0, 10))):
        date, basis = draw(st.sampled_from(DATES))
        actors = draw(st.lists(st.sampled_from(sorted(ACTORS)), max_size=3, unique=True))
        made = mention(
            draw(st.sampled_from(TYPES)),
            " ".join(actors),
            role=draw(st.sampled_from(ROLES)),
            doc=draw(st.sampled_from(["a", "b", "c"])),
            at=10 * number,
            status=draw(st.sampled_from(STATUSES)),
            countries=tuple(sorted({country for one in actors if (country := ACTORS[one].country)})),
            key=draw(st.frozensets(st.sampled_from(["accord", "hacking", "network", "victim"]))),
        )
        mentions.append(made._replace(date=date, basis=basis))
    return mentions


def jsonl(events: Sequence[Event]) -> str:
    return "\n".join(render_jsonl(events))


@settings(max_examples=100, deadline=None)
@given(st.data())
def test_the_order_of_the_mentions_does_not_matter(data: st.DataObject) -> None:
    mentions = data.draw(sets_of_mentions())
    shuffled = data.draw(st.permutations(mentions))
    events, again = merge_mentions(mentions, ONTOLOGY), merge_mentions(shuffled, ONTOLOGY)
    assert events == again
    assert jsonl(events) == jsonl(again)


@settings(max_examples=100, deadline=None)
@given(sets_of_mentions())
def test_every_mention_is_evidence_of_exactly_one_event(mentions: list[EventMention]) -> None:
    events = merge_mentions(mentions, ONTOLOGY)
    told = [(one.doc, one.span) for event in events for one in event.evidence]
    assert sorted(told) == sorted((one.evidence.doc, one.evidence.span) for one in mentions)
    assert len({event.id for event in events}) == len(events)
    assert [event.id for event in events] == sorted(event.id for event in events)


@settings(max_examples=100, deadline=None)
@given(sets_of_mentions())
def test_likeness_is_mutual(mentions: list[EventMention]) -> None:
    for one in mentions:
        for other in mentions:
            assert same_event(one, other) is same_event(other, one)


@settings(max_examples=100, deadline=None)
@given(sets_of_mentions())
def test_dated_mentions_of_one_event_are_all_alike(mentions: list[EventMention]) -> None:
    """No chain of likenesses joins what its ends tell apart; only undated mentions join by what they refer to."""
    by_place = {(one.evidence.doc, one.evidence.span): one for one in mentions}
    for event in merge_mentions(mentions, ONTOLOGY):
        group = [by_place[one.doc, one.span] for one in event.evidence]
        dated = [one for one in group if one.basis != "publication"]
        assert all(same_event(one, other) for one, other in itertools.combinations(dated, 2))


@settings(max_examples=100, deadline=None)
@given(sets_of_mentions())
def test_an_event_says_no_more_than_its_mentions(mentions: list[EventMention]) -> None:
    by_place = {(one.evidence.doc, one.evidence.span): one for one in mentions}
    for event in merge_mentions(mentions, ONTOLOGY):
        group = [by_place[one.doc, one.span] for one in event.evidence]
        assert event.type in {one.type for one in group}
        assert event.status in {one.status for one in group}
        assert (event.date, event.basis) in {(one.date, one.basis) for one in group}
        named = {participant.actor.id for one in group for participant in one.participants}
        assert {participant.actor.id for participant in event.participants} <= named
        assert 0 < event.confidence.value <= 1


SENTENCES = [
    "Xi Jinping met Barack Obama on Friday.",
    "US President Barack Obama met Chinese President Xi Jinping on September 25, 2015, in Washington.",
    "They agreed not to steal trade secrets.",
    "In May 2014, the Justice Department indicted five Chinese officers.",
    "China denied the charges.",
    "China suspended the cyber working group in May 2014.",
    "Beijing suspended the cyber working group.",
    "In February 2013, Mandiant published a report on Chinese hackers.",
    "Hong Lei said on Friday that China opposes hacking.",
    "“We are a victim of hacking,” Hong Lei said.",
    "Xi Jinping will visit Washington in October.",
]
STORIES = st.lists(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=4).map(" ".join), max_size=5, unique=True)


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_the_order_of_the_documents_does_not_matter(data: st.DataObject) -> None:
    stories = data.draw(STORIES)
    days = {story: PUBLISHED + dt.timedelta(days=data.draw(st.integers(0, 9))) for story in stories}

    def events_of(order: Sequence[str]) -> list[Event]:
        mentions = [
            told
            for story in order
            for told in extraction_of(story, published=days[story], doc=f"{stories.index(story)}.txt").mentions
        ]
        return merge_mentions(mentions, ONTOLOGY)

    events = events_of(stories)
    again = events_of(data.draw(st.permutations(stories)))
    assert events == again
    assert jsonl(events) == jsonl(again)


@settings(max_examples=200, deadline=None)
@given(sets_of_mentions())
def test_what_is_alike_shares_a_key(mentions: list[EventMention]) -> None:
    # Mentions are compared only with those that share a key, so no two of one event may lack one.
    for one, other in itertools.combinations(mentions, 2):
        assert not same_event(one, other) or set(_keys(one)) & set(_keys(other))
