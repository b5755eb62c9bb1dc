"""How much an event matters to somebody who reads only a few of them: a pure function of what is known of it.

Three questions, each answered from 0 to 1, and a weight for each (``WEIGHTS``):

- who tells of it: no one or one publisher is 0, each doubling adds the same, eight or more are 1;
- what it is: how far its type lies from neutral on Goldstein's scale (1992), by which the ontology grades every type
  from +10 (cooperation) to -10 (conflict);
- who takes part: the mean of the two highest ranks (``RANKS``), so that what two leaders do together comes before what
  one of them does alone.

The sum is given from 0 to 10. It orders events and is no measurement: half a point means nothing.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable
from typing import NamedTuple

from cyberdiplo.model.event import Event, Participant
from cyberdiplo.timeline.query import publishers


class Weights(NamedTuple):
    """What each answer counts; they add up to 1."""

    sources: float
    type: float
    actors: float


# What an event is says most, as a summit that a single paper tells of is one all the same. Who tells of it and who
# takes part weigh alike, and together more, so that a meeting of leaders in every paper comes before a decree that one
# paper mentions. On the bundled articles this puts the leaders' meetings and their agreement first (a test holds it).
WEIGHTS = Weights(sources=0.3, type=0.4, actors=0.3)

# From the protocol of states: their heads; those who hold an office in them; the bodies and the states themselves,
# which act through somebody unnamed; other people. Equal steps, because only the order is known.
RANKS = {"head": 1.0, "office": 0.75, "body": 0.5, "person": 0.25}

# Doublings of publishers after which more of them say nothing new: 8, about as many as report one event in the
# annotated documents.
_DOUBLINGS = 3.0
_MOST_INTENSE = 10.0


def importance(event: Event, heads: Collection[str] = frozenset()) -> float:
    """From 0 to 10, to a tenth. ``heads`` are the titles of the offices of heads of state and government."""
    sources = min(math.log2(max(len(publishers(event)), 1)) / _DOUBLINGS, 1.0)
    kind = min(abs(event.intensity) / _MOST_INTENSE, 1.0)
    actors = sum(_ranks(event.participants, heads)[:2]) / 2
    return round(10 * (WEIGHTS.sources * sources + WEIGHTS.type * kind + WEIGHTS.actors * actors), 1)


def most_important(events: Iterable[Event], count: int, heads: Collection[str] = frozenset()) -> list[Event]:
    """The ``count`` most important of ``events`` in the order in which they came; of equals, the first ones."""
    given = list(events)
    ranked = sorted(range(len(given)), key=lambda at: -importance(given[at], heads))
    return [given[at] for at in sorted(ranked[:count])]


def _ranks(participants: Iterable[Participant], heads: Collection[str]) -> list[float]:
    ranks = {one.actor.id: _rank(one, heads) for one in participants}
    return sorted(ranks.values(), reverse=True)


def _rank(participant: Participant, heads: Collection[str]) -> float:
    if participant.actor.kind != "person":
        return RANKS["body"]
    if participant.office is None:
        return RANKS["person"]
    return RANKS["head" if participant.office in heads else "office"]
