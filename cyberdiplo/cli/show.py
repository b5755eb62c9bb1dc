"""``cyberdiplo show``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from cyberdiplo.cli.asking import read_timeline
from cyberdiplo.cli.manners import emit, screen_of
from cyberdiplo.cli.options import InputsBeside, Output, with_options
from cyberdiplo.cli.printing import print_events
from cyberdiplo.knowledge.compile import load_knowledge
from cyberdiplo.report.detail import render_detail
from cyberdiplo.workflows import find_event


@with_options
def show(
    *,
    inputs: InputsBeside,
    output: Output,
    ids: Annotated[list[str], typer.Argument(metavar="ID...", help="Ids, or as much of each as is unique.")],
) -> None:
    """Show events in full, with their evidence in context.

    Examples:

    \b
    cyberdiplo show 5e4a75
    cyberdiplo timeline --fields id -t summit | xargs cyberdiplo show
    """
    knowledge = load_knowledge(inputs.knowledge or [])
    timeline = read_timeline(knowledge, inputs, output, everything=True)  # an id may be an off-topic event's
    events = [find_event(timeline, prefix) for prefix in ids]
    if output.format or (output.output and output.output != Path("-")):
        print_events(events, knowledge, output)
        return
    screen = screen_of(colour=not output.no_color)
    chunks: list[str] = []
    for event in events:
        chunks += ["\n" * bool(chunks), *render_detail(event, timeline.texts, screen)]
    emit(chunks, None, screen, paged=not output.no_pager)
