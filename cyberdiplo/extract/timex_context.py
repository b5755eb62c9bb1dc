"""What stands around an expression: the tense of its clause, and whether a doubtful word means a date at all."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from typing import NamedTuple

from cyberdiplo.extract.meaning import Tense
from cyberdiplo.model.tokens import Tokens

Cues = Mapping[str, frozenset[str]]

_STOPS = frozenset(".!?;")
_REACH = 25  # words: a clause's verb stands nearer to its date than this in all but one clause of fifty (TimeBank)
_QUOTES = frozenset("\"'“‘’`")
_POSSESSIVE = frozenset({"'s", "’s"})
_AUXILIARIES = 4  # words from "had" to its participle and what hangs on that: "had been due to"
_DASHES = frozenset("-–—‐‑")
# A text is a narrative of the past where it names at least this many years before its own …
_NARRATIVE_YEARS = 5
# … and at most one weekday or "today" for so many of them: news has more of these than of years.
_DEICTIC_SHARE = 4


class Surroundings(NamedTuple):
    """The tokens around ``[first, last)`` within the sentence ``[start, stop)``."""

    tokens: Tokens
    cues: Cues
    first: int
    last: int
    start: int
    stop: int

    @property
    def before(self) -> str:
        """The word before, in lower case, or the empty string."""
        return self.tokens.lowers[self.first - 1] if self.first > self.start else ""

    @property
    def after(self) -> str:
        """The word after, in lower case, or the empty string."""
        return self.tokens.lowers[self.last] if self.last < self.stop else ""

    def tense(self) -> Tense:
        """Tense of the clause: what looks ahead or back right before, else the nearest verb before, else after."""
        if self._looks_ahead():
            return "future"
        if self._follows("looking_back"):
            return "past"
        after = range(self.last, min(self.stop, self.last + _REACH))
        if self.after in _POSSESSIVE:  # "Wednesday's ruling" has been given, unless it "will" be
            return "future" if self._first_tense(after) == "future" else "past"
        before = range(self.first - 1, max(self.start, self.first - _REACH) - 1, -1)
        tense = self._first_tense(before) or self._first_tense(after) or "unknown"
        return "future" if tense != "past" and self.before in self.cues["looking_through"] else tense

    def _first_tense(self, indices: range) -> Tense | None:
        """Tense of the first verb among the tokens, which end with the clause."""
        for index in indices:
            if self.tokens.words[index] in _STOPS:
                return None
            if tense := self._tense_of(index):
                return tense
        return None

    def _looks_ahead(self) -> bool:
        lowers = self.tokens.lowers
        near = lowers[max(self.start, self.first - _REACH) : min(self.stop, self.last + _REACH)]
        if self.before in self.cues["looking_ahead"]:
            return "had" not in near  # "had filed reports by Wednesday", "until Thursday they had not"
        return self._follows("soon_as")

    def _follows(self, cue: str) -> bool:
        """Whether the expression follows a phrase of the cue, of three words at most."""
        lowers = self.tokens.lowers
        return any(" ".join(lowers[max(self.start, self.first - n) : self.first]) in self.cues[cue] for n in (1, 2, 3))

    def _tense_of(self, index: int) -> Tense | None:
        """Tense that one word tells by itself, or by the word before or after it."""
        lowers, cues = self.tokens.lowers, self.cues
        word, before = lowers[index], lowers[index - 1] if index > self.start else ""
        if word == "would" and self._refuses(index):
            return "past"
        if self._plans(index):
            # "had been due to expire Friday" tells of a plan that is over.
            return "past" if "had" in lowers[max(self.start, index - _AUXILIARIES) : index] else "future"
        if before in ("be", "being"):  # a passive takes its tense from the verb before: "would be paid"
            return None
        if word in cues["past"] or (word.endswith("ed") and len(word) > 4 and word not in cues["not_past"]):
            return "present" if before in cues["present_copula"] else "past"
        return "present" if word in cues["present"] else None

    def _refuses(self, index: int) -> bool:
        """Whether "would not" is a refusal to speak: "he would not comment on Wednesday"."""
        following = [word for word in self.tokens.lowers[index + 1 : min(self.stop, index + 4)] if word != "be"]
        return following[:1] == ["not"] and following[1:2] != [] and following[1] in self.cues["refused"]

    def _plans(self, index: int) -> bool:
        """Whether a word looks ahead: "will", "is expected", "planned a rally", "set for", "agreed to"."""
        lowers, cues = self.tokens.lowers, self.cues
        word = lowers[index]
        before = lowers[index - 1] if index > self.start else ""
        after = lowers[index + 1] if index + 1 < self.stop else ""
        return (
            word in cues["future"]
            or (word == "to" and before in cues["governing"])
            or (word in cues["planned"] and (after in cues["plan_followers"] or before in cues["copula"]))
            or (word in cues["planned_for"] and after in cues["purpose"])
            or (word in cues["active_plan"] and after in cues["determiners"])
        )


Test = Callable[[Surroundings], bool]


def _counted(at: Surroundings) -> bool:
    """A four-digit number that counts or numbers something: "$1990", "2000 troops", "No. 1850", "555-1987"."""
    tokens, first = at.tokens, at.first
    if at.before in at.cues["numbering"] or at.after in at.cues["measured"]:
        return True
    if at.before == "." and first - 2 >= at.start and tokens.lowers[first - 2] in at.cues["numbering"]:
        return True
    if at.before in _DASHES and tokens.glued(first) and first - 2 >= at.start:
        return tokens.words[first - 2].isdigit() and len(tokens.words[first - 2]) != 4
    return (
        at.after in _DASHES and tokens.glued(at.last) and at.last + 1 < at.stop and tokens.words[at.last + 1].isdigit()
    )


def _modal(at: Surroundings) -> bool:
    """``may`` the verb at the head of a sentence or in capitals."""
    return at.tokens.lowers[at.first] == "may" and (
        at.after in at.cues["after_modal"] or at.before in at.cues["before_modal"]
    )


def _name(at: Surroundings) -> bool:
    """A person's name: "Theresa May", "April Glaspie", "Jan Kavan": a capital beside it without a preposition."""
    tokens = at.tokens
    if tokens.lowers[at.first] not in at.cues["name_months"]:
        return False
    if at.after in _DASHES and tokens.glued(at.last) and at.last + 1 < at.stop and tokens.glued(at.last + 1):
        return tokens.words[at.last + 1].islower()  # Mar-a-Lago
    if at.before in at.cues["name_prepositions"]:
        return False
    followed = at.last < at.stop and tokens.words[at.last][0].isupper() and tokens.words[at.last - 1] != "."
    preceded = at.first > at.start and tokens.words[at.first - 1][0].isupper()
    return followed or (preceded and at.before not in at.cues["date_prepositions"])


def _marching(at: Surroundings) -> bool:
    """``March`` the parade: "the March for Life"."""
    return (
        at.tokens.lowers[at.first] == "march"
        and at.before in at.cues["before_march"]
        and at.after in at.cues["after_march"]
    )


def _metaphor(at: Surroundings) -> bool:
    """``fall`` and ``spring`` that are no seasons: "the fall of the wall", "the spring in his step"."""
    if at.after in ("of", "from"):
        return True
    return at.tokens.lowers[at.last - 1] in at.cues["metaphor_seasons"] and at.after in ("in", "to", "for")


def _aged(at: Surroundings) -> bool:
    """An age: "6-year-old", "30 years old", "aged 30 years", "in his 30s"."""
    after = at.after
    if after in _DASHES and at.last + 1 < at.stop:
        after = at.tokens.lowers[at.last + 1]
    return (
        after == "old"
        or at.before in ("aged", "age", "ages")
        or (at.before in at.cues["own"] and at.tokens.lowers[at.last - 1] in ("s", "'s"))
    )


def _halved(at: Surroundings) -> bool:
    """A half or quarter of something other than a year: "the first half of the game", "the second quarter-final"."""
    if at.after == "of" and at.last + 1 < at.stop:
        return at.tokens.words[at.last + 1].isalpha()
    return at.after in ("hour", "time") or (at.after in _DASHES and at.tokens.glued(at.last))


def _capitalised(at: Surroundings) -> bool:
    """Part of a name: "the Six-Day War", "60 Minutes"."""
    unit = at.tokens.words[at.last - 1]
    return unit[0].isupper() and not unit.isupper()


def _dayish(at: Surroundings) -> bool:
    """``this day``, ``the last day``: a day of something, not one that is counted."""
    return at.tokens.lowers[at.last - 1] == "day"


def _anchored(at: Surroundings) -> bool:
    """Counted from an event that is told: "two months after his team was blocked"."""
    if at.tokens.lowers[at.last - 1] not in ("after", "before") or at.last >= at.stop:
        return False
    word = at.tokens.words[at.last]
    return at.after in at.cues["event_starters"] or word[0].isupper() or word[0].isdigit() or word.endswith("ing")


def _named_after(at: Surroundings) -> bool:
    """A name that a day is part of: "the Sunday Times", "the Good Friday Agreement"."""
    return at.after in at.cues["namesakes"] and at.tokens.words[at.last][0].isupper()


def _of_something(at: Surroundings) -> bool:
    """``the year of the dog``, ``the week that was``, ``man of the year``."""
    if at.after in ("of", "that", "when", "before", "after", "in", "-"):
        return True
    if at.before != "of" or at.first - 2 < at.start:
        return False
    return at.tokens.lowers[at.first - 2] not in at.cues["parts_of"]


def _led(at: Surroundings) -> bool:
    """``a week`` as a length, led by a preposition or a verb of lasting, not a rate ("four flights a week")."""
    if at.tokens.lowers[at.last - 1] in ("quarter", "second"):
        return False
    return at.before in at.cues["length_prepositions"]


def _rated(at: Surroundings) -> bool:
    """A rate: "20 hours a day", "5 days a week"."""
    if at.after not in ("a", "per", "each", "every") or at.last + 1 >= at.stop:
        return False
    return at.tokens.lowers[at.last + 1] in at.cues["rate_units"]


def _titled(at: Surroundings) -> bool:
    """Part of a name by its own capital within a sentence: "China Daily"."""
    return at.first > at.start and at.tokens.words[at.first][0].isupper()


def _headed(at: Surroundings) -> bool:
    """An adjective before its noun: "the past president"."""
    return at.after.isalpha() and at.after not in at.cues["function_words"]


def _fraction(at: Surroundings) -> bool:
    """Quarters of a thing: "three-quarters of its imports"."""
    return at.tokens.lowers[at.last - 1] in ("quarter", "quarters") and (
        at.after == "of" or at.tokens.words[at.last - 2] in _DASHES
    )


def _quoted_title(at: Surroundings) -> bool:
    """A title in quotation marks: ABC's "This Week"."""
    return at.before in _QUOTES and at.tokens.words[at.last - 1][0].isupper()


def _weekend(at: Surroundings) -> bool:
    """``the weekend``, which is counted from the document's day and not from the date last spoken of."""
    return at.tokens.lowers[at.last - 1] == "weekend"


TESTS: Mapping[str, Test] = {
    "aged": _aged,
    "anchored": _anchored,
    "capitalised": _capitalised,
    "counted": _counted,
    "dayish": _dayish,
    "fraction": _fraction,
    "halved": _halved,
    "headed": _headed,
    "led": _led,
    "marching": _marching,
    "metaphor": _metaphor,
    "modal": _modal,
    "name": _name,
    "named_after": _named_after,
    "of_something": _of_something,
    "quoted_title": _quoted_title,
    "rated": _rated,
    "titled": _titled,
    "weekend": _weekend,
}


def is_narrative(tokens: Tokens, cues: Cues, dct: dt.date | None) -> bool:
    """Whether the text tells of times long before its own: many years before it, and hardly a weekday or "today"."""
    if dct is None:
        return False
    years = sum(1 for word in tokens.words if len(word) == 4 and word.isdigit() and 1000 <= int(word) <= dct.year - 2)
    if years < _NARRATIVE_YEARS:
        return False
    deictic = cues["deictic"]
    return sum(word in deictic for word in tokens.lowers) * _DEICTIC_SHARE <= years
