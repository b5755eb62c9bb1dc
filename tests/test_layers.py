"""The layers hold, and what no import contract can see of them."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import cyberdiplo

PACKAGE = Path(cyberdiplo.__file__).parent
ROOT = PACKAGE.parent
MODULES = sorted(PACKAGE.rglob("*.py"))
CLOCKS = {"today", "now", "utcnow", "time", "localtime", "gmtime"}
# Names that say nothing of what lives behind them.
EMPTY_NAMES = {"utils", "util", "helpers", "helper", "common", "misc", "manager", "handler", "processor"}


def test_the_import_contracts_hold() -> None:
    command = Path(sys.executable).with_name("lint-imports")
    run = subprocess.run([str(command), "--no-cache"], cwd=ROOT, check=False, capture_output=True, text=True)
    assert run.returncode == 0, run.stdout


def clock_readings(module: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(module.read_text("utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in CLOCKS:
            receiver = node.func.value
            name = receiver.attr if isinstance(receiver, ast.Attribute) else getattr(receiver, "id", "")
            if name in {"date", "datetime", "time"}:
                yield f"{module.relative_to(PACKAGE)}:{node.lineno}"


def test_only_the_command_line_reads_the_clock() -> None:
    inner = [module for module in MODULES if "cli" not in module.relative_to(PACKAGE).parts]
    assert [place for module in inner for place in clock_readings(module)] == []


@pytest.mark.parametrize(
    ("code", "found"),
    [
        ("dt.date.today()", True),
        ("datetime.now(tz)", True),
        ("time.time()", True),
        ("match.time()", False),
        ("dt.date(2013, 6, 7)", False),
    ],
)
def test_a_reading_of_the_clock_is_seen(
    code: str, found: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.modules[__name__], "PACKAGE", tmp_path)
    module = tmp_path / "module.py"
    module.write_text(code, "utf-8")
    assert bool(list(clock_readings(module))) is found


def test_names_of_modules_say_what_lives_there() -> None:
    assert [module.name for module in MODULES if module.stem in EMPTY_NAMES] == []


def test_extract_and_timeline_hold_no_input_or_output() -> None:
    """Stages are functions of their arguments: no file is opened, no environment read."""
    for folder in ("extract", "timeline", "model"):
        for module in (PACKAGE / folder).rglob("*.py"):
            tree = ast.parse(module.read_text("utf-8"))
            imported = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
            imported |= {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
            assert not imported & {"os", "io", "subprocess", "socket", "random", "locale", "tempfile"}, module
            calls = {
                node.func.id
                for node in ast.walk(tree)
                if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
            }
            assert not calls & {"open", "print", "input"}, module
