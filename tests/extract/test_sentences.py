from __future__ import annotations

import pytest

from cyberdiplo.extract.sentences import split_sentences
from cyberdiplo.knowledge.reading import Reading, compile_reading
from cyberdiplo.knowledge.schema import knowledge_files
from cyberdiplo.model.document import Block, BlockKind, Document
from cyberdiplo.model.span import Span
from cyberdiplo.model.tokens import tokenise


@pytest.fixture(scope="module")
def reading() -> Reading:
    return compile_reading(knowledge_files(()))


def document(text: str, *blocks: tuple[int, int, BlockKind]) -> Document:
    spans = blocks or ((0, len(text), "paragraph"),)
    return Document("a", text, "", blocks=tuple(Block(Span(begin, end), kind) for begin, end, kind in spans))


def split(text: str, reading: Reading) -> list[str]:
    return [sentence.span.of(text) for sentence in split_sentences(document(text), tokenise(text), reading)]


# A bar marks where one sentence ends and the next begins.
@pytest.mark.parametrize(
    "marked",
    [
        "China denied it.| The U.S. did not.",
        "He met Gen. Fang Fenghui in Beijing.| They spoke of hacking.",
        "Adm. Mike Mullen, Lt. Col. Lee and Mr. Li met Sen. Smith and Prof. Wu.",
        "Mandiant Inc. said so.| FireEye Corp. did not.",
        "The hackers struck Alcoa Inc.| The company said nothing.",
        "An analyst with Example Brothers Inc.| Ms. Applebaum had estimated less.",
        "The firm sits in Milpitas, Calif.| It has 30 workers.",
        "She was born in Miami Beach, Fla. Sister Anne was not.",
        "He traveled to the U.S.| The visit lasted a week.",
        "The U.S. Secretary of State met the U.S. Trade Representative.",
        "U.S. District Judge Christina A. Snyder ruled.| Su was not there.",
        "President Donald J. Trump spoke.| Xi J. P. did too.",
        "They chose plan B.| However, it failed.",
        "It began on Sept. 25 and ended in Oct. 2015.",
        "It began in Sept.| The end is open.",
        "See No. 5 of the list.| Answer no.| Then go on.",
        "He was No. 1.| She was second.",
        "The talks began at 9 a.m.| They ended at 5 p.m. on Friday.",
        "Hackers stole e.g. plans, i.e. drawings, vs. nothing.",
        "“It is over.”| The spokesman left.",
        'He called it "absurd."| China agreed.',
        "It denied this (as it always does.)| The U.S. did not believe it.",
        '"What constitutes an attack?" she said.| "What type of attack is war?| We don\'t know."',
        "“Why now?” Mr. Obama asked.| Nobody knew.",
        "“Why now?”| The question stands.",
        "Will they meet?| They will!| In Beijing.",
        "Did it fail? no one knows.",
        "They will start a working group on cybersecurity.|Kerry’s announcement follows talks.",
        "It happened in 2015.|The U.S. protested.",
        "He called it “absurd.”|The U.S. did not.",
        "Apple.com and www.Example.Com and J.Edgar are no sentences.",
        "Write to ann.Archer@example.com today.",
        "The share rose 3.5 percent to 62.9.| It fell later.",
        "We waited ... and waited.| Then it came.",
        "He paused... The rest is known.".replace(". The", ".| The"),
        "They talked… Nothing came of it.".replace("… N", "…| N"),
        "The talks... China and others went on.",
        "1. China and the US agree.| 2. They will meet.",
        "It was agreed.| 2015 was a good year.",
        "It ended.| “We are glad,” he said.",
        "First line of a paragraph\nthat goes on here.| And ends.",
        "A heading without end|\n\nThe text under it.",
        "中国外交部表示反对。|双方将举行会谈。",
        "Hua said so.| iPhone makers disagreed.".replace("| i", " i"),
    ],
)
def test_where_sentences_end(marked: str, reading: Reading) -> None:
    expected = [part.strip() for part in marked.split("|")]
    assert split(marked.replace("|", ""), reading) == expected


def test_a_sentence_never_crosses_a_block_and_debris_has_none(reading: Reading) -> None:
    text = "China denies it\nBy Ann Archer\nBEIJING - China denied it\nShare this\nThe U.S. did not"
    found = document(
        text, (0, 15, "title"), (16, 29, "byline"), (30, 39, "dateline"), (40, 55, "paragraph"),
        (56, 66, "debris"), (67, 83, "paragraph"),
    )  # fmt: skip
    sentences = split_sentences(found, tokenise(text), reading)
    assert [(sentence.span.of(text), sentence.block, sentence.kind) for sentence in sentences] == [
        ("China denies it", 0, "title"),
        ("China denied it", 3, "paragraph"),
        ("The U.S. did not", 5, "paragraph"),
    ]


@pytest.mark.parametrize("kind", ["title", "heading", "caption", "paragraph", "entry"])
def test_every_readable_block_has_sentences(kind: BlockKind, reading: Reading) -> None:
    text = "Xi met Obama."
    assert len(split_sentences(document(text, (0, len(text), kind)), tokenise(text), reading)) == 1


def test_token_ranges_are_half_open_and_join(reading: Reading) -> None:
    text = "Xi met Obama. They talked. Then they left."
    sentences = split_sentences(document(text), tokenise(text), reading)
    assert [(sentence.first, sentence.last) for sentence in sentences] == [(0, 4), (4, 7), (7, 11)]


def test_rows_of_marks_are_no_sentences(reading: Reading) -> None:
    assert split("* * *", reading) == []
    assert split("...", reading) == []


def test_a_long_sentence_stays_whole(reading: Reading) -> None:
    text = "China " + "and China " * 5000 + "agreed."
    assert split(text, reading) == [text]
