"""Events under headings: by year, by month, by actor or by type."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from cyberdiplo.model.event import Event
from cyberdiplo.report.cells import one_line
from cyberdiplo.report.edition.content import Group, Grouping
from cyberdiplo.report.edition.wording import Wording
from cyberdiplo.report.grouping import month_heading, year_heading
from cyberdiplo.timeline.ordering import DateKey, date_key

_UNSAFE = re.compile(r"[^a-z0-9]+")


class _Heading(NamedTuple):
    """What a group is called, and from what its anchor is made."""

    text: str
    key: str


_Headings = Callable[[Event, Wording], Iterable[_Heading]]


def group_events(
    events: Sequence[Event], by: Grouping, types: Sequence[str], wording: Wording, *, in_time: bool
) -> tuple[Group, ...]:
    """The groups of ``events``, which keep their order within each.

    Years and months stand in the order of the events where that is one of time (``in_time``), else in that of the
    calendar; actors by how many events they have, and types in the order of ``types``.
    """
    found: dict[_Heading, list[int]] = {}
    for position, event in enumerate(events):
        for heading in dict.fromkeys(_HEADINGS[by](event, wording)):
            found.setdefault(heading, []).append(position)
    headings = list(found)
    if by == "actor":
        headings.sort(key=lambda heading: (not heading.key, -len(found[heading]), heading))
    elif by == "type":
        order = {type_: at for at, type_ in enumerate(types)}
        headings.sort(key=lambda heading: (order.get(heading.key, len(order)), heading))
    elif not in_time:
        headings.sort(key=lambda heading: _earliest(events, found[heading]))
    anchors: dict[str, None] = {}
    return tuple(
        Group(one_line(heading.text), _anchor(heading, anchors), tuple(found[heading])) for heading in headings
    )


def _earliest(events: Sequence[Event], positions: Sequence[int]) -> DateKey:
    return min(date_key(events[position].date) for position in positions)


def _anchor(heading: _Heading, taken: dict[str, None]) -> str:
    """A name in small ASCII letters, digits and hyphens that no other group has."""
    name = f"group-{_UNSAFE.sub('-', heading.key.lower()).strip('-')}".strip("-")
    number, free = 1, name
    while free in taken:
        number += 1
        free = f"{name}-{number}"
    taken[free] = None
    return free


def _year(event: Event, wording: Wording) -> list[_Heading]:
    return [_Heading(year_heading(event.date, wording.dates), year_heading(event.date))]


def _month(event: Event, wording: Wording) -> list[_Heading]:
    return [_Heading(month_heading(event.date, wording.dates), month_heading(event.date))]


def _type(event: Event, wording: Wording) -> list[_Heading]:
    return [_Heading(wording.type_name(event.type), event.type)]


def _actors(event: Event, wording: Wording) -> list[_Heading]:
    named = [_Heading(participant.actor.name, participant.actor.id) for participant in event.participants]
    return named or [_Heading(wording.labels["no_actor"], "")]


_HEADINGS: dict[Grouping, _Headings] = {"year": _year, "month": _month, "type": _type, "actor": _actors}
