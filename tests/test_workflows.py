"""The use cases, on real articles: what comes out keeps the contract."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest

from cyberdiplo.errors import InputError, MissingInput, QueryError, UnknownValue
from cyberdiplo.knowledge.compile import Knowledge, load_knowledge
from cyberdiplo.model.record import EventRecord
from cyberdiplo.report.reading import event_of
from cyberdiplo.report.records import event_record, render_jsonl, to_json
from cyberdiplo.timeline.ordering import in_order
from cyberdiplo.timeline.query import Criterion, Query, select_events
from cyberdiplo.timeline.vocabulary import Vocabulary
from cyberdiplo.workflows import (
    Timeline,
    answer_from,
    build_timeline,
    bundled_articles,
    explain_text,
    find_event,
    read_on,
    topics_of,
    vocabulary_of,
)
from tests.factories import event

DEVELOPMENT = Path(__file__).parent / "gold" / "dev-documents.jsonl"


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return load_knowledge()


@pytest.fixture(scope="module")
def bundled(knowledge: Knowledge) -> Timeline:
    return build_timeline([], knowledge)


@pytest.fixture(scope="module", params=["bundled", "development"])
def timeline(request: pytest.FixtureRequest, knowledge: Knowledge, bundled: Timeline) -> Timeline:
    return bundled if request.param == "bundled" else build_timeline([str(DEVELOPMENT)], knowledge)


def test_every_event_keeps_the_contract_and_survives_the_way_out_and_in(timeline: Timeline) -> None:
    assert timeline.events
    for made in timeline.events:
        record = event_record(made)
        assert to_json(EventRecord.model_validate_json(to_json(record)).model_dump(mode="json")) == to_json(record)
        assert event_of(record) == made


def test_every_quote_is_its_slice_and_holds_its_trigger(timeline: Timeline) -> None:
    for made in timeline.events:
        for mention in made.evidence:
            text = timeline.texts[mention.sha256].text
            assert mention.span.of(text) == mention.quote
            assert mention.trigger.span.of(text) == mention.trigger.text
            assert mention.span.covers(mention.trigger.span)
            if mention.timex:
                assert mention.timex.span.of(text) == mention.timex_text


def test_every_event_tells_its_rules_and_has_an_id_of_its_own(timeline: Timeline) -> None:
    assert len({made.id for made in timeline.events}) == len(timeline.events)
    for made in timeline.events:
        assert made.provenance
        assert all(step.rule and step.detail for step in made.provenance)
        assert all(mention.trigger.rule for mention in made.evidence)
        assert made.ruleset


def test_the_order_of_the_inputs_does_not_show(knowledge: Knowledge, bundled: Timeline) -> None:
    files = sorted(map(str, bundled_articles().glob("*.txt")))
    forth, back = (build_timeline(given, knowledge) for given in (files, files[::-1]))
    assert list(render_jsonl(in_order(forth.events))) == list(render_jsonl(in_order(back.events)))
    assert [made.id for made in in_order(forth.events)] == [made.id for made in in_order(bundled.events)]


def test_an_id_comes_from_the_evidence_alone(knowledge: Knowledge, bundled: Timeline) -> None:
    for file in sorted(bundled_articles().glob("*.txt")):
        alone = build_timeline([str(file)], knowledge)
        ids = {made.id for made in bundled.events}
        assert len({made.id for made in alone.events} - ids) <= 2, "only an event told first elsewhere has another id"


def test_bundled_articles_are_named_the_same_wherever_they_lie(bundled: Timeline) -> None:
    assert all(document.id.startswith("seeds/") for document in bundled.texts.values())
    assert len(bundled.texts) == 5
    assert bundled.failures == ()
    assert bundled.undated == ()


def test_documents_and_records_can_be_read_together(tmp_path: Path, knowledge: Knowledge, bundled: Timeline) -> None:
    records = tmp_path / "events.jsonl"
    records.write_text("".join(render_jsonl([event(), *bundled.events])), "utf-8")
    both = build_timeline([str(records), str(bundled_articles()), str(tmp_path / "missing.txt")], knowledge)
    assert {made.id for made in both.events} == {made.id for made in bundled.events} | {event().id}
    assert [type(failure) for failure in both.failures] == [MissingInput]


def test_a_file_of_documents_is_no_file_of_records(tmp_path: Path, knowledge: Knowledge) -> None:
    file = tmp_path / "articles.jsonl"
    article = {
        "id": "a",
        "text": "Xi Jinping met Barack Obama to discuss cyber security on Friday.",
        "published": "2013-06-09",
    }
    file.write_text(json.dumps(article) + "\n")
    (made,) = build_timeline([str(file)], knowledge).events
    assert made.date
    assert made.date.text == "2013-06-07"
    assert build_timeline(["-"], knowledge, stdin=file.read_bytes()).events == (made,)


def test_events_are_counted_as_they_are_made(knowledge: Knowledge) -> None:
    told: list[int] = []
    build_timeline([], knowledge, watch=told.append)
    assert told == [1, 2, 3, 4, 5]


ON_TOPIC = "Xi Jinping met Vladimir Putin in Moscow on Friday. Hackers were on their minds.\n"
ASIDE = "Xi Jinping met Vladimir Putin in Moscow on Friday. Fish was on their minds.\n"


@pytest.fixture
def mixed(tmp_path: Path) -> list[str]:
    """A text on the field, and one that tells the same event and neither speaks of the field nor names both sides."""
    (tmp_path / "about.txt").write_text(f"By A Writer\n\nJune 10, 2013\n\n{ON_TOPIC}")
    (tmp_path / "aside.txt").write_text(f"By A Writer\n\nJune 9, 2013\n\n{ASIDE}")
    (tmp_path / "undated.txt").write_text(ASIDE)
    return [str(tmp_path)]


def test_what_cannot_add_to_the_timeline_is_passed_over(mixed: list[str], knowledge: Knowledge) -> None:
    read = build_timeline(mixed, knowledge)
    assert [Path(document.id).name for document in read.passed_over] == ["aside.txt", "undated.txt"]
    assert {Path(mention.doc).name for made in read.events for mention in made.evidence} == {"about.txt"}
    assert [Path(document.id).name for document in read.texts.values()] == ["about.txt", "aside.txt", "undated.txt"]


def test_what_is_wrong_with_a_document_that_is_passed_over_is_told(mixed: list[str], knowledge: Knowledge) -> None:
    read = build_timeline(mixed, knowledge)
    assert [Path(name).name for name in read.undated] == ["undated.txt"]
    assert [(Path(doubt.doc).name, doubt.code) for doubt in read.diagnostics] == [
        ("undated.txt", "no-publication-date")
    ]
    assert read.diagnostics == build_timeline(mixed, knowledge, everything=True).diagnostics


def test_everything_adds_events_and_changes_none(mixed: list[str], knowledge: Knowledge) -> None:
    read, whole = (build_timeline(mixed, knowledge, everything=everything) for everything in (False, True))
    assert whole.passed_over == ()
    (about,) = read.events
    assert about in whole.events
    assert [(made.on_topic, len(made.evidence)) for made in whole.events if made != about] == [(False, 1), (False, 1)]
    assert {made.date for made in whole.events} >= {about.date}, "only where it is told keeps them apart"
    assert read_on(read, knowledge)._replace(texts={}) == whole._replace(texts={})
    assert read_on(whole, knowledge) == whole


def test_the_default_answer_is_that_of_everything(mixed: list[str], knowledge: Knowledge) -> None:
    given = [*mixed, str(DEVELOPMENT), str(bundled_articles())]
    read, whole = (build_timeline(given, knowledge, everything=everything) for everything in (False, True))
    chosen, among_all = (select_events(one.events, Query(), Vocabulary()) for one in (read, whole))
    assert chosen.events == among_all.events
    assert chosen.comments == among_all.comments
    assert chosen.off_topic < among_all.off_topic


def test_a_name_that_only_stands_in_what_was_passed_over_is_no_mistake(tmp_path: Path, knowledge: Knowledge) -> None:
    for name, text in (("A Paper", ON_TOPIC), ("Fish Weekly", ASIDE)):
        record = {"id": name, "text": text, "published": "2013-06-10", "source": name}
        (tmp_path / f"{name}.jsonl").write_text(json.dumps(record))
    read = build_timeline([str(tmp_path)], knowledge)
    asked = Query(criteria=(Criterion("source", ("fish",)),))
    timeline, selection = answer_from(read, asked, Vocabulary(), knowledge)
    assert (selection.events, selection.off_topic, timeline.passed_over) == ((), 1, ())
    asked = Query(criteria=(Criterion("source", ("paper",)),))
    assert answer_from(read, asked, Vocabulary(), knowledge)[0] == read, "nothing more is read than the question needs"
    with pytest.raises(UnknownValue):
        answer_from(read, Query(criteria=(Criterion("source", ("game",)),)), Vocabulary(), knowledge)
    with pytest.raises(UnknownValue):
        answer_from(timeline, Query(criteria=(Criterion("source", ("game",)),)), Vocabulary(), knowledge)


def test_finding_by_the_beginning_of_an_id() -> None:
    one, other = event(id="abc123"), event(id="abd456")
    found = Timeline((one, other), {})
    assert find_event(found, "abc") == one
    assert find_event(found, " ABD4 ") == other
    assert find_event(Timeline((one, event(id="abc1234")), {}), "abc123") == one
    with pytest.raises(QueryError, match="2 events"):
        find_event(found, "ab")
    for nothing in ("zzz", ""):
        with pytest.raises(UnknownValue):
            find_event(found, nothing)


def test_the_vocabulary_knows_names_aliases_and_codes(knowledge: Knowledge) -> None:
    vocabulary = vocabulary_of(knowledge)
    assert "meeting" in vocabulary.types
    assert "norms" in vocabulary.topics == topics_of(knowledge)
    assert vocabulary.country("china") == vocabulary.country("CN") == vocabulary.country("Chinese") == "CN"
    assert "xi-jinping" in vocabulary.actors["xi jinping"]
    assert "john-kerry" in vocabulary.actors["kerry"]


def test_a_text_is_explained_with_every_rule_that_fitted(knowledge: Knowledge) -> None:
    extraction, traces = explain_text("They met last Friday.", dt.date(2013, 6, 9), knowledge)
    assert [timex.value for timex in extraction.timexes] == ["2013-06-07"]
    assert {trace.verdict for trace in traces} >= {"won", "shorter"}


def test_failures_are_errors_that_were_not_raised(knowledge: Knowledge, tmp_path: Path) -> None:
    (failure,) = build_timeline([str(tmp_path / "none")], knowledge).failures
    assert isinstance(failure, InputError)
