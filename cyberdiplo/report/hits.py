"""Answers of a search on a terminal: each with its date, its title and the quote that answers, the words marked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cyberdiplo.model.event import Evidence
from cyberdiplo.report.cells import cell, one_line
from cyberdiplo.report.dates import date_in_words
from cyberdiplo.report.screen import Emphasis, Screen
from cyberdiplo.timeline.search import Hit, marked_spans


def render_hits(hits: Sequence[Hit], screen: Screen) -> Iterator[str]:
    """The hits in their order, with a blank line between them."""
    for number, hit in enumerate(hits):
        event = hit.event
        head = f"{date_in_words(event.date)}  {cell(event, 'type').replace('_', ' ')}"
        yield "\n" * bool(number) + f"{screen.paint(head, 'bold')}  {screen.paint(event.id, 'dim')}\n"
        for line in screen.wrap(cell(event, "title")):
            yield _marked(line, hit.words, screen) + "\n"
        best = max(event.evidence, key=lambda mention: (_found(mention, hit.words), -mention.span.begin))
        for line in screen.wrap(f"“{one_line(best.quote)}”", "    "):
            yield _marked(line, hit.words, screen) + "\n"
        yield f"    {screen.paint(one_line(best.source or best.doc), 'dim')}\n"


def _found(mention: Evidence, words: frozenset[str]) -> int:
    return sum(1 for _ in marked_spans(mention.quote, words))


def _marked(line: str, words: frozenset[str], screen: Screen) -> str:
    parts: list[str] = []
    done = 0
    marks: tuple[Emphasis, ...] = ("bold", "yellow")
    for begin, end in marked_spans(line, words):
        parts += [line[done:begin], screen.paint(line[begin:end], *marks)]
        done = end
    return "".join([*parts, line[done:]])
