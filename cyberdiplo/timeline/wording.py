"""Dates in words, as people type them into filters. Reads one delimited date and never searches a text."""

from __future__ import annotations

import datetime as dt
import re

from dateparser.date import DateDataParser

from cyberdiplo.model.edtf import EdtfInterval, of_day, of_month, of_week, of_year

# The time of day from which words are counted. What is counted from today keeps it, what names a date of its own does
# not, and nobody types it by chance: so it tells the two apart.
_MARK = dt.time(11, 57, 13)


def date_from_words(text: str, today: dt.date, *, by_day: bool = False) -> EdtfInterval | None:
    """The day, week, month or year that ``text`` names in English, or ``None`` where it names none.

    With ``by_day``, what is counted from ``today`` is a day even where its unit is longer ("two years ago").
    """
    if not re.search(r"\w{2}", text):
        return None
    parser = DateDataParser(
        languages=["en"],  # without it, a first text that is no date loads every language: more than a second
        settings={
            "RELATIVE_BASE": dt.datetime.combine(today, _MARK),
            "PREFER_DATES_FROM": "past",
            "DATE_ORDER": "DMY",
            "TIMEZONE": "UTC",
            "TO_TIMEZONE": "UTC",
            "RETURN_AS_TIMEZONE_AWARE": False,
        },
    )
    found = parser.get_date_data(text)
    if found.date_obj is None:
        return None
    day = found.date_obj.date()
    if by_day and found.date_obj.time() == _MARK:
        return of_day(day)
    return _whole(day, found.period)


def _whole(day: dt.date, period: str | None) -> EdtfInterval:
    """The year, month or week that ``day`` lies in, as dateparser's ``period`` says, or the day."""
    match period:
        case "year":
            return of_year(day.year)
        case "month":
            return of_month(day.year, day.month)
        case "week":
            return of_week(day)
        case _:
            return of_day(day)
