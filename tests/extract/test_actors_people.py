"""People are read off their titles, their names and what stands beside them, known or not."""

import datetime as dt

import pytest

from tests.extract.actor_links import links_of, mention_of, mentions_of


@pytest.mark.parametrize(
    ("text", "words", "name", "rule"),
    [
        ("US Secretary of State John Kerry spoke.", "US Secretary of State John Kerry", "John Kerry", "title-name"),
        ("Gen. Martin Dempsey left.", "Gen. Martin Dempsey", "Martin Dempsey", "honorific-name"),
        ("Foreign Ministry spokesman Hong Lei said no.", "Foreign Ministry spokesman Hong Lei", "Hong Lei",
         "title-name"),
        ("China's Public Security Minister Guo Shengkun came.", "China's Public Security Minister Guo Shengkun",
         "Guo Shengkun", "title-name"),
        ("State Councilor and Minister of Public Security Guo Shengkun of China came.",
         "State Councilor and Minister of Public Security Guo Shengkun of China", "Guo Shengkun", "title-name"),
        ("NSA chief Admiral Mike Rogers testified.", "NSA chief Admiral Mike Rogers", "Michael Rogers", "title-name"),
        ("Under Secretary of State for Economic Affairs Robert Hormats spoke.",
         "Under Secretary of State for Economic Affairs Robert Hormats", "Robert Hormats", "title-name"),
        ("China's premier, Li Keqiang, said no.", "China's premier, Li Keqiang", "Li Keqiang", "title-comma-name"),
        ("A spokeswoman for the foreign ministry in Beijing, Hua Chunying, replied.",
         "spokeswoman for the foreign ministry in Beijing, Hua Chunying", "Hua Chunying", "title-comma-name"),
        ("Fang Fenghui, chief of the General Staff of the PLA, left.", "Fang Fenghui", "Fang Fenghui",
         "name-apposition"),
        ("Attorney General Eric H. Holder, Jr. spoke.", "Attorney General Eric H. Holder, Jr.", "Eric Holder",
         "title-name"),
        ("Chunying Hua spoke.", "Chunying Hua", "Hua Chunying", "name"),
        ("Xi Jin Ping spoke.", "Xi Jin Ping", "Xi Jinping", "name"),
        ("XI Jinping spoke.", "XI Jinping", "Xi Jinping", "name"),
        ("Tom Donilon spoke.", "Tom Donilon", "Thomas Donilon", "name"),
        ("Jack Lew spoke.", "Jack Lew", "Jacob Lew", "name"),
        ("Jim Mattis spoke.", "Jim Mattis", "James Mattis", "name"),
        ("Sen. John McCain spoke.", "Sen. John McCain", "John McCain", "honorific-name"),
        ("Rep. Jason Chaffetz (R-Utah), the chairman, spoke.", "Rep. Jason Chaffetz", "Jason Chaffetz",
         "name-apposition"),
    ],
)  # fmt: skip
def test_a_known_person(text: str, words: str, name: str, rule: str) -> None:
    mention = mention_of(text, words)
    assert [actor.name for actor in mention.actors] == [name]
    assert mention.actors[0].known
    assert (mention.form, mention.rule) == ("name", rule)


@pytest.mark.parametrize(
    ("text", "words", "name", "affiliation", "role_class"),
    [
        ("Zhou Wanjing, director of the Center for Ocean Law at Guangzhou-based Nankai University, told reporters.",
         "Zhou Wanjing", "Zhou Wanjing", "Nankai University", "expert"),
        ("Peter Quill, CEO of Tarn Global Inc, agreed.", "Peter Quill", "Peter Quill", "Tarn Global Inc", "executive"),
        ("Maria Osgood, a lecturer of law and Asian studies at the University of California Berkeley, agreed.",
         "Maria Osgood", "Maria Osgood", "University of California, Berkeley", "expert"),
        ('"It works," said Ann Louie, a Policy Institute fellow at the University of Washington.',
         "Ann Louie", "Ann Louie", "University of Washington", "expert"),
        ("Dimitar Quist, CrowdStrike's co-founder, said so.", "Dimitar Quist", "Dimitar Quist", "CrowdStrike", None),
        ("Nankai University professor Shi Gui agreed.", "Nankai University professor Shi Gui", "Shi Gui",
         "Nankai University", "expert"),
        ('"Yes," said Marc Orlando, a Justice Department spokesman.', "Marc Orlando", "Marc Orlando",
         "U.S. Department of Justice", "official"),
        ("Special envoy Meng Tiezhu left.", "Special envoy Meng Tiezhu", "Meng Tiezhu", None, "official"),
        ("Prosecuting attorney Eileen Docker said so.", "Prosecuting attorney Eileen Docker", "Eileen Docker", None,
         "official"),
        ("So said Mr Joo C. Sang on Monday.", "Mr Joo C. Sang", "Joo C. Sang", None, None),
        ("U.S. District Judge Christina A. Snipes ruled.", "U.S. District Judge Christina A. Snipes",
         "Christina A. Snipes", None, "official"),
        ("Boeing spokeswoman Nancy Drew declined.", "Boeing spokeswoman Nancy Drew", "Nancy Drew", "Boeing",
         "executive"),
        ("James Mulvane of Tarn Group Inc. said so.", "James Mulvane", "James Mulvane", "Tarn Group Inc.", "executive"),
        ("He knew Pu Wanqiang well.", "Pu Wanqiang", "Pu Wanqiang", None, None),
        ("He knew Michael Forsberg well.", "Michael Forsberg", "Michael Forsberg", None, None),
    ],
)  # fmt: skip
def test_a_person_whom_only_the_text_introduces(
    text: str, words: str, name: str, affiliation: str | None, role_class: str | None
) -> None:
    mention = mention_of(text, words)
    (actor,) = mention.actors
    assert (actor.name, actor.kind, actor.known) == (name, "person", False)
    assert (mention.affiliation.name if mention.affiliation else None) == affiliation
    if role_class or not affiliation:
        assert mention.role_class == role_class


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Xu Wanjun, aka Qu Hui, a Deputy Division Director with the MSS, left.", ["Xu Wanjun"]),
        ("Zhu Hualin and Zhang Shilei, both Chinese nationals, fled.", ["Zhu Hualin", "Zhang Shilei"]),
        ("Su Bin, 51, a businessman, fled.", ["Su Bin"]),
        ("Sens. Cory Gardner, R-Colo., and Ben Cardin, D-Md., wrote.", ["Cory Gardner", "Ben Cardin"]),
        ("Hong Kong's security chief, Lai Tung-kwok, left.", ["Lai Tung-kwok"]),
        ("Malcolm Turnbull, the Australian premier, left.", ["Malcolm Turnbull"]),
        ("Her interior minister, Thomas de Maiziere, left.", ["Thomas de Maiziere"]),
        ("Adm. Mike Mullen, his predecessor, left.", ["Mike Mullen"]),
    ],
)
def test_tags_and_other_names_are_no_actors(text: str, expected: list[str]) -> None:
    assert [name for _, name in mentions_of(text)] == expected


def test_a_contractor_s_agency_does_not_make_him_an_official() -> None:
    text = "Former National Security Agency contractor Edward J. Snowden spoke."
    mention = mention_of(text, "Former National Security Agency contractor Edward J. Snowden")
    assert mention.role_class is None
    assert mention.affiliation
    assert mention.affiliation.name == "National Security Agency"


def test_what_describes_a_person_acts_in_nothing_itself() -> None:
    text = "Li Wanhong, secretary-general of the China Arms Control and Disarmament Association, said no."
    assert mentions_of(text) == [("Li Wanhong", "Li Wanhong")]


def test_several_people_after_one_title() -> None:
    text = "Secretaries John Kerry and Jacob Lew met Presidents Xi Jinping and Barack Obama."
    assert [name for _, name in mentions_of(text)] == ["John Kerry", "Jacob Lew", "Xi Jinping", "Barack Obama"]


def test_a_list_of_titles_and_names_stays_a_list() -> None:
    text = "He met President Xi Jinping, Minister of National Defense Chang Wanquan and Premier Li Keqiang."
    assert mentions_of(text)[-3:] == [
        ("President Xi Jinping", "Xi Jinping"),
        ("Minister of National Defense Chang Wanquan", "Chang Wanquan"),
        ("Premier Li Keqiang", "Li Keqiang"),
    ]


def test_a_headline_s_verb_is_no_part_of_a_name() -> None:
    assert mentions_of("US Ambassador Baucus Called In Over Charges") == [("US Ambassador Baucus", "Max Baucus")]


@pytest.mark.parametrize(
    ("text", "day", "office"),
    [
        ("President Barack Obama spoke.", dt.date(2013, 6, 7), "President of the United States"),
        ("Then US president Barack Obama spoke.", dt.date(2013, 6, 7), None),
        ("Former Secretary of State Hillary Clinton spoke.", dt.date(2014, 6, 7), None),
        ("Secretary of State Hillary Clinton spoke.", dt.date(2012, 6, 7), "U.S. Secretary of State"),
        ("Barack Obama spoke.", dt.date(2017, 2, 1), None),
    ],
)
def test_the_office_is_that_of_the_day(text: str, day: dt.date, office: str | None) -> None:
    assert [mention.office for mention in links_of(text, day).actors] == [office]


@pytest.mark.parametrize(
    ("text", "words", "affiliation"),
    [
        ("Foreign Ministry spokesman Hong Lei said no.", "Foreign Ministry spokesman Hong Lei",
         "Ministry of Foreign Affairs of China"),
        ("FBI Director James Comey spoke.", "FBI Director James Comey", "FBI"),
        ("Alejandro Mayorkas, Deputy Secretary of Homeland Security, led them.", "Alejandro Mayorkas",
         "U.S. Department of Homeland Security"),
        ("Satya Nadella spoke.", "Satya Nadella", "Microsoft"),
    ],
)  # fmt: skip
def test_a_known_person_s_affiliation(text: str, words: str, affiliation: str) -> None:
    mention = mention_of(text, words)
    assert mention.affiliation
    assert mention.affiliation.name == affiliation
