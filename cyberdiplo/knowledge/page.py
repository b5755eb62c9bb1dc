"""How the pages of newspapers are laid out: ``page.toml`` as sets and tries over the words of a line."""

import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Literal, NamedTuple, get_args

from cyberdiplo.errors import KnowledgeError
from cyberdiplo.knowledge.phrases import PhraseTrie, add_phrase
from cyberdiplo.knowledge.schema import Table, read_toml

Label = Literal[
    "first", "published", "updated", "other", "byline", "source", "editor", "title", "url", "place", "genre"
]

_WORD = re.compile(r"[^\W\d_]+|\d+")
_FIGURES = re.compile(r"[0-9]+")
_NO_MARKS = {code: " " for code in range(128) if not chr(code).isalnum()}
_NO_FIGURES = {code: " " for code in range(128) if not chr(code).isalpha()}
_PRINTERS_MARKS = "’“”—–‘…"
_TABLES = {
    "debris": ("line", "start", "sentence", "anywhere", "within"),
    "box": ("comments", "related"),
    "owner": ("start", "ambiguous"),
    "caption": ("start", "anywhere", "file", "credit", "signs"),
    "label": (*get_args(Label), "filler"),
    "month": (),
    "weekday": (),
    "numeric": ("month_first", "month_first_domains", "day_first_domains"),
    "dateline": ("towns",),
    "example": (),
}


class Scattered(NamedTuple):
    """Phrases that may stand anywhere in a line. Where none of ``telling``, a word of each, does, no phrase does."""

    phrases: PhraseTrie
    telling: set[str]


class PageLayout(NamedTuple):
    """What the lines around an article say. All phrases are in the words of ``page_words``.

    Debris, box, owner and caption phrases are told apart by where in a line they must stand. ``labels`` maps the words
    before a date or a name to what that date or name is; ``filler`` words say nothing there, and ``ambiguous`` names of
    publishers are common words too. ``months`` and ``weekdays`` count from 1 and from Monday as 0. ``month_first`` are
    the countries that print 03/13/2013, ``domain_orders`` tells by a host's last label whether a page does; ``towns``
    are what datelines name, from lower case to the usual spelling.
    """

    debris_lines: set[str]
    debris_starts: PhraseTrie
    debris_sentences: PhraseTrie
    debris_anywhere: Scattered
    debris_within: Scattered
    comment_boxes: PhraseTrie
    related_boxes: set[str]
    caption_starts: PhraseTrie
    caption_anywhere: Scattered
    caption_files: PhraseTrie
    caption_credits: PhraseTrie
    caption_signs: list[str]
    caption_sign_words: set[str]
    owner_starts: PhraseTrie
    ambiguous: set[str]
    labels: PhraseTrie
    filler: set[str]
    months: dict[str, int]
    weekdays: dict[str, int]
    month_first: set[str]
    domain_orders: dict[str, bool]
    towns: dict[str, str]
    town_names: PhraseTrie


def page_words(text: str) -> list[str]:
    """The words of a line in lower case, numbers as ``#``; marks are dropped."""
    plain = _plain(text)
    if plain.isascii():  # three times as fast as the pattern
        return _FIGURES.sub(" # ", plain.translate(_NO_MARKS)).split()
    words: list[str] = _WORD.findall(plain)
    if _FIGURES.search(text):
        return ["#" if word[0].isdigit() else word for word in words]
    return words


def letter_words(text: str) -> list[str]:
    """The words of a text in lower case, without the numbers."""
    plain = _plain(text)
    if plain.isascii():
        return plain.translate(_NO_FIGURES).split()
    return [word for word in page_words(text) if word != "#"]


def _plain(text: str) -> str:
    """The text in lower case, without the marks that keep most texts from being ASCII."""
    text = text.lower()
    if not text.isascii():
        for mark in _PRINTERS_MARKS:
            text = text.replace(mark, " ")
    return text


def page_word_spans(text: str) -> list[tuple[str, int, int]]:
    """The words of a line as ``page_words`` gives them, with their offsets."""
    return [
        ("#" if match[0][0].isdigit() else match[0].lower(), match.start(), match.end())
        for match in _WORD.finditer(text)
    ]


def compile_page(files: Sequence[Path]) -> PageLayout:
    """Compile every ``page.toml`` among ``files``; their entries add up."""
    page = PageLayout(
        debris_lines=set(),
        debris_starts={},
        debris_sentences={},
        debris_anywhere=Scattered({}, set()),
        debris_within=Scattered({}, set()),
        comment_boxes={},
        related_boxes=set(),
        caption_starts={},
        caption_anywhere=Scattered({}, set()),
        caption_files={},
        caption_credits={},
        caption_signs=[],
        caption_sign_words=set(),
        owner_starts={},
        ambiguous=set(),
        labels={},
        filler=set(),
        months={},
        weekdays={},
        month_first=set(),
        domain_orders={},
        towns={},
        town_names={},
    )
    for file in files:
        if file.name == "page.toml":
            table = read_toml(file)
            _check(table, file)
            _add(page, table)
    return page


def _check(table: Table, file: Path) -> None:
    for name, entry in table.items():
        known = _TABLES.get(name)
        unknown = [name] if known is None else [f"{name}.{key}" for key in entry if known and key not in known]
        if unknown:
            raise KnowledgeError(f"unknown keys {unknown}", where=str(file), hint=f"known are {sorted(_TABLES)}")


def _add(page: PageLayout, table: Table) -> None:
    debris, box, caption, label = (table.get(name, {}) for name in ("debris", "box", "caption", "label"))
    page.debris_lines.update(map(_key, debris.get("line", ())))
    _add_all(page.debris_starts, [*debris.get("start", ()), *debris.get("sentence", ())], "start")
    _add_all(page.debris_sentences, debris.get("sentence", ()), "sentence")
    _scatter(page.debris_within, debris.get("within", ()))
    _scatter(page.debris_anywhere, debris.get("anywhere", ()))
    _add_all(page.comment_boxes, box.get("comments", ()), "comments")
    page.related_boxes.update(map(_key, box.get("related", ())))
    _add_all(page.caption_starts, caption.get("start", ()), "start")
    _scatter(page.caption_anywhere, caption.get("anywhere", ()))
    _add_all(page.caption_files, caption.get("file", ()), "file")
    _add_all(page.caption_credits, caption.get("credit", ()), "credit")
    page.caption_signs.extend(caption.get("signs", ()))
    page.caption_sign_words.update(page_words(sign)[-1] for sign in caption.get("signs", ()))
    for kind in get_args(Label):
        _add_all(page.labels, label.get(kind, ()), kind)
    _add_all(page.owner_starts, table.get("owner", {}).get("start", ()), "owner")
    page.ambiguous.update(table.get("owner", {}).get("ambiguous", ()))
    page.filler.update(label.get("filler", ()))
    page.months.update(table.get("month", {}))
    page.weekdays.update(table.get("weekday", {}))
    page.month_first.update(table.get("numeric", {}).get("month_first", ()))
    for key, first in (("month_first_domains", True), ("day_first_domains", False)):
        page.domain_orders.update(dict.fromkeys(table.get("numeric", {}).get(key, ()), first))
    for town in table.get("dateline", {}).get("towns", ()):
        page.towns[town.lower()] = town
        _add_all(page.town_names, [town], town)


def _key(phrase: str) -> str:
    return " ".join(page_words(phrase.replace("#", "0")))


def _add_all(trie: PhraseTrie, phrases: Iterable[str], meaning: str) -> None:
    for phrase in phrases:
        # "#" stands for a number in the file and is no word of its own.
        add_phrase(trie, page_words(phrase.replace("#", "0")), meaning)


def _scatter(scattered: Scattered, phrases: Sequence[str]) -> None:
    _add_all(scattered.phrases, phrases, "anywhere")
    # The longest word of a phrase is the one that other lines hold least.
    scattered.telling.update(max(page_words(phrase.replace("#", "0")), key=len) for phrase in phrases)
