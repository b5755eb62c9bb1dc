"""A long report in pieces, each of which is set by itself, so that no more than one is ever in memory.

Typst keeps all of a document until it is done, a hundred kilobytes and more for each event. What one piece says of
another, which are page numbers and links, goes by the names of places: the others tell where they have them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from cyberdiplo.report.edition.printable import Data

# Entries and sources that are set at once. They take 150 MB of memory, and longer pieces are no quicker.
MOST_AT_ONCE = 500

_EMPTY: Data = {"events": [], "groups": [], "highlights": [], "sources": [], "lanes": []}


class Piece(NamedTuple):
    """Sections, or a stretch of one; ``places`` are the names that stand in it, and the first piece has the ``cover``.

    ``continued`` is the section of which this is a later stretch, and ``carried`` the heading under which it begins.
    """

    data: Data
    sections: tuple[str, ...]
    places: tuple[str, ...]
    continued: str | None = None
    carried: str | None = None
    cover: bool = False

    @property
    def tells_pages(self) -> bool:
        """Whether it prints the numbers of pages of other pieces."""
        return self.cover or "overview" in self.sections


def is_long(data: Data) -> bool:
    """Whether the report is better set in pieces."""
    printed = sum(len(group["events"]) for group in data["groups"]) if "timeline" in data["sections"] else 0
    listed = len(data["sources"]) if "sources" in data["sections"] else 0
    return max(printed, listed) > MOST_AT_ONCE


def cut(data: Data) -> list[Piece]:
    """The pieces in their order."""
    pieces: list[Piece] = []
    small: list[str] = []
    for name in data["sections"]:
        if name in ("timeline", "sources"):
            if small or not pieces:
                pieces.append(_of_sections(data, small))
            small = []
            pieces += _timeline(data) if name == "timeline" else _sources(data)
        else:
            small.append(name)
    if small or not pieces:
        pieces.append(_of_sections(data, small))
    return [pieces[0]._replace(cover=True), *pieces[1:]]


def _of_sections(data: Data, names: Sequence[str]) -> Piece:
    """Whole sections that are short however many events there are: of these they want no quotes."""
    events = [{**event, "quotes": []} for event in data["events"]]
    wanted = {**data, "events": events, "sources": []}
    return Piece(wanted, tuple(names), tuple(f"section-{name}" for name in names))


class _Stretch(NamedTuple):
    """Some of a group's events, from the number ``begin`` of them on."""

    group: Data
    begin: int
    positions: list[int]


def _timeline(data: Data) -> Iterator[Piece]:
    """The timeline in pieces, each with its own events; a group that is cut goes on without a heading."""
    awaited = set(data["highlights"])
    heading: str | None = None
    for stretches in _pages_full(data["groups"]):
        events: list[Data] = []
        groups: list[Data] = []
        linked: list[int] = []
        for stretch in stretches:
            begin = len(events)
            for position in stretch.positions:
                if position in awaited:
                    awaited.discard(position)
                    linked.append(len(events))
                events.append(data["events"][position])
            groups.append({**stretch.group, "events": [*range(begin, len(events))], "continued": stretch.begin > 0})
        headings = [stretch.group["anchor"] for stretch in stretches if stretch.begin == 0]
        places = (*headings, *(events[position]["anchor"] for position in linked))
        part = {**data, **_EMPTY, "events": events, "groups": groups, "highlights": linked}
        if heading is None:
            yield Piece(part, ("timeline",), ("section-timeline", *places))
        else:
            yield Piece(part, (), places, "timeline", heading)
        heading = stretches[-1].group["heading"] if stretches else ""


def _pages_full(groups: Sequence[Data]) -> Iterator[list[_Stretch]]:
    """Groups, cut where that is needed, that together have as many events as are set at once; the last have fewer."""
    stretches: list[_Stretch] = []
    room = MOST_AT_ONCE
    for group in groups:
        begin = 0
        while begin < len(group["events"]):
            taken = group["events"][begin : begin + room]
            stretches.append(_Stretch(group, begin, taken))
            begin += len(taken)
            room -= len(taken)
            if room == 0:
                yield stretches
                stretches, room = [], MOST_AT_ONCE
    if stretches or not groups:
        yield stretches


def _sources(data: Data) -> Iterator[Piece]:
    for begin in range(0, max(1, len(data["sources"])), MOST_AT_ONCE):
        sources = data["sources"][begin : begin + MOST_AT_ONCE]
        part = {**data, **_EMPTY, "sources": sources}
        places = tuple(source["anchor"] for source in sources)
        if begin == 0:
            yield Piece(part, ("sources",), ("section-sources", *places))
        else:
            yield Piece(part, (), places, "sources", data["labels"]["sources"])
