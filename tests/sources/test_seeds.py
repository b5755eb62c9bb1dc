"""The bundled articles, each in its own layout."""

from __future__ import annotations

from pathlib import Path

import pytest

from cyberdiplo.knowledge.reading import Reading
from cyberdiplo.model.document import Document
from cyberdiplo.sources.text import read_document

_SEEDS = Path(__file__).parents[2] / "seeds"


def seed(number: int, reading: Reading) -> Document:
    file = next(_SEEDS.glob(f"{number:03}_*.txt"))
    return read_document(file.read_text("utf-8"), file.name, reading)


@pytest.mark.parametrize(
    ("number", "told"),
    [
        (
            0,
            "Cyberattacks are a 'shared concern' | ZHU ZHE and Chen Jia | China Daily | Rancho Mirage | "
            "2013-06-09 02:04:00",
        ),
        (1, "US, China signal hope over Web security | Chen Jia | China Daily | San Francisco | 2013-03-13 11:24:00"),
        (2, "China, U.S. to team up on cybersecurity | None | None | None | 2013-04-15 None"),
        (3, "China, US reach ‘key cyber consensus’ | Liu Xin | Global Times | None | 2015-09-14 00:53:00"),
        (4, "Cybersecurity measures pledged | Zhao Huanxin | China Daily | None | 2017-10-09 06:01:00"),
    ],
)
def test_what_the_page_tells(number: int, told: str, reading: Reading) -> None:
    page = seed(number, reading)
    fields = (page.title, page.byline, page.source, page.place, f"{page.published} {page.published_time}")
    assert " | ".join(map(str, fields)) == told
    assert (page.date_basis, page.diagnostics) == ("header", ())


@pytest.mark.parametrize(
    ("number", "kinds"),
    [
        (0, {"title": 1, "byline": 2, "debris": 3, "heading": 1, "paragraph": 15}),
        (1, {"title": 1, "byline": 3, "debris": 1, "heading": 1, "paragraph": 17}),
        (2, {"debris": 1, "title": 1, "byline": 1, "paragraph": 11}),
        (3, {"title": 1, "byline": 1, "heading": 3, "paragraph": 20, "debris": 2}),
        (4, {"title": 1, "byline": 1, "paragraph": 16, "debris": 1}),
    ],
)
def test_how_many_blocks_of_each_kind(number: int, kinds: dict[str, int], reading: Reading) -> None:
    document = seed(number, reading)
    assert {kind: sum(block.kind == kind for block in document.blocks) for kind in kinds} == kinds
    assert len(document.blocks) == sum(kinds.values())


def test_debris_of_the_seeds(reading: Reading) -> None:
    debris = [
        block.span.of(document.text)
        for document in (seed(number, reading) for number in range(5))
        for block in document.blocks
        if block.kind == "debris"
    ]
    assert debris == [
        "|",
        "|||||||||",
        "Zhao Shengnan in Beijing contributed to this story.",
        "Print Mail Large Medium\xa0 Small 分享按钮 0",
        "Cybersecurity",
        "Posted in: Diplomacy",
        "blog comments powered by Disqus",
        "huanxinzhao@chinadailyusa.com",
    ]
