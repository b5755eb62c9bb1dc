"""Binding: documents become one, and nothing in them is taken for what it is not."""

from __future__ import annotations

from typing import Any

import pytest
import typst
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from cyberdiplo.report.edition.binding import Bookmark, Part, bind
from cyberdiplo.report.edition.typesetting import Place
from tests.pdf import links_of, names_of, outline_of, read_pdf, root_of, tags_of

SOURCE = """\
#set document(title: sys.inputs.title, date: none)
#set text(lang: "en")
= #sys.inputs.title
#link("place:far")[far] #link("https://a.example/")[out] #figure(rect(), alt: sys.inputs.title)
#pagebreak(weak: true)
#lorem(20)
"""


def document(title: str) -> bytes:
    printed: Any = typst.compile(SOURCE.encode(), sys_inputs={"title": title}, ignore_system_fonts=True)
    return bytes(printed)


def bound(*titles: str, bookmarks: list[Bookmark] | None = None) -> PdfReader:
    parts = [Part(document(title), (Place(f"at-{at}", 2, 20.0, 100.0),)) for at, title in enumerate(titles)]
    parts[-1] = parts[-1]._replace(places=(*parts[-1].places, Place("far", 1, 0.0, 0.0)))
    return read_pdf(bind(parts, bookmarks or []))


def test_pages_follow_each_other() -> None:
    reader = bound("One", "Two", "Three")
    assert [page.extract_text().split("\n")[0] for page in reader.pages][::2] == ["One", "Two", "Three"]
    assert len(reader.pages) == 6
    assert reader.metadata is not None
    assert reader.metadata.title == "One"


def test_places_are_found_from_any_part() -> None:
    reader = bound("One", "Two")
    places = reader.named_destinations
    assert {name: reader.get_destination_page_number(place) for name, place in places.items()} == {
        "at-0": 1,
        "at-1": 3,
        "far": 2,
    }
    assert float(str(places["at-0"]["/Top"])) == pytest.approx(841.89 - 100 + 10, abs=0.01)
    inner, outer = links_of(reader)[:2]
    assert (inner["/Dest"], inner["/Contents"]) == ("far", "far")
    assert "/A" not in inner
    assert outer["/A"]["/URI"] == "https://a.example/"


def test_bookmarks_have_two_levels_and_any_words() -> None:
    words = ("plain", "(brackets \\ and) slashes", "中文", "é")
    marks = [Bookmark(1, words[0], "at-0"), *(Bookmark(2, word, "at-1") for word in words[1:]), Bookmark(1, "z", "far")]
    outline = outline_of(bound("One", "Two", bookmarks=marks))
    assert [(level, title) for level, title, _ in outline] == [(mark.level, mark.title) for mark in marks]
    assert [page for _, _, page in outline] == [2, 4, 4, 4, 3]


LOOKALIKES = ("see 7 0 R", "/StructParents 3 /Parent 1 0 R", "(1 0 R", "a) 1 0 R (b", "\\(1 0 R\\", "endobj stream")


@pytest.mark.parametrize("title", LOOKALIKES)
def test_what_looks_like_a_reference_in_a_text_is_text(title: str) -> None:
    tags = tags_of(bound("One", title))
    assert [tag["/Alt"] for tag in tags if tag["/S"] == "/Figure"] == ["One", title]
    assert [tag["/T"] for tag in tags if tag["/S"] == "/H1"] == ["One", title]


@settings(max_examples=25, deadline=None)
@given(st.lists(st.text(st.sampled_from("ab ()\\<>/[]0123456789R."), min_size=1, max_size=30), min_size=1, max_size=4))
def test_whatever_titles_say_all_is_there(titles: list[str]) -> None:
    titles = [f"x{title}" for title in titles]
    reader = bound(*titles)
    assert len(reader.pages) == 2 * len(titles)
    assert names_of(reader)[0] == "/Document"
    assert names_of(reader).count("/Part") == len(titles)
    numbers = root_of(reader)["/StructTreeRoot"]["/ParentTree"]["/Nums"]
    assert numbers[::2] == list(range(len(numbers) // 2))


def test_one_part_is_enough_and_none_is_none() -> None:
    assert len(bound("One").pages) == 2
    with pytest.raises(ValueError, match="nothing to bind"):
        bind([], [])
