"""The command as a user meets it: in this process for speed, in one of its own where the process itself matters."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest
from typer.testing import CliRunner

from cyberdiplo.cli.main import build_app
from cyberdiplo.model.event import Event
from cyberdiplo.report.records import render_jsonl
from tests.factories import KERRY, MENG, event, evidence, participant

ROOT = Path(__file__).parents[2]
PYTHON = [sys.executable, "-m", "cyberdiplo"]
APP = build_app()

EVENTS = [
    event("2013-06-07"),
    event(
        "2015-09-09/2015-09-12",
        title="Meng Jianzhu meets John Kerry",
        type="meeting",
        participants=(participant(MENG), participant(KERRY)),
        evidence=(evidence("Meng met Kerry from Wednesday to Saturday.", doc="b.txt", source="Global Times"),),
    ),
    event("2014-05", title="Five officers are indicted", type="indictment", participants=(), intensity=-7.0),
    event("2015-09-14", title="An expert doubts it", type="comment"),
    event("2015", title="A football match", on_topic=False),
]


@dataclass(frozen=True)
class Run:
    """What came of one run."""

    code: int
    out: str
    err: str

    @property
    def lines(self) -> list[str]:
        return self.out.splitlines()


Command = Callable[..., Run]


@pytest.fixture
def cyberdiplo(monkeypatch: pytest.MonkeyPatch) -> Command:
    """Run the command in this process; a bug raises."""
    for name in [name for name in os.environ if name.startswith("CYBERDIPLO_") and name != "CYBERDIPLO_CACHE"]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("COLUMNS", "80")

    def run(*arguments: str | Path, stdin: str | bytes = b"") -> Run:
        result = CliRunner().invoke(APP, [str(argument) for argument in arguments], input=stdin, prog_name="cyberdiplo")
        if result.exception and not isinstance(result.exception, SystemExit):
            raise result.exception
        return Run(result.exit_code, result.stdout, result.stderr)

    return run


def spawn(arguments: Sequence[str | Path], stdin: bytes = b"", **environment: str) -> Run:
    """Run the command in a process of its own."""
    done = subprocess.run(
        [*PYTHON, *map(str, arguments)],
        input=stdin,
        capture_output=True,
        check=False,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
    )
    return Run(done.returncode, done.stdout.decode(), done.stderr.decode())


def on_terminal(arguments: list[str | Path], columns: int, rows: int, **environment: str) -> tuple[int, str]:
    """What the command shows on a terminal of that size, and its exit code."""
    main, side = pty.openpty()
    variables = {**os.environ, "TERM": "xterm-256color", "COLUMNS": str(columns), "LINES": str(rows), **environment}
    process = subprocess.Popen(
        [*PYTHON, *map(str, arguments)], stdin=side, stdout=side, stderr=side, env=variables, cwd=ROOT
    )
    os.close(side)
    shown = b""
    while True:
        try:
            part = os.read(main, 4096)
        except OSError:  # how Linux tells that the other side has closed
            break
        if not part:
            break
        shown += part
    os.close(main)
    return process.wait(), shown.decode()


@pytest.fixture
def records(tmp_path: Path) -> Path:
    """A file of five event records: three for the timeline, a comment and an aside."""
    return written(tmp_path / "events.jsonl", EVENTS)


def written(file: Path, events: Sequence[Event]) -> Path:
    file.write_text("".join(render_jsonl(events)), "utf-8")
    return file
