"""Entries of the gazetteer: offices with their terms, titles, institutions, and towns that stand for governments."""

import datetime as dt
from typing import NamedTuple


class Term(NamedTuple):
    """A person's time in an office: ``begin`` and ``end`` are days, ``end`` not included; ``end`` may be open."""

    office: str
    person: str
    begin: dt.date
    end: dt.date | None

    def holds(self, day: dt.date) -> bool:
        """Whether the office is held on ``day``."""
        return self.begin <= day and (self.end is None or day < self.end)


class Office(NamedTuple):
    """An office of a country or of a body (an actor's id).

    ``post`` is what it is in any country (``head-of-state``, ``foreign-minister``, ``spokesperson``); ``sole`` tells
    that one person at a time holds it.
    """

    title: str
    country: str | None
    role_class: str
    body: str | None
    post: str
    sole: bool


class Title(NamedTuple):
    """A word or phrase that says what somebody is.

    ``role`` is ``head`` (a person's function), ``plural`` (several people's or organisations'), ``firm`` (a kind of
    organisation), ``modifier`` (a word before a function), ``count`` (a number, which is its class), ``pair`` ("two")
    and ``both``, ``deputy`` (the function is another's), ``past`` (it is over: "former"), ``unfixed`` (it may be
    anyone's: "the next"), or ``honorific``.
    ``offices`` are those that it can mean; ``country`` is that of a word which tells it ("federal").
    """

    role: str
    role_class: str | None
    offices: tuple[str, ...]
    country: str | None = None


class Body(NamedTuple):
    """A kind of institution that many countries have ("Foreign Ministry").

    ``pattern`` names that of ``{country}``; ``default`` is the country that is meant where none is named.
    """

    pattern: str
    default: str | None
    actor_class: str


class Metonym(NamedTuple):
    """A town or a building that stands for a government or a body (``actor``), and the place that it is otherwise."""

    actor: str
    place: str
    country: str


def singular_of(title: str) -> str:
    """The title of one of several: ``head of state`` of ``heads of state``."""
    noun, preposition, rest = title.partition(" of ")
    return noun.removesuffix("s") + preposition + rest


def core_of(title: str) -> str:
    """The noun of a title: ``secretary`` of ``secretary of state``, ``minister`` of ``foreign minister``."""
    for preposition in (" of ", " for ", " to "):
        title = title.partition(preposition)[0]
    return title.rpartition(" ")[2]
