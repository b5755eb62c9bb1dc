"""What a report draws: counts over time, and who takes part when."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from cyberdiplo.model.event import Event
from cyberdiplo.report.cells import one_line
from cyberdiplo.report.edition.content import Charts, Lane, Series
from cyberdiplo.report.edition.wording import Wording, counted

# What stands side by side on a page with a label that can be read: 15 cm of A4 leave 6 mm for each.
MOST_BARS = 24
# What one page can show as rows with names.
MOST_LANES = 12

_MONTHS = 12
_LONGEST = {"month": 31, "quarter": 92, "year": 366}


class Scale(NamedTuple):
    """Periods of ``months`` months each, counted from January of the year 0: so quarters and years begin as they do."""

    unit: str
    months: int

    def number(self, day: dt.date) -> int:
        """The number of the period that holds ``day``."""
        return (day.year * _MONTHS + day.month - 1) // self.months

    def longest(self) -> int:
        """The days that its longest period has."""
        return _LONGEST.get(self.unit, _LONGEST["year"] * self.months // _MONTHS)

    def name(self, number: int, wording: Wording) -> str:
        """What the period of that number is called."""
        year, month = divmod(number * self.months, _MONTHS)
        patterns = wording.dates.patterns
        match self.unit:
            case "month":
                return patterns["month"].format(year=year, month=wording.dates.months[month + 1])
            case "quarter":
                return patterns[str(33 + month // 3)].format(year=year)
            case "year":
                return patterns["year"].format(year=year)
            case _:
                last = year + self.months // _MONTHS - 1
                ends = (patterns["year"].format(year=end) for end in (year, last))
                return patterns["years"].format(**dict(zip(("first", "last"), ends, strict=True)))


_YEARS = (2, 5, 10, 20, 50, 100, 500)
SCALES = (
    Scale("month", 1),
    Scale("quarter", 3),
    Scale("year", _MONTHS),
    *(Scale("years", years * _MONTHS) for years in _YEARS),
)


def scale_for(days: Sequence[dt.date]) -> Scale:
    """The finest scale on which ``days`` span at most ``MOST_BARS`` periods."""
    first, last = min(days), max(days)
    return next(scale for scale in SCALES if scale.number(last) - scale.number(first) < MOST_BARS)


def chart(events: Sequence[Event], types: Sequence[str], signs: dict[str, str], wording: Wording) -> Charts:
    """The counts of each type; ``types`` gives their order where two have as many events."""
    bounded = [(event, event.date.earliest, event.date.days) for event in events if event.date]
    days = [(event, first, length) for event, first, length in bounded if first and length]
    if not days:
        return Charts("", (), (), (), len(events), _note(None, len(events), wording))
    scale = scale_for([first for _, first, _ in days])
    counted_ = [(event, scale.number(first)) for event, first, length in days if length <= scale.longest()]
    uncounted = len(events) - len(counted_)
    if not counted_:
        return Charts("", (), (), (), uncounted, _note(None, uncounted, wording))
    numbers = [number for _, number in counted_]
    periods = range(min(numbers), max(numbers) + 1)
    return Charts(
        unit=_unit(scale, wording),
        periods=tuple(scale.name(number, wording) for number in periods),
        series=_series(counted_, periods, types, signs, wording),
        balance=tuple(_mean(event.intensity for event, at in counted_ if at == number) for number in periods),
        uncounted=uncounted,
        note=_note(scale, uncounted, wording),
    )


def _series(
    events: Sequence[tuple[Event, int]], periods: range, types: Sequence[str], signs: dict[str, str], wording: Wording
) -> tuple[Series, ...]:
    """A row for each type that occurs, the most frequent first."""
    counts: dict[str, list[int]] = {}
    for event, number in events:
        counts.setdefault(event.type, [0] * len(periods))[number - periods.start] += 1
    order = {type_: at for at, type_ in enumerate(types)}
    ranked = sorted(counts, key=lambda type_: (-sum(counts[type_]), order.get(type_, len(order)), type_))
    return tuple(
        Series(one_line(type_), one_line(wording.type_name(type_)), signs.get(type_, "·"), tuple(counts[type_]))
        for type_ in ranked
    )


def _unit(scale: Scale, wording: Wording) -> str:
    return wording.units[scale.unit].format(n=scale.months // _MONTHS)


def _note(scale: Scale | None, uncounted: int, wording: Wording) -> str:
    sentences = [wording.charts["counted"].format(unit=_unit(scale, wording))] if scale else []
    if uncounted:
        sentences.append(counted(wording.charts["uncounted"], uncounted))
    return str(wording.charts["between"]).join(sentences)


def _mean(numbers: Iterable[float]) -> float | None:
    found = list(numbers)
    return round(sum(found) / len(found), 2) if found else None


def lanes(events: Sequence[Event]) -> tuple[Lane, ...]:
    """The ``MOST_LANES`` most frequent actors, each with its events; of equals, the first by name."""
    names: dict[str, str] = {}
    found: dict[str, list[int]] = {}
    for position, event in enumerate(events):
        for actor in {participant.actor.id: participant.actor for participant in event.participants}.values():
            names.setdefault(actor.id, one_line(actor.name))
            found.setdefault(actor.id, []).append(position)
    ranked = sorted(found, key=lambda id_: (-len(found[id_]), names[id_], id_))
    return tuple(Lane(names[id_], tuple(found[id_])) for id_ in ranked[:MOST_LANES])
