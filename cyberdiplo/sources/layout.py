"""What each line of a page is: title, credit, place line, caption, paragraph, entry of a chronology, or debris."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from cyberdiplo.knowledge.reading import Reading
from cyberdiplo.model.document import Block, BlockKind
from cyberdiplo.model.span import Span
from cyberdiplo.sources.chronology import find_entry_head
from cyberdiplo.sources.datelines import PlaceLine, find_place_line
from cyberdiplo.sources.dates import find_dates
from cyberdiplo.sources.lines import Line, ends_sentence
from cyberdiplo.sources.masthead import LONGEST, CreditLine, read_credit
from cyberdiplo.sources.titles import LONGEST_TITLE, choose_title, kicker_length

Zone = Literal["above", "header", "foot"]

# Lines of credit stand within so many lines of the top or the foot; menus and pictures come between.
_HEADER = 40
_FOOT = 15
# A deck under the headline is a sentence or two; more running text before a line of credit is the article itself.
_LONGEST_DECK = 2
_SHORTEST_DECK = 5
# Shorter sentences at the top are notices ("Please log in.") rather than an article's beginning.
_SHORTEST_OPENING = 8
_LONGEST_HEADING = 12
# A list of days on lines of their own is a chronology from the third on; two are a page's first and last edition.
_CHRONOLOGY = 3
# Characters of the article that its title is compared with.
_LEAD = 1500
# Characters before a place line in which a lost line break leaves the line of credit.
_GLUED_CREDIT = 160
_CAPITALS = re.compile(r"(?<![^\s])[A-Z]{4}")


@dataclass(frozen=True, slots=True)
class Credit:
    """A line of credit and where it stands: above the title, between it and the article, or at the foot.

    ``beside`` tells that it stands next to the title or to the article's first line.
    """

    line: CreditLine
    zone: Zone
    beside: bool


@dataclass(slots=True)
class Layout:
    """The page taken apart: its blocks in text order, and what its lines tell about the article."""

    blocks: list[Block] = field(default_factory=list)
    credits: list[Credit] = field(default_factory=list)
    place_line: PlaceLine | None = None
    title: str | None = None


def lay_out(text: str, lines: Sequence[Line], reading: Reading, known: PageFacts) -> Layout:
    """Tell what each line of ``text`` is."""
    page = _Page(text, lines, reading, known)
    page.find_credits()
    page.find_body()
    page.find_title()
    page.find_entries()
    page.name_header()
    page.name_body()
    page.name_foot()
    return page.layout()


@dataclass(frozen=True, slots=True)
class PageFacts:
    """What is known of a page before its lines are read: its title, and the words of its address."""

    title: str | None = None
    slug: str = ""


class _Page:
    """The lines with the kinds found so far. The steps of ``lay_out`` run once, in their order."""

    def __init__(self, text: str, lines: Sequence[Line], reading: Reading, known: PageFacts) -> None:
        self.text = text
        self.lines = lines
        self.reading = reading
        self.known = known
        self.kinds: list[BlockKind | None] = [None] * len(lines)
        self.credits: dict[int, CreditLine] = {}
        # First line of a chronology's entry, and the line after its last.
        self.entries: dict[int, int] = {}
        self.body = self.foot = len(lines)
        self.title: int | None = None
        self.place_line: PlaceLine | None = None
        # What a lost line break glued before the article's first words: its end in characters, by line.
        self.cuts: dict[int, tuple[int, int]] = {}

    def read(self, line: str) -> CreditLine:
        return read_credit(line, self.reading)

    def is_prose(self, index: int) -> bool:
        return index < len(self.lines) and self.lines[index].nature == "prose" and index not in self.credits

    def find_credits(self) -> None:
        """Lines of credit near the top and the foot, and days on lines of their own anywhere."""
        count = len(self.lines)
        for index, line in enumerate(self.lines):
            outer = index < _HEADER or index >= count - _FOOT
            if len(line.text) > LONGEST or line.nature in ("caption", "comments", "related"):
                continue
            figures = "#" in line.words
            if (line.nature == "short" and (outer or figures)) or (outer and (figures or line.words[:1] == ["by"])):
                credit = self.read(line.text)
                if credit.telling and (line.nature == "short" or credit.dates or credit.byline):
                    self.credits[index] = credit

    def find_body(self) -> None:
        """Where the article begins and ends: its first and last running text outside the header and its deck."""
        prose = [index for index in range(len(self.lines)) if self.is_prose(index)]
        openings = [index for index in prose if self.lines[index].count >= _SHORTEST_OPENING] or prose
        if not openings:
            return
        self.body, self.foot = openings[0], prose[-1] + 1
        for number, index in enumerate(openings[: _LONGEST_DECK + 1]):
            if self._find_place_line(index):
                self.body = index
                return
            late = [at for at in self.credits if index > at > self.body and self._tells_author_or_day(at)]
            if late and index < _HEADER and len(openings) - number > number:
                self.body = index

    def _tells_author_or_day(self, index: int) -> bool:
        credit = self.credits[index]
        return bool(credit.byline or any(date.label in ("published", "updated") for date in credit.dates))

    def _find_place_line(self, index: int) -> bool:
        """Look for a place line that opens the line, or that a line of credit glued to its front precedes."""
        text = self.lines[index].text
        begins = [0, *(match.start() for match in _CAPITALS.finditer(text, 1, _GLUED_CREDIT))]
        for begin in begins:
            found = find_place_line(text[begin:], self.reading)
            if found is None or (found.span.end + begin == len(text) and begin):
                continue
            if begin:
                credit = self.read(text[:begin])
                if not credit.telling:
                    continue
                self.credits[index] = credit
            self.place_line = found
            self.cuts[index] = (begin, begin + found.span.end)
            return True
        dates = find_dates(text[:_GLUED_CREDIT], self.reading.page)
        for date in dates[:1]:
            end = max(span.end for span in (date.span, date.time_span) if span)
            credit = self.read(text[:end])
            if credit.telling and credit.dates[0].label in ("published", "updated"):
                self.credits[index] = credit
                end += len(text[end:]) - len(text[end:].lstrip(" \t|:;,.–—-"))
                self.cuts[index] = (end, end)
        return False

    def find_title(self) -> None:
        """The title among the lines above the article."""
        candidates = [
            index
            for index, line in enumerate(self.lines[: self.body])
            if line.nature in ("short", "prose") and index not in self.credits and line.count <= LONGEST_TITLE
        ]
        if self.known.title:
            wanted = self.known.title.casefold().split()
            same = [index for index, line in enumerate(self.lines) if line.text.casefold().split() == wanted]
            self.title = same[0] if same else None
            return
        if self.body == len(self.lines):
            self.title = candidates[0] if candidates else None
            return
        begin = self.lines[self.body].span.begin
        lead = self.text[begin : begin + _LEAD]
        self.title = choose_title(self.lines, candidates, lead, self.known.slug, self.credits)

    def find_entries(self) -> None:
        """Entries of a chronology: dates before what happened, on the same line or above it."""
        heads, inline = [], []
        for index in range(0 if self.title is None else self.title + 1, len(self.lines)):
            line = self.lines[index]
            if line.nature in ("prose", "short") and (head := find_entry_head(line.text, self.reading.page)):
                if head.end == len(line.text):
                    heads.append(index)
                else:
                    inline.append((index, head.firm))
        if len(inline) > 1 or (inline and inline[0][1]):
            self.entries = {index: index + 1 for index, _ in inline}
        if len(heads) >= _CHRONOLOGY:
            self._add_headed(heads)
        for first in self.entries:
            self.credits.pop(first, None)
        if self.entries:
            first, last = min(self.entries), max(self.entries.values())
            self.body = min(self.body, first)
            self.foot = max(self.foot, last)

    def _add_headed(self, heads: Sequence[int]) -> None:
        days = {
            index: credit.dates[0].printed.day
            for index in heads
            if (credit := self.credits.get(index)) and credit.dates
        }
        order = [days[index] for index in heads if index in days]
        # Above the first text stands the page's own day, unless it begins the rising row of days.
        if heads[0] < self.body and heads[0] in days and order != sorted(order):
            heads = heads[1:]
        ends = [*heads[1:], len(self.lines)]
        for head, end in zip(heads, ends, strict=True):
            last = head + 1
            while (
                last < end
                and self.lines[last].nature in ("prose", "short")
                and last not in self.credits
                and last not in self.entries
            ):
                last += 1
                if self.lines[last - 1].nature == "short" and last < end and self.lines[last].nature != "prose":
                    break
            if last > head + 1:
                self.entries[head] = last

    def name_header(self) -> None:
        """Name the lines above the article."""
        for index in range(self.body):
            line = self.lines[index]
            if index == self.title:
                kind: BlockKind = "title"
            elif index in self.credits:
                kind = "byline"
            elif line.nature == "caption" or self._is_copy(index):
                kind = "debris" if line.text in (earlier.text for earlier in self.lines[:index]) else "caption"
            elif (
                line.nature == "short"
                and (place := find_place_line(line.text, self.reading))
                and place.span.end == len(line.text)
            ):
                kind = "dateline"
                self.place_line = self.place_line or place
            elif self.title is not None and index < self.title:
                kind = "debris"
            elif line.nature == "prose":
                kind = "heading" if index + 1 < self.body or line.count < _SHORTEST_OPENING else "paragraph"
            elif (
                line.nature == "short"
                and (line.count >= _SHORTEST_DECK or index + 1 == self.body)
                and self.title is not None
            ):
                kind = "heading"
            else:
                kind = "debris"
            self.kinds[index] = kind

    def _is_copy(self, index: int) -> bool:
        """Whether the line stands twice in the header, as the texts of pictures do."""
        text = self.lines[index].text
        return sum(line.text == text for line in self.lines[: self.body]) > 1

    def name_body(self) -> None:
        """Name the lines of the article, and set aside what stands between its paragraphs."""
        index, paragraphs, seen = self.body, 0, {line.text for line in self.lines[: self.body]}
        while index < self.foot:
            line = self.lines[index]
            if index in self.entries:
                last = self.entries[index]
                self.kinds[index:last] = ["entry"] * (last - index)
                index, paragraphs = last, paragraphs + 1
                continue
            end = index + 1
            if line.nature == "comments" and paragraphs > 1:
                self.foot = end = len(self.lines)
                self._fill(index, end, "debris")
            elif line.nature == "related" and paragraphs:
                end = self._resumption(index)
                self._fill(index, end, "debris")
            elif line.text in seen:
                self.kinds[index] = "debris"
            elif self._is_said_twice(index):
                self.kinds[index] = "caption"
            elif line.nature == "prose":
                self.kinds[index] = "paragraph"
                paragraphs += 1
            elif line.nature == "caption":
                self.kinds[index] = "caption"
            elif index in self.credits:
                self.kinds[index] = "byline"
            elif line.nature == "short":
                end = self._short_run(index)
            else:
                self.kinds[index] = "debris"
            seen.update(line.text for line in self.lines[index:end])
            index = end

    def _is_said_twice(self, index: int) -> bool:
        """Whether one of the next lines says the same again, as pictures' descriptions do."""
        text = self.lines[index].text
        return any(line.text == text for line in self.lines[index + 1 : index + 3])

    def _fill(self, begin: int, end: int, kind: BlockKind) -> None:
        self.kinds[begin:end] = [kind] * (end - begin)

    def _resumption(self, index: int) -> int:
        """Where the article goes on after a box of links: at two paragraphs in a row; the end of the page without."""
        for at in range(index + 1, self.foot):
            if at in self.entries or (self.is_prose(at) and (self.is_prose(at + 1) or at + 1 in self.entries)):
                return at
        self.foot = len(self.lines)
        return self.foot

    def _short_run(self, index: int) -> int:
        """Name a run of short lines within the article: headings, items of a list, or debris; returns its end."""
        end = index
        while (
            end < self.foot
            and self.lines[end].nature == "short"
            and end not in self.credits
            and end not in self.entries
        ):
            end += 1
        before = self.lines[index - 1] if index else None
        listed = before is not None and before.nature == "prose" and before.text.endswith((":", "："))
        stray = before is not None and before.nature == "debris" and not self.lines[index].gap
        for at in range(index, end):
            line = self.lines[at]
            bulleted = not line.text[0].isalnum() and line.text[0] not in "\"'“‘(["
            if stray:
                kind: BlockKind = "debris"
            elif listed or ends_sentence(line.text) or line.count > _LONGEST_HEADING:
                kind = "paragraph"
            elif end - index <= _LONGEST_DECK:
                kind = "heading"
            else:
                kind = "paragraph" if bulleted and line.count >= _SHORTEST_DECK else "debris"
            self.kinds[at] = kind
        return end

    def name_foot(self) -> None:
        """Name the lines below the article; its last line may be cut off."""
        for index in range(self.foot, len(self.lines)):
            line = self.lines[index]
            if self.kinds[index]:
                continue
            after_text = index and index == self.foot and self.kinds[index - 1] in ("paragraph", "entry")
            cut = index + 1 == len(self.lines) and after_text and line.nature == "short" and _is_cut_text(line)
            listed = after_text and line.nature == "short" and self.lines[index - 1].text.endswith((":", "："))
            if index in self.credits:
                self.kinds[index] = "byline"
            elif line.nature == "caption":
                self.kinds[index] = "caption"
            elif cut or listed:
                self.kinds[index] = "paragraph"
                self.foot = index + 1
            else:
                self.kinds[index] = "debris"

    def layout(self) -> Layout:
        """Put the parts together."""
        found = Layout(place_line=self.place_line, title=self.known.title)
        index = 0
        while index < len(self.lines):
            end = self.entries.get(index, index + 1)
            kind = self.kinds[index] or "debris"
            found.blocks.extend(self._blocks(index, end, kind))
            index = max(end, index + 1)
        if self.title is not None and found.title is None:
            found.title = next(block.span.of(self.text) for block in found.blocks if block.kind == "title")
        found.credits = [self._placed(index, credit) for index, credit in sorted(self.credits.items())]
        return found

    def _blocks(self, index: int, end: int, kind: BlockKind) -> list[Block]:
        span = Span(self.lines[index].span.begin, self.lines[end - 1].span.end)
        if kind == "title" and (cut := kicker_length(span.of(self.text), self.text)):
            return [
                Block(Span(span.begin, span.begin + cut), "debris"),
                Block(Span(span.begin + cut, span.end), "title"),
            ]
        if index not in self.cuts or kind not in ("paragraph", "entry", "heading"):
            return [Block(span, kind)]
        begin = span.begin
        credit, place = (begin + cut for cut in self.cuts[index])
        parts = ((begin, credit, "byline"), (credit, place, "dateline"), (place, span.end, kind))
        blocks = []
        for first, last, part in parts:
            stripped = self.text[first:last].strip()
            if stripped:
                at = self.text.index(stripped, first)
                blocks.append(Block(Span(at, at + len(stripped)), part))  # type: ignore[arg-type]
        return blocks

    def _placed(self, index: int, credit: CreditLine) -> Credit:
        top = self.title if self.title is not None else -1
        zone: Zone = "foot" if index >= self.foot else "above" if index < top else "header"
        return Credit(credit, zone, beside=abs(index - top) == 1 or index + 1 >= self.body)


def _is_cut_text(line: Line) -> bool:
    """Whether a line without an end looks like the beginning of a sentence: mostly small letters, no mere phrase."""
    words = line.text.split()
    small = sum(word[0].islower() for word in words)
    return line.count >= _SHORTEST_DECK and line.text[0].isupper() and small * 2 >= len(words)
