"""An article as it was read: its text untouched, and what its page says about itself."""

import datetime as dt
from typing import Literal, NamedTuple

from cyberdiplo.model.diagnostic import Diagnostic
from cyberdiplo.model.span import Span

BlockKind = Literal["title", "byline", "dateline", "heading", "caption", "paragraph", "entry", "debris"]
DateBasis = Literal["metadata", "header", "dateline", "url", "none"]


class Block(NamedTuple):
    """A piece of the page between line breaks, and what it is.

    ``entry`` is a line of a chronology: its own date stands in front of what happened. ``debris`` is what the page adds
    to the article (menus, buttons, counters); no event is read from it. ``year`` is that of an entry whose own date
    has none, as a heading above it names it.
    """

    span: Span
    kind: BlockKind
    year: int | None = None


class Document(NamedTuple):
    """One article.

    ``id`` is the path or the id as given. ``text`` is the decoded text; every offset in the program counts its
    characters. ``published`` is the day on which the article appeared, ``dateline`` the day at which its place line
    puts it; ``date_basis`` says where ``published`` comes from. ``sha256`` is the digest of the text in UTF-8.
    ``source`` is the publisher, ``agency`` the news agency or office that the page credits with the report.

    ``contested`` tells that the page speaks of another, earlier day than ``published``; it is ``rival`` where its year
    is known too. Relative expressions are then counted from neither, and have a date only where both days give them
    the same. A diagnostic says what contradicts what.
    """

    id: str
    text: str
    sha256: str
    title: str | None = None
    byline: str | None = None
    source: str | None = None
    url: str | None = None
    published: dt.date | None = None
    published_time: dt.time | None = None
    date_basis: DateBasis = "none"
    dateline: dt.date | None = None
    place: str | None = None
    blocks: tuple[Block, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    agency: str | None = None
    contested: bool = False
    rival: dt.date | None = None

    @property
    def dct(self) -> dt.date | None:
        """Document creation time (TimeML 1.2.1): the dateline's day, else the day of publication, if not contested."""
        return None if self.contested else self.dateline or self.published

    @property
    def told_by(self) -> dt.date | None:
        """The last day of what the document tells as past: ``dct``, or the day of publication though contested."""
        return self.dct or self.published

    @property
    def dct_basis(self) -> Literal["dateline", "publication"]:
        """What ``dct`` is: the day of the place line where there is one."""
        return "dateline" if self.dateline else "publication"
