"""The figures are those of the reference scorer, and each counts what its definition says."""

import dataclasses
import json
import random
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from cyberdiplo.errors import InputError
from cyberdiplo.knowledge.naming import load_naming
from cyberdiplo.model.span import Span
from cyberdiplo.timeline.annotation import GoldMention, PredictedEvidence, Prediction, gold_mention, prediction
from cyberdiplo.timeline.evaluation import Discrepancy, Scores, evaluate

EXAMPLE = Path(__file__).parent / "example"
# The scorer that defines the figures is kept beside a checkout, not in it; figures.json holds what it says.
REFERENCE = Path(__file__).parents[3] / "shared" / "eval" / "event_score.py"
NAMING = load_naming()


def records(file: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in file.read_text("utf-8").splitlines()]


def measure(events: list[dict[str, Any]]) -> Scores:
    texts = {file.name: file.read_text("utf-8") for file in EXAMPLE.glob("*.txt")}
    gold = [gold_mention(record, record["id"]) for record in records(EXAMPLE / "gold.jsonl")]
    return evaluate(gold, [prediction(record, record["id"]) for record in events], texts, NAMING)


def reference_figures(events: Path) -> dict[str, float | None]:
    command = [sys.executable, str(REFERENCE), str(EXAMPLE / "gold.jsonl"), str(events), str(EXAMPLE), "--json"]
    figures: dict[str, float | None] = json.loads(subprocess.run(command, capture_output=True, check=True).stdout)
    return figures


def test_the_stored_example_has_the_figures_of_the_reference_scorer() -> None:
    figures = measure(records(EXAMPLE / "events.jsonl")).figures()
    assert figures == json.loads((EXAMPLE / "figures.json").read_text("utf-8"))


@pytest.mark.skipif(not REFERENCE.exists(), reason="the reference scorer is not beside this checkout")
@pytest.mark.parametrize("seed", range(4))
def test_disturbed_examples_have_the_figures_of_the_reference_scorer(seed: int, tmp_path: Path) -> None:
    disturb = random.Random(seed)
    events = [dict(event) for event in records(EXAMPLE / "events.jsonl") if disturb.random() < 0.9]
    dates = ["2014", "2014-W24", "../2014-06-12", "2014-06-09/2014-06-30", "2014-23", "2014-02-30", "201X~", None]
    for event in events:
        event["date"] = disturb.choice([event["date"], *dates])
        event["type"] = disturb.choice([event["type"]] * 3 + ["comment", "statement"])
        event["actors"] = disturb.sample(event["actors"], disturb.randint(0, len(event["actors"])))
        event["evidence"] = event["evidence"] + disturb.sample(disturb.choice(events)["evidence"], 1)
    disturb.shuffle(events)
    file = tmp_path / "events.jsonl"
    file.write_text("".join(json.dumps(event) + "\n" for event in events), "utf-8")
    assert measure(events).figures() == reference_figures(file)


def gold(id_: str, trigger: str, **changes: Any) -> GoldMention:
    record = {
        "id": id_,
        "doc": "a.txt",
        "date": "2013-06-07",
        "type": "meeting",
        "status": "occurred",
        "actors": ["Xi Jinping"],
        "core": True,
        "trigger": trigger,
    }
    return gold_mention({**record, **changes}, id_)


def predicted(begin: int, end: int, **changes: Any) -> Prediction:
    event = Prediction(
        id="e",
        title="Xi meets Obama",
        type="meeting",
        status="occurred",
        date="2013-06-07",
        actors=("Xi Jinping",),
        evidence=(PredictedEvidence("news/a.txt", Span(begin, end)),),
    )
    return dataclasses.replace(event, **changes)


TEXT = "They met. They spoke. They signed." + " " * 700
MET, SPOKE = gold("1", "met"), gold("2", "spoke")


def test_perfect_predictions_score_one_throughout() -> None:
    scores = evaluate([MET, SPOKE], [predicted(0, 9), predicted(10, 21)], {"a.txt": TEXT}, NAMING)
    shares = {name: value for name, value in scores.figures().items() if isinstance(value, float)}
    assert set(shares.values()) == {1.0}
    assert scores.merge_recall is None
    assert (scores.wrong_merges, scores.discrepancies) == (0, ())


def test_no_prediction_at_all_finds_nothing() -> None:
    scores = evaluate([MET], [], {"a.txt": TEXT}, NAMING)
    assert (scores.core_found, scores.core_correct, scores.precision) == (0.0, 0.0, None)
    assert scores.discrepancies == (Discrepancy("missed", (MET,), None),)


def test_evidence_must_cover_the_trigger_and_be_no_longer_than_the_record_allows() -> None:
    beside, too_long, longest = predicted(10, 21), predicted(0, 701), predicted(0, 700)
    assert evaluate([MET], [beside], {"a.txt": TEXT}, NAMING).core_found == 0.0
    assert evaluate([MET], [too_long], {"a.txt": TEXT}, NAMING).core_found == 0.0
    assert evaluate([MET], [longest], {"a.txt": TEXT}, NAMING).core_found == 1.0


def test_one_prediction_answers_for_one_mention_of_a_document() -> None:
    both = predicted(0, 21)
    scores = evaluate([MET, SPOKE], [both], {"a.txt": TEXT}, NAMING)
    assert scores.core_found == 1.0
    assert scores.core_correct == 0.5
    assert [(error.kind, error.gold) for error in scores.discrepancies] == [("missed", (SPOKE,))]


def test_mentions_of_one_event_may_share_a_prediction() -> None:
    mentions = [gold("1", "met", same_event="talks"), gold("2", "spoke", same_event="talks")]
    merged = evaluate(mentions, [predicted(0, 21)], {"a.txt": TEXT}, NAMING)
    apart = evaluate(mentions, [predicted(0, 9), predicted(10, 21)], {"a.txt": TEXT}, NAMING)
    assert (merged.merge_recall, merged.core_correct) == (1.0, 1.0)
    assert (apart.merge_recall, apart.core_correct) == (0.0, 1.0)


def test_different_events_of_two_documents_in_one_prediction_are_a_wrong_merge() -> None:
    other = gold("2", "spoke", doc="b.txt")
    event = predicted(0, 9, evidence=(PredictedEvidence("a.txt", Span(0, 9)), PredictedEvidence("b.txt", Span(10, 21))))
    scores = evaluate([MET, other], [event], {"a.txt": TEXT, "b.txt": TEXT}, NAMING)
    assert scores.wrong_merges == 1
    assert scores.discrepancies == (Discrepancy("wrong merge", (MET, other), event),)


def test_comments_and_optional_mentions_do_not_touch_precision() -> None:
    opinion = gold("2", "spoke", optional=True, core=False, type="comment")
    events = [predicted(0, 9), predicted(10, 21), predicted(22, 34, type="comment")]
    scores = evaluate([MET, opinion], events, {"a.txt": TEXT}, NAMING)
    assert (scores.predicted, scores.precision, scores.all_correct) == (1, 1.0, 1.0)


def test_a_prediction_in_a_document_that_is_not_annotated_is_out_of_scope() -> None:
    elsewhere = predicted(0, 9, evidence=(PredictedEvidence("c.txt", Span(0, 9)),))
    assert evaluate([MET], [elsewhere, predicted(0, 9)], {"a.txt": TEXT}, NAMING).predicted == 1


def test_a_wrong_status_shows_in_status_alone() -> None:
    scores = evaluate([MET], [predicted(0, 9, status="planned")], {"a.txt": TEXT}, NAMING)
    assert (scores.core_correct, scores.status) == (1.0, 0.0)


def test_a_wrong_type_is_listed_with_the_prediction_that_has_it() -> None:
    event = predicted(0, 9, type="summit")
    scores = evaluate([MET], [event], {"a.txt": TEXT}, NAMING)
    assert [(error.kind, error.prediction) for error in scores.discrepancies] == [("wrong", event), ("extra", event)]
    accepted = evaluate([gold("1", "met", type_accept=["summit"])], [event], {"a.txt": TEXT}, NAMING)
    assert (accepted.core_correct, accepted.type_strict) == (1.0, 0.0)


def test_a_missing_text_is_an_input_error() -> None:
    with pytest.raises(InputError, match=r"a\.txt"):
        evaluate([MET], [], {}, NAMING)
