"""Throughput of the pipeline on one core, stage by stage, against a bare scan for words in the same run.

    python benchmarks/pipeline.py [MEGABYTES]

Two corpora are read as a timeline reads them by default. The mixed one is a newspaper's: one byte in twenty is of an
article on the field, which is more than any paper prints, the others are of articles on anything (``newspaper/``,
written for this measurement). A fifteenth of these others is relevant all the same, because it names both sides, and a
third has a word such as "computer"; of 256 newswire texts of 1998 to 2000, a seventeenth is relevant. The second corpus
is the articles on the field alone, the bundled and the annotated ones, which is the hardest case. What other mixtures
cost follows from the two, and is told below the table.

A round is a corpus in which each article stands once, as in life, and mentions are merged round by round. The articles
of ``newspaper/`` are fewer than a round needs and come again, each time set in another year. The fastest round counts,
in the processor's time: what else a machine does slows the others. The exit code is 1 where the mixed corpus is read
below the limit.
"""

from __future__ import annotations

import datetime as dt
import gc
import json
import re
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from functools import partial
from itertools import cycle
from pathlib import Path
from typing import Any

from cyberdiplo.cli.main import GC_THRESHOLD
from cyberdiplo.extract import pipeline
from cyberdiplo.knowledge.compile import Knowledge, load_knowledge
from cyberdiplo.model.event import EventMention
from cyberdiplo.report.records import render_jsonl
from cyberdiplo.sources.text import Metadata, read_document
from cyberdiplo.timeline.merging import merge_mentions

ROOT = Path(__file__).parents[1]
MEGABYTES = 6.0
# A day of a large newspaper is a megabyte: an archive of ten years then takes an hour on one core.
LIMIT = 1.0
OTHERS = 19
"""Bytes of other articles to each byte of those on the field."""
_EVERY = 4
"""Of the articles on the field, one in so many stands in the mixed corpus, so that the others need not repeat."""
_MIXTURES = (10, 5)
"""Other mixtures that are told: one byte in so many on the field."""
# The stages inside ``extract_relevant``, by the names under which it calls them.
STAGES = (
    "words_of", "is_relevant", "locate", "split_sentences", "recognise_timexes", "link_actors", "assemble_events",
)  # fmt: skip
SCAN = "a bare scan for words"
_YEAR = re.compile(r"\b20\d\d\b")

Article = tuple[str, str, Metadata]
Seconds = defaultdict[str, float]


def field_articles() -> list[Article]:
    """The texts on the field with their names and what is known of them."""
    found = [(file.name, file.read_text("utf-8"), Metadata()) for file in sorted((ROOT / "seeds").glob("*.txt"))]
    for file in sorted((ROOT / "tests" / "gold").glob("[!w]*-documents.jsonl")):  # sentences are no articles
        for line in file.read_text("utf-8").splitlines():
            record = json.loads(line)
            day = dt.datetime.fromisoformat(record["published"]).date() if "published" in record else None
            known = Metadata(published=day, source=record.get("source"), url=record.get("url"))
            found.append((record["id"], record["text"], known))
    return found


def mixed_articles() -> list[Article]:
    """Texts on the field among ``OTHERS`` times as many of others."""
    found = field_articles()[::_EVERY]
    wanted = (1 + OTHERS) * size_of(found)
    others = [(file.name, file.read_text("utf-8")) for file in sorted(Path(__file__).parent.glob("newspaper/*.txt"))]
    for number, (name, text) in enumerate(cycle(others)):
        if size_of(found) >= wanted:
            break
        back = number // len(others)
        found.append((f"{back}/{name}", _YEAR.sub(partial(_earlier, back), text), Metadata()))
    return found


def _earlier(years: int, year: re.Match[str]) -> str:
    return str(int(year[0]) - years)


def size_of(articles: Sequence[Article]) -> int:
    return sum(len(text.encode()) for _, text, _ in articles)


def timed(name: str, stage: Callable[..., Any], seconds: Seconds) -> Callable[..., Any]:
    """``stage``, with the processor's time that it takes added to ``seconds``."""

    def run(*arguments: Any, **options: Any) -> Any:
        begin = time.process_time()
        result = stage(*arguments, **options)
        seconds[name] += time.process_time() - begin
        return result

    return run


def run_round(articles: Sequence[Article], knowledge: Knowledge, seconds: Seconds) -> None:
    """Run the whole pipeline over the articles once."""
    read = timed("read_document", read_document, seconds)
    merge = timed("merge_mentions", merge_mentions, seconds)
    render = timed("jsonl", lambda events: sum(map(len, render_jsonl(events))), seconds)
    scan = timed(SCAN, re.compile(r"\w+").findall, seconds)
    mentions: list[EventMention] = []
    for name, text, metadata in articles:
        document = read(text, name, knowledge.reading, metadata)
        if extraction := pipeline.extract_relevant(document, knowledge):
            mentions += extraction.mentions
        scan(text)
    render(merge(mentions, knowledge.ontology, "benchmark"))


def measure(articles: Sequence[Article], megabytes: float, knowledge: Knowledge) -> dict[str, float]:
    """Seconds a megabyte of each stage, and of the scan beside them, in the fastest round."""
    size = size_of(articles) / 1e6
    stages = {name: getattr(pipeline, name) for name in STAGES}
    rounds: list[Seconds] = []
    for _ in range(max(1, round(megabytes / size))):
        rounds.append(defaultdict(float))
        for name, stage in stages.items():
            setattr(pipeline, name, timed(name, stage, rounds[-1]))
        run_round(articles, knowledge, rounds[-1])
    for name, stage in stages.items():
        setattr(pipeline, name, stage)
    best = min(rounds, key=lambda seconds: sum(seconds.values()))
    return {name: best[name] / size for name in ("read_document", *STAGES, "merge_mentions", "jsonl", SCAN)}


def main(megabytes: float) -> int:
    """Print the table; 1 where the mixed corpus is read more slowly than the limit."""
    gc.set_threshold(GC_THRESHOLD)  # as the command runs
    knowledge = load_knowledge()
    mixed = measure(mixed_articles(), megabytes, knowledge)
    field = measure(field_articles(), megabytes / 6, knowledge)
    scans = mixed.pop(SCAN), field.pop(SCAN)
    wholes = sum(mixed.values()), sum(field.values())
    print(f"{'MB/s on one core':22}{'mixed':>8} {'share':>7} {'field alone':>14} {'share':>7}")
    for name in mixed:
        shown = [f"{1 / cost:{width}.1f} {cost / whole:7.1%}"
                 for cost, whole, width in zip((mixed[name], field[name]), wholes, (8, 15), strict=True)]  # fmt: skip
        print(f"{name:22}{''.join(shown)}")
    print(f"{'all of it':22}{1 / wholes[0]:8.2f} {'':7}{1 / wholes[1]:15.2f}")
    print(f"{SCAN:22}{1 / scans[0]:8.1f} {'':7}{1 / scans[1]:15.1f}")
    others = (wholes[0] * (1 + OTHERS) - wholes[1]) / OTHERS
    told = [f"{1 / (wholes[1] / one + others * (1 - 1 / one)):.2f} with one byte in {one}" for one in _MIXTURES]
    print(f"On the field is one byte in {1 + OTHERS} of the mixed corpus; it would be {', '.join(told)}.")
    below = 1 / wholes[0] < LIMIT
    print(f"The limit is {LIMIT} on the mixed corpus{', which is below it' if below else ''}.")
    return 1 if below else 0


if __name__ == "__main__":
    sys.exit(main(float(sys.argv[1]) if len(sys.argv) > 1 else MEGABYTES))
