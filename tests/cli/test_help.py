"""Help, the manual page and completion: generated from the application, and whole."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess

import pytest
from typer.main import get_command

from cyberdiplo.cli import completing
from cyberdiplo.cli.commands import COMMANDS
from cyberdiplo.cli.man import manual
from tests.cli.conftest import APP, Command, spawn


@pytest.mark.parametrize("command", COMMANDS)
def test_help_fits_80_columns_and_gives_examples(cyberdiplo: Command, command: str) -> None:
    text = cyberdiplo(command, "--help").out
    assert max(len(line) for line in text.splitlines()) <= 80
    assert re.search(rf"Examples?:\n\n(  .+\n)*  .*cyberdiplo {command}", text)
    assert cyberdiplo(command, "-h").out == text


def test_the_first_page_tells_each_command_in_one_line(cyberdiplo: Command) -> None:
    text = cyberdiplo("--help").out
    assert max(len(line) for line in text.splitlines()) <= 80
    listed = text.partition("Commands:\n")[2].partition("\n\n")[0].splitlines()
    assert [line.split()[0] for line in listed] == list(COMMANDS)
    assert not [line for line in listed if line.endswith("...")]


def test_every_option_of_every_command_has_a_help_text() -> None:
    for name, command in get_command(APP).commands.items():  # type: ignore[attr-defined] # a group
        for parameter in command.params:
            hidden = getattr(parameter, "hidden", False)
            assert hidden or parameter.help, f"{name} {parameter.name}"


def examples() -> list[str]:
    """The lines of all help pages that show how a command is called."""
    found: list[str] = []
    for command in get_command(APP).commands.values():  # type: ignore[attr-defined] # a group
        for paragraph in command.help.split("\n\n"):
            if paragraph.startswith("\b"):
                found += [line.strip() for line in paragraph.strip("\b\n").splitlines()]
    return found


@pytest.mark.parametrize("example", examples())
def test_the_examples_name_options_that_are_there(example: str) -> None:
    commands = get_command(APP).commands  # type: ignore[attr-defined] # a group
    words = shlex.split(example)
    for at, word in enumerate(words[:-1]):
        if word != "cyberdiplo" or words[at + 1] not in commands:
            continue
        used: set[str] = set()
        for option in words[at + 2 :]:
            if option in ("|", "--", ">"):
                break
            if re.fullmatch(r"-[A-Za-z]|--[a-z-]{2,}", option):
                used.add(option)
        parameters = commands[words[at + 1]].params
        assert used <= {name for parameter in parameters for name in [*parameter.opts, *parameter.secondary_opts]}


def test_the_manual_page_names_every_command_and_option(cyberdiplo: Command) -> None:
    page = cyberdiplo("man").out
    assert page.startswith('.TH CYBERDIPLO 1 "" "cyberdiplo ')
    for name in COMMANDS:
        assert f".SS cyberdiplo {name}\n" in page
    assert r"\-S, \-\-since DATE" in page
    assert "--after-dashes" not in page.replace("\\", "")
    for title in ("SYNOPSIS", "ENVIRONMENT", "FILES", "EXIT STATUS"):
        assert f".SH {title}\n" in page
    assert page == "".join(manual(get_command(APP)))


@pytest.mark.skipif(shutil.which("groff") is None, reason="groff checks the page's macros")
def test_the_manual_page_is_sound_roff(cyberdiplo: Command) -> None:
    checked = subprocess.run(
        ["groff", "-man", "-Tascii", "-ww"], input=cyberdiplo("man").out.encode(), capture_output=True, check=True
    )
    assert checked.stderr == b""


@pytest.mark.parametrize(
    ("among", "incomplete", "offered"),
    [
        (completing.types, "mee", ["meeting"]),
        (completing.types, "not:mee", ["not:meeting"]),
        (completing.statuses, "occ", ["occurred"]),
        (completing.sides, "c", ["CN"]),
        (completing.countries, "us", ["US"]),
        (completing.formats, "json", ["json", "jsonl", "jsonld"]),
        (completing.topics, "norm", ["norms"]),
    ],
)
def test_values_are_completed(among: completing.Completion, incomplete: str, offered: list[str]) -> None:
    assert list(among(incomplete)) == offered


def test_actors_and_sources_are_completed() -> None:
    assert "xi-jinping" in completing.actors("xi-")
    assert "China Daily" in completing.sources("china")


def test_the_shell_is_answered() -> None:
    run = spawn(
        [], b"", _CYBERDIPLO_COMPLETE="complete_bash", COMP_WORDS="cyberdiplo timeline --type mee", COMP_CWORD="3"
    )
    assert run.out.split() == ["meeting"]
