"""Expressions of one sentence that belong together: the ends of a range, and dates that explain each other."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import NamedTuple

from cyberdiplo.extract.meaning import Meaning
from cyberdiplo.extract.periods import Period, add_days, add_months
from cyberdiplo.knowledge.temporal import Joint
from cyberdiplo.model.edtf import span_of
from cyberdiplo.model.tokens import Tokens

_OPENING = frozenset({("(",), (",", "(")})
_NO_JOINT = Joint()
_NEIGHBOURS = 3  # days between two weekdays that are named in their order: half a week
_LONGEST_JOINT = 5  # words between two dates that belong together: ", and then again in"


class Expression(NamedTuple):
    """The tokens ``[first, last)``, what they mean and the rule that says so."""

    first: int
    last: int
    meaning: Meaning
    rule: str


def related(
    found: list[Expression], tokens: Tokens, joints: Mapping[tuple[str, ...], Joint], start: int, dct: dt.date | None
) -> list[Expression]:
    """The expressions of a sentence that begins at token ``start``, with what their neighbours tell of them.

    The ends of a range get the range as their interval, and its ends as their points; days in a row get the row. A
    weekday beside its date ("Wednesday (September 23)") is that day. Weekdays in a list follow one another, and so do
    dates of which the first alone has its year ("in August 2013 and again in February").
    """
    found = list(found)
    rows = [False] * len(found)  # whether the expression goes on with a row of days
    for number in range(1, len(found)):
        left, right = found[number - 1], found[number]
        if not 0 < right.first - left.last <= _LONGEST_JOINT:
            continue
        words = tuple(tokens.lowers[left.last : right.first])
        if words in _OPENING:
            left, right = _explained(left, right), _explained(right, left)
        joint = joints.get(words, _NO_JOINT)
        before = tokens.lowers[left.first - 1] if left.first > start else ""
        if "list" in joint.kinds and _follow(left, right):
            left, right = _ordered(left, right, dct)
        if "range" in joint.kinds and ("" in joint.before or before in joint.before):
            left, right = _range(left, right, dct)
        elif "sequence" in joint.kinds:
            right = _after(left, right)
        found[number - 1], found[number] = left, right
        rows[number] = "row" in joint.kinds and _neighbours(left, right)
    return _with_rows(found, rows)


def _with_rows(found: list[Expression], rows: list[bool]) -> list[Expression]:
    """Days in a row ("on Thursday and Friday", "March 4, 5 and 6") with the whole row as their interval."""
    number = 0
    while number < len(found):
        last = number
        while last + 1 < len(found) and rows[last + 1]:
            last += 1
        begin, end = found[number].meaning.interval, found[last].meaning.interval
        if last > number and begin is not None and end is not None:
            whole = span_of(begin, end)
            for each in range(number, last + 1):
                found[each] = found[each]._replace(meaning=found[each].meaning._replace(interval=whole))
        number = last + 1
    return found


def _neighbours(left: Expression, right: Expression) -> bool:
    """Whether the second is the day after the first."""
    days = (left.meaning, right.meaning)
    if any(day.type != "DATE" or day.mod or day.interval is None or day.interval.precision != "day" for day in days):
        return False
    first, last = left.meaning.period, right.meaning.period
    return first is not None and last is not None and (last.first - first.first).days == 1


def _after(left: Expression, right: Expression) -> Expression:
    """A month or day without its year, as the first one after a date that has its year."""
    first, last = left.meaning.period, right.meaning.period
    if first is None or last is None or left.meaning.anchor_basis != "none" or right.meaning.anchor_basis == "none":
        return right
    if right.meaning.kind == "weekday" or first.unit not in ("day", "month") or last.unit not in ("day", "month"):
        return right
    years = ((first.first.year - last.first.year) * 12, (first.first.year - last.first.year + 1) * 12)
    days = [day for months in years if (day := add_months(last.first, months)) and day > first.first]
    return _placed(right, days[0]) if days else right


def _follow(left: Expression, right: Expression) -> bool:
    """Whether two weekdays in a row are meant in their order: "Thursday and Friday", not "Friday and Thursday"."""
    first, last = left.meaning.period, right.meaning.period
    if first is None or last is None or not left.meaning.kind == right.meaning.kind == "weekday":
        return False
    return 0 < (last.first - first.first).days % 7 <= _NEIGHBOURS


def _explained(weekday: Expression, date: Expression) -> Expression:
    """A weekday that a date beside it explains, if the date falls on that weekday."""
    mine, other = weekday.meaning.period, date.meaning.period
    if mine is None or other is None or other.unit != "day" or weekday.meaning.kind != "weekday":
        return weekday
    if date.meaning.kind == "weekday" or mine.first.weekday() != other.first.weekday():
        return weekday
    return weekday._replace(meaning=date.meaning._replace(kind="weekday"))


def _range(left: Expression, right: Expression, dct: dt.date | None) -> tuple[Expression, Expression]:
    """Both ends with the range as interval; ends that a missing year or week put in the wrong order are moved."""
    if left.meaning.type == "DURATION" or right.meaning.type == "DURATION" or not _alike(left, right):
        return left, right
    left, right = _ordered(left, right, dct)
    first, last = left.meaning.interval, right.meaning.interval
    if first is None or last is None or first.earliest is None or last.latest is None or last.latest < first.earliest:
        return left, right
    whole = span_of(first, last)
    begin, end = left.meaning.value, right.meaning.value
    return (
        left._replace(meaning=left.meaning._replace(interval=whole, begin_point=begin, end_point=end)),
        right._replace(meaning=right.meaning._replace(interval=whole, begin_point=begin, end_point=end)),
    )


def _alike(left: Expression, right: Expression) -> bool:
    """Whether the two can be the ends of one range: "a revision Friday to December's figures" has none."""
    kinds = (left.meaning.kind, right.meaning.kind)
    return "weekday" not in kinds or all(kind in ("weekday", "day", "time") for kind in kinds)


def _ordered(left: Expression, right: Expression, dct: dt.date | None) -> tuple[Expression, Expression]:
    first, last = left.meaning.period, right.meaning.period
    if first is None or last is None or last.first >= first.first or dct is None:
        return left, right
    if right.meaning.anchor_basis == "none" or left.meaning.anchor_basis == "none":
        return _moved(left, -1), right
    return (left, _moved(right, 1)) if first.first >= dct else (_moved(left, -1), right)


def _moved(expression: Expression, step: int) -> Expression:
    """The expression a week (for a weekday) or a year later or earlier; as it is where it says its year."""
    meaning, period = expression.meaning, expression.meaning.period
    if period is None or meaning.anchor_basis == "none":
        return expression
    if meaning.kind == "weekday":
        day = add_days(period.first, 7 * step)
    elif period.unit in ("day", "month", "season"):
        day = add_months(period.first, 12 * step)
    else:
        return expression
    return _placed(expression, day) if day else expression


def _placed(expression: Expression, first: dt.date) -> Expression:
    """The expression with its period, of the same unit, beginning on ``first``."""
    meaning = expression.meaning
    if meaning.period is None:
        return expression
    moved = Period(meaning.period.unit, first)
    return expression._replace(meaning=meaning._replace(value=moved.value, period=moved, interval=moved.interval))
