"""``evaluate``: the figures, what is wrong, and what is said of annotations that cannot be used."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest

from cyberdiplo.timeline.evaluation import Scores
from tests.cli.conftest import ROOT, Command, on_terminal
from tests.gold.quality import measure

ARTICLE = """\
Xi and Obama meet in California

June 9, 2013

President Xi Jinping met President Barack Obama in California on Friday. The two leaders discussed cyber security.

U.S. prosecutors indicted five Chinese hackers on Saturday over cyber espionage.
"""
SUMMIT: dict[str, Any] = {
    "id": "a-1",
    "doc": "a.txt",
    "date": "2013-06-07",
    "type": "summit",
    "type_accept": ["meeting"],
    "status": "occurred",
    "actors": ["Xi Jinping", "Barack Obama"],
    "core": True,
    "trigger": "met President Barack Obama",
}
MISSED = SUMMIT | {"id": "a-2", "date": "2013-06-09", "type": "call", "type_accept": [], "trigger": "June 9, 2013"}


def gold(file: Path, *records: object) -> Path:
    file.write_text("".join(f"{record if isinstance(record, str) else json.dumps(record)}\n" for record in records))
    return file


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "a.txt").write_text(ARTICLE, "utf-8")
    return folder


def test_the_figures_are_those_of_the_gate(cyberdiplo: Command) -> None:
    run = cyberdiplo("evaluate", ROOT / "tests/gold/seeds-events.jsonl", ROOT / "seeds", "-O", "json")
    assert run.code == 0
    assert json.loads(run.out) == measure("seeds").figures()


def test_rows_and_table_have_every_figure_and_its_meaning(cyberdiplo: Command, tmp_path: Path, articles: Path) -> None:
    annotations = gold(tmp_path / "gold.jsonl", SUMMIT)
    rows = [line.split("\t") for line in cyberdiplo("evaluate", annotations, articles).lines]
    assert [row[0] for row in rows] == list(Scores.__slots__)[:-1]
    assert rows[4] == ["core_correct", "1", "core mentions with the right type and date"]
    table = cyberdiplo("evaluate", annotations, articles, "-O", "table")
    assert "core_correct     1.000  core mentions with the right type and date" in table.lines
    assert max(map(len, table.lines)) <= 80
    assert "merge_recall         –" in table.out
    assert cyberdiplo("evaluate", annotations, articles, "--fields", "value").lines[0] == "1"


def test_errors_are_listed_with_what_is_annotated_and_what_was_found(
    cyberdiplo: Command, tmp_path: Path, articles: Path
) -> None:
    annotations = gold(tmp_path / "gold.jsonl", SUMMIT | {"date": "2012"}, MISSED)
    run = cyberdiplo("evaluate", annotations, articles, "--errors", "-O", "json")
    answer = json.loads(run.out)
    by_mention = {error["mentions"]: error for error in answer["errors"] if error["mentions"]}
    assert answer["core_correct"] == 0
    assert {key: by_mention["a-1"][key] for key in ("kind", "doc", "core", "gold_date", "date")} == {
        "kind": "wrong",
        "doc": "a.txt",
        "core": 1,
        "gold_date": "2012",
        "date": "2013-06-07",
    }
    assert (by_mention["a-2"]["kind"], by_mention["a-2"]["event"]) == ("missed", None)
    extra = [error for error in answer["errors"] if error["kind"] == "extra"]
    assert all(error["doc"] == "a.txt" and error["title"] for error in extra)
    sheet = list(csv.DictReader(io.StringIO(cyberdiplo("evaluate", annotations, articles, "-e", "-O", "csv").out)))
    assert [row["kind"] for row in sheet] == [error["kind"] for error in answer["errors"]]
    table = cyberdiplo("evaluate", annotations, articles, "--errors", "-O", "table").lines
    at = table.index("wrong       a-1 (core): summit, 2012, “met President Barack Obama”")
    assert table[at + 1].startswith("            found: ")
    assert "missed      a-2 (core): call, 2013-06-09, “June 9, 2013”" in table


def test_on_a_terminal_it_is_a_table(tmp_path: Path, articles: Path) -> None:
    annotations = gold(tmp_path / "gold.jsonl", SUMMIT)
    code, shown = on_terminal(["evaluate", annotations, articles, "--no-pager"], 80, 40, NO_COLOR="1")
    assert code == 0
    assert "\x1b[1m1.000\x1b[0m" in shown


def test_documents_are_found_beside_the_annotations(cyberdiplo: Command, articles: Path) -> None:
    annotations = gold(articles / "gold.jsonl", SUMMIT, SUMMIT | {"id": "b-1", "doc": "b.txt"})
    lines = [{"id": "b.txt", "text": ARTICLE, "published": "2013-06-09"}, {"id": "c.txt", "text": "Another."}]
    gold(articles / "documents.jsonl", *lines)
    gold(articles / "figures.jsonl", {"no": "document"})
    run = cyberdiplo("evaluate", annotations, "-O", "json")
    assert (run.code, run.err) == (0, "")
    assert json.loads(run.out)["core_found"] == 1
    # The folder itself may be named although the annotations are in it.
    (articles / "figures.jsonl").unlink()
    again = cyberdiplo("evaluate", annotations, articles, "-O", "json")
    assert (again.code, again.out) == (0, run.out)


def test_documents_of_one_name_are_told_apart_by_their_folders(cyberdiplo: Command, tmp_path: Path) -> None:
    for folder in ("x", "y"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a.txt").write_text(ARTICLE.replace("Friday", f"Friday, said {folder}"), "utf-8")
    both = [SUMMIT | {"id": folder, "doc": f"{folder}/a.txt"} for folder in "xy"]
    run = cyberdiplo("evaluate", gold(tmp_path / "gold.jsonl", *both), tmp_path / "x", tmp_path / "y", "-O", "json")
    assert json.loads(run.out)["core_found"] == 1
    run = cyberdiplo("evaluate", gold(tmp_path / "gold.jsonl", SUMMIT), tmp_path / "x", tmp_path / "y")
    assert run.code == 1
    assert "both go by this name" in run.err


@pytest.mark.parametrize(
    ("record", "said"),
    [
        ("{broken", "gold.jsonl:2: this line is no JSON"),
        ("[1]", "gold.jsonl:2: not an annotation: it is no JSON object"),
        ({"doc": "a.txt"}, "gold.jsonl:2: not an annotation|gold.jsonl:2: the annotation has no 'type'"),
        (SUMMIT | {"date": "Friday"}, "gold.jsonl:2: not an annotation"),
        (SUMMIT | {"status": "done"}, "status is 'done', and none of occurred, planned"),
        (SUMMIT | {"type": "sumit"}, "a-1: no event type is called 'sumit'\n  hint: did you mean summit"),
        (SUMMIT | {"trigger": "met Nixon"}, "a-1: the trigger 'met Nixon' does not stand 1 times in a.txt"),
        (SUMMIT | {"trigger_occurrence": 2}, "does not stand 2 times in a.txt"),
        (SUMMIT | {"doc": "b.txt"}, "b.txt: no such document"),
    ],
)
def test_a_fault_of_the_annotations_is_told_and_nothing_is_measured(
    cyberdiplo: Command, tmp_path: Path, articles: Path, record: object, said: str
) -> None:
    run = cyberdiplo("evaluate", gold(tmp_path / "gold.jsonl", SUMMIT, record), articles)
    assert (run.code, run.out) == (1, "")
    assert any(words in run.err for words in said.split("|"))
    assert "nothing was measured: 1 fault in the annotations" in run.err


def test_faults_are_told_together(cyberdiplo: Command, tmp_path: Path, articles: Path) -> None:
    broken = [SUMMIT | {"trigger": f"words {number}"} for number in range(25)]
    run = cyberdiplo("evaluate", gold(tmp_path / "gold.jsonl", *broken), articles)
    assert run.err.count("does not stand") == 20
    assert "25 faults in the annotations, of which the first 20 are named" in run.err


@pytest.mark.parametrize(("content", "said"), [(None, "no such file"), ("", "no annotations in it")])
def test_a_gold_file_that_cannot_be_used_is_told(
    cyberdiplo: Command, tmp_path: Path, content: str | None, said: str
) -> None:
    annotations = tmp_path / "gold.jsonl"
    if content is not None:
        annotations.write_text(content)
    run = cyberdiplo("evaluate", annotations)
    assert run.code == 1
    assert said in run.err
    assert cyberdiplo("evaluate", tmp_path).code == 1


def test_exit_codes_are_those_of_the_other_commands(cyberdiplo: Command, tmp_path: Path, articles: Path) -> None:
    annotations = gold(tmp_path / "gold.jsonl", SUMMIT)
    assert cyberdiplo("evaluate", annotations, articles, "-O", "ics").code == 2
    missing = cyberdiplo("evaluate", annotations, articles, tmp_path / "none.txt", "-O", "json")
    assert missing.code == 4
    assert "none.txt: no such file or folder" in missing.err
    assert json.loads(missing.out)["core_found"] == 1
    (articles / "a.txt").write_text("They talk.", "utf-8")
    nothing = gold(tmp_path / "gold.jsonl", SUMMIT | {"trigger": "talk"})
    assert cyberdiplo("evaluate", nothing, articles, "-q").code == 4  # undated
    dated = ("--published", "2013-06-09")
    assert cyberdiplo("evaluate", nothing, articles, *dated).code == 0
    assert cyberdiplo("evaluate", nothing, articles, *dated, "--fail-empty").code == 3


def test_a_document_that_is_passed_over_is_told(cyberdiplo: Command, tmp_path: Path, articles: Path) -> None:
    annotations = gold(tmp_path / "gold.jsonl", SUMMIT | {"trigger": "met President Putin"})
    (articles / "a.txt").write_text("June 9, 2013\n\nPresident Xi met President Putin on Friday.\n", "utf-8")
    run = cyberdiplo("evaluate", annotations, articles, "-O", "json")
    assert json.loads(run.out)["core_found"] == 0
    assert run.err == "cyberdiplo: note: 1 document passed over that does not speak of the subject\n"
    assert cyberdiplo("evaluate", annotations, articles, "-q").err == ""


def test_documents_on_stdin_and_a_file_for_the_answer(cyberdiplo: Command, tmp_path: Path) -> None:
    annotations = gold(tmp_path / "gold.jsonl", SUMMIT)
    line = json.dumps({"id": "a.txt", "text": ARTICLE})
    answer = tmp_path / "figures.json"
    run = cyberdiplo("evaluate", annotations, "-", "-o", answer, stdin=line)
    assert (run.code, run.out) == (0, "")
    assert json.loads(answer.read_text("utf-8"))["core_correct"] == 1
