"""Tells verbs from nouns and adjectives of the same form by the words beside them.

English marks neither: "attacks", "charged", "meeting" are each both. What stands before and after decides in most cases
(Quirk et al. 1985, §2.34 ff., §3.52 ff.); where it does not, a verb of past form is a verb and other forms are nouns.
"""

from __future__ import annotations

from collections.abc import Container

from cyberdiplo.knowledge.grammar import Grammar
from cyberdiplo.model.mention import Sentence
from cyberdiplo.model.tokens import Tokens

_ING = 5
"""Letters of the longest word in -ing that is no participle: "thing", "Xi Jing"."""
_LY = 4
"""Letters of words in -ly and -ed that are no adverbs and no verbs: "ally", "need"."""


def is_verb(tokens: Tokens, at: int, letters: str, sentence: Sentence, grammar: Grammar) -> bool:
    """Whether token ``at``, which can be the verb forms ``letters``, is a verb where it stands."""
    words = tokens.lowers
    if tokens.words[at] != words[at] and at > sentence.first and not tokens.words[at - 1].isupper():
        return False
    before = before_adverbs(tokens, at, sentence.first, grammar)
    if before < sentence.first:  # "Calls for action grew": a noun, but for the short verbs of a chronology
        short = sentence.kind == "entry" and "g" not in letters
        return short or (bool(set("gn") & set(letters)) and opening_participle(tokens, sentence, grammar) is not None)
    word = words[before]
    after_helper = _after_helper(word, letters, grammar)
    if after_helper is not None:
        return after_helper
    if "g" in letters:
        return word in grammar.gerund or word in grammar.time
    if word in grammar.relative and (letters != "b" or word != "that"):
        return True
    if _opens_noun_phrase(word, letters, grammar):
        return False
    following = words[at + 1] if at + 1 < sentence.last else ""
    return _ends_like_verb(tokens, at, before, letters, following, grammar)


def opening_participle(tokens: Tokens, sentence: Sentence, grammar: Grammar, whole: Container[int] = ()) -> int | None:
    """The comma that ends the participle clause with which a sentence opens (§15.56 ff.), or ``None`` without one.

    "Opening the talks on Wednesday, Xi said", "Hosted by Kerry, the dialogue …". What is a verb form by its look alone
    may be a name; the caller knows the names. A comma among ``whole``, the tokens of lists of names, ends nothing.
    """
    first = sentence.first + 2 * (tokens.lowers[sentence.first + 1 : sentence.first + 2] == ["-"])  # "Co-chaired by"
    if first + 1 >= sentence.last:
        return None
    word, following = tokens.lowers[first], tokens.lowers[first + 1]
    present = (
        word.endswith("ing") and len(word) > _ING and word not in grammar.marginal and word not in grammar.preposition
    )
    past = word.endswith("ed") or "n" in grammar.forms.get(word, "")
    past = past and (following in grammar.agentive or first + 1 in whole)  # "Asked about it, …", "Asked on Monday, …"
    if not following[0].isalnum() or not (present or past):
        return None
    for at in range(first + 1, sentence.last):
        word = tokens.lowers[at]
        if word == "," and at not in whole:
            return at if at + 1 < sentence.last else None
        if word in grammar.be or word in grammar.have or word in grammar.future or word in grammar.modal:
            return None
    return None


def before_adverbs(tokens: Tokens, at: int, first: int, grammar: Grammar) -> int:
    """The token before ``at`` and the adverbs in front of it; less than ``first`` where there is none."""
    before = at - 1
    if before > first and tokens.lowers[before] == "-" and tokens.lowers[before - 1] in grammar.prefix:
        before -= 2  # "was co-chaired by"
    while before >= first:
        word = tokens.lowers[before]
        if word not in grammar.adverb and not (word.endswith("ly") and len(word) > _LY):
            break
        before -= 1
    return before


def _after_helper(word: str, letters: str, grammar: Grammar) -> bool | None:
    """Whether a verb form agrees with the auxiliary before it; ``None`` where there is no auxiliary."""
    if word in grammar.negation:
        return True
    if word in grammar.be:
        return "n" in letters or "g" in letters
    if word in grammar.have:
        return "n" in letters
    if word in grammar.helping and "g" not in letters:
        return "b" in letters
    return None


def _opens_noun_phrase(word: str, letters: str, grammar: Grammar) -> bool:
    """Whether what follows ``word`` is a noun or an attribute: "the biggest targets", "of stolen data"."""
    if word in grammar.preposition or word in ("'s", "’s", "-"):
        return True
    return word in grammar.article or (word.isdigit() and "d" not in letters)


def _ends_like_verb(tokens: Tokens, at: int, before: int, letters: str, following: str, grammar: Grammar) -> bool:
    """Whether the words around a form without an auxiliary leave it a verb."""
    if following == "-" or (letters == "b" and not _bears_base_form(tokens, before, grammar)):
        return False
    if "d" in letters or tokens.lowers[at] in grammar.verb_only:
        return True
    if following in grammar.helping or following in grammar.be:
        return False
    word = tokens.lowers[before]
    common = tokens.words[before] == word and word.isalpha() and word not in grammar.pronoun
    if letters in ("s", "b", "bs", "sb") and common:  # "major breaches by": a plural noun after an adjective
        return following not in grammar.preposition and following not in ("", ".", ",")
    return True


def _bears_base_form(tokens: Tokens, before: int, grammar: Grammar) -> bool:
    """Whether a base form without "to" can follow: a plural, a name, a pronoun or a conjunction stands before it."""
    word = tokens.lowers[before]
    joined = word in grammar.pronoun or word in grammar.relative or word in grammar.coordinator or word == ","
    return joined or word.endswith("s") or tokens.words[before] != word


def is_noun(tokens: Tokens, first: int, sentence: Sentence, grammar: Grammar) -> bool:
    """Whether a word that is also a verb is a noun: after "to" or an auxiliary it is none ("to deal with")."""
    return first == sentence.first or tokens.lowers[first - 1] not in grammar.helping


def plain_verb(tokens: Tokens, at: int, sentence: Sentence, grammar: Grammar) -> bool:
    """Whether a token is a finite verb or a participle by its form; of auxiliaries only "be" where it is the verb."""
    word = tokens.lowers[at]
    if tokens.words[at] != word or at == sentence.first:
        return False
    if word in grammar.be and at + 1 < sentence.last:
        following = tokens.lowers[at + 1]
        return following in grammar.preposition or following in grammar.determiner
    letters = grammar.forms.get(word, "dn" if word.endswith("ed") and len(word) > _LY else "")
    if not letters and word in grammar.occurrence:
        letters = "s"
    if letters == "b":  # "will hold": only an auxiliary makes a base form a verb
        before = before_adverbs(tokens, at, sentence.first, grammar)
        return before >= sentence.first and tokens.lowers[before] in grammar.helping
    return letters not in ("", "g") and is_verb(tokens, at, letters, sentence, grammar)
