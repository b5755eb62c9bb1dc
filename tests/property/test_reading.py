"""Laws of reading and splitting that hold for any text."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cyberdiplo.extract.sentences import READABLE, split_sentences
from cyberdiplo.knowledge.reading import Reading, compile_reading
from cyberdiplo.knowledge.schema import knowledge_files
from cyberdiplo.model.document import Document
from cyberdiplo.model.tokens import tokenise
from cyberdiplo.sources.text import Metadata, read_document

READING: Reading = compile_reading(knowledge_files(()))

# Pieces that pages are made of, and whatever else there is.
_PIECES = st.sampled_from(
    [
        *("\n", "\n\n", " ", "  ", "\t", "|", "||||", " - ", " — ", ": ", "•", "1. ", "…", "。", "\r\n"),
        *("\u200b", "\ufeff", "\xa0", "İ", "By ", "Ann Archer", "Source: ", "China Daily", "Updated: ", "2014"),
        *("2013-06-09 02:04", "March 3, 2013", "03/04/2013", "June 7: ", "WASHINGTON — "),
        *("BEIJING, Nov. 12 (Xinhua) -- ", "Related stories", "Comments", "Leave a Reply", "Share", "Photo: "),
        *("[Photo/IC]", "(L)", "Mr. Obama said.", '"Why?" he asked. ', "CybersecurityChina", "cybersecurity.Kerry’s"),
        *("http://www.example.com/2013/06/09/a", "ann@example.com"),
        "China and the U.S. agreed on Tuesday to hold talks on cyber security in Beijing.",
    ]
)
PAGES = st.lists(st.one_of(_PIECES, _PIECES, st.text(max_size=12)), max_size=40).map("".join)


def check_blocks(document: Document) -> None:
    position = 0
    for block in document.blocks:
        assert position <= block.span.begin < block.span.end <= len(document.text)
        printed = block.span.of(document.text)
        assert printed == printed.strip()
        position = block.span.end


def check_sentences(document: Document) -> None:
    tokens = tokenise(document.text)
    position = 0
    for sentence in split_sentences(document, tokens, READING):
        block = document.blocks[sentence.block]
        assert block.kind == sentence.kind
        assert block.kind in READABLE
        assert block.span.covers(sentence.span)
        assert position <= sentence.first < sentence.last <= len(tokens)
        assert tokens.span(sentence.first, sentence.last) == sentence.span
        assert sentence.span.of(document.text).strip() == sentence.span.of(document.text) != ""
        position = sentence.last


@given(PAGES)
@settings(max_examples=300, deadline=None)
def test_blocks_and_sentences_are_in_order_apart_and_within_the_text(text: str) -> None:
    document = read_document(text, "a", READING)
    check_blocks(document)
    check_sentences(document)


@given(PAGES)
@settings(max_examples=100, deadline=None)
def test_all_that_is_printed_lies_in_a_block(text: str) -> None:
    document = read_document(text, "a", READING)
    between = list(text)
    for block in document.blocks:
        between[block.span.begin : block.span.end] = [" "] * (block.span.end - block.span.begin)
    assert not any(character.isalnum() for character in between)


@given(PAGES)
@settings(max_examples=100, deadline=None)
def test_reading_is_a_function_of_the_text(text: str) -> None:
    assert read_document(text, "a", READING) == read_document(text, "a", READING)


@given(PAGES, st.dates())
@settings(max_examples=100, deadline=None)
def test_a_given_day_is_never_lost(text: str, day: dt.date) -> None:
    document = read_document(text, "a", READING, Metadata(published=day))
    assert (document.published, document.date_basis) == (day, "metadata")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n" * 100_000,
        "|\n" * 50_000,
        "|" * 1_000_000,
        "a" * 1_000_000,
        "China agreed. " * 70_000,
        "a. " * 300_000,
        "1" * 1_000_000,
        "2013-06-09\n" * 50_000,
        "June 7, 2013\n" * 50_000,
        "Related stories\n" * 50_000,
        "Comments\nChina agreed to hold talks on cyber security in Beijing.\n" * 10_000,
        "Share this\n" * 50_000,
        "By Ann\n" * 50_000,
        "Updated: \n" * 50_000,
        "BEIJING " * 100_000,
        "BEIJING - " * 100_000,
        "(" * 300_000,
        '"' * 300_000,
        "? " * 300_000,
        "A. " * 300_000,
        "A.B." * 200_000,
        "x" * 359 + "\n" + "> " * 170 + "\n" + "| a " * 80,
        ("word " * 12 + "\n") * 20_000,
        "Who asked? " * 70_000,
    ],
    ids=lambda text: repr(text[:12]),
)
def test_hostile_pages_are_read(text: str) -> None:
    """Each takes a second or two; where a pattern backtracked, this test would not end."""
    document = read_document(text, "a", READING)
    check_blocks(document)
    sentences = split_sentences(document, tokenise(text), READING)
    assert all(0 <= one.span.begin < one.span.end <= len(text) for one in sentences)
