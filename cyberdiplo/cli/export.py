"""``cyberdiplo export``."""

from __future__ import annotations

from cyberdiplo.cli.asking import ask
from cyberdiplo.cli.options import Filters, Inputs, Output, Printing, with_options
from cyberdiplo.cli.printing import FORMATS, PRINTED, is_printed, print_events
from cyberdiplo.errors import QueryError


@with_options
def export(*, filters: Filters, inputs: Inputs, output: Output) -> None:
    """Write a timeline in the format of another program.

    The formats are csv, tsv, md, json, jsonl, ics (calendars), timelinejs, jsonld (schema.org) and markwhen, and html
    and pdf as of the command report. -O names one, or the ending of -o FILE tells it; -o - is stdout.

    Examples:

    \b
    cyberdiplo export -t meeting -t summit -o meetings.ics
    cyberdiplo export articles/ -O timelinejs -o timeline.json
    """
    if not output.format and not output.output:
        raise QueryError(
            "no format is named", hint=f"-O names one of {', '.join((*FORMATS, *PRINTED))}; -o FILE tells it, too"
        )
    if is_printed(output):
        # Imported here, so that the other formats do not wait for it.
        from cyberdiplo.cli.press import print_report  # noqa: PLC0415 - see above

        print_report(filters, inputs, output, Printing())
        return
    answer = ask(filters, inputs, output)
    print_events(answer.selection.events, answer.knowledge, output)
    answer.leave(output)
