"""Finds the documents in what the user names: files, folders, JSON Lines and standard input.

Documents and problems come one by one; a problem with one input leaves the others untouched.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from cyberdiplo.errors import EmptyInput, InputError, MissingInput, NotText
from cyberdiplo.knowledge.reading import Reading
from cyberdiplo.model.diagnostic import Diagnostic
from cyberdiplo.model.document import Document
from cyberdiplo.sources.dates import find_dates
from cyberdiplo.sources.decoding import decode_text
from cyberdiplo.sources.jsonlines import RECORD_SUFFIXES, STDIN, begins_with_record, numbered_lines
from cyberdiplo.sources.text import Metadata, read_document

# What a folder is searched for; a file that is named outright is read whatever its name.
_DOCUMENT_SUFFIXES = (".txt", ".md", *RECORD_SUFFIXES)
_SOUGHT = ", ".join(_DOCUMENT_SUFFIXES)


_Found = tuple[str, Document | InputError]


class _Source(NamedTuple):
    """One file to read: the name that the user knows it by, and where it is."""

    name: str
    path: Path


def read_inputs(
    paths: Sequence[str | Path], reading: Reading, stdin: bytes = b"", published: dt.date | None = None
) -> Iterator[Document | InputError]:
    """Documents and problems among ``paths``, in an order that does not depend on theirs; no file comes twice.

    A folder stands for the ``.txt``, ``.md`` and ``.jsonl`` files in it at any depth, without hidden files and
    ``README``s. ``-`` is ``stdin``: plain text, or JSON Lines where its first line is an object with a text.
    ``published`` is the day of publication of every document, whatever it says itself.
    """
    known = Metadata(published=published)
    seen: dict[str, str] = {}
    for item in _files(paths):
        if isinstance(item, InputError):
            yield item
            continue
        for where, found in _read(item, stdin, reading, known):
            if isinstance(found, InputError):
                yield found
            elif found.id not in seen:
                seen[found.id] = found.sha256
                yield found
            elif seen[found.id] != found.sha256:
                # Another text under the same id goes by its place; a copy of the same text is left out.
                note = Diagnostic("duplicate-id", f"another document is called {found.id!r}", where)
                yield found._replace(id=where, diagnostics=(*found.diagnostics, note))


def _files(paths: Sequence[str | Path]) -> Iterator[_Source | InputError]:
    """The files that ``paths`` stand for, sorted by name, each once."""
    found: dict[str, _Source | InputError] = {}
    for path in map(str, paths):
        if path == STDIN:
            found[path] = _Source(STDIN, Path(STDIN))
            continue
        place = Path(path)
        if place.is_dir():
            members = sorted(member for member in place.rglob("*") if _is_document(member.relative_to(place), member))
            for member in members:
                name = (Path(path) / member.relative_to(place)).as_posix()
                found[name] = _Source(name, member)
            if not members:
                found[path] = EmptyInput(
                    "no documents in this folder", where=path, hint=f"it is searched for {_SOUGHT}"
                )
        elif place.exists():
            found[path] = _Source(path, place)
        else:
            found[path] = MissingInput("no such file or folder", where=path, hint="check the path")
    read: set[Path] = set()
    for _, item in sorted(found.items()):
        if isinstance(item, _Source) and item.name != STDIN:
            actual = item.path.resolve()
            if actual in read:
                continue
            read.add(actual)
        yield item


def _is_document(relative: Path, member: Path) -> bool:
    hidden = any(part.startswith(".") for part in relative.parts)
    return (
        not hidden
        and member.suffix.lower() in _DOCUMENT_SUFFIXES
        and member.stem.upper() != "README"
        and member.is_file()
    )


def _read(source: _Source, stdin: bytes, reading: Reading, known: Metadata) -> Iterator[_Found]:
    """The documents of one file, each with its place."""
    try:
        data = stdin if source.name == STDIN else source.path.read_bytes()
        text, encoding = decode_text(data, source.name)
    except InputError as error:
        yield source.name, error
        return
    except OSError as error:
        problem = InputError(f"it cannot be read: {error.strerror}", where=source.name, hint="check its permissions")
        yield source.name, problem
        return
    if source.path.suffix.lower() in RECORD_SUFFIXES or (source.name == STDIN and begins_with_record(text)):
        yield from _read_records(text, source.name, reading, known)
        return
    document = read_document(text, source.name, reading, known)
    if encoding == "windows-1252":
        note = Diagnostic("decoded-as-windows-1252", "it is not UTF-8; it was read as Windows-1252", source.name)
        document = document._replace(diagnostics=(*document.diagnostics, note))
    yield source.name, document


def _read_records(text: str, name: str, reading: Reading, known: Metadata) -> Iterator[_Found]:
    """One document for each line of JSON Lines; a line that is none is a problem of its own."""
    hint = "each line is one JSON object with an id and a text"
    for number, line in numbered_lines(text):
        where = f"{name}:{number}"
        try:
            record = json.loads(line)
        except ValueError as error:
            yield where, NotText(f"this line is no JSON: {error}", where=where, hint=hint)
            continue
        if not isinstance(record, dict) or not isinstance(record.get("text"), str):
            yield where, NotText("this line has no text", where=where, hint=hint)
        elif not record["text"].strip():
            yield where, EmptyInput("the text of this line is empty", where=where, hint=hint)
        else:
            yield where, _read_record(record, where, reading, known)


def _read_record(record: dict[str, Any], where: str, reading: Reading, known: Metadata) -> Document:
    doc_id = str(record.get("id") or record.get("doc") or where)
    metadata = Metadata(
        published=known.published,
        source=_text_or_none(record.get("source")),
        url=_text_or_none(record.get("url")),
        title=_text_or_none(record.get("title")),
    )
    notes = []
    for key in ("dct", "published"):
        given = _text_or_none(record.get(key))
        if given is None or metadata.published:
            continue
        moment = _moment(given, reading)
        if moment is None:
            message = f"{key} is {given!r}, which is no day in ISO 8601"
            notes.append(Diagnostic("unreadable-publication-date", message, doc_id))
        elif key == "dct":
            metadata = metadata._replace(dct=moment[0])
        else:
            metadata = metadata._replace(published=moment[0], published_time=moment[1])
    document = read_document(record["text"], doc_id, reading, metadata)
    return document._replace(diagnostics=(*document.diagnostics, *notes)) if notes else document


def _moment(given: str, reading: Reading) -> tuple[dt.date, dt.time | None] | None:
    """The day and the time that a record gives, in ISO 8601 or as papers print them."""
    try:
        moment = dt.datetime.fromisoformat(given)
    except ValueError:
        printed = find_dates(given, reading.page)
        if len(printed) != 1 or printed[0].swapped:
            return None
        return printed[0].day, printed[0].time
    return moment.date(), moment.time() if "T" in given or ":" in given else None


def _text_or_none(value: object) -> str | None:
    return (value.strip() or None) if isinstance(value, str) else None
