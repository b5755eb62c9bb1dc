"""Figures are explained, and what is wrong is told in words."""

from __future__ import annotations

from cyberdiplo.knowledge.naming import load_naming
from cyberdiplo.report.evaluation import COUNTS, MEANINGS, error_rows, figure_cell, figure_rows, render_scores, told
from cyberdiplo.report.screen import Screen
from cyberdiplo.timeline.annotation import gold_mention, prediction_of
from cyberdiplo.timeline.evaluation import Scores, evaluate
from tests.factories import KERRY, MENG, event, evidence, participant

TEXT = "Meng met Kerry on Friday. They spoke again by telephone. \x1b[2JNobody signed."
ANNOTATION = {"doc": "b.txt", "status": "occurred", "actors": [], "core": True}


def scores() -> Scores:
    """A wrong merge of two annotated meetings, a missed agreement whose trigger would clear a terminal, an extra."""
    meetings = event(
        "2015-09-11",
        title="Meng Jianzhu meets John Kerry",
        type="meeting",
        participants=(participant(MENG), participant(KERRY)),
        evidence=(evidence(TEXT[:56], doc="b.txt"),),
    )
    extra = event("2015-09-11", title="They speak", type="call", evidence=(evidence(TEXT[:25], doc="b.txt"),))
    gold = [
        ANNOTATION | {"id": "b-1", "date": "2015-09-11", "type": "meeting", "trigger": "met"},
        ANNOTATION | {"id": "b-2", "date": None, "type": "agreement", "core": False, "trigger": "\x1b[2JNobody signed"},
    ]
    mentions = [gold_mention(record, "gold.jsonl:1") for record in gold]
    return evaluate(mentions, [prediction_of(each) for each in (meetings, extra)], {"b.txt": TEXT}, load_naming())


def test_every_figure_has_a_meaning() -> None:
    figures = scores().figures()
    assert list(MEANINGS) == list(figures)
    assert set(figures) > COUNTS
    assert [row["figure"] for row in figure_rows(scores())] == list(figures)


def test_counts_are_whole_shares_have_three_decimals_and_what_was_not_measured_is_a_dash() -> None:
    cells = [figure_cell("gold", 51), figure_cell("precision", 1.0), figure_cell("merge_recall", None)]
    assert cells == ["51", "1.000", "–"]


def test_what_is_wrong_is_told_by_mention_or_by_document() -> None:
    missed, extra = (told(discrepancy) for discrepancy in scores().discrepancies)
    assert missed.startswith("missed      b-2: agreement, no date, “")
    assert "\x1b" not in missed
    assert extra == "extra       b.txt: call, 2015-09-11, occurred: They speak"
    assert [(row["kind"], row["doc"], row["mentions"]) for row in error_rows(scores())] == [
        ("missed", "b.txt", "b-2"),
        ("extra", "b.txt", ""),
    ]


def test_the_list_of_errors_is_asked_for() -> None:
    assert "missed" not in "".join(render_scores(scores(), Screen(), errors=False))
    assert "missed" in "".join(render_scores(scores(), Screen(), errors=True))
