"""Dates in words, at the precision that they have and no finer: "9–12 Sep 2015", "Feb 2013", "by 9 Jun 2013"."""

from __future__ import annotations

import calendar
import datetime as dt
import re

from cyberdiplo.model.edtf import EdtfInterval, parse_edtf

MONTHS = ("", "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_GROUPINGS = {
    21: "spring",
    22: "summer",
    23: "autumn",
    24: "winter",
    33: "Q1",
    34: "Q2",
    35: "Q3",
    36: "Q4",
    40: "first half of",
    41: "second half of",
}
_GROUPING = re.compile(r"(\d{4})-(2[1-4]|3[3-6]|4[01])")
UNDATED = "undated"


def date_in_words(date: EdtfInterval | None) -> str:
    """``date`` as a reader would write it; ``undated`` where there is none.

    An open beginning is "by" its last day, an open end "from" its first; ``~`` is "c." (circa) and ``?`` stays.
    """
    if date is None:
        return UNDATED
    left, slash, right = date.text.partition("/")
    marks = {mark for mark in "~?%" if mark in date.text}
    circa = "c. " if marks & {"~", "%"} else ""
    doubt = "?" if marks & {"?", "%"} else ""
    if not slash:
        words = _one(_bare(left))
    elif left in ("", ".."):
        words = f"by {_one(_bare(right))}"
    elif right in ("", ".."):
        words = f"from {_one(_bare(left))}"
    elif circa and date.earliest and date.latest and (part := _part_of_month(date.earliest, date.latest)):
        circa, words = "", part
    else:
        words = _range(date, _bare(left), _bare(right))
    return f"{circa}{words}{doubt}"


def _bare(text: str) -> str:
    return text.rstrip("~?%")


def _one(text: str) -> str:
    if match := _GROUPING.fullmatch(text):
        return f"{_GROUPINGS[int(match[2])]} {match[1]}"
    if text.endswith("X"):
        return f"{text[:-1]}0s"
    interval = parse_edtf(text)
    first = interval.earliest
    if first is None:  # a date without slash always has a first day
        return text
    match interval.precision:
        case "day":
            return f"{first.day} {MONTHS[first.month]} {first.year}"
        case "month":
            return f"{MONTHS[first.month]} {first.year}"
        case _:
            return text


def _range(date: EdtfInterval, left: str, right: str) -> str:
    first, last = date.earliest, date.latest
    if first is None or last is None or len(left) != len(right) or _GROUPING.fullmatch(left) or left.endswith("X"):
        return f"{_one(left)} – {_one(right)}"
    if date.precision == "week":
        return f"week of {_one(left)}"
    match left.count("-"):
        case 2:
            return _days(first, last)
        case 1 if first.year == last.year:
            return f"{MONTHS[first.month]}–{MONTHS[last.month]} {last.year}"
        case 0:
            return f"{left}–{right}"
        case _:
            return f"{_one(left)} – {_one(right)}"


def _days(first: dt.date, last: dt.date) -> str:
    end = f"{last.day} {MONTHS[last.month]} {last.year}"
    if first.year != last.year:
        return f"{first.day} {MONTHS[first.month]} {first.year} – {end}"
    if first.month != last.month:
        return f"{first.day} {MONTHS[first.month]} – {end}"
    return f"{first.day}–{end}"


def _part_of_month(first: dt.date, last: dt.date) -> str | None:
    """ "late Sep 2015" for an approximate stretch that is the beginning, the middle or the end of a month."""
    if (first.year, first.month) != (last.year, last.month):
        return None
    ends = calendar.monthrange(last.year, last.month)[1]
    part = {(1, 10): "early", (11, 20): "mid", (21, ends): "late"}.get((first.day, last.day))
    return f"{part} {MONTHS[last.month]} {last.year}" if part else None
