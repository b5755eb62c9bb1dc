"""``cyberdiplo timeline``."""

from __future__ import annotations

from typing import Annotated

import typer

from cyberdiplo.cli.asking import ask
from cyberdiplo.cli.options import Filters, Inputs, Output, with_options
from cyberdiplo.cli.printing import print_events


@with_options
def timeline(
    *,
    context: typer.Context,
    filters: Filters,
    inputs: Inputs,
    output: Output,
    paths: Annotated[
        list[str] | None, typer.Argument(metavar="[PATH...|-]", help="Files, folders, JSON Lines, or - for stdin.")
    ] = None,
) -> None:
    """Make a timeline of documents, or of events printed as JSON Lines.

    Without PATH it is made of the five bundled articles. Words after -- are query terms: field:value, or plain words.

    \b
    cyberdiplo timeline articles/ -p 2015 -t meeting
    cyberdiplo timeline -a meng -a kerry --since 2014 -O csv -o met.csv
    cyberdiplo timeline -O jsonl | cyberdiplo timeline - -- type:summit date:2013..
    """
    answer = ask(context, paths or [], filters, inputs, output)
    print_events(answer.selection.events, answer.knowledge, output)
    answer.leave(output)
