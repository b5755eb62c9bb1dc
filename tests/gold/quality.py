"""How good the timeline is on the annotated documents, and the floors below which it may not fall.

Each ``NAME-events.jsonl`` in this folder is a set of annotations. Its documents are in ``NAME-documents.jsonl``, or,
for ``seeds``, the bundled articles. The figures are those of ``cyberdiplo.timeline.evaluation``, taken of what
``cyberdiplo timeline -O jsonl`` prints, and ``floors.toml`` holds the least that each set must reach.

    python -m tests.gold.quality [--errors]                                   the figures beside their floors
    python -m tests.gold.quality --figures                                    the figures alone
    python -m tests.gold.quality --update                                     raise the floors to the figures
    python -m tests.gold.quality --update --allow-lower --reason "because"    lower them too, and keep the reason
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from cyberdiplo.knowledge.naming import load_naming
from cyberdiplo.timeline.annotation import GoldMention, gold_mention, prediction
from cyberdiplo.timeline.evaluation import Discrepancy, Scores, evaluate

GOLD = Path(__file__).parent
SEEDS = GOLD.parents[1] / "seeds"
FLOORS = GOLD / "floors.toml"
# What a floor is kept for. The counts change whenever a document is added, and the figures that are left out follow
# from these.
FLOORED = (
    "core_correct",
    "all_correct",
    "precision",
    "date_exact",
    "type_strict",
    "actor_precision",
    "actor_recall",
    "status",
    "merge_recall",
    "wrong_merges",
)
CEILINGS = frozenset({"wrong_merges"})  # the lower the better
COUNTS = frozenset({"gold", "gold_core", "predicted", "wrong_merges"})

Figures = Mapping[str, float | None]
Floors = Mapping[str, float]

HEADER = """\
# The least that each set of annotated documents must reach; wrong_merges is the most that it may have.
# `make eval-update` raises these to what is measured. It lowers one only with ALLOW_LOWER=1 REASON="…", and notes that
# at the end of this file.
"""


def sets() -> list[str]:
    """Names of the annotated sets, sorted."""
    return sorted(file.name.removesuffix("-events.jsonl") for file in GOLD.glob("*-events.jsonl"))


def documents(name: str) -> Path:
    """Where the documents of a set are: a folder, or a file of JSON Lines."""
    return SEEDS if name == "seeds" else GOLD / f"{name}-documents.jsonl"


def texts(name: str) -> dict[str, str]:
    """The text of each document of a set."""
    place = documents(name)
    if place.is_dir():
        return {file.name: file.read_text("utf-8") for file in sorted(place.glob("*.txt"))}
    return {record["id"]: record["text"] for record in _records(place.read_text("utf-8"))}


def gold_mentions(name: str) -> list[GoldMention]:
    """The annotated mentions of a set."""
    file = GOLD / f"{name}-events.jsonl"
    records = _records(file.read_text("utf-8"))
    return [gold_mention(record, f"{file.name}:{number}") for number, record in enumerate(records, 1)]


def measure(name: str) -> Scores:
    """Run the command on a set's documents and compare what it prints with the annotations."""
    command = [sys.executable, "-m", "cyberdiplo", "timeline", str(documents(name)), "-O", "jsonl"]
    run = subprocess.run(command, check=False, capture_output=True, encoding="utf-8")
    if run.returncode not in (0, 4):  # 4: a document that could not be dated, the others done
        raise RuntimeError(f"{' '.join(command)} ended with {run.returncode}:\n{run.stderr}")
    predictions = [prediction(record, record["id"]) for record in _records(run.stdout)]
    return evaluate(gold_mentions(name), predictions, texts(name), load_naming())


def read_floors(file: Path = FLOORS) -> dict[str, Any]:
    """The floors of each set by figure, and the list ``lowered``."""
    return tomllib.loads(file.read_text("utf-8")) if file.exists() else {}


def shortfalls(figures: Figures, floors: Floors) -> list[str]:
    """What falls short of its floor, in words; a figure without a floor is one of them."""
    told = []
    for figure in FLOORED:
        value, floor = figures[figure], floors.get(figure)
        if floor is None:
            if value is not None:
                told.append(f"{figure} is {value}, and has no floor: run make eval-update")
        elif value is None or _falls_short(figure, value, floor):
            told.append(f"{figure} is {value}, and its {'ceiling' if figure in CEILINGS else 'floor'} is {floor}")
    return told


def moved_floors(figures: Figures, floors: Floors, *, allow_lower: bool) -> tuple[dict[str, float], list[str]]:
    """The floors moved to ``figures``, and the names of those that were, or would have been, lowered."""
    moved, lowered = {}, []
    for figure in FLOORED:
        value, floor = figures[figure], floors.get(figure)
        if floor is not None and (value is None or _falls_short(figure, value, floor)):
            lowered.append(figure)
            if not allow_lower:
                moved[figure] = floor
                continue
        if value is not None:
            moved[figure] = value
    return moved, lowered


def floors_text(floors: Mapping[str, Floors], lowered: Sequence[Mapping[str, object]]) -> str:
    """The floors as TOML, with the list of what was ever lowered and why."""
    parts = [HEADER]
    for name, figures in sorted(floors.items()):
        lines = [f"{figure} = {figures[figure]}" for figure in FLOORED if figure in figures]
        parts.append("\n".join([f"[{name}]", *lines, ""]))
    parts += ["\n".join(["[[lowered]]", *(f"{key} = {json.dumps(note[key])}" for key in note), ""]) for note in lowered]
    return "\n".join(parts)


def table(scores: Mapping[str, Scores], floors: Mapping[str, Floors] | None = None) -> str:
    """All figures of all sets, where ``floors`` are given each with its floor behind it; ``!`` marks a shortfall."""
    figures = {name: score.figures() for name, score in scores.items()}
    rows = [["", *(cell for name in scores for cell in ((name,) if floors is None else (name, "floor", "")))]]
    for figure in next(iter(figures.values())):
        row = [figure]
        for name in scores:
            value = figures[name][figure]
            row.append(_cell(figure, value))
            if floors is not None:
                floor = floors.get(name, {}).get(figure)
                short = floor is not None and (value is None or _falls_short(figure, value, floor))
                row += ["" if floor is None else _cell(figure, floor), "!" if short else ""]
        rows.append(row)
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = [cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True)]
        row[:] = [row[0].ljust(widths[0]), *cells]
    return "\n".join("  ".join(row).rstrip() for row in rows)


def told(discrepancy: Discrepancy) -> str:
    """One discrepancy as a line."""
    event = discrepancy.prediction
    got = f"{event.type} {event.date} {event.status} «{event.title}»" if event else "nothing"
    if not discrepancy.gold:
        where = event.evidence[0].doc if event else ""
        return f"{discrepancy.kind:11} {where}: {got}"
    wanted = " + ".join(
        f"{mention.id}{' (core)' if mention.core else ''} {mention.type} {mention.date} «{mention.trigger}»"
        for mention in discrepancy.gold
    )
    return f"{discrepancy.kind:11} {wanted}: {got}"


def update(scores: Mapping[str, Scores], kept: Mapping[str, Any], reason: str | None) -> int:
    """Write the floors anew; without a ``reason`` nothing is lowered, and the attempt fails."""
    floors, notes, refused = {}, list(kept.get("lowered", [])), []
    for name, score in scores.items():
        old: Floors = kept.get(name, {})
        floors[name], lowered = moved_floors(score.figures(), old, allow_lower=reason is not None)
        for figure in lowered:
            if reason is None:
                refused.append(f"{name}: {figure} would go from {old[figure]} to {score.figures()[figure]}")
            else:
                change = {"from": old[figure], "to": floors[name].get(figure, "unmeasured")}
                notes.append({"set": name, "figure": figure, **change, "reason": reason})
    FLOORS.write_text(floors_text(floors, notes), "utf-8")
    for line in refused:
        print(line, file=sys.stderr)
    if refused:
        print('These floors stay. To lower them: make eval-update ALLOW_LOWER=1 REASON="why"', file=sys.stderr)
    return 1 if refused else 0


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the table; the exit code is 1 where a figure falls short, or where an update would lower a floor."""
    parser = argparse.ArgumentParser(prog="python -m tests.gold.quality", description="figures beside their floors")
    parser.add_argument("--errors", action="store_true", help="list every discrepancy too")
    parser.add_argument("--figures", action="store_true", help="the figures alone, without a verdict")
    parser.add_argument("--update", action="store_true", help="raise the floors to the figures")
    parser.add_argument("--allow-lower", action="store_true", help="with --update: lower floors too")
    parser.add_argument("--reason", default="", help="with --allow-lower: why")
    options = parser.parse_args(arguments)
    if options.allow_lower and not options.reason.strip():
        parser.error("--allow-lower wants a --reason")
    kept = read_floors()
    scores = {name: measure(name) for name in sets()}
    print(table(scores, None if options.figures else kept))
    if options.errors:
        for name, score in scores.items():
            print(f"\n{name}", *(told(discrepancy) for discrepancy in score.discrepancies), sep="\n")
    if options.update:
        return update(scores, kept, options.reason.strip() if options.allow_lower else None)
    if options.figures:
        return 0
    return 1 if any(shortfalls(score.figures(), kept.get(name, {})) for name, score in scores.items()) else 0


def _falls_short(figure: str, value: float, floor: float) -> bool:
    return value > floor if figure in CEILINGS else value < floor


def _cell(figure: str, value: float | None) -> str:
    if value is None:
        return "–"
    return f"{value:.3f}" if figure not in COUNTS else str(value)


def _records(lines: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in lines.split("\n") if line.strip()]


if __name__ == "__main__":
    sys.exit(main())
