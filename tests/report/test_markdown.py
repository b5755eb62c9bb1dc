"""The timeline in Markdown."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from cyberdiplo.report.cells import one_line
from cyberdiplo.report.markdown import escape, render_markdown
from tests.factories import event, evidence


def test_years_are_headings_and_events_are_entries() -> None:
    link = evidence(url="https://example.org/a")
    text = "".join(render_markdown([event(evidence=(link,)), event("2014-05", status="planned"), event(None)]))
    assert text == (
        "## 2013\n\n"
        "- **7 Jun 2013** – Xi Jinping meets Barack Obama (summit) — [China Daily, 9 Jun 2013](https://example.org/a)\n"
        "\n## 2014\n\n"
        "- **May 2014** – Xi Jinping meets Barack Obama (summit, planned) — China Daily, 9 Jun 2013\n"
        "\n## undated\n\n"
        "- **undated** – Xi Jinping meets Barack Obama (summit) — China Daily, 9 Jun 2013\n"
    )


def test_marks_in_a_text_stay_text() -> None:
    made = event(title="[x](javascript:1) *b* <script>", evidence=(evidence("a_b_c", url="javascript:alert(1)"),))
    text = "".join(render_markdown([made], evidence=True))
    assert r"\[x\](javascript:1) \*b\* \<script\>" in text
    assert "](javascript:alert" not in text
    assert r"  > a\_b\_c" in text


def test_nothing_gives_nothing() -> None:
    assert "".join(render_markdown([])) == ""


# CommonMark with tables and strike-through, as most wikis read it.
READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def as_read(markdown: str) -> tuple[list[str], str]:
    """The kinds of blocks and of marks within them that a reader finds, and the text that it shows."""
    tokens = READER.parse(markdown)
    within = [child for token in tokens for child in token.children or []]
    kinds = [token.type for token in tokens] + [child.type for child in within if child.type != "text"]
    return kinds, "".join(child.content for child in within)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "*a* _b_ `c` ~~d~~",
            "[a](http://b)",
            "![a](b)",
            "<b>x</b>",
            "<http://a.b>",
            "&lt;b&gt; &#60;",
            "a\\*b",
            "a | b",
        ),
        *("# a", "> a", "- a", "+ a", "1. a", "12) a", "---", "===", "    a", "```", "~~~", "| a |", "[x]: http://y"),
        *("-", "2.", "+", "a\\", ": a", "% a", "{{ x }}", "$a$", "a^b^", "==a==", "1.5 and -2"),
    ],
)
def test_an_escaped_text_is_read_as_itself(text: str) -> None:
    assert as_read(escape(one_line(text))) == (["paragraph_open", "inline", "paragraph_close"], one_line(text))


@given(st.text(st.sampled_from("ab1 .)-+=#>*_`[]()<>!&;:/\\|~$^{}%\n\u202e"), max_size=30).map(one_line).filter(bool))
def test_no_text_is_markup(text: str) -> None:
    assert as_read(escape(text)) == (["paragraph_open", "inline", "paragraph_close"], text)
    row = as_read(f"| a |\n| --- |\n| {escape(text)} |\n")
    assert row[0].count("td_open") == 1
    assert row[1] == f"a{text}"


def test_what_programs_would_link_unasked_is_broken() -> None:
    assert escape("see https://example.org or www.example.org") == r"see https\://example.org or www\.example.org"
