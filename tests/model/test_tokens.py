"""A text comes apart into the tokens on which everything is matched."""

import pytest

from cyberdiplo.model.span import Span
from cyberdiplo.model.tokens import tokenise


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("China's hackers", ["China", "'s", "hackers"]),
        ("China’s", ["China", "’s"]),
        ("CybersecurityChina, U.S. to", ["Cybersecurity", "China", ",", "U.S.", "to"]),
        ("CrowdStrike and McCain", ["Crowd", "Strike", "and", "Mc", "Cain"]),
        ("the PLA's", ["the", "PLA", "'s"]),
        ("144,000 and 62.9", ["144,000", "and", "62.9"]),
        ("Sept. 28, 2015", ["Sept", ".", "28", ",", "2015"]),
        ("at 5 p.m. on", ["at", "5", "p.m.", "on"]),
        ("mid-2013", ["mid", "-", "2013"]),
        ("10am", ["10", "am"]),
        ("naïve Müller", ["naïve", "Müller"]),
        ("___", ["___"]),
        ("", []),
        (" \n\t", []),
    ],
)
def test_words_numbers_clitics_and_marks(text: str, words: list[str]) -> None:
    assert tokenise(text).words == words


def test_offsets_are_those_of_the_text() -> None:
    text = "CybersecurityChina,\n U.S. to team up"
    tokens = tokenise(text)
    assert [text[begin:end] for begin, end in zip(tokens.begins, tokens.ends, strict=True)] == tokens.words
    assert tokens.span(1, 4) == Span(13, 25)
    assert tokens.span(1, 4).of(text) == "China,\n U.S."


def test_a_token_is_found_by_its_offset() -> None:
    tokens = tokenise("to team up")
    assert [tokens.at(offset) for offset in (0, 1, 3, 4, 8, 99)] == [0, 1, 1, 2, 2, 3]


def test_glued_tokens_have_no_space_before_them() -> None:
    tokens = tokenise("ChinaDaily said")
    assert [tokens.glued(index) for index in range(len(tokens))] == [False, True, False]
