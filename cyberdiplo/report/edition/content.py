"""What a printed report says, whatever it is printed as: the one thing that every format and every template is given.

All texts stand in the report's language, on one line and without control characters, but not escaped: what a format
would take for markup is that format's to escape. Days are ISO 8601 where a program reads them and words where a person
does. Positions (of an event in ``Edition.events``, of a source in ``Edition.sources``) count from 0; a reader is shown
one more. Nothing in here knows the clock.
"""

from typing import Literal, NamedTuple

Language = Literal["en", "zh"]
Grouping = Literal["year", "month", "actor", "type"]
Paper = Literal["a4", "letter"]
SectionName = Literal["overview", "charts", "lanes", "timeline", "sources", "method"]


class Quote(NamedTuple):
    """One piece of evidence. ``trigger`` holds the half-open offsets into ``text`` of what announces the event.

    ``before`` and ``after`` are the article's own text around it, "" where the article is not at hand. ``source`` is
    the position of its document in ``Edition.sources``. ``speaker``, ``via`` and ``timex`` are "" where there is none.
    """

    text: str
    trigger: tuple[int, int]
    before: str
    after: str
    source: int
    speaker: str
    via: str
    timex: str


class Entry(NamedTuple):
    """One event. ``begin`` and ``end`` are the first and last day that its date can mean, ``None`` where it is open.

    ``status`` is an id, and ``status_name`` "" for what occurred. ``countries`` are ISO 3166-1 alpha-2 codes.
    ``importance`` runs from 0 to 10. ``doubtful`` is true where the confidence is low, and ``reasons`` say why.
    ``date_note`` tells in a sentence how the date was worked out.
    """

    id: str
    title: str
    when: str
    edtf: str
    begin: str | None
    end: str | None
    type: str
    type_name: str
    sign: str
    status: str
    status_name: str
    actors: tuple[str, ...]
    countries: tuple[str, ...]
    place: str
    topics: tuple[str, ...]
    intensity: float
    confidence: float
    doubtful: bool
    reasons: tuple[str, ...]
    importance: float
    date_note: str
    publishers: tuple[str, ...]
    quotes: tuple[Quote, ...]


class Group(NamedTuple):
    """Events under one heading; ``anchor`` names it within the report. An event may stand in several (by actor)."""

    heading: str
    anchor: str
    events: tuple[int, ...]
    """Their positions in ``Edition.events``."""


class Series(NamedTuple):
    """One row of bars: an event type and its counts, one for each period of the chart."""

    type: str
    name: str
    sign: str
    counts: tuple[int, ...]


class Charts(NamedTuple):
    """Events over time. ``balance`` is the mean intensity (+10 cooperation to -10 conflict) of each period's events.

    ``unit`` names what each of ``periods`` is: a month, a quarter, a year or some years. An event counts in the period
    of its first possible day; ``uncounted`` are those whose date is open or longer than a period. ``note`` says both
    in words.
    """

    unit: str
    periods: tuple[str, ...]
    series: tuple[Series, ...]
    balance: tuple[float | None, ...]
    uncounted: int
    note: str


class Lane(NamedTuple):
    """One actor and the positions of the events in which it takes part."""

    actor: str
    events: tuple[int, ...]


class Source(NamedTuple):
    """A document that the events rest on, and how many of them.

    ``published`` is "" and ``published_words`` says so where the day is not known. ``url`` is an address of the web in
    plain ASCII, or ``None``.
    """

    publisher: str
    document: str
    sha256: str
    published: str
    published_words: str
    url: str | None
    events: int


class Corpus(NamedTuple):
    """What was read. ``digest`` is that of the documents' own digests, sorted; ``earliest`` and ``latest`` are days of
    publication, "" where none is known; ``summary`` says it all in words.
    """

    documents: int
    publishers: tuple[str, ...]
    earliest: str
    latest: str
    digest: str
    summary: str


class Cover(NamedTuple):
    """The block at the beginning. ``stamp`` is the time of printing where it was asked for, else "".

    ``period`` are the days that the events span and ``newest`` the day of the newest document, in words. ``filters``
    are in words, one for each.
    """

    title: str
    subtitle: str
    period: str
    filters: tuple[str, ...]
    corpus: Corpus
    ruleset: str
    newest: str
    stamp: str
    shown: str
    """What is shown and what is left out: "42 of 60 events shown; 3 undated; filter: type meeting"."""


class Method(NamedTuple):
    """How the timeline was made and how to read it: paragraphs, and a row for each type of event."""

    paragraphs: tuple[str, ...]
    types: tuple[tuple[str, str, str], ...]
    """Sign, name and definition."""


class Edition(NamedTuple):
    """A whole report. ``labels`` are its own words by name, ``sections`` what it has, in order.

    ``highlights`` are the positions of the few most important events.
    """

    lang: Language
    labels: dict[str, str]
    sections: tuple[SectionName, ...]
    cover: Cover
    events: tuple[Entry, ...]
    highlights: tuple[int, ...]
    groups: tuple[Group, ...]
    charts: Charts
    lanes: tuple[Lane, ...]
    sources: tuple[Source, ...]
    method: Method
