"""Composes a report: from events and what is known of their corpus to the one value that every format prints."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple, get_args

from cyberdiplo.knowledge.compile import Knowledge
from cyberdiplo.model.event import Event
from cyberdiplo.report.cells import one_line
from cyberdiplo.report.edition.content import Cover, Edition, Grouping, Language, Method, SectionName
from cyberdiplo.report.edition.cover import Answered, Read, corpus_of, filters_of, period_of, shown_of, stamp_of
from cyberdiplo.report.edition.entries import DOUBTFUL, Setting, entry_of, number_sources
from cyberdiplo.report.edition.figures import chart, lanes
from cyberdiplo.report.edition.groups import group_events
from cyberdiplo.report.edition.wording import Wording, load_wording
from cyberdiplo.timeline.importance import WEIGHTS, most_important

LANGUAGES: tuple[Language, ...] = get_args(Language)
GROUPINGS: tuple[Grouping, ...] = get_args(Grouping)
SECTIONS: tuple[SectionName, ...] = get_args(SectionName)

# As many as a reader keeps in mind of a page (Cowan 2001: four, give or take one).
_MOST_HIGHLIGHTS = 5


class Wishes(NamedTuple):
    """How a report is wanted. "" is the language's own title; ``top`` keeps the most important events only.

    ``stamp`` is the time to print on the cover, which makes two reports differ that otherwise would not.
    """

    lang: Language = "en"
    title: str = ""
    subtitle: str = ""
    group_by: Grouping = "year"
    sections: tuple[SectionName, ...] = SECTIONS
    top: int | None = None
    stamp: dt.datetime | None = None


def compose_edition(
    read: Read, answered: Answered, knowledge: Knowledge, ruleset: str, wishes: Wishes | None = None
) -> Edition:
    """The report on the events that answer a question about what was read."""
    wishes = wishes or Wishes()
    wording = load_wording(wishes.lang)
    types = knowledge.ontology.types
    signs = {id_: type_.sign for id_, type_ in types.items()}
    heads = heads_of(knowledge)
    events = list(answered.selection.events)
    if wishes.top is not None:
        events = most_important(events, wishes.top, heads)
    numbering = number_sources(events, wording)
    setting = Setting(wording, signs, heads, read.texts, numbering.positions)
    in_time = answered.query.order == "date"
    return Edition(
        lang=wishes.lang,
        labels=dict(wording.labels),
        sections=wishes.sections,
        cover=_cover(events, read, answered, ruleset, (wishes, wording)),
        events=tuple(entry_of(event, setting) for event in events),
        highlights=_highlights(events, heads),
        groups=group_events(events, wishes.group_by, tuple(types), wording, in_time=in_time),
        charts=chart(events, tuple(types), signs, wording),
        lanes=lanes(events),
        sources=numbering.sources,
        method=_method(events, knowledge, ruleset, wording),
    )


def heads_of(knowledge: Knowledge) -> frozenset[str]:
    """The titles of the offices whose holders are heads of state or government of the two sides."""
    offices = knowledge.gazetteer.offices
    return frozenset(offices[id_].title for id_ in knowledge.ontology.heads if id_ in offices)


def _highlights(events: list[Event], heads: frozenset[str]) -> tuple[int, ...]:
    positions = {event.id: position for position, event in enumerate(events)}
    return tuple(positions[event.id] for event in most_important(events, _MOST_HIGHLIGHTS, heads))


def _cover(events: list[Event], read: Read, answered: Answered, ruleset: str, printed: tuple[Wishes, Wording]) -> Cover:
    wishes, wording = printed
    corpus = corpus_of(read, wording)
    newest = dt.date.fromisoformat(corpus.latest) if corpus.latest else None
    return Cover(
        title=one_line(wishes.title) or wording.labels["title"],
        subtitle=one_line(wishes.subtitle),
        period=period_of(events, wording),
        filters=filters_of(answered.query, wording),
        corpus=corpus,
        ruleset=one_line(ruleset),
        newest=wording.day(newest),
        stamp=stamp_of(wishes.stamp, wording),
        shown=shown_of(events, read, answered, wording),
    )


def _method(events: list[Event], knowledge: Knowledge, ruleset: str, wording: Wording) -> Method:
    """The paragraphs, and the types that occur."""
    numbers = {name: round(100 * weight) for name, weight in WEIGHTS._asdict().items()}
    filled = {"doubtful": f"{DOUBTFUL:g}", "ruleset": one_line(ruleset), **numbers}
    types = knowledge.ontology.types
    present = {event.type for event in events}
    return Method(
        paragraphs=tuple(paragraph.format(**filled) for paragraph in wording.method),
        types=tuple(
            (type_.sign, one_line(wording.type_name(id_)), one_line(wording.definitions.get(id_) or type_.definition))
            for id_, type_ in types.items()
            if id_ in present
        ),
    )
