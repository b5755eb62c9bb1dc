"""A report's data as Typst can print it: every letter one that exists, and nothing longer than a line without a break.

Templates are given ``as_data`` with a few things more: ``quote.parts`` (before the trigger, the trigger, after it;
Typst counts bytes and no letters), ``quote.cited`` (who printed it, and when), ``source.number``, ``source.shown_url``
and ``anchor``, the name by which links find an event or a source.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Any

from cyberdiplo.report.edition.content import Edition
from cyberdiplo.report.edition.data import as_data

Data = dict[str, Any]

# What programs read and people do not.
_EXACT = frozenset({"id", "anchor", "url", "sha256", "digest", "ruleset", "edtf", "begin", "end", "lang"})

_ZERO_WIDTH_SPACE = "\u200b"
_REPLACEMENT = "\ufffd"

# What runs from right to left (the blocks of those scripts) turns what stands beside it, unless it is told where it
# begins and ends (Unicode TR9 §2.4).
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff]")
_ISOLATE = ("\u2068", "\u2069")
_ISOLATED = re.compile("[\u2068\u2069]")

# Words of more letters are broken into pieces: a line of evidence has room for three of them, and a heading for one.
# File names are mostly shorter, and stay what they are for those who copy them.
_LONGEST_WORD, _PIECE = 45, 30
# The title on the cover is set in letters of twice that size.
_LONGEST_IN_TITLE = 18

# A stretch without blanks, of scripts that put blanks between words: not those from Thai on, nor of East Asia.
_WORD = re.compile(rf"[^\s{_ZERO_WIDTH_SPACE}\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\ud7ff\uf900-\ufaff]+")
_JOINT = re.compile(r"(?<=[/\\._?&=#%:;,|+~@-])(?=\w)")


def as_printed(edition: Edition, *, whole: bool) -> Data:
    """The data; what only templates of a house's own may want is left out unless it is to be ``whole``."""
    data = as_data(edition)
    sources = data["sources"]
    for position, source in enumerate(sources):
        source["anchor"] = f"source-{position}"
        source["number"] = position + 1
        source["shown_url"] = source["url"]
    for position, event in enumerate(data["events"]):
        event["anchor"] = f"event-{position}"
        for quote in event["quotes"]:
            source = sources[quote["source"]]
            quote["parts"] = _parts(quote["text"], *quote["trigger"])
            quote["cited"] = [source["publisher"] or source["document"], source["published_words"]]
            if not whole:
                for name in ("text", "before", "after", "timex"):
                    del quote[name]
    printable: Data = _mapped(data)
    printable["cover"]["title"] = printable_text(printable["cover"]["title"], _LONGEST_IN_TITLE)
    return printable


def _parts(text: str, begin: int, end: int) -> list[str]:
    """What stands before the trigger, the trigger, and what stands after it, which are one stretch of text."""
    before, after = _ISOLATE if _RIGHT_TO_LEFT.search(text) else ("", "")
    return [before + text[:begin], text[begin:end], text[end:] + after]


def letters_of(data: Data) -> set[str]:
    """All letters beyond ASCII that the texts have, but for the signs of types, which can be drawn."""
    method = {**data["method"], "types": [told for _, *told in data["method"]["types"]]}
    texts = {text for text in _texts({**data, "method": method}) if not text.isascii()}
    return {letter for letter in set().union(*texts) if not letter.isascii()}


def signs_of(data: Data) -> set[str]:
    """The letters of the signs of types."""
    named = (*data["events"], *data["charts"]["series"])
    return {*(it["sign"] for it in named), *(sign for sign, _, _ in data["method"]["types"])}


def printable_text(text: str, longest: int = _LONGEST_WORD) -> str:
    """``text`` with the sign of replacement for what Unicode has given no meaning, and breaks in words that are longer.

    Where some of it runs from right to left, it is kept from turning what stands around it.
    """
    if not text.isascii():
        text = "".join(map(_printable_letter, text))
        if _RIGHT_TO_LEFT.search(text) and not _ISOLATED.search(text):
            text = text.join(_ISOLATE)
    return _WORD.sub(lambda word: _broken(word[0], longest), text) if len(text) > longest else text


def _printable_letter(letter: str) -> str:
    # Co and Cn: for private use and unassigned, so that no font can be asked for; Cs: half of a pair.
    return _REPLACEMENT if unicodedata.category(letter) in ("Co", "Cn", "Cs") else letter


def _broken(word: str, longest: int) -> str:
    """A long word with places to break: at its joints, and where these are far apart, between letters."""
    if len(word) <= longest:
        return word
    pieces = (piece for part in _JOINT.split(word) for piece in _cut(part, min(longest, _PIECE)))
    return _ZERO_WIDTH_SPACE.join(pieces)


def _cut(word: str, longest: int) -> Iterator[str]:
    begin = 0
    for at, letter in enumerate(word):
        # A mark stays with the letter that it stands on.
        if at - begin >= longest and unicodedata.category(letter)[0] != "M":
            yield word[begin:at]
            begin = at
    yield word[begin:]


def _mapped(value: Any) -> Any:
    if isinstance(value, str):
        return printable_text(value)
    if isinstance(value, list):
        return [_mapped(part) for part in value]
    if isinstance(value, dict):
        return {name: part if name in _EXACT else _mapped(part) for name, part in value.items()}
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
