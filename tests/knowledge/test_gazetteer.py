"""The gazetteer's files agree with one another and with the calendar, and a broken entry says where it is broken."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise
from pathlib import Path

import pytest

from cyberdiplo.errors import KnowledgeError
from cyberdiplo.knowledge.gazetteer import COLUMNS, Gazetteer, actor_of_body, compile_gazetteer
from cyberdiplo.knowledge.schema import knowledge_files, read_tsv
from tests.articles import bundled_knowledge


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return bundled_knowledge().gazetteer


def rows(name: str) -> list[dict[str, str]]:
    return [row for file in knowledge_files([]) if file.name == name for row in read_tsv(file, COLUMNS[name])]


def test_the_field_is_covered_broadly(gazetteer: Gazetteer) -> None:
    kinds = [actor.kind for actor in gazetteer.actors.values()]
    assert kinds.count("person") >= 600
    assert kinds.count("organisation") >= 500
    assert kinds.count("country") >= 100
    assert len(gazetteer.offices) >= 120


@pytest.mark.parametrize("name", [name for name, columns in COLUMNS.items() if "source" in columns])
def test_every_entry_has_its_source(name: str) -> None:
    assert [row for row in rows(name) if not row["source"].strip()] == []


def test_a_sole_office_has_one_holder_at_a_time(gazetteer: Gazetteer) -> None:
    for office, terms in gazetteer.holders.items():
        for earlier, later in pairwise(terms):
            assert earlier.end is not None, office
            assert earlier.end <= later.begin, (office, earlier.person, later.person)


@pytest.mark.parametrize(
    ("office", "day", "person"),
    [
        ("us-president", "2013-06-07", "barack-obama"),
        ("us-president", "2017-01-19", "barack-obama"),
        ("us-president", "2017-01-20", "donald-trump"),
        ("cn-president", "2013-03-13", "hu-jintao"),
        ("cn-president", "2013-03-14", "xi-jinping"),
        ("cn-premier", "2013-03-14", "wen-jiabao"),
        ("cn-premier", "2013-03-15", "li-keqiang"),
        ("us-secretary-of-state", "2013-01-31", "hillary-clinton"),
        ("us-secretary-of-state", "2013-02-01", "john-kerry"),
        ("us-secretary-of-state", "2017-06-01", "rex-tillerson"),
        ("us-secretary-of-state", "2018-05-01", "mike-pompeo"),
        ("us-national-security-advisor", "2013-06-30", "thomas-donilon"),
        ("us-national-security-advisor", "2013-07-01", "susan-rice"),
        ("us-defense-secretary", "2013-06-01", "chuck-hagel"),
        ("us-attorney-general", "2014-05-19", "eric-holder"),
        ("us-attorney-general", "2015-12-01", "loretta-lynch"),
        ("us-homeland-security-secretary", "2017-10-04", "elaine-duke"),
        ("us-ambassador-to-china", "2014-05-20", "max-baucus"),
        ("cn-foreign-minister", "2013-03-01", "yang-jiechi"),
        ("cn-foreign-minister", "2013-04-13", "wang-yi"),
        ("cn-public-security-minister", "2015-12-01", "guo-shengkun"),
        ("cn-cac-director", "2014-12-01", "lu-wei"),
        ("cn-chief-of-general-staff", "2013-04-22", "fang-fenghui"),
        ("gb-prime-minister", "2015-10-21", "david-cameron"),
        ("de-chancellor", "2014-07-07", "angela-merkel"),
    ],
)
def test_who_held_an_office(gazetteer: Gazetteer, office: str, day: str, person: str) -> None:
    assert gazetteer.office_holder(office, dt.date.fromisoformat(day)) == person


def test_an_office_before_its_first_term_is_nobody_s(gazetteer: Gazetteer) -> None:
    assert gazetteer.office_holder("us-president", dt.date(1800, 1, 1)) is None
    assert gazetteer.offices_on("barack-obama", dt.date(2017, 1, 20)) == ()


@pytest.mark.parametrize(
    ("identity", "name"),
    [
        ("cn-mfa", "Ministry of Foreign Affairs of China"),
        ("cn-mps", "Ministry of Public Security of China"),
        ("us-justice", "U.S. Department of Justice"),
        ("pla", "People's Liberation Army"),
        ("pla-61398", "PLA Unit 61398"),
        ("npc", "National People's Congress"),
        ("fbi", "FBI"),
        ("cncert", "CNCERT"),
        ("US", "United States"),
        ("CN", "China"),
        ("hksar", "Hong Kong SAR government"),
        ("mandiant", "Mandiant"),
        ("barack-obama", "Barack Obama"),
        ("jacob-lew", "Jacob Lew"),
    ],
)
def test_canonical_names(gazetteer: Gazetteer, identity: str, name: str) -> None:
    assert gazetteer.actors[identity].name == name


@pytest.mark.parametrize(
    ("identity", "actor_class"),
    [
        ("xinhua", "media"), ("fudan", "research"), ("boeing", "company"), ("mandiant", "security_firm"),
        ("cn-mfa", "government"), ("pla", "military"), ("apt1", "hackers"), ("US", "country"),
        ("xi-jinping", "leader"), ("hong-lei", "official"), ("adam-segal", "expert"), ("kevin-mandia", "executive"),
    ],
)  # fmt: skip
def test_what_actors_are(gazetteer: Gazetteer, identity: str, actor_class: str) -> None:
    assert gazetteer.class_of(gazetteer.actors[identity]) == actor_class
    assert (identity in gazetteer.media) == (actor_class == "media")


def test_classes_are_few_and_known(gazetteer: Gazetteer) -> None:
    people = {gazetteer.classes[i] for i, actor in gazetteer.actors.items() if actor.kind == "person"}
    assert people <= {"leader", "official", "expert", "executive", "media", ""}
    bodies = {gazetteer.classes[i] for i, actor in gazetteer.actors.items() if actor.kind == "organisation"}
    assert bodies <= {
        "government", "military", "court", "legislature", "party", "company", "security_firm", "research", "media",
        "association", "international", "hackers",
    }  # fmt: skip


def test_a_body_without_an_entry_is_named_by_its_kind(gazetteer: Gazetteer) -> None:
    assert actor_of_body(gazetteer, "foreign-ministry", "CN").id == "cn-mfa"
    assert actor_of_body(gazetteer, "foreign-ministry", "FR").name == "Ministry of Foreign Affairs of France"
    assert actor_of_body(gazetteer, "government", "FR").id == "FR"


def pack_with(folder: Path, name: str, *lines: str) -> Gazetteer:
    header = "\t".join(COLUMNS[name])
    (folder / name).write_text("\n".join([header, *lines]) + "\n", "utf-8")
    return compile_gazetteer(knowledge_files([folder]))


def person(identity: str, name: str, aliases: str = "", terms: str = "", affiliation: str = "") -> str:
    return "\t".join([identity, name, "US", "official", "m", "", aliases, terms, affiliation, "made up"])


def test_a_pack_adds_and_replaces(tmp_path: Path) -> None:
    gazetteer = pack_with(
        tmp_path, "people.tsv", person("jo-tarn", "Jo Tarn"), person("john-kerry", "John Kerry", "J. F. Kerry")
    )
    assert gazetteer.actors["jo-tarn"].name == "Jo Tarn"
    assert gazetteer.terms.get("john-kerry") is None
    assert gazetteer.actors["xi-jinping"].name == "Xi Jinping"


@pytest.mark.parametrize(
    ("lines", "complaint"),
    [
        ([person("a-b", "A. Bee", terms="us-king 2009-01-20..")], "'us-king' is not defined"),
        ([person("a-b", "A. Bee", terms="us-president 2009-01-20")], "a term without length"),
        ([person("a-b", "A. Bee", terms="us-president 2009-01-20..2009-01-20")], "a term without length"),
        ([person("a-b", "A. Bee", terms="us-president January..")], "has the term"),
        ([person("a-b", "A. Bee", affiliation="nowhere")], "'nowhere' is not defined"),
        ([person("fbi", "A. Bee")], "another actor's id"),
        ([person("a-b", "A. Bee"), person("a-b", "A. Bee")], "twice"),
        ([person("a-b", "Mandiant")], "names a organisation"),
    ],
)
def test_a_broken_entry_says_what_is_wrong(tmp_path: Path, lines: list[str], complaint: str) -> None:
    with pytest.raises(KnowledgeError, match=complaint):
        pack_with(tmp_path, "people.tsv", *lines)


def test_bodies_are_those_of_the_list(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError, match=r"no body of bodies\.tsv"):
        pack_with(tmp_path, "organisations.tsv", "x-y\tX of Y\tFR\tgovernment\tno-body\t\tmade up")
