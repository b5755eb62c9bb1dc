"""What each stage made of a text: sentences, time expressions with the rules that were tried, actors, events."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cyberdiplo.extract.pipeline import Extraction
from cyberdiplo.extract.timexes import TimexTrace
from cyberdiplo.model.event import EventMention
from cyberdiplo.report.cells import one_line, plain_text
from cyberdiplo.report.dates import date_in_words
from cyberdiplo.report.detail import date_chain, offsets
from cyberdiplo.report.screen import Screen


def render_parse(extraction: Extraction, traces: Sequence[TimexTrace], screen: Screen) -> Iterator[str]:
    """The stages in the order of the work. ``traces`` tell every temporal rule that fitted, and what became of it."""
    document = extraction.document
    text = document.text
    basis = "the dateline" if document.dateline else "publication"
    yield _head("Document", screen)
    unknown = "contested: see the doubts below" if document.contested else "unknown: give --published"
    yield f"  created    {document.dct} ({basis})\n" if document.dct else f"  created    {unknown}\n"
    yield _head("Sentences", screen)
    for number, sentence in enumerate(extraction.sentences, 1):
        yield f"  {number}. {offsets(sentence.span)} {_quoted(sentence.span.of(text))}\n"
    yield _head("Time expressions", screen)
    for timex in extraction.timexes:
        anchor = f", from {timex.anchor} ({timex.anchor_basis})" if timex.anchor else ""
        modified = f" mod={timex.mod}" if timex.mod else ""
        means = f" = {date_in_words(timex.interval)} ({timex.interval.text})" if timex.interval else ""
        words = screen.paint(_quoted(timex.span.of(text)), "yellow")
        yield f"  {offsets(timex.span)} {words} {timex.type} {timex.value}{modified}{means}\n"
        yield f"      by {timex.rule}{anchor}\n"
    yield from _nothing(extraction.timexes)
    yield _head("Temporal rules that fitted", screen)
    for trace in traces:
        yield from _trace(trace, text, screen)
    yield from _nothing(traces)
    yield _head("Actors", screen)
    for mention in extraction.links.actors:
        names = ", ".join(plain_text(f"{actor.name} [{actor.id}]") for actor in mention.actors)
        where = f"{offsets(mention.span)} {_quoted(mention.span.of(text))}"
        yield f"  {where} = {names}, {mention.form}, by {mention.rule}\n"
    yield from _nothing(extraction.links.actors)
    yield _head("Events", screen)
    for event in extraction.mentions:
        yield from _event(event, screen)
    yield from _nothing(extraction.mentions)
    for doubt in extraction.diagnostics:
        yield f"  doubt: {plain_text(doubt.message)}\n"


def _trace(trace: TimexTrace, text: str, screen: Screen) -> Iterator[str]:
    slots = ", ".join(f"{name}={value}" for name, value in trace.slots)
    verdict = screen.paint(trace.verdict, "green") if trace.verdict == "won" else trace.verdict
    why = f": {trace.reason}" if trace.reason else ""
    yield f"  {offsets(trace.span)} {_quoted(trace.span.of(text))} {trace.rule} → {verdict}{plain_text(why)}\n"
    yield f"      {trace.operator}({plain_text(slots)})\n"


def _event(event: EventMention, screen: Screen) -> Iterator[str]:
    yield f"  {screen.paint(plain_text(event.title), 'bold')}\n"
    date = event.date.text if event.date else "none"
    yield f"    {event.type}, {event.status}, {date_in_words(event.date)} ({date}, {event.basis})\n"
    for participant in event.participants:
        office = f", {participant.office}" if participant.office else ""
        yield f"    {participant.role}: {plain_text(participant.actor.name + office)}\n"
    trigger = event.evidence.trigger
    yield f"    trigger: {_quoted(trigger.text)} by {trigger.rule}\n"
    for line in date_chain(event.evidence, screen):
        yield f"    {line}"
    for step in event.provenance:
        yield f"    {step.stage}: {plain_text(step.rule)}: {plain_text(step.detail)}\n"
    if not event.on_topic:
        yield "    off topic\n"


def _head(name: str, screen: Screen) -> str:
    return screen.paint(name, "bold") + "\n"


def _nothing(found: Sequence[object]) -> Iterator[str]:
    if not found:
        yield "  none\n"


def _quoted(text: str) -> str:
    return f"“{one_line(text)}”"
