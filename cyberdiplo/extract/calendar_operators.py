"""Operators for dates by name: days, months, years and their parts, weekdays, seasons, holidays."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from cyberdiplo.extract.holidays import holiday_in
from cyberdiplo.extract.meaning import Meaning, Setting, Slots, from_dct, integer, on_calendar, underspecified
from cyberdiplo.extract.periods import FIRST_YEAR, LAST_YEAR, Period, Unit, add_days, containing, day_of
from cyberdiplo.model.edtf import approximate, between

_SEASONS = {21: (3, "SP"), 22: (6, "SU"), 23: (9, "FA"), 24: (12, "WI")}
# Companies report a quarter within about three months of its end (10-Q: 40 to 45 days, 10-K: 60 to 90 days), so that
# "will release third-quarter results" looks back.
_REPORTING_DAYS = 92
# A month that begins within so many days is the coming one: its last occurrence would be called "last November".
_NEXT_DAYS = 31
# "On May 19, 2014, … On June 1 …": a day of the same story, by no more than this.
_FOLLOWING_DAYS = 62
# "set Jan. 14 as the deadline" looks ahead in spite of its past tense, by no more than this.
_ANNOUNCED_DAYS = 60


def calendar_date(slots: Slots, setting: Setting) -> Meaning | None:
    """A day, month or year by its numbers; a missing year is found from the surroundings."""
    year = integer(slots, "year", "year_quoted", "year_short")
    month = integer(slots, "month", "month_number")
    day = integer(slots, "day", "day_ordinal")
    if year is not None:
        return on_calendar(_numbered(year, month, day))
    if month is None:
        return None
    if told := _in_the_story(month, day, setting):
        return told
    if setting.dct is None:
        return underspecified("day" if day else "month", f"XXXX-{month:02}" + (f"-{day:02}" if day else ""))
    if "shift" in slots:
        return from_dct(_numbered(setting.dct.year + (integer(slots, "shift") or 0), month, day), setting)
    weekday = integer(slots, "weekday", "weekday_short")
    return from_dct(_in_some_year(month, day, weekday, setting.dct, setting), setting)


def _in_the_story(month: int, day: int | None, setting: Setting) -> Meaning | None:
    """A date without its year that goes on from one in the text: in a narrative, or soon after a day with its year."""
    mentioned = setting.mentions.latest("year") if setting.narrative() else None
    if mentioned is not None:
        year = mentioned.first.year
        near = [period for each in (year, year - 1, year + 1) if (period := _numbered(each, month, day))]
        if mentioned.unit == "year" and not setting.mentions.at_year_end:
            return on_calendar(near[0] if near else None, mentioned.first, "text")
        return on_calendar(_closest(near, mentioned.last), mentioned.first, "text")
    told = setting.mentions.told or _told_long_ago(month, day, setting)
    if told is None or day is None or setting.tense() == "future":
        return None
    following = [period for year in (told.year, told.year + 1) if (period := _numbered(year, month, day))]
    soon = [period for period in following if 0 <= (period.first - told).days <= _FOLLOWING_DAYS]
    return on_calendar(soon[0], told, "text") if soon else None


def _told_long_ago(month: int, day: int | None, setting: Setting) -> dt.date | None:
    """The month last named with its year, unless the day may as well be one of the article's own time."""
    told, dct = setting.mentions.told_month, setting.dct
    if told is None or dct is None:
        return None
    near = [_numbered(year, month, day) for year in (dct.year - 1, dct.year, dct.year + 1)]
    return None if any(p and abs((p.first - dct).days) <= _ANNOUNCED_DAYS for p in near) else told


def _numbered(year: int, month: int | None, day: int | None) -> Period | None:
    if month is None:
        return Period("year", dt.date(year, 1, 1)) if FIRST_YEAR <= year <= LAST_YEAR else None
    first = day_of(year, month, day or 1)
    return None if first is None else Period("day" if day else "month", first)


def _closest(periods: Sequence[Period], day: dt.date) -> Period | None:
    return min(periods, key=lambda period: abs((period.first - day).days), default=None)


def _in_some_year(month: int, day: int | None, weekday: int | None, dct: dt.date, setting: Setting) -> Period | None:
    """A day of the year is the nearest one, unless its weekday says otherwise; a month follows the clause's tense."""
    reach = 4 if (month, day) == (2, 29) else 1
    found = [
        period for year in range(dct.year - reach, dct.year + reach + 1) if (period := _numbered(year, month, day))
    ]
    if weekday is not None:
        found = [period for period in found if period.first.weekday() == weekday] or found
    if day is not None:
        nearest = _closest(found, dct)
        if nearest is None or (nearest.first - dct).days <= _ANNOUNCED_DAYS or setting.tense() != "past":
            return nearest
        return _closest([period for period in found if period.first <= dct], dct)
    return _by_tense(found, dct, setting)


def _by_tense(periods: Sequence[Period], dct: dt.date, setting: Setting) -> Period | None:
    """Of periods a year apart: the running one, else the last or next one as the tense says, else the nearest."""
    before = [period for period in periods if period.first <= dct]
    after = [period for period in periods if period.last >= dct]
    if before and after and before[-1] == after[0]:
        return before[-1]
    if not before or not after or (after[0].first - dct).days <= _NEXT_DAYS:
        return _closest(periods, dct)
    match setting.tense():
        case "future":
            return after[0]
        case "past":
            return before[-1]
        case _:
            return _closest(periods, dct)


def numeric_date(slots: Slots, setting: Setting) -> Meaning | None:  # noqa: ARG001 - one signature for all operators
    """Numbers between marks: 2015-9-14, 3/13/2013; ``first`` is the month unless it can be none."""
    year = integer(slots, "year", "year_short")
    first, second = integer(slots, "first"), integer(slots, "second")
    if year is None or first is None or second is None:
        return None
    return on_calendar(_numbered(year, first, second)) or on_calendar(_numbered(year, second, first))


def compact_date(slots: Slots, setting: Setting) -> Meaning | None:  # noqa: ARG001
    """Eight digits, ISO 8601's basic format; only of the years in which newspapers have such numbers."""
    digits = str(slots["compact"])
    year = int(digits[:4])
    return on_calendar(_numbered(year, int(digits[4:6]), int(digits[6:]))) if 1900 <= year <= 2099 else None


def dotted_date(slots: Slots, setting: Setting) -> Meaning | None:  # noqa: ARG001
    """Numbers between full stops: 14.9.2015 or 2015.9.14."""
    first, month, last = (int(part) for part in str(slots["dotted"]).split("."))
    year, day = (first, last) if first > 31 else (last, first)
    return on_calendar(_numbered(year, month, day)) if year >= 1000 else None


def year_span(slots: Slots, setting: Setting) -> Meaning | None:  # noqa: ARG001
    """``2014-15`` and ``1995-1996``: the first year, and the second where it follows the first."""
    first = integer(slots, "from") or FIRST_YEAR
    last = integer(slots, "to", "short")
    if last is None:
        return on_calendar(_numbered(first, None, None))
    if "short" in slots:
        last = first // 100 * 100 + last % 100
    return on_calendar(_numbered(last, None, None)) if first < last <= first + 99 else None


def month_by_shift(slots: Slots, setting: Setting) -> Meaning | None:
    """``last May``, ``next October``, ``this September``."""
    month = integer(slots, "month") or 1
    return _recurring("month", month, f"XXXX-{month:02}", slots, setting)


def season(slots: Slots, setting: Setting) -> Meaning | None:
    """A season of a given year, or of the year that tense and shift words tell."""
    month, name = _SEASONS[integer(slots, "season") or 21]
    year = integer(slots, "year")
    if year is not None:
        return on_calendar(Period("season", dt.date(year, month, 1)))
    return _recurring("season", month, f"XXXX-{name}", slots, setting)


def _recurring(unit: Unit, month: int, unknown: str, slots: Slots, setting: Setting) -> Meaning | None:
    """A period that comes back every year in ``month``."""
    dct = setting.dct
    if dct is None:
        return underspecified(unit, unknown)
    years = range(max(FIRST_YEAR, dct.year - 2), min(LAST_YEAR - 1, dct.year + 2) + 1)
    found = [Period(unit, dt.date(year, month, 1)) for year in years]
    match integer(slots, "shift"):
        case -1:
            return from_dct(max((p for p in found if p.last < dct), key=lambda p: p.first, default=None), setting)
        case 1:
            return from_dct(min((p for p in found if p.first > dct), key=lambda p: p.first, default=None), setting)
        case 0:
            return from_dct(next((p for p in found if p.first.year == dct.year), None), setting)
        case _:
            return from_dct(_by_tense(found, dct, setting), setting)


def month_in_text(slots: Slots, setting: Setting) -> Meaning | None:
    """``the following July``: the next (or last) one from the date last spoken of."""
    month = integer(slots, "month") or 1
    return _recurring_in_text("month", month, f"XXXX-{month:02}", slots, setting)


def season_in_text(slots: Slots, setting: Setting) -> Meaning | None:
    """``the following spring``: the next (or last) one from the date last spoken of."""
    month, name = _SEASONS[integer(slots, "season") or 21]
    return _recurring_in_text("season", month, f"XXXX-{name}", slots, setting)


def _recurring_in_text(unit: Unit, month: int, unknown: str, slots: Slots, setting: Setting) -> Meaning | None:
    mentioned = setting.mentions.latest("year")
    anchor = mentioned.first if mentioned else setting.dct
    if anchor is None:
        return underspecified(unit, unknown)
    years = range(max(FIRST_YEAR, anchor.year - 2), min(LAST_YEAR - 1, anchor.year + 2) + 1)
    found = [Period(unit, dt.date(year, month, 1)) for year in years]
    if integer(slots, "shift") == 1:
        chosen = next((period for period in found if period.first > anchor), None)
    else:
        chosen = next((period for period in reversed(found) if period.last < anchor), None)
    return on_calendar(chosen, anchor, "text" if mentioned else setting.basis)


def week_of_month(slots: Slots, setting: Setting) -> Meaning | None:
    """``the first week of May``: those seven days, approximately."""
    month, number = calendar_date(slots, setting), integer(slots, "ordinal") or 1
    if month is None or month.period is None or number > 4:
        return None if month is None or number > 4 else underspecified("week")
    first = add_days(month.period.first, 7 * (number - 1))
    middle, last = (add_days(first, 3), add_days(first, 6)) if first else (None, None)
    if first is None or middle is None or last is None:
        return None
    week = containing("week", middle)
    return month._replace(value=week.value, kind="week", period=week, interval=approximate(between(first, last)))


def before_christ(slots: Slots, setting: Setting) -> Meaning | None:  # noqa: ARG001
    """``431 BC``, which the calendar of EDTF intervals here does not reach."""
    if "century" in slots:
        return Meaning("DATE", f"BC{(integer(slots, 'ordinal') or 1) - 1:02}", "century")
    return Meaning("DATE", f"BC{integer(slots, 'number') or 0:04}", "year")


def decade(slots: Slots, setting: Setting) -> Meaning | None:  # noqa: ARG001
    """``the 1990s``, ``the '90s``, ``the nineties``."""
    year = integer(slots, "decade")
    if year is None:
        year = 1900 + (integer(slots, "decade_name") or 0)
    return on_calendar(Period("decade", dt.date(year, 1, 1)))


def century(slots: Slots, setting: Setting) -> Meaning | None:  # noqa: ARG001
    """``the 20th century``: 1900–1999, value 19."""
    number = integer(slots, "ordinal")
    if number is None or not 2 <= number <= 30:
        return None
    return on_calendar(Period("century", dt.date((number - 1) * 100, 1, 1)))


def quarter(slots: Slots, setting: Setting) -> Meaning | None:
    """A quarter of a year."""
    number = integer(slots, "ordinal")
    if number is None:  # "the 1988 quarter": the one spoken of, in another year
        mentioned = setting.mentions.latest_of("quarter")
        number = (mentioned.first.month + 2) // 3 if mentioned else None
    return _sub_year("quarter", number, slots, setting) if number and number <= 4 else None


def half_year(slots: Slots, setting: Setting) -> Meaning | None:
    """A half of a year."""
    number = integer(slots, "half")
    return _sub_year("half", number, slots, setting) if number and number <= 2 else None


def half_month(slots: Slots, setting: Setting) -> Meaning | None:
    """``the second half of September``: TIMEX3 has no halves of months, so the value is the month with its mod."""
    month = calendar_date(slots, setting)
    if month is None or month.period is None:
        return month
    first, last = month.period.first, month.period.last
    middle = first.replace(day=15)
    if integer(slots, "half") == 1:
        return month._replace(mod="START", interval=between(first, middle))
    return month._replace(mod="END", interval=between(middle.replace(day=16), last))


def _sub_year(unit: Unit, number: int, slots: Slots, setting: Setting) -> Meaning | None:
    """A quarter or half; without its year the last one that has begun, unless the clause looks far ahead."""
    month = 1 + (number - 1) * (3 if unit == "quarter" else 6)
    year, dct = integer(slots, "year", "year_quoted"), setting.dct
    if year is not None:
        return on_calendar(Period(unit, dt.date(year, month, 1)))
    if dct is None:
        return underspecified(unit, f"XXXX-{'Q' if unit == 'quarter' else 'H'}{number}")
    shift = integer(slots, "shift")
    if shift is not None:
        return from_dct(Period(unit, dt.date(dct.year + shift, month, 1)), setting)
    last = Period(
        unit, dt.date(dct.year if dt.date(dct.year, month, 1) <= dct else max(FIRST_YEAR, dct.year - 1), month, 1)
    )
    if (dct - last.last).days > _REPORTING_DAYS and setting.tense() == "future":
        last = Period(unit, dt.date(last.first.year + 1, month, 1))
    return from_dct(last, setting)


def year_end(slots: Slots, setting: Setting) -> Meaning | None:
    """``year-end``: the last day of the running year, or of the one before after "since"."""
    if setting.dct is None:
        return underspecified("day", "XXXX-12-31")
    year = integer(slots, "year") or setting.dct.year + (integer(slots, "shift") or 0)
    return from_dct(Period("day", dt.date(year, 12, 31)), setting)


def holiday(slots: Slots, setting: Setting) -> Meaning | None:
    """A named day, in a given year or in the one that tense and shift words tell."""
    notation = setting.holidays[str(slots["holiday"])]
    year, dct = integer(slots, "year"), setting.dct
    if year is not None:
        day = holiday_in(notation, year)
        return on_calendar(Period("day", day)) if day else None
    if dct is None:
        return underspecified("day", f"XXXX-{notation}" if len(notation) == 5 else "")
    years = range(max(FIRST_YEAR, dct.year - 1), min(LAST_YEAR, dct.year + 1) + 1)
    days = [Period("day", day) for year in years if (day := holiday_in(notation, year))]
    match integer(slots, "shift"):
        case -1:
            return from_dct(max((p for p in days if p.first < dct), key=lambda p: p.first, default=None), setting)
        case 1:
            return from_dct(min((p for p in days if p.first > dct), key=lambda p: p.first, default=None), setting)
        case 0:
            return from_dct(next((p for p in days if p.first.year == dct.year), None), setting)
        case _:
            return from_dct(_closest(days, dct), setting)


def holiday_week(slots: Slots, setting: Setting) -> Meaning | None:
    """``Easter week``: the week that holds the holiday."""
    return _week_around(holiday(slots, setting), setting)


def week_of(slots: Slots, setting: Setting) -> Meaning | None:
    """``the week of March 6``."""
    return _week_around(calendar_date(slots, setting), setting)


def _week_around(day: Meaning | None, setting: Setting) -> Meaning | None:
    if day is None or day.period is None:
        return underspecified("week") if day else None
    return from_dct(containing("week", day.period.first), setting)


def weekday(slots: Slots, setting: Setting) -> Meaning | None:
    """``Tuesday``, ``last Tuesday``: by the tense and the shift word; the document's own day counts as today."""
    number = integer(slots, "weekday", "weekday_short")
    if number is None:
        return None
    if setting.dct is None:
        return underspecified("day", f"XXXX-WXX-{number + 1}")
    day = _weekday_near(number, integer(slots, "shift"), setting.dct, setting)
    if day is not None and "offset" in slots:  # the day before or after it
        day = add_days(day, integer(slots, "offset") or 0)
    meaning = from_dct(Period("day", day), setting) if day else None
    return meaning and meaning._replace(kind="weekday")


def _weekday_near(number: int, shift: int | None, dct: dt.date, setting: Setting) -> dt.date | None:
    back, ahead = (dct.weekday() - number) % 7, (number - dct.weekday()) % 7
    match shift:
        case None:
            return add_days(dct, ahead if setting.tense() == "future" else -back)
        case -1:
            return add_days(dct, -(back or 7))
        case 0:
            return add_days(dct, ahead)
        case _:
            return add_days(dct, ahead or 7)


def weekday_of_week(slots: Slots, setting: Setting) -> Meaning | None:
    """``Monday last week``: that day of the ISO week."""
    number, shift = integer(slots, "weekday") or 0, integer(slots, "shift") or 0
    if setting.dct is None:
        return underspecified("day", f"XXXX-WXX-{number + 1}")
    day = add_days(containing("week", setting.dct).first, 7 * shift + number)
    return from_dct(Period("day", day), setting) if day else None


def weekday_before(slots: Slots, setting: Setting) -> Meaning | None:
    """``the previous Friday``, ``the following Monday``: counted from the day last spoken of."""
    number, shift = integer(slots, "weekday"), integer(slots, "shift") or -1
    mentioned = setting.mentions.latest("day")
    anchor = mentioned.first if mentioned else setting.dct
    if anchor is None or number is None:
        return underspecified("day", f"XXXX-WXX-{(number or 0) + 1}")
    step = (anchor.weekday() - number) % 7 if shift < 0 else (number - anchor.weekday()) % 7
    day = add_days(anchor, shift * (step or 7))
    return on_calendar(Period("day", day), anchor, "text" if mentioned else setting.basis) if day else None
