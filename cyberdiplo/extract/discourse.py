"""What a document has said so far about its people and countries, so that surnames, offices and "the two sides" resolve."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from cyberdiplo.extract.lexemes import Scan
from cyberdiplo.extract.people import PersonReading, TitlePhrase
from cyberdiplo.knowledge.gazetteer import Gazetteer
from cyberdiplo.knowledge.spelling import FAMILY_FIRST, slug
from cyberdiplo.model.mention import Actor, ActorMention

CLASS_OF_BODY = {
    "research": "expert", "company": "executive", "security_firm": "executive", "media": "media",
    "government": "official", "military": "official", "court": "official", "legislature": "official", "party": "official",
}


class Discourse:
    """The people whom a document names, in order, and who and what was spoken of last."""

    def __init__(self, gazetteer: Gazetteer, day: dt.date | None) -> None:
        self.gazetteer = gazetteer
        self.day = day
        self.families: dict[str, list[Actor]] = {}
        self.heads: dict[str, list[Actor]] = {}
        self.titles: dict[str, TitlePhrase] = {}
        self.recent: list[ActorMention] = []
        self.country: str | None = None

    def next_sentence(self) -> None:
        """Begin another sentence."""

    def mention(self, mention: ActorMention) -> None:
        """Remember what was mentioned."""
        self.recent.append(mention)
        for actor in mention.actors:
            if len(mention.actors) == 1 and actor.country:
                self.country = actor.country

    def introduce(self, scan: Scan, person: PersonReading) -> None:
        """Take note of a person who is named in full anywhere in the document."""
        if not person.ids and person.name_last - person.name_first < 2:
            return
        actor = self.identify(scan, person)
        if actor is None:
            return
        family = self._family(scan, person, actor)
        known = self.families.setdefault(family, [])
        if actor not in known:
            known.append(actor)
        if person.title:
            self.titles.setdefault(actor.id, person.title)
            for head in person.title.heads:
                if actor not in (titled := self.heads.setdefault(head, [])):
                    titled.append(actor)

    def _family(self, scan: Scan, person: PersonReading, actor: Actor) -> str:
        words = scan.tokens.words[person.name_first : person.name_last]
        family_first = words[0] in self.gazetteer.words["chinese_family"] and words[0] not in self.gazetteer.given
        if actor.known:
            family_first = actor.country in FAMILY_FIRST
            return actor.name.split(" ")[0] if family_first else actor.name.split(" ")[-1]
        return words[0] if family_first else words[-1]

    def identify(self, scan: Scan, person: PersonReading) -> Actor | None:
        """The actor whom a reading names."""
        gazetteer = self.gazetteer
        if person.ids:
            return gazetteer.actors[self._fitting(person.ids, person.title)[0]]
        if person.name_last - person.name_first == 1:
            return self.bearer(scan.word(person.name_first), person.title)
        name = scan.tokens.span(person.name_first, person.name_last).of(scan.tokens.text)
        name = " ".join(name.replace(",", "").split())
        country = person.title.country if person.title else None
        return Actor(slug(name), name, "person", country, known=False)

    def _fitting(self, ids: Iterable[str], title: TitlePhrase | None) -> list[str]:
        """The same people, those first who fit the title and the day best."""
        offices = {office for head in title.heads for office in self.gazetteer.titles[head].offices} if title else set()

        def misfit(person: str) -> tuple[bool, bool, bool]:
            terms = self.gazetteer.terms.get(person, ())
            return (
                not any(term.office in offices for term in terms),
                not any(self.day and term.holds(self.day) for term in terms),
                not terms,
            )

        return sorted(ids, key=misfit)

    def bearer(self, family: str, title: TitlePhrase | None = None) -> Actor | None:
        """Whom a family name alone means."""
        if known := self.families.get(family):
            if len(known) == 1:
                return known[0]
            ids = [actor.id for mention in reversed(self.recent) for actor in mention.actors]
            said = sorted((actor for actor in known if actor.id in ids), key=lambda actor: ids.index(actor.id))
            return said[0] if said else None
        ids = list(self.gazetteer.families.get(family, ()))
        if title is not None:
            offices = {office for head in title.heads for office in self.gazetteer.titles[head].offices}
            ids = [i for i in ids if any(term.office in offices for term in self.gazetteer.terms.get(i, ()))]
        if self.day is not None:
            ids = [i for i in ids if any(term.holds(self.day) for term in self.gazetteer.terms.get(i, ()))] or ids
        return self.gazetteer.actors[ids[0]] if len(ids) == 1 else None

    def standing(self, actor: Actor, title: TitlePhrase | None) -> tuple[Actor | None, str | None, str | None]:
        """Affiliation, office on the document's day, and class of a person as the text presents them."""
        gazetteer = self.gazetteer
        held = gazetteer.offices_on(actor.id, self.day) if self.day else ()
        office = gazetteer.offices[held[0]] if held and not (title and title.past) else None
        title = title or self.titles.get(actor.id)
        body = (title.body if title else None) or (office.body if office else None) or gazetteer.affiliations.get(actor.id)
        role = gazetteer.classes.get(actor.id) or None
        if title and not role:
            classes = [gazetteer.titles[head].role_class for head in title.heads]
            role = CLASS_OF_BODY.get(gazetteer.classes.get(body or "", "")) or next(filter(None, classes), None)
        return (gazetteer.actors[body] if body else None), (office.title if office else None), role

    def holder(self, title: TitlePhrase) -> Actor | None:
        """Who holds the office that is named without a name."""
        gazetteer = self.gazetteer
        offices = [office for head in title.heads for office in gazetteer.titles[head].offices]
        country = title.country or (self.country if title.definite else None)
        if title.past or title.indefinite:
            return None
        for office in offices:
            place = gazetteer.offices[office]
            if place.sole and self.day and country == place.country and (person := gazetteer.office_holder(office, self.day)):
                return gazetteer.actors[person]
        known = [actor for head in title.heads for actor in self.heads.get(head, ())]
        return known[-1] if title.definite and len(set(known)) == 1 else None

    def ordered(self, countries: Iterable[str]) -> list[Actor]:
        """Countries in the fixed order of a group: the pack's own two first."""
        dyad = self.gazetteer.dyad
        ranked = sorted(set(countries), key=lambda code: (dyad.index(code) if code in dyad else len(dyad), code))
        return [self.gazetteer.actors[code] for code in ranked]

    def both_countries(self) -> list[Actor]:
        """Whom "the two sides" means."""
        return self.ordered(self.gazetteer.dyad)

    def both_leaders(self) -> list[Actor]:
        """Whom "the two presidents" means."""
        found: dict[str, Actor] = {}
        for mention in reversed(self.recent):
            for actor in mention.actors:
                if actor.kind == "person" and actor.country and self.gazetteer.classes.get(actor.id) == "leader":
                    found.setdefault(actor.country, actor)
        return list(found.values())[:2] if len(found) >= 2 else []
