"""Spellings of names: capitals, syllables, family names, ids."""

import pytest

from cyberdiplo.knowledge.spelling import capitalised, family_name, is_chinese_given, name_variants, slug, two_syllables

GIVEN = {"Jack", "Barack", "Nancy"}
CHINESE = {"Xi", "Ma", "Wang", "He"}


def test_an_id_is_plain() -> None:
    assert slug("PLA Unit 61398") == "pla-unit-61398"
    assert slug("François Hollande") == "francois-hollande"


def test_a_title_in_small_and_in_capital_letters() -> None:
    assert capitalised("minister of defense") == [
        "minister of defense", "Minister of defense", "Minister of Defense",
    ]  # fmt: skip
    assert "Vice-Premier" in capitalised("vice-premier")


@pytest.mark.parametrize(
    ("name", "country", "family"),
    [
        ("Xi Jinping", "CN", "Xi"),
        ("Jack Ma", "CN", "Ma"),
        ("Xi Xiaoxing", "US", "Xi"),
        ("Barack Obama", "US", "Obama"),
        ("John McCain", "US", "McCain"),
        ("Park Geun-hye", "KR", "Park"),
        ("Shinzo Abe", "JP", "Abe"),
        ("Joseph F. Dunford Jr.", "US", "Dunford"),
        ("Ban Ki-moon", None, "Ki-moon"),
    ],
)
def test_family_names(name: str, country: str | None, family: str) -> None:
    assert family_name(name, country, GIVEN, CHINESE) == family


@pytest.mark.parametrize(
    ("given", "cut"),
    [("Jinping", ("Jin", "ping")), ("Chunying", ("Chun", "ying")), ("Xiaoxing", ("Xiao", "xing")), ("Yi", None)],
)
def test_syllables(given: str, cut: tuple[str, str] | None) -> None:
    assert two_syllables(given) == cut


def test_chinese_given_names_are_told_by_their_sounds() -> None:
    assert all(is_chinese_given(word) for word in ("Jinping", "Yi", "Keqiang", "Shengkun"))
    assert not any(is_chinese_given(word) for word in ("Street", "March", "Tower", "jinping"))


def test_variants_of_a_chinese_name() -> None:
    assert name_variants("Xi Jinping", "CN") == [
        "Xi Jinping", "Jinping Xi", "XI Jinping", "Xi Jin Ping", "Xi Jin-ping", "Xi Jin-Ping",
    ]  # fmt: skip
    assert name_variants("John Kerry", "US") == ["John Kerry"]
