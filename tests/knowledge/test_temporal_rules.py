"""Every rule's examples and counterexamples, run under the full rule set."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

import pytest

from cyberdiplo.extract.timexes import recognise_timexes
from cyberdiplo.knowledge.schema import knowledge_files
from cyberdiplo.knowledge.temporal import compile_temporal, rule_entries
from cyberdiplo.model.mention import Sentence, Timex
from cyberdiplo.model.span import Span
from cyberdiplo.model.tokens import tokenise

FILES = knowledge_files(())
TEMPORAL = compile_temporal(FILES)
ENTRIES = [(table, entry) for table in ("rule", "modifier", "range") for _, entry in rule_entries(FILES, table)]
EXAMPLES = [(table, entry["id"], example) for table, entry in ENTRIES for example in entry["examples"]]
COUNTEREXAMPLES = [(entry["id"], text) for _, entry in ENTRIES for text in entry.get("counterexamples", ())]
_BRACKETS = re.compile(r"\[([^\]]*)\]")


def tag(text: str, dct: dt.date | None) -> list[Timex]:
    tokens = tokenise(text)
    sentence = Sentence(Span(0, len(text)), 0, len(tokens), 0, "paragraph")
    return recognise_timexes(tokens, [sentence], TEMPORAL, dct)


@pytest.mark.parametrize(("table", "rule", "example"), EXAMPLES, ids=[f"{e[1]}:{e[2]['text'][:40]}" for e in EXAMPLES])
def test_example(table: str, rule: str, example: dict[str, Any]) -> None:
    marked, text = example["text"], re.sub(r"[\[\]]", "", example["text"])
    found = tag(text, example.get("dct"))
    assert [timex.span.of(text) for timex in found] == _BRACKETS.findall(marked)
    if table == "range" and isinstance(example["value"], str):
        assert {timex.interval.text for timex in found if timex.interval} == {example["value"]}
        return
    values = example["value"] if isinstance(example["value"], list) else [example["value"]]
    assert [timex.value for timex in found] == values
    assert found[-1].mod == example.get("mod", found[-1].mod)
    assert found[-1].type == example.get("type", found[-1].type)
    if "interval" in example:
        assert found[-1].interval is not None
        assert found[-1].interval.text == example["interval"]
    assert table == "range" or any(rule in timex.rule.split("+") for timex in found)


@pytest.mark.parametrize(("rule", "text"), COUNTEREXAMPLES, ids=[text[:40] for _, text in COUNTEREXAMPLES])
def test_counterexample(rule: str, text: str) -> None:
    assert not [timex for timex in tag(text, dt.date(2015, 9, 14)) if rule in timex.rule.split("+")]
