from __future__ import annotations

import pytest

from cyberdiplo.extract.timex_readings import Readings
from cyberdiplo.knowledge.compile import load_knowledge
from cyberdiplo.model.tokens import tokenise

TEMPORAL = load_knowledge().temporal


def readings(text: str, slot: str) -> list[tuple[object, str]]:
    """Values of ``slot`` at the first token of ``text``, and the words that they take."""
    tokens = tokenise(text)
    return [
        (value, text[: tokens.ends[after - 1]])
        for name, value, after in Readings(tokens, TEMPORAL).at(0)
        if name == f"{{{slot}}}"
    ]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("twenty-five", 25),
        ("two hundred and five", 205),
        ("three thousand four hundred", 3400),
        ("two and a half", 2.5),
        ("2 1/2", 2.5),
        ("2½", 2.5),
        ("144,000", 144000),
        ("62.9", 62.9),
        ("5 million", 5000000),
        ("nineteen", 19),
        ("a", None),
    ],
)
def test_a_number_is_one_however_it_is_written(text: str, value: float | None) -> None:
    found = readings(text, "number")
    assert (found[-1] if found else (None, text)) == (value, text)


@pytest.mark.parametrize(
    ("text", "value"),
    [("nineteen ninety-six", 1996), ("two thousand and five", 2005), ("twenty fifteen", 2015), ("1998", 1998)],
)
def test_a_year_in_words_or_digits(text: str, value: int) -> None:
    assert readings(text, "year")[-1] == (value, text)


@pytest.mark.parametrize(
    ("text", "slot", "found"),
    [
        ("twenty-fifth", "day_ordinal", [(25, "twenty-fifth")]),
        ("25th", "day", [(25, "25"), (25, "25th")]),
        ("22 nd", "day", [(22, "22")]),
        ("1990s", "decade", [(1990, "1990s")]),
        ("'90s", "decade", [(1990, "'90s")]),
        ("’98", "year_quoted", [(1998, "’98")]),
        ("10:35:20", "clock", [("10:35", "10:35:20")]),
        ("9.30", "time", [("09:30", "9.30")]),
        ("9", "time", [("09:00", "9")]),
        ("0735", "military", [("0735", "0735")]),
        ("14.9.2015", "dotted", [("14.9.2015", "14.9.2015")]),
        ("Sept.", "month", [(9, "Sept.")]),
        ("may", "month", []),
        ("29:75", "clock", []),
        ("20150914", "compact", [("20150914", "20150914")]),
        ("123456789012", "number", []),
        ("٣", "number", []),
    ],
)
def test_shapes(text: str, slot: str, found: list[tuple[object, str]]) -> None:
    assert readings(text, slot) == found
