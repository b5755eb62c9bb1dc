from __future__ import annotations

import pytest

from cyberdiplo.knowledge.reading import Reading
from cyberdiplo.sources.masthead import CreditLine, read_credit, read_signature


def dates_of(credit: CreditLine) -> list[str]:
    return [
        " ".join(filter(None, (date.printed.day.isoformat(), str(date.printed.time or "")[:5], date.label)))
        for date in credit.dates
    ]


@pytest.mark.parametrize(
    ("line", "dates"),
    [
        ("Updated: 2013-06-09 02:04", ["2013-06-09 02:04 updated"]),
        ("Published 15 April 2013", ["2013-04-15 published"]),
        ("By Liu Xin Source:Global Times Published: 2015-9-14 0:53:01", ["2015-09-14 00:53 published"]),
        ("(China Daily 03/13/2013 page1)", ["2013-03-13 none"]),
        ("By Zhao Huanxin | chinadaily.com.cn | Updated: 2017-10-09 06:01", ["2017-10-09 06:01 updated"]),
        (
            "Posted at Feb 19 2013 09:00 PM | Updated as of Feb 21 2013 05:22 AM",
            ["2013-02-19 21:00 published", "2013-02-21 05:22 updated"],
        ),
        ("08:40, June 04, 2013", ["2013-06-04 08:40 none"]),
        ("0 Comment(s)Print E-mail China.org.cn, June 25, 2013", ["2013-06-25 none"]),
        ("- The Washington Times - Thursday, July 14, 2016", ["2016-07-14 none"]),
        ("By Mi Yunjing (chinadaily.com.cn) Updated : 2016-06-20", ["2016-06-20 updated"]),
        ("Tue Mar 19, 2013 8:15pm EDT", ["2013-03-19 20:15 none"]),
        ("19 March 2013 Last updated at 14:10 GMT", ["2013-03-19 14:10 none"]),
        ("Tuesday 19 February 2013 12.29 GMT", ["2013-02-19 12:29 none"]),
        (
            "Fri 25 Sep 2015 17.29 EDT Last modified on Fri 14 Jul 2017 16.13 EDT",
            ["2015-09-25 17:29 none", "2017-07-14 16:13 updated"],
        ),
        (
            "PUBLISHED : Tuesday, 09 July, 2013, 12:00am UPDATED : Tuesday, 09 July, 2013, 4:34am",
            ["2013-07-09 00:00 published", "2013-07-09 04:34 updated"],
        ),
        (
            "Published: 11:02 GMT, 16 September 2015 | Updated: 15:30 GMT, 17 September 2015",
            ["2015-09-16 11:02 published", "2015-09-17 15:30 updated"],
        ),
        ("September 10, 2015 / 6:14 PM / 3 years ago", ["2015-09-10 18:14 none"]),
        ("Updated 3:21 PM EDT, Mon May 19, 2014", ["2014-05-19 15:21 updated"]),
        (
            "By ANN DOE | 5/19/14 10:31 AM EDT Updated 5/19/14 4:05 PM EDT",
            ["2014-05-19 10:31 none", "2014-05-19 16:05 updated"],
        ),
        ("Date 08.06.2013", ["2013-06-08 published"]),
        ("Published time: 9 Jun, 2013 05:12", ["2013-06-09 05:12 published"]),
        ("Edited time: 10 Jun, 2013 08:00", ["2013-06-10 08:00 updated"]),
        ("Xinhua | 2015-11-12 21:44:30 | Editor: huaxia", ["2015-11-12 21:44 none"]),
        ("2013-06-09 10:02Xinhua Web Editor: Gu Wei", ["2013-06-09 10:02 none"]),
        ("2014年5月20日 10:00", ["2014-05-20 10:00 none"]),
        ("May 20th, 2014 by Ann Doe", ["2014-05-20 none"]),
        ("LOAD-DATE: February 20, 2013", ["2013-02-20 other"]),
        ("Retrieved on 4 May 2019", ["2019-05-04 other"]),
        ("Thu., Sept. 10, 2015", ["2015-09-10 none"]),
    ],
)
def test_a_line_of_credit_tells_its_days(line: str, dates: list[str], reading: Reading) -> None:
    credit = read_credit(line, reading)
    assert credit.telling
    assert dates_of(credit) == dates


@pytest.mark.parametrize(
    ("line", "byline", "place", "publishers"),
    [
        (
            "By ZHU ZHE and Chen Jia in Rancho Mirage, California (China Daily)",
            "ZHU ZHE and Chen Jia",
            "Rancho Mirage",
            ["China Daily"],
        ),
        (
            "By Wei Tan in Beijing and Bo Li in Washington (China Daily) 08:05, September 14, 2015",
            "Wei Tan and Bo Li",
            "Beijing",
            ["China Daily"],
        ),
        ("By ANN McDONALD, AP Business Writer", "ANN McDONALD", None, ["Associated Press"]),
        (
            "By Ann E. Archer and Carl Cook, New York Times, June 1, 2013",
            "Ann E. Archer and Carl Cook",
            None,
            ["The New York Times"],
        ),
        ("BYLINE: By ANN B. ARCHER, CARL COOK and DORA DALE", "ANN B. ARCHER, CARL COOK and DORA DALE", None, []),
        ("Posted By: Carl Cook on May 20, 2014", "Carl Cook", None, []),
        ("PTI | Beijing | Updated: Apr 13, 2013, 06:45 PM IST", None, "Beijing", ["PTI"]),
        ("AFP, WASHINGTON", None, "Washington", ["AFP"]),
        ("By Associated Press", None, None, ["Associated Press"]),
    ],
)
def test_a_line_of_credit_tells_who_and_where(
    line: str, byline: str | None, place: str | None, publishers: list[str], reading: Reading
) -> None:
    credit = read_credit(line, reading)
    assert credit.telling
    assert (credit.byline, credit.place, [publisher.name for publisher in credit.publishers]) == (
        byline,
        place,
        publishers,
    )


@pytest.mark.parametrize(
    "line",
    [
        "Chronology of US-China Relations",
        "The New York Times hacked",
        "China bans Windows from government computers",
        "Cyber talks by June 4, 2013 urged in Geneva by China and others",
        "May 13, 2014: Wang Yi speaks with Kerry by telephone",
        "On May 19, 2014, five officers were indicted in Pittsburgh.",
    ],
)
def test_a_line_that_tells_something_else_is_no_line_of_credit(line: str, reading: Reading) -> None:
    assert not read_credit(line, reading).telling


def test_a_named_source_is_kept_though_no_list_knows_it(reading: Reading) -> None:
    assert read_credit("Source: Example Daily News", reading).source == "Example Daily News"


def test_an_address_is_no_date(reading: Reading) -> None:
    credit = read_credit("URL: http://www.example.com/2013/02/19/story.html", reading)
    assert credit.url == "http://www.example.com/2013/02/19/story.html"
    assert credit.dates == []


@pytest.mark.parametrize(
    ("line", "byline"),
    [
        ("Wei Tan in Washington wei.tan@example.com", "Wei Tan"),
        ("ANN ARCHER and CARL COOK", "ANN ARCHER and CARL COOK"),
        ("China denies hacking again", None),
        ("Analysis:", None),
    ],
)
def test_a_signature_is_names_alone(line: str, byline: str | None, reading: Reading) -> None:
    signature = read_signature(line, reading)
    assert (signature.byline if signature else None) == byline
