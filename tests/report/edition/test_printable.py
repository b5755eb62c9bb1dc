"""What Typst is given: the report's own words, every letter of which can be printed, in lines that can break."""

from __future__ import annotations

import re
import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from cyberdiplo.report.edition.data import as_data
from cyberdiplo.report.edition.printable import as_printed, letters_of, printable_text, signs_of
from tests.editions import bundled_edition, edition_of
from tests.factories import event, evidence

INVISIBLE = re.compile("[\u200b\u2068\u2069]")


@given(st.text())
def test_texts_stay_what_they_are(text: str) -> None:
    printed = INVISIBLE.sub("", printable_text(INVISIBLE.sub("", text)))
    expected = ("\ufffd" if unicodedata.category(letter) in ("Co", "Cn", "Cs") else letter for letter in text)
    assert printed == INVISIBLE.sub("", "".join(expected))


@given(st.text(st.sampled_from("abW/.-_\u0301é"), min_size=1, max_size=300))
def test_no_word_is_longer_than_a_line(text: str) -> None:
    words = re.split("[\\s\u200b]", printable_text(text))
    letters = ([letter for letter in word if unicodedata.category(letter) != "Mn"] for word in words)
    assert max(map(len, letters)) <= 45
    assert not any(unicodedata.combining(word[0]) for word in words[1:] if word)


def test_words_of_scripts_without_blanks_are_left_alone() -> None:
    for text in ("习近平会见克里" * 20, "ของประเทศไทย" * 20, "short words"):
        assert printable_text(text) == text


def test_a_path_breaks_at_its_joints() -> None:
    path = "https://example.org/2015/09/talks-in-washington.html?page=2"
    assert printable_text(path).split("\u200b")[:4] == ["https://", "example.", "org/", "2015/"]


def test_a_quote_is_given_in_three_parts() -> None:
    data = as_printed(edition_of([event(evidence=(evidence("“习近平” met Obama on Friday."),))]), whole=False)
    (quote,) = data["events"][0]["quotes"]
    assert quote["parts"] == ["“习近平” ", "met", " Obama on Friday."]
    assert quote["cited"] == ["China Daily", "9 Jun 2013"]


def test_a_quote_from_right_to_left_is_one_stretch() -> None:
    data = as_printed(edition_of([event(evidence=(evidence("שלום met שלום"),))]), whole=False)
    (quote,) = data["events"][0]["quotes"]
    assert "".join(quote["parts"]) == "\u2068שלום met שלום\u2069"


def test_templates_of_a_house_are_given_all_there_is() -> None:
    edition = bundled_edition()
    whole, plain = as_printed(edition, whole=True), as_data(edition)
    assert {**whole, "events": [], "sources": [], "method": [], "lanes": []}.keys() == plain.keys()
    for given_, known in zip(whole["events"], plain["events"], strict=True):
        assert given_.keys() == {*known, "anchor"}
        for quote, source in zip(given_["quotes"], known["quotes"], strict=True):
            assert quote.keys() == {*source, "parts", "cited"}
            assert quote["text"] == source["text"]


def test_what_programs_read_is_left_alone() -> None:
    url = "https://example.org/" + "a/" * 40
    (source,) = as_printed(edition_of([event(evidence=(evidence(url=url),))]), whole=False)["sources"]
    assert source["url"] == url
    assert source["shown_url"] != url
    assert source["shown_url"].replace("\u200b", "") == url


def test_letters_are_asked_for_but_not_those_of_signs() -> None:
    data = as_printed(edition_of([event(title="Zoë meets 习", type="sanctions")]), whole=False)
    assert letters_of(data) >= {"ë", "习"}
    assert "⊘" in signs_of(data)
    assert "⊘" not in letters_of(data)
    assert "⊘" in letters_of(as_printed(edition_of([event(title="⊘ no entry")]), whole=False))
