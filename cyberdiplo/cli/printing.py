"""Chooses how events are printed: by ``--format``, by the file's name, or by what stdout is.

The renderers are imported where they are chosen, so that none waits for the others' libraries.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from cyberdiplo.cli.manners import emit, say, screen_of
from cyberdiplo.cli.options import Layout, Output
from cyberdiplo.errors import OutputError, QueryError
from cyberdiplo.knowledge.compile import Knowledge
from cyberdiplo.model.event import Event
from cyberdiplo.report.cells import chosen_fields, record_of
from cyberdiplo.report.grouping import HEADINGS
from cyberdiplo.report.records import to_json
from cyberdiplo.report.screen import Screen
from cyberdiplo.timeline.counting import Row
from cyberdiplo.timeline.vocabulary import unknown_value

FORMATS = ("table", "plain", "json", "jsonl", "csv", "tsv", "md", "ics", "timelinejs", "jsonld", "markwhen")
ROW_FORMATS = ("table", "plain", "json", "jsonl", "csv", "tsv", "md")
PRINTED = ("html", "pdf")
"""Formats that only a report has, which knows more than a row of events."""
_ENDINGS = {
    ".json": "json",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".csv": "csv",
    ".tsv": "tsv",
    ".md": "md",
    ".markdown": "md",
    ".txt": "plain",
    ".ics": "ics",
    ".jsonld": "jsonld",
    ".mw": "markwhen",
}
PRINTED_ENDINGS = {".html": "html", ".htm": "html", ".pdf": "pdf"}
_WITH_FIELDS = frozenset({"table", "plain", "json", "jsonl", "csv", "tsv"})
_ONLY_DATED = frozenset({"ics", "timelinejs", "markwhen"})


def print_events(events: Sequence[Event], knowledge: Knowledge, output: Output, layout: Layout | None = None) -> None:
    """Print ``events``, all of each or the chosen fields; the knowledge has the signs of their types."""
    screen = screen_of(colour=not output.no_color)
    to = file_of(output)
    format_ = format_of(output, terminal=to_terminal(output, screen))
    layout = layout or Layout()
    if layout.group not in HEADINGS:
        raise unknown_value("group", layout.group, tuple(HEADINGS), shown="--group ")
    fields = chosen_fields(output.fields, of_records=format_.startswith("json")) if output.fields else None
    if fields and format_ not in _WITH_FIELDS:
        raise QueryError(f"the format {format_} has no fields to choose", where=f"--fields {output.fields}")
    chunks: Iterable[str]
    match format_:
        case "json" | "jsonl":
            chunks = _json_text(events, fields, lines=format_ == "jsonl")
        case "md":
            chunks = _markdown(events, layout)
        case "ics" | "timelinejs" | "jsonld" | "markwhen":
            chunks = _exported(events, format_)
        case "table":
            chunks = _table(events, knowledge, screen if to is None else Screen(), fields, layout)
        case _:
            chunks = _sheet(events, fields, format_)
    emit(chunks, to, screen, paged=format_ == "table" and not output.no_pager)
    undated = sum(event.date is None for event in events)
    if undated and format_ in _ONLY_DATED and not output.quiet:
        say("note", f"{undated} without a date left out, for which {format_} has no place")


def _exported(events: Sequence[Event], format_: str) -> Iterator[str]:
    """The formats of other programs."""
    match format_:
        case "ics":
            try:
                from cyberdiplo.report.calendar import render_ics  # noqa: PLC0415 - see above
            except ModuleNotFoundError as error:
                hint = "install it with: pip install 'cyberdiplo[calendar]'"
                raise OutputError("calendars need the library icalendar", hint=hint) from error
            return render_ics(events)
        case "timelinejs":
            from cyberdiplo.report.timelinejs import render_timelinejs  # noqa: PLC0415 - see above

            return render_timelinejs(events)
        case "jsonld":
            from cyberdiplo.report.linkeddata import render_jsonld  # noqa: PLC0415 - see above

            return render_jsonld(events)
        case _:
            from cyberdiplo.report.markwhen import render_markwhen  # noqa: PLC0415 - see above

            return render_markwhen(events)


def _markdown(events: Sequence[Event], layout: Layout) -> Iterator[str]:
    from cyberdiplo.report.markdown import render_markdown  # noqa: PLC0415 - see above

    return render_markdown(events, evidence=layout.evidence, heading=HEADINGS[layout.group])


def _sheet(events: Sequence[Event], fields: Sequence[str] | None, format_: str) -> Iterator[str]:
    from cyberdiplo.report.sheets import render_delimited, render_plain  # noqa: PLC0415 - see above

    if format_ == "plain":
        return render_plain(events, fields)
    return render_delimited(events, fields, delimiter="," if format_ == "csv" else "\t")


def print_rows(rows: Sequence[Row], output: Output, *, bar: str | None) -> None:
    """Print counts; on a terminal with bars for the column ``bar``."""
    from cyberdiplo.report.listing import render_bars, render_rows  # noqa: PLC0415 - see above

    if output.fields:
        names = [name.strip() for name in output.fields.split(",") if name.strip()]
        known = list(rows[0]) if rows else names
        for name in names:
            if name not in known:
                raise unknown_value("field", name, known, shown="--fields ")
        rows = [{name: row[name] for name in names} for row in rows]
        bar = bar if bar in names else None
    screen = screen_of(colour=not output.no_color)
    to = file_of(output)
    format_ = format_of(output, terminal=to_terminal(output, screen), known=ROW_FORMATS)
    if format_ == "table":
        chunks = render_bars(rows, screen if to is None else Screen(), bar)
    else:
        chunks = render_rows(rows, format_)
    emit(chunks, to, screen, paged=format_ == "table" and not output.no_pager)


def file_of(output: Output) -> Path | None:
    """The file to write to, or ``None`` for stdout."""
    return None if output.output in (None, Path("-")) else output.output


def to_terminal(output: Output, screen: Screen) -> bool:
    """Whether the answer goes to a terminal."""
    return screen.width is not None and file_of(output) is None


def _table(
    events: Sequence[Event], knowledge: Knowledge, screen: Screen, fields: Sequence[str] | None, layout: Layout
) -> Iterator[str]:
    from cyberdiplo.report.table import render_fields, render_lines, render_table  # noqa: PLC0415 - see above

    if fields:
        return render_fields(events, fields, screen)
    signs = {id_: type_.sign for id_, type_ in knowledge.ontology.types.items()}
    if layout.compact:
        return render_lines(events, signs, screen)
    heading = HEADINGS[layout.group]
    return render_table(events, signs, screen, wide=layout.wide or None, evidence=layout.evidence, heading=heading)


def _json_text(events: Sequence[Event], fields: Sequence[str] | None, *, lines: bool) -> Iterator[str]:
    """JSON Lines, or one array with a record a line, which ``jq`` and eyes read alike."""
    if lines:
        for event in events:
            yield to_json(record_of(event, fields)) + "\n"
        return
    yield "["
    for number, event in enumerate(events):
        yield ("," if number else "") + "\n" + to_json(record_of(event, fields), indent=2)
    yield "\n]\n" if events else "]\n"


def is_printed(output: Output) -> bool:
    """Whether the format that was asked for is one that only a report has."""
    if output.format:
        return output.format in PRINTED
    to = file_of(output)
    return to is not None and to.suffix.lower() in PRINTED_ENDINGS


def format_of(output: Output, *, terminal: bool, known: Sequence[str] = FORMATS) -> str:
    """The format that was asked for, or that the file's name tells, or that fits stdout; one of ``known``."""
    if is_printed(output):
        shown = f"-O {output.format}" if output.format else f"-o {output.output}"
        hint = "'cyberdiplo report' makes reports in HTML and PDF, and so do timeline and export"
        raise QueryError("this command prints no reports", where=shown, hint=hint)
    named = named_format(output, {end: name for end, name in _ENDINGS.items() if name in known}, known)
    return named or ("table" if terminal else "plain")


def named_format(output: Output, endings: Mapping[str, str], known: Sequence[str]) -> str | None:
    """The format that was asked for or that the file's name tells; ``None`` where the answer goes to stdout as it is.

    Raises ``UnknownValue`` for a format that is none of ``known``, and ``QueryError`` for a name that tells none.
    """
    if output.format:
        if output.format not in known:
            raise unknown_value("format", output.format, known, shown="-O ")
        return output.format
    to = file_of(output)
    if to is None:
        return None
    if to.suffix.lower() not in endings:
        raise QueryError(
            f"the name {to.name!r} does not tell the format",
            where=f"-o {to}",
            hint=f"end it in one of {', '.join(endings)}, or give -O",
        )
    return endings[to.suffix.lower()]
