"""Binds documents that Typst has set into one PDF, with their tags, the links between them and one list of bookmarks.

It reads what Typst writes and no other PDF: version 1.7, one table of offsets, no compressed objects. What the names
mean stands in ISO 32000-1: pages in 7.7.3, tags in 14.7, destinations and bookmarks in 12.3. Nothing is decoded;
objects get new numbers and go on as they are.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from cyberdiplo.report.edition.typesetting import Place

# Strings, in which nothing means anything; references; and the keys of the tree of parents.
_TOKEN = re.compile(rb"\\.|[()]|(?<![\w.])(\d+) 0 R\b|/StructParents? (\d+)", re.DOTALL)
_PAIR = re.compile(rb"(\d+) (\d+) 0 R")
_ROLE = re.compile(rb"/\w+/\w+")
_HEIGHT = re.compile(rb"/MediaBox\[0 0 [\d.]+ ([\d.]+)\]")
_PAGE_COUNT = re.compile(rb"(?<=<xmpTPg:NPages>)\d+")

# How a template links to a place in another document. Addresses that articles give have no brackets, and so cannot
# look like it.
_LINK = re.compile(rb"/A<<(?:/Type/Action)?/S/URI/URI\(place:([a-z0-9-]+)\)>>")
_SPOKEN = re.compile(rb"/Contents\(place:([a-z0-9-]+)\)")

_HEADER = b"%PDF-1.7\n%\x80\x80\x80\x80\n\n"
_STREAM = b">>\nstream\n"

# A reader is led to a line with some air above it, as Typst's own links do.
_AIR = 10


class Bookmark(NamedTuple):
    """An entry of the list of bookmarks: its level, 1 or 2, its words, and the place to which it leads."""

    level: int
    title: str
    place: str


class Part(NamedTuple):
    """A document, and the places in it to which others may link."""

    pdf: bytes
    places: tuple[Place, ...]


def bind(parts: Iterable[Part], bookmarks: Iterable[Bookmark]) -> bytes:
    """One document of all ``parts``, with the title and the language of the first."""
    binder = _Binder()
    for part in parts:
        binder.add(_Document(part.pdf), part.places)
    return binder.finish(list(bookmarks))


class _Document:
    """What a document consists of: its objects by number, without the words around them."""

    def __init__(self, pdf: bytes) -> None:
        table = int(pdf[pdf.rindex(b"startxref") + len(b"startxref") :].split()[0])
        lines, trailer = pdf[table:].split(b"trailer", 1)
        entries = lines.split(b"\n")[2:]
        begins = {number: int(entry[:10]) for number, entry in enumerate(entries) if entry[17:18] == b"n"}
        ordered = sorted(begins.values())
        ends = dict(zip(ordered, [*ordered[1:], table], strict=True))
        self.objects = {number: _inside(pdf[begin : ends[begin]]) for number, begin in begins.items()}
        self.catalog = self.objects[_reference(trailer, b"Root")]
        self.info = self.objects[_reference(trailer, b"Info")]
        self.metadata = self.objects[_reference(self.catalog, b"Metadata")]
        self.pages = _reference(self.catalog, b"Pages")
        self.page_numbers = [int(number) for number in _array(self.objects[self.pages], b"Kids").split()[::3]]
        self.tags = _reference(self.catalog, b"StructTreeRoot")
        tree = self.objects[self.tags]
        self.roles = _ROLE.findall(_between(tree, b"/RoleMap<<", b">>"))
        self.structure = int(_array(tree, b"K").split()[0])
        self.parents = [(int(key), int(number)) for key, number in _PAIR.findall(_array(tree, b"Nums"))]

    def reached(self) -> Iterator[int]:
        """The objects that its pages and its tags want, less the root of the tags."""
        waiting = [self.pages, self.structure, *(number for _, number in self.parents)]
        met = {self.tags}
        while waiting:
            number = waiting.pop()
            if number in met:
                continue
            met.add(number)
            yield number
            waiting += _references(self.objects[number])


class _Binder:
    """Writes one object after another. The first numbers are kept for what holds the parts together."""

    _CATALOG, _PAGES, _TAGS, _STRUCTURE, _OUTLINES, _INFO, _METADATA = range(1, 8)

    def __init__(self) -> None:
        self._out = bytearray(_HEADER)
        self._offsets: dict[int, int] = {}
        self._next = self._METADATA + 1
        self._first: _Document | None = None
        self._pages: list[int] = []
        self._page_count = 0
        self._structures: list[int] = []
        self._parents: list[tuple[int, int]] = []
        self._keys = 0
        self._roles: set[bytes] = set()
        self._places: dict[str, bytes] = {}

    def add(self, document: _Document, places: Iterable[Place]) -> None:
        """Write the pages of a document and all that belongs to them."""
        self._first = self._first or document
        wanted = sorted(document.reached())
        numbers = {old: self._next + at for at, old in enumerate(wanted)} | {document.tags: self._STRUCTURE}
        self._next += len(wanted)
        for old in wanted:
            body = _renumbered(document.objects[old], numbers, self._keys)
            if old == document.pages:
                body = body.replace(b"/Type/Pages", b"/Type/Pages/Parent %d 0 R" % self._PAGES, 1)
            elif old == document.structure:
                body = body.replace(b"/S/Document", b"/S/Part", 1)
            elif body.startswith(b"<</Type/Annot"):
                body = _SPOKEN.sub(rb"/Contents(\1)", _LINK.sub(rb"/Dest(\1)", body))
            self._write(numbers[old], body)
        self._pages.append(numbers[document.pages])
        self._page_count += len(document.page_numbers)
        self._structures.append(numbers[document.structure])
        self._parents += [(self._keys + key, numbers[old]) for key, old in document.parents]
        self._keys += max((key for key, _ in document.parents), default=-1) + 1
        self._roles.update(document.roles)
        for place in places:
            page = document.page_numbers[place.page - 1]
            up = float(_found(_HEIGHT, document.objects[page])) - place.y + _AIR
            self._places[place.name] = b"[%d 0 R/XYZ %.2f %.2f 0]" % (numbers[page], place.x, up)

    def finish(self, bookmarks: Sequence[Bookmark]) -> bytes:
        """The document, once all parts are in it."""
        if self._first is None:
            raise ValueError("nothing to bind")
        self._write(self._PAGES, b"<</Type/Pages/Count %d/Kids[%b]>>" % (self._page_count, _listed(self._pages)))
        self._write_tags()
        self._write_outlines(bookmarks)
        self._write(self._INFO, self._first.info)
        packet = self._first.metadata.split(_STREAM, 1)[1].removesuffix(b"\nendstream")
        packet = _PAGE_COUNT.sub(b"%d" % self._page_count, packet)
        head = b"<</Length %d/Type/Metadata/Subtype/XML" % len(packet)
        self._write(self._METADATA, head + _STREAM + packet + b"\nendstream")
        self._write_catalog(self._first.catalog)
        return self._closed()

    def _write_tags(self) -> None:
        keys = b" ".join(b"%d %d 0 R" % pair for pair in self._parents)
        tree = b"/RoleMap<<%b>>/K[%d 0 R]/ParentTree<</Nums[%b]>>/ParentTreeNextKey %d"
        filled = tree % (b"".join(sorted(self._roles)), self._STRUCTURE, keys, self._keys)
        self._write(self._TAGS, b"<</Type/StructTreeRoot%b>>" % filled)
        parts = _listed(self._structures)
        self._write(self._STRUCTURE, b"<</Type/StructElem/S/Document/P %d 0 R/K[%b]>>" % (self._TAGS, parts))

    def _write_outlines(self, bookmarks: Sequence[Bookmark]) -> None:
        """The bookmarks: a list of lists, in which each knows the one before and the one after."""
        numbers = range(self._next, self._next + len(bookmarks))
        self._next += len(bookmarks)
        children: dict[int, list[int]] = {self._OUTLINES: []}
        parent = self._OUTLINES
        for number, bookmark in zip(numbers, bookmarks, strict=True):
            if bookmark.level == 1:
                parent = number
            above = self._OUTLINES if bookmark.level == 1 else parent
            children[above].append(number)
            children[number] = []
        parents = {child: above for above, below in children.items() for child in below}
        for number, bookmark in zip(numbers, bookmarks, strict=True):
            siblings = children[parents[number]]
            at = siblings.index(number)
            beside = b"".join(
                b"/%b %d 0 R" % (word, siblings[other])
                for word, other in ((b"Prev", at - 1), (b"Next", at + 1))
                if 0 <= other < len(siblings)
            )
            below = _ends(children[number], -1)
            body = b"/Parent %d 0 R%b%b/Title%b/Dest(%b)"
            target = bookmark.place.encode()
            filled = body % (parents[number], beside, below, _text(bookmark.title), target)
            self._write(number, b"<<%b>>" % filled)
        self._write(self._OUTLINES, b"<</Type/Outlines%b>>" % _ends(children[self._OUTLINES], 1))

    def _write_catalog(self, first: bytes) -> None:
        """The root, which speaks the language of the first document and is shown as that wants to be."""
        entries = sorted((name.encode(), target) for name, target in self._places.items())
        names = b" ".join(b"(%b)%b" % entry for entry in entries)
        kept = b"".join(
            b"%b%b%b" % (begin, _between(first, begin, end), end)
            for begin, end in ((b"/Lang(", b")"), (b"/MarkInfo<<", b">>"), (b"/ViewerPreferences<<", b">>"))
        )
        body = b"/Type/Catalog/Pages %d 0 R/Metadata %d 0 R%b/StructTreeRoot %d 0 R/Outlines %d 0 R"
        filled = body % (self._PAGES, self._METADATA, kept, self._TAGS, self._OUTLINES)
        self._write(self._CATALOG, b"<<%b/Names<</Dests<</Names[%b]>>>>>>" % (filled, names))

    def _write(self, number: int, body: bytes) -> None:
        self._offsets[number] = len(self._out)
        self._out += b"%d 0 obj\n%b\nendobj\n" % (number, body)

    def _closed(self) -> bytes:
        """All that was written, with the table of where each object begins."""
        table = len(self._out)
        name = hashlib.sha256(self._out).hexdigest()[:32].encode()
        entries = b"".join(b"%010d 00000 n \n" % self._offsets[number] for number in range(1, self._next))
        self._out += b"xref\n0 %d\n0000000000 65535 f \n%b" % (self._next, entries)
        trailer = b"trailer\n<</Size %d/Root %d 0 R/Info %d 0 R/ID[<%b><%b>]>>\nstartxref\n%d\n%%%%EOF\n"
        self._out += trailer % (self._next, self._CATALOG, self._INFO, name, name, table)
        return bytes(self._out)


def _inside(written: bytes) -> bytes:
    """An object without its number and the words around it."""
    return written.split(b"obj\n", 1)[1].rsplit(b"\nendobj", 1)[0]


def _divided(body: bytes) -> tuple[bytes, bytes]:
    """What an object says, and the bytes that it holds, in which nothing is to be read."""
    if not body.endswith(b"endstream"):
        return body, b""
    said, mark, held = body.partition(_STREAM)
    return said, mark + held


def _references(body: bytes) -> list[int]:
    """The numbers of the objects that one refers to."""
    found: list[int] = []
    _renumbered(body, _Noted(found), 0)
    return found


class _Noted(dict[int, int]):
    """Notes every number that it is asked for."""

    def __init__(self, found: list[int]) -> None:
        super().__init__()
        self._found = found

    def __missing__(self, number: int) -> int:
        self._found.append(number)
        return number


def _renumbered(body: bytes, numbers: Mapping[int, int], keys: int) -> bytes:
    """An object with new numbers in its references, and its key in the tree of parents put up by ``keys``."""
    said, held = _divided(body)
    depth = 0

    def changed(match: re.Match[bytes]) -> bytes:
        nonlocal depth
        token = match[0]
        if token == b"(":
            depth += 1
        elif token == b")":
            depth -= 1
        elif depth == 0 and match[1]:
            return b"%d 0 R" % numbers[int(match[1])]
        elif depth == 0 and match[2]:
            return token.replace(match[2], b"%d" % (keys + int(match[2])))
        return token

    return _TOKEN.sub(changed, said) + held


def _reference(body: bytes, name: bytes) -> int:
    return int(_found(re.compile(rb"/" + name + rb" (\d+) 0 R"), body))


def _found(pattern: re.Pattern[bytes], body: bytes) -> bytes:
    match = pattern.search(body)
    if match is None:
        raise ValueError(f"{pattern.pattern!r} does not stand in {body[:200]!r}")
    return match[1]


def _array(body: bytes, name: bytes) -> bytes:
    return _between(body, b"/" + name + b"[", b"]")


def _between(body: bytes, begin: bytes, end: bytes) -> bytes:
    return body.split(begin, 1)[1].split(end, 1)[0]


def _listed(numbers: Iterable[int]) -> bytes:
    return b" ".join(b"%d 0 R" % number for number in numbers)


def _ends(numbers: Sequence[int], sign: int) -> bytes:
    """The first and the last of a list of bookmarks; it is shown closed where ``sign`` is -1."""
    if not numbers:
        return b""
    return b"/First %d 0 R/Last %d 0 R/Count %d" % (numbers[0], numbers[-1], sign * len(numbers))


def _text(text: str) -> bytes:
    """A text as a string of PDF (7.9.2.2): in ASCII as it is, else in UTF-16."""
    if text.isascii():
        return b"(%b)" % re.sub(rb"([\\()])", rb"\\\1", text.encode())
    return b"<%b>" % ("\ufeff" + text).encode("utf-16-be").hex().upper().encode()
