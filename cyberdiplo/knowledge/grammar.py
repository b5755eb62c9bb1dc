"""The grammar words of English: how a clause is built, what tense it has, and how far it vouches for what it says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from cyberdiplo.errors import KnowledgeError
from cyberdiplo.knowledge.phrases import PhraseTrie, add_phrase
from cyberdiplo.knowledge.schema import read_toml
from cyberdiplo.model.tokens import tokenise

_STATUSES = ("planned", "hypothetical", "cancelled", "alleged", "denied")
_PLAIN = "plain"
"""The table of phrases that only look like cues."""

_VOWELS = frozenset("aeiou")


class Grammar(NamedTuple):
    """Closed classes of words, by name, in lower case; ``cues`` maps phrases to the status that they announce,
    and to ``None`` where they only look as if they did ("next day").

    ``helping`` are the words that a base form follows: modals, "will", "do" and "to"; ``article`` are the determiners
    that are no relative words, ``verbal`` the words that can be verbs besides those in -ed. ``forms`` maps every form
    of an irregular verb to its letters: ``b`` base, ``s`` third person, ``d`` past, ``n`` past participle, ``g``
    present participle.
    """

    be: frozenset[str]
    have: frozenset[str]
    do: frozenset[str]
    future: frozenset[str]
    modal: frozenset[str]
    negation: frozenset[str]
    adverb: frozenset[str]
    subordinator: frozenset[str]
    relative: frozenset[str]
    coordinator: frozenset[str]
    preposition: frozenset[str]
    determiner: frozenset[str]
    definite: frozenset[str]
    naming: frozenset[str]
    agentive: frozenset[str]
    marginal: frozenset[str]
    topical: frozenset[str]
    coming: frozenset[str]
    short: frozenset[str]
    hence: frozenset[str]
    charging: frozenset[str]
    pointing: frozenset[str]
    single: frozenset[str]
    spell: frozenset[str]
    releasing: frozenset[str]
    pronoun: frozenset[str]
    stop: frozenset[str]
    occurrence: frozenset[str]
    time: frozenset[str]
    time_phrase: frozenset[str]
    future_time: frozenset[str]
    founding: frozenset[str]
    publishing: frozenset[str]
    habit: frozenset[str]
    onset: frozenset[str]
    plural_subject: frozenset[str]
    gerund: frozenset[str]
    verb_only: frozenset[str]
    prefix: frozenset[str]
    implicative: frozenset[str]
    as_before: frozenset[str]
    as_behind: frozenset[str]
    interrogative: frozenset[str]
    target: frozenset[str]
    inverting: frozenset[str]
    treating: frozenset[str]
    addressing: frozenset[str]
    attribute: frozenset[str]
    said_next: frozenset[str]
    said_before: frozenset[str]
    opener: frozenset[str]
    same_time: frozenset[str]
    after_time: frozenset[str]
    before_time: frozenset[str]
    by_then: frozenset[str]
    before_then: frozenset[str]
    after_then: frozenset[str]
    scene: frozenset[str]
    carrying: frozenset[str]
    counterpart: frozenset[str]
    voice: frozenset[str]
    asking: frozenset[str]
    answering: frozenset[str]
    session: frozenset[str]
    past: frozenset[str]
    condition: frozenset[str]
    joiner: frozenset[str]
    companion: frozenset[str]
    affecting: frozenset[str]
    statute: frozenset[str]
    helping: frozenset[str]
    article: frozenset[str]
    verbal: frozenset[str]
    cues: PhraseTrie
    forms: dict[str, str]
    irregular: dict[str, tuple[str, str]]
    doubled: frozenset[str]


_DERIVED = ("helping", "article", "verbal", "cues", "forms", "irregular", "doubled")
_LISTS = tuple(name for name in Grammar._fields if name not in _DERIVED)
"""The lists that ``clauses.toml`` fills; the other fields are made from them, or stand in tables of their own."""


def compile_grammar(files: Sequence[Path]) -> Grammar:
    """Compile ``clauses.toml``; a pack's file of that name adds words to the lists."""
    lists: dict[str, set[str]] = {name: set() for name in _LISTS}
    cues: PhraseTrie = {}
    irregular: dict[str, tuple[str, str]] = {}
    doubled: set[str] = set()
    for file in files:
        if file.name != "clauses.toml":
            continue
        table = read_toml(file)
        for name, words in table.get("words", {}).items():
            if name not in lists:
                raise KnowledgeError(f"no such list of words: {name!r}", where=str(file), hint=f"known are {_LISTS}")
            lists[name].update(words)
        for status, phrases in table.get("status", {}).items():
            if status not in (*_STATUSES, _PLAIN):
                known = (*_STATUSES, _PLAIN)
                raise KnowledgeError(f"no such status: {status!r}", where=str(file), hint=f"known are {known}")
            for phrase in phrases:
                add_phrase(cues, tokenise(phrase).lowers, None if status == _PLAIN else status)
        for line in table.get("verbs", {}).get("irregular", []):
            base, past, participle = line.split()
            irregular[base] = (past, participle)
        doubled.update(table.get("verbs", {}).get("doubled", []))
    forms: dict[str, str] = {}
    for base in irregular:
        for form, letter in verb_forms(base, irregular, doubled):
            forms[form] = forms.get(form, "") + letter
    return Grammar(
        **{name: frozenset(words) for name, words in lists.items()},
        helping=frozenset(lists["modal"] | lists["future"] | lists["do"] | {"to"}),
        article=frozenset(lists["determiner"] - lists["relative"]),
        verbal=frozenset(forms) | lists["be"] | lists["occurrence"],
        cues=cues,
        forms=forms,
        irregular=irregular,
        doubled=frozenset(doubled),
    )


def verb_forms(
    base: str, irregular: Mapping[str, tuple[str, str]], doubled: frozenset[str] | set[str] = frozenset()
) -> Iterator[tuple[str, str]]:
    """All forms of a verb with their letters (Quirk et al. 1985, §3.3 ff.), British spellings as well.

    >>> dict(verb_forms("carry", {}))["carried"]
    'n'
    """
    if base == "be":
        yield from [("be", "b"), ("is", "s"), ("are", "s"), ("was", "d"), ("were", "d"), ("been", "n"), ("being", "g")]
        return
    if base == "have":
        yield from [("have", "b"), ("has", "s"), ("had", "d"), ("had", "n"), ("having", "g")]
        return
    yield base, "b"
    yield plural(base), "s"
    stem = base[:-1] if base.endswith("e") and not base.endswith("ee") else base
    yield ("lying" if base == "lie" else stem + "ing"), "g"
    if base in irregular:
        past, participle = irregular[base]
        yield past, "d"
        yield participle, "n"
        if (past.endswith(base[-1] + "ed") and past == base + base[-1] + "ed") or (len(base) > 2 and _doubles(base)):
            yield base + base[-1] + "ing", "g"
    else:
        past = base[:-1] + "ied" if _consonant_y(base) else base + "d" if base.endswith("e") else base + "ed"
        yield past, "d"
        yield past, "n"
    if base in doubled:
        yield base + base[-1] + "ed", "d"
        yield base + base[-1] + "ed", "n"
        yield base + base[-1] + "ing", "g"


def plural(noun: str) -> str:
    """The regular plural of a noun, which is also the third person of a verb.

    >>> plural("study"), plural("breach"), plural("talk")
    ('studies', 'breaches', 'talks')
    """
    if _consonant_y(noun):
        return noun[:-1] + "ies"
    if noun.endswith(("s", "x", "z", "ch", "sh")):
        return noun + "es"
    return noun + ("es" if noun in ("go", "do", "veto") else "s")


def _consonant_y(word: str) -> bool:
    return len(word) > 1 and word.endswith("y") and word[-2] not in _VOWELS


def _doubles(base: str) -> bool:
    """Whether a short verb doubles its last letter (sit, sitting)."""
    return len(base) == 3 and base[-1] not in _VOWELS | {"w", "x", "y"} and base[-2] in _VOWELS
