"""What stands on the cover: what was asked, what was read, what is shown and what is left out."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from cyberdiplo.model.document import Document
from cyberdiplo.model.edtf import between
from cyberdiplo.model.event import Event
from cyberdiplo.report.cells import one_line
from cyberdiplo.report.edition.content import Corpus
from cyberdiplo.report.edition.wording import Wording
from cyberdiplo.timeline.matching import date_tests
from cyberdiplo.timeline.query import Criterion, Query, Selection

_UTC = "UTC"


class Read(NamedTuple):
    """What was read: all its events, and the documents that are at hand, by their digest.

    ``passed_over`` counts those of them that were off the subject and read for no event, ``unread`` the inputs that
    could not be read.
    """

    events: tuple[Event, ...]
    texts: Mapping[str, Document]
    passed_over: int = 0
    unread: int = 0


class Answered(NamedTuple):
    """A question, and the events that answer it."""

    query: Query
    selection: Selection


class _Paper(NamedTuple):
    """A document as far as it is known: from itself, or from the evidence that was taken from it."""

    source: str | None
    published: dt.date | None


def corpus_of(read: Read, wording: Wording) -> Corpus:
    """The documents that were read; of records, those that the events name."""
    papers = {
        mention.sha256: _Paper(mention.source, mention.published) for event in read.events for mention in event.evidence
    }
    papers |= {digest: _Paper(document.source, document.published) for digest, document in read.texts.items()}
    names = sorted({one_line(paper.source) for paper in papers.values() if paper.source})
    days = sorted(paper.published for paper in papers.values() if paper.published)
    undated = len(papers) - len(days)
    parts = [wording.counted("documents", len(papers)), wording.counted("publishers", len(names))]
    if days:
        parts.append(wording.when(between(days[0], days[-1])))
    doubts = {"undated_documents": undated, "passed_over": read.passed_over, "unread": read.unread}
    parts += [wording.counted(name, number) for name, number in doubts.items() if number]
    return Corpus(
        documents=len(papers),
        publishers=tuple(names),
        earliest=days[0].isoformat() if days else "",
        latest=days[-1].isoformat() if days else "",
        digest=hashlib.sha256("\n".join(sorted(papers)).encode()).hexdigest(),
        summary=wording.counts["comma"].join(parts),
    )


def period_of(events: Iterable[Event], wording: Wording) -> str:
    """The first to the last day that the events are known to touch, in words; "" where none has a date."""
    dates = [event.date for event in events if event.date]
    first = min((day for date in dates if (day := date.earliest or date.latest)), default=None)
    last = max((day for date in dates if (day := date.latest or date.earliest)), default=None)
    return wording.when(between(first, last)) if first and last else ""


def filters_of(query: Query, wording: Wording) -> tuple[str, ...]:
    """The question in words, one text for each of its conditions."""
    fields = wording.fields
    told = [_condition("date", [wording.when(one) for one in group], wording) for group in query.within]
    told += [_without("date", [wording.when(one) for one in query.outside], wording)] if query.outside else []
    for criterion in query.criteria:
        told += _criterion(criterion, wording)
    if query.min_confidence:
        told.append(fields["min-confidence"].format(n=f"{query.min_confidence:g}"))
    if query.min_sources:
        told.append(fields["min-sources"].format(n=query.min_sources))
    if query.max_sources is not None:
        told.append(fields["max-sources"].format(n=query.max_sources))
    if query.match == "certain" and query.by_date:
        told.append(fields["certain"])
    if query.everything:
        told.append(fields["everything"])
    return tuple(one_line(text) for text in told)


def _criterion(criterion: Criterion, wording: Wording) -> list[str]:
    names = _names(criterion.field, wording)
    wanted, unwanted = ([names.get(value, value) for value in values] for values in criterion[1:])
    told = [_condition(criterion.field, wanted, wording)] if wanted else []
    return [*told, _without(criterion.field, unwanted, wording)] if unwanted else told


def _names(field: str, wording: Wording) -> Mapping[str, str]:
    """What the values of a filter are called."""
    tables = {
        "type": wording.types,
        "status": wording.statuses,
        "topic": wording.topics,
        "side": wording.sides,
    }
    return tables.get(field, {})


def _condition(field: str, values: Sequence[str], wording: Wording) -> str:
    # Plain words must all be there; values of any other filter are alternatives.
    joint = wording.fields["and" if field == "word" else "or"]
    return wording.fields["filter"].format(field=wording.fields[field], values=joint.join(values))


def _without(field: str, values: Sequence[str], wording: Wording) -> str:
    joined = wording.fields["not"].format(values=wording.fields["or"].join(values))
    return wording.fields["filter"].format(field=wording.fields[field], values=joined)


def shown_of(shown: Sequence[Event], read: Read, answered: Answered, wording: Wording) -> str:
    """What is shown, and where all other events of the corpus have gone."""
    total, (query, selection) = len(read.events), answered
    apart = {
        "comments": selection.comments,
        "off_topic": selection.off_topic,
        "without_date": selection.undated,
        "beyond_limit": selection.beyond_limit,
        "less_important": len(selection.events) - len(shown),
    }
    outside = total - len(shown) - sum(apart.values())
    left = [wording.counted(name, number) for name, number in {"outside": outside, **apart}.items() if number]
    parts = [wording.counts["shown"][0 if total == 1 else -1].format(n=len(shown), total=total)]
    if left:
        parts.append(wording.counts["left"].format(list=wording.counts["comma"].join(left)))
    if undated := sum(event.date is None for event in shown):
        parts.append(wording.counted("undated", undated))
    if uncertain := _uncertain(shown, query):
        parts.append(wording.counted("uncertain", uncertain))
    if filters := filters_of(query, wording):
        parts.append(wording.counts["filter"].format(list=wording.counts["comma"].join(filters)))
    return str(wording.counts["semicolon"]).join(parts)


def _uncertain(shown: Sequence[Event], query: Query) -> int:
    """How many of the events may lie outside the dates that were asked for."""
    certain = date_tests(query.within, query.outside)[1]
    return sum(event.date is not None and not certain(event.date) for event in shown) if query.by_date else 0


def stamp_of(moment: dt.datetime | None, wording: Wording) -> str:
    """The time of printing in words, to the minute, with its distance from UTC; "" where none is to be printed."""
    if moment is None:
        return ""
    day = wording.when(between(moment.date(), moment.date()))
    offset = moment.strftime("%z")
    zone = _UTC if offset in ("", "+0000") else f"{_UTC}{offset[:3]}:{offset[3:5]}"
    return wording.cover["stamp"].format(day=day, time=f"{moment:%H:%M}", zone=zone)
