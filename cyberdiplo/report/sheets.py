"""One line an event, for tools and for spreadsheets."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence

from cyberdiplo.model.event import Event
from cyberdiplo.report.cells import PLAIN_FIELDS, SHEET_FIELDS, cell

# What a spreadsheet takes for a formula (OWASP, "CSV Injection"), unless it is simply a number.
_FORMULA = re.compile(r"\s*[=+\-@\t\r|%]")
_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?")


def render_plain(events: Iterable[Event], fields: Sequence[str] | None = None) -> Iterator[str]:
    """Tab-separated cells without a header, never wrapped: for ``cut``, ``sort``, ``awk`` and eyes."""
    for event in events:
        yield "\t".join(cell(event, name) for name in fields or PLAIN_FIELDS) + "\n"


def render_delimited(
    events: Iterable[Event], fields: Sequence[str] | None = None, *, delimiter: str = ","
) -> Iterator[str]:
    """A sheet with a header row (RFC 4180, but with line feeds), in which no cell runs as a formula."""
    names = list(fields or SHEET_FIELDS)
    buffer = io.StringIO()
    writer = csv.writer(buffer, delimiter=delimiter, lineterminator="\n")
    writer.writerow(names)
    for event in events:
        writer.writerow([as_text(cell(event, name)) for name in names])
        yield buffer.getvalue()
        buffer.seek(0)
        buffer.truncate()
    yield buffer.getvalue()


def as_text(value: str) -> str:
    """``value`` with an apostrophe before it where a spreadsheet would take it for a formula."""
    return f"'{value}" if _FORMULA.match(value) and not _NUMBER.fullmatch(value) else value
