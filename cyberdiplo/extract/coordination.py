"""Reads "the State and Justice departments" and "the Departments of State and Justice" as the bodies that they are."""

from __future__ import annotations

from collections.abc import Iterable

from cyberdiplo.extract.lexemes import Lexeme, Scan
from cyberdiplo.knowledge.phrases import END

# Longest name of one body without its noun, in tokens: "Industry and Information Technology" has four.
LONGEST = 4

_SINGULAR = {"departments": "Department", "ministries": "Ministry"}


def add_coordinated(scan: Scan) -> None:
    """Put the bodies that share one plural noun among the lexemes of the sentence."""
    found: list[Lexeme] = []
    for plural in scan.lexemes:
        if plural.kind in _SINGULAR:
            found += _before(scan, plural) or _after(scan, plural)
    if found:
        scan.add(found)


def _before(scan: Scan, plural: Lexeme) -> list[Lexeme]:
    """Bodies called ``X Department`` for each X of the list that ends before the plural."""
    found: list[Lexeme] = []
    last = plural.first
    while body := _body(scan, ((first, last) for first in range(max(scan.first, last - LONGEST), last)), plural):
        found.append(body if found else body._replace(last=plural.last))
        if scan.word(body.first - 1) not in ("and", ",", "&"):
            break
        last = body.first - 1
        while scan.word(last - 1) == ",":
            last -= 1
    return found if len(found) > 1 else []


def _after(scan: Scan, plural: Lexeme) -> list[Lexeme]:
    """Bodies called ``Department of X`` for each X of the list that follows the plural and "of"."""
    found: list[Lexeme] = []
    first = plural.last + 1
    if scan.word(plural.last) != "of":
        return found
    while body := _body(scan, ((first, last) for last in range(min(scan.last, first + LONGEST), first, -1)), plural):
        found.append(body if found else body._replace(first=plural.first))
        first = body.last
        while scan.word(first) in ("and", ",", "&", "the"):
            first += 1
        if first == body.last:
            break
    return found if len(found) > 1 else []


def _body(scan: Scan, ranges: Iterable[tuple[int, int]], plural: Lexeme) -> Lexeme | None:
    """The first token range that names a body with the singular: ``X Department``, ``Department of X``."""
    for first, last in ranges:
        words = scan.tokens.words[first:last]
        singular = _SINGULAR[plural.kind] if words[0][:1].isupper() else _SINGULAR[plural.kind].lower()
        for phrase in ([*words, singular], [singular, "of", *words], [singular, "of", "the", *words]):
            node = scan.gazetteer.lexicon
            for word in phrase:
                node = node.get(word, {})
            kind, ids = node.get(END, ("", ()))
            if kind in ("organisation", "body"):
                return Lexeme(first, last, kind, ids)
    return None
