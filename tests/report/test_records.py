"""Records out and back in."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cyberdiplo.errors import InputError
from cyberdiplo.model.event import Event
from cyberdiplo.report.reading import event_of, is_event_record, read_events
from cyberdiplo.report.records import event_record, render_jsonl, to_json
from tests.factories import event, evidence

DATES = [
    "2013-06-07",
    "2013-06",
    "2013",
    "201X",
    "2013-21",
    "2013-34",
    "2013-06-07/2013-06-09",
    "../2013",
    "2013/..",
    None,
]


@pytest.mark.parametrize("date", DATES)
def test_what_is_written_is_read_back_the_same(date: str | None) -> None:
    made = event(date)
    assert event_of(event_record(made)) == made
    assert list(render_jsonl(read_all("".join(render_jsonl([made]))))) == list(render_jsonl([made]))


def read_all(text: str) -> list[Event]:
    return [read for read in read_events(text.splitlines(), "test") if isinstance(read, Event)]


@given(title=st.text(), quote=st.text(max_size=60))
def test_any_text_survives_and_none_can_move_a_cursor(title: str, quote: str) -> None:
    made = event(title=title, evidence=(evidence(quote),))
    (line,) = render_jsonl([made])
    assert line.endswith("\n")
    assert not any(character in line[:-1] for character in "\n\r\x1b\x07\x85\x9b\u2028\u202e\u2066")
    assert event_of(json.loads(line)) == made


def test_letters_outside_ascii_stay_readable() -> None:
    assert to_json({"title": "习近平"}) == '{"title": "习近平"}'


def test_events_and_documents_are_told_apart() -> None:
    assert is_event_record(event_record(event()))
    assert not is_event_record({"id": "a", "text": "Xi met Obama."})
    assert not is_event_record([1])


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"status": "maybe"}, "status"),
        ({"title": 3}, "title"),
        ({"date": "June"}, "date"),
        ({"start": "2013-06-09"}, "out of order"),
        ({"evidence": []}, "evidence"),
        ({"actors": [{"id": "x"}]}, "actors.0.name"),
    ],
)
def test_a_broken_record_is_named_with_its_line_and_its_field(change: dict[str, object], told: str) -> None:
    lines = [to_json(event_record(event())), "", to_json(event_record(event()) | change)]
    first, broken = read_events(lines, "x.jsonl")
    assert isinstance(first, Event)
    assert isinstance(broken, InputError)
    assert broken.where == "x.jsonl, line 3"
    assert told in broken.what


def test_older_records_without_what_was_added_are_read() -> None:
    made = event(provenance=())
    record = event_record(made)
    for name in ("provenance", "related", "on_topic"):
        del record[name]
    for actor in record["actors"]:
        del actor["known"], actor["unnamed"]
    for mention in record["evidence"]:
        del mention["url"]
        for name in ("mod", "begin_point", "end_point"):
            del mention["timex"][name]
    assert event_of(record) == made


def test_many_lines_are_read_as_few_are() -> None:
    made = event()
    lines = list(render_jsonl([made])) * 4100
    lines[4050] = "{"
    read = list(read_events(lines, "x.jsonl"))
    assert {each for each in read if isinstance(each, Event)} == {made}
    assert [str(each) for each in read if isinstance(each, InputError)] == [
        "x.jsonl, line 4051: not JSON: Expecting property name enclosed in double quotes at column 2"
    ]


def test_a_line_that_is_no_json_does_not_stop_the_others() -> None:
    broken, good = read_events(["{", to_json(event_record(event()))], "x.jsonl")
    assert isinstance(broken, InputError)
    assert "column" in broken.what
    assert isinstance(good, Event)
