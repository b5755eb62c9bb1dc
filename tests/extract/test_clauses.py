"""The structure of a sentence: clauses, verb groups, and the cues of how real a thing is."""

import pytest

from cyberdiplo.extract.clauses import Opening, VerbGroup, clause_at, split_clauses
from cyberdiplo.model.event import Status
from tests.articles import bundled_knowledge, extraction_of
from tests.extract.readings import drafts_of


def clauses_of(text: str) -> list[tuple[Opening, str]]:
    extraction = extraction_of(text)
    (sentence,) = extraction.sentences
    clauses = split_clauses(extraction.tokens, sentence, bundled_knowledge().grammar)
    return [(clause.opening, extraction.tokens.span(clause.first, clause.last).of(text)) for clause in clauses]


@pytest.mark.parametrize(
    ("text", "clauses"),
    [
        ("China denied the charge.", [("main", "China denied the charge.")]),
        ("He said that China agreed.", [("main", "He said"), ("that", "that China agreed.")]),
        ("They blamed the firm that hacked it.", [("main", "They blamed the firm"), ("that", "that hacked it.")]),
        ("They blamed the firm which hacked it.", [("main", "They blamed the firm"), ("relative", "which hacked it.")]),
        (
            "After the two met, they agreed on norms.",
            [("time", "After the two met,"), ("main", "they agreed on norms.")],
        ),
        (
            "China would act if Washington imposed sanctions.",
            [("main", "China would act"), ("condition", "if Washington imposed sanctions.")],
        ),
        (
            "China denied it, but Washington insisted.",
            [("main", "China denied it,"), ("coordinate", "but Washington insisted.")],
        ),
        (
            "Prosecutors charged five men, accusing them of theft.",
            [("main", "Prosecutors charged five men,"), ("participle", "accusing them of theft.")],
        ),
        ("He paused; China denied it.", [("main", "He paused"), ("coordinate", "; China denied it.")]),
        ("“We agree,” he said.", [("quote", "“We agree,"), ("coordinate", "” he said.")]),
        ("They held an “open” meeting.", [("main", "They held an “open” meeting.")]),
        ("In that year they met.", [("main", "In that year they met.")]),
        ("China is seen as the culprit.", [("main", "China is seen as the culprit.")]),
    ],
)
def test_clauses(text: str, clauses: list[tuple[Opening, str]]) -> None:
    assert clauses_of(text) == clauses


def test_clauses_cover_the_sentence_without_overlap() -> None:
    text = "When Xi, who had met Obama, said that “we agree,” the two, smiling, signed; nobody spoke."
    extraction = extraction_of(text)
    (sentence,) = extraction.sentences
    clauses = split_clauses(extraction.tokens, sentence, bundled_knowledge().grammar)
    assert [at for clause in clauses for at in range(clause.first, clause.last)] == list(range(len(extraction.tokens)))
    assert [clause_at(clauses, clause.first) for clause in clauses] == list(range(len(clauses)))
    assert [clause_at(clauses, clause.last - 1) for clause in clauses] == list(range(len(clauses)))


def test_no_clause_begins_inside_a_name_or_date() -> None:
    text = "The day before he met Xi."
    extraction = extraction_of(text)
    (sentence,) = extraction.sentences
    clauses = split_clauses(extraction.tokens, sentence, bundled_knowledge().grammar, whole={1, 2})
    assert len(clauses) == 1


def group_of(text: str, trigger: str) -> VerbGroup:
    group = drafts_of(text)[trigger].group
    assert group
    return group


@pytest.mark.parametrize(
    ("text", "trigger", "tense"),
    [
        ("China summoned the ambassador.", "summoned", "past"),
        ("China summons the ambassador.", "summons", "present"),
        ("China has summoned the ambassador.", "summoned", "perfect"),
        ("China had summoned the ambassador.", "summoned", "past"),
        ("China will summon the ambassador.", "summon", "future"),
        ("China has repeatedly summoned the ambassador.", "summoned", "perfect"),
        ("China could summon the ambassador.", "summon", "none"),
        ("China is summoning the ambassador.", "summoning", "present"),
    ],
)
def test_tense(text: str, trigger: str, tense: str) -> None:
    assert group_of(text, trigger).tense == tense


@pytest.mark.parametrize(
    ("text", "trigger", "passive"),
    [
        ("Xi met Obama.", "met", False),
        ("Su Bin was indicted by a jury.", "indicted", True),
        ("Su Bin has been formally indicted.", "indicted", True),
        ("The jury had indicted Su Bin.", "indicted", False),
    ],
)
def test_voice(text: str, trigger: str, passive: bool) -> None:
    assert group_of(text, trigger).passive is passive


@pytest.mark.parametrize(
    ("text", "trigger", "negated"),
    [
        ("Xi met Obama.", "met", False),
        ("Xi did not meet Obama.", "meet", True),
        ("Xi never met Obama.", "met", True),
        ("Xi met no official of the United States.", "met", True),
        ("Xi has not yet met Obama.", "met", True),
    ],
)
def test_negation(text: str, trigger: str, negated: bool) -> None:
    assert group_of(text, trigger).negated is negated


def test_an_infinitive_is_told_from_a_finite_verb() -> None:
    assert group_of("Xi flew there to meet Obama.", "meet").infinitive
    assert not group_of("Xi flew there and met Obama.", "met").infinitive


@pytest.mark.parametrize(
    ("text", "trigger", "status", "cue"),
    [
        ("Xi will meet Obama.", "meet", "planned", "will"),
        ("Xi plans to meet Obama.", "meet", "planned", "plans to"),
        ("Xi might meet Obama.", "meet", "hypothetical", "might"),
        ("China allegedly hacked the network.", "hacked", "alleged", "allegedly"),
        ("Xi met Obama.", "met", None, ""),
        ("Next week, Xi met Obama.", "met", None, ""),
        ("The issue, which might matter, Xi met Obama about.", "met", None, ""),
    ],
)
def test_the_cue_nearest_before_its_trigger_gives_the_status(
    text: str, trigger: str, status: Status | None, cue: str
) -> None:
    draft = drafts_of(text)[trigger]
    assert (draft.status, draft.cue) == (status, cue)


def test_a_cue_does_not_reach_past_another_trigger() -> None:
    drafts = drafts_of("China would reject sanctions and summoned the ambassador.")
    assert drafts["reject"].status == "hypothetical"
    assert drafts["summoned"].status is None
