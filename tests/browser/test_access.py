"""Everybody can use the report: with keys alone, with a screen reader, on a phone, on paper, without scripts."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]  # it ships no types
from playwright.sync_api import Page, expect

from tests.browser.browsing import DESKTOP, PHONE
from tests.browser.conftest import Visiting


def hindrances(page: Page) -> list[str]:
    """What axe-core finds that hinders seriously, with what it is about."""
    found = Axe().run(page).response["violations"]
    return [
        f"{violation['id']}: {node['html'][:120]}"
        for violation in found
        if violation["impact"] in ("serious", "critical")
        for node in violation["nodes"]
    ]


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_hinders_access(visit: Visiting, scheme: str, size: tuple[int, int]) -> None:
    page = visit(size=size, color_scheme=scheme).open("#q=group&event=fb0c001424")
    expect(page.locator("#panel")).to_be_visible()
    assert hindrances(page) == []
    page.locator("[data-facet=type] > summary").click()
    page.locator("[data-close]").click()
    page.locator("#figure summary").click()
    assert hindrances(page) == []


def test_nothing_hinders_access_in_chinese_and_without_scripts(visit: Visiting) -> None:
    page = visit("chinese").open()
    assert page.locator("html").get_attribute("lang") == "zh-Hans"
    assert hindrances(page) == []


def focused(page: Page) -> str:
    return str(page.evaluate("document.activeElement.id || document.activeElement.innerText"))


def test_keys_alone_do_everything(visit: Visiting) -> None:
    page = visit().open()
    page.keyboard.press("/")
    assert focused(page) == "q"
    page.keyboard.type("summit")
    expect(page.locator("#count")).not_to_have_text("38 of 38 events")
    page.keyboard.press("Escape")
    expect(page.locator("#count")).to_have_text("38 of 38 events")
    for _ in range(20):
        page.keyboard.press("Tab")
        if focused(page) == "stage":
            break
    assert focused(page) == "stage"
    page.keyboard.press("ArrowRight")
    spoken = page.locator("#spoken")
    expect(spoken).to_have_text(re.compile(r"^13 Jan – 13 Mar 2013: In the past two months, .* cyber incident$"))
    page.keyboard.press("ArrowRight")
    expect(spoken).to_contain_text("Feb 2013: Mandiant")
    page.keyboard.press("ArrowUp")
    expect(spoken).not_to_contain_text("Mandiant")
    page.keyboard.press("End")
    expect(spoken).to_contain_text("2017")
    page.keyboard.press("Home")
    page.keyboard.press("+")
    page.wait_for_url("**#view=*")
    page.keyboard.press("0")
    page.wait_for_url(lambda url: "view" not in url)
    page.keyboard.press("Enter")
    expect(page.locator("#panel-title")).to_be_focused()
    expect(page.locator("#panel .place")).to_have_text("1 / 38")
    page.keyboard.press("ArrowRight")
    expect(page.locator("#panel .place")).to_have_text("2 / 38")
    page.keyboard.press("Escape")
    expect(page.locator("#panel")).to_be_hidden()
    assert focused(page) == "stage"


def test_the_list_is_one_stop_and_its_arrows_go_on(visit: Visiting) -> None:
    page = visit().open()
    assert page.locator('#events a[tabindex="0"]').count() == 1
    page.locator('#events a[tabindex="0"]').focus()
    first = focused(page)
    page.keyboard.press("ArrowDown")
    second = focused(page)
    assert second != first
    page.keyboard.press("Enter")
    expect(page.locator("#panel-title")).to_contain_text(second)
    page.keyboard.press("Escape")
    assert focused(page) == second
    page.keyboard.press("ArrowUp")
    assert focused(page) == first
    page.keyboard.press("End")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('#events')") is None


def test_escape_shuts_a_filter_and_leaves_the_keyboard_there(visit: Visiting) -> None:
    page = visit().open()
    summary = page.locator("[data-facet=type] > summary")
    summary.focus()
    page.keyboard.press("Enter")
    expect(page.locator("[data-facet=type] li").first).to_be_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(page.locator("#count")).not_to_have_text("38 of 38 events")
    assert page.evaluate("document.activeElement.type") == "checkbox"
    page.keyboard.press("Escape")
    expect(summary).to_be_focused()
    expect(page.locator("[data-facet=type] .drop")).to_be_hidden()


@pytest.mark.parametrize("width", [320, 390, 768, 1440, 2200])
def test_no_page_is_wider_than_its_window(visit: Visiting, width: int) -> None:
    page = visit(size=(width, 800)).open("#event=fb0c001424")
    expect(page.locator("#panel")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.locator("[data-close]").click()
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_without_scripts_all_is_there_to_read(visit: Visiting) -> None:
    page = visit(java_script_enabled=False).open("#event-fb0c001424")
    expect(page.locator("#explorer")).to_be_hidden()
    expect(page.locator("#event-fb0c001424")).to_be_in_viewport()
    expect(page.locator("#event-fb0c001424 blockquote").first).to_be_visible()
    assert page.locator(".entry blockquote").count() > 38


def pages_of(pdf: bytes) -> int:
    return len(re.findall(rb"/Type\s*/Page\b", pdf))


def test_on_paper_it_is_a_document(visit: Visiting, tmp_path: Path) -> None:
    page = visit().open("#event=fb0c001424")
    whole = pages_of(page.pdf(path=tmp_path / "whole.pdf", prefer_css_page_size=True))
    assert 8 <= whole <= 24
    page.emulate_media(media="print")
    for hidden in ("#explorer", "#panel", ".top"):
        expect(page.locator(hidden)).to_be_hidden()
    expect(page.locator(".cover h1")).to_be_visible()
    assert page.locator(".entry blockquote:visible").count() == page.locator(".entry blockquote").count()
    page.emulate_media(media="screen")
    page.evaluate("location.hash = '#type=summit'")
    expect(page.locator("#count")).to_have_text("2 of 38 events")
    assert pages_of(page.pdf(prefer_css_page_size=True)) < whole
