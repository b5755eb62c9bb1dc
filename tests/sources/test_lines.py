"""What single lines are, without the page around them."""

from __future__ import annotations

import pytest

from cyberdiplo.knowledge.reading import Reading
from cyberdiplo.sources.lines import read_lines


def nature(line: str, reading: Reading) -> str:
    (found,) = read_lines(line, reading)
    return found.nature


@pytest.mark.parametrize(
    "line",
    [
        "Print Mail Large Medium  Small 分享按钮 0",
        "|||||||||",
        "________________",
        "Posted in: Diplomacy",
        "Accessibility links",
        "Like Us on Facebook",
        "Skip to content",
        "please wait",
        "No media source currently available",
        "0:00 0:02:32 0:00",
        "Fill in your details below or click an icon to log in: Logo",
        "%d bloggers like this:",
        "Home > News > Top News",
        "HOME >> CHINA",
        "Home | About | Contact",
        "We use cookies to give you the best experience on our website.",
        "This site uses cookies. By continuing, you accept our use of cookies.",
        "Sign up for our daily newsletter to get the news in your inbox.",
        "Your email address will not be published. Required fields are marked *",
        "Zhao Shengnan in Beijing contributed to this story.",
        "(Reporting by Ann Archer; Editing by Carl Cook)",
        "The views expressed here are the author's own.",
        "The author is a research fellow at an institute in Beijing.",
        "© 2013 Example Company",
        "Copyright 2013 The Example Times. All rights reserved. This may not be published or rewritten.",
        "ann.archer@example.com",
        "https://www.example.com/2013/06/09/story.html",
        "www.example.com",
        "Watch: How the hackers worked",
        "SECTION: Section A; Column 0; Foreign Desk; Pg. 1",
        "A version of this article appears in print on May 20, 2014, on Page A1 of the New York edition.",
        "Make CT Your Homepage",
        "4 Min Read",
        "Talk about this story, click here to join us",
    ],
)
def test_debris(line: str, reading: Reading) -> None:
    assert nature(line, reading) == "debris"


@pytest.mark.parametrize(
    "line",
    [
        "The hackers exploited a flaw in Adobe Flash and in web browsers.",
        "Employees were tricked into giving their passwords to log in to a false site.",
        "Copyright theft costs American companies billions, the report says.",
        "The attack on Apple's App Store came from China, a security firm said.",
        "Video of the meeting was shown by CCTV on Friday evening.",
        "Section 301 of the act allows sanctions against Chinese companies.",
        "Comments by the spokesman drew an angry reply from Washington.",
        "Related charges were brought against two other men on Monday.",
        "The author was paid by the ministry, investigators said.",
        "In this age of hackers, the two sides must talk to each other.",
        "He agreed.",
        "\"Why should we?\" he said. \"There is no proof.\"",
        "Both countries agreed on the following points, which a joint statement lists in some detail, they said:",
        "What did the two presidents say to each other when they met for the second time in the desert of California?",
    ],
)  # fmt: skip
def test_running_text(line: str, reading: Reading) -> None:
    assert nature(line, reading) == "prose"


@pytest.mark.parametrize(
    "line",
    [
        "Back to square one: US and China resume cyber talks",
        "Video shows Chinese army's hackers at work",
        "Search for hackers leads to Shanghai",
        "Watch out, hackers are coming",
        "Privacy fears over Chinese apps",
        "China sues Example Corp.",
        "Beijing hits back at U.S.",
        "Did the dialogue get anywhere on cyber?",
        "Photo agency hacked by Chinese group",
        "2013",
    ],
)
def test_headlines_and_headings(line: str, reading: Reading) -> None:
    assert nature(line, reading) == "short"


@pytest.mark.parametrize(
    "line",
    [
        "(Photo : Example Agency) Press materials in Washington, May 19, 2014, before a news conference.",
        "FILE PHOTO: A man types on a keyboard in Warsaw. REUTERS/Jo Li",
        "FILE - In this May 19, 2014 file photo, the Attorney General speaks.",
        "Xi is greeted by Obama in Washington, D.C., December 1, 2015. [Photo/IC] |",
        "U.S. Treasury Secretary Jacob Lew (L) with President Xi Jinping in Beijing.",
        "Getting into China can be hard. (Ana Example/",
        "Xi Jinping, left, met Jack Lew in Beijing",
        "The building in Shanghai. Photograph: Jo Li/Reuters",
        "Guests arrive at the White House. (Xinhua/Li Bo)",
        "President Obama speaks in Washington on Friday. Credit Al Wu/Getty Images",
    ],
)
def test_captions(line: str, reading: Reading) -> None:
    assert nature(line, reading) == "caption"


@pytest.mark.parametrize(
    "line",
    [
        "The two sides agreed (the US/China statement says so) to meet.",
        "The ministry (left without a head since May) denied it. He, left, in 2012. It was so.",
        "The talks were held in Beijing on Friday, the agency said. (Xinhua)",
        "(China Daily 03/13/2013 page1)",
    ],
)
def test_brackets_and_slashes_make_no_caption(line: str, reading: Reading) -> None:
    assert nature(line, reading) != "caption"


@pytest.mark.parametrize(
    ("line", "box"),
    [
        ("We Recommend:", "related"),
        ("RELATED COVERAGE", "related"),
        ("Leave a Reply", "comments"),
        ("12 Comments", "comments"),
        ("blog comments powered by Disqus", "comments"),
        ("5 Responses to “Talks on hacking”", "comments"),
    ],
)
def test_boxes(line: str, box: str, reading: Reading) -> None:
    assert nature(line, reading) == box


def test_lines_of_a_fixed_width_are_joined_to_paragraphs(reading: Reading) -> None:
    text = (
        "Talks on Hacking\n\n"
        "Senior officials of China and the United States met in Beijing on\n"
        "Thursday to prepare a dialogue on cybercrime, the ministry in the\n"
        "Chinese capital said.\n"
        "   The talks were the first since the summit in September, and the\n"
        "two sides hope for more of them, a spokesman told reporters there\n"
        "on Friday.\n"
    )
    lines = [line.text for line in read_lines(text, reading)]
    assert lines[0] == "Talks on Hacking"
    assert [line.count("\n") for line in lines] == [0, 2, 2]


def test_paragraphs_on_lines_of_their_own_are_not_joined(reading: Reading) -> None:
    text = "China agreed on Tuesday to hold talks on hacking in Beijing.\n" * 8
    assert len(read_lines(text, reading)) == 8


def test_carriage_returns_and_invisible_spaces_belong_to_no_line(reading: Reading) -> None:
    lines = read_lines("\ufeffOne line\r\n\u200b\r\n\xa0 Another line \r\n", reading)
    assert [(line.text, line.gap) for line in lines] == [("One line", False), ("Another line", True)]
