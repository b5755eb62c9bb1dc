"""The width of text, and its lines."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cyberdiplo.report.cells import one_line
from cyberdiplo.report.width import cell_width, fold_text


@pytest.mark.parametrize(("text", "cells"), [("", 0), ("abc", 3), ("中文", 4), ("e\u0301", 1), ("“a”", 3)])
def test_wide_letters_take_two_cells_and_combining_marks_none(text: str, cells: int) -> None:
    assert cell_width(text) == cells


def test_lines_break_at_blanks_and_hang_behind_their_indents() -> None:
    assert fold_text("one two three four", 10, "* ", "  ") == ["* one two", "  three", "  four"]
    assert fold_text("one two", 10, " ") == [" one two"]
    assert fold_text("", 10, "  ") == [""]


def test_chinese_breaks_anywhere_but_before_a_closing_mark_and_behind_an_opening_one() -> None:
    assert fold_text("规则也可能有误，应核对", 16) == ["规则也可能有误，", "应核对"]
    assert fold_text("规则也可能有误，应核对", 14) == ["规则也可能有", "误，应核对"]
    assert fold_text("规则也可能“有误”", 12) == ["规则也可能", "“有误”"]


def test_what_is_too_long_is_broken_but_a_web_address_stays_whole() -> None:
    assert fold_text("x" * 12, 5, " ") == [" xxxx"] * 3
    address = "https://example.org/" + "y" * 80
    assert fold_text(f"see {address} there", 20) == ["see", address, "there"]


TEXTS = st.text(st.sampled_from("ab c中文，“”（）e\u0301…—\U0001f600"), max_size=200).map(one_line)


@given(TEXTS, st.integers(12, 40))
def test_no_line_is_too_wide_and_nothing_is_lost(text: str, width: int) -> None:
    lines = fold_text(text, width, "* ", "  ")
    assert all(cell_width(line) <= width for line in lines)
    assert "".join(lines).replace(" ", "") == "*" + text.replace(" ", "")
