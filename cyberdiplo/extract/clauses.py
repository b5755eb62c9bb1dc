"""Reads the structure of a sentence from its grammar words: clauses, verb groups, and how real what they tell is.

A light analysis after Quirk et al. (1985): no parse tree, but for each token the clause that it stands in, how that
clause is opened, and for each verb its auxiliaries. It errs towards more clauses, because a date or an actor that is
taken from the wrong clause makes a wrong event.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Container
from operator import attrgetter
from typing import Literal, NamedTuple

from cyberdiplo.extract.matching import match_at
from cyberdiplo.extract.word_classes import opening_participle
from cyberdiplo.knowledge.grammar import Grammar
from cyberdiplo.model.event import Status
from cyberdiplo.model.mention import Sentence
from cyberdiplo.model.tokens import Tokens

Opening = Literal[
    "main", "that", "relative", "time", "condition", "other", "participle", "coordinate", "quote", "resumed"
]

Tense = Literal["past", "present", "perfect", "future", "none"]

_FIRST = attrgetter("first")
_QUOTES = frozenset({'"', "“", "”"})
_ING = 5
"""Letters of a word in -ing up to which it must have a vowel before its ending to be a participle: "using"."""
_VOWELS = frozenset("aeiouy")
_CUE_REACH = 7
"""How many words before its verb a cue of status may stand; auxiliaries, adverbs and one short phrase fit between."""


class Clause(NamedTuple):
    """The tokens ``[first, last)`` of a clause and how it is opened."""

    first: int
    last: int
    opening: Opening


class VerbGroup(NamedTuple):
    """A verb with its auxiliaries: the first token of the group, and what they say."""

    first: int
    tense: Tense
    passive: bool
    infinitive: bool
    negated: bool


def split_clauses(
    tokens: Tokens, sentence: Sentence, grammar: Grammar, whole: Container[int] = (), names: Container[int] = ()
) -> list[Clause]:
    """Clauses of a sentence, in text order, covering all of it; none begins at a token of ``whole``.

    ``whole`` holds the tokens of names and temporal expressions, which no clause divides ("the day before"), ``names``
    all tokens of names.
    """
    starts: list[tuple[int, Opening]] = [(sentence.first, "main")]
    quoted = ""
    lowers, subordinator = tokens.lowers, grammar.subordinator
    for at in range(sentence.first, sentence.last):
        word = lowers[at]
        opening: Opening | None = None
        if at in whole:
            continue
        if word in _QUOTES:
            opening, quoted = _quote(tokens, at, sentence, quoted)
        elif word in grammar.stop:
            opening = "coordinate"
        elif word == "," and _interrupts(tokens, starts, at, sentence, grammar):
            starts.append((at + 1, "resumed"))
            continue
        elif (word in subordinator or lowers[at - 1] == ",") and at > sentence.first:
            before_name = at + 1 in whole and word in grammar.preposition  # "after Tuesday"
            opening = None if before_name else _opening(tokens, at, sentence, grammar, names)
        if opening is None:
            continue
        if at == starts[-1][0] or (at == starts[-1][0] + 1 and tokens.lowers[starts[-1][0]] in _QUOTES):
            starts[-1] = (starts[-1][0], opening)
        else:
            starts.append((at, opening))
    if tokens.lowers[sentence.first] in grammar.subordinator - grammar.determiner:
        starts[0] = (sentence.first, _kind(tokens.lowers[sentence.first], grammar))
        comma = _index(tokens, sentence.first, starts[1][0] if len(starts) > 1 else sentence.last)
        if comma is not None:
            starts.insert(1, (comma + 1, "main"))
    elif sentence.first not in names and (comma := opening_participle(tokens, sentence, grammar, whole)) is not None:
        later = [start for start in starts[1:] if start[0] > comma]
        starts = [(sentence.first, "participle"), (comma + 1, "main"), *later]
    ends = [start for start, _ in starts[1:]] + [sentence.last]
    return [Clause(start, end, opening) for (start, opening), end in zip(starts, ends, strict=True) if start < end]


def _quote(tokens: Tokens, at: int, sentence: Sentence, quoted: str) -> tuple[Opening | None, str]:
    """Whether a quotation mark divides clauses, and which kind of quotation is open after it.

    Reported speech does ("…, “We agree,” he said"); words that are marked as another's do not ("an “open” talk").
    """
    if tokens.lowers[at] != "”" and not (tokens.lowers[at] == '"' and quoted):
        speech = at == sentence.first or not tokens.lowers[at - 1][0].isalnum() or tokens.lowers[at - 1] == "that"
        return ("quote", "speech") if speech else (None, "words")
    return (None, "") if quoted == "words" else ("coordinate", "")


def _interrupts(
    tokens: Tokens, starts: list[tuple[int, Opening]], at: int, sentence: Sentence, grammar: Grammar
) -> bool:
    """Whether a comma ends an inserted clause and the one before goes on: "Meng, who met Rice, praised …"."""
    first, opening = starts[-1]
    apposed = opening == "relative" and "," in tokens.lowers[starts[-2][0] : first] if len(starts) > 1 else False
    inserted = opening in ("relative", "participle") and (tokens.lowers[first - 1] == "," or apposed)
    return inserted and at > first + 1 and finite_at(tokens, at + 1, sentence.last, grammar)


def finite_at(tokens: Tokens, at: int, last: int, grammar: Grammar) -> bool:
    """Whether a finite verb, or an adverb before one, stands at token ``at`` of a sentence that ends at ``last``."""
    while at < last and (tokens.lowers[at] in grammar.adverb or tokens.lowers[at].endswith("ly")):
        at += 1
    if at >= last or tokens.words[at] != tokens.lowers[at]:
        return False
    word = tokens.lowers[at]
    helper = word in grammar.be or word in grammar.have or word in grammar.future or word in grammar.modal
    return (
        helper
        or any(letter in grammar.forms.get(word, "") for letter in "ds")
        or (word.endswith("ed") and len(word) > 4)
    )


def _index(tokens: Tokens, first: int, last: int) -> int | None:
    return next((at for at in range(first, last - 1) if tokens.lowers[at] == ","), None)


def _opening(tokens: Tokens, at: int, sentence: Sentence, grammar: Grammar, names: Container[int]) -> Opening | None:
    """How a word opens a clause, if it does: a subordinator, or what follows a comma."""
    word, before = tokens.lowers[at], tokens.lowers[at - 1]
    if word in grammar.subordinator:
        return _subordinate(tokens, at, sentence, grammar, names)
    if word in grammar.coordinator and before == ",":
        following = tokens.lowers[at + 1] if at + 1 < sentence.last else ""
        return None if following in grammar.preposition else "coordinate"  # ", and by his host"
    if before == "," and _is_participle(word) and tokens.words[at] == word:  # not "Beijing"
        if word == "according":
            return "other"
        following = tokens.lowers[at + 1] if at + 1 < sentence.last else ","
        return None if word in grammar.preposition or following == "," else "participle"
    return None


def _is_participle(word: str) -> bool:
    """Whether a word in -ing has a stem: "using" and "going" have, "thing" and "string" have none."""
    return word.endswith("ing") and (len(word) > _ING or any(letter in _VOWELS for letter in word[:-3]))


def _subordinate(
    tokens: Tokens, at: int, sentence: Sentence, grammar: Grammar, names: Container[int]
) -> Opening | None:
    word, before = tokens.lowers[at], tokens.lowers[at - 1]
    following = tokens.lowers[at + 1] if at + 1 < sentence.last else ""
    if word == "that" and before in grammar.preposition:
        return None
    if word == "as" and (following in grammar.as_before or before in grammar.as_behind):
        if before != "," or following not in grammar.article:
            return None  # "such as", "as early as", "as a shared concern"
        # ", as the dialogue drew to a close", not ", as a result, …"
        return "time" if _has_verb(tokens, at, sentence, grammar) else None
    if word in grammar.time_phrase and not following[:1].isalpha():
        return None  # "since 2006"
    common = following in grammar.article and at + 2 not in names and word in grammar.time
    if common and word in grammar.preposition and not _has_verb(tokens, at, sentence, grammar):
        return None  # "weeks after the summit, on October 19, …"
    if word == "that":
        return "relative" if before in (",", ")") or before in grammar.determiner else "that"
    if word in grammar.relative or word in grammar.interrogative:
        return "relative"
    return _kind(word, grammar)


def _has_verb(tokens: Tokens, at: int, sentence: Sentence, grammar: Grammar) -> bool:
    """Whether a finite verb stands between a word that may open a clause and the next comma."""
    comma = _index(tokens, at, sentence.last) or sentence.last
    return any(finite_at(tokens, one, comma, grammar) for one in range(at + 2, comma))


def _kind(word: str, grammar: Grammar) -> Opening:
    if word in grammar.time:
        return "time"
    return "condition" if word in grammar.condition else "other"


def clause_at(clauses: list[Clause], at: int) -> int:
    """Number of the clause that holds token ``at``."""
    return bisect_right(clauses, at, 1, key=_FIRST) - 1  # the first holds whatever stands before the second


def verb_group(tokens: Tokens, head: int, letters: str, clause: Clause, grammar: Grammar) -> VerbGroup:
    """The auxiliaries to the left of a verb, and what they make of it."""
    lowers = tokens.lowers
    first, at = head, head - 1
    auxiliaries: list[str] = []
    while at >= clause.first:
        word = lowers[at]
        if _auxiliary(word, grammar) or word == "to" or word in grammar.negation:
            auxiliaries.append(word)
            first = at
        elif not (word in grammar.adverb or word.endswith("ly")):
            break
        at -= 1
    verbs = [word for word in auxiliaries if word not in grammar.negation]
    passive = bool("n" in letters and verbs and verbs[0] in grammar.be)
    return VerbGroup(
        first=first,
        tense=_tense(letters, verbs, grammar),
        passive=passive,
        infinitive="to" in verbs[:1] or (passive and "to" in verbs),
        negated=any(word in grammar.negation for word in auxiliaries) or _nothing(lowers, head, clause),
    )


def _nothing(lowers: list[str], head: int, clause: Clause) -> bool:
    """Whether the object denies the act: "met no official", "reached no agreement"."""
    return head + 1 < clause.last and lowers[head + 1] in ("no", "nobody", "none", "neither")


def _tense(letters: str, auxiliaries: list[str], grammar: Grammar) -> Tense:
    """Tense of a verb group; ``auxiliaries`` from the verb outwards. Past perfect counts as past."""
    if not auxiliaries:
        return "past" if "d" in letters else "present" if "s" in letters or "b" in letters else "none"
    outer = auxiliaries[-1]
    if outer in grammar.future:
        return "future"
    if outer in grammar.have:
        return "past" if outer == "had" else "perfect"
    if outer in grammar.be or outer in grammar.do:
        return "past" if outer in grammar.past else "present"
    return "none"


def _auxiliary(word: str, grammar: Grammar) -> bool:
    return (
        word in grammar.be
        or word in grammar.have
        or word in grammar.do
        or word in grammar.future
        or word in grammar.modal
    )


def status_cue(
    tokens: Tokens, head: int, clause: Clause, grammar: Grammar, blocked: Container[int] = ()
) -> tuple[Status | None, str]:
    """The cue of status that stands nearest before a trigger in its clause, and its words.

    A cue counts if no other trigger (``blocked``: their tokens) and no comma stand between it and the trigger.
    """
    best: tuple[Status | None, str] = (None, "")
    covered = 0
    for at in range(max(clause.first, head - _CUE_REACH), head):
        if at in blocked or tokens.lowers[at] == ",":
            best, covered = (None, ""), at
            continue
        match = match_at(tokens.lowers, at, grammar.cues)
        if match and covered < match.last <= head and tokens.lowers[match.last] != "-":  # "a no-hacking pledge"
            covered = match.last
            if match.meaning is None:
                continue
            best = (match.meaning, " ".join(tokens.words[match.first : match.last]))
    return best
