"""Splits the readable blocks of a document into sentences.

A full stop, a question mark or an exclamation mark ends a sentence where what follows can begin one. Abbreviations,
initials and quoted questions are told apart by ``abbreviations.tsv`` and ``sentences.toml``. A sentence never crosses a
block; one that has no end of its own runs to the end of its block.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from cyberdiplo.knowledge.reading import Reading
from cyberdiplo.model.document import Block, Document
from cyberdiplo.model.mention import Sentence
from cyberdiplo.model.span import Span
from cyberdiplo.model.tokens import Tokens

_LONGEST_MARKS = 3
READABLE = frozenset(("title", "heading", "caption", "paragraph", "entry"))

# A mark that can end a sentence, with the marks, quotes and brackets that close after it; or a blank line.
_STOP = re.compile(r"[.!?…]+[\"'”’)\]»]*|[。！？]+[」』”’）]*|\n[^\S\n]*\n")
_CELLS = "\t|\n"
# In an entry of a chronology besides: a tab or a bar between cells, and the end of the line that holds its date.
_CELL_STOP = re.compile(_STOP.pattern + r"|\t|(?<=\s)\|(?=\s)|(?<=\d)\n(?=\D)|(?<=[A-Z])\n(?=[A-Z])")
_OPENERS = "\"'“‘([«—–-•*·"
_PARTS = re.compile(r"[\"“”‘’'()\[\]/—–]")
_ADDRESS_AFTER = re.compile(r"[^\s.@]*(?:@|\.\w)")
_WORD_AFTER = re.compile(r"[^\W\d_]+")
# How far a word can reach back from its full stop; longer runs are addresses and the like, no abbreviations.
_LONGEST_WORD = 30
# Characters in which "President Xi Jinping said" finds room.
_LONGEST_NAME = 60


def split_sentences(document: Document, tokens: Tokens, reading: Reading) -> list[Sentence]:
    """Sentences of the document in text order; bylines, place lines and debris have none.

    ``tokens`` are those of ``document.text``; each sentence begins and ends with a token.
    """
    sentences: list[Sentence] = []
    begins = tokens.begins
    for number, block in enumerate(document.blocks):
        if block.kind not in READABLE:
            continue
        begin, end = block.span
        first = bisect_left(begins, begin)
        for stop in [*_boundaries(document.text, block, reading), end]:
            last = bisect_left(begins, stop, first)
            # A lone row of marks says nothing, and goes with what follows it.
            if last > first and (last - first > _LONGEST_MARKS or any(map(str.isalnum, tokens.words[first:last]))):
                begin_at, end_at = _without_bars(tokens, first, last) if block.kind == "entry" else (first, last)
                span = tokens.span(begin_at, end_at)
                sentences.append(Sentence(span, begin_at, end_at, number, block.kind, block.year))
                first = last
    return sentences


def _without_bars(tokens: Tokens, first: int, last: int) -> tuple[int, int]:
    """The range of tokens without the bars that part the cells of a row."""
    while last - first > 1 and tokens.words[first] == "|":
        first += 1
    while last - first > 1 and tokens.words[last - 1] == "|":
        last -= 1
    return first, last


def _boundaries(text: str, block: Block, reading: Reading) -> Iterator[int]:
    """Offsets within the block after which a new sentence begins; in a row of a table each cell does."""
    start, end = block.span
    stops = _CELL_STOP if block.kind == "entry" else _STOP
    for match in stops.finditer(text, start, end):
        stop = match.end()
        if stop < end and (text[match.start()] in _CELLS or _ends(text, start, match.start(), stop, reading)):
            yield stop
            start = stop


def _ends(text: str, start: int, mark: int, stop: int, reading: Reading) -> bool:
    """Whether the sentence that began at ``start`` ends with the marks ``[mark, stop)``."""
    character = text[mark]
    if character in "\n。！？":
        return True
    following = stop
    while following < len(text) and text[following].isspace():
        following += 1
    if following == stop:
        return _glued(text, mark, stop)
    opened = following
    while opened < len(text) and text[opened] in _OPENERS:
        opened += 1
    initial = text[opened : opened + 1]
    if not initial or initial.islower():
        return False
    match = _WORD_AFTER.match(text, opened)
    word = match[0] if match else ""
    if character in "!?":
        return stop - mark == 1 or not _speaker_follows(text, opened, reading)
    if character == "…" or text.startswith("..", mark):
        return opened > following or word in reading.starters
    return _full_stop(text, Span(start, mark), "0" if initial.isdigit() else word, reading)


def _full_stop(text: str, so_far: Span, word: str, reading: Reading) -> bool:
    """Whether a single full stop after ``so_far`` ends a sentence; ``word`` follows, or ``0`` for a number."""
    start, mark = so_far
    last = _word_before(text, start, mark)
    kind = reading.abbreviations.get(last)
    if kind == "title":
        return False
    if kind in ("number", "month"):
        return word != "0"
    initial = last[-1:].isalpha() and (len(last) == 1 or last[-2] == ".")
    if kind == "either" or (initial and last != "I"):
        return word in reading.starters
    # A number that opens a line counts an item of a list: "1. China and the US agree".
    return not (last.isdigit() and not text[start : mark - len(last)].strip())


def _glued(text: str, mark: int, stop: int) -> bool:
    """Whether a lost line break glued two sentences: a word, a full stop, a capital and a small letter.

    Addresses ("www.Example.com") and initials ("J.Edgar") are no such thing.
    """
    if mark < 2 or not (text[mark - 1].islower() or text[mark - 1].isdigit() or stop - mark > 1):
        return False
    after = text[stop : stop + 2]
    if not (after[:1].isupper() and (after[1:].islower() or after[1:].isspace() or after[1:] in ("'", "’"))):
        return False
    word = _word_before(text, 0, mark)
    goes_on = _ADDRESS_AFTER.match(text, stop) is not None
    return not goes_on and "." not in word and "@" not in word and (len(word) > 2 or stop - mark > 1)


def _word_before(text: str, start: int, end: int) -> str:
    """The letters before ``end`` back to white space, a quote, a bracket or a dash, none of them before ``start``."""
    stretch = text[max(start, end - _LONGEST_WORD) : end]
    if not stretch or stretch[-1].isspace():
        return ""
    word = stretch.split()[-1]
    return word if word.isalnum() else _PARTS.split(word)[-1]


def _speaker_follows(text: str, begin: int, reading: Reading) -> bool:
    """Whether the words from ``begin`` on say who spoke: "Why now?" Mr. Obama asked."""
    words = list(_WORD_AFTER.finditer(text, begin, begin + _LONGEST_NAME))[:5]
    return any(match[0] in reading.speech for match in words)
