"""Counts in rows and columns."""

from __future__ import annotations

import csv
import io
import json

import pytest
from rich.cells import cell_len

from cyberdiplo.report.listing import render_bars, render_rows
from cyberdiplo.report.screen import Screen
from cyberdiplo.timeline.counting import Row

ROWS: list[Row] = [
    {"actor": "Xi Jinping", "events": 8, "country": "CN"},
    {"actor": "习近平\x1b[2J", "events": 2, "country": None},
    {"actor": "=1+1", "events": 1, "country": "US"},
]


def text(format_: str) -> str:
    return "".join(render_rows(ROWS, format_))


def test_rows_as_cells_and_as_json() -> None:
    assert text("plain").splitlines()[0] == "Xi Jinping\t8\tCN"
    assert "\x1b" not in text("plain")
    assert json.loads(text("json")) == ROWS
    assert [json.loads(line) for line in text("jsonl").splitlines()] == ROWS
    assert list(csv.reader(io.StringIO(text("csv"))))[3] == ["'=1+1", "1", "US"]
    assert text("tsv").splitlines()[0] == "actor\tevents\tcountry"
    assert text("md").splitlines()[:3] == [
        "| actor | events | country |",
        "| --- | --- | --- |",
        "| Xi Jinping | 8 | CN |",
    ]


def test_nothing_gives_nothing() -> None:
    assert (
        "".join(render_rows([], "md"))
        == "".join(render_rows([], "plain"))
        == "".join(render_bars([], Screen(), None))
        == ""
    )
    assert json.loads("".join(render_rows([], "json"))) == []


@pytest.mark.parametrize("width", [30, 80, 200])
def test_bars_stand_behind_the_columns_and_fit(width: int) -> None:
    lines = "".join(render_bars(ROWS, Screen(width, 24), "events")).splitlines()
    assert max(cell_len(line) for line in lines) <= width
    assert len(lines) == 4
    bars = [line.count("█") for line in lines[1:]]
    assert bars[0] > bars[1] >= bars[2]
    starts = {cell_len(line[: line.index("█")]) for line in lines[1:3]}
    assert len(starts) == 1


def test_a_number_below_zero_goes_to_the_left() -> None:
    rows: list[Row] = [{"year": "2013", "balance": -5.0}, {"year": "2014", "balance": 5.0}]
    below, above = "".join(render_bars(rows, Screen(60, 24), "balance")).splitlines()[1:]
    assert below.rindex("█") < above.index("█")
    coloured = "".join(render_bars(rows, Screen(60, 24, styled=True, colour=True), "balance"))
    assert "\x1b[31m█" in coloured
    assert "\x1b[32m█" in coloured


def test_the_last_column_is_cut_to_the_screen_and_others_are_left_out() -> None:
    long: list[Row] = [{"a": "x" * 30, "b": "y" * 30, "c": "z" * 200}]
    assert "z…" in "".join(render_bars(long, Screen(120, 24), None))
    narrow = "".join(render_bars(long, Screen(50, 24), None))
    assert "y" not in narrow
    assert max(len(line) for line in narrow.splitlines()) <= 50
