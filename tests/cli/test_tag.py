from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from cyberdiplo.cli.main import build_app

APP = build_app()


def run(*arguments: object, stdin: str = "") -> tuple[int, str, str]:
    result = CliRunner().invoke(APP, ["tag", *map(str, arguments)], input=stdin)
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result.exit_code, result.stdout, result.stderr


def test_a_text_on_stdin_is_tagged() -> None:
    code, out, _ = run("--published", "2013-04-15", stdin="They met last Friday.")
    record = json.loads(out)
    assert code == 0
    assert (record["doc"], record["begin"], record["end"], record["value"]) == ("stdin", 9, 20, "2013-04-12")


def test_json_lines_bring_their_own_dates(tmp_path: Path) -> None:
    file = tmp_path / "docs.jsonl"
    file.write_text('{"doc": "a", "dct": "2013-04-15", "text": "Today."}\n{"doc": "b", "text": "Today."}\n', "utf-8")
    _, out, _ = run(file)
    assert [json.loads(line)["value"] for line in out.splitlines()] == ["2013-04-15", "XXXX-XX-XX"]


def test_timeml_is_one_document_a_file(tmp_path: Path) -> None:
    file = tmp_path / "docs.jsonl"
    file.write_text('{"doc": "a", "dct": "2013-04-15", "text": "Today."}\n{"doc": "b", "text": "Now."}\n', "utf-8")
    code, out, err = run(file, "-O", "timeml")
    assert (code, out) == (1, "")
    assert "one document" in err
    folder = tmp_path / "out"
    folder.mkdir()
    assert run(file, "-O", "timeml", "-o", folder)[0] == 0
    assert sorted(each.name for each in folder.iterdir()) == ["a.tml", "b.tml"]
    assert '<TIMEX3 tid="t1" type="DATE" value="2013-04-15"' in (folder / "a.tml").read_text("utf-8")


def test_one_document_goes_to_stdout(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("They met today.", "utf-8")
    code, out, _ = run(file, "--published", "2013-04-15", "-O", "timeml")
    assert code == 0
    assert out.startswith("<?xml")


def test_a_bad_input_leaves_the_others(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("They met today.", "utf-8")
    code, out, err = run(tmp_path / "none.txt", file)
    assert code == 4
    assert "none.txt" in err
    assert len(out.splitlines()) == 1


@pytest.mark.parametrize("arguments", [("-O", "xml"), ("--published", "soon-ish")])
def test_a_bad_option_is_bad_usage(arguments: tuple[str, str]) -> None:
    assert run(*arguments, stdin="x")[0] == 2
