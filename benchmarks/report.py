"""Printed reports of many events: seconds, and the most memory that was held.

    python benchmarks/report.py [EVENTS]

Composes a report of synthetic events, the same ones every time, and prints it as PDF, in a process of its own. As in
newspapers, an event has nearly two quotes of 190 letters. The limits are a minute and 500 MB for ten thousand events;
the exit code is 1 where one is broken.
"""

from __future__ import annotations

import platform
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from benchmarks.records import synthetic
from cyberdiplo.model.event import Event

ROOT = Path(__file__).parents[1]
EVENTS = 10_000
MOST_SECONDS = 60
MOST_MEGABYTES = 500

# The means of the bundled articles: 1.8 quotes an event, 190 letters a quote, 85 a title.
TWO_QUOTES_OF = 5
QUOTE, TITLE = 190, 85
# ru_maxrss counts kilobytes, but on macOS bytes.
TO_MEGABYTES = 1e-6 if platform.system() == "Darwin" else 1e-3

PRINT = """\
import sys
from benchmarks.report import events
from cyberdiplo.report.edition.pdf import render_pdf
from cyberdiplo.timeline.query import Query
from tests.editions import edition_of
edition = edition_of(list(events(int(sys.argv[1]))), Query(everything=True))
sys.stdout.buffer.write(render_pdf(edition))
"""


def events(count: int) -> Iterator[Event]:
    """So many events that are as long as real ones."""
    for number in range(count):
        made = synthetic(number)
        told = made.evidence[0]
        first = told._replace(quote=lengthened(told.quote, QUOTE))
        second = told._replace(quote=lengthened(f"On that day, {told.quote}", QUOTE), doc=f"doc-{number // 7}-b.txt")
        quotes = (first,) if number % TWO_QUOTES_OF == 0 else (first, second)
        yield made._replace(title=lengthened(made.title, TITLE), evidence=quotes)


def lengthened(text: str, length: int) -> str:
    """``text`` again and again, up to that length."""
    return " ".join([text] * (1 + length // len(text)))[:length].strip()


def main(count: int) -> int:
    """Print the figures; 1 where a limit is broken."""
    begin = time.perf_counter()
    done = subprocess.run([sys.executable, "-c", PRINT, str(count)], check=True, capture_output=True, cwd=ROOT)
    seconds = time.perf_counter() - begin
    megabytes = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * TO_MEGABYTES
    print(f"{count:,} events as PDF, {len(done.stdout) / 1e6:.0f} MB: ", end="")
    print(f"{seconds:.0f} s (limit {MOST_SECONDS}), {megabytes:.0f} MB of memory (limit {MOST_MEGABYTES})")
    return 1 if seconds > MOST_SECONDS or megabytes > MOST_MEGABYTES else 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else EVENTS))
