"""Reads people off a sentence: titles with the names that they introduce, names that an apposition explains, and names
that are people's by their form. Nothing here depends on what other sentences say.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from cyberdiplo.extract.lexemes import DASHES, Lexeme, Scan
from cyberdiplo.extract.names import full_name, name_end, name_start
from cyberdiplo.extract.title_phrases import TitlePhrase, read_title

# Longest apposition, in tokens: "director of the Center for American Studies at Shanghai-based Fudan University" has
# 12, and newspapers add a second function to it.
LONGEST_APPOSITION = 30
# Shortest family name, in letters, that a transcript's capitals are read as: "XI:" may be a number, "Q:" a question.
SHORTEST_SPEAKER = 3
# Where the colon after a speaker may stand, in tokens: "DEPUTY SECRETARY BLINKEN:" has it fourth.
LONGEST_SPEAKER = 5
# Longest tag after a name, in tokens: "(R-N. Car.)" has eight.
LONGEST_TAG = 9


class PersonReading(NamedTuple):
    """A person named at ``[first, last)``, whose name alone is ``[name_first, name_last)``.

    ``ids`` are the people of the gazetteer whom the name can mean; none for a family name or an unknown name.
    ``taken`` is the half-open token range whose other names describe this person and act in nothing themselves.
    ``full`` tells that more than a family name is given.
    """

    first: int
    last: int
    name_first: int
    name_last: int
    ids: tuple[str, ...]
    title: TitlePhrase | None
    rule: str
    taken: tuple[int, int]

    full: bool


def _reading(
    scan: Scan, name: tuple[int, int], ids: tuple[str, ...], title: TitlePhrase | None, rule: str
) -> PersonReading:
    first = title.first if title else name[0]
    full = bool(ids) or not scan.one_word(*name)
    return PersonReading(first, name[1], *name, ids, title, rule, (first, name[1]), full)


class _People:
    """The people read so far; one read later stands for what was read of the same tokens before."""

    def __init__(self) -> None:
        self._readings: dict[int, PersonReading] = {}
        self._at: dict[int, int] = {}

    def add(self, person: PersonReading | None) -> None:
        """Keep ``person``, if there is one."""
        if person is None:
            return
        for at in range(person.name_first, person.name_last):
            self._readings.pop(self._at.get(at, -1), None)
            self._at[at] = person.name_first
        self._readings[person.name_first] = person

    def holds(self, at: int) -> bool:
        """Whether the token is part of a person's name."""
        return self._at.get(at) in self._readings

    def ending(self, last: int) -> PersonReading | None:
        """The person whose name ends before the token ``last``."""
        person = self._readings.get(self._at.get(last - 1, -1))
        return person if person and person.name_last == last else None

    def in_order(self) -> list[PersonReading]:
        """All of them, in text order."""
        return [self._readings[first] for first in sorted(self._readings)]


def read_people(scan: Scan, candidates: Sequence[int]) -> tuple[list[PersonReading], list[TitlePhrase]]:
    """People named in the sentence, and the functions that stand there without a name, each in text order.

    ``candidates`` are the tokens that are given names or family names of China.
    """
    if not scan.lexemes and not candidates and ":" not in scan.tokens.words[scan.first : scan.first + LONGEST_SPEAKER]:
        return [], []
    people = _People()
    for lexeme in scan.lexemes:
        if lexeme.kind == "person":
            people.add(_reading(scan, (lexeme.first, lexeme.last), lexeme.ids, None, "name"))
    for index in candidates:
        _read_bare_name(scan, people, index)
    offices: list[TitlePhrase] = []
    done = scan.first
    for lexeme in scan.lexemes:
        if lexeme.first < done or lexeme.kind != "title":
            continue
        role = scan.role(lexeme)
        if role == "honorific":
            people.add(_after_honorific(scan, lexeme))
        elif role in ("head", "plural", "firm"):
            title = read_title(scan, lexeme, done)
            named = _named_by(scan, title, people) if role != "firm" else []
            for person in named:
                people.add(person)
            done = max([title.last, *(person.taken[1] for person in named)])
            if not named and _can_mean_somebody(scan, title) and not _is_part_of_name(scan, title):
                offices.append(title)
    if ":" in scan.tokens.words[scan.first + 1 : scan.first + LONGEST_SPEAKER]:
        people.add(_transcript_speaker(scan))
    return [_with_body(scan, _with_tag(scan, person)) for person in people.in_order()], offices


def _transcript_speaker(scan: Scan) -> PersonReading | None:
    """ "MS. PSAKI: I can." and "PRESIDENT OBAMA: Good morning": capitals before a colon, as transcripts have them."""
    colon = next(
        (at for at in range(scan.first + 1, min(scan.last, scan.first + LONGEST_SPEAKER)) if scan.word(at) == ":"), 0
    )
    word = scan.word(colon - 1)
    if (
        not colon
        or len(word) < SHORTEST_SPEAKER
        or not all(scan.word(at).isupper() or scan.word(at) == "." for at in range(scan.first, colon))
    ):
        return None
    return _reading(scan, (colon - 1, colon), (), None, "transcript-speaker")


def _with_tag(scan: Scan, person: PersonReading) -> PersonReading:
    """Let the state in "Jason Chaffetz (R-Utah)" be part of what describes the person."""
    end = person.name_last
    if scan.word(end) not in (",", "(") or not is_tag(scan, end + 1):
        return person
    closing = (")",) if scan.word(end) == "(" else (",", ";")
    stop = next((at for at in range(end + 1, min(scan.last, end + LONGEST_TAG)) if scan.word(at) in closing), end)
    return person._replace(taken=(person.taken[0], max(stop, person.taken[1])))


def _with_body(scan: Scan, person: PersonReading) -> PersonReading:
    """ "Andy Ozment of the Department of Homeland Security": the body that a name without a title is of."""
    at = person.name_last + 1
    if person.title or scan.word(at - 1) != "of":
        return person
    while scan.is_word(at, "determiner"):
        at += 1
    lexeme = scan.starting.get(at)
    if lexeme is None or lexeme.kind not in ("organisation", "unlisted"):
        return person
    title = TitlePhrase(person.name_first, person.name_first, (), body=scan.organisation(lexeme))
    return person._replace(title=title, rule="name-of-body", taken=(person.taken[0], lexeme.last))


def _can_mean_somebody(scan: Scan, title: TitlePhrase) -> bool:
    """Whether a title without a name says enough to be anyone's: "companies" alone does not."""
    telling = title.countries or title.body or title.definite or title.indefinite or title.both or title.leading
    return bool(telling) or any(head in scan.gazetteer.words["agent"] for head in title.heads)


def _is_part_of_name(scan: Scan, title: TitlePhrase) -> bool:
    """Whether a capitalised title begins a name of something else: "President Street", "Premier League"."""
    return scan.word(title.last - 1)[:1].isupper() and scan.is_word(title.last, "not_person")


def _read_bare_name(scan: Scan, people: _People, index: int) -> None:
    """ "Pu Zhiqiang", "Michael Forsythe": a name by the lists of names, where no larger name holds it."""
    if people.holds(index) or index in scan.within:
        return
    before = scan.word(index - 1)
    if (
        before[:1].isupper()
        and index - 1 > scan.first
        and before.isalpha()
        and (scan.ending.get(index) is None and not scan.is_word(index - 1, "not_name"))
    ):
        return
    end = full_name(scan, index)
    if end > index:
        people.add(_reading(scan, (index, end), (), None, "name-by-form"))


def _named_by(scan: Scan, title: TitlePhrase, people: _People) -> list[PersonReading]:
    """Whom a title introduces, after it or before it; several for a plural, none for a title that stands alone."""
    if title.plural:
        return _several(scan, title)
    at = title.last
    lexeme = scan.starting.get(at)
    if scan.role(lexeme) == "honorific" and lexeme:
        at = lexeme.last
    first, end, ids = _name_at(scan, at)
    if end > first and (ids or not _is_part_of_name(scan, title)):
        return [_reading(scan, (first, end), ids, title, "title-name")]
    behind = _apposed(scan, title, people) or _ahead(scan, title)
    return [behind] if behind else []


def _name_at(scan: Scan, at: int) -> tuple[int, int, tuple[str, ...]]:
    """Extent and known bearers of the name at ``at``; empty where there is none."""
    lexeme = scan.starting.get(at)
    if lexeme and lexeme.kind == "person":
        return at, lexeme.last, lexeme.ids
    return at, name_end(scan, at), ()


def _several(scan: Scan, title: TitlePhrase) -> list[PersonReading]:
    """ "Presidents Xi Jinping and Barack Obama", "Secretaries Kerry and Lew"."""
    found: list[PersonReading] = []
    at = title.last
    heads = tuple(_singular(scan, head) for head in title.heads)
    alone = title._replace(plural=False, countries=(), body=None, heads=heads)
    while True:
        first, end, ids = _name_at(scan, at)
        if (
            not ids
            and full_name(scan, first) != end
            and scan.text(first, max(end, first + 1)) not in scan.gazetteer.families
        ):
            break  # "Lawmakers Hail Entry"
        if end == first:
            break
        found.append(_reading(scan, (first, end), ids, alone._replace(first=first, last=first), "title-names"))
        if scan.word(end) not in ("and", ",", "&"):
            break
        at = end + 1 + (scan.word(end) == "," and scan.word(end + 1) == "and")
    return found


def _singular(scan: Scan, head: str) -> str:
    """The title of one of several: "president" for "presidents", "secretary" for "secretaries"."""
    single = f"{head[:-3]}y" if head.endswith("ies") else head.removesuffix("s")
    return single if single in scan.gazetteer.titles else head


def _ahead(scan: Scan, title: TitlePhrase) -> PersonReading | None:
    """ "China's premier, Li Keqiang, said": the name stands between commas after its title."""
    at = title.last
    while scan.word(at) == "in" and (place := scan.starting.get(at + 1)) and place.kind in ("metonym", "place"):
        at = place.last
    if scan.word(at) != ",":
        return None
    honorific = scan.starting.get(at + 1)
    if honorific and scan.role(honorific) == "honorific":
        first, end, ids = _name_at(scan, honorific.last)
    else:
        first, end, ids = _name_at(scan, at + 1)
        if not ids and full_name(scan, first) != end and not (_possessed(scan, title) and scan.word(end) == ","):
            return None
    closed = scan.word(end) in (",", ".", ")", "—", "–", "-", ";", "") or scan.is_word(end, "relative")
    if end - first < 2 or not closed or (ids and not _fits(scan, title, ids)):
        return None
    return _reading(scan, (first, end), ids, title, "title-comma-name")._replace(first=title.first)


def _possessed(scan: Scan, title: TitlePhrase) -> bool:
    """Whether a title is somebody's in particular: "Hong Kong's security chief", "FireEye's founder"."""
    return title.definite and title.country is not None and scan.word(title.first - 1) not in ("the", "The")


def _fits(scan: Scan, title: TitlePhrase, ids: tuple[str, ...]) -> bool:
    """Whether a known person can be the one whom the title describes: it names an office that he or she ever held."""
    gazetteer = scan.gazetteer
    offices = {office for head in title.heads for office in gazetteer.titles[head].offices}
    held = {term.office for person in ids for term in gazetteer.terms.get(person, ())}
    return not offices or not held or bool(offices & held) or title.deputy


def _apposed(scan: Scan, title: TitlePhrase, people: _People) -> PersonReading | None:
    """ "Wu Xinbo, director of …": the name stands before its title, which runs to the next comma."""
    at = title.first
    while scan.is_word(at - 1, "determiner") or scan.is_word(at - 1, "loose_modifier"):
        at -= 1
    end = at - 1
    if scan.word(end) not in (",", "("):
        return None
    end = _before_tag(scan, end)
    known = people.ending(end)
    if known is None:
        first = name_start(scan, end)
        if end - first < 2 or _listed(scan, title, first):
            return None
        known = _reading(scan, (first, end), (), None, "name")
    if known.rule in ("name-apposition", "title-comma-name") or not _fits(scan, title, known.ids):
        return None
    stop = _apposition_end(scan, title.last)
    inside = scan.between(title.first, stop)
    bodies = [scan.organisation(x) for x in inside if x.kind in ("organisation", "unlisted")]
    listed = [body for body in bodies if body.known] or bodies
    countries = title.countries or tuple(dict.fromkeys(filter(None, (scan.country_of(x) for x in inside))))[:1]
    title = title._replace(last=stop, body=listed[-1] if listed else title.body, countries=countries)
    return known._replace(title=known.title or title, rule="name-apposition", taken=(known.taken[0], stop))


def _before_tag(scan: Scan, end: int) -> int:
    """The end of the name before a party and state or an age: "Jason Chaffetz (R-Utah),", "Su, 51,"."""
    if scan.word(end - 1) == ")":
        begin = next((at for at in range(end - 2, max(scan.first, end - LONGEST_TAG), -1) if scan.word(at) == "("), end)
        return begin if is_tag(scan, begin + 1) else end
    begin = next((at for at in range(end - 1, max(scan.first, end - LONGEST_TAG), -1) if scan.word(at) == ","), end)
    return begin if begin < end and is_tag(scan, begin + 1) else end


def is_tag(scan: Scan, at: int) -> bool:
    """Whether a party and state ("R-Utah"), an age ("51") or another name ("aka Qu Hui") stands at ``at``."""
    if scan.word(at).isdigit():
        return scan.word(at + 1) in (",", ")")
    if scan.is_word(at, "alias_opener"):
        return True
    return scan.is_word(at, "party_letter") and scan.word(at + 1) in DASHES


def _listed(scan: Scan, title: TitlePhrase, first: int) -> bool:
    """Whether the capitals before a comma are one of several things in a list, or no name at all."""
    return scan.word(first - 1) in ("and", "&") or scan.is_word(first, "closed") or title.plural


def _apposition_end(scan: Scan, at: int) -> int:
    """The comma, bracket, verb of speech or relative word at which an apposition stops."""
    limit = min(scan.last, at + LONGEST_APPOSITION)
    while at < limit:
        word = scan.word(at)
        if (
            word in (",", ")", "—", ";", ".", ":", "”", '"')
            or scan.is_word(at, "relative")
            or scan.is_word(at, "speech")
        ):
            break
        at += 1
    return at


def _after_honorific(scan: Scan, honorific: Lexeme) -> PersonReading | None:
    """ "Mr Soo C. Song", "Gen. Dempsey"."""
    first, end, ids = _name_at(scan, honorific.last)
    if end == first:
        return None
    title = TitlePhrase(honorific.first, honorific.last, (honorific.ids[0],))
    return _reading(scan, (first, end), ids, title, "honorific-name")
