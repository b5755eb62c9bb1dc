"""Which events matter most."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cyberdiplo.knowledge.compile import load_knowledge
from cyberdiplo.model.event import Event
from cyberdiplo.model.mention import Actor
from cyberdiplo.report.edition.compose import heads_of
from cyberdiplo.timeline.importance import RANKS, WEIGHTS, importance, most_important
from cyberdiplo.workflows import build_timeline
from tests.factories import KERRY, OBAMA, XI, event, evidence, participant

PRESIDENTS = frozenset({"President of China", "President of the United States"})


def told_by(count: int, **changes: Any) -> Event:
    return event(evidence=tuple(evidence(source=f"Paper {number}") for number in range(count)), **changes)


def test_more_publishers_make_an_event_more_important_up_to_eight() -> None:
    ranks = [importance(told_by(count)) for count in (1, 2, 4, 8, 16)]
    assert ranks == sorted(ranks)
    assert len(set(ranks[:4])) == 4
    assert ranks[3] == ranks[4]


def test_two_sentences_of_one_publisher_count_once() -> None:
    assert importance(event(evidence=(evidence("a"), evidence("b")))) == importance(event())


@pytest.mark.parametrize(("mild", "strong"), [(1.0, 7.0), (-1.0, -7.0), (0.0, -0.5), (4.0, -7.0)])
def test_what_lies_farther_from_neutral_is_more_important(mild: float, strong: float) -> None:
    assert importance(event(intensity=mild)) < importance(event(intensity=strong))


def test_heads_of_state_come_before_ministers_bodies_and_other_people() -> None:
    def of(*people: tuple[Actor, str | None]) -> float:
        participants = tuple(participant(actor, office=office) for actor, office in people)
        return importance(event(participants=participants), PRESIDENTS)

    body = Actor("mofcom", "Ministry of Commerce", "organisation", "CN")
    ranks = [
        of((XI, "President of China"), (OBAMA, "President of the United States")),
        of((XI, "President of China"), (KERRY, "U.S. Secretary of State")),
        of((XI, "President of China"), (body, None)),
        of((XI, "President of China")),
        of((KERRY, None)),
        of(),
    ]
    assert ranks == sorted(ranks, reverse=True)
    assert len(set(ranks)) == len(ranks)


def test_an_actor_in_two_parts_counts_once() -> None:
    twice = (participant(KERRY, "source"), participant(KERRY, "speaker"))
    assert importance(event(participants=twice)) == importance(event(participants=twice[:1]))


def test_the_weights_add_up_and_the_ranks_are_in_order() -> None:
    assert sum(WEIGHTS) == pytest.approx(1.0)
    assert list(RANKS.values()) == sorted(RANKS.values(), reverse=True)


@given(st.floats(-20, 20), st.integers(1, 40), st.integers(0, 2))
def test_it_stays_between_0_and_10(intensity: float, sources: int, actors: int) -> None:
    people = (participant(XI, office="President of China"), participant(OBAMA, office="President of the United States"))
    found = importance(told_by(sources, intensity=intensity, participants=people[:actors]), PRESIDENTS)
    assert 0 <= found <= 10


def test_the_most_important_keep_their_order_and_of_equals_the_first_are_taken() -> None:
    events = [event(title=title, intensity=number) for title, number in (("a", 1.0), ("b", 9.0), ("c", 1.0))]
    assert [one.title for one in most_important(events, 2)] == ["a", "b"]
    assert most_important(events, 9) == events
    assert most_important(events, 0) == []


def test_of_the_bundled_articles_the_leaders_meetings_and_agreements_come_first() -> None:
    knowledge = load_knowledge()
    found = most_important(build_timeline([], knowledge).events, 4, heads_of(knowledge))
    assert {one.type for one in found} == {"summit", "agreement"}
    assert all({"Xi Jinping", "Barack Obama"} & {p.actor.name for p in one.participants} for one in found)
