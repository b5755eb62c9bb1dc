"""``search``, ``stats``, ``actors``, ``types`` and ``sources``."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Command


def test_search_ranks_and_filters(cyberdiplo: Command, records: Path) -> None:
    assert cyberdiplo("search", "kerry", "--in", records, "--fields", "title").lines == [
        "Meng Jianzhu meets John Kerry"
    ]
    assert cyberdiplo("search", "kerry", "--in", records, "-t", "summit", "--fields", "title").lines == []
    assert cyberdiplo("search", "kerry", "nowhere", "--in", records, "--fail-empty").code == 3
    assert len(cyberdiplo("search", "met", "--in", records, "-n", "1").lines) == 1
    best, *_, worst = cyberdiplo("search", "met", "--in", records).lines
    assert cyberdiplo("search", "met", "--in", records, "--reverse").lines[::2][:1] == [worst] != [best]


def test_a_search_for_no_words_is_refused(cyberdiplo: Command, records: Path) -> None:
    run = cyberdiplo("search", "?!", "--in", records)
    assert run.code == 2
    assert "no words to search for" in run.err


def test_search_shows_the_quote_that_answers(cyberdiplo: Command, records: Path) -> None:
    shown = cyberdiplo("search", "wednesday", "--in", records, "-O", "table").lines
    assert shown[0].startswith("9–12 Sep 2015  meeting")
    assert shown[2] == "    “Meng met Kerry from Wednesday to Saturday.”"


def test_stats_count(cyberdiplo: Command, records: Path) -> None:
    assert cyberdiplo("stats", records).lines == ["2013-06\t1", "2014-05\t1", "2015-09\t1"]
    assert cyberdiplo("stats", records, "--by", "country", "-p", "2013").lines == ["CN\t1", "US\t1"]
    balance = json.loads(cyberdiplo("stats", records, "--by", "year", "--balance", "-O", "json").out)
    assert balance[1] == {"year": "2014", "events": 1, "cooperation": 0, "conflict": -7.0, "balance": -7.0}
    assert "█" in cyberdiplo("stats", records, "-O", "table").out
    assert cyberdiplo("stats", records, "--by", "actor", "-n", "1").lines == ["Barack Obama\t1"]


def test_an_unknown_key_or_field_names_the_nearest(cyberdiplo: Command, records: Path) -> None:
    assert "did you mean month?" in cyberdiplo("stats", records, "--by", "mont").err
    run = cyberdiplo("actors", records, "--fields", "actr")
    assert run.code == 2
    assert "did you mean actor?" in run.err


def test_actors_sources_and_types_are_listed(cyberdiplo: Command, records: Path) -> None:
    actors = json.loads(cyberdiplo("actors", records, "-O", "json").out)
    assert {
        "actor": "Meng Jianzhu",
        "events": 1,
        "kind": "person",
        "country": "CN",
        "id": "meng-jianzhu",
    }.items() <= actors[[row["actor"] for row in actors].index("Meng Jianzhu")].items()
    assert cyberdiplo("sources", records, "--fields", "source,events,alone").lines == [
        "China Daily\t2\t2",
        "Global Times\t1\t1",
    ]
    types = {row["type"]: row for row in json.loads(cyberdiplo("types", records, "-O", "json").out)}
    assert types["meeting"]["events"] == 1
    assert types["call"]["events"] == 0
    assert types["call"]["definition"]


@pytest.mark.parametrize("command", ["actors", "types", "sources", "stats"])
@pytest.mark.parametrize("format_", ["table", "plain", "csv", "tsv", "md", "jsonl"])
def test_every_listing_comes_in_every_format(cyberdiplo: Command, records: Path, command: str, format_: str) -> None:
    run = cyberdiplo(command, records, "-O", format_)
    assert run.code == 0
    assert run.out
