"""The table on a terminal."""

from __future__ import annotations

import re

import pytest
from rich.cells import cell_len

from cyberdiplo.report.screen import Screen, tone
from cyberdiplo.report.table import render_fields, render_lines, render_table, short_ids
from tests.factories import event, evidence

SIGNS = {"summit": "◆"}
EVENTS = [
    event(),
    event("2013-06", type="call", status="planned", title="A call is planned"),
    event(None, title="习近平访美"),
]


def table(screen: Screen, **more: object) -> str:
    return "".join(render_table(EVENTS, SIGNS, screen, **more))  # type: ignore[arg-type] # passed on


@pytest.mark.parametrize("width", [40, 80, 129, 130, 200])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    text = table(Screen(width, 24))
    assert max(cell_len(line) for line in text.split("\n")) <= width
    assert "7 Jun 2013" in text
    assert "undated" in text


def test_a_year_heads_its_events_and_the_sign_stands_before_the_type() -> None:
    lines = table(Screen(80, 24)).split("\n")
    assert lines[0] == "2013"
    assert re.match(r"7 Jun 2013 +Xi Jinping meets Barack Obama", lines[1])
    assert "◆ summit" in lines[2]
    assert "call (planned)" in "\n".join(lines)


def test_without_styles_there_is_no_escape_and_with_styles_but_no_colour_none_of_colour() -> None:
    assert "\x1b" not in table(Screen(80, 24))
    styled = table(Screen(80, 24, styled=True))
    assert "\x1b[1m" in styled
    assert not re.search(r"\x1b\[[\d;]*3\d", styled)
    assert re.search(r"\x1b\[[\d;]*3\d", table(Screen(80, 24, styled=True, colour=True)))


def test_a_text_cannot_speak_to_the_terminal_or_to_rich() -> None:
    hostile = event(title="\x1b[2J[bold]x[/bold] \u202e", evidence=(evidence("q\x1b]0;t\x07", source="\x1b[31m"),))
    text = "".join(render_table([hostile], SIGNS, Screen(80, 24, styled=True), evidence=True))
    assert "\x1b[2J" not in text
    assert "\x1b]" not in text
    assert "\u202e" not in text
    assert "[bold]x[/bold]" in text


def test_quotes_stand_below_when_asked_for() -> None:
    assert "“Xi met Obama in California on Friday.”" in table(Screen(80, 24), evidence=True)


def test_chosen_fields_have_a_header() -> None:
    lines = "".join(render_fields(EVENTS, ["date", "title"], Screen(80, 24))).split("\n")
    assert lines[0].split() == ["date", "title"]
    assert lines[1].split()[0] == "2013-06-07"


def test_wide_columns_can_be_forced() -> None:
    assert "Xi Jinping; Barack" in table(Screen(110, 24), wide=True)
    assert "Xi Jinping; Barack" not in table(Screen(110, 24))


def test_compact_is_one_line_an_event_within_the_width() -> None:
    long = event(title="A very long title " * 10)
    lines = "".join(render_lines([*EVENTS, long], SIGNS, Screen(60, 24))).rstrip("\n").split("\n")
    assert len(lines) == 4
    assert max(cell_len(line) for line in lines) <= 60
    assert "…" in lines[3]
    assert "(planned)" in lines[1]


def test_nothing_gives_nothing() -> None:
    nowhere = Screen(80, 24)
    assert [*render_table([], SIGNS, nowhere), *render_lines([], SIGNS, nowhere)] == []
    assert list(render_fields([], ["id"], nowhere)) == []


def test_short_ids_are_unique_and_six_letters_at_least() -> None:
    ids = ["abcdef01", "abcdef02", "ffffffff"]
    assert short_ids([event(id=id_) for id_ in ids]) == dict(zip(ids, ["abcdef01", "abcdef02", "ffffff"], strict=True))


def test_tone_tells_cooperation_from_conflict() -> None:
    assert (tone(1), tone(-1), tone(0)) == ("green", "red", None)


def test_a_screen_paints_and_wraps_as_far_as_it_can() -> None:
    assert Screen().paint("x", "bold") == "x"
    assert Screen(80, 24, styled=True).paint("x", "bold", "red") == "\x1b[1mx\x1b[0m"
    assert Screen(80, 24, styled=True, colour=True).paint("x", "red") == "\x1b[31mx\x1b[0m"
    assert Screen().wrap("a b " * 100, "  ") == ["  " + "a b " * 100]
    assert all(len(line) <= 30 for line in Screen(30, 24).wrap("word " * 30, "  "))
    assert Screen(30, 24).wrap("", "  ") == ["  "]
