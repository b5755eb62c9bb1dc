"""Reports in Markdown, in plain text and as data: whole, in the order wanted, without any markup of an article's."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from cyberdiplo.model.event import Confidence, Event, Place
from cyberdiplo.model.mention import Actor
from cyberdiplo.report.cells import one_line
from cyberdiplo.report.edition.content import Edition, Language, SectionName
from cyberdiplo.report.edition.data import as_data, render_json
from cyberdiplo.report.edition.house import HouseTemplate
from cyberdiplo.report.edition.markdown import render_markdown
from cyberdiplo.report.edition.text import WIDTH, render_text
from cyberdiplo.report.width import cell_width
from tests.editions import bundled_edition, edition_of, synthetic_edition
from tests.factories import event, evidence, participant

LANGUAGES = get_args(Language)
SECTIONS = get_args(SectionName)


def text_of(edition: Edition) -> str:
    return "".join(render_text(edition))


def json_of(edition: Edition) -> str:
    return "".join(render_json(edition))


Rendering = Callable[[Edition], str]
RENDERINGS: dict[str, Rendering] = {
    "md": render_markdown,
    "text": text_of,
    "json": lambda edition: "".join(render_json(edition)),
}
HOSTILE = (
    "# heading",
    "](javascript:alert(1)) **bold** `code`",
    "<script>alert(1)</script> &lt;b&gt;",
    "| a | b |\n| --- | --- |",
    "\u202egnp.exe \u2066 \x1b[31mred\x1b[0m \x07",
    "-- \nFrom me\n.\n> quoted",
    "{{ edition }} {% raw %} #set page() $x$",
    "https://evil.example/a b",
)


def hostile(text: str) -> Event:
    """An event whose every text is ``text``."""
    quote = f"{text} met {text}"
    made = evidence(quote, doc=text, source=text, speaker=text, via=text, timex_text=text, url=text)
    return event(
        title=text,
        type=text,
        topics=(text,),
        countries=(text,),
        place=Place(text, text),
        participants=(participant(Actor(text, text, "person", text), office=text),),
        confidence=Confidence(0.2, (text,)),
        ruleset=text,
        evidence=(made,),
    )


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("rendering", RENDERINGS)
def test_no_control_character_and_no_mark_that_turns_text_comes_through(rendering: str, text: str) -> None:
    printed = RENDERINGS[rendering](edition_of([hostile(text)], title=text, subtitle=text))
    assert all(letter.isprintable() or letter == "\n" for letter in printed)


READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def blocks(markdown: str) -> list[str]:
    """What a reader of Markdown takes the text for, without the text itself."""
    tokens = READER.parse(markdown)
    within = [
        child.type for token in tokens for child in token.children or [] if child.type not in ("text", "softbreak")
    ]
    return [token.type for token in tokens] + within


@pytest.mark.parametrize("text", HOSTILE)
def test_in_markdown_no_text_of_an_article_is_markup(text: str) -> None:
    def made(words: str) -> Edition:
        return edition_of([hostile(words)], title=words, subtitle=words, group_by="actor")

    assert blocks(render_markdown(made(text))) == blocks(render_markdown(made("words")))


@given(st.text(st.sampled_from("ab1 .)-+=#>*_`[]()<>!&;:/\\|~${}\n"), min_size=1, max_size=20).filter(one_line))
def test_in_markdown_no_title_is_markup(title: str) -> None:
    plain = blocks(render_markdown(edition_of([event()])))
    assert blocks(render_markdown(edition_of([event(title=title)]))) == plain


@pytest.mark.parametrize("text", HOSTILE)
def test_in_plain_text_no_line_begins_with_a_mark_of_mail(text: str) -> None:
    for count in range(1, 40):  # so that each word comes to stand where a line may break
        lines = text_of(edition_of([hostile(f"{'x' * count} {text}")])).split("\n")
        assert [line for line in lines if line.startswith(("From ", ">", ".", "-- ", "|", "#"))] == []


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("group_by", ["year", "month", "actor", "type"])
def test_plain_text_has_72_columns(lang: str, group_by: str) -> None:
    lines = text_of(bundled_edition(lang=lang, group_by=group_by)).split("\n")
    assert max(map(cell_width, lines)) == WIDTH == 72
    assert [line for line in lines if line != line.rstrip()] == []


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", ["md", "text"])
def test_the_sections_wanted_are_there_in_the_order_wanted(name: str, lang: Language) -> None:
    def titles(*sections: str) -> list[str]:
        wishes: dict[str, Any] = {"sections": sections} if sections else {}
        edition = bundled_edition(lang=lang, **wishes)
        lines = RENDERINGS[name](edition).split("\n")
        heads = {(f"## {edition.labels[each]}" if name == "md" else edition.labels[each]): each for each in SECTIONS}
        under = [line for line, below in zip(lines, [*lines[1:], ""], strict=True) if name == "md" or below[:2] == "--"]
        return [heads[line] for line in under if line in heads]

    assert titles() == list(SECTIONS)
    assert titles("sources", "overview") == ["sources", "overview"]


@pytest.mark.parametrize("name", ["md", "text"])
def test_a_report_tells_all_that_its_cover_has(name: str) -> None:
    edition = bundled_edition(title="Our title", subtitle="Our subtitle")
    printed = " ".join(RENDERINGS[name](edition).split())
    cover = edition.cover
    for text in (*cover[:3], cover.shown, cover.corpus.summary, cover.corpus.digest, cover.ruleset, cover.newest):
        assert text in printed
    for entry in edition.events:
        assert entry.when in printed
        assert all(quote.text in printed.replace("\\", "") for quote in entry.quotes)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", ["md", "text"])
def test_nothing_found_is_said(name: str, lang: Language) -> None:
    edition = edition_of([], lang=lang)
    assert RENDERINGS[name](edition).count(edition.labels["no_events"]) == 2


def test_low_confidence_is_told_with_its_reasons() -> None:
    edition = edition_of([event(confidence=Confidence(0.6, ("no known actor", "no date of its own")))])
    assert "Confidence 0.6: no known actor; no date of its own" in render_markdown(edition)
    assert "; low confidence)" in render_markdown(edition)
    assert "  Confidence 0.6: no known actor; no date of its own\n" in text_of(edition)


def test_links_of_sources_lead_to_their_articles() -> None:
    made = event(evidence=(evidence(url="https://example.org/a_(b)?c=[d]"),))
    markdown, text = render_markdown(edition_of([made])), text_of(edition_of([made]))
    assert "[China Daily](https://example.org/a_%28b%29?c=%5Bd%5D)" in markdown
    assert "    https://example.org/a_%28b%29?c=%5Bd%5D\n" in text


def test_a_house_template_makes_the_whole_of_a_report() -> None:
    source = "{% for event in edition.events %}{{ event.when }}: {{ event.title }}\n{% endfor %}"
    edition = edition_of([event(title="A *b*"), event("2014-05", title="C")])
    assert render_markdown(edition, HouseTemplate(source, "house")) == "7 Jun 2013: A \\*b\\*\nMay 2014: C\n"


def test_data_are_plain_and_whole() -> None:
    edition = bundled_edition(lang="zh")
    data = as_data(edition)
    assert json.loads("".join(render_json(edition))) == data
    assert data["cover"]["corpus"]["documents"] == 5
    assert data["events"][0]["quotes"][0]["trigger"] == list(edition.events[0].quotes[0].trigger)
    assert list(data) == list(edition._fields)


@pytest.mark.parametrize("name", RENDERINGS)
def test_many_events_are_no_trouble(name: str) -> None:
    edition = synthetic_edition(500)
    printed = RENDERINGS[name](edition)
    assert all(entry.title in printed for entry in edition.events)
