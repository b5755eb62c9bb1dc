"""Who takes part in an event."""

import pytest

from tests.articles import actor_ids, event_in, events_in


def parts_in(text: str) -> dict[str, str]:
    """The role of each participant of the only event."""
    return {one.actor.id: one.role for one in event_in(text).participants}


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        pytest.param("Wang Yi met John Kerry on Friday.", {"wang-yi", "john-kerry"}, id="subject and object"),
        pytest.param("Wang Yi held talks with John Kerry on Friday.", {"wang-yi", "john-kerry"}, id="with"),
        pytest.param("John Kerry was met by Wang Yi on Friday.", {"wang-yi", "john-kerry"}, id="passive and by"),
        pytest.param(
            "Wang Yi, Meng Jianzhu and John Kerry met on Tuesday.",
            {"wang-yi", "meng-jianzhu", "john-kerry"},
            id="a list",
        ),
        pytest.param(
            "Meng Jianzhu, a special envoy of Xi Jinping, met Susan Rice on Friday.",
            {"meng-jianzhu", "susan-rice"},
            id="an apposition names somebody else",
        ),
        pytest.param(
            "Hong Lei, who met Susan Rice on Friday, is a spokesman.",
            {"hong-lei", "susan-rice"},
            id="relative clause",
        ),
        pytest.param("Obama, accompanied by Susan Rice, met Xi on Friday.", {"barack-obama", "xi-jinping"}, id="aside"),
        pytest.param(
            "The meeting between Wang Yi and John Kerry on Friday was short.", {"wang-yi", "john-kerry"}, id="between"
        ),
        pytest.param(
            "Xi met executives of Apple and Microsoft on Wednesday.",
            {"xi-jinping", "apple", "microsoft"},
            id="people of firms",
        ),
        pytest.param(
            "Senior officials of China and the U.S. met in Washington on Tuesday.",
            {"CN", "US"},
            id="people of countries",
        ),
        pytest.param("The two presidents met in Washington on Friday.", {"xi-jinping", "barack-obama"}, id="a group"),
    ],
)
def test_who_met(text: str, actors: set[str]) -> None:
    event = event_in(text)
    assert event.type in ("meeting", "summit")
    assert actor_ids(event) == actors
    assert {one.role for one in event.participants} == {"participant"}


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("China accused the United States of spying on Huawei.", {"CN": "source", "US": "target"}),
        ("The United States was accused by China of spying.", {"CN": "source", "US": "target"}),
        (
            "The Justice Department indicted Su Bin on Friday.",
            {"us-justice": "source", "su-bin": "target"},
        ),
        ("Su Bin was indicted by the Justice Department on Friday.", {"us-justice": "source", "su-bin": "target"}),
        ("Su Bin was arrested in Canada in June 2014.", {"su-bin": "target"}),
        ("Su Bin pleaded guilty in Los Angeles in March 2015.", {"su-bin": "target"}),
        ("China summoned US Ambassador Max Baucus on Friday.", {"CN": "source", "max-baucus": "target"}),
        ("Huawei was banned by Washington in 2012.", {"US": "source", "huawei": "target"}),
        ("Mandiant published a report on Chinese hackers in 2013.", {"mandiant": "source"}),
        ("A report by Mandiant was published in February 2013.", {"mandiant": "source"}),
        ("Beijing suspended the cyber working group in 2014.", {"CN": "source"}),
        ("The cyber working group was suspended by Beijing in 2014.", {"CN": "source"}),
    ],
)
def test_who_did_it_and_to_whom(text: str, parts: dict[str, str]) -> None:
    assert parts_in(text) == parts


def test_those_who_chair_a_round_take_part_in_it() -> None:
    event = event_in(
        "Guo Shengkun and Loretta Lynch co-chaired the cyber dialogue in Washington on Dec. 1, 2014. Rain fell."
    )
    assert (event.type, actor_ids(event)) == ("dialogue", {"guo-shengkun", "loretta-lynch"})


@pytest.mark.parametrize("capital", ["Beijing", "Washington"])
def test_a_capital_stands_for_its_country_where_it_acts(capital: str) -> None:
    country = {"Beijing": "CN", "Washington": "US"}[capital]
    assert parts_in(f"{capital} denied on Friday that it hacks companies.") == {country: "source"}


def test_a_capital_where_something_takes_place_takes_no_part() -> None:
    event = event_in("Wang Yi met John Kerry in Beijing on Friday.")
    assert actor_ids(event) == {"wang-yi", "john-kerry"}
    assert event.place
    assert (event.place.name, event.place.country) == ("Beijing", "CN")


def test_countries_give_way_to_their_people() -> None:
    event = event_in("China's President Xi Jinping and the US president, Barack Obama, met on Friday.")
    assert actor_ids(event) == {"xi-jinping", "barack-obama"}
    assert event.countries == ("CN", "US")


def test_they_are_those_last_spoken_of_together() -> None:
    meeting, agreement = events_in("John Kerry and Wang Yi met on Tuesday. They agreed to share evidence.")
    assert actor_ids(agreement) == actor_ids(meeting) == {"john-kerry", "wang-yi"}


def test_they_reach_over_a_sentence() -> None:
    *_, agreement = events_in("John Kerry and Wang Yi met on Tuesday. The rain fell. They agreed to share evidence.")
    assert actor_ids(agreement) == {"john-kerry", "wang-yi"}


def test_they_are_not_one_alone() -> None:
    events = events_in("John Kerry visited Beijing on Tuesday. They agreed to share evidence.")
    assert [event.type for event in events] == ["visit"]


def test_both_sides_do_not_visit_each_other_at_once() -> None:
    events = events_in("China and the United States signed an agreement on Tuesday. They visited a school on Friday.")
    assert [event.type for event in events] == ["agreement"]


def test_two_people_visit_together() -> None:
    *_, visit = events_in("John Kerry and Susan Rice met Wang Yi on Tuesday. They visited Shanghai on Friday.")
    assert visit.type == "visit"
    assert {"john-kerry", "susan-rice"} <= actor_ids(visit)


def test_a_forums_name_does_not_say_who_came() -> None:
    event = event_in("The US-China Internet Industry Forum opened in Seattle on Wednesday.")
    assert (event.type, actor_ids(event)) == ("conference", set())


def test_the_name_of_both_sides_says_whose_a_bilateral_thing_is() -> None:
    event = event_in("The China-US consensus of September 2015 holds.")
    assert (event.type, actor_ids(event)) == ("agreement", {"CN", "US"})


def test_they_reach_no_further_than_a_paragraph() -> None:
    between = "The rain fell. The wind blew."
    events = events_in(f"John Kerry and Wang Yi met on Tuesday. {between} They agreed to share evidence.")
    assert [event.type for event in events] == ["meeting"]


def test_their_meeting_is_that_of_the_two_named_before() -> None:
    text = "John Kerry and Wang Yi had known each other for years; their meeting in Boston on Tuesday lasted two hours."
    assert actor_ids(event_in(text)) == {"john-kerry", "wang-yi"}


def test_a_spokesperson_speaks_with_the_ministry() -> None:
    parts = parts_in("Foreign Ministry spokesman Hong Lei said on Friday that China opposes hacking.")
    assert parts == {"hong-lei": "speaker", "cn-mfa": "speaker"}


def test_one_without_a_name_stands_with_the_texts_own_words() -> None:
    event = event_in("Five Chinese officers were indicted by the Justice Department on May 19, 2014.")
    (officers,) = [one for one in event.participants if one.role == "target"]
    assert officers.unnamed
    assert (officers.actor.name, officers.actor.country, officers.actor.known) == ("Five Chinese officers", "CN", False)


@pytest.mark.parametrize("paper", ["Xinhua", "The New York Times", "Reuters"])
def test_media_that_report_are_no_actors(paper: str) -> None:
    assert events_in(f"{paper} said on Friday that the weather in the network was fine.") == []


def test_an_office_is_that_of_the_day() -> None:
    (kerry,) = event_in("John Kerry denied on Friday that the network was hacked.").participants
    assert kerry.office == "U.S. Secretary of State"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Xi Jinping met Barack Obama on Friday.", "summit"),
        ("Barack Obama and Xi Jinping held talks on Friday.", "summit"),
        ("Xi Jinping held talks on Friday with Barack Obama and Joe Biden.", "meeting"),
        ("Xi Jinping met John Kerry on Friday.", "meeting"),
        ("Li Keqiang met Barack Obama on Friday.", "summit"),
        ("Barack Obama met David Cameron on Friday.", "meeting"),
        ("Barack Obama met Xi Jinping on Friday on the sidelines of the conference.", "meeting"),
    ],
)
def test_heads_of_both_sides_meet_in_summits(text: str, kind: str) -> None:
    events = [event for event in events_in(text) if event.type != "conference"]
    assert [event.type for event in events] == [kind]


def test_no_actor_stands_twice() -> None:
    event = event_in("Wang Yi met Wang Yi's host John Kerry on Friday, and Wang Yi met Kerry alone on Friday.")
    ids = [one.actor.id for one in event.participants]
    assert len(ids) == len(set(ids))


BOTH = "China and the United States agreed on Friday to fight hacking. "


def test_a_mechanism_is_of_the_two_sides_where_no_third_is_spoken_of() -> None:
    (dialogue,) = [
        one
        for one in events_in(BOTH + "The ministerial dialogue on cybercrime met in December 2014.")
        if one.type == "dialogue"
    ]
    assert actor_ids(dialogue) == {"CN", "US"}
    assert dialogue.title.startswith("China and United States: the ministerial dialogue")


@pytest.mark.parametrize("third", ["Britain was told. ", "Australia and Japan watched. "])
def test_a_mechanism_may_be_another_countrys(third: str) -> None:
    text = BOTH + third + "The ministerial dialogue on cybercrime met in December 2014."
    (dialogue,) = [one for one in events_in(text) if one.type == "dialogue"]
    assert not actor_ids(dialogue)


def test_a_listener_is_no_speaker() -> None:
    assert parts_in("Hong Lei, a spokesman, told John Kerry on Tuesday that China opposes hacking.") == {
        "hong-lei": "speaker",
        "cn-mfa": "speaker",
    }


def test_who_closes_what_was_said_takes_no_part_in_it() -> None:
    events = events_in(
        "China and the US have reached a consensus on cyber crimes, Meng Jianzhu said in Washington on September 12."
    )
    assert [actor_ids(event) for event in events if event.type == "agreement"] == [{"CN", "US"}]


def test_a_clause_without_a_subject_has_that_of_the_clause_before_not_its_object() -> None:
    events = events_in("Xi Jinping met John Kerry in Beijing on Friday, and visited Seattle on Saturday.")
    assert [actor_ids(event) for event in events if event.type == "visit"] == [{"xi-jinping"}]
    events = events_in("Prosecutors charged Su Bin on Friday, alleging that he had hacked Boeing.")
    assert not any(event.type == "accusation" and "su-bin" in actor_ids(event) for event in events)
