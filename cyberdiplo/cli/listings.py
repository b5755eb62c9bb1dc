"""``cyberdiplo actors``, ``types`` and ``sources``: what there is, with counts."""

from __future__ import annotations

from cyberdiplo.cli.asking import ask
from cyberdiplo.cli.options import Filters, Inputs, Output, with_options
from cyberdiplo.cli.printing import print_rows
from cyberdiplo.timeline.counting import Row, count_by, list_actors, list_sources


@with_options
def actors(*, filters: Filters, inputs: Inputs, output: Output) -> None:
    """List the actors of the events, with counts.

    Examples:

    \b
    cyberdiplo actors -n 10
    cyberdiplo actors articles/ -c CN -t meeting -O csv
    """
    answer = ask(filters._replace(limit=None), inputs, output)
    print_rows(list_actors(answer.selection.events)[: filters.limit], output, bar=None)
    answer.leave(output)


@with_options
def types(*, filters: Filters, inputs: Inputs, output: Output) -> None:
    """List the event types, with counts and definitions.

    Examples:

    \b
    cyberdiplo types
    cyberdiplo types -O json | jq '.[].type'
    """
    answer = ask(filters._replace(limit=None), inputs, output)
    counts = {str(row["type"]): row["events"] for row in count_by(answer.selection.events, "type")}
    known = answer.knowledge.ontology.types
    rows: list[Row] = [
        {
            "type": id_,
            "events": counts.get(id_, 0),
            "intensity": type_.intensity,
            "plover": type_.plover,
            "definition": type_.definition,
        }
        for id_, type_ in known.items()
    ]
    # Types that only the records know: another pack made them.
    rows += [
        {"type": id_, "events": count, "intensity": None, "plover": None, "definition": None}
        for id_, count in counts.items()
        if id_ not in known
    ]
    print_rows(rows[: filters.limit], output, bar=None)
    answer.leave(output)


@with_options
def sources(*, filters: Filters, inputs: Inputs, output: Output) -> None:
    """List the publishers, with counts.

    The column alone counts the events that nobody else has.

    Examples:

    \b
    cyberdiplo sources articles/
    cyberdiplo sources --side CN -O json
    """
    answer = ask(filters._replace(limit=None), inputs, output)
    print_rows(list_sources(answer.selection.events)[: filters.limit], output, bar=None)
    answer.leave(output)
