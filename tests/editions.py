"""Reports for tests and for trials: of the bundled articles, and of as many made events as one likes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from benchmarks.records import events as synthetic_events
from cyberdiplo.knowledge.compile import load_knowledge
from cyberdiplo.model.event import Event
from cyberdiplo.report.edition.compose import Wishes, compose_edition
from cyberdiplo.report.edition.content import Edition
from cyberdiplo.report.edition.cover import Answered, Read
from cyberdiplo.timeline.query import Query, select_events
from cyberdiplo.timeline.vocabulary import Vocabulary
from cyberdiplo.workflows import build_timeline, ruleset_of

KNOWLEDGE = load_knowledge()


def edition_of(events: Sequence[Event], query: Query | None = None, **wishes: Any) -> Edition:
    """The report on those of ``events`` that answer ``query``; ``wishes`` are fields of ``Wishes``."""
    query = query or Query()
    answered = Answered(query, select_events(events, query, Vocabulary()))
    return compose_edition(Read(tuple(events), {}), answered, KNOWLEDGE, "0.1.0+test", Wishes(**wishes))


def bundled_edition(query: Query | None = None, **wishes: Any) -> Edition:
    """The report on the five bundled articles."""
    query = query or Query()
    timeline = build_timeline([], KNOWLEDGE)
    answered = Answered(query, select_events(timeline.events, query, Vocabulary()))
    read = Read(timeline.events, timeline.texts)
    return compose_edition(read, answered, KNOWLEDGE, ruleset_of(KNOWLEDGE), Wishes(**wishes))


def synthetic_edition(count: int, **wishes: Any) -> Edition:
    """The report on ``count`` made events, the same ones every time, comments among them included."""
    return edition_of(list(synthetic_events(count)), Query(everything=True), **wishes)
