"""The report used with a pointer: filters, search, the drawn timeline, the panel, the address."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, Position, expect

from tests.browser.conftest import REPORTS, Visiting


def count(page: Page) -> str:
    return page.locator("#count").inner_text()


def listed(page: Page) -> list[str]:
    """The titles in the list, in their order."""
    # Not what is seen of them: what is out of sight is not laid out.
    return page.locator("#events .entry:not([hidden]) h4 a").all_text_contents()


def choose(page: Page, facet: str, value: str) -> None:
    page.locator(f"[data-facet={facet}] > summary").click()
    wanted = re.compile(rf"^\W*{re.escape(value)} \d+$")
    page.locator(f"[data-facet={facet}] li", has_text=wanted).locator("input").click()
    page.keyboard.press("Escape")


@pytest.mark.parametrize("name", REPORTS)
def test_it_opens_from_a_file_and_asks_for_nothing_else(visit: Visiting, name: str) -> None:
    made = visit(name)
    page = made.open()
    expect(page.locator("h1")).to_be_visible()
    assert len(made.requests) == 1
    events = page.locator("#events .entry").count()
    assert events == len(REPORTS[name]().events)
    expect(page.locator("#explorer")).to_be_visible(visible=bool(events))
    if events and name != "chinese":
        assert count(page) == f"{events} of {events} events"


def test_filters_narrow_the_list_and_stand_in_the_address(visit: Visiting) -> None:
    made = visit()
    page = made.open()
    choose(page, "type", "summit")
    expect(page.locator("#count")).to_have_text("2 of 38 events")
    assert len(listed(page)) == 2
    choose(page, "status", "planned")
    expect(page.locator("#count")).to_have_text("1 of 38 events")
    page.wait_for_url("**#type=summit&status=planned")
    assert page.locator("#active button").all_inner_texts() == ["summit ✕", "planned ✕"]
    page.locator("#active button", has_text="summit").click()
    expect(page.locator("#count")).to_have_text("3 of 38 events")
    page.locator("#clear").click()
    expect(page.locator("#count")).to_have_text("38 of 38 events")
    page.wait_for_url(lambda url: url.rpartition("#")[2] == "")


def test_facets_count_what_the_other_filters_leave(visit: Visiting) -> None:
    page = visit().open("#type=summit")
    page.locator("[data-facet=status] > summary").click()
    options = [" ".join(text.split()) for text in page.locator("[data-facet=status] li").all_inner_texts()]
    assert options == ["occurred 1", "planned 1"]


def test_words_are_found_in_titles_and_in_evidence(visit: Visiting) -> None:
    made = visit()
    page = made.open()
    page.locator("#q").fill("spacewar")
    expect(page.locator("#count")).to_have_text("1 of 38 events")
    assert listed(page) == ["John Kerry said that the United States and China agree that something needs …"]
    shown = page.locator(".entry.deep blockquote:visible")
    expect(shown).to_have_count(1)
    expect(shown).to_contain_text("Spacewar")
    assert page.evaluate("[...CSS.highlights.get('found')].map(String)") == ["Spacewar"]
    page.wait_for_url("**#q=spacewar")
    page.locator("#q").fill('"working group" kerry')
    expect(page.locator("#events .entry:not([hidden]) h4 a")).to_have_text(re.compile(r"^John Kerry announced"))
    page.locator("#q").fill("nothing of that kind")
    expect(page.locator("#nothing")).to_be_visible()
    expect(page.locator("#count")).to_have_text("0 of 38 events")


def test_period_and_confidence_filter(visit: Visiting) -> None:
    made = visit()
    page = made.open()
    page.locator("[data-facet=period] > summary").click()
    page.locator("#from").fill("2017-01-01")
    page.locator("#from").blur()
    expect(page.locator("#count")).not_to_have_text("38 of 38 events")
    # "From 14 Sep 2015" and "by 9 Oct 2017" can both have happened since.
    assert {"Sept 28 report", "Barack Obama meets with Xi in Washington, DC"} <= set(listed(page))
    page.locator("#to").fill("2017-09-30")
    page.locator("#to").blur()
    page.wait_for_url("**#from=2017-01-01&to=2017-09-30")
    before = len(listed(page))
    page.locator("[data-facet=confidence] > summary").click()
    page.locator("#confidence").fill("0.8")
    page.wait_for_url("**&confidence=0.8")
    assert 0 < len(listed(page)) < before


def test_an_address_opens_what_it_names(visit: Visiting) -> None:
    made = visit()
    page = made.open("#event=fb0c001424")
    expect(page.locator("#panel")).to_be_visible()
    expect(page.locator("#panel-title")).to_contain_text("first meeting of their two-day summit")
    expect(page.locator("#panel blockquote").first).to_contain_text("Cyberattacks are a mutual concern")
    expect(page.locator("#event-fb0c001424")).to_be_in_viewport()
    page.evaluate("location.hash = '#event=f40f'")
    expect(page.locator("#panel-title")).to_contain_text("have agreed to address this global issue")
    page.evaluate("location.hash = '#type=summit&event=nothing&actor=nobody&view=x&from=2013-99-99'")
    expect(page.locator("#panel")).to_be_hidden()
    expect(page.locator("#count")).to_have_text("2 of 38 events")
    page.evaluate("location.hash = '#event-f40f2aad1c'")
    expect(page.locator("#panel-title")).to_contain_text("have agreed")


def test_a_view_can_be_handed_on(visit: Visiting) -> None:
    asked = "q=china&type=statement&type=summit&actor=Xi+Jinping&from=2013-01-01&lanes=actor&event=fb0c001424"
    first = visit().open(f"#{asked}")
    second_visit = visit()
    first.locator("[data-zoom=in]").click()
    first.wait_for_url("**&view=*")
    second = second_visit.open("#" + first.url.partition("#")[2])
    expect(second.locator("#panel")).to_be_visible()
    assert second.url == first.url
    assert listed(second) == listed(first)
    assert second.locator("input[name=lanes]:checked").get_attribute("value") == "actor"


def test_links_of_charts_and_lanes_filter(visit: Visiting) -> None:
    page = visit().open()
    page.locator(".bars a", has_text="agreement").click()
    expect(page.locator("#count")).to_have_text("6 of 38 events")
    page.locator(".lanes a", has_text="John Kerry").click()
    expect(page.locator("#count")).to_have_text("4 of 38 events")


def days_in_sight(url: str) -> list[str]:
    return re.findall(r"\d{4}-\d\d-\d\d", url.partition("view=")[2])


def test_wheel_drag_and_buttons_move_the_drawn_timeline(visit: Visiting) -> None:
    made = visit()
    page = made.open()
    canvas = page.locator("#stage canvas")
    canvas.scroll_into_view_if_needed()
    page.wait_for_timeout(400)  # the wheel that scrolled the page goes on scrolling it for a moment
    canvas.hover(position={"x": 700, "y": 60})
    page.mouse.wheel(0, -600)
    page.wait_for_url("**#view=*")
    begin, end = days_in_sight(page.url)
    assert "2012-09-01" < begin < end < "2018-03-01"
    box = canvas.bounding_box()
    assert box
    page.mouse.move(box["x"] + 600, box["y"] + 300)
    page.mouse.down()
    page.mouse.move(box["x"] + 500, box["y"] + 300, steps=4)
    page.mouse.up()
    page.wait_for_url(lambda url: days_in_sight(url) != [begin, end])
    moved = days_in_sight(page.url)
    assert moved[0] > begin
    assert moved[1] > end
    expect(page.locator("#panel")).to_be_hidden()
    page.locator("[data-zoom=in]").click()
    page.wait_for_url(lambda url: days_in_sight(url) != moved)
    page.locator("[data-zoom=all]").click()
    page.wait_for_url(lambda url: "view" not in url)


def test_an_event_on_the_drawing_opens_with_its_evidence(visit: Visiting) -> None:
    page = visit("one").open()
    canvas = page.locator("#stage canvas")
    box = canvas.bounding_box()
    assert box
    middle = Position(x=148 + (box["width"] - 148) / 2, y=26 + 14)
    canvas.hover(position=middle)
    expect(page.locator("#tip")).to_have_text("7 Jun 2013: Xi meets Obama in California")
    canvas.click(position=middle)
    expect(page.locator("#panel-title")).to_contain_text("Xi meets Obama in California")
    expect(page.locator("#panel mark")).to_have_text("met")
    page.locator("[data-close]").click()
    expect(page.locator("#panel")).to_be_hidden()


def test_events_of_one_day_are_listed_where_no_zoom_parts_them(visit: Visiting) -> None:
    # The made events that only name a year all have its middle for theirs.
    page = visit("5000").open("#lanes=none&view=2012-06-22..2012-07-12")
    canvas = page.locator("#stage canvas")
    canvas.scroll_into_view_if_needed()
    box = canvas.bounding_box()
    assert box
    middle = 148 + (box["width"] - 148) / 2
    tip = page.locator("#tip")
    places = (Position(x=middle + step, y=box["height"] - 60) for step in range(-90, 91, 10))
    for place in places:
        canvas.hover(position=place)
        if tip.is_visible() and re.match(r"\d+ events", tip.inner_text()):
            break
    assert "Event " in tip.inner_text()
    canvas.click(position=place)
    expect(page.locator("#panel .heap li").first).to_be_visible()
    title = page.locator("#panel .heap a").first.text_content() or ""
    page.locator("#panel .heap a").first.click()
    expect(page.locator("#panel-title")).to_contain_text(title)


def test_light_and_dark_follow_the_system_and_the_button(visit: Visiting) -> None:
    made = visit(color_scheme="dark")
    page = made.open()
    colour = "getComputedStyle(document.documentElement).backgroundColor"
    dark = page.evaluate(colour)
    expect(page.locator("#theme")).to_have_attribute("aria-pressed", "true")
    page.locator("#theme").click()
    expect(page.locator("#theme")).to_have_attribute("aria-pressed", "false")
    light = page.evaluate(colour)
    assert light != dark
    page.reload()
    assert page.evaluate(colour) == light


def test_an_event_under_several_headings_is_filtered_everywhere(visit: Visiting) -> None:
    page = visit("by actor").open("#type=summit")
    rows = page.locator("#events li:not([hidden])")
    assert rows.count() == 4
    assert len(set(page.locator("#events li:not([hidden]) :is(h4, .again p) > a").all_text_contents())) == 2
    assert page.locator(".group:visible h3").all_text_contents() == ["Barack Obama 2", "Xi Jinping 2"]
