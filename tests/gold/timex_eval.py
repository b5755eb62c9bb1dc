"""How well the temporal tagger does on annotated news, and the floors below which it may not fall.

The data are TimeML documents that cannot be part of the project, so they are looked for in the folder that
CYBERDIPLO_TIMEX_DATA names, or in ``../shared/data/timex`` beside the checkout; without them nothing is measured, and
the output says so. A set is a folder of that folder: ``tbaq`` (TimeBank and AQUAINT) and ``tbaq-corrected`` (the same
extents, values annotated anew).

Rules are developed on AQUAINT and on the half of TimeBank whose names have an even SHA-256; the other half is unseen.

The measures are those of TempEval-3 (UzZaman et al. 2013): expressions match one to one, strictly with equal extents or
relaxed with overlapping ones; type and value F1 are relaxed F1 times the share of matches with the same type or value.
White space does not count in extents.

    python -m tests.gold.timex_eval             the figures beside their floors
    python -m tests.gold.timex_eval --update    raise the floors to the figures
"""

from __future__ import annotations

import argparse
import datetime as dt
import hashlib
import html
import json
import os
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from cyberdiplo import tag

FLOORS = Path(__file__).with_name("timex_scores.json")
SETS = ("tbaq", "tbaq-corrected")
PARTS = ("seen", "unseen", "all")
MEASURES = ("strict", "relaxed", "type", "value")

_TAG = re.compile(r"<(/?)(\w+)([^<>]*)>")
_ATTRIBUTE = re.compile(r'(\w+)\s*=\s*"([^"]*)"')


@dataclass(frozen=True)
class Mark:
    """One annotated or found expression; ``begin`` and ``end`` count the characters that are no white space."""

    begin: int
    end: int
    type: str
    value: str


@dataclass(frozen=True)
class Annotated:
    """One document of the data."""

    name: str
    dct: dt.date | None
    text: str
    marks: list[Mark]


def is_seen(name: str, aquaint: frozenset[str]) -> bool:
    """Whether a document's errors may be looked at while rules are made."""
    return name in aquaint or int(hashlib.sha256(name.encode()).hexdigest(), 16) % 2 == 0


def data_folder() -> Path | None:
    """Where the data are, if they are anywhere."""
    named = os.environ.get("CYBERDIPLO_TIMEX_DATA")
    folder = Path(named) if named else Path(__file__).parents[2].parent / "shared" / "data" / "timex"
    return folder if folder.is_dir() else None


def read_timeml(file: Path) -> Annotated:
    """The text of one TimeML document and its TIMEX3 annotations."""
    raw = file.read_bytes()
    try:
        source = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        source = raw.decode("latin-1")
    created = re.search(r"<DCT\b.*?</DCT>", source, re.DOTALL)
    value = re.search(r'\bvalue="([^"]*)"', created[0]) if created else None
    body = re.search(r"<TEXT\b[^>]*>(.*)</TEXT>", source.replace("\r\n", "\n").replace("\r", "\n"), re.DOTALL)
    text, at = "", 0
    opened: list[tuple[int, dict[str, str]]] = []
    marks: list[Mark] = []
    content = body[1] if body else ""
    for match in _TAG.finditer(content):
        text += html.unescape(content[at : match.start()])
        at = match.end()
        if match[2] == "TIMEX3" and not match[3].endswith("/"):
            here = _visible(text)
            if match[1]:
                begin, attributes = opened.pop()
                marks.append(Mark(begin, here, attributes.get("type", ""), attributes.get("value", "")))
            else:
                opened.append((here, {name: html.unescape(each) for name, each in _ATTRIBUTE.findall(match[3])}))
    text += html.unescape(content[at:])
    found = sorted((mark for mark in marks if mark.end > mark.begin), key=lambda mark: (mark.begin, mark.end))
    return Annotated(file.stem, dt.date.fromisoformat(value[1][:10]) if value else None, text, found)


def _visible(text: str) -> int:
    return len("".join(text.split()))


def compare(gold: Sequence[Mark], found: Sequence[Mark]) -> Counter[str]:
    """Counts of one document: equal extents are matched first, then overlapping ones from left to right."""
    counts = Counter(gold=len(gold), found=len(found))
    where: dict[tuple[int, int], int] = {}
    for number, mark in enumerate(gold):
        where.setdefault((mark.begin, mark.end), number)
    pairs: dict[int, int] = {}
    for number, mark in enumerate(found):
        same = where.get((mark.begin, mark.end))
        if same is not None and same not in pairs:
            pairs[same] = number
    counts["strict"] = len(pairs)
    used = set(pairs.values())
    for number, mark in enumerate(gold):
        if number in pairs:
            continue
        for other, candidate in enumerate(found):
            if other not in used and candidate.begin < mark.end and mark.begin < candidate.end:
                pairs[number] = other
                used.add(other)
                break
    counts["relaxed"] = len(pairs)
    counts["type"] = sum(gold[mine].type == found[other].type for mine, other in pairs.items())
    counts["value"] = sum(gold[mine].value == found[other].value for mine, other in pairs.items())
    return counts


def figures(counts: Counter[str]) -> dict[str, float]:
    """F1 of each measure in per cent, to one decimal."""

    def f1(matched: int) -> float:
        return 200 * matched / ((counts["gold"] + counts["found"]) or 1)

    relaxed = f1(counts["relaxed"])
    shares = {name: counts[name] / (counts["relaxed"] or 1) for name in ("type", "value")}
    return {
        "strict": round(f1(counts["strict"]), 1),
        "relaxed": round(relaxed, 1),
        "type": round(relaxed * shares["type"], 1),
        "value": round(relaxed * shares["value"], 1),
    }


def measure(folder: Path, aquaint: frozenset[str]) -> dict[str, dict[str, float]]:
    """Figures of each part of the annotated documents in ``folder``; ``aquaint`` names the documents of AQUAINT."""
    totals = {part: Counter[str]() for part in PARTS}
    for document in _documents(folder):
        offsets = _offsets(document.text)
        found = [
            Mark(offsets[timex.span.begin], offsets[timex.span.end], timex.type, timex.value)
            for timex in tag(document.text, dct=document.dct)
        ]
        counts = compare(document.marks, found)
        totals["seen" if is_seen(document.name, aquaint) else "unseen"].update(counts)
        totals["all"].update(counts)
    return {part: figures(totals[part]) for part in PARTS}


def _documents(folder: Path) -> Iterator[Annotated]:
    for file in sorted(folder.rglob("*.tml")):
        yield read_timeml(file)


def _offsets(text: str) -> list[int]:
    """For each offset the number of visible characters before it."""
    offsets = [0]
    for character in text:
        offsets.append(offsets[-1] + (not character.isspace()))
    return offsets


def shortfalls(measured: dict[str, dict[str, dict[str, float]]]) -> list[str]:
    """What falls short of its floor."""
    floors = json.loads(FLOORS.read_text("utf-8")) if FLOORS.exists() else {}
    return [
        f"{name}, {part}: {figure} F1 is {measured[name][part][figure]}, and its floor is {floor}"
        for name, parts in floors.items()
        if name in measured
        for part, least in parts.items()
        for figure, floor in least.items()
        if measured[name][part][figure] < floor
    ]


def table(measured: dict[str, dict[str, dict[str, float]]]) -> str:
    """The figures as a Markdown table."""
    rows = ["| set | part | strict | relaxed | type | value |", "| --- | --- | ---: | ---: | ---: | ---: |"]
    for name, parts in measured.items():
        for part, least in parts.items():
            rows.append(f"| {name} | {part} | " + " | ".join(f"{least[figure]:.1f}" for figure in MEASURES) + " |")
    return "\n".join(rows)


def main() -> int:
    """Measure, print, and compare with the floors: 1 where one is missed."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--update", action="store_true", help="raise the floors to the figures")
    arguments = parser.parse_args()
    folder = data_folder()
    if folder is None:
        print("temporal tagger: skipped, no annotated data (CYBERDIPLO_TIMEX_DATA names their folder)")  # noqa: T201
        return 0
    aquaint = frozenset(file.stem for file in (folder / "tbaq" / "AQUAINT").glob("*.tml"))
    measured = {name: measure(folder / name, aquaint) for name in SETS if (folder / name).is_dir()}
    print(table(measured))  # noqa: T201 - the output of a script
    missed = shortfalls(measured)
    if arguments.update and not missed:
        FLOORS.write_text(json.dumps(measured, indent=2) + "\n", encoding="utf-8")
    for line in missed:
        print(line, file=sys.stderr)  # noqa: T201
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
