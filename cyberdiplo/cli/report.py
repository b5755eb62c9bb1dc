"""``cyberdiplo report``."""

from __future__ import annotations

from cyberdiplo.cli.options import Filters, Inputs, Output, Printing, with_options
from cyberdiplo.cli.press import print_report


@with_options
def report(*, filters: Filters, inputs: Inputs, printing: Printing, output: Output) -> None:
    """Print a timeline as a document to hand on.

    The ending of -o FILE, or -O, tells the format: html (one file to explore and to print), pdf, md (for wikis and
    notes), text (72 columns, for mail) or json (its data, for a program); without them, text goes to stdout. The
    sections are overview, charts, lanes, timeline, sources and method. --top takes the most important of the events
    that the filters and --limit leave.

    Examples:

    \b
    cyberdiplo report articles/ -o timeline.pdf --title "Cyber talks" --top 40
    cyberdiplo report -p 2015 --group-by month --lang zh -o timeline.html
    cyberdiplo report --sections overview,sources -O md
    """
    print_report(filters, inputs, output, printing)
