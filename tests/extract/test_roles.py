"""The actors around a trigger: their grammatical places, and what these are to the event."""

import pytest

from cyberdiplo.extract.drafts import Draft
from cyberdiplo.extract.roles import roles
from tests.extract.readings import drafts_of


def places(draft: Draft) -> dict[str, list[str]]:
    """The actors by their grammatical place."""
    return {
        place: [actor.id for reference in getattr(draft.arguments, place) for actor in reference.mention.actors]
        for place in ("subject", "object", "agent", "companion", "target", "owner")
        if getattr(draft.arguments, place)
    }


def cast_of(draft: Draft) -> dict[str, str]:
    """The role of each actor."""
    found = roles(draft.trigger, draft.arguments)
    return {actor.id: role for reference, role in found for actor in reference.mention.actors}


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("Wang Yi met John Kerry.", "met", {"subject": ["wang-yi"], "object": ["john-kerry"]}),
        (
            "Wang Yi held talks with John Kerry.",
            "held talks",
            {"subject": ["wang-yi"], "companion": ["john-kerry"]},
        ),
        ("Huawei was banned by Washington.", "banned", {"object": ["huawei"], "agent": ["US"]}),
        (
            "Wang Yi, Meng Jianzhu and John Kerry met.",
            "met",
            {"subject": ["wang-yi", "meng-jianzhu", "john-kerry"]},
        ),
        ("Hong Lei, who met Susan Rice, left.", "met", {"subject": ["hong-lei"], "object": ["susan-rice"]}),
        ("Senior officials of China and the US met.", "met", {"subject": ["CN", "US"]}),
    ],
)
def test_the_places_around_a_verb(text: str, trigger: str, expected: dict[str, list[str]]) -> None:
    assert places(drafts_of(text)[trigger]) == expected


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("Xi Jinping's visit to Washington came late.", "visit to", {"xi-jinping": "participant"}),
        (
            "The meeting between Xi Jinping and Barack Obama was short.",
            "meeting",
            {"xi-jinping": "participant", "barack-obama": "participant"},
        ),
        ("The agreement by China and the US held.", "agreement", {"CN": "source", "US": "source"}),
    ],
)
def test_the_places_around_a_noun(text: str, trigger: str, expected: dict[str, str]) -> None:
    assert cast_of(drafts_of(text)[trigger]) == expected


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("Wang Yi met John Kerry.", "met", {"wang-yi": "participant", "john-kerry": "participant"}),
        ("Hong Lei said that China opposes hacking.", "said", {"hong-lei": "speaker"}),
        ("“It is groundless,” said Hong Lei.", "said", {"hong-lei": "speaker"}),
        ("China accused the United States of theft.", "accused", {"CN": "source", "US": "target"}),
        ("China was accused by the United States.", "accused", {"US": "source", "CN": "target"}),
        ("Mandiant published a report.", "published a report", {"mandiant": "source"}),
        ("Su Bin was arrested.", "arrested", {"su-bin": "target"}),
        ("The FBI arrested Su Bin.", "arrested", {"fbi": "source", "su-bin": "target"}),
        ("Su Bin pleaded guilty.", "pleaded guilty", {"su-bin": "target"}),
        ("Xi Jinping visited Washington.", "visited", {"xi-jinping": "participant"}),
        ("Washington imposed sanctions on Huawei.", "imposed sanctions", {"US": "source", "huawei": "target"}),
    ],
)
def test_a_frame_says_what_a_place_is_to_the_event(text: str, trigger: str, expected: dict[str, str]) -> None:
    assert cast_of(drafts_of(text)[trigger]) == expected


def test_an_actor_of_another_clause_takes_no_part() -> None:
    draft = drafts_of("Beijing denied the charge after Mandiant published a report.")["denied"]
    assert cast_of(draft) == {"CN": "source"}


def test_what_completes_a_trigger_is_its_object_whatever_preposition_stands_there() -> None:
    draft = drafts_of("Susan Rice called on Yang Jiechi on Monday.")["called on"]
    assert [actor.id for ref in draft.arguments.object for actor in ref.mention.actors] == ["yang-jiechi"]


def test_who_receives_in_a_reduced_clause_is_the_agent() -> None:
    draft = drafts_of("Meng Jianzhu, received on Friday by Susan Rice, praised the talks.")["received on Friday by"]
    assert [actor.id for ref in draft.arguments.agent for actor in ref.mention.actors] == ["susan-rice"]
    assert draft.arguments.passive
