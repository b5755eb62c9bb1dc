"""A report in plain text of 72 columns, for mail. It needs no library beside Python's own.

What an article says is never at the beginning of a line, where programs for mail look for marks (``>``, ``From``,
``--``). Wide letters count two columns.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from cyberdiplo.report.edition.content import Edition, Entry, Quote, SectionName
from cyberdiplo.report.width import cell_width, fold_text

# What RFC 3676 (4.2) and RFC 1855 ask of mail: short of 80, with room for the marks of who quotes it.
WIDTH = 72

_INDENT = "  "
_DEEPER = "    "
_LONGEST_BAR = 30


def render_text(edition: Edition) -> Iterator[str]:
    """The report in lines, each with its line break."""
    for part in (_cover(edition), *(_section(edition, name) for name in edition.sections)):
        for line in part:
            yield line.rstrip() + "\n"


def _cover(edition: Edition) -> Iterator[str]:
    labels, cover = edition.labels, edition.cover
    yield from _heading(cover.title, "=")
    if cover.subtitle:
        yield from fold_text(cover.subtitle, WIDTH, _INDENT)
    yield ""
    facts = {
        labels["period"]: cover.period,
        labels["filters"]: labels["semicolon"].join(cover.filters) or labels["no_filters"],
        labels["shown"]: cover.shown,
        labels["corpus"]: cover.corpus.summary,
        labels["all_publishers"]: labels["comma"].join(cover.corpus.publishers),
        labels["newest"]: cover.newest,
        labels["digest"]: cover.corpus.digest,
        labels["ruleset"]: cover.ruleset,
        labels["stamp"]: cover.stamp,
    }
    for label, text in facts.items():
        if text:
            yield from fold_text(f"{label}{labels['colon']}{text}", WIDTH, "", _INDENT)


def _section(edition: Edition, name: SectionName) -> Iterator[str]:
    yield from ("", "")
    yield from _heading(edition.labels[name], "-")
    match name:
        case "overview":
            yield from _overview(edition)
        case "charts":
            yield from _charts(edition)
        case "lanes":
            yield from _lanes(edition)
        case "timeline":
            yield from _timeline(edition)
        case "sources":
            yield from _sources(edition)
        case "method":
            yield from _method(edition)


def _heading(text: str, rule: str) -> Iterator[str]:
    lines = fold_text(text, WIDTH)
    yield from lines
    yield rule * max(map(cell_width, lines))


def _overview(edition: Edition) -> Iterator[str]:
    labels = edition.labels
    yield ""
    if not edition.highlights:
        yield from fold_text(labels["no_events"], WIDTH)
        return
    yield f"{labels['highlights']}{labels['colon']}"
    for position in edition.highlights:
        yield from _told(edition.events[position], edition)


def _told(event: Entry, edition: Edition) -> list[str]:
    """When, what, and what sort of event it is."""
    labels = edition.labels
    kind = labels["comma"].join(filter(None, (event.type_name, event.status_name)))
    doubt = f"{labels['semicolon']}{labels['doubtful']}" if event.doubtful else ""
    return fold_text(f"{event.when} – {event.title} ({kind}{doubt})", WIDTH, "* ", _INDENT)


def _charts(edition: Edition) -> Iterator[str]:
    charts = edition.charts
    totals = [sum(series.counts[at] for series in charts.series) for at in range(len(charts.periods))]
    if totals:
        yield ""
        yield from _bars(list(zip(charts.periods, totals, strict=True)))
    if charts.note:
        yield ""
        yield from fold_text(charts.note, WIDTH)


def _bars(rows: Sequence[tuple[str, int]]) -> Iterator[str]:
    """A row each: name, number, and a bar as long as the number is to the greatest."""
    most = max(number for _, number in rows) or 1
    digits = len(str(most))
    width = max(cell_width(name) for name, _ in rows)
    for name, number in rows:
        bar = "#" * -(-number * min(_LONGEST_BAR, most) // most)
        yield f"{_INDENT}{name}{' ' * (width - cell_width(name))}  {number:>{digits}}  {bar}"


def _lanes(edition: Edition) -> Iterator[str]:
    yield ""
    if not edition.lanes:
        yield from fold_text(edition.labels["no_actor"], WIDTH)
    for lane in edition.lanes:
        yield from fold_text(f"{lane.actor}{edition.labels['colon']}{len(lane.events)}", WIDTH, _INDENT, _DEEPER)


def _timeline(edition: Edition) -> Iterator[str]:
    if not edition.groups:
        yield ""
        yield from fold_text(edition.labels["no_events"], WIDTH)
    for group in edition.groups:
        yield ""
        yield from fold_text(f"[ {group.heading} ]", WIDTH)
        for position in group.events:
            yield ""
            yield from _event(edition.events[position], edition)


def _event(event: Entry, edition: Edition) -> Iterator[str]:
    labels = edition.labels
    yield from _told(event, edition)
    notes = [event.date_note]
    if event.doubtful:
        reasons = labels["semicolon"].join(event.reasons)
        notes.append(f"{labels['confidence']} {event.confidence:g}{labels['colon']}{reasons}")
    for note in notes:
        yield from fold_text(note, WIDTH, _INDENT)
    for quote in event.quotes:
        yield from fold_text(f"“{quote.text}”", WIDTH, _DEEPER)
        yield from fold_text(f"-- {_cited(quote, edition)}", WIDTH, _DEEPER, _DEEPER + "   ")


def _cited(quote: Quote, edition: Edition) -> str:
    labels, source = edition.labels, edition.sources[quote.source]
    speaker = f"{quote.speaker} {labels['says_so']}" if quote.speaker else ""
    via = f"{labels['citing']} {quote.via}" if quote.via else ""
    parts = _present((source.publisher or source.document, source.published_words, speaker, via))
    return f"{labels['comma'].join(parts)} [{quote.source + 1}]"


def _sources(edition: Edition) -> Iterator[str]:
    labels = edition.labels
    yield ""
    for number, source in enumerate(edition.sources, 1):
        parts = _present((source.publisher, source.published_words, source.document))
        mark = f"[{number}] "
        hanging = " " * len(mark)
        counted = f"({labels['events_from']}{labels['colon']}{source.events})"
        yield from fold_text(f"{labels['comma'].join(parts)} {counted}", WIDTH, mark, hanging)
        if source.url:
            yield from fold_text(source.url, WIDTH, hanging)


def _method(edition: Edition) -> Iterator[str]:
    for paragraph in edition.method.paragraphs:
        yield ""
        yield from fold_text(paragraph, WIDTH)
    if edition.method.types:
        yield ""
    for sign, name, definition in edition.method.types:
        yield from fold_text(f"{sign} {name}{edition.labels['colon']}{definition}", WIDTH, _INDENT, _DEEPER)


def _present(texts: Iterable[str]) -> list[str]:
    return [text for text in texts if text]
