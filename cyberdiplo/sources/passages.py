"""Reads texts for the temporal tagger, which takes them as they are and is told when each was written.

A plain file is one passage. JSON Lines hold one a line: ``doc`` (its name), ``text``, and ``dct`` (the document
creation time, an ISO 8601 date that a time may follow) or none.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from cyberdiplo.errors import InputError, MissingInput
from cyberdiplo.sources.decoding import decode_text
from cyberdiplo.sources.jsonlines import RECORD_SUFFIXES, STDIN, begins_with_record, numbered_lines


class Passage(NamedTuple):
    """A text, its name, and the day on which it was written, if that is known."""

    doc: str
    text: str
    dct: dt.date | None


def read_passages(
    paths: Sequence[str], stdin: bytes = b"", published: dt.date | None = None
) -> Iterator[Passage | InputError]:
    """Passages and problems, in the order of ``paths``; ``-`` is ``stdin``.

    ``published`` is the day of every passage that does not tell its own.
    """
    for path in paths:
        try:
            data = stdin if path == STDIN else _bytes_of(path)
            text, _ = decode_text(data, path)
        except InputError as error:
            yield error
            continue
        if path.endswith(RECORD_SUFFIXES) or (path == STDIN and begins_with_record(text)):
            yield from _records(text, path, published)
        else:
            yield Passage("stdin" if path == STDIN else path, text, published)


def _bytes_of(path: str) -> bytes:
    try:
        return Path(path).read_bytes()
    except FileNotFoundError as error:
        raise MissingInput("no such file", where=path, hint="name a text, a file of JSON Lines, or -") from error
    except OSError as error:
        raise InputError(f"it cannot be read: {error.strerror}", where=path, hint="name a file") from error


def _records(text: str, path: str, published: dt.date | None) -> Iterator[Passage | InputError]:
    for number, line in numbered_lines(text):
        try:
            yield _passage(json.loads(line), published)
        except ValueError as error:
            yield InputError(str(error), where=f"{path}:{number}", hint='a line is {"doc": …, "dct": …, "text": …}')


def _passage(record: Any, published: dt.date | None) -> Passage:
    """The passage of one record; raises ``ValueError`` with what is wrong with it."""
    if not isinstance(record, dict) or not isinstance(record.get("text"), str):
        raise ValueError("it has no text")  # noqa: TRY004 - of a record that a user gave
    doc = record.get("doc", record.get("id"))
    if not isinstance(doc, str) or not doc:
        raise ValueError("it has no name under doc")
    stated = record.get("dct", record.get("published")) or None
    if stated is None:
        return Passage(doc, record["text"], published)
    try:
        return Passage(doc, record["text"], dt.date.fromisoformat(str(stated)[:10]))
    except ValueError as error:
        raise ValueError(f"its dct {stated!r} is no ISO 8601 date") from error
