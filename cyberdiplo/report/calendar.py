"""The timeline as a calendar (iCalendar, RFC 5545) that calendar programs open.

A day is an entry of that day and a range one of those days. What is known only to a month or longer is an entry over
all the days that it can mean, takes up no time (TRANSP:TRANSPARENT), and has its date in words in its summary. A date
that is open at one end is an entry of the day that is known of it, with its words. Undated events have no entry. The
calendar's description says the same.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

from icalendar import Calendar
from icalendar import Event as Entry

from cyberdiplo import __version__
from cyberdiplo.model.edtf import EdtfInterval
from cyberdiplo.model.event import Event
from cyberdiplo.report.cells import cell, one_line, plain_text
from cyberdiplo.report.dates import date_in_words
from cyberdiplo.timeline.query import publishers

_RULE = (
    "Dates that are known only to a month or longer cover all days that they can mean, and say so in the summary; "
    "open ones stand at the day that is known of them."
)
_STATUSES = {"occurred": "CONFIRMED", "cancelled": "CANCELLED"}
_EXACT = ("day", "range")


def render_ics(events: Iterable[Event]) -> Iterator[str]:
    """One calendar with all dated events."""
    calendar = Calendar()
    calendar.add("prodid", f"-//cyberdiplo//cyberdiplo {__version__}//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", "Timeline")
    calendar.add("x-wr-caldesc", _RULE)
    for event in events:
        if event.date:
            calendar.add_component(_entry(event, event.date))
    yield calendar.to_ical().decode("utf-8")


def _entry(event: Event, date: EdtfInterval) -> Entry:
    first, last = _days(date)
    exact = date.precision in _EXACT and "~" not in date.text
    title = cell(event, "title")
    entry = Entry()
    entry.add("uid", f"{event.id}@cyberdiplo")
    entry.add("dtstamp", dt.datetime.combine(_stamp(event, first), dt.time(), dt.UTC))
    entry.add("dtstart", first)
    # RFC 5545 does not count the last day, after which the calendar must have another one.
    entry.add("dtend", min(last, dt.date.max - dt.timedelta(days=1)) + dt.timedelta(days=1))
    entry.add("summary", title if exact else f"{title} ({date_in_words(date)})")
    entry.add("transp", "OPAQUE" if exact else "TRANSPARENT")
    entry.add("status", _STATUSES.get(event.status, "TENTATIVE"))
    entry.add("categories", [event.type])
    quotes = "\n\n".join(one_line(mention.quote) for mention in event.evidence)
    entry.add("description", f"{quotes}\n\n{plain_text(', '.join(publishers(event)))}")
    if event.place:
        entry.add("location", cell(event, "place"))
    if link := next((mention.url for mention in event.evidence if mention.url), None):
        entry.add("url", plain_text(link))
    return entry


def _days(date: EdtfInterval) -> tuple[dt.date, dt.date]:
    first, last = date.earliest or date.latest, date.latest or date.earliest
    if first is None or last is None:
        raise ValueError(f"{date.text} is open at both ends")
    return first, last


def _stamp(event: Event, first: dt.date) -> dt.date:
    """When the entry was made: not now, which would change the file, but when the event was first told of."""
    return min((mention.published for mention in event.evidence if mention.published), default=first)
