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


def test_talks_without_a_day_of_their_own_lie_within_their_visit() -> None:
    event = event_in("John Kerry visited Beijing last week for talks with Wang Yi and Yang Jiechi.")
    assert event.type == "visit"
    assert actor_ids(event) == {"john-kerry", "wang-yi", "yang-jiechi"}


def test_the_verb_that_dates_a_report_is_no_act_of_its_own() -> None:
    event = event_in("The white paper by the Pentagon argued in May 2013 that China was behind the attacks.")
    assert (event.type, date_of(event), actor_ids(event)) == ("disclosure_report", "2013-05", {"us-defense"})


def test_one_meeting_in_two_words_is_one_mention() -> None:
    event = event_in("Susan Rice held frank talks in her meeting with Meng Jianzhu on Friday.")
    assert len(event.evidence) == 1


def test_who_founded_a_gathering_is_no_event_beside_it() -> None:
    assert [event.type for event in events_in("The forum, which was started by Lu Wei in 2014, matters to China.")] == [
        "conference"
    ]


def test_a_mechanism_that_meets_is_the_event() -> None:
    event = event_in("The ministerial dialogue on cybercrime met in Beijing in June 2014.")
    assert (event.type, date_of(event)) == ("dialogue", "2014-06")


def test_a_gathering_on_several_dates_is_several() -> None:
    events = events_in("China and the US have met twice, in Washington in July 2013 and in Beijing in December 2013.")
    assert [(event.type, date_of(event)) for event in events] == [("meeting", "2013-07"), ("meeting", "2013-12")]


@pytest.mark.parametrize(
    "text",
    ["The charge is groundless, Hong Lei said on Friday.", "“The report is baseless,” Hong Lei said on Friday."],
)
def test_a_speech_has_the_type_of_its_words(text: str) -> None:
    event = event_in(text)
    assert (event.type, date_of(event), actor_ids(event)) == ("denial", FRIDAY, {"hong-lei", "cn-mfa"})
