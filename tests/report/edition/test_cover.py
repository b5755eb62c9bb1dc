"""What was asked, what was read, what is shown, and what is left out."""

from __future__ import annotations

import datetime as dt
import hashlib
from typing import Any

import pytest

from cyberdiplo.model.document import Document
from cyberdiplo.model.event import Event
from cyberdiplo.report.edition.compose import Wishes, compose_edition
from cyberdiplo.report.edition.content import Cover, Language
from cyberdiplo.report.edition.cover import Answered, Read
from cyberdiplo.timeline.query import Query, Term, parse_query, select_events
from cyberdiplo.timeline.vocabulary import Vocabulary
from cyberdiplo.workflows import vocabulary_of
from tests.editions import KNOWLEDGE, edition_of
from tests.factories import event, evidence

TODAY = dt.date(2020, 1, 1)
VOCABULARY = vocabulary_of(KNOWLEDGE)


def asked(*terms: tuple[str, str], **changes: Any) -> Query:
    return parse_query([Term(field, text) for field, text in terms], VOCABULARY, TODAY)._replace(**changes)


def filters(query: Query, lang: Language = "en") -> tuple[str, ...]:
    return edition_of([], query, lang=lang).cover.filters


@pytest.mark.parametrize(
    ("query", "english", "chinese"),
    [
        (asked(), (), ()),
        (asked(("type", "meeting"), ("type", "summit")), ("type meeting or summit",), ("类型：会谈或首脑会晤",)),
        (asked(("type", "not:comment")), ("type not comment",), ("类型：除评论外",)),
        (asked(("since", "2015"), ("until", "2016-03")), ("date from 1 Jan 2015", "date by 31 Mar 2016"), None),
        (
            asked(("period", "2013"), ("period", "2015-Q3")),
            ("date 2013 or Q3 2015",),
            ("日期：2013年或2015年第三季度",),
        ),
        (asked(("period", "not:2014")), ("date not 2014",), ("日期：除2014年外",)),
        (asked(("since", "two years ago")), ("date from 1 Jan 2018",), ("日期：2018年1月1日起",)),
        (asked(("country", "China"), ("status", "planned")), ("status planned", "country CN"), None),
        (asked(("word", "a"), ("word", "b"), ("grep", "x.y")), ("text like x.y", "words a and b"), None),
        (
            asked(("min-confidence", "0.6"), ("min-sources", "2"), ("max-sources", "3")),
            ("confidence at least 0.6", "at least 2 publishers", "at most 3 publishers"),
            ("置信度不低于0.6", "至少2家媒体", "至多3家媒体"),
        ),
        (asked(("period", "2015"), match="certain"), ("date 2015", "only what certainly lies within the dates"), None),
        (asked(everything=True), ("comments and off-topic events included",), None),
        (asked(("grep", "a\u202eb\tc")), ("text like ab c",), None),
    ],
)
def test_filters_stand_in_words(query: Query, english: tuple[str, ...], chinese: tuple[str, ...] | None) -> None:
    assert filters(query) == english
    if chinese is not None:
        assert filters(query, "zh") == chinese


SEVERAL = [
    event("2013-06-07", id="1"),
    event("2015-09-25", id="2", intensity=0.0),
    event(None, id="3"),
    event("2015", id="4", type="comment"),
    event("2015", id="5", type="comment"),
    event("2015", id="6", on_topic=False),
    event("2015", id="7", type="meeting", intensity=1.0),
]


@pytest.mark.parametrize(
    ("query", "top", "shown"),
    [
        (
            asked(everything=True),
            None,
            "7 of 7 events shown; 1 undated; filter: comments and off-topic events included",
        ),
        (asked(), None, "4 of 7 events shown; left out: 2 comments, 1 off topic; 1 undated"),
        (asked(limit=1), None, "1 of 7 events shown; left out: 2 comments, 1 off topic, 3 beyond the limit"),
        (asked(), 2, "2 of 7 events shown; left out: 2 comments, 1 off topic, 2 less important; 1 undated"),
        (
            asked(limit=2),
            1,
            "1 of 7 events shown; left out: 2 comments, 1 off topic, 2 beyond the limit, 1 less important",
        ),
        (
            asked(("type", "summit"), ("period", "2015")),
            None,
            "1 of 7 events shown; left out: 4 outside the filters, 1 off topic, 1 without a date; "
            "filter: date 2015, type summit",
        ),
        (
            asked(("period", "2015-09"), everything=True),
            1,
            "1 of 7 events shown; left out: 1 outside the filters, 1 without a date, 4 less important; "
            "1 that may lie outside the dates asked for; "
            "filter: date Sep 2015, comments and off-topic events included",
        ),
        (
            asked(("period", "2015-09"), ("type", "meeting")),
            None,
            "1 of 7 events shown; left out: 6 outside the filters; 1 that may lie outside the dates asked for; "
            "filter: date Sep 2015, type meeting",
        ),
    ],
)
def test_a_report_says_what_it_leaves_out(query: Query, top: int | None, shown: str) -> None:
    assert edition_of(SEVERAL, query, top=top).cover.shown == shown


def test_what_is_left_out_is_said_in_chinese() -> None:
    query = asked(("type", "summit"), limit=1)
    assert edition_of(SEVERAL, query, lang="zh").cover.shown == (
        "收录7个事件中的1个；未收录：不符合筛选条件3个，离题1个，超出数量上限2个；筛选条件：类型：首脑会晤"
    )
    assert edition_of(SEVERAL[:1]).cover.shown == "1 of 1 event shown"


@pytest.mark.parametrize("query", [asked(), asked(("period", "2015")), asked(("type", "meeting")), asked(limit=0)])
@pytest.mark.parametrize("top", [None, 1, 3])
def test_what_is_shown_and_left_out_adds_up(query: Query, top: int | None) -> None:
    text = edition_of(SEVERAL, query, top=top).cover.shown
    left = text.partition("left out: ")[2].partition(";")[0]
    numbers = [int(part.split()[0]) for part in left.split(", ") if part]
    assert int(text.split()[0]) + sum(numbers) == len(SEVERAL)


def test_the_period_goes_from_the_first_day_to_the_last() -> None:
    def period(*dates: str | None, lang: Language = "en") -> str:
        return edition_of([event(date, id=str(at)) for at, date in enumerate(dates)], lang=lang).cover.period

    assert period("2013-06-07", "2015-09", None) == "7 Jun 2013 – 30 Sep 2015"
    assert period("../2013-06-09", "2014-01-01/..") == "9 Jun 2013 – 1 Jan 2014"
    assert period("2013-06-07", lang="zh") == "2013年6月7日"
    assert period(None) == ""
    assert period() == ""


def cover(events: list[Event], texts: dict[str, Document], lang: Language = "en", **counts: int) -> Cover:
    selection = select_events(events, Query(), Vocabulary())
    read = Read(selection.events, texts, **counts)
    return compose_edition(read, Answered(Query(), selection), KNOWLEDGE, "r", Wishes(lang=lang)).cover


def test_the_corpus_is_what_was_read_whether_or_not_it_tells_of_an_event() -> None:
    told = event(evidence=(evidence(sha256="d1", source="VOA", published=dt.date(2013, 6, 9)),))
    texts = {
        "d2": Document("b.txt", "b", "d2", source="China Daily", published=dt.date(2015, 9, 14)),
        "d3": Document("c.txt", "c", "d3"),
    }
    made = cover([told], texts, passed_over=1, unread=2)
    assert made.corpus == (
        3,
        ("China Daily", "VOA"),
        "2013-06-09",
        "2015-09-14",
        hashlib.sha256(b"d1\nd2\nd3").hexdigest(),
        "3 documents, 2 publishers, 9 Jun 2013 – 14 Sep 2015, 1 document without a date, "
        "1 document off the subject passed over, 2 inputs could not be read",
    )
    assert made.newest == "14 Sep 2015"
    assert cover([told], texts, unread=1, lang="zh").corpus.summary == (
        "3篇文档，2家媒体，2013年6月9日至2015年9月14日，1篇文档没有日期，1个输入无法读取"
    )


def test_nothing_read_is_an_empty_corpus() -> None:
    made = cover([], {})
    assert made.corpus.summary == "0 documents, 0 publishers"
    assert made.newest == "undated"
    assert made.shown == "0 of 0 events shown"


def test_the_digest_does_not_depend_on_the_order_of_the_documents() -> None:
    documents = [(digest, Document(digest, digest, digest)) for digest in ("a", "b", "c")]
    assert cover([], dict(documents)).corpus.digest == cover([], dict(reversed(documents))).corpus.digest


def test_the_title_is_the_languages_own_unless_one_is_given() -> None:
    assert edition_of([]).cover.title == "Timeline"
    assert edition_of([], lang="zh").cover.title == "大事记"
    made = edition_of([], title="Cyber\n talks", subtitle="\u202eone").cover
    assert (made.title, made.subtitle) == ("Cyber talks", "one")


@pytest.mark.parametrize(
    ("zone", "lang", "stamp"),
    [
        (dt.UTC, "en", "26 May 2025, 14:03 UTC"),
        (dt.timezone(dt.timedelta(hours=8)), "zh", "2025年5月26日 14:03 UTC+08:00"),
        (dt.timezone(dt.timedelta(hours=-3, minutes=-30)), "en", "26 May 2025, 14:03 UTC-03:30"),
    ],
)
def test_the_time_of_printing_stands_there_if_it_is_wanted(zone: dt.tzinfo, lang: Language, stamp: str) -> None:
    moment = dt.datetime(2025, 5, 26, 14, 3, 59, tzinfo=zone)
    assert edition_of([], stamp=moment, lang=lang).cover.stamp == stamp
    assert edition_of([], lang=lang).cover.stamp == ""
