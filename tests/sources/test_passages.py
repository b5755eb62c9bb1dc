from __future__ import annotations

import datetime as dt
from pathlib import Path

from cyberdiplo.errors import EmptyInput, InputError, MissingInput
from cyberdiplo.sources.passages import Passage, read_passages

DAY = dt.date(2013, 4, 15)


def test_a_plain_file_is_one_passage(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("They met.", "utf-8")
    assert list(read_passages([str(file)], published=DAY)) == [Passage(str(file), "They met.", DAY)]


def test_json_lines_say_their_own_dates(tmp_path: Path) -> None:
    file = tmp_path / "a.jsonl"
    file.write_text(
        '{"doc": "a", "dct": "1990-08-15T13:37", "text": "One"}\n\n{"id": "b", "published": "", "text": "Two"}\n',
        "utf-8",
    )
    assert list(read_passages([str(file)], published=DAY)) == [
        Passage("a", "One", dt.date(1990, 8, 15)),
        Passage("b", "Two", DAY),
    ]


def test_stdin_is_text_or_json_lines() -> None:
    assert list(read_passages(["-"], b"They met.")) == [Passage("stdin", "They met.", None)]
    assert list(read_passages(["-"], b'{"doc": "a", "text": "One"}\n')) == [Passage("a", "One", None)]
    assert list(read_passages(["-"], b'{"no": 1}')) == [Passage("stdin", '{"no": 1}', None)]


def test_what_cannot_be_read_is_told_and_the_rest_is_done(tmp_path: Path) -> None:
    file = tmp_path / "a.jsonl"
    file.write_text(
        'nonsense\n[1]\n{"text": "x"}\n{"doc": "a", "dct": "soon", "text": "x"}\n{"doc": "b", "text": "y"}\n', "utf-8"
    )
    empty = tmp_path / "b.txt"
    empty.write_text("", "utf-8")
    found = list(read_passages([str(tmp_path / "none"), str(empty), str(tmp_path), str(file)]))
    problems = [each for each in found if isinstance(each, InputError)]
    assert [type(each) for each in problems[:3]] == [MissingInput, EmptyInput, InputError]
    assert [each.where.rpartition(":")[2] for each in problems[3:]] == ["1", "2", "3", "4"]
    assert found[-1] == Passage("b", "y", None)
