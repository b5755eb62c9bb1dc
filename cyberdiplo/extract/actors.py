"""Links the names, titles and stand-ins of a document to actors, and its towns and buildings to places."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from operator import itemgetter

from cyberdiplo.extract.discourse import Discourse
from cyberdiplo.extract.lexemes import DASHES, Lexeme, Scan, scan_sentences
from cyberdiplo.extract.organisations import add_unlisted
from cyberdiplo.extract.people import PersonReading, read_people
from cyberdiplo.extract.position import is_subject, names_place, stands_alone
from cyberdiplo.extract.title_phrases import TitlePhrase
from cyberdiplo.knowledge.gazetteer import Gazetteer
from cyberdiplo.knowledge.spelling import slug
from cyberdiplo.model.mention import Actor, ActorForm, ActorMention, PlaceMention, Sentence
from cyberdiplo.model.tokens import Tokens, tokenise


@dataclass(frozen=True, slots=True)
class ActorLinks:
    """Who and where a document speaks of, each in text order; the actors' spans do not overlap one another.

    ``adjectives`` are the countries that only an adjective names ("Chinese", "US" in "US companies"): they act in
    nothing by themselves, but tell whose a visit or an accusation is.
    """

    actors: list[ActorMention] = field(default_factory=list)
    places: list[PlaceMention] = field(default_factory=list)
    adjectives: list[ActorMention] = field(default_factory=list)


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
        add_unlisted(scan)
        readings.append(read_people(scan, near) if near or scan.lexemes else ([], []))
        discourse.introduce(scan, readings[-1][0])
    families = {tokenise(family).words[0] for family in discourse.families} - gazetteer.words["calendar"]
    bearers = [index for index, word in enumerate(words) if word in families] if families else []
    linker = _Linker(tokens, gazetteer, discourse)
    for scan, (people, titles), near in zip(scans, readings, _by_sentence(bearers, scans), strict=True):
        discourse.next_sentence()
        if near or scan.lexemes or people:
            linker.link(scan, people, titles, near)
    return linker.links


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


class _Linker:
    """Links what a sentence holds, in text order, with what the sentences before it left behind."""

    def __init__(self, tokens: Tokens, gazetteer: Gazetteer, discourse: Discourse) -> None:
        self.tokens = tokens
        self.gazetteer = gazetteer
        self.discourse = discourse
        self.links = ActorLinks()
        self.scan = Scan(tokens, gazetteer, 0, 0)
        self.done = 0
        self._readers = {
            "family": self._family,
            "organisation": self._organisation,
            "unlisted": self._organisation,
            "body": self._body,
            "country": self._country,
            "demonym": self._demonym,
            "metonym": self._metonym,
            "place": self._place,
            "both_countries": self._both_countries,
            "pronoun": self._pronoun,
            "definite": self._definite,
        }

    def link(
        self, scan: Scan, people: Sequence[PersonReading], titles: Sequence[TitlePhrase], bearers: Sequence[int]
    ) -> None:
        """Link the people and the titles of the sentence, and every name that is not part of them.

        ``bearers`` are its tokens that can be the family name of somebody whom the document introduces.
        """
        self.scan, self.done = scan, scan.first
        units: list[tuple[int, PersonReading | TitlePhrase | Lexeme]] = []
        claimed: set[int] = set()
        for person in people:
            units.append((person.first, person))
            claimed.update(range(*person.taken))
        for title in titles:
            units.append((title.first, title))
            claimed.update(range(title.first, title.last))
        units += [(x.first, x) for x in scan.lexemes if x.first not in claimed]
        if bearers:
            for lexeme in scan.lexemes:
                claimed.update(range(lexeme.first, lexeme.last))
            units += [(x, family) for x in bearers if x not in claimed and (family := self._family_at(x))]
        units.sort(key=itemgetter(0))
        for first, unit in units:
            if first < self.done:
                continue
            if isinstance(unit, Lexeme):
                self._lexeme(unit)
            elif isinstance(unit, PersonReading):
                self._person(unit)
            else:
                self._title(unit)

    def _family_at(self, index: int) -> Lexeme | None:
        """The family name at a token; "McCain" is two, without space between them."""
        last = index + 1
        while last < self.scan.last and self.tokens.glued(last) and self.tokens.words[last].isalpha():
            last += 1
        families = self.discourse.families
        for end in range(last, index, -1):
            name = self.tokens.text[self.tokens.begins[index] : self.tokens.ends[end - 1]]
            if name in families:
                return Lexeme(index, end, "family", (name,))
        return None

    def _add(
        self,
        span: tuple[int, int],
        actors: Sequence[Actor],
        form: ActorForm,
        rule: str,
        title: TitlePhrase | None = None,
    ) -> None:
        """Put down a mention; what a person is there, the discourse knows."""
        first, last = span
        affiliation, office, role_class = None, None, None
        person = len(actors) == 1 and actors[0].kind == "person"
        if person:
            affiliation, office, role_class = self.discourse.standing(actors[0], title)
        mention = ActorMention(
            self.tokens.span(first, last), tuple(actors), form, rule, affiliation, office,
            bool(self.scan.possessive(last)), role_class,
        )  # fmt: skip
        self.links.actors.append(mention)
        self.discourse.mention(mention, subject=person and is_subject(self.scan, first, last))
        self.done = last

    def _person(self, person: PersonReading) -> None:
        actor = self.discourse.identify(self.scan, person)
        if actor is None:
            return
        last = person.last
        of = self.scan.starting.get(last + 1)
        if self.scan.word(last) == "of" and of and of.kind == "country" and of.ids == (actor.country,):
            last = of.last  # "Guo Shengkun of China"
        self._add((person.first, last), (actor,), "name" if person.full else "surname", person.rule, person.title)
        self.done = max(self.done, person.taken[1])

    def _title(self, title: TitlePhrase) -> None:
        span = (title.first, title.last)
        if self.scan.is_word(title.first - 1, "nobody"):
            self.done = title.last
            return
        if self._firm(title):
            return
        if referent := self.discourse.referent(title):
            self._add(span, referent.actors, referent.form, referent.rule, title)
        elif self._is_actor(title):
            self._unnamed(title)
        else:
            self._inside(title)

    def _is_actor(self, title: TitlePhrase) -> bool:
        """Whether a function without a name is worth keeping as an actor: "US officials", "prosecutors"."""
        words = self.gazetteer.words
        if any(head in words["agent"] for head in title.heads):
            return True
        if self.gazetteer.titles[title.heads[0]].role_class == "media":
            return False  # "told reporters in Beijing": an audience
        telling = (
            title.body or self.gazetteer.titles[title.heads[0]].role_class or title.heads[0] in words["person_noun"]
        )
        return bool(telling or title.plural) and title.country is not None and not title.past

    def _inside(self, title: TitlePhrase) -> None:
        """Link the names inside a title that itself names nobody."""
        for index in range(title.first, title.last):
            lexeme = self.scan.starting.get(index)
            if lexeme and index >= self.done and lexeme.kind != "title":
                self._lexeme(lexeme)

    def _unnamed(self, title: TitlePhrase) -> None:
        name = self.scan.text(title.first, title.last)
        role = self.gazetteer.titles[title.heads[0]].role_class
        is_body = role in self.gazetteer.words["organisation_class"]
        actor = Actor(slug(name), name, "organisation" if is_body else "person", title.country, known=False)
        mention = ActorMention(
            self.tokens.span(title.first, title.last), (actor,), "unnamed", "unnamed", title.body,
            possessive=bool(self.scan.possessive(title.last)), role_class=None if is_body else role,
        )  # fmt: skip
        self.links.actors.append(mention)
        self.discourse.mention(mention, subject=False)
        self.done = title.last

    def _firm(self, title: TitlePhrase) -> bool:
        """ "the U.S. security firm Mandiant", "Mandiant, a security firm,", and "a security firm" that is named next."""
        role = self.gazetteer.titles[title.heads[0]]
        if role.role != "firm":
            return False
        comma = self.scan.word(title.last) == ","
        named = self.scan.starting.get(title.last + comma)
        if named and named.kind in ("organisation", "unlisted"):
            first = title.last + 1 if comma else title.first
            self._add((first, named.last), (self.scan.organisation(named),), "name", "firm-name")
            return True
        start = title.first
        while self.scan.is_word(start - 1, "determiner"):
            start -= 1
        before = self.scan.ending.get(start - 1)
        if self.scan.word(start - 1) == "," and before and before.kind in ("organisation", "unlisted"):
            self.done = title.last
            return True
        classes = self.gazetteer.definites.get(title.heads[0].rpartition(" ")[2], frozenset())
        if title.indefinite and (actor := self.discourse.organisation_ahead(classes, title)):
            self._add((title.first, title.last), (actor,), "pronoun", "firm-named-next")
            return True
        if title.definite and not title.countries and (actor := self.discourse.organisation_near(classes)):
            self._add((title.first, title.last), (actor,), "pronoun", "firm-named-before")
            return True
        if title.country is None:
            self._inside(title)
            return True
        return False

    def _lexeme(self, lexeme: Lexeme) -> None:
        reader = self._readers.get(lexeme.kind)
        if reader:
            reader(lexeme)

    def _family(self, lexeme: Lexeme) -> None:
        before, after = self.scan.word(lexeme.first - 1), self.scan.word(lexeme.last)
        joined_after = after[:1].isupper() and after.isalpha() and lexeme.last not in self.scan.starting
        unknown_before = before[:1].isupper() and before.isalpha() and self.scan.ending.get(lexeme.first) is None
        if joined_after and not self.tokens.glued(lexeme.last) and not self.scan.is_word(lexeme.last, "not_name"):
            return  # another bearer of the family name, or something called after it: "Trump Tower"
        if (
            unknown_before
            and lexeme.first - 1 > self.scan.first
            and not self.scan.is_word(lexeme.first - 1, "not_name")
        ):
            if not self.tokens.glued(lexeme.first):
                return
        if (actor := self.discourse.bearer(lexeme.ids[0])) is not None:
            self._add((lexeme.first, lexeme.last), (actor,), "surname", "surname")

    def _organisation(self, lexeme: Lexeme) -> None:
        first, actor = lexeme.first, self.scan.organisation(lexeme)
        before, _ = self.scan.before(first)
        if before and before.kind in ("demonym", "country") and before.ids == (actor.country,):
            first = self._with_owner(before, first)
        self._add((first, lexeme.last), (actor,), "name", lexeme.kind)

    def _with_owner(self, owner: Lexeme, first: int) -> int:
        """First token of a name whose owner stands before it; the owner is then no actor by itself."""
        begin = self.tokens.begins[owner.first]
        for mentions in (self.links.actors, self.links.adjectives):
            if mentions and mentions[-1].span.begin == begin:
                mentions.pop()
                return owner.first
        return owner.first if owner.first >= self.done else first

    def _body(self, lexeme: Lexeme) -> None:
        first = lexeme.first
        before, possessive = self.scan.before(first)
        country: str | None = None
        if before and before.kind in ("demonym", "country", "metonym"):
            country = self.scan.country_of(before)
        elif before and before.kind in ("person", "family") and not possessive:
            if (owner := self._administration(before, lexeme)) is not None:
                self._add((owner, lexeme.last), self.links.actors.pop().actors, "name", "administration")
            return
        elif self.scan.word(first - 1) == "and" and self.links.actors and self.links.actors[-1].rule == "body":
            if self.links.actors[-1].span.end == self.tokens.ends[first - 2]:
                country = self.links.actors[-1].actors[0].country  # "the Chinese government and military"
        attributive = self.scan.word(lexeme.last).islower() and not stands_alone(self.scan, lexeme.last)
        if country is None and self.scan.word(first - 1) in ("the", "The") and not attributive:
            country = self.gazetteer.bodies[lexeme.ids[0]].default or self.discourse.country
        actor = self.scan.body(lexeme, country)
        if actor is None:
            return
        if before and country:
            first = self._with_owner(before, first)
        self._add((first, lexeme.last), (actor,), "country" if actor.kind == "country" else "name", "body")

    def _administration(self, before: Lexeme, lexeme: Lexeme) -> int | None:
        """First token of "Obama administration", whose actor is the president just put down."""
        if self.scan.word(lexeme.first).lower() not in self.gazetteer.words["administration"] or not self.links.actors:
            return None
        begin = self.tokens.begins[before.first]
        return before.first if self.links.actors[-1].span.end == self.tokens.ends[before.last - 1] >= begin else None

    def _country(self, lexeme: Lexeme) -> None:
        if self._pair(lexeme):
            return
        actor = self.gazetteer.actors[lexeme.ids[0]]
        span = (lexeme.first, lexeme.last)
        doubtful = self.scan.is_word(lexeme.first, "abbreviation") or self.scan.is_word(lexeme.first, "common_noun")
        if doubtful and lexeme.last - lexeme.first == 1 and not stands_alone(self.scan, lexeme.last):
            self._adjective(lexeme)
        elif names_place(self.scan, lexeme):
            self._place_at(lexeme, actor.name, actor.country, "country-as-place")
            self._add(span, (actor,), "country", "country-as-place")
        else:
            self._add(span, (actor,), "country", "country")

    def _demonym(self, lexeme: Lexeme) -> None:
        if not self._pair(lexeme) and lexeme.ids:
            self._adjective(lexeme)

    def _adjective(self, lexeme: Lexeme) -> None:
        span = self.tokens.span(lexeme.first, lexeme.last)
        self.links.adjectives.append(
            ActorMention(span, (self.gazetteer.actors[lexeme.ids[0]],), "country", "adjective")
        )

    def _pair(self, lexeme: Lexeme) -> bool:
        """ "Sino-US", "China-US": two countries joined by a dash are both of them, in the pack's order."""
        if self.scan.word(lexeme.last) not in DASHES or not self.tokens.glued(lexeme.last):
            return False
        other = self.scan.starting.get(lexeme.last + 1)
        if other is None or other.kind not in ("country", "demonym") or not other.ids or other.ids == lexeme.ids:
            return False
        actors = self.discourse.ordered({*lexeme.ids, *other.ids})
        self._add((lexeme.first, other.last), actors, "group", "country-pair")
        return True

    def _metonym(self, lexeme: Lexeme) -> None:
        metonym = self.gazetteer.metonyms[lexeme.ids[0]]
        if names_place(self.scan, lexeme):
            self._place_at(lexeme, metonym.place, metonym.country, "capital-as-place")
        else:
            self._add((lexeme.first, lexeme.last), (self.gazetteer.actors[metonym.actor],), "capital", "capital")

    def _place(self, lexeme: Lexeme) -> None:
        name, country = self.gazetteer.places[lexeme.ids[0]]
        self._place_at(lexeme, name, country, "place")

    def _place_at(self, lexeme: Lexeme, name: str, country: str | None, rule: str) -> None:
        self.links.places.append(PlaceMention(self.tokens.span(lexeme.first, lexeme.last), name, country, rule))

    def _both_countries(self, lexeme: Lexeme) -> None:
        self._add((lexeme.first, lexeme.last), self.discourse.both_countries(), "group", "both-countries")

    def _pronoun(self, lexeme: Lexeme) -> None:
        gender = "f" if self.scan.word(lexeme.first).lower() in self.gazetteer.words["she"] else "m"
        if (actor := self.discourse.person_before(gender)) is not None:
            self._add((lexeme.first, lexeme.last), (actor,), "pronoun", "pronoun")

    def _definite(self, lexeme: Lexeme) -> None:
        classes = self.gazetteer.definites[lexeme.ids[0]]
        if (actor := self.discourse.organisation_near(classes)) is not None:
            self._add((lexeme.first, lexeme.last), (actor,), "pronoun", "definite-organisation")
