"""Operators for times of day."""

from __future__ import annotations

from cyberdiplo.extract.calendar_operators import calendar_date, numeric_date, weekday
from cyberdiplo.extract.meaning import Meaning, Setting, Slots
from cyberdiplo.extract.relative_operators import DAY, counted_in_text, relative_day, same_unit


def day_part(slots: Slots, setting: Setting) -> Meaning | None:
    """``Wednesday night``, ``this morning``, ``the next morning``: a part of the day that the other slots name."""
    day = _day(slots, setting)
    return day and day._replace(type="TIME", value=f"{day.value}T{slots['part']}", kind="time")


def clock_time(slots: Slots, setting: Setting) -> Meaning | None:
    """``9 a.m.``, ``10:35 p.m. EST Tuesday``, ``noon``: on the day that the slots name, else on that spoken of."""
    clock = _clock(slots)
    day = _day(slots, setting) if clock else None
    return day and day._replace(type="TIME", value=f"{day.value}T{clock}{slots.get('zone', '')}", kind="time")


def _day(slots: Slots, setting: Setting) -> Meaning | None:
    if "first" in slots:
        return numeric_date(slots, setting)
    if "month" in slots or "month_number" in slots:
        return calendar_date(slots, setting)
    if "weekday" in slots or "weekday_short" in slots:
        return weekday(slots, setting)
    if "offset" in slots:
        return relative_day(slots, setting)
    if "shift" in slots:
        return counted_in_text({**DAY, "shift": slots["shift"]}, setting)
    return same_unit(DAY, setting)


def _clock(slots: Slots) -> str | None:
    """``HH:MM``, or ``None`` for a number that is no time of day."""
    if "at" in slots:
        return str(slots["at"])
    digits = str(slots.get("time") or slots.get("clock") or slots["military"]).replace(":", "")
    hour, minute = int(digits[:2]), digits[2:]
    meridiem = slots.get("meridiem")
    if meridiem is not None:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if meridiem == "pm" else 0)
    elif slots.get("part") in ("AF", "EV", "NI") and 1 <= hour < 12:
        hour += 12
    return f"{hour:02}:{minute}" if hour < 24 or minute == "00" else None
