"""Spots the words that announce an event."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from typing import NamedTuple

from cyberdiplo.extract.topics import topics_of
from cyberdiplo.extract.word_classes import before_adverbs, is_noun, is_verb
from cyberdiplo.knowledge.grammar import Grammar
from cyberdiplo.knowledge.ontology import Ontology, TriggerPattern, TriggerRule
from cyberdiplo.knowledge.topics import Topics
from cyberdiplo.model.mention import ActorMention, PlaceMention, Sentence
from cyberdiplo.model.tokens import Tokens

MAX_GAP = 8
"""Longest gap of a pattern, in words: "charged five officers of the People's Liberation Army with" has eight."""

_LEAD = 2
"""Words before a name that belong to its noun phrase at most: "the then president" has two."""

_IN_OFFICE = ("leader", "official")

_GAP_STOPS = frozenset(",;:.!?()[]—–”")


class Trigger(NamedTuple):
    """A trigger's tokens ``[first, last)``, the token that carries tense and voice, and the rule that knows it.

    ``letters`` are the forms that the head can be (see ``Grammar.forms``), empty for a noun. ``objects`` are the first
    tokens of the mentions that the pattern asks for: the trigger's own objects, whatever preposition it ends in.
    ``turned`` tells that its object comes first, with the verb in the passive.
    """

    first: int
    last: int
    head: int
    rule: TriggerRule
    verb: bool
    letters: str
    weight: int
    objects: tuple[int, ...] = ()
    turned: bool = False

    @property
    def speech(self) -> bool:
        """Whether it tells that somebody says something."""
        return self.rule.frame in ("speech", "quoted")

    @property
    def weak(self) -> bool:
        """Whether it needs a date, a place or a participant of its own to be an event."""
        return self.rule.weak or (self.rule.weak_nouns and not self.verb)


Phrases = Mapping[str, Mapping[int, int]]
"""Where the mentions stand that an element of a pattern can mean: by element, from first token to the one after."""


class Mentions(NamedTuple):
    """What a sentence mentions: the tokens of its ``names``, and the ``phrases`` that stand-ins of patterns mean."""

    names: Container[int]
    phrases: Phrases


def noun_phrases(tokens: Tokens, actors: Sequence[ActorMention], places: Sequence[PlaceMention]) -> Phrases:
    """The phrases that the stand-ins of patterns mean; what only possesses something else is none."""
    people: dict[int, int] = {}
    officials: dict[int, int] = {}
    sites = {tokens.at(place.span.begin): tokens.at(place.span.end) for place in places}
    for actor in actors:
        first, last = tokens.at(actor.span.begin), tokens.at(actor.span.end)
        if actor.possessive:
            continue
        if actor.form in ("country", "capital"):
            sites[first] = last
        elif any(one.kind == "person" for one in actor.actors):
            people[first] = last
            if actor.form in ("group", "pronoun") or actor.role_class in _IN_OFFICE:
                officials[first] = last
    return {"<person>": people, "<official>": officials, "<place>": sites}


def spot_triggers(
    tokens: Tokens,
    sentence: Sentence,
    ontology: Ontology,
    grammar: Grammar,
    vocabulary: Topics,
    mentions: Mentions | None = None,
) -> list[Trigger]:
    """Triggers of a sentence in text order; of two that overlap, the more telling one stays.

    None has its head in a name, and patterns can ask for the phrases among the ``mentions``. A word that means an event
    only in a certain field is no trigger in a sentence that does not speak of it.
    """
    names, phrases = mentions or Mentions((), {})
    matcher = _Matcher(tokens.lowers, sentence.last, phrases, grammar)
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
            match = matcher.match(pattern, start)
            if match is None:
                continue
            trigger = _trigger(lowers, pattern, match, ontology)
            if pattern.subject and not matcher.undergone_by(pattern.subject, trigger.head, sentence.first):
                continue
            if trigger.head not in names and _holds(tokens, trigger, pattern, sentence, grammar):
                found.append(trigger)
    if any(trigger.rule.needs for trigger in found):
        topics = topics_of(tokens, sentence.first, sentence.last, vocabulary)
        found = [trigger for trigger in found if trigger.rule.needs is None or trigger.rule.needs in topics]
    return _without_overlaps(found)


def _trigger(lowers: Sequence[str], pattern: TriggerPattern, match: _Match, ontology: Ontology) -> Trigger:
    places = match.places
    head = places[pattern.head]
    rule = ontology.rules[pattern.rule]
    letters = ontology.forms.get(lowers[head], "") if pattern.verb else ""
    matched = [place for place in places if place >= 0]
    weight = 10 * rule.rank + len(set(matched))
    objects = tuple(match.objects)
    return Trigger(matched[0], matched[-1] + 1, head, rule, pattern.verb, letters, weight, objects, pattern.turned)


def _holds(tokens: Tokens, trigger: Trigger, pattern: TriggerPattern, sentence: Sentence, grammar: Grammar) -> bool:
    """Whether a pattern's words are what the rule means by them: a verb or a noun, with what it needs beside it."""
    if trigger.rule.clausal and not _says_something(tokens.lowers, trigger, sentence, grammar):
        return False
    if pattern.turned and not _undergone(tokens.lowers, trigger, grammar):
        return False
    if pattern.passive and not pattern.subject:
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


class _Match(NamedTuple):
    """The token of each element (-1 for one that is missing, a gap or a mention), and the mentions' first tokens."""

    places: list[int]
    objects: list[int]


class _Matcher:
    """Matches patterns against the words and the mentions of one sentence, which ends before token ``stop``."""

    def __init__(self, lowers: Sequence[str], stop: int, phrases: Phrases, grammar: Grammar) -> None:
        self._lowers = lowers
        self._stop = stop
        self._phrases = phrases
        self._grammar = grammar

    def match(self, pattern: TriggerPattern, start: int) -> _Match | None:
        """Where the elements of a pattern stand that begins at token ``start``, or ``None``."""
        found = _Match([start], [])
        at, gap = start + 1, False
        for number in range(1, len(pattern.elements)):
            if number in pattern.gaps:
                found.places.append(-1)
                gap = True
                continue
            mention, barred = number in pattern.mentions, number in pattern.barred
            hit, after = self._find(pattern.elements[number], at, gap=gap, mention=mention)
            if barred if hit >= 0 else not barred and number not in pattern.optional:
                return None
            if mention and hit >= 0:
                found.objects.append(hit)
            found.places.append(-1 if mention else hit)
            if hit >= 0:
                at, gap = after, False
        return found

    def _find(self, wanted: frozenset[str], at: int, *, gap: bool, mention: bool) -> tuple[int, int]:
        """The first token from ``at`` on that an element can be, and the one after what it covers; -1 for none."""
        for place in range(at, min(self._stop, at + (MAX_GAP + 1 if gap else 1))):
            if self._lowers[place] in wanted:
                return place, place + 1
            if mention and (found := self._mention(wanted, place)):
                return found
            if self._lowers[place] in _GAP_STOPS:
                break
        return -1, -1

    def _mention(self, wanted: frozenset[str], at: int) -> tuple[int, int] | None:
        """The mention in the noun phrase that begins at ``at``, past its determiner and adjectives."""
        for place in range(at, min(self._stop, at + _LEAD + 1)):
            for element, mentions in self._phrases.items():
                if element in wanted and place in mentions:
                    return place, mentions[place]
            word = self._lowers[place]
            if word not in self._grammar.article and word not in self._grammar.attribute:
                break
        return None

    def undergone_by(self, wanted: frozenset[str], head: int, first: int) -> bool:
        """Whether a verb is a passive whose subject is a mention of the ``wanted`` kinds: "Johnson was received"."""
        ends = {end for element in wanted for end in self._phrases.get(element, {}).values()}
        at, passive = head, False
        while at > first:
            if passive and at in ends:
                return True
            at -= 1
            if not self._auxiliary(self._lowers[at]) and self._lowers[at + 1] != "to":  # "is due to be received"
                return False
            passive = passive or self._lowers[at] in self._grammar.be
        return False

    def _auxiliary(self, word: str) -> bool:
        grammar = self._grammar
        helping = word in grammar.be or word in grammar.have or word in grammar.helping or word in grammar.negation
        return helping or word in grammar.adverb or word.endswith("ly")


def _takes_in(verb: Trigger, noun: Trigger) -> bool:
    within = verb.first <= noun.first and noun.last <= verb.last
    return within and verb.rule.type == noun.rule.type and verb.rule.rank >= noun.rule.rank


def _without_overlaps(found: list[Trigger]) -> list[Trigger]:
    """Keep the heaviest of overlapping triggers; equal ones by length, then by the order of the rules.

    A verb that takes in a noun of its own rule's type says more than the noun: "passed a national security law".
    """
    verbs = [one for one in found if one.verb]
    found = [one for one in found if one.verb or not any(_takes_in(verb, one) for verb in verbs)]
    kept: list[Trigger] = []
    for trigger in sorted(found, key=lambda one: (-one.weight, not one.verb, one.first - one.last, one.first)):
        if all(trigger.last <= other.first or other.last <= trigger.first for other in kept):
            kept.append(trigger)
    return sorted(kept, key=lambda one: one.first)
