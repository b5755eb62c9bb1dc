"""How good the timeline is on the annotated documents, and the floors below which it may not fall.

Each ``NAME-events.jsonl`` in this folder is a set of annotations. Its documents are in ``NAME-documents.jsonl``, or,
for ``seeds``, the bundled articles. The figures are those of ``cyberdiplo evaluate``, and ``floors.toml`` holds the
least that each set must reach. A set without floors is measured, and said to have none.

    python -m tests.gold.quality [SET...] [--errors]                          the figures beside their floors
    python -m tests.gold.quality --figures                                    the figures alone
    python -m tests.gold.quality --update                                     raise the floors to the figures
    python -m tests.gold.quality --update --allow-lower --reason "because"    lower them too, and keep the reason
"""

from __future__ import annotations

import argparse
import json
import sys
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from cyberdiplo.knowledge.compile import load_knowledge
from cyberdiplo.report.evaluation import figure_cell, told
from cyberdiplo.sources.annotated import Annotated, read_annotated
from cyberdiplo.timeline.evaluation import Scores
from cyberdiplo.workflows import evaluate_timeline

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


def gold_file(name: str) -> Path:
    """Where the annotations of a set are."""
    return GOLD / f"{name}-events.jsonl"


def annotated(name: str) -> Annotated:
    """The annotations of a set and the documents that they name."""
    return read_annotated(gold_file(name), [str(documents(name))], load_knowledge([]))


def measure(name: str) -> Scores:
    """Compare the timeline of a set's documents with the annotations; raises the first fault of these."""
    evaluation = evaluate_timeline(gold_file(name), [str(documents(name))], load_knowledge([]))
    if evaluation.scores is None:
        raise evaluation.flaws[0]
    return evaluation.scores


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
            row.append(figure_cell(figure, value))
            if floors is not None:
                floor = floors.get(name, {}).get(figure)
                short = floor is not None and (value is None or _falls_short(figure, value, floor))
                row += ["" if floor is None else figure_cell(figure, floor), "!" if short else ""]
        rows.append(row)
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = [cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True)]
        row[:] = [row[0].ljust(widths[0]), *cells]
    return "\n".join("  ".join(row).rstrip() for row in rows)


def update(scores: Mapping[str, Scores], kept: Mapping[str, Any], reason: str | None) -> int:
    """Write the floors anew; without a ``reason`` nothing is lowered, and the attempt fails.

    Sets that were not measured keep theirs.
    """
    notes, refused = list(kept.get("lowered", [])), []
    floors: dict[str, Floors] = {name: kept[name] for name in kept if name not in (*scores, "lowered")}
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
    parser.add_argument("sets", nargs="*", metavar="SET", help=f"of {', '.join(sets())}; all without any")
    parser.add_argument("--errors", action="store_true", help="list every discrepancy too")
    parser.add_argument("--figures", action="store_true", help="the figures alone, without a verdict")
    parser.add_argument("--update", action="store_true", help="raise the floors to the figures")
    parser.add_argument("--allow-lower", action="store_true", help="with --update: lower floors too")
    parser.add_argument("--reason", default="", help="with --allow-lower: why")
    options = parser.parse_args(arguments)
    if options.allow_lower and not options.reason.strip():
        parser.error("--allow-lower wants a --reason")
    if unknown := [name for name in options.sets if name not in sets()]:
        parser.error(f"no such set: {', '.join(unknown)}")
    kept = read_floors()
    scores = {name: measure(name) for name in options.sets or sets()}
    print(table(scores, None if options.figures else kept))
    if options.errors:
        for name, score in scores.items():
            print(f"\n{name}", *(told(discrepancy) for discrepancy in score.discrepancies), sep="\n")
    if options.update:
        return update(scores, kept, options.reason.strip() if options.allow_lower else None)
    if options.figures:
        return 0
    for name in scores:
        if name not in kept:
            print(f"{name} has no floors yet: make eval-update sets them")
    return 1 if any(shortfalls(score.figures(), kept[name]) for name, score in scores.items() if name in kept) else 0


def _falls_short(figure: str, value: float, floor: float) -> bool:
    return value > floor if figure in CEILINGS else value < floor


if __name__ == "__main__":
    sys.exit(main())
