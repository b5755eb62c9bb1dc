"""Links the names, titles and stand-ins of a document to actors, and its towns and buildings to places."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from cyberdiplo.extract.coordination import add_coordinated
from cyberdiplo.extract.discourse import Discourse
from cyberdiplo.extract.lexemes import Scan, scan_sentences
from cyberdiplo.extract.linking import ActorLinks, Linker
from cyberdiplo.extract.organisations import add_unlisted
from cyberdiplo.extract.people import read_people
from cyberdiplo.knowledge.gazetteer import Gazetteer
from cyberdiplo.model.mention import Sentence
from cyberdiplo.model.tokens import Tokens, tokenise

__all__ = ["ActorLinks", "link_actors", "office_on"]


def link_actors(tokens: Tokens, sentences: Sequence[Sentence], gazetteer: Gazetteer, day: dt.date | None) -> ActorLinks:
    """Actors and places of the sentences.

    ``day`` is the document's creation date: an office without a name ("the US president") is its holder's on that day,
    and without a day it is linked only to people whom the text names.
    """
    scans = scan_sentences(tokens, [(sentence.first, sentence.last) for sentence in sentences], gazetteer)
    first_names, words = gazetteer.words["first_name"], tokens.words
    candidates = [index for index, word in enumerate(words) if word in first_names]
    discourse = Discourse(gazetteer, day)
    readings = []
    for scan, near in zip(scans, _by_sentence(candidates, scans), strict=True):
        add_coordinated(scan)
        add_unlisted(scan)
        readings.append(read_people(scan, near))
        discourse.introduce(scan, readings[-1][0])
    families = {_first_token(family) for family in discourse.families} - gazetteer.words["calendar"]
    bearers = [index for index, word in enumerate(words) if word in families] if families else []
    linker = Linker(tokens, gazetteer, discourse)
    for scan, (people, titles), near in zip(scans, readings, _by_sentence(bearers, scans), strict=True):
        discourse.next_sentence()
        if near or scan.lexemes or people:
            linker.link(scan, people, titles, near)
    return linker.links


def _first_token(family: str) -> str:
    """The token that a family name begins with: ``Mc`` of ``McCain``."""
    return family if family.isalpha() and family[1:].islower() else tokenise(family).words[0]


def _by_sentence(indices: Sequence[int], scans: Sequence[Scan]) -> Iterator[Sequence[int]]:
    """The token indices that lie in each of the sentences."""
    at = 0
    for scan in scans:
        begin = bisect_left(indices, scan.first, at)
        at = bisect_left(indices, scan.last, begin)
        yield indices[begin:at]


def office_on(actor_id: str, day: dt.date, gazetteer: Gazetteer) -> str | None:
    """The office that a person holds on ``day``, by its name; the most telling one of several."""
    offices = gazetteer.offices_on(actor_id, day)
    return gazetteer.offices[offices[0]].title if offices else None
