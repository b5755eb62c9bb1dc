"""``cyberdiplo tag``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Annotated

import typer

from cyberdiplo.cli.manners import EXIT_PARTLY, complain, emit, read_stdin, screen_of
from cyberdiplo.cli.options import Inputs, published_day, with_options
from cyberdiplo.errors import InputError, OutputError, UnknownValue
from cyberdiplo.extract.tagging import tag_text
from cyberdiplo.knowledge.compile import load_knowledge
from cyberdiplo.knowledge.temporal import Temporal
from cyberdiplo.report.timeml import render_timeml, render_timex_records
from cyberdiplo.sources.jsonlines import STDIN
from cyberdiplo.sources.passages import Passage, read_passages

FORMATS = ("jsonl", "timeml")


@with_options
def tag(
    *,
    inputs: Inputs,
    form: Annotated[str, typer.Option("-O", "--format", metavar="FORMAT", help="jsonl or timeml.")] = "jsonl",
    to: Annotated[
        Path | None,
        typer.Option(
            "-o",
            "--output",
            metavar="FILE",
            help="Write there; a folder for several TimeML documents.",
            show_default=False,
        ),
    ] = None,
) -> None:
    """Find temporal expressions (TIMEX3) and say what they mean.

    PATH is a text, or JSON Lines with doc, dct and text; without it, stdin is read. Relative expressions are counted
    from dct, or from --published.

    Examples:

    \b
    echo "They met last Friday." | cyberdiplo tag --published 2013-04-15
    cyberdiplo tag article.txt --published 2015-09-14 -O timeml
    """
    if form not in FORMATS:
        raise UnknownValue("no such format", where=f"--format {form}", hint=f"known are {', '.join(FORMATS)}")
    temporal = load_knowledge(inputs.knowledge or []).temporal
    paths = inputs.paths or [STDIN]
    failures: list[InputError] = []
    passages = _readable(read_passages(paths, read_stdin(paths), published_day(inputs)), failures)
    if form == "jsonl":
        emit(_records(passages, temporal), to, screen_of())
    else:
        _print_timeml(list(passages), temporal, to)
    if failures:
        raise typer.Exit(EXIT_PARTLY)


def _readable(found: Iterable[Passage | InputError], failures: list[InputError]) -> Iterator[Passage]:
    """The passages, one by one; what cannot be read is told on stderr and noted in ``failures``."""
    for each in found:
        if isinstance(each, InputError):
            complain(each)
            failures.append(each)
        else:
            yield each


def _records(passages: Iterable[Passage], temporal: Temporal) -> Iterator[str]:
    for passage in passages:
        yield from render_timex_records(passage.doc, passage.text, tag_text(passage.text, temporal, passage.dct))


def _print_timeml(passages: list[Passage], temporal: Temporal, to: Path | None) -> None:
    """A TimeML file holds one document: several go into the folder ``to``, each under its name."""
    screen = screen_of()
    if len(passages) > 1 and (to is None or not to.is_dir()):
        raise OutputError(
            f"a TimeML file holds one document, and these are {len(passages)}",
            where=str(to or "stdout"),
            hint="name a folder that is there with -o, or print -O jsonl",
        )
    for passage in passages:
        place = to / f"{Path(passage.doc).name}.tml" if to is not None and to.is_dir() else to
        timexes = tag_text(passage.text, temporal, passage.dct)
        emit(render_timeml(passage.doc, passage.text, timexes, passage.dct), place, screen)
