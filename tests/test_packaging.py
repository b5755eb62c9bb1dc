"""What is shipped is complete, and runs away from the checkout."""

import os
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

import cyberdiplo

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built by the installed backend: no network."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    return next(folder.glob("*.whl"))


def run_from(wheel: Path, tmp_path: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the unpacked wheel in place of the checkout, in an empty folder with a cache of its own."""
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path / "site")
    code = "import runpy, sys; sys.path.insert(0, sys.argv.pop(1)); runpy.run_module('cyberdiplo', run_name='__main__')"
    return subprocess.run(
        [sys.executable, "-c", code, str(tmp_path / "site"), *arguments],
        cwd=tmp_path,
        env={**os.environ, "CYBERDIPLO_CACHE": str(tmp_path / "cache")},
        check=False,
        capture_output=True,
        text=True,
    )


def test_the_wheel_holds_the_articles_the_knowledge_the_templates_and_the_typing_marker(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        shipped = set(archive.namelist())
    seeds = {f"cyberdiplo/seeds/{file.name}" for file in (ROOT / "seeds").glob("*.txt")}
    data = ROOT / "cyberdiplo" / "knowledge" / "data"
    knowledge = {str(file.relative_to(ROOT)) for file in data.rglob("*") if file.suffix in (".toml", ".tsv")}
    edition = ROOT / "cyberdiplo" / "report" / "edition"
    words = {str(file.relative_to(ROOT)) for file in edition.glob("words/*")}
    templates = {str(file.relative_to(ROOT)) for file in edition.glob("templates/**/*") if file.is_file()}
    assert len(seeds) == 5
    assert knowledge
    assert words
    assert templates
    assert shipped >= seeds | knowledge | words | templates | {"cyberdiplo/py.typed"}


def test_the_wheel_holds_neither_tests_nor_caches(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        folders = {name.split("/", 1)[0] for name in archive.namelist()}
        assert not [name for name in archive.namelist() if "__pycache__" in name]
    assert folders == {"cyberdiplo", f"cyberdiplo-{cyberdiplo.__version__}.dist-info"}


def test_the_wheel_prints_the_timeline_of_its_own_articles(wheel: Path, tmp_path: Path) -> None:
    shipped = run_from(wheel, tmp_path, "timeline")
    checkout = subprocess.run(
        [sys.executable, "-m", "cyberdiplo", "timeline"], check=True, capture_output=True, text=True
    )
    assert shipped.stderr == checkout.stderr
    assert shipped.stdout == checkout.stdout
    assert shipped.stdout


def test_the_module_runs_like_the_command() -> None:
    command = Path(sys.executable).with_name("cyberdiplo")
    module = subprocess.run(
        [sys.executable, "-m", "cyberdiplo", "--version"], check=True, capture_output=True, text=True
    )
    script = subprocess.run([str(command), "--version"], check=True, capture_output=True, text=True)
    assert module.stdout == script.stdout
    assert cyberdiplo.__version__ in module.stdout


def test_the_extra_all_gathers_the_others() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    extras: dict[str, list[str]] = project["optional-dependencies"]
    gathered = {requirement for name, needs in extras.items() if name != "all" for requirement in needs}
    referred = {name for name in extras if f"cyberdiplo[{name}]" in extras["all"]}
    reached = set(extras["all"]) | {requirement for name in referred for requirement in extras[name]}
    assert reached >= gathered
