"""``cyberdiplo report``: a timeline as a document to hand on."""

from __future__ import annotations

import importlib.util
import json
import re
import sys
from pathlib import Path

import pytest

from cyberdiplo.cli import press
from cyberdiplo.cli.completing import groupings, languages, papers, sections
from tests.cli.conftest import Command, on_terminal, spawn, written
from tests.factories import event

# Formats whose renderers are in this installation.
FORMATS = [name for name in press.FORMATS if importlib.util.find_spec(press.RENDERERS[name][0])]
HTML = pytest.mark.skipif("html" not in FORMATS, reason="no renderer for HTML")


def test_without_a_format_text_goes_to_stdout(cyberdiplo: Command, records: Path) -> None:
    run = cyberdiplo("report", records)
    assert run.code == 0
    assert run.lines[:2] == ["Timeline", "========"]
    assert "Shown: 3 of 5 events shown; left out: 1 comment, 1 off topic" in run.lines
    assert "1 comment and 1 off-topic event left out" in run.err
    assert cyberdiplo("report", records, "-o", "-").out == run.out
    assert cyberdiplo("report", records, "-O", "text").out == run.out


@pytest.mark.parametrize(
    ("name", "begin"),
    [("a.md", "# Timeline\n"), ("a.markdown", "# Timeline\n"), ("a.TXT", "Timeline\n====="), ("a.json", "{\n")],
)
def test_the_name_of_the_file_tells_the_format(
    cyberdiplo: Command, records: Path, tmp_path: Path, name: str, begin: str
) -> None:
    file = tmp_path / name
    run = cyberdiplo("report", records, "-o", file)
    assert (run.code, run.out) == (0, "")
    assert file.read_text("utf-8").startswith(begin)


def test_a_format_that_is_named_comes_before_the_files_name(cyberdiplo: Command, records: Path, tmp_path: Path) -> None:
    cyberdiplo("report", records, "-O", "md", "-o", tmp_path / "wiki.txt")
    assert (tmp_path / "wiki.txt").read_text("utf-8").startswith("# Timeline\n")


def test_title_language_grouping_and_sections_are_chosen(cyberdiplo: Command, records: Path) -> None:
    options = ("--title", "A *report*", "--subtitle", "for them", "--lang", "zh", "--group-by", "month")
    run = cyberdiplo(
        "report", records, "-O", "md", *options, "--sections", "timeline, overview", "--sections", "sources"
    )
    assert run.lines[0] == r"# A \*report\*"
    assert "**for them**" in run.lines
    assert [line for line in run.lines if line.startswith("## ")] == ["## 时间线", "## 概览", "## 来源"]
    assert "### 2013年6月" in run.lines


def test_top_takes_the_most_important_of_what_the_filters_and_the_limit_leave(
    cyberdiplo: Command, tmp_path: Path
) -> None:
    events = [event(f"201{number}", id=f"{number}aaa", intensity=float(number)) for number in range(5)]
    file = written(tmp_path / "e.jsonl", events)

    def ids(*options: str) -> list[str]:
        return [
            entry["id"][0] for entry in json.loads(cyberdiplo("report", file, "-O", "json", *options).out)["events"]
        ]

    assert ids("--top", "2") == ["3", "4"]
    assert ids("--top", "2", "-n", "3") == ["1", "2"]
    assert ids("--top", "2", "--reverse") == ["4", "3"]
    assert ids("--top", "2", "-U", "2012", "--sort", "intensity") == ["2", "1"]
    assert ids("--top", "9") == ["0", "1", "2", "3", "4"]


def test_the_data_say_what_was_asked_and_read(cyberdiplo: Command, tmp_path: Path) -> None:
    missing = tmp_path / "missing.txt"
    run = cyberdiplo("report", "seeds", missing, "-O", "json", "-t", "summit", "-p", "2013")
    cover = json.loads(run.out)["cover"]
    assert run.code == 4
    assert cover["filters"] == ["date 2013", "type summit"]
    assert cover["corpus"]["documents"] == 5
    assert cover["corpus"]["summary"].endswith("1 input could not be read")
    assert cover["newest"] == "9 Oct 2017"
    assert cover["stamp"] == ""


def test_documents_off_the_subject_are_counted(cyberdiplo: Command, tmp_path: Path) -> None:
    (tmp_path / "match.txt").write_text("June 9, 2013\n\nThe team from Leeds won the match on Saturday.\n", "utf-8")
    cover = json.loads(cyberdiplo("report", tmp_path, "seeds", "-O", "json").out)["cover"]
    assert cover["corpus"]["documents"] == 6
    assert "1 document off the subject passed over" in cover["corpus"]["summary"]


def test_what_is_not_found_has_the_exit_code_for_it(cyberdiplo: Command, records: Path) -> None:
    run = cyberdiplo("report", records, "-t", "call", "--fail-empty")
    assert run.code == 3
    assert "No event meets the filters." in run.out


@pytest.mark.parametrize(
    ("options", "where", "hint"),
    [
        (["--lang", "fr"], "--lang fr: nothing has the language 'fr'", "known are en, zh"),
        (["--sections", "overvew"], "--sections overvew: nothing has the section", "did you mean overview?"),
        (["--sections", ","], "--sections: no section is named", "known are overview, charts"),
        (["--group-by", "years"], "--group-by years: nothing has the grouping", "did you mean year?"),
        (["-O", "markdown"], "-O markdown: nothing has the format", "known are html, pdf, md, text, json"),
        (["-o", "report.doc"], "-o report.doc: the name 'report.doc' does not tell the format", ".html, .htm, .pdf"),
        (["--fields", "id"], "--fields id: a report has no fields to choose", "--sections"),
        (["--paper", "lettre"], "--paper lettre: nothing has the paper", "did you mean letter?"),
        (["--template", "a.txt"], "--template a.txt: the format text has no template", "Jinja"),
        (["--top", "0"], "--top", ""),
    ],
)
def test_bad_usage_is_told_before_anything_is_read(
    cyberdiplo: Command, options: list[str], where: str, hint: str
) -> None:
    run = cyberdiplo("report", "no-such-file.txt", *options)
    assert (run.code, run.out) == (2, "")
    assert where in run.err
    assert hint in run.err
    assert "no-such-file" not in run.err


@pytest.mark.parametrize(
    ("source", "where", "what"),
    [
        ("{% for event in edition.events %}\n{{ event.titel }}\n{% endfor %}", ":2", "no attribute 'titel'"),
        ("a\n{% if %}", ":2", "not a template"),
        (None, "", "cannot be read"),
    ],
)
def test_a_template_at_fault_is_told_by_file_and_line(
    cyberdiplo: Command, records: Path, tmp_path: Path, source: str | None, where: str, what: str
) -> None:
    template, file = tmp_path / "house.md.j2", tmp_path / "report.md"
    if source is not None:
        template.write_text(source, "utf-8")
    run = cyberdiplo("report", records, "-o", file, "--template", template)
    assert run.code == 1
    assert f"error: {template}{where}: " in run.err
    assert what in run.err
    assert "hint: " in run.err
    assert not file.exists()


def test_a_template_makes_the_report(cyberdiplo: Command, records: Path, tmp_path: Path) -> None:
    template = tmp_path / "house.md.j2"
    template.write_text("{{ edition.cover.title }}: {{ edition.events|length }}\n", "utf-8")
    assert cyberdiplo("report", records, "-O", "md", "--template", template).out == "Timeline: 3\n"


def test_defaults_can_be_set_and_a_template_is_named_from_the_file_that_names_it(records: Path, tmp_path: Path) -> None:
    folder = tmp_path / "cyberdiplo"
    folder.mkdir()
    (folder / "house.md.j2").write_text("{{ edition.cover.title }}\n", "utf-8")
    settings = '[report]\nlang = "zh"\nformat = "md"\ntemplate = "house.md.j2"\n'
    (folder / "cyberdiplo.toml").write_text(settings, "utf-8")
    run = spawn(["report", records], XDG_CONFIG_HOME=str(tmp_path))
    assert run.out == "大事记\n"


def test_markdown_says_what_it_needs(cyberdiplo: Command, records: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("markdown", "templating"):
        monkeypatch.delitem(sys.modules, f"cyberdiplo.report.edition.{name}", raising=False)
    monkeypatch.setitem(sys.modules, "jinja2", None)
    run = cyberdiplo("report", records, "-O", "md")
    assert run.code == 1
    assert "error: a report in md needs the library jinja2" in run.err
    assert "pip install 'cyberdiplo[report]'" in run.err
    assert cyberdiplo("report", records).code == 0


def test_a_pdf_says_what_it_needs(cyberdiplo: Command, records: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in sys.modules if name.startswith("cyberdiplo.report.edition.")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "typst", None)
    run = cyberdiplo("report", records, "-O", "pdf")
    assert run.code == 1
    assert "error: a report in pdf needs the library typst" in run.err
    assert "pip install 'cyberdiplo[typst]'" in run.err


def test_a_pdf_is_printed_on_the_paper_that_was_named(cyberdiplo: Command, records: Path, tmp_path: Path) -> None:
    for paper, width in (("a4", b"595.2756"), ("letter", b"612")):
        file = tmp_path / f"{paper}.pdf"
        assert cyberdiplo("report", records, "-o", file, "--paper", paper).code == 0
        assert file.read_bytes().startswith(b"%PDF-")
        assert b"/MediaBox[0 0 " + width + b" " in file.read_bytes()


@pytest.mark.usefixtures("bare_machine")
def test_letters_that_no_font_has_are_told_and_nothing_is_written(records: Path, tmp_path: Path) -> None:
    file = tmp_path / "report.pdf"
    run = spawn(["report", records, "-o", file, "--lang", "zh"])
    assert run.code == 1
    assert "error: no font on this machine has the letters " in run.err
    assert "hint: install a font with Chinese letters" in run.err
    assert not file.exists()


def test_a_template_in_typst_at_fault_is_told_by_file_and_line(
    cyberdiplo: Command, records: Path, tmp_path: Path
) -> None:
    template, file = tmp_path / "house.typ", tmp_path / "report.pdf"
    template.write_text('#let edition = json("/edition.json")\n#edition.titel', "utf-8")
    run = cyberdiplo("report", records, "-o", file, "--template", template)
    assert run.code == 1
    assert f"error: {template}:2: " in run.err
    assert not file.exists()


def test_a_pdf_is_not_shown_on_a_terminal(records: Path) -> None:
    code, shown = on_terminal(["report", records, "-O", "pdf"], 80, 24)
    assert code == 2
    assert "a PDF is nothing to show on a terminal" in shown
    assert "%PDF" not in shown


def test_a_long_report_is_paged_on_a_terminal(records: Path) -> None:
    code, shown = on_terminal(["report", records], 80, 10, CYBERDIPLO_PAGER="head -n 1")
    assert code == 0
    assert "Timeline" in shown
    assert "Method" not in shown


@pytest.mark.usefixtures("chinese_machine")
@pytest.mark.parametrize("format_", FORMATS)
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_two_runs_give_the_same_bytes(tmp_path: Path, format_: str, lang: str) -> None:
    files = [tmp_path / "one", tmp_path / "two"]
    for file, seed, zone, locale in zip(files, "12", ("UTC", "Asia/Shanghai"), ("C", "C.UTF-8"), strict=True):
        command: list[str | Path] = ["report", "-O", format_, "-o", file, "--lang", lang]
        run = spawn(command, PYTHONHASHSEED=seed, TZ=zone, LC_ALL=locale)
        assert run.code == 0, run.err
    assert files[0].read_bytes() == files[1].read_bytes()


def test_the_stamp_is_the_time_of_printing_or_the_one_that_counts_as_it(
    cyberdiplo: Command, records: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = cyberdiplo("report", records, "--stamp")
    assert any(re.fullmatch(r"Printed: \d+ \w+ \d{4}, \d\d:\d\d UTC([+-]\d\d:\d\d)?", line) for line in now.lines)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1442188800")
    assert "Printed: 14 Sep 2015, 00:00 UTC" in cyberdiplo("report", records, "--stamp").lines
    assert "Printed" not in cyberdiplo("report", records).out


@pytest.mark.parametrize("epoch", ["noon", "", "9" * 20])
def test_a_time_that_is_none_is_bad_usage(
    cyberdiplo: Command, records: Path, monkeypatch: pytest.MonkeyPatch, epoch: str
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    run = cyberdiplo("report", records, "--stamp")
    assert run.code == 2
    assert f"SOURCE_DATE_EPOCH={epoch}: not a time" in run.err


@HTML
@pytest.mark.parametrize("command", ["timeline", "export"])
def test_timeline_and_export_print_the_same_reports(
    cyberdiplo: Command, records: Path, tmp_path: Path, command: str
) -> None:
    by_name, by_option = tmp_path / "a.html", tmp_path / "b"
    assert cyberdiplo(command, records, "-o", by_name).code == 0
    assert cyberdiplo(command, records, "-O", "html", "-o", by_option).code == 0
    expected = cyberdiplo("report", records, "-O", "html").out
    assert by_name.read_text("utf-8") == by_option.read_text("utf-8") == expected


@pytest.mark.parametrize("command", [["search", "Xi"], ["show", "a"], ["stats"], ["actors"]])
def test_other_commands_name_the_one_that_prints_reports(
    cyberdiplo: Command, records: Path, command: list[str]
) -> None:
    for options in (["-O", "pdf"], ["-o", "a.html"]):
        run = cyberdiplo(*command, "-i" if command[0] in ("search", "show") else "-q", records, *options)
        assert run.code == 2
        assert "this command prints no reports" in run.err
        assert "'cyberdiplo report'" in run.err


def test_values_are_completed() -> None:
    assert list(languages("z")) == ["zh"]
    assert list(groupings("mo")) == ["month"]
    assert list(papers("l")) == ["letter"]
    assert list(sections("so")) == ["sources"]
    assert list(sections("overview,ti")) == ["overview,timeline"]
