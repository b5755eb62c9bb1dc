"""``show``, ``explain`` and ``schema``."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import EVENTS, Command, on_terminal, written
from tests.factories import event

ARTICLE = """Xi meets Obama

Updated: 2013-06-09 02:04

China wants rules. President Xi Jinping met US President Barack Obama in California on Friday. They spoke of hackers.
"""
DATED = ["--published", "2013-06-09"]


@pytest.fixture
def article(tmp_path: Path) -> Path:
    file = tmp_path / "article.txt"
    file.write_text(ARTICLE, "utf-8")
    return file


def first_id(cyberdiplo: Command, article: Path) -> str:
    return cyberdiplo("timeline", *DATED, article, "-g", "met", "-n", "1", "--fields", "id").out.strip()


def test_an_event_is_shown_by_any_unique_beginning_of_its_id(cyberdiplo: Command, records: Path) -> None:
    run = cyberdiplo("show", EVENTS[1].id[:6], "--in", records)
    assert run.code == 0
    assert run.lines[0] == "Meng Jianzhu meets John Kerry"
    for told in (
        "9–12 Sep 2015 (2015-09-09/2015-09-12)",
        "Meng Jianzhu (CN, participant)",
        "1. Global Times, 9 Jun 2013",
        "b.txt, characters 0–42",
        "“Meng met Kerry from Wednesday to Saturday.”",
    ):
        assert told in run.out


@pytest.mark.parametrize("command", ["show", "explain"])
def test_on_a_terminal_the_lines_fit(records: Path, command: str) -> None:
    _, shown = on_terminal([command, EVENTS[1].id, "--in", records, "--no-color"], 50, 90, TERM="dumb")
    assert max(len(line) for line in shown.splitlines()) <= 50


def test_several_are_shown_in_the_order_asked_for_and_in_any_format(cyberdiplo: Command, records: Path) -> None:
    ids = [EVENTS[2].id, EVENTS[0].id]
    run = cyberdiplo("show", *ids, "--in", records, "-O", "jsonl")
    assert [json.loads(line)["id"] for line in run.lines] == ids


def test_the_quote_stands_in_its_context(cyberdiplo: Command, article: Path) -> None:
    run = cyberdiplo("show", first_id(cyberdiplo, article), "--in", article, *DATED)
    assert "China wants rules." in run.out
    assert "They spoke of hackers." in run.out


def test_an_ambiguous_id_lists_its_candidates(cyberdiplo: Command, tmp_path: Path) -> None:
    twins = written(tmp_path / "twins.jsonl", [event(id=f"abcdef0{n}", title=f"Twin {n}") for n in range(1, 4)])
    run = cyberdiplo("show", "abcd", "--in", twins)
    assert run.code == 2
    assert "3 events have an id that begins with abcd" in run.err
    assert "abcdef02  Twin 2" in run.err


@pytest.mark.parametrize("command", ["show", "explain"])
def test_an_unknown_id_says_where_ids_are(cyberdiplo: Command, records: Path, command: str) -> None:
    run = cyberdiplo(command, "ffffffffffff", "--in", records)
    assert run.code == 2
    assert "no event has this id" in run.err


def test_the_date_chain_of_an_event_is_explained(cyberdiplo: Command, article: Path) -> None:
    run = cyberdiplo("explain", first_id(cyberdiplo, article), "--in", article, *DATED)
    assert run.code == 0
    for told in ("published  9 Jun 2013", "“Friday”", "anchor     2013-06-09, the day of publication", "7 Jun 2013"):
        assert told in run.out
    assert "ruleset" in run.out


def test_a_text_is_explained_stage_by_stage(cyberdiplo: Command) -> None:
    text = "President Xi Jinping met US President Barack Obama in California on Friday."
    run = cyberdiplo("explain", text, "--published", "2013-06-09")
    assert run.code == 0
    order = ["Document", "Sentences", "Time expressions", "Temporal rules that fitted", "Actors", "Events"]
    assert [line for line in run.lines if not line.startswith(" ")] == order
    assert "Xi Jinping [xi-jinping]" in run.out
    assert "7 Jun 2013 (2013-06-07)" in run.out
    assert "→ won" in run.out


def test_a_text_without_a_date_says_what_is_missing(cyberdiplo: Command) -> None:
    assert "unknown: give --published" in cyberdiplo("explain", "Nothing happened.").out


def test_the_schema_is_json_and_names_the_fields(cyberdiplo: Command) -> None:
    schema = json.loads(cyberdiplo("schema").out)
    assert schema["$schema"].startswith("https://json-schema.org/")
    assert {"id", "date", "evidence", "ruleset"} <= set(schema["required"])
