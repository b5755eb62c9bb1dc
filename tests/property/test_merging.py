"""Laws of merging: the order of what is read does not matter, and nothing is lost or told twice."""

from __future__ import annotations

import datetime as dt
import hashlib
import itertools
from collections.abc import Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from cyberdiplo.model.edtf import EdtfInterval, between, not_after, of_day, of_month, of_year
from cyberdiplo.model.event import (
    DateBasis,
    Event,
    EventMention,
    Evidence,
    Participant,
    ParticipantRole,
    Status,
    TriggerMention,
)
from cyberdiplo.model.mention import Actor
from cyberdiplo.model.span import Span
from cyberdiplo.report.records import render_jsonl
from cyberdiplo.timeline.merging import merge_mentions, same_event
from tests.articles import bundled_knowledge, extraction_of

ONTOLOGY = bundled_knowledge().ontology
ACTORS = [
    Actor("xi-jinping", "Xi Jinping", "person", "CN"),
    Actor("barack-obama", "Barack Obama", "person", "US"),
    Actor("john-kerry", "John Kerry", "person", "US"),
    Actor("mandiant", "Mandiant", "organisation", "US"),
    Actor("CN", "China", "country", "CN"),
    Actor("US", "United States", "country", "US"),
    Actor("five-officers", "five officers", "person", "CN", known=False),
]
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
PUBLISHED = dt.date(2015, 9, 28)
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
        doc = draw(st.sampled_from(["a", "b", "c"]))
        role = draw(st.sampled_from(ROLES))
        actors = draw(st.lists(st.sampled_from(ACTORS), max_size=3, unique=True))
        place = Span(10 * number, 10 * number + 9)
        mentions.append(
            EventMention(
                type=draw(st.sampled_from(TYPES)),
                status=draw(st.sampled_from(STATUSES)),
                date=date,
                basis=basis,
                participants=tuple(Participant(actor, role) for actor in actors),
                countries=tuple(sorted({actor.country for actor in actors if actor.country})),
                place=None,
                topics=(),
                title=f"mention {number}",
                evidence=Evidence(
                    doc=f"{doc}.txt",
                    sha256=hashlib.sha256(doc.encode()).hexdigest(),
                    source=None,
                    published=PUBLISHED,
                    span=place,
                    quote="met again",
                    trigger=TriggerMention(place, "met again", "meet"),
                ),
                provenance=(),
            )
        )
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
    assert sorted(told) == sorted((mention.evidence.doc, mention.evidence.span) for mention in mentions)
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
    by_place = {(mention.evidence.doc, mention.evidence.span): mention for mention in mentions}
    for event in merge_mentions(mentions, ONTOLOGY):
        group = [by_place[one.doc, one.span] for one in event.evidence]
        dated = [mention for mention in group if mention.basis != "publication"]
        assert all(same_event(one, other) for one, other in itertools.combinations(dated, 2))


@settings(max_examples=100, deadline=None)
@given(sets_of_mentions())
def test_an_event_says_no_more_than_its_mentions(mentions: list[EventMention]) -> None:
    by_place = {(mention.evidence.doc, mention.evidence.span): mention for mention in mentions}
    for event in merge_mentions(mentions, ONTOLOGY):
        group = [by_place[one.doc, one.span] for one in event.evidence]
        assert event.type in {mention.type for mention in group}
        assert event.status in {mention.status for mention in group}
        assert (event.date, event.basis) in {(mention.date, mention.basis) for mention in group}
        named = {one.actor.id for mention in group for one in mention.participants}
        assert {one.actor.id for one in event.participants} <= named
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
            mention
            for story in order
            for mention in extraction_of(story, published=days[story], doc=f"{stories.index(story)}.txt").mentions
        ]
        return merge_mentions(mentions, ONTOLOGY)

    events = events_of(stories)
    again = events_of(data.draw(st.permutations(stories)))
    assert events == again
    assert jsonl(events) == jsonl(again)
