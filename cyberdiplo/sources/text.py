"""From the text of a page to a ``Document``: what the page says about the article, and where the article is."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from cyberdiplo.extract.matching import matches
from cyberdiplo.knowledge.page import page_words
from cyberdiplo.knowledge.reading import Publisher, Reading, host_of
from cyberdiplo.model.diagnostic import Diagnostic
from cyberdiplo.model.document import Block, Document
from cyberdiplo.sources.dates import find_dates, url_date, url_month
from cyberdiplo.sources.layout import Layout, lay_out
from cyberdiplo.sources.lines import read_lines
from cyberdiplo.sources.outline import PageFacts
from cyberdiplo.sources.publication import (
    TIME_ZONES,
    Contradiction,
    Evidence,
    Publication,
    contradicting_page,
    contradicting_place_line,
    judge_publication,
)

_TOLD = frozenset(("paragraph", "entry", "caption"))
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_MONTH_OF_YEAR = re.compile(r"(?<![^\W\d_])([A-Z][a-z]{2,8})\.?,?\s+((?:19|20)\d\d)(?!\d)")
_TITLE_ENDS = " .)]"
# Blocks in which days of the story are looked for; the top of a story tells when it was written.
_STORY = 30


class Metadata(NamedTuple):
    """What is known about a document from outside its text; each value wins over what the page says.

    ``published`` is the day of publication. Relative expressions are counted from it, unless a place line has a day of
    its own near it, or the page speaks of an earlier time and contests it. ``dct`` is the document creation time
    (TimeML 1.2.1) itself, the day from which they are counted whatever the page says, and the day of publication too.
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
    evidence = Evidence(
        url_day=url_date(url, reading.page) if url else None,
        url_month=url_month(url, reading.page) if url else None,
        place_line=layout.place_line,
        story_days=cache(lambda: _story_days(text, layout.blocks, reading)),
        month_first=_month_first(source, url, reading),
        titled=_titled(metadata.title or layout.title or "", reading),
    )
    known = _known_publication(metadata, layout)
    publication = known or judge_publication(doc_id, layout.credits, evidence)
    against = contradicting_place_line(layout.place_line, publication)
    if known and known.day and (against is None or against.day is None):
        against = contradicting_page(known.day, layout.credits, evidence) or against
    contested = against is not None and metadata.dct is None
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
        dateline=None if contested else _dateline(layout, publication, metadata),
        place=place or next((credit.line.place for credit in layout.credits if credit.line.place), None),
        blocks=tuple(_without_later_years(layout.blocks, publication.day)),
        diagnostics=(*publication.diagnostics, *_doubts(doc_id, publication, against, metadata)),
        agency=agency,
        contested=contested,
        rival=against.day if against and contested else None,
    )


def _without_later_years(blocks: Sequence[Block], published: dt.date | None) -> Iterator[Block]:
    """The blocks; a year after the day of publication heads no chronology ("Made in China 2025")."""
    for block in blocks:
        later = block.year is not None and published is not None and block.year > published.year
        yield block._replace(year=None) if later else block


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


def _titled(title: str, reading: Reading) -> dt.date | None:
    """The day that ends the title of a transcript or a readout: "Press Briefing by Jay Carney, 5/20/2014"."""
    dates = find_dates(title, reading.page)
    if len(dates) != 1 or dates[0].swapped or title[dates[0].span.end :].strip(_TITLE_ENDS):
        return None
    labels = matches(page_words(title), reading.page.labels)
    return dates[0].day if any(label.meaning == "genre" for label in labels) else None


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


def _dateline(layout: Layout, publication: Publication, metadata: Metadata) -> dt.date | None:
    """The day of the place line, unless what is known from outside names another or an earlier one."""
    line = layout.place_line
    day = line.date(publication.day) if line and not metadata.dct else None
    given = publication.day if publication.basis == "metadata" else None
    return None if day and given and day - given > TIME_ZONES else day


def _doubts(
    doc_id: str, publication: Publication, against: Contradiction | None, metadata: Metadata
) -> Iterator[Diagnostic]:
    """That the page contradicts its day of publication, and what to do about it."""
    if against is None:
        return
    message = f"{against.told}, which does not fit {publication.day}, the day of publication"
    if metadata.dct:
        message += ", which was given as dct: relative dates are counted from it all the same"
    else:
        message += ": relative dates stay open; name the day with --published, or as dct in JSON Lines"
    yield Diagnostic("contested-publication-date", message, doc_id)
