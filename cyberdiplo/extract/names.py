"""Reads the extent of a person's name by its form: capitals, initials, given names, family names of China."""

from __future__ import annotations

from cyberdiplo.extract.lexemes import Lexeme, Scan
from cyberdiplo.knowledge.spelling import is_chinese_given

# Longest name, in tokens, that is read without the gazetteer: "Eric H. Holder, Jr." has six.
LONGEST_NAME = 6
# Most full words in a name: "Wang Xiao Dong", "Mary Ann Smith"; a longer run of capitals is something else.
MOST_WORDS = 3


def is_name_word(scan: Scan, at: int) -> bool:
    """Whether a token can be part of a person's name: one capitalised word or an initial, and no common word."""
    word = scan.word(at)
    if not word[:1].isupper() or not word.isalpha():
        return False
    if len(word) == 1:
        return scan.word(at + 1) == "." and scan.tokens.glued(at + 1)
    return not word.isupper() and not scan.is_word(at, "not_name")


def is_headline_verb(scan: Scan, at: int) -> bool:
    """Whether a capitalised word goes on as a verb after a name: "Ambassador Baucus Called In", "Xi Visits".

    After a given name it is a family name all the same: "Nancy Drew".
    """
    if scan.word(at - 1) in scan.gazetteer.given:
        return False
    word = scan.word(at)
    lower, words = word.lower(), scan.gazetteer.words
    verb = (
        lower in words["name_verb"] or lower in words["closed"] or lower in words["past_form"] or lower.endswith("ed")
    )
    return verb and len(word) > 1 and word not in scan.gazetteer.given


def _also_given(scan: Scan, lexeme: Lexeme) -> bool:
    """Whether the name of a country or a place is a given name too: "Jordan", "Virginia"."""
    return lexeme.kind in ("country", "place") and scan.word(lexeme.first) in scan.gazetteer.given


def name_end(scan: Scan, at: int) -> int:
    """End of the run of capitalised words and initials at ``at`` that can be one person's name."""
    tokens, first = scan.tokens, at
    while at < scan.last and at - first < LONGEST_NAME:
        lexeme = scan.starting.get(at)
        if lexeme and lexeme.kind not in ("family", "person") and (at > first or not _also_given(scan, lexeme)):
            break
        if scan.word(at) == "-" and at > first and tokens.glued(at) and tokens.glued(at + 1):
            at += 2
        elif is_name_word(scan, at) and not (at > first and is_headline_verb(scan, at)):
            short = len(scan.word(at)) <= 2
            at += 1
            if short and scan.word(at) == "." and tokens.glued(at):
                at += 1
        elif at > first and scan.is_word(at, "name_particle") and is_name_word(scan, at + 1):
            at += 1
        else:
            break
    at = min(at, scan.last)
    comma = scan.word(at) == ","
    if at > first and scan.is_word(at + comma, "name_suffix"):
        at += comma + 1
        at += scan.word(at) == "." and tokens.glued(at)
    return at


def name_start(scan: Scan, end: int) -> int:
    """First token of the capitalised name that ends before ``end``."""
    first = end
    while first > scan.first and end - first < LONGEST_NAME:
        start = first - 1
        lexeme = scan.ending.get(first)
        if lexeme and lexeme.kind not in ("family", "person"):
            break
        initial = scan.word(start) == "." and len(scan.word(start - 1)) <= 2
        if scan.tokens.glued(start) and (initial or (scan.word(start) == "-" and first < end)):
            start -= 1
        if not is_name_word(scan, start):
            break
        first = start
    return first


def begins_name(scan: Scan, at: int) -> bool:
    """Whether the word at ``at`` and the one after it look like a person's name by the lists of names."""
    if at + 1 >= scan.last or not is_name_word(scan, at) or scan.tokens.glued(at + 1):
        return False
    lexeme, following = scan.starting.get(at), scan.starting.get(at + 1)
    if lexeme and lexeme.kind != "family":
        return False
    if scan.is_word(at, "chinese_family"):
        if is_chinese_given(scan.word(at + 1)) and (following is None or following.kind == "family"):
            return len(scan.word(at + 1)) > 1
        if scan.word(at) not in scan.gazetteer.given:
            return False
    if scan.word(at) not in scan.gazetteer.given:
        return False
    after = at + 1
    while scan.is_word(after, "name_particle"):
        after += 1
    if len(scan.word(after)) <= 2 and scan.word(after + 1) == ".":
        after += 2
    lexeme = scan.starting.get(after)
    return is_name_word(scan, after) and (lexeme is None or lexeme.kind == "family")


def full_name(scan: Scan, at: int) -> int:
    """End of the person's name that the lists of names show to begin at ``at``; ``at`` itself when none does."""
    if not begins_name(scan, at):
        return at
    if scan.is_word(at, "chinese_family") and is_chinese_given(scan.word(at + 1)):
        end = at + 2
        if scan.word(end) == "-" and scan.tokens.glued(end) and is_chinese_given(scan.word(end + 1).capitalize()):
            end += 2
        return at if is_name_word(scan, end) and end not in scan.starting and not scan.tokens.glued(end) else end
    end = name_end(scan, at)
    full = [index for index in range(at, end) if len(scan.word(index)) > 1 and scan.word(index).isalpha()]
    noun = scan.starting.get(end)
    if len(full) > MOST_WORDS or (noun and noun.kind == "organisation_noun"):
        return at
    return end
