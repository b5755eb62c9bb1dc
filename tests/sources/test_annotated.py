"""Annotations and the documents that they name are found, and every fault is told with its place."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from cyberdiplo.errors import EmptyInput, InputError, MissingInput
from cyberdiplo.knowledge.compile import load_knowledge
from cyberdiplo.sources.annotated import Annotated, read_annotated

RECORD: dict[str, Any] = {
    "id": "a-1",
    "doc": "a.txt",
    "date": "2013-06-07",
    "type": "meeting",
    "status": "occurred",
    "actors": [],
    "core": True,
    "trigger": "met",
}


def written(file: Path, *records: dict[str, Any]) -> Path:
    file.parent.mkdir(exist_ok=True)
    file.write_text("".join(json.dumps(record) + "\n" for record in records), "utf-8")
    return file


def read(gold: Path, *paths: Path | str, stdin: bytes = b"") -> Annotated:
    return read_annotated(gold, [str(path) for path in paths], load_knowledge([]), stdin=stdin)


def test_only_the_documents_that_are_named_are_taken(tmp_path: Path) -> None:
    for name in ("a.txt", "aa.txt"):
        (tmp_path / name).write_text("They met.", "utf-8")
    found = read(written(tmp_path / "gold" / "gold.jsonl", RECORD), tmp_path)
    assert list(found.documents) == ["a.txt"]
    assert found.documents["a.txt"].id == f"{tmp_path}/a.txt"
    assert (found.flaws, found.failures) == ((), ())


def test_the_text_of_a_trigger_is_that_of_the_document_read(tmp_path: Path) -> None:
    found = read(written(tmp_path / "gold.jsonl", RECORD), "-", stdin=b'{"id": "a.txt", "text": "They met."}')
    assert found.flaws == ()
    found = read(written(tmp_path / "gold.jsonl", RECORD), "-", stdin=b'{"id": "a.txt", "text": "They spoke."}')
    assert [flaw.where for flaw in found.flaws] == ["a-1"]


def test_copies_of_one_text_are_one_document(tmp_path: Path) -> None:
    copies = [written(tmp_path / folder / "a.jsonl", {"id": "a.txt", "text": "They met."}) for folder in "xy"]
    assert read(written(tmp_path / "gold.jsonl", RECORD), *copies).flaws == ()


def test_two_texts_of_one_name_are_a_fault(tmp_path: Path) -> None:
    for folder in "xy":
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a.txt").write_text(f"They met in {folder}.", "utf-8")
    gold = written(tmp_path / "gold.jsonl", RECORD)
    assert [flaw.where for flaw in read(gold, tmp_path).flaws] == ["a.txt"]
    gold = written(tmp_path / "gold.jsonl", RECORD | {"doc": "y/a.txt"})
    assert read(gold, tmp_path).documents["y/a.txt"].text == "They met in y."


def test_a_document_that_is_not_there_is_named_with_where_it_was_looked_for(tmp_path: Path) -> None:
    gold = written(tmp_path / "gold.jsonl", RECORD)
    assert [str(flaw) for flaw in read(gold).flaws] == [f"a.txt: no such document (looked for: beside {gold})"]
    (tmp_path / "b.txt").write_text("They met.", "utf-8")
    assert [type(flaw) for flaw in read(gold, tmp_path / "b.txt").flaws] == [MissingInput]


def test_inputs_that_cannot_be_read_are_failures_only_where_they_were_named(tmp_path: Path) -> None:
    gold = written(tmp_path / "gold.jsonl", RECORD)
    written(tmp_path / "documents.jsonl", {"id": "a.txt", "text": "They met."}, {"id": "b.txt"})
    beside, named = read(gold), read(gold, tmp_path)
    assert (beside.failures, beside.flaws) == ((), ())
    assert [failure.where for failure in named.failures] == [f"{tmp_path}/documents.jsonl:2"]


def test_a_type_that_no_event_has_is_a_fault(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("They met.", "utf-8")
    found = read(written(tmp_path / "gold.jsonl", RECORD | {"type_accept": ["sumit"]}))
    assert ["did you mean summit" in flaw.hint for flaw in found.flaws] == [True]


def test_a_gold_file_that_cannot_be_read_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(MissingInput):
        read(tmp_path / "none.jsonl")
    with pytest.raises(EmptyInput):
        read(written(tmp_path / "gold.jsonl"))
    with pytest.raises(InputError, match="cannot be read"):
        read(tmp_path)
