"""Operators for dates counted from the document's own, or from a date in the text."""

from __future__ import annotations

import datetime as dt

from cyberdiplo.extract.meaning import (
    Meaning,
    Setting,
    Slots,
    from_dct,
    integer,
    on_calendar,
    underspecified,
    unit_of,
)
from cyberdiplo.extract.periods import Period, Unit, add_days, add_months, containing, shifted, shifted_day
from cyberdiplo.model.edtf import between
from cyberdiplo.model.mention import AnchorBasis

# A text that has not spoken of a date for longer than this many days before its own means its own week or month.
_STALE_DAYS = 45
DAY: Slots = {"unit": "day"}  # for a time of day, which the document's own day can have where the text names none
_MONTHS_IN = {"year": 12, "decade": 120, "century": 1200, "millennium": 12000, "quarter": 3}


def relative_day(slots: Slots, setting: Setting) -> Meaning | None:
    """``today``, ``yesterday``, ``the day after tomorrow``: ``offset`` days from the document's date."""
    if setting.dct is None:
        return underspecified("day")
    day = add_days(setting.dct, integer(slots, "offset") or 0)
    return None if day is None else from_dct(Period("day", day), setting)


def shifted_unit(slots: Slots, setting: Setting) -> Meaning | None:
    """``this week``, ``last month``, ``next year``."""
    unit, shift = unit_of(slots), integer(slots, "shift") or 0
    if setting.dct is None:
        return underspecified(unit)
    if unit == "weekend" and setting.dct.weekday() < 5 and shift == 0 and setting.tense() != "future":
        shift = -1
    return from_dct(shifted(containing(unit, setting.dct), shift), setting)


def trailing_unit(slots: Slots, setting: Setting) -> Meaning | None:
    """``the past year``: TIMEX3's value is the year before; on the calendar it ends on the document's day."""
    meaning = shifted_unit({**slots, "shift": -1}, setting)
    first = shifted_day(setting.dct, unit_of(slots), -1) if setting.dct else None
    if meaning is None or first is None or setting.dct is None:
        return meaning
    return meaning._replace(kind="span", interval=between(first, setting.dct))


def latest_unit(slots: Slots, setting: Setting) -> Meaning | None:
    """``the latest quarter``: the one spoken of, else the last that was over."""
    unit = unit_of(slots) if "unit" in slots else "quarter"
    mentioned = _recent(unit, setting)
    if mentioned is not None and mentioned.unit == unit:
        return on_calendar(mentioned, mentioned.first, "text")
    if setting.dct is None:
        return underspecified(unit)
    return from_dct(shifted(containing(unit, setting.dct), -1), setting)


def counted(slots: Slots, setting: Setting) -> Meaning | None:
    """``two weeks ago``, ``three days from now``: ``shift`` gives the direction, the document's date the anchor."""
    if _compares_quarters(slots, setting):
        return year_before(slots, setting)
    return _count(slots, setting.dct, setting.basis)


def counted_to_the_day(slots: Slots, setting: Setting) -> Meaning | None:
    """``a year ago today``: the same day of a week, month or year before the document's."""
    number, dct = integer(slots, "number", "a"), setting.dct
    if dct is None:
        return underspecified("day")
    day = shifted_day(dct, unit_of(slots), (integer(slots, "shift") or 1) * (1 if number is None else number))
    return None if day is None else from_dct(Period("day", day), setting)


def counted_in_text(slots: Slots, setting: Setting) -> Meaning | None:
    """``five days later``, ``the following month``: counted from the date last spoken of, else from the document's."""
    if _compares_quarters(slots, setting):
        return year_before(slots, setting)
    mentioned = _spoken_of(_bound(slots), setting)
    if mentioned is None:
        return _count(slots, setting.dct, setting.basis)
    # Days are counted from the end of a week, months and years from the beginning of what was spoken of.
    ahead = unit_of(slots) == "day" and (integer(slots, "shift") or 1) > 0
    meaning = _count(slots, mentioned.last if ahead else mentioned.first, "text")
    if ahead and mentioned.unit != "day" and meaning and meaning.period:  # the day after some day of a week
        first = meaning.period.first - (mentioned.last - mentioned.first)
        return meaning._replace(interval=between(first, meaning.period.last))
    return meaning


def _spoken_of(unit: Unit, setting: Setting) -> Period | None:
    """The period last spoken of; for what is not told as a plan, the last one that is not still to come."""
    mentioned, dct = setting.mentions.latest(unit), setting.dct
    if mentioned is not None and dct is not None and mentioned.first > dct and setting.tense() in ("past", "unknown"):
        return setting.mentions.latest_by(dct, unit) or mentioned
    return mentioned


def _bound(slots: Slots) -> Unit:
    """How coarse the date can be that an expression of this unit counts from."""
    unit = unit_of(slots)
    return (
        "week"
        if unit == "day"
        else "month"
        if unit in ("week", "weekend")
        else "quarter"
        if unit == "month"
        else "year"
    )


def _compares_quarters(slots: Slots, setting: Setting) -> bool:
    """Whether "a year earlier" speaks of the same quarter or half of the year before, as business news does."""
    if unit_of(slots) != "year" or integer(slots, "number", "a") not in (1, None) or integer(slots, "shift") != -1:
        return False
    mentioned = setting.mentions.latest_of("quarter", "half", "year")
    return mentioned is not None and mentioned.unit != "year"


def year_before(slots: Slots, setting: Setting) -> Meaning | None:
    """``a year earlier``, ``the year-ago quarter``: the quarter or year before the one spoken of."""
    number = integer(slots, "ordinal")
    dct = setting.dct
    if number is not None and number <= 4 and dct is not None:
        month = 3 * number - 2
        current = dt.date(dct.year if dt.date(dct.year, month, 1) <= dct else dct.year - 1, month, 1)
        return _comparison(add_months(current, -12), "quarter", setting)
    mentioned = setting.mentions.latest_of("quarter", "half", "year")
    if mentioned is not None and mentioned.unit != "year":
        return _comparison(add_months(mentioned.first, -12), mentioned.unit, setting)
    if dct is None:
        return underspecified("quarter" if slots.get("unit") == "quarter" else "year")
    if slots.get("unit") == "quarter":
        return _comparison(add_months(dct, -15), "quarter", setting)
    return _comparison(add_months(dct, -12), "year", setting)


def _comparison(day: dt.date | None, unit: Unit, setting: Setting) -> Meaning | None:
    """A period that figures are compared with; the text goes on to speak of the other one."""
    if day is None:
        return None
    meaning = from_dct(containing(unit, day), setting)
    return meaning and meaning._replace(period=None)


def _count(slots: Slots, anchor: dt.date | None, basis: AnchorBasis) -> Meaning | None:
    shift, unit = integer(slots, "shift") or 1, unit_of(slots)
    if isinstance(slots.get("few"), str):
        return Meaning("DATE", "PAST_REF" if shift < 0 else "FUTURE_REF", "reference")
    if anchor is None:
        return underspecified(unit)
    count = slots.get("number", slots.get("few", slots.get("a", 1)))
    number = float(count) if isinstance(count, (int, float)) else 1.0
    if "fortnight" in (slots.get("unit"), slots.get("units")):
        number *= 2
    if number != int(number):  # "two and a half years ago" is counted in months
        months = _MONTHS_IN.get(unit)
        unit, number = ("month", number * months) if months else ("day", number * (7 if unit == "week" else 1))
    day = shifted_day(anchor, unit, shift * round(number))
    if day is None:
        return None
    grain: Unit = "year" if unit in ("decade", "century", "millennium") else unit
    meaning = on_calendar(containing(grain, day), anchor, basis)
    # "a year earlier" compares figures, and the text goes on about the other year.
    compared = grain == "year" and number == 1 and shift < 0
    return meaning and meaning._replace(kind="ago", period=None if compared else meaning.period)


def clock_count(slots: Slots, setting: Setting) -> Meaning | None:  # noqa: ARG001 - one signature for all operators
    """``three hours ago``: on the document's day, at a time that a document without a clock time cannot tell."""
    if setting.dct is None:
        return underspecified("day")
    meaning = from_dct(Period("day", setting.dct), setting)
    return meaning and meaning._replace(type="TIME", kind="ago", period=None)


def same_unit(slots: Slots, setting: Setting) -> Meaning | None:
    """``that month``, ``the same day``: the unit that holds the date last spoken of."""
    unit = unit_of(slots)
    mentioned = _spoken_of(unit, setting)
    dct = setting.dct
    if mentioned is not None and dct is not None and mentioned.first > dct and setting.tense() == "past":
        return underspecified(unit)  # what has happened was on no day to come that the text has just named
    if mentioned is not None:
        return on_calendar(containing(unit, mentioned.first), mentioned.first, "text")
    if setting.dct is None:
        return underspecified(unit)
    return None if unit == "day" and slots is not DAY else from_dct(containing(unit, setting.dct), setting)


def the_unit(slots: Slots, setting: Setting) -> Meaning | None:
    """``the week``, ``the quarter``: the one spoken of not long ago, else the one that the document stands in."""
    unit = unit_of(slots)
    mentioned = _recent(unit, setting)
    if mentioned is not None:
        return on_calendar(containing(unit, mentioned.first), mentioned.first, "text")
    if setting.dct is None:
        return underspecified(unit)
    return latest_unit(slots, setting) if unit == "quarter" else from_dct(containing(unit, setting.dct), setting)


def _recent(unit: Unit, setting: Setting) -> Period | None:
    mentioned = setting.mentions.latest(unit)
    if mentioned is None or setting.narrative():
        return mentioned
    dct = setting.dct
    if unit in ("year", "decade", "century") and (
        mentioned.unit != unit or (dct is not None and mentioned.first > dct)
    ):
        return None
    stale = (
        dct is not None
        and unit in ("day", "week", "month", "weekend")
        and abs((dct - mentioned.first).days) > _STALE_DAYS
    )
    return None if stale else mentioned


def ended_unit(slots: Slots, setting: Setting) -> Meaning | None:
    """``the quarter`` of "the quarter ended Sept. 30": the one that the date lies in."""
    dct, month, day = setting.dct, integer(slots, "month"), integer(slots, "day")
    unit = unit_of(slots)
    if dct is None or month is None or day is None:
        return underspecified(unit)
    last = next((d for back in (0, 1) if (d := _safe_day(dct.year - back, month, day)) and d <= dct), None)
    return from_dct(containing(unit, last), setting) if last else None


def _safe_day(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None
