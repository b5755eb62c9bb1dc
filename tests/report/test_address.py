"""Addresses of the web."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cyberdiplo.report.address import web_address


def test_an_address_stays_as_it_is() -> None:
    address = "https://example.org/a/b.html?x=1&y=%20#part"
    assert web_address(address) == address


@pytest.mark.parametrize(
    "text",
    [
        "",
        None,
        "javascript:alert(1)",
        "data:text/html,x",
        "//example.org",
        "ftp://example.org",
        "http://a b",
        "x http://a",
    ],
)
def test_what_is_no_web_address_is_none(text: str | None) -> None:
    assert web_address(text) is None


@given(st.text())
def test_nothing_in_it_is_a_mark_of_any_format(text: str) -> None:
    address = web_address(f"https://example.org/{text}")
    assert address is None or (address.isascii() and not set(address) & set(" \n\t\"'<>()[]{}\\^`|"))
