"""Pages of questions and answers: whose words the answers are, and what they do by saying so."""

import datetime as dt

import pytest

from tests.articles import actor_ids, date_of, events_in

DAY = dt.date(2014, 5, 21)
TITLE = """\
Foreign Ministry Spokesperson Hong Lei's Regular Press Conference on May 20, 2014

2014/05/21

What follows is shortened, and questions on other matters, on the weather and on sport, have been left out of it."""
ASKED = "Q: What does China say to the charges that its officers hacked American firms?"
GROUNDLESS = "A: The charges are groundless and made with ulterior motives."


def told(*blocks: str, day: dt.date = DAY) -> list[tuple[str, str | None, set[str]]]:
    """Type, date and actors of the events of a page."""
    return [(one.type, date_of(one), actor_ids(one)) for one in events_in("\n\n".join(blocks), published=day)]


HONG = {"hong-lei", "cn-mfa"}


@pytest.mark.parametrize(
    "page",
    [
        pytest.param([TITLE, ASKED, GROUNDLESS], id="the title"),
        pytest.param(
            [
                "Regular Press Conference (excerpts)\n\n2014/05/21",
                "On May 20, 2014, Foreign Ministry Spokesperson Hong Lei took questions.",
                ASKED,
                GROUNDLESS,
            ],
            id="the opening",
        ),
        pytest.param([TITLE, ASKED, GROUNDLESS.replace("A:", "Hong Lei:")], id="the label"),
        pytest.param([TITLE, ASKED, GROUNDLESS.replace("A:", "Spokesperson:")], id="the label of a post"),
        pytest.param([TITLE, ASKED, "A: Let me say this.", GROUNDLESS.removeprefix("A: ")], id="a turn goes on"),
        pytest.param([TITLE, ASKED.replace("Q:", "Reuters:"), GROUNDLESS], id="a paper asks"),
    ],
)
def test_a_denial_in_an_answer_is_the_speakers_on_the_day_of_the_press_conference(page: list[str]) -> None:
    assert ("denial", "2014-05-20", HONG) in told(*page)


def test_without_a_day_in_its_head_the_page_has_its_own() -> None:
    page = [TITLE.replace(" on May 20, 2014", ""), ASKED, GROUNDLESS]
    assert told(*page) == [("denial", "2014-05-21", HONG)]


@pytest.mark.parametrize(
    "page",
    [
        pytest.param(["Questions and answers on hacking\n\n2014/05/21", ASKED, GROUNDLESS], id="nobody is named"),
        pytest.param(
            [
                "Press conference of spokespersons\n\n2014/05/21",
                ASKED,
                "Hong Lei: Thank you.",
                "Qin Gang: Thanks.",
                GROUNDLESS,
            ],
            id="two could be meant",
        ),
        pytest.param(
            [TITLE, "Q: The charges are groundless, are they not?", "A: No comment."], id="a question says it"
        ),
        pytest.param([TITLE, ASKED, "A: Are the charges groundless? Judge for yourself."], id="an answer asks it"),
        pytest.param([TITLE, ASKED, "A: If the charges are groundless, they will be dropped."], id="a condition"),
        pytest.param([TITLE, "The charges are groundless."], id="no turns"),
    ],
)
def test_nothing_is_made_of_words_that_are_nobodys(page: list[str]) -> None:
    assert all(kind != "denial" for kind, _, _ in told(*page))


def test_a_speech_act_is_one_event_for_a_speaker_and_a_day() -> None:
    page = [
        TITLE,
        ASKED,
        GROUNDLESS,
        "Q: And the report?",
        "A: It is false. We reject it.",
        "Q: Why?",
        "A: It is untrue.",
    ]
    assert [kind for kind, _, _ in told(*page)] == ["denial"]


@pytest.mark.parametrize("answer", ["A: We firmly reject these charges.", "A: China firmly rejects these charges."])
def test_a_spokesman_denies_in_the_name_of_his_country(answer: str) -> None:
    assert told(TITLE, ASKED, answer) == [("denial", "2014-05-20", HONG)]


def test_we_in_an_answer_are_the_speakers_country() -> None:
    page = [TITLE, ASKED, "A: We have lodged representations with the United States."]
    assert told(*page) == [("protest", "../2014-05-21", {"CN", "US"})]


def test_what_is_denied_is_no_accusation() -> None:
    page = [TITLE, ASKED, "A: The US side made up facts out of thin air and levelled absurd accusations against China."]
    assert [kind for kind, _, _ in told(*page)] == ["denial"]


def test_the_title_of_an_answer_says_who_gave_it() -> None:
    (event,) = events_in("\n\n".join([TITLE, ASKED, GROUNDLESS]), published=DAY)
    assert event.title == "Hong Lei: The charges are groundless and made with ulterior motives"


def test_capitals_name_the_speaker() -> None:
    page = [
        "Daily Press Briefing with Jen Psaki",
        "May 20, 2014",
        "MS. PSAKI: Good afternoon, everyone. I have nothing at the top today, so let us go to your questions.",
        "QUESTION: Is it true that the United States spies on firms?",
        "MS. PSAKI: The United States does not engage in such theft.",
    ]
    assert [(kind, day) for kind, day, _ in told(*page, day=dt.date(2014, 5, 20))] == [("denial", "2014-05-20")]
