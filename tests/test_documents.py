"""What the documents say is so: shown output is real, links lead somewhere, generated pages are current."""

import os
import re
import subprocess
from pathlib import Path

import pytest

from cyberdiplo import __version__
from tests.documents import CONSOLE, DOCUMENTS, ROOT, generated, output_of

README = ROOT / "README.md"
LINK = re.compile(r"\]\((?!https?:)(?P<target>[^)#]+)(?:#[^)]*)?\)")
CODE_BLOCK = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)


def names(path: Path) -> str:
    return str(path.relative_to(ROOT))


EXAMPLES = [
    pytest.param(block["command"], block["output"], id=f"{names(document)}: {block['command']}")
    for document in DOCUMENTS
    for block in CONSOLE.finditer(document.read_text("utf-8"))
]


@pytest.mark.parametrize(("command", "output"), EXAMPLES)
def test_shown_output_is_what_the_command_prints(command: str, output: str) -> None:
    assert output_of(command) == output, "run make docs"


def test_the_readme_shows_output() -> None:
    assert CONSOLE.search(README.read_text("utf-8"))


def test_the_readme_opens_with_the_two_commands() -> None:
    opening = README.read_text("utf-8").split("```")[1]
    assert re.findall(r"^make \w+", opening, re.MULTILINE) == ["make run", "make test"]


def test_continuous_integration_runs_the_readmes_test_command() -> None:
    script = ROOT / ".ci" / "run"
    assert re.search(r"^make test\b", script.read_text("utf-8"), re.MULTILINE)
    assert os.access(script, os.X_OK)


@pytest.mark.parametrize("document", DOCUMENTS, ids=names)
def test_links_lead_to_files(document: Path) -> None:
    text = CODE_BLOCK.sub("", document.read_text("utf-8"))
    missing = [match["target"] for match in LINK.finditer(text) if not (document.parent / match["target"]).exists()]
    assert missing == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=names)
def test_lines_are_no_longer_than_120_characters(document: Path) -> None:
    text = CODE_BLOCK.sub("", document.read_text("utf-8"))
    assert [line for line in text.split("\n") if len(line) > 120 and not line.startswith("|")] == []


def make_targets() -> set[str]:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    phony = re.search(r"^\.PHONY: (.*)$", makefile, re.MULTILINE)
    assert phony
    return set(phony[1].split())


def test_every_make_target_describes_itself() -> None:
    listed = subprocess.run(
        ["make", "--no-print-directory", "help"], cwd=ROOT, check=True, capture_output=True, text=True
    ).stdout
    assert {line.split()[1] for line in listed.splitlines()} == make_targets()


@pytest.mark.parametrize("document", DOCUMENTS, ids=names)
def test_make_targets_that_documents_name_exist(document: Path) -> None:
    named = set(re.findall(r"`make ([a-z-]+)", document.read_text("utf-8")))
    assert named <= make_targets()


def test_the_changelog_speaks_of_this_version() -> None:
    text = (ROOT / "CHANGELOG.md").read_text("utf-8")
    assert f"## [{__version__}]" in text or "## [Unreleased]" in text


def test_decisions_are_numbered_without_gaps() -> None:
    numbers = [int(file.name[:3]) for file in sorted((ROOT / "docs" / "decisions").glob("*.md"))]
    assert numbers == list(range(1, len(numbers) + 1))


def test_generated_pages_are_current() -> None:
    stale = [names(path) for path, text in generated().items() if not path.exists() or path.read_text("utf-8") != text]
    assert stale == [], "run make docs"
