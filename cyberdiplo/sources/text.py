"""From the text of a page to a ``Document``: what the page says about the article, and where the article is."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from cyberdiplo.knowledge.page import page_words
from cyberdiplo.knowledge.reading import Publisher, Reading, host_of
from cyberdiplo.model.diagnostic import Diagnostic
from cyberdiplo.model.document import Block, Document
from cyberdiplo.sources.dates import find_dates, url_date, url_month
from cyberdiplo.sources.layout import Layout, lay_out
from cyberdiplo.sources.lines import read_lines
from cyberdiplo.sources.outline import PageFacts
from cyberdiplo.sources.publication import Evidence, Publication, judge_publication

_TOLD = frozenset(("paragraph", "entry", "caption"))
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_MONTH_OF_YEAR = re.compile(r"(?<![^\W\d_])([A-Z][a-z]{2,8})\.?,?\s+((?:19|20)\d\d)(?!\d)")
# Blocks in which days of the story are looked for; the top of a story tells when it was written.
_STORY = 30


class Metadata(NamedTuple):
    """What is known about a document from outside its text; each value wins over what the page says.

    ``dct`` is the document creation time (TimeML 1.2.1) itself: it is the day of publication, and no place line
    overrides it.
    """

    published: dt.date | None = None
    published_time: dt.time | None = None
    dct: dt.date | None = None
    source: str | None = None
    url: str | None = None
    title: str | None = None


_NOTHING = Metadata()


def read_document(text: str, doc_id: str, reading: Reading, metadata: Metadata = _NOTHING) -> Document:
    """Read one page. Never fails: what is missing or doubtful is told by the document's diagnostics."""
    url = metadata.url or (doc_id if "://" in doc_id else None)
    layout = lay_out(text, read_lines(text, reading), reading, PageFacts(metadata.title, _slug(url)))
    printed = {credit.line.url for credit in layout.credits if credit.line.url}
    # Of several addresses nobody knows which is the page's own.
    url = url or (printed.pop() if len(printed) == 1 else None)
    source, agency = _publisher(layout, url, metadata.source, reading)
    # A paper's own agency is no one else's report.
    agency = None if agency == source else agency
    publication = _known_publication(metadata, layout)
    if publication is None:
        evidence = Evidence(
            url_day=url_date(url, reading.page) if url else None,
            url_month=url_month(url, reading.page) if url else None,
            place_line=layout.place_line,
            story_days=cache(lambda: _story_days(text, layout.blocks, reading)),
            month_first=_month_first(source, url, reading),
        )
        publication = judge_publication(doc_id, layout.credits, evidence)
    dateline, doubts = _dateline(doc_id, layout, publication, metadata)
    place = layout.place_line.place if layout.place_line else None
    return Document(
        id=doc_id,
        text=text,
        sha256=hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
        title=metadata.title or layout.title,
        byline=next((credit.line.byline for credit in layout.credits if credit.line.byline), None),
        source=source,
        url=url,
        published=publication.day,
        published_time=publication.time,
        date_basis=publication.basis,
        dateline=dateline,
        place=place or next((credit.line.place for credit in layout.credits if credit.line.place), None),
        blocks=tuple(layout.blocks),
        diagnostics=(*publication.diagnostics, *doubts),
        agency=agency,
    )


def _slug(url: str | None) -> str:
    """The words of a page's address."""
    return url.partition("://")[2].partition("/")[2].replace("-", " ").replace("_", " ") if url else ""


def _known_publication(metadata: Metadata, layout: Layout) -> Publication | None:
    """The day of publication that is known from outside, with the time that the page prints beside that day."""
    day = metadata.dct or metadata.published
    if day is None:
        return None
    times = [date.printed.time for credit in layout.credits for date in credit.line.dates if date.printed.day == day]
    return Publication(day, metadata.published_time or next(filter(None, times), None), "metadata")


def _story_days(text: str, blocks: Sequence[Block], reading: Reading) -> list[dt.date]:
    """Full dates, and months with their year, that the top of the story tells of."""
    days = []
    for block in [block for block in blocks if block.kind in _TOLD][:_STORY]:
        story = block.span.of(text)
        # A picture from the files is older than the story.
        if not _YEAR.search(story) or (block.kind == "caption" and "file" in page_words(story)):
            continue
        days += [date.day for date in find_dates(story, reading.page)]
        for name, year in _MONTH_OF_YEAR.findall(story):
            if month := reading.page.months.get(name.lower()):
                days.append(dt.date(int(year), month, 1))
    return days


def _month_first(source: str | None, url: str | None, reading: Reading) -> bool | None:
    """Whether the page prints 03/13/2013; ``None`` where its publisher and its host do not tell."""
    publisher = reading.publisher(source) if source else None
    if publisher:
        return publisher.country in reading.page.month_first
    return reading.page.domain_orders.get(host_of(url).rpartition(".")[2]) if url else None


def _publisher(layout: Layout, url: str | None, given: str | None, reading: Reading) -> tuple[str | None, str | None]:
    """Publisher and agency: as given, by the address, as the lines of credit name them, and at last the host itself."""
    named = [publisher for credit in layout.credits for publisher in credit.line.publishers]
    labelled = next((credit.line.source for credit in layout.credits if credit.line.source), None)
    agency = layout.place_line.agency if layout.place_line else None
    credited = _bracketed(given, reading) or next((one for one in named if one.kind == "agency"), None)
    agency = agency or (credited.name if credited else None)
    if given:
        return given, agency
    by_address = reading.publisher_of_url(url) if url else None
    paper = by_address or next((one for one in named if one.kind != "agency"), None)
    if paper or labelled:
        return (paper.name if paper else labelled), agency
    # An agency in brackets is credited with a report; one that stands beside the page's date publishes it.
    dated = [credit.line for credit in layout.credits if credit.line.dates]
    own = next((one.name for line in dated for one in line.publishers if one not in line.bracketed), None)
    return own or layout.owner or (host_of(url) if url else "") or None, agency


def _bracketed(given: str | None, reading: Reading) -> Publisher | None:
    """Whose report a source "China Topix (Reuters)" says that it carries."""
    inside = (given or "").partition("(")[2].rstrip(") ")
    words = inside.split()
    for end in range(len(words), 0, -1):
        if publisher := reading.publisher(" ".join(words[:end])):
            return publisher
    return None


def _dateline(
    doc_id: str, layout: Layout, publication: Publication, metadata: Metadata
) -> tuple[dt.date | None, list[Diagnostic]]:
    """The day of the place line; where no year brings it near to the day of publication, none, and a diagnostic."""
    line = layout.place_line
    if line is None or not line.month or metadata.dct:
        return None, []
    day = line.date(publication.day)
    if day or publication.day is None:
        return day, []
    message = (
        f"the place line's day {line.month:02}-{line.day:02} is not near {publication.day}, the day of publication"
    )
    return None, [Diagnostic("dateline-far-from-publication", message, doc_id)]
