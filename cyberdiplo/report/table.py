"""The timeline as a table for a terminal: a heading for each year, dates in words, what happened, who says so."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping, Sequence

from rich.console import Console
from rich.style import Style
from rich.table import Table
from rich.text import Text

from cyberdiplo.model.event import Event
from cyberdiplo.report.cells import actor_names, cell, one_line, plain_text
from cyberdiplo.report.dates import date_in_words
from cyberdiplo.report.grouping import Heading, year_heading
from cyberdiplo.report.screen import Screen, tone
from cyberdiplo.timeline.query import publishers

# Below this many cells a column for the actors and one for the sources would leave the title too narrow to read: they
# then stand below the title.
_WIDE = 130
_SHORTEST_ID = 6
_FIELD_WIDTH = 40
_DEFAULT_WIDTH = 100


def render_table(
    events: Sequence[Event],
    signs: Mapping[str, str],
    screen: Screen,
    *,
    wide: bool | None = None,
    evidence: bool = False,
    heading: Heading = year_heading,
) -> Iterator[str]:
    """The table as text for ``screen``.

    ``signs`` gives for each event type the mark that stands before its name. ``wide`` gives actors and sources a column
    each; by default where the screen is wide enough. With ``evidence`` the quotes stand below each event. Events are
    grouped under what ``heading`` says of their dates.
    """
    if not events:
        return
    width = screen.width or _DEFAULT_WIDTH
    layout = _wide_table if (width >= _WIDE if wide is None else wide) else _narrow_table
    yield as_shown(layout(events, signs, heading, evidence=evidence), screen, width)


def render_lines(events: Sequence[Event], signs: Mapping[str, str], screen: Screen) -> Iterator[str]:
    """One line an event, cut to the screen's width: date, sign, title and the beginning of the id."""
    if not events:
        return
    grid = _grid()
    for _ in range(2):
        grid.add_column(no_wrap=True)
    grid.add_column(ratio=1, no_wrap=True, overflow="ellipsis")
    grid.add_column(no_wrap=True, style="dim")
    grid.expand = True
    short = short_ids(events)
    for event in events:
        colour = tone(event.intensity)
        sign = Text(signs.get(event.type, "·"), Style(color=colour) if colour else "")
        status = "" if event.status == "occurred" else f" ({event.status})"
        title = Text.assemble(cell(event, "title"), (status, "yellow"))
        grid.add_row(_when(event), sign, title, short[event.id])
    yield as_shown(grid, screen, screen.width or _DEFAULT_WIDTH)


def render_fields(events: Sequence[Event], fields: Sequence[str], screen: Screen) -> Iterator[str]:
    """A table with the chosen fields as its columns."""
    if events:
        yield as_shown(_fields_table(events, fields), screen, screen.width or _DEFAULT_WIDTH)


def as_shown(renderable: object, screen: Screen, width: int) -> str:
    """What Rich makes of ``renderable`` on ``screen``, without blanks at the ends of lines."""
    buffer = io.StringIO()
    console = Console(
        file=buffer,
        width=width,
        force_terminal=screen.styled,
        no_color=not screen.colour,
        # Sixteen colours, which the user's own theme defines: readable on light and on dark.
        color_system="standard" if screen.styled else None,
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
    )
    console.print(renderable, soft_wrap=False)
    return "\n".join(line.rstrip() for line in buffer.getvalue().split("\n"))


def short_ids(events: Sequence[Event]) -> dict[str, str]:
    """For each id the shortest beginning that no other of these ids has; six characters at least."""
    ids = sorted(event.id for event in events)
    short: dict[str, str] = {}
    for at, id_ in enumerate(ids):
        shared = [_shared(id_, ids[beside]) for beside in (at - 1, at + 1) if 0 <= beside < len(ids)]
        short[id_] = id_[: max([_SHORTEST_ID, *(count + 1 for count in shared)])]
    return short


def _shared(one: str, other: str) -> int:
    """How many characters two texts begin with in common."""
    count = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        count += 1
    return count


def _grid() -> Table:
    return Table(box=None, pad_edge=False, show_header=False, padding=(0, 2, 0, 0), collapse_padding=True)


def _wide_table(events: Sequence[Event], signs: Mapping[str, str], heading: Heading, *, evidence: bool) -> Table:
    grid = _grid()
    grid.add_column(no_wrap=True)
    grid.add_column(no_wrap=True)
    grid.add_column(ratio=5, overflow="fold")
    grid.add_column(ratio=3, overflow="fold")
    grid.add_column(ratio=2, overflow="fold")
    grid.add_column(no_wrap=True, style="dim")
    grid.expand = True
    short = short_ids(events)
    for event in _with_headings(grid, events, 6, heading):
        grid.add_row(
            _when(event),
            _kind(event, signs),
            _told(event, evidence=evidence),
            Text("; ".join(plain_text(name) for name in actor_names(event)), "cyan"),
            Text(_sources(event), "dim"),
            short[event.id],
        )
    return grid


def _narrow_table(events: Sequence[Event], signs: Mapping[str, str], heading: Heading, *, evidence: bool) -> Table:
    grid = _grid()
    grid.add_column(no_wrap=True)
    grid.add_column(ratio=1, overflow="fold")
    grid.expand = True
    short = short_ids(events)
    for event in _with_headings(grid, events, 2, heading):
        told = _kind(event, signs)
        told.append(f"  {_sources(event)}  {short[event.id]}", "dim")
        grid.add_row(_when(event), Text.assemble(cell(event, "title"), "\n", told, *_quotes(event, evidence=evidence)))
    return grid


def _fields_table(events: Sequence[Event], fields: Sequence[str]) -> Table:
    grid = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold")
    for name in fields:
        grid.add_column(name, overflow="fold", max_width=None if name in ("title", "quote") else _FIELD_WIDTH)
    for event in events:
        grid.add_row(*[Text(cell(event, name)) for name in fields])
    return grid


def _with_headings(grid: Table, events: Sequence[Event], columns: int, heading: Heading) -> Iterator[Event]:
    group = ""
    for event in events:
        begun = heading(event.date)
        if begun != group:
            if group:
                grid.add_row(*[""] * columns)
            grid.add_row(Text(begun, "bold underline"), *[""] * (columns - 1))
            group = begun
        yield event


def _told(event: Event, *, evidence: bool) -> Text:
    return Text.assemble(cell(event, "title"), *_quotes(event, evidence=evidence))


def _quotes(event: Event, *, evidence: bool) -> list[Text]:
    """The quotes of an event, each on a line of its own."""
    if not evidence:
        return []
    quotes = [one_line(mention.quote) for mention in event.evidence]
    return [Text(f"\n“{quote}”", "dim italic") for quote in quotes]


def _sources(event: Event) -> str:
    return ", ".join(plain_text(name) for name in publishers(event))


def _when(event: Event) -> Text:
    return Text(date_in_words(event.date), "bold" if event.date and event.date.precision == "day" else "")


def _kind(event: Event, signs: Mapping[str, str]) -> Text:
    colour = tone(event.intensity)
    name = f"{signs.get(event.type, '·')} {plain_text(event.type).replace('_', ' ')}"
    kind = Text(name, Style(color=colour) if colour else "")
    if event.status != "occurred":
        kind.append(f" ({event.status})", "yellow")
    return kind
