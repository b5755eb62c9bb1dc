"""Which documents can add to a timeline of the field."""

import pytest

from cyberdiplo.extract.pipeline import extract_document, extract_relevant
from cyberdiplo.extract.relevance import SHORT, is_relevant, names_both_sides
from cyberdiplo.model.tokens import words_of
from tests.articles import article, bundled_knowledge

LONG = "Rain fell on the harbour all day long. " * (SHORT // 8)


@pytest.mark.parametrize(
    "text",
    [
        "Hackers broke into the stadium's ticket office.",
        "CYBERSECURITY was on his mind.",
        "The parliament spoke of trade secrets.",
        "China and the United States signed a treaty on fish on Monday.",
        "Chinese swimmers beat American ones.",
        "Beijing protested, and Washington shrugged.",
        f"China closed the internet cafés of a town on Monday. {LONG}",
        "The FBI replaced its computers on Monday.",
    ],
)
def test_what_makes_a_text_relevant(text: str) -> None:
    assert is_relevant(text, words_of(text), bundled_knowledge())


@pytest.mark.parametrize(
    "text",
    [
        "",
        "The harbour froze over on Monday.",
        "China signed a treaty on fish with Russia on Monday.",
        "The United States signed a treaty on fish with Canada on Monday.",
        "He said that the long sun would rise.",  # He, Long and Sun are families, too
        f"The FBI replaced its computers on Monday. {LONG}",
        "The trade in secrets is old.",
        "A shackled man stood in the dock.",
    ],
)
def test_a_text_of_one_side_or_of_none_with_only_words_that_any_paper_has_is_not(text: str) -> None:
    assert not is_relevant(text, words_of(text), bundled_knowledge())


def test_without_a_telling_side_a_word_that_any_paper_has_tells_nothing() -> None:
    knowledge = bundled_knowledge()
    text = f"China closed the internet cafés of a town on Monday. {LONG}"
    bare = knowledge._replace(gazetteer=knowledge.gazetteer._replace(telling=()))
    assert not is_relevant(text, words_of(text), bare)


@pytest.mark.parametrize(
    ("text", "both"),
    [
        ("Wang Yi met John Kerry.", True),
        ("Xi Jinping met Obama.", True),
        ("The FBI wrote to the Ministry of Public Security of China.", True),
        ("Xi Jinping met Putin.", False),
        ("Chinese exports rose, Reuters reported.", False),
        ("U.S. exports rose, Xinhua reported.", False),
    ],
)
def test_a_side_is_named_by_its_people_and_bodies_too_but_not_by_whom_a_report_is_credited_to(
    text: str, both: bool
) -> None:
    assert names_both_sides(words_of(text), bundled_knowledge().gazetteer) is both


def test_the_sides_are_those_of_the_pack() -> None:
    gazetteer = bundled_knowledge().gazetteer
    words = words_of("Russia called its ambassador to Japan home.")
    assert names_both_sides(words, gazetteer._replace(dyad=("RU", "JP")))
    assert not names_both_sides(words, gazetteer._replace(dyad=("RU", "FR")))
    assert names_both_sides(words, gazetteer._replace(dyad=())), "without sides every text has them all"


def test_what_is_relevant_is_read_as_everything_is() -> None:
    knowledge = bundled_knowledge()
    about = article("Xi Jinping met Vladimir Putin in Moscow on Friday. They spoke of hackers.")
    assert extract_relevant(about, knowledge) == extract_document(about, knowledge)
    aside = article("Xi Jinping met Vladimir Putin in Moscow on Friday. They spoke of fish.")
    assert extract_relevant(aside, knowledge) is None
    assert extract_document(aside, knowledge).mentions
