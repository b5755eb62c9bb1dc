"""Finds the subject of a verb among the actors of its sentence.

The subject is the nearest noun phrase before the verb that no preposition governs (Quirk et al. 1985, §10.6). Where a
phrase that names nobody known stands there, the subject is unknown: a name farther off would be a wrong actor.
"""

from __future__ import annotations

from collections.abc import Sequence

from cyberdiplo.extract.attachment import Governor
from cyberdiplo.extract.clauses import Clause
from cyberdiplo.extract.references import Reference, chain
from cyberdiplo.extract.triggers import Trigger
from cyberdiplo.knowledge.grammar import Grammar
from cyberdiplo.model.tokens import Tokens

QUOTE_ENDS = frozenset({",", '"', "”", "’", "'", "?", "!"})
"""Marks behind which a verb of saying may come before its subject."""
_ITSELF = (["it"], ["they"], ["that", "it"], ["that", "they"])
"""What stands between a verb of saying and a verb whose subject is the speaker."""
_INVERTED = 3
"""Words between an inverted verb and its subject: "said the then minister Wang Yi"."""


class SubjectFinder:
    """Subjects of the verbs of one sentence."""

    def __init__(
        self,
        tokens: Tokens,
        references: Sequence[Reference],
        clauses: Sequence[Clause],
        governors: Sequence[Governor],
        grammar: Grammar,
    ) -> None:
        self._tokens = tokens
        self._references = references
        self._clauses = clauses
        self._grammar = grammar
        self._verbs = [one.at for one in governors if one.verb]
        self._said = [
            (one.trigger.last, one.at)
            for one in governors
            if one.trigger and one.trigger.verb and one.trigger.rule.complement
        ]

    def of(self, verb: int, clause: Clause) -> tuple[Reference, ...]:
        """The subject of the verb group that begins at token ``verb``, with all names of its list.

        A relative clause takes the noun phrase before it; a participle, and a coordinated clause without a subject of
        its own, take that of the clause before. "Senior officials of China and the US met" has both as its subject.
        """
        said, saying = max((one for one in self._said if clause.first < one[0] <= verb), default=(0, 0))
        if said and "," not in self._tokens.lowers[said:verb]:
            after = self._nearest(said, verb)  # "he said both leaders endorsed": after the verb of saying
            if after is None and self._tokens.lowers[said:verb] in _ITSELF:
                return self.of(saying, clause)  # "China announced it is pulling out"
            if after is not None or self._joined_verb(verb, clause) is None:
                return self._list(after, clause)
        if (earlier := self._joined_verb(verb, clause)) is not None:
            return self.of(earlier, clause)
        number = self._apposed(clause.first, verb)
        if number is None:
            number = self._nearest(clause.first, verb)
        if self._stranger(verb, clause, number) or self._phrase_after_comma(verb, clause, number):
            return ()
        if number is None:
            number = self._from_outside(verb, clause)
        return self._list(number, clause) or self._partitive(verb, clause)

    def _joined_verb(self, verb: int, clause: Clause) -> int | None:
        """The verb whose subject this one shares: "met Kerry and then visited Shanghai"."""
        at = verb - 1
        while at > clause.first and self._tokens.lowers[at] in self._grammar.adverb:
            at -= 1
        if at <= clause.first or self._tokens.lowers[at] not in self._grammar.coordinator:
            return None
        before = [one for one in self._verbs if clause.first <= one < at]
        return before[-1] if before else None

    def inverted(self, trigger: Trigger) -> tuple[Reference, ...]:
        """The subject after its verb, behind a quotation or a comma: "…," said Celia Louie."""
        if not trigger.first or self._tokens.lowers[trigger.first - 1] not in QUOTE_ENDS:
            return ()
        if self._tokens.lowers[trigger.head] in self._grammar.addressing:  # "Hong Lei, a spokesman, told Kerry"
            return ()
        plain = self._tokens.lowers[trigger.head] in self._grammar.inverting
        for number, one in enumerate(self._references):
            between = self._tokens.lowers[trigger.last : one.first]
            person = one.mention.form in ("name", "surname", "office") or (one.mention.form == "unnamed" and plain)
            if person and one.first >= trigger.last and len(between) <= _INVERTED and not self._divided(between):
                return self._list(number, None)
        return ()

    def _divided(self, between: Sequence[str]) -> bool:
        return any(word in self._grammar.preposition or word in (",", "that") for word in between)

    def _list(self, number: int | None, clause: Clause | None) -> tuple[Reference, ...]:
        """A mention with the names of its list that stand in the same clause."""
        if number is None:
            return ()
        listed = chain(self._tokens, self._references, number, self._grammar)
        if clause is None or self._references[number].first < clause.first:
            return listed
        return tuple(one for one in listed if one.first >= clause.first)

    def _nearest(self, first: int, last: int) -> int | None:
        """Number of the last free-standing mention among the tokens ``[first, last)``."""
        within = [
            number
            for number, one in enumerate(self._references)
            if first <= one.first and one.last <= last and not one.preposition and not one.mention.possessive
        ]
        return within[-1] if within else None

    def _apposed(self, first: int, verb: int) -> int | None:
        """The name before an apposition that ends right before the verb: "Xu, a developer for IBM in China, faces"."""
        words, grammar = self._tokens.lowers, self._grammar
        if verb - 1 <= first or words[verb - 1] != ",":
            return None
        for number, one in reversed(list(enumerate(self._references))):
            if one.last >= verb - 1 or one.first < first or words[one.last] != ",":
                continue
            described = words[one.last + 1] in grammar.determiner or words[one.last + 1] in grammar.attribute
            verbs = any(one.last < at < verb - 1 for at in self._verbs)
            free = not one.preposition and not one.mention.possessive
            if described and free and not verbs and one.mention.form in ("name", "surname", "unnamed"):
                return number
        return None

    def _from_outside(self, verb: int, clause: Clause) -> int | None:
        """The subject that a clause without one takes from the text before it."""
        if clause.opening == "relative":
            before = [n for n, one in enumerate(self._references) if one.last <= clause.first]
            adjacent = before and clause.first - self._references[before[-1]].last <= 1
            if adjacent or self._tokens.lowers[clause.first] != "who":
                return before[-1] if adjacent else None
            people = [n for n in before if any(actor.kind == "person" for actor in self._references[n].mention.actors)]
            return people[-1] if people else None  # "toured by Xi on Wednesday, who met …"
        if clause.opening == "resumed":
            place = self._clauses.index(clause)
            return self._nearest(self._clauses[place - 2].first, self._clauses[place - 2].last) if place > 1 else None
        if clause.opening == "participle" and clause is self._clauses[0] and len(self._clauses) > 1:
            main = self._clauses[1]  # "Opening the talks on Wednesday, Xi said": the subject is still to come
            return self._nearest(main.first, next((at for at in self._verbs if at >= main.first), main.last))
        participle = clause.opening == "participle" or self._tokens.lowers[verb].endswith("ing")
        if not participle and (clause.opening != "coordinate" or self._names_subject(clause, verb)):
            return None
        for earlier in reversed(self._clauses[: self._clauses.index(clause)]):
            verb = next((at for at in self._verbs if earlier.first < at < earlier.last), earlier.last)
            number = self._nearest(earlier.first, verb)  # "charged Su Bin, alleging": not its object
            if number is not None or earlier.opening == "main":
                return number
        return None

    def _names_subject(self, clause: Clause, verb: int) -> bool:
        """Whether a clause has a subject that no mention covers: "but the local government said"."""
        return any(word.isalpha() and not self._loose(word) for word in self._tokens.lowers[clause.first : verb])

    def _loose(self, word: str) -> bool:
        """Whether a word can stand before a verb without being its subject."""
        grammar = self._grammar
        return word in grammar.coordinator or word in grammar.adverb or word.endswith("ly")

    def _phrase_after_comma(self, verb: int, clause: Clause, number: int | None) -> bool:
        """Whether a noun phrase of its own stands between the last comma and the verb: "…, two people said"."""
        words, grammar = self._tokens.lowers, self._grammar
        comma = next((at for at in range(verb - 1, clause.first, -1) if words[at] in QUOTE_ENDS), None)
        if comma is None or comma + 1 >= verb or (number is not None and self._references[number].first > comma):
            return False
        first = words[comma + 1]
        verbal = first in grammar.be or first in grammar.have or first in grammar.relative
        return first.isalnum() and not verbal and not self._loose(first) and first not in grammar.preposition

    def _stranger(self, verb: int, clause: Clause, number: int | None) -> bool:
        """Whether a name or pronoun that no mention covers stands right before the verb, and so is the subject."""
        at = verb - 1
        while at > clause.first and self._loose(self._tokens.lowers[at]):
            at -= 1
        if at < clause.first or any(one.first <= at < one.last for one in self._references):
            return False
        word = self._tokens.words[at]
        if word.lower() in self._grammar.pronoun:
            return True
        while at > clause.first and (self._tokens.words[at][0].isupper() or self._tokens.words[at].isdigit()):
            at -= 1
        if self._tokens.lowers[at] in self._grammar.preposition:  # "on Tuesday held", "in May agreed"
            return False
        name = len(word) > 1 and word[0].isupper() and not word.isupper() and at > clause.first
        return name and (number is None or self._references[number].last < verb - 1)

    def _partitive(self, verb: int, clause: Clause) -> tuple[Reference, ...]:
        """The bodies whose people act: "senior officials of China and the U.S. met"."""
        for number, one in reversed(list(enumerate(self._references))):
            whole = one.preposition in ("of", "from") and not one.mention.possessive
            if whole and clause.first <= one.first and 0 <= verb - one.last <= 1:
                return self._list(number, clause)
        return ()
