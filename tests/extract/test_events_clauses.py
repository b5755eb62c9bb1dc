"""Events whose actor, date or status stands in another part of the sentence."""

from __future__ import annotations

import datetime as dt

import pytest

from tests.articles import PUBLISHED, actor_ids, date_of, events_in


def seen(text: str, published: dt.date = PUBLISHED) -> list[tuple[str, str, str | None, str]]:
    """Type, status, date and actors of each event of a text."""
    return [
        (event.type, event.status, date_of(event), " ".join(sorted(actor_ids(event))))
        for event in events_in(text, published=published)
    ]


@pytest.mark.parametrize(
    ("text", "event"),
    [
        pytest.param(
            "Obama and his Chinese counterpart, Xi Jinping, held talks in Washington on Friday.",
            ("summit", "occurred", "2015-09-25", "barack-obama xi-jinping"),
            id="a counterpart",
        ),
        pytest.param(
            "A spokesman for the Pentagon said on Tuesday that the attack came from China.",
            ("statement", "occurred", "2015-09-22", "us-defense"),
            id="the voice of a building",
        ),
        pytest.param(
            "China denied the charges and suspended an earlier cyber working group.",
            ("suspension", "occurred", "../2015-09-28", "CN"),
            id="a subject shared with a verb of saying",
        ),
        pytest.param(
            "China has announced it is pulling out of a joint cyber working group over the charges.",
            ("suspension", "occurred", "../2015-09-28", "CN"),
            id="it is the speaker",
        ),
        pytest.param(
            "China expressed anger on Friday, saying the US was spying on it.",
            ("statement", "occurred", "2015-09-25", "CN"),
            id="a participle closes no speech",
        ),
        pytest.param(
            "In Beijing, Kerry and State Councilor Yang Jiechi agreed Saturday to set up a working group on hacking.",
            ("working_group", "occurred", "2015-09-26", "john-kerry yang-jiechi"),
            id="a day between the verb and its infinitive",
        ),
        pytest.param(
            "The China-US working group on hacking met in Washington in July 2013.",
            ("working_group", "occurred", "2013-07", "CN US"),
            id="a group that meets",
        ),
        pytest.param(
            "The cyber forum, which was started by Lu Wei in 2014, opened on Friday.",
            ("conference", "occurred", "2015-09-25", ""),
            id="the main clause dates a noun before its relative clause does",
        ),
        pytest.param(
            "In April 2013, John Kerry announced that the two countries would set up a cyber working group.",
            ("working_group", "occurred", "2013-04", "john-kerry"),
            id="an announced would",
        ),
        pytest.param(
            "The White House said that Xi Jinping would visit Washington on October 2.",
            ("visit", "planned", "2015-10-02", "xi-jinping"),
            id="a would with a day",
        ),
        pytest.param(
            "During a phone call on Monday, Obama and Xi agreed to step up cooperation on cybersecurity.",
            ("call", "occurred", "2015-09-28", "barack-obama xi-jinping"),
            id="a call in a phrase",
        ),
        pytest.param(
            "“China opposes hacking,” Chinese Premier Li Keqiang told Kerry in a meeting on Tuesday.",
            ("statement", "occurred", "2015-09-22", "li-keqiang"),
            id="said in a meeting",
        ),
        pytest.param(
            "China and the US will hold the dialogue on cybercrime in Washington in December.",
            ("dialogue", "planned", "2015-12", "CN US"),
            id="a base form has a subject",
        ),
        pytest.param(
            "China and the United States opened the Strategic and Economic Dialogue in Washington on June 23, 2015.",
            ("dialogue", "occurred", "2015-06-23", "CN US"),
            id="whoever opens a gathering takes part",
        ),
        pytest.param(
            "Max Baucus, a Democrat who chairs a panel, told a hearing on Tuesday that hacking had grown.",
            ("statement", "occurred", "2015-09-22", "max-baucus"),
            id="a relative clause in an apposition",
        ),
        pytest.param(
            "Four dialogues on cyber crime, of which one is new, were launched by Xi Jinping and Obama in April 2014.",
            ("agreement", "occurred", "2014-04", "barack-obama xi-jinping"),
            id="launched after a relative clause",
        ),
    ],
)
def test_the_sentence_tells_of_it(text: str, event: tuple[str, str, str, str]) -> None:
    assert event in seen(text)


@pytest.mark.parametrize(
    ("text", "event"),
    [
        pytest.param(
            "When the charges were unsealed, Beijing protested on Friday.",
            ("protest", "occurred", "2015-09-25", "CN"),
            id="Beijing is no participle",
        ),
        pytest.param(
            "Ambassador Max Baucus summoned the officials on Tuesday.",
            ("protest", "occurred", "2015-09-22", "max-baucus"),
            id="a name holds no trigger",
        ),
    ],
)
def test_a_word_is_not_taken_for_grammar(text: str, event: tuple[str, str, str, str]) -> None:
    assert event in seen(text)


def test_an_office_in_apposition_is_no_second_person() -> None:
    text = "Tom Donilon, Obama's national security adviser, urged China on Monday to stop cyber theft."
    assert [actors for _, _, _, actors in seen(text)] == ["thomas-donilon"]


@pytest.mark.parametrize(
    ("text", "event"),
    [
        pytest.param(
            "Opening the annual talks in Beijing on Wednesday, Xi Jinping said confrontation would harm both.",
            ("statement", "occurred", "2015-09-23", "xi-jinping"),
            id="the date of what it opens",
        ),
        pytest.param(
            "Appearing before a Senate committee on Tuesday, Keith Alexander said that hacking had grown.",
            ("statement", "occurred", "2015-09-22", "keith-alexander"),
            id="the date of the participle",
        ),
        pytest.param(
            "Accusing Beijing of theft, Barack Obama warned on Friday of sanctions.",
            ("accusation", "occurred", "2015-09-25", "CN barack-obama"),
            id="the subject is still to come",
        ),
        pytest.param(
            "Hosted by Wang Yi and John Kerry, the cyber dialogue opened on Friday.",
            ("dialogue", "occurred", "2015-09-25", "john-kerry wang-yi"),
            id="past participle",
        ),
        pytest.param(
            "Citing a report released in February, John Kerry urged China on Friday to act.",
            ("statement", "occurred", "2015-09-25", "john-kerry"),
            id="a date of its own stays",
        ),
    ],
)
def test_a_participle_opens_the_sentence(text: str, event: tuple[str, str, str, str]) -> None:
    assert event in seen(text)


def test_a_report_that_is_only_cited_dates_no_speech() -> None:
    (statement,) = [
        one
        for one in seen("Citing a report released in February, John Kerry urged China to act.")
        if one[0] == "statement"
    ]
    assert statement[2] == "../2015-09-28"


@pytest.mark.parametrize(
    ("text", "event"),
    [
        pytest.param(
            "The accord that Xi Jinping and Barack Obama drafted in California, where they met in June 2013, holds.",
            ("summit", "occurred", "2013-06", "barack-obama xi-jinping"),
            id="they stand in the sentence",
        ),
        pytest.param(
            "China and the US agreed on Tuesday to share leads, as the second round of their cyber dialogue ended.",
            ("dialogue", "occurred", "2015-09-22", "CN US"),
            id="as the dialogue closed",
        ),
    ],
)
def test_what_the_sentence_says_beside(text: str, event: tuple[str, str, str, str]) -> None:
    assert event in seen(text)


def test_they_are_named_in_the_title() -> None:
    text = "The accord that Xi Jinping and Barack Obama drafted in California, where they met in June 2013, holds."
    assert "Xi Jinping and Barack Obama met" in [event.title for event in events_in(text)]


@pytest.mark.parametrize(
    ("text", "event"),
    [
        pytest.param(
            "In a written answer to lawmakers released on Monday, the Commerce Department said hacking had grown.",
            ("statement", "occurred", "2015-09-28", "us-commerce"),
            id="the day of what it speaks in",
        ),
        pytest.param(
            "The cyber ministers met in Washington on December 1, 2014, Zhao Zeliang told reporters.",
            ("statement", "occurred", "../2015-09-28", "zhao-zeliang"),
            id="no day of its own",
        ),
        pytest.param(
            "Presidents Xi and Obama met in Hangzhou on Friday.",
            ("summit", "occurred", "2015-09-25", "barack-obama xi-jinping"),
            id="a title of several",
        ),
        pytest.param(
            "Hong Lei rejected the charges on Friday.",
            ("denial", "occurred", "2015-09-25", "cn-mfa hong-lei"),
            id="a spokesman speaks for his ministry though nobody says so",
        ),
    ],
)
def test_who_speaks_when(text: str, event: tuple[str, str, str, str]) -> None:
    assert event in seen(text)


def test_nobody_has_said_what_lies_ahead() -> None:
    (statement,) = [
        one for one in seen("Barack Obama said on October 9 he expects a deal on hacking.") if one[0] == "statement"
    ]
    assert statement[:3] == ("statement", "occurred", "../2015-09-28")


@pytest.mark.parametrize(
    ("text", "event"),
    [
        pytest.param(
            "For the past four months, hackers thought to be Chinese have attacked the computers of this newspaper.",
            ("cyber_incident", "alleged", "2015-05-28/2015-09-28", ""),
            id="a participle only describes the subject",
        ),
        pytest.param(
            "The talks on hacking between the two ministers, Wang Yi and John Kerry, took place on Friday.",
            ("meeting", "occurred", "2015-09-25", "john-kerry wang-yi"),
            id="names of the people before the comma",
        ),
        pytest.param(
            "Susan Rice was ushered into the Great Hall on Monday for a meeting with Xi Jinping.",
            ("meeting", "occurred", "2015-09-28", "susan-rice xi-jinping"),
            id="for a meeting",
        ),
        pytest.param(
            "A delegation headed by Chen Zhimin will travel to Washington from October 16 to 18.",
            ("visit", "planned", "2015-10-16/2015-10-18", "chen-zhimin"),
            id="who heads a delegation travels",
        ),
        pytest.param(
            "Mr. Hagel visited Beijing on Friday.",
            ("visit", "occurred", "2013-09-27", "chuck-hagel"),
            id="mister in office",
        ),
        pytest.param(
            "Max Baucus, a former IBM lawyer in China, visited Beijing on Friday.",
            ("visit", "occurred", "2013-09-27", "max-baucus"),
            id="the subject stands before its description",
        ),
    ],
)
def test_the_people_are_found(text: str, event: tuple[str, str, str, str]) -> None:
    published = dt.date(2013, 9, 28) if event[2].startswith("2013") else PUBLISHED
    assert event in seen(text, published)


@pytest.mark.parametrize("text", ["Mr. Wang visited Washington on Friday.", "Ms. Hagel visited Beijing on Friday."])
def test_a_name_that_may_be_anybodys_is_nobodys(text: str) -> None:
    assert not seen(text, dt.date(2013, 9, 28))


def test_what_somebody_is_blamed_for_is_of_another_day() -> None:
    assert not seen("Chinese hackers were named on Wednesday for a breach of the network of Anthem.")
