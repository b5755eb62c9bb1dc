"""Family names, offices, unnamed people and pronouns are linked by what the document says elsewhere."""

import datetime as dt

import pytest

from tests.articles import bundled_knowledge
from tests.extract.actor_links import links_of, mention_of, mentions_of


def names_by_form(text: str, form: str, day: dt.date | None = dt.date(2014, 6, 2)) -> list[str]:
    return ["+".join(a.name for a in m.actors) for m in links_of(text, day).actors if m.form == form]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Xi Jinping met Thomas Donilon. Xi smiled, and Donilon left.", ["Xi Jinping", "Thomas Donilon"]),
        ("Hong Lei replied. Hong said no.", ["Hong Lei"]),
        ("Crystal Chong, a professor, agreed. Chong added more.", ["Crystal Chong"]),
        ("Wu Qianli, a professor, agreed. Wu added more.", ["Wu Qianli"]),
        ("Sen. John McCain objected. McCain wrote it.", ["John McCain"]),
        ("A visitor saw Lew's visit. Jacob Lew left.", ["Jacob Lew"]),
        ("Obama spoke.", ["Barack Obama"]),
        ("Secretary Kerry spoke.", ["John Kerry"]),
        ("President Xi spoke.", ["Xi Jinping"]),
        ("State Councilor Yang spoke.", ["Yang Jiechi"]),
        ("Minister Guo spoke.", ["Guo Shengkun"]),
        ("Foreign Minister Wang spoke.", ["Wang Yi"]),
        ("Vice Premier Wang spoke.", ["Wang Yang"]),
        ("Wang Dong was charged. Foreign Minister Wang spoke.", ["Wang Yi"]),
        ("Michelle Obama spoke. Obama agreed.", ["Barack Obama"]),
        ("Vice Premier Wang Yang left. Foreign Minister Wang spoke.", ["Wang Yi"]),
        ("Wang Dong was charged. Mr. Wang fled.", ["Wang Dong"]),
        ("Gen. Fang and Admiral Locklear spoke.", ["Fang Fenghui", "Samuel Locklear"]),
        ("Lew spoke.", []),
        ("Xi Jinping met Xi Xiaoxing, a professor. President Xi left.", ["Xi Jinping"]),
        ("Xi Jinping left. Physicist Xi Xiaoxing taught there. Xi was cleared.", ["Xi Xiaoxing"]),
        ("Donald Trump spoke. Trump Tower stands in New York.", []),
        ("Theresa May spoke. In May she left.", []),
        ("Wang Yi spoke. Wang Xiaodan agreed.", []),
    ],
)
def test_family_names(text: str, expected: list[str]) -> None:
    assert names_by_form(text, "surname") == expected


@pytest.mark.parametrize(
    ("text", "day", "expected"),
    [
        ("The US president spoke.", dt.date(2013, 6, 7), ["Barack Obama"]),
        ("The US president spoke.", dt.date(2017, 1, 19), ["Barack Obama"]),
        ("The US president spoke.", dt.date(2017, 2, 1), ["Donald Trump"]),
        ("America's president spoke.", dt.date(2017, 2, 1), ["Donald Trump"]),
        ("China's premier spoke.", dt.date(2012, 6, 7), ["Wen Jiabao"]),
        ("The Chinese leader spoke.", dt.date(2012, 6, 7), ["Hu Jintao"]),
        ("Lisa Monaco, assistant to the president, spoke. Jo Tarn, a Huawei vice president, left.", dt.date(2014, 6, 7),
         ["Barack Obama"]),
        ("The FBI director spoke.", dt.date(2012, 6, 7), ["Robert Mueller"]),
        ("The secretary of state spoke.", dt.date(2012, 6, 7), ["Hillary Clinton"]),
        ("The UN secretary-general spoke.", dt.date(2012, 6, 7), ["Ban Ki-moon"]),
        ("The German chancellor spoke.", dt.date(2012, 6, 7), ["Angela Merkel"]),
        ("Talks with China went on. The foreign minister spoke.", dt.date(2014, 6, 7), ["Wang Yi"]),
        ("John Kerry met his Chinese counterpart.", dt.date(2014, 6, 7), ["Wang Yi"]),
        ("The US ambassador left.", dt.date(2014, 6, 7), ["Max Baucus"]),
        ("The US ambassador to Japan left.", dt.date(2014, 6, 7), []),
        ("The former US president spoke.", dt.date(2014, 6, 7), []),
        ("The next US president will decide.", dt.date(2014, 6, 7), []),
        ("A US president must decide.", dt.date(2014, 6, 7), []),
        ("The deputy US secretary of state spoke.", dt.date(2014, 6, 7), []),
        ("Foreign Minister Wang Yi left. The minister said no.", dt.date(2014, 6, 7), ["Wang Yi"]),
        ("Hua Chunying, the spokeswoman, spoke. The ministry spokeswoman said no.", dt.date(2014, 6, 7),
         ["Hua Chunying"]),
        ("A Foreign Ministry spokesman said no. Hong Lei was speaking in Beijing.", dt.date(2014, 6, 7), ["Hong Lei"]),
        ("A Foreign Ministry spokesman said no. Hua Chunying was there.", dt.date(2014, 6, 7),
         ["Ministry of Foreign Affairs of China"]),
        ("A spokeswoman for the US State Department condemned it.", dt.date(2014, 6, 7), ["U.S. Department of State"]),
        ("Xi Jinping's special envoy left. Special envoy Meng Jianzhu met John Kerry.", dt.date(2015, 9, 14),
         ["Meng Jianzhu"]),
        ("Special envoy visits Washington\nSpecial envoy Meng Jianzhu met John Kerry.", dt.date(2015, 9, 14),
         ["Meng Jianzhu"]),
        ("A Chinese national was sentenced on Friday. Su Bin must serve four years.", dt.date(2016, 7, 14), ["Su Bin"]),
    ],
)  # fmt: skip
def test_offices_without_a_name(text: str, day: dt.date, expected: list[str]) -> None:
    assert names_by_form(text, "office", day) == expected


@pytest.mark.parametrize(
    ("text", "name", "kind", "country"),
    [
        ("It indicted five Chinese military officers.", "five Chinese military officers", "person", "CN"),
        ("US officials said so.", "US officials", "person", "US"),
        ("A senior administration official said so.", "senior administration official", "person", "US"),
        ("Three Chinese nationals were charged.", "Three Chinese nationals", "person", "CN"),
        ("It was the work of hackers in China.", "hackers in China", "person", "CN"),
        ("Chinese-affiliated hackers broke in.", "Chinese-affiliated hackers", "person", "CN"),
        ("US prosecutors in Pittsburgh went on.", "US prosecutors in Pittsburgh", "person", "US"),
        ("Chinese state-owned companies gained.", "Chinese state-owned companies", "organisation", "CN"),
        ("Federal prosecutors went on.", "Federal prosecutors", "person", "US"),
    ],
)
def test_unnamed_actors_keep_the_text_s_words(text: str, name: str, kind: str, country: str) -> None:
    (mention,) = [m for m in links_of(text).actors if m.form == "unnamed"]
    (actor,) = mention.actors
    assert (actor.name, actor.kind, actor.country, actor.known) == (name, kind, country, False)
    assert mention.span.of(text) == name


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("Three Chinese nationals were charged. They are Wu Yingzhuo, Dong Hao and Xia Lei.", "Three Chinese nationals",
         "Wu Yingzhuo+Dong Hao+Xia Lei"),
        ("Wu Yingzhuo, Dong Hao and Xia Lei were charged. The three fled.", "The three",
         "Wu Yingzhuo+Dong Hao+Xia Lei"),
        ("Wu Yingzhuo, Dong Hao and Xia Lei were charged. Five Chinese nationals fled.", "Five Chinese nationals",
         "Five Chinese nationals"),
    ],
)  # fmt: skip
def test_a_number_of_people_who_are_listed(text: str, words: str, expected: str) -> None:
    assert "+".join(actor.name for actor in mention_of(text, words).actors) == expected


def test_leaders_stand_for_their_country() -> None:
    mention = mention_of("Chinese leaders agreed to it.", "Chinese leaders")
    assert (mention.actors[0].name, mention.form) == ("China", "country")


def test_officers_belong_to_their_army() -> None:
    affiliation = mention_of(
        "It indicted five Chinese military officers.", "five Chinese military officers"
    ).affiliation
    assert affiliation
    assert affiliation.name == "People's Liberation Army"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Xi Jinping told reporters after meeting Barack Obama. He said no.", ["Xi Jinping"]),
        ("Xi Jinping said he had come.", ["Xi Jinping"]),
        ("Hua Chunying replied. She said no.", ["Hua Chunying"]),
        ("Hua Chunying replied. He said no.", []),
        ("Xi Jinping noted his meeting.", ["Xi Jinping"]),
        ("The weather was fine. He said no.", []),
        ("The Mandiant report came. The firm said no.", ["Mandiant"]),
        ("Mandiant and FireEye met. The firm said no.", []),
        ("Foreign Ministry spokesman Hong Lei spoke. The ministry said no.", ["Ministry of Foreign Affairs of China"]),
        ("A U.S. security firm said so. Mandiant traced it.", ["Mandiant"]),
        ("The State Department replied. The commission said so.", []),
        ("The FBI replied. The agency said so.", ["FBI"]),
        ("Fudan University opened. The university said so.", ["Fudan University"]),
    ],
)
def test_pronouns_and_the_like_where_safe(text: str, expected: list[str]) -> None:
    assert names_by_form(text, "pronoun") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the U.S. security firm Mandiant said so", [("U.S. security firm Mandiant", "Mandiant")]),
        ("a German firm, SolarWorld, said so", [("SolarWorld", "SolarWorld")]),
        ("a state-run newspaper, the Global Times, said so", [("Global Times", "Global Times")]),
        ("SolarWorld, a German firm, said so", [("SolarWorld", "SolarWorld")]),
        ("Tarn Global Inc said so", [("Tarn Global Inc", "Tarn Global Inc")]),
        ("the Center for Ocean Law and Nankai University agreed", [
            ("Center for Ocean Law", "Center for Ocean Law"), ("Nankai University", "Nankai University"),
        ]),
        ("the United Glass Workers Union agreed", [("United Glass Workers Union", "United Glass Workers Union")]),
        ("the Cyber Working Group met", []),
    ],
)  # fmt: skip
def test_firms_and_bodies_by_their_form(text: str, expected: list[tuple[str, str]]) -> None:
    assert mentions_of(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Officials from the State and Justice departments declined.",
         ["U.S. Department of State", "U.S. Department of Justice"]),
        ("The Departments of Justice, Homeland Security, State, and Treasury joined.",
         ["U.S. Department of Justice", "U.S. Department of Homeland Security", "U.S. Department of State",
          "U.S. Department of the Treasury"]),
        ("The foreign and defense ministries protested.",
         ["Ministry of Foreign Affairs of China", "Ministry of National Defense of China"]),
        ("Two departments merged.", []),
    ],
)  # fmt: skip
def test_bodies_that_share_a_plural(text: str, expected: list[str]) -> None:
    assert [name for _, name in mentions_of(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("PSAKI: I can confirm that.", [("PSAKI", "Jen Psaki")]),
        ("PRESIDENT OBAMA: Good morning.", [("OBAMA", "Barack Obama")]),
        ("QUESTION: Can you say more?", []),
        ("XI: The Report", []),
    ],
)
def test_speakers_of_a_transcript(text: str, expected: list[tuple[str, str]]) -> None:
    assert mentions_of(text) == expected


def test_media_can_be_told_from_those_who_act() -> None:
    gazetteer = bundled_knowledge().gazetteer
    text = "Wu Qianli, a professor, told the Global Times on Sunday, Xinhua reported."
    ids = [mention.actors[0].id for mention in links_of(text).actors if mention.actors[0].kind == "organisation"]
    assert ids == ["global-times", "xinhua"]
    assert set(ids) <= gazetteer.media


def test_two_people_are_those_whom_the_text_names_together_next() -> None:
    text = "Two Chinese nationals were charged. Zhu Hua and Zhang Shilong are accused of hacking."
    assert mention_of(text, "Two Chinese nationals").rule == "counted-people"
    assert {one.id for one in mention_of(text, "Two Chinese nationals").actors} == {"zhu-hua", "zhang-shilong"}


def test_two_people_of_another_country_are_not_those_named_next() -> None:
    text = "Two Russian nationals were charged. Zhu Hua and Zhang Shilong are accused of hacking."
    assert mention_of(text, "Two Russian nationals").form == "unnamed"
