"""Defaults of options from the environment and from files, and what ``config`` says of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from cyberdiplo.cli.options import option_kinds
from cyberdiplo.cli.settings import defaults, settings_in_force, user_folder
from cyberdiplo.errors import QueryError
from tests.cli.conftest import Command, spawn


@pytest.fixture
def home(tmp_path: Path) -> dict[str, str]:
    (tmp_path / "home" / "cyberdiplo").mkdir(parents=True)
    (tmp_path / "here").mkdir()
    return {
        "XDG_CONFIG_HOME": str(tmp_path / "home"),
        "APPDATA": str(tmp_path / "home"),
        "HOME": str(tmp_path / "home"),
    }


def set_up(tmp_path: Path, home: dict[str, str], *, user: str = "", here: str = "") -> Path:
    folder = user_folder(home)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "cyberdiplo.toml").write_text(user)
    (tmp_path / "here" / "cyberdiplo.toml").write_text(here)
    return tmp_path / "here"


def test_nothing_is_set_by_default(tmp_path: Path, home: dict[str, str]) -> None:
    assert settings_in_force(home, tmp_path / "here") == []


def test_the_environment_comes_before_the_folder_and_the_folder_before_the_user(
    tmp_path: Path, home: dict[str, str]
) -> None:
    here = set_up(
        tmp_path, home, user='format = "md"\nquiet = true\nsort = "confidence"', here='format = "csv"\nquiet = false'
    )
    found = {setting.name: setting for setting in settings_in_force(home | {"CYBERDIPLO_FORMAT": "json"}, here)}
    assert {name: setting.value for name, setting in found.items()} == {
        "format": "json",
        "quiet": False,
        "sort": "confidence",
    }
    assert found["format"].origin == "environment: CYBERDIPLO_FORMAT"
    assert found["quiet"].origin == str(here / "cyberdiplo.toml")


def test_a_table_holds_for_one_command_and_packs_are_named_from_their_file(
    tmp_path: Path, home: dict[str, str]
) -> None:
    here = set_up(
        tmp_path, home, here='type = ["summit"]\nknowledge = "pack"\n[stats]\ntype = ["call"]\nmin-sources = 2'
    )
    found = defaults(settings_in_force(home, here))
    assert found["timeline"] == {"type": ["summit"], "knowledge": [str(here / "pack")]}
    assert found["stats"] == {"type": ["call"], "knowledge": [str(here / "pack")], "min_sources": "2"}


def test_texts_of_the_environment_become_lists_and_switches(tmp_path: Path, home: dict[str, str]) -> None:
    environment = home | {"CYBERDIPLO_TYPE": "summit,call", "CYBERDIPLO_NO_PAGER": "1", "CYBERDIPLO_CACHE": "/x"}
    assert {setting.name: setting.value for setting in settings_in_force(environment, tmp_path)} == {
        "type": ["summit", "call"],
        "no-pager": True,
    }


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("formt = 'json'", "did you mean format"),
        ("quiet = 'perhaps'", "true or false"),
        ("type = 3", "a list of texts"),
        ("format = [1]", "a text or a number"),
        ("format = ", "not TOML"),
    ],
)
def test_a_setting_that_is_none_is_named_with_its_file(
    tmp_path: Path, home: dict[str, str], text: str, told: str
) -> None:
    here = set_up(tmp_path, home, here=text)
    with pytest.raises(QueryError) as caught:
        settings_in_force(home, here)
    assert told in str(caught.value)
    assert "cyberdiplo.toml" in caught.value.where


def test_every_shared_option_can_be_set() -> None:
    kinds = option_kinds()
    assert kinds["type"] == kinds["knowledge"] == "many"
    assert kinds["quiet"] == kinds["all"] == "switch"
    assert kinds["format"] == kinds["limit"] == "one"
    assert "paths" not in kinds


def test_the_command_goes_by_its_settings_and_the_command_line_before_them(records: Path) -> None:
    environment = {"CYBERDIPLO_FIELDS": "title", "CYBERDIPLO_TYPE": "meeting"}
    assert spawn(["timeline", records], b"", **environment).out == "Meng Jianzhu meets John Kerry\n"
    assert spawn(["timeline", records, "-t", "summit"], b"", **environment).out == "Xi Jinping meets Barack Obama\n"
    wrong = spawn(["timeline", records], b"", CYBERDIPLO_FORMT="x")
    assert wrong.code == 2
    assert "no option is called 'formt'" in wrong.err


def test_config_shows_what_is_in_force_and_where_it_was_set(
    cyberdiplo: Command, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, home: dict[str, str]
) -> None:
    monkeypatch.chdir(set_up(tmp_path, home, here="[timeline]\nall = true"))
    for name, value in (home | {"CYBERDIPLO_TYPE": "summit,call"}).items():
        monkeypatch.setenv(name, value)
    run = cyberdiplo("config", "-v")
    assert "type\tsummit, call\tenvironment: CYBERDIPLO_TYPE" in run.lines
    assert f"timeline.all\ttrue\t{tmp_path / 'here' / 'cyberdiplo.toml'}" in run.lines
    assert "format\t\tdefault" in run.lines
    assert "looked for" in run.err
