"""Where the actors of a sentence stand in its grammar: their tokens, their prepositions, the lists they form."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from cyberdiplo.extract.clauses import Clause
from cyberdiplo.extract.lexemes import POSSESSIVE
from cyberdiplo.knowledge.grammar import Grammar
from cyberdiplo.model.mention import ActorMention
from cyberdiplo.model.tokens import Tokens

_JOINED = 6
"""Tokens between two names of a list at most: "and his Chinese counterpart," has five."""
_APPOSITION = 14
"""Tokens of a description between two names of a list at most: "China's state councilor and minister of …"."""
_DESCRIBED = 4
"""Words between a preposition and the noun of several people at most: "between the two countries' defence chiefs"."""
_ADJECTIVES = 2
"""Words between a preposition and a name that are taken for adjectives: "with visiting foreign minister Wang Yi"."""


class Reference(NamedTuple):
    """An actor mention with its tokens ``[first, last)`` and the preposition that governs it, if one does."""

    mention: ActorMention
    first: int
    last: int
    preposition: str


def refer(tokens: Tokens, mentions: Sequence[ActorMention], first: int, grammar: Grammar) -> list[Reference]:
    """The mentions of a sentence that begins at token ``first``; a preposition governs all names of its list."""
    references: list[Reference] = []
    for mention in mentions:
        if mention.form == "pronoun" and not _owns(tokens, mention, grammar):
            continue  # "and his counterpart, …" joins two names and is none
        if references and _in_apposition(tokens, references, mention):
            continue
        begin = tokens.at(mention.span.begin)
        end = max(begin + 1, tokens.at(mention.span.end))
        person = any(actor.kind == "person" for actor in mention.actors)
        references.append(Reference(mention, begin, end, _preposition(tokens, begin, first, grammar, person=person)))
    for number, left in enumerate(references):
        listed = len(chain(tokens, references[number:], 0, grammar)) if left.preposition else 0
        for follower in range(number + 1, number + listed):
            one = references[follower]
            preposition = one.preposition or left.preposition
            references[follower] = Reference(one.mention, one.first, one.last, preposition)
    return references


def _in_apposition(tokens: Tokens, before: Sequence[Reference], office: ActorMention) -> bool:
    """Whether an office between commas is that of the person named before: "Donilon, Obama's adviser, said"."""
    at, end = tokens.at(office.span.begin), tokens.at(office.span.end)
    if office.form != "office" or end >= len(tokens) or tokens.lowers[end] != ",":
        return False
    owner = before[-1] if before[-1].mention.possessive and at - before[-1].last <= 1 else None
    named = before[-2] if owner and len(before) > 1 else before[-1]
    between = tokens.lowers[named.last : owner.first if owner else at]
    return named.mention.form == "name" and bool(owner) and between == [","]


def _owns(tokens: Tokens, mention: ActorMention, grammar: Grammar) -> bool:
    """Whether what a possessive pronoun owns can be an event: not a counterpart, a host or another person."""
    at = tokens.at(mention.span.end)
    return not any(word in grammar.counterpart for word in tokens.lowers[at : at + 3])


def freed_subjects(references: Sequence[Reference], clauses: Sequence[Clause], verbs: Sequence[int]) -> list[Reference]:
    """The references, less a subordinator that was taken for a preposition: "after the US indicted" has a subject."""
    of_time = [clause for clause in clauses if clause.opening == "time"]
    freed: list[Reference] = []
    for one in references:
        clause = next((c for c in of_time if c.first < one.first <= c.first + 3), None)
        subject = clause is not None and any(one.last <= verb < clause.last for verb in verbs)
        freed.append(one._replace(preposition="") if subject else one)
    return freed


def _preposition(tokens: Tokens, begin: int, first: int, grammar: Grammar, *, person: bool) -> str:
    """The preposition before a noun phrase, past its determiner and a few adjectives.

    A person's name takes few of them, so that "on the day of the charges Qin Gang said" leaves it free.
    """
    if person and begin - 1 > first and tokens.lowers[begin - 1] == ",":
        return _of_the_described(tokens, begin - 1, first, grammar)
    adjectives = 0
    for at in range(begin - 1, first - 1, -1):
        word = tokens.lowers[at]
        if word in grammar.preposition and word not in grammar.determiner:
            return word
        if word == "that":
            return ""
        if word in grammar.determiner or word == "&":
            continue
        adjectives += 1
        fits = word in grammar.attribute or word.endswith("ing") if person else _adjective(word, grammar)
        if adjectives > _ADJECTIVES or tokens.words[at] != word or not fits:
            return ""
    return ""


def _of_the_described(tokens: Tokens, comma: int, first: int, grammar: Grammar) -> str:
    """The preposition of the people whom a name after a comma names: "between the two ministers, Wang and Kerry"."""
    if not tokens.lowers[comma - 1].endswith("s") or tokens.words[comma - 1] != tokens.lowers[comma - 1]:
        return ""
    for at in range(comma - 2, max(first, comma - 2 - _DESCRIBED) - 1, -1):
        word = tokens.lowers[at]
        if word in grammar.companion or word == "by":
            return word
        if word in grammar.preposition or not word.isalpha():
            return ""
    return ""


def _adjective(word: str, grammar: Grammar) -> bool:
    """Whether a word can stand between a preposition and a name: no mark, no verb, no conjunction."""
    verb = word in grammar.forms or word in grammar.be or word in grammar.have or word.endswith("ed")
    helper = word in grammar.modal or word in grammar.future
    link = word in grammar.coordinator or word in grammar.subordinator or word in grammar.relative
    return word.isalpha() and not (verb or helper or link)


def coordinated(tokens: Tokens, left: Reference, right: Reference, grammar: Grammar) -> bool:
    """Whether only commas and conjunctions stand between two mentions, or an apposition to the first and those."""
    if left.mention.possessive or right.mention.possessive:
        return False
    between = tokens.lowers[left.last : right.first]
    if 0 < len(between) <= _JOINED and all(word in grammar.joiner for word in between):
        return True
    return apposed(between, grammar)


def apposed(between: Sequence[str], grammar: Grammar) -> bool:
    """Whether the words between two names of a list describe the first: "Guo, the minister of security, and …"."""
    closing = next((at for at in range(len(between) - 1, 0, -1) if between[at] == ","), 0)
    if not between or between[0] != "," or not 1 < closing <= _APPOSITION:
        return False
    behind = between[closing + 1 :]
    listed = any(word in ("and", "&") for word in behind) and all(
        word in grammar.joiner or word in grammar.preposition for word in behind
    )
    return listed and not any(word not in POSSESSIVE and _verbal(word, grammar) for word in between[1:closing])


def _verbal(word: str, grammar: Grammar) -> bool:
    """Whether a word shows that a clause stands where a description was sought."""
    helper = word in grammar.be or word in grammar.have or word in grammar.modal or word in grammar.future
    link = word in grammar.subordinator or word in grammar.stop or word in grammar.pronoun
    return helper or link or any(letter in grammar.forms.get(word, "") for letter in "dsg") or word.endswith("ed")


def chain(tokens: Tokens, references: Sequence[Reference], number: int, grammar: Grammar) -> tuple[Reference, ...]:
    """A mention with those coordinated to it, on both sides.

    Names side by side without a conjunction are an apposition, and so are a role and a name: "the acting US attorney,
    Mr Song" is one person.
    """
    low = high = number
    while low > 0 and coordinated(tokens, references[low - 1], references[low], grammar):
        low -= 1
    while high + 1 < len(references) and coordinated(tokens, references[high], references[high + 1], grammar):
        high += 1
    listed = references[low : high + 1]
    if not any(word in ("and", "&") for word in tokens.lowers[listed[0].last : listed[-1].first]):
        return (references[number],)
    return tuple(
        one
        for one, following in zip(listed, [*listed[1:], None], strict=True)
        if following is None or not _same_person(tokens, one, following)
    )


def _same_person(tokens: Tokens, role: Reference, name: Reference) -> bool:
    described = role.mention.form in ("unnamed", "office") and name.mention.form == "name"
    return described and tokens.lowers[role.last : name.first] == [","]
