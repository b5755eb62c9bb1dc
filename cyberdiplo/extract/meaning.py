"""The values that the operators of ``normalise`` work on: slots and setting in, meaning out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from typing import Literal, NamedTuple

from cyberdiplo.extract.periods import Period, Unit
from cyberdiplo.knowledge.temporal import SlotValue
from cyberdiplo.model.edtf import EdtfInterval
from cyberdiplo.model.mention import AnchorBasis, TimexType

Tense = Literal["past", "present", "future", "unknown"]
Slots = Mapping[str, SlotValue]

_COARSENESS: Mapping[Unit, int] = {
    "day": 0, "weekend": 1, "week": 1, "month": 2, "quarter": 3, "season": 3, "half": 4,
    "year": 5, "decade": 6, "century": 7, "millennium": 8,
}  # fmt: skip

# What TIMEX3 writes for a date of which the text does not say enough.
_UNKNOWN: Mapping[Unit, str] = {
    "day": "XXXX-XX-XX", "week": "XXXX-WXX", "weekend": "XXXX-WXX-WE", "month": "XXXX-XX", "quarter": "XXXX-QX",
}  # fmt: skip


class Meaning(NamedTuple):
    """TIMEX3's attributes and the calendar's: see ``model.mention.Timex``.

    ``period`` is what later expressions can point back to (``None`` where they should not); ``kind`` is what the
    modifiers ask for: a unit, ``ago``, ``duration``, ``set``, ``time`` or ``reference``.
    """

    type: TimexType
    value: str
    kind: str
    period: Period | None = None
    interval: EdtfInterval | None = None
    mod: str = ""
    anchor: dt.date | None = None
    anchor_basis: AnchorBasis = "none"
    begin_point: str = ""
    end_point: str = ""


class Mentions:
    """The periods that a text has spoken of so far: the last of each unit, and their order.

    ``told`` is the day that the text has given with its year, in this sentence or the one before: a date that follows
    soon after it can go without the year. ``told_month`` is the same of a month. A date counted from the document's own
    brings the text back to its own time.
    ``at_year_end`` tells that it last spoke of the end of a year, after which another comes.
    """

    def __init__(self) -> None:
        self.told: dt.date | None = None
        self.told_month: dt.date | None = None
        self.at_year_end = False
        self._latest: dict[Unit, tuple[int, Period]] = {}
        self._spoken: list[Period] = []
        self._sentences_ago = 0

    def next_sentence(self) -> None:
        """Note that a sentence begins."""
        self._sentences_ago += 1
        if self._sentences_ago > 1:
            self.told = self.told_month = None

    def add(self, meaning: Meaning) -> None:
        """Note that the text has spoken of the meaning's period."""
        if meaning.type == "DURATION" and meaning.kind == "span":
            self._latest.pop("quarter", None)  # "for the nine months": figures are no longer those of a quarter
        period = meaning.period
        if period is None:
            return
        self.at_year_end = meaning.mod == "END" and period.unit == "year"
        self._spoken.append(period)
        self._latest[period.unit] = (len(self._spoken), period)
        if meaning.anchor_basis in ("dateline", "publication"):
            self.told = self.told_month = None
        elif meaning.anchor_basis == "none" and period.unit == "day":
            self.told, self._sentences_ago = period.first, 0
        elif meaning.anchor_basis == "none" and period.unit == "month":
            self.told_month, self._sentences_ago = period.first, 0

    def latest(self, unit: Unit = "millennium") -> Period | None:
        """The period last spoken of that is no longer than a ``unit``."""
        bound = _COARSENESS[unit]
        return self._last_of([entry for known, entry in self._latest.items() if _COARSENESS[known] <= bound])

    def latest_by(self, day: dt.date, unit: Unit) -> Period | None:
        """The period last spoken of that is no longer than a ``unit`` and has begun by ``day``."""
        bound = _COARSENESS[unit]
        fitting = (one for one in reversed(self._spoken) if _COARSENESS[one.unit] <= bound and one.first <= day)
        return next(fitting, None)

    def latest_of(self, *units: Unit) -> Period | None:
        """The period of one of these units last spoken of."""
        return self._last_of([self._latest[unit] for unit in units if unit in self._latest])

    @staticmethod
    def _last_of(entries: list[tuple[int, Period]]) -> Period | None:
        return max(entries, key=lambda entry: entry[0])[1] if entries else None


class Setting(NamedTuple):
    """Where an expression stands: what relative ones are counted from.

    ``dct`` is the document creation time and ``basis`` what it is; ``mentions`` are the periods spoken of before;
    ``tense`` tells the tense of the clause, worked out when it is asked for. A ``narrative`` text tells of times long
    before its own, so that a date without its year belongs to the year last spoken of.
    """

    dct: dt.date | None
    basis: AnchorBasis
    mentions: Mentions
    tense: Callable[[], Tense]
    narrative: Callable[[], bool]
    holidays: Mapping[str, str]


Operator = Callable[[Slots, Setting], Meaning | None]


def on_calendar(period: Period | None, anchor: dt.date | None = None, basis: AnchorBasis = "none") -> Meaning | None:
    """The meaning of an expression that names one period, counted from ``anchor`` if it was counted."""
    if period is None:
        return None
    return Meaning("DATE", period.value, period.unit, period, period.interval, "", anchor, basis if anchor else "none")


def from_dct(period: Period | None, setting: Setting) -> Meaning | None:
    """The meaning of an expression that was counted from the document creation time."""
    return on_calendar(period, setting.dct, setting.basis)


def underspecified(unit: Unit, value: str = "") -> Meaning:
    """A date of which neither the text nor the document says enough: no interval, and ``X`` in its value."""
    return Meaning("DATE", value or _UNKNOWN.get(unit, "XXXX"), unit)


def integer(slots: Slots, *names: str) -> int | None:
    """The first of the named slots that is filled, as a whole number."""
    for name in names:
        value = slots.get(name)
        if isinstance(value, (int, float)):
            return int(value)
    return None


def unit_of(slots: Slots) -> Unit:
    """The unit that the slots name; a fortnight is two weeks, and its operator counts them."""
    name = str(slots.get("unit") or slots.get("units") or "day")
    match name:
        case "day" | "weekend" | "week" | "month" | "quarter" | "season" | "half" | "year" | "decade" | "century":
            return name
        case "fortnight":
            return "week"
        case _:
            return "millennium"
