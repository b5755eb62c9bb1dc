"""The timeline in Markdown."""

from __future__ import annotations

from cyberdiplo.report.markdown import render_markdown
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
