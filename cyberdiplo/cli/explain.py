"""``cyberdiplo explain``."""

from __future__ import annotations

import re
from typing import Annotated

import typer

from cyberdiplo.cli.asking import read_timeline
from cyberdiplo.cli.manners import emit, screen_of
from cyberdiplo.cli.options import InputsBeside, Output, published_day, with_options
from cyberdiplo.knowledge.compile import load_knowledge
from cyberdiplo.report.detail import render_chain
from cyberdiplo.report.parsing import render_parse
from cyberdiplo.workflows import explain_text, find_event

# An id, or the beginning of one, is written in hexadecimal digits; no English word of four letters or more that is made
# of a to f alone can be a sentence.
_ID = re.compile(r"[0-9a-f]{4,}")


@with_options
def explain(
    *,
    inputs: InputsBeside,
    output: Output,
    what: Annotated[str, typer.Argument(metavar='ID|"TEXT"', help="An event's id, or a text of your own.")],
) -> None:
    """Explain a date and the rules that fired, stage by stage.

    Examples:

    \b
    cyberdiplo explain 5e4a75
    cyberdiplo explain "Kerry met Wang last Friday." --published 2013-04-15
    """
    screen = screen_of(colour=not output.no_color)
    knowledge = load_knowledge(inputs.knowledge or [])
    if _ID.fullmatch(what.strip()):
        timeline = read_timeline(knowledge, inputs, output, everything=True)  # an id may be an off-topic event's
        chunks = render_chain(find_event(timeline, what), screen)
    else:
        extraction, traces = explain_text(what, published_day(inputs), knowledge)
        chunks = render_parse(extraction, traces, screen)
    emit(chunks, None, screen, paged=not output.no_pager)
