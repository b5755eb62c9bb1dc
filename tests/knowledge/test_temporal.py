from __future__ import annotations

import ast
from pathlib import Path

import pytest

from cyberdiplo.errors import KnowledgeError
from cyberdiplo.extract.normalise import OPERATORS
from cyberdiplo.extract.timex_context import TESTS
from cyberdiplo.knowledge.schema import knowledge_files
from cyberdiplo.knowledge.temporal import compile_temporal, rule_entries
from cyberdiplo.knowledge.temporal_patterns import PatternError, RuleTrie, Variant, add_variant, expand, share

FILES = knowledge_files(())
TEMPORAL = compile_temporal(FILES)


def shown(variant: Variant) -> str:
    return " ".join(step.key for step in variant.steps)


@pytest.mark.parametrize(
    ("pattern", "variants"),
    [
        ("last {weekday}", ["last {weekday}"]),
        ("[the] end", ["end", "the end"]),
        ("(a|b c) d", ["a d", "b c d"]),
        ("@two x", ["one x", "two x"]),
        ("mid-{month}", ["mid - {month}"]),
        ("a [b [c]]", ["a", "a b", "a b c"]),
    ],
)
def test_a_pattern_stands_for_its_variants(pattern: str, variants: list[str]) -> None:
    assert [shown(variant) for variant in expand(pattern, {"two": "(one|two)"})] == variants


def test_what_is_covered_can_be_less_than_what_is_asked_for() -> None:
    [variant] = expand("<{month} {day}> - <{day:day_2}>", {})
    assert variant.parts == ((0, 2), (3, 4))
    assert variant.names == ("month", "day", "", "day_2")


@pytest.mark.parametrize("pattern", ["(a", "a]", "a)", "<a", "a >", "< > a", "@nobody", "@loop", "", "[a]", "{:x}"])
def test_a_pattern_that_cannot_be_read_is_refused(pattern: str) -> None:
    with pytest.raises(PatternError):
        expand(pattern, {"loop": "x @loop"})


def test_equal_parts_of_the_trie_are_one_object() -> None:
    trie: RuleTrie = {}
    for variant in expand("(a|b) c [d]", {}):
        add_variant(trie, variant, 1)
    shared = share(trie)
    assert shared["a"] is shared["b"]
    assert shared["a"]["c"][""] == (1,)


def test_every_operator_and_every_test_that_a_rule_names_exists() -> None:
    assert {rule.operator for rule in TEMPORAL.rules} <= set(OPERATORS)
    assert {name for rule in TEMPORAL.rules for name in (*rule.unless, *rule.when)} <= set(TESTS)


def test_every_operator_every_test_and_every_cue_is_used() -> None:
    assert set(OPERATORS) == {rule.operator for rule in TEMPORAL.rules}
    assert set(TESTS) == {name for rule in TEMPORAL.rules for name in (*rule.unless, *rule.when)}
    source = Path(TESTS["name"].__code__.co_filename).read_text("utf-8")
    named = {node.value for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Constant)}
    assert set(TEMPORAL.cues) <= named


def test_ids_are_unique() -> None:
    ids = [entry["id"] for table in ("rule", "modifier", "range") for _, entry in rule_entries(FILES, table)]
    assert len(ids) == len(set(ids))


RULE = """
[[rule]]
id = "fiscal"
patterns = ["{pattern}"]
operator = "calendar_date"
source = "test"
examples = []
{more}
"""


def pack(folder: Path, pattern: str, more: str = "") -> Path:
    file = folder / "temporal" / "rules-test.toml"
    file.parent.mkdir()
    file.write_text(RULE.replace("{pattern}", pattern).replace("{more}", more), "utf-8")
    return file


def test_a_bad_pattern_names_its_file_and_rule(tmp_path: Path) -> None:
    file = pack(tmp_path, "(a")
    with pytest.raises(KnowledgeError, match=r"rules-test\.toml.*'fiscal'"):
        compile_temporal([*FILES, file])


def test_an_unknown_key_is_refused(tmp_path: Path) -> None:
    file = pack(tmp_path, "a", 'colour = "red"')
    with pytest.raises(KnowledgeError, match="colour"):
        compile_temporal([*FILES, file])


def test_a_later_rule_replaces_one_of_its_id(tmp_path: Path) -> None:
    first = pack(tmp_path, "{year}")
    second = tmp_path / "temporal" / "rules-zz.toml"
    second.write_text(first.read_text("utf-8").replace("calendar_date", "decade"), "utf-8")
    [rule] = [rule for rule in compile_temporal([*FILES, first, second]).rules if rule.id == "fiscal"]
    assert rule.operator == "decade"
