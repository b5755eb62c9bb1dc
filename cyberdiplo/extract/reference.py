"""Whom words without a name mean: "the US president", "a ministry spokesman", "both sides", "the firm", "he"."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from typing import NamedTuple, TypeVar

from cyberdiplo.extract.discourse import MOST_MENTIONS, PAIR, Discourse
from cyberdiplo.extract.title_phrases import TitlePhrase
from cyberdiplo.knowledge.entries import core_of, singular_of
from cyberdiplo.model.mention import Actor, ActorForm

# How many sentences back "the firm" and "he" may look, and how many ahead "a security firm" that is named next: in news
# text the one beside it, or the one after that when a quotation stands between.
NEAR = 2


_T = TypeVar("_T", bound=Hashable)


class Referent(NamedTuple):
    """Whom a phrase without a name means, in which form, by which rule."""

    actors: tuple[Actor, ...]
    form: ActorForm
    rule: str


class References:
    """Resolves what one document's words refer to, at the place that its linking has reached."""

    def __init__(self, discourse: Discourse) -> None:
        self.discourse = discourse
        self.gazetteer = discourse.gazetteer

    def of_title(self, title: TitlePhrase) -> Referent | None:
        """Whom a function without a name means: its holder, a person of the document, or its body."""
        if title.plural:
            return self._counted(title) or self._group(title)
        if title.heads[0] == "counterpart":
            return self._counterpart(title)
        if holder := self._holder(title):
            return Referent((holder,), "office", "office-holder")
        if title.body and not title.past and self._is_word(title, "spokesperson"):
            if person := self._spokesperson(title, title.body):
                return Referent((person,), "office", "office-of-person")
            return Referent((title.body,), "office", "office-of-body")
        if title.indefinite and self._is_word(title, "person_noun") and (person := self._named_next(title)):
            return Referent((person,), "office", "person-named-next")
        return None

    def counted(self, number: int) -> tuple[Actor, ...]:
        """Whom "the three" means: people whom the document lists side by side."""
        return self.discourse.lists.get(number, ())

    def both_countries(self) -> list[Actor]:
        """Whom "the two sides" means: the two countries just spoken of, if there are just two, else the pack's.

        Where fewer are named, the leaders who are spoken of stand for theirs. Nobody is meant where the document is
        about others.
        """
        for back in (1, 2):
            actors = [actor for mention in self.discourse.mentions_back(back) for actor in mention.actors]
            near = {actor.id for actor in actors if actor.kind == "country"}
            if len(near) < 2:
                near |= {a.country for a in actors if a.country and self.gazetteer.class_of(a) == "leader"}
            if len(near) == 2:
                return self.ordered(near)
        dyad, named = set(self.gazetteer.dyad), self.discourse.countries
        return self.ordered(dyad) if dyad <= named or named <= dyad else []

    def ordered(self, countries: Iterable[str]) -> list[Actor]:
        """Countries in the fixed order of a group: the pack's own two first."""
        dyad = self.gazetteer.dyad
        ranked = sorted(set(countries), key=lambda code: (dyad.index(code) if code in dyad else len(dyad), code))
        return [self.gazetteer.actors[code] for code in ranked]

    def president(self, actor: Actor) -> Actor:
        """Who headed the state of those called so: "the Clinton administration" is not Hillary Clinton's."""
        gazetteer = self.gazetteer
        family = gazetteer.family_names.get(actor.id, "")
        heads = [
            person
            for person in gazetteer.families.get(family, ())
            if any(gazetteer.offices[term.office].post == "head-of-state" for term in gazetteer.terms.get(person, ()))
        ]
        return gazetteer.actors[heads[0]] if heads and actor.id not in heads else actor

    def person_before(self, gender: str) -> Actor | None:
        """Whom "he" or "she" means: who last did or said something in this sentence, else who did so first before."""
        here = reversed(self.discourse.sentences[-1].subjects)
        if person := next((actor for actor in here if self._can_be(actor, gender)), None):
            return person
        for sentence in self.discourse.sentences[-2 : -2 - NEAR : -1]:
            fitting = [actor for actor in sentence.subjects if self._can_be(actor, gender)]
            if fitting or sentence.subjects:
                return fitting[0] if fitting else None
        return None

    def organisation_near(self, noun: str) -> Actor | None:
        """Whom "the firm" or "the ministry" means: the only such body in this sentence and the ``NEAR`` before it.

        A noun that is part of names ("ministry") means a body whose name has it; the body that a person speaks for
        counts as mentioned with the person.
        """
        classes = self.gazetteer.definites.get(noun, frozenset())
        near = [
            actor
            for mention in self.discourse.mentions_back(1 + NEAR)
            for actor in (*mention.actors, mention.affiliation)
            if actor and actor.kind == "organisation" and self.gazetteer.class_of(actor) in classes
        ]
        word = noun.capitalize()
        if word in self.gazetteer.nouns:
            near = [actor for actor in near if word in actor.name.split()] or (near if self._is_loose(noun) else [])
        return _only(near)

    def organisation_ahead(self, title: TitlePhrase, noun: str) -> Actor | None:
        """Whom "a U.S. security firm" means: the only such body named in this sentence or the ``NEAR`` after it."""
        classes = self.gazetteer.definites.get(noun, frozenset())
        if title.unfixed:
            return None
        ahead = [a for a in self._ahead(self.discourse.organisations) if self.gazetteer.class_of(a) in classes]
        return _only(a for a in ahead if title.country in (None, a.country) and a != title.body)

    def _is_loose(self, noun: str) -> bool:
        """Whether a noun means bodies whose names do not have it: the FBI is an agency."""
        return noun in self.gazetteer.words["loose_noun"]

    def _ahead(self, table: list[list[Actor]]) -> list[Actor]:
        here = len(self.discourse.sentences) - 1
        return [actor for row in table[here : here + NEAR + 1] for actor in row]

    def _is_word(self, title: TitlePhrase, name: str) -> bool:
        return any(head in self.gazetteer.words[name] for head in title.heads)

    def _can_be(self, actor: Actor, gender: str) -> bool:
        return self.discourse.gender(actor) in ("", gender)

    def _holder(self, title: TitlePhrase) -> Actor | None:
        """Who holds the office that is named, or whom the document introduces by that title."""
        if title.past or title.indefinite or title.deputy or title.unfixed or title.loose or len(title.countries) > 1:
            return None
        if (country := title.country or self._implied_country(title)) is not None:
            return self._office_holder(title, country) or self._titled(title)
        if title.leading:
            return self._titled_exactly(title)
        if not title.definite:
            return None
        countries = [] if self._is_word(title, "needs_country") else self._countries_spoken_of()
        return (
            self._titled_exactly(title, within=1)
            or (self._office_holder(title, countries[0]) if countries else None)
            or self._titled_exactly(title)
            or (self._office_holder(title, countries[-1]) if countries else None)
            or self._titled(title)
        )

    def _countries_spoken_of(self) -> list[str]:
        """The country of whoever was mentioned last in this sentence, and the country last named."""
        single = (mention.actors[0] for mention in self.discourse.mentions_back(1) if len(mention.actors) == 1)
        here = next((actor.country for actor in single if actor.country), None)
        return [country for country in (here, self.discourse.country) if country]

    def _implied_country(self, title: TitlePhrase) -> str | None:
        """The country whose office alone a title can mean: "Secretary of State", "the FBI director"."""
        offices = self.gazetteer.offices
        return _only(offices[office].country or "" for office in self.discourse.offices_of(title))

    def _office_holder(self, title: TitlePhrase, country: str) -> Actor | None:
        """Who holds the sole office of ``country`` that the title can mean, on the document's day."""
        day = self.discourse.day
        if day is None:
            return None
        offices = [(office, self.gazetteer.offices[office]) for office in self.discourse.offices_of(title)]
        sole = [office for office, known in offices if known.sole and (known.country or "") == country]
        holder = next(filter(None, (self.gazetteer.office_holder(office, day) for office in sole)), None)
        return self.gazetteer.actors[holder] if holder else None

    def _titled_exactly(self, title: TitlePhrase, *, within: int = MOST_MENTIONS) -> Actor | None:
        """The person introduced by this very title whom the nearest of ``within`` sentences mentions alone."""
        people = [actor for head in title.heads for actor in self.discourse.titled.get(head, ())]
        for sentence in reversed(self.discourse.sentences[-within:] if people else ()):
            near = {a for mention in sentence.mentions[-MOST_MENTIONS:] for a in mention.actors if a in people}
            if near:
                return near.pop() if len(near) == 1 else None
        return _only(people) if within > 1 else None

    def _titled(self, title: TitlePhrase) -> Actor | None:
        """The only person whom the document introduces by a title with the same noun."""
        people = [actor for head in title.heads for actor in self.discourse.titled.get(core_of(head), ())]
        return _only(a for a in people if title.country in (None, a.country)) if title.definite else None

    def _counterpart(self, title: TitlePhrase) -> Referent | None:
        """ "his Chinese counterpart": who holds in that country the post of the person spoken of last."""
        subjects = (
            sentence.subjects[-1] for sentence in self.discourse.sentences[: -2 - NEAR : -1] if sentence.subjects
        )
        person = next(subjects, None)
        day, offices = self.discourse.day, self.gazetteer.offices
        if person is None or title.country is None or day is None:
            return None
        posts = {offices[office].post for office in self.gazetteer.offices_on(person.id, day)} - {""}
        for identity, office in offices.items():
            fits = office.post in posts and office.sole and office.country == title.country
            if fits and (holder := self.gazetteer.office_holder(identity, day)):
                return Referent((self.gazetteer.actors[holder],), "office", "counterpart")
        return None

    def _spokesperson(self, title: TitlePhrase, body: Actor) -> Actor | None:
        """The only person of the document who speaks for the body that the title names."""
        people = dict.fromkeys(actor for bearers in self.discourse.families.values() for actor in bearers)
        if self._is_word(title, "female_title"):
            people = dict.fromkeys(actor for actor in people if self._can_be(actor, "f"))
        elif self._is_word(title, "male_title"):
            people = dict.fromkeys(actor for actor in people if self._can_be(actor, "m"))
        return _only(actor for actor in people if self._speaks_for(actor, body))

    def _speaks_for(self, actor: Actor, body: Actor) -> bool:
        title, day = self.discourse.titles.get(actor.id), self.discourse.day
        if title and title.body == body and self._is_word(title, "spokesperson"):
            return True
        offices = [self.gazetteer.offices[office] for office in self.gazetteer.offices_on(actor.id, day)] if day else []
        return any(office.body == body.id and office.post == "spokesperson" for office in offices)

    def _named_next(self, title: TitlePhrase) -> Actor | None:
        """Whom "a Chinese businessman" means: the only person without a title who is first named soon after."""
        ahead = [
            a for a in self._ahead(self.discourse.introduced) if title.country in (None, a.country or title.country)
        ]
        person = _only(ahead)
        return person if person and person.id not in self.discourse.titles else None

    def _counted(self, title: TitlePhrase) -> Referent | None:
        """ "three Chinese nationals", "the three men": as many people as the document lists."""
        people = self.counted(title.number) or self._two_ahead(title)
        body = any(
            self.gazetteer.titles[head].role_class in self.gazetteer.words["organisation_class"] for head in title.heads
        )
        return Referent(people, "group", "counted-people") if people and not body else None

    def _two_ahead(self, title: TitlePhrase) -> tuple[Actor, ...]:
        """Whom "two Chinese nationals" means: the only two people of the country whom the text names together next."""
        if title.number != PAIR or title.definite or title.both or len(title.countries) > 1:
            return ()
        here = len(self.discourse.sentences) - 1
        ahead = {pair for row in self.discourse.pairs[here : here + NEAR + 1] for pair in row}
        fitting = [pair for pair in ahead if all(actor.country in (None, title.country) for actor in pair)]
        return fitting[0] if len(fitting) == 1 and len(fitting[0]) == PAIR else ()

    def _group(self, title: TitlePhrase) -> Referent | None:
        """ "the two leaders", "the Chinese and American presidents", "Chinese and U.S. officials"."""
        actors = self.both_countries() if title.both else self.ordered(title.countries)
        if len(actors) < 2:
            return None
        people = [person for actor in actors if (person := self._post_holder(title, actor.id))]
        if len(people) == len(actors):
            return Referent(tuple(people), "group", "group-of-holders")
        return None if title.both else Referent(tuple(actors), "group", "group-of-countries")

    def _post_holder(self, title: TitlePhrase, country: str) -> Actor | None:
        """Who of ``country`` is meant: the one spoken of last who ever held such an office, else its holder."""
        singular = [singular_of(head) for head in title.heads]
        titles, day = self.gazetteer.titles, self.discourse.day
        offices = [office for head in singular if head in titles for office in titles[head].offices]
        offices = [office for office in offices if self.gazetteer.offices[office].country == country]
        for mention in self.discourse.mentions_back():
            for actor in mention.actors:
                held = {term.office for term in self.gazetteer.terms.get(actor.id, ())}
                if actor.country == country and held.intersection(offices):
                    return actor
        holders = (self.gazetteer.office_holder(office, day) for office in offices) if day else ()
        holder = next(filter(None, holders), None)
        return self.gazetteer.actors[holder] if holder else None


def _only(found: Iterable[_T]) -> _T | None:
    """The one thing that was found, however often; ``None`` when there are none or several."""
    distinct = list(dict.fromkeys(found))
    return distinct[0] if len(distinct) == 1 else None
