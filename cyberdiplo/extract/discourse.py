"""What a document says of its people and bodies: as a whole, for names, and up to a place, for what refers back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence, Set
from typing import NamedTuple

from cyberdiplo.extract.lexemes import Scan
from cyberdiplo.extract.people import PersonReading
from cyberdiplo.extract.title_phrases import TitlePhrase
from cyberdiplo.knowledge.entries import core_of
from cyberdiplo.knowledge.gazetteer import Gazetteer
from cyberdiplo.knowledge.phrases import END
from cyberdiplo.knowledge.spelling import is_chinese_given, slug
from cyberdiplo.model.mention import Actor, ActorMention
from cyberdiplo.model.tokens import tokenise

# How many mentions back a word may refer: an article seldom has more, and a book needs a bound.
MOST_MENTIONS = 200

_OF_COUNTRY = frozenset({"country", "demonym", "metonym"})

# Fewest names that "three Chinese nationals" is looked for in; "the two" are more often the two sides.
SHORTEST_LIST = 3


class SentenceMentions(NamedTuple):
    """Who has been mentioned in a sentence so far, and which people do or say something in it."""

    mentions: list[ActorMention]
    subjects: list[Actor]


class Discourse:
    """The people and bodies of one document.

    From a first reading of the whole: ``families`` has its people by family name, ``titled`` by title and by the noun
    of the title, ``titles`` the first title of each; ``introduced`` and ``organisations`` have the people first named
    and the organisations named in each sentence; ``lists`` the first list of as many people; ``countries`` those that
    are named. From the linking so far: ``sentences``, and the ``country`` last spoken of.
    """

    def __init__(self, gazetteer: Gazetteer, day: dt.date | None) -> None:
        self.gazetteer = gazetteer
        self.day = day
        self.families: dict[str, list[Actor]] = {}
        self.titled: dict[str, list[Actor]] = {}
        self.titles: dict[str, TitlePhrase] = {}
        self.introduced: list[list[Actor]] = []
        self.organisations: list[list[Actor]] = []
        self.lists: dict[int, tuple[Actor, ...]] = {}
        self.countries: set[str] = set()
        self.sentences: list[SentenceMentions] = []
        self.country: str | None = None

    def introduce(self, scan: Scan, people: Sequence[PersonReading]) -> None:
        """Take note of the people whom the next sentence names in full, and of its organisations."""
        introduced: list[Actor] = []
        self.introduced.append(introduced)
        self.countries |= {c for x in scan.lexemes if x.kind in _OF_COUNTRY and (c := scan.country_of(x))}
        self._list_people(scan, people)
        self.organisations.append([scan.organisation(x) for x in scan.lexemes if x.kind == "organisation"])
        for person in people:
            if not person.full or (actor := self.identify(scan, person)) is None:
                continue
            bearers = self.families.setdefault(self._family(scan, person, actor), [])
            if actor not in bearers:
                bearers.append(actor)
                introduced.append(actor)
            if person.title:
                self.titles.setdefault(actor.id, person.title)
                for head in person.title.heads:
                    for name in {head} if self._is_deputy(head) else {head, core_of(head)}:
                        if actor not in (titled := self.titled.setdefault(name, [])):
                            titled.append(actor)

    def _list_people(self, scan: Scan, people: Sequence[PersonReading]) -> None:
        """Keep ``SHORTEST_LIST`` names or more that stand side by side: "Wu Yingzhuo, Dong Hao and Xia Lei"."""
        run: list[PersonReading] = []
        for person in [*people, None]:
            beside = (
                run
                and person
                and all(scan.word(index) in (",", "and", "&") for index in range(run[-1].last, person.first))
            )
            if not beside:
                if len(run) >= SHORTEST_LIST:
                    actors = [actor for member in run if (actor := self.identify(scan, member))]
                    self.lists.setdefault(len(actors), tuple(actors))
                run = []
            if person and person.full and person.title is None:
                run.append(person)

    def next_sentence(self) -> None:
        """Begin to link another sentence."""
        self.sentences.append(SentenceMentions([], []))

    def mention(self, mention: ActorMention, *, subject: bool) -> None:
        """Remember a mention; ``subject`` tells that the person does or says something there."""
        sentence = self.sentences[-1]
        sentence.mentions.append(mention)
        if len(mention.actors) == 1:
            actor = mention.actors[0]
            if subject:
                sentence.subjects.append(actor)
            if actor.kind == "country":
                self.country = actor.id

    def mentions_back(self, sentences: int | None = None) -> Iterator[ActorMention]:
        """Mentions, the latest first, in the last ``sentences`` or in all, and no more than ``MOST_MENTIONS``."""
        left = MOST_MENTIONS
        for sentence in reversed(self.sentences[-sentences:] if sentences else self.sentences):
            yield from reversed(sentence.mentions[-left:])
            left -= len(sentence.mentions)
            if left <= 0:
                return

    def identify(self, scan: Scan, person: PersonReading) -> Actor | None:
        """The actor whom a reading names; ``None`` for a family name that nobody or more than one can bear."""
        if person.ids:
            return self.gazetteer.actors[self._fitting(person.ids, person.title)[0]]
        name = scan.text(person.name_first, person.name_last)
        if not person.full:
            return self.speaker(name) if name.isupper() else self.bearer(name, person.title)
        if ("." in name or "," in name) and (known := self._without_initials(name)):
            return self.gazetteer.actors[self._fitting(known, person.title)[0]]
        country = person.title.country if person.title else None
        return Actor(slug(name), name.replace(",", ""), "person", country, known=False)

    def bearer(self, family: str, title: TitlePhrase | None = None) -> Actor | None:
        """Whom a family name means: a person of the document, or one in an office that the title names.

        Of several whom the title allows, the one that stands first in the gazetteer.
        """
        known = self.families.get(family, [])
        if title is None:
            ruling = self._holder_called(family, None)
            if ruling and ruling not in known and self._rules(ruling):
                return ruling  # "Obama" is no other in a text that introduces Michelle Obama
        else:
            for offices in (set(self.offices_of(title)), self.offices_near(title)):
                fitting = [actor for actor in known if self._fits(actor, title, offices)]
                if len(fitting) == 1:
                    return fitting[0]
                if offices and (holder := self._holder_called(family, title, offices)):
                    return holder
        if known:
            return known[0] if len(known) == 1 else self._latest(known)
        return self._holder_called(family, None) if title is None else self._well_known(family, title)

    def _well_known(self, family: str, title: TitlePhrase) -> Actor | None:
        """Whom "Mr. Hagel" means in a text that never gives his name in full: the one who is in office on its day.

        An office that one person at a time holds, or a name that needs no introduction; nobody where two fit.
        """
        gazetteer, day = self.gazetteer, self.day
        if any(gazetteer.titles[head].role != "honorific" for head in title.heads):
            return None
        alone = gazetteer.alone.get(family, ())
        in_office = [
            person
            for person in gazetteer.families.get(family, ())
            if person in alone or (day and any(gazetteer.offices[o].sole for o in gazetteer.offices_on(person, day)))
        ]
        if len(in_office) != 1:
            return None
        gender = gazetteer.genders.get(in_office[0], "")
        other = gazetteer.words["female_title" if gender == "m" else "male_title"]
        return None if any(head in other for head in title.heads) else gazetteer.actors[in_office[0]]

    def speaker(self, capitals: str) -> Actor | None:
        """Who speaks in a transcript: a person of the document, or one known by the name or as a spokesperson."""
        family, day = capitals.capitalize(), self.day
        if known := self.bearer(family):
            return known
        people = self.gazetteer.families.get(family, ()) if day else ()
        posts = {i: {self.gazetteer.offices[o].post for o in self.gazetteer.offices_on(i, day)} for i in people if day}
        speaking = [person for person in people if "spokesperson" in posts[person]]
        return self.gazetteer.actors[speaking[0]] if speaking else None

    def _is_deputy(self, head: str) -> bool:
        """Whether a title is another's deputy's: "vice president" is no "president"."""
        words = head.replace("-", " ").split(" ")
        modifiers = self.gazetteer.modifiers
        return any(modifiers[word].role == "deputy" for word in words if word in modifiers)

    def _rules(self, actor: Actor) -> bool:
        """Whether a leader is in office on the document's day."""
        in_office = self.day is not None and bool(self.gazetteer.offices_on(actor.id, self.day))
        return in_office and self.gazetteer.class_of(actor) == "leader"

    def _fits(self, actor: Actor, title: TitlePhrase, offices: Set[str]) -> bool:
        """Whether the document gives a person that title, or he or she ever held one of the ``offices``."""
        if any(actor in self.titled.get(head, ()) for head in title.heads):
            return True
        return any(term.office in offices for term in self.gazetteer.terms.get(actor.id, ()))

    def _holder_called(self, family: str, title: TitlePhrase | None, offices: Set[str] = frozenset()) -> Actor | None:
        """Whom of the gazetteer a family name means in one of the ``offices``, or without a title.

        Those come first who hold the office, or any, on the document's day.
        """
        terms, day = self.gazetteer.terms, self.day
        ids = (self.gazetteer.families if title else self.gazetteer.alone).get(family, ())
        if title is not None:
            ids = tuple(i for i in ids if any(term.office in offices for term in terms.get(i, ())))
            ids = tuple(i for i in ids if title.country in (None, self.gazetteer.actors[i].country))

        def misfit(person: str) -> bool:
            now = {term.office for term in terms.get(person, ()) if day and term.holds(day)}
            return not (now & offices if title else now)

        return self.gazetteer.actors[min(ids, key=misfit)] if ids else None

    def standing(self, actor: Actor, title: TitlePhrase | None) -> tuple[Actor | None, str | None, str | None]:
        """Affiliation, office on the document's day, and class of a person as the text presents him or her."""
        gazetteer = self.gazetteer
        held = gazetteer.offices_on(actor.id, self.day) if self.day else ()
        office = gazetteer.offices[held[0]] if held and not (title and title.past) else None
        title = title or self.titles.get(actor.id)
        body = self._body_of_office(actor, title) or (title.body if title else None)
        if body is None:
            listed = (office.body if office else None) or gazetteer.affiliations.get(actor.id)
            body = gazetteer.actors[listed] if listed else None
        role = gazetteer.classes.get(actor.id) or (self._role(title, body) if title else None)
        return body, (office.title if office else None), role

    def gender(self, actor: Actor) -> str:
        """``m``, ``f`` or nothing, by the gazetteer, the title, or the given name."""
        if gender := self.gazetteer.genders.get(actor.id):
            return gender
        if title := self.titles.get(actor.id):
            for gender, words in (("f", "female_title"), ("m", "male_title")):
                if any(head in self.gazetteer.words[words] for head in title.heads):
                    return gender
        return self.gazetteer.given.get(actor.name.split(" ")[0], "")

    def offices_of(self, title: TitlePhrase) -> list[str]:
        """The offices that a title says by its own words."""
        if title.deputy:
            return []
        return [office for head in title.heads for office in self.gazetteer.titles[head].offices]

    def offices_near(self, title: TitlePhrase) -> set[str]:
        """The offices that a title can mean before a name: "Secretary" for the Secretary of State."""
        cores = self.gazetteer.cores
        near = {office for head in title.heads for office in cores.get(core_of(head), ())}
        return near.union(self.offices_of(title))

    def _family(self, scan: Scan, person: PersonReading, actor: Actor) -> str:
        if actor.known:
            return self.gazetteer.family_names[actor.id]
        words = scan.text(person.name_first, person.name_last).replace(",", " ").split()
        chinese = words[0] in self.gazetteer.words["chinese_family"] and is_chinese_given(words[1])
        suffixed = len(words) > 2 and words[-1] in self.gazetteer.words["name_suffix"]
        return words[0] if chinese else words[-2 if suffixed else -1]

    def _without_initials(self, name: str) -> tuple[str, ...]:
        """People of the gazetteer whom "Eric H. Holder, Jr." names when initials and suffixes are left out."""
        suffixes = self.gazetteer.words["name_suffix"]
        words = [word for word in name.replace(",", " ").split() if len(word.strip(".")) > 1 and word not in suffixes]
        node = self.gazetteer.lexicon
        for word in tokenise(" ".join(words)).words:
            node = node.get(word, {})
        found = node.get(END)
        return tuple(found[1]) if found and found[0] == "person" else ()

    def _fitting(self, ids: Iterable[str], title: TitlePhrase | None) -> list[str]:
        """The same people, those first who fit the title and the day best."""
        offices = self.offices_near(title) if title else set()
        terms = self.gazetteer.terms

        def misfit(person: str) -> tuple[bool, bool, bool]:
            held = terms.get(person, ())
            return (
                not any(term.office in offices for term in held),
                not any(self.day and term.holds(self.day) for term in held),
                not held,
            )

        return sorted(ids, key=misfit)

    def _latest(self, known: list[Actor]) -> Actor | None:
        """Of several people with one family name: the one spoken of last."""
        single = (mention.actors[0] for mention in self.mentions_back() if len(mention.actors) == 1)
        return next((actor for actor in single if actor in known), None)

    def _body_of_office(self, actor: Actor, title: TitlePhrase | None) -> Actor | None:
        """The body of the office that the title names, where the person ever held it."""
        spoken = self.offices_of(title) if title else []
        held = (self.gazetteer.offices[t.office] for t in self.gazetteer.terms.get(actor.id, ()) if t.office in spoken)
        body = next((office.body for office in held if office.body), None)
        return self.gazetteer.actors[body] if body else None

    def _role(self, title: TitlePhrase, body: Actor | None) -> str | None:
        """What a title makes of a person; whoever speaks for a body is what its people are."""
        classes = [self.gazetteer.titles[head].role_class for head in title.heads]
        of_body = self.gazetteer.roles.get(self.gazetteer.class_of(body)) if body else None
        spokesperson = any(head in self.gazetteer.words["spokesperson"] for head in title.heads)
        role = next(filter(None, [of_body if spokesperson else None, *classes, of_body]), None)
        return None if role == "person" else role
