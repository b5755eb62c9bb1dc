"""Names, countries, towns and groups of a text are linked to actors and places, in text order and apart."""

import datetime as dt

import pytest

from cyberdiplo.extract.actors import office_on
from tests.articles import bundled_knowledge
from tests.extract.actor_links import DAY, links_of, mention_of, mentions_of, places_of

CHINA, US = "China", "United States"
BOTH = f"{CHINA}+{US}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("China and the United States agreed.", [("China", CHINA), ("United States", US)]),
        ("The U.S. accused the PRC.", [("U.S.", US), ("PRC", CHINA)]),
        ("CybersecurityChina, U.S. to team up", [("China", CHINA), ("U.S.", US)]),
        ("according to the agencyXinhua,Wang Yi left", [("Xinhua", "Xinhua"), ("Wang Yi", "Wang Yi")]),
        ("The FBI and DHS said the PLA did it.", [
            ("FBI", "FBI"), ("DHS", "U.S. Department of Homeland Security"), ("PLA", "People's Liberation Army"),
        ]),
        ("The US Justice Department dropped it.", [("US Justice Department", "U.S. Department of Justice")]),
        ("China's Ministry of Defense protested.", [
            ("China's Ministry of Defense", "Ministry of National Defense of China"),
        ]),
        ("The Ministry of Public Security replied.", [
            ("Ministry of Public Security", "Ministry of Public Security of China"),
        ]),
        ("The Russian defence ministry replied.", [
            ("Russian defence ministry", "Ministry of National Defense of Russia"),
        ]),
        ("The Chinese government and military had a hand in it.", [
            ("Chinese government", CHINA), ("military", "People's Liberation Army"),
        ]),
        ("Hackers of PLA Unit 61398, known as APT1, broke in.", [
            ("PLA Unit 61398", "PLA Unit 61398"), ("APT1", "APT1"),
        ]),
        ("CNCERT and OPM compared notes.", [("CNCERT", "CNCERT"), ("OPM", "U.S. Office of Personnel Management")]),
        ("The US Senate Armed Services Committee and the House intelligence panel met.", [
            ("US Senate Armed Services Committee", "Senate Armed Services Committee"),
            ("House intelligence panel", "House Intelligence Committee"),
        ]),
        ("China's embassy in Washington and the Chinese Embassy in the US hit back.", [
            ("China's embassy in Washington", "Embassy of China in Washington"),
            ("Chinese Embassy in the US", "Embassy of China in Washington"),
        ]),
        ("China's embassy hit back.", [("China's embassy", "Embassy of China in Washington")]),
        ("The State Internet Information Office replied.", [
            ("State Internet Information Office", "State Internet Information Office"),
        ]),
        ("The Obama administration weighed sanctions.", [("Obama administration", "Barack Obama")]),
        ("The Trump administration weighed sanctions.", [("Trump administration", "Donald Trump")]),
        ("Mandiant's report named McAfee and FireEye.", [
            ("Mandiant", "Mandiant"), ("McAfee", "McAfee"), ("FireEye", "FireEye"),
        ]),
    ],
)  # fmt: skip
def test_names_are_linked(text: str, expected: list[tuple[str, str]]) -> None:
    assert mentions_of(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Chinese goods and American films were on show.",
        "President Street was closed.",
        "The Turkey dinner was served.",
        "Voters in Washington state went home.",
        "A US-based and China-made product was sold.",
        "The anti-China mood passed.",
        "Write to China.example.org for more.",
        "The companies and analysts waited.",
        "No official had come.",
        "The Premier League began.",
    ],
)
def test_what_names_nobody_is_left_alone(text: str) -> None:
    assert mentions_of(text) == []


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("Beijing denied the report.", "Beijing", CHINA),
        ("Washington hit back.", "Washington", US),
        ("The White House kept silent.", "White House", "White House"),
        ("A warning came from Beijing.", "Beijing", CHINA),
        ("Zhongnanhai kept silent.", "Zhongnanhai", CHINA),
        ("Foggy Bottom kept silent.", "Foggy Bottom", "U.S. Department of State"),
        ("The Pentagon kept silent.", "Pentagon", "U.S. Department of Defense"),
        ("Capitol Hill passed a bill.", "Capitol Hill", "U.S. Congress"),
        ("Washington asked Hong Kong to help.", "Hong Kong", "Hong Kong SAR government"),
        ("The Kremlin kept silent.", "Kremlin", "Russia"),
    ],
)
def test_a_capital_stands_for_a_government(text: str, words: str, name: str) -> None:
    mention = mention_of(text, words)
    assert [actor.name for actor in mention.actors] == [name]
    assert mention.form == "capital"
    assert words not in [place[0] for place in places_of(text)]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("They met in Beijing.", ("Beijing", "Beijing", "CN")),
        ("They met in Washington, DC, on Friday.", ("Washington, DC", "Washington, DC", "US")),
        ("He spoke at the White House.", ("White House", "White House", "US")),
        ("She flew to Washington.", ("Washington", "Washington, DC", "US")),
        ("She visited Beijing.", ("Beijing", "Beijing", "CN")),
        ("The Beijing summit ended.", ("Beijing", "Beijing", "CN")),
        ("Beijing, June 3 (Xinhua) -- Talks went on.", ("Beijing", "Beijing", "CN")),
        ("They met at Sunnylands, an estate.", ("Sunnylands", "Sunnylands", "US")),
        (
            "Talks at the Great Hall of the People ended.",
            ("Great Hall of the People", "Great Hall of the People", "CN"),
        ),
        ("The hotel stands in Wuzhen.", ("Wuzhen", "Wuzhen", "CN")),
    ],
)
def test_a_town_is_a_place_where_something_happens(text: str, place: tuple[str, str, str]) -> None:
    assert places_of(text) == [place]
    assert place[0] not in [words for words, _ in mentions_of(text)]


def test_a_country_where_something_happens_is_a_place_too() -> None:
    text = "Dempsey spent a week in China."
    assert places_of(text) == [("China", "China", "CN")]
    assert mention_of(text, "China").rule == "country-as-place"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The US companies waited.", []),
        ("The US accused them.", [("US", US)]),
        ("US indicts five.", [("US", US)]),
        ("The US move was a farce.", []),
        ("China and the US need to talk.", [("China", CHINA), ("US", US)]),
        ("US accuses Chinese military hackers.", [("US", US)]),
        ("It was hacking of U.S. networks.", []),
        ("It went to the U.S. Munitions List.", []),
        ("US Presses China on Attacks", [("US", US), ("China", CHINA)]),
        ("The U.S. and Britain agreed.", [("U.S.", US), ("Britain", "United Kingdom")]),
    ],
)
def test_a_short_name_before_a_noun_is_an_adjective(text: str, expected: list[tuple[str, str]]) -> None:
    known = [(m.span.of(text), m.actors[0].name) for m in links_of(text).actors if m.form != "unnamed"]
    assert known == expected


def test_adjectives_are_kept_aside() -> None:
    text = "Chinese accusations met U.S. denials."
    links = links_of(text)
    assert links.actors == []
    assert [(m.span.of(text), m.actors[0].id) for m in links.adjectives] == [("Chinese", "CN"), ("U.S.", "US")]


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("The two sides agreed.", "The two sides", BOTH),
        ("The US and China met. Both countries agreed.", "Both countries", BOTH),
        ("Sino-US ties suffered.", "Sino-US", BOTH),
        ("U.S.-China talks resumed.", "U.S.-China", BOTH),
        ("China-US relations matter.", "China-US", BOTH),
        ("The Sino-American relationship matters.", "Sino-American", BOTH),
        ("China-Japan ties cooled.", "China-Japan", "China+Japan"),
        ("Japan and Russia met. The two nations agreed.", "The two nations", "Japan+Russia"),
        ("David Cameron met Xi Jinping. Both countries agreed.", "Both countries", "China+United Kingdom"),
        ("The two heads of state met.", "two heads of state", "Xi Jinping+Barack Obama"),
        ("The two presidents shook hands.", "two presidents", "Xi Jinping+Barack Obama"),
        ("The presidents of the two nations spoke.", "presidents of the two nations", "Xi Jinping+Barack Obama"),
        ("He praised the two countries' leaders.", "the two countries' leaders", "Xi Jinping+Barack Obama"),
        ("The Chinese and American presidents met.", "Chinese and American presidents", "Xi Jinping+Barack Obama"),
        ("Chinese and U.S. officials met.", "Chinese and U.S. officials", BOTH),
    ],
)
def test_a_group_is_all_of_its_members_in_a_fixed_order(text: str, words: str, expected: str) -> None:
    mention = mention_of(text, words)
    assert "+".join(actor.name for actor in mention.actors) == expected
    assert mention.form == "group"


def test_the_two_sides_of_others_are_not_the_pack_s() -> None:
    assert "China+United States" not in [
        name for _, name in mentions_of("Kenya left. Cuba and Peru met Iran. The two sides agreed.")
    ]


def test_the_leaders_are_those_of_the_day() -> None:
    text = "The two presidents shook hands."
    assert [a.name for a in mention_of(text, "two presidents", dt.date(2017, 4, 7)).actors] == [
        "Xi Jinping",
        "Donald Trump",
    ]


def test_a_possessive_mark_is_no_part_of_the_mention() -> None:
    mention = mention_of("China's reply came.", "China")
    assert mention.possessive
    assert not mention_of("China replied.", "China").possessive


@pytest.mark.parametrize(
    ("actor", "day", "office"),
    [
        ("barack-obama", dt.date(2009, 1, 20), "President of the United States"),
        ("barack-obama", dt.date(2017, 1, 19), "President of the United States"),
        ("barack-obama", dt.date(2017, 1, 20), None),
        ("donald-trump", dt.date(2017, 1, 20), "President of the United States"),
        ("xi-jinping", dt.date(2013, 3, 13), "General Secretary of the Communist Party of China"),
        ("xi-jinping", dt.date(2013, 3, 14), "President of China"),
        ("john-kerry", dt.date(2013, 1, 31), "U.S. Senator"),
        ("john-kerry", dt.date(2013, 2, 1), "U.S. Secretary of State"),
        ("nobody-known", dt.date(2013, 2, 1), None),
    ],
)
def test_the_office_of_a_day(actor: str, day: dt.date, office: str | None) -> None:
    assert office_on(actor, day, bundled_knowledge().gazetteer) == office


def test_an_empty_text_has_nobody() -> None:
    assert links_of("").actors == []
    assert links_of("", None).places == []


def test_without_a_day_only_named_people_are_linked() -> None:
    text = "The US president met Hu Jintao. The Chinese president left."
    assert [actor.name for m in links_of(text, None).actors if m.form == "office" for actor in m.actors] == []
    assert mention_of(text, "Hu Jintao", None).office is None


def test_the_default_day_is_in_the_tests_own_period() -> None:
    assert mention_of("The US president spoke.", "US president", DAY).actors[0].id == "barack-obama"
