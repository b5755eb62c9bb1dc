"""One event in full: what is said of it, by whom, in which words, and how its date was worked out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from cyberdiplo.model.document import Document
from cyberdiplo.model.edtf import of_day
from cyberdiplo.model.event import Event, Evidence, Participant
from cyberdiplo.model.mention import Timex
from cyberdiplo.model.span import Span
from cyberdiplo.report.cells import cell, one_line, plain_text
from cyberdiplo.report.context import surroundings
from cyberdiplo.report.dates import date_in_words
from cyberdiplo.report.screen import Emphasis, Screen, tone

_LABEL = 11
_INDENT = "   "
_BASES = {
    "explicit": "as written",
    "relative": "counted from the day of the article",
    "anaphoric": "counted from another date in the text",
    "publication": "bounded by the day of publication; the text gives no date",
}
_ANCHORS = {"dateline": "the dateline", "publication": "the day of publication", "text": "a date in the text"}


def render_detail(event: Event, texts: Mapping[str, Document], screen: Screen) -> Iterator[str]:
    """``event`` for a reader; ``texts`` holds documents by digest, from which quotes get their surroundings."""
    yield _title(event, screen) + "\n"
    yield from _facts(event, screen)
    for number, mention in enumerate(event.evidence, 1):
        yield "\n"
        yield from _evidence(mention, number, texts.get(mention.sha256), screen)


def render_chain(event: Event, screen: Screen) -> Iterator[str]:
    """How the date came about, and which rules fired, step by step."""
    yield _title(event, screen)
    yield f"{event.id}  {date_in_words(event.date)}  {cell(event, 'type')}  {event.status}\n\n"
    chains: dict[str, list[int]] = {}
    for number, mention in enumerate(event.evidence, 1):
        chain = "".join([f"{_label('document')}{plain_text(mention.doc)}\n", *date_chain(mention, screen)])
        chains.setdefault(chain, []).append(number)
    for chain, numbers in chains.items():
        yield screen.paint(f"Date, from evidence {', '.join(map(str, numbers))}", "bold") + f"\n{chain}"
    yield _fact("so", _dated(event), screen, "bold") + "\n"
    yield screen.paint("Rules that fired", "bold") + "\n"
    for step in event.provenance:
        yield _fact(step.stage, plain_text(f"{step.rule}: {step.detail}"), screen)
    for mention in event.evidence:
        yield f"{_label('trigger')}{plain_text(mention.trigger.rule)}: “{one_line(mention.trigger.text)}”\n"
    yield f"{_label('ruleset')}{plain_text(event.ruleset)}\n"


def date_chain(mention: Evidence, screen: Screen) -> Iterator[str]:
    """Expression, span, anchor, rule and value of one mention."""
    published = date_in_words(of_day(mention.published)) if mention.published else "unknown"
    yield f"{_label('published')}{published}\n"
    timex = mention.timex
    if timex is None:
        yield f"{_label('expression')}none in the sentence\n"
        return
    words = screen.paint(f"“{one_line(mention.timex_text)}”", "yellow")
    yield f"{_label('expression')}{words} at {offsets(timex.span)}\n"
    yield f"{_label('rule')}{plain_text(timex.rule)}\n"
    if timex.anchor:
        named = _ANCHORS.get(timex.anchor_basis, timex.anchor_basis)
        yield f"{_label('anchor')}{timex.anchor}, {named}\n"
    yield f"{_label('value')}{_value(timex)}\n"


def _value(timex: Timex) -> str:
    """TIMEX3 attributes, and what they mean on the calendar."""
    modified = f" mod={plain_text(timex.mod)}" if timex.mod else ""
    means = f" = {timex.interval.text} ({date_in_words(timex.interval)})" if timex.interval else ""
    return f"{timex.type} {plain_text(timex.value)}{modified}{means}"


def _facts(event: Event, screen: Screen) -> Iterator[str]:
    yield _fact("date", _dated(event), screen)
    colour = tone(event.intensity)
    plover = f", PLOVER {cell(event, 'plover')}" if event.plover else ""
    kind = f"{cell(event, 'type').replace('_', ' ')}, {event.status}, intensity {event.intensity:+g}{plover}"
    yield _fact("type", kind, screen, *([colour] if colour else []))
    for number, participant in enumerate(event.participants):
        yield _fact("actors" if number == 0 else "", _participant(participant), screen)
    for name in ("place", "topics", "countries", "thread"):
        if text := cell(event, name):
            yield _fact(name, text, screen)
    reasons = "; ".join(plain_text(reason) for reason in event.confidence.reasons)
    yield _fact("confidence", f"{event.confidence.value:g}{': ' if reasons else ''}{reasons}", screen)
    if event.related:
        yield _fact("related", cell(event, "related"), screen)
    yield _fact("id", event.id, screen)


def _dated(event: Event) -> str:
    if event.date is None:
        return "undated: neither the text nor the page gives a date"
    return f"{date_in_words(event.date)} ({event.date.text}), {_BASES[event.basis]}"


def _participant(participant: Participant) -> str:
    actor = participant.actor
    about = [part for part in (participant.office, actor.country, participant.role) if part]
    return plain_text(f"{actor.name} ({', '.join(about)})")


def _title(event: Event, screen: Screen) -> str:
    return "".join(screen.paint(line, "bold") + "\n" for line in screen.wrap(cell(event, "title")))


def _fact(name: str, text: str, screen: Screen, *emphases: Emphasis) -> str:
    lines = [line[_LABEL:] for line in screen.wrap(text, " " * _LABEL)]
    labels = [name, *[""] * (len(lines) - 1)]
    return "".join(
        f"{_label(label)}{screen.paint(line, *emphases)}\n" for label, line in zip(labels, lines, strict=True)
    )


def _label(name: str) -> str:
    return f"{name:<{_LABEL}}"


def _evidence(mention: Evidence, number: int, document: Document | None, screen: Screen) -> Iterator[str]:
    day = f", {date_in_words(of_day(mention.published))}" if mention.published else ""
    told = f"{plain_text(mention.source or mention.doc)}{day}"
    by = f", {plain_text(mention.speaker)} says so" if mention.speaker else ""
    via = f", citing {plain_text(mention.via)}" if mention.via else ""
    yield screen.paint(f"{number}. {told}{by}{via}", "bold") + "\n"
    where = f"{plain_text(mention.doc)}, characters {offsets(mention.span)}"
    yield f"{_INDENT}{screen.paint(where, 'dim')}\n"
    before, after = surroundings(mention.span, document)
    for text, emphasis in ((before, "dim"), (mention.quote, None), (after, "dim")):
        line = one_line(text)
        if line and emphasis:
            yield "".join(screen.paint(part, "dim") + "\n" for part in screen.wrap(line, _INDENT))
        elif line:
            marked = (mention.trigger.text, mention.timex_text)
            yield "".join(_marked(part, marked, screen) + "\n" for part in screen.wrap(f"“{line}”", _INDENT))
    if mention.url:
        yield f"{_INDENT}{plain_text(mention.url)}\n"


def _marked(line: str, marked: tuple[str, str], screen: Screen) -> str:
    """``line`` with the trigger and the time expression highlighted, where they stand on it unbroken."""
    trigger, timex = (one_line(text) for text in marked)
    if trigger and trigger in line:
        line = line.replace(trigger, screen.paint(trigger, "bold", "underline"), 1)
    if timex and timex in line and timex not in trigger:
        line = line.replace(timex, screen.paint(timex, "yellow"), 1)
    return line


def offsets(span: Span) -> str:
    """A place in the text, for people."""
    return f"{span.begin}–{span.end}"
