"""Which of the lines above an article is its title.

Menus, mottos and advertisements stand there too. The title is the line that shares its words with the article and with
the page's address, has a headline's length, and stands next to the line of credit.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from cyberdiplo.knowledge.page import letter_words
from cyberdiplo.knowledge.reading import Reading
from cyberdiplo.sources.lines import Line, repeated
from cyberdiplo.sources.masthead import CreditLine

# Headlines of news have 3 to 20 words, those of ministries up to 30.
LONGEST_TITLE = 30
_USUAL = range(3, 26)
# Shorter words are mostly grammar; four letters are what its forms have in common.
_SHORTEST_WORD = 4
_STEM = 4
_BULLETS = "•*·▪►‣■●–-+>"
# A headline of usual length that shares nothing with the text still is a title; a kicker of two words is not.
_ENOUGH = 1.0
# Lines below the last candidate among which a picture's description may stand again.
_COPY_REACH = 6


def choose_title(
    lines: Sequence[Line], candidates: Sequence[int], lead: str, slug: str, credited: Mapping[int, CreditLine]
) -> int | None:
    """Index of the title among ``candidates``, lines above the article that begins with ``lead``; ``None`` without one.

    ``slug`` holds the words of the page's address, ``credited`` the lines of credit by index.
    """
    lead_stems, slug_stems = _stems(lead), _stems(slug)
    author = min((index for index, credit in credited.items() if credit.byline), default=len(lines))
    copied = repeated(lines[: max(candidates, default=0) + _COPY_REACH])
    best, best_score = None, _ENOUGH
    for rank, index in enumerate(candidates):
        line = lines[index]
        if line.count > LONGEST_TITLE:
            continue
        stems = _stems(line.text)
        score = 1.2 if line.count in _USUAL else -1.0
        # Of two telling words, one in common may be chance: a name, or the paper's subject.
        weight = 2.0 if len(stems) > 2 else 1.0
        score += weight * (_share(stems, lead_stems) + _share(stems, slug_stems))
        # What shares nothing with the article is a motto or an office, unless it heads the page.
        score -= 0.7 * (bool(lead_stems) and not stems & (lead_stems | slug_stems))
        # The line of credit follows the title, or its deck.
        score += 0.5 * (index + 1 in credited) + 0.6 * (rank == 0) + 0.2 * (line.count >= _SHORTEST_WORD)
        score -= 1.0 * line.text.endswith(":") + 0.8 * line.text[0].islower() + 0.8 * (line.text[0] in _BULLETS)
        score -= 1.0 * (line.nature == "prose")
        # A picture's description stands twice; so does a title, with the path to the page.
        score -= 1.5 * (line.text in copied)
        # What follows the author's name is the article's: a summary, a picture.
        score -= 1.0 * (index > author)
        if score > best_score:
            best, best_score = index, score
    return best


def without_site(title: str, reading: Reading) -> str:
    """The title without the name of a known site after it ("Talks on hacking - The Example Times")."""
    head, mark, site = max((title.rpartition(mark) for mark in (" - ", " | ", " — ")), key=lambda parts: len(parts[0]))
    return head if mark and head and reading.publisher(site) else title


def kicker_length(title: str, text: str) -> int:
    """Characters of the section's name that a lost line break glued to the title ("CybersecurityChina, U.S. to …").

    It is one where the glued word stands nowhere else in ``text``, and both its parts do.
    """
    word = title.split(" ", 1)[0].rstrip(",:;")
    for cut in range(3, len(word) - 2):
        if word[cut].isupper() and word[cut - 1].islower():
            first, second = word[:cut], word[cut:]
            if text.count(word) == 1 and _stands(first.lower(), text) and _stands(second, text):
                return cut
    return 0


def _stands(word: str, text: str) -> bool:
    at = text.find(word)
    while at >= 0:
        end = at + len(word)
        if not text[at - 1 : at].isalpha() and not text[end : end + 1].isalpha():
            return True
        at = text.find(word, end)
    return False


def _stems(text: str) -> set[str]:
    return {word[:_STEM] for word in letter_words(text) if len(word) >= _SHORTEST_WORD} if text else set()


def _share(stems: set[str], among: set[str]) -> float:
    return len(stems & among) / len(stems) if stems else 0.0
