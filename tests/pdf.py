"""Reads PDF documents for tests: what is printed, where it leads, and how it is tagged."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any, NamedTuple

from pypdf import PdfReader


def read_pdf(pdf: bytes) -> PdfReader:
    """The document, read by one who forgives nothing."""
    return PdfReader(io.BytesIO(pdf), strict=True)


def root_of(reader: PdfReader) -> Any:
    """The catalogue."""
    return reader.trailer["/Root"]


def text_of(reader: PdfReader) -> str:
    """What is printed on all pages, with the breaks of lines as blanks."""
    return " ".join(text_of_page(reader, page) for page in range(len(reader.pages)))


def text_of_page(reader: PdfReader, page: int) -> str:
    """What is printed on a page, counted from 0."""
    return " ".join(reader.pages[page].extract_text().replace("\xa0", " ").split())


def closed(text: str) -> str:
    """``text`` without blanks, which come and go where lines break."""
    return "".join(text.split())


class Entry(NamedTuple):
    """A bookmark: its level and page, both from 1, and its words."""

    level: int
    title: str
    page: int


def outline_of(reader: PdfReader) -> list[Entry]:
    """The bookmarks in their order."""

    def walk(entries: Any, level: int) -> Iterator[Entry]:
        for entry in entries:
            if isinstance(entry, list):
                yield from walk(entry, level + 1)
            else:
                page = reader.get_destination_page_number(entry)
                assert page is not None
                yield Entry(level, entry.title, page + 1)

    return list(walk(reader.outline, 1))


def links_of(reader: PdfReader) -> list[Any]:
    """The links of all pages."""
    notes: list[Any] = [page.get("/Annots", []) for page in reader.pages]
    return [note.get_object() for of_page in notes for note in of_page]


def tags_of(reader: PdfReader) -> list[Any]:
    """The tagged elements in the order in which they are read."""

    def walk(element: Any) -> Iterator[Any]:
        if isinstance(element, dict) and "/S" in element:
            yield element
            kids = element.get("/K", [])
            for kid in kids if isinstance(kids, list) else [kids]:
                yield from walk(kid.get_object())

    return [tag for kid in root_of(reader)["/StructTreeRoot"]["/K"] for tag in walk(kid.get_object())]


def names_of(reader: PdfReader) -> list[str]:
    """The names of the tags in the order in which they are read."""
    return [tag["/S"] for tag in tags_of(reader)]
