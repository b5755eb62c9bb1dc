"""The timeline of the annotated documents stays as good as it has been; the floors are kept honestly."""

import tomllib
from pathlib import Path, PurePath
from typing import Any

import pytest

from cyberdiplo.knowledge.compile import load_knowledge
from cyberdiplo.knowledge.naming import load_naming
from cyberdiplo.model.document import Document
from cyberdiplo.report.evaluation import told
from cyberdiplo.sources.discover import read_inputs
from cyberdiplo.timeline.evaluation import evaluate
from tests.gold import quality


@pytest.mark.parametrize("name", quality.sets())
def test_no_figure_falls_below_its_floor(name: str) -> None:
    floors = quality.read_floors().get(name)
    if floors is None:
        pytest.skip(f"{name} has no floors yet: make eval-update sets them")
    scores = quality.measure(name)
    short = quality.shortfalls(scores.figures(), floors)
    assert not short, "\n".join([*short, "", *map(told, scores.discrepancies)])


def figures(**changes: float | None) -> dict[str, float | None]:
    return {**dict.fromkeys(quality.FLOORED, 0.5), "wrong_merges": 1, **changes}


def floors(**changes: float) -> dict[str, float]:
    return {**dict.fromkeys(quality.FLOORED, 0.5), "wrong_merges": 1, **changes}


def test_figures_at_their_floors_hold() -> None:
    assert quality.shortfalls(figures(), floors()) == []


@pytest.mark.parametrize(
    "changes", [{"precision": 0.499}, {"precision": None}, {"wrong_merges": 2}], ids=["lower", "unmeasured", "merges"]
)
def test_a_figure_below_its_floor_is_told(changes: dict[str, float | None]) -> None:
    assert len(quality.shortfalls(figures(**changes), floors())) == 1


def test_a_figure_without_a_floor_is_told() -> None:
    assert len(quality.shortfalls(figures(status=None), {})) == len(quality.FLOORED) - 1


def test_an_update_raises_floors_and_lowers_none_untold() -> None:
    measured = figures(precision=0.6, status=0.4, wrong_merges=0)
    moved, lowered = quality.moved_floors(measured, floors(), allow_lower=False)
    assert moved == floors(precision=0.6, wrong_merges=0)
    assert lowered == ["status"]
    assert quality.moved_floors(measured, floors(), allow_lower=True)[0]["status"] == 0.4


def test_what_is_written_reads_back() -> None:
    notes: list[dict[str, Any]] = [
        {"set": "seeds", "figure": "status", "from": 0.5, "to": 0.4, "reason": 'a "stricter" sense of planned'}
    ]
    text = quality.floors_text({"seeds": floors(), "dev": floors(status=0.4)}, notes)
    assert tomllib.loads(text) == {"seeds": floors(), "dev": floors(status=0.4), "lowered": notes}


def test_a_refused_update_fails_and_keeps_the_floor(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(quality, "FLOORS", tmp_path / "floors.toml")
    scores = {"seeds": evaluate([], [], {}, load_naming())}
    kept = {"seeds": {"precision": 0.5}}
    assert quality.update(scores, kept, reason=None) == 1
    assert quality.read_floors(quality.FLOORS)["seeds"]["precision"] == 0.5
    assert "precision would go from 0.5" in capsys.readouterr().err
    assert quality.update(scores, kept, reason="nothing is annotated any more") == 0
    written = quality.read_floors(quality.FLOORS)
    assert "precision" not in written["seeds"]
    assert written["lowered"][0]["reason"] == "nothing is annotated any more"


def test_lowering_wants_a_reason(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        quality.main(["--update", "--allow-lower"])
    assert "--reason" in capsys.readouterr().err


@pytest.mark.parametrize("name", quality.sets())
def test_documents_and_annotations_agree(name: str) -> None:
    found = quality.annotated(name)
    assert (found.flaws, found.failures) == ((), ())
    ids = [mention.id for mention in found.mentions]
    assert len(set(ids)) == len(ids)
    # A document about which nothing is annotated would not be measured at all.
    assert set(found.documents) == {PurePath(document.id).name for document in read_documents(name)}


def read_documents(name: str) -> list[Document]:
    found = list(read_inputs([quality.documents(name)], load_knowledge([]).reading))
    return [document for document in found if isinstance(document, Document)]


def test_no_document_is_in_two_sets() -> None:
    ids = [document.sha256 for name in quality.sets() for document in read_documents(name)]
    assert len(set(ids)) == len(ids)


def test_a_new_set_is_measured_and_said_to_have_no_floors(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(quality, "read_floors", dict)
    assert quality.main(["seeds"]) == 0
    assert "seeds has no floors yet" in capsys.readouterr().out


def test_only_sets_that_are_there_are_measured(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        quality.main(["sedes"])
    assert "no such set: sedes" in capsys.readouterr().err


def test_an_update_of_one_set_keeps_the_floors_of_others(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(quality, "FLOORS", tmp_path / "floors.toml")
    quality.update({"seeds": evaluate([], [], {}, load_naming())}, {"dev": {"precision": 0.5}}, reason=None)
    assert quality.read_floors(quality.FLOORS)["dev"] == {"precision": 0.5}


def test_the_table_marks_what_falls_short() -> None:
    scores = {"seeds": evaluate([], [], {}, load_naming())}
    lines = quality.table(scores, {"seeds": {"precision": 0.5, "wrong_merges": 0}}).splitlines()
    assert [line.split() for line in lines if line.startswith(("precision", "wrong"))] == [
        ["precision", "–", "0.500", "!"],
        ["wrong_merges", "0", "0"],
    ]
    alone = quality.table(scores).splitlines()
    assert [line.split() for line in alone if line.startswith("precision")] == [["precision", "–"]]
