"""Reads the phrase around a title: whose it is, of which country and body, and whether it still holds."""

from __future__ import annotations

from typing import NamedTuple

from cyberdiplo.extract.lexemes import Lexeme, Scan
from cyberdiplo.extract.names import begins_name
from cyberdiplo.knowledge.entries import singular_of
from cyberdiplo.model.mention import Actor

# Most words without a meaning of their own between a demonym and its noun: "Chinese solar panel makers".
LOOSE_WORDS = 2
# Most capitals without an entry before a capitalised title: "Regional Security Affairs Director".
CAPITAL_WORDS = 3


class TitlePhrase(NamedTuple):
    """The tokens ``[first, last)`` of a function: "US Secretary of State", "director of the Center for …".

    ``heads`` are keys of ``Gazetteer.titles``. ``countries`` and ``body`` come from the words around the head.
    ``definite`` tells ``the`` or a possessor from ``a`` (``indefinite``), ``past`` that the function is over,
    ``unfixed`` that it may be anyone's ("the next president"), ``deputy`` that it is another's ("deputy"), ``plural``
    that several have it, ``both`` that it is that of "the two" or of "both countries",
    ``number`` how many have it, where a number says so, ``loose`` that words without an entry part it from
    its country ("U.S. market leader"), ``leading`` that it opens the sentence ("Envoy visits Beijing").
    """

    first: int
    last: int
    heads: tuple[str, ...]
    countries: tuple[str, ...] = ()
    body: Actor | None = None
    definite: bool = False
    indefinite: bool = False
    past: bool = False
    unfixed: bool = False
    deputy: bool = False
    plural: bool = False
    both: bool = False
    number: int = 0
    loose: bool = False
    leading: bool = False

    @property
    def country(self) -> str | None:
        """The country whose function it is; that of the body where none is named."""
        if self.countries:
            return self.countries[0]
        return self.body.country if self.body else None


class _Surroundings:
    """What the words around a head have told so far."""

    def __init__(self, head: Lexeme, role: str) -> None:
        self.first = head.first
        self.last = head.last
        self.countries: list[str] = []
        self.body: Actor | None = None
        self.roles = {role}
        self.possessed = False
        self.number = 0

    def add_country(self, country: str | None) -> None:
        if country and country not in self.countries:
            self.countries.append(country)


def read_title(scan: Scan, head: Lexeme, floor: int) -> TitlePhrase:
    """The whole phrase around a title's head word, no further to the left than the token ``floor``."""
    around = _Surroundings(head, scan.role(head))
    _read_left(scan, around, floor)
    heads = [head.ids[0]]
    while True:
        _read_complement(scan, around, plural=scan.role(head) == "plural")
        nearest = _joined_head(scan, around.last)
        if nearest is None:
            break
        heads.append(nearest.ids[0])
        around.last = nearest.last
    if not around.countries and around.body is None:
        for name in heads:
            around.add_country(scan.gazetteer.titles[name].country)
    article = scan.word(around.first - 1).lower()
    return TitlePhrase(
        around.first,
        around.last,
        tuple(heads),
        tuple(around.countries),
        around.body,
        definite=around.possessed or article in ("the", "this", "that"),
        indefinite=not around.possessed and article in ("a", "an", "another"),
        past="past" in around.roles,
        unfixed="unfixed" in around.roles,
        deputy="deputy" in around.roles,
        plural="plural" in around.roles,
        number=around.number or (2 if "pair" in around.roles and article != "the" else 0),
        loose="loose" in around.roles,
        leading=around.first == scan.first and "plural" not in around.roles,
        both="both" in around.roles or ("pair" in around.roles and article == "the"),
    )


def _read_left(scan: Scan, around: _Surroundings, floor: int) -> None:
    """Take in what stands to the left of a head: "US", "China's", "FBI", "deputy", "five", "President Obama's"."""
    plural = "plural" in around.roles
    while around.first > floor:
        lexeme, possessive = scan.before(around.first)
        if lexeme is None and (word := scan.modifier(around.first - 1)):
            around.roles.add(word.role)
            if word.role == "count" and word.role_class:
                around.number = int(word.role_class)
            around.add_country(word.country)
            around.first -= 1
            continue
        if lexeme is None:
            stop = 0 if around.countries else _loose_words(scan, around.first, floor)
            around.roles.update(["loose"] if stop else [])
            stop = stop or _capital_words(scan, around.first, floor)
            if not stop:
                break
            around.first = stop
            continue
        person = lexeme.kind in ("person", "family")  # "Xi's special envoy": an actor of its own, whatever its title
        if (lexeme.first < floor and not person) or not _take(scan, around, lexeme, possessive=possessive) or person:
            break
        around.first = lexeme.first + (lexeme.kind == "definite")  # "the ministry": the article stays outside
        if plural and scan.word(around.first - 1) in ("and", ",") and lexeme.kind in ("demonym", "country"):
            partner = scan.ending.get(around.first - 1)
            if partner and partner.kind in ("demonym", "country") and partner.first >= floor:
                around.add_country(scan.country_of(partner))
                around.first = partner.first


def _take(scan: Scan, around: _Surroundings, lexeme: Lexeme, *, possessive: bool) -> bool:
    """Whether ``lexeme``, to the left of a head, belongs to its phrase; if so, what it tells is kept."""
    located = scan.is_word(lexeme.first - 1, "place_preposition") and not possessive
    taken = True
    if lexeme.kind == "metonym" and (seat := _seated(scan, lexeme)) and not located:
        around.body = around.body or seat
    elif lexeme.kind == "demonym" or (lexeme.kind in ("country", "metonym", "place") and not located):
        around.add_country(scan.country_of(lexeme))
    elif lexeme.kind in ("organisation", "unlisted"):
        around.body = around.body or scan.organisation(lexeme)
    elif lexeme.kind == "body":
        owner = scan.body(lexeme)
        if owner and owner.kind == "organisation":
            around.body = around.body or owner
        elif owner:
            around.add_country(owner.country)
    elif lexeme.kind == "person" and possessive:
        around.add_country(scan.gazetteer.actors[lexeme.ids[0]].country)
    elif lexeme.kind == "family" and possessive:
        around.add_country(scan.gazetteer.actors[scan.gazetteer.families[lexeme.ids[0]][0]].country)
    elif lexeme.kind == "both_countries" and possessive:
        around.roles.add("both")
    elif lexeme.kind == "definite":
        around.roles.add("definite")
    elif scan.role(lexeme) in ("modifier", "past", "deputy", "pair", "both", "unfixed"):
        around.roles.add(scan.role(lexeme))
        around.add_country(scan.gazetteer.titles[lexeme.ids[0]].country)
    else:
        taken = False
    around.possessed = around.possessed or (taken and possessive)
    return taken


def _loose_words(scan: Scan, first: int, floor: int) -> int:
    """Where a demonym ends that a few plain words part from its noun ("Chinese solar panel makers"); 0 for none."""
    at = first
    while at > floor and first - at < 2 * LOOSE_WORDS + 1:
        if lexeme := scan.ending.get(at):
            near = lexeme.kind == "demonym" or (lexeme.kind == "country" and scan.is_word(lexeme.first, "abbreviation"))
            return at if near and at < first else 0
        at -= 1
        word = scan.word(at)
        if word == "-" and scan.tokens.glued(at):
            continue
        verb = scan.is_word(at, "closed") or scan.is_word(at, "name_verb") or scan.is_word(at, "speech")
        plain = word.islower() and word.isalpha() and not verb
        if not plain or first - at > LOOSE_WORDS + 2 or (word.endswith("ed") and scan.word(at - 1) != "-"):
            return 0
    return 0


def _capital_words(scan: Scan, first: int, floor: int) -> int:
    """Where the capitals of "a Deputy Division Director" begin that no list knows; 0 when they may be a name."""
    if not scan.word(first)[:1].isupper():
        return 0
    at = first
    while at > floor and first - at < CAPITAL_WORDS and at - 1 not in scan.starting and at not in scan.ending:
        word = scan.word(at - 1)
        if not word[:1].isupper() or not word.isalpha() or word in scan.gazetteer.given:
            break
        at -= 1
    opened = scan.is_word(at - 1, "determiner") or (scan.modifier(at) is not None and at < first)
    return at if at < first and opened else 0


def _joined_head(scan: Scan, last: int) -> Lexeme | None:
    """The second head of "State Councilor and Minister of Public Security", "NSA chief Admiral Mike Rogers"."""
    adjacent = scan.starting.get(last)
    if scan.role(adjacent) == "head" and scan.word(last)[:1].isupper():
        return adjacent
    if scan.word(last) not in ("and", "&"):
        return None
    at = last + 1
    while at < scan.last:
        lexeme = scan.starting.get(at)
        if lexeme and (lexeme.kind == "demonym" or scan.role(lexeme) == "modifier"):
            at = lexeme.last
        elif lexeme is None and scan.modifier(at):
            at += 1
        else:
            break
    lexeme = scan.starting.get(at)
    return lexeme if scan.role(lexeme) == "head" else None


def _read_complement(scan: Scan, around: _Surroundings, *, plural: bool) -> None:
    """Take in "of the Center for American Studies at Fudan University", "for the foreign ministry", "in China"."""
    prepositions = "plural_complement" if plural else "complement"
    while scan.is_word(around.last, prepositions):
        at = around.last + 1
        while scan.is_word(at, "determiner"):
            at += 1
        pair = scan.starting.get(around.last + 1)
        if pair and pair.kind == "both_countries":
            around.roles.add("both")
            around.last = pair.last
            return
        stop = _noun_phrase(scan, at)
        named = scan.between(at, stop)
        if plural and (other := _second_country(scan, around, named, stop)):
            around.add_country(scan.country_of(named[0]))
            around.add_country(scan.country_of(other))
            around.last = other.last
            return
        if stop == at or (plural and not _describes(scan, named, stop)):
            return
        for lexeme in named:
            if lexeme.kind in ("organisation", "unlisted"):
                around.body = scan.organisation(lexeme)
            elif lexeme.kind == "metonym" and (seat := _seated(scan, lexeme)):
                around.body = seat
            elif lexeme.kind == "body":
                owner = scan.body(lexeme, around.countries[0] if around.countries else None)
                around.body = owner if owner and owner.kind == "organisation" else around.body
            elif not around.countries or scan.word(around.last) == "to":  # "the US ambassador to Japan"
                around.add_country(scan.country_of(lexeme))
        around.last = stop


def _second_country(scan: Scan, around: _Surroundings, named: list[Lexeme], stop: int) -> Lexeme | None:
    """The other country of "the leaders of China and the United States": each has one holder of such an office."""
    single = [scan.gazetteer.titles.get(singular_of(scan.text(around.first, around.last).split(" ")[-1]))]
    alone = any(title and any(scan.gazetteer.offices[office].sole for office in title.offices) for title in single)
    if not alone or len(named) != 1 or named[0].kind != "country" or scan.word(stop) != "and":
        return None
    at = stop + 1 + scan.is_word(stop + 1, "determiner")
    other = scan.starting.get(at)
    return other if other and other.kind == "country" else None


def _seated(scan: Scan, lexeme: Lexeme) -> Actor | None:
    """The body that a building stands for ("the Pentagon"), if it stands for a body and not for a country."""
    actor = scan.gazetteer.actors[scan.gazetteer.metonyms[lexeme.ids[0]].actor]
    return actor if actor.kind == "organisation" else None


def _describes(scan: Scan, named: list[Lexeme], stop: int) -> bool:
    """Whether one country or town follows unnamed people ("hackers in China"); bodies and lists act for themselves."""
    follows = stop + 1 + scan.is_word(stop + 1, "determiner")
    listed = scan.word(stop) == "and" and follows in scan.starting
    return len(named) == 1 and named[0].kind in ("country", "metonym", "place") and not listed


def _noun_phrase(scan: Scan, at: int) -> int:
    """End of a run of names and capitalised words that begins at ``at`` and stops before a person."""
    while at < scan.last:
        lexeme = scan.starting.get(at)
        word = scan.word(at)
        if lexeme and lexeme.kind in ("organisation", "unlisted", "body", "country", "demonym", "metonym", "place"):
            at = lexeme.last + scan.possessive(lexeme.last)
        elif lexeme and (lexeme.kind in ("person", "family") or scan.role(lexeme) in ("head", "plural", "honorific")):
            break
        elif word[0].isupper() and word.isalpha() and not scan.is_word(at, "calendar") and not begins_name(scan, at):
            at += 1
        elif word in ("and", "of", "for", "&") and scan.word(at + 1)[:1].isupper():
            follows = scan.starting.get(at + 1)
            if (follows and follows.kind not in ("organisation_noun",)) or begins_name(scan, at + 1):
                break
            at += 1
        else:
            break
    return at
