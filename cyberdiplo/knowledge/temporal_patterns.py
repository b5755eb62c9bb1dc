"""The pattern language of the temporal rules, and its compiled form.

A pattern is a row of words and slots, with space between them::

    word          that word, in any case
    {slot}        a word or number of that class, kept under the slot's name
    {slot:name}   the same, kept under another name (two days in one pattern)
    (a|b c)       alternatives
    [a]           optional
    <a>           what the expression covers, where the pattern asks for words around it or speaks of several dates
    @macro        a pattern of its own, from a ``[[macro]]`` entry

Patterns are expanded into their variants and these are laid into one trie whose edges are words and slots; equal
sub-tries are one object. Matching is then a dict look-up for each word, and no regular expression is compiled.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from cyberdiplo.model.tokens import tokenise

# A node maps a lower-case word or a slot in braces to the next node, and "" to the rules that end there. No token is
# empty or longer than one brace or a line break, so the three kinds of keys cannot meet.
RuleTrie = dict[str, Any]
END = ""
SLOTTED = "\n"  # marks a node that has slots among its edges

_LEXER = re.compile(r"\{[a-z_0-9]+(?::[a-z_0-9]+)?\}|@[a-z_0-9-]+|[()\[\]<>|]|[^\s()\[\]<>{}|@]+|\S")
_DEPTH = 8  # macros within macros: deeper is a macro that names itself


class PatternError(ValueError):
    """A pattern that cannot be read: what is wrong with it."""


class Step(NamedTuple):
    """A word (``name`` empty) or a slot (``key`` in braces) and the name that its value is kept under."""

    key: str
    name: str = ""


class Variant(NamedTuple):
    """A pattern without alternatives: its steps, and the half-open ranges of steps that each expression covers."""

    steps: tuple[Step, ...]
    parts: tuple[tuple[int, int], ...]

    @property
    def names(self) -> tuple[str, ...]:
        """For each step, the name that its value is kept under, or the empty string."""
        return tuple(step.name for step in self.steps)


def expand(pattern: str, macros: Mapping[str, str]) -> list[Variant]:
    """All variants of ``pattern``, without repetition. Raises ``PatternError``."""
    marks = _LEXER.findall(_inline(pattern, macros, 0))
    rows, rest = _alternatives(marks, 0)
    if rest != len(marks):
        raise PatternError(f"unbalanced {marks[rest]!r}")
    return list(dict.fromkeys(_variant(row) for row in rows))


def add_variant(root: RuleTrie, variant: Variant, meaning: Any) -> None:
    """Lay a variant into the trie; several rules may end at one node."""
    node = root
    for step in variant.steps:
        node = node.setdefault(step.key, {})
    node.setdefault(END, []).append(meaning)


def share(node: RuleTrie, known: dict[Any, RuleTrie] | None = None) -> RuleTrie:
    """The same trie with equal sub-tries as one object, and its rules as tuples."""
    known = {} if known is None else known
    shared: RuleTrie = {key: tuple(child) if key == END else share(child, known) for key, child in sorted(node.items())}
    if any(key.startswith("{") and len(key) > 1 for key in node):
        shared[SLOTTED] = True
    form = tuple((key, id(child) if isinstance(child, dict) else child) for key, child in shared.items())
    return known.setdefault(form, shared)


def _inline(pattern: str, macros: Mapping[str, str], depth: int) -> str:
    if depth > _DEPTH:
        raise PatternError("a macro that contains itself")

    def body(match: re.Match[str]) -> str:
        if match[1] not in macros:
            raise PatternError(f"no macro is called {match[1]!r}")
        return f"({_inline(macros[match[1]], macros, depth + 1)})"

    return re.sub(r"@([a-z_0-9-]+)", body, pattern)


Row = tuple[Step | str, ...]


def _alternatives(marks: Sequence[str], at: int) -> tuple[list[Row], int]:
    """Rows of the alternatives from ``at`` to the bracket that closes them, and where that bracket stands."""
    rows: list[Row] = []
    current: list[Row] = [()]
    while at < len(marks) and marks[at] not in (")", "]"):
        mark = marks[at]
        if mark == "|":
            rows += current
            current = [()]
            at += 1
            continue
        if mark in ("(", "["):
            inner, at = _alternatives(marks, at + 1)
            if at == len(marks) or marks[at] != (")" if mark == "(" else "]"):
                raise PatternError(f"{mark!r} is not closed")
            choices = inner if mark == "(" else [(), *inner]
        else:
            choices = [tuple(_steps(mark))]
        current = [row + choice for row in current for choice in choices]
        at += 1
    return rows + current, at


def _steps(mark: str) -> Iterator[Step | str]:
    if mark in ("<", ">"):
        yield mark
    elif mark.startswith("{"):
        slot, _, name = mark[1:-1].partition(":")
        if not slot:
            raise PatternError("a slot without a name")
        yield Step(f"{{{slot}}}", name or slot)
    else:
        for word in tokenise(mark.lower()).words:
            yield Step(word)


def _variant(row: Row) -> Variant:
    steps: list[Step] = []
    parts: list[tuple[int, int]] = []
    opened: int | None = None
    for item in row:
        if item == "<":
            opened = len(steps)
        elif item == ">":
            if opened is None or opened == len(steps):
                raise PatternError("'>' closes nothing")
            parts.append((opened, len(steps)))
            opened = None
        elif isinstance(item, Step):
            steps.append(item)
    if opened is not None:
        raise PatternError("'<' is not closed")
    if not steps:
        raise PatternError("a pattern that matches nothing")
    return Variant(tuple(steps), tuple(parts) or ((0, len(steps)),))
