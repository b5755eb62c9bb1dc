"""Which verb or noun a date belongs to."""

import pytest

from tests.extract.readings import reading_of


def governors_of(text: str) -> dict[str, str]:
    """The word that each temporal expression dates."""
    reading = reading_of(text)
    return {
        one.timex.span.of(text): reading.tokens.words[one.governor.at]
        for one in reading.attachments
        if one.timex.interval is not None
    }


@pytest.mark.parametrize(
    ("text", "governors"),
    [
        ("Xi met Obama on Friday.", {"Friday": "met"}),
        ("On Friday, Xi met Obama.", {"Friday": "met"}),
        ("Xi on Friday met Obama.", {"Friday": "met"}),
        ("In a Friday speech, Obama warned China.", {"Friday": "speech"}),
        ("Xi met Obama on Friday and visited Seattle on Tuesday.", {"Friday": "met", "Tuesday": "visited"}),
        ("China denied on Friday that it hacked the bank in May.", {"Friday": "denied", "May": "hacked"}),
        ("Beijing suspended the working group on cyber issues in May 2014.", {"May 2014": "suspended"}),
        ("China walked out in May and met Kerry on Friday.", {"May": "walked", "Friday": "met"}),
        ("The group, which met in July, was suspended last week.", {"July": "met", "last week": "suspended"}),
        ("The Sept. 10 meeting was short.", {"Sept. 10": "meeting"}),
        ("Obama's visit to Beijing in November 2014 was short.", {"November 2014": "visit"}),
    ],
)
def test_an_expression_dates_the_word_that_is_nearest_in_its_clause(text: str, governors: dict[str, str]) -> None:
    assert governors_of(text) == governors


def test_a_verb_that_announces_nothing_keeps_its_date() -> None:
    assert governors_of("Kerry grew up in Boston in May 1950 and met Wang Yi on Friday.")["May 1950"] == "grew"


def test_an_expression_goes_to_one_word_alone() -> None:
    text = "On Friday Xi met Obama, praised the talks, signed an agreement and visited Seattle."
    assert [one.timex.span.of(text) for one in reading_of(text).attachments] == ["Friday"]
