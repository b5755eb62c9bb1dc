"""JSON Lines (jsonlines.org) and standard input: how they are named, told apart from plain text, and taken apart."""

from __future__ import annotations

import json
from collections.abc import Iterator

STDIN = "-"
RECORD_SUFFIXES = (".jsonl", ".ndjson")


def begins_with_record(text: str) -> bool:
    """Whether the first line is a JSON object with a text."""
    first = text.lstrip().partition("\n")[0]
    if not first.startswith("{"):
        return False
    try:
        return "text" in json.loads(first)
    except ValueError:
        return False


def numbered_lines(text: str) -> Iterator[tuple[int, str]]:
    """The lines that are not blank, with their numbers, counted from 1."""
    return ((number, line) for number, line in enumerate(text.split("\n"), 1) if line.strip())
