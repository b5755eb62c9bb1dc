"""How wide text is where every letter takes a cell, or two, and how it breaks into lines."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

# No line begins with a mark that closes, nor ends with one that opens (GB/T 15834, 5.1; JIS X 4051 says the same).
_OPENING = frozenset("（〔［｛〈《「『【“‘([{")
_CLOSING = frozenset("，。、；：？！）〕］｝〉》」』】”’…—·％,.;:?!)]}%")
_ADDRESSES = ("http://", "https://")


def cell_width(text: str) -> int:
    """Cells that a terminal gives to ``text``: two for the wide letters of East Asia (Unicode TR11)."""
    if text.isascii():
        return len(text)
    return sum(0 if unicodedata.combining(letter) else 2 if _is_wide(letter) else 1 for letter in text)


def fold_text(text: str, width: int, indent: str = "", hanging: str | None = None) -> list[str]:
    """``text`` in lines of at most ``width`` cells, the first behind ``indent``, the others behind ``hanging``.

    Lines break at blanks and beside wide letters. What is too long for a line is broken anywhere, but a web address,
    which would lead nowhere then, stays whole.
    """
    behind = indent if hanging is None else hanging
    lines: list[str] = []
    line = ""
    room = width - cell_width(indent)
    for piece in _pieces(text):
        for part in _parts(piece, room):
            if line and cell_width(line) + cell_width(part.rstrip()) > room:
                lines.append(((behind if lines else indent) + line).rstrip())
                line, room = "", width - cell_width(behind)
            line += part
    return [*lines, ((behind if lines else indent) + line).rstrip()]


def _is_wide(letter: str) -> bool:
    return unicodedata.east_asian_width(letter) in "WF"


def _pieces(text: str) -> Iterator[str]:
    """``text`` in pieces between which a line may end; a piece takes the blanks behind it along."""
    begin = 0
    for at in range(1, len(text)):
        before, after = text[at - 1], text[at]
        if after == " " or unicodedata.combining(after):
            continue
        beside_wide = (_is_wide(before) or _is_wide(after)) and after not in _CLOSING and before not in _OPENING
        if before == " " or beside_wide:
            yield text[begin:at]
            begin = at
    yield text[begin:]


def _parts(piece: str, room: int) -> Iterator[str]:
    """``piece``, cut where it is longer than a line."""
    if cell_width(piece.rstrip()) <= room or piece.startswith(_ADDRESSES):
        yield piece
        return
    part = ""
    for letter in piece:
        if cell_width(part + letter) > max(room, 2):
            yield part
            part = ""
        part += letter
    yield part
