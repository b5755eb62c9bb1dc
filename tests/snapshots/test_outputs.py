"""Outputs as they are meant to look. The events are made for the test, so that only a change of the layout shows here;
one snapshot holds what the program makes of the bundled articles."""

from __future__ import annotations

import pytest
from syrupy.assertion import SnapshotAssertion

from cyberdiplo.knowledge.compile import load_knowledge
from cyberdiplo.model.event import Confidence, ThreadLink
from cyberdiplo.report.detail import render_chain, render_detail
from cyberdiplo.report.edition.markdown import render_markdown as render_report
from cyberdiplo.report.edition.text import render_text
from cyberdiplo.report.hits import render_hits
from cyberdiplo.report.listing import render_bars
from cyberdiplo.report.markdown import render_markdown
from cyberdiplo.report.screen import Screen
from cyberdiplo.report.sheets import render_delimited, render_plain
from cyberdiplo.report.table import render_lines, render_table
from cyberdiplo.timeline.counting import balance_by, count_by, list_actors, list_sources
from cyberdiplo.timeline.search import search_events
from tests.cli.conftest import spawn
from tests.editions import edition_of
from tests.factories import KERRY, MENG, event, evidence, participant

EVENTS = [
    event("2013-06-07", id="aaaaaaaaaa"),
    event(
        "2014-05",
        id="bbbbbbbbbb",
        title="The United States indicts five officers of the People's Liberation Army for stealing trade secrets",
        type="indictment",
        status="alleged",
        participants=(),
        intensity=-7.0,
        place=None,
        thread=ThreadLink("pla-case", "The PLA case", "indicted", stated=True),
        evidence=(evidence("Five officers were indicted in May.", doc="b.txt", source="Global Times", via="Xinhua"),),
    ),
    event(
        "2015-09-09/2015-09-12",
        id="cccccccccc",
        title="Meng Jianzhu meets John Kerry",
        type="meeting",
        participants=(participant(MENG, office="Special envoy"), participant(KERRY, office="U.S. Secretary of State")),
        confidence=Confidence(0.9, ("two actors are named", "the date is counted from the article's")),
        evidence=(
            evidence("Meng met Kerry from Wednesday to Saturday.", doc="c.txt", source="Global Times"),
            evidence("During the visit the two met again on Friday.", doc="d.txt", side="US", source="VOA"),
        ),
    ),
    event("../2017-10-09", id="dddddddddd", title="习近平 promises", type="agreement", basis="publication"),
    event(None, id="eeeeeeeeee", title="A hearing is planned", type="court_action", status="planned", intensity=-2.0),
]
SCREENS = {"80": Screen(80, 24), "200": Screen(200, 50), "colour": Screen(80, 24, styled=True, colour=True)}


def signs() -> dict[str, str]:
    return {id_: type_.sign for id_, type_ in load_knowledge().ontology.types.items()}


@pytest.mark.parametrize("name", SCREENS)
def test_table(snapshot: SnapshotAssertion, name: str) -> None:
    assert "".join(render_table(EVENTS, signs(), SCREENS[name])) == snapshot


def test_table_with_evidence(snapshot: SnapshotAssertion) -> None:
    assert "".join(render_table(EVENTS, signs(), SCREENS["80"], evidence=True)) == snapshot


def test_compact(snapshot: SnapshotAssertion) -> None:
    assert "".join(render_lines(EVENTS, signs(), SCREENS["80"])) == snapshot


def test_plain(snapshot: SnapshotAssertion) -> None:
    assert "".join(render_plain(EVENTS)) == snapshot


def test_sheet(snapshot: SnapshotAssertion) -> None:
    assert "".join(render_delimited(EVENTS)) == snapshot


def test_markdown(snapshot: SnapshotAssertion) -> None:
    assert "".join(render_markdown(EVENTS, evidence=True)) == snapshot


def test_detail(snapshot: SnapshotAssertion) -> None:
    assert "".join(render_detail(EVENTS[2], {}, SCREENS["80"])) == snapshot


def test_chain(snapshot: SnapshotAssertion) -> None:
    assert "".join(render_chain(EVENTS[2], SCREENS["80"])) == snapshot


def test_hits(snapshot: SnapshotAssertion) -> None:
    assert "".join(render_hits(search_events(EVENTS, "met"), SCREENS["colour"])) == snapshot


def test_bars(snapshot: SnapshotAssertion) -> None:
    listings = [count_by(EVENTS, "type"), balance_by(EVENTS, "year"), list_actors(EVENTS), list_sources(EVENTS)]
    bars = ["events", "balance", None, None]
    texts = ["".join(render_bars(rows, SCREENS["80"], bar)) for rows, bar in zip(listings, bars, strict=True)]
    assert "\n".join(texts) == snapshot


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_report_in_markdown(snapshot: SnapshotAssertion, lang: str) -> None:
    assert render_report(edition_of(EVENTS, lang=lang)) == snapshot


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_report_in_plain_text(snapshot: SnapshotAssertion, lang: str) -> None:
    assert "".join(render_text(edition_of(EVENTS, lang=lang, group_by="actor", top=3))) == snapshot


def test_errors(snapshot: SnapshotAssertion) -> None:
    questions = (["-p", "2015-13"], ["-t", "meting"], ["-g", "a("], ["--", "tipe:call"], ["missing.txt"], ["-x"])
    assert "\n".join(spawn(["timeline", *question]).err for question in questions) == snapshot


def test_bundled_articles(snapshot: SnapshotAssertion) -> None:
    """The one snapshot that follows what is extracted; the annotated documents judge whether it is right."""
    run = spawn(["timeline", "-q", "--fields", "date,type,status,actors"])
    assert run.out == snapshot
