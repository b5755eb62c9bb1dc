"""The timeline as Markwhen text (https://markwhen.com), a section for each year, the type as a tag.

An imprecise date is written as the range of days that it can mean; one that is open at an end as the day that is known
of it, with its words before the title.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cyberdiplo.model.edtf import EdtfInterval
from cyberdiplo.model.event import Event
from cyberdiplo.report.cells import cell
from cyberdiplo.report.dates import date_in_words
from cyberdiplo.report.grouping import year_heading


def render_markwhen(events: Iterable[Event]) -> Iterator[str]:
    """Lines of Markwhen for all dated events."""
    yield "title: Timeline\ndateFormat: yyyy-MM-dd\n"
    section = None
    for event in events:
        if event.date is None:
            continue
        year = year_heading(event.date)
        if year != section:
            yield f"{'endSection' + chr(10) if section else ''}\nsection {year}\n"
            section = year
        words = f"{date_in_words(event.date)}: " if event.date.precision == "open" else ""
        yield f"{_when(event.date)}: {words}{_plain(cell(event, 'title'))} #{event.type}\n"
    if section:
        yield "endSection\n"


def _when(date: EdtfInterval) -> str:
    first, last = date.earliest or date.latest, date.latest or date.earliest
    return f"{first}" if first == last else f"{first}/{last}"


def _plain(text: str) -> str:
    """``text`` without the marks that begin a tag or a link."""
    return text.replace("#", "＃").replace("[", "(").replace("]", ")")
