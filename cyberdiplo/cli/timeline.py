"""``cyberdiplo timeline``."""

from __future__ import annotations

from cyberdiplo.cli.asking import ask
from cyberdiplo.cli.options import Filters, Inputs, Layout, Output, Printing, with_options
from cyberdiplo.cli.printing import is_printed, print_events


@with_options
def timeline(
    *,
    filters: Filters,
    inputs: Inputs,
    layout: Layout,
    output: Output,
) -> None:
    """Make a timeline of articles, or of events read back.

    PATH names articles, JSON Lines of articles, or events that were printed as JSON Lines. Without it the five bundled
    articles are read. Words after -- are query terms: field:value, or plain words. A filter given twice means either;
    not: before a value excludes it. -O html and -O pdf make a report, as the command report does.

    Examples:

    \b
    cyberdiplo timeline articles/ -p 2015 -t meeting
    cyberdiplo timeline -a meng -a kerry --since 2014 -O csv -o met.csv
    cyberdiplo timeline -O jsonl | cyberdiplo timeline - -- type:summit
    """
    if is_printed(output):
        # Imported here, as reports are not what this command is called for most.
        from cyberdiplo.cli.press import print_report  # noqa: PLC0415 - see above

        by = layout.group if layout.group != "none" else "year"
        print_report(filters, inputs, output, Printing(group_by=by))
        return
    answer = ask(filters, inputs, output)
    if filters.sort != "date":
        layout = layout._replace(group="none")
    print_events(answer.selection.events, answer.knowledge, output, layout)
    answer.leave(output)
