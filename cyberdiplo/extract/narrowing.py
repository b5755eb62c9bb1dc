"""What a modifier does to a meaning: "late September" is the last third of the month, marked approximate."""

from __future__ import annotations

import datetime as dt

from cyberdiplo.extract.meaning import Meaning
from cyberdiplo.knowledge.temporal import Modifier
from cyberdiplo.model.edtf import EdtfInterval, approximate, between, not_after, not_before


def modified(meaning: Meaning, modifier: Modifier, dct: dt.date | None) -> Meaning:
    """The meaning with the modifier's ``mod``, and its interval narrowed to match."""
    if not modifier.mod:
        return meaning
    return meaning._replace(mod=modifier.mod, interval=_narrowed(meaning, modifier, dct))


def _narrowed(meaning: Meaning, modifier: Modifier, dct: dt.date | None) -> EdtfInterval | None:
    whole = meaning.interval
    if whole is None or whole.earliest is None or whole.latest is None or meaning.type in ("DURATION", "TIME"):
        return whole  # an approximate time of day leaves its day certain
    first, last = whole.earliest, whole.latest
    # Thirds: "early", "mid" and "late" divide a period between them, and EDTF marks the ends as approximate.
    third = dt.timedelta(days=((last - first).days + 1) // 3)
    match modifier.mod:
        case "START" if modifier.bounded and dct and first <= dct < last:
            return between(first, dct)
        case "END" if modifier.bounded and dct and first < dct <= last:
            return between(dct, last)
        case "START" if third:
            return approximate(between(first, first + third - dt.timedelta(days=1)))
        case "MID" if third:
            return approximate(between(first + third, last - third))
        case "END" if third:
            return approximate(between(last - third + dt.timedelta(days=1), last))
        case "APPROX":
            return approximate(whole)
        case "BEFORE" | "AFTER" if meaning.kind == "ago" and meaning.anchor:
            return _compared(meaning.anchor, first, last, nearer=modifier.mod == "AFTER")
        case "BEFORE" | "ON_OR_BEFORE":
            return not_after(last)
        case "AFTER" | "ON_OR_AFTER":
            return not_before(first)
        case _:
            return whole


def _compared(anchor: dt.date, first: dt.date, last: dt.date, *, nearer: bool) -> EdtfInterval:
    """What lies nearer to its anchor than the period given, "less than a month ago", or farther from it."""
    if nearer:
        return between(min(anchor, first), max(anchor, last))
    return not_before(first) if first > anchor else not_after(last)
