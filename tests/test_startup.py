"""What the common commands import: start-up time is mostly imports, and these can be counted where time cannot."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
# Each costs more time to import than a whole timeline of five articles has left (docs/decisions/003).
HEAVY = {"pydantic", "dateparser", "rich", "regex", "tzlocal", "jinja2", "sqlite3", "asyncio", "multiprocessing"}
# Modules beyond those of a bare Typer program: the package's own, and all others. There is room for a few more; a rise
# above it wants a look at what came.
VERSION_BUDGET = (10, 3)
TIMELINE_BUDGET = (120, 36)
PROGRAM = """\
import sys
from cyberdiplo.cli.main import main
try:
    main(sys.argv[1:])
finally:
    print(*sys.modules, file=sys.stderr)
"""
BARE = """\
import sys
import typer
app = typer.Typer(rich_markup_mode=None)
app.command()(lambda: typer.echo("a line"))
try:
    app([])
finally:
    print(*sys.modules, file=sys.stderr)
"""


def modules(program: str, *arguments: str, cache: Path) -> set[str]:
    """Names of the modules that are there when the program ends."""
    run = subprocess.run(
        [sys.executable, "-c", program, *arguments],
        cwd=ROOT,
        env={**os.environ, "CYBERDIPLO_CACHE": str(cache)},
        check=True,
        capture_output=True,
        text=True,
    )
    assert run.stdout
    return set(run.stderr.splitlines()[-1].split())


@pytest.mark.parametrize(
    ("arguments", "budget"),
    [(["--version"], VERSION_BUDGET), (["timeline", "-O", "jsonl"], TIMELINE_BUDGET)],
    ids=["version", "timeline"],
)
def test_common_commands_keep_to_their_import_budget(
    arguments: list[str], budget: tuple[int, int], tmp_path: Path
) -> None:
    modules(PROGRAM, "timeline", cache=tmp_path)  # compiles the knowledge, which later runs find in the cache
    imported = modules(PROGRAM, *arguments, cache=tmp_path) - modules(BARE, cache=tmp_path)
    assert {name.partition(".")[0] for name in imported} & HEAVY == set()
    own = {name for name in imported if name.partition(".")[0] == "cyberdiplo"}
    assert len(own) <= budget[0], sorted(own)
    assert len(imported - own) <= budget[1], sorted(imported - own)
