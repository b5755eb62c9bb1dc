"""Counts in rows and columns: with bars on a terminal, as cells for tools and sheets, as JSON, as Markdown."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from cyberdiplo.report.cells import one_line
from cyberdiplo.report.markdown import escape
from cyberdiplo.report.records import to_json
from cyberdiplo.report.screen import Emphasis, Screen
from cyberdiplo.report.sheets import as_text
from cyberdiplo.report.width import cell_width
from cyberdiplo.timeline.counting import Row

_WIDTH = 100
_LONGEST_BAR = 40
_LEAST_BAR = 8
_LONGEST_TEXT = 44
_EIGHTHS = " ▏▎▍▌▋▊▉"
_GAP = 2
_GAP_TEXT = " " * _GAP


def render_rows(rows: Sequence[Row], format_: str) -> Iterator[str]:
    """``rows`` as ``plain``, ``csv``, ``tsv``, ``json``, ``jsonl`` or ``md``; all but plain name their columns."""
    match format_:
        case "json":
            yield to_json(list(rows), indent=2) + "\n"
        case "jsonl":
            yield from (to_json(row) + "\n" for row in rows)
        case "csv" | "tsv":
            yield _sheet(rows, "," if format_ == "csv" else "\t")
        case "md":
            yield from _markdown(rows)
        case _:
            yield from ("\t".join(_text(value) for value in row.values()) + "\n" for row in rows)


def _text(value: str | float | None) -> str:
    return "" if value is None else one_line(f"{value:g}" if isinstance(value, float) else str(value))


def _sheet(rows: Sequence[Row], delimiter: str) -> str:
    buffer = io.StringIO()
    writer = csv.writer(buffer, delimiter=delimiter, lineterminator="\n")
    if rows:
        writer.writerow(rows[0])
    writer.writerows([as_text(_text(value)) for value in row.values()] for row in rows)
    return buffer.getvalue()


def _markdown(rows: Sequence[Row]) -> Iterator[str]:
    if not rows:
        return
    yield f"| {' | '.join(rows[0])} |\n|{' --- |' * len(rows[0])}\n"
    for row in rows:
        yield f"| {' | '.join(escape(_text(value)) for value in row.values())} |\n"


def render_bars(rows: Sequence[Row], screen: Screen, bar: str | None) -> Iterator[str]:
    """``rows`` in columns as wide as they need, and behind them a bar for the column ``bar``.

    A bar goes to the left of its zero for a number below it. Columns that do not fit the screen are left out, from the
    right.
    """
    if not rows:
        return
    space = (screen.width or _WIDTH) - (_LEAST_BAR + _GAP if bar else 0)
    columns = [_Column(name, [_text(row[name]) for row in rows], _is_numeric(name, rows)) for name in rows[0]]
    columns = _fitting(columns, space)
    yield screen.paint(_GAP_TEXT.join(column.padded(column.name) for column in columns).rstrip(), "bold") + "\n"
    taken = sum(column.width + _GAP for column in columns)
    length = min(_LONGEST_BAR, (screen.width or _WIDTH) - taken)
    numbers = [float(row[bar] or 0) if bar else 0.0 for row in rows]
    for at, number in enumerate(numbers):
        line = _GAP_TEXT.join(column.padded(column.texts[at]) for column in columns)
        drawn = _GAP_TEXT + _bar(number, numbers, length, screen) if bar else ""
        yield f"{line}{drawn}".rstrip() + "\n"


class _Column(NamedTuple):
    """A column as it is shown."""

    name: str
    texts: list[str]
    numeric: bool

    @property
    def width(self) -> int:
        return max(cell_width(text) for text in (self.name, *self.texts))

    def padded(self, text: str) -> str:
        blanks = " " * (self.width - cell_width(text))
        return blanks + text if self.numeric else text + blanks

    def within(self, width: int) -> _Column:
        return self._replace(texts=[_cut(text, width) for text in self.texts])


def _fitting(columns: list[_Column], space: int) -> list[_Column]:
    """As many columns from the left as fit; the last of them is cut to what is left."""
    fitting: list[_Column] = []
    for number, column in enumerate(columns):
        last = number == len(columns) - 1
        shown = column.within(max(_LONGEST_TEXT // 2, space) if last else _LONGEST_TEXT)
        if fitting and shown.width > space:
            break
        fitting.append(shown)
        space -= shown.width + _GAP
    return fitting


def _is_numeric(name: str, rows: Sequence[Row]) -> bool:
    return all(isinstance(row[name], int | float) for row in rows)


def _bar(number: float, numbers: Sequence[float], length: int, screen: Screen) -> str:
    """A bar for ``number`` on the scale of all ``numbers``."""
    lowest, highest = min(0.0, *numbers), max(0.0, *numbers)
    scale = length / ((highest - lowest) or 1.0)
    colour: Emphasis = "red" if number < 0 else "green" if lowest < 0 else "cyan"
    if number < 0:
        left = round(-lowest * scale)
        cells = max(1, round(-number * scale))
        return " " * (left - cells) + screen.paint("█" * cells, colour)
    whole, eighths = divmod(round(number * scale * 8), 8)
    return " " * round(-lowest * scale) + screen.paint("█" * whole + _EIGHTHS[eighths].strip(), colour)


def _cut(text: str, width: int) -> str:
    if cell_width(text) <= width:
        return text
    while cell_width(text) >= width:
        text = text[:-1]
    return f"{text.rstrip()}…"
