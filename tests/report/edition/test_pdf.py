"""Reports in PDF: whole, readable by programs as well, the same everywhere, and never led by what an article says."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import typst
from pypdf import PdfReader

from cyberdiplo.errors import OutputError, TemplateError
from cyberdiplo.model.event import Confidence, Event
from cyberdiplo.model.mention import Actor
from cyberdiplo.report.cells import one_line
from cyberdiplo.report.edition import pdf, pieces, typesetting
from cyberdiplo.report.edition.content import Edition, Paper
from cyberdiplo.report.edition.house import read_template
from cyberdiplo.report.edition.pdf import render_pdf
from tests.editions import bundled_edition, edition_of, synthetic_edition
from tests.factories import event, evidence, participant
from tests.pdf import closed, links_of, names_of, outline_of, read_pdf, root_of, tags_of, text_of, text_of_page

ROOT = Path(__file__).parents[3]
HOSTILE = (
    '#eval("1 + 1") #panic("out") #{1 + 1} #let x = 1',
    "*bold* _light_ `raw` = heading - item + item / term: it",
    "$x^2 + y$ \\u{41} \\ \\# \\\\ \\* //comment /* more */",
    "@source-0 <section-sources> #link(<x>)[y] https://evil.example/a",
    "~ -- --- ... 'single' \"double\" [x] ]] #[",
    "see 12 0 R and /StructParents 3 (open ) closed ( stream endobj",
    '#read("/edition.json") #include "parts.typ" #import "@preview/cetz:0.3.0"',
)


def pdf_of(edition: Edition, **options: Any) -> PdfReader:
    return read_pdf(render_pdf(edition, **options))


def test_it_says_what_the_report_says() -> None:
    edition = bundled_edition(title="Cyber talks", subtitle="Five articles")
    text = text_of(pdf_of(edition))
    cover = edition.cover
    for said in ("Cyber talks", "Five articles", cover.period, cover.shown, cover.corpus.digest, cover.ruleset):
        assert said in text
    for entry in edition.events:
        assert closed(entry.title) in closed(text)
        assert closed(entry.date_note) in closed(text)
        for quote in entry.quotes:
            assert closed(quote.text) in closed(text)
    for paragraph in edition.method.paragraphs:
        assert closed(paragraph) in closed(text)
    for sign, name, definition in edition.method.types:
        assert f"{name} {sign} {definition}" in text


def test_what_did_not_occur_and_what_is_doubtful_is_marked() -> None:
    doubted = event(status="alleged", confidence=Confidence(0.55, ("no date of its own", "no known actor")))
    text = text_of(pdf_of(edition_of([doubted])))
    assert f"alleged {doubted.title}" in text
    assert "summit alleged" in text  # what the signs of the lanes mean
    assert "? low confidence (0.55): no date of its own; no known actor" in text


def test_its_evidence_links_to_its_sources() -> None:
    reader = pdf_of(edition_of([event(evidence=(evidence(url="https://news.example/a?b=1#c"),))]))
    assert "— China Daily, 9 Jun 2013 [1]" in text_of(reader)
    (web,) = [link for link in links_of(reader) if "/A" in link]
    assert web["/A"]["/URI"] == "https://news.example/a?b=1#c"
    assert "https://news.example/a?b=1#c" in text_of(reader)
    inner = [link for link in links_of(reader) if "/A" not in link]
    assert len(inner) == 2  # of the overview to the event, and of the quote to its source
    assert all(link["/Contents"] for link in links_of(reader))


@pytest.mark.parametrize("url", ["javascript:alert(1)", "file:///etc/passwd", "place:source-0", "ftp://a.example/"])
def test_no_other_address_becomes_a_link(url: str) -> None:
    reader = pdf_of(edition_of([event(evidence=(evidence(url=url),))]))
    assert [link for link in links_of(reader) if "/A" in link] == []


def test_it_is_made_to_be_read_aloud() -> None:
    reader = pdf_of(bundled_edition(title="Cyber talks"))
    root = root_of(reader)
    assert root["/Lang"] == "en"
    assert root["/MarkInfo"]["/Marked"]
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert reader.metadata is not None
    assert reader.metadata.title == "Cyber talks"
    assert "<pdfuaid:part>1</pdfuaid:part>" in root["/Metadata"].get_object().get_data().decode()
    tags = names_of(reader)
    assert tags.count("/H1") == 6
    assert tags.count("/H2") == 4
    assert tags.count("/Figure") == 2
    figures = [tag for tag in tags_of(reader) if tag["/S"] == "/Figure"]
    assert "Q1 2013: 7 (" in figures[0]["/Alt"]
    assert figures[1]["/Alt"].startswith("Who takes part: United States: ")


def test_its_bookmarks_are_its_headings() -> None:
    edition = bundled_edition()
    reader = pdf_of(edition)
    sections = [edition.labels[name] for name in edition.sections]
    outline = outline_of(reader)
    assert [title for level, title, _ in outline if level == 1] == sections
    assert [title for level, title, _ in outline if level == 2] == [group.heading for group in edition.groups]
    assert [page for _, _, page in outline] == sorted(page for _, _, page in outline)
    for _, title, page in outline:
        assert title in reader.pages[page - 1].extract_text()


@pytest.mark.parametrize(("paper", "size"), [("a4", (595.28, 841.89)), ("letter", (612, 792))])
def test_paper(paper: Paper, size: tuple[float, float]) -> None:
    for page in pdf_of(bundled_edition(), paper=paper).pages:
        assert (float(page.mediabox.width), float(page.mediabox.height)) == pytest.approx(size, abs=0.01)


def test_only_a_long_report_has_a_table_of_contents() -> None:
    assert "Contents" not in text_of(pdf_of(synthetic_edition(40)))
    reader = pdf_of(synthetic_edition(41, group_by="type"))
    first = reader.pages[0].extract_text()
    assert "Contents" in first
    for _, title, page in outline_of(reader):
        assert re.search(rf"{title}[ .]+{page}\b", first), title


def test_every_page_has_its_number_and_all_but_the_first_a_head() -> None:
    pages = [page.extract_text().split("\n") for page in pdf_of(bundled_edition(title="Cyber talks")).pages]
    assert [page[-1].strip() for page in pages] == [str(number) for number in range(1, len(pages) + 1)]
    heads = [" ".join(page[:2]) for page in pages[1:]]
    assert all(head.startswith("Cyber talks") for head in heads)
    assert "2013" in heads[3]


@pytest.mark.parametrize("section", ["overview", "charts", "lanes", "timeline", "sources", "method"])
def test_a_section_stands_alone(section: str) -> None:
    reader = pdf_of(bundled_edition(sections=(section,)))
    assert outline_of(reader)[0].level == 1
    assert links_of(reader) == []


def test_sections_come_in_the_order_wanted() -> None:
    reader = pdf_of(bundled_edition(sections=("method", "timeline", "overview")))
    assert [title for level, title, _ in outline_of(reader) if level == 1] == ["Method", "Timeline", "Overview"]


def test_nothing_found_is_a_report_too() -> None:
    assert "No event meets the filters." in text_of(pdf_of(edition_of([])))


def test_undated_events_and_open_dates_are_drawn_and_told() -> None:
    dates = (None, "../2013-06-09", "2014-03-01/..", "2014", "2014-03-01", "201X")
    made = [event(date, title=f"Event {number}") for number, date in enumerate(dates)]
    text = text_of(pdf_of(edition_of(made)))
    assert "undated" in text
    assert "by 9 Jun 2013" in text
    assert "from 1 Mar 2014" in text


def test_events_by_actor_stand_below_each_and_are_linked_once() -> None:
    reader = pdf_of(bundled_edition(group_by="actor"))
    text = text_of(reader)
    assert text.count("Barack Obama meets with Xi in Washington, DC") == 3  # the overview, Obama and Xi


def hostile(text: str) -> Event:
    """An event whose every text is ``text``."""
    made = evidence(f"{text} met {text}", doc=text, source=text, speaker=text, via=text, timex_text=text)
    actor = participant(Actor(text, text, "person", "US"))
    return event(title=text, type=text, topics=(text,), participants=(actor,), evidence=(made,))


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("most", [pieces.MOST_AT_ONCE, 1])
def test_no_text_of_an_article_is_markup(text: str, most: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pieces, "MOST_AT_ONCE", most)
    events = [hostile(text), hostile(f"{text} again")]
    reader = pdf_of(edition_of(events, title=text, subtitle=text, group_by="actor"))
    printed = closed(text_of(reader))
    assert printed.count(closed(text)) > 20
    assert text in [title for _, title, _ in outline_of(reader)]
    assert [link for link in links_of(reader) if "/A" in link] == []
    assert reader.metadata is not None
    assert reader.metadata.title == text


def test_words_without_end_are_broken() -> None:
    words = ("W" * 500, "a/" * 300, "e\u0301" * 400)
    reader = pdf_of(edition_of([hostile(word) for word in words]))
    lines = [line for page in reader.pages for line in page.extract_text().split("\n")]
    assert max(len(line) for line in lines) < 200
    assert closed("W" * 500) in closed(text_of(reader))


def test_what_runs_from_right_to_left_turns_nothing_else() -> None:
    title = "\u05e9\u05dc\u05d5\u05dd"  # Hebrew, which the built-in fonts have
    reader = pdf_of(edition_of([event(title=title)]))
    lines = [
        line
        for page in reader.pages
        for line in page.extract_text().split("\n")
        if title in line or title[::-1] in line
    ]
    assert len(lines) == 2
    assert all(line.startswith("7 Jun 2013") for line in lines)


def test_controls_are_gone_and_what_means_nothing_is_shown_as_such() -> None:
    reader = pdf_of(edition_of([event(title="a\x00b\x1b[31m\u202ec \ue000\U0010ffff\u0378")]))
    assert "a b [31mc \ufffd\ufffd\ufffd" in text_of(reader)


@pytest.mark.usefixtures("bare_machine")
def test_letters_that_no_font_has_are_named() -> None:
    with pytest.raises(OutputError) as caught:
        render_pdf(edition_of([event(title="Xi meets 习近平")]))
    assert caught.value.what == "no font on this machine has the letters 习 平 近"
    assert "fonts-noto-cjk" in caught.value.hint
    with pytest.raises(OutputError) as caught:
        render_pdf(edition_of([event(title="ཀ")]))
    assert "fonts-noto-cjk" not in caught.value.hint


@pytest.mark.usefixtures("bare_machine")
def test_what_cannot_be_shown_is_told_however_late_it_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "letters_of", lambda _: set())
    with pytest.raises(OutputError, match="no font on this machine has the letters 平"):
        render_pdf(edition_of([event(title="平")]))


@pytest.mark.usefixtures("chinese_machine")
def test_a_report_in_chinese() -> None:
    edition = bundled_edition(lang="zh", title="“习近平会见克里”")
    reader = pdf_of(edition)
    text = text_of(reader)
    assert root_of(reader)["/Lang"] == "zh-CN"
    assert closed("“习近平会见克里”") in closed(text)
    for said in (edition.cover.shown, *edition.method.paragraphs, *(entry.date_note for entry in edition.events)):
        assert closed(said) in closed(text)
    assert [title for level, title, _ in outline_of(reader) if level == 1] == [
        edition.labels[it] for it in edition.sections
    ]


@pytest.mark.usefixtures("chinese_machine")
def test_chinese_names_in_an_english_report() -> None:
    text = text_of(pdf_of(edition_of([event(title="Xi Jinping (习近平) meets John Kerry (克里)")])))
    assert "Xi Jinping (习近平) meets John Kerry (克里)" in text


@pytest.mark.parametrize("changes", [{"TZ": "Asia/Shanghai", "PYTHONHASHSEED": "7"}, {"LC_ALL": "C", "HOME": "/"}])
def test_the_same_bytes_everywhere(changes: dict[str, str]) -> None:
    code = (
        "import sys; from tests.editions import bundled_edition; from cyberdiplo.report.edition.pdf import render_pdf;"
        "sys.stdout.buffer.write(render_pdf(bundled_edition()))"
    )
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "FONTCONFIG_FILE": "", **changes}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, env=environment, cwd=ROOT)
    assert done.stdout == render_pdf(bundled_edition())
    assert b"/CreationDate" not in done.stdout
    assert b"/ModDate" not in done.stdout


# Long reports are bound of pieces.


@pytest.fixture
def few_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pieces, "MOST_AT_ONCE", 4)


def told(text: str) -> list[str]:
    """Words in the order of their printing, less numbers, which are those of other pages."""
    return [word for word in text.split() if not re.fullmatch(r"[\d.]+", word)]


@pytest.mark.usefixtures("few_at_once")
@pytest.mark.parametrize("wishes", [{}, {"group_by": "actor"}, {"sections": ("sources", "timeline", "overview")}])
def test_a_bound_report_says_the_same(wishes: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> None:
    edition = bundled_edition(**wishes)
    bound = pdf_of(edition)
    with monkeypatch.context() as patched:
        patched.setattr(pieces, "MOST_AT_ONCE", 10_000)
        whole = pdf_of(edition)
    assert len(bound.pages) > len(whole.pages)
    heads = {"Timeline", *(group.heading for group in edition.groups), *edition.labels.values()}

    def body(reader: PdfReader) -> list[str]:
        lines = text_of(reader)
        for head in sorted(heads, key=len, reverse=True):
            lines = lines.replace(head, " ")
        return told(lines)

    assert body(bound) == body(whole)
    assert [entry[:2] for entry in outline_of(bound)] == [entry[:2] for entry in outline_of(whole)]
    assert len(links_of(bound)) == len(links_of(whole))
    assert set(names_of(whole)) == set(names_of(bound)) - {"/Part"}
    for tag in ("/H1", "/H2", "/Figure", "/Link"):
        assert names_of(bound).count(tag) == names_of(whole).count(tag)


@pytest.mark.usefixtures("few_at_once")
def test_what_a_bound_report_says_of_its_pages_is_right() -> None:
    edition = bundled_edition()
    reader = pdf_of(edition)
    printed = [page.extract_text().split("\n")[-1].strip() for page in reader.pages]
    assert printed == [str(number) for number in range(1, len(printed) + 1)]
    for _, title, page in outline_of(reader):
        assert title in reader.pages[page - 1].extract_text()
    found = {name: reader.get_destination_page_number(it) for name, it in reader.named_destinations.items()}
    places = {name: page for name, page in found.items() if page is not None}
    for link in links_of(reader):
        assert link["/Dest"] in places
        assert link["/Contents"]
    overview = text_of_page(reader, 0)
    for position in edition.highlights:
        page = places[f"event-{position}"]
        assert edition.events[position].title[:40] in text_of_page(reader, page)
        assert re.search(rf"{re.escape(edition.events[position].title[-12:])} {page + 1}\b", overview)
    for position, source in enumerate(edition.sources):
        page = places[f"source-{position}"]
        assert f"[{position + 1}] {source.publisher or source.document}" in text_of_page(reader, page)


@pytest.mark.usefixtures("few_at_once")
def test_a_bound_report_is_made_to_be_read_aloud() -> None:
    reader = pdf_of(bundled_edition(title="Cyber talks"))
    root = root_of(reader)
    assert root["/Lang"] == "en"
    assert root["/MarkInfo"]["/Marked"]
    metadata = root["/Metadata"].get_object().get_data().decode()
    assert "<pdfuaid:part>1</pdfuaid:part>" in metadata
    assert f"<xmpTPg:NPages>{len(reader.pages)}</xmpTPg:NPages>" in metadata
    numbers = root["/StructTreeRoot"]["/ParentTree"]["/Nums"]
    parents = dict(zip(numbers[::2], numbers[1::2], strict=True))
    assert list(parents) == sorted(parents)
    pages: list[Any] = list(reader.pages)
    for page in pages:
        assert all(element.get_object()["/S"] for element in parents[page["/StructParents"]].get_object())
    for link in links_of(reader):
        assert parents[link["/StructParent"]].get_object()["/S"] == "/Link"


@pytest.mark.usefixtures("few_at_once")
def test_a_bound_report_is_the_same_bytes_twice() -> None:
    assert render_pdf(bundled_edition()) == render_pdf(bundled_edition())


# A house's own templates.


def house(folder: Path, source: str, name: str = "house.typ") -> Any:
    (folder / name).write_text(source, "utf-8")
    return read_template(folder / name)


def test_a_template_of_the_house_is_given_the_same_report(tmp_path: Path) -> None:
    source = """\
#import "/cyberdiplo/parts.typ": timeline
#let edition = (..json("/edition.json"), sections: ("timeline",))
#set document(title: "Ours")
#set page(width: 100mm, height: 100mm)
= #edition.cover.title
#timeline(edition)
#edition.events.first().quotes.first().text | #edition.print.paper
"""
    reader = pdf_of(edition_of([event()], title="*Talks*"), house=house(tmp_path, source), paper="letter")
    text = text_of(reader)
    assert text.startswith("*Talks* 2013 7 Jun 2013")
    assert "Xi met Obama in California on Friday. | letter" in text
    assert float(reader.pages[0].mediabox.width) == pytest.approx(283.46, abs=0.01)


def test_the_template_of_the_documentation_works(tmp_path: Path) -> None:
    page = (ROOT / "docs" / "reports.md").read_text("utf-8")
    source = page.split("```typst\n", 1)[1].split("```", 1)[0]
    edition = bundled_edition(title="Cyber talks")
    reader = pdf_of(edition, house=house(tmp_path, source))
    text = text_of(reader)
    assert text.startswith("Ministry of Examples Cyber talks Period")
    assert [title for level, title, _ in outline_of(reader) if level == 1] == [
        edition.labels[name] for name in edition.sections
    ]
    assert closed(edition.events[-1].title) in closed(text)


def test_a_template_may_use_what_lies_beside_it(tmp_path: Path) -> None:
    (tmp_path / "words.typ").write_text('#let greeting = "Good day"', "utf-8")
    (tmp_path / "mark.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>', "utf-8")
    source = '#import "words.typ": greeting\n#image("mark.svg", alt: "our mark")\n#greeting'
    assert text_of(pdf_of(edition_of([event()]), house=house(tmp_path, source))) == "Good day"


def test_a_template_may_bring_its_fonts(tmp_path: Path, chinese_font: Path) -> None:
    (tmp_path / "fonts").mkdir()
    (tmp_path / "fonts" / "letters.ttf").write_bytes(chinese_font.read_bytes())
    source = '#set text(font: "Letters for Tests")\n习近平 #json("/edition.json").cover.title'
    assert text_of(pdf_of(edition_of([event()], title="克里"), house=house(tmp_path, source))) == "习近平 克里"


@pytest.mark.parametrize(
    ("source", "line", "what"),
    [
        ("a\n#foo", 2, "unknown variable: foo"),
        ("#let x = (\n", 1, "unclosed delimiter"),
        ('\n\n#json("/edition.json").titel', 3, "dictionary does not contain key"),
        ('#read("/etc/passwd")', 1, "file not found"),
        ('#read("../secret.txt")', 1, "would escape the project root"),
        ('\n#import "@preview/cetz:0.3.0"', 2, "it asks for the package"),
        ('#import "missing.typ"', 1, "file not found"),
        ('\n#set text(font: "Nobody Has This")\nx', 2, "unknown font family"),
    ],
)
def test_what_is_wrong_with_a_template_is_told_with_its_line(tmp_path: Path, source: str, line: int, what: str) -> None:
    (tmp_path / "secret.txt").write_text("secret", "utf-8")
    folder = tmp_path / "house"
    folder.mkdir()
    template = house(folder, source)
    with pytest.raises(TemplateError) as caught:
        render_pdf(edition_of([event()]), template)
    assert what in caught.value.what
    assert caught.value.where == f"{folder / 'house.typ'}:{line}"
    assert caught.value.hint


def test_a_fault_in_a_file_beside_the_template_is_told_by_its_name(tmp_path: Path) -> None:
    (tmp_path / "words.typ").write_text("\n#let greeting = nope", "utf-8")
    with pytest.raises(TemplateError) as caught:
        render_pdf(edition_of([event()]), house(tmp_path, '#import "words.typ": greeting'))
    assert caught.value.where == "words.typ:2"


def test_a_fault_of_a_bundled_template_is_nobody_elses(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for file in typesetting.BUNDLED.glob("*.typ"):
        (tmp_path / file.name).write_bytes(file.read_bytes())
    (tmp_path / "report.typ").write_text("#nope", "utf-8")
    monkeypatch.setattr(typesetting, "BUNDLED", tmp_path)
    with pytest.raises(typst.TypstError, match="unknown variable: nope"):
        render_pdf(edition_of([event()]))


def test_titles_are_those_of_the_report(tmp_path: Path) -> None:
    """What a template prints of the data is the text itself, whatever it says."""
    source = '#json("/edition.json").events.map(event => event.title).join(" | ")'
    edition = edition_of([event(title=text) for text in HOSTILE])
    printed = text_of(pdf_of(edition, house=house(tmp_path, source)))
    assert sorted(entry.title for entry in edition.events) == sorted(map(one_line, HOSTILE))
    assert closed(printed) == closed(" | ".join(entry.title for entry in edition.events))
