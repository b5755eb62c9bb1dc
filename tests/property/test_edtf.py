"""Laws of intervals of days."""

import datetime as dt

from hypothesis import assume, given
from hypothesis import strategies as st

from cyberdiplo.model.edtf import (
    EdtfInterval,
    approximate,
    between,
    not_after,
    not_before,
    of_day,
    of_month,
    of_months,
    of_week,
    of_year,
    parse_edtf,
    span_of,
)

DAYS = st.dates(dt.date(1900, 1, 1), dt.date(2100, 12, 31))
YEARS = st.integers(1900, 2100)
INTERVALS: st.SearchStrategy[EdtfInterval] = st.one_of(
    DAYS.map(of_day),
    DAYS.map(of_week),
    YEARS.map(of_year),
    st.builds(of_month, YEARS, st.integers(1, 12)),
    st.builds(of_months, YEARS, st.sampled_from([21, 22, 23, 24, 33, 34, 35, 36, 40, 41])),
    st.tuples(DAYS, DAYS).map(lambda days: between(min(days), max(days))),
    DAYS.map(not_after),
    DAYS.map(not_before),
)


@given(INTERVALS)
def test_writing_and_reading_gives_the_same_days(interval: EdtfInterval) -> None:
    read = parse_edtf(interval.text)
    assert (read.earliest, read.latest) == (interval.earliest, interval.latest)
    assert read.text == interval.text


@given(INTERVALS)
def test_an_interval_contains_and_overlaps_itself(interval: EdtfInterval) -> None:
    assert interval.contains(interval)
    assert interval.overlaps(interval)


@given(INTERVALS, INTERVALS)
def test_overlapping_is_mutual(one: EdtfInterval, other: EdtfInterval) -> None:
    assert one.overlaps(other) == other.overlaps(one)


@given(INTERVALS, INTERVALS)
def test_what_contains_overlaps(one: EdtfInterval, other: EdtfInterval) -> None:
    assert not one.contains(other) or one.overlaps(other)


@given(INTERVALS, INTERVALS)
def test_two_that_contain_each_other_are_the_same_days(one: EdtfInterval, other: EdtfInterval) -> None:
    if one.contains(other) and other.contains(one):
        assert (one.earliest, one.latest) == (other.earliest, other.latest)


@given(INTERVALS, INTERVALS, INTERVALS)
def test_containing_is_transitive(one: EdtfInterval, other: EdtfInterval, third: EdtfInterval) -> None:
    if one.contains(other) and other.contains(third):
        assert one.contains(third)


@given(INTERVALS, DAYS)
def test_a_day_is_contained_exactly_when_it_overlaps(interval: EdtfInterval, day: dt.date) -> None:
    assert interval.contains(of_day(day)) == interval.overlaps(of_day(day))


@given(INTERVALS, INTERVALS)
def test_a_span_contains_both_its_ends(one: EdtfInterval, other: EdtfInterval) -> None:
    assume(one.earliest and other.earliest and one.earliest <= other.earliest)
    assume(one.latest and other.latest and one.latest <= other.latest)
    whole = span_of(one, other)
    assert whole.contains(one)
    assert whole.contains(other)


@given(INTERVALS)
def test_marking_approximate_changes_no_day_and_is_done_once(interval: EdtfInterval) -> None:
    marked = approximate(interval)
    assert (marked.earliest, marked.latest) == (interval.earliest, interval.latest)
    assert approximate(marked) == marked
    assert parse_edtf(marked.text).earliest == interval.earliest
