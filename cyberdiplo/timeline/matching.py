"""Conditions on events. Names are looked up once among all that the events hold, so that each event costs a look-up."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from typing import Protocol

from cyberdiplo.model.edtf import EdtfInterval
from cyberdiplo.model.event import Event
from cyberdiplo.timeline.vocabulary import Vocabulary, fold, unknown_value

Test = Callable[[Event], bool]
DateTest = Callable[[EdtfInterval], bool]


class Asked(Protocol):
    """Values of one field: any of ``wanted``, none of ``unwanted``."""

    @property
    def field(self) -> str:
        """The field's name."""

    @property
    def wanted(self) -> tuple[str, ...]:
        """Alternatives; none is no condition."""

    @property
    def unwanted(self) -> tuple[str, ...]:
        """Values that must not be there."""


def resolve(asked: Asked, events: Sequence[Event], vocabulary: Vocabulary) -> list[Test]:
    """The conditions that ``asked`` means for ``events``.

    Raises ``UnknownValue`` for a name that neither the events nor ``vocabulary`` know.
    """
    make = _MAKERS[asked.field]
    tests: list[Test] = []
    if asked.wanted:
        tests.append(make(asked.wanted, events, vocabulary))
    if asked.unwanted:
        excluded = make(asked.unwanted, events, vocabulary)
        tests.append(lambda event: not excluded(event))
    return tests


def date_tests(within: Sequence[Sequence[EdtfInterval]], outside: Sequence[EdtfInterval]) -> tuple[DateTest, DateTest]:
    """Whether a date can lie in one interval of each group and in none outside, and whether it must."""

    def possible(date: EdtfInterval) -> bool:
        return all(any(interval.overlaps(date) for interval in group) for group in within) and not any(
            interval.contains(date) for interval in outside
        )

    def certain(date: EdtfInterval) -> bool:
        return all(any(interval.contains(date) for interval in group) for group in within) and not any(
            interval.overlaps(date) for interval in outside
        )

    return possible, certain


def _types(values: Sequence[str], _events: Sequence[Event], _vocabulary: Vocabulary) -> Test:
    wanted = frozenset(values)
    return lambda event: event.type in wanted


def _statuses(values: Sequence[str], _events: Sequence[Event], _vocabulary: Vocabulary) -> Test:
    wanted = frozenset(values)
    return lambda event: event.status in wanted


def _countries(values: Sequence[str], _events: Sequence[Event], _vocabulary: Vocabulary) -> Test:
    wanted = frozenset(values)
    return lambda event: not wanted.isdisjoint(event.countries)


def _topics(values: Sequence[str], _events: Sequence[Event], _vocabulary: Vocabulary) -> Test:
    wanted = frozenset(values)
    return lambda event: not wanted.isdisjoint(event.topics)


def _sides(values: Sequence[str], _events: Sequence[Event], _vocabulary: Vocabulary) -> Test:
    wanted = frozenset(values)
    return lambda event: any(evidence.side in wanted for evidence in event.evidence)


def _actors(values: Sequence[str], events: Sequence[Event], vocabulary: Vocabulary) -> Test:
    names = {p.actor.id: p.actor.name for event in events for p in event.participants}
    wanted: set[str] = set()
    for value in values:
        ids = {id_ for id_, name in names.items() if fold(value) == fold(id_) or _has_words(name, value)}
        ids.update(vocabulary.actors.get(fold(value), ()))
        if not ids and events:
            raise unknown_value("actor", value, sorted(names.values()))
        wanted |= ids
    return lambda event: any(participant.actor.id in wanted for participant in event.participants)


def _sources(values: Sequence[str], events: Sequence[Event], _vocabulary: Vocabulary) -> Test:
    known = {
        name for event in events for evidence in event.evidence for name in (evidence.source, evidence.via) if name
    }
    wanted = _named("source", values, known, among=bool(events))
    return lambda event: any(evidence.source in wanted or evidence.via in wanted for evidence in event.evidence)


def _places(values: Sequence[str], events: Sequence[Event], _vocabulary: Vocabulary) -> Test:
    known = {event.place.name for event in events if event.place}
    wanted = _named("place", values, known, among=bool(events))
    return lambda event: event.place is not None and event.place.name in wanted


def _threads(values: Sequence[str], events: Sequence[Event], _vocabulary: Vocabulary) -> Test:
    known = {name for event in events if event.thread for name in (event.thread.id, event.thread.name)}
    wanted = _named("thread", values, known, among=bool(events))
    return lambda event: event.thread is not None and (event.thread.id in wanted or event.thread.name in wanted)


def _named(name: str, values: Iterable[str], known: set[str], *, among: bool) -> set[str]:
    """The names among ``known`` that hold the words of any value; ``among`` is false where there is nothing to know."""
    wanted: set[str] = set()
    for value in values:
        found = {candidate for candidate in known if _has_words(candidate, value)}
        if not found and among:
            raise unknown_value(name, value, sorted(known))
        wanted |= found
    return wanted


def _has_words(name: str, value: str) -> bool:
    """Whether all words of ``value`` are words of ``name``: "meng" is Meng Jianzhu, and "xi" is not in Brexit."""
    words = set(_WORD.findall(fold(name)))
    wanted = _WORD.findall(fold(value))
    return bool(wanted) and words.issuperset(wanted)


_WORD = re.compile(r"\w+")


def _patterns(values: Sequence[str], _events: Sequence[Event], _vocabulary: Vocabulary) -> Test:
    # As in ripgrep's smart case: a pattern in small letters means either case.
    patterns = [re.compile(value, 0 if value != value.lower() else re.IGNORECASE) for value in values]
    return lambda event: any(
        pattern.search(text) for pattern in patterns for text in (event.title, *(e.quote for e in event.evidence))
    )


def _words(values: Sequence[str], _events: Sequence[Event], _vocabulary: Vocabulary) -> Test:
    """Plain words: each must stand somewhere in what the event says, so here alternatives are all required."""

    def holds(event: Event) -> bool:
        names = [participant.actor.name for participant in event.participants]
        text = fold("\n".join([event.title, *names, *(evidence.quote for evidence in event.evidence)]))
        return all(fold(value) in text for value in values)

    return holds


_MAKERS: dict[str, Callable[[Sequence[str], Sequence[Event], Vocabulary], Test]] = {
    "type": _types,
    "status": _statuses,
    "country": _countries,
    "side": _sides,
    "topic": _topics,
    "actor": _actors,
    "source": _sources,
    "place": _places,
    "thread": _threads,
    "grep": _patterns,
    "word": _words,
}
