"""The HTML report as text: whole, of one piece, the same every time, and with nothing of an article in its markup."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from html.parser import HTMLParser
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cyberdiplo.errors import TemplateError
from cyberdiplo.model.event import Confidence
from cyberdiplo.report.cells import one_line
from cyberdiplo.report.edition.content import Edition, Language, SectionName
from cyberdiplo.report.edition.house import HouseTemplate
from cyberdiplo.report.edition.html import render_html
from cyberdiplo.report.edition.page import json_island, make_page
from cyberdiplo.report.edition.templating import BUNDLED
from tests.editions import bundled_edition, edition_of, synthetic_edition
from tests.factories import event, evidence
from tests.report.edition.test_renderings import HOSTILE, hostile

SECTIONS = get_args(SectionName)
VOID = {"br", "circle", "hr", "img", "input", "link", "meta", "path", "rect"}

Attributes = dict[str, str | None]


class Reader(HTMLParser):
    """Reads a page as a browser does, and notes its elements, their texts and what is not closed."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, Attributes]] = []
        self.texts: list[tuple[str, str]] = []
        self.unclosed: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.unclosed.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.unclosed.pop() == tag

    def handle_data(self, data: str) -> None:
        self.texts.append((self.unclosed[-1] if self.unclosed else "", data))

    def all(self, tag: str) -> list[Attributes]:
        return [attributes for name, attributes in self.elements if name == tag]

    def within(self, tag: str) -> list[str]:
        return [text for name, text in self.texts if name == tag]

    @property
    def text(self) -> str:
        kept = (text for tag, text in self.texts if tag not in ("script", "style"))
        return " ".join("".join(kept).split())

    @property
    def shape(self) -> list[tuple[str, tuple[str, ...]]]:
        """The elements and the names of their attributes."""
        return [(tag, tuple(attributes)) for tag, attributes in self.elements]


def read(edition: Edition, house: HouseTemplate | None = None) -> Reader:
    reader = Reader(render_html(edition, house))
    assert reader.unclosed == []
    return reader


@pytest.mark.parametrize("lang", get_args(Language))
@pytest.mark.parametrize("group_by", ["year", "month", "actor", "type"])
def test_every_part_can_be_reached_and_every_link_leads_somewhere(lang: str, group_by: str) -> None:
    reader = read(bundled_edition(lang=lang, group_by=group_by))
    ids = [attributes["id"] for _, attributes in reader.elements if "id" in attributes]
    assert len(ids) == len(set(ids))
    named = [attributes[name] for _, attributes in reader.elements for name in NAMING if name in attributes]
    places = [str(link["href"])[1:] for link in reader.all("a") if str(link["href"]).startswith("#")]
    assert {name for name in named + places if name and "=" not in name} <= set(ids)
    assert {*SECTIONS} <= set(ids)


NAMING = ("aria-labelledby", "aria-describedby", "for")


@pytest.mark.parametrize("group_by", ["year", "actor"])
def test_every_event_stands_once_with_all_its_evidence(group_by: str) -> None:
    edition = bundled_edition(group_by=group_by)
    reader = read(edition)
    entries = [one for one in reader.all("li") if str(one.get("class")).startswith("entry ")]
    assert sorted(str(one["id"]) for one in entries) == sorted(f"event-{entry.id}" for entry in edition.events)
    again = [one for one in reader.all("li") if str(one.get("class")).startswith("again ")]
    assert len(entries) + len(again) == sum(len(group.events) for group in edition.groups)
    assert len(reader.all("blockquote")) == sum(len(entry.quotes) for entry in edition.events)
    for entry in edition.events:
        assert entry.title in reader.text
        assert entry.date_note in reader.text
        for quote in entry.quotes:
            assert " ".join(filter(None, (quote.before, quote.text, quote.after))) in reader.text
    marked = [
        quote.text[slice(*quote.trigger)] for entry in edition.events for quote in entry.quotes if quote.trigger[1]
    ]
    assert sorted(reader.within("mark")) == sorted(marked)


def test_what_the_script_reads_is_what_the_edition_says() -> None:
    edition = bundled_edition()
    reader = read(edition)
    island = json.loads(reader.within("script")[-1])
    rows = {str(one["id"])[6:]: one for one in reader.all("li") if str(one.get("class")).startswith("entry ")}
    for entry in edition.events:
        row = rows[entry.id]
        begin = row.get("data-b")
        assert (begin, row.get("data-e", begin) or None) == (entry.begin, entry.end)
        assert island["types"][int(row["data-t"] or "")][:2] == [entry.type, entry.type_name]
        assert tuple(island["actors"][int(at)] for at in (row.get("data-a") or "").split()) == entry.actors
        assert tuple(island["publishers"][int(at)] for at in (row["data-p"] or "").split()) == entry.publishers
        assert row.get("data-s", "occurred") == entry.status
        assert ("data-d" in row) == entry.doubtful
    assert island["statuses"]["occurred"] == "occurred"


def test_sections_are_those_wanted_in_their_order() -> None:
    def sections(edition: Edition) -> list[str]:
        return [str(one["id"]) for one in read(edition).all("section") if "id" in one]

    assert sections(bundled_edition()) == list(SECTIONS)
    assert sections(bundled_edition(sections=("sources", "overview"))) == ["sources", "overview"]


def test_a_report_on_nothing_is_one() -> None:
    edition = edition_of([])
    assert read(edition).text.count(edition.labels["no_events"]) == 2


def test_low_confidence_is_told_with_its_reasons() -> None:
    edition = edition_of([event(confidence=Confidence(0.6, ("no known actor", "no date of its own")))])
    assert "low confidence: no known actor; no date of its own" in read(edition).text


# Nothing that an article says becomes markup.


@pytest.mark.parametrize("text", [*HOSTILE, "</script><script>alert(1)</script>", '" onclick="alert(1)', "<!--"])
def test_no_text_of_an_article_is_markup(text: str) -> None:
    def made(words: str) -> Edition:
        return edition_of([hostile(words)], title=words, subtitle=words, group_by="actor")

    # Words that are an address make a link to it, which is no markup of theirs.
    linked = made(text).sources[0].url is not None
    plain = "https://example.org/words" if linked else "words"
    reader = read(made(text))
    assert reader.shape == read(made(plain)).shape
    assert one_line(text) in reader.text
    assert json.loads(reader.within("script")[-1])["actors"] == [one_line(text)]


@given(st.text(st.sampled_from("ab1 <>&\"'`=/!-{}%#\\\u2028]"), min_size=1, max_size=20).filter(one_line))
def test_no_title_is_markup(title: str) -> None:
    assert read(edition_of([event(title=title)])).shape == PLAIN


PLAIN = read(edition_of([event()])).shape


@given(st.text(max_size=30))
def test_data_for_the_script_end_no_script(text: str) -> None:
    island = json_island([text])
    assert json.loads(island) == [text]
    assert not set("<>&\u2028\u2029") & set(island)


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "//x.org", "ftp://x.org"]
)
def test_only_addresses_of_the_web_are_links(url: str) -> None:
    page = read(edition_of([event(evidence=(evidence(url=url),))]))
    assert {str(link["href"])[0] for link in page.all("a")} == {"#"}


def test_links_that_lead_away_tell_nothing_of_where_they_come_from() -> None:
    page = read(edition_of([event(evidence=(evidence(url="https://example.org/a?b=1&c=2"),))]))
    [away] = [link for link in page.all("a") if not str(link["href"]).startswith("#")]
    assert away == {"href": "https://example.org/a?b=1&c=2", "target": "_blank", "rel": "noopener noreferrer"}


# One file that asks for nothing else.


def hash_of(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def policy_of(reader: Reader) -> dict[str, list[str]]:
    [policy] = [one["content"] for one in reader.all("meta") if one.get("http-equiv") == "Content-Security-Policy"]
    return {name: values for name, *values in (rule.split() for rule in str(policy).split(";"))}


def test_the_policy_lets_by_what_is_there_and_nothing_else() -> None:
    reader = read(bundled_edition())
    [style], [script, _] = reader.within("style"), reader.within("script")
    assert policy_of(reader) == {
        "default-src": ["'none'"],
        "script-src": [hash_of(script)],
        "style-src": [hash_of(style)],
        "img-src": ["data:"],
        "base-uri": ["'none'"],
        "form-action": ["'none'"],
    }


def test_nothing_in_it_asks_for_anything() -> None:
    page = render_html(bundled_edition())
    reader = Reader(page)
    names = {name for _, attributes in reader.elements for name in attributes}
    assert not {name for name in names if name in ("src", "srcset", "style", "action") or name.startswith("on")}
    assert {tag for tag, attributes in reader.elements if "href" in attributes} == {"a"}
    assert not {"link", "iframe", "object", "embed", "base", "img"} & {tag for tag, _ in reader.elements}
    [style], [script, _] = reader.within("style"), reader.within("script")
    assert not re.search(r"url\(|@import|@font-face", style)
    assert not re.search(
        r"\b(fetch|XMLHttpRequest|WebSocket|eval|Function|innerHTML|outerHTML|insertAdjacentHTML)\b", script
    )


def test_two_runs_give_the_same_bytes() -> None:
    assert render_html(bundled_edition()) == render_html(bundled_edition())


def test_thousands_of_events_make_a_file_that_can_be_sent() -> None:
    edition = synthetic_edition(5000)
    around = "what the article says around the quote, " * 7  # as much as is ever given
    entries = tuple(
        entry._replace(quotes=tuple(quote._replace(before=around, after=around) for quote in entry.quotes))
        for entry in edition.events
    )
    page = render_html(edition._replace(events=entries))
    assert len(page.encode()) < 6_000_000


def test_what_stands_around_quotes_is_cut_where_there_is_much_of_it() -> None:
    edition = synthetic_edition(3)
    page = make_page(edition, "", "")._replace(context=20)
    quote = (
        edition.events[0].quotes[0]._replace(before="These are the words before.", after="These are the words after.")
    )
    assert page.before(quote) == "… the words before."
    assert page.after(quote) == "These are the words …"
    chinese = quote._replace(before="汉" * 30, after="字" * 30)
    assert page.before(chinese) == f"… {'汉' * 20}"
    assert page.after(chinese) == f"{'字' * 20} …"


def test_the_words_of_the_script_are_there() -> None:
    script = "".join(file.read_text("utf-8") for file in sorted((BUNDLED / "html").glob("*.js")))
    assert set(re.findall(r"\blabels\.(\w+)", script)) <= set(bundled_edition().labels)


# A house's own templates.


def house(source: str) -> HouseTemplate:
    return HouseTemplate(source, "house.html.j2")


def test_a_house_template_adds_its_style_and_the_policy_knows_it() -> None:
    source = (
        '{% extends "report.html.j2" %}'
        "{% block style %}{{ super() }}:root { --accent: #700; }{% endblock %}"
        "{% block script %}{{ super() }}document.title += '!';{% endblock %}"
        "{% block brand %}Ministry of <Examples>{% endblock %}"
        "{% block cover %}<h1>{{ edition.cover.title }} & more</h1>{% endblock %}"
    ).replace("<Examples>", "&lt;Examples&gt;")
    reader = read(bundled_edition(title="A <b>"), house(source))
    [style], [script, _] = reader.within("style"), reader.within("script")
    assert style.endswith("--accent: #700; }")
    assert policy_of(reader)["style-src"] == [hash_of(style)]
    assert policy_of(reader)["script-src"] == [hash_of(script)]
    assert "Ministry of <Examples>" in reader.text
    assert "A <b> & more" in reader.within("h1")


@pytest.mark.parametrize("section", SECTIONS)
def test_a_house_template_replaces_a_section(section: str) -> None:
    source = f'{{% extends "report.html.j2" %}}{{% block {section} %}}<p>Our {section}</p>{{% endblock %}}'
    reader = read(bundled_edition(), house(source))
    assert f"Our {section}" in reader.within("p")
    assert f"{section}-head" not in [one.get("id") for one in reader.all("h2")]


def test_a_house_template_can_be_all_of_its_own() -> None:
    source = "<ul>{% for event in edition.events %}<li>{{ event.title }}</li>{% endfor %}</ul>"
    edition = edition_of([event(title="A <i>")])
    assert render_html(edition, house(source)) == "<ul><li>A &lt;i&gt;</li></ul>"


@pytest.mark.parametrize(
    "source", ["{{ edition.nothing }}", "{{ page.digest.__globals__ }}", "{{ page.rows[0].title }}"]
)
def test_a_fault_of_a_house_template_is_told(source: str) -> None:
    with pytest.raises(TemplateError, match=r"house\.html\.j2"):
        render_html(bundled_edition(), house(source))


def charted(**changes: Any) -> Edition:
    edition = bundled_edition()
    return edition._replace(charts=edition.charts._replace(**changes))


def test_charts_say_their_numbers() -> None:
    text = read(charted(periods=("2013", "2014"), balance=(2.44, -0.04), note="Two years.")).text
    assert "+2.4" in text
    assert "+0.0" in text
    assert "Two years." in text
