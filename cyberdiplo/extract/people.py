"""Reads people off a sentence: titles, the names that they introduce, and names that an apposition or a verb of speech
introduces. Nothing here depends on what other sentences say.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from cyberdiplo.extract.lexemes import APOSTROPHE, POSSESSIVE, Lexeme, Scan

# Longest name, in tokens, that is read without the gazetteer: "Eric H. Holder, Jr." has six.
LONGEST_NAME = 6
# Longest apposition, in tokens: "director of the Center for American Studies at Shanghai-based Fudan University" has 12.
LONGEST_APPOSITION = 30


@dataclass(frozen=True, slots=True)
class TitlePhrase:
    """The tokens ``[first, last)`` of a function: "US Secretary of State", "director of the Center for …".

    ``heads`` are keys of ``Gazetteer.titles``; ``country`` and ``body`` (an organisation's id) come from the words
    around the head. ``definite`` tells ``the`` or a possessor from ``a``; ``past`` that the function is over.
    """

    first: int
    last: int
    heads: tuple[str, ...]
    country: str | None = None
    body: str | None = None
    definite: bool = False
    indefinite: bool = False
    past: bool = False


@dataclass(frozen=True, slots=True)
class PersonReading:
    """A person named at ``[first, last)``, whose name alone is ``[name_first, name_last)``.

    ``ids`` are the people of the gazetteer whom the name can mean; none for a family name or an unknown name.
    ``taken`` is the half-open token range whose other names describe this person and act in nothing themselves.
    """

    first: int
    last: int
    name_first: int
    name_last: int
    ids: tuple[str, ...]
    title: TitlePhrase | None
    rule: str
    taken: tuple[int, int]


def read_people(scan: Scan) -> tuple[list[PersonReading], list[TitlePhrase]]:
    """People named in the sentence, and the functions that stand there without a name, each in text order."""
    people: dict[int, PersonReading] = {}
    offices: list[TitlePhrase] = []
    done = scan.first
    for lexeme in scan.lexemes:
        if lexeme.first < done:
            continue
        if lexeme.kind == "title":
            role = scan.gazetteer.titles[lexeme.ids[0]].role
            if role == "head":
                title = read_title(scan, lexeme, done)
                person = _named_by(scan, title, people)
                if person is None:
                    offices.append(title)
                    done = title.last
                else:
                    people[person.name_first] = person
                    done = max(title.last, person.taken[1])
            elif role == "honorific" and (person := _after_honorific(scan, lexeme)):
                people[person.name_first] = person
                done = person.last
        elif lexeme.kind == "person":
            people[lexeme.first] = PersonReading(
                lexeme.first, lexeme.last, lexeme.first, lexeme.last, lexeme.ids, None, "name", (lexeme.first, lexeme.last)
            )
    _read_speakers(scan, people)
    return [people[first] for first in sorted(people)], offices


def read_title(scan: Scan, head: Lexeme, floor: int) -> TitlePhrase:
    """The whole phrase around a title's head word, no further to the left than the token ``floor``."""
    first, country, body = _leftwards(scan, head.first, floor)
    heads = [head.ids[0]]
    last = head.last
    past = any(_role(scan, lexeme) == "past" for lexeme in scan.lexemes if first <= lexeme.first < head.first)
    while True:
        end, owner, owning_body = _complement(scan, last)
        if end > last:
            last, country, body = end, country or owner, owning_body or body
        nearest = _joined_head(scan, last)
        if nearest is None:
            break
        heads.append(nearest.ids[0])
        last = nearest.last
    before = scan.word(first - 1)
    possessed = any(scan.word(index) in POSSESSIVE for index in range(first, head.first))
    return TitlePhrase(
        first, last, tuple(heads), country, body,
        definite=before in ("the", "The") or possessed, indefinite=before in ("a", "A", "an", "An"), past=past,
    )


def _leftwards(scan: Scan, first: int, floor: int) -> tuple[int, str | None, str | None]:
    """How far a title reaches to the left of its head, with the country and the body that it finds there."""
    country: str | None = None
    body: str | None = None
    while first > floor:
        before = scan.ending.get(first)
        possessive = 0
        if before is None and scan.possessive(first - 1):
            before, possessive = scan.ending.get(first - 1), 1
        if before is None or before.first < floor:
            break
        if before.kind == "demonym" or (before.kind == "country" and not scan.is_word(before.first - 1, "place_preposition")):
            country = country or (before.ids[0] if before.ids else None)
        elif before.kind == "organisation":
            body = body or before.ids[0]
        elif before.kind == "body":
            owner = _owner_before(scan, before.first)
            body = body or _national(scan, before.ids[0], owner)
            country = country or owner
        elif before.kind in ("metonym", "place") and (possessive or not scan.is_word(before.first - 1, "place_preposition")):
            country = country or _country_of(scan, before)
        elif before.kind == "person" and possessive:
            person = scan.gazetteer.actors[before.ids[0]]
            country = country or person.country
            break
        elif not (before.kind == "title" and _role(scan, before) in ("modifier", "past")):
            break
        first = before.first
    return first, country, body


def _role(scan: Scan, lexeme: Lexeme) -> str:
    return scan.gazetteer.titles[lexeme.ids[0]].role if lexeme.kind == "title" else ""


def _country_of(scan: Scan, lexeme: Lexeme) -> str | None:
    """The country that a country's name, a demonym, a town or an institution belongs to."""
    gazetteer = scan.gazetteer
    if lexeme.kind in ("country", "demonym"):
        return lexeme.ids[0] if lexeme.ids else None
    if lexeme.kind == "metonym":
        return gazetteer.metonyms[lexeme.ids[0]].country
    if lexeme.kind == "place":
        return gazetteer.places[lexeme.ids[0]][1]
    return gazetteer.actors[lexeme.ids[0]].country if lexeme.kind == "organisation" else None


def _owner_before(scan: Scan, first: int) -> str | None:
    """The country named right before a body: "China's Foreign Ministry", "the Russian defence ministry"."""
    before = scan.ending.get(first)
    if before is None and scan.possessive(first - 1):
        before = scan.ending.get(first - 1)
    return _country_of(scan, before) if before and before.kind in ("country", "demonym", "metonym") else None


def _national(scan: Scan, body: str, country: str | None) -> str | None:
    """The listed institution of that kind, of ``country`` or of the country that such a name means by default."""
    owner = country or scan.gazetteer.bodies[body].default
    return scan.gazetteer.national_bodies.get((body, owner)) if owner else None


def _joined_head(scan: Scan, last: int) -> Lexeme | None:
    """The second head of "State Councilor and Minister of Public Security"."""
    if scan.word(last) not in ("and", "&"):
        return None
    at = last + 1
    while (lexeme := scan.starting.get(at)) and (lexeme.kind == "demonym" or _role(scan, lexeme) == "modifier"):
        at = lexeme.last
    return lexeme if lexeme and _role(scan, lexeme) == "head" else None


def _complement(scan: Scan, last: int) -> tuple[int, str | None, str | None]:
    """Where "of the Center for American Studies at Fudan University" ends, with the country and the body named in it."""
    country: str | None = None
    body: str | None = None
    end = last
    while scan.is_word(end, "complement"):
        at = end + 1
        while scan.is_word(at, "determiner"):
            at += 1
        stop = _noun_phrase(scan, at)
        if stop == at:
            break
        for lexeme in scan.lexemes:
            if at <= lexeme.first < stop:
                if lexeme.kind == "organisation":
                    body = lexeme.ids[0]
                elif lexeme.kind == "body":
                    body = _national(scan, lexeme.ids[0], country) or body
                else:
                    country = country or _country_of(scan, lexeme)
        end = stop
    return end, country, body


def _noun_phrase(scan: Scan, at: int) -> int:
    """End of a run of names and capitalised words that begins at ``at`` and stops before a person."""
    words = scan.tokens.words
    while at < scan.last:
        lexeme = scan.starting.get(at)
        if lexeme and lexeme.kind in ("organisation", "body", "country", "demonym", "metonym", "place"):
            at = lexeme.last
            at += scan.possessive(at)
            continue
        if lexeme and lexeme.kind in ("person", "family", "title"):
            break
        word = words[at]
        if word[0].isupper() and word.isalpha() and not scan.is_word(at, "not_name") and not _begins_name(scan, at):
            at += 1
        elif word in ("and", "of", "for") and scan.word(at + 1)[:1].isupper() and scan.starting.get(at + 1) is None:
            if _begins_name(scan, at + 1):
                break
            at += 1
        else:
            break
    return at


def _begins_name(scan: Scan, at: int) -> bool:
    """Whether a capitalised word looks like the first of a person's name."""
    word = scan.word(at)
    follows = scan.word(at + 1)
    if not follows[:1].isupper() or scan.is_word(at + 1, "not_name"):
        return False
    return word in scan.gazetteer.given or (scan.is_word(at, "chinese_family") and at + 1 not in scan.starting)


def name_end(scan: Scan, at: int) -> int:
    """End of the run of capitalised words and initials at ``at`` that can be one person's name."""
    words, tokens = scan.tokens.words, scan.tokens
    first = at
    while at < scan.last and at - first < LONGEST_NAME:
        word = words[at]
        lexeme = scan.starting.get(at)
        if lexeme and lexeme.kind not in ("family", "person") and at > first:
            break
        if word == "-" and at > first and tokens.glued(at) and tokens.glued(at + 1) and words[at + 1].isalpha():
            at += 2
        elif word[0].isupper() and word.isalpha() and (len(word) == 1 or not word.isupper()) and word not in (
            scan.gazetteer.words["not_name"]
        ):
            at += 1
            if len(word) <= 2 and scan.word(at) == "." and tokens.glued(at):
                at += 1
        else:
            break
    comma = scan.word(at) == ","
    if at > first and scan.is_word(at + comma, "initial_suffix"):
        at += comma + 1
        at += scan.word(at) == "." and tokens.glued(at)
    return at


def _named_by(scan: Scan, title: TitlePhrase, people: dict[int, PersonReading]) -> PersonReading | None:
    """The person whom a title introduces, after it or before it, or nobody."""
    at = title.last
    lexeme = scan.starting.get(at)
    if lexeme and _role(scan, lexeme) == "honorific":
        at = lexeme.last
        lexeme = scan.starting.get(at)
    if lexeme and lexeme.kind == "person":
        return PersonReading(
            title.first, lexeme.last, at, lexeme.last, lexeme.ids, title, "title-name", (title.first, lexeme.last)
        )
    end = name_end(scan, at)
    if end > at:
        return PersonReading(title.first, end, at, end, (), title, "title-name", (title.first, end))
    if behind := _apposed(scan, title, people):
        return behind
    return _ahead(scan, title)


def _ahead(scan: Scan, title: TitlePhrase) -> PersonReading | None:
    """"China's premier, Li Keqiang, said": the name stands between commas after its title."""
    at = title.last
    while scan.word(at) == "in" and (place := scan.starting.get(at + 1)) and place.kind in ("metonym", "place"):
        at = place.last
    if scan.word(at) != ",":
        return None
    lexeme = scan.starting.get(at + 1)
    known = lexeme is not None and lexeme.kind == "person"
    end = lexeme.last if lexeme and known else name_end(scan, at + 1)
    if end - at <= 2 or scan.word(end) not in (",", ".", ")", "—", "–"):
        return None
    if not known and not _begins_name(scan, at + 1):
        return None
    ids = lexeme.ids if lexeme and known else ()
    return PersonReading(title.first, end, at + 1, end, ids, title, "title-comma-name", (title.first, end))


def _apposed(scan: Scan, title: TitlePhrase, people: dict[int, PersonReading]) -> PersonReading | None:
    """"Wu Xinbo, director of …": the name stands before its title, which runs to the next comma."""
    at = title.first
    while scan.is_word(at - 1, "article") or scan.is_word(at - 1, "determiner"):
        at -= 1
    if scan.word(at - 1) not in (",", "("):
        return None
    end = at - 1
    before = scan.ending.get(end)
    if before and before.kind == "person":
        known = people.get(before.first) or PersonReading(
            before.first, end, before.first, end, before.ids, None, "name-apposition", (before.first, end)
        )
    else:
        first = _name_start(scan, end)
        if end - first < 2:
            return None
        known = PersonReading(first, end, first, end, (), None, "name-apposition", (first, end))
    if known.title is not None and known.rule != "title-name":
        return None
    stop = _apposition_end(scan, title.last)
    bodies = [x.ids[0] for x in scan.lexemes if title.first <= x.first < stop and x.kind == "organisation"]
    country = title.country or next(
        (c for x in scan.lexemes if title.first <= x.first < stop and (c := _country_of(scan, x))), None
    )
    title = replace(title, last=stop, body=bodies[-1] if bodies else title.body, country=country)
    return replace(known, title=known.title or title, rule="name-apposition", taken=(known.first, stop))


def _name_start(scan: Scan, end: int) -> int:
    """First token of the capitalised name that ends before ``end``."""
    first = end
    while first > scan.first and end - first < LONGEST_NAME:
        start = first - 1
        if scan.word(start) == "." and scan.tokens.glued(start) and len(scan.word(start - 1)) <= 2:
            start -= 1
        if name_end(scan, start) < first or scan.ending.get(first) and scan.ending[first].kind not in ("family", "person"):
            break
        first = start
    return first


def _apposition_end(scan: Scan, at: int) -> int:
    """The comma, bracket, verb of speech or relative word at which an apposition stops."""
    limit = min(scan.last, at + LONGEST_APPOSITION)
    while at < limit:
        word = scan.word(at)
        if word in (",", ")", "—", ";", ".") or word in ("who", "which", "whose") or scan.is_word(at, "speech"):
            break
        at += 1
    return at


def _after_honorific(scan: Scan, honorific: Lexeme) -> PersonReading | None:
    """"Mr Soo C. Song", "Gen. Dempsey"."""
    lexeme = scan.starting.get(honorific.last)
    if lexeme and lexeme.kind == "person":
        end, ids = lexeme.last, lexeme.ids
    else:
        end, ids = name_end(scan, honorific.last), ()
    if end == honorific.last:
        return None
    title = TitlePhrase(honorific.first, honorific.last, (honorific.ids[0],))
    return PersonReading(honorific.first, end, honorific.last, end, ids, title, "honorific-name", (honorific.first, end))


def _read_speakers(scan: Scan, people: dict[int, PersonReading]) -> None:
    """"said Celia Louie", "Crystal Chang said": people whom only a verb of speech shows to be people."""
    words, speech = scan.tokens.words, scan.gazetteer.words["speech"]
    taken = [reading.taken for reading in people.values()]
    for index in range(scan.first, scan.last):
        if words[index] not in speech:
            continue
        spans = [(index + 1, name_end(scan, index + 1)), (_name_start(scan, index), index)]
        for first, end in spans:
            if end - first < 2 or first in people or any(a < end and first < b for a, b in taken):
                continue
            if _begins_name(scan, first) and (scan.starting.get(first) is None or scan.starting[first].kind == "family"):
                people[first] = PersonReading(first, end, first, end, (), None, "speaker", (first, end))


__all__ = ["APOSTROPHE", "PersonReading", "TitlePhrase", "name_end", "read_people", "read_title"]
