"""What a document says of its people and countries as a whole and up to a place in it, by which family names, offices
without a name, "the two sides", "the firm" and "he" are resolved.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from cyberdiplo.extract.lexemes import Scan
from cyberdiplo.extract.people import PersonReading
from cyberdiplo.extract.title_phrases import TitlePhrase
from cyberdiplo.knowledge.entries import core_of
from cyberdiplo.knowledge.gazetteer import Gazetteer
from cyberdiplo.knowledge.phrases import END
from cyberdiplo.knowledge.spelling import family_name, is_chinese_given, slug
from cyberdiplo.model.mention import Actor, ActorForm, ActorMention
from cyberdiplo.model.tokens import tokenise

# How many sentences back "the firm" and "he" may look: in news text the one before, or the one before that when a
# quotation stands between.
NEAR = 2


# What these do says little of the country spoken of: a Chinese paper's story may be about anyone.
_STATELESS = frozenset({"media", "company", "security_firm", "research", "association", "international"})


class Referent(NamedTuple):
    """Whom a phrase without a name means, in which form, by which rule."""

    actors: tuple[Actor, ...]
    form: ActorForm
    rule: str


@dataclass(slots=True)
class _Sentence:
    """Who has been mentioned in a sentence so far, and which people do or say something in it."""

    mentions: list[ActorMention] = field(default_factory=list)
    subjects: list[Actor] = field(default_factory=list)


class Discourse:
    """The people and organisations of one document."""

    def __init__(self, gazetteer: Gazetteer, day: dt.date | None) -> None:
        self.gazetteer = gazetteer
        self.day = day
        self.families: dict[str, list[Actor]] = {}
        self._by_head: dict[str, list[Actor]] = {}
        self._titles: dict[str, TitlePhrase] = {}
        self._introduced: list[list[Actor]] = []
        self._organisations: list[list[Actor]] = []
        self._sentences: list[_Sentence] = []
        self.country: str | None = None

    # --- the document as a whole ------------------------------------------------------------------------------------

    def introduce(self, scan: Scan, people: Sequence[PersonReading]) -> None:
        """Take note of the people whom a sentence names in full, and of its organisations; sentence after sentence."""
        introduced: list[Actor] = []
        self._introduced.append(introduced)
        self._organisations.append([scan.organisation(x) for x in scan.lexemes if x.kind == "organisation"])
        for person in people:
            if not person.full or (actor := self.identify(scan, person)) is None:
                continue
            bearers = self.families.setdefault(self._family(scan, person, actor), [])
            if actor not in bearers:
                bearers.append(actor)
                introduced.append(actor)
            if person.title:
                self._titles.setdefault(actor.id, person.title)
                for head in person.title.heads:
                    for name in {head, core_of(head)}:
                        if actor not in (titled := self._by_head.setdefault(name, [])):
                            titled.append(actor)

    def _family(self, scan: Scan, person: PersonReading, actor: Actor) -> str:
        if actor.known:
            return family_name(actor.name, self.gazetteer.actors[actor.id].country)
        words = scan.text(person.name_first, person.name_last).replace(",", " ").split()
        chinese = words[0] in self.gazetteer.words["chinese_family"] and is_chinese_given(words[1])
        suffixed = len(words) > 2 and words[-1] in self.gazetteer.words["name_suffix"]
        return words[0] if chinese else words[-2 if suffixed else -1]

    def identify(self, scan: Scan, person: PersonReading) -> Actor | None:
        """The actor whom a reading names; ``None`` for a family name that nobody or more than one can bear."""
        if person.ids:
            return self.gazetteer.actors[self._fitting(person.ids, person.title)[0]]
        if not person.full:
            return self.bearer(scan.text(person.name_first, person.name_last), person.title)
        name = scan.text(person.name_first, person.name_last)
        if known := self._without_initials(name):
            return self.gazetteer.actors[self._fitting(known, person.title)[0]]
        country = person.title.country if person.title else None
        return Actor(slug(name), name.replace(",", ""), "person", country, known=False)

    def _without_initials(self, name: str) -> tuple[str, ...]:
        """People of the gazetteer whom "Eric H. Holder, Jr." names when initials and suffixes are left out."""
        suffixes = self.gazetteer.words["name_suffix"]
        words = [word for word in name.replace(",", " ").split() if len(word.strip(".")) > 1 and word not in suffixes]
        node = self.gazetteer.lexicon
        for word in tokenise(" ".join(words)).words:
            node = node.get(word, {})
        found = node.get(END)
        return tuple(found[1]) if found and found[0] == "person" else ()

    def _offices_of(self, title: TitlePhrase) -> list[str]:
        """The offices that a title says by its own words."""
        return (
            [] if title.deputy else [office for head in title.heads for office in self.gazetteer.titles[head].offices]
        )

    def _offices_near(self, title: TitlePhrase) -> set[str]:
        """The offices that a title can mean before a name: "Secretary" for the Secretary of State."""
        cores = self.gazetteer.cores
        near = {office for head in title.heads for office in cores.get(core_of(head), ())}
        return near.union(self._offices_of(title))

    def _fitting(self, ids: Iterable[str], title: TitlePhrase | None) -> list[str]:
        """The same people, those first who fit the title and the day best."""
        offices = self._offices_near(title) if title else set()
        terms = self.gazetteer.terms

        def misfit(person: str) -> tuple[bool, bool, bool]:
            held = terms.get(person, ())
            return (
                not any(term.office in offices for term in held),
                not any(self.day and term.holds(self.day) for term in held),
                not held,
            )

        return sorted(ids, key=misfit)

    # --- names ------------------------------------------------------------------------------------------------------

    def bearer(self, family: str, title: TitlePhrase | None = None) -> Actor | None:
        """Whom a family name means: a person of the document, else one whom the title or the day leaves alone."""
        if known := self.families.get(family):
            return known[0] if len(known) == 1 else self._likeliest(known, title)
        table = self.gazetteer.families if title else self.gazetteer.alone
        ids = list(table.get(family, ()))
        terms = self.gazetteer.terms
        if title is not None:
            offices = self._offices_near(title)
            ids = [i for i in ids if any(term.office in offices for term in terms.get(i, ()))]
            ids = [i for i in ids if title.country in (None, self.gazetteer.actors[i].country)]
        if self.day is not None:
            day = self.day
            ids = [i for i in ids if any(term.holds(day) for term in terms.get(i, ()))] or ids
        return self.gazetteer.actors[ids[0]] if ids else None

    def _likeliest(self, known: list[Actor], title: TitlePhrase | None) -> Actor | None:
        """Of several people with one family name: the one whom the title fits, else the one spoken of last."""
        if title is not None:
            heads = {name for head in title.heads for name in (head, core_of(head))}
            offices = self._offices_near(title)
            fits = [
                actor
                for actor in known
                if any(actor in self._by_head.get(head, ()) for head in heads)
                or any(term.office in offices for term in self.gazetteer.terms.get(actor.id, ()))
            ]
            if len(fits) == 1:
                return fits[0]
        for sentence in reversed(self._sentences):
            for mention in reversed(sentence.mentions):
                if len(mention.actors) == 1 and mention.actors[0] in known:
                    return mention.actors[0]
        return None

    def standing(self, actor: Actor, title: TitlePhrase | None) -> tuple[Actor | None, str | None, str | None]:
        """Affiliation, office on the document's day, and class of a person as the text presents him or her."""
        gazetteer = self.gazetteer
        held = gazetteer.offices_on(actor.id, self.day) if self.day else ()
        office = gazetteer.offices[held[0]] if held and not (title and title.past) else None
        title = title or self._titles.get(actor.id)
        spoken = set(self._offices_of(title)) if title else set()
        named = (
            gazetteer.offices[term.office] for term in gazetteer.terms.get(actor.id, ()) if term.office in spoken
        )
        by_title = next((entry.body for entry in named if entry.body), None)
        listed = by_title or (office.body if office else None) or gazetteer.affiliations.get(actor.id)
        body = (title.body if title else None) or (gazetteer.actors[listed] if listed else None)
        role = gazetteer.classes.get(actor.id) or None
        if title and not role:
            classes = [gazetteer.titles[head].role_class for head in title.heads]
            of_body = gazetteer.roles.get(gazetteer.class_of(body)) if body else None
            spoken = any(head in gazetteer.words["spokesperson"] for head in title.heads)
            role = next(filter(None, [of_body if spoken else None, *classes, of_body]), None)
        return body, (office.title if office else None), role

    # --- up to a place ----------------------------------------------------------------------------------------------

    def next_sentence(self) -> None:
        """Begin another sentence."""
        self._sentences.append(_Sentence())

    def mention(self, mention: ActorMention, *, subject: bool) -> None:
        """Remember a mention; ``subject`` tells that the person does or says something there."""
        sentence = self._sentences[-1]
        sentence.mentions.append(mention)
        if len(mention.actors) == 1:
            actor = mention.actors[0]
            if subject and actor.kind == "person":
                sentence.subjects.append(actor)
            if actor.country and self.gazetteer.class_of(actor) not in _STATELESS:
                self.country = actor.country

    def _ahead(self, table: list[list[Actor]]) -> list[Actor]:
        """Entries of the sentence being read and of the ``NEAR`` after it, each once."""
        here = len(self._sentences) - 1
        return list(dict.fromkeys(actor for row in table[here : here + NEAR + 1] for actor in row))

    def referent(self, title: TitlePhrase) -> Referent | None:
        """Whom a function without a name means: its holder, a person of the document, or its body."""
        if title.plural:
            return self._plural(title)
        if title.heads[0] == "counterpart":
            return self._counterpart(title)
        if (person := self._holder(title)) is not None:
            return Referent((person,), "office", "office-holder")
        spokesperson = any(head in self.gazetteer.words["spokesperson"] for head in title.heads)
        if spokesperson and title.body and (person := self._spokesperson(title)):
            return Referent((person,), "office", "office-of-person")
        if spokesperson and title.body and not title.past:
            return Referent((title.body,), "office", "office-of-body")
        if title.indefinite and any(head in self.gazetteer.words["person_noun"] for head in title.heads):
            ahead = [
                a for a in self._ahead(self._introduced) if title.country is None or a.country in (None, title.country)
            ]
            if len(ahead) == 1 and ahead[0].id not in self._titles:
                return Referent((ahead[0],), "office", "person-named-next")
        return None

    def _counterpart(self, title: TitlePhrase) -> Referent | None:
        """"his Chinese counterpart": who holds in that country the post of the person spoken of last."""
        subjects = [actor for sentence in self._sentences[-1 - NEAR :] for actor in sentence.subjects]
        if not subjects or title.country is None or self.day is None:
            return None
        offices = self.gazetteer.offices
        posts = {offices[office].post for office in self.gazetteer.offices_on(subjects[-1].id, self.day)} - {""}
        for identity, office in offices.items():
            if office.post in posts and office.sole and office.country == title.country:
                if holder := self.gazetteer.office_holder(identity, self.day):
                    return Referent((self.gazetteer.actors[holder],), "office", "counterpart")
        return None

    def _holder(self, title: TitlePhrase) -> Actor | None:
        """Who holds the office that is named: of its country, of the one spoken of here, or whom the text introduced."""
        if title.past or title.indefinite or title.deputy or title.unfixed:
            return None
        if (country := title.country or self._implied_country(title)) is not None:
            return self._office_holder(title, country) or self._titled(title, exact=False)
        if not title.definite:
            return None
        here = [a.country for m in self._sentences[-1].mentions if len(m.actors) == 1 for a in m.actors if a.country]
        if here and (holder := self._office_holder(title, here[-1])):
            return holder
        if holder := self._titled(title, exact=True):
            return holder
        if self.country and (holder := self._office_holder(title, self.country)):
            return holder
        return self._titled(title, exact=False)

    def _implied_country(self, title: TitlePhrase) -> str | None:
        """The country whose office alone a title can mean: "Secretary of State", "the FBI director"."""
        countries = {self.gazetteer.offices[office].country or "" for office in self._offices_of(title)}
        return next(iter(countries)) if len(countries) == 1 else None

    def _office_holder(self, title: TitlePhrase, country: str) -> Actor | None:
        """Who holds the sole office of ``country`` that the title can mean, on the document's day."""
        if self.day is None:
            return None
        for office in self._offices_of(title):
            known = self.gazetteer.offices[office]
            if known.sole and (known.country or "") == country and (holder := self.gazetteer.office_holder(office, self.day)):
                return self.gazetteer.actors[holder]
        return None

    def _titled(self, title: TitlePhrase, *, exact: bool) -> Actor | None:
        """The person whom the document introduces by this title, or by one with the same noun."""
        heads = title.heads if exact else [core_of(head) for head in title.heads]
        named = [actor for head in heads for actor in self._by_head.get(head, ())]
        named = [actor for actor in dict.fromkeys(named) if title.country in (None, actor.country)]
        if exact:
            return self._latest(named)
        return named[0] if len(named) == 1 and title.definite else None

    def _latest(self, people: Sequence[Actor]) -> Actor | None:
        """The one of ``people`` whom the nearest sentence mentions alone; the only one, where none was mentioned yet."""
        for sentence in reversed(self._sentences):
            near = {actor.id: actor for mention in sentence.mentions for actor in mention.actors if actor in people}
            if near:
                return next(iter(near.values())) if len(near) == 1 else None
        return people[0] if len(set(people)) == 1 else None

    def _spokesperson(self, title: TitlePhrase) -> Actor | None:
        """The only person of the document who speaks for the body that the title names."""
        people = list(dict.fromkeys(actor for bearers in self.families.values() for actor in bearers))
        women = any(head in self.gazetteer.words["female_title"] for head in title.heads)
        men = any(head in self.gazetteer.words["male_title"] for head in title.heads)
        fitting = [
            actor
            for actor in people
            if self._speaks_for(actor, title.body)
            and not (women and self.gender(actor) == "m")
            and not (men and self.gender(actor) == "f")
        ]
        return fitting[0] if len(fitting) == 1 else None

    def _speaks_for(self, actor: Actor, body: Actor | None) -> bool:
        spoken = self.gazetteer.words["spokesperson"]
        title = self._titles.get(actor.id)
        if title and title.body == body and any(head in spoken for head in title.heads):
            return True
        terms = self.gazetteer.terms.get(actor.id, ())
        offices = (self.gazetteer.offices[term.office] for term in terms if self.day and term.holds(self.day))
        return body is not None and any(office.body == body.id and office.post == "spokesperson" for office in offices)

    def gender(self, actor: Actor) -> str:
        """``m``, ``f`` or nothing, by the gazetteer, the title, or the given name."""
        if gender := self.gazetteer.genders.get(actor.id):
            return gender
        if title := self._titles.get(actor.id):
            for gender, words in (("f", "female_title"), ("m", "male_title")):
                if any(head in self.gazetteer.words[words] for head in title.heads):
                    return gender
        return self.gazetteer.given.get(actor.name.split(" ")[0], "")

    # --- groups -----------------------------------------------------------------------------------------------------

    def _plural(self, title: TitlePhrase) -> Referent | None:
        countries = title.countries
        if title.both:
            countries = tuple(actor.id for actor in self.both_countries())
        if len(countries) < 2:
            return None
        actors = self.ordered(countries)
        people = [person for actor in actors if (person := self._post_holder(title, actor.id))]
        if len(people) == len(actors):
            return Referent(tuple(people), "group", "group-of-holders")
        return None if title.both else Referent(tuple(actors), "group", "group-of-countries")

    def _post_holder(self, title: TitlePhrase, country: str) -> Actor | None:
        """Who of ``country`` is meant by "the two leaders", "the presidents of both countries"."""
        singular = [head.removesuffix("s") for head in title.heads]
        titles = self.gazetteer.titles
        offices = [office for head in singular if head in titles for office in titles[head].offices]
        offices = [office for office in offices if self.gazetteer.offices[office].country == country]
        for sentence in reversed(self._sentences):
            for mention in reversed(sentence.mentions):
                for actor in mention.actors:
                    held = {term.office for term in self.gazetteer.terms.get(actor.id, ())}
                    if actor.country == country and held.intersection(offices):
                        return actor
        for office in offices:
            if (
                self.day
                and self.gazetteer.offices[office].sole
                and (person := self.gazetteer.office_holder(office, self.day))
            ):
                return self.gazetteer.actors[person]
        return None

    def ordered(self, countries: Iterable[str]) -> list[Actor]:
        """Countries in the fixed order of a group: the pack's own two first."""
        dyad = self.gazetteer.dyad
        ranked = sorted(set(countries), key=lambda code: (dyad.index(code) if code in dyad else len(dyad), code))
        return [self.gazetteer.actors[code] for code in ranked]

    def both_countries(self) -> list[Actor]:
        """Whom "the two sides" means: the two countries just spoken of, if there are just two, else the pack's."""
        for back in (1, 2):
            near = {
                actor.id
                for sentence in self._sentences[-back:]
                for mention in sentence.mentions
                for actor in mention.actors
                if actor.kind == "country"
            }
            if len(near) == 2:
                return self.ordered(near)
        return self.ordered(self.gazetteer.dyad)

    # --- words that stand for a name ----------------------------------------------------------------------------------

    def person_before(self, gender: str) -> Actor | None:
        """Whom "he" or "she" means: who last did or said something in this sentence, else who did so first before."""
        here = [actor for actor in self._sentences[-1].subjects if self.gender(actor) in ("", gender)]
        if here:
            return here[-1]
        for sentence in self._sentences[-2 : -2 - NEAR : -1]:
            fitting = [actor for actor in sentence.subjects if self.gender(actor) in ("", gender)]
            if fitting:
                return fitting[0]
            if sentence.subjects:
                return None
        return None

    def organisation_near(self, classes: frozenset[str]) -> Actor | None:
        """Whom "the firm" means: the only organisation of such a class in this sentence and the ``NEAR`` before it."""
        near = [
            actor
            for sentence in self._sentences[-1 - NEAR :]
            for mention in sentence.mentions
            for actor in mention.actors
            if actor.kind == "organisation" and self.gazetteer.class_of(actor) in classes
        ]
        found = list(dict.fromkeys(near))
        return found[0] if len(found) == 1 else None

    def organisation_ahead(self, classes: frozenset[str], title: TitlePhrase) -> Actor | None:
        """Whom "a U.S. security firm" means: the only such organisation named in this sentence or the ``NEAR`` after it."""
        found = [a for a in self._ahead(self._organisations) if self.gazetteer.class_of(a) in classes]
        found = [a for a in found if title.country in (None, a.country) and a != title.body]
        return found[0] if len(found) == 1 else None
