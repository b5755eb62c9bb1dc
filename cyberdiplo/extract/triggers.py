"""Spots the words that announce an event."""

from __future__ import annotations

from collections.abc import Container, Sequence
from typing import NamedTuple

from cyberdiplo.extract.topics import topics_of
from cyberdiplo.extract.word_classes import before_adverbs, is_noun, is_verb
from cyberdiplo.knowledge.grammar import Grammar
from cyberdiplo.knowledge.ontology import Ontology, TriggerPattern, TriggerRule
from cyberdiplo.knowledge.topics import Topics
from cyberdiplo.model.mention import Sentence
from cyberdiplo.model.tokens import Tokens

MAX_GAP = 8
"""Longest gap of a pattern, in words: "charged five officers of the People's Liberation Army with" has eight."""

_GAP_STOPS = frozenset(",;:.!?()[]—–”")


class Trigger(NamedTuple):
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


def spot_triggers(
    tokens: Tokens,
    sentence: Sentence,
    ontology: Ontology,
    grammar: Grammar,
    vocabulary: Topics,
    names: Container[int] = (),
) -> list[Trigger]:
    """Triggers of a sentence in text order; of two that overlap, the more telling one stays.

    None has its head among ``names``, the tokens of names. A word that means an event only in a certain field is no
    trigger in a sentence that does not speak of it.
    """
    found: list[Trigger] = []
    lowers, index, patterns = tokens.lowers, ontology.index, ontology.patterns
    words = set(lowers[sentence.first : sentence.last])
    for start, word in enumerate(lowers[sentence.first : sentence.last], sentence.first):
        if word not in index:
            continue
        following = lowers[start + 1] if start + 1 < sentence.last else ""
        for number in index[word]:
            pattern = patterns[number]
            if (pattern.second and following not in pattern.second) or pattern.final.isdisjoint(words):
                continue
            rest = _match(lowers, pattern, start, sentence.last)
            if rest is None:
                continue
            trigger = _trigger(lowers, pattern, rest, ontology)
            if trigger.head not in names and _holds(tokens, trigger, pattern, sentence, grammar):
                found.append(trigger)
    if any(trigger.rule.needs for trigger in found):
        topics = topics_of(tokens, sentence.first, sentence.last, vocabulary)
        found = [trigger for trigger in found if trigger.rule.needs is None or trigger.rule.needs in topics]
    return _without_overlaps(found)


def _trigger(lowers: Sequence[str], pattern: TriggerPattern, places: list[int], ontology: Ontology) -> Trigger:
    head = places[pattern.head]
    rule = ontology.rules[pattern.rule]
    letters = ontology.forms.get(lowers[head], "") if pattern.verb else ""
    matched = [place for place in places if place >= 0]
    return Trigger(matched[0], matched[-1] + 1, head, rule, pattern.verb, letters, 10 * rule.rank + len(set(matched)))


def _holds(tokens: Tokens, trigger: Trigger, pattern: TriggerPattern, sentence: Sentence, grammar: Grammar) -> bool:
    """Whether a pattern's words are what the rule means by them: a verb or a noun, with what it needs beside it."""
    if trigger.rule.clausal and not _says_something(tokens.lowers, trigger, sentence, grammar):
        return False
    if pattern.turned and not _undergone(tokens.lowers, trigger, grammar):
        return False
    if pattern.passive:
        helper = before_adverbs(tokens, trigger.head, sentence.first, grammar)
        if helper < sentence.first or tokens.lowers[helper] not in grammar.be:
            return False
    if trigger.verb:
        return is_verb(tokens, trigger.head, trigger.letters, sentence, grammar)
    return trigger.last - trigger.first > 1 or is_noun(tokens, trigger.first, sentence, grammar)


def _says_something(lowers: Sequence[str], trigger: Trigger, sentence: Sentence, grammar: Grammar) -> bool:
    """Whether a that-clause or a quotation follows, or the verb closes what was said."""
    following = lowers[trigger.last] if trigger.last < sentence.last else "."
    before = lowers[trigger.first - 1] if trigger.first > sentence.first else ""
    return following in grammar.said_next or not following[0].isalnum() or before in grammar.said_before


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
        if number in pattern.gaps:
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
