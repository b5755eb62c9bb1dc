"""Reads organisations that no list knows off their form: "Nankai University", "Center for Ocean Law", "Foo Inc"."""

from __future__ import annotations

from cyberdiplo.extract.lexemes import DASHES, Lexeme, Scan
from cyberdiplo.extract.names import begins_name

# Most capitalised words to one side of the noun: "China Arms Control and Disarmament" stand before "Association".
MOST_WORDS = 6

_INSIDE = frozenset({"country", "demonym", "metonym", "place", "family", "organisation_noun", "body"})


def add_unlisted(scan: Scan) -> None:
    """Put organisations without an entry among the lexemes of the sentence, over the names that are part of theirs."""
    found: list[Lexeme] = []
    for lexeme in scan.lexemes:
        if lexeme.kind == "organisation_noun" and not _goes_on(scan, lexeme.last):
            first, last = _left(scan, lexeme, found[-1].last if found else scan.first), _right(scan, lexeme)
            named = any(at not in scan.starting or scan.starting[at].kind != lexeme.kind for at in range(first, last))
            if (
                named
                and not scan.is_word(first, "no_organisation")
                and not scan.is_word(lexeme.first - 1, "no_organisation")
            ):
                found.append(
                    Lexeme(first, last, "unlisted", (scan.text(first, last), _country(scan, first, last) or ""))
                )
    if found:
        scan.add(found)


def _goes_on(scan: Scan, at: int) -> bool:
    """Whether the capitals run on to another noun: "United Steel Workers Union"."""
    while at < scan.last:
        lexeme = scan.starting.get(at)
        if lexeme and lexeme.kind == "organisation_noun":
            return True
        if lexeme is not None or not _proper(scan, at):
            return False
        at += 1
    return False


def _left(scan: Scan, noun: Lexeme, floor: int) -> int:
    """First token of the capitalised words before the noun."""
    first = noun.first
    while first > floor and noun.first - first < MOST_WORDS:
        lexeme = scan.ending.get(first)
        if lexeme:
            if lexeme.kind not in _INSIDE or lexeme.first < floor or scan.word(lexeme.last - 2) in DASHES:
                break  # "Guangzhou-based" is no part of the name
            first = lexeme.first
            continue
        word = scan.word(first - 1)
        if _proper(scan, first - 1):
            first -= 1
        elif word in ("and", "&") and first < noun.first and _joins(scan, noun, first - 2) and first - 2 >= floor:
            first -= 2
        else:
            break
    return first


def _joins(scan: Scan, noun: Lexeme, at: int) -> bool:
    """Whether "and" before a noun joins two words of its name ("Control and Disarmament"), not two names."""
    company = scan.gazetteer.nouns[noun.ids[0]] == "company"
    return not company and _proper(scan, at) and not begins_name(scan, at - 1)


def _right(scan: Scan, noun: Lexeme) -> int:
    """End of "of International Studies", "for New American Security", "Inc" after the noun."""
    last = noun.last
    while scan.word(last) in ("of", "for", "on"):
        at = last + 1 + (scan.word(last + 1) == "the")
        stop = at
        while stop < scan.last and stop - at < MOST_WORDS:
            lexeme = scan.starting.get(stop)
            if lexeme and lexeme.kind in _INSIDE:
                stop = lexeme.last
            elif lexeme is None and _proper(scan, stop) and not begins_name(scan, stop):
                stop += 1
            elif (
                scan.word(stop) in ("and", "&")
                and stop > at
                and _proper(scan, stop + 1)
                and (stop + 1 not in scan.starting and not begins_name(scan, stop + 1) and not _goes_on(scan, stop + 1))
            ):
                stop += 2
            else:
                break
        if stop == at or (scan.word(last) == "on" and scan.is_word(at, "calendar")):
            break
        last = stop
    return last + (scan.word(last) == "." and scan.tokens.glued(last) and last + 1 < scan.last and _short(noun, scan))


def _short(noun: Lexeme, scan: Scan) -> bool:
    """Whether the noun is an abbreviation that takes a full stop: "Foo Corp."."""
    return len(scan.word(noun.first)) <= 4


def _proper(scan: Scan, at: int) -> bool:
    """Whether a word can be part of a name: capitalised, and neither a day or month nor a word of the grammar."""
    word = scan.word(at)
    if not word[:1].isupper() or not word.isalpha() or scan.is_word(at, "calendar"):
        return False
    return scan.tokens.lowers[at] not in scan.gazetteer.words["closed"]


def _country(scan: Scan, first: int, last: int) -> str | None:
    """The country that the organisation's own name tells."""
    return next((country for lexeme in scan.between(first, last) if (country := scan.country_of(lexeme))), None)
