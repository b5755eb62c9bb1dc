"""Spots the words that announce an event."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from cyberdiplo.knowledge.grammar import Grammar
from cyberdiplo.knowledge.ontology import GAP, Ontology, TriggerPattern, TriggerRule
from cyberdiplo.model.mention import Sentence
from cyberdiplo.model.tokens import Tokens

MAX_GAP = 8
"""Longest gap of a pattern, in words: "charged five officers of the People's Liberation Army with" has eight."""

_SAID_NEXT = frozenset({"that", ",", ".", '"', "“", ":", "how", "why", "what", "whether"})
_SAID_BEFORE = frozenset({",", '"', "”"})
_GAP_STOPS = frozenset(",;:.!?()[]—–”")


@dataclass(frozen=True, slots=True)
class Trigger:
    """A trigger's tokens ``[first, last)``, the token that carries tense and voice, and the rule that knows it.

    ``letters`` are the forms that the head can be (see ``Grammar.forms``), empty for a noun.
    """

    first: int
    last: int
    head: int
    rule: TriggerRule
    verb: bool
    letters: str
    weight: int

    @property
    def speech(self) -> bool:
        """Whether it tells that somebody says something."""
        return self.rule.frame in ("speech", "quoted")

    @property
    def weak(self) -> bool:
        """Whether it needs a date, a place or a participant of its own to be an event."""
        return self.rule.weak or (self.rule.weak_nouns and not self.verb)


def spot_triggers(tokens: Tokens, sentence: Sentence, ontology: Ontology, grammar: Grammar) -> list[Trigger]:
    """Triggers of a sentence in text order; of two that overlap, the more telling one stays."""
    found: list[Trigger] = []
    lowers, index = tokens.lowers, ontology.index
    for start in range(sentence.first, sentence.last):
        numbers = index.get(lowers[start])
        if not numbers:
            continue
        for number in numbers:
            pattern = ontology.patterns[number]
            rest = _match(lowers, pattern, start, sentence.last)
            if rest is None:
                continue
            trigger = _trigger(lowers, pattern, rest, ontology)
            if trigger.rule.clausal and not _says_something(lowers, trigger, sentence):
                continue
            if pattern.turned and not _undergone(lowers, trigger, grammar):
                continue
            if (
                is_verb(tokens, trigger.head, trigger.letters, sentence, grammar)
                if trigger.verb
                else _is_noun(tokens, trigger, sentence, grammar)
            ):
                found.append(trigger)
    return _without_overlaps(found)


def _trigger(lowers: Sequence[str], pattern: TriggerPattern, places: list[int], ontology: Ontology) -> Trigger:
    head = places[pattern.head]
    rule = ontology.rules[pattern.rule]
    letters = ontology.forms.get(lowers[head], "") if pattern.verb else ""
    matched = [place for place in places if place >= 0]
    return Trigger(matched[0], matched[-1] + 1, head, rule, pattern.verb, letters, 10 * rule.rank + len(set(matched)))


def _is_noun(tokens: Tokens, trigger: Trigger, sentence: Sentence, grammar: Grammar) -> bool:
    """Whether a noun's form is one where it stands: after "to" or an auxiliary it is a verb ("to deal with")."""
    if trigger.first == sentence.first or trigger.last - trigger.first > 1:
        return True
    word = tokens.lowers[trigger.first - 1]
    return not (word == "to" or word in grammar.modal or word in grammar.future or word in grammar.do)


def _bears_base_form(tokens: Tokens, before: int, grammar: Grammar) -> bool:
    """Whether a bare base form can follow this word: an auxiliary, "to", a plural, a name, a pronoun or a conjunction."""
    word = tokens.lowers[before]
    helped = (
        word == "to"
        or word in grammar.modal
        or word in grammar.future
        or word in grammar.do
        or word in grammar.negation
    )
    joined = word in grammar.pronoun or word in grammar.relative or word in grammar.coordinator or word == ","
    return helped or joined or word.endswith("s") or tokens.words[before] != word


def is_verb(tokens: Tokens, at: int, letters: str, sentence: Sentence, grammar: Grammar) -> bool:
    """Whether token ``at``, which can be the forms ``letters``, is a verb there and not a noun or an adjective.

    English marks neither, so the word before decides: what follows a determiner, a possessive or a preposition is no
    finite verb ("the biggest targets", "of stolen data"), and a bare -ing form is a verb only as a progressive, a
    participle clause or after a subordinator of time.
    """
    lowers = tokens.lowers
    if tokens.words[at] != lowers[at] and at > sentence.first and not tokens.words[at - 1].isupper():
        return False
    before = at - 1
    while before >= sentence.first and (
        lowers[before] in grammar.adverb or (lowers[before].endswith("ly") and len(lowers[before]) > 4)
    ):
        before -= 1
    if before < sentence.first:
        return "g" not in letters
    word = lowers[before]
    if letters == "b" and not (_bears_base_form(tokens, before, grammar)):
        return False
    if word in grammar.negation:
        return True
    if word in grammar.be:
        return "n" in letters or "g" in letters
    if word in grammar.have:
        return "n" in letters
    if "g" in letters:
        return word in (",", "by", "following") or word in grammar.time
    if word == "to" or word in grammar.modal or word in grammar.future or word in grammar.do:
        return "b" in letters
    if word in grammar.relative and (letters != "b" or word != "that"):
        return True
    if word in {"'s", "’s", "of"} or word in grammar.preposition or word in grammar.determiner - grammar.relative:
        return False
    if word == "-" or (word.isdigit() and "d" not in letters):
        return False
    following = lowers[at + 1] if at + 1 < sentence.last else ""
    if following == "-" or (
        "d" not in letters and (following in grammar.modal or following in grammar.future or following in grammar.be)
    ):
        return False
    if (
        letters in ("s", "b", "bs", "sb")
        and tokens.words[before] == word
        and word.isalpha()
        and word not in grammar.pronoun
    ):
        # "major breaches by", "cyber attacks against": a plural noun after an adjective or another noun
        return following not in grammar.preposition and following not in {"", ".", ","} and word not in grammar.be
    return True


def _says_something(lowers: Sequence[str], trigger: Trigger, sentence: Sentence) -> bool:
    """Whether a that-clause or a quotation follows, or the verb closes what was said."""
    following = lowers[trigger.last] if trigger.last < sentence.last else "."
    before = lowers[trigger.first - 1] if trigger.first > sentence.first else ""
    return following in _SAID_NEXT or before in _SAID_BEFORE


def _undergone(lowers: Sequence[str], trigger: Trigger, grammar: Grammar) -> bool:
    """Whether the verb of a turned pattern is a passive: "agreement was reached", "talks held in Beijing"."""
    if "n" not in trigger.letters:
        return False
    before = lowers[max(trigger.first, trigger.head - 3) : trigger.head]
    return trigger.head == trigger.first + 1 or any(word in grammar.be for word in before)


def _match(lowers: Sequence[str], pattern: TriggerPattern, start: int, stop: int) -> list[int] | None:
    """The token of each element (-1 for one that is missing, or a gap), or ``None``."""
    elements = pattern.elements
    if len(elements) == 1:
        return [start]
    places = [start]
    at, gap = start + 1, False
    for number in range(1, len(elements)):
        wanted = elements[number]
        if wanted is GAP or wanted == GAP:
            places.append(-1)
            gap = True
            continue
        reach = min(stop, at + (MAX_GAP + 1 if gap else 1))
        hit = -1
        for place in range(at, reach):
            if lowers[place] in wanted:
                hit = place
                break
            if lowers[place] in _GAP_STOPS:
                break
        if hit < 0:
            if number in pattern.optional:
                places.append(-1)
                continue
            return None
        places.append(hit)
        at, gap = hit + 1, False
    return places


def _without_overlaps(found: list[Trigger]) -> list[Trigger]:
    """Keep the heaviest of overlapping triggers; equal ones by length, then by the order of the rules."""
    kept: list[Trigger] = []
    for trigger in sorted(found, key=lambda one: (-one.weight, not one.verb, one.first - one.last, one.first)):
        if all(trigger.last <= other.first or other.last <= trigger.first for other in kept):
            kept.append(trigger)
    return sorted(kept, key=lambda one: one.first)
