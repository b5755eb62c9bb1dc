"""Reads one sentence's names and titles off the gazetteer's trie, before anything is decided about them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from cyberdiplo.knowledge.gazetteer import Gazetteer
from cyberdiplo.knowledge.phrases import END
from cyberdiplo.model.tokens import Tokens

POSSESSIVE = frozenset({"'s", "’s"})
APOSTROPHE = frozenset({"'", "’"})
DASHES = frozenset({"-", "–", "‑", "/"})


class Lexeme(NamedTuple):
    """The tokens ``[first, last)`` and what the gazetteer says they can name."""

    first: int
    last: int
    kind: str
    ids: tuple[str, ...]


@dataclass(slots=True)
class Scan:
    """The lexemes of the tokens ``[first, last)`` of one sentence, by their first and by their last token."""

    tokens: Tokens
    gazetteer: Gazetteer
    first: int
    last: int
    lexemes: list[Lexeme]
    starting: dict[int, Lexeme] = field(default_factory=dict)
    ending: dict[int, Lexeme] = field(default_factory=dict)

    def word(self, index: int) -> str:
        """The token at ``index``, or nothing outside the sentence."""
        return self.tokens.words[index] if self.first <= index < self.last else ""

    def possessive(self, index: int) -> int:
        """How many tokens of possessive mark stand at ``index``: none or one."""
        word = self.word(index)
        if word in POSSESSIVE:
            return 1
        return int(word in APOSTROPHE and self.tokens.glued(index) and self.word(index - 1).endswith("s"))

    def is_word(self, index: int, name: str) -> bool:
        """Whether the token at ``index`` belongs to a class of common words."""
        return self.word(index) in self.gazetteer.words[name]


def scan_sentences(tokens: Tokens, ranges: Sequence[tuple[int, int]], gazetteer: Gazetteer) -> list[Scan]:
    """Lexemes of each token range; the longest phrase wins, and none crosses the end of its range."""
    trie, words = gazetteer.lexicon, tokens.words
    starts = [index for index, word in enumerate(words) if word in trie]
    at, count = 0, len(starts)
    scans: list[Scan] = []
    for first, last in ranges:
        while at < count and starts[at] < first:
            at += 1
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
            if meaning is not None:
                found.append(Lexeme(index, end, meaning[0], meaning[1]))
                done = end
        scans.append(Scan(tokens, gazetteer, first, last, found))
    for scan in scans:
        if scan.lexemes:
            scan.lexemes = [_as_adjective(scan, lexeme) for lexeme in scan.lexemes]
            scan.starting = {lexeme.first: lexeme for lexeme in scan.lexemes}
            scan.ending = {lexeme.last: lexeme for lexeme in scan.lexemes}
    return scans


def _as_adjective(scan: Scan, lexeme: Lexeme) -> Lexeme:
    """"Beijing-based", "anti-China": a name joined to a small word describes, and names nobody."""
    if lexeme.kind not in ("country", "metonym", "place"):
        return lexeme
    words, tokens = scan.tokens.words, scan.tokens
    joined_before = (
        lexeme.first - 1 > scan.first and words[lexeme.first - 1] == "-" and scan.is_word(lexeme.first - 2, "affix_before")
    )
    after = lexeme.last
    joined_after = 0  # "US- and Israeli-developed" leaves the dash alone; "Beijing-based" takes the word with it
    if after + 1 < scan.last and words[after] in DASHES and tokens.glued(after):
        joined_after = 1 if not tokens.glued(after + 1) else 2 * words[after + 1].islower()
    if not joined_before and not joined_after:
        return lexeme
    gazetteer = scan.gazetteer
    if lexeme.kind == "country":
        country: str | None = lexeme.ids[0]
    elif lexeme.kind == "metonym":
        country = gazetteer.metonyms[lexeme.ids[0]].country
    else:
        country = gazetteer.places[lexeme.ids[0]][1]
    return Lexeme(lexeme.first, lexeme.last + joined_after, "demonym", (country,) if country else ())
