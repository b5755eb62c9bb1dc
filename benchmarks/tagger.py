"""Speed of the temporal tagger on one core, beside dateparser's text search and a bare scan with regular expressions.

    python benchmarks/tagger.py [FILE...]

Without a FILE the text is that of the bundled articles, repeated. All are measured in one run, the best of several. The
second table shows that the time grows with the length of a text and no faster, for
news and for texts made to be hard.
"""

from __future__ import annotations

import datetime as dt
import re
import sys
import time
from collections.abc import Callable
from pathlib import Path

from cyberdiplo import tag
from cyberdiplo.model.tokens import tokenise

ROOT = Path(__file__).parents[1]
DCT = dt.date(2015, 9, 14)
MEGABYTE = 1_000_000
# What a program without a tagger looks for: months, weekdays, years, and the commonest relative words.
BARE = re.compile(
    r"\b(?:(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.?(?: \d{1,2})?(?:, \d{4})?"
    r"|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|today|yesterday|tomorrow"
    r"|(?:last|next|this) (?:week|month|year)|\d+ (?:days|weeks|months|years) ago|(?:19|20)\d\d)\b"
)
HOSTILE = {
    "100,000 digits": "1" * 100_000,
    '50,000 "the first of"': "the first of " * 50_000,
    "numerals": "twenty hundred and five thousand " * 10_000,
    "months": "May 3, 4, 5 and 6 " * 10_000,
}


def news() -> str:
    """Text of the bundled articles."""
    return "\n\n".join(file.read_text("utf-8") for file in sorted((ROOT / "seeds").glob("*.txt")))


def of_length(text: str, length: int) -> str:
    return (text * (length // len(text) + 1))[:length]


def seconds(action: Callable[[], object], times: int) -> float:
    best = float("inf")
    for _ in range(times):
        begin = time.perf_counter()
        action()
        best = min(best, time.perf_counter() - begin)
    return best


def compared(text: str) -> None:
    from dateparser.search import search_dates  # noqa: PLC0415 - slow to import, and measured apart

    base = {"RELATIVE_BASE": dt.datetime(2015, 9, 14)}  # noqa: DTZ001 - dateparser wants a naive base
    slow = of_length(text, 20_000)
    rows = [
        ("cyberdiplo.tag", len(text), seconds(lambda: tag(text, dct=DCT), 5)),
        ("  its tokens alone", len(text), seconds(lambda: tokenise(text), 5)),
        ("bare regular expression", len(text), seconds(lambda: [match.span() for match in BARE.finditer(text)], 5)),
        ("dateparser.search_dates", len(slow), seconds(lambda: search_dates(slow, ["en"], base), 2)),
    ]
    print(f"{'one core':28}{'MB/s':>10}")
    for name, length, best in rows:
        print(f"{name:28}{length / best / MEGABYTE:10.3f}")


def grown(text: str) -> None:
    print(f"\n{'length':28}{'ms':>10}{'µs/KB':>10}")
    cases = {f"news, {size // 1000} KB": of_length(text, size) for size in (10_000, 100_000, MEGABYTE)} | HOSTILE
    for name, case in cases.items():
        best = seconds(lambda case=case: tag(case, dct=DCT), 3)  # type: ignore[misc]
        print(f"{name:28}{1000 * best:10.1f}{best * MEGABYTE / (len(case) / 1000):10.1f}")


def main() -> None:
    text = "\n\n".join(Path(name).read_text("utf-8") for name in sys.argv[1:]) or news()
    compared(of_length(text, max(len(text), 300_000)))
    grown(text)


if __name__ == "__main__":
    main()
