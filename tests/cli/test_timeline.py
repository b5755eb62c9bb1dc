"""``timeline``: inputs, filters, formats, and what is said beside the answer."""

from __future__ import annotations

import csv
import io
import json
import re
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import EVENTS, Command, written
from tests.factories import event

TITLES = ["Xi Jinping meets Barack Obama", "Five officers are indicted", "Meng Jianzhu meets John Kerry"]


def test_records_are_read_back_in_order_and_off_a_terminal_they_are_plain(cyberdiplo: Command, records: Path) -> None:
    run = cyberdiplo("timeline", records)
    assert run.code == 0
    assert [line.split("\t")[5] for line in run.lines] == TITLES
    assert run.err == "cyberdiplo: note: 1 comment and 1 off-topic event left out (--all takes them in)\n"


def test_its_own_output_is_read_from_stdin_and_gives_the_same_bytes(cyberdiplo: Command, records: Path) -> None:
    first = cyberdiplo("timeline", records, "-O", "jsonl")
    assert cyberdiplo("timeline", "-", "-O", "jsonl", stdin=first.out).out == first.out
    assert cyberdiplo("timeline", "-", "-t", "meeting", "--fields", "title", stdin=first.out).out == f"{TITLES[2]}\n"


def test_quiet_says_nothing_beside_the_answer(cyberdiplo: Command, records: Path) -> None:
    assert cyberdiplo("timeline", records, "-q").err == ""


@pytest.mark.parametrize(
    ("arguments", "titles"),
    [
        (["-t", "meeting"], TITLES[2:]),
        (["-t", "meeting", "--type", "summit"], [TITLES[0], TITLES[2]]),
        (["-t", "not:meeting"], TITLES[:2]),
        (["-a", "kerry"], TITLES[2:]),
        (["-S", "2014", "-U", "2015-09-10"], TITLES[1:]),
        (["--since", "two years ago", "--today", "2016-06-01"], TITLES[2:]),
        (["-p", "2013..2014"], TITLES[:2]),
        (["-p", "2015-09-10", "--match", "certain"], []),
        (["-g", "indict"], [TITLES[1]]),
        (["-n", "1", "--reverse"], TITLES[2:]),
        (["--sort", "intensity", "-n", "1"], [TITLES[0]]),
        (["--all", "-t", "comment"], ["An expert doubts it"]),
        (["--", "actor:meng", "type:meeting", "date:2015.."], TITLES[2:]),
        (["--", "not:type:meeting"], TITLES[:2]),
        (["--", "indicted", "officers"], [TITLES[1]]),
        (["--", "publisher:global"], TITLES[2:]),
    ],
)
def test_options_and_words_filter(cyberdiplo: Command, records: Path, arguments: list[str], titles: list[str]) -> None:
    run = cyberdiplo("timeline", records, "--fields", "title", *arguments)
    assert run.code == 0, run.err
    assert run.lines == titles


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["-p", "2015-13"], "error: there is no month 13\n  --period 2015-13\n                ^^\n  hint: for example"),
        (["-S", "soonish"], "error: not a date or a period\n  --since soonish"),
        (["--today", "x"], "not a date"),
        (["--published", "May 2014"], "not a day"),
        (["-t", "meting"], "--type meting: nothing has the type 'meting'\n  hint: did you mean meeting?"),
        (["-a", "kery"], "did you mean John Kerry?"),
        (["-c", "Chyna"], "China"),
        (["-g", "a("], "not a regular expression"),
        (["--match", "maybe"], "known are possible, certain"),
        (["--sort", "size"], "known are date"),
        (["-O", "jsnl"], "-O jsnl: nothing has the format 'jsnl'\n  hint: did you mean json"),
        (["--fields", "titel"], "did you mean title?"),
        (["-O", "md", "--fields", "title"], "no fields to choose"),
        (["-o", "x.doc"], "does not tell the format"),
        (["--", "tipe:meeting"], "did you mean type?"),
        (["--", "zzz:meeting"], "known are actor, country"),
        (["--", "type:meeting", "-n", "1"], "options go before --"),
        (["--tyep", "meeting"], "No such option: --tyep"),
        (["-n", "-1"], "-1"),
    ],
)
def test_bad_usage_is_explained_and_exits_with_2(
    cyberdiplo: Command, records: Path, arguments: list[str], told: str
) -> None:
    run = cyberdiplo("timeline", records, *arguments)
    assert run.code == 2
    assert told in run.err
    assert run.out == ""
    assert "Traceback" not in run.err


def test_what_lies_only_possibly_within_the_dates_is_said(cyberdiplo: Command, records: Path) -> None:
    run = cyberdiplo("timeline", records, "-p", "2015-09-10")
    assert "1 of 1 may lie outside the dates asked for (--match certain leaves them out)" in run.err
    assert "outside" not in cyberdiplo("timeline", records, "-p", "2015").err


def test_what_is_undated_or_beyond_the_limit_is_said(cyberdiplo: Command, tmp_path: Path) -> None:
    records = written(tmp_path / "some.jsonl", [*EVENTS, event(None, title="Some day")])
    assert "1 event without a date left out" in cyberdiplo("timeline", records, "-S", "2000").err
    assert cyberdiplo("timeline", records, "--fields", "date,title").lines[-1] == "\tSome day"
    assert "2 more events beyond --limit" in cyberdiplo("timeline", records, "-n", "2").err


def test_an_empty_answer_is_an_answer_unless_it_must_not_be(cyberdiplo: Command, records: Path) -> None:
    assert cyberdiplo("timeline", records, "-p", "1999").code == 0
    assert cyberdiplo("timeline", records, "-p", "1999", "--fail-empty").code == 3
    assert cyberdiplo("timeline", records, "--fail-empty").code == 0
    assert cyberdiplo("timeline", records, "-p", "1999", "-O", "json").out == "[]\n"


def test_json_is_one_array_and_fields_cut_it_down(cyberdiplo: Command, records: Path) -> None:
    whole = json.loads(cyberdiplo("timeline", records, "-O", "json").out)
    assert [record["title"] for record in whole] == TITLES
    cut = json.loads(cyberdiplo("timeline", records, "-O", "json", "--fields", "title,sources").out)
    assert cut[0] == {"title": TITLES[0], "sources": ["China Daily"]}


def test_the_name_of_the_file_tells_the_format(cyberdiplo: Command, records: Path, tmp_path: Path) -> None:
    for name in ("a.csv", "a.tsv", "a.json", "a.jsonl", "a.md", "a.txt"):
        run = cyberdiplo("timeline", records, "-o", tmp_path / name)
        assert (run.code, run.out) == (0, "")
    rows = list(csv.DictReader(io.StringIO((tmp_path / "a.csv").read_text("utf-8"))))
    assert [row["title"] for row in rows] == TITLES
    assert json.loads((tmp_path / "a.json").read_text("utf-8"))[0]["title"] == TITLES[0]
    assert (tmp_path / "a.md").read_text("utf-8").startswith("## 2013\n")
    assert cyberdiplo("timeline", records, "-o", "-", "-O", "md").out.startswith("## 2013\n")


@pytest.mark.parametrize(
    ("name", "arguments", "begins"),
    [
        ("a.ics", [], "BEGIN:VCALENDAR\r\n"),
        ("a.jsonld", [], '{\n  "@context": "https://schema.org"'),
        ("a.mw", [], "title: Timeline\n"),
        ("a.json", ["-O", "timelinejs"], '{\n  "events": ['),
    ],
)
def test_other_programs_formats(
    cyberdiplo: Command, tmp_path: Path, name: str, arguments: list[str], begins: str
) -> None:
    records = written(tmp_path / "some.jsonl", [*EVENTS, event(None)])
    run = cyberdiplo("timeline", records, "-o", tmp_path / name, *arguments)
    assert run.code == 0
    assert (tmp_path / name).read_bytes().decode().startswith(begins)
    assert ("1 without a date left out" in run.err) is (name != "a.jsonld")


def test_calendars_say_what_they_need(cyberdiplo: Command, records: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "cyberdiplo.report.calendar", raising=False)
    monkeypatch.setitem(sys.modules, "icalendar", None)
    run = cyberdiplo("timeline", records, "-O", "ics")
    assert run.code == 1
    assert "pip install 'cyberdiplo[calendar]'" in run.err


def test_verbose_tells_what_was_read_and_by_which_rules(cyberdiplo: Command, records: Path) -> None:
    run = cyberdiplo("timeline", records, "-v")
    assert re.search(r"note: 0 documents read, 5 events, ruleset \d+\.\d+\.\d+\+[0-9a-f]{12}", run.err)


def test_export_wants_a_format(cyberdiplo: Command, records: Path, tmp_path: Path) -> None:
    run = cyberdiplo("export", records)
    assert run.code == 2
    assert "no format is named" in run.err
    assert cyberdiplo("export", records, "-o", tmp_path / "a.ics").code == 0
    assert (tmp_path / "a.ics").exists()
    assert cyberdiplo("export", records, "-O", "tsv", "-o", "-").lines[0].startswith("id\tdate")


def test_a_table_can_be_asked_for_off_a_terminal_and_has_no_styles(cyberdiplo: Command, records: Path) -> None:
    run = cyberdiplo("timeline", records, "-O", "table")
    assert run.lines[0] == "2013"
    assert "9–12 Sep 2015" in run.out
    assert "\x1b" not in run.out
    assert "“Meng met Kerry" in cyberdiplo("timeline", records, "-O", "table", "--evidence").out


def test_groups_are_headed_by_year_or_month_and_only_in_the_order_of_time(cyberdiplo: Command, records: Path) -> None:
    def headings(*arguments: str) -> list[str]:
        lines = cyberdiplo("timeline", records, "-O", "md", *arguments).lines
        return [line.removeprefix("## ") for line in lines if line.startswith("#")]

    assert headings() == ["2013", "2014", "2015"]
    assert headings("--group", "month") == ["Jun 2013", "May 2014", "Sep 2015"]
    assert headings("--group", "none") == headings("--sort", "confidence") == []
    assert cyberdiplo("timeline", records, "-O", "table", "--group", "month").lines[0] == "Jun 2013"
    assert "did you mean month" in cyberdiplo("timeline", records, "--group", "mont").err


def test_a_file_that_cannot_be_written_fails(cyberdiplo: Command, records: Path, tmp_path: Path) -> None:
    run = cyberdiplo("timeline", records, "-o", tmp_path / "none" / "a.csv")
    assert run.code == 1
    assert "cannot be written: No such file or directory" in run.err


def test_one_broken_input_leaves_the_others_and_exits_with_4(
    cyberdiplo: Command, records: Path, tmp_path: Path
) -> None:
    binary = tmp_path / "picture.txt"
    binary.write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00")
    (tmp_path / "empty.txt").write_text("")
    run = cyberdiplo("timeline", records, tmp_path / "missing.txt", binary, tmp_path / "empty.txt", "--fields", "title")
    assert run.code == 4
    assert run.lines == TITLES
    assert "missing.txt: no such file or folder" in run.err
    assert "3 inputs could not be read" in run.err


def test_nothing_that_can_be_read_fails(cyberdiplo: Command, tmp_path: Path) -> None:
    run = cyberdiplo("timeline", tmp_path / "missing.txt")
    assert run.code == 1
    assert "hint:" in run.err
    assert "1 input could not be read" in run.err
    folder = cyberdiplo("timeline", tmp_path)
    assert folder.code == 1
    assert "no documents in this folder" in folder.err


def test_a_broken_record_is_named_by_its_line(cyberdiplo: Command, records: Path) -> None:
    with records.open("a") as stream:
        stream.write('{"id": "x", "evidence": []}\n')
    run = cyberdiplo("timeline", records, "--fields", "title")
    assert run.code == 4
    assert run.lines == TITLES
    assert "events.jsonl, line 6: not an event record: title: Field required" in run.err


def test_of_many_broken_records_the_first_are_named(cyberdiplo: Command, records: Path) -> None:
    with records.open("a") as stream:
        stream.write("{}\n" * 100)
    run = cyberdiplo("timeline", records)
    assert run.err.count("not an event record") == 20
    assert "100 inputs could not be read, of which the first 20 are named" in run.err


def test_an_event_that_comes_twice_is_one(cyberdiplo: Command, records: Path, tmp_path: Path) -> None:
    copy = written(tmp_path / "copy.jsonl", EVENTS)
    assert cyberdiplo("timeline", records, copy, "--fields", "title").lines == TITLES


def test_a_document_without_a_date_is_done_and_exits_with_4(cyberdiplo: Command, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Xi Jinping met Barack Obama in California on Friday.\n")
    run = cyberdiplo("timeline", tmp_path / "a.txt")
    assert run.code == 4
    assert "a.txt" in run.err
    assert cyberdiplo("timeline", tmp_path / "a.txt", "--published", "2013-06-09").code == 0


DAY = ["--published", "2013-06-10"]
ASIDES = {
    "rain.txt": "Rain fell on Friday. Angela Merkel met Vladimir Putin in Geneva on Saturday.\n",
    "fish.txt": "Fish was sold on Friday.\n",
    "hackers.txt": "Hackers stole money on Friday. Angela Merkel met David Cameron in Berlin on Saturday.\n",
}


@pytest.fixture
def mixed(tmp_path: Path) -> Path:
    """A folder with one article on the field and two on other things."""
    folder = tmp_path / "mixed"
    folder.mkdir()
    for name, text in ASIDES.items():
        (folder / name).write_text(text)
    return folder


def test_documents_that_do_not_speak_of_the_subject_are_passed_over_and_counted(
    cyberdiplo: Command, mixed: Path
) -> None:
    run = cyberdiplo("timeline", mixed, *DAY, "--fields", "docs")
    assert run.code == 0
    assert {Path(line).name for line in run.lines} == {"hackers.txt"}
    note = "note: 2 documents passed over that do not speak of the subject (--all reads them)"
    assert run.err.splitlines() == [f"cyberdiplo: {note}"]
    (mixed / "fish.txt").unlink()
    counted = cyberdiplo("stats", mixed, *DAY)
    assert "1 document passed over that does not speak of the subject (--all reads it)" in counted.err
    assert cyberdiplo("timeline", mixed, *DAY, "-q").err == ""


def test_verbose_names_the_documents_that_are_passed_over(cyberdiplo: Command, mixed: Path) -> None:
    told = cyberdiplo("timeline", mixed, *DAY, "-v").err
    assert re.findall(r"(\w+\.txt): passed over", told) == ["fish.txt", "rain.txt"]


def test_all_reads_every_document(cyberdiplo: Command, mixed: Path) -> None:
    run = cyberdiplo("timeline", mixed, *DAY, "--all", "--fields", "docs")
    assert {Path(line).name for line in run.lines} == {"hackers.txt", "rain.txt"}
    assert "passed over" not in run.err


@pytest.mark.parametrize("command", ["show", "explain"])
def test_what_all_prints_can_be_shown(cyberdiplo: Command, mixed: Path, command: str) -> None:
    (aside,) = cyberdiplo("timeline", mixed, *DAY, "--all", "--fields", "id", "-a", "putin").lines
    run = cyberdiplo(command, aside, "--in", mixed, *DAY)
    assert run.code == 0
    assert "rain.txt" in run.out


def test_a_place_of_a_document_that_is_passed_over_is_no_mistake(cyberdiplo: Command, mixed: Path) -> None:
    run = cyberdiplo("timeline", mixed, *DAY, "--place", "Geneva")
    assert (run.code, run.out) == (0, "")
    assert "1 off-topic event left out (--all takes them in)" in run.err
    assert cyberdiplo("timeline", mixed, *DAY, "--place", "Atlantis").code == 2


def test_a_knowledge_folder_that_is_not_there_fails(cyberdiplo: Command, tmp_path: Path) -> None:
    run = cyberdiplo("timeline", "--knowledge", tmp_path / "none")
    assert run.code == 1
    assert "no such knowledge folder" in run.err
