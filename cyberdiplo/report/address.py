"""Addresses of the web, as any format can print them."""

from __future__ import annotations

import re
from urllib.parse import quote

from cyberdiplo.report.cells import plain_text

_ADDRESS = re.compile(r"https?://\S+")
# What RFC 3986 allows in an address, less brackets and quotes, which formats read as their own.
_IN_ADDRESSES = ":/?#@!$&*+,;=%~-._"


def web_address(text: str | None) -> str | None:
    """``text`` in ASCII with nothing in it that any format reads as a mark, or ``None`` where it is no web address."""
    if not text or not _ADDRESS.fullmatch(plain_text(text)):
        return None
    return quote(plain_text(text), safe=_IN_ADDRESSES, errors="replace")
