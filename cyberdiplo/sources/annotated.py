"""Finds what a measurement needs: the annotations of a gold file, and the documents that they name."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path, PurePath
from typing import NamedTuple

from cyberdiplo.errors import EmptyInput, InputError, MissingInput
from cyberdiplo.knowledge.compile import Knowledge
from cyberdiplo.model.document import Document
from cyberdiplo.sources.decoding import decode_text
from cyberdiplo.sources.discover import read_inputs
from cyberdiplo.sources.jsonlines import RECORD_SUFFIXES, numbered_lines
from cyberdiplo.timeline.annotation import GoldMention, gold_mention, trigger_span
from cyberdiplo.timeline.vocabulary import nearest


class Annotated(NamedTuple):
    """Annotated mentions, and their documents by the names that the annotations give them.

    ``flaws`` are faults of the annotations, beside which nothing can be measured: a line that is none, a type that
    no event has, a document that is not there, a trigger that is not in its text. ``failures`` are inputs that could
    not be read.
    """

    mentions: tuple[GoldMention, ...]
    documents: Mapping[str, Document]
    flaws: tuple[InputError, ...]
    failures: tuple[InputError, ...]


def read_annotated(
    gold: Path, paths: Sequence[str], knowledge: Knowledge, *, stdin: bytes = b"", published: dt.date | None = None
) -> Annotated:
    """Read the annotations in ``gold``, and of ``paths`` the documents that they name.

    A document goes by its id or by the last parts of it: ``b.txt`` and ``a/b.txt`` both name ``articles/a/b.txt``.
    Without ``paths`` the documents are files beside ``gold``, or lines of JSON Lines beside it. Raises ``InputError``
    where ``gold`` itself cannot be read, or annotates nothing.
    """
    lines = list(_gold_lines(gold))
    mentions = [line for line in lines if isinstance(line, GoldMention)]
    flaws = [line for line in lines if isinstance(line, InputError)]
    names = list(dict.fromkeys(mention.doc for mention in mentions))
    documents: dict[str, Document] = {}
    failures: list[InputError] = []
    for found in read_inputs(_places(gold, paths, names), knowledge.reading, stdin, published):
        if isinstance(found, InputError):
            # The annotations are no document, even where their folder is searched.
            if Path(found.where.rpartition(":")[0]).resolve() != gold.resolve():
                failures.append(found)
            continue
        name = _name_of(found.id, names)
        if name is None:
            continue
        known = documents.setdefault(name, found)
        if known.sha256 != found.sha256:
            hint = "name one of them, or annotate it with its folder"
            flaws.append(InputError(f"{known.id} and {found.id} both go by this name", where=name, hint=hint))
    where = ", ".join(paths) if paths else f"beside {gold}"
    missing = [name for name in names if name not in documents]
    flaws += [MissingInput("no such document", where=name, hint=f"looked for: {where}") for name in missing]
    types = tuple(knowledge.ontology.types)
    for mention in mentions:
        flaws += [_unknown_type(type_, types, mention) for type_ in mention.types if type_ not in types]
        try:
            if mention.doc in documents:
                trigger_span(mention, documents[mention.doc].text)
        except InputError as error:
            flaws.append(error)
    # Nobody named what lies beside the annotations.
    return Annotated(tuple(mentions), documents, tuple(flaws), tuple(failures) if paths else ())


def _unknown_type(type_: str, types: Sequence[str], mention: GoldMention) -> InputError:
    near = nearest(type_, types)
    hint = f"did you mean {' or '.join(near)}?" if near else "'cyberdiplo types' lists them"
    return InputError(f"no event type is called {type_!r}", where=mention.id, hint=hint)


def _gold_lines(gold: Path) -> Iterator[GoldMention | InputError]:
    """The annotations, and an error for each line that is none."""
    hint = "each line is one JSON object, an annotated mention of an event"
    try:
        data = gold.read_bytes()
    except FileNotFoundError as error:
        raise MissingInput("no such file", where=str(gold), hint="name a JSON Lines file of annotations") from error
    except OSError as error:
        raise InputError(f"it cannot be read: {error.strerror}", where=str(gold), hint=hint) from error
    if not data.strip():
        raise EmptyInput("no annotations in it", where=str(gold), hint=hint)
    text, _ = decode_text(data, str(gold))
    for number, line in numbered_lines(text):
        where = f"{gold}:{number}"
        try:
            record = json.loads(line)
        except ValueError as error:
            yield InputError(f"this line is no JSON: {error}", where=where, hint=hint)
            continue
        try:
            yield gold_mention(record, where)
        except InputError as error:
            yield error


def _places(gold: Path, paths: Sequence[str], names: Sequence[str]) -> list[str]:
    """Where the documents are looked for."""
    if paths:
        return list(paths)
    beside = [gold.parent / name for name in names if (gold.parent / name).is_file()]
    beside += [file for suffix in RECORD_SUFFIXES for file in gold.parent.glob(f"*{suffix}") if _holds_texts(file)]
    return [str(place) for place in beside]


def _holds_texts(file: Path) -> bool:
    """Whether the first line of a file is a document."""
    try:
        with file.open("rb") as stream:
            record = json.loads(next((line for line in stream if line.strip()), b""))
    except (OSError, ValueError):
        return False
    return isinstance(record, dict) and "text" in record


def _name_of(id_: str, names: Sequence[str]) -> str | None:
    """The name by which the annotations know the document ``id_``."""
    if id_ in names:
        return id_
    parts = PurePath(id_).parts
    return next((name for name in names if parts[-len(PurePath(name).parts) :] == PurePath(name).parts), None)
