"""A long report is cut so that everything is in one piece, and in its order."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cyberdiplo.report.edition import pieces
from cyberdiplo.report.edition.pieces import cut, is_long

groupings = st.lists(st.lists(st.integers(0, 9), min_size=1, max_size=12), max_size=6)


def data_of(groups: list[list[int]], sections: tuple[str, ...] = ("timeline",), sources: int = 0) -> dict[str, Any]:
    return {
        "sections": list(sections),
        "labels": {"sources": "Sources"},
        "events": [{"id": number, "anchor": f"event-{number}", "quotes": ["a quote"]} for number in range(10)],
        "groups": [
            {"heading": f"Group {number}", "anchor": f"group-{number}", "events": events}
            for number, events in enumerate(groups)
        ],
        "highlights": [0, 3, 9],
        "sources": [{"anchor": f"source-{number}"} for number in range(sources)],
        "lanes": [],
    }


@pytest.fixture(autouse=True)
def few_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pieces, "MOST_AT_ONCE", 5)


@given(groupings)
def test_the_timeline_is_all_there_in_its_order(groups: list[list[int]]) -> None:
    made = cut(data_of(groups))[1:]
    printed = [
        (group["heading"], [piece.data["events"][at]["id"] for at in group["events"]], group["continued"])
        for piece in made
        for group in piece.data["groups"]
    ]
    joined: list[list[Any]] = []
    for heading, events, continued in printed:
        if continued:
            assert joined[-1][0] == heading
            joined[-1][1] += events
        else:
            joined.append([heading, list(events)])
    assert [events for _, events in joined] == groups
    assert [heading for heading, _ in joined] == [f"Group {number}" for number in range(len(groups))]
    sizes = [len(piece.data["events"]) for piece in made]
    assert all(size == 5 for size in sizes[:-1])
    assert sizes[-1] <= 5


@given(groupings)
def test_each_place_stands_in_one_piece(groups: list[list[int]]) -> None:
    places = [place for piece in cut(data_of(groups)) for place in piece.places]
    printed = {event for group in groups for event in group}
    expected = {f"group-{number}" for number in range(len(groups))}
    expected |= {f"event-{number}" for number in (0, 3, 9) if number in printed} | {"section-timeline"}
    assert sorted(places) == sorted(expected)


@given(groupings)
def test_a_later_piece_carries_the_heading_on(groups: list[list[int]]) -> None:
    first, *later = cut(data_of(groups))[1:]
    assert (first.continued, first.carried, first.sections) == (None, None, ("timeline",))
    before = first
    for piece in later:
        assert (piece.continued, piece.sections) == ("timeline", ())
        assert piece.carried == before.data["groups"][-1]["heading"]
        before = piece


@pytest.mark.parametrize(
    ("sections", "expected"),
    [
        (
            ("lanes", "charts", "timeline", "sources", "method"),
            [("lanes", "charts"), "timeline", "sources", ("method",)],
        ),
        (("timeline",), [(), "timeline"]),
        (("sources", "overview"), [(), "sources", ("overview",)]),
        (("method", "lanes"), [("method", "lanes")]),
        ((), [()]),
    ],
)
def test_short_sections_stay_together(sections: tuple[str, ...], expected: list[Any]) -> None:
    made = cut(data_of([[0, 1, 2, 3, 4, 5, 6]], sections, 7))
    begun = [piece.sections for piece in made if piece.continued is None]
    assert begun == [(name,) if isinstance(name, str) else name for name in expected]
    assert [piece.cover for piece in made] == [True] + [False] * (len(made) - 1)
    assert {piece.continued for piece in made} <= {None, "timeline", "sources"}


def test_sources_are_all_there() -> None:
    made = [piece for piece in cut(data_of([], ("sources",), 12)) if piece.data["sources"]]
    assert [len(piece.data["sources"]) for piece in made] == [5, 5, 2]
    anchors = [source["anchor"] for piece in made for source in piece.data["sources"]]
    assert anchors == [f"source-{number}" for number in range(12)]


def test_short_sections_do_without_quotes() -> None:
    (piece,) = cut(data_of([[1]], ("charts",)))
    assert [event["quotes"] for event in piece.data["events"]] == [[]] * 10


@pytest.mark.parametrize(
    ("groups", "sections", "sources", "long"),
    [
        ([[0, 1, 2, 3, 4]], ("timeline", "sources"), 5, False),
        ([[0, 1, 2], [3, 4, 5]], ("timeline",), 0, True),
        ([[0, 1, 2], [3, 4, 5]], ("charts",), 0, False),
        ([[0]], ("sources",), 6, True),
        ([[0]], ("timeline",), 6, False),
    ],
)
def test_only_what_is_printed_makes_a_report_long(
    groups: list[list[int]], sections: tuple[str, ...], sources: int, long: bool
) -> None:
    assert is_long(data_of(groups, sections, sources)) is long
