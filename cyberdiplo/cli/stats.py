"""``cyberdiplo stats``."""

from __future__ import annotations

from typing import Annotated

import typer

from cyberdiplo.cli.asking import ask
from cyberdiplo.cli.options import Filters, Inputs, Output, with_options
from cyberdiplo.cli.printing import print_rows
from cyberdiplo.timeline.counting import KEYS, balance_by, count_by
from cyberdiplo.timeline.vocabulary import unknown_value


@with_options
def stats(
    *,
    filters: Filters,
    inputs: Inputs,
    output: Output,
    by: Annotated[str, typer.Option("--by", "-b", metavar="KEY", help=f"{', '.join(KEYS)}.")] = "month",
    balance: Annotated[bool, typer.Option("--balance", help="Cooperation against conflict.")] = False,
) -> None:
    """Count events by month, type, actor and more.

    An event whose date is longer than a month counts for its year. --balance sums the intensities of the acts, from
    -10 (conflict) to +10 (cooperation), after Goldstein (1992).

    Examples:

    \b
    cyberdiplo stats --by actor -n 10
    cyberdiplo stats articles/ --by year --balance
    cyberdiplo stats -c CN -O csv --by type
    """
    if by not in KEYS:
        raise unknown_value("key", by, KEYS, shown="--by ")
    answer = ask(filters._replace(limit=None), inputs, output)
    rows = balance_by(answer.selection.events, by) if balance else count_by(answer.selection.events, by)
    print_rows(rows[: filters.limit], output, bar="balance" if balance else "events")
    answer.leave(output)
