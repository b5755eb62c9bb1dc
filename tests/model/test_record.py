"""The public record: the contract's names and order, and agreement with the records written by hand."""

from __future__ import annotations

import json

import pytest
from pydantic import BaseModel, ValidationError

from cyberdiplo.model.event import Event, ThreadLink
from cyberdiplo.model.record import ActorRecord, EventRecord, EvidenceRecord, TimexRecord, TriggerRecord
from cyberdiplo.report.records import event_record, to_json
from tests.factories import event, evidence

CONTRACT = [
    "id",
    "title",
    "type",
    "status",
    "date",
    "start",
    "end",
    "precision",
    "basis",
    "actors",
    "countries",
    "place",
    "topics",
    "plover",
    "intensity",
    "thread",
    "confidence",
    "evidence",
    "ruleset",
]
EVIDENCE_CONTRACT = [
    "doc",
    "sha256",
    "source",
    "published",
    "begin",
    "end",
    "quote",
    "trigger",
    "timex",
    "speaker",
    "via",
    "side",
]

EVENTS = [
    event(),
    event(None, evidence=(evidence("Obama met Xi.", published=None, source=None, side=None),)),
    event("../2013-06-09", basis="publication", place=None, plover=None, participants=(), topics=(), countries=()),
    event("2013-06~", thread=ThreadLink("wg", "Cyber working group", "agreed", stated=True), related=("abc",)),
    event("2015-36", evidence=(evidence(), evidence("They met again.", doc="b.txt", via="Xinhua", speaker="X"))),
]


def names(model: type[BaseModel]) -> list[str]:
    return list(model.model_fields)


def test_the_fields_of_the_contract_come_first_and_in_its_order() -> None:
    assert names(EventRecord)[: len(CONTRACT)] == CONTRACT
    assert names(EvidenceRecord)[: len(EVIDENCE_CONTRACT)] == EVIDENCE_CONTRACT
    assert names(ActorRecord)[:6] == ["id", "name", "kind", "country", "office", "role"]
    assert names(TriggerRecord) == ["text", "begin", "end", "rule"]
    assert names(TimexRecord)[:8] == ["text", "begin", "end", "type", "value", "rule", "anchor", "anchor_basis"]


@pytest.mark.parametrize("made", EVENTS)
def test_a_record_written_by_hand_is_one_that_the_models_write(made: Event) -> None:
    record = event_record(made)
    model = EventRecord.model_validate_json(to_json(record))
    assert to_json(model.model_dump(mode="json")) == to_json(record)


def test_both_ways_of_writing_have_the_same_names_at_every_depth() -> None:
    record = event_record(EVENTS[3])
    dumped = json.loads(EventRecord.model_validate(record).model_dump_json())

    def keys(value: object) -> object:
        if isinstance(value, dict):
            return [(key, keys(below)) for key, below in value.items()]
        return [keys(below) for below in value] if isinstance(value, list) else None

    assert keys(record) == keys(dumped)


def test_readers_ignore_fields_that_they_do_not_know() -> None:
    assert EventRecord.model_validate(event_record(event()) | {"new": 1}).title == "Xi Jinping meets Barack Obama"


@pytest.mark.parametrize(
    ("field", "value"),
    [("status", "maybe"), ("precision", "hour"), ("intensity", 11), ("countries", ["usa"]), ("evidence", [])],
)
def test_a_value_outside_the_contract_is_refused(field: str, value: object) -> None:
    with pytest.raises(ValidationError):
        EventRecord.model_validate(event_record(event()) | {field: value})


def test_the_schema_says_what_the_fields_mean() -> None:
    schema = EventRecord.model_json_schema()
    assert "unique prefix" in schema["properties"]["id"]["description"]
    assert set(CONTRACT) <= set(schema["required"])
