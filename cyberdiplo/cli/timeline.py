"""``cyberdiplo timeline``."""

from __future__ import annotations

from cyberdiplo.cli.asking import ask
from cyberdiplo.cli.options import Filters, Inputs, Output, with_options
from cyberdiplo.cli.printing import print_events


@with_options
def timeline(
    *,
    filters: Filters,
    inputs: Inputs,
    output: Output,
) -> None:
    """Make a timeline of documents, or of events printed as JSON Lines.

    PATH names articles, JSON Lines of articles, or events that were printed as JSON Lines. Without it the five bundled
    articles are read. Words after -- are query terms: field:value, or plain words. A filter given twice means either;
    not: before a value excludes it.

    Examples:

    \b
    cyberdiplo timeline articles/ -p 2015 -t meeting
    cyberdiplo timeline -a meng -a kerry --since 2014 -O csv -o met.csv
    cyberdiplo timeline -O jsonl | cyberdiplo timeline - -- type:summit date:2013..
    """
    answer = ask(filters, inputs, output)
    print_events(answer.selection.events, answer.knowledge, output)
    answer.leave(output)
