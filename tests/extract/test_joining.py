"""Several triggers of one sentence that tell of one event."""

import pytest

from tests.articles import actor_ids, date_of, event_in, events_in

FRIDAY = "2015-09-25"


def test_the_talks_that_a_visit_is_made_for_belong_to_it() -> None:
    event = event_in("Meng Jianzhu was in Washington for talks with Susan Rice on Friday.")
    assert (event.type, date_of(event)) == ("visit", FRIDAY)
    assert actor_ids(event) == {"meng-jianzhu", "susan-rice"}


def test_talks_with_a_date_of_their_own_are_an_event() -> None:
    text = "Meng Jianzhu visited Washington from September 9 to 12, and on September 10 he held talks with Susan Rice."
    assert [event.type for event in events_in(text)] == ["visit", "meeting"]


@pytest.mark.parametrize(
    "text",
    [
        "China summoned the US ambassador on Friday to protest against the charges.",
        "China summoned the US ambassador on Friday to lodge a formal complaint.",
    ],
)
def test_an_act_and_what_it_is_done_for_are_one(text: str) -> None:
    event = event_in(text)
    assert (event.type, date_of(event)) == ("protest", FRIDAY)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The two sides agreed to set up a cyber working group on Friday.", "working_group"),
        ("The two sides agreed on Friday to form a cyber working group.", "working_group"),
        ("The two sides agreed on Friday to sign an agreement on hacking.", "agreement"),
        ("The two sides pledged on Friday to set up a hotline.", "agreement"),
    ],
)
def test_agreeing_to_found_is_founding(text: str, kind: str) -> None:
    event = event_in(text)
    assert (event.type, event.status, date_of(event)) == (kind, "occurred", FRIDAY)
    assert actor_ids(event) == {"CN", "US"}


def test_two_words_for_one_meeting_are_one() -> None:
    event = event_in("Susan Rice held frank talks in her meeting with Meng Jianzhu on Friday.")
    assert (event.type, date_of(event)) == ("meeting", FRIDAY)
    assert actor_ids(event) == {"susan-rice", "meng-jianzhu"}


def test_two_dates_are_two_events() -> None:
    text = "Xi Jinping visited Seattle on Tuesday and visited Washington on Friday."
    assert [date_of(event) for event in events_in(text)] == ["2015-09-22", FRIDAY]


def test_the_meeting_that_was_called_off_is_its_cancellation() -> None:
    event = event_in("The planned meeting between Xi Jinping and Barack Obama was cancelled.")
    assert (event.type, event.status) == ("suspension", "occurred")
    assert actor_ids(event) == {"xi-jinping", "barack-obama"}


def test_a_report_that_says_something_is_the_reports_event() -> None:
    event = event_in("A report by Mandiant said in February 2013 that the Chinese army had hacked the firms.")
    assert (event.type, date_of(event)) == ("disclosure_report", "2013-02")
