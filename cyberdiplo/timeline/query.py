"""What a reader asks for, and which events answer.

A question is a list of ``Term``: a field and a value, as an option (``--type meeting``) or a word (``type:meeting``)
gave them. ``parse_query`` makes a ``Query`` of them: values of one field are alternatives, different fields must all
hold, and ``not:`` before a value excludes it. ``select_events`` answers, and counts what it leaves out.

The values here are named tuples: the command makes them on every start, and a dataclass takes eight times as long to
define.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple, get_args

from cyberdiplo.errors import DateError, QueryError
from cyberdiplo.model.edtf import EdtfInterval, between
from cyberdiplo.model.event import Event, Side, Status
from cyberdiplo.timeline.matching import Test, date_tests, resolve
from cyberdiplo.timeline.ordering import Order, in_order
from cyberdiplo.timeline.periods import parse_bound, parse_period, underline
from cyberdiplo.timeline.vocabulary import Vocabulary, unknown_value

Match = Literal["possible", "certain"]

DATE_FIELDS = ("since", "until", "period")
CLOSED_FIELDS = ("type", "status", "country", "side", "topic")
OPEN_FIELDS = ("actor", "source", "place", "thread")
TEXT_FIELDS = ("grep", "word")
NUMBER_FIELDS = ("min-confidence", "min-sources", "max-sources")
FIELDS = (*DATE_FIELDS, *CLOSED_FIELDS, *OPEN_FIELDS, *TEXT_FIELDS, *NUMBER_FIELDS)
# What people may call a field when they write it as a word before a colon.
FIELD_NAMES = {name: name for name in FIELDS} | {"date": "period", "text": "grep", "publisher": "source"}

_NOT = "not:"


class Term(NamedTuple):
    """One condition as it was typed: ``shown`` is how it was typed, for errors (``--type ``, ``type:``)."""

    field: str
    text: str
    shown: str = ""


class Criterion(NamedTuple):
    """Values of one field: an event answers if it has any of ``wanted``, if there are any, and none of ``unwanted``."""

    field: str
    wanted: tuple[str, ...] = ()
    unwanted: tuple[str, ...] = ()


class Query(NamedTuple):
    """A question that has been understood.

    ``within`` holds one group of intervals for each kind of date filter, of which each group must be met by one
    interval; ``outside`` holds intervals that must not be met. ``match`` says when an imprecise date meets an interval:
    if it can (``possible``), or only if it must (``certain``). ``everything`` takes in comments and off-topic events.
    ``order`` and ``reverse`` say how the answer is sorted, and ``limit`` how many events it has at most.
    """

    within: tuple[tuple[EdtfInterval, ...], ...] = ()
    outside: tuple[EdtfInterval, ...] = ()
    criteria: tuple[Criterion, ...] = ()
    min_confidence: float = 0.0
    min_sources: int = 0
    max_sources: int | None = None
    match: Match = "possible"
    everything: bool = False
    order: Order = "date"
    reverse: bool = False
    limit: int | None = None

    @property
    def by_date(self) -> bool:
        """Whether the question names dates, which an undated event cannot meet."""
        return bool(self.within or self.outside)

    def criterion(self, name: str) -> Criterion:
        """What is asked of one field."""
        return next((criterion for criterion in self.criteria if criterion.field == name), Criterion(name))


class Selection(NamedTuple):
    """The answer in order, and the counts of what would have answered but was left out.

    ``uncertain`` counts events in the answer whose date can also lie outside the dates asked for.
    """

    events: tuple[Event, ...]
    comments: int = 0
    off_topic: int = 0
    undated: int = 0
    uncertain: int = 0
    beyond_limit: int = 0


class _Gathered:
    """Terms sorted by field while a query is parsed."""

    def __init__(self) -> None:
        self.dates: dict[str, list[EdtfInterval]] = {}
        self.outside: list[EdtfInterval] = []
        self.wanted: dict[str, list[str]] = {}
        self.unwanted: dict[str, list[str]] = {}
        self.numbers: dict[str, float] = {}


def parse_query(terms: Iterable[Term], vocabulary: Vocabulary, today: dt.date) -> Query:
    """Understand ``terms``. ``today`` is what "two years ago" counts from.

    Raises ``DateError`` for what is no date, ``UnknownValue`` for what ``vocabulary`` says that nothing can match, and
    ``QueryError`` for a pattern or a number that is none.
    """
    gathered = _Gathered()
    for term in terms:
        negated = term.text.startswith(_NOT)
        text = term.text.removeprefix(_NOT)
        if not text.strip():
            raise QueryError("an empty value", where=f"{term.shown}{term.text}", hint="give the filter a value")
        if term.field in DATE_FIELDS:
            interval = _interval(term, text, today)
            if negated:
                gathered.outside.append(interval)
            else:
                gathered.dates.setdefault(term.field, []).append(interval)
        elif term.field in NUMBER_FIELDS:
            gathered.numbers[term.field] = _number(term, text)
        else:
            chosen = gathered.unwanted if negated else gathered.wanted
            chosen.setdefault(term.field, []).append(_value(term, text, vocabulary))
    names = [name for name in FIELDS if name in gathered.wanted or name in gathered.unwanted]
    most = gathered.numbers.get("max-sources")
    query = Query(
        within=tuple(tuple(gathered.dates[name]) for name in DATE_FIELDS if name in gathered.dates),
        outside=tuple(gathered.outside),
        criteria=tuple(
            Criterion(name, tuple(gathered.wanted.get(name, ())), tuple(gathered.unwanted.get(name, ())))
            for name in names
        ),
        min_confidence=gathered.numbers.get("min-confidence", 0.0),
        min_sources=int(gathered.numbers.get("min-sources", 0)),
        max_sources=None if most is None else int(most),
    )
    _check_window(gathered.dates)
    return query


def _interval(term: Term, text: str, today: dt.date) -> EdtfInterval:
    try:
        if term.field == "period":
            return parse_period(text, today)
        bound = parse_bound(text, today)
    except DateError as error:
        raise DateError(error.what, where=_beside(term, text, error.where), hint=error.hint) from error
    return between(bound.earliest, None) if term.field == "since" else between(None, bound.latest)


def _beside(term: Term, text: str, where: str) -> str:
    """An underlined place, moved to the right of the option that the text was given to."""
    begin = len(term.shown) + len(term.text) - len(text)
    shown, _, marks = where.partition("\n")
    return f"{term.shown}{term.text[: len(term.text) - len(text)]}{shown}\n{' ' * begin}{marks}"


def _check_window(dates: dict[str, list[EdtfInterval]]) -> None:
    begins = [interval.earliest for interval in dates.get("since", ()) if interval.earliest]
    ends = [interval.latest for interval in dates.get("until", ()) if interval.latest]
    if begins and ends and min(begins) > max(ends):
        raise DateError(
            f"since {min(begins)} until {max(ends)} ends before it begins", hint="give the earlier day to --since"
        )


def _number(term: Term, text: str) -> float:
    try:
        number = float(text)
    except ValueError:
        number = -1.0
    if term.field == "min-confidence" and not 0 <= number <= 1:
        raise QueryError("not a confidence", where=f"{term.shown}{term.text}", hint="a number from 0 to 1, such as 0.6")
    if term.field != "min-confidence" and (number < 0 or number != int(number)):
        raise QueryError("not a count", where=f"{term.shown}{term.text}", hint="a whole number, such as 2")
    return number


def _value(term: Term, text: str, vocabulary: Vocabulary) -> str:
    match term.field:
        case "grep":
            _check_pattern(term, text)
            return text
        case "status":
            known: Sequence[str] = get_args(Status)
        case "side":
            known = get_args(Side)
        case "type":
            known = vocabulary.types
        case "topic":
            known = vocabulary.topics
        case "country":
            code = vocabulary.country(text)
            if code is None:
                raise unknown_value("country", text, vocabulary.country_names(), shown=term.shown)
            return code
        case _:
            return text
    found = next((value for value in known if value.casefold() == text.casefold().replace(" ", "_")), None)
    found = found or next((value for value in known if value.casefold() == text.casefold().replace(" ", "-")), None)
    if found is None:
        raise unknown_value(term.field, text, known, shown=term.shown)
    return found


def _check_pattern(term: Term, text: str) -> None:
    try:
        re.compile(text)
    except re.error as error:
        at = error.pos or 0
        raise QueryError(
            f"not a regular expression: {error.msg}",
            where=_beside(term, text, underline(text, at, at + 1)),
            hint=r"put a backslash before a mark that is meant as itself, such as \( or \.",
        ) from error


def select_events(events: Sequence[Event], query: Query, vocabulary: Vocabulary) -> Selection:
    """The events that answer ``query``, in order.

    Raises ``UnknownValue`` for an actor, a source, a place or a thread that nothing in ``events`` or ``vocabulary`` is.
    """
    tests = [test for criterion in query.criteria for test in resolve(criterion, events, vocabulary)]
    tests += _counting_tests(query)
    possible, certain = date_tests(query.within, query.outside)
    in_time = certain if query.match == "certain" else possible
    asked_types = query.criterion("type").wanted
    taken: list[Event] = []
    comments = off_topic = undated = uncertain = 0
    for event in events:
        if not all(test(event) for test in tests):
            continue
        if query.by_date and (event.date is None or not in_time(event.date)):
            undated += event.date is None
        elif not (query.everything or event.on_topic):
            off_topic += 1
        elif not (query.everything or event.type != "comment" or "comment" in asked_types):
            comments += 1
        else:
            uncertain += bool(query.by_date and event.date and not certain(event.date))
            taken.append(event)
    ordered = in_order(taken, query.order, reverse=query.reverse)
    kept = ordered if query.limit is None else ordered[: query.limit]
    return Selection(tuple(kept), comments, off_topic, undated, uncertain, len(ordered) - len(kept))


def _counting_tests(query: Query) -> list[Test]:
    tests: list[Test] = []
    if least := query.min_confidence:
        tests.append(lambda event: event.confidence.value >= least)
    if fewest := query.min_sources:
        tests.append(lambda event: len(publishers(event)) >= fewest)
    if (most := query.max_sources) is not None:
        tests.append(lambda event: len(publishers(event)) <= most)
    return tests


def publishers(event: Event) -> tuple[str, ...]:
    """Who reports the event, each once, in the order of the evidence; a document without publisher is its own."""
    return tuple(dict.fromkeys(evidence.source or evidence.doc for evidence in event.evidence))
