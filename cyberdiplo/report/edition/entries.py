"""Events as a report tells them, and the documents that they rest on."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import NamedTuple

from cyberdiplo.model.document import Document
from cyberdiplo.model.event import Event, Evidence
from cyberdiplo.report.address import web_address
from cyberdiplo.report.cells import actor_names, cell, one_line
from cyberdiplo.report.context import surroundings
from cyberdiplo.report.edition.content import Entry, Quote, Source
from cyberdiplo.report.edition.wording import Wording
from cyberdiplo.timeline.importance import importance
from cyberdiplo.timeline.query import publishers

# Merging begins at 0.9 and takes 0.2 off for what has no date of its own, 0.15 and 0.1 for lesser doubts: below this
# lies what has the first of these, or two of the others.
DOUBTFUL = 0.75

Paper = tuple[str, str]
"""The digest and the name of a document."""


class Numbering(NamedTuple):
    """The documents that the events of a report rest on, in their order, and the place of each in it."""

    sources: tuple[Source, ...]
    positions: Mapping[Paper, int]


class Setting(NamedTuple):
    """What all entries of a report share."""

    wording: Wording
    signs: Mapping[str, str]
    heads: Collection[str]
    texts: Mapping[str, Document]
    positions: Mapping[Paper, int]


def number_sources(events: Iterable[Event], wording: Wording) -> Numbering:
    """Number the documents by the day on which they appeared, then by publisher, name and digest."""
    told: dict[Paper, Evidence] = {}
    counts: dict[Paper, int] = {}
    for event in events:
        documents = {(mention.sha256, mention.doc): mention for mention in event.evidence}
        for document, mention in documents.items():
            told.setdefault(document, mention)
            counts[document] = counts.get(document, 0) + 1
    ordered = sorted(told, key=lambda document: _order(told[document]))
    return Numbering(
        tuple(_source(told[document], counts[document], wording) for document in ordered),
        {document: position for position, document in enumerate(ordered)},
    )


def _order(mention: Evidence) -> tuple[str, str, str, str]:
    # "~" comes after all digits, so that what has no day comes last.
    return (str(mention.published or "~"), mention.source or "", mention.doc, mention.sha256)


def _source(mention: Evidence, events: int, wording: Wording) -> Source:
    return Source(
        publisher=one_line(mention.source or ""),
        document=one_line(mention.doc),
        sha256=one_line(mention.sha256),
        published=str(mention.published or ""),
        published_words=wording.day(mention.published),
        url=web_address(mention.url),
        events=events,
    )


def entry_of(event: Event, setting: Setting) -> Entry:
    """``event`` in the report's language."""
    wording, date = setting.wording, event.date
    return Entry(
        id=cell(event, "id"),
        title=cell(event, "title"),
        when=wording.when(date),
        edtf=date.text if date else "",
        begin=date.earliest.isoformat() if date and date.earliest else None,
        end=date.latest.isoformat() if date and date.latest else None,
        type=cell(event, "type"),
        type_name=one_line(wording.type_name(event.type)),
        sign=setting.signs.get(event.type, "·"),
        status=event.status,
        status_name="" if event.status == "occurred" else wording.statuses[event.status],
        actors=tuple(one_line(name) for name in actor_names(event)),
        countries=tuple(one_line(code) for code in event.countries),
        place=cell(event, "place"),
        topics=tuple(one_line(wording.topic_name(topic)) for topic in event.topics),
        intensity=event.intensity,
        confidence=event.confidence.value,
        doubtful=event.confidence.value < DOUBTFUL,
        reasons=tuple(one_line(wording.reason(reason)) for reason in event.confidence.reasons),
        importance=importance(event, setting.heads),
        date_note=date_note(event, wording),
        publishers=tuple(one_line(name) for name in publishers(event)),
        quotes=_quotes(event, setting),
    )


def date_note(event: Event, wording: Wording) -> str:
    """How the date of ``event`` came about, from the piece of evidence that gave it."""
    mention = _dating(event)
    notes = wording.notes
    if event.date is None:
        return notes["undated"]
    if event.basis == "publication":
        return notes["publication"].format(published=wording.day(mention.published))
    timex = mention.timex
    if timex is None or (timex.anchor is None and event.basis != "explicit"):
        return notes[f"{event.basis}_bare"]
    basis = {"dateline": "dateline", "publication": "published", "text": "text"}.get(timex.anchor_basis, "none")
    borrowed = event.basis == "anaphoric" and timex.anchor_basis != "text"
    return notes["anaphoric_borrowed" if borrowed else event.basis].format(
        timex=one_line(mention.timex_text),
        anchor=wording.day(timex.anchor) if timex.anchor else "",
        basis=notes[basis],
        rule=one_line(timex.rule),
    )


def _dating(event: Event) -> Evidence:
    """The evidence that gave the event its date: whose expression means it, or whose article bounds it by its day."""
    if event.basis == "publication" and event.date:
        ends = (event.date.earliest, event.date.latest)
        return next((mention for mention in event.evidence if mention.published in ends), event.evidence[0])
    dated = [mention for mention in event.evidence if mention.timex]
    meant = (mention for mention in dated if mention.timex and mention.timex.interval == event.date)
    return next(meant, (dated or event.evidence)[0])


def _quotes(event: Event, setting: Setting) -> tuple[Quote, ...]:
    """The evidence, each sentence once: two of its words can announce one event."""
    sentences = {(mention.sha256, mention.doc, mention.span): mention for mention in reversed(event.evidence)}
    return tuple(_quote(mention, setting) for mention in reversed(sentences.values()))


def _quote(mention: Evidence, setting: Setting) -> Quote:
    before, after = "", ""
    document = setting.texts.get(mention.sha256)
    # Records can say anything: what they take from an article is shown in it only where it stands there.
    if document and document.text[mention.span.begin : mention.span.end] == mention.quote:
        before, after = surroundings(mention.span, document)
    begin, end = (offset - mention.span.begin for offset in mention.trigger.span)
    return Quote(
        text=one_line(mention.quote),
        trigger=within_line(mention.quote, begin, end),
        before=one_line(before),
        after=one_line(after),
        source=setting.positions[mention.sha256, mention.doc],
        speaker=one_line(mention.speaker or ""),
        via=one_line(mention.via or ""),
        timex=one_line(mention.timex_text),
    )


def within_line(text: str, begin: int, end: int) -> tuple[int, int]:
    """The offsets in ``one_line(text)`` of what stands at ``text[begin:end]``, or (0, 0) where nothing does."""
    if not 0 <= begin < end <= len(text):
        return (0, 0)
    # The line up to where the words end ends with the words, as what follows them only adds to it.
    last, words = len(one_line(text[:end])), one_line(text[begin:end])
    return (last - len(words), last) if words else (0, 0)
