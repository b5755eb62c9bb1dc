"""What holds a trigger and tells of no event, rule by rule."""

import pytest

from cyberdiplo.extract import screening
from tests.articles import date_of, events_in

FRAGMENT = """\
A story

Rain fell on Seattle on Friday, and the city was quiet.

- Xi Jinping's visit to Seattle in May 2014

More rain is expected in Seattle.
"""


@pytest.mark.parametrize(
    ("rule", "text", "kind"),
    [
        ("fragment", FRAGMENT, "visit"),
        ("negated", "Wang Yi did not meet John Kerry on Friday.", "meeting"),
        ("only_wished_for", "Obama may meet Xi in November.", "summit"),
        ("speech_without_speaker", "Chinese students said on Friday that hacking must stop.", "comment"),
        ("speech_within_speech", "Hong Lei said on Friday that Washington had called for talks.", "statement 2"),
        ("speech_to_come", "Xi Jinping flew to Seattle on Tuesday to praise the talks.", "statement"),
        ("standing_position", "Washington accuses Beijing of hacking.", "accusation"),
        ("nobody_says_so", "China is accused of hacking.", "accusation"),
        ("said_along", "Washington imposed sanctions on Huawei on Friday, accusing China of spying.", "accusation"),
        ("reported_without_date", "Hong Lei said on Friday that Xi Jinping had visited Washington.", "visit"),
        ("incident_without_date", "China hacked the computers of the firm.", "cyber_incident"),
        ("bare_noun", "The agreement between China and the United States matters.", "agreement"),
        ("done_to_nobody", "China fired a missile on Monday.", "appointment"),
        ("same_change", "Barack Obama nominated Ashton Carter on Friday, replacing Chuck Hagel.", "appointment 2"),
        ("meets_nobody", "Huawei met the deadline.", "meeting"),
        ("nobody_acts", "The sanctions were imposed on Friday.", "sanctions"),
    ],
)
def test_each_rule_alone_keeps_a_sentence_from_being_an_event(
    rule: str, text: str, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def kinds() -> list[str]:
        found = [event.type for event in events_in(text)]
        return [*found, *(f"{one} 2" for one in set(found) if found.count(one) > 1)]

    assert kind not in kinds()
    others = tuple(one for one in screening._RULES if one.__name__ != f"_{rule}")
    assert len(others) == len(screening._RULES) - 1
    monkeypatch.setattr(screening, "_RULES", others)
    assert kind in kinds(), "another rule drops it too"


@pytest.mark.parametrize(
    ("text", "kind", "date"),
    [
        pytest.param(
            "China denied that it hacked the firm.", "denial", "../2015-09-28", id="a denial denies by nature"
        ),
        pytest.param(
            "Washington is weighing sanctions on Huawei.", "sanctions", "../2015-09-28", id="sanctions are weighed"
        ),
        pytest.param("In June 2014, China hacked the computers of the firm.", "cyber_incident", "2014-06", id="a date"),
        pytest.param(
            "The high-level dialogue took place in Beijing on June 14, 2015.",
            "dialogue",
            "2015-06-14",
            id="it took place",
        ),
        pytest.param("Xi Jinping and Barack Obama met.", "summit", "../2015-09-28", id="two meet"),
        pytest.param("Beijing accused Washington of spying.", "accusation", "../2015-09-28", id="an act in the past"),
        pytest.param("China is accused by the United States of hacking.", "accusation", "../2015-09-28", id="an agent"),
    ],
)
def test_what_lies_close_by_is_an_event(text: str, kind: str, date: str) -> None:
    assert [(event.type, date_of(event)) for event in events_in(text)] == [(kind, date)]


@pytest.mark.parametrize(
    "text",
    [
        "Obama phoned Xi on Monday to discuss cyber attacks.",
        "The agreement, signed in Washington on September 25, 2015, bans commercial cyber theft.",
    ],
)
def test_an_attack_that_is_only_spoken_of_is_no_event(text: str) -> None:
    assert "cyber_incident" not in {event.type for event in events_in(text)}
