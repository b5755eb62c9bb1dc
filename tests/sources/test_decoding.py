from __future__ import annotations

import pytest

from cyberdiplo.errors import EmptyInput, NotText
from cyberdiplo.sources.decoding import decode_text

QUOTED = "China’s “shared concern” – café talks"


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (QUOTED.encode(), "utf-8"),
        (QUOTED.encode("utf-8-sig"), "utf-8"),
        (QUOTED.encode("utf-16"), "utf-16"),
        (QUOTED.encode("cp1252"), "windows-1252"),
    ],
)
def test_each_encoding_gives_the_same_text(data: bytes, encoding: str) -> None:
    assert decode_text(data, "a.txt") == (QUOTED, encoding)


def test_line_breaks_are_kept_as_they_are() -> None:
    assert decode_text(b"one\r\ntwo\rthree\n", "a.txt")[0] == "one\r\ntwo\rthree\n"


@pytest.mark.parametrize("data", [b"", b" \n\t\r\n", "\ufeff".encode(), "\u200b\n".encode()])
def test_nothing_is_an_error_that_says_where(data: bytes) -> None:
    with pytest.raises(EmptyInput, match=r"a\.txt"):
        decode_text(data, "a.txt")


@pytest.mark.parametrize(
    "data",
    [
        b"PK\x03\x04\x00\x00",
        bytes(range(1, 32)) * 10,
        b"\xff\xfea",
        "中美网络安全对话".encode("gb18030") * 10,
        "サイバー".encode("shift-jis") * 10,
        b"\x81\x8d\x8f\x90\x9d text",
    ],
)
def test_what_is_no_text_says_what_to_do(data: bytes) -> None:
    with pytest.raises(NotText) as caught:
        decode_text(data, "a.txt")
    assert caught.value.where == "a.txt"
    assert caught.value.hint
