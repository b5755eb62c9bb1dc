"""Templates, the bundled ones and those of anybody: nothing that they print is markup, and nothing is out of reach."""

from __future__ import annotations

import html
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cyberdiplo.errors import TemplateError
from cyberdiplo.report.edition.house import HouseTemplate, read_template
from cyberdiplo.report.edition.markdown import TEMPLATE
from cyberdiplo.report.edition.templating import fill_template
from cyberdiplo.report.markdown import escape
from tests.editions import edition_of
from tests.factories import event

VALUES = {"bold": "*b*", "link": "[l](u)", "names": ("a_b", "c|d"), "edition": edition_of([event()])}


def filled(source: str) -> str:
    return fill_template("", VALUES, HouseTemplate(source, "house.md.j2"), escape)


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("*{{ bold }}*", r"*\*b\**"),
        ("{{ bold ~ link }}", r"\*b\*\[l\](u)"),
        ("{{ names|join(' | ') }}", r"a\_b \| c\|d"),
        ("{{ 'a' ~ (bold|safe) }}", r"a\*b\*"),
        ("{{ [bold|safe, link]|join }}", r"\*b\*\[l\](u)"),
        ("{{ (bold|safe)|upper }}", r"\*B\*"),
        ("{{ link|e }}{{ link|escape }}{{ link|forceescape }}", r"\[l\](u)" * 3),
        ("{{ link|urlize }}{{ link|tojson }}", r'\[l\](u)"\[l\](u)"'),
        ("{{ '%s'|format(bold) }}", r"\*b\*"),
        ("{% set x %}{{ bold }}{% endset %}{{ x|safe }}", r"\*b\*"),
        ("{% macro m(x) %}**{{ x }}**{% endmacro %}{{ m(bold) }}", r"**\*b\***"),
        ("{% macro m() %}<{{ caller() }}>{% endmacro %}{% call m() %}{{ bold }}{% endcall %}", r"<\*b\*>"),
        ("{% block b %}{{ bold }}{% endblock %}{{ self.b() }}", r"\*b\*" * 2),
        ("{% filter upper %}{{ bold }}{% endfilter %}", r"\*B\*"),
        ("{{ bold|safe }}", "*b*"),
        ("{{ none }} {{ 1.5 }} {{ '-' }}", r"None 1.5 \-"),
    ],
)
def test_whatever_a_template_prints_is_escaped_once(source: str, text: str) -> None:
    assert filled(source) == text


@given(st.text(max_size=30))
def test_html_is_escaped_by_jinja_itself(text: str) -> None:
    source = HouseTemplate("<b>{{ x }}</b>", "house.html.j2")
    printed = fill_template("", {"x": text}, source)
    assert html.unescape(printed[3:-4]) == text
    assert not set("<>\"'") & set(printed[3:-4])


@pytest.mark.parametrize(
    ("source", "line", "what"),
    [
        ("a\n{{ nope }}", 2, "'nope' is undefined"),
        ("\n\n{{ edition.cover.titel }}", 3, "has no attribute 'titel'"),
        ("{% if nope %}{% endif %}", 1, "'nope' is undefined"),
        ("a\n{% if %}", 2, "not a template: Expected an expression"),
        ("a\n\n{% for x in names %}", 3, "not a template: Unexpected end of template"),
        ("{{ bold|shout }}", 1, "No filter named 'shout'"),
        ("\n{{ 1 + bold }}", 2, "unsupported operand"),
        ("\n{{ 1 / 0 }}", 2, "division by zero"),
        ("{{ names[7] }}", 1, "no element 7"),
        ("{{ bold.__class__ }}", 1, "unsafe"),
        ("{{ ''.__class__.__mro__ }}", 1, "unsafe"),
        ("{{ edition._replace(lang='zh') }}", 1, "unsafe"),
        ("{% for x in range(10**9) %}{% endfor %}", 1, "range"),
        ("{% include '/etc/passwd' %}", 1, "not found"),
        ("{% include '../content.py' %}", 1, ""),
        ("{% extends 'nothing' %}", 1, "not found"),
        ("{{ lipsum() }}", 1, "'lipsum' is undefined"),
        ("{{ names|random }}", 1, "No filter named 'random'"),
        ("{% macro m() %}{{ m() }}{% endmacro %}\n{{ m() }}", 1, "recursion"),
    ],
)
def test_a_template_that_cannot_be_followed_is_told_by_file_and_line(source: str, line: int, what: str) -> None:
    with pytest.raises(TemplateError) as caught:
        filled(source)
    assert caught.value.where == f"house.md.j2:{line}"
    assert what.casefold() in caught.value.what.casefold()
    assert "\n" not in caught.value.what
    assert "docs/reports.md" in caught.value.hint


def test_a_fault_behind_a_bundled_template_is_told_at_the_houses_own_line() -> None:
    source = "{% extends 'report.md.j2' %}\n{% block cover %}\n{{ nope }}\n{% endblock %}"
    with pytest.raises(TemplateError, match="'nope' is undefined") as caught:
        filled(source)
    assert caught.value.where == "house.md.j2:3"


def test_a_fault_of_a_bundled_template_is_a_bug() -> None:
    with pytest.raises(Exception, match="'edition' is undefined") as caught:
        fill_template(TEMPLATE, {}, None, escape)
    assert not isinstance(caught.value, TemplateError)


def test_a_house_template_can_replace_parts_of_the_bundled_one() -> None:
    source = "{% extends 'report.md.j2' %}{% block cover %}OURS{% endblock %}"
    text = filled(source)
    assert text.startswith("OURS")
    assert "# Timeline" not in text.split("\n")
    assert "## Sources" in text.split("\n")


def test_templates_do_not_change_what_they_are_given() -> None:
    values: dict[str, Any] = {"labels": {"a": "b"}, "names": ["a"]}
    for source in ("{{ names.append('x') }}", "{{ labels.update(a='c') }}", "{{ names.clear() }}"):
        with pytest.raises(TemplateError, match="unsafe"):
            fill_template("", values, HouseTemplate(source, "house"), escape)
    assert values == {"labels": {"a": "b"}, "names": ["a"]}


def test_a_template_is_read_from_a_file(tmp_path: Path) -> None:
    file = tmp_path / "house.md.j2"
    file.write_text("标题 {{ x }}", "utf-8")
    assert read_template(file) == HouseTemplate("标题 {{ x }}", str(file))


@pytest.mark.parametrize(("content", "what"), [(None, "cannot be read"), (b"\xff\xfe\x00", "no text in UTF-8")])
def test_what_is_no_template_file_is_an_error(tmp_path: Path, content: bytes | None, what: str) -> None:
    file = tmp_path / "house.md.j2"
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(TemplateError, match=what) as caught:
        read_template(file)
    assert caught.value.where == str(file)
