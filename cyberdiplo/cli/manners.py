"""How the command speaks: data on stdout, everything else on stderr, exit codes, pipes, pagers and colours."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
import time
from collections.abc import Iterable, Sequence
from pathlib import Path

import typer

from cyberdiplo.errors import CyberdiploError, OutputError, QueryError
from cyberdiplo.report.cells import plain_text
from cyberdiplo.report.screen import Screen
from cyberdiplo.sources.jsonlines import STDIN

EXIT_FAILED = 1
EXIT_USAGE = 2
EXIT_EMPTY = 3
EXIT_PARTLY = 4

# What less does for git: leave when all fits on the screen, pass colours on, keep the screen's content.
_LESS = "FRX"


def exit_code_of(error: CyberdiploError) -> int:
    """2 for a question that cannot be understood, 1 for all else."""
    return EXIT_USAGE if isinstance(error, QueryError) else EXIT_FAILED


def say(kind: str, text: str) -> None:
    """One line on stderr (or more, indented), with nothing in it that a terminal would obey."""
    first, *rest = text.split("\n")
    lines = [f"cyberdiplo: {kind}: {plain_text(first)}", *(f"  {plain_text(line)}" for line in rest)]
    try:
        sys.stderr.buffer.write(("\n".join(lines) + "\n").encode("utf-8", "replace"))
        sys.stderr.flush()
    except BrokenPipeError:
        _forget(2)


def complain(error: CyberdiploError) -> None:
    """Print what is wrong, where, and what to do about it."""
    shown = "\n" in error.where
    where = f"{error.where}: " if error.where and not shown else ""
    place = f"\n{error.where}" if shown else ""
    hint = f"\nhint: {error.hint}" if error.hint else ""
    say("error", f"{where}{error.what}{place}{hint}")


def read_stdin(paths: Sequence[str]) -> bytes:
    """All of stdin where ``paths`` name it, else nothing."""
    return sys.stdin.buffer.read() if STDIN in paths else b""


def screen_of(*, colour: bool = True) -> Screen:
    """What stdout can show; nothing wraps and nothing is styled where it is no terminal."""
    if not sys.stdout.isatty():
        return Screen()
    width, height = shutil.get_terminal_size()
    styled = os.environ.get("TERM", "dumb") != "dumb"
    return Screen(width, height, styled=styled, colour=styled and colour and not os.environ.get("NO_COLOR"))


def emit(chunks: Iterable[str], to: Path | None, screen: Screen, *, paged: bool = False) -> None:
    """Write text in UTF-8 to a file, or to stdout, through the pager where it is longer than the terminal.

    Raises ``OutputError`` where the file cannot be written. A reader that has gone ends the command in silence.
    """
    if to is None and paged and screen.height is not None:
        text = "".join(chunks)
        if text.count("\n") >= screen.height and _page(text):
            return
        chunks = [text]
    emit_bytes((chunk.encode("utf-8", "replace") for chunk in chunks), to)


def emit_bytes(chunks: Iterable[bytes], to: Path | None) -> None:
    """Write bytes to a file or to stdout; raises as ``emit`` does."""
    if to is not None:
        try:
            with to.open("wb") as stream:
                stream.writelines(chunks)
        except OSError as error:
            raise OutputError(
                f"it cannot be written: {error.strerror}", where=str(to), hint="name a file in a folder that is there"
            ) from error
        return
    try:
        for chunk in chunks:
            sys.stdout.buffer.write(chunk)
        sys.stdout.flush()
    except BrokenPipeError as error:
        _forget(1)
        raise typer.Exit(0) from error
    except OSError as error:
        _forget(1)
        raise OutputError(f"it cannot be written: {error.strerror}", where="standard output") from error


class Progress:
    """A count on stderr that grows on its place: only on a terminal, and only where the work takes long."""

    # A second is about how long a person waits without a sign (Nielsen 1993: the limit for an unbroken thought).
    _PATIENCE = 1.0
    _BETWEEN = 0.2

    def __init__(self, of: str, *, quiet: bool) -> None:
        self._of = of
        self._shown = not quiet and sys.stderr.isatty() and os.environ.get("TERM", "dumb") != "dumb"
        self._next = time.monotonic() + self._PATIENCE
        self._told = False

    def tell(self, done: int) -> None:
        """Show how many are done, if it is time to."""
        if self._shown and time.monotonic() >= self._next:
            self._next = time.monotonic() + self._BETWEEN
            self._told = True
            sys.stderr.write(f"\r{done:,} {self._of} ")
            sys.stderr.flush()

    def end(self) -> None:
        """Take the count away."""
        if self._told:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()


def _page(text: str) -> bool:
    """Show ``text`` in the user's pager; false where there is none."""
    command = os.environ.get("CYBERDIPLO_PAGER") or os.environ.get("PAGER") or "less"
    words = shlex.split(command)
    if not words or words == ["cat"] or os.environ.get("TERM", "dumb") == "dumb" or not shutil.which(words[0]):
        return False
    environment = {"LESS": _LESS, "LESSCHARSET": "utf-8", **os.environ}
    pager = subprocess.Popen(words, stdin=subprocess.PIPE, env=environment)  # noqa: S603 - the user's own choice
    try:
        pager.communicate(text.encode("utf-8", "replace"))
    except (BrokenPipeError, KeyboardInterrupt):
        pager.wait()
    return True


def _forget(descriptor: int) -> None:
    """Send what is still in a stream's buffer nowhere, so that leaving does not fail on it."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, descriptor)
    os.close(nowhere)
