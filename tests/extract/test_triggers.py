"""Triggers: every rule finds what its examples bracket, and a form that is no event's word is left alone."""

import itertools
import re

import pytest

from cyberdiplo.extract.triggers import MAX_GAP
from cyberdiplo.model.span import Span
from tests.articles import bundled_knowledge, extraction_of
from tests.extract.readings import located_triggers, triggers_in

BRACKETED = re.compile(r"\[([^\]]*)\]")
EXAMPLES = [pytest.param(rule, text, id=f"{rule}: {text}") for rule, text in bundled_knowledge().ontology.examples]
COUNTEREXAMPLES = [
    pytest.param(rule, text, id=f"{rule}: {text}") for rule, text in bundled_knowledge().ontology.counterexamples
]


def rules_of(text: str) -> set[str]:
    return {rule for _, rule in triggers_in(text)}


@pytest.mark.parametrize(("rule", "example"), EXAMPLES)
def test_a_rule_finds_exactly_what_its_example_brackets(rule: str, example: str) -> None:
    bracket = BRACKETED.search(example)
    assert bracket, "an example brackets its trigger"
    found = [(span, trigger.rule.id) for span, trigger in located_triggers(BRACKETED.sub(r"\1", example))]
    assert (Span(bracket.start(), bracket.start() + len(bracket[1])), rule) in found


@pytest.mark.parametrize(("rule", "example"), COUNTEREXAMPLES)
def test_a_counterexample_makes_no_event_by_its_rule(rule: str, example: str) -> None:
    """A word may be spotted and judged later: "broke into" is a break-in only in a sentence about networks."""
    assert rule not in {mention.evidence.trigger.rule for mention in extraction_of(example).mentions}


def test_every_rule_has_an_example() -> None:
    ontology = bundled_knowledge().ontology
    assert {rule.id for rule in ontology.rules} == {rule for rule, _ in ontology.examples}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Beijing will trade views with Washington.", ("trade views", "meet")),
        ("China quickly denied it.", ("denied", "deny")),
        ("The ministry did not deny it.", ("deny", "deny")),
        ("Obama will have met Xi by then.", ("met", "meet")),
        ("Xi is meeting Obama.", ("meeting", "meet")),
        ("After meeting Xi, Obama flew home.", ("meeting", "meet")),
        ("Kerry, who met Wang, left.", ("met", "meet")),
        ("China, accused of hacking, summoned the ambassador.", ("accused", "accuse")),
        ("They agreed on norms.", ("agreed on", "agree")),
        ("He cited the report as saying that talks had failed.", ("cited the report as saying", "quote")),
    ],
)
def test_every_form_of_a_verb_is_found(text: str, found: tuple[str, str]) -> None:
    assert found in triggers_in(text)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("They have to deal with hackers.", id="a verb that a noun looks like"),
        pytest.param("The biggest targets of hackers are banks.", id="a plural after an adjective"),
        pytest.param("They used copies of stolen data.", id="a participle after a preposition"),
        pytest.param("The accused officers stayed in Shanghai.", id="a participle after a determiner"),
        pytest.param("Secretary Banning spoke softly in Parliament Hall.", id="a capital within a sentence"),
    ],
)
def test_a_word_in_another_part_of_speech_is_none(text: str) -> None:
    assert not rules_of(text) - {"say"}


def test_a_form_that_noun_and_verb_share_is_told_by_the_word_before_it() -> None:
    assert triggers_in("Xi visits Seattle.") == [("visits", "visit")]
    assert rules_of("Xi's visits to Seattle were brief.") == {"visit-noun"}
    assert rules_of("The meeting of the two was short.") == {"meeting-noun"}


def test_a_gap_takes_as_many_words_as_it_may_and_no_more() -> None:
    fits, exceeds = (" ".join(["frank"] * words) for words in (MAX_GAP, MAX_GAP + 1))
    assert (f"held {fits} talks", "meet") in triggers_in(f"Wang Yi held {fits} talks with Kerry.")
    assert f"held {exceeds} talks" not in [words for words, _ in triggers_in(f"Wang held {exceeds} talks with Kerry.")]


@pytest.mark.parametrize("mark", [",", ";", ":", " —", " ("])
def test_a_gap_crosses_no_mark(mark: str) -> None:
    assert not any(words.startswith("held") for words, _ in triggers_in(f"Wang Yi held{mark} after lunch talks."))


def test_of_triggers_that_overlap_the_longer_stays() -> None:
    assert triggers_in("Washington set up a cyber working group.") == [
        ("set up a cyber working group", "working-group-formed")
    ]


def test_triggers_never_overlap_and_stand_in_text_order() -> None:
    text = "Xi held talks with Obama and agreed to set up a working group on hacking, China said in a statement."
    spans = [span for span, _ in located_triggers(text)]
    assert len(spans) > 2
    assert all(left.end <= right.begin for left, right in itertools.pairwise(spans))


def test_the_head_is_the_verb_that_carries_tense() -> None:
    (_, trigger), *_ = located_triggers("The envoy sat down with the secretary.")
    assert (trigger.verb, trigger.head, trigger.letters) == (True, trigger.first, "dn")


@pytest.mark.parametrize(
    "text",
    [
        "China announced the suspension of a working group.",
        "China announced that it had suspended a working group.",
        "China announced it is pulling out of a joint cyber working group.",
        "China decided to leave a joint working group.",
    ],
)
def test_a_group_that_is_suspended_is_not_formed(text: str) -> None:
    assert "suspend" in rules_of(text)
    assert "working-group-formed" not in rules_of(text)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("He was named in the indictment on Monday.", True),
        ("He was also formally named in the indictment.", True),
        ("He named the hacker in the indictment.", False),
    ],
)
def test_a_passive_pattern_takes_only_what_is_undergone(text: str, found: bool) -> None:
    assert (("named in the indictment", "indict") in triggers_in(text)) is found


def test_a_word_of_another_field_hides_no_trigger() -> None:
    """Where nothing is said of talks, what is put off is a law."""
    assert rules_of("The bill was shelved in April.") == {"law"}
    assert "suspend" in rules_of("The talks were shelved in April.")


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("The internet law comes into force in June.", "law"),
        ("The new bill goes into effect on Monday.", "law"),
        ("The deputy becomes ambassador in May.", "appoint"),
    ],
)
def test_a_third_person_that_is_no_plural_is_a_verb(text: str, rule: str) -> None:
    assert rule in rules_of(text)
