"""What an expression means on the calendar: a closed table of operators, one for each kind of expression.

An operator takes the values of the rule's slots and the setting (the document's creation time, the date last spoken of,
the tense of the clause) and returns a ``Meaning``, or ``None`` where the words mean no date after all (a 31st of June).
A rule names its operator; new kinds of meaning are new operators, never conditions in the rules.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from cyberdiplo.extract.periods import (
    Period,
    Unit,
    add_days,
    containing,
    day_of,
    shifted,
    shifted_day,
)
from cyberdiplo.knowledge.temporal import SlotValue
from cyberdiplo.model.edtf import EdtfInterval, between, not_before
from cyberdiplo.model.mention import AnchorBasis, TimexType

Tense = Literal["past", "present", "future", "unknown"]
Slots = Mapping[str, SlotValue]


@dataclass(frozen=True, slots=True)
class Setting:
    """Where an expression stands: what relative ones are counted from.

    ``dct`` is the document creation time and ``basis`` what it is; ``mentioned`` is the period last spoken of;
    ``tense`` tells the tense of the clause, worked out when it is asked for; ``next_word`` is the word that follows.
    """

    dct: dt.date | None
    basis: AnchorBasis
    mentioned: Period | None
    tense: Callable[[], Tense]
    holidays: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Meaning:
    """TIMEX3's attributes and the calendar's: see ``model.mention.Timex``.

    ``period`` is what later expressions can point back to; ``kind`` is what the modifiers ask for.
    """

    type: TimexType
    value: str
    kind: str
    period: Period | None = None
    interval: EdtfInterval | None = None
    mod: str = ""
    anchor: dt.date | None = None
    anchor_basis: AnchorBasis = "none"
    begin_point: str = ""
    end_point: str = ""


Operator = Callable[[Slots, Setting], Meaning | None]


def on_calendar(period: Period | None, anchor: dt.date | None = None, basis: AnchorBasis = "none") -> Meaning | None:
    """The meaning of an expression that names one period."""
    if period is None:
        return None
    return Meaning("DATE", period.value, period.unit, period, period.interval, "", anchor, basis if anchor else "none")


def _from_dct(period: Period | None, setting: Setting) -> Meaning | None:
    return on_calendar(period, setting.dct, setting.basis)


def _unanchored(value: str, kind: str) -> Meaning:
    """A date of which the text does not say enough (``XXXX-05``)."""
    return Meaning("DATE", value, kind)


def _int(slots: Slots, name: str) -> int | None:
    value = slots.get(name)
    return int(value) if isinstance(value, (int, float)) else None


# Dates by name


def calendar_date(slots: Slots, setting: Setting) -> Meaning | None:
    """A day, month or year by its numbers; a missing year is found from the tense and the document's date."""
    year = next((found for name in ("year", "year_short", "year_quoted") if (found := _int(slots, name))), None)
    month, day = _int(slots, "month"), _int(slots, "day")
    month = month or _int(slots, "month_number")
    if day is None:
        day = _int(slots, "day_ordinal")
    if year is not None:
        return on_calendar(_period_of(year, month, day))
    if month is None:
        return None
    if setting.dct is None:
        return _unanchored(f"XXXX-{month:02}" + (f"-{day:02}" if day else ""), "day" if day else "month")
    weekday = _int(slots, "weekday")
    if weekday is None:
        weekday = _int(slots, "weekday_short")
    return _from_dct(_nearest(month, day, weekday, setting), setting)


def _period_of(year: int, month: int | None, day: int | None) -> Period | None:
    if month is None:
        return containing("year", dt.date(year, 1, 1)) if 1 <= year <= 9999 else None
    first = day_of(year, month, day or 1)
    return None if first is None else Period("day" if day else "month", first)


def _nearest(month: int, day: int | None, weekday: int | None, setting: Setting) -> Period | None:
    """The month or day without its year: by weekday where that tells, else by the clause's tense."""
    dct = setting.dct
    assert dct is not None
    years = (dct.year, dct.year - 1, dct.year + 1)
    found = [period for year in years if (period := _period_of(year, month, day))]
    if not found and month == 2 and day == 29:
        found = [period for year in range(dct.year - 4, dct.year + 5) if (period := _period_of(year, month, day))]
    if weekday is not None and (agreeing := [period for period in found if period.first.weekday() == weekday]):
        return min(agreeing, key=lambda period: abs((period.first - dct).days))
    if not found:
        return None
    past = [period for period in found if period.first <= dct]
    future = [period for period in found if period.last >= dct]
    tense = setting.tense()
    if tense == "future" and future:
        return min(future, key=lambda period: period.first)
    if tense == "past" and past:
        return max(past, key=lambda period: period.first)
    return min(found, key=lambda period: abs((period.first - dct).days))


def iso_date(slots: Slots, setting: Setting) -> Meaning | None:
    """Numbers between marks: 2015-9-14, 3/13/2013 (month first unless that is no month)."""
    year = _int(slots, "year")
    if year is None:
        year = _int(slots, "year_short")
    month, day = _int(slots, "first"), _int(slots, "second")
    if year is None or month is None or day is None:
        return None
    return on_calendar(_period_of(year, month, day)) or on_calendar(_period_of(year, day, month))


def compact_date(slots: Slots, setting: Setting) -> Meaning | None:
    """Eight digits: 20130607."""
    digits = str(slots["compact"])
    year = int(digits[:4])
    return on_calendar(_period_of(year, int(digits[4:6]), int(digits[6:]))) if 1900 <= year <= 2099 else None


def dotted_date(slots: Slots, setting: Setting) -> Meaning | None:
    """Numbers between full stops: 14.9.2015 or 2015.9.14."""
    numbers = [int(part) for part in str(slots["dotted"]).split(".")]
    if numbers[0] > 31:
        return on_calendar(_period_of(*numbers))
    day, month, year = numbers
    return on_calendar(_period_of(year, month, day)) if year > 999 else None


def season(slots: Slots, setting: Setting) -> Meaning | None:
    """A season of a given year, or of the year that tense and shift words tell."""
    code, year = _int(slots, "season"), _int(slots, "year")
    assert code is not None
    first_month = {21: 3, 22: 6, 23: 9, 24: 12}[code]
    if year is not None:
        return on_calendar(Period("season", dt.date(year, first_month, 1)))
    return _named_month(first_month, "season", slots, setting)


def month_by_shift(slots: Slots, setting: Setting) -> Meaning | None:
    """``last May``, ``next October``."""
    month = _int(slots, "month")
    assert month is not None
    return _named_month(month, "month", slots, setting)


def _named_month(month: int, unit: Unit, slots: Slots, setting: Setting) -> Meaning | None:
    dct = setting.dct
    if dct is None:
        name = f"XXXX-{month:02}" if unit == "month" else f"XXXX-{_SEASON_NAMES[month]}"
        return _unanchored(name, unit)
    found = [Period(unit, dt.date(year, month, 1)) for year in range(max(1, dct.year - 2), min(9999, dct.year + 3))]
    shift = _int(slots, "shift")
    if shift is None:
        shift = {"past": -1, "future": 1}.get(setting.tense())
        if shift is None:
            return _from_dct(min(found, key=lambda period: abs((period.first - dct).days)), setting)
        if shift < 0:
            return _from_dct(max((p for p in found if p.first <= dct), key=lambda p: p.first), setting)
        return _from_dct(min((p for p in found if p.last >= dct), key=lambda p: p.first), setting)
    if shift == 0:
        return _from_dct(next((p for p in found if p.first.year == dct.year), None), setting)
    if shift < 0:
        return _from_dct(max((p for p in found if p.last < dct), key=lambda p: p.first), setting)
    return _from_dct(min((p for p in found if p.first > dct), key=lambda p: p.first), setting)


_SEASON_NAMES = {3: "SP", 6: "SU", 9: "FA", 12: "WI"}


def decade(slots: Slots, setting: Setting) -> Meaning | None:
    """``the 1990s``."""
    year = _int(slots, "decade")
    if year is None:
        short = _int(slots, "decade_name")
        assert short is not None
        year = 1900 + short
    return on_calendar(Period("decade", dt.date(year, 1, 1)))


def century(slots: Slots, setting: Setting) -> Meaning | None:
    """``the 20th century``: 1900–1999, value 19."""
    number = _int(slots, "ordinal")
    if number is None or not 1 <= number <= 99:
        return None
    return on_calendar(Period("century", dt.date(max(1, (number - 1) * 100), 1, 1)))


def quarter(slots: Slots, setting: Setting) -> Meaning | None:
    """A quarter of a year."""
    number = _int(slots, "ordinal")
    if number is None or not 1 <= number <= 4:
        return None
    return _sub_year("quarter", number, slots, setting)


def half_year(slots: Slots, setting: Setting) -> Meaning | None:
    """A half of a year."""
    number = _int(slots, "half")
    assert number is not None
    return _sub_year("half", number, slots, setting)


def _sub_year(unit: Unit, number: int, slots: Slots, setting: Setting) -> Meaning | None:
    month = 1 + (number - 1) * (3 if unit == "quarter" else 6)
    year = _int(slots, "year")
    if year is not None:
        return on_calendar(Period(unit, dt.date(year, month, 1)))
    dct = setting.dct
    if dct is None:
        return _unanchored(f"XXXX-{'Q' if unit == 'quarter' else 'H'}{number}", unit)
    shift = _int(slots, "shift")
    if shift is not None:
        return _from_dct(Period(unit, dt.date(dct.year + shift, month, 1)), setting)
    found = [Period(unit, dt.date(year, month, 1)) for year in range(max(1, dct.year - 1), min(9999, dct.year + 1) + 1)]
    if setting.tense() == "future":
        return _from_dct(next(p for p in found if p.last >= dct), setting)
    return _from_dct([p for p in found if p.first <= dct][-1], setting)


def holiday(slots: Slots, setting: Setting) -> Meaning | None:
    """A named day, in a given year or in the one that tense and shift words tell."""
    return _holiday(slots, setting)


# Dates counted from the document's


def relative_day(slots: Slots, setting: Setting) -> Meaning | None:
    """``today``, ``yesterday``, ``the day after tomorrow``: ``offset`` days from the document's date."""
    offset = _int(slots, "offset") or 0
    if setting.dct is None:
        return _unanchored("XXXX-XX-XX", "day")
    day = add_days(setting.dct, offset)
    return None if day is None else _from_dct(Period("day", day), setting)


def weekday(slots: Slots, setting: Setting) -> Meaning | None:
    """``Tuesday``, ``last Tuesday``: the one that tense and shift words tell; the document's own day counts as today."""
    number = _int(slots, "weekday")
    if number is None:
        number = _int(slots, "weekday_short")
    assert number is not None
    if setting.dct is None:
        return _unanchored(f"XXXX-WXX-{number + 1}", "day")
    return _from_dct(_weekday(number, _int(slots, "shift"), setting), setting)


def _weekday(number: int, shift: int | None, setting: Setting) -> Period | None:
    dct = setting.dct
    assert dct is not None
    back = (dct.weekday() - number) % 7
    if shift is None:
        ahead = setting.tense() == "future" and back != 0
        day = add_days(dct, 7 - back if ahead else -back)
    elif shift < 0:
        day = add_days(dct, -(back or 7))
    elif shift == 0:
        day = add_days(dct, (number - dct.weekday()) % 7)
    else:
        day = add_days(dct, (number - dct.weekday()) % 7 or 7)
    return None if day is None else Period("day", day)


def shifted_unit(slots: Slots, setting: Setting) -> Meaning | None:
    """``this week``, ``last month``, ``next year``."""
    unit = _unit(slots)
    if setting.dct is None:
        return _unanchored(_UNKNOWN.get(unit, "XXXX"), unit)
    period = containing(unit, setting.dct)
    shift = _int(slots, "shift") or 0
    if unit == "weekend" and shift <= 0 and setting.dct.weekday() < 5 and setting.tense() != "future":
        shift -= shift == 0
    return _from_dct(shifted(period, shift), setting)


_UNKNOWN = {"day": "XXXX-XX-XX", "week": "XXXX-WXX", "weekend": "XXXX-WXX-WE", "month": "XXXX-XX", "quarter": "XXXX-QX"}


def _unit(slots: Slots) -> Unit:
    name = str(slots.get("unit") or slots.get("units") or "day")
    match name:
        case "day" | "weekend" | "week" | "month" | "quarter" | "season" | "half" | "year" | "decade" | "century":
            return name
        case "fortnight":
            return "week"
        case _:
            return "millennium"


def counted(slots: Slots, setting: Setting) -> Meaning | None:
    """``two weeks ago``, ``three days from now``: ``shift`` gives the direction, the document's date the anchor."""
    return _count(slots, setting.dct, setting.basis, setting)


def counted_in_text(slots: Slots, setting: Setting) -> Meaning | None:
    """``five days later``, ``the following day``: counted from the date last spoken of, else from the document's."""
    if setting.mentioned is not None:
        anchor = setting.mentioned.last if (_int(slots, "shift") or 1) > 0 else setting.mentioned.first
        return _count(slots, anchor, "text", setting)
    return _count(slots, setting.dct, setting.basis, setting)


def _count(slots: Slots, anchor: dt.date | None, basis: AnchorBasis, setting: Setting) -> Meaning | None:
    shift = _int(slots, "shift") or 1
    unit = _unit(slots)
    count = slots.get("number", slots.get("a", 1))
    if "few" in slots:
        return Meaning("DATE", "PAST_REF" if shift < 0 else "FUTURE_REF", "ago")
    number = float(count) if isinstance(count, (int, float)) else 1.0
    if slots.get("unit") == "fortnight" or slots.get("units") == "fortnight":
        number *= 2
    if anchor is None:
        return _unanchored(_UNKNOWN.get(unit, "XXXX"), unit)
    if number != int(number):
        months = {"year": 12, "decade": 120, "century": 1200, "quarter": 3}.get(unit)
        unit, number = ("month", round(number * months)) if months else ("day", round(number * {"week": 7}.get(unit, 1)))
    day = shifted_day(anchor, unit, shift * int(number))
    if day is None:
        return None
    grain: Unit = "year" if unit in ("decade", "century", "millennium") else unit
    meaning = on_calendar(containing(grain, day), anchor, basis)
    return meaning and replace(meaning, kind="ago")


def same_unit(slots: Slots, setting: Setting) -> Meaning | None:
    """``that month``, ``the same day``: the unit that holds the date last spoken of."""
    unit = _unit(slots)
    period, basis = setting.mentioned, setting.basis
    anchor = period.first if period else setting.dct
    if anchor is None:
        return _unanchored(_UNKNOWN.get(unit, "XXXX"), unit)
    return on_calendar(containing(unit, anchor), anchor, "text" if period else basis)


# Durations, sets and references


def duration(slots: Slots, setting: Setting) -> Meaning | None:
    """``three weeks``: a length that stands nowhere on the calendar."""
    return Meaning("DURATION", _length(slots), "duration")


def anchored_duration(slots: Slots, setting: Setting) -> Meaning | None:
    """``the past two months``: a length that ends (or, looking ahead, begins) on the document's day."""
    value = _length(slots)
    shift = _int(slots, "shift") or -1
    dct, unit = setting.dct, _unit(slots)
    number = slots.get("number", slots.get("a", 1))
    if dct is None or "clock_units" in slots or "few" in slots or not isinstance(number, (int, float)):
        return Meaning("DURATION", value, "duration")
    other = shifted_day(dct, unit, shift * int(number))
    if other is None:
        return Meaning("DURATION", value, "duration")
    first, last = (other, dct) if shift < 0 else (dct, other)
    return Meaning(
        "DURATION",
        value,
        "duration",
        interval=between(first, last),
        anchor=dct,
        anchor_basis=setting.basis,
        begin_point=first.isoformat(),
        end_point=last.isoformat(),
    )


_LETTERS = {
    "day": "D", "weekend": "W", "week": "W", "month": "M", "quarter": "Q", "year": "Y",
    "decade": "E", "century": "C", "millennium": "L", "second": "S", "minute": "M", "hour": "H",
}  # fmt: skip


def _length(slots: Slots) -> str:
    """``P2W``, ``PT5H``, ``PXD``; decades and centuries in years, halves in the next smaller unit."""
    name = str(next(slots[key] for key in ("units", "unit", "clock_units", "clock_unit") if key in slots))
    number: SlotValue = slots.get("number", slots.get("a", slots.get("few", "X" if "units" in slots or "clock_units" in slots else 1)))
    clock = "T" if name in ("second", "minute", "hour") else ""
    if not isinstance(number, (int, float)):
        return f"P{clock}X{_LETTERS.get(name, 'D')}"
    factor, name = {"decade": (10, "year"), "century": (100, "year"), "millennium": (1000, "year"), "fortnight": (2, "week")}.get(name, (1, name))
    number *= factor
    if number == int(number):
        return f"P{clock}{int(number)}{_LETTERS[name]}"
    smaller = {"year": ("M", 12), "hour": ("M", 60), "minute": ("S", 60), "day": ("TH", 24)}.get(name)
    if smaller:
        whole, rest = int(number), round((number - int(number)) * smaller[1])
        head = f"{whole}{_LETTERS[name]}" if whole else ""
        tail = f"T{rest}H" if smaller[0] == "TH" else f"{rest}{smaller[0]}"
        return f"P{clock}{head}{tail}"
    return f"P{clock}{number:g}{_LETTERS[name]}"


def repeated(slots: Slots, setting: Setting) -> Meaning | None:
    """``every day``, ``weekly``: a set, with its length as value."""
    return Meaning("SET", str(slots.get("value") or _length(slots)), "set")


def repeated_weekday(slots: Slots, setting: Setting) -> Meaning | None:
    """``every Friday``, ``on Mondays``."""
    number = _int(slots, "weekday")
    if number is None:
        number = _int(slots, "weekdays")
    assert number is not None
    return Meaning("SET", f"XXXX-WXX-{number + 1}", "set")


def reference(slots: Slots, setting: Setting) -> Meaning | None:
    """``now``, ``recently``, ``the future``: TIMEX3's vague references; the value is a constant of the rule."""
    return Meaning("DATE", str(slots["value"]), "reference")


# Times of day


def day_part(slots: Slots, setting: Setting) -> Meaning | None:
    """``Wednesday night``, ``this morning``, ``yesterday afternoon``: a part of the day that the other slots name."""
    part = str(slots["part"])
    if "weekday" in slots or "weekday_short" in slots:
        day = weekday(slots, setting)
    elif "month" in slots:
        day = calendar_date(slots, setting)
    elif "anaphoric" in slots:
        day = counted_in_text(slots, setting) if slots["anaphoric"] else same_unit({"unit": "day"}, setting)
    else:
        day = relative_day(slots, setting)
    return day and replace(day, type="TIME", value=f"{day.value}T{part}", kind="time")


def clock_time(slots: Slots, setting: Setting) -> Meaning | None:
    """``9 a.m.``, ``10:35 p.m. Tuesday``: a time on the day that the other slots name, else on the day spoken of."""
    clock = _clock(slots)
    if clock is None:
        return None
    if "weekday" in slots:
        day = weekday(slots, setting)
    elif "month" in slots or "year" in slots:
        day = calendar_date(slots, setting)
    elif "offset" in slots:
        day = relative_day(slots, setting)
    else:
        day = same_unit({"unit": "day"}, setting)
    return day and replace(day, type="TIME", value=f"{day.value}T{clock}", kind="time")


def _clock(slots: Slots) -> str | None:
    if "at" in slots:
        return str(slots["at"])
    text = str(slots["clock"]) if "clock" in slots else f"{_int(slots, 'hour'):02}:00"
    hour, minute = int(text[:2]), text[3:]
    match slots.get("meridiem"):
        case "am" if hour <= 12:
            hour %= 12
        case "pm" if hour <= 12:
            hour = hour % 12 + 12
        case "am" | "pm":
            return None
    return f"{hour:02}:{minute}" if hour <= 24 else None


def since(slots: Slots, setting: Setting) -> Meaning | None:
    """Not used alone: an open interval from the period on."""
    inner = calendar_date(slots, setting)
    if inner is None or inner.period is None:
        return inner
    return replace(inner, interval=not_before(inner.period.first))


def _holiday(slots: Slots, setting: Setting) -> Meaning | None:
    from cyberdiplo.extract.holidays import holiday_in

    day = setting.holidays[str(slots["holiday"])]
    year = _int(slots, "year")
    if year is not None:
        found = holiday_in(day, year)
        return on_calendar(Period("day", found)) if found else None
    dct = setting.dct
    if dct is None:
        return _unanchored(f"XXXX-{day}" if len(day) == 5 else "XXXX-XX-XX", "day")
    days = [found for y in (dct.year - 1, dct.year, dct.year + 1) if 1 <= y <= 9999 and (found := holiday_in(day, y))]
    shift = _int(slots, "shift")
    tense = setting.tense() if shift is None else {-1: "past", 0: "present", 1: "future"}[shift]
    if shift == 0:
        chosen = next((d for d in days if d.year == dct.year), None)
    elif tense == "future":
        chosen = next((d for d in days if d >= dct), None)
    elif tense == "past":
        chosen = next((d for d in reversed(days) if d <= dct), None)
    else:
        chosen = min(days, key=lambda d: abs((d - dct).days))
    return _from_dct(Period("day", chosen), setting) if chosen else None


OPERATORS: Mapping[str, Operator] = {
    "anchored_duration": anchored_duration,
    "calendar_date": calendar_date,
    "century": century,
    "clock_time": clock_time,
    "compact_date": compact_date,
    "counted": counted,
    "counted_in_text": counted_in_text,
    "day_part": day_part,
    "decade": decade,
    "dotted_date": dotted_date,
    "duration": duration,
    "half_year": half_year,
    "holiday": holiday,
    "iso_date": iso_date,
    "month_by_shift": month_by_shift,
    "quarter": quarter,
    "reference": reference,
    "relative_day": relative_day,
    "repeated": repeated,
    "repeated_weekday": repeated_weekday,
    "same_unit": same_unit,
    "season": season,
    "shifted_unit": shifted_unit,
    "weekday": weekday,
}
