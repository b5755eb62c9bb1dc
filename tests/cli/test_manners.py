"""Pipes, exit codes, interruptions, bytes: what only a process of its own can show."""

from __future__ import annotations

import shlex
import signal
import subprocess
from pathlib import Path

import pytest

from cyberdiplo import __version__
from cyberdiplo.cli.manners import Progress
from tests.cli.conftest import PYTHON, ROOT, Command, on_terminal, spawn, written
from tests.factories import event


def test_the_version_is_printed(cyberdiplo: Command) -> None:
    for option in ("--version", "-V"):
        assert cyberdiplo(option).out == f"cyberdiplo {__version__}\n"
    assert spawn(["--version"]).out == f"cyberdiplo {__version__}\n"


def test_a_reader_that_leaves_early_hears_and_sees_nothing(tmp_path: Path) -> None:
    many = written(tmp_path / "many.jsonl", [event(id=f"{number:012x}") for number in range(3000)])
    first = subprocess.Popen([*PYTHON, "timeline", many, "-O", "jsonl"], stdout=-1, stderr=-1, cwd=ROOT)
    assert first.stdout is not None
    assert first.stderr is not None
    assert first.stdout.readline().startswith(b'{"id": ')
    first.stdout.close()
    err = first.stderr.read()
    first.stderr.close()
    assert (first.wait(), err) == (0, b"")


@pytest.mark.parametrize("closing", [">&-", "2>&-", "<&-", ">&- 2>&- <&-"])
def test_a_closed_stream_is_no_bug(records: Path, closing: str) -> None:
    line = f"{shlex.join([*PYTHON, 'timeline', str(records)])} {closing}"
    done = subprocess.run(["sh", "-c", line], capture_output=True, check=False, cwd=ROOT)
    assert done.returncode == 0
    assert b"Traceback" not in done.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device that is always full")
def test_a_full_disk_is_an_error_and_no_bug(records: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run([*PYTHON, "timeline", records], stdout=full, stderr=-1, check=False, cwd=ROOT)
    assert done.returncode == 1
    assert b"standard output: it cannot be written: No space left" in done.stderr
    assert b"Traceback" not in done.stderr


def test_an_interruption_exits_with_130_and_no_traceback() -> None:
    waiting = subprocess.Popen([*PYTHON, "timeline", "-"], stdin=-1, stdout=-1, stderr=-1, cwd=ROOT)
    assert waiting.stderr is not None
    try:
        waiting.wait(timeout=1.5)
    except subprocess.TimeoutExpired:
        waiting.send_signal(signal.SIGINT)
    _, err = waiting.communicate()
    assert waiting.returncode == 130
    assert b"Traceback" not in err


@pytest.mark.parametrize(
    "environment",
    [
        {"PYTHONHASHSEED": "1", "TZ": "Asia/Shanghai", "LC_ALL": "C"},
        {"PYTHONHASHSEED": "2", "TZ": "America/New_York", "LC_ALL": "C.UTF-8", "PYTHONUTF8": "0"},
        {"PYTHONHASHSEED": "3", "PYTHONIOENCODING": "latin-1", "LANG": "de_DE.UTF-8"},
    ],
)
def test_the_same_input_gives_the_same_bytes(environment: dict[str, str]) -> None:
    seeds = sorted((ROOT / "seeds").glob("*.txt"), reverse=environment["PYTHONHASHSEED"] == "2")
    assert spawn(["timeline", *seeds, "-O", "jsonl"], b"", **environment) == spawn(
        ["timeline", ROOT / "seeds", "-O", "jsonl"]
    )


def test_a_misspelt_command_names_the_nearest() -> None:
    run = spawn(["timline"])
    assert run.code == 2
    assert "Did you mean 'timeline'" in run.err


def test_without_a_command_there_is_help() -> None:
    run = spawn([])
    assert run.code == 2
    assert "timeline" in run.err


def test_on_a_terminal_there_is_a_table_in_colour(records: Path) -> None:
    code, shown = on_terminal(["timeline", records], 80, 40)
    assert code == 0
    assert "9–12 Sep 2015" in shown
    assert "\x1b[3" in shown
    assert max(len(line) for line in shown.splitlines()) < 200


@pytest.mark.parametrize(
    ("environment", "arguments"),
    [({"NO_COLOR": "1"}, []), ({"TERM": "dumb"}, []), ({}, ["--no-color"])],
)
def test_colour_can_be_refused(records: Path, environment: dict[str, str], arguments: list[str]) -> None:
    _, shown = on_terminal(["timeline", records, *arguments], 80, 40, **environment)
    assert "9–12 Sep 2015" in shown
    assert "\x1b[3" not in shown
    assert ("\x1b" in shown) is (environment.get("TERM") != "dumb")


def test_a_long_table_goes_through_the_pager_and_a_short_one_does_not(records: Path, tmp_path: Path) -> None:
    pager = tmp_path / "pager"
    pager.write_text('#!/bin/sh\necho "PAGED with $LESS"\ncat\n')
    pager.chmod(0o755)
    environment = {"PAGER": str(pager)}
    assert "PAGED with FRX" in on_terminal(["timeline", records], 80, 6, **environment)[1]
    assert "PAGED" not in on_terminal(["timeline", records], 80, 60, **environment)[1]
    assert "PAGED" not in on_terminal(["timeline", records, "--no-pager"], 80, 6, **environment)[1]
    assert "PAGED" not in on_terminal(["timeline", records], 80, 6, PAGER="cat")[1]
    assert "9–12 Sep 2015" in on_terminal(["timeline", records], 80, 6, PAGER="no-such-pager")[1]


def test_long_work_is_counted_on_a_terminal_and_the_count_is_taken_away(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stderr.isatty", lambda: True, raising=False)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr(Progress, "_PATIENCE", 0.0)
    told = Progress("documents", quiet=False)
    told.tell(1200)
    told.tell(1201)  # too soon after the one before
    told.end()
    assert capsys.readouterr().err == "\r1,200 documents \r\x1b[K"
    for quiet, term in ((True, "xterm"), (False, "dumb")):
        monkeypatch.setenv("TERM", term)
        silent = Progress("documents", quiet=quiet)
        silent.tell(1)
        silent.end()
    assert capsys.readouterr().err == ""


def test_of_many_doubts_the_first_are_told(cyberdiplo: Command, tmp_path: Path) -> None:
    for number in range(25):
        (tmp_path / f"{number}.txt").write_text(f"Xi met Obama in town {number}.\n")
    run = cyberdiplo("timeline", tmp_path)
    assert run.err.count("warning:") == 20
    assert "5 more warnings (-v prints them)" in run.err
    assert cyberdiplo("timeline", tmp_path, "-v").err.count("warning:") == 25
