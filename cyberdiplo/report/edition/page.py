"""What a page adds to an edition: numbers for the script that reads it, and the drawings that stand without one."""

from __future__ import annotations

import base64
import datetime as dt
import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple

from markupsafe import Markup

from cyberdiplo.report.address import web_address
from cyberdiplo.report.edition.content import Edition, Entry, Lane, Quote

Tone = Literal["coop", "neut", "conf"]

# What all passages around quotes may take together: with the rest, 5,000 events stay below six megabytes.
_CONTEXT_IN_ALL = 1_200_000
_CONTEXT_MOST = 280
_CONTEXT_LEAST = 60
# The heights of a chart's drawing and of a lane's, and the width over which a lane's days are spread.
_HIGH, _LANE_MIDDLE, _WIDE = 30, 15, 1000
_MOST_TICKS = 12
# Marks that HTML or a script would read; U+2028 and U+2029 end a line in scripts of before 2019.
_IN_SCRIPT = {ord(mark): f"\\u{ord(mark):04x}" for mark in "<>&\u2028\u2029"}


class Row(NamedTuple):
    """What the attributes of one event say; types, actors and publishers stand there by their number."""

    tone: Tone
    type: int
    actors: str
    publishers: str
    confidence: str
    weight: str


class Part(NamedTuple):
    """Events under one heading; an event that stands under an earlier one already is only named."""

    heading: str
    anchor: str
    events: tuple[tuple[int, bool], ...]


class Track(NamedTuple):
    """One actor's line of the drawing: a path for each tone, and one for the days that a date leaves open."""

    actor: str
    total: int
    paths: tuple[tuple[str, str], ...]


class Axis(NamedTuple):
    """The days from ``first`` to ``last`` on a line of a thousand."""

    first: int
    last: int

    def place(self, day: float) -> int:
        """Where the middle of ``day`` lies."""
        return round(_WIDE * (day + 0.5 - self.first) / (self.last + 1 - self.first))


class Page(NamedTuple):
    """What the templates are given beside the edition."""

    lang: str
    style: Markup
    script: Markup
    island: Markup
    rows: tuple[Row, ...]
    parts: tuple[Part, ...]
    tracks: tuple[Track, ...]
    ticks: tuple[tuple[int, str], ...]
    context: int
    tallest: int
    tones: dict[str, Tone]

    @property
    def grid(self) -> str:
        """The lines that stand for the ticks."""
        return "".join(f"M{place} 0V{_HIGH}" for place, _name in self.ticks)

    def tone(self, intensity: float) -> Tone:
        """Cooperation, conflict or neither."""
        return tone_of(intensity)

    def digest(self, inline: str) -> str:
        """What a policy lets an inline style or script pass by."""
        return f"sha256-{base64.b64encode(hashlib.sha256(inline.encode()).digest()).decode()}"

    def address(self, url: str | None) -> str | None:
        """``url`` as a link may carry it, or ``None`` where it is none of the web."""
        return web_address(url)

    def bar(self, count: int) -> str:
        """The path of a bar; what is there at all is seen."""
        return f"M1 {_HIGH}V{_HIGH - max(2, round(_HIGH * count / self.tallest))}H9V{_HIGH}z"

    def balance(self, value: float) -> str:
        """The path of a bar that goes up from the middle for cooperation and down for conflict."""
        return f"M1 {_LANE_MIDDLE}V{_LANE_MIDDLE - value * _LANE_MIDDLE / 10:.1f}H9V{_LANE_MIDDLE}z"

    def signed(self, value: float) -> str:
        """A balance as people write it."""
        return f"{round(value, 1) + 0:+.1f}".replace("-", "−")

    def before(self, quote: Quote) -> str:
        """The end of what stands before a quote, as much as there is room for."""
        if len(quote.before) <= self.context:
            return quote.before
        kept = quote.before[-self.context :]
        return f"… {kept.partition(' ')[2] or kept}"

    def after(self, quote: Quote) -> str:
        """The beginning of what stands after a quote, as much as there is room for."""
        if len(quote.after) <= self.context:
            return quote.after
        kept = quote.after[: self.context]
        return f"{kept.rpartition(' ')[0] or kept} …"


def tone_of(intensity: float) -> Tone:
    """Cooperation, conflict or neither."""
    if intensity > 0:
        return "coop"
    return "conf" if intensity < 0 else "neut"


def make_page(edition: Edition, style: str, script: str) -> Page:
    """The page for ``edition``, with the sources of its style and its script."""
    types = _types(edition.events)
    actors = _by_count(name for entry in edition.events for name in entry.actors)
    publishers = _by_count(name for entry in edition.events for name in entry.publishers)
    vocabulary = {
        "types": [(type_, name, sign) for type_, (name, sign, _) in types.items()],
        "actors": actors,
        "publishers": publishers,
        "statuses": _statuses(edition),
        "labels": edition.labels,
    }
    numbers = [{name: number for number, name in enumerate(names)} for names in (types, actors, publishers)]
    quotes = sum(len(entry.quotes) for entry in edition.events)
    axis = _axis(edition.events)
    counts = [count for series in edition.charts.series for count in series.counts]
    return Page(
        lang={"zh": "zh-Hans"}.get(edition.lang, edition.lang),
        style=Markup(style),  # noqa: S704 - the program's own files
        script=Markup(script),  # noqa: S704 - as above
        island=Markup(json_island(vocabulary)),  # noqa: S704 - escaped for where it stands
        rows=tuple(_row(entry, *numbers) for entry in edition.events),
        parts=_parts(edition),
        tracks=tuple(_track(lane, edition.events, axis) for lane in edition.lanes),
        ticks=_ticks(axis),
        context=min(_CONTEXT_MOST, max(_CONTEXT_LEAST, _CONTEXT_IN_ALL // (2 * max(quotes, 1)))),
        tallest=max(counts, default=1) or 1,
        tones={type_: tone_of(intensity) for type_, (_, _, intensity) in types.items()},
    )


def json_island(value: object) -> str:
    """``value`` as JSON that can stand in a script element: nothing in it ends the element or begins a comment."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True).translate(_IN_SCRIPT)


def _types(events: Iterable[Entry]) -> dict[str, tuple[str, str, float]]:
    """Name, sign and mean intensity of each type, from the most cooperative to the most conflictual."""
    seen: dict[str, list[float]] = {}
    named: dict[str, tuple[str, str]] = {}
    for entry in events:
        seen.setdefault(entry.type, []).append(entry.intensity)
        named[entry.type] = (entry.type_name, entry.sign)
    means = {type_: sum(found) / len(found) for type_, found in seen.items()}
    return {type_: (*named[type_], means[type_]) for type_ in sorted(means, key=lambda type_: (-means[type_], type_))}


def _by_count(names: Iterable[str]) -> list[str]:
    counts = Counter(names)
    return sorted(counts, key=lambda name: (-counts[name], name))


def _statuses(edition: Edition) -> dict[str, str]:
    names = {entry.status: entry.status_name for entry in edition.events}
    return {status: name or edition.labels["occurred"] for status, name in sorted(names.items())}


def _row(entry: Entry, types: dict[str, int], actors: dict[str, int], publishers: dict[str, int]) -> Row:
    return Row(
        tone=tone_of(entry.intensity),
        type=types[entry.type],
        actors=" ".join(str(actors[name]) for name in entry.actors),
        publishers=" ".join(str(publishers[name]) for name in entry.publishers),
        confidence=f"{entry.confidence:g}",
        weight=f"{entry.importance:.1f}",
    )


def _parts(edition: Edition) -> tuple[Part, ...]:
    told: set[int] = set()
    parts: list[Part] = []
    for group in edition.groups:
        parts.append(Part(group.heading, group.anchor, tuple((number, number not in told) for number in group.events)))
        told.update(group.events)
    return tuple(parts)


def _day(text: str | None) -> int | None:
    return dt.date.fromisoformat(text).toordinal() if text else None


def _axis(events: Iterable[Entry]) -> Axis:
    days = [day for entry in events for text in (entry.begin, entry.end) if (day := _day(text)) is not None]
    return Axis(min(days, default=1), max(days, default=1))


def _ticks(axis: Axis) -> tuple[tuple[int, str], ...]:
    """The first days of years, or of months where there are few, at most a dozen of them."""
    first, last = dt.date.fromordinal(axis.first), dt.date.fromordinal(axis.last)
    months = range(first.year * 12 + first.month - 1, last.year * 12 + last.month)
    for step in (1, 3, 12, 24, 60, 120, 240, 600, 1200, 6000):
        chosen = [month for month in months if month % step == 0 and month >= 12]
        if len(chosen) <= _MOST_TICKS:
            break
    begun = [(dt.date(month // 12, month % 12 + 1, 1), step) for month in chosen]
    return tuple(
        (axis.place(day.toordinal() - 0.5), f"{day.year:04}" if step >= 12 else f"{day:%Y-%m}")
        for day, step in begun
        if day.toordinal() >= axis.first
    )


def _track(lane: Lane, events: Sequence[Entry], axis: Axis) -> Track:
    ticks: dict[Tone, set[int]] = {"coop": set(), "neut": set(), "conf": set()}
    spans: set[tuple[int, int]] = set()
    for number in lane.events:
        entry = events[number]
        days = [day for day in (_day(entry.begin), _day(entry.end)) if day is not None]
        if not days:
            continue
        ticks[tone_of(entry.intensity)].add(axis.place(sum(days) / len(days)))
        left, right = axis.place(days[0]), axis.place(days[-1])
        if left != right:
            spans.add((left, right))
    # Up for cooperation, down for conflict, across the line for neither: tones are told apart without their colours.
    strokes = {"coop": (_LANE_MIDDLE, 3), "neut": (_LANE_MIDDLE - 4, _LANE_MIDDLE + 4), "conf": (_LANE_MIDDLE, 27)}
    paths = [("span", "".join(f"M{left} {_LANE_MIDDLE}H{right}" for left, right in sorted(spans)))]
    for tone, places in ticks.items():
        top, bottom = strokes[tone]
        paths.append((tone, "".join(f"M{place} {top}V{bottom}" for place in sorted(places))))
    return Track(lane.actor, len(lane.events), tuple((name, path) for name, path in paths if path))
