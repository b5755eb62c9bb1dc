"""What stands around an expression: the tense of its clause, and whether a doubtful word means a date at all."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from cyberdiplo.extract.normalise import Tense
from cyberdiplo.knowledge.temporal import Temporal
from cyberdiplo.model.tokens import Tokens

_STOPS = frozenset(".!?;")
_REACH = 25  # words: a clause's verb stands nearer than this to its date in nineteen clauses of twenty


def tense_at(tokens: Tokens, temporal: Temporal, first: int, last: int, bounds: tuple[int, int]) -> Tense:
    """Tense of the clause around the tokens ``[first, last)``: the nearest verb form before them, else after them."""
    start, stop = bounds
    for index in range(first - 1, max(start, first - _REACH) - 1, -1):
        if tokens.words[index] in _STOPS:
            break
        if tense := _tense_of(tokens, temporal, index):
            return tense
    for index in range(last, min(stop, last + _REACH)):
        if tokens.words[index] in _STOPS:
            break
        if tense := _tense_of(tokens, temporal, index):
            return tense
    return "unknown"


def _tense_of(tokens: Tokens, temporal: Temporal, index: int) -> Tense | None:
    word, cues = tokens.lowers[index], temporal.cues
    if word in cues["future"]:
        return "future"
    if word in cues["past"]:
        return "past"
    if word in cues["present"]:
        return "present"
    if word.endswith("ed") and len(word) > 4 and word not in cues["not_past"]:
        if index and tokens.lowers[index - 1] in cues["copula"] and word in cues["planned"]:
            return "future"
        return "past"
    if word == "to" and index + 1 < len(tokens) and tokens.lowers[index + 1] in cues["infinitive"]:
        return "future"
    return None


Test = Callable[[Tokens, Temporal, int, int], bool]


def _previous(tokens: Tokens, first: int) -> str:
    return tokens.lowers[first - 1] if first else ""


def _next(tokens: Tokens, last: int) -> str:
    return tokens.lowers[last] if last < len(tokens) else ""


def _counted(tokens: Tokens, temporal: Temporal, first: int, last: int) -> bool:
    """A four-digit number that counts or numbers something: "$1990", "2000 troops", "No. 1850", "1995%"."""
    before, after = _previous(tokens, first), _next(tokens, last)
    if before in temporal.cues["numbering"] or after in temporal.cues["measured"]:
        return True
    if before in ("-", "–", "/", ":", ",", ".") and tokens.glued(first):
        two_before = tokens.words[first - 2] if first > 1 else ""
        return bool(two_before) and two_before[-1].isdigit() is False and before not in ("-", "–", "/")
    return False


def _modal(tokens: Tokens, temporal: Temporal, first: int, last: int) -> bool:
    """``may`` and ``march`` the verbs, told by what follows where a capital does not tell."""
    return _next(tokens, last) in temporal.cues["after_modal"] or _previous(tokens, first) in temporal.cues["before_modal"]


def _name(tokens: Tokens, temporal: Temporal, first: int, last: int) -> bool:
    """A person's or thing's name: "Theresa May", "April Glaspie" - a capital beside it without a preposition."""
    if first == 0:
        return False
    before = tokens.words[first - 1]
    if before[0].isupper() and tokens.lowers[first - 1] not in temporal.cues["date_prepositions"]:
        after = tokens.words[last] if last < len(tokens) else "."
        return not after[0].isdigit()
    return False


def _titled(tokens: Tokens, temporal: Temporal, first: int, last: int) -> bool:
    """Part of a name by its own capital: "China Daily"."""
    return first > 0 and tokens.words[first][0].isupper() and tokens.words[first - 1][0].isupper()


TESTS: Mapping[str, Test] = {"counted": _counted, "modal": _modal, "name": _name, "titled": _titled}
