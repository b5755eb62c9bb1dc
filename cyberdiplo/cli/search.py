"""``cyberdiplo search``."""

from __future__ import annotations

from typing import Annotated

import typer

from cyberdiplo.cli.asking import ask
from cyberdiplo.cli.manners import emit, screen_of
from cyberdiplo.cli.options import Filters, InputsBeside, Layout, Output, with_options
from cyberdiplo.cli.printing import format_of, print_events, to_terminal
from cyberdiplo.errors import QueryError
from cyberdiplo.report.hits import render_hits
from cyberdiplo.timeline.search import search_events, words_of


@with_options
def search(
    *,
    filters: Filters,
    inputs: InputsBeside,
    output: Output,
    words: Annotated[list[str], typer.Argument(metavar="WORDS...", help="Words that must all be there.")],
) -> None:
    """Search titles, names and quotes; the best answers first.

    A word of four letters or more also finds the longer words that begin with it.

    Examples:

    \b
    cyberdiplo search trade secrets
    cyberdiplo search mandiant --in articles/ -S 2013 -O jsonl
    """
    if not words_of(" ".join(words)):
        raise QueryError("no words to search for", where=" ".join(words), hint="give a word or two")
    answer = ask(filters._replace(limit=None, reverse=False), inputs, output)
    hits = search_events(answer.selection.events, " ".join(words))
    if filters.reverse:
        hits.reverse()
    hits = hits[: filters.limit]
    screen = screen_of(colour=not output.no_color)
    if format_of(output, terminal=to_terminal(output, screen)) == "table" and not output.fields:
        emit(render_hits(hits, screen), None, screen, paged=not output.no_pager)
    else:
        print_events([hit.event for hit in hits], answer.knowledge, output, Layout(group="none"))
    answer.leave(output, matched=bool(hits))
