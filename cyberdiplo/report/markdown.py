"""A timeline in Markdown: headings for years or months, an entry for each event, its evidence on request."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from cyberdiplo.model.edtf import of_day
from cyberdiplo.model.event import Event, Evidence
from cyberdiplo.report.address import web_address
from cyberdiplo.report.cells import cell, one_line, plain_text
from cyberdiplo.report.dates import date_in_words
from cyberdiplo.report.grouping import Heading, year_heading

# Marks wherever they stand, those of common extensions (tables, strike-through, formulas, site generators' templates)
# included; what begins a character reference; and what programs turn into a link without being asked.
_MARKS = re.compile(r"[\\`*_\[\]<>#|~$^{}]|&(?=#?\w+;)|(?<=[a-z]):(?=//)|(?<=\bwww)\.|=(?==)", re.IGNORECASE)
# What is a mark only where a line begins: of a list, a heading, a rule, a definition, a title block.
_BEGINNING = re.compile(r"\A(\d{1,9}(?=[.)](?:\s|\Z))|(?=[-+=:%]))")


def render_markdown(
    events: Iterable[Event], *, evidence: bool = False, heading: Heading = year_heading
) -> Iterator[str]:
    """Lines of CommonMark, grouped under what ``heading`` says of each date. Marks in the articles' text stay text."""
    group = ""
    for event in events:
        begun = heading(event.date)
        if begun != group:
            yield f"{chr(10) if group else ''}## {begun}\n\n"
            group = begun
        status = "" if event.status == "occurred" else f", {event.status}"
        sources = ", ".join(dict.fromkeys(_source(mention) for mention in event.evidence))
        when = escape(date_in_words(event.date))
        yield f"- **{when}** – {escape(cell(event, 'title'))} ({escape(event.type)}{status}) — {sources}\n"
        if evidence:
            for mention in event.evidence:
                yield f"  > {escape(one_line(mention.quote))}\n\n"


def _source(mention: Evidence) -> str:
    name = escape(plain_text(mention.source or mention.doc))
    day = f", {date_in_words(of_day(mention.published))}" if mention.published else ""
    if address := web_address(mention.url):
        return f"[{name}{day}]({address})"
    return f"{name}{day}"


def escape(text: str) -> str:
    """``text`` with a backslash before every mark that Markdown would read."""
    return _BEGINNING.sub(r"\1\\", _MARKS.sub(r"\\\g<0>", text))
