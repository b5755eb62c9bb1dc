"""Reads one sentence's names and titles off the gazetteer's trie, before anything is decided about them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from cyberdiplo.knowledge.entries import Title
from cyberdiplo.knowledge.gazetteer import Gazetteer, actor_of_body
from cyberdiplo.knowledge.phrases import END
from cyberdiplo.knowledge.spelling import slug
from cyberdiplo.model.mention import Actor
from cyberdiplo.model.tokens import Tokens

POSSESSIVE = frozenset({"'s", "’s"})
APOSTROPHE = frozenset({"'", "’"})
_ADDRESS_MARKS = (["."], ["@"])
DASHES = frozenset({"-", "–", "‑", "/", "—"})


class Lexeme(NamedTuple):
    """The tokens ``[first, last)`` and what the gazetteer says they can name (see ``Gazetteer.lexicon``).

    The kind ``unlisted`` is an organisation that its form alone shows to be one; its id is its name.
    """

    first: int
    last: int
    kind: str
    ids: tuple[str, ...]


class Scan:
    """The lexemes of the tokens ``[first, last)`` of one sentence, by their first and by their last token.

    ``within`` holds the tokens of lexemes that do not begin one.
    """

    __slots__ = ("ending", "first", "gazetteer", "last", "lexemes", "starting", "tokens", "within")

    def __init__(self, tokens: Tokens, gazetteer: Gazetteer, first: int, last: int) -> None:
        self.tokens = tokens
        self.gazetteer = gazetteer
        self.first = first
        self.last = last
        self.lexemes: list[Lexeme] = []
        self.starting: dict[int, Lexeme] = {}
        self.ending: dict[int, Lexeme] = {}
        self.within: set[int] = set()

    def replace(self, lexemes: Sequence[Lexeme]) -> None:
        """Take ``lexemes``, in text order and apart from one another, for those of the sentence."""
        self.lexemes = list(lexemes)
        self.starting = {lexeme.first: lexeme for lexeme in lexemes}
        self.ending = {lexeme.last: lexeme for lexeme in lexemes}
        self.within = {at for lexeme in lexemes for at in range(lexeme.first + 1, lexeme.last)}

    def add(self, found: Sequence[Lexeme]) -> None:
        """Put ``found`` among the lexemes, in the place of those that they overlap."""
        covered = {at for lexeme in found for at in range(lexeme.first, lexeme.last)}
        kept = [x for x in self.lexemes if not any(at in covered for at in range(x.first, x.last))]
        self.replace(sorted(kept + list(found)))

    def between(self, first: int, last: int) -> list[Lexeme]:
        """The lexemes that begin among the tokens ``[first, last)``."""
        return [self.starting[at] for at in range(first, last) if at in self.starting]

    def word(self, index: int) -> str:
        """The token at ``index``, or nothing outside the sentence."""
        return self.tokens.words[index] if self.first <= index < self.last else ""

    def text(self, first: int, last: int) -> str:
        """The text of the tokens ``[first, last)`` with single spaces."""
        return " ".join(self.tokens.span(first, last).of(self.tokens.text).split())

    def one_word(self, first: int, last: int) -> bool:
        """Whether the tokens ``[first, last)`` stand together without a space: "McCain"."""
        return all(self.tokens.glued(index) for index in range(first + 1, last))

    def is_word(self, index: int, name: str) -> bool:
        """Whether the token at ``index`` belongs to a class of common words."""
        return self.word(index) in self.gazetteer.words[name]

    def possessive(self, index: int) -> int:
        """How many tokens of possessive mark stand at ``index``: none or one."""
        word = self.word(index)
        if word in POSSESSIVE:
            return 1
        return int(word in APOSTROPHE and self.tokens.glued(index) and self.word(index - 1).endswith("s"))

    def before(self, index: int) -> tuple[Lexeme | None, bool]:
        """The lexeme that ends at ``index``, and whether a possessive mark stands between."""
        if lexeme := self.ending.get(index):
            return lexeme, False
        if self.possessive(index - 1):
            return self.ending.get(index - 1), True
        return None, False

    def role(self, lexeme: Lexeme | None) -> str:
        """The role of a title, nothing for anything else."""
        return self.gazetteer.titles[lexeme.ids[0]].role if lexeme and lexeme.kind == "title" else ""

    def modifier(self, index: int) -> Title | None:
        """What a single word before a title does: "senior", "former", "two"."""
        return self.gazetteer.modifiers.get(self.tokens.lowers[index]) if self.first <= index < self.last else None

    def country_of(self, lexeme: Lexeme) -> str | None:
        """The country that a country's name, a demonym, a town or an institution belongs to."""
        gazetteer, kind = self.gazetteer, lexeme.kind
        if kind in ("country", "demonym"):
            return lexeme.ids[0] if lexeme.ids else None
        if kind == "metonym":
            return gazetteer.metonyms[lexeme.ids[0]].country
        if kind == "place":
            return gazetteer.places[lexeme.ids[0]][1]
        if kind in ("organisation", "unlisted"):
            return self.organisation(lexeme).country
        return None

    def organisation(self, lexeme: Lexeme) -> Actor:
        """The actor that an ``organisation`` or ``unlisted`` lexeme names."""
        if lexeme.kind == "organisation":
            return self.gazetteer.actors[lexeme.ids[0]]
        name, country = lexeme.ids[0], lexeme.ids[1] or None
        return Actor(slug(name), name, "organisation", country, known=False)

    def body(self, lexeme: Lexeme, country: str | None = None) -> Actor | None:
        """The institution that a ``body`` lexeme means: of ``country``, of its neighbour, or of its usual country."""
        if country is None:
            neighbour, _ = self.before(lexeme.first)
            if neighbour and neighbour.kind in ("country", "demonym", "metonym"):
                country = self.country_of(neighbour)
        country = country or self.gazetteer.bodies[lexeme.ids[0]].default
        return actor_of_body(self.gazetteer, lexeme.ids[0], country) if country else None


def scan_sentences(tokens: Tokens, ranges: Sequence[tuple[int, int]], gazetteer: Gazetteer) -> list[Scan]:
    """Lexemes of each token range; the longest phrase wins, and none crosses the end of its range."""
    trie, words = gazetteer.lexicon, tokens.words
    starts = [index for index, word in enumerate(words) if word in trie]
    at, count = 0, len(starts)
    scans: list[Scan] = []
    for first, last in ranges:
        while at < count and starts[at] < first:
            at += 1
        scan = Scan(tokens, gazetteer, first, last)
        found: list[Lexeme] = []
        done = first
        while at < count and starts[at] < last:
            index = starts[at]
            at += 1
            if index < done:
                continue
            node = trie[words[index]]
            end, meaning = 0, None
            follow = index + 1
            while True:
                if END in node:
                    end, meaning = follow, node[END]
                if follow == last or words[follow] not in node:
                    break
                node = node[words[follow]]
                follow += 1
            if meaning is not None and not (words[end : end + 1] in _ADDRESS_MARKS and _in_address(scan, end)):
                found.append(_as_adjective(scan, Lexeme(index, end, meaning[0], meaning[1])))
                done = found[-1].last
        scan.replace(found)
        scans.append(scan)
    return scans


def _in_address(scan: Scan, last: int) -> bool:
    """Whether a name is part of "China.org.cn" or "Mandiant@example"."""
    glued = scan.tokens.glued
    if scan.word(last) == "." and scan.word(last + 1)[:1].islower() and glued(last) and glued(last + 1):
        return True
    return scan.word(last) == "@"


def _as_adjective(scan: Scan, lexeme: Lexeme) -> Lexeme:
    """ "Beijing-based", "anti-China": a name joined to a small word describes, and names nobody."""
    if lexeme.kind not in ("country", "metonym", "place", "demonym"):
        return lexeme
    words, tokens = scan.tokens.words, scan.tokens
    before, after = lexeme.first - 1, lexeme.last
    joined_before = before > scan.first and words[before] == "-" and scan.is_word(before - 1, "affix_before")
    joined_after = 0  # "US- and Israeli-developed" leaves the dash alone; "Beijing-based" takes the word with it
    if after + 1 < scan.last and words[after] in DASHES and tokens.glued(after):
        joined_after = 2 * words[after + 1].islower() if tokens.glued(after + 1) else words[after] == "-"
    if not joined_before and not joined_after:
        return lexeme
    country = scan.country_of(lexeme)
    return Lexeme(lexeme.first, lexeme.last + joined_after, "demonym", (country,) if country else ())
