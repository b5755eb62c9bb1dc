"""A report's data as Typst can print it: every letter one that exists, and nothing longer than a line without a break.

Templates are given ``as_data`` with a few things more: ``quote.parts`` (before the trigger, the trigger, after it;
Typst counts bytes and no letters), ``quote.cited`` (who printed it, and when), ``source.number``, ``source.shown_url``
and ``place``, the name by which links find an event or a source.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from typing import Any

from cyberdiplo.report.edition.content import Edition
from cyberdiplo.report.edition.data import as_data

Data = dict[str, Any]

# What programs read and people do not.
_EXACT = frozenset({"id", "anchor", "place", "url", "sha256", "digest", "ruleset", "edtf", "begin", "end", "lang"})

_ZERO_WIDTH_SPACE = "\u200b"
_REPLACEMENT = "\ufffd"

# Three times this is what a line of evidence holds, and a quote has three parts.
_LONGEST_WORD = 30
# Words that neither blanks nor the scripts that do without them (from Thai on, and of East Asia) give a place to break.
_WORD = re.compile(
    rf"[^\s{_ZERO_WIDTH_SPACE}\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\ud7ff\uf900-\ufaff]"
    rf"{{{_LONGEST_WORD},}}"
)
_JOINT = re.compile(r"(?<=[/\\._?&=#%:;,|+~@-])(?=\w)")


def as_printed(edition: Edition, *, whole: bool) -> Data:
    """The data; what only templates of a house's own may want is left out unless it is to be ``whole``."""
    data = as_data(edition)
    sources = data["sources"]
    for position, source in enumerate(sources):
        source["place"] = f"source-{position}"
        source["number"] = position + 1
        source["shown_url"] = source["url"]
    for position, event in enumerate(data["events"]):
        event["place"] = f"event-{position}"
        for quote in event["quotes"]:
            source = sources[quote["source"]]
            begin, end = quote["trigger"]
            text = quote["text"]
            quote["parts"] = [text[:begin], text[begin:end], text[end:]]
            quote["cited"] = [source["publisher"] or source["document"], source["published_words"]]
            if not whole:
                for name in ("text", "before", "after", "timex"):
                    del quote[name]
    printable: Data = _mapped(data, printable_text)
    return printable


def letters_of(data: Data) -> set[str]:
    """All letters beyond ASCII that the texts have, but for the signs of types, which can be drawn."""
    method = {**data["method"], "types": [told for _, *told in data["method"]["types"]]}
    texts = {text for text in _texts({**data, "method": method}) if not text.isascii()}
    return {letter for letter in set().union(*texts) if not letter.isascii()}


def signs_of(data: Data) -> set[str]:
    """The letters of the signs of types."""
    named = (*data["events"], *data["charts"]["series"])
    return {*(it["sign"] for it in named), *(sign for sign, _, _ in data["method"]["types"])}


def printable_text(text: str) -> str:
    """``text`` with the sign of replacement for what Unicode has given no meaning, and breaks in overlong words."""
    if not text.isascii():
        text = "".join(map(_printable_letter, text))
    return _WORD.sub(_broken, text) if len(text) >= _LONGEST_WORD else text


def _printable_letter(letter: str) -> str:
    # Co and Cn: for private use and unassigned, so that no font can be asked for; Cs: half of a pair.
    return _REPLACEMENT if unicodedata.category(letter) in ("Co", "Cn", "Cs") else letter


def _broken(match: re.Match[str]) -> str:
    """A long word with places to break: at its joints, and where these are far apart, between letters."""
    parts = _JOINT.split(match[0])
    return _ZERO_WIDTH_SPACE.join(piece for part in parts for piece in _cut(part))


def _cut(word: str) -> Iterator[str]:
    begin = 0
    for at, letter in enumerate(word):
        # A mark stays with the letter that it stands on.
        if at - begin >= _LONGEST_WORD and unicodedata.category(letter)[0] != "M":
            yield word[begin:at]
            begin = at
    yield word[begin:]


def _mapped(value: Any, change: Callable[[str], str]) -> Any:
    if isinstance(value, str):
        return change(value)
    if isinstance(value, list):
        return [_mapped(part, change) for part in value]
    if isinstance(value, dict):
        return {name: part if name in _EXACT else _mapped(part, change) for name, part in value.items()}
    return value


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for part in value:
            yield from _texts(part)
    elif isinstance(value, dict):
        for name, part in value.items():
            if name != "sign":
                yield from _texts(part)
