"""What an expression means on the calendar: a closed table of operators, one for each kind of expression.

An operator takes the values of the rule's slots and the setting (the document creation time, the dates spoken of
before, the tense of the clause) and returns a ``Meaning``, or ``None`` where the words are no date after all (a 31st of
June). A rule names its operator; a new kind of meaning is a new operator, never a condition in the rules.
"""

from __future__ import annotations

from collections.abc import Mapping

from cyberdiplo.extract import calendar_operators, clock_operators, length_operators, relative_operators
from cyberdiplo.extract.meaning import Meaning, Operator, Setting, Slots

OPERATORS: Mapping[str, Operator] = {
    "anchored_duration": length_operators.anchored_duration,
    "before_christ": calendar_operators.before_christ,
    "calendar_date": calendar_operators.calendar_date,
    "century": calendar_operators.century,
    "clock_count": relative_operators.clock_count,
    "clock_time": clock_operators.clock_time,
    "compact_date": calendar_operators.compact_date,
    "counted": relative_operators.counted,
    "counted_in_text": relative_operators.counted_in_text,
    "counted_to_the_day": relative_operators.counted_to_the_day,
    "day_part": clock_operators.day_part,
    "decade": calendar_operators.decade,
    "dotted_date": calendar_operators.dotted_date,
    "duration": length_operators.duration,
    "ended_unit": relative_operators.ended_unit,
    "half_month": calendar_operators.half_month,
    "half_year": calendar_operators.half_year,
    "holiday": calendar_operators.holiday,
    "holiday_week": calendar_operators.holiday_week,
    "latest_unit": relative_operators.latest_unit,
    "month_by_shift": calendar_operators.month_by_shift,
    "month_in_text": calendar_operators.month_in_text,
    "numeric_date": calendar_operators.numeric_date,
    "quarter": calendar_operators.quarter,
    "reference": length_operators.reference,
    "relative_day": relative_operators.relative_day,
    "repeated": length_operators.repeated,
    "repeated_month": length_operators.repeated_month,
    "repeated_weekday": length_operators.repeated_weekday,
    "same_unit": relative_operators.same_unit,
    "season_in_text": calendar_operators.season_in_text,
    "season": calendar_operators.season,
    "shifted_unit": relative_operators.shifted_unit,
    "the_unit": relative_operators.the_unit,
    "trailing_unit": relative_operators.trailing_unit,
    "week_of_month": calendar_operators.week_of_month,
    "week_of": calendar_operators.week_of,
    "weekday": calendar_operators.weekday,
    "weekday_of_week": calendar_operators.weekday_of_week,
    "weekday_before": calendar_operators.weekday_before,
    "year_before": relative_operators.year_before,
    "year_end": calendar_operators.year_end,
    "year_span": calendar_operators.year_span,
}


def normalise_timex(operator: str, slots: Slots, setting: Setting) -> Meaning | None:
    """The meaning that the named operator gives to the slots; ``None`` where the calendar has no such date."""
    return OPERATORS[operator](slots, setting)
