"""One line an event: plain text, and sheets that spreadsheets open safely."""

from __future__ import annotations

import csv
import io
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cyberdiplo.errors import UnknownValue
from cyberdiplo.report.cells import FIELD_NAMES, PLAIN_FIELDS, cell, chosen_fields, plain_text, record_of
from cyberdiplo.report.sheets import as_text, render_delimited, render_plain
from tests.factories import event, evidence

HOSTILE = "\x1b]0;owned\x07red\x1b[31m \u202eesrever\u2066 a\tb\nc\x9b2J\u200b\x85"


def test_plain_is_one_line_of_tab_separated_cells() -> None:
    (line,) = render_plain([event()])
    assert line.rstrip("\n").split("\t") == [
        "2013-06-07",
        event().id,
        "summit",
        "occurred",
        "Xi Jinping; Barack Obama",
        "Xi Jinping meets Barack Obama",
        "China Daily",
    ]
    assert len(PLAIN_FIELDS) == 7


@given(st.text())
def test_no_text_breaks_a_line_or_moves_a_cursor(text: str) -> None:
    (line,) = render_plain([event(title=text, evidence=(evidence(source=text or None),))])
    assert line.count("\n") == 1
    assert line.count("\t") == len(PLAIN_FIELDS) - 1
    shown = plain_text(text)
    assert not {unicodedata.category(character) for character in shown} & {"Cc", "Zl", "Zp"}
    assert not {unicodedata.bidirectional(character) for character in shown} & {"RLO", "LRO", "RLE", "LRI", "RLI"}


def test_control_sequences_and_marks_that_turn_text_are_dropped() -> None:
    (line,) = render_plain([event(title=HOSTILE)], ["title"])
    assert line == "]0;owned red [31m esrever a b c 2J\n"


def test_every_field_fills_a_cell() -> None:
    for name in FIELD_NAMES:
        assert "\n" not in cell(event(), name)
        assert "\n" not in cell(event(None, place=None, plover=None), name)
    assert cell(event("../2013-06-09"), "start") == ""
    assert cell(event("../2013-06-09"), "when") == "by 9 Jun 2013"


def test_a_sheet_has_a_header_and_reads_back() -> None:
    text = "".join(render_delimited([event(title='a "b", c')], ["id", "title", "intensity"]))
    assert list(csv.reader(io.StringIO(text))) == [
        ["id", "title", "intensity"],
        [event(title='a "b", c').id, 'a "b", c', "4"],
    ]
    assert "".join(render_delimited([], ["id"])) == "id\n"
    assert (
        "".join(render_delimited([event()], ["type", "status"], delimiter="\t")) == "type\tstatus\nsummit\toccurred\n"
    )


@pytest.mark.parametrize("text", ["=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", " =HYPERLINK(1)", "|calc", "%0A=1"])
def test_no_cell_runs_as_a_formula(text: str) -> None:
    ((_, cells),) = [tuple(csv.reader(io.StringIO("".join(render_delimited([event(title=text)], ["title"])))))]
    assert cells[0].startswith("'")


@pytest.mark.parametrize("text", ["-7", "4.5", "+3", "plain", ""])
def test_numbers_and_words_stay_what_they_are(text: str) -> None:
    assert as_text(text) == text


def test_fields_are_chosen_by_name_and_unknown_ones_name_the_nearest() -> None:
    assert chosen_fields(" date, title ,") == ["date", "title"]
    assert chosen_fields("provenance", of_records=True) == ["provenance"]
    with pytest.raises(UnknownValue) as caught:
        chosen_fields("date,titel")
    assert "title" in caught.value.hint
    with pytest.raises(UnknownValue):
        chosen_fields(",")


def test_records_can_be_cut_down_to_fields_too() -> None:
    made = event()
    assert record_of(made, ["title", "sources", "when", "published", "docs", "quote"]) == {
        "title": made.title,
        "sources": ["China Daily"],
        "when": "7 Jun 2013",
        "published": ["2013-06-09"],
        "docs": ["a.txt"],
        "quote": made.evidence[0].quote,
    }
    assert next(iter(record_of(made, None))) == "id"
