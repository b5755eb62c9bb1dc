"""How real an event is: what the language says, and where the date says more."""

import datetime as dt

import pytest

from tests.articles import PUBLISHED, date_of, event_in, events_in


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Xi Jinping visited Washington last week.", "occurred"),
        ("Xi Jinping has visited Washington.", "occurred"),
        ("Xi Jinping will visit Washington in October.", "planned"),
        ("Xi Jinping is scheduled to visit Washington on Friday.", "planned"),
        ("Xi Jinping is to visit Washington in October.", "planned"),
        ("Xi Jinping is expected to visit Washington next month.", "planned"),
        ("Xi Jinping plans to visit Washington next year.", "planned"),
        ("Wang Yi met John Kerry in Beijing in May 2013, and the next month visited Washington.", "occurred"),
        ("Beijing allegedly hacked the computers of Microsoft in July 2014.", "alleged"),
        ("Chinese officers reportedly broke into the network of Alcoa in June 2010.", "alleged"),
        ("The White House is considering sanctions against Chinese firms.", "hypothetical"),
        ("Washington could impose sanctions on Huawei.", "hypothetical"),
        ("If China attacks again, Washington would impose sanctions.", "hypothetical"),
    ],
)
def test_the_words_before_an_event_say_how_real_it_is(text: str, status: str) -> None:
    assert event_in(text).status == status


def test_the_cue_is_part_of_the_provenance() -> None:
    steps = event_in("Xi Jinping will visit Washington in October.").provenance
    assert ("status", "cue-planned", "«will»") in [(step.stage, step.rule, step.detail) for step in steps]


@pytest.mark.parametrize(
    "text",
    [
        "Obama may meet Xi in November.",
        "Kerry would like to meet Wang Yi on Friday.",
        "China should sign an agreement with the United States this year.",
        "If Obama meets Xi, the two could agree on norms.",
        "Congress wants to pass a cybersecurity law this year.",
    ],
)
def test_what_is_only_wished_for_is_no_event(text: str) -> None:
    assert events_in(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "The two sides did not agree on cyber norms.",
        "No agreement was reached on Friday.",
        "Wang Yi did not meet John Kerry on Friday.",
        "Xi Jinping never met Edward Snowden.",
        "Xi Jinping has not visited Washington this year.",
        "Neither side agreed to share evidence.",
        "Wang Yi met no US official on Friday.",
    ],
)
def test_what_did_not_happen_is_no_event(text: str) -> None:
    assert events_in(text) == []


def test_a_denial_occurred_though_what_it_denies_did_not() -> None:
    event = event_in("Hong Lei denied on Friday that China hacked the computers of the agency.")
    assert (event.type, event.status, date_of(event)) == ("denial", "occurred", "2015-09-25")


def test_a_range_that_has_begun_has_occurred() -> None:
    event = event_in("Xi Jinping will visit the United States from September 22 to 30.")
    assert (event.status, date_of(event)) == ("occurred", "2015-09-22/2015-09-30")
    assert "date-over-tense" in {step.rule for step in event.provenance}


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Xi Jinping will visit Washington in September.", id="a month"),
        pytest.param("Xi Jinping will visit Washington this week.", id="a week"),
        pytest.param("Xi Jinping will visit Washington this year.", id="a year"),
        pytest.param("Xi Jinping will visit the United States from September 1 to 30.", id="too long for a stay"),
        pytest.param("Congress will ban Huawei from September 8 to 12.", id="no gathering"),
        pytest.param("Xi Jinping will visit Washington from September 10 to 12.", id="beginning that day"),
    ],
)
def test_a_plan_for_the_present_period_is_still_a_plan(text: str) -> None:
    assert event_in(text, published=dt.date(2015, 9, 10)).status == "planned"


def test_a_stay_that_began_the_day_before_has_occurred() -> None:
    text = "Xi Jinping will visit Washington from September 9 to 12."
    assert event_in(text, published=dt.date(2015, 9, 10)).status == "occurred"


def test_a_plan_whose_days_are_over_is_told_of_as_done() -> None:
    assert event_in("Xi Jinping was to visit Washington in August.").status == "occurred"


@pytest.mark.parametrize("verb", ["meets", "met", "will meet"])
def test_a_day_after_publication_is_planned_whatever_the_tense(verb: str) -> None:
    event = event_in(f"Xi Jinping {verb} Barack Obama in Washington on October 2, 2015, at noon.")
    assert (event.status, date_of(event)) == ("planned", "2015-10-02")


def test_the_day_of_publication_itself_is_not_to_come() -> None:
    assert event_in("Xi Jinping met Barack Obama in New York on Monday.").status == "occurred"


@pytest.mark.parametrize("word", ["when", "before", "once"])
def test_the_present_of_a_clause_of_time_is_to_come(word: str) -> None:
    event = event_in(f"The issue will come up {word} Xi Jinping meets Barack Obama.")
    assert (event.type, event.status, date_of(event)) == ("summit", "planned", f"{PUBLISHED}/..")


def test_the_past_of_a_clause_of_time_is_past() -> None:
    assert event_in("The issue came up when Xi Jinping met Barack Obama.").status == "occurred"


def test_a_noun_with_a_past_date_is_a_fact_after_any_modal() -> None:
    event = event_in("Analysts say it could take years to mend the hacking of Anthem in February 2015.")
    assert event.status == "occurred"


def test_a_speech_about_a_possibility_was_made() -> None:
    event = event_in("Barack Obama said on Friday that the United States could act against hackers.")
    assert (event.type, event.status) == ("statement", "occurred")


def test_plan_and_what_came_of_it_are_two() -> None:
    text = "Xi Jinping will visit Washington in October."
    plan, *_ = events_in(text)
    later = events_in("Xi Jinping visited Washington in October.", published=dt.date(2015, 11, 2))
    assert (plan.status, later[0].status, plan.date) == ("planned", "occurred", later[0].date)
    assert plan.id != later[0].id


def test_what_is_decided_against_is_called_off() -> None:
    event = event_in("The White House has decided not to impose sanctions on Chinese firms for hacking.")
    assert (event.type, event.status) == ("sanctions", "cancelled")
