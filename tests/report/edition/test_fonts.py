"""Fonts: those built in where they are enough, and of the machine's no more than it takes."""

from __future__ import annotations

from pathlib import Path

import pytest

from cyberdiplo.errors import OutputError
from cyberdiplo.report.edition.fonts import MATHS, MONO, TEXT, chosen_fonts, unshown
from tests.fonts import machine_with, write_font

BUILT_IN = (TEXT, MONO, MATHS)


def use(monkeypatch: pytest.MonkeyPatch, folder: Path, **fonts: str) -> None:
    """Make this a machine that has fonts of these families for these letters."""
    folder.mkdir(exist_ok=True)
    files = [write_font(folder / f"{name}.ttf", letters, name.replace("_", " ")) for name, letters in fonts.items()]
    for name, value in machine_with(folder / "machine", *files).items():
        monkeypatch.setenv(name, value)


@pytest.mark.usefixtures("bare_machine")
def test_the_letters_of_europe_are_built_in() -> None:
    with chosen_fonts(set("äßçñøżđğŒ“”‘’„«»–—…•€£§¶†№ЖяΩλ→●◆☎⚙✔☞✘⚖⚡▤‖☆·")) as fonts:
        assert fonts.families == ()


def test_what_is_missing_is_told_in_order() -> None:
    assert unshown("中a文é國", BUILT_IN) == ["中", "國", "文"]
    assert unshown("", BUILT_IN) == []
    assert unshown("\u0301\u0f72", BUILT_IN) == ["\u0f72"]
    assert unshown("\u00a0\u200b\u2060", BUILT_IN) == []


def test_of_fonts_for_chinese_the_best_known_comes_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    use(monkeypatch, tmp_path, Aaa="中文", SimSun="中文", Songti_SC="中文")
    with chosen_fonts("中文") as fonts:
        assert fonts.families == ("Songti SC",)
        assert unshown("中文", fonts.families, fonts.folders) == []


def test_others_come_by_name_and_only_as_far_as_needed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    use(monkeypatch, tmp_path, Zzz="文ཀ", SimSun="中", Bbb="文", Ccc="中文")
    with chosen_fonts("中文ཀ") as fonts:
        assert fonts.families == ("SimSun", "Bbb", "Zzz")
        assert unshown("中文ཀ", fonts.families, fonts.folders) == []


def test_fonts_that_show_nothing_are_passed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    use(monkeypatch, tmp_path, LastResort="中", Adobe_Blank="中")
    with pytest.raises(OutputError, match="no font on this machine has the letters 中"), chosen_fonts("中"):
        pass


def test_fonts_in_a_folder_of_their_own_are_there_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    use(monkeypatch, tmp_path / "machine")
    own = tmp_path / "own"
    own.mkdir()
    write_font(own / "letters.ttf", "中", "House Serif")
    with chosen_fonts("中", own) as fonts:
        assert fonts.families == ("House Serif",)
        assert own in fonts.folders


@pytest.mark.usefixtures("bare_machine")
def test_many_missing_letters_are_counted() -> None:
    with pytest.raises(OutputError) as caught, chosen_fonts([chr(0x4E00 + number) for number in range(40)]):
        pass
    assert caught.value.what.endswith("and 28 more")


def test_without_leave_to_link_fonts_are_copied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object) -> None:
        raise OSError("a privilege is not held")

    use(monkeypatch, tmp_path, SimSun="中")
    monkeypatch.setattr(Path, "symlink_to", refused)
    with chosen_fonts("中") as fonts:
        assert unshown("中", fonts.families, fonts.folders) == []
