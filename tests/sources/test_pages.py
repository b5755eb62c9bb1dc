"""Whole pages in the manner of many papers: ``pages/*.page`` say what each line is and what the page tells.

Lines with ``@`` at the top are what the document's fields must hold, and all that they may hold; in the text,
``{kind|…}`` is a block.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import pytest

from cyberdiplo.knowledge.reading import Reading
from cyberdiplo.model.document import Document
from cyberdiplo.sources.text import read_document

_PAGES = sorted((Path(__file__).parent / "pages").glob("*.page"))
_BLOCK = re.compile(r"\{(title|byline|dateline|heading|caption|paragraph|entry|debris)\|([^{}]*)\}")


@dataclass(frozen=True)
class Page:
    text: str
    blocks: list[tuple[str, str]]
    told: list[str]


def read_page(file: Path) -> Page:
    head, _, body = file.read_text("utf-8").partition("\n\n")
    blocks = [(kind, text) for kind, text in _BLOCK.findall(body)]
    return Page(_BLOCK.sub(lambda match: match[2], body), blocks, head.split("\n"))


def told_by(document: Document) -> list[str]:
    time = document.published_time
    fields = {
        "title": document.title,
        "byline": document.byline,
        "source": document.source,
        "agency": document.agency,
        "published": document.published,
        "time": time.isoformat("minutes") if time else None,
        "basis": document.date_basis,
        "dateline": document.dateline,
        "place": document.place,
        "url": document.url,
    }
    lines = [f"@{name} {value}" for name, value in fields.items() if value is not None]
    return lines + [f"@diagnostic {diagnostic.code}" for diagnostic in document.diagnostics]


@pytest.mark.parametrize("file", _PAGES, ids=lambda file: file.stem)
def test_each_line_is_what_the_page_says(file: Path, reading: Reading) -> None:
    page = read_page(file)
    document = read_document(page.text, file.stem, reading)
    assert [(block.kind, block.span.of(page.text)) for block in document.blocks] == page.blocks


@pytest.mark.parametrize("file", _PAGES, ids=lambda file: file.stem)
def test_the_page_tells_about_its_article(file: Path, reading: Reading) -> None:
    page = read_page(file)
    assert told_by(read_document(page.text, file.stem, reading)) == page.told
