"""Actors, offices and places: the field's gazetteer, compiled into one trie of names and the tables behind it.

The files: ``countries.tsv``, ``metonyms.tsv``, ``places.tsv``, ``organisations.tsv``, ``bodies.tsv``, ``offices.tsv``,
``people.tsv`` and ``dyad.toml`` of a pack, and ``titles.tsv``, ``given-names.tsv`` and ``actor-words.toml`` of the
language, with ``organisation-nouns.tsv``. Cells that hold several values separate them with ``|``.
"""

import datetime as dt
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from cyberdiplo.errors import KnowledgeError
from cyberdiplo.knowledge.entries import Body, Metonym, Office, Term, Title, core_of
from cyberdiplo.knowledge.grammar import compile_grammar
from cyberdiplo.knowledge.phrases import END, PhraseTrie, add_phrase, shared
from cyberdiplo.knowledge.schema import read_toml, read_tsv
from cyberdiplo.knowledge.spelling import capitalised, family_name, name_variants, slug
from cyberdiplo.model.mention import Actor
from cyberdiplo.model.tokens import tokenise

_NAMES = frozenset({"country", "demonym", "organisation", "person"})
"""Kinds of the lexicon whose ids are those of actors."""

COLUMNS: dict[str, tuple[str, ...]] = {
    "countries.tsv": ("code", "name", "names", "demonyms", "source"),
    "metonyms.tsv": ("phrases", "actor", "place", "country", "source"),
    "places.tsv": ("name", "country", "aliases", "source"),
    "organisations.tsv": ("id", "name", "country", "class", "body", "aliases", "source"),
    "bodies.tsv": ("id", "pattern", "default", "class", "phrases", "source"),
    "offices.tsv": ("id", "title", "country", "class", "body", "post", "holders", "phrases", "source"),
    "people.tsv": ("id", "name", "country", "class", "gender", "alone", "aliases", "terms", "affiliation", "source"),
    "titles.tsv": ("phrase", "role", "class", "country"),
    "organisation-nouns.tsv": ("noun", "class"),
    "given-names.tsv": ("gender", "names", "source"),
}


class Gazetteer(NamedTuple):
    """Who and what the field's texts name.

    ``lexicon`` maps phrases to (kind, ids): kinds are ``person``, ``family``, ``organisation``, ``organisation_noun``,
    ``body``, ``country``, ``demonym``, ``metonym``, ``place``, ``title``, ``definite``, and those of the ``[phrases]``
    of ``actor-words.toml``. ``classes`` says what an actor is (``government``, ``military``, ``court``, ``company``,
    ``security_firm``, ``research``, ``media``, … and, of people, ``leader``, ``official``, ``expert``, ``executive``,
    ``media``), ``roles`` what the people of such an organisation are. ``families`` finds people by family name
    (``family_names`` the other way), ``alone`` those whose family name needs no introduction. ``modifiers`` are words
    before a title ("senior"), ``cores`` offices by the noun of their titles ("secretary"). ``words`` holds classes of
    common words, ``given`` the gender of given names, ``nouns`` the class of an organisation by its noun
    ("University"), ``definites`` the classes that "the firm" can mean. ``dyad`` is the pair of countries that the field
    is about, ``telling`` are those of it that a text seldom names by the way. ``openers`` are the words with which the
    names begin that ``countries_of`` gives to a country.
    """

    lexicon: PhraseTrie
    actors: dict[str, Actor]
    classes: dict[str, str]
    media: frozenset[str]
    offices: dict[str, Office]
    terms: dict[str, tuple[Term, ...]]
    holders: dict[str, tuple[Term, ...]]
    families: dict[str, tuple[str, ...]]
    family_names: dict[str, str]
    alone: dict[str, tuple[str, ...]]
    genders: dict[str, str]
    affiliations: dict[str, str]
    titles: dict[str, Title]
    modifiers: dict[str, Title]
    bodies: dict[str, Body]
    national_bodies: dict[tuple[str, str], str]
    metonyms: dict[str, Metonym]
    places: dict[str, tuple[str, str | None]]
    cores: dict[str, tuple[str, ...]]
    given: dict[str, str]
    words: dict[str, frozenset[str]]
    nouns: dict[str, str]
    roles: dict[str, str]
    definites: dict[str, frozenset[str]]
    dyad: tuple[str, ...]
    telling: tuple[str, ...]
    openers: dict[str, frozenset[str]]

    def office_holder(self, office: str, day: dt.date) -> str | None:
        """The person in a sole office on ``day``."""
        return next((term.person for term in self.holders.get(office, ()) if term.holds(day)), None)

    def offices_on(self, person: str, day: dt.date) -> tuple[str, ...]:
        """The offices that a person holds on ``day``, the most telling first, as in the file."""
        return tuple(term.office for term in self.terms.get(person, ()) if term.holds(day))

    def countries_of(self, kind: str, ids: Iterable[str]) -> set[str | None]:
        """The countries that a name of the lexicon names, or whose people or organisations it may name.

        A publisher or news agency names none: a report is credited to it, whatever it is about.
        """
        if kind == "metonym":
            return {self.metonyms[one].country for one in ids}
        if kind == "family":
            ids = [person for family in ids for person in self.alone[family]]
        elif kind not in _NAMES:
            return set()
        return {self.actors[one].country for one in ids if one not in self.media}

    def class_of(self, actor: Actor) -> str:
        """What an actor is; one that no list knows is told by the nouns of its name, or not at all."""
        if actor.known:
            return self.classes.get(actor.id, "")
        return next((self.nouns[word] for word in reversed(actor.name.split()) if word in self.nouns), "")


def compile_gazetteer(files: Sequence[Path]) -> Gazetteer:
    """Compile the files that concern it; raises ``KnowledgeError`` for a broken or contradictory entry."""
    rows = {name: _rows(files, name) for name in COLUMNS}
    tables: dict[str, dict[str, list[str]]] = {"words": {}, "phrases": {}, "definite": {}}
    roles: dict[str, str] = {}
    dyad: tuple[str, ...] = ()
    telling: tuple[str, ...] = ()
    for file in files:
        if file.name == "actor-words.toml":
            table = read_toml(file)
            for part, lists in tables.items():
                for name, values in table.get(part, {}).items():
                    lists.setdefault(name, []).extend(values)
            roles |= table.get("roles", {})
        elif file.name == "dyad.toml":
            table = read_toml(file)
            dyad, telling = tuple(table["countries"]), tuple(table.get("telling", ()))
    words = {name: frozenset(values) for name, values in tables["words"].items()} | _closed_classes(files)
    definites = {name: frozenset(values) for name, values in tables["definite"].items()}
    tables_to_fill: dict[str, Any] = {name: {} for name in Gazetteer._fields}
    known = {
        "words": words,
        "roles": roles,
        "definites": definites,
        "dyad": dyad,
        "telling": telling,
        "media": frozenset(),
    }
    builder = _Builder(Gazetteer(**tables_to_fill | known))
    builder.add_countries(rows["countries.tsv"])
    builder.add_organisations(rows["organisations.tsv"])
    builder.add_bodies(rows["bodies.tsv"])
    builder.add_metonyms(rows["metonyms.tsv"])
    builder.add_places(rows["places.tsv"])
    builder.add_nouns(rows["organisation-nouns.tsv"])
    builder.add_titles(rows["titles.tsv"], rows["offices.tsv"])
    builder.add_given_names(rows["given-names.tsv"])
    builder.add_people(rows["people.tsv"])
    builder.add_phrases(tables["phrases"])
    return builder.finished()


def _closed_classes(files: Sequence[Path]) -> dict[str, frozenset[str]]:
    """Words that are no names and no nouns, from the grammar: what may follow a name that stands alone."""
    grammar = compile_grammar(files)
    closed = grammar.be | grammar.have | grammar.do | grammar.future | grammar.modal | grammar.negation | grammar.adverb
    closed |= grammar.subordinator | grammar.coordinator | grammar.preposition | grammar.determiner | grammar.pronoun
    past = {form for forms in grammar.irregular.values() for form in forms}
    return {"closed": frozenset(closed), "past_form": frozenset(past)}


def _rows(files: Sequence[Path], name: str) -> list[tuple[Path, dict[str, str]]]:
    """Rows of every file of that name; a later row with the same first cell replaces an earlier one."""
    found: dict[str, tuple[Path, dict[str, str]]] = {}
    columns = COLUMNS[name]
    for file in files:
        if file.name == name:
            seen: set[str] = set()
            for row in read_tsv(file, columns):
                key = row[columns[0]] if name != "given-names.tsv" else row["names"]
                if key in seen:
                    raise KnowledgeError(f"{key!r} stands there twice", where=str(file))
                seen.add(key)
                found[key] = (file, row)
    return list(found.values())


def _cells(cell: str) -> list[str]:
    return [sys.intern(part.strip()) for part in cell.split("|") if part.strip()]


def _meanings(node: PhraseTrie) -> Iterator[tuple[str, tuple[str, ...]]]:
    """What the phrases that go through a node of the lexicon stand for."""
    for word, below in node.items():
        if word == END:
            yield below
        else:
            yield from _meanings(below)


_BEFORE_TITLES = frozenset({"modifier", "count", "past", "deputy", "pair", "both", "unfixed"})
_COMMON = frozenset(
    {"title", "organisation_noun", "definite", "both_countries", "pronoun", "departments", "ministries", "counted"}
)


class _Builder:
    """Collects entries into the tables of one gazetteer."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self.made = gazetteer

    def finished(self) -> Gazetteer:
        made = self.made
        holders: dict[str, list[Term]] = {}
        for terms in made.terms.values():
            for term in terms:
                if made.offices[term.office].sole:
                    holders.setdefault(term.office, []).append(term)
        made.words["first_name"] = frozenset(made.given) | made.words["chinese_family"]
        made.holders.update({office: tuple(sorted(terms, key=lambda t: t.begin)) for office, terms in holders.items()})
        media = frozenset(actor for actor, name in made.classes.items() if name == "media")
        made = made._replace(lexicon=shared(made.lexicon), media=media)
        openers: dict[str, set[str]] = {}
        for word, below in made.lexicon.items():
            for kind, ids in _meanings(below):
                for country in made.countries_of(kind, ids):
                    openers.setdefault(country or "", set()).add(word)
        return made._replace(openers={country: frozenset(words) for country, words in sorted(openers.items())})

    def name(self, phrase: str, kind: str, identity: str) -> None:
        """Let ``phrase`` mean ``identity``; one phrase may mean several of a kind, but not of two kinds.

        Common words give way to names: "military" stays a body where titles have it too.
        """
        tokens = tokenise(phrase).words
        node = self.made.lexicon
        for word in tokens:
            node = node.get(word, {})
        known = node.get(END)
        if known and known[0] != kind:
            if kind in _COMMON:
                return
            if kind == "metonym" and known[1] == (self.made.metonyms[identity].actor,):
                add_phrase(self.made.lexicon, tokens, (kind, (identity,)))  # a body called by its seat: "White House"
                return
            raise KnowledgeError(f"{phrase!r} names a {known[0]} ({known[1][0]}) and a {kind} ({identity})")
        ids = known[1] if known else ()
        if identity not in ids:
            add_phrase(self.made.lexicon, tokens, (kind, (*ids, identity)))

    def add_countries(self, rows: Iterable[tuple[Path, dict[str, str]]]) -> None:
        for _, row in rows:
            code = row["code"]
            self.made.actors[code] = Actor(code, row["name"], "country", code)
            self.made.classes[code] = "country"
            # A dash says that the name is another entry's: "Hong Kong" stands for its government.
            for phrase in [row["name"], *_cells(row["names"])] if row["names"] != "-" else []:
                self.name(phrase, "country", code)
            for phrase in _cells(row["demonyms"]):
                self.name(phrase, "demonym", code)

    def add_organisations(self, rows: Iterable[tuple[Path, dict[str, str]]]) -> None:
        for file, row in rows:
            identity = row["id"]
            if identity in self.made.actors:
                raise KnowledgeError(f"{identity!r} is another actor's id", where=str(file))
            self.made.actors[identity] = Actor(identity, row["name"], "organisation", row["country"] or None)
            self.made.classes[identity] = row["class"]
            if row["body"]:
                self.made.national_bodies[row["body"], row["country"]] = identity
            for phrase in [row["name"], *_cells(row["aliases"])]:
                self.name(phrase, "organisation", identity)

    def add_bodies(self, rows: Iterable[tuple[Path, dict[str, str]]]) -> None:
        for _, row in rows:
            self.made.bodies[row["id"]] = Body(row["pattern"], row["default"] or None, row["class"])
            for phrase in _cells(row["phrases"]):
                for variant in capitalised(phrase):
                    self.name(variant, "body", row["id"])
        for body, _ in self.made.national_bodies:
            if body not in self.made.bodies:
                raise KnowledgeError(f"{body!r} is no body of bodies.tsv", where="organisations.tsv")

    def add_metonyms(self, rows: Iterable[tuple[Path, dict[str, str]]]) -> None:
        for file, row in rows:
            self._expect(row["actor"], self.made.actors, file)
            phrases = _cells(row["phrases"])
            self.made.metonyms[phrases[0]] = Metonym(row["actor"], row["place"], row["country"])
            for phrase in phrases:
                self.name(phrase, "metonym", phrases[0])

    def add_places(self, rows: Iterable[tuple[Path, dict[str, str]]]) -> None:
        for _, row in rows:
            self.made.places[row["name"]] = (row["name"], row["country"] or None)
            for phrase in [row["name"], *_cells(row["aliases"])]:
                self.name(phrase, "place", row["name"])

    def add_titles(
        self, titles: Iterable[tuple[Path, dict[str, str]]], offices: Iterable[tuple[Path, dict[str, str]]]
    ) -> None:
        by_phrase: dict[str, Title] = {}
        for file, row in offices:
            if row["body"]:
                self._expect(row["body"], self.made.actors, file)
            sole = row["holders"] == "one"
            country, body = row["country"] or None, row["body"] or None
            self.made.offices[row["id"]] = Office(row["title"], country, row["class"], body, row["post"], sole)
            for phrase in _cells(row["phrases"]):
                known = by_phrase.get(phrase, Title("head", row["class"], ()))
                by_phrase[phrase] = known._replace(offices=(*known.offices, row["id"]))
        for _, row in titles:
            known = by_phrase.get(row["phrase"], Title("head", None, ()))
            title = Title(row["role"], row["class"] or known.role_class, known.offices, row["country"] or None)
            by_phrase[row["phrase"]] = title
        self.made.titles.update(by_phrase)
        cores: dict[str, dict[str, None]] = {}
        for phrase, title in by_phrase.items():
            cores.setdefault(core_of(phrase), {}).update(dict.fromkeys(title.offices))
        self.made.cores.update({core: tuple(offices) for core, offices in cores.items() if offices})
        for phrase, title in by_phrase.items():
            if title.role in _BEFORE_TITLES and phrase.isalpha():
                self.made.modifiers[phrase] = title  # too common to be looked for everywhere
                continue
            # A kind of firm in capitals is a firm's own name: "International Policy Institute".
            variants = capitalised(phrase)[:2] if title.role == "firm" else capitalised(phrase)
            for variant in variants:
                self.name(variant, "title", phrase)

    def add_given_names(self, rows: Iterable[tuple[Path, dict[str, str]]]) -> None:
        for _, row in rows:
            for name in row["names"].split():
                self.made.given[name] = (
                    "" if self.made.given.get(name, row["gender"]) != row["gender"] else row["gender"]
                )

    def add_people(self, rows: Iterable[tuple[Path, dict[str, str]]]) -> None:
        families: dict[str, list[str]] = {}
        alone: dict[str, list[str]] = {}
        for file, row in rows:
            identity, name, country = row["id"], row["name"], row["country"] or None
            if identity in self.made.actors:
                raise KnowledgeError(f"{identity!r} is another actor's id", where=str(file))
            self.made.actors[identity] = Actor(identity, name, "person", country)
            self.made.classes[identity] = row["class"]
            self.made.genders[identity] = row["gender"] or "m"
            if row["affiliation"]:
                self._expect(row["affiliation"], self.made.actors, file)
                self.made.affiliations[identity] = row["affiliation"]
            terms = tuple(self._term(identity, cell, file) for cell in _cells(row["terms"]))
            if terms:
                self.made.terms[identity] = terms
            family = family_name(name, country, self.made.given, self.made.words["chinese_family"])
            self.made.family_names[identity] = family
            families.setdefault(family, []).append(identity)
            for phrase in [*name_variants(name, country), *_cells(row["aliases"])]:
                self.name(phrase, "person", identity)
            if row["alone"]:
                self.name(family, "family", family)
                alone.setdefault(family, []).append(identity)
        self.made.families.update({family: tuple(ids) for family, ids in families.items()})
        self.made.alone.update({family: tuple(ids) for family, ids in alone.items()})

    def add_nouns(self, rows: Iterable[tuple[Path, dict[str, str]]]) -> None:
        for _, row in rows:
            self.made.nouns[row["noun"]] = row["class"]
            self.name(row["noun"], "organisation_noun", row["noun"])

    def add_phrases(self, phrases: dict[str, list[str]]) -> None:
        for kind in sorted(phrases):
            for phrase in phrases[kind]:
                for variant in dict.fromkeys((phrase, phrase[:1].upper() + phrase[1:])):
                    self.name(variant, kind, phrase)
        for noun in self.made.definites:
            self.name(f"the {noun}", "definite", noun)
            self.name(f"The {noun}", "definite", noun)

    def _term(self, person: str, cell: str, file: Path) -> Term:
        office, _, period = cell.partition(" ")
        self._expect(office, self.made.offices, file)
        begin, dots, end = period.partition("..")
        try:
            term = Term(office, person, dt.date.fromisoformat(begin), dt.date.fromisoformat(end) if end else None)
        except ValueError as error:
            hint = "write it as: office 2013-03-14..2018-03-19"
            raise KnowledgeError(f"{person!r} has the term {cell!r}", where=str(file), hint=hint) from error
        if not dots or (term.end and term.end <= term.begin):
            raise KnowledgeError(f"{person!r} has a term without length: {cell!r}", where=str(file))
        return term

    def _expect(
        self, identity: str, table: dict[str, object] | dict[str, Actor] | dict[str, Office], file: Path
    ) -> None:
        if identity not in table:
            raise KnowledgeError(f"{identity!r} is not defined", where=str(file))


def actor_of_body(gazetteer: Gazetteer, body: str, country: str) -> Actor:
    """The institution of that kind in ``country``: the listed one, or one named by the body's pattern."""
    if listed := gazetteer.national_bodies.get((body, country)):
        return gazetteer.actors[listed]
    pattern = gazetteer.bodies[body].pattern
    owner = gazetteer.actors[country]
    if pattern == "{country}":
        return owner
    name = pattern.format(country=owner.name)
    return Actor(slug(name), name, "organisation", country)
