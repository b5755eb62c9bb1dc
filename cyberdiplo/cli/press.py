"""Prints reports: checks what is wanted of one before anything is read, and sends it where it goes.

The renderers are imported where they are chosen, so that each asks for its own libraries only.
"""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Callable, Sequence
from importlib import import_module
from typing import Any, get_args

from cyberdiplo.cli.asking import ask
from cyberdiplo.cli.manners import emit, emit_bytes, screen_of
from cyberdiplo.cli.options import Filters, Inputs, Output, Printing
from cyberdiplo.cli.printing import PRINTED_ENDINGS, file_of, named_format, to_terminal
from cyberdiplo.errors import OutputError, QueryError
from cyberdiplo.report.edition.compose import GROUPINGS, LANGUAGES, SECTIONS, Wishes
from cyberdiplo.report.edition.content import Paper
from cyberdiplo.report.edition.cover import Answered
from cyberdiplo.report.edition.house import HouseTemplate, read_template
from cyberdiplo.timeline.vocabulary import unknown_value
from cyberdiplo.workflows import compose_report

FORMATS = ("html", "pdf", "md", "text", "json")
_ENDINGS = {**PRINTED_ENDINGS, ".md": "md", ".markdown": "md", ".txt": "text", ".json": "json"}
RENDERERS = {
    "html": ("cyberdiplo.report.edition.html", "render_html"),
    "pdf": ("cyberdiplo.report.edition.pdf", "render_pdf"),
    "md": ("cyberdiplo.report.edition.markdown", "render_markdown"),
    "text": ("cyberdiplo.report.edition.text", "render_text"),
    "json": ("cyberdiplo.report.edition.data", "render_json"),
}
"""The module and the function that make each format."""
PAPERS: tuple[Paper, ...] = get_args(Paper)
_TEMPLATES = ("html", "pdf", "md")
# Libraries by the extra that has them.
_EXTRAS = {"jinja2": "report", "markupsafe": "report", "typst": "typst"}
# The reproducible-builds specification of that name: seconds since 1970 that count as now.
_EPOCH = "SOURCE_DATE_EPOCH"


def print_report(filters: Filters, inputs: Inputs, output: Output, printing: Printing) -> None:
    """Read, select, compose and print; what is wrong with the options is told before anything is read."""
    screen = screen_of(colour=False)
    format_ = named_format(output, _ENDINGS, FORMATS) or "text"
    if output.fields:
        raise QueryError("a report has no fields to choose", where=f"--fields {output.fields}", hint="see --sections")
    if format_ == "pdf" and to_terminal(output, screen):
        raise QueryError("a PDF is nothing to show on a terminal", where="-O pdf", hint="write it with -o FILE.pdf")
    house = _house_template(printing, format_)
    wishes = _wishes(printing)
    render = _renderer(format_)
    paper = _one_of("paper", printing.paper, PAPERS, "--paper")
    answer = ask(filters, inputs, output)
    edition = compose_report(answer.timeline, Answered(answer.query, answer.selection), answer.knowledge, wishes)
    given = (edition, house) if house else (edition,)
    printed = render(*given, paper=paper) if format_ == "pdf" else render(*given)
    if isinstance(printed, bytes):
        emit_bytes([printed], file_of(output))
    else:
        emit([printed] if isinstance(printed, str) else printed, file_of(output), screen, paged=not output.no_pager)
    answer.leave(output)


def _renderer(format_: str) -> Callable[..., Any]:
    """The function that makes the format; raises ``OutputError`` where its library is not installed."""
    module, name = RENDERERS[format_]
    try:
        render: Callable[..., Any] = getattr(import_module(module), name)
    except ModuleNotFoundError as error:
        if error.name not in _EXTRAS:
            raise
        raise OutputError(
            f"a report in {format_} needs the library {error.name}",
            hint=f"install it with: pip install 'cyberdiplo[{_EXTRAS[error.name]}]'",
        ) from error
    return render


def _house_template(printing: Printing, format_: str) -> HouseTemplate | None:
    if printing.template is None:
        return None
    if format_ not in _TEMPLATES:
        where, hint = f"--template {printing.template}", "html and md take templates in Jinja, pdf one in Typst"
        raise QueryError(f"the format {format_} has no template", where=where, hint=hint)
    return read_template(printing.template)


def _wishes(printing: Printing) -> Wishes:
    """What is wanted of the report; raises ``UnknownValue`` for a name that is none."""
    names = [name.strip() for given in printing.sections or [] for name in given.split(",")]
    sections = [_one_of("section", name, SECTIONS, "--sections") for name in names if name]
    if printing.sections and not sections:
        raise QueryError("no section is named", where="--sections", hint=f"known are {', '.join(SECTIONS)}")
    return Wishes(
        lang=_one_of("language", printing.lang, LANGUAGES, "--lang"),
        title=printing.title,
        subtitle=printing.subtitle,
        group_by=_one_of("grouping", printing.group_by, GROUPINGS, "--group-by"),
        sections=tuple(dict.fromkeys(sections)) or SECTIONS,
        top=printing.top,
        stamp=_now() if printing.stamp else None,
    )


def _one_of(name: str, text: str, known: Sequence[str], option: str) -> Any:
    if text not in known:
        raise unknown_value(name, text, known, shown=f"{option} ")
    return text


def _now() -> dt.datetime:
    """The time of printing, or the one that is to count as it."""
    epoch = os.environ.get(_EPOCH)
    if epoch is None:
        return dt.datetime.now().astimezone()
    try:
        return dt.datetime.fromtimestamp(int(epoch), dt.UTC)
    except (ValueError, OverflowError, OSError) as error:
        hint = "give a whole number of seconds since 1970"
        raise QueryError("not a time", where=f"{_EPOCH}={epoch}", hint=hint) from error
