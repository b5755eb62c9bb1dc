"""The JSON that TimelineJS 3 reads (https://timeline.knightlab.com/docs/json-format.html), dates at their precision.

A date that is open at one end stands at the day that is known of it, and its words ("by 9 Jun 2013") are shown in its
stead. Undated events have no place on such a timeline.
"""

from __future__ import annotations

import datetime as dt
import html
from collections.abc import Iterable, Iterator

from cyberdiplo.model.edtf import EdtfInterval
from cyberdiplo.model.event import Event
from cyberdiplo.report.cells import cell, one_line, plain_text
from cyberdiplo.report.dates import date_in_words
from cyberdiplo.report.records import Record, to_json
from cyberdiplo.timeline.query import publishers

_PARTS = {"year": 1, "decade": 1, "month": 2}


def render_timelinejs(events: Iterable[Event]) -> Iterator[str]:
    """One JSON object with all dated events."""
    slides = [_slide(event, event.date) for event in events if event.date]
    yield to_json({"events": slides}, indent=2) + "\n"


def _slide(event: Event, date: EdtfInterval) -> Record:
    first, last = date.earliest or date.latest, date.latest or date.earliest
    parts = _PARTS.get(date.precision, 3)
    slide: Record = {"unique_id": event.id, "start_date": _date(first, parts)}
    if last != first and not (date.precision in ("year", "month") and "/" not in date.text):
        slide["end_date"] = _date(last, parts)
    quotes = "".join(
        f"<blockquote>{_text(mention.quote)}<br>{_text(mention.source or mention.doc)}</blockquote>"
        for mention in event.evidence
    )
    slide["display_date"] = date_in_words(date)
    slide["text"] = {"headline": html.escape(cell(event, "title")), "text": quotes}
    slide["group"] = plain_text(event.type).replace("_", " ")
    link = next((mention.url for mention in event.evidence if mention.url), None)
    slide["media"] = (
        {"url": link, "caption": ", ".join(publishers(event))} if link and link.startswith("http") else None
    )
    return {name: value for name, value in slide.items() if value is not None}


def _date(day: dt.date | None, parts: int) -> dict[str, int]:
    if day is None:  # an interval is open at one end at most
        return {}
    return dict(list({"year": day.year, "month": day.month, "day": day.day}.items())[:parts])


def _text(text: str) -> str:
    return html.escape(one_line(text))
