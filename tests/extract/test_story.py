"""Sentences that tell more of an event that the text has told."""

import pytest

from tests.articles import actor_ids, date_of, event_in, events_in

DIALOGUE = "China and the United States held a dialogue on cybercrime in Washington on Tuesday. "
INDICTMENT = "The Justice Department indicted three Chinese hackers on Friday. "


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The dialogue was co-chaired by Guo Shengkun and Loretta Lynch.", id="passive"),
        pytest.param("Guo Shengkun and Loretta Lynch chaired the dialogue.", id="active"),
        pytest.param("It was co-chaired by Guo Shengkun and Loretta Lynch.", id="a pronoun for the gathering"),
        pytest.param("Also present were Guo Shengkun and Loretta Lynch.", id="inverted"),
        pytest.param("Guo Shengkun led the Chinese side and Loretta Lynch led the US side.", id="each side"),
        pytest.param(
            "It was chaired by Guo Shengkun, China's minister of public security, and Loretta Lynch.",
            id="a list with an apposition",
        ),
    ],
)
def test_who_came_is_told_later(text: str) -> None:
    event = event_in(DIALOGUE + text)
    assert (event.type, date_of(event)) == ("dialogue", "2015-09-22")
    assert actor_ids(event) == {"guo-shengkun", "loretta-lynch"}
    assert len(event.evidence) == 2
    assert event.title.startswith("China and United States")


def test_the_accused_are_named_later() -> None:
    event = event_in(INDICTMENT + "The defendants, Wu Yingzhuo and Dong Hao, worked for a firm in Guangzhou.")
    assert (event.type, date_of(event)) == ("indictment", "2015-09-25")
    assert {"Wu Yingzhuo", "Dong Hao"} <= {one.actor.name for one in event.participants if one.role == "target"}


def test_a_definite_noun_with_its_people_carries_on() -> None:
    text = "Xi Jinping met Barack Obama on Friday. The talks between Obama and Xi lasted two hours."
    assert len(event_in(text).evidence) == 2


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The talks between Wang Yi and John Kerry were short.", id="other people"),
        pytest.param("A dialogue was chaired by Guo Shengkun on Friday.", id="a date of its own"),
    ],
)
def test_another_gathering_is_none_of_the_first(text: str) -> None:
    met = "Guo Shengkun and Loretta Lynch met on Tuesday. "
    (first,) = [event for event in events_in(met + text) if date_of(event) == "2015-09-22"]
    assert len(first.evidence) == 1


def test_nobody_chairs_what_was_not_told() -> None:
    assert not events_in("The committee was chaired by John Kerry. He attended a school in Boston.")


def test_a_gathering_far_above_is_not_meant() -> None:
    filler = "Rain fell on the city. " * 10
    event = event_in(DIALOGUE + filler + "The dialogue was chaired by Guo Shengkun.")
    assert len(event.evidence) == 1
