"""How newspaper pages are laid out: publishers, what the pages around an article say, and where sentences end."""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple, get_args

from cyberdiplo.errors import KnowledgeError
from cyberdiplo.knowledge.page import Label, PageLayout, compile_page, page_words
from cyberdiplo.knowledge.phrases import END, PhraseTrie, add_phrase, shared
from cyberdiplo.knowledge.schema import read_toml, read_tsv
from cyberdiplo.model.event import Side

_NAMED: frozenset[Label] = frozenset({"byline", "source", "editor", "title", "place"})
"""Labels before names or titles, whose words can be any."""
ABBREVIATION_KINDS = ("title", "number", "month", "either")


class Publisher(NamedTuple):
    """Who publishes: ``country`` is ISO 3166-1 alpha-2, ``side`` where it stands, ``kind`` what it is."""

    name: str
    country: str
    side: Side
    kind: str


class Reading(NamedTuple):
    """All that reading a page needs to know.

    ``publishers`` are found by name or alias in lower case, ``domains`` by the host of a URL. ``abbreviations`` maps a
    word before a full stop to its kind; ``starters`` begin sentences, ``speech`` verbs carry one on after a quotation.
    ``page`` is what stands around an article; ``names`` finds publishers in the words of such a line. ``credit_words``
    are all words of labels, publishers, towns, months and the like, ``introducing`` begin labels that a name follows.
    """

    publishers: dict[str, Publisher]
    domains: dict[str, Publisher]
    abbreviations: dict[str, str]
    starters: frozenset[str]
    speech: frozenset[str]
    page: PageLayout
    names: PhraseTrie
    credit_words: frozenset[str]
    introducing: frozenset[str]

    def publisher(self, name: str) -> Publisher | None:
        """The publisher of that name or alias; what stands in brackets after it is left out."""
        key = " ".join(name.lower().split())
        found = self.publishers.get(key) or self.publishers.get(key.removeprefix("the "))
        if found is None and "(" in key:
            return self.publisher(key.partition("(")[0].strip())
        return found

    def publisher_of_url(self, url: str) -> Publisher | None:
        """The publisher whose domain the URL's host is, or lies within."""
        host = host_of(url)
        while host:
            if host in self.domains:
                return self.domains[host]
            host = host.partition(".")[2]
        return None

    def side(self, source: str) -> Side | None:
        """Where a publisher stands: US, CN or third; ``None`` for one that is not known."""
        found = self.publisher(source) or self.publisher_of_url(source)
        return found.side if found else None


def host_of(url: str) -> str:
    """The host of a URL in lower case, without ``www.`` and port; empty where there is none."""
    rest = url.partition("://")[2] or url
    host = rest.partition("/")[0].partition("?")[0].rpartition("@")[2].partition(":")[0].lower()
    return host.removeprefix("www.") if "." in host and " " not in host else ""


def compile_reading(files: Sequence[Path]) -> Reading:
    """Compile ``publishers.tsv``, ``abbreviations.tsv`` and ``sentences.toml``; later files override earlier ones."""
    publishers: dict[str, Publisher] = {}
    domains: dict[str, Publisher] = {}
    abbreviations: dict[str, str] = {}
    starters: set[str] = set()
    speech: set[str] = set()
    for file in files:
        if file.name == "publishers.tsv":
            _read_publishers(file, publishers, domains)
        elif file.name == "abbreviations.tsv":
            for row in read_tsv(file, ("word", "kind", "source")):
                if row["kind"] not in ABBREVIATION_KINDS:
                    what = f"{row['word']!r} has the kind {row['kind']!r}"
                    raise KnowledgeError(what, where=str(file), hint=f"known: {ABBREVIATION_KINDS}")
                abbreviations[row["word"]] = row["kind"]
        elif file.name == "sentences.toml":
            table = read_toml(file)
            starters.update(table.get("starters", ()))
            speech.update(table.get("speech", ()))
    page = compile_page(files)
    names: PhraseTrie = {}
    for alias, publisher in [*domains.items(), *publishers.items()]:
        if alias not in page.ambiguous:
            add_phrase(names, page_words(alias), publisher)
    return Reading(
        publishers=publishers,
        domains=domains,
        abbreviations=abbreviations,
        starters=frozenset(starters),
        speech=frozenset(speech),
        page=page,
        names=shared(names),
        credit_words=frozenset(
            page.filler.union(page.months, page.weekdays, *map(_words_in, (page.labels, page.town_names, names)))
        ),
        introducing=frozenset(word for word, below in page.labels.items() if not _NAMED.isdisjoint(_meanings(below))),
    )


def _words_in(trie: PhraseTrie) -> set[str]:
    return {word for word in trie if word != END}.union(*(_words_in(trie[word]) for word in trie if word != END))


def _meanings(node: PhraseTrie) -> set[str]:
    """What the phrases that go through a node stand for."""
    own = {node[END]} if END in node else set()
    return own.union(*(_meanings(node[word]) for word in node if word != END))


def _read_publishers(file: Path, publishers: dict[str, Publisher], domains: dict[str, Publisher]) -> None:
    for row in read_tsv(file, ("name", "aliases", "domains", "country", "side", "kind", "source")):
        side = next((side for side in get_args(Side) if side == row["side"]), None)
        if side is None:
            raise KnowledgeError(
                f"{row['name']!r} has the side {row['side']!r}", where=str(file), hint=f"known: {get_args(Side)}"
            )
        publisher = Publisher(row["name"], row["country"], side, row["kind"])
        for alias in filter(None, [row["name"], *row["aliases"].split("|")]):
            publishers[alias.lower()] = publisher
        for domain in filter(None, row["domains"].split("|")):
            domains[domain] = publisher
