from __future__ import annotations

import datetime as dt
import json
import xml.etree.ElementTree as ET

from cyberdiplo import tag
from cyberdiplo.report.timeml import render_timeml, render_timex_records

DCT = dt.date(2015, 9, 14)
TEXT = "R&D <talks> ran from Wednesday to Saturday.\x0b The day before, on Sept. 8, they were \ud800 late."


def parsed(text: str, dct: dt.date | None) -> ET.Element:
    rendered = "".join(render_timeml("a<b", text, tag(text, dct=dct), dct))
    return ET.fromstring(rendered.encode("utf-8"))  # noqa: S314 - our own output


def test_the_document_is_xml_and_its_text_is_whole() -> None:
    root = parsed(TEXT, DCT)
    text = root.find("TEXT")
    assert text is not None
    assert "".join(text.itertext()) == TEXT.replace("\x0b", "\ufffd").replace("\ud800", "\ufffd")
    assert root.findtext("DOCID") == "a<b"


def test_each_expression_has_its_attributes() -> None:
    marks = list(parsed(TEXT, DCT).iter("TIMEX3"))
    assert marks[0].attrib == {
        "tid": "t0",
        "type": "DATE",
        "value": "2015-09-14",
        "temporalFunction": "false",
        "functionInDocument": "CREATION_TIME",
    }
    assert marks[1].text == "Wednesday"
    assert marks[1].attrib == {
        "tid": "t1",
        "type": "DATE",
        "value": "2015-09-09",
        "temporalFunction": "true",
        "anchorTimeID": "t0",
        "beginPoint": "t1",
        "endPoint": "t2",
    }


def test_without_a_document_date_there_is_no_dct() -> None:
    root = parsed("They met on Friday.", None)
    assert root.find("DCT") is None
    assert [mark.get("value") for mark in root.iter("TIMEX3")] == ["XXXX-WXX-5"]


def test_records_point_into_the_text() -> None:
    records = [json.loads(line) for line in render_timex_records("a", TEXT, tag(TEXT, dct=DCT))]
    assert [TEXT[record["begin"] : record["end"]] for record in records] == [record["text"] for record in records]
    first = records[0]
    assert (first["doc"], first["type"], first["value"], first["rule"]) == ("a", "DATE", "2015-09-09", "weekday")
    assert (first["anchor"], first["anchor_basis"], first["interval"]) == (
        "2015-09-14",
        "publication",
        "2015-09-09/2015-09-12",
    )
