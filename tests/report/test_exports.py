"""The formats of other programs: iCalendar, TimelineJS, JSON-LD, Markwhen."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

import pytest
from icalendar import Calendar

from cyberdiplo.model.event import Event
from cyberdiplo.report.calendar import render_ics
from cyberdiplo.report.linkeddata import render_jsonld
from cyberdiplo.report.markwhen import render_markwhen
from cyberdiplo.report.timelinejs import render_timelinejs
from tests.factories import event, evidence

HOSTILE = "<script>alert(1)</script>\r\nBEGIN:VEVENT #tag [x](y)"


def entry(made: Event) -> Any:
    (found,) = Calendar.from_ical("".join(render_ics([made]))).walk("VEVENT")
    return found


@pytest.mark.parametrize(
    ("date", "first", "after", "summary", "transparent"),
    [
        ("2013-06-07", "2013-06-07", "2013-06-08", "T", "OPAQUE"),
        ("2015-09-09/2015-09-12", "2015-09-09", "2015-09-13", "T", "OPAQUE"),
        ("2013-02", "2013-02-01", "2013-03-01", "T (Feb 2013)", "TRANSPARENT"),
        ("2013", "2013-01-01", "2014-01-01", "T (2013)", "TRANSPARENT"),
        ("../2013-06-09", "2013-06-09", "2013-06-10", "T (by 9 Jun 2013)", "TRANSPARENT"),
        ("2013-06-09/..", "2013-06-09", "2013-06-10", "T (from 9 Jun 2013)", "TRANSPARENT"),
    ],
)
def test_calendar_entries_cover_the_days_that_a_date_can_mean(
    date: str, first: str, after: str, summary: str, transparent: str
) -> None:
    found = entry(event(date, title="T"))
    assert found["DTSTART"].dt == dt.date.fromisoformat(first)
    assert found["DTEND"].dt == dt.date.fromisoformat(after)
    assert found["SUMMARY"] == summary
    assert found["TRANSP"] == transparent


def test_a_calendar_states_its_rule_and_does_not_change_with_the_clock() -> None:
    text = "".join(
        render_ics([event(status="planned", evidence=(evidence(url="https://example.org/a"),)), event(None)])
    )
    assert "\r\n" in text
    assert "cover all days that they can mean" in text.replace("\r\n ", "")
    assert "DTSTAMP:20130609T000000Z" in text
    assert "STATUS:TENTATIVE" in text
    assert text.count("BEGIN:VEVENT") == 1
    assert "URL:https://example.org/a" in text


def test_a_text_cannot_add_calendar_entries() -> None:
    found = entry(event(title=HOSTILE, evidence=(evidence(HOSTILE),)))
    assert "BEGIN:VEVENT" in found["SUMMARY"]


def slide(made: Event) -> Any:
    return json.loads("".join(render_timelinejs([made])))["events"][0]


def test_timelinejs_dates_have_their_precision() -> None:
    assert slide(event("2013-06-07"))["start_date"] == {"year": 2013, "month": 6, "day": 7}
    month = slide(event("2013-02"))
    assert month["start_date"] == {"year": 2013, "month": 2}
    assert "end_date" not in month
    assert slide(event("2013"))["start_date"] == {"year": 2013}
    assert slide(event("2015-09-09/2015-09-12"))["end_date"] == {"year": 2015, "month": 9, "day": 12}
    by = slide(event("../2013-06-09"))
    assert by["start_date"] == {"year": 2013, "month": 6, "day": 9}
    assert by["display_date"] == "by 9 Jun 2013"
    assert json.loads("".join(render_timelinejs([event(None)])))["events"] == []


def test_timelinejs_gets_no_markup_from_a_text() -> None:
    made = slide(event(title=HOSTILE, evidence=(evidence(HOSTILE, url="https://example.org/a"),)))
    assert "<script>" not in made["text"]["headline"] + made["text"]["text"]
    assert made["media"]["url"] == "https://example.org/a"
    assert "media" not in slide(event(evidence=(evidence(url="javascript:alert(1)"),)))


def node(made: Event) -> Any:
    return json.loads("".join(render_jsonld([made])))["@graph"][0]


def test_linked_data_are_schema_org_events() -> None:
    found = node(event("2013-02", status="planned"))
    assert found["@type"] == "Event"
    assert (found["startDate"], "endDate" in found) == ("2013-02", False)
    assert found["eventStatus"] == "https://schema.org/EventScheduled"
    assert found["location"]["address"]["addressCountry"] == "US"
    assert found["attendee"][1] == {
        "@type": "Person",
        "identifier": "barack-obama",
        "name": "Barack Obama",
        "jobTitle": "President of the United States",
    }
    assert found["subjectOf"][0]["datePublished"] == "2013-06-09"


@pytest.mark.parametrize(
    ("date", "start", "end"),
    [
        ("2013-06-07/2013-06-08", "2013-06-07", "2013-06-08"),
        ("../2013-06-09", None, "2013-06-09"),
        ("2013-06-09/..", "2013-06-09", None),
        ("2013-06-07~", "2013-06-07", None),
        ("2013-21", "2013-03-01", "2013-05-31"),
        (None, None, None),
    ],
)
def test_linked_data_leave_open_ends_out(date: str | None, start: str | None, end: str | None) -> None:
    found = node(event(date, place=None))
    assert (found.get("startDate"), found.get("endDate")) == (start, end)
    assert "location" not in found


def test_markwhen_has_a_section_for_each_year() -> None:
    made = [event("2013-06-07", title="A #1 [b]"), event("2013-06"), event("../2014-06-09"), event(None)]
    assert "".join(render_markwhen(made)) == (
        "title: Timeline\ndateFormat: yyyy-MM-dd\n"
        "\nsection 2013\n"
        "2013-06-07: A ＃1 (b) #summit\n"
        "2013-06-01/2013-06-30: Xi Jinping meets Barack Obama #summit\n"
        "endSection\n"
        "\nsection 2014\n"
        "2014-06-09: by 9 Jun 2014: Xi Jinping meets Barack Obama #summit\n"
        "endSection\n"
    )
