"""From the text of a page to a ``Document``: what the page says about the article, and where the article is."""

from __future__ import annotations

import datetime as dt
import hashlib
from dataclasses import dataclass

from cyberdiplo.knowledge.reading import Reading
from cyberdiplo.model.diagnostic import Diagnostic
from cyberdiplo.model.document import Block, BlockKind, Document
from cyberdiplo.model.span import Span


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is known about a document from outside its text; each value wins over what the page says."""

    published: dt.date | None = None
    source: str | None = None
    url: str | None = None
    title: str | None = None


def read_document(text: str, doc_id: str, reading: Reading, metadata: Metadata = Metadata()) -> Document:
    """Read one page. Never fails: what is missing or doubtful is told by the document's diagnostics."""
    blocks: list[Block] = []
    begin = 0
    for line in text.split("\n"):
        stripped = line.strip()
        if stripped:
            at = begin + line.index(stripped)
            kind: BlockKind = "paragraph" if len(stripped) > 60 else "debris"
            if not blocks:
                kind = "title"
            blocks.append(Block(Span(at, at + len(stripped)), kind))
        begin += len(line) + 1
    publisher = reading.publisher_of_url(metadata.url) if metadata.url else None
    diagnostics: tuple[Diagnostic, ...] = ()
    if metadata.published is None:
        diagnostics = (Diagnostic("no-publication-date", "no publication date was found", doc_id),)
    return Document(
        id=doc_id,
        text=text,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        title=metadata.title or (blocks[0].span.of(text) if blocks else None),
        source=metadata.source or (publisher.name if publisher else None),
        url=metadata.url,
        published=metadata.published,
        date_basis="metadata" if metadata.published else "none",
        blocks=tuple(blocks),
        diagnostics=diagnostics,
    )
