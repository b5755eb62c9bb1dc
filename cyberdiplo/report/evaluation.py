"""The figures of an evaluation and what is wrong: in words for a terminal, in rows, and as one JSON object."""

from __future__ import annotations

from collections.abc import Iterator

from cyberdiplo.report.cells import plain_text
from cyberdiplo.report.records import to_json
from cyberdiplo.report.screen import Emphasis, Screen
from cyberdiplo.timeline.counting import Row
from cyberdiplo.timeline.evaluation import Discrepancy, DiscrepancyKind, Scores

MEANINGS = {
    "gold": "annotated mentions",
    "gold_core": "of them core: a timeline must have them",
    "predicted": "events found in the annotated documents",
    "core_found": "core mentions in some event's evidence",
    "core_correct": "core mentions with the right type and date",
    "all_correct": "mentions with the right type and date",
    "precision": "events that are right",
    "date_exact": "dates exactly right, where the type is",
    "date_relaxed": "dates at least nearly right, where the type is",
    "type_strict": "types as annotated, not only accepted",
    "actor_precision": "actors found that are annotated",
    "actor_recall": "annotated actors that are found",
    "status": "statuses as annotated, where type and date are right",
    "merge_recall": "pairs of mentions of one event that are together",
    "wrong_merges": "events made of several different ones",
}
"""What each figure says, in a line; its definition is in ``timeline.evaluation``."""

COUNTS = frozenset({"gold", "gold_core", "predicted", "wrong_merges"})
_COLOURS: dict[DiscrepancyKind, Emphasis] = {
    "missed": "yellow",
    "wrong": "red",
    "extra": "cyan",
    "wrong merge": "red",
}


def figure_cell(figure: str, value: float | None) -> str:
    """A figure as text: a count as it is, a share with three decimals, a dash where there was nothing to measure."""
    if value is None:
        return "–"
    return f"{value:.0f}" if figure in COUNTS else f"{value:.3f}"


def figure_rows(scores: Scores) -> list[Row]:
    """One row a figure."""
    return [
        {"figure": figure, "value": value, "meaning": MEANINGS[figure]} for figure, value in scores.figures().items()
    ]


def error_rows(scores: Scores) -> list[Row]:
    """One row for each thing that is wrong: what is annotated, and what was found instead."""
    return [_error_row(discrepancy) for discrepancy in scores.discrepancies]


def _error_row(discrepancy: Discrepancy) -> Row:
    gold, event = discrepancy.gold, discrepancy.prediction
    docs = [mention.doc for mention in gold] or [event.evidence[0].doc if event else ""]
    return {
        "kind": discrepancy.kind,
        "doc": " + ".join(dict.fromkeys(docs)),
        "mentions": " + ".join(mention.id for mention in gold),
        "core": int(any(mention.core for mention in gold)),
        "triggers": " + ".join(mention.trigger for mention in gold),
        "gold_type": " + ".join(dict.fromkeys(mention.type for mention in gold)),
        "gold_date": " + ".join(dict.fromkeys(mention.date or "none" for mention in gold)),
        "type": event.type if event else None,
        "date": event.date if event else None,
        "event": event.id if event else None,
        "title": event.title if event else None,
    }


def render_scores(scores: Scores, screen: Screen, *, errors: bool) -> Iterator[str]:
    """The figures with their meanings and, with ``errors``, what is wrong below them."""
    figures = scores.figures()
    width = max(map(len, figures))
    for figure, value in figures.items():
        cell = screen.paint(figure_cell(figure, value).rjust(5), "bold")
        yield f"{figure.ljust(width)}  {cell}  {screen.paint(MEANINGS[figure], 'dim')}\n"
    if errors and scores.discrepancies:
        yield "\n"
        for discrepancy in scores.discrepancies:
            yield from (f"{line}\n" for line in _in_words(discrepancy, screen))


def told(discrepancy: Discrepancy) -> str:
    """One discrepancy in two lines of plain text."""
    return "\n".join(_in_words(discrepancy, Screen()))


def _in_words(discrepancy: Discrepancy, screen: Screen) -> Iterator[str]:
    """What is annotated, a line for each mention, and indented below it what was found."""
    kind = screen.paint(discrepancy.kind.ljust(11), _COLOURS[discrepancy.kind])
    event = discrepancy.prediction
    for mention in discrepancy.gold:
        core = " (core)" if mention.core else ""
        date = mention.date or "no date"
        yield f"{kind} {plain_text(f'{mention.id}{core}: {mention.type}, {date}, “{mention.trigger}”')}"
        kind = " " * 11
    if event is None:
        return
    found = plain_text(f"{event.type}, {event.date or 'no date'}, {event.status}: {event.title}")
    if discrepancy.gold:
        yield from screen.wrap(f"found: {found}", " " * 12)
    else:
        yield f"{kind} {plain_text(event.evidence[0].doc)}: {found}"


def render_scores_json(scores: Scores, *, errors: bool) -> Iterator[str]:
    """One object with the figures by name and, with ``errors``, what is wrong as a list under ``errors``."""
    wrong: dict[str, object] = {"errors": error_rows(scores)} if errors else {}
    yield to_json({**scores.figures(), **wrong}, indent=2) + "\n"
