"""Throughput of the pipeline on one core, stage by stage, against a bare scan for words in the same run.

    python benchmarks/pipeline.py [MEGABYTES]

The corpus is the bundled and the annotated articles, over and over under new ids. Mentions are merged round by round: a
round is a corpus in which each article stands once, as in life. The exit code is 1 below the limit.
"""

from __future__ import annotations

import datetime as dt
import gc
import json
import re
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
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
MEGABYTES = 2.0
# A day of a large newspaper is a megabyte: an archive of ten years then takes an hour on one core.
LIMIT = 1.0
# The stages inside ``extract_document``, by the names under which it calls them.
STAGES = ("tokenise", "split_sentences", "recognise_timexes", "link_actors", "assemble_events")

Seconds = defaultdict[str, float]


def articles() -> list[tuple[str, str, Metadata]]:
    """The texts of the corpus with their names and what is known of them."""
    found = [(file.name, file.read_text("utf-8"), Metadata()) for file in sorted((ROOT / "seeds").glob("*.txt"))]
    for file in sorted((ROOT / "tests" / "gold").glob("*-documents.jsonl")):
        for line in file.read_text("utf-8").splitlines():
            record = json.loads(line)
            day = dt.datetime.fromisoformat(record["published"]).date() if "published" in record else None
            known = Metadata(published=day, source=record.get("source"), url=record.get("url"))
            found.append((record["id"], record["text"], known))
    return found


def timed(name: str, stage: Callable[..., Any], seconds: Seconds) -> Callable[..., Any]:
    """``stage``, with the time that it takes added to ``seconds``."""

    def run(*arguments: Any, **options: Any) -> Any:
        begin = time.perf_counter()
        result = stage(*arguments, **options)
        seconds[name] += time.perf_counter() - begin
        return result

    return run


def run_rounds(megabytes: float, knowledge: Knowledge, seconds: Seconds) -> Iterator[int]:
    """Run the whole pipeline over the corpus, round by round, and yield the bytes of each."""
    corpus = articles()
    size = sum(len(text.encode()) for _, text, _ in corpus)
    read = timed("read_document", read_document, seconds)
    merge = timed("merge_mentions", merge_mentions, seconds)
    render = timed("jsonl", lambda events: sum(map(len, render_jsonl(events))), seconds)
    scan = timed("a bare scan for \\w+", re.compile(r"\w+").findall, seconds)
    for number in range(max(1, round(megabytes * 1e6 / size))):
        mentions: list[EventMention] = []
        for name, text, metadata in corpus:
            document = read(text, f"{number}/{name}", knowledge.reading, metadata)
            mentions += pipeline.extract_document(document, knowledge).mentions
            scan(text)
        render(merge(mentions, knowledge.ontology, "benchmark"))
        yield size


def main(megabytes: float) -> int:
    """Print the table; 1 where the whole is slower than the limit."""
    gc.set_threshold(GC_THRESHOLD)  # as the command runs
    knowledge = load_knowledge()
    seconds: Seconds = defaultdict(float)
    for stage in STAGES:
        setattr(pipeline, stage, timed(stage, getattr(pipeline, stage), seconds))
    total = sum(run_rounds(megabytes, knowledge, seconds)) / 1e6
    scan = seconds.pop("a bare scan for \\w+")
    whole = sum(seconds.values())
    print(f"{f'{total:.1f} MB on one core':20} {'MB/s':>8} {'share':>6}")
    for name in ("read_document", *STAGES, "merge_mentions", "jsonl"):
        print(f"{name:20} {total / seconds[name]:8.1f} {seconds[name] / whole:6.1%}")
    print(f"{'all of it':20} {total / whole:8.2f}   limit {LIMIT}{'  below it' if total / whole < LIMIT else ''}")
    print(f"{'a bare scan for words':20}{total / scan:8.1f}   {whole / scan:.0f} times as fast")
    return 1 if total / whole < LIMIT else 0


if __name__ == "__main__":
    sys.exit(main(float(sys.argv[1]) if len(sys.argv) > 1 else MEGABYTES))
