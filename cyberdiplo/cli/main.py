"""The command ``cyberdiplo``: which commands there are, and what becomes of an error.

A command's module is imported when the command is called, or when all of them are asked for (help, completion, a
misspelt name), so that none pays for the others.
"""

from __future__ import annotations

import atexit
import gc
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from cyberdiplo import __version__
from cyberdiplo.cli.commands import COMMANDS
from cyberdiplo.cli.terms import QueryCommand
from cyberdiplo.errors import CyberdiploError

__all__ = ["COMMANDS", "build_app", "main"]

GC_THRESHOLD = 200_000
"""New objects between two searches for cycles; Python's own value is 700."""

INTERRUPTED = 130
"""Exit code after Ctrl-C, as the shell has it: 128 and the number of the signal."""

EPILOG = "Data goes to stdout, everything else to stderr. Exit codes: 0 done, 1 failed, 2 bad usage, 3 nothing matched \
(with --fail-empty), 4 some input could not be read or dated, 130 interrupted."


class Group(TyperGroup):
    """The commands, with the errors that a user can cause turned into a message and an exit code."""

    def invoke(self, ctx: Any) -> Any:  # Typer does not export the type of its contexts' base
        """Run the command that was named."""
        try:
            return super().invoke(ctx)
        except CyberdiploError as error:
            # Imported here, as everything that the version and a usage error do without.
            from cyberdiplo.cli.manners import complain, exit_code_of  # noqa: PLC0415 - see above

            complain(error)
            raise typer.Exit(exit_code_of(error)) from error


def build_app(names: Sequence[str] = tuple(COMMANDS)) -> typer.Typer:
    """The application with the commands ``names``."""
    app = typer.Typer(
        name="cyberdiplo",
        cls=Group,
        help="A timeline of US–China cyber diplomacy from news articles; every event shows its evidence.",
        epilog=EPILOG,
        no_args_is_help=True,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 80},
    )
    app.callback()(version_option)
    for name in names:
        command = getattr(import_module(COMMANDS[name]), name)
        app.command(name, cls=QueryCommand)(command)
    return app


def print_version(wanted: bool) -> None:  # noqa: FBT001 - Typer gives a callback its option's value
    """Print the version and leave."""
    if wanted:
        typer.echo(f"cyberdiplo {__version__}")
        raise typer.Exit


def version_option(
    *,
    version: Annotated[
        bool, typer.Option("--version", "-V", help="Print the version.", callback=print_version, is_eager=True)
    ] = False,
) -> None:
    """Options that stand before the command."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line; ``arguments`` are those of the process unless given."""
    # What is made here lives until the end and forms few cycles: looking for them as often as Python does by default
    # takes a third of the time of reading many records.
    gc.set_threshold(GC_THRESHOLD)
    # Nor does the search for cycles before Python leaves find any; it takes a tenth of the time of a short run.
    atexit.register(gc.freeze)
    _open_streams()
    given = list(sys.argv[1:] if arguments is None else arguments)
    if given in (["--version"], ["-V"]):
        build_app(())(given, prog_name="cyberdiplo")
    named = next((argument for argument in given if not argument.startswith("-")), None)
    try:
        app = build_app((named,) if named in COMMANDS else tuple(COMMANDS))
        app(given, prog_name="cyberdiplo", default_map=_defaults())
    except KeyboardInterrupt:  # before Typer, which turns one into the same code, has begun
        sys.exit(INTERRUPTED)


def _open_streams() -> None:
    """Let a stream that the caller has closed lead nowhere, as Python leaves it out altogether."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, Path(os.devnull).open(mode))  # noqa: SIM115 - open until the end, as streams are


def _defaults() -> dict[str, dict[str, Any]]:
    """The defaults that the user has set; leaves with 2 where they cannot be read."""
    from cyberdiplo.cli.settings import defaults, settings_in_force  # noqa: PLC0415 - the version does without

    try:
        return defaults(settings_in_force(os.environ, Path.cwd()))
    except CyberdiploError as error:
        from cyberdiplo.cli.manners import complain, exit_code_of  # noqa: PLC0415 - see above

        complain(error)
        sys.exit(exit_code_of(error))
