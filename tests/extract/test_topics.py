"""What a stretch of text is about."""

import pytest

from cyberdiplo.extract.topics import topics_of
from cyberdiplo.knowledge.topics import FIELD
from cyberdiplo.model.tokens import tokenise
from tests.articles import bundled_knowledge


def topics_in(text: str) -> set[str]:
    tokens = tokenise(text)
    return set(topics_of(tokens, 0, len(tokens), bundled_knowledge().topics))


@pytest.mark.parametrize(
    ("text", "topics"),
    [
        ("They stole trade secrets.", {FIELD, "commercial-espionage"}),
        ("The firm lost a trade secret.", {"commercial-espionage"}),
        ("Hackers took it down.", {FIELD}),
        ("The power grid failed.", {"critical-infrastructure"}),
        ("They spoke about rules of the road.", {"norms"}),
        ("Prosecutors charged him.", {"law-enforcement"}),
        ("Rain fell on the capital.", set()),
        ("INTELLECTUAL PROPERTY", {FIELD, "commercial-espionage"}),
    ],
)
def test_words_and_phrases_show_a_topic(text: str, topics: set[str]) -> None:
    assert topics <= topics_in(text)
    if not topics:
        assert topics_in(text) == set()


@pytest.mark.parametrize("word", ["cyber", "cyberspace", "cyberattacks", "cybersecurity", "Hacking", "hackers"])
def test_a_stem_stands_for_all_words_that_begin_so(word: str) -> None:
    assert FIELD in topics_in(f"They spoke of {word} all day.")


@pytest.mark.parametrize("word", ["shack", "recyber", "norman", "rulers"])
def test_a_stem_does_not_match_within_a_word(word: str) -> None:
    assert topics_in(f"A {word} stood there.") == set()


def test_a_phrase_does_not_run_past_the_end_of_the_stretch() -> None:
    tokens = tokenise("trade secrets")
    topics = bundled_knowledge().topics
    assert topics_of(tokens, 0, 2, topics)
    assert not topics_of(tokens, 0, 1, topics)


def test_a_pronoun_is_no_information_technology() -> None:
    assert FIELD not in topics_in("China said it would buy more soybeans.")
