"""Which two mentions are one event, case by case, and what an event takes from each."""

from typing import Any

import pytest

from cyberdiplo.model.event import Event, EventMention, Place, Provenance
from cyberdiplo.timeline.merging import merge_mentions, same_event
from tests.articles import bundled_knowledge
from tests.timeline.mentions import mention

MONTH, YEAR, WEEK = "2015-09", "2015", "2015-09-21/2015-09-27"


def merged(*mentions: EventMention) -> list[Event]:
    return merge_mentions(mentions, bundled_knowledge().ontology, "1.0+abc")


def one_event(*mentions: EventMention) -> Event:
    (event,) = merged(*mentions)
    return event


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        # types
        (mention("meeting"), mention("summit"), True),
        (mention("meeting"), mention("dialogue"), True),
        (mention("summit"), mention("dialogue"), False),
        (mention("meeting"), mention("visit"), False),
        # status
        (mention(status="occurred"), mention(status="alleged"), True),
        (mention(status="occurred"), mention(status="planned"), False),
        (mention(status="planned"), mention(status="alleged"), False),
        (mention(status="planned"), mention(status="planned"), True),
        # dates
        (mention(date="2015-09-25"), mention(date="2015-09-24"), False),
        (mention(date="2015-09-25"), mention(date=WEEK), True),
        (mention(date="2015-09-25"), mention(date=MONTH), True),
        (mention(date="2015-09-25"), mention(date=YEAR), False),
        (mention(date="2015-09-25"), mention(date="2015-09-01/2015-10-02"), False),
        (mention(date="2015-09-25"), mention(date="2015-08"), False),
        (mention(date=YEAR), mention(date=YEAR), False),
        (mention(date=MONTH), mention(date=MONTH), True),
        (mention(date="2015-09-25"), mention(date="../2015-09-25"), False),
        (mention(date="2015-09-25"), mention(date="2015-09-25/.."), False),
        (mention(date="2015-09-25"), mention(date=None), False),
        (mention(date=None), mention(date=None), False),
        # actors
        (mention(actors="xi-jinping barack-obama"), mention(actors="xi-jinping"), True),
        (mention(actors="xi-jinping barack-obama"), mention(actors="xi-jinping john-kerry"), False),
        (
            mention(actors="xi-jinping barack-obama john-kerry"),
            mention(actors="xi-jinping barack-obama hong-lei"),
            True,
        ),
        (mention(actors="xi-jinping"), mention(actors="barack-obama"), False),
        (mention(actors="CN US"), mention(actors="xi-jinping barack-obama"), True),
        (mention(actors="CN"), mention(actors="barack-obama"), False),
        (mention(actors="CN US", date=MONTH), mention(actors="xi-jinping barack-obama"), False),
        (mention(actors=""), mention(actors="xi-jinping"), False),
        (mention("disclosure_report", ""), mention("disclosure_report", "mandiant"), True),
        (mention("disclosure_report", "", MONTH), mention("disclosure_report", "mandiant"), False),
        (mention("disclosure_report", ""), mention("accusation", "mandiant"), False),
        (mention("dialogue", "CN US"), mention("meeting", "xi-jinping john-kerry"), False),
    ],
)
def test_two_papers(one: EventMention, other: EventMention, same: bool) -> None:
    elsewhere = other._replace(evidence=mention(doc="b").evidence)
    assert same_event(one, elsewhere) is same
    assert same_event(elsewhere, one) is same
    assert len(merged(one, elsewhere)) == (1 if same else 2)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (mention("disclosure_report", "mandiant"), mention("accusation", "mandiant"), True),
        (mention("indictment", "US"), mention("accusation", "US"), True),
        (mention(date=YEAR), mention(date=YEAR), True),
        (mention(date="2015-09-25"), mention(date=YEAR), True),
        (mention(date=None), mention(date=None), True),
        (mention(date="2015-09-25"), mention(date="../2015-09-25"), False),
        (mention(actors=""), mention(actors="xi-jinping"), True),
        (mention(actors="CN US", date=MONTH), mention(actors="xi-jinping barack-obama"), True),
        (mention("agreement", date=MONTH), mention("agreement", date=MONTH), True),
        (mention("agreement", date=MONTH), mention("agreement", date="2015-09-25"), False),
        (mention("working_group", date=MONTH), mention("working_group", date="2015-09-25"), False),
        (mention(key=frozenset({"first"})), mention(key=frozenset({"second"})), True),
    ],
)
def test_one_paper(one: EventMention, other: EventMention, same: bool) -> None:
    later = other._replace(evidence=mention(at=50).evidence)
    assert same_event(one, later) is same
    assert len(merged(one, later)) == (1 if same else 2)


def speech(
    kind: str = "statement", actors: str = "hong-lei", date: str | None = "2015-09-25", **more: Any
) -> EventMention:
    return mention(kind, actors, date, role="speaker", **more)


WORDS = frozenset({"opposes", "hacking", "victim", "networks"})


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (speech("denial"), speech("denial"), True),
        (speech("accusation"), speech("accusation"), True),
        (speech("denial"), speech("accusation"), False),
        (speech("denial"), speech("denial", date="2015-09-24"), False),
        (speech("denial", date=MONTH), speech("denial", date=MONTH), False),
        (speech("denial", date=None), speech("denial", date=None), False),
        (speech("denial"), speech("denial", "cn-mfa"), False),
        (speech("denial", "hong-lei cn-mfa"), speech("denial", "hong-lei"), True),
        (speech("denial", "hong-lei cn-mfa"), speech("denial", "cn-mfa"), True),
        (speech("denial", "hong-lei cn-mfa"), speech("denial", "xi-jinping cn-mfa"), False),
        (speech("statement", "xi-jinping barack-obama"), speech("statement", "xi-jinping"), False),
        (speech(key=WORDS), speech(key=WORDS), True),
        (speech(key=WORDS), speech(key=frozenset({"opposes", "hacking", "share"})), False),
        (speech(key=WORDS), speech(), False),
    ],
)
def test_speech_in_two_papers(one: EventMention, other: EventMention, same: bool) -> None:
    elsewhere = other._replace(evidence=mention(doc="b").evidence)
    assert same_event(one, elsewhere) is same
    assert same_event(elsewhere, one) is same
    assert len(merged(one, elsewhere)) == (1 if same else 2)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (speech(), speech(), True),
        (speech(), speech("denial"), True),
        (speech(), speech(date="2015-09-24"), False),
        (speech(), speech(actors="xi-jinping"), False),
        (speech(date=None), speech(date=None), True),
        (speech("denial", "CN"), speech("denial", "cn-mfa"), True),
        (speech("statement", "CN"), speech("statement", "cn-mfa"), False),
        (speech("denial", "CN"), speech("denial", "US"), False),
        (speech("comment", "mandiant"), speech("comment", "mandiant"), True),
        (speech("comment", "mandiant"), speech("statement", "mandiant"), False),
    ],
)
def test_speech_in_one_paper(one: EventMention, other: EventMention, same: bool) -> None:
    later = other._replace(evidence=mention(at=50).evidence)
    assert same_event(one, later) is same
    assert len(merged(one, later)) == (1 if same else 2)


FAR = 5000


@pytest.mark.parametrize(
    ("undated", "dated", "joined"),
    [
        (mention(date=None), mention(at=50), True),
        (mention(date=None, actors="xi-jinping"), mention(at=50), True),
        (mention(date=None, actors="john-kerry"), mention(at=50), False),
        (mention(date=None, actors="xi-jinping john-kerry"), mention(at=50), False),
        (mention(date=None, actors=""), mention(at=50), False),
        (mention(date=None, status="planned"), mention(at=50), False),
        (mention("visit", date=None), mention(at=50), False),
        (mention("disclosure_report", "", None), mention("disclosure_report", "mandiant", at=50), True),
        (mention("indictment", "US", None), mention("indictment", "", at=50), True),
        (mention("indictment", "US", None), mention("indictment", "CN", at=50), False),
        (mention("summit", date=None), mention("meeting", at=50), True),
        (speech(date=None), speech(at=50), True),
        (speech(date=None), speech(actors="xi-jinping", at=50), False),
        (speech(actors="hong-lei cn-mfa", date=None), speech("denial", "CN", at=50), True),
        (speech(actors="hong-lei cn-mfa", date=None), speech("denial", "CN", at=FAR), False),
        (speech(actors="hong-lei cn-mfa", date=None), speech("statement", "CN", at=50), False),
    ],
)
def test_an_undated_mention_joins_what_it_can_mean(undated: EventMention, dated: EventMention, joined: bool) -> None:
    assert len(merged(undated, dated)) == (1 if joined else 2)
    if joined:
        assert one_event(undated, dated).date == dated.date


def test_of_two_that_it_can_mean_it_joins_none() -> None:
    assert len(merged(mention(date=None), mention(at=50), mention(date="2015-09-24", at=90))) == 3


def test_an_undated_mention_of_another_paper_joins_nothing() -> None:
    assert len(merged(mention(date=None), mention(doc="b"))) == 2


def test_a_chain_of_likenesses_does_not_join_its_ends() -> None:
    """A coarse date agrees with two days that do not agree with each other."""
    days = mention(date="2015-09-24"), mention(date="2015-09-25", doc="b")
    for event in merged(*days, mention(date=MONTH, doc="c")):
        assert len({one.doc for one in event.evidence}) <= 2
    assert len(merged(*days, mention(date=MONTH, doc="c"))) == 2


@pytest.mark.parametrize(
    ("kinds", "kind"),
    [
        (("meeting", "summit"), "summit"),
        (("meeting", "dialogue"), "dialogue"),
        (("accusation", "indictment"), "indictment"),
        (("accusation", "disclosure_report"), "disclosure_report"),
    ],
)
def test_the_more_special_type_names_the_event(kinds: tuple[str, str], kind: str) -> None:
    event = one_event(*(mention(one, at=50 * number) for number, one in enumerate(kinds)))
    chosen = bundled_knowledge().ontology.types[kind]
    assert event.type == kind
    assert event.intensity == chosen.intensity
    assert event.plover
    assert (event.plover.category, event.plover.mode) == (chosen.plover, chosen.mode)


def test_a_denial_outranks_the_statement_that_it_is_told_with() -> None:
    assert one_event(speech(), speech("denial", at=50)).type == "denial"
    assert one_event(speech(), speech("protest", at=50)).type == "protest"


@pytest.mark.parametrize(
    ("dates", "date"),
    [
        ((MONTH, "2015-09-25"), "2015-09-25"),
        ((WEEK, MONTH), WEEK),
        (("2015-09-25", None), "2015-09-25"),
    ],
)
def test_the_sharpest_date_is_the_events(dates: tuple[str, str | None], date: str) -> None:
    for order in (dates, dates[::-1]):
        event = one_event(*(mention(date=one, at=50 * number) for number, one in enumerate(order)))
        assert event.date
        assert event.date.text == date


def test_the_title_is_that_of_the_mention_that_tells_most() -> None:
    least = mention(date=None, title="undated, of all actors")
    more = mention(at=50, actors="xi-jinping", title="Meeting of one")
    most = mention(at=90, title="Xi Jinping meets Barack Obama")
    assert one_event(least, more, most).title == most.title
    assert one_event(least, more).title == more.title


def test_the_place_is_taken_from_whoever_has_one() -> None:
    place = Place("Seattle", "US")
    assert one_event(mention(), mention(at=50, place=place)).place == place


def test_countries_topics_and_relevance_are_those_of_all() -> None:
    event = one_event(
        mention(countries=("US",), topics=("norms",), on_topic=False),
        mention(at=50, countries=("CN",), topics=("military", "norms")),
    )
    assert (event.countries, event.topics, event.on_topic) == (("CN", "US"), ("military", "norms"), True)
    assert not one_event(mention(on_topic=False)).on_topic


def test_countries_and_the_unnamed_give_way_to_those_who_acted() -> None:
    event = one_event(mention(actors="CN US five-officers xi-jinping"), mention(actors="xi-jinping", at=50))
    assert {one.actor.id for one in event.participants} == {"US", "xi-jinping"}


@pytest.mark.parametrize(
    ("mentions", "value", "reasons"),
    [
        ((mention(),), 0.9, ()),
        ((mention(), mention(at=50)), 0.9, ()),
        ((mention(), mention(doc="b")), 0.95, ("told by 2 documents",)),
        ((mention(date=None),), 0.7, ("no date of its own",)),
        ((mention(basis="anaphoric"),), 0.8, ("dated by another event of the text",)),
        ((mention(actors="five-officers"),), 0.75, ("no known actor",)),
        ((mention(actors="a-firm", date=None),), 0.55, ("no date of its own", "no known actor")),
    ],
)
def test_confidence_says_why(mentions: tuple[EventMention, ...], value: float, reasons: tuple[str, ...]) -> None:
    confidence = one_event(*mentions).confidence
    assert (confidence.value, confidence.reasons) == (value, reasons)


def test_provenance_tells_the_date_first_and_each_step_once() -> None:
    trigger, date = Provenance("trigger", "meet", "«met»"), Provenance("date", "own-expression", "its own")
    bound = Provenance("date", "not-after-publication", "past")
    event = one_event(mention(date=None, provenance=(trigger, bound)), mention(at=50, provenance=(trigger, date)))
    assert event.provenance[:3] == (trigger, date, bound)
    (step,) = event.provenance[3:]
    assert (step.stage, step.rule) == ("merge", "same-event")
    assert "2 mentions in one document" in step.detail
    assert "Barack Obama, Xi Jinping" in step.detail


def test_provenance_counts_documents_and_tells_when_nobody_is_named() -> None:
    detail = one_event(mention(), mention(doc="b")).provenance[-1].detail
    assert "2 mentions in 2 documents" in detail
    assert "none named" in one_event(mention(actors=""), mention(actors="", at=50)).provenance[-1].detail


def test_a_single_mention_was_not_merged() -> None:
    assert one_event(mention()).provenance == ()


def test_an_event_names_its_ruleset() -> None:
    assert one_event(mention()).ruleset == "1.0+abc"


def test_what_only_tells_more_joins_its_event_whoever_it_names() -> None:
    told = mention("dialogue", "CN US", at=0)
    more = mention("dialogue", "john-kerry hong-lei", at=50, resumes=told.evidence.trigger.span)
    again = mention("dialogue", "CN US", at=90, doc="b")
    event = one_event(told, more, again)
    assert event.title != more.title
    assert {one.actor.id for one in event.participants} == {"john-kerry", "hong-lei"}


def test_a_charge_against_a_country_is_not_its_denial() -> None:
    charge = mention("accusation", "US CN", role="source", date=None)
    charge = charge._replace(participants=(charge.participants[0], charge.participants[1]._replace(role="target")))
    denial = mention("denial", "cn-mfa", role="speaker", date=None, at=50)
    assert len(merged(charge, denial)) == 2
