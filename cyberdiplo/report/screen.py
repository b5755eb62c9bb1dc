"""What a terminal can show, and text with and without the styles that it obeys."""

from __future__ import annotations

import textwrap
from typing import Literal, NamedTuple

Emphasis = Literal["bold", "dim", "red", "green", "yellow", "cyan", "underline"]

_CODES: dict[Emphasis, int] = {"bold": 1, "dim": 2, "underline": 4, "red": 31, "green": 32, "yellow": 33, "cyan": 36}


class Screen(NamedTuple):
    """Where text is shown. ``width`` and ``height`` are in cells; ``width`` is ``None`` where lines do not wrap.

    ``styled`` tells that escape sequences are understood, ``colour`` that colours are wanted among them.
    """

    width: int | None = None
    height: int | None = None
    styled: bool = False
    colour: bool = False

    def paint(self, text: str, *emphases: Emphasis) -> str:
        """``text`` in the given style (ECMA-48, SGR), as far as the screen can."""
        wanted = [_CODES[name] for name in emphases if self.colour or _CODES[name] < 30]
        if not self.styled or not wanted or not text:
            return text
        return f"\x1b[{';'.join(map(str, wanted))}m{text}\x1b[0m"

    def wrap(self, text: str, indent: str = "") -> list[str]:
        """``text`` in lines that fit, each behind ``indent``; one line where nothing wraps."""
        if self.width is None:
            return [indent + text]
        return textwrap.wrap(
            text,
            max(self.width, len(indent) + 20),
            initial_indent=indent,
            subsequent_indent=indent,
            break_on_hyphens=False,
        ) or [indent]


def tone(intensity: float) -> Emphasis | None:
    """The colour of an act: green for cooperation, red for conflict, none in between."""
    if intensity > 0:
        return "green"
    return "red" if intensity < 0 else None
