"""``cyberdiplo config``."""

from __future__ import annotations

import os
from pathlib import Path

from cyberdiplo.cli.manners import say
from cyberdiplo.cli.options import Output, option_kinds, with_options
from cyberdiplo.cli.printing import print_rows
from cyberdiplo.cli.settings import FILE, settings_in_force, user_folder
from cyberdiplo.timeline.counting import Row


@with_options
def config(*, output: Output) -> None:
    """Show the options' defaults in force, and where each was set.

    An option on the command line comes first, then the environment (CYBERDIPLO_FORMAT=json), then cyberdiplo.toml in
    the working folder, then in the user's configuration folder. A key is an option's long name; a table such as
    [timeline] holds for one command.

    Examples:

    \b
    cyberdiplo config
    CYBERDIPLO_FORMAT=csv cyberdiplo config --fields option,value
    """
    found = settings_in_force(os.environ, Path.cwd())
    rows: list[Row] = [
        {
            "option": f"{setting.command}.{setting.name}" if setting.command else setting.name,
            "value": _shown(setting.value),
            "origin": setting.origin,
        }
        for setting in found
    ]
    general = {setting.name for setting in found if not setting.command}
    rows += [
        {"option": name, "value": None, "origin": "default"} for name in sorted(option_kinds()) if name not in general
    ]
    print_rows(rows, output, bar=None)
    if output.verbose:
        say("note", f"looked for {Path.cwd() / FILE} and {user_folder(os.environ) / FILE}")


def _shown(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)
