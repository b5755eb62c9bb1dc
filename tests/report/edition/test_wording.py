"""The words of reports: every language has them all, and dates are put as it puts them."""

from __future__ import annotations

import re
import string
import tomllib
from pathlib import Path
from typing import Any, get_args

import pytest

from cyberdiplo.knowledge.compile import load_knowledge
from cyberdiplo.model.edtf import parse_edtf
from cyberdiplo.model.event import Side, Status
from cyberdiplo.report import edition
from cyberdiplo.report.dates import ENGLISH
from cyberdiplo.report.edition.content import Language, SectionName
from cyberdiplo.report.edition.wording import load_wording
from cyberdiplo.report.grouping import month_heading, year_heading
from cyberdiplo.timeline.query import CLOSED_FIELDS, NUMBER_FIELDS, OPEN_FIELDS, TEXT_FIELDS
from cyberdiplo.workflows import topics_of

LANGUAGES = get_args(Language)
FOLDER = Path(edition.__file__).parent / "words"
HAN = re.compile("[\u4e00-\u9fff]")


def tables(lang: str) -> dict[str, dict[str, Any]]:
    return tomllib.loads((FOLDER / f"{lang}.toml").read_text("utf-8"))


def places(pattern: object) -> set[str]:
    """The names that a text leaves to be filled in."""
    texts = pattern if isinstance(pattern, list) else [pattern]
    return {name for text in texts for _, name, _, _ in string.Formatter().parse(str(text)) if name}


def test_there_is_a_file_for_each_language() -> None:
    assert {file.stem for file in FOLDER.glob("*.toml")} == set(LANGUAGES)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_language_says_all_that_english_says(lang: str) -> None:
    english, other = tables("en"), tables(lang)
    assert set(other) == set(english)
    for name in set(english) - {"definitions", "dates"}:
        assert list(other[name]) == list(english[name]), name
        for key, text in english[name].items():
            assert places(other[name][key]) == places(text), key
    assert len(other["method"]["paragraphs"]) == len(english["method"]["paragraphs"])


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_language_names_all_that_the_field_has(lang: Language) -> None:
    wording, knowledge = load_wording(lang), load_knowledge()
    assert set(wording.types) == set(knowledge.ontology.types)
    assert set(wording.topics) == set(topics_of(knowledge))
    assert set(wording.statuses) == set(get_args(Status))
    assert set(wording.sides) == set(get_args(Side))
    assert set(wording.labels) >= set(get_args(SectionName))
    assert set(wording.fields) >= {"date", *CLOSED_FIELDS, *OPEN_FIELDS, *TEXT_FIELDS, *NUMBER_FIELDS}
    assert set(wording.dates.patterns) >= set(ENGLISH.patterns)
    assert {key: places(text) for key, text in wording.dates.patterns.items()}.keys() >= ENGLISH.patterns.keys()


def test_chinese_defines_the_types_itself_and_says_nothing_in_english() -> None:
    chinese = tables("zh")
    assert set(chinese["definitions"]) == set(load_knowledge().ontology.types)
    marks = {"comma", "semicolon", "colon", "between", "filter", "years", "none", "stamp"}
    for name in ("labels", "types", "statuses", "topics", "definitions", "fields", "notes", "reasons", "counts"):
        assert [key for key, text in chinese[name].items() if key not in marks and not HAN.search(str(text))] == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2015-09-25", "2015年9月25日"),
        ("2013-06-07/2013-06-08", "2013年6月7日至8日"),
        ("2015-09-30/2015-10-02", "2015年9月30日至10月2日"),
        ("2015-12-30/2016-01-02", "2015年12月30日至2016年1月2日"),
        ("2013-04-08/2013-04-14", "2013年4月8日当周"),
        ("2013-02", "2013年2月"),
        ("2013-01/2013-04", "2013年1月至4月"),
        ("2013-11/2014-02", "2013年11月至2014年2月"),
        ("2013", "2013年"),
        ("2008/2014", "2008年至2014年"),
        ("2013-05/2014", "2013年5月至2014年"),
        ("201X", "2010年代"),
        ("2015-22", "2015年夏季"),
        ("2015-33", "2015年第一季度"),
        ("2015-40", "2015年上半年"),
        ("2015-33/2015-34", "2015年第一季度至2015年第二季度"),
        ("../2013-06-09", "截至2013年6月9日"),
        ("2013-06-09/..", "2013年6月9日起"),
        ("2015-09~", "2015年9月前后"),
        ("2013?", "2013年（存疑）"),
        ("2013%", "2013年前后（存疑）"),
        ("2015-09-21~/2015-09-30~", "2015年9月下旬"),
        ("2015-09-01~/2015-09-10~", "2015年9月上旬"),
    ],
)
def test_a_date_in_chinese(text: str, words: str) -> None:
    assert load_wording("zh").when(parse_edtf(text)) == words


def test_no_date_and_headings_in_chinese() -> None:
    wording = load_wording("zh")
    assert wording.when(None) == "日期不详"
    assert year_heading(parse_edtf("2015-09-25"), wording.dates) == "2015年"
    assert month_heading(parse_edtf("2015-09-25"), wording.dates) == "2015年9月"
    assert month_heading(None, wording.dates) == "日期不详"


def test_what_no_table_has_keeps_its_own_name() -> None:
    wording = load_wording("zh")
    assert wording.type_name("trade_war") == "trade war"
    assert wording.topic_name("rare-earths") == "rare earths"
    assert wording.reason("told by 3 documents") == "有3篇文档报道"
    assert wording.reason("{n} of it") == "{n} of it"


def test_one_is_not_many() -> None:
    wording = load_wording("en")
    assert [wording.counted("documents", number) for number in (0, 1, 2)] == [
        "0 documents",
        "1 document",
        "2 documents",
    ]
    assert load_wording("zh").counted("documents", 1) == "1篇文档"
