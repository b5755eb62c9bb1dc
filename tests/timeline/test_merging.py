"""Mentions of one event are put together, and those of different events stay apart."""

import datetime as dt
import itertools
import os
import subprocess
import sys
from pathlib import Path

import pytest

from cyberdiplo.model.event import EventMention
from cyberdiplo.report.records import render_jsonl
from cyberdiplo.timeline.likeness import same_event
from tests.articles import actor_ids, date_of, event_in, events_in, extraction_of, merged

ROOT = Path(__file__).parents[2]
REPORT = "In February 2013, Mandiant issued a report that blamed the Chinese army for hacking."
REPORT_AGAIN = "The security firm Mandiant published a report in February 2013 on Chinese hackers."


def kinds_in(*texts: str) -> list[tuple[str, str | None, int]]:
    """Type, date and number of mentions of each event."""
    return [(event.type, date_of(event), len(event.evidence)) for event in events_in(*texts)]


@pytest.mark.parametrize(
    "texts",
    [
        pytest.param((REPORT, REPORT_AGAIN), id="a report"),
        pytest.param(
            (
                "China suspended the cyber working group in May 2014.",
                "In May 2014, Beijing suspended the working group.",
            ),
            id="a suspension",
        ),
        pytest.param(
            (
                "Su Bin was arrested in Canada in June 2014, police said.",
                "Police in Canada arrested Su Bin in June 2014 for hacking.",
            ),
            id="an arrest",
        ),
        pytest.param(
            (
                "Chinese hackers allegedly broke into the network of Alcoa in June 2010.",
                "Chinese hackers broke into the network of Alcoa in June 2010.",
            ),
            id="told as a fact and as an allegation",
        ),
        pytest.param(
            (
                "China and the United States signed an agreement on cyber theft on Friday.",
                "Xi Jinping and Barack Obama signed an agreement on cyber theft on Friday.",
            ),
            id="countries and those who act for them",
        ),
        pytest.param(
            (
                "Hong Lei said on Friday that China opposes hacking of foreign networks.",
                "Ministry spokesman Hong Lei told reporters Friday that China opposes hacking foreign networks.",
            ),
            id="the same words",
        ),
        pytest.param(
            (
                "Hong Lei denied the charge on Friday.",
                "Hong Lei rejected the charge on September 25, 2015, in Beijing.",
            ),
            id="a denial",
        ),
        pytest.param(
            (
                "John Kerry visited Beijing on April 13, 2013. Rain fell.",
                "John Kerry visited Beijing in April 2013. Rain fell.",
            ),
            id="a day and its month",
        ),
    ],
)
def test_what_two_papers_tell_of_one_thing_is_one_event(texts: tuple[str, str]) -> None:
    event = event_in(*texts)
    assert {one.doc for one in event.evidence} == {"0.txt", "1.txt"}
    assert "same-event" in {step.rule for step in event.provenance}
    assert "told by 2 documents" in event.confidence.reasons


def test_what_a_speaker_says_in_two_papers_is_one_act_only_by_its_words() -> None:
    """A spokesman says many things on one day, and two papers that quote different ones tell of different acts."""
    words = "Hong Lei said on Friday that {} networks.", ("China opposes hacking foreign", "diplomats may share")
    assert len(events_in(*[words[0].format(end) for end in words[1]])) == 2


def test_a_ministry_and_its_spokesman_deny_once() -> None:
    event = event_in(
        "The Foreign Ministry rejected the report on Friday. Spokesman Hong Lei dismissed the report on Friday."
    )
    assert (event.type, len(event.evidence)) == ("denial", 2)


def test_a_report_told_again_in_one_document_is_one_event() -> None:
    event = event_in(f"{REPORT} Rain fell. {REPORT_AGAIN}")
    assert len(event.evidence) == 2


def test_an_event_takes_the_most_precise_date_and_every_actor() -> None:
    event = event_in(
        "John Kerry visited Beijing in April 2013.",
        "John Kerry visited Beijing with Susan Rice on April 13, 2013. Rain fell.",
    )
    assert date_of(event) == "2013-04-13"
    assert actor_ids(event) == {"john-kerry", "susan-rice"}


def test_a_group_announced_agreed_and_suspended_is_three_events() -> None:
    texts = (
        "In April 2013, John Kerry announced a cyber working group with China.",
        "In June 2013, Xi Jinping and Barack Obama agreed to form a cyber working group.",
        "In May 2014, China suspended the cyber working group.",
    )
    expected = [("working_group", "2013-04", 1), ("working_group", "2013-06", 1), ("suspension", "2014-05", 1)]
    assert kinds_in(" ".join(texts)) == expected
    assert kinds_in(*texts) == expected


@pytest.mark.parametrize(
    "texts",
    [
        pytest.param(
            ("John Kerry visited Beijing in April 2013.", "John Kerry visited Beijing in July 2014."), id="two years"
        ),
        pytest.param(
            ("John Kerry visited Beijing in April 2013.", "John Kerry visited Beijing in July 2013."), id="one year"
        ),
        pytest.param(
            ("Xi Jinping met Barack Obama on Friday.", "Xi Jinping met Barack Obama on Thursday."), id="two days"
        ),
        pytest.param(
            ("Xi Jinping met Barack Obama on Friday.", "Wang Yi met John Kerry on Friday."), id="other people"
        ),
        pytest.param(
            ("China suspended the working group in May 2014.", "China banned Windows 8 in May 2014."), id="other acts"
        ),
        pytest.param(
            ("Su Bin was arrested in Canada in June 2014.", "Sun Kailiang was arrested in Canada in June 2014."),
            id="other men",
        ),
        pytest.param(
            ("Hong Lei denied the charge on Friday.", "Hua Chunying denied the charge on Friday."), id="other speakers"
        ),
        pytest.param(
            ("Mandiant published a report in February 2013.", "Symantec published a report in February 2013."),
            id="other authors",
        ),
        pytest.param(
            (
                "Meng Jianzhu met Susan Rice on September 9, 2015, in Washington.",
                "On September 9, Meng Jianzhu met James Comey.",
            ),
            id="two meetings of one day",
        ),
    ],
)
def test_different_things_stay_apart(texts: tuple[str, str]) -> None:
    assert len(events_in(" Rain fell. ".join(texts))) == 2
    assert len(events_in(*texts)) == 2


def test_two_visits_of_one_year_are_not_joined_by_the_year() -> None:
    """A coarse date fits both, so it names neither."""
    texts = (
        "John Kerry visited Beijing in April 2013.",
        "John Kerry visited Beijing in July 2013.",
        "John Kerry visited Beijing in 2013.",
    )
    for order in itertools.permutations(texts):
        assert sorted(str(date_of(event)) for event in events_in(*order)) == ["2013", "2013-04", "2013-07"]


@pytest.mark.parametrize("undated_first", [True, False])
def test_an_undated_mention_joins_the_one_dated_event_that_it_can_mean(undated_first: bool) -> None:
    undated = "China suspended the cyber working group with the United States."
    dated = "In May 2014, China suspended the cyber working group."
    event = event_in(" ".join([undated, dated] if undated_first else [dated, undated]))
    assert (date_of(event), len(event.evidence)) == ("2014-05", 2)


def test_an_undated_mention_that_can_mean_two_stays_apart() -> None:
    text = (
        "Meng Jianzhu met Susan Rice in Washington. On September 10, Meng Jianzhu met Susan Rice at the White House. "
        "On September 12, Meng Jianzhu met Susan Rice again."
    )
    assert kinds_in(text) == [
        ("meeting", "../2015-09-28", 1),
        ("meeting", "2015-09-10", 1),
        ("meeting", "2015-09-12", 1),
    ]


def test_an_undated_mention_of_another_document_stays_apart() -> None:
    assert (
        len(
            events_in(
                "China suspended the cyber working group.", "In May 2014, China suspended the cyber working group."
            )
        )
        == 2
    )


def test_a_plan_is_not_merged_with_what_came_of_it() -> None:
    plan = extraction_of("Xi Jinping will visit Washington in October.", doc="plan.txt")
    visit = extraction_of("Xi Jinping visited Washington in October.", published=dt.date(2015, 11, 2), doc="visit.txt")
    assert [event.status for event in merged([*plan.mentions, *visit.mentions])] == ["planned", "occurred"]


def test_the_more_special_type_names_the_event() -> None:
    event = event_in(
        "Xi Jinping met Barack Obama on Friday.",
        "Xi Jinping met Barack Obama on Friday on the sidelines of talks that nobody else attended.",
    )
    assert event.type == "summit"


def test_joining_does_not_count_a_document_twice() -> None:
    event = event_in(f"{REPORT} {REPORT_AGAIN}")
    assert not any("documents" in reason for reason in event.confidence.reasons)


ARTICLES = (
    f"{REPORT} China denied the charge.",
    f"In May 2014, the Justice Department indicted five Chinese officers. {REPORT_AGAIN}",
    "China suspended the cyber working group in May 2014. Xi Jinping met Barack Obama on Friday in Washington.",
    "US President Barack Obama met Chinese President Xi Jinping on September 25, 2015. They agreed on cyber norms.",
)


def mentions_of(*texts: str) -> list[EventMention]:
    """All mentions of articles, each under a name that does not tell its place in the row."""
    return [mention for text in texts for mention in extraction_of(text, doc=f"{ARTICLES.index(text)}.txt").mentions]


def test_the_order_of_the_documents_does_not_matter() -> None:
    expected = merged(mentions_of(*ARTICLES))
    assert len(expected) > 4
    for order in itertools.permutations(ARTICLES):
        assert merged(mentions_of(*order)) == expected


@pytest.mark.parametrize("left_out", ARTICLES)
def test_an_event_keeps_its_id_whatever_else_is_read(left_out: str) -> None:
    """An event of one document alone has the id that it has among many; a merged one has that of its first mention."""
    every = {event.id for event in merged(mentions_of(*ARTICLES))}
    rest = [text for text in ARTICLES if text != left_out]
    alone = {
        event.id
        for event in merged(mentions_of(*ARTICLES))
        if all(one.sha256 in {m.evidence.sha256 for m in mentions_of(*rest)} for one in event.evidence)
    }
    assert alone
    assert alone <= {event.id for event in merged(mentions_of(*rest))} & every


def test_ids_are_short_and_unique() -> None:
    ids = [event.id for event in merged(mentions_of(*ARTICLES))]
    assert len(set(ids)) == len(ids)
    assert all(len(one) == 10 and set(one) <= set("0123456789abcdef") for one in ids)


def test_the_same_text_has_the_same_ids_under_any_name() -> None:
    ids = [
        {event.id for event in merged(extraction_of(ARTICLES[0], doc=name).mentions)} for name in ("a.txt", "b/c.html")
    ]
    assert ids[0] == ids[1]


def test_likeness_is_mutual() -> None:
    mentions = mentions_of(*ARTICLES)
    for one, other in itertools.combinations(mentions, 2):
        assert same_event(one, other) is same_event(other, one)


def test_every_mention_is_evidence_of_exactly_one_event() -> None:
    mentions = mentions_of(*ARTICLES)
    found = [(one.sha256, one.trigger.span, one.span) for event in merged(mentions) for one in event.evidence]
    assert sorted(found) == sorted((m.evidence.sha256, m.evidence.trigger.span, m.evidence.span) for m in mentions)


def test_nothing_comes_of_nothing() -> None:
    assert merged([]) == []


SCRIPT = """
import sys
from cyberdiplo.report.records import render_jsonl
from tests.timeline.test_merging import ARTICLES, mentions_of
from tests.articles import merged
sys.stdout.buffer.write("\\n".join(render_jsonl(merged(mentions_of(*ARTICLES)))).encode())
"""


@pytest.mark.parametrize(
    "environment",
    [
        {"PYTHONHASHSEED": "1", "TZ": "Asia/Shanghai", "LC_ALL": "C"},
        {"PYTHONHASHSEED": "2", "TZ": "America/Los_Angeles", "LC_ALL": "de_DE.UTF-8", "PYTHONUTF8": "0"},
    ],
)
def test_seed_time_zone_and_locale_change_no_byte(environment: dict[str, str]) -> None:
    run = subprocess.run(
        [sys.executable, "-c", SCRIPT], cwd=ROOT, env={**os.environ, **environment}, check=True, capture_output=True
    )
    assert run.stdout.decode() == "\n".join(render_jsonl(merged(mentions_of(*ARTICLES))))


def test_one_verb_with_two_dates_is_two_events_with_ids_of_their_own() -> None:
    events = events_in("Wang Yi met John Kerry on June 3, 2015, and on June 10, 2015.")
    assert {date_of(event) for event in events} == {"2015-06-03", "2015-06-10"}
    assert len({event.id for event in events}) == 2


def test_two_papers_tell_of_one_summit_in_words_of_their_own() -> None:
    events = events_in(
        "Xi Jinping met Barack Obama on Friday.",
        "US President Barack Obama received Chinese President Xi Jinping on September 25, 2015, in Washington.",
    )
    assert len(events) == 1
