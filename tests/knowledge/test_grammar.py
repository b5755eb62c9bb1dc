"""The forms of English verbs and nouns, and the lists of grammar words."""

from pathlib import Path

import pytest

from cyberdiplo.errors import KnowledgeError
from cyberdiplo.knowledge.grammar import compile_grammar, plural, verb_forms
from cyberdiplo.knowledge.phrases import END
from tests.articles import bundled_knowledge

GRAMMAR = bundled_knowledge().grammar


def forms_of(base: str) -> dict[str, str]:
    """Every form of a verb with all its letters."""
    forms: dict[str, str] = {}
    for form, letter in verb_forms(base, GRAMMAR.irregular, GRAMMAR.doubled):
        forms[form] = forms.get(form, "") + letter
    return forms


@pytest.mark.parametrize(
    ("base", "forms"),
    [
        ("visit", {"visit": "b", "visits": "s", "visiting": "g", "visited": "dn"}),
        ("agree", {"agree": "b", "agrees": "s", "agreeing": "g", "agreed": "dn"}),
        ("accuse", {"accuse": "b", "accuses": "s", "accusing": "g", "accused": "dn"}),
        ("deny", {"deny": "b", "denies": "s", "denying": "g", "denied": "dn"}),
        ("breach", {"breach": "b", "breaches": "s", "breaching": "g", "breached": "dn"}),
        ("meet", {"meet": "b", "meets": "s", "meeting": "g", "met": "dn"}),
        ("steal", {"steal": "b", "steals": "s", "stealing": "g", "stole": "d", "stolen": "n"}),
        ("sit", {"sit": "b", "sits": "s", "sitting": "g", "sat": "dn"}),
        ("ban", {"ban": "b", "bans": "s", "banning": "g", "banned": "dn"}),
        ("set", {"set": "bdn", "sets": "s", "setting": "g"}),
        ("obey", {"obey": "b", "obeys": "s", "obeying": "g", "obeyed": "dn"}),
    ],
)
def test_all_forms_of_a_verb(base: str, forms: dict[str, str]) -> None:
    found = forms_of(base)
    assert {form: "".join(sorted(found.get(form, ""))) for form in forms} == forms


@pytest.mark.parametrize("form", ["cancelled", "canceled", "cancelling", "canceling", "travelled", "traveled"])
def test_both_spellings_of_a_doubled_letter(form: str) -> None:
    assert form in {**forms_of("cancel"), **forms_of("travel")}


def test_be_has_forms_of_its_own() -> None:
    assert set(forms_of("be")) == {"be", "is", "are", "was", "were", "been", "being"}


@pytest.mark.parametrize(
    ("noun", "form"),
    [("study", "studies"), ("day", "days"), ("breach", "breaches"), ("talk", "talks"), ("bus", "buses"), ("y", "ys")],
)
def test_plurals(noun: str, form: str) -> None:
    assert plural(noun) == form


def test_the_lists_hold_single_words_in_lower_case() -> None:
    for name in ("be", "have", "modal", "preposition", "determiner", "pronoun", "subordinator", "coordinator"):
        words = getattr(GRAMMAR, name)
        assert words
        assert all(word == word.lower() and " " not in word for word in words)


def test_a_cue_is_a_phrase_with_its_status() -> None:
    node = GRAMMAR.cues["will"]
    assert node[END] == "planned"
    assert GRAMMAR.cues["is"]["expected"]["to"][END] == "planned"


def grammar_file(folder: Path, text: str) -> Path:
    file = folder / "clauses.toml"
    file.write_text(text, "utf-8")
    return file


def test_a_packs_words_are_added_to_the_bundled_ones(tmp_path: Path) -> None:
    own = grammar_file(tmp_path, '[words]\nmodal = ["mote"]\n[verbs]\nirregular = ["bid bade bidden"]\n')
    grammar = compile_grammar([own])
    assert "mote" in grammar.modal
    assert grammar.forms["bade"] == "d"
    assert grammar.forms["bidden"] == "n"


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ('[words]\nadverbials = ["now"]\n', "no such list of words: 'adverbials'"),
        ('[status]\nwished = ["may"]\n', "no such status: 'wished'"),
        ("[words", "not TOML"),
    ],
)
def test_a_fault_names_its_file(tmp_path: Path, text: str, fault: str) -> None:
    with pytest.raises(KnowledgeError, match=fault) as error:
        compile_grammar([grammar_file(tmp_path, text)])
    assert "clauses.toml" in str(error.value)


def test_other_files_are_not_read(tmp_path: Path) -> None:
    other = tmp_path / "phrases.toml"
    other.write_text('[words]\nmodal = ["mote"]\n', "utf-8")
    assert "mote" not in compile_grammar([other]).modal
