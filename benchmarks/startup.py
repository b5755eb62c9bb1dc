"""Start-up time of the command, as a multiple of what a bare Typer program takes.

    python benchmarks/startup.py [RUNS]

The programs run in turn, so that what else the machine does touches them alike; the medians are compared. All of them
find their bytecode compiled, as installed programs do. The exit code is 1 where a ratio is above its limit.
"""

from __future__ import annotations

import compileall
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).parents[1]
SEEDS = ROOT / "seeds"
RUNS = 30
# A bare Typer program is the least that a command of this kind can take. A version may take as much again, for what the
# command line itself imports; five articles three times as much, for the engine, its knowledge and the work.
VERSION_LIMIT = 2.0
TIMELINE_LIMIT = 4.0
BARE = """\
import typer

def main() -> None:
    typer.echo("a line")

typer.run(main)
"""


def milliseconds(command: Sequence[str]) -> float:
    """Wall time of one run; the program must succeed."""
    begin = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, stdin=subprocess.DEVNULL)
    return (time.perf_counter() - begin) * 1000


def medians(commands: Sequence[Sequence[str]], runs: int) -> list[float]:
    """Median wall time of each command over ``runs`` interleaved runs, after two that warm the caches."""
    for command in commands:
        milliseconds(command)
        milliseconds(command)
    times = [[milliseconds(command) for command in commands] for _ in range(runs)]
    return [statistics.median(column) for column in zip(*times, strict=True)]


def main(runs: int) -> int:
    """Print the table; 1 where a limit is broken."""
    script = str(Path(sys.executable).with_name("cyberdiplo"))
    # Some environments keep Python from writing bytecode, and would compile the package anew on every run.
    compileall.compile_dir(ROOT / "cyberdiplo", quiet=1)
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    with tempfile.TemporaryDirectory() as folder:
        bare = Path(folder) / "bare.py"
        bare.write_text(BARE, "utf-8")
        programs = [
            ("python -c pass", [sys.executable, "-c", "pass"], None),
            ("a bare Typer program", [sys.executable, str(bare)], None),
            ("cyberdiplo --version", [sys.executable, script, "--version"], VERSION_LIMIT),
            (
                "cyberdiplo timeline -O jsonl, five articles",
                [sys.executable, script, "timeline", "-O", "jsonl", str(SEEDS)],
                TIMELINE_LIMIT,
            ),
        ]
        times = medians([command for _, command, _ in programs], runs)
    base = times[1]
    print(f"{'median of ' + str(runs) + ' interleaved runs':44} {'ms':>7} {'ratio':>6} {'limit':>6}")
    broken = False
    for (name, _, limit), taken in zip(programs, times, strict=True):
        above = limit is not None and taken / base > limit
        broken |= above
        print(f"{name:44} {taken:7.1f} {taken / base:6.2f} {limit or '':>6}{'  above its limit' if above else ''}")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else RUNS))
