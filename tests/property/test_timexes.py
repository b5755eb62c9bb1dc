"""Whatever the text, the tagger never raises, never overlaps its own output, and its records hold together."""

from __future__ import annotations

import datetime as dt
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cyberdiplo import tag
from cyberdiplo.model.edtf import parse_edtf
from tests.work import calls_of

# Words with which rules begin, go on or end; marks and shapes of numbers that come close to dates.
WORDS = [
    "the",
    "a",
    "an",
    "last",
    "next",
    "this",
    "past",
    "of",
    "in",
    "on",
    "at",
    "by",
    "from",
    "to",
    "until",
    "and",
    "or",
    "between",
    "early",
    "late",
    "mid",
    "end",
    "half",
    "first",
    "second",
    "third",
    "quarter",
    "year",
    "years",
    "week",
    "weeks",
    "month",
    "months",
    "day",
    "days",
    "hour",
    "minute",
    "ago",
    "later",
    "earlier",
    "before",
    "after",
    "following",
    "previous",
    "same",
    "that",
    "every",
    "each",
    "each",
    "daily",
    "now",
    "recently",
    "future",
    "may",
    "March",
    "May",
    "Sept",
    ".",
    ",",
    "-",
    "–",
    ":",
    "/",
    "'",
    "'s",
    "s",
    "th",
    "st",
    "'s",
    "st",
    "nd",
    "(",
    ")",
    "$",
    "%",
    "Friday",
    "Sun",
    "Wednesday",
    "morning",
    "night",
    "spring",
    "fall",
    "summer",
    "1990",
    "1990s",
    "'98",
    "'90s",
    "31",
    "30",
    "29",
    "2",
    "12",
    "12:30",
    "25th",
    "2015-9-14",
    "3/13/2013",
    "14.9.2015",
    "20150914",
    "99999999999",
    "0",
    "00",
    "000",
    "1/2",
    "½",
    "two",
    "hundred",
    "twenty",
    "five",
    "nineteen",
    "ninety",
    "six",
    "thousand",
    "million",
    "dozen",
    "fortnight",
    "decade",
    "century",
    "fiscal",
    "noon",
    "midnight",
    "GMT",
    "p.m.",
    "a.m.",
    "o'clock",
    "Easter",
    "Christmas",
    "Day",
    "eve",
    "once",
    "twice",
    "times",
    "approximately",
    "about",
    "nearly",
    "more",
    "than",
    "less",
    "least",
    "or",
    "so",
    "year-ago",
    "144,000",
    "62.9",
    "said",
    "will",
    "had",
    "met",
    "to",
    "set",
    "expected",
]

TEXTS = st.one_of(
    st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join),
    st.lists(st.sampled_from(WORDS), max_size=40).map("".join),
    st.lists(st.one_of(st.sampled_from(WORDS), st.text(max_size=5), st.integers(0, 10**6).map(str))).map(" ".join),
    st.text(max_size=200),
)
DAYS = st.one_of(st.none(), st.dates(), st.sampled_from([dt.date.min, dt.date.max]))


@settings(max_examples=400, deadline=None)
@given(TEXTS, DAYS)
def test_any_text_is_tagged(text: str, dct: dt.date | None) -> None:
    end = 0
    for timex in tag(text, dct=dct):
        assert end <= timex.span.begin < timex.span.end <= len(text)
        end = timex.span.end
        assert timex.value
        assert timex.rule
        assert (timex.anchor is None) == (timex.anchor_basis == "none")
        if timex.interval is not None:
            assert parse_edtf(timex.interval.text).earliest == timex.interval.earliest
            assert parse_edtf(timex.interval.text).latest == timex.interval.latest
        if dct is None:
            assert timex.anchor_basis in ("none", "text")


HOSTILE = {
    "digits": "1" * 1000,
    "the first of": "the first of ",
    "numerals": "twenty hundred and five thousand ",
    "months": "May 3, 4, 5 and 6 ",
    "ranges": "from Monday to Friday to Sunday ",
    "modifiers": "more than about nearly early late the end of the ",
    "quotes": "'' `` ' ’ ",
    "lines": "\n \n",
    "years": "1990 1991-92 2000 ",
    "dashes": "- – — ",
}


@pytest.mark.parametrize("unit", HOSTILE.values(), ids=HOSTILE)
def test_work_is_linear_in_the_length(unit: str) -> None:
    """Eight times the text makes at most twelve times as many calls; were it quadratic, sixty-four."""
    day = dt.date(2015, 9, 14)
    small, large = (unit * (size // len(unit)) for size in (5_000, 40_000))
    tag(small, dct=day)  # fills the caches
    assert calls_of(lambda: tag(large, dct=day)) < 12 * calls_of(lambda: tag(small, dct=day))


def test_the_answer_does_not_depend_on_what_was_tagged_before() -> None:
    text = "They met on June 7, 2013. The following day, last week, in March 4-6, they left on Friday."
    first = tag(text, dct=dt.date(2013, 6, 9))
    shuffled = random.Random(1)
    for _ in range(5):
        tag(" ".join(shuffled.sample(WORDS, len(WORDS))), dct=dt.date(2000, 1, 1))
    assert tag(text, dct=dt.date(2013, 6, 9)) == first
