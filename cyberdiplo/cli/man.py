"""``cyberdiplo man``."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

from typer.main import get_command

from cyberdiplo import __version__
from cyberdiplo.cli.manners import emit
from cyberdiplo.report.screen import Screen

ENVIRONMENT = (
    ("CYBERDIPLO_OPTION", "Default of the option of that long name, as CYBERDIPLO_FORMAT=json. See config."),
    ("CYBERDIPLO_CACHE", "Folder for the compiled knowledge."),
    ("CYBERDIPLO_PAGER, PAGER", "The pager for long tables; less by default, cat for none."),
    ("NO_COLOR", "No colours when it is set, whatever to."),
    ("SOURCE_DATE_EPOCH", "The time of printing for report --stamp, in seconds since 1970."),
    ("TERM", "No styles and no pager when it is dumb."),
)
FILES = (("cyberdiplo.toml", "Defaults of options, in the working folder or in the user's configuration folder."),)
EXIT_CODES = (
    ("0", "Done, an empty answer included."),
    ("1", "Failed."),
    ("2", "Bad usage."),
    ("3", "Nothing matched, under --fail-empty."),
    ("4", "Some input could not be read or dated; the rest was done."),
    ("130", "Interrupted."),
)


def man() -> None:
    """Show the manual page; off a terminal, print its source.

    Examples:

    \b
    cyberdiplo man
    cyberdiplo man > ~/.local/share/man/man1/cyberdiplo.1
    """
    # Imported here: the application knows this command too.
    from cyberdiplo.cli.main import build_app  # noqa: PLC0415 - see above

    page = "".join(manual(get_command(build_app())))
    viewer = shutil.which("man")
    if sys.stdout.isatty() and viewer:
        subprocess.run([viewer, "-l", "-"], input=page.encode(), check=False)  # noqa: S603 - found on the user's path
    else:
        emit([page], None, Screen())


def manual(group: Any) -> Iterator[str]:
    """The manual page of a command group, in the man(7) macros."""
    yield f'.TH CYBERDIPLO 1 "" "cyberdiplo {__version__}" "User Commands"\n'
    yield f".SH NAME\ncyberdiplo \\- {_roff(group.help.partition(';')[0])}\n"
    yield ".SH SYNOPSIS\n.B cyberdiplo\n[OPTIONS] COMMAND [ARGS]...\n"
    yield f".SH DESCRIPTION\n{_roff(group.help)}\n{_roff(group.epilog)}\n"
    yield ".SH COMMANDS\n"
    for name, command in group.commands.items():
        yield f".SS cyberdiplo {_roff(name)}\n"
        for paragraph in command.help.split("\n\n"):
            literal = paragraph.startswith("\b")
            text = _roff(paragraph.strip("\b\n") if literal else " ".join(paragraph.split()))
            yield f".PP\n.nf\n{text}\n.fi\n" if literal else f".PP\n{text}\n"
        for parameter in command.params:
            yield from _option(parameter)
    for title, entries in (("ENVIRONMENT", ENVIRONMENT), ("FILES", FILES), ("EXIT STATUS", EXIT_CODES)):
        yield f".SH {title}\n"
        for name, text in entries:
            yield f".TP\n.B {_roff(name)}\n{_roff(text)}\n"


def _option(parameter: Any) -> Iterator[str]:
    if getattr(parameter, "hidden", False) or parameter.param_type_name != "option":
        return
    names = ", ".join([*parameter.opts, *parameter.secondary_opts])
    value = "" if parameter.is_flag else f" {parameter.metavar or parameter.type.name.upper()}"
    yield f".TP\n.B {_roff(names + value)}\n{_roff(parameter.help or '')}\n"


def _roff(text: str) -> str:
    """``text`` with what roff would read as commands made plain."""
    escaped = text.replace("\\", "\\e").replace("-", "\\-")
    escaped = "".join(letter if letter.isascii() else f"\\[u{ord(letter):04X}]" for letter in escaped)
    return "\n".join(f"\\&{line}" if line.startswith((".", "'")) else line for line in escaped.split("\n"))
