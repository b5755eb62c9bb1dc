"""Defaults of options, as the user has set them: in the environment, in the working folder, in the user's own folder.

An option on the command line comes before all of them, then ``CYBERDIPLO_FORMAT=json`` and the like, then
``cyberdiplo.toml`` in the working folder, then ``cyberdiplo/cyberdiplo.toml`` in the user's configuration folder. In
the files, the keys are the long names of options; a table with a command's name holds for that command alone.

    format = "jsonl"
    knowledge = ["packs/us-russia"]

    [timeline]
    all = true
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from cyberdiplo.cli.commands import COMMANDS
from cyberdiplo.errors import QueryError

FILE = "cyberdiplo.toml"
PREFIX = "CYBERDIPLO_"
# Variables of that prefix that are no options.
_OTHERS = frozenset({"CYBERDIPLO_CACHE", "CYBERDIPLO_PAGER"})


class Setting(NamedTuple):
    """A default: of which option, for which command (empty: all), and where it was set."""

    command: str
    name: str
    value: Any
    origin: str


def settings_in_force(environment: Mapping[str, str], folder: Path) -> list[Setting]:
    """All settings, each once; of several for one option the one that comes first in the order above.

    Raises ``QueryError`` for a file that is no TOML or names no option.
    """
    found: dict[tuple[str, str], Setting] = {}
    places = [user_folder(environment) / FILE, folder / FILE]
    for setting in [*(setting for place in places for setting in _of_file(place)), *_of_environment(environment)]:
        if not setting.command:
            # What is set for all commands in a nearer place overrides what a farther one sets for one of them.
            for key in [key for key in found if key[1] == setting.name]:
                del found[key]
        found[setting.command, setting.name] = setting
    return sorted(found.values(), key=lambda setting: (setting.command, setting.name))


def defaults(settings: list[Setting]) -> dict[str, dict[str, Any]]:
    """The defaults of each command's options, by the names of its parameters."""
    general = {setting.name: setting.value for setting in settings if not setting.command}
    special: dict[str, dict[str, Any]] = {name: dict(general) for name in COMMANDS}
    for setting in settings:
        if setting.command:
            special[setting.command][setting.name] = setting.value
    return {
        command: {name.replace("-", "_"): value for name, value in values.items()}
        for command, values in special.items()
    }


def user_folder(environment: Mapping[str, str]) -> Path:
    """The user's configuration folder for this program, as the platform has it."""
    if os.name == "nt":
        base = environment.get("APPDATA") or str(Path.home() / "AppData" / "Roaming")
    elif sys.platform == "darwin":
        base = str(Path.home() / "Library" / "Application Support")
    else:
        base = environment.get("XDG_CONFIG_HOME") or str(Path.home() / ".config")
    return Path(base) / "cyberdiplo"


def _of_environment(environment: Mapping[str, str]) -> list[Setting]:
    names = sorted(name for name in environment if name.startswith(PREFIX) and name not in _OTHERS)
    return [
        _setting("", name.removeprefix(PREFIX).lower().replace("_", "-"), environment[name], f"environment: {name}")
        for name in names
    ]


def _of_file(file: Path) -> list[Setting]:
    try:
        text = file.read_text("utf-8")
    except FileNotFoundError:
        return []
    except (OSError, UnicodeDecodeError) as error:
        raise QueryError(f"it cannot be read: {error}", where=str(file)) from error
    import tomllib  # noqa: PLC0415 - most have no such file, and need not wait for it

    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise QueryError(f"not TOML: {error}", where=str(file)) from error
    found: list[Setting] = []
    for name, value in tables.items():
        if isinstance(value, dict) and name in COMMANDS:
            found += [_setting(name, key, below, str(file)) for key, below in value.items()]
        else:
            found.append(_setting("", name, value, str(file)))
    return [_from_folder(setting, file.parent) for setting in found]


def _from_folder(setting: Setting, folder: Path) -> Setting:
    """Packs of knowledge and templates are named from the file that names them."""
    if setting.name == "knowledge":
        return setting._replace(value=[str(folder / pack) for pack in setting.value])
    if setting.name == "template":
        return setting._replace(value=str(folder / setting.value))
    return setting


def _setting(command: str, name: str, value: Any, origin: str) -> Setting:
    # Imported here because only who has settings needs the options' types.
    from cyberdiplo.cli.options import option_kinds  # noqa: PLC0415 - see above
    from cyberdiplo.timeline.vocabulary import unknown_value  # noqa: PLC0415 - see above

    kinds = option_kinds()
    if name not in kinds:
        error = unknown_value("setting", name, sorted(kinds))
        raise QueryError(f"no option is called {name!r}", where=origin, hint=error.hint)
    return Setting(command, name, _as_kind(value, kinds[name], name, origin), origin)


def _as_kind(value: Any, kind: str, name: str, origin: str) -> Any:
    """``value`` as the option takes it: a text, a list of texts, a number or a switch."""
    if kind == "many":
        if isinstance(value, str):
            return value.split(os.pathsep if name == "knowledge" else ",")
        if isinstance(value, list) and all(isinstance(each, str) for each in value):
            return value
    elif kind == "switch":
        if isinstance(value, bool):
            return value
        if str(value).lower() in ("1", "true", "yes", "on", "0", "false", "no", "off"):
            return str(value).lower() in ("1", "true", "yes", "on")
    elif not isinstance(value, list | dict | bool):
        return str(value)
    expected = {"many": "a list of texts", "switch": "true or false"}.get(kind, "a text or a number")
    raise QueryError(f"{name!r} cannot be {value!r}", where=origin, hint=f"it takes {expected}")
