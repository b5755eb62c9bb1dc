"""Puts down the mentions of a sentence, one after the other, each by what it is.

The rules that a mention can name: ``name``, ``title-name``, ``title-names``, ``title-comma-name``, ``honorific-name``,
``name-apposition``, ``name-of-body``, ``name-by-form``, ``transcript-speaker`` and ``surname`` for people;
``office-holder``, ``office-of-person``, ``office-of-body``, ``counterpart`` and ``person-named-next`` for functions
without a name; ``organisation``, ``unlisted``, ``body``, ``firm-name``, ``firm-named-nearby`` and
``definite-organisation`` for bodies; ``country``, ``country-as-place``, ``leaders-of-country``, ``capital`` and
``administration`` for those who stand for a country; ``both-countries``, ``country-pair``, ``group-of-holders``,
``group-of-countries`` and ``counted-people`` for groups; ``unnamed``; ``pronoun``; ``adjective``; and ``place`` and
``capital-as-place`` for places.
"""

from __future__ import annotations

from collections.abc import Sequence
from operator import itemgetter
from typing import NamedTuple

from cyberdiplo.extract.discourse import Discourse
from cyberdiplo.extract.lexemes import DASHES, Lexeme, Scan
from cyberdiplo.extract.names import is_headline_verb
from cyberdiplo.extract.people import PersonReading
from cyberdiplo.extract.position import is_subject, names_place, stands_alone
from cyberdiplo.extract.reference import References
from cyberdiplo.extract.title_phrases import TitlePhrase
from cyberdiplo.knowledge.gazetteer import Gazetteer
from cyberdiplo.knowledge.spelling import slug
from cyberdiplo.model.mention import Actor, ActorForm, ActorMention, PlaceMention
from cyberdiplo.model.tokens import Tokens

_BODIES = ("organisation", "unlisted")
_ATTRIBUTES = 3
"""Tokens between a country and its body at most: "rubber-stamp" has three."""


class ActorLinks(NamedTuple):
    """Who and where a document speaks of, each in text order; the actors' spans do not overlap one another.

    ``adjectives`` are the countries that only an adjective names ("Chinese", "US" in "US companies"): they act in
    nothing by themselves, but tell whose a visit or an accusation is.
    """

    actors: list[ActorMention]
    places: list[PlaceMention]
    adjectives: list[ActorMention]


class Linker:
    """Links what a sentence holds, in text order, with what the sentences before it left behind."""

    def __init__(self, tokens: Tokens, gazetteer: Gazetteer, discourse: Discourse) -> None:
        self.tokens = tokens
        self.gazetteer = gazetteer
        self.discourse = discourse
        self.references = References(discourse)
        self.links = ActorLinks([], [], [])
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
            "counted": self._counted,
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
        units += [(x.first, x) for x in scan.lexemes if x.first not in claimed and x.last - 1 not in claimed]
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
        affiliation, office, role_class = title.body if title and form == "group" else None, None, None
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
        first, (before, possessive) = person.first, self.scan.before(person.first)
        if before and possessive and before.kind in ("country", "metonym") and person.title is None:
            first = self._owned_by(before, first, actor)  # "China's Xi Jinping"
        self._add((first, last), (actor,), "name" if person.full else "surname", person.rule, person.title)
        self.done = max(self.done, person.taken[1])

    def _title(self, title: TitlePhrase) -> None:
        listed_before = title.both and title.countries and self.scan.word(title.first - 1) == ","
        if listed_before or self.scan.is_word(title.first - 1, "nobody"):
            self.done = title.last  # "Zhu and Zhang, both Chinese nationals," and "no U.S. official"
        elif self.gazetteer.titles[title.heads[0]].role == "firm":
            self._firm(title)
        elif referent := self.references.of_title(title):
            self._add((title.first, title.last), referent.actors, referent.form, referent.rule, title)
        elif title.country and self._rule(title):
            actor = self.gazetteer.actors[title.country]  # "Chinese leaders agreed": their country did
            self._add((title.first, title.last), (actor,), "country", "leaders-of-country")
        elif self._is_actor(title):
            self._unnamed(title)
        else:
            self._inside(title)

    def _rule(self, title: TitlePhrase) -> bool:
        """Whether those meant are a country's leaders: neither some of them nor leaders of something in it."""
        uncounted = title.plural and not title.number and not title.loose and not title.indefinite
        return uncounted and all(head in self.gazetteer.words["rulers"] for head in title.heads)

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

    def _firm(self, title: TitlePhrase) -> None:
        """ "the U.S. security firm Mandiant", "Mandiant, a security firm,", and "a security firm" named nearby."""
        comma = self.scan.word(title.last) == ","
        at = title.last + comma
        while comma and self.scan.is_word(at, "determiner"):
            at += 1
        named = self.scan.starting.get(at)
        if named and named.kind in _BODIES:
            first = at if comma else title.first
            self._add((first, named.last), (self.scan.organisation(named),), "name", "firm-name")
        elif self._stands_after_its_name(title):
            self.done = title.last
        elif actor := self._named_nearby(title):
            self._add((title.first, title.last), (actor,), "pronoun", "firm-named-nearby")
        elif title.country:
            self._unnamed(title)
        else:
            self._inside(title)

    def _stands_after_its_name(self, title: TitlePhrase) -> bool:
        start = title.first
        while self.scan.is_word(start - 1, "determiner"):
            start -= 1
        before = self.scan.ending.get(start - 1)
        return self.scan.word(start - 1) == "," and before is not None and before.kind in _BODIES

    def _named_nearby(self, title: TitlePhrase) -> Actor | None:
        head = title.heads[0]
        noun = head if head in self.gazetteer.definites else head.rpartition(" ")[2]
        if title.indefinite:
            return self.references.organisation_ahead(title, noun)
        return self.references.organisation_near(noun) if title.definite and not title.countries else None

    def _lexeme(self, lexeme: Lexeme) -> None:
        reader = self._readers.get(lexeme.kind)
        if reader:
            reader(lexeme)

    def _family(self, lexeme: Lexeme) -> None:
        if self._in_longer_name(lexeme):
            return
        if (actor := self.discourse.bearer(lexeme.ids[0])) is not None:
            self._add((lexeme.first, lexeme.last), (actor,), "surname", "surname")

    def _in_longer_name(self, lexeme: Lexeme) -> bool:
        """Whether the capitals go on before or after a family name: another bearer of it, or "Trump Tower"."""
        scan, glued = self.scan, self.tokens.glued
        before, after = lexeme.first - 1, lexeme.last
        if _is_capital(scan, after) and after not in scan.starting and not glued(after):
            return not is_headline_verb(scan, after)
        return (
            before > scan.first
            and _is_capital(scan, before)
            and lexeme.first not in scan.ending
            and not glued(lexeme.first)
            and self.tokens.lowers[before] not in self.gazetteer.words["closed"]
        )

    def _organisation(self, lexeme: Lexeme) -> None:
        first, actor = lexeme.first, self.scan.organisation(lexeme)
        before, _ = self.scan.before(first)
        if before and before.kind in ("demonym", "country") and before.ids == (actor.country,):
            first = self._with_owner(before, first)
        self._add((first, lexeme.last), (actor,), "name", lexeme.kind)

    def _owned_by(self, owner: Lexeme, first: int, person: Actor) -> int:
        """First token of a person's name after the country whose he or she is: "Beijing's Wang Yi"."""
        return self._with_owner(owner, first) if self.scan.country_of(owner) == person.country else first

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
        if before is None:
            before, possessive = self._owner_afar(first)
        if before and before.kind in ("person", "family") and not possessive:
            self._administration(before, lexeme)
            return
        owner = before if before and before.kind in ("demonym", "country", "metonym") else None
        country = self.scan.country_of(owner) if owner else self._implied_owner(lexeme)
        actor = self.scan.body(lexeme, country)
        if actor is None:
            return
        if owner and country:
            first = self._with_owner(owner, first)
        self._add((first, lexeme.last), (actor,), "country" if actor.kind == "country" else "name", "body")

    def _owner_afar(self, first: int) -> tuple[Lexeme | None, bool]:
        """The country that possesses a body past an adjective or two: "China's rubber-stamp parliament"."""
        for at in range(first - 1, max(self.scan.first, first - _ATTRIBUTES - 1), -1):
            word = self.scan.word(at)
            if word != "-" and (not word.islower() or not word.isalpha() or self.scan.is_word(at, "closed")):
                break
            before, possessive = self.scan.before(at)
            if before is not None:
                fits = possessive and before.kind in ("country", "metonym")
                return (before, possessive) if fits else (None, False)
        return None, False

    def _implied_owner(self, lexeme: Lexeme) -> str | None:
        """Whose "the government" is, or the second body of "the Chinese government and military"."""
        before, last = self.scan.word(lexeme.first - 1), self.links.actors[-1] if self.links.actors else None
        if before == "and" and last and last.rule == "body" and last.span.end == self.tokens.ends[lexeme.first - 2]:
            return last.actors[0].country
        attributive = self.scan.word(lexeme.last).islower() and not stands_alone(self.scan, lexeme.last)
        if before not in ("the", "The") or attributive:
            return None
        default, spoken = self.gazetteer.bodies[lexeme.ids[0]].default, self.discourse.country
        return default if default and spoken in (None, *self.gazetteer.dyad) else spoken

    def _administration(self, before: Lexeme, lexeme: Lexeme) -> None:
        """ "the Obama administration": its actor is the president just put down."""
        is_his = self.scan.word(lexeme.first).lower() in self.gazetteer.words["administration"]
        last = self.links.actors[-1] if self.links.actors else None
        if is_his and last and last.span.end == self.tokens.ends[before.last - 1]:
            self.links.actors.pop()
            first = self.tokens.at(last.span.begin)
            self._add((first, lexeme.last), (self.references.president(last.actors[0]),), "name", "administration")

    def _country(self, lexeme: Lexeme) -> None:
        if self._pair(lexeme):
            return
        actor = self.gazetteer.actors[lexeme.ids[0]]
        span = (lexeme.first, lexeme.last)
        doubtful = self.scan.is_word(lexeme.first, "abbreviation") or self.scan.is_word(lexeme.first, "common_noun")
        before = self.scan.word(
            lexeme.first - 2
        )  # "China and the US need", "that the US drop it": verbs without ending
        article = self.scan.is_word(lexeme.first - 1, "determiner") and before not in ("and", "that")
        if doubtful and lexeme.last - lexeme.first == 1 and not stands_alone(self.scan, lexeme.last, article=article):
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
        if other.kind == "demonym" and self.tokens.words[other.last - 1].endswith("ns"):
            return False  # "Cuban-Americans"
        actors = self.references.ordered({*lexeme.ids, *other.ids})
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
        if actors := self.references.both_countries():
            self._add((lexeme.first, lexeme.last), actors, "group", "both-countries")

    def _counted(self, lexeme: Lexeme) -> None:
        count = self.gazetteer.modifiers[lexeme.ids[0].rpartition(" ")[2]].role_class
        if people := self.references.counted(int(count or 0)):
            self._add((lexeme.first, lexeme.last), people, "group", "counted-people")

    def _pronoun(self, lexeme: Lexeme) -> None:
        gender = "f" if self.scan.word(lexeme.first).lower() in self.gazetteer.words["she"] else "m"
        if (actor := self.references.person_before(gender)) is not None:
            self._add((lexeme.first, lexeme.last), (actor,), "pronoun", "pronoun")

    def _definite(self, lexeme: Lexeme) -> None:
        if (actor := self.references.organisation_near(lexeme.ids[0])) is not None:
            self._add((lexeme.first, lexeme.last), (actor,), "pronoun", "definite-organisation")


def _is_capital(scan: Scan, index: int) -> bool:
    """Whether a capitalised word stands there that is no day and no month."""
    word = scan.word(index)
    return word[:1].isupper() and word.isalpha() and not scan.is_word(index, "calendar")
