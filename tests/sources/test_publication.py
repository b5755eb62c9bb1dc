"""Which of a page's days is the day of publication, and when none of them is believed."""

from __future__ import annotations

import datetime as dt

import pytest

from cyberdiplo.knowledge.reading import Reading
from cyberdiplo.model.document import Document
from cyberdiplo.sources.text import Metadata, read_document

STORY = "China and the United States will hold talks on cyber security, officials of both countries said in Beijing."
MORE = "The talks are the first since two rounds were cancelled, and will last for two days."


def page(*lines: str) -> str:
    return "\n\n".join(lines)


def published(document: Document) -> str:
    time = document.published_time
    return f"{document.published} {time.isoformat('minutes') if time else '-'} {document.date_basis}"


def codes(document: Document) -> list[str]:
    return [diagnostic.code for diagnostic in document.diagnostics]


def test_metadata_wins_over_the_page(reading: Reading) -> None:
    text = page("Talks on hacking to be held", "Published: 2018-01-11", STORY, MORE)
    document = read_document(text, "a", reading, Metadata(published=dt.date(2015, 11, 12)))
    assert published(document) == "2015-11-12 - metadata"


def test_the_page_adds_the_time_to_the_day_of_the_metadata(reading: Reading) -> None:
    text = page("Talks on hacking to be held", "Published: 2015-11-12 08:40", STORY, MORE)
    document = read_document(text, "a", reading, Metadata(published=dt.date(2015, 11, 12)))
    assert published(document) == "2015-11-12 08:40 metadata"


def test_a_creation_time_given_from_outside_is_not_overridden_by_a_place_line(reading: Reading) -> None:
    text = "BEIJING, Nov. 10 (Xinhua) -- " + STORY
    document = read_document(text, "a", reading, Metadata(dct=dt.date(2015, 11, 12)))
    assert document.dct == dt.date(2015, 11, 12)


def test_a_place_line_decides_the_creation_time(reading: Reading) -> None:
    text = page(
        "Talks on hacking to be held", "08:40, November 13, 2015", "BEIJING, Nov. 12 (Xinhua) -- " + STORY, MORE
    )
    document = read_document(text, "a", reading)
    assert (document.published, document.dct) == (dt.date(2015, 11, 13), dt.date(2015, 11, 12))


def test_a_place_line_may_stand_above_the_article(reading: Reading) -> None:
    text = page("Talks on hacking to be held", "November 13, 2015", "BEIJING, Nov. 12 (Xinhua) --", STORY, MORE)
    document = read_document(text, "a", reading)
    assert (document.dct, document.place, document.agency) == (dt.date(2015, 11, 12), "Beijing", "Xinhua")


def test_a_place_line_may_be_later_than_the_page(reading: Reading) -> None:
    text = page("Talks on hacking to be held", "November 11, 2015", "BEIJING, Nov. 12 (Xinhua) -- " + STORY, MORE)
    assert read_document(text, "a", reading).dct == dt.date(2015, 11, 12)


def test_first_published_wins_over_updated(reading: Reading) -> None:
    text = page("Talks on hacking to be held", "Updated: Feb 21 2013 05:22 AM | Posted: Feb 19 2013 09:00 PM", STORY)
    assert published(read_document(text, "a", reading)) == "2013-02-19 21:00 header"


def test_the_day_in_print_is_the_first_where_the_site_was_updated(reading: Reading) -> None:
    text = page(
        "Talks on hacking to be held", "Updated: 2013-03-14 11:24", STORY, MORE, "(China Daily 03/13/2013 page1)"
    )
    assert published(read_document(text, "a", reading)) == "2013-03-13 - header"


@pytest.mark.parametrize(
    "note",
    [
        "This article was first published on June 9, 2013 by the Example Times.",
        "(This story originally appeared in the Example Times on June 9, 2013.)",
        "Originally published: June 9, 2013",
    ],
)
def test_the_first_publication_wins_over_a_later_post(note: str, reading: Reading) -> None:
    for text in (
        page(note, "Talks on hacking to be held", "Reposted on 12 March 2018", STORY, MORE),
        page("Talks on hacking to be held", "Posted on 12 March 2018 by admin", note, STORY, MORE),
        page("Talks on hacking to be held", "Posted on 12 March 2018", STORY, MORE, note),
    ):
        assert published(read_document(text, "a", reading)) == "2013-06-09 - header"


@pytest.mark.parametrize("clock", ["Thursday, January 4, 2024 | 10:22 AM", "January 4, 2024"])
def test_a_day_above_the_pages_menu_is_todays(clock: str, reading: Reading) -> None:
    text = page(
        f"{clock}\nExample News\nHome | World | Business", "Talks on hacking to be held", "By Ann Roe", STORY, MORE
    )
    assert codes(read_document(text, "a", reading)) == ["doubtful-publication-date"]


def test_an_unlabelled_day_near_the_title_wins_over_the_banner(reading: Reading) -> None:
    text = page("Monday June 1, 2020", "April 29, 2013", STORY, MORE)
    assert published(read_document(text, "a", reading)) == "2013-04-29 - header"


@pytest.mark.parametrize(
    "url",
    [
        "https://example.org/2013/04/29/talks/",
        "https://example.org/20130429/talks.htm",
        "https://example.org/world/2013-04/29/content_29217515.htm",
        "https://example.org/news/2013/apr/29/talks",
        "https://example.org/n/2013/0429/c90883-8269498.html",
        "https://example.org/article/us-china-idUSKCN0RB2CJ20130429",
        "https://example.org/world/04/29/13/talks",
        "https://example.org/2013-04-29-talks.html",
    ],
)
def test_the_day_in_the_address_is_believed_over_todays_clock(url: str, reading: Reading) -> None:
    text = page("01/12/2025 01:55:00 pm", "Talks on hacking to be held", STORY, MORE)
    assert published(read_document(text, "a", reading, Metadata(url=url))) == "2013-04-29 - url"


@pytest.mark.parametrize(
    "url",
    [
        "https://example.org/content_29217515.htm",
        "https://example.org/8269498.html",
        "https://example.org/2012-2013/12-34",
        "https://example.org/201304291234567.html",
        "https://example.org/story?date=20130429",
    ],
)
def test_other_figures_in_an_address_are_no_day(url: str, reading: Reading) -> None:
    document = read_document(page("Talks on hacking", STORY), "a", reading, Metadata(url=url))
    assert codes(document) == ["no-publication-date"]


def test_the_page_knows_the_time_of_the_day_in_its_address(reading: Reading) -> None:
    text = page("Talks on hacking to be held", "08:40, April 29, 2013", STORY, MORE)
    document = read_document(text, "a", reading, Metadata(url="https://example.org/2013/04/29/talks"))
    assert published(document) == "2013-04-29 08:40 header"


def test_a_repost_years_after_the_place_line_is_doubted(reading: Reading) -> None:
    text = page("January 11, 2018 - tom", "Talks on hacking", "BEIJING, Nov. 12 (Xinhua) — " + STORY, MORE)
    document = read_document(text, "a", reading)
    assert (document.published, document.dateline) == (None, None)
    assert codes(document) == ["doubtful-publication-date"]


def test_a_labelled_repost_is_doubted_too_where_the_place_line_belongs_to_another_season(reading: Reading) -> None:
    text = page("Talks on hacking", "Posted on March 3, 2017", "BEIJING, Nov. 12 (Xinhua) — " + STORY, MORE)
    assert codes(read_document(text, "a", reading)) == ["doubtful-publication-date"]


def test_a_clock_above_an_old_story_is_doubted(reading: Reading) -> None:
    told = "Five officers were charged on May 19, 2014, and the working group was suspended on the day after that."
    text = page("Example News", "December 25, 2024", "Talks on hacking", STORY, told)
    document = read_document(text, "a", reading)
    assert document.published is None
    assert codes(document) == ["doubtful-publication-date"]


def test_an_update_years_after_the_story_is_doubted(reading: Reading) -> None:
    told = "Five officers were charged on May 19, 2014, and the working group was suspended on the day after that."
    text = page("Talks on hacking to be held", "Last updated: March 1, 2019", STORY, told)
    assert codes(read_document(text, "a", reading)) == ["doubtful-publication-date"]


def test_a_day_of_retrieval_is_no_day_of_publication(reading: Reading) -> None:
    text = page("Talks on hacking to be held", "Retrieved on March 1, 2019", STORY, MORE)
    assert codes(read_document(text, "a", reading)) == ["no-publication-date"]


def test_days_of_linked_articles_are_not_this_articles(reading: Reading) -> None:
    links = "Related stories\nPentagon names hackers MAY 7, 2013\nHackers traced to tower FEB. 18, 2013"
    text = page("Talks on hacking to be held", STORY, MORE, links)
    assert codes(read_document(text, "a", reading)) == ["no-publication-date"]


def test_a_day_between_paragraphs_is_the_storys(reading: Reading) -> None:
    text = page("Talks on hacking to be held", STORY, MORE, "June 7, 2013", MORE + " Again.", STORY + " Again.")
    assert codes(read_document(text, "a", reading)) == ["no-publication-date"]


@pytest.mark.parametrize(
    ("source", "day"),
    [
        ("China Daily", "2013-03-04"),
        ("USA Today", "2013-03-04"),
        ("The Guardian", "2013-04-03"),
        ("The Hindu", "2013-04-03"),
    ],
)
def test_the_papers_country_orders_month_and_day(source: str, day: str, reading: Reading) -> None:
    text = page("Talks on hacking to be held", f"{source} 03/04/2013", STORY, MORE)
    assert str(read_document(text, "a", reading).published) == day


def test_the_host_orders_month_and_day_where_no_list_knows_the_paper(reading: Reading) -> None:
    text = page("Talks on hacking to be held", "03/04/2013", STORY, MORE)
    document = read_document(text, "a", reading, Metadata(url="https://www.example.co.uk/talks"))
    assert document.published == dt.date(2013, 4, 3)


def test_another_day_of_the_page_orders_month_and_day(reading: Reading) -> None:
    text = page("Talks on hacking to be held", "Published: 03/04/2013 | Updated: 4 April 2013", STORY, MORE)
    assert read_document(text, "a", reading).published == dt.date(2013, 4, 3)


def test_figures_that_nothing_orders_stay_open(reading: Reading) -> None:
    text = page("Talks on hacking to be held", "03/04/2013", STORY, MORE)
    document = read_document(text, "a", reading)
    assert document.published is None
    assert codes(document) == ["ambiguous-publication-date"]


def test_a_label_dates_the_line_below_it(reading: Reading) -> None:
    text = page(
        "FOR IMMEDIATE RELEASE\nMonday, May 19, 2014", "Talks on hacking to be held", STORY, "Updated May 25, 2014"
    )
    assert published(read_document(text, "a", reading)) == "2014-05-19 - header"


def test_a_place_line_with_its_year_dates_a_page_without_a_day(reading: Reading) -> None:
    document = read_document("BEIJING, Nov. 12, 2015 (Xinhua) -- " + STORY, "a", reading)
    assert published(document) == "2015-11-12 - dateline"


def test_a_place_line_far_from_the_given_day_is_told(reading: Reading) -> None:
    text = "BEIJING, Nov. 12 (Xinhua) -- " + STORY
    document = read_document(text, "a", reading, Metadata(published=dt.date(2018, 5, 1)))
    assert (document.published, document.dateline, document.dct) == (dt.date(2018, 5, 1), None, None)
    assert codes(document) == ["contested-publication-date"]


GIVEN = dt.date(2018, 5, 1)
CONTESTING = {
    "place line without a year": page("Talks on hacking", "BEIJING, Nov. 12 (Xinhua) -- " + STORY, MORE),
    "place line with its year": page("Talks on hacking", "BEIJING, Nov. 12, 2015 (Xinhua) -- " + STORY, MORE),
    "day under the title": page("Talks on hacking", "Thursday, November 12, 2015", STORY, MORE),
    "day above the title": page("FOR IMMEDIATE RELEASE\nThursday, November 12, 2015", "Talks on hacking", STORY, MORE),
    "first published below": page("Talks on hacking", "May 1, 2018", STORY, "First published on November 12, 2015."),
    "published below": page("Talks on hacking", STORY, MORE, "Published: November 12, 2015"),
    "clock beside the given day": page("May 1, 2018", "Example News", "Talks on hacking", "November 12, 2015", STORY),
    "given day is of an update": page(
        "Talks on hacking", "Published: Nov. 12, 2015 | Updated: April 30, 2018", STORY, MORE
    ),
}


@pytest.mark.parametrize("text", CONTESTING.values(), ids=CONTESTING)
def test_a_page_of_an_earlier_time_contests_the_given_day(text: str, reading: Reading) -> None:
    document = read_document(text, "a", reading, Metadata(published=GIVEN))
    assert (document.published, document.contested, document.dct, document.told_by) == (GIVEN, True, None, GIVEN)
    assert codes(document) == ["contested-publication-date"]
    assert "--published" in document.diagnostics[0].message


@pytest.mark.parametrize("address", ["2015/11/12/talks.htm", "2015-11/12/content_1.htm", "world/2015/11/talks.htm"])
def test_an_address_of_an_earlier_time_contests_the_given_day(address: str, reading: Reading) -> None:
    known = Metadata(published=GIVEN, url=f"https://example.org/{address}")
    document = read_document(page("Talks on hacking", STORY, MORE), "a", reading, known)
    assert (document.contested, codes(document)) == (True, ["contested-publication-date"])


NOT_CONTESTING = {
    "later day": page("Talks on hacking", "Published: January 11, 2019", STORY, MORE),
    "later place line": page("Talks on hacking", "BEIJING, Nov. 12, 2018 (Xinhua) -- " + STORY, MORE),
    "clock": page("Monday June 1, 2020", "Example News", "Talks on hacking", STORY, MORE),
    "some weeks before": page("Talks on hacking", "March 20, 2018", STORY, MORE),
    "near day below an earlier one": page("Talks on hacking", "November 12, 2015", STORY, MORE, "Posted: May 2, 2018"),
    "figures of either order": page("Talks on hacking", "05/01/2018", STORY, MORE),
    "earlier day in the story": page("Talks on hacking", STORY, "On November 12, 2015, they met.", MORE),
    "retrieved": page("Talks on hacking", "Retrieved on November 12, 2015", STORY, MORE),
    "links": page("Talks on hacking", STORY, MORE, "Related stories\nPentagon names hackers MAY 7, 2013"),
}


@pytest.mark.parametrize("text", NOT_CONTESTING.values(), ids=NOT_CONTESTING)
def test_other_days_do_not_contest_the_given_day(text: str, reading: Reading) -> None:
    document = read_document(text, "a", reading, Metadata(published=GIVEN))
    assert (document.dct, codes(document)) == (GIVEN, [])


def test_a_given_creation_time_is_contradicted_and_counts_all_the_same(reading: Reading) -> None:
    text = page("Talks on hacking", "Thursday, November 12, 2015", STORY, MORE)
    document = read_document(text, "a", reading, Metadata(dct=GIVEN))
    assert (document.dct, codes(document)) == (GIVEN, ["contested-publication-date"])


def test_an_address_and_a_place_line_some_weeks_apart_contest_each_other(reading: Reading) -> None:
    text = page("Talks on hacking", "BEIJING, Dec. 9 (Xinhua) -- " + STORY, MORE)
    document = read_document(text, "a", reading, Metadata(url="https://example.org/2015/11/12/talks.htm"))
    assert (document.published, document.dct) == (dt.date(2015, 11, 12), None)
    assert codes(document) == ["contested-publication-date"]


def test_a_page_without_a_day_says_what_to_do(reading: Reading) -> None:
    document = read_document(STORY, "a", reading)
    assert codes(document) == ["no-publication-date"]
    assert "--published" in document.diagnostics[0].message


@pytest.mark.parametrize(
    "title",
    [
        "Press Briefing by Press Secretary Jay Carney, 5/20/2014",
        "Foreign Ministry Spokesperson Hong Lei's Regular Press Conference on May 20, 2014",
        "Remarks by the President on Securing Our Nation's Cyber Networks (May 20, 2014)",
    ],
)
def test_the_title_of_a_transcript_has_its_day(title: str, reading: Reading) -> None:
    text = page(title, "12:45 P.M. EDT", STORY, MORE)
    assert published(read_document(text, "a", reading)) == "2014-05-20 - header"
    dated = read_document(page(title, "May 21, 2014", STORY, MORE), "a", reading)
    assert published(dated) == "2014-05-21 - header"


@pytest.mark.parametrize(
    "title",
    [
        "What Beijing and Washington did after the charges of May 20, 2014",
        "Hacking talks held in Beijing on May 20, 2014: what the transcript says",
        "Press briefing by the secretary and the spokesman of the ministry, 5/6/2014",
    ],
)
def test_a_day_in_another_title_is_the_storys(title: str, reading: Reading) -> None:
    assert codes(read_document(page(title, STORY, MORE), "a", reading)) == ["no-publication-date"]
