"""What each line of a page is: title, credit, place line, caption, paragraph, entry of a chronology, or debris."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import accumulate
from typing import Literal, NamedTuple

from cyberdiplo.extract.matching import match_at, matches
from cyberdiplo.knowledge.page import page_words
from cyberdiplo.knowledge.reading import Reading
from cyberdiplo.model.document import Block, BlockKind
from cyberdiplo.model.span import Span
from cyberdiplo.sources.datelines import PlaceLine, find_place_line
from cyberdiplo.sources.lines import Line, ends_sentence, repeated
from cyberdiplo.sources.masthead import LONGEST, CreditLine, read_signature
from cyberdiplo.sources.outline import LONGEST_DECK, SHORTEST_OPENING, Outline, PageFacts
from cyberdiplo.sources.titles import kicker_length, without_site

Zone = Literal["above", "header", "inside", "foot"]

_SHORTEST_DECK = 5
_LONGEST_HEADING = 12
_SHORTEST_ITEM = 3
# Lines between a picture's description and its copy: the credit, and a button.
_COPY_REACH = 3
# Dates in and below a box of links or comments are those of other articles.
_BOXES = ("related", "comments")
_AUTHORS_ADDRESS = re.compile(r"\S@([\w.-]+\.\w+)")
# Marks of Markdown and of footnotes around a title.
_TITLE_MARKS = " \t#*∗†|"
# "2. China …", "3) Mandiant …", "(4) …".
_ITEM = re.compile(r"\(?(\d{1,2})[.)]\s+(?=\S+\s+\S+\s+\S)")
# A row of links: "Home | World | Business", "Home > News > China".
_MENU = re.compile(r"\S\s*[|>»›·]\s*\S.*\S\s*[|>»›·]\s*\S")
_QUOTES = "\"'“‘(["


class Credit(NamedTuple):
    """A line of credit and where it stands: above the title, between it and the article, inside the article, or below.

    ``beside`` tells that it stands next to the title or to the article's first line.
    """

    line: CreditLine
    zone: Zone
    beside: bool


class Layout(NamedTuple):
    """The page taken apart: its blocks in text order, and what its lines tell about the article.

    ``owner`` is the publisher that a line of copyright or an author's address names.
    """

    blocks: list[Block]
    credits: list[Credit]
    place_line: PlaceLine | None
    title: str | None
    owner: str | None


def lay_out(text: str, lines: Sequence[Line], reading: Reading, known: PageFacts) -> Layout:
    """Tell what each line of ``text`` is."""
    naming = _Naming(Outline(lines, reading, known), reading)
    naming.name_header()
    naming.name_body()
    naming.name_foot()
    naming.set_aside_files()
    blocks: list[Block] = []
    index = 0
    while index < len(lines):
        end = naming.outline.entries.get(index, index + 1)
        blocks.extend(_blocks(text, naming, index, end))
        index = end
    title = known.title
    if title is None:
        titles = (block.span.of(text) for block in blocks if block.kind == "title")
        title = next((without_site(title.strip(_TITLE_MARKS), reading) for title in titles), None)
    return Layout(blocks, naming.placed_credits(), naming.place_line, title, naming.owner())


class _Naming:
    """The kinds of a page's lines, named from top to foot."""

    def __init__(self, outline: Outline, reading: Reading) -> None:
        self.outline = outline
        self.lines = outline.lines
        self.reading = reading
        self.kinds: list[BlockKind] = ["debris"] * len(outline.lines)
        self.place_line = outline.place_line
        self.foot = outline.foot

    def name_header(self) -> None:
        """Name the lines above the article."""
        above = self.lines[: self.outline.body]
        copies = repeated(above)
        seen: set[str] = set()
        for index, line in enumerate(above):
            copied = line.text in copies and line.nature != "debris"
            self.kinds[index] = "debris" if line.text in seen else self._header_kind(index, copied=copied)
            if index != self.outline.title:
                seen.add(line.text)

    def _header_kind(self, index: int, *, copied: bool) -> BlockKind:
        line, title = self.lines[index], self.outline.title
        if index == title:
            return "title"
        if index in self.outline.credits:
            return "byline"
        if line.nature == "debris" or index in self.outline.links:
            return "debris"
        if line.nature == "caption" or copied:
            return "caption"
        if line.nature == "short" and self.outline.is_place_line(index):
            self.place_line = self.place_line or find_place_line(line.text, self.reading)
            return "dateline"
        if title is not None and index < title:
            return "debris"
        if self._is_signature(index):
            return "byline"
        last = index + 1 == self.outline.body
        if line.nature == "prose":
            return "paragraph" if last and line.count >= SHORTEST_OPENING else "heading"
        deck = line.nature == "short" and (line.count >= _SHORTEST_DECK or last) and title is not None
        return "heading" if deck else "debris"

    def _is_signature(self, index: int) -> bool:
        """Whether the line is the authors' names: near another line of credit, or with their address."""
        line, credited = self.lines[index], self.outline.credits
        near = any(at in credited for at in (index - 2, index - 1, index + 1, index + 2))
        if line.nature != "short" or not (near or "@" in line.text):
            return False
        signature = read_signature(line.text, self.reading)
        if signature:
            credited[index] = signature
        return signature is not None

    def name_body(self) -> None:
        """Name the lines of the article, and set aside what stands between its paragraphs."""
        index, paragraphs = self.outline.body, 0
        seen = {line.text for line in self.lines[:index]}
        while index < self.foot:
            line = self.lines[index]
            end = self.outline.entries.get(index, index + 1)
            if index in self.outline.entries:
                self.kinds[index:end] = ["entry"] * (end - index)
                paragraphs += 1
            elif line.nature == "comments" and paragraphs > 1:
                self.foot = end = len(self.lines)
            elif line.nature == "related" and paragraphs:
                end = self._resumption(index)
            elif line.text in seen:
                pass
            elif (
                self._is_said_twice(index) or line.nature == "caption" or (paragraphs < 2 and self._is_credited(index))
            ):
                self.kinds[index] = "caption"
            elif line.nature == "prose":
                self.kinds[index] = "paragraph"
                paragraphs += 1
            elif index in self.outline.credits:
                self.kinds[index] = "byline"
            elif line.nature == "short":
                end = self._short_run(index)
            seen.update(line.text for line in self.lines[index:end])
            index = end

    def _is_said_twice(self, index: int) -> bool:
        """Whether one of the next lines says the same again, as pictures' descriptions do."""
        text = self.lines[index].text
        return any(line.text == text for line in self.lines[index + 1 : index + 1 + _COPY_REACH])

    def _is_credited(self, index: int) -> bool:
        """Whether the next line is whose picture the line describes: an agency's name and nothing else."""
        after = self.outline.credits.get(index + 1)
        if after is None or self.lines[index + 1].gap:
            return False
        return bool(after.publishers) and not (
            after.dates or after.byline or after.source or after.genre or after.place
        )

    def _resumption(self, box: int) -> int:
        """Where the article goes on after a box of links; the end of the page where it does not."""
        for index in range(box + 1, self.foot):
            if index in self.outline.entries or (self.outline.is_prose(index) and self._is_article(box, index)):
                return index
        self.foot = len(self.lines)
        return self.foot

    def _is_article(self, box: int, index: int) -> bool:
        """Whether running text after a box of links is the article's, and no link's summary.

        Two paragraphs in a row are, and one that an empty line parts from links that stand close together.
        """
        after = index + 1
        if self.outline.is_prose(after) or after in self.outline.entries:
            return True
        linked = after < len(self.lines) and self.lines[after].nature == "short" and after not in self.outline.credits
        links = self.lines[box + 2 : index]
        close = bool(links) and not all(line.gap for line in links)
        return self.lines[index].gap and close and not linked and self.lines[index].count >= SHORTEST_OPENING

    def _short_run(self, index: int) -> int:
        """Name a run of short lines within the article: headings, items of a list, or debris; returns its end."""
        outline, end = self.outline, index
        while end < self.foot and self.lines[end].nature == "short" and end not in outline.credits:
            if end in outline.entries:
                break
            end += 1
        before = self.lines[index - 1] if index else None
        listed = before is not None and before.nature == "prose" and before.text.endswith((":", "："))
        if before is not None and before.nature == "debris" and not self.lines[index].gap:
            return end
        for at in range(index, end):
            line = self.lines[at]
            bulleted = not line.text[0].isalnum() and line.text[0] not in _QUOTES
            heads = at + 1 == end and line.count < _SHORTEST_DECK and not bulleted
            item = (listed and not heads) or (bulleted and line.count >= _SHORTEST_ITEM) or self._is_next_item(at)
            if item or ends_sentence(line.text) or line.count > _LONGEST_HEADING:
                self.kinds[at] = "paragraph"
            elif end - index <= LONGEST_DECK:
                self.kinds[at] = "heading"
        return end

    def name_foot(self) -> None:
        """Name the lines below the article; its list may go on, and its last line may be cut off."""
        for index in range(self.foot, len(self.lines)):
            line = self.lines[index]
            follows = index and index == self.foot and self.kinds[index - 1] in ("paragraph", "entry")
            listed = follows and self.lines[index - 1].text.endswith((":", "："))
            cut = index + 1 == len(self.lines) and self._ends_article(index) and _is_cut_text(line)
            if index in self.outline.credits:
                self.kinds[index] = "byline"
            elif line.nature == "caption":
                self.kinds[index] = "caption"
            elif line.nature == "short" and (cut or listed or self._is_next_item(index)):
                self.kinds[index] = "paragraph"

    def _is_next_item(self, index: int) -> bool:
        """Whether the line is the item of a numbered list that follows the one above it: "2. …" below "1. …"."""
        number = _ITEM.match(self.lines[index].text)
        if number is None or not index or self.kinds[index - 1] not in ("paragraph", "heading"):
            return False
        before = _ITEM.match(self.lines[index - 1].text)
        return before is not None and int(number[1]) == int(before[1]) + 1

    def _ends_article(self, index: int) -> bool:
        """Whether nothing but links and buttons stand between the article's text and a line below it."""
        above = index - 1
        while above >= self.foot and self.lines[above].nature == "debris":
            above -= 1
        return above >= 0 and above < self.foot and self.kinds[above] in ("paragraph", "entry")

    def set_aside_files(self) -> None:
        """Name captions debris whose pictures come from the files: they show an older day than the story's."""
        for index, kind in enumerate(self.kinds):
            words = page_words(self.lines[index].text) if kind == "caption" else []
            for match in matches(words, self.reading.page.caption_files):
                if match.last - match.first > 1 or match.first == 0 or match.last == len(words):
                    self.kinds[index] = "debris"

    def placed_credits(self) -> list[Credit]:
        """The lines of credit with their places, those in boxes below the article left out."""
        body, title = self.outline.body, -1 if self.outline.title is None else self.outline.title
        boxes = (at for at in range(body, len(self.lines)) if self.lines[at].nature in _BOXES)
        boxed = max(next(boxes, len(self.lines)), self.foot)
        # How many lines up to each are neither debris nor credits: between neighbours there are none.
        apart = [0, *accumulate(kind not in ("debris", "byline") for kind in self.kinds)]
        placed = []
        for index, credit in sorted(self.outline.credits.items()):
            if index >= boxed or not (self.kinds[index] == "byline" or index in self.outline.openings):
                continue
            zone: Zone = "above" if index < title else "header"
            if index > body:
                zone = "inside" if index < self.foot else "foot"
            first, last = sorted((index, title))
            beside = index + 1 >= body or apart[last] == apart[first + 1]
            if zone == "above" and beside:
                # A day above the page's menu is the page's, not the article's.
                beside = not any(_MENU.search(line.text) for line in self.lines[index + 1 : title])
            placed.append(Credit(credit, zone, beside))
        return placed

    def owner(self) -> str | None:
        """The publisher that a line of copyright, a note on the first print or an author's address names."""
        for index, line in enumerate(self.lines):
            if self.kinds[index] not in ("debris", "byline") or not line.words or len(line.text) > LONGEST:
                continue
            address = _AUTHORS_ADDRESS.search(line.text)
            publisher = self.reading.publisher_of_url(address[1]) if address else None
            owned = line.text[0] == "©" or match_at(line.words, 0, self.reading.page.owner_starts)
            if publisher is None and owned:
                named = next(matches(line.words, self.reading.names), None)
                publisher = named.meaning if named else None
            if publisher:
                return publisher.name
        return None


def _blocks(text: str, naming: _Naming, index: int, end: int) -> list[Block]:
    """The blocks that a line is: one, or more where line breaks were lost."""
    span = Span(naming.lines[index].span.begin, naming.lines[end - 1].span.end)
    kind = naming.kinds[index]
    if kind == "title" and (cut := span.begin + kicker_length(span.of(text), text)) > span.begin:
        return [Block(Span(span.begin, cut), "debris"), Block(Span(cut, span.end), "title")]
    opening = naming.outline.openings.get(index)
    if opening is None or kind not in ("paragraph", "entry", "heading"):
        return [Block(span, kind, naming.outline.years.get(index))]
    ends = (opening.title_end, opening.credit_end, opening.text_begin, span.end - span.begin)
    kinds: tuple[BlockKind, ...] = ("title", "byline", "dateline", kind)
    blocks, begin = [], span.begin
    for part, part_end in zip(kinds, (span.begin + length for length in ends), strict=True):
        printed = text[begin:part_end].strip()
        if printed:
            at = text.index(printed, begin)
            blocks.append(Block(Span(at, at + len(printed)), part))
        begin = part_end
    return blocks


def _is_cut_text(line: Line) -> bool:
    """Whether a line without an end looks like the beginning of a sentence: mostly small letters, no mere phrase."""
    words = line.text.split()
    small = sum(word[0].islower() for word in words)
    return line.count >= _SHORTEST_DECK and line.text[0].isupper() and small * 2 >= len(words)
