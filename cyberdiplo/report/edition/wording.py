"""The words of a report in its language, from ``words/*.toml``."""

from __future__ import annotations

import datetime as dt
import functools
import re
import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

from cyberdiplo.model.edtf import EdtfInterval, of_day
from cyberdiplo.report.dates import ENGLISH, DateWords, date_in_words
from cyberdiplo.report.edition.content import Language

_FOLDER = Path(__file__).parent / "words"
_NUMBER = re.compile(r"\d+")


class Wording(NamedTuple):
    """How a language puts what a report says; every table goes from an id to a text."""

    lang: Language
    dates: DateWords
    labels: dict[str, str]
    cover: dict[str, str]
    units: dict[str, str]
    charts: dict[str, Any]
    statuses: dict[str, str]
    types: dict[str, str]
    definitions: dict[str, str]
    topics: dict[str, str]
    sides: dict[str, str]
    fields: dict[str, str]
    counts: dict[str, Any]
    notes: dict[str, str]
    reasons: dict[str, str]
    method: tuple[str, ...]

    def when(self, date: EdtfInterval | None) -> str:
        """A date in words."""
        return date_in_words(date, self.dates)

    def day(self, day: dt.date | None) -> str:
        """A day in words."""
        return self.when(of_day(day) if day else None)

    def type_name(self, type_: str) -> str:
        """What an event type is called; one of a user's own pack by its id."""
        return self.types.get(type_) or type_.replace("_", " ")

    def topic_name(self, topic: str) -> str:
        """What a topic is called."""
        return self.topics.get(topic) or topic.replace("-", " ")

    def reason(self, text: str) -> str:
        """A reason of confidence or of doubt in this language; one that no rule gives stays as it is."""
        number = _NUMBER.search(text)
        known = self.reasons.get(_NUMBER.sub("{n}", text))
        return known.format(n=number[0] if number else "") if known else text

    def counted(self, name: str, number: int, **others: object) -> str:
        """``number`` of what ``name`` says."""
        return counted(self.counts[name], number, **others)


def counted(forms: Sequence[str], number: int, **others: object) -> str:
    """The form for ``number``, filled in: the first for one, the last for any other number."""
    return forms[0 if number == 1 else -1].format(n=number, **others)


@functools.cache
def load_wording(lang: Language) -> Wording:
    """The words of ``lang``."""
    tables = tomllib.loads((_FOLDER / f"{lang}.toml").read_text("utf-8"))
    dates = tables.pop("dates")
    return Wording(
        lang=lang,
        dates=DateWords(tuple(dates.pop("month_names")), dates) if dates else ENGLISH,
        method=tuple(tables.pop("method")["paragraphs"]),
        **tables,
    )
