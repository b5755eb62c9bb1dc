from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest

from cyberdiplo.errors import EmptyInput, InputError, MissingInput, NotText
from cyberdiplo.knowledge.reading import Reading
from cyberdiplo.model.document import Document
from cyberdiplo.sources.discover import read_inputs

STORY = "China and the United States will hold talks on cyber security, officials of both countries said.\n"


@pytest.fixture
def corpus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "corpus"
    (folder / "deep" / ".git").mkdir(parents=True)
    for name in ("b.txt", "a.md", "deep/c.txt", "README.md", ".hidden.txt", "deep/.git/d.txt", "e.csv"):
        (folder / name).write_text(STORY + name, "utf-8")
    return folder


def ids(found: list[Document | InputError]) -> list[str]:
    return [item.id if isinstance(item, Document) else f"{type(item).__name__}:{item.where}" for item in found]


def test_a_folder_holds_texts_at_any_depth_but_no_hidden_files_and_readmes(corpus: Path, reading: Reading) -> None:
    assert ids(list(read_inputs(["corpus"], reading))) == ["corpus/a.md", "corpus/b.txt", "corpus/deep/c.txt"]
    assert corpus.is_dir()


def test_the_order_given_does_not_matter_and_no_file_comes_twice(corpus: Path, reading: Reading) -> None:
    paths = ["corpus/b.txt", str(corpus.relative_to(corpus.parent)), "corpus/deep/../b.txt"]
    forward, backward = list(read_inputs(paths, reading)), list(read_inputs(paths[::-1], reading))
    assert forward == backward
    assert ids(forward) == ["corpus/a.md", "corpus/b.txt", "corpus/deep/c.txt"]


def test_a_file_that_is_named_is_read_whatever_its_name(corpus: Path, reading: Reading) -> None:
    assert ids(list(read_inputs(["corpus/e.csv", "corpus/README.md"], reading))) == ["corpus/README.md", "corpus/e.csv"]
    assert corpus.is_dir()


def test_each_bad_input_is_a_problem_and_the_others_are_done(corpus: Path, reading: Reading) -> None:
    (corpus / "empty.txt").write_bytes(b" \n")
    (corpus / "binary.txt").write_bytes(b"\x00\x01")
    (corpus.parent / "nothing").mkdir()
    paths = ["corpus/empty.txt", "corpus/binary.txt", "corpus/b.txt", "nothing", "missing.txt"]
    found = list(read_inputs(paths, reading))
    assert ids(found) == [
        "corpus/b.txt",
        "NotText:corpus/binary.txt",
        "EmptyInput:corpus/empty.txt",
        "MissingInput:missing.txt",
        "EmptyInput:nothing",
    ]
    problems = [item for item in found if isinstance(item, InputError)]
    assert [type(problem) for problem in problems] == [NotText, EmptyInput, MissingInput, EmptyInput]
    assert all(problem.what and problem.hint for problem in problems)


def test_windows_1252_is_read_and_told(tmp_path: Path, reading: Reading) -> None:
    file = tmp_path / "old.txt"
    file.write_bytes(("China’s talks. " + STORY).encode("cp1252"))
    (document,) = read_inputs([file], reading)
    assert isinstance(document, Document)
    assert document.text.startswith("China’s talks.")
    assert "decoded-as-windows-1252" in [diagnostic.code for diagnostic in document.diagnostics]


def test_records_carry_what_is_known_of_them(tmp_path: Path, reading: Reading) -> None:
    file = tmp_path / "docs.jsonl"
    record = {"id": "one", "text": STORY, "published": "2013-04-29T08:40:00", "source": "Example Daily",
              "url": "https://example.com/a", "title": "Talks"}  # fmt: skip
    file.write_text(json.dumps(record) + "\n\n" + json.dumps({"doc": "two", "text": STORY, "dct": "2013-04-30"}) + "\n")
    one, two = read_inputs([file], reading)
    assert isinstance(one, Document)
    assert isinstance(two, Document)
    assert (one.id, one.source, one.url, one.title) == ("one", "Example Daily", "https://example.com/a", "Talks")
    assert (one.published, one.published_time) == (dt.date(2013, 4, 29), dt.time(8, 40))
    assert (two.id, two.dct) == ("two", dt.date(2013, 4, 30))


def test_a_broken_record_names_its_line_and_the_others_are_done(tmp_path: Path, reading: Reading) -> None:
    file = tmp_path / "docs.jsonl"
    lines = ["{broken", json.dumps({"id": "no text"}), json.dumps({"id": "ok", "text": STORY}), "[]",
             json.dumps({"id": "empty", "text": " "}), json.dumps({"text": STORY})]  # fmt: skip
    file.write_text("\n".join(lines), "utf-8")
    assert ids(list(read_inputs([file], reading))) == [
        f"NotText:{file}:1",
        f"NotText:{file}:2",
        "ok",
        f"NotText:{file}:4",
        f"EmptyInput:{file}:5",
        f"{file}:6",
    ]


def test_a_day_that_is_none_is_told_and_the_page_is_read_for_it(tmp_path: Path, reading: Reading) -> None:
    file = tmp_path / "docs.jsonl"
    text = "Talks to be held\n\nPublished 15 April 2013\n\n" + STORY
    file.write_text(json.dumps({"id": "one", "text": text, "published": "soon"}), "utf-8")
    (document,) = read_inputs([file], reading)
    assert isinstance(document, Document)
    assert document.published == dt.date(2013, 4, 15)
    assert [diagnostic.code for diagnostic in document.diagnostics] == ["unreadable-publication-date"]


def test_two_records_of_one_id_are_told_apart_and_copies_left_out(tmp_path: Path, reading: Reading) -> None:
    file = tmp_path / "docs.jsonl"
    records = [{"id": "one", "text": STORY}, {"id": "one", "text": STORY}, {"id": "one", "text": STORY + "More."}]
    file.write_text("\n".join(map(json.dumps, records)), "utf-8")
    found = list(read_inputs([file], reading))
    assert ids(found) == ["one", f"{file}:3"]
    second = found[1]
    assert isinstance(second, Document)
    assert "duplicate-id" in [diagnostic.code for diagnostic in second.diagnostics]


@pytest.mark.parametrize(
    ("stdin", "expected"),
    [
        (STORY.encode(), ["-"]),
        (json.dumps({"id": "one", "text": STORY}).encode() + b"\n", ["one"]),
        (b'{"no": "record"}\n', ["-"]),
        (b"", ["EmptyInput:-"]),
    ],
)
def test_standard_input_is_text_or_records(stdin: bytes, expected: list[str], reading: Reading) -> None:
    assert ids(list(read_inputs(["-"], reading, stdin))) == expected


def test_a_given_day_is_every_documents_day(tmp_path: Path, reading: Reading) -> None:
    file = tmp_path / "docs.jsonl"
    file.write_text(json.dumps({"id": "one", "text": STORY, "published": "2013-04-29"}), "utf-8")
    day = dt.date(2015, 1, 2)
    documents = list(read_inputs([file, "-"], reading, STORY.encode(), published=day))
    assert [document.published for document in documents if isinstance(document, Document)] == [day, day]
