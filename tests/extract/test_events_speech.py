"""Speech: who speaks, what kind of act it is, and what it brings about."""

import pytest

from tests.articles import actor_ids, date_of, event_in, events_in

FRIDAY = "2015-09-25"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Hong Lei said on Friday that China opposes hacking.", id="with a clause"),
        pytest.param("China opposes hacking of any kind, Hong Lei said on Friday.", id="closing"),
        pytest.param("“We oppose hacking of any kind,” said Hong Lei on Friday.", id="inverted"),
        pytest.param("“We oppose hacking,” Hong Lei said on Friday. “We always will.”", id="in the middle"),
        pytest.param("Hong Lei on Friday called on Washington to stop hacking.", id="a call"),
        pytest.param("Hong Lei told reporters on Friday that China opposes hacking.", id="told"),
        pytest.param("Hong Lei was quoted as saying on Friday that China opposes hacking.", id="quoted"),
        pytest.param("In a speech on Friday, Hong Lei said China opposes hacking.", id="in a speech"),
        pytest.param("Hong Lei said in a statement on Friday that China opposes hacking.", id="in a statement"),
        pytest.param(
            "Speaking in Beijing, Hong Lei said on Friday that China opposes hacking.", id="after a participle"
        ),
    ],
)
def test_the_speaker_is_found_wherever_the_verb_stands(text: str) -> None:
    event = event_in(text)
    assert (event.type, event.status, date_of(event)) == ("statement", "occurred", FRIDAY)
    assert {one.actor.id: one.role for one in event.participants} == {"hong-lei": "speaker", "cn-mfa": "speaker"}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Hong Lei dismissed the allegations on Friday.", "denial"),
        ("Hong Lei called the report groundless on Friday.", "denial"),
        ("Hong Lei denied on Friday that China hacked the firm.", "denial"),
        ("The United States accused China on Friday of hacking.", "accusation"),
        ("James Comey blamed China on Friday for the breach.", "accusation"),
        ("China summoned the US ambassador on Friday.", "protest"),
        ("Beijing lodged a formal complaint with Washington on Friday.", "protest"),
        ("Hong Lei urged Washington on Friday to stop spying.", "statement"),
    ],
)
def test_the_more_special_act_names_the_type(text: str, kind: str) -> None:
    assert event_in(text).type == kind


@pytest.mark.parametrize(
    "speaker",
    [
        "James Lewis, a cyber security expert at the Center for Strategic and International Studies,",
        "Li Wei, a researcher at Tsinghua University,",
        "Huawei",
        "Mandiant",
        "Shen Yi, an associate professor at Fudan University,",
        "Jane Doe",
    ],
)
def test_experts_and_companies_comment(speaker: str) -> None:
    assert event_in(f"{speaker} said on Friday that hacking hurts both China and the United States.").type == "comment"


def test_a_firm_that_blames_does_so_on_the_record() -> None:
    event = event_in("Mandiant accused the Chinese army on Friday of hacking.")
    assert (event.type, date_of(event)) == ("accusation", FRIDAY)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("CrowdStrike said on Friday that Chinese hackers attacked seven companies.", "disclosure_report"),
        ("CrowdStrike said that Chinese hackers attacked seven companies.", "comment"),
        ("CrowdStrike said on Friday that hacking hurts trade.", "comment"),
        ("James Lewis said on Friday that Chinese hackers attacked seven companies.", "comment"),
    ],
)
def test_a_firm_that_tells_on_a_day_what_attacks_it_saw_reports(text: str, kind: str) -> None:
    assert event_in(text).type == kind


@pytest.mark.parametrize(
    "speaker", ["John Kerry", "Foreign Ministry spokesman Hong Lei", "The Pentagon", "China", "The White House"]
)
def test_officials_and_governments_state(speaker: str) -> None:
    assert event_in(f"{speaker} said on Friday that hacking hurts both sides.").type == "statement"


def test_a_speech_act_is_one_for_each_speaker_and_day() -> None:
    text = (
        "Hong Lei said on Thursday that China opposes hacking. Hong Lei also said on Thursday that talks would go on. "
        "Josh Earnest said on Thursday that hacking must stop. Hong Lei said on Friday that China was a victim."
    )
    events = events_in(text)
    assert [(max(actor_ids(event)), date_of(event), len(event.evidence)) for event in events] == [
        ("hong-lei", "2015-09-24", 2),
        ("josh-earnest", "2015-09-24", 1),
        ("hong-lei", FRIDAY, 1),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "China opposes hacking.",
        "Washington accuses Beijing of hacking.",
        "The United States believes in an open internet.",
    ],
)
def test_the_standing_position_of_a_country_is_no_act(text: str) -> None:
    assert events_in(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "The report said on Friday that hacking had grown.",
        "It was said on Friday that hacking had grown.",
        "Nobody said that hacking had grown.",
    ],
)
def test_speech_without_a_speaker_is_no_event(text: str) -> None:
    assert not [event for event in events_in(text) if event.type == "statement"]


def test_what_a_speaker_says_that_another_says_is_the_first_ones_speech() -> None:
    event = event_in("Hong Lei said on Friday that Washington had said that China was a partner.")
    assert actor_ids(event) == {"hong-lei", "cn-mfa"}


def test_an_announcement_and_the_outcome_that_it_announces_are_one() -> None:
    event = event_in(
        "Barack Obama and Xi Jinping announced on Friday that the two countries had agreed on cyber norms."
    )
    assert (event.type, date_of(event)) == ("agreement", FRIDAY)
    assert {"barack-obama", "xi-jinping"} <= actor_ids(event)


def test_heads_of_state_said_to_have_agreed_commit_their_countries() -> None:
    text = "The two countries agreed not to steal trade secrets, Obama and Xi said on Friday."
    event = event_in(text)
    assert (event.type, date_of(event)) == ("agreement", FRIDAY)
    assert {"barack-obama", "xi-jinping"} <= actor_ids(event)


def test_background_that_a_speaker_mentions_without_a_date_is_part_of_the_speech() -> None:
    text = "Hong Lei said on Friday that Xi Jinping had visited Washington."
    assert [event.type for event in events_in(text)] == ["statement"]


def test_background_with_a_date_of_its_own_is_an_event() -> None:
    text = "Hong Lei said on Friday that Xi Jinping had visited Washington in 2012."
    assert [(event.type, date_of(event)) for event in events_in(text)] == [("statement", FRIDAY), ("visit", "2012")]


def test_the_evidence_names_who_says_so() -> None:
    *_, visit = events_in("Hong Lei said on Friday that Xi Jinping had visited Washington in 2012.")
    assert visit.evidence[0].speaker == "Hong Lei"


def test_what_the_paper_itself_tells_has_no_speaker() -> None:
    assert event_in("Xi Jinping visited Washington in 2012.").evidence[0].speaker is None


def test_a_participle_that_unfolds_its_clause_is_no_act_of_its_own() -> None:
    event = event_in("The United States indicted five Chinese officers on Monday, accusing them of hacking six firms.")
    assert event.type == "indictment"
