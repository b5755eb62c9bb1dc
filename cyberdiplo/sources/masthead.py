"""Lines of credit: who wrote, who published and when, in whatever order a page prints it.

"By Liu Xin Source:Global Times Published: 2015-9-14 0:53:01" and "(China Daily 03/13/2013 page1)" are such lines. A
line is one when next to nothing remains of it after dates, labels, names of publishers and authors are taken out.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from cyberdiplo.extract.matching import Match, match_at
from cyberdiplo.knowledge.page import page_word_spans
from cyberdiplo.knowledge.reading import Publisher, Reading
from cyberdiplo.model.span import Span
from cyberdiplo.sources.dates import PrintedDate, find_dates

DateLabel = Literal["first", "published", "updated", "other", "none"]

# Longer lines tell something; the longest line of credit in the house styles known here has some 200 characters.
LONGEST = 260
# Words that may remain: a user's name, a page mark, a section.
_REMAINDER = 3
# Characters between a label and its date: "Published on: ".
_LABEL_REACH = 12
# Two authors with a town each have ten words.
_LONGEST_SIGNATURE = 10
_ADDRESS = re.compile(r"\S+@\S+")
_URL = re.compile(r"https?://[^\s<>\"]+")
_FIGURE_OR_ADDRESS = re.compile(r"\d|://")
_CONNECTORS = frozenset(("and", "de", "van", "von", "der", "bin", "al", "la", "le", "with"))
_PARTING_MARKS = "|•·()[]/;–—\t\n【】"


class LabelledDate(NamedTuple):
    """A date of a line of credit and what the word before it says that it is."""

    printed: PrintedDate
    label: DateLabel


@dataclass(slots=True)
class CreditLine:
    """What one line of credit says.

    ``publishers`` are those that it names; ``bracketed`` are those of them in brackets or as authors, as
    agencies are credited.
    ``source`` is a publisher that a label names, known or not. ``open_label`` is one whose date is yet to come, on the
    next line.
    """

    dates: list[LabelledDate] = field(default_factory=list)
    publishers: list[Publisher] = field(default_factory=list)
    bracketed: list[Publisher] = field(default_factory=list)
    byline: str | None = None
    place: str | None = None
    source: str | None = None
    url: str | None = None
    title: str | None = None
    genre: bool = False
    open_label: DateLabel = "none"
    remainder: int = 0

    @property
    def telling(self) -> bool:
        """Whether the line is a line of credit and nothing else."""
        if self.remainder > (_REMAINDER if self.dates or self.byline else 0):
            return False
        named = self.byline or self.source or self.publishers or self.url or self.title
        return bool(self.dates or named or self.genre or self.open_label != "none")


def can_be_credit(line: str, words: Sequence[str], reading: Reading) -> bool:
    """Whether a line with these ``page_words`` is worth taking apart.

    Without a date, an address and a name behind a label, each of its words must be one that such lines are made of.
    """
    if _FIGURE_OR_ADDRESS.search(line) or not reading.introducing.isdisjoint(words):
        return True
    return all(len(word) == 1 or word in reading.credit_words for word in words)


def read_credit(line: str, reading: Reading) -> CreditLine:
    """Take ``line`` apart as a line of credit; whether it is one, the result's ``telling`` says."""
    walk = _Walk(line, reading, find_dates(line, reading.page))
    while walk.index < len(walk.words) and walk.credit.remainder <= _REMAINDER:
        walk.step()
    walk.pass_dates(len(line))
    walk.credit.open_label = walk.label
    return walk.credit


def read_signature(line: str, reading: Reading) -> CreditLine | None:
    """Take a line apart that is only its authors' names: "Teddy Ng in Washington teddy.ng@example.com"."""
    words = _ADDRESS.sub("", line).replace(",", " ").split()
    names = [word for word in words if word.lower() not in _CONNECTORS and word != "in"]
    if not 2 <= len(names) <= _LONGEST_SIGNATURE or any(not word[0].isupper() or word[-1] in ":?!" for word in names):
        return None
    walk = _Walk(_ADDRESS.sub("", line), reading, [])
    walk.take_byline()
    return walk.credit if walk.credit.byline and walk.index >= len(walk.words) else None


class _Walk:
    """A walk over the words of one line; each step takes what stands at ``index`` away from it."""

    def __init__(self, line: str, reading: Reading, dates: list[PrintedDate]) -> None:
        self.line = line
        self.reading = reading
        self.words = page_word_spans(line)
        self.lowers = [word for word, _, _ in self.words]
        address = _URL.search(line)
        # The day in an address is the address's; whoever reads that knows how.
        self.pending = [date for date in dates if not (address and address.start() <= date.span.begin < address.end())]
        self.taken = [span for date in self.pending for span in (date.span, date.time_span) if span]
        self.credit = CreditLine()
        self.label: DateLabel = "none"
        self.index = 0
        if address:
            self.credit.url = address[0].rstrip(".,;)")
            self.taken.append(Span(*address.span()))

    def step(self) -> None:
        """Take one date, label, publisher or word."""
        word, begin, _ = self.words[self.index]
        self.pass_dates(begin)
        if self.is_taken(self.index):
            self.index += 1
            return
        label = match_at(self.lowers, self.index, self.reading.page.labels)
        name = match_at(self.lowers, self.index, self.reading.names)
        if label and not (name and name.last > label.last) and self.announces(label):
            self.follow(label)
        elif name:
            if self.line[:begin].endswith("("):
                self.credit.bracketed.append(name.meaning)
            self.credit.publishers.append(name.meaning)
            self.index = name.last
        elif town := match_at(self.lowers, self.index, self.reading.page.town_names):
            self.credit.place = self.credit.place or town.meaning
            self.index = town.last
        else:
            if not self.is_filler(word):
                self.credit.remainder += 1
            self.index += 1

    def pass_dates(self, begin: int) -> None:
        """Give the dates that end before ``begin`` the label that was read last; a label serves one date."""
        while self.pending and self.pending[0].span.end <= begin:
            self.credit.dates.append(LabelledDate(self.pending.pop(0), self.label))
            self.label = "none"

    def is_taken(self, index: int) -> bool:
        """Whether the word lies in a date, a time or an address."""
        begin = self.words[index][1]
        return any(span.begin <= begin < span.end for span in self.taken)

    def is_filler(self, word: str) -> bool:
        page = self.reading.page
        return word == "#" or len(word) == 1 or word in page.filler or word in page.weekdays or word in page.months

    def gap(self, index: int) -> str:
        """What stands between the word and the one before it."""
        return self.line[self.words[index - 1][2] if index else 0 : self.words[index][1]]

    def parted(self, index: int) -> bool:
        """Whether a bar, a bracket, a dash or wide space parts the word from the one before it."""
        gap = self.gap(index)
        return index == 0 or "  " in gap or " - " in gap or any(mark in gap for mark in _PARTING_MARKS)

    def announces(self, label: Match) -> bool:
        """Whether a label's words stand where labels do: first in their part of the line, or right before a date."""
        if self.parted(label.first) or label.first == 0:
            return True
        end = self.words[label.last - 1][2]
        if self.line[end : end + 2].lstrip()[:1] in (":", "："):
            return True
        if label.meaning == "byline":
            begins = self.line[self.words[label.first][1]].isupper() or self.is_taken(label.first - 1)
            return begins and self.is_name(label.last)
        return any(0 <= span.begin - end <= _LABEL_REACH for span in self.taken)

    def follow(self, label: Match) -> None:
        """Take a label and what it announces."""
        self.index = label.last
        end = self.words[label.last - 1][2]
        rest = self.line[end:].lstrip(" :：\t")
        colon = self.line[end : end + 2].lstrip()[:1] in (":", "：")
        match label.meaning:
            case "first" | "published" | "updated" | "other":
                self.label = label.meaning
            case "byline":
                self.take_byline()
            case "source":
                self.take_source()
            case "place":
                place = (self.take_names(one=True) or "").partition(",")[0]
                self.credit.place = self.credit.place or place or None
                self.credit.genre = True
            case "editor":
                self.take_names()
            case "title" if label.first == 0 and colon:
                self.credit.title = rest
                self.index = len(self.words)
            case "genre":
                self.credit.genre = True
            case _:
                pass

    def is_name(self, index: int) -> bool:
        """Whether the word can be part of a person's or a paper's name."""
        if index >= len(self.words) or self.is_taken(index):
            return False
        word, begin, _ = self.words[index]
        return word != "#" and word not in self.reading.page.months and not self.line[begin].islower()

    def name_at(self, index: int) -> Match | None:
        """The publisher whose name begins here."""
        return match_at(self.lowers, index, self.reading.names) if index < len(self.words) else None

    def starts_other(self, index: int) -> bool:
        """Whether another label or a publisher begins here."""
        label = match_at(self.lowers, index, self.reading.page.labels)
        return bool((label and self.announces(label)) or match_at(self.lowers, index, self.reading.names))

    def take_names(self, *, one: bool = False, person: bool = True) -> str | None:
        """Take words that look like names, with "and" and commas between unless it shall be ``one``; their text.

        What a ``person`` does ("Staff Writer") ends a name.
        """
        first = last = self.index
        while last < len(self.words) and not (last > first and (self.parted(last) or self.starts_other(last))):
            word = self.lowers[last]
            connects = word in _CONNECTORS and not one and self.is_name(last + 1)
            role = person and last > first and len(word) > 1 and word in self.reading.page.filler
            if not connects and (role or not self.is_name(last)):
                break
            last += 1
        self.index = last
        return self.line[self.words[first][1] : self.words[last - 1][2]] if last > first else None

    def take_byline(self) -> None:
        """Take authors and where they wrote: "By Chen Jia in San Francisco and Wang Wu in Beijing"."""
        if self.word(self.index) == "by":
            self.index += 1
        if paper := self.name_at(self.index):
            self.credit.publishers.append(paper.meaning)
            self.credit.bracketed.append(paper.meaning)
            self.index = paper.last
            return
        authors = []
        while name := self.take_names():
            head, _, tail = name.partition(",")
            authors.append(name if " and " in tail else head)
            if self.word(self.index) == "in" and self.is_name(self.index + 1):
                self.index += 1
                place = (self.take_names(one=True) or "").partition(",")[0]
                self.credit.place = self.credit.place or place or None
            if self.word(self.index) != "and" or self.parted(self.index):
                break
            self.index += 1
        self.credit.byline = self.credit.byline or " and ".join(authors) or None

    def word(self, index: int) -> str:
        """The word there in lower case; empty at the end of the line."""
        return self.lowers[index] if index < len(self.words) else ""

    def take_source(self) -> None:
        """Take the publisher that a label names; one that is not known is taken as it is written."""
        if name := self.name_at(self.index):
            self.credit.publishers.append(name.meaning)
            self.credit.source = self.credit.source or name.meaning.name
            self.index = name.last
        elif source := self.take_names(person=False):
            self.credit.source = self.credit.source or source
