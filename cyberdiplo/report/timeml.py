"""Temporal expressions as the tagger prints them: TimeML 1.2.1 with inline TIMEX3, and JSON Lines."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from xml.sax.saxutils import escape, quoteattr

from cyberdiplo.model.mention import Timex

_HEAD = """\
<?xml version="1.0" encoding="UTF-8"?>
<TimeML xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" \
xsi:noNamespaceSchemaLocation="http://timeml.org/timeMLdocs/TimeML_1.2.1.xsd">

"""
# What XML 1.0 cannot hold, not even as a reference (production 2, Char).
_NO_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_DCT_ID = "t0"


def render_timeml(doc: str, text: str, timexes: Sequence[Timex], dct: dt.date | None) -> Iterator[str]:
    """One document with its temporal expressions marked where they stand; the text is otherwise untouched.

    A character that XML cannot hold becomes U+FFFD.
    """
    yield _HEAD
    yield f"<DOCID>{_content(doc)}</DOCID>\n\n"
    if dct is not None:
        yield (
            f'<DCT><TIMEX3 tid="{_DCT_ID}" type="DATE" value="{dct}" temporalFunction="false" '
            f'functionInDocument="CREATION_TIME">{dct}</TIMEX3></DCT>\n\n'
        )
    yield "<TEXT>"
    ids = _ids(timexes, dct)
    at = 0
    for number, timex in enumerate(timexes, 1):
        begin, end = timex.span
        yield _content(text[at:begin])
        attributes = "".join(f" {name}={quoteattr(value)}" for name, value in _attributes(timex, number, ids, dct))
        yield f"<TIMEX3{attributes}>{_content(text[begin:end])}</TIMEX3>"
        at = end
    yield f"{_content(text[at:])}</TEXT>\n\n</TimeML>\n"


def render_timex_records(doc: str, text: str, timexes: Iterable[Timex]) -> Iterator[str]:
    """JSON Lines, one expression a line; ``begin`` and ``end`` are half-open character offsets into ``text``."""
    for timex in timexes:
        begin, end = timex.span
        record = {
            "doc": doc,
            "begin": begin,
            "end": end,
            "text": text[begin:end],
            "type": timex.type,
            "value": timex.value,
            "mod": timex.mod,
            "interval": timex.interval.text if timex.interval else None,
            "rule": timex.rule,
            "anchor": timex.anchor.isoformat() if timex.anchor else None,
            "anchor_basis": timex.anchor_basis,
            "begin_point": timex.begin_point,
            "end_point": timex.end_point,
        }
        yield json.dumps(record, ensure_ascii=False) + "\n"


def _ids(timexes: Sequence[Timex], dct: dt.date | None) -> dict[str, str]:
    """For each value the id of the first expression that has it; TIMEX3 refers to other expressions by id."""
    ids = {} if dct is None else {dct.isoformat(): _DCT_ID}
    for number, timex in enumerate(timexes, 1):
        ids.setdefault(timex.value, f"t{number}")
    return ids


def _attributes(timex: Timex, number: int, ids: dict[str, str], dct: dt.date | None) -> Iterator[tuple[str, str]]:
    yield "tid", f"t{number}"
    yield "type", timex.type
    yield "value", timex.value
    if timex.mod:
        yield "mod", timex.mod
    if timex.anchor is not None:
        yield "temporalFunction", "true"
        anchor = _DCT_ID if timex.anchor == dct else ids.get(timex.anchor.isoformat())
        if anchor:
            yield "anchorTimeID", anchor
    for name, value in (("beginPoint", timex.begin_point), ("endPoint", timex.end_point)):
        if value in ids:
            yield name, ids[value]


def _content(text: str) -> str:
    return escape(_NO_XML.sub("\ufffd", text))
