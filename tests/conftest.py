"""What tests of several folders want."""

from __future__ import annotations

from pathlib import Path

import pytest

from cyberdiplo.report.edition import wording

WORDS = Path(wording.__file__).parent / "words" / "zh.toml"


@pytest.fixture(scope="session")
def chinese_font(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A font with the letters that a report in Chinese has of itself, and a few names."""
    from tests.fonts import write_font  # noqa: PLC0415 - few tests want it, and it takes a while

    letters = {letter for letter in WORDS.read_text("utf-8") + "习近平会见克里“”" if not letter.isascii()}
    return write_font(tmp_path_factory.mktemp("fonts") / "letters.ttf", letters)


@pytest.fixture
def chinese_machine(chinese_font: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine that has that font and no other."""
    from tests.fonts import machine_with  # noqa: PLC0415 - as above

    for name, value in machine_with(tmp_path / "machine", chinese_font).items():
        monkeypatch.setenv(name, value)


@pytest.fixture
def bare_machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine without fonts."""
    from tests.fonts import machine_with  # noqa: PLC0415 - as above

    for name, value in machine_with(tmp_path / "machine").items():
        monkeypatch.setenv(name, value)
