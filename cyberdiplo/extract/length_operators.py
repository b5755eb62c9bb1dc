"""Operators for lengths of time, repetitions and vague references."""

from __future__ import annotations

from cyberdiplo.extract.meaning import Meaning, Setting, Slots, integer, unit_of
from cyberdiplo.extract.periods import SEASON_NAMES, shifted_day
from cyberdiplo.knowledge.temporal import SlotValue
from cyberdiplo.model.edtf import between

_LETTERS = {
    "day": "D", "weekend": "WE", "week": "W", "month": "M", "quarter": "Q", "year": "Y", "decade": "E", "century": "C",
    "millennium": "L", "fortnight": "W", "second": "S", "minute": "M", "hour": "H",
}  # fmt: skip
_CLOCK_UNITS = frozenset({"second", "minute", "hour"})
# Units that ISO 8601 durations do not have: written in one that they do.
_FACTORS = {"decade": (10, "year"), "century": (100, "year"), "millennium": (1000, "year"), "fortnight": (2, "week")}
# How a fraction of a unit is written: the smaller unit and how many make the larger.
_SMALLER = {
    "year": ("month", 12),
    "hour": ("minute", 60),
    "minute": ("second", 60),
    "day": ("hour", 24),
    "week": ("day", 7),
}


def duration(slots: Slots, setting: Setting) -> Meaning | None:  # noqa: ARG001 - one signature for all operators
    """``three weeks``: a length that stands nowhere on the calendar; a "zero-day" exploit has none."""
    if slots.get("number") == 0:
        return None
    return Meaning("DURATION", length(slots), str(slots.get("kind", "duration")))


def anchored_duration(slots: Slots, setting: Setting) -> Meaning | None:
    """``the past two months``: a length that ends on the document's day or, with ``shift`` 1, begins there."""
    value, dct = length(slots), setting.dct
    number = slots.get("number", slots.get("few", slots.get("a", 1)))
    if dct is None or setting.narrative() or not isinstance(number, (int, float)) or _name(slots) in _CLOCK_UNITS:
        return Meaning("DURATION", value, "span")
    shift = integer(slots, "shift") or -1
    other = shifted_day(dct, unit_of(slots), shift * round(number))
    if other is None:
        return Meaning("DURATION", value, "span")
    first, last = (other, dct) if shift < 0 else (dct, other)
    return Meaning(
        "DURATION",
        value,
        "span",
        interval=between(first, last),
        anchor=dct,
        anchor_basis=setting.basis,
        begin_point=first.isoformat(),
        end_point=last.isoformat(),
    )


def repeated(slots: Slots, setting: Setting) -> Meaning | None:  # noqa: ARG001
    """``every day``, ``weekly``: a set, whose value is how long it takes to come round."""
    return Meaning("SET", str(slots.get("value") or length(slots)), "set")


def repeated_weekday(slots: Slots, setting: Setting) -> Meaning | None:  # noqa: ARG001
    """``every Friday``, ``on Mondays``, ``Sunday nights``."""
    part = slots.get("parts", slots.get("part"))
    number = (integer(slots, "weekday", "weekdays") or 0) + 1
    return Meaning("SET", f"XXXX-WXX-{number}" + (f"T{part}" if part else ""), "set")


def repeated_month(slots: Slots, setting: Setting) -> Meaning | None:  # noqa: ARG001
    """``each July``, ``every spring``."""
    month = integer(slots, "month")
    part = f"{month:02}" if month else SEASON_NAMES[integer(slots, "season") or 21]
    return Meaning("SET", f"XXXX-{part}", "set")


def reference(slots: Slots, setting: Setting) -> Meaning | None:  # noqa: ARG001
    """``now``, ``recently``, ``the future``: TIMEX3's vague references; the value is a constant of the rule."""
    return Meaning("DATE", str(slots["value"]), "reference")


def length(slots: Slots) -> str:
    """``P2W``, ``PT5H``, ``PXD``, ``P2Y6M``: a duration's value (ISO 8601-1, with X for an unsaid number)."""
    name = _name(slots)
    plural = "units" in slots or "clock_units" in slots
    number: SlotValue = slots.get("number", slots.get("few", slots.get("a", "X" if plural else 1)))
    if not isinstance(number, (int, float)):
        return f"P{'T' if name in _CLOCK_UNITS else ''}X{_LETTERS[name]}"
    factor, name = _FACTORS.get(name, (1, name))
    number *= factor
    clock = "T" if name in _CLOCK_UNITS else ""
    whole = int(number)
    if number == whole or name not in _SMALLER:
        return f"P{clock}{number:.9g}{_LETTERS[name]}"
    smaller, size = _SMALLER[name]
    head = f"{whole}{_LETTERS[name]}" if whole else ""
    between_parts = "T" if smaller == "hour" else ""
    return f"P{clock}{head}{between_parts}{round((number - whole) * size)}{_LETTERS[smaller]}"


def _name(slots: Slots) -> str:
    return str(next((slots[key] for key in ("units", "unit", "clock_units", "clock_unit") if key in slots), "day"))
