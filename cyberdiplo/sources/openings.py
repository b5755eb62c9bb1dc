"""What stands before an article's first words on their own line: its place line, and what a lost line break left there.

"date 2017-11-29 PITTSBURGH/NEW YORK • Three Chinese nationals …" opens with a line of credit and a place line;
"China suspends talks By JOE DOE BEIJING (AP) — China …" with a title besides.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from cyberdiplo.knowledge.reading import Reading
from cyberdiplo.sources.datelines import PlaceLine, find_place_line
from cyberdiplo.sources.dates import find_dates
from cyberdiplo.sources.lines import ends_sentence
from cyberdiplo.sources.masthead import CreditLine, read_credit

# A headline and a line of credit together have about 150 characters; further in, a place line belongs to the text.
_GLUED = 160
_CAPITALS = re.compile(r"(?<!\S)[A-Z]{4}")
_BY = re.compile(r"(?<=\s)(?:By|BY) (?=[A-Z])")
_BETWEEN = " \t|:;,.–—-"


class Opening(NamedTuple):
    """Parts of a line before the article: characters up to which it is title, line of credit and place line."""

    title_end: int
    credit_end: int
    text_begin: int
    credit: CreditLine | None
    place_line: PlaceLine | None


def read_opening(line: str, reading: Reading, *, top: bool) -> Opening | None:
    """The parts before the article's first words; ``None`` where the line begins with them.

    A title is looked for at the ``top`` of the page only.
    """
    for begin in (0, *(match.start() for match in _CAPITALS.finditer(line, 1, _GLUED))):
        place = find_place_line(line[begin:], reading)
        if place is None or (begin and begin + place.span.end == len(line)):
            continue
        end = begin + place.span.end
        front = line[:begin]
        credit = read_credit(front, reading) if begin else None
        if credit is None or credit.telling:
            return Opening(0, begin, end, credit, place)
        by = _BY.search(front)
        # A title is believed before an agency's place line only, and with its author between.
        if top and by and place.agency and not ends_sentence(front[: by.start()]):
            credit = read_credit(front[by.start() :], reading)
            if credit.byline:
                return Opening(by.start(), begin, end, credit, place)
    return _read_dated_opening(line, reading)


def _read_dated_opening(line: str, reading: Reading) -> Opening | None:
    """A labelled date before the article's first words: "Updated: 2013-06-09 02:04 China and …"."""
    for date in find_dates(line[:_GLUED], reading.page)[:1]:
        end = max(span.end for span in (date.span, date.time_span) if span)
        credit = read_credit(line[:end], reading)
        if credit.telling and credit.dates and credit.dates[0].label in ("first", "published", "updated"):
            text_begin = len(line) - len(line[end:].lstrip(_BETWEEN))
            return Opening(0, text_begin, text_begin, credit, None) if text_begin < len(line) else None
    return None
