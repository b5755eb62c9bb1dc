"""What the stages of extraction find in a text, each with its place in it and the rule that found it."""

import datetime as dt
from typing import Literal, NamedTuple

from cyberdiplo.model.document import BlockKind
from cyberdiplo.model.edtf import EdtfInterval
from cyberdiplo.model.span import Span

TimexType = Literal["DATE", "TIME", "DURATION", "SET"]
AnchorBasis = Literal["none", "dateline", "publication", "text"]
ActorKind = Literal["person", "organisation", "country"]
ActorForm = Literal["name", "surname", "office", "country", "capital", "group", "unnamed", "pronoun"]


LONGEST_LABEL = 7
"""Tokens of what tells a turn's speaker, with its colon, at most: "Foreign Ministry Spokesperson Hong Lei:" has six."""


class Sentence(NamedTuple):
    """A sentence; ``first`` and ``last`` are the half-open range of its tokens in the document's token list.

    ``block`` is the number of its block in the document, ``kind`` and ``year`` are that block's.
    """

    span: Span
    first: int
    last: int
    block: int
    kind: BlockKind
    year: int | None = None


class Timex(NamedTuple):
    """A temporal expression (TIMEX3 of TimeML 1.2.1).

    ``value``, ``mod``, ``begin_point`` and ``end_point`` are TIMEX3's attributes. ``interval`` is what the expression
    means on the calendar, or ``None`` where it means none (a duration, a set, a vague reference). ``anchor`` is the day
    from which a relative expression was counted, and ``anchor_basis`` says what that day is. ``rule`` names the rule.
    """

    span: Span
    type: TimexType
    value: str
    rule: str
    mod: str = ""
    interval: EdtfInterval | None = None
    anchor: dt.date | None = None
    anchor_basis: AnchorBasis = "none"
    begin_point: str = ""
    end_point: str = ""


class Actor(NamedTuple):
    """A person, an organisation or a country, by its canonical name.

    ``country`` is an ISO 3166-1 alpha-2 code or ``None``. ``known`` is false for one that only the text introduces.
    """

    id: str
    name: str
    kind: ActorKind
    country: str | None = None
    known: bool = True


class ActorMention(NamedTuple):
    """A place in the text that names one actor, or several as a group ("the two sides").

    ``span`` covers titles and the name ("US Secretary of State John Kerry"). ``affiliation`` is the body that the
    mention places a person in ("Foreign Ministry spokesman Hong Lei"). ``possessive`` tells that ``'s`` follows.
    An ``unnamed`` actor ("five Chinese military officers") has the text's own words as its name. ``role_class`` says in
    what capacity a person stands there: ``leader``, ``official``, ``expert``, ``executive``, ``media`` or ``None``.
    """

    span: Span
    actors: tuple[Actor, ...]
    form: ActorForm
    rule: str
    affiliation: Actor | None = None
    office: str | None = None
    possessive: bool = False
    role_class: str | None = None


class PlaceMention(NamedTuple):
    """A place in the text that names a town, a region or a building where something can happen."""

    span: Span
    name: str
    country: str | None
    rule: str
