"""What the words around a name show: whether it acts, describes, or is where something happens."""

from __future__ import annotations

from cyberdiplo.extract.lexemes import Lexeme, Scan
from cyberdiplo.extract.names import is_headline_verb

# How many words before "to Beijing" may hold the visit or the flight: "a rare three-day official visit to".
TRAVEL_REACH = 4


def names_place(scan: Scan, lexeme: Lexeme) -> bool:
    """Whether the words around a country or a capital make it the place where something happens."""
    if scan.possessive(lexeme.last):
        return False
    if "," in scan.tokens.words[lexeme.first : lexeme.last]:
        return True  # "Washington, D.C." is never the government
    at = lexeme.first - 1
    if lexeme.kind == "metonym" and scan.word(at) == "at" and not scan.possessive(lexeme.last):
        seat = scan.gazetteer.metonyms[lexeme.ids[0]]
        if seat.actor == seat.country and not scan.word(lexeme.last)[:1].isupper():
            return False  # a town takes "in": "pointed the finger at Beijing" means its government
    while scan.is_word(at, "determiner"):
        at -= 1
    if (
        scan.is_word(at, "place_preposition")
        or scan.is_word(lexeme.last, "town_noun")
        or scan.is_word(at, "travel_object")
    ):
        return True
    if scan.word(at) in ("to", "from", "for"):
        travel = "travel_from" if scan.word(at) == "from" else "travel"
        return any(scan.is_word(index, travel) for index in range(max(scan.first, at - TRAVEL_REACH), at))
    opens_dateline = lexeme.first == scan.first and lexeme.kind == "metonym"
    return opens_dateline and _dateline_follows(scan, lexeme.last)


def _dateline_follows(scan: Scan, at: int) -> bool:
    """ "Beijing, June 3 (Xinhua) --": a month or an agency in brackets follows the town."""
    if scan.word(at) == "(":
        return True
    return scan.word(at) == "," and scan.is_word(at + 1, "month")


def stands_alone(scan: Scan, at: int, *, article: bool = False) -> bool:
    """Whether the word at ``at`` shows that the name before it is no adjective: a verb, a function word, a mark.

    After an ``article`` a verb has its ending: "the US moves" has one, "the US move" has none.
    """
    word = scan.word(at)
    if not word or not word[0].isalpha() or scan.is_word(at, "closed"):
        return True
    if scan.is_word(at, "name_verb"):
        return word.endswith("s") or not article
    if word[0].isupper():
        lexeme = scan.starting.get(at)
        if lexeme:
            return lexeme.kind not in ("organisation", "unlisted", "title", "body")
        return is_headline_verb(scan, at)
    return word.endswith(("ed", "ly")) or scan.is_word(at, "past_form")


def is_subject(scan: Scan, first: int, last: int) -> bool:
    """Whether the person at ``[first, last)`` does or says something: a verb follows, or one of speech precedes."""
    if scan.possessive(last):
        return False
    if scan.is_word(first - 1, "speech"):
        return True
    if scan.is_word(first - 1, "oblique"):
        return False
    if scan.word(last) in (",", "("):
        return first == scan.first or not scan.word(first - 1).isalpha() or scan.is_word(first - 1, "clause_opener")
    return scan.is_word(last, "speech") or (stands_alone(scan, last) and scan.word(last).isalpha())
