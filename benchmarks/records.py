"""Filtering and counting many records, as a multiple of parsing and validating them.

    python benchmarks/records.py [EVENTS]

Makes a file of synthetic event records, the same ones every time. The limit is that of the explorer: reading records
back, filtering them and counting what is left takes at most twice as long as parsing and validating them with the
public pydantic models, each in a process of its own. The exit code is 1 where it is broken.
"""

from __future__ import annotations

import datetime as dt
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from cyberdiplo.model.edtf import EdtfInterval, between, not_after, of_day, of_month, of_year
from cyberdiplo.model.event import (
    Confidence,
    Event,
    Evidence,
    Participant,
    Place,
    Plover,
    Provenance,
    TriggerMention,
)
from cyberdiplo.model.mention import Actor, Timex
from cyberdiplo.model.span import Span
from cyberdiplo.report.records import render_jsonl

EVENTS = 100_000
RUNS = 3
LIMIT = 2.0
TYPES = ("summit", "meeting", "statement", "accusation", "denial", "indictment", "cyber_incident", "comment")
COUNTRIES = ("CN", "US", "RU", "GB")
ACTORS = tuple(
    Actor(f"actor-{number}", f"Given{number % 40} Family{number}", "person", COUNTRIES[number % 4])
    for number in range(2_000)
)
FIRST = dt.date(2010, 1, 1)


def synthetic(number: int) -> Event:
    """The event of that number: its values follow from it by fixed steps, so that every run makes the same."""
    day = FIRST + dt.timedelta(days=number * 7919 % 3650)
    dates: tuple[EdtfInterval, ...] = (
        of_day(day),
        between(day, day + dt.timedelta(days=3)),
        of_month(day.year, day.month),
        of_year(day.year),
        not_after(day),
    )
    date = dates[number % 11 % 5]
    quote = f"Given and Family {number} met in town {number % 97} on that day and spoke of hackers and trade secrets."
    timex = Timex(Span(40, 48), "DATE", day.isoformat(), "calendar-date", interval=date, anchor=day)
    evidence = Evidence(
        doc=f"doc-{number // 5}.txt",
        sha256=f"{number // 5:064x}",
        source=f"Paper {number % 30}",
        published=day,
        span=Span(100, 100 + len(quote)),
        quote=quote,
        trigger=TriggerMention(Span(120, 123), "met", "meet"),
        timex=timex,
        timex_text="that day",
        side=("US", "CN", "third")[number % 3],
    )
    participants = tuple(Participant(ACTORS[(number * step) % len(ACTORS)], "participant") for step in (1, 7, 13))
    return Event(
        id=f"{number:012x}",
        title=f"Event {number} takes place in town {number % 97}",
        type=TYPES[number % len(TYPES)],
        status="occurred",
        date=date,
        basis="explicit",
        participants=participants,
        countries=tuple(sorted({participant.actor.country or "" for participant in participants})),
        place=Place(f"Town {number % 97}", "US"),
        topics=("norms",),
        plover=Plover("CONSULT", None),
        intensity=float(number % 21 - 10),
        thread=None,
        confidence=Confidence(number % 10 / 10, ("a date is stated",)),
        evidence=(evidence,) * (1 + (number % 5 == 0)),
        provenance=(Provenance("trigger", "meet", "«met» announces meeting"),),
        ruleset="benchmark",
    )


def events(count: int) -> Iterator[Event]:
    """So many synthetic events."""
    return (synthetic(number) for number in range(count))


VALIDATE = """\
import json, sys
from cyberdiplo.model.record import EventRecord
with open(sys.argv[1], "rb") as stream:
    print(sum(1 for line in stream if EventRecord.model_validate(json.loads(line)).id))
"""
# pydantic's own parser, which makes no Python objects on the way: the least that anyone can do.
VALIDATE_AT_ONCE = VALIDATE.replace("model_validate(json.loads(line))", "model_validate_json(line)")
QUESTION = ("-t", "meeting", "-S", "2012", "-c", "US", "--by", "month", "-q")


def seconds(command: Sequence[str]) -> float:
    """Wall time of one run of a process."""
    begin = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - begin


def main(count: int) -> int:
    """Print the figures; 1 where the limit is broken."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "events.jsonl"
        with file.open("w", encoding="utf-8") as stream:
            stream.writelines(render_jsonl(events(count)))
        print(f"{count:,} events, {file.stat().st_size / 1e6:.0f} MB")
        programs = [
            [sys.executable, "-c", VALIDATE, str(file)],
            [sys.executable, "-c", VALIDATE_AT_ONCE, str(file)],
            [sys.executable, "-m", "cyberdiplo", "stats", str(file), *QUESTION],
        ]
        runs = [[seconds(program) for program in programs] for _ in range(RUNS)]
    validated, at_once, answered = (statistics.median(column) for column in zip(*runs, strict=True))
    print(f"parse and validate               {validated:6.2f} s")
    print(f"the same in one step of pydantic {at_once:6.2f} s")
    print(f"read, filter, count              {answered:6.2f} s", end="  ")
    print(f"{answered / validated:.2f} and {answered / at_once:.2f} times as long; limit {LIMIT}")
    return 1 if answered / at_once > LIMIT else 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else EVENTS))
