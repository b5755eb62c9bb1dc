"""One event in full, and the chain of its date."""

from __future__ import annotations

from cyberdiplo.model.document import Document
from cyberdiplo.model.span import Span
from cyberdiplo.report.detail import render_chain, render_detail
from cyberdiplo.report.screen import Screen
from tests.factories import event, evidence

QUOTE = "Xi met Obama in California on Friday."


def test_a_quote_stands_between_what_the_paragraph_says_around_it() -> None:
    text = f"Other paragraph.\n{'They had written. ' * 30}{QUOTE}{' They spoke of hackers.' * 30}\nLast paragraph."
    begin = text.index(QUOTE)
    mention = evidence(QUOTE, span=Span(begin, begin + len(QUOTE)))
    shown = "".join(
        render_detail(event(evidence=(mention,)), {mention.sha256: Document("a.txt", text, mention.sha256)}, Screen())
    )
    before, quote, after = shown.rstrip("\n").split("\n")[-3:]
    assert before.startswith("   … ")
    assert before.endswith("They had written.")
    assert quote == f"   “{QUOTE}”"
    assert after.startswith("   They spoke of hackers.")
    assert after.endswith(" …")
    assert "paragraph" not in shown


def test_trigger_and_time_are_marked_in_the_quote() -> None:
    shown = "".join(render_detail(event(), {}, Screen(100, 24, styled=True, colour=True)))
    assert "\x1b[1;4mmet\x1b[0m" in shown
    assert "\x1b[33mFriday\x1b[0m" in shown


def test_who_says_so_and_who_is_cited_are_named() -> None:
    mention = evidence(speaker="Hong Lei", via="Xinhua", url="https://example.org/a")
    shown = "".join(render_detail(event(evidence=(mention,), related=("abc",)), {}, Screen()))
    assert "1. China Daily, 9 Jun 2013, Hong Lei says so, citing Xinhua" in shown
    assert "https://example.org/a" in shown
    assert "related    abc" in shown


def test_an_undated_event_says_why() -> None:
    shown = "".join(render_detail(event(None, plover=None), {}, Screen()))
    assert "date       undated: neither the text nor the page gives a date" in shown


def test_evidence_with_one_chain_is_explained_once() -> None:
    other = evidence("They met again.", doc="b.txt", published=None)
    chain = "".join(render_chain(event(evidence=(evidence(), evidence(), other)), Screen()))
    assert chain.count("Date, from evidence") == 2
    assert "Date, from evidence 1, 2\ndocument   a.txt\npublished  9 Jun 2013\nexpression “Friday”" in chain
    assert "Date, from evidence 3\ndocument   b.txt\npublished  unknown\nexpression none in the sentence" in chain
    assert "trigger    meet: “met”" in chain


def test_no_text_speaks_to_the_terminal() -> None:
    hostile = "\x1b]0;x\x07 \u202e met"
    made = event(title=hostile, evidence=(evidence(hostile, doc=hostile, speaker=hostile),))
    for text in (render_detail(made, {}, Screen()), render_chain(made, Screen())):
        assert not {"\x1b", "\x07", "\u202e"} & set("".join(text))
