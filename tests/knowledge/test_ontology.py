"""The ontology's types, and how the text of a pattern becomes rows of words."""

from pathlib import Path

import pytest

from cyberdiplo.errors import KnowledgeError
from cyberdiplo.knowledge.ontology import GAP, Ontology, compile_ontology
from tests.articles import bundled_knowledge

ONTOLOGY = bundled_knowledge().ontology
GRAMMAR = bundled_knowledge().grammar

TYPES = [
    "summit",
    "meeting",
    "call",
    "visit",
    "dialogue",
    "working_group",
    "conference",
    "agreement",
    "statement",
    "comment",
    "protest",
    "accusation",
    "denial",
    "indictment",
    "court_action",
    "sanctions",
    "law_or_regulation",
    "cyber_incident",
    "disclosure_report",
    "suspension",
    "appointment",
    "other",
]
"""The types of the event record."""
SILENT = {"statement", "comment", "denial", "appointment", "other"}
"""The types that PLOVER has no category for."""

TYPE = '[[type]]\nid = "meeting"\ndefinition = "They meet."\nintensity = 1.0\n'
TRIGGER = (
    '[[trigger]]\nid = "meet"\ntype = "meeting"\npatterns = {patterns}\nframe = "{frame}"\nexamples = ["They [met]."]\n'
)


def compiled(folder: Path, patterns: str, frame: str = "participants", more: str = "", kind: str = TYPE) -> Ontology:
    """An ontology of one type and one trigger."""
    for name, text in [
        ("ontology.toml", kind),
        ("triggers.toml", TRIGGER.format(patterns=patterns, frame=frame) + more),
    ]:
        (folder / name).write_text(text, "utf-8")
    return compile_ontology(sorted(folder.iterdir()), GRAMMAR)


def test_the_bundled_types_are_those_of_the_record() -> None:
    assert sorted(ONTOLOGY.types) == sorted(TYPES)


@pytest.mark.parametrize("kind", TYPES)
def test_a_type_is_defined_and_coded(kind: str) -> None:
    one = ONTOLOGY.types[kind]
    assert one.definition.endswith(".")
    assert one.cameo or kind in ("appointment", "other")
    assert -10 <= one.intensity <= 10
    assert bool(one.plover) is (kind not in SILENT)


def test_every_type_has_a_trigger_or_is_made_of_another() -> None:
    """Comments are statements whose speakers speak for themselves."""
    assert set(TYPES) - {rule.type for rule in ONTOLOGY.rules} == {"comment"}


def test_signs_tell_types_apart() -> None:
    signs = [one.sign for one in ONTOLOGY.types.values()]
    assert len(set(signs)) == len(signs)


def test_the_index_leads_from_a_word_to_every_pattern_that_it_can_begin() -> None:
    for number, pattern in enumerate(ONTOLOGY.patterns):
        assert all(number in ONTOLOGY.index[word] for word in pattern.elements[0])
        assert 0 <= pattern.head < len(pattern.elements)
        assert pattern.elements[pattern.head] != GAP


def test_a_verb_stands_for_all_its_forms(tmp_path: Path) -> None:
    (pattern,) = compiled(tmp_path, '["meet/v"]').patterns
    assert pattern.elements == (frozenset({"meet", "meets", "meeting", "met"}),)
    assert (pattern.verb, pattern.head, pattern.optional) == (True, 0, frozenset())


def test_a_noun_stands_for_singular_and_plural(tmp_path: Path) -> None:
    (pattern,) = compiled(tmp_path, '["data breach/n"]').patterns
    assert pattern.elements == (frozenset({"data"}), frozenset({"breach", "breaches"}))
    assert (pattern.verb, pattern.head) == (False, 1)


def test_alternatives_of_one_word_share_an_element(tmp_path: Path) -> None:
    (pattern,) = compiled(tmp_path, '["[phone|video] call/n"]').patterns
    assert pattern.elements == (frozenset({"phone", "video"}), frozenset({"call", "calls"}))


def test_an_alternative_of_several_words_makes_a_pattern_of_its_own(tmp_path: Path) -> None:
    patterns = compiled(tmp_path, '["sign [mou|joint statement]"]').patterns
    assert {pattern.elements for pattern in patterns} == {
        (frozenset({"sign"}), frozenset({"mou"})),
        (frozenset({"sign"}), frozenset({"joint"}), frozenset({"statement"})),
    }


def test_an_alternative_of_several_words_may_begin_with_its_verb(tmp_path: Path) -> None:
    patterns = compiled(tmp_path, '["[quit/v|walk/v out of] * talks"]').patterns
    phrasal = next(pattern for pattern in patterns if len(pattern.elements) == 5 and not pattern.turned)
    assert (phrasal.elements[:3], phrasal.head, phrasal.verb) == (
        (frozenset({"walk", "walks", "walking", "walked"}), frozenset({"out"}), frozenset({"of"})),
        0,
        True,
    )
    assert {pattern.head for pattern in patterns if pattern.turned} == {2}


def test_a_passive_stands_for_the_participle_alone(tmp_path: Path) -> None:
    (pattern,) = compiled(tmp_path, '["take/p into custody"]').patterns
    assert pattern.elements[0] == frozenset({"taken"})
    assert (pattern.verb, pattern.passive, pattern.head) == (True, True, 0)


def test_a_named_list_stands_for_its_words(tmp_path: Path) -> None:
    lists = '[lists]\noffice = ["chief", "envoy/n"]\n'
    named = compiled(tmp_path, '["appoint/v [@office|head]"]', more=lists).patterns
    assert {word for pattern in named for word in pattern.elements[1]} == {"chief", "envoy", "envoys", "head"}


def test_a_list_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError, match="no list 'office'"):
        compiled(tmp_path, '["appoint/v [@office]"]')


def test_a_gap_and_a_word_that_may_be_missing(tmp_path: Path) -> None:
    (pattern,) = compiled(tmp_path, '["hold/v * talks mechanism?"]').patterns
    assert pattern.elements[1] == GAP
    assert pattern.optional == frozenset({3})
    assert pattern.head == 0


@pytest.mark.parametrize(
    ("patterns", "frame", "more", "fault"),
    [
        ('["* talks"]', "participants", "", "a pattern cannot begin with a gap"),
        ('["meet/v"]', "crowd", "", "unknown frame 'crowd'"),
        ('["meet/v"]', "participants", "wek = true\n", "unknown keys \\['wek'\\]"),
    ],
)
def test_a_fault_in_a_trigger_is_told(tmp_path: Path, patterns: str, frame: str, more: str, fault: str) -> None:
    with pytest.raises(KnowledgeError, match=fault) as error:
        compiled(tmp_path, patterns, frame, more)
    assert "triggers.toml" in str(error.value)


def test_a_trigger_of_an_unknown_type_is_told(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError, match="unknown type 'meeting'"):
        compiled(tmp_path, '["meet/v"]', kind=TYPE.replace("meeting", "gathering"))


@pytest.mark.parametrize("key", ["definition", "intensity"])
def test_a_type_without_what_it_needs_is_told(tmp_path: Path, key: str) -> None:
    kind = "".join(line + "\n" for line in TYPE.splitlines() if not line.startswith(key))
    with pytest.raises(KnowledgeError, match=key):
        compiled(tmp_path, '["meet/v"]', kind=kind)


def test_an_entry_of_the_same_id_replaces_the_one_before(tmp_path: Path) -> None:
    second = TRIGGER.format(patterns='["huddle/v"]', frame="act")
    ontology = compiled(tmp_path, '["meet/v"]', more=second)
    assert [rule.frame for rule in ontology.rules] == ["act"]
    assert "huddled" in ontology.index
    assert "met" not in ontology.index
