"""Reads the knowledge files. A file that breaks its schema raises ``KnowledgeError`` with the place and the remedy.

A pack is a folder of TOML and TSV files. The bundled folders are ``data/language`` (English, for any subject),
``data/temporal`` (temporal expressions) and ``data/us-china-cyber`` (the field). A user's pack has the same file names;
its entries are laid over the bundled ones, and an entry of the same id replaces the bundled entry.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from cyberdiplo.errors import KnowledgeError

DATA = Path(__file__).parent / "data"
BUNDLED = (DATA / "language", DATA / "temporal", DATA / "us-china-cyber")

Table = dict[str, Any]


def knowledge_files(packs: Sequence[Path]) -> list[Path]:
    """All TOML and TSV files of the bundled folders and of ``packs``, in a fixed order."""
    folders = [*BUNDLED, *packs]
    for pack in packs:
        if not pack.is_dir():
            raise KnowledgeError(
                "no such knowledge folder", where=str(pack), hint="name a folder of TOML and TSV files"
            )
    return [file for folder in folders for file in sorted(folder.rglob("*")) if file.suffix in (".toml", ".tsv")]


def read_toml(file: Path) -> Table:
    """Read one TOML file."""
    import tomllib  # noqa: PLC0415 - files are read on a first run only; all others start 5 ms sooner without

    try:
        return tomllib.loads(file.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise KnowledgeError(f"not TOML: {error}", where=str(file)) from error


def read_tsv(file: Path, columns: Sequence[str]) -> Iterator[dict[str, str]]:
    """Rows of a tab-separated file whose header is exactly ``columns``; lines that begin with ``#`` are notes."""
    import csv  # noqa: PLC0415 - as above

    with file.open(encoding="utf-8", newline="") as stream:
        lines = (line for line in stream if line.strip() and not line.startswith("#"))
        rows = csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        header = next(rows, [])
        if header != list(columns):
            raise KnowledgeError(f"the header is {header}", where=str(file), hint=f"expected {list(columns)}")
        for number, row in enumerate(rows, 1):
            if len(row) != len(columns):
                raise KnowledgeError(
                    f"row {number} has {len(row)} cells instead of {len(columns)}: {row[:3]}", where=str(file)
                )
            yield dict(zip(columns, map(sys.intern, row), strict=True))


def entries(files: Sequence[Path], name: str, table: str) -> Iterator[tuple[Path, Table]]:
    """The ``[[table]]`` entries of every file called ``name`` (a glob), with the file that each comes from."""
    for file in files:
        if file.match(name):
            for entry in read_toml(file).get(table, []):
                yield file, entry


def entries_by_id(files: Sequence[Path], name: str, table: str) -> dict[str, tuple[Path, Table]]:
    """The same by their ``id``; a later entry of the same id replaces an earlier one."""
    found: dict[str, tuple[Path, Table]] = {}
    for file, entry in entries(files, name, table):
        if not isinstance(entry.get("id"), str):
            raise KnowledgeError(f"an entry of [[{table}]] has no id: {entry}", where=str(file), hint="give it one")
        found[entry["id"]] = (file, entry)
    return found


def require(entry: Table, file: Path, allowed: Sequence[str], required: Sequence[str]) -> None:
    """Check an entry's keys: all of ``required``, none outside ``required`` and ``allowed``."""
    name = entry.get("id") or next(iter(entry.values()), "?")
    for key in required:
        if key not in entry:
            raise KnowledgeError(f"the entry {name!r} has no {key!r}", where=str(file))
    unknown = sorted(set(entry) - set(allowed) - set(required))
    if unknown:
        raise KnowledgeError(
            f"the entry {name!r} has unknown keys {unknown}",
            where=str(file),
            hint=f"known are {sorted([*required, *allowed])}",
        )
