"""Links the names, titles and stand-ins of a document to actors, and its towns and buildings to places."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from cyberdiplo.extract.discourse import Discourse
from cyberdiplo.extract.lexemes import DASHES, Lexeme, Scan, scan_sentences
from cyberdiplo.extract.people import PersonReading, TitlePhrase, read_people
from cyberdiplo.knowledge.gazetteer import Gazetteer, actor_of_body
from cyberdiplo.knowledge.spelling import slug
from cyberdiplo.model.mention import Actor, ActorForm, ActorMention, PlaceMention, Sentence
from cyberdiplo.model.tokens import Tokens


@dataclass(frozen=True, slots=True)
class ActorLinks:
    """Who and where a document speaks of, each in text order; the actors' spans do not overlap one another."""

    actors: list[ActorMention]
    places: list[PlaceMention]


def link_actors(
    tokens: Tokens, sentences: Sequence[Sentence], gazetteer: Gazetteer, day: dt.date | None
) -> ActorLinks:
    """Actors and places of the sentences.

    ``day`` is the document's creation date: an office without a name ("the US president") is its holder's on that day,
    and without a day it is linked only to people whom the text names.
    """
    scans = scan_sentences(tokens, [(sentence.first, sentence.last) for sentence in sentences], gazetteer)
    discourse = Discourse(gazetteer, day)
    readings = [read_people(scan) for scan in scans]
    for scan, (people, _) in zip(scans, readings, strict=True):
        for person in people:
            discourse.introduce(scan, person)
    links = ActorLinks([], [])
    for scan, (people, offices) in zip(scans, readings, strict=True):
        _Linker(scan, discourse, links).link(people, offices)
    return links


def office_on(actor_id: str, day: dt.date, gazetteer: Gazetteer) -> str | None:
    """The office that a person holds on ``day``, by its name; the most telling one of several."""
    offices = gazetteer.offices_on(actor_id, day)
    return gazetteer.offices[offices[0]].title if offices else None


class _Linker:
    """Links what one sentence holds, in text order, with what the sentences before it left behind."""

    def __init__(self, scan: Scan, discourse: Discourse, links: ActorLinks) -> None:
        self.scan = scan
        self.tokens = scan.tokens
        self.gazetteer = scan.gazetteer
        self.discourse = discourse
        self.links = links
        self.done = scan.first

    def link(self, people: list[PersonReading], offices: list[TitlePhrase]) -> None:
        self.discourse.next_sentence()
        taken = [False] * (self.scan.last - self.scan.first)
        units: list[tuple[int, PersonReading | TitlePhrase | Lexeme]] = []
        for person in people:
            units.append((person.first, person))
            for index in range(person.taken[0], person.taken[1]):
                taken[index - self.scan.first] = True
        for office in offices:
            units.append((office.first, office))
            for index in range(office.first, office.last):
                taken[index - self.scan.first] = True
        units += [(x.first, x) for x in self.scan.lexemes if not taken[x.first - self.scan.first]]
        units += [(x.first, x) for x in self._family_names(taken)]
        for first, unit in sorted(units, key=lambda pair: pair[0]):
            if first < self.done:
                continue
            if isinstance(unit, PersonReading):
                self._person(unit)
            elif isinstance(unit, TitlePhrase):
                self._office(unit)
            else:
                self._lexeme(unit)

    def _family_names(self, taken: list[bool]) -> list[Lexeme]:
        """Family names of people whom the document introduces, where nothing else claims the word."""
        words, families = self.tokens.words, self.discourse.families
        found = []
        for index in range(self.scan.first, self.scan.last):
            word = words[index]
            if word in families and not taken[index - self.scan.first] and index not in self.scan.starting:
                found.append(Lexeme(index, index + 1, "family", (word,)))
        return found

    def _add(
        self, first: int, last: int, actors: Sequence[Actor], form: ActorForm, rule: str,
        *, affiliation: Actor | None = None, office: str | None = None, role_class: str | None = None,
    ) -> None:
        mention = ActorMention(
            self.tokens.span(first, last), tuple(actors), form, rule, affiliation, office,
            bool(self.scan.possessive(last)), role_class,
        )
        self.links.actors.append(mention)
        self.discourse.mention(mention)
        self.done = last

    def _person(self, person: PersonReading) -> None:
        actor = self.discourse.identify(self.scan, person)
        if actor is None:
            return
        affiliation, office, role_class = self.discourse.standing(actor, person.title)
        form: ActorForm = "name" if person.name_last - person.name_first > 1 or person.ids else "surname"
        self._add(
            person.first, person.last, (actor,), form, person.rule,
            affiliation=affiliation, office=office, role_class=role_class,
        )
        self.done = person.taken[1]

    def _office(self, title: TitlePhrase) -> None:
        actor = self.discourse.holder(title)
        if actor is not None:
            affiliation, office, role_class = self.discourse.standing(actor, title)
            self._add(
                title.first, title.last, (actor,), "office", "office", affiliation=affiliation, office=office,
                role_class=role_class,
            )
        elif title.body and not title.past:
            self._add(title.first, title.last, (self.gazetteer.actors[title.body],), "office", "office-of-body")
        elif title.country and not title.past:
            name = self.tokens.span(title.first, title.last).of(self.tokens.text)
            unnamed = Actor(slug(name), name, "person", title.country, known=False)
            self._add(title.first, title.last, (unnamed,), "unnamed", "office-unnamed")
        else:
            for index in range(title.first, title.last):
                if (lexeme := self.scan.starting.get(index)) and lexeme.kind != "title":
                    self._lexeme(lexeme)

    def _lexeme(self, lexeme: Lexeme) -> None:
        if reader := getattr(self, f"_{lexeme.kind}", None):
            reader(lexeme)

    def _family(self, lexeme: Lexeme) -> None:
        if (actor := self.discourse.bearer(lexeme.ids[0])) is not None:
            affiliation, office, role_class = self.discourse.standing(actor, None)
            self._add(
                lexeme.first, lexeme.last, (actor,), "surname", "surname", affiliation=affiliation, office=office,
                role_class=role_class,
            )

    def _organisation(self, lexeme: Lexeme) -> None:
        first = lexeme.first
        actor = self.gazetteer.actors[lexeme.ids[0]]
        before = self.scan.ending.get(first)
        if before and before.kind == "demonym" and before.first >= self.done and before.ids == (actor.country,):
            first = before.first
        self._add(first, lexeme.last, (actor,), "name", "organisation")

    def _body(self, lexeme: Lexeme) -> None:
        first, country = lexeme.first, None
        before = self.scan.ending.get(first)
        if before is None and self.scan.possessive(first - 1):
            before = self.scan.ending.get(first - 1)
        if before and before.kind in ("demonym", "country") and before.ids:
            first, country = before.first, before.ids[0]
            if self.links.actors and self.links.actors[-1].span.begin == self.tokens.begins[first]:
                self.links.actors.pop()  # "China's" was an actor by itself until its ministry followed
        country = country or self.gazetteer.bodies[lexeme.ids[0]].default
        if country is None and self.scan.word(first - 1) in ("the", "The"):
            country = self.discourse.country
        if country:
            actor = actor_of_body(self.gazetteer, lexeme.ids[0], country)
            self._add(first, lexeme.last, (actor,), "country" if actor.kind == "country" else "name", "body")

    def _country(self, lexeme: Lexeme) -> None:
        if self._pair(lexeme):
            return
        actor = self.gazetteer.actors[lexeme.ids[0]]
        rule = "country"
        if self._located(lexeme):
            rule = "country-as-place"
            self._place_at(lexeme, actor.name, actor.country, rule)
        self._add(lexeme.first, lexeme.last, (actor,), "country", rule)

    def _demonym(self, lexeme: Lexeme) -> None:
        self._pair(lexeme)

    def _pair(self, lexeme: Lexeme) -> bool:
        """"Sino-US", "China-US": two countries joined by a dash are both of them, in the pack's order."""
        if self.scan.word(lexeme.last) not in DASHES or not self.tokens.glued(lexeme.last):
            return False
        other = self.scan.starting.get(lexeme.last + 1)
        if other is None or other.kind not in ("country", "demonym") or not other.ids or other.ids == lexeme.ids:
            return False
        self._add(lexeme.first, other.last, self.discourse.ordered({*lexeme.ids, *other.ids}), "group", "country-pair")
        return True

    def _metonym(self, lexeme: Lexeme) -> None:
        metonym = self.gazetteer.metonyms[lexeme.ids[0]]
        if self._located(lexeme):
            self._place_at(lexeme, metonym.place, metonym.country, "capital-as-place")
        else:
            self._add(lexeme.first, lexeme.last, (self.gazetteer.actors[metonym.actor],), "capital", "capital")

    def _place(self, lexeme: Lexeme) -> None:
        name, country = self.gazetteer.places[lexeme.ids[0]]
        self._place_at(lexeme, name, country, "place")

    def _place_at(self, lexeme: Lexeme, name: str, country: str | None, rule: str) -> None:
        self.links.places.append(PlaceMention(self.tokens.span(lexeme.first, lexeme.last), name, country, rule))

    def _located(self, lexeme: Lexeme) -> bool:
        """Whether the words around a name make it the place where something happens."""
        scan = self.scan
        if scan.possessive(lexeme.last):
            return False
        at = lexeme.first - 1
        while scan.is_word(at, "determiner"):
            at -= 1
        if scan.is_word(at, "place_preposition") or scan.is_word(lexeme.last, "town_noun") or scan.is_word(at, "travel_object"):
            return True
        if scan.word(at) in ("to", "from", "for"):
            return any(scan.is_word(index, "travel") for index in range(max(scan.first, at - 4), at))
        return scan.word(lexeme.last) in (",", "(") and lexeme.first == scan.first

    def _both_countries(self, lexeme: Lexeme) -> None:
        self._add(lexeme.first, lexeme.last, self.discourse.both_countries(), "group", "both-countries")

    def _both_leaders(self, lexeme: Lexeme) -> None:
        if actors := self.discourse.both_leaders():
            self._add(lexeme.first, lexeme.last, actors, "group", "both-leaders")
