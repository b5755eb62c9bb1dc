"""Dates in words, at the precision that they have and no finer: "9–12 Sep 2015", "Feb 2013", "by 9 Jun 2013".

What a date says is found out here, and how a language puts it stands in ``DateWords``.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Mapping
from typing import NamedTuple

from cyberdiplo.model.edtf import EdtfInterval, parse_edtf

MONTHS = ("", "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
UNDATED = "undated"
_GROUPING = re.compile(r"(\d{4})-(2[1-4]|3[3-6]|4[01])")


class DateWords(NamedTuple):
    """How a language puts dates: the months' names from 1 on, and a pattern for each kind of date.

    Patterns have ``{year}``, ``{month}`` and ``{day}`` of the first day, and the same of the last with ``last_`` before
    them; those of whole dates have ``{date}``, or ``{first}`` and ``{last}``. The numbers are EDTF's codes for parts of
    a year.
    """

    months: tuple[str, ...]
    patterns: Mapping[str, str]


ENGLISH = DateWords(
    MONTHS,
    {
        "undated": UNDATED,
        "day": "{day} {month} {year}",
        "month": "{month} {year}",
        "year": "{year}",
        "decade": "{year}s",
        "21": "spring {year}",
        "22": "summer {year}",
        "23": "autumn {year}",
        "24": "winter {year}",
        "33": "Q1 {year}",
        "34": "Q2 {year}",
        "35": "Q3 {year}",
        "36": "Q4 {year}",
        "40": "first half of {year}",
        "41": "second half of {year}",
        "circa": "c. {date}",
        "doubt": "{date}?",
        "by": "by {date}",
        "from": "from {date}",
        "week": "week of {date}",
        "range": "{first} – {last}",
        "days": "{day}–{last_day} {last_month} {last_year}",
        "days-of-months": "{day} {month} – {last_day} {last_month} {last_year}",
        "months": "{month}–{last_month} {last_year}",
        "years": "{first}–{last}",
        "early": "early {month} {year}",
        "mid": "mid {month} {year}",
        "late": "late {month} {year}",
    },
)


def date_in_words(date: EdtfInterval | None, words: DateWords = ENGLISH) -> str:
    """``date`` as a reader would write it; ``undated`` where there is none.

    An open beginning is "by" its last day, an open end "from" its first; ``~`` is "c." (circa) and ``?`` stays.
    """
    if date is None:
        return words.patterns["undated"]
    left, slash, right = date.text.partition("/")
    marks = {mark for mark in "~?%" if mark in date.text}
    circa = bool(marks & {"~", "%"})
    if not slash:
        told = _one(_bare(left), words)
    elif left in ("", ".."):
        told = words.patterns["by"].format(date=_one(_bare(right), words))
    elif right in ("", ".."):
        told = words.patterns["from"].format(date=_one(_bare(left), words))
    elif circa and date.earliest and date.latest and (part := _part_of_month(date.earliest, date.latest)):
        circa, told = False, _told(part, words, date.earliest)
    else:
        told = _range(date, _bare(left), _bare(right), words)
    if circa:
        told = words.patterns["circa"].format(date=told)
    return words.patterns["doubt"].format(date=told) if marks & {"?", "%"} else told


def _bare(text: str) -> str:
    return text.rstrip("~?%")


def _told(name: str, words: DateWords, first: dt.date, last: dt.date | None = None) -> str:
    last = last or first
    return words.patterns[name].format(
        year=first.year,
        month=words.months[first.month],
        day=first.day,
        last_year=last.year,
        last_month=words.months[last.month],
        last_day=last.day,
    )


def _one(text: str, words: DateWords) -> str:
    if match := _GROUPING.fullmatch(text):
        return words.patterns[match[2]].format(year=match[1])
    if text.endswith("X"):
        return words.patterns["decade"].format(year=f"{text[:-1]}0")
    interval = parse_edtf(text)
    first = interval.earliest
    if first is None:  # a date without slash always has a first day
        return text
    match interval.precision:
        case "day" | "month":
            return _told(interval.precision, words, first)
        case _:
            return words.patterns["year"].format(year=text)


def _range(date: EdtfInterval, left: str, right: str, words: DateWords) -> str:
    first, last = date.earliest, date.latest
    ends = {"first": _one(left, words), "last": _one(right, words)}
    if first is None or last is None or len(left) != len(right) or _GROUPING.fullmatch(left) or left.endswith("X"):
        return words.patterns["range"].format(**ends)
    if date.precision == "week":
        return words.patterns["week"].format(date=ends["first"])
    match left.count("-"):
        case 2 if first.year == last.year:
            return _told("days" if first.month == last.month else "days-of-months", words, first, last)
        case 1 if first.year == last.year:
            return _told("months", words, first, last)
        case 0:
            return words.patterns["years"].format(**ends)
        case _:
            return words.patterns["range"].format(**ends)


def _part_of_month(first: dt.date, last: dt.date) -> str | None:
    """Which part of a month an approximate stretch is: its beginning, its middle or its end ("late Sep 2015")."""
    if (first.year, first.month) != (last.year, last.month):
        return None
    ends = calendar.monthrange(last.year, last.month)[1]
    return {(1, 10): "early", (11, 20): "mid", (21, ends): "late"}.get((first.day, last.day))
