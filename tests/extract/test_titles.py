"""Titles: one line, the text's own words, names in full."""

import pytest

from cyberdiplo.extract.titles import MAX_TITLE, join_names
from tests.articles import event_in, events_in, extraction_of


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("On Friday, Wang met Kerry in Beijing.", None),
        ("Wang Yi met John Kerry in Beijing on Friday.", "Wang Yi met John Kerry in Beijing"),
        ("Kerry held talks with Wang Yi in Beijing on Friday.", "John Kerry held talks with Wang Yi in Beijing"),
        ("Wang Yi and John Kerry held talks on Friday.", "Wang Yi and John Kerry held talks"),
        ("Xi will visit Seattle in October.", "Xi Jinping will visit Seattle"),
        ("Beijing suspended the cyber working group in May 2014.", "China suspended the cyber working group"),
        ("Hong Lei said on Friday that China opposes hacking.", "Hong Lei said that China opposes hacking"),
    ],
)
def test_who_did_what_by_full_names_and_without_the_date(text: str, title: str | None) -> None:
    events = events_in(text)
    if title is None:  # two families of one name: nobody can be named
        assert all("Friday" not in event.title for event in events)
    else:
        assert [event.title for event in events] == [title]


def test_a_title_without_a_subject_names_its_actors_in_front() -> None:
    title = event_in("The cyber working group was suspended by Beijing in May 2014.").title
    assert title.startswith("China: ")
    assert "working group was suspended" in title


@pytest.mark.parametrize("words", [5, 20, 40, 80])
def test_a_title_is_one_line_of_bounded_length(words: int) -> None:
    tail = " ".join(["about networks and norms in the region"] * words)
    for mention in extraction_of(f"Wang Yi and John Kerry held talks in Beijing on Friday {tail}.").mentions:
        assert 0 < len(mention.title) <= MAX_TITLE + len(" …")
        assert "\n" not in mention.title
        assert "  " not in mention.title


def test_a_title_that_was_cut_says_so_and_ends_with_a_whole_word() -> None:
    tail = " ".join(["about networks and norms in the region"] * 20)
    title = event_in(f"Wang Yi and John Kerry held talks in Beijing on Friday {tail}.").title
    assert title.endswith(" …")
    assert title.removesuffix(" …").split()[-1] in f"Beijing {tail}".split()


@pytest.mark.parametrize("space", ["  ", "\t", "\u00a0", " \u3000"])
def test_any_white_space_within_a_sentence_is_one_space(space: str) -> None:
    assert event_in(f"China suspended the{space}cyber{space}working group in May 2014. Rain fell.").title == (
        "China suspended the cyber working group"
    )


@pytest.mark.parametrize(
    ("names", "joined"),
    [
        (["A"], "A"),
        (["A", "B"], "A and B"),
        (["A", "B", "C"], "A, B and C"),
        (["A", "B", "A"], "A and B"),
    ],
)
def test_names_are_joined_as_in_prose(names: list[str], joined: str) -> None:
    assert join_names(names) == joined


def test_a_family_name_that_stands_first_is_made_whole() -> None:
    text = "President Xi Jinping travels a lot. Xi's state visit to the United States began on September 22, 2015."
    assert event_in(text).title.startswith("Xi Jinping's state visit to the United States")


def test_a_title_starts_near_its_trigger_where_the_clause_begins_far_before_it() -> None:
    before = "For his part in a long plot to steal drawings of transport aircraft from a forgotten maker near Omaha"
    title = event_in(f"{before}, a Chinese national was sentenced in Los Angeles on Friday.").title
    assert "was sentenced in Los Angeles" in title
    assert "forgotten maker" not in title


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("Hong Lei said on Friday that the visit would go on.", "the visit would go on"),
        ("John Kerry arrived in Beijing on Saturday for two days of talks.", "for two days of talks"),
        ("Su Bin was sentenced to 46 months in prison on July 13, 2014.", "to 46 months in prison"),
        ("Hong Lei said on Aug. 19, 2015, that hackers had attacked firms.", "that hackers had attacked firms"),
    ],
)
def test_only_the_date_is_left_out(text: str, end: str) -> None:
    assert event_in(text).title.endswith(end)


def test_a_title_leaves_out_whose_turn_it_is() -> None:
    (event,) = events_in("A: In view of that, China announced on Friday that the cyber working group is suspended.")
    assert not event.title.startswith(("A:", "China: A"))


def test_the_news_is_told_whole() -> None:
    event = event_in("In June came news that the Office of Personnel Management had been hacked.")
    assert event.title == "News that the Office of Personnel Management had been hacked"
