"""Where the parts of a page are: lines of credit, where the article begins and ends, title, entries of a chronology."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from cyberdiplo.knowledge.reading import Reading
from cyberdiplo.sources.chronology import YearOfEntries, begins_like_entry, find_entry_head, heading_years
from cyberdiplo.sources.datelines import PlaceLine, is_place_line
from cyberdiplo.sources.lines import Line
from cyberdiplo.sources.masthead import LONGEST, CreditLine, LabelledDate, can_be_credit, read_credit
from cyberdiplo.sources.openings import Opening, read_opening
from cyberdiplo.sources.titles import LONGEST_TITLE, choose_title

# Lines of credit stand within so many lines of the top or the foot; menus and pictures come between.
HEADER = 40
_FOOT = 15
# A deck under the headline is a sentence or two; more running text before a line of credit is the article itself.
LONGEST_DECK = 2
# Shorter sentences at the top are notices ("Please log in.") rather than an article's beginning.
SHORTEST_OPENING = 8
# A line of credit that reads like a sentence is short: "Published June 7, 2013."
_LONGEST_DATED = 15
# A list of days on lines of their own is a chronology from the third on; two are a page's first and last edition.
_CHRONOLOGY = 3
# Characters of the article that its title is compared with.
_LEAD = 1000


class PageFacts(NamedTuple):
    """What is known of a page before its lines are read: its title, and the words of its address."""

    title: str | None = None
    slug: str = ""


class Outline:
    """The parts of a page, by the indices of its lines.

    ``credits`` are the lines of credit. The article lies in ``[body, foot)``. ``entries`` maps the first line of each
    entry of a chronology to the line after its last, ``years`` to the year that a heading gives it, ``openings`` what
    stands before the text on the article's own lines.
    """

    def __init__(self, lines: Sequence[Line], reading: Reading, known: PageFacts) -> None:
        self.lines = lines
        self.reading = reading
        self.credits: dict[int, CreditLine] = {}
        self.entries: dict[int, int] = {}
        self.years: dict[int, int] = {}
        self.openings: dict[int, Opening] = {}
        self.place_line: PlaceLine | None = None
        self.body = self.foot = len(lines)
        self.title: int | None = None
        self._place_lines: dict[int, bool] = {}
        self._find_credits()
        self._find_body()
        self.links = self._find_links()
        self._find_title(known)
        self._find_entries()

    def is_prose(self, index: int) -> bool:
        """Whether the line is running text and no line of credit."""
        return index < len(self.lines) and self.lines[index].nature == "prose" and index not in self.credits

    def is_place_line(self, index: int) -> bool:
        """Whether the line is a place line and nothing else; several steps ask, and it is worked out once."""
        if index not in self._place_lines:
            self._place_lines[index] = is_place_line(self.lines[index].text, self.reading)
        return self._place_lines[index]

    def _find_credits(self) -> None:
        """Lines of credit near the top and the foot, and days on lines of their own anywhere."""
        count = len(self.lines)
        for index, line in enumerate(self.lines):
            if len(line.text) > LONGEST or line.nature in ("caption", "comments", "related"):
                continue
            outer = index < HEADER or index >= count - _FOOT
            figures = "#" in line.words
            short = line.nature == "short"
            dated = figures and line.count <= _LONGEST_DATED
            if not ((short and (outer or figures)) or (outer and (dated or line.words[:1] == ["by"]))):
                continue
            if not can_be_credit(line.text, line.words, self.reading):
                continue
            # "BEIJING, June 3 (Xinhua) --" alone on its line names an agency too, and dates the story.
            if short and self.is_place_line(index):
                continue
            credit = read_credit(line.text, self.reading)
            if credit.telling and (short or credit.dates or credit.byline or credit.url):
                self.credits[index] = credit
                self._carry_label(index)

    def _carry_label(self, index: int) -> None:
        """Give the label that the line above leaves open to the first date of this line."""
        above, credit = self.credits.get(index - 1), self.credits[index]
        if above and above.open_label != "none" and credit.dates and credit.dates[0].label == "none":
            credit.dates[0] = LabelledDate(credit.dates[0].printed, above.open_label)

    def _find_body(self) -> None:
        """Where the article begins and ends: its first and last running text outside the header and its deck."""
        prose = [index for index in range(len(self.lines)) if self.is_prose(index)]
        openings = [index for index in prose if self.lines[index].count >= SHORTEST_OPENING] or prose
        if not openings:
            return
        self.body, self.foot = openings[0], prose[-1] + 1
        for number, index in enumerate(openings[: LONGEST_DECK + 1]):
            opening = read_opening(self.lines[index].text, self.reading, top=index == 0)
            if opening:
                self.openings[index] = opening
                self.place_line = opening.place_line
                if opening.credit:
                    self.credits[index] = opening.credit
                if opening.place_line:
                    self.body = index
                    return
            late = any(index > at > self.body and _tells_author_or_day(credit) for at, credit in self.credits.items())
            if late and index < HEADER and len(openings) > 2 * number:
                self.body = index

    def _find_links(self) -> set[int]:
        """Short lines above the article in a box of links: no empty line parts them from the box's heading."""
        links: set[int] = set()
        for index, line in enumerate(self.lines[: self.body]):
            boxed = index and not line.gap and (index - 1 in links or self.lines[index - 1].nature == "related")
            if boxed and line.nature == "short":
                links.add(index)
        return links

    def _find_title(self, known: PageFacts) -> None:
        """The title among the lines above the article."""
        if known.title:
            wanted = known.title.casefold().split()
            same = (index for index, line in enumerate(self.lines) if line.text.casefold().split() == wanted)
            self.title = next(same, None)
            return
        candidates = [
            index
            for index, line in enumerate(self.lines[: self.body])
            if line.nature in ("short", "prose")
            and index not in self.credits
            and index not in self.links
            and line.count <= LONGEST_TITLE
            # A table's first row names its columns.
            and not line.text.startswith("|")
            and not self.is_place_line(index)
            and not self._begins_entry(line)
            and not self._is_dated_by(index - 1)
        ]
        if self.body == len(self.lines) or not candidates:
            self.title = candidates[0] if candidates else None
            return
        story = (line.text for line in self.lines[self.body : self.body + HEADER] if line.nature == "prose")
        self.title = choose_title(self.lines, candidates, " ".join(story)[:_LEAD], known.slug, self.credits)

    def _begins_entry(self, line: Line) -> bool:
        """Whether a line tells what happened on a day that stands in front of it, as no title does."""
        if not begins_like_entry(line.words, self.reading.page):
            return False
        head = find_entry_head(line.text, self.reading.page)
        return head is not None and bool(head.month) and head.end < len(line.text)

    def _is_dated_by(self, above: int) -> bool:
        """Whether the line above is a day without its year, as stands above what happened on it."""
        line = self.lines[above]
        if above < 0 or not begins_like_entry(line.words, self.reading.page):
            return False
        head = find_entry_head(line.text, self.reading.page)
        return head is not None and bool(head.month) and head.year is None and head.end == len(line.text)

    def _find_entries(self) -> None:
        """Entries of a chronology: dates before what happened, on the same line or above it."""
        heads, inline, firm = [], [], False
        for index in range(0 if self.title is None else self.title + 1, len(self.lines)):
            line = self.lines[index]
            if line.nature not in ("prose", "short") or not begins_like_entry(line.words, self.reading.page):
                continue
            if head := find_entry_head(line.text, self.reading.page):
                if head.end == len(line.text):
                    heads.append(index)
                else:
                    inline.append(index)
                    firm = firm or head.firm
        if len(inline) > 1 or firm:
            self.entries = {index: index + 1 for index in inline}
        if len(heads) >= _CHRONOLOGY:
            self._add_headed(heads)
        for first in self.entries:
            self.credits.pop(first, None)
        if self.entries:
            self.body = min(self.body, *self.entries)
            self.foot = max(self.foot, *self.entries.values())
            self._find_years(min(self.entries), max(self.entries))

    def _find_years(self, first: int, last: int) -> None:
        """The years of the entries: that of the heading above the first, until a line or a date names another."""
        years = YearOfEntries(self._years_above(first), self.reading.page)
        for index in range(first, last + 1):
            line = self.lines[index]
            if index not in self.entries:
                if line.nature == "short" and index not in self.credits:
                    years.turn(line.text, line.count)
            elif year := years.of(line.text):
                self.years[index] = year

    def _years_above(self, first: int) -> list[int]:
        """What the nearest heading above line ``first`` says, with no more than an introduction between."""
        told = 0
        for index in range(first - 1, -1, -1):
            line = self.lines[index]
            heads = line.nature == "short" or (self.is_prose(index) and line.text.endswith((":", "：")))
            if heads and index not in self.credits and (years := heading_years(line.text, self.reading.page)):
                return years
            told += self.is_prose(index)
            if told > LONGEST_DECK:
                break
        return []

    def _add_headed(self, heads: Sequence[int]) -> None:
        """Entries whose date has a line of its own, with the lines that tell what happened."""
        dated = {index: credit.dates[0].printed.day for index, credit in self.credits.items() if credit.dates}
        order = [dated[index] for index in heads if index in dated]
        # Above the first text stands the page's own day, unless it begins the rising row of days.
        if heads[0] < self.body and heads[0] in dated and order != sorted(order):
            heads = heads[1:]
        # A table's rows have all as many lines.
        rows = {after - head for head, after in pairwise(heads)}
        row = rows.pop() if len(rows) == 1 else 0
        for head, end in zip(heads, [*heads[1:], len(self.lines)], strict=True):
            last = head + 1
            while last < end and (self._tells(last) or last - head < row):
                last += 1
                # A short line is a whole account, unless running text or the rest of a row goes on with it.
                goes_on = last < end and self.lines[last].nature == "prose"
                if self.lines[last - 1].nature == "short" and not goes_on and last - head >= row:
                    break
            if last > head + 1:
                self.entries[head] = last

    def _tells(self, index: int) -> bool:
        told = self.lines[index].nature in ("prose", "short")
        return told and index not in self.credits and index not in self.entries


def _tells_author_or_day(credit: CreditLine) -> bool:
    return bool(credit.byline or any(date.label in ("first", "published", "updated") for date in credit.dates))
