"""A report in PDF, set by Typst and tagged for those who have it read to them.

The Latin fonts are Typst's own and the file holds no time, so that the same report is the same bytes everywhere; only
where it has letters that those fonts lack does it depend on the machine's. A report of more than five hundred entries
is set in pieces that are bound into one, so that it never takes the memory of more than one of them.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from cyberdiplo.report.edition.binding import Bookmark, Part, bind
from cyberdiplo.report.edition.content import Edition, Paper
from cyberdiplo.report.edition.fonts import MATHS, MONO, TEXT, Fonts, chosen_fonts, no_font, unshown
from cyberdiplo.report.edition.house import HouseTemplate
from cyberdiplo.report.edition.pieces import Piece, cut, is_long
from cyberdiplo.report.edition.printable import Data, as_printed, letters_of, signs_of
from cyberdiplo.report.edition.typesetting import Job, Place, Unshown, find_places, forget, set_job

# The first round finds the pages and the second prints their numbers; more are for lines that these made longer.
_MOST_ROUNDS = 4


def render_pdf(edition: Edition, house: HouseTemplate | None = None, *, paper: Paper = "a4") -> bytes:
    """The report; its texts are printed as they are and never read as markup, whatever they say.

    Raises ``TemplateError`` for ``house``, and ``OutputError`` with the letters that no font on the machine has.
    """
    data = as_printed(edition, whole=house is not None)
    with chosen_fonts(letters_of(data), _fonts_beside(house)) as fonts:
        data["print"] = _print(data, fonts, paper)
        try:
            if house is None and is_long(data):
                return _bound(data, fonts)
            return set_job(Job(house or "report.typ", _encoded(data), fonts.folders))
        except Unshown as error:
            raise no_font(error.texts) from error


def _fonts_beside(house: HouseTemplate | None) -> Path | None:
    """The folder of fonts that a house's template has brought with it."""
    folder = Path(house.file).resolve().parent / "fonts" if house else None
    return folder if folder and folder.is_dir() else None


def _print(data: Data, fonts: Fonts, paper: Paper) -> Data:
    """What a template has to know beside the report: the paper, the fonts, and the signs that none of them has."""
    families = (TEXT, *fonts.families, MONO, MATHS)
    return {
        "paper": paper,
        "fonts": families,
        "mono": (MONO, *fonts.families, MATHS),
        "drawn": unshown(signs_of(data), families, fonts.folders),
        "bound": False,
        "pages": {},
    }


def _encoded(data: Data) -> bytes:
    return json.dumps(data, ensure_ascii=False).encode()


class _Set(NamedTuple):
    """A piece that was set from page ``begin`` on, and with which pages of the others."""

    pdf: bytes
    places: tuple[Place, ...]
    begin: int
    told: Mapping[str, int]

    @property
    def end(self) -> int:
        """The page after its last, which is where its last place stands."""
        return self.begin + self.places[-1].page


def _bound(data: Data, fonts: Fonts) -> bytes:
    """The report, set piece by piece: again where page numbers that it prints turn out to be others."""
    pieces = cut(data)
    done: dict[int, _Set] = {}
    pages: dict[str, int] = {}
    for _ in range(_MOST_ROUNDS):
        begin = 1
        for at, piece in enumerate(pieces):
            told = pages if piece.tells_pages else {}
            if at not in done or (done[at].begin, done[at].told) != (begin, told):
                done[at] = _set(piece, begin, told, fonts)
            begin = done[at].end
        found = {place.name: it.begin + place.page - 1 for it in done.values() for place in it.places}
        if found == pages:
            break
        pages = found
    return bind(_handed_over(done), _bookmarks(data))


def _handed_over(done: dict[int, _Set]) -> Iterator[Part]:
    """The pieces in their order; none is kept."""
    for at in sorted(done):
        piece = done.pop(at)
        yield Part(piece.pdf, piece.places[:-1])


def _set(piece: Piece, begin: int, pages: Mapping[str, int], fonts: Fonts) -> _Set:
    told = {"page": begin, "cover": piece.cover, "sections": piece.sections, "places": piece.places}
    data = {
        **piece.data,
        "print": {**piece.data["print"], "bound": True, "pages": pages},
        "piece": {**told, "continued": piece.continued, "carried": piece.carried},
    }
    # The standard wants a section's heading first, and the later stretches of a section have none.
    job = Job("piece.typ", _encoded(data), fonts.folders, whole=piece.continued is None)
    done = _Set(set_job(job), find_places(job), begin, pages)
    forget()
    return done


def _bookmarks(data: Data) -> Iterator[Bookmark]:
    """The headings: sections, and below the timeline its groups."""
    for name in data["sections"]:
        yield Bookmark(1, data["labels"][name], f"section-{name}")
        if name == "timeline":
            for group in data["groups"]:
                yield Bookmark(2, group["heading"], group["anchor"])
