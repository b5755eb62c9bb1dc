"""The lines of a page, with what can be told of each by itself."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise
from typing import Literal

from cyberdiplo.extract.matching import match_at, matches
from cyberdiplo.knowledge.page import PageLayout, Scattered, page_words
from cyberdiplo.knowledge.phrases import PhraseTrie
from cyberdiplo.knowledge.reading import Reading
from cyberdiplo.model.span import Span

Nature = Literal["prose", "short", "caption", "debris", "related", "comments"]

# White space that str.strip() keeps: byte order marks, zero-width spaces and joiners that editors leave behind.
_INVISIBLE = " \t\r\n\f\v\x1c\x1d\x1e\x1f\x85\xa0\u2028\u2029\u200b\u200c\u200d\u2060\ufeff\u00ad"
_CLOSERS = " \"'”’)]»|*\xa0\u200b"
# Characters of the longest notices and captions; longer lines are paragraphs unless they begin like a notice.
_LONGEST_LOOKED_AT = 360
_FIRST_WORDS = 80
# Headlines run to some 20 words; a line of this many is text even where its end is cut off.
_CUT_SENTENCE = 25
_LONG_QUESTION = 16
_LONGEST_NOTICE = 50
# Words of a box's heading or a row of buttons or counters, with what is named in it ("12 Responses to “…”").
_LONGEST_LABEL = 30
_MARKS = frozenset((":", "：", "-", "—", "–", "|", ")", "]", "/"))
_LONGEST_ADDRESS = 30
_LONGEST_CAPTION = 60

_ADDRESS = re.compile(
    r"\S+@\S+\.\w+|https?://\S+|www\.\S+|\w[\w-]*(?:\.\w[\w-]*)*\.(?:com|org|net|cn|gov|edu)(?:/\S*)?"
)
_CRUMBS = re.compile(r"^[^.!?]{2,40}(?:\s*[>»›→]+\s*[^.!?>»›→]{2,80})+$|^(?:[^|.!?]{2,30}\|\s*){2,}[^|.!?]{0,30}$")
# The last words of a line in brackets, closed or cut off, or after "Photograph:".
_LONGEST_CREDIT = 90
_LAST_WORDS = re.compile(r"[\[(]([^\])(\[]{1,80})[\])]?\s*\|?$|(?<!\S)([^\W\d_]+: [^.:]{3,60})$")
_YEAR = re.compile(r"[#*([\s]*(?:19|20)\d\d[\])*:\s]*")
_STOP_WITHIN = re.compile(r"([^\W\d_]{2,})[.!?][\"”’)]*\s+[\"“‘(]?[A-Z]")


class Line:
    """One line, or several that a mailer or an agency broke at a fixed width.

    ``gap`` tells that an empty line stands before it; ``words`` are those of ``page_words``, of a long line the first.
    """

    __slots__ = ("count", "gap", "nature", "span", "text", "words")

    def __init__(self, span: Span, text: str, gap: bool, words: list[str], count: int) -> None:  # noqa: FBT001 - a field
        self.span = span
        self.text = text
        self.gap = gap
        self.words = words
        self.count = count
        self.nature: Nature = "short"


def read_lines(text: str, reading: Reading) -> list[Line]:
    """The lines of ``text`` that are not empty, in order; white space around them is left out."""
    pieces = _join_wrapped(text, _physical_lines(text))
    lines = []
    for span, gap in pieces:
        printed = span.of(text)
        if len(printed) <= _LONGEST_LOOKED_AT:
            words = page_words(printed)
            count = len(words)
        else:
            words = page_words(printed[:_FIRST_WORDS])
            count = printed.count(" ") + 1
        lines.append(Line(span, printed, gap, words, count))
    for line in lines:
        line.nature = _nature(line, reading)
    return lines


def repeated(lines: Iterable[Line]) -> set[str]:
    """The texts that stand more than once among ``lines``."""
    seen: set[str] = set()
    found: set[str] = set()
    for line in lines:
        (found if line.text in seen else seen).add(line.text)
    return found


def _physical_lines(text: str) -> list[tuple[Span, bool]]:
    found = []
    begin, gap = 0, False
    for line in text.split("\n"):
        stripped = line.strip(_INVISIBLE)
        if stripped:
            at = begin + line.index(stripped)
            found.append((Span(at, at + len(stripped)), gap))
            gap = False
        else:
            gap = True
        begin += len(line) + 1
    return found


def _join_wrapped(text: str, pieces: list[tuple[Span, bool]]) -> list[tuple[Span, bool]]:
    """Join the lines of paragraphs that were broken at a fixed width.

    A text is such a one where most lines that another follows directly end near the same column, within a sentence.
    """
    followed = [span for (span, _), (_, gap) in pairwise(pieces) if not gap]
    # Fewer lines show no width; wire services and mailers break between 40 and 100 columns.
    if len(followed) < 4:
        return pieces
    lengths = sorted(span.end - span.begin for span in followed)
    width = lengths[int(len(lengths) * 0.9)]
    if not 40 <= width <= 100:
        return pieces
    full = [span for span in followed if span.end - span.begin >= width * 0.75]
    unfinished = sum(text[span.end - 1] not in '.!?:"”' for span in full)
    if len(full) < 0.6 * len(followed) or unfinished < 0.6 * len(full):
        return pieces
    joined = pieces[:1]
    for (before, _), (span, gap) in pairwise(pieces):
        indent = _indent(text, span.begin)
        wide = before.end - before.begin >= width * 0.75
        if gap or not wide or indent > _indent(text, before.begin) + 1:
            joined.append((span, gap))
        else:
            joined[-1] = (Span(joined[-1][0].begin, span.end), joined[-1][1])
    return joined


def _indent(text: str, begin: int) -> int:
    return begin - (text.rfind("\n", 0, begin) + 1)


def _nature(line: Line, reading: Reading) -> Nature:
    page, words = reading.page, line.words
    if not words:
        return "debris"
    if len(line.text) > _LONGEST_LOOKED_AT:
        notice = line.count < _CUT_SENTENCE or match_at(words, 0, page.debris_sentences)
        return "debris" if notice else "prose"
    if line.count <= _LONGEST_LABEL and (label := _label(line, page)):
        return label
    if line.text[0] == "©" or match_at(words, 0, page.debris_sentences) or _notice(line, reading) or _address(line):
        return "debris"
    if _caption(line, reading):
        return "caption"
    if _prose(line, reading):
        return "prose"
    if _starts(line, page.debris_starts) or _holds(words, page.debris_within) or _CRUMBS.match(line.text):
        return "debris"
    return "short"


def _label(line: Line, page: PageLayout) -> Nature | None:
    """What a line is that says one thing the same on many pages: the heading of a box, a button, a counter, a year."""
    words = line.words
    box = match_at(words, 0, page.comment_boxes)
    if box and (box.last == len(words) or (box.last > 2 and not ends_sentence(line.text))):
        return "comments"
    key = " ".join(words)
    if key in page.related_boxes:
        return "related"
    if line.count == 1 and _YEAR.fullmatch(line.text):
        return "short"
    if key in page.debris_lines or (words[0] == "#" and set(words) == {"#"}):
        return "debris"
    return None


def _address(line: Line) -> bool:
    return line.count <= _LONGEST_ADDRESS and bool(_ADDRESS.fullmatch(line.text))


def _notice(line: Line, reading: Reading) -> bool:
    return len(line.words) <= _LONGEST_NOTICE and _holds(line.words, reading.page.debris_anywhere)


def _holds(words: list[str], scattered: Scattered) -> bool:
    """Whether one of the phrases stands among the words."""
    return not scattered.telling.isdisjoint(words) and any(matches(words, scattered.phrases))


def _caption(line: Line, reading: Reading) -> bool:
    if line.count > _LONGEST_CAPTION:
        return False
    page, text = reading.page, line.text
    if _starts(line, page.caption_starts):
        return True
    if _picture_credit(text, page) or _holds(line.words, page.caption_anywhere):
        return True
    # A paragraph of several sentences may use such a sign too, and is none.
    if page.caption_sign_words.isdisjoint(line.words) or not any(sign in text for sign in page.caption_signs):
        return False
    return not _inner_stop(text, reading)


def _starts(line: Line, phrases: PhraseTrie) -> bool:
    """Whether the line begins with one of the phrases; a single word must have a mark after it ("Photo: …")."""
    start = match_at(line.words, 0, phrases)
    if start is None:
        return False
    after = line.text.lower().partition(line.words[0])[2].lstrip()[:1]
    return start.last > 1 or after in _MARKS


def _picture_credit(text: str, page: PageLayout) -> bool:
    """Whether the line ends with whose picture it is: "(Reuters/Jason Lee)", "[Photo/IC]", "(Ana Paula Hirama/"."""
    begin = max(0, len(text) - _LONGEST_CREDIT)
    if text[-1] not in ")]|/" and text.find(": ", begin) < 0:
        return False
    last = _LAST_WORDS.search(text, begin)
    if last is None:
        return False
    credit = last[1] or last[2]
    words = page_words(credit)
    if words and match_at(words, 0, page.caption_credits):
        return True
    return bool(last[1]) and "/" in credit and not any(character.isdigit() or character == "." for character in credit)


def ends_sentence(text: str) -> bool:
    """Whether the last mark before closing quotes and brackets ends a sentence."""
    return text.rstrip(_CLOSERS)[-1:] in tuple(".!?…。！？")


def _inner_stop(text: str, reading: Reading) -> bool:
    """Whether a sentence ends within the line and another begins."""
    return any(match[1] not in reading.abbreviations for match in _STOP_WITHIN.finditer(text))


def _prose(line: Line, reading: Reading) -> bool:
    """Whether a line is running text: it ends like a sentence, or is too long for a headline."""
    text, count = line.text, line.count
    if count >= _CUT_SENTENCE:
        return True
    if count > _LONG_QUESTION and (_inner_stop(text, reading) or text[-1] in ",;:"):
        return True
    if not ends_sentence(text):
        return False
    last = text.rstrip(_CLOSERS)
    if last[-1] in "?!？！":
        return count > _LONG_QUESTION or bool(_inner_stop(text, reading)) or text[0] in '"“'
    # "Beijing hits back at U.S." may be a headline.
    word = last[:-1].rpartition(" ")[2]
    shortened = word in reading.abbreviations or (len(word) == 3 and word[1] == ".")
    return not (shortened and count <= _LONG_QUESTION and not _inner_stop(text, reading))
