from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from tests.gold import timex_eval
from tests.gold.timex_eval import SETS, Mark, compare, data_folder, figures, is_seen, measure, read_timeml, shortfalls

GOLD = [Mark(0, 5, "DATE", "2013"), Mark(10, 20, "DATE", "2014-05"), Mark(30, 40, "DURATION", "P2M")]


def test_equal_extents_match_before_overlapping_ones() -> None:
    found = [Mark(8, 12, "DATE", "2014"), Mark(10, 20, "DATE", "2014-05"), Mark(31, 35, "DATE", "P2M")]
    counts = compare(GOLD, found)
    assert counts == Counter(gold=3, found=3, strict=1, relaxed=2, type=1, value=2)


def test_the_figures_are_those_of_tempeval() -> None:
    counts = Counter(gold=4, found=2, strict=1, relaxed=2, type=2, value=1)
    assert figures(counts) == {"strict": 33.3, "relaxed": 66.7, "type": 66.7, "value": 33.3}
    assert figures(Counter()) == {"strict": 0.0, "relaxed": 0.0, "type": 0.0, "value": 0.0}


def test_a_timeml_document_is_read(tmp_path: Path) -> None:
    file = tmp_path / "a.tml"
    file.write_text(
        '<TimeML><DCT><TIMEX3 value="2013-04-15T10:00">x</TIMEX3></DCT><TEXT>\nR&amp;D met <EVENT>on</EVENT> '
        '<TIMEX3 type="DATE" value="2013-04-12">last\nFriday</TIMEX3>.</TEXT></TimeML>',
        "utf-8",
    )
    document = read_timeml(file)
    assert document.text == "\nR&D met on last\nFriday."
    assert str(document.dct) == "2013-04-15"
    assert document.marks == [Mark(8, 18, "DATE", "2013-04-12")]


def test_the_halves_are_told_by_the_name() -> None:
    assert is_seen("a", frozenset({"a"}))
    assert {is_seen(f"wsj_{number}", frozenset()) for number in range(20)} == {True, False}


def test_without_data_the_measure_is_skipped(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setenv("CYBERDIPLO_TIMEX_DATA", str(tmp_path / "none"))
    monkeypatch.setattr("sys.argv", ["timex_eval"])
    assert timex_eval.main() == 0
    assert "skipped" in capsys.readouterr().out


@pytest.mark.skipif(data_folder() is None, reason="no annotated data: CYBERDIPLO_TIMEX_DATA names their folder")
def test_no_figure_falls_below_its_floor() -> None:
    folder = data_folder()
    assert folder is not None
    aquaint = frozenset(file.stem for file in (folder / "tbaq" / "AQUAINT").glob("*.tml"))
    assert shortfalls({name: measure(folder / name, aquaint) for name in SETS}) == []
