from __future__ import annotations

import datetime as dt

import pytest

from cyberdiplo.extract.tagging import split_paragraphs, tag_text
from cyberdiplo.extract.timexes import explain_timexes, recognise_timexes
from cyberdiplo.knowledge.compile import load_knowledge
from cyberdiplo.model.mention import Sentence, Timex
from cyberdiplo.model.span import Span
from cyberdiplo.model.tokens import tokenise

TEMPORAL = load_knowledge().temporal
MONDAY = dt.date(2015, 9, 14)


def found(text: str, dct: dt.date | None = MONDAY) -> list[tuple[str, str]]:
    return [(timex.span.of(text), timex.value) for timex in tag_text(text, TEMPORAL, dct)]


def intervals(text: str, dct: dt.date | None = MONDAY) -> list[str | None]:
    return [timex.interval.text if timex.interval else None for timex in tag_text(text, TEMPORAL, dct)]


def only(text: str, dct: dt.date | None = MONDAY) -> Timex:
    [timex] = tag_text(text, TEMPORAL, dct)
    return timex


class TestAnchors:
    def test_an_absolute_date_has_none(self) -> None:
        timex = only("They met on June 7, 2013.")
        assert (timex.anchor, timex.anchor_basis) == (None, "none")

    def test_a_relative_one_is_counted_from_the_document(self) -> None:
        text = "They met yesterday."
        tokens = tokenise(text)
        sentence = Sentence(Span(0, len(text)), 0, len(tokens), 0, "paragraph")
        [timex] = recognise_timexes(tokens, [sentence], TEMPORAL, MONDAY, "dateline")
        assert (timex.anchor, timex.anchor_basis) == (MONDAY, "dateline")

    def test_an_anaphoric_one_from_a_date_in_the_text(self) -> None:
        _, timex = tag_text("They met on June 7, 2013. The following day they left.", TEMPORAL, MONDAY)
        assert (timex.anchor, timex.anchor_basis) == (dt.date(2013, 6, 7), "text")

    @pytest.mark.parametrize(
        ("text", "value"),
        [
            ("on Friday", "XXXX-WXX-5"),
            ("last week", "XXXX-WXX"),
            ("in late September", "XXXX-09"),
            ("on Oct 6", "XXXX-10-06"),
            ("two years ago", "XXXX"),
            ("yesterday", "XXXX-XX-XX"),
            ("last fall", "XXXX-FA"),
            ("the third quarter", "XXXX-Q3"),
            ("over the weekend", "XXXX-WXX-WE"),
            ("on Christmas Day", "XXXX-12-25"),
        ],
    )
    def test_without_a_document_date_nothing_is_guessed(self, text: str, value: str) -> None:
        timex = only(text, None)
        assert (timex.value, timex.interval, timex.anchor) == (value, None, None)


class TestDirection:
    @pytest.mark.parametrize(
        ("text", "value"),
        [
            ("They met on Friday.", "2015-09-11"),
            ("They will meet on Friday.", "2015-09-18"),
            ("They are expected to meet on Friday.", "2015-09-18"),
            ("They plan to meet on Friday.", "2015-09-18"),
            ("The talks are scheduled for Friday.", "2015-09-18"),
            ("A session, pencilled in for Friday, has been called off.", "2015-09-18"),
            ("The deadline was extended until Friday.", "2015-09-18"),
            ("They had filed reports by Friday.", "2015-09-11"),
            ("The fee would be paid on Friday.", "2015-09-18"),
            ("Friday's ruling is to be read closely.", "2015-09-11"),
            ("They meet Monday.", "2015-09-14"),
            ("It had been due to expire on Friday.", "2015-09-11"),
            ("Until Friday they had not called.", "2015-09-11"),
            ("They planned a march on Friday.", "2015-09-18"),
            ("The case is heard on Friday.", "2015-09-11"),
            ("He would not be drawn on Friday on who was to blame.", "2015-09-11"),
            ("She would not comment on Friday.", "2015-09-11"),
            ("The fee would not be paid on Friday.", "2015-09-18"),
            ("He arrives Friday.", "2015-09-18"),
        ],
    )
    def test_a_weekday_follows_the_tense_of_its_clause(self, text: str, value: str) -> None:
        assert only(text).value == value

    @pytest.mark.parametrize(
        ("text", "value"),
        [
            ("The firm reported it in March.", "2015-03"),
            ("The firm will report it in March.", "2016-03"),
            ("The firm reported it in November.", "2014-11"),
            ("A summit was planned for October.", "2015-10"),
            ("It began in September.", "2015-09"),
        ],
    )
    def test_a_month_follows_it_too(self, text: str, value: str) -> None:
        assert only(text).value == value

    def test_a_day_of_the_year_is_the_nearest(self) -> None:
        assert only("It was announced for Oct. 20.").value == "2015-10-20"
        assert only("It was signed on Dec. 20.").value == "2014-12-20"

    def test_a_weekday_beside_it_tells_its_year(self) -> None:
        assert only("They met on Saturday, June 7.").value == "2014-06-07"
        assert only("They met on Sunday, June 7.").value == "2015-06-07"

    def test_a_leap_day_is_found_in_a_leap_year(self) -> None:
        assert only("They will meet on February 29.").value == "2016-02-29"
        assert only("They met on February 29.").value == "2012-02-29"

    def test_a_day_soon_after_a_dated_one_shares_its_year(self) -> None:
        assert found("On May 19, 2014, they were charged. On June 1 a protest followed.")[1][1] == "2014-06-01"
        assert found("On Dec. 30, 2013, they met. On Jan. 2 they left.")[1][1] == "2014-01-02"
        assert found("On Sept. 9, 2014, they met. They will meet again on Oct. 5.")[1][1] == "2015-10-05"

    @pytest.mark.parametrize(
        ("text", "value"),
        [
            (
                "He came on Sept. 6 to prepare for the talks on Sept. 25. He called on Mr. Xi the next morning.",
                "2015-09-07TMO",
            ),
            ("It passed on Monday. It enters into force on 1 June 2016. He praised it the same day.", "2015-09-14"),
        ],
    )
    def test_what_has_happened_is_not_counted_from_a_day_to_come(self, text: str, value: str) -> None:
        assert found(text)[-1][1] == value


class TestRanges:
    @pytest.mark.parametrize(
        ("text", "interval"),
        [
            ("from Wednesday to Saturday", "2015-09-09/2015-09-12"),
            ("between 2011 and 2013", "2011/2013"),
            ("from 2008 through 2014", "2008/2014"),
            ("from March to May 2014", "2014-03/2014-05"),
            ("on June 7-8", "2015-06-07/2015-06-08"),
            ("on Sept 9–12, 2015", "2015-09-09/2015-09-12"),
            ("April 21 through April 25", "2015-04-21/2015-04-25"),
            ("from December 30, 2013 to January 2, 2014", "2013-12-30/2014-01-02"),
        ],
    )
    def test_both_ends_have_the_whole_as_interval(self, text: str, interval: str) -> None:
        assert intervals(text) == [interval, interval]

    def test_the_ends_keep_their_own_values_and_are_its_points(self) -> None:
        left, right = tag_text("from Wednesday to Saturday", TEMPORAL, MONDAY)
        assert (left.value, right.value) == ("2015-09-09", "2015-09-12")
        assert (left.begin_point, left.end_point) == (right.begin_point, right.end_point) == (left.value, right.value)

    def test_weekdays_come_in_order(self) -> None:
        assert found("They met from Saturday to Monday.", dt.date(2015, 9, 18)) == [
            ("Saturday", "2015-09-12"),
            ("Monday", "2015-09-14"),
        ]
        assert intervals("They met from Thursday to Tuesday.", dt.date(2015, 9, 18)) == ["2015-09-10/2015-09-15"] * 2
        assert intervals("They will meet from Friday to Sunday.", dt.date(2015, 9, 19)) == ["2015-09-25/2015-09-27"] * 2

    def test_a_weekday_and_a_month_are_no_range(self) -> None:
        assert intervals("The revision on Friday to December's figures was small.") == ["2015-09-11", "2014-12"]

    def test_two_dates_joined_by_and_are_no_range(self) -> None:
        assert intervals("They met in 2011 and 2013.") == ["2011", "2013"]

    def test_weekdays_in_a_row_follow_one_another(self) -> None:
        thursday = dt.date(2015, 9, 24)
        assert found("They are here on Thursday and Friday.", thursday)[1] == ("Friday", "2015-09-25")
        assert found("They spoke on Friday and Thursday.", dt.date(2015, 9, 25))[1] == ("Thursday", "2015-09-24")

    def test_days_in_a_row_are_one_stretch(self) -> None:
        assert intervals("They met on June 7 and 8, 2013.") == ["2013-06-07/2013-06-08"] * 2
        assert intervals("They will meet on Thursday and Friday.") == ["2015-09-17/2015-09-18"] * 2
        assert intervals("They met on June 7 and 9, 2013.") == ["2013-06-07", "2013-06-09"]

    def test_a_date_explains_the_weekday_beside_it(self) -> None:
        text = "They will meet on Wednesday (September 23)."
        assert found(text) == [("Wednesday", "2015-09-23"), ("September 23", "2015-09-23")]


class TestNarrative:
    TEXT = (
        "The war began in 1939. Poland fell in 1939, France in 1940, and the Soviet Union was attacked in 1941. "
        "In December 1941 Japan struck. In January the islands fell; in 1942 came the turn, in 1943 the retreat."
    )

    def test_a_month_belongs_to_the_year_last_spoken_of(self) -> None:
        assert ("January", "1942-01") in found(self.TEXT, dt.date(2010, 5, 1))

    def test_after_the_end_of_a_year_comes_another(self) -> None:
        text = self.TEXT.replace(
            "1943 the retreat", "1943 the retreat. By the end of 1944 it was over. In February they left"
        )
        assert ("February", "1945-02") in found(text, dt.date(2010, 5, 1))

    def test_news_stays_in_its_own_time(self) -> None:
        assert ("January", "2015-01") in found("It began in 1941. In January, he said on Friday, it ended.")


class TestPrecision:
    @pytest.mark.parametrize(
        ("text", "interval"),
        [
            ("in late September", "2015-09-21~/2015-09-30~"),
            ("in early 2014", "2014-01-01~/2014-05-01~"),
            ("earlier this year", "2015-01-01/2015-09-14"),
            ("later this month", "2015-09-14/2015-09-30"),
            ("about two years ago", "2013~"),
            ("in the past two months", "2015-07-14/2015-09-14"),
            ("at about 9 a.m. today", "2015-09-14"),
            ("less than two months ago", "2015-07-01/2015-09-14"),
            ("for two months", None),
            ("every year", None),
            ("recently", None),
        ],
    )
    def test_the_interval_says_how_sure_it_is(self, text: str, interval: str | None) -> None:
        assert intervals(text) == [interval]

    @pytest.mark.parametrize(
        ("text", "interval"),
        [
            ("They met in March 2015. Less than a month later they quarrelled.", "2015-03-01/2015-04-30"),
            ("They met in March 2015. More than a month later they quarrelled.", "2015-04-01/.."),
            ("They met in March 2015. A month later they quarrelled.", "2015-04"),
        ],
    )
    def test_a_comparison_bounds_what_is_counted_onwards(self, text: str, interval: str) -> None:
        assert intervals(text)[-1] == interval

    def test_the_day_after_some_day_of_a_week_is_no_more_certain(self) -> None:
        timexes = tag_text(
            "He was held on August 3. Two weeks later they met, the next day they parted.", TEMPORAL, MONDAY
        )
        assert [each.interval.text for each in timexes if each.interval] == [
            "2015-08-03",
            "2015-08-17/2015-08-23",
            "2015-08-18/2015-08-24",
        ]


class TestExplanation:
    def test_it_tells_what_won_and_why_the_others_did_not(self) -> None:
        text = "They may meet on May 31 or February 30."
        tokens = tokenise(text)
        traces = explain_timexes(tokens, list(split_paragraphs(tokens)), TEMPORAL, MONDAY)
        verdicts = {(trace.rule, trace.span.of(text)): trace.verdict for trace in traces}
        assert verdicts["month-day", "May 31"] == "won"
        assert verdicts["month", "May"] == "shorter"
        assert verdicts["month-day", "February 30"] == "no date"
        won = next(trace for trace in traces if trace.verdict == "won")
        assert won.operator == "calendar_date"
        assert dict(won.slots) == {"month": 5, "day": 31}
        assert won.timex is not None
        assert won.timex.value == "2015-05-31"

    def test_it_names_the_test_that_refused(self) -> None:
        tokens = tokenise("It cost $1990.")
        [trace] = [
            trace
            for trace in explain_timexes(tokens, list(split_paragraphs(tokens)), TEMPORAL, MONDAY)
            if trace.rule == "year"
        ]
        assert (trace.verdict, trace.reason, trace.timex) == ("refused", "unless counted", None)


class TestParagraphs:
    def test_a_wrapped_line_does_not_part_a_date(self) -> None:
        assert found("They met on June\n7, 2013.") == [("June\n7, 2013", "2013-06-07")]

    def test_a_blank_line_does(self) -> None:
        assert found("They met in June\n \n7, 2013 was odd.")[0] == ("June", "2015-06")

    def test_every_token_is_in_one_paragraph(self) -> None:
        tokens = tokenise("\n\nOne two.\n\n\nThree\nfour.\n \nFive")
        parts = list(split_paragraphs(tokens))
        assert [(part.first, part.last) for part in parts] == [(0, 3), (3, 6), (6, 7)]
        assert list(split_paragraphs(tokenise(""))) == []
