"""Headings over groups of events."""

from __future__ import annotations

from collections.abc import Callable

from cyberdiplo.model.edtf import EdtfInterval
from cyberdiplo.report.dates import ENGLISH, DateWords

Heading = Callable[[EdtfInterval | None], str]


def year_heading(date: EdtfInterval | None, words: DateWords = ENGLISH) -> str:
    """The year under which a date stands: that of its first day, or of its last where it is open at the beginning."""
    day = date and (date.earliest or date.latest)
    return words.patterns["year"].format(year=f"{day.year:04}") if day else words.patterns["undated"]


def month_heading(date: EdtfInterval | None, words: DateWords = ENGLISH) -> str:
    """The month under which a date stands, or the year where it is no finer than that."""
    day = date and (date.earliest or date.latest)
    if not date or not day or (date.days and date.days > 31):
        return year_heading(date, words)
    return words.patterns["month"].format(month=words.months[day.month], year=f"{day.year:04}")


def no_heading(_date: EdtfInterval | None) -> str:
    """Nothing, for events in an order that is not that of time."""
    return ""


HEADINGS: dict[str, Heading] = {"year": year_heading, "month": month_heading, "none": no_heading}
