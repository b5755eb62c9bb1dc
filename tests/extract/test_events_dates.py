"""The day of an event: from its own words, from what it belongs to, or only a bound."""

import datetime as dt

import pytest

from cyberdiplo.model.event import Event
from tests.articles import PUBLISHED, date_of, event_in, events_in

FRIDAY = "2015-09-25"
TUESDAY = "2015-09-22"


def dates_in(text: str, published: dt.date | None = PUBLISHED) -> dict[str, str | None]:
    """The date of each event by its type; a second one of a type has a number."""
    dates: dict[str, str | None] = {}
    for event in events_in(text, published=published):
        count = sum(1 for known in dates if known.startswith(event.type))
        dates[f"{event.type} {count + 1}" if count else event.type] = date_of(event)
    return dates


def rules_of(event: Event) -> set[str]:
    return {step.rule for step in event.provenance if step.stage == "date"}


@pytest.mark.parametrize(
    ("text", "date", "basis"),
    [
        ("Wang Yi met John Kerry in Beijing on Friday.", FRIDAY, "relative"),
        ("On Friday, Wang Yi met John Kerry in Beijing.", FRIDAY, "relative"),
        ("Wang Yi met John Kerry last week in Beijing.", "2015-09-21/2015-09-27", "relative"),
        ("Wang Yi met John Kerry on September 16, 2015, in Beijing.", "2015-09-16", "explicit"),
        ("China banned Windows 8 from government computers in May 2014.", "2014-05", "explicit"),
        ("From September 22 to 28, Xi Jinping visited the United States.", "2015-09-22/2015-09-28", "relative"),
        ("Obama's trip to Beijing in November 2014 was his second.", "2014-11", "explicit"),
        ("The July 9 Strategic and Economic Dialogue ended in Beijing.", "2015-07-09", "relative"),
    ],
)
def test_an_event_has_the_date_of_its_own_clause(text: str, date: str, basis: str) -> None:
    event = event_in(text)
    assert (date_of(event), event.basis, rules_of(event)) == (date, basis, {"own-expression"})


@pytest.mark.parametrize(
    ("text", "date"),
    [
        pytest.param(
            "Asked on Friday about the theft, Hong Lei said such guesswork was unhelpful.", FRIDAY, id="asked"
        ),
        pytest.param(
            "Chuck Hagel, using his turn at the Shangri-La Dialogue on Friday, accused China of cyber attacks.",
            FRIDAY,
            id="a participle behind the subject",
        ),
        pytest.param(
            "And in March a Chinese businessman, Su Bin, confessed in a court to having stolen files from Boeing.",
            "2015-03",
            id="no participle that describes",
        ),
        pytest.param(
            "The report, made public Friday by the National Security Agency, covers the years 2009 through 2011.",
            FRIDAY,
            id="what a report covers",
        ),
        pytest.param(
            "Christopher Painter's two-day visit to Shanghai, which ended on Friday, was an exception.",
            FRIDAY,
            id="a visit with its length",
        ),
        pytest.param(
            "By renewing its vow to honor the pact, Beijing last Friday handed Obama a success.", FRIDAY, id="by doing"
        ),
        pytest.param(
            "In a note handed to the U.S. Embassy on Friday, China protested against the charges.", FRIDAY, id="a note"
        ),
        pytest.param(
            "Yu Pingan has been charged with trafficking in malware, according to a complaint filed here on Friday.",
            FRIDAY,
            id="the complaint",
        ),
        pytest.param(
            "China's embassy declared itself satisfied: in a notice posted on Friday it spoke of a fresh start.",
            FRIDAY,
            id="a notice behind a colon",
        ),
    ],
)
def test_a_date_stands_with_the_words_that_carry_its_event(text: str, date: str) -> None:
    assert date in {date_of(event) for event in events_in(text) if event.type != "conference"}


CHARGED = "A grand jury in Pittsburgh charged five Chinese officers with hacking on Friday. "


@pytest.mark.parametrize(
    ("text", "date"),
    [
        pytest.param(CHARGED + "On the day of the charges Hong Lei denied them.", FRIDAY, id="the day of the charges"),
        pytest.param(
            CHARGED + "Within hours of the unsealing Hong Lei denied it.", FRIDAY, id="hours of the unsealing"
        ),
        pytest.param(CHARGED + "Hong Lei denied the claims hours later.", FRIDAY, id="hours later"),
        pytest.param(CHARGED + "Hong Lei denied the claims within hours.", FRIDAY, id="within hours"),
        pytest.param(CHARGED + "Hong Lei denied the claims within 48 hours.", "../2015-09-28", id="days rather"),
        pytest.param(CHARGED + "Hong Lei denied the claims within hours of the speech.", "../2015-09-28", id="of what"),
        pytest.param(
            CHARGED + "On Sunday Wang Yi met John Kerry. Hong Lei denied the claims within hours of the indictment.",
            FRIDAY,
            id="the charges, though another event was told since",
        ),
    ],
)
def test_hours_leave_the_day_what_it_was(text: str, date: str) -> None:
    assert dates_in(text)["denial"] == date


@pytest.mark.parametrize(
    ("text", "date"),
    [
        pytest.param(
            "Su Bin pleaded guilty on Friday. In the plea agreement, Su acknowledged that he had stolen data.",
            FRIDAY,
            id="the paper",
        ),
        pytest.param(
            "Su Bin pleaded guilty on Friday. In an interview, Su acknowledged that he had stolen data.",
            None,
            id="another occasion",
        ),
    ],
)
def test_what_is_said_in_a_paper_is_said_on_its_day(text: str, date: str | None) -> None:
    (statement,) = (one for one in events_in(text) if one.type == "statement")
    assert ("in-the-paper" in rules_of(statement)) == (date is not None)
    assert date is None or date_of(statement) == date


@pytest.mark.parametrize(
    ("story", "dates"),
    [
        pytest.param("The Standing Committee approved the text on Friday.", {FRIDAY}, id="again"),
        pytest.param(
            "Congress passed a law against foreign vendors on Friday.", {"../2015-09-28", FRIDAY}, id="another's"
        ),
        pytest.param(
            "It passed a law on terrorism on Friday. It passed a law on spies on Tuesday.",
            {"../2015-09-28", FRIDAY, TUESDAY},
            id="which of them",
        ),
    ],
)
def test_a_lead_has_the_day_on_which_the_story_tells_it_again(story: str, dates: set[str]) -> None:
    lead = "China's legislature has passed a far-reaching cybersecurity law, brushing aside months of lobbying."
    events = events_in(f"{lead}\n\n{story.replace('The Standing', 'The NPC Standing')}")
    assert {date_of(event) for event in events if event.type == "law_or_regulation"} == dates


def test_a_plan_within_some_months_lies_between_the_article_and_then() -> None:
    text = "Wang Yi and John Kerry intend to hold a second meeting in Beijing within six months."
    assert dates_in(text) == {"meeting": "2015-09-28/2016-03-28"}


def test_hours_after_an_aside_are_left_open() -> None:
    text = "Wang Yi met John Kerry on Friday. Xi Jinping visited Seattle on Tuesday. Hours later Hong Lei spoke of it."
    assert dates_in(text)["statement"] == "../2015-09-28"


def test_that_night_is_the_night_of_the_day_just_spoken_of() -> None:
    text = (
        CHARGED + "On Sunday David Hickton recalled the case. Within hours of the unsealing Hong Lei denied it. "
        "The American ambassador, Max Baucus, was summoned that same night."
    )
    assert dates_in(text)["protest"] == FRIDAY


@pytest.mark.parametrize(
    ("text", "kind", "date"),
    [
        pytest.param(
            "The Pentagon said so on Friday, two days after a phone call between Ash Carter and Chang Wanquan.",
            "call",
            "2015-09-23",
            id="a noun",
        ),
        pytest.param(
            "It comes just three months after the United States charged five Chinese officers with hacking.",
            "indictment",
            "2015-06",
            id="from the article's own day",
        ),
        pytest.param(
            "It comes more than three months after the United States charged five Chinese officers with hacking.",
            "indictment",
            "../2015-09-28",
            id="a bound is no length",
        ),
        pytest.param(
            "Wang Yi met John Kerry on Friday, a week after Meng Jianzhu visited Washington.",
            "visit",
            "2015-09-14/2015-09-20",
            id="a clause",
        ),
        pytest.param(
            "Wang Yi met John Kerry on Friday, the day before Meng Jianzhu visited Washington.",
            "visit",
            "2015-09-26",
            id="the other way",
        ),
    ],
)
def test_a_length_of_time_counts_from_the_verb_that_it_stands_by(text: str, kind: str, date: str) -> None:
    assert dates_in(text)[kind] == date


@pytest.mark.parametrize(
    ("text", "date"),
    [
        pytest.param(
            "The Justice Department indicted five officers in May 2014, and China withdrew from a working group.",
            "2014-05",
            id="a month",
        ),
        pytest.param(
            "The Justice Department indicted five officers on May 19, 2014, and China withdrew from a working group.",
            "../2015-09-28",
            id="a day",
        ),
        pytest.param(
            "The Justice Department indicted five officers in May 2014, and China has withdrawn from a working group.",
            "../2015-09-28",
            id="another tense",
        ),
    ],
)
def test_clauses_joined_in_one_tense_share_a_month_but_no_day(text: str, date: str) -> None:
    assert dates_in(text)["suspension"] == date


def test_the_expression_that_gave_the_date_is_in_the_evidence() -> None:
    (evidence,) = event_in("Wang Yi met John Kerry in Beijing on Friday.").evidence
    assert evidence.timex
    assert (evidence.timex_text, evidence.timex.value, evidence.timex.anchor) == ("Friday", FRIDAY, PUBLISHED)


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        pytest.param(
            "Xi Jinping met Barack Obama on Friday and visited Seattle on Tuesday.",
            {"summit": FRIDAY, "visit": TUESDAY},
            id="coordinated verbs",
        ),
        pytest.param(
            "Mandiant, which published a report on Chinese hackers in February 2013, has offices in Virginia.",
            {"disclosure_report": "2013-02"},
            id="relative clause",
        ),
        pytest.param(
            "China suspended the cyber working group in May 2014 after the United States indicted five officers.",
            {"suspension": "2014-05", "indictment": "2014-05"},
            id="clause of time after a month",
        ),
        pytest.param(
            "China summoned the US ambassador on Friday after Washington imposed sanctions on Huawei.",
            {"protest": FRIDAY, "sanctions": f"../{FRIDAY}"},
            id="clause of time after a day",
        ),
        pytest.param(
            "When Barack Obama visited Beijing in November 2014, China signed an agreement with the United States.",
            {"visit": "2014-11", "agreement": "2014-11"},
            id="agreed when they met",
        ),
        pytest.param(
            "The two sides agreed to fight cybercrime during Xi Jinping's visit to Washington in September.",
            {"agreement": "2015-09", "visit": "2015-09"},
            id="during a dated visit",
        ),
        pytest.param(
            "Hong Lei denied on Friday that China broke into the computer network of the agency in June 2014.",
            {"denial": FRIDAY},
            id="the date of what is denied is not that of the denial",
        ),
    ],
)
def test_a_date_stays_within_its_part_of_the_sentence(text: str, dates: dict[str, str]) -> None:
    found = dates_in(text)
    assert {kind: found.get(kind) for kind in dates} == dates


CHRONOLOGY = """\
Milestones of cyber diplomacy

February 19, 2013: Mandiant publishes a report on Chinese hackers.

April 13, 2013: John Kerry announces a cyber working group in Beijing.

May 19, 2014: The United States charges five Chinese officers with hacking. China suspends the working group.
"""


def test_the_date_that_heads_an_entry_holds_for_all_of_it() -> None:
    assert dates_in(CHRONOLOGY) == {
        "disclosure_report": "2013-02-19",
        "working_group": "2013-04-13",
        "indictment": "2014-05-19",
        "suspension": "2014-05-19",
    }


def test_the_present_of_a_chronology_is_past() -> None:
    assert {event.status for event in events_in(CHRONOLOGY)} == {"occurred"}


def test_a_dated_caption_says_where_its_people_were() -> None:
    text = """\
Talks in Washington

Chinese President Xi Jinping and US President Barack Obama shake hands at the White House, September 25, 2015. [Photo]

Xi Jinping told Barack Obama that China opposes cyber theft.
"""
    event = event_in(text)
    assert (date_of(event), event.basis) == (FRIDAY, "anaphoric")


@pytest.mark.parametrize(
    "text",
    [
        "Hong Lei said on Friday that China opposes hacking. “We are a victim of hacking,” Hong Lei said.",
        "Hong Lei said on Friday that China opposes hacking. He called on Washington to stop spying.",
        "Hong Lei said on Friday that China opposes hacking.\n\n“We are a victim of hacking,” Hong Lei added.",
    ],
)
def test_a_speaker_goes_on_on_the_same_day(text: str) -> None:
    event = event_in(text)
    assert (event.type, date_of(event), len(event.evidence)) == ("statement", FRIDAY, 2)


def test_another_speaker_takes_no_date_from_the_first() -> None:
    text = "Hong Lei said on Friday that China opposes hacking. Josh Earnest said that talks would go on."
    assert [(date_of(event), event.basis) for event in events_in(text)] == [
        (FRIDAY, "relative"),
        (f"../{PUBLISHED}", "publication"),
    ]


def test_a_date_of_long_ago_is_not_that_of_what_its_actor_says_now() -> None:
    text = "In July 2013, John Kerry visited Beijing. John Kerry said that hacking must stop."
    assert dates_in(text) == {"visit": "2013-07", "statement": f"../{PUBLISHED}"}


@pytest.mark.parametrize(
    "outcome",
    [
        "The two sides agreed not to steal trade secrets.",
        "They agreed not to steal trade secrets.",
        "The two countries set up a cyber working group.",
    ],
)
def test_an_outcome_has_the_day_of_its_gathering(outcome: str) -> None:
    *_, event = events_in(f"Xi Jinping and Barack Obama met in Washington on Friday. {outcome}")
    assert (date_of(event), event.basis) == (FRIDAY, "anaphoric")
    assert "outcome-of-gathering" in rules_of(event)


def test_a_gathering_far_back_brings_forth_nothing() -> None:
    between = " ".join(["The weather in the capital was fine."] * 8)
    text = (
        f"Xi Jinping and Barack Obama met in Washington on Friday. {between} China signed a trade agreement with Chile."
    )
    assert dates_in(text)["agreement"] == f"../{PUBLISHED}"


def test_what_is_said_at_a_gathering_has_its_day() -> None:
    text = (
        "The US-China Internet Industry Forum opened in Seattle on Wednesday. At the forum, Lu Wei said China is open."
    )
    assert dates_in(text) == {"conference": "2015-09-23", "statement": "2015-09-23"}


def test_a_denial_comes_after_its_charge_and_before_the_article() -> None:
    text = "The United States indicted five Chinese officers in May 2014. China rejected the charges."
    assert dates_in(text) == {"indictment": "2014-05", "denial": f"2014-05/{PUBLISHED}"}


@pytest.mark.parametrize(
    ("text", "status", "date"),
    [
        ("China suspended the cyber working group.", "occurred", f"../{PUBLISHED}"),
        ("Xi Jinping will visit Washington.", "planned", f"{PUBLISHED}/.."),
    ],
)
def test_an_event_without_any_date_is_bounded_by_publication(text: str, status: str, date: str) -> None:
    event = event_in(text)
    assert (event.status, date_of(event), event.basis) == (status, date, "publication")
    assert event.evidence[0].timex is None


@pytest.mark.parametrize("published", [PUBLISHED, dt.date(2013, 4, 14), dt.date(2016, 2, 29)])
def test_nothing_is_dated_to_the_day_of_publication_by_default(published: dt.date) -> None:
    text = "China suspended the cyber working group. Hong Lei said that China opposes hacking."
    assert {date_of(event) for event in events_in(text, published=published)} == {f"../{published}"}


def test_today_is_the_day_of_publication() -> None:
    assert date_of(event_in("John Kerry met Wang Yi in Beijing today.")) == str(PUBLISHED)


def test_a_page_without_a_date_bounds_nothing() -> None:
    event = event_in("China suspended the cyber working group with the United States.", published=None)
    assert (event.date, event.basis) == (None, "publication")


def test_a_page_without_a_date_still_has_the_dates_of_its_text() -> None:
    text = "China suspended the cyber working group in May 2014, and Wang Yi met John Kerry."
    assert dates_in(text, published=None) == {"suspension": "2014-05", "meeting": None}


def test_a_weekday_counts_from_the_place_line() -> None:
    text = "BEIJING, Sept. 25 (Xinhua) -- Wang Yi met John Kerry in Beijing on Thursday.\n\nThe talks were frank."
    assert date_of(event_in(text)) == "2015-09-24"


@pytest.mark.parametrize(
    "text",
    [
        "The breach of the agency's computers began in March 2014.",
        "Chinese hackers have attacked the agency's network since March 2014.",
    ],
)
def test_what_began_then_and_went_on_is_open(text: str) -> None:
    assert dates_in(text) == {"cyber_incident": "2014-03/.."}


def test_prior_to_a_gathering_is_not_after_its_first_day() -> None:
    text = (
        "The Strategic and Economic Dialogue opened in Washington on June 23, 2015. "
        "Prior to the dialogue, Xi Jinping visited Seattle."
    )
    assert dates_in(text) == {"dialogue": "2015-06-23", "visit": "../2015-06-23"}


def test_every_date_names_its_rule_and_says_why() -> None:
    for event in events_in(CHRONOLOGY):
        steps = [step for step in event.provenance if step.stage == "date"]
        assert steps
        assert all(step.rule and step.detail for step in steps)


def test_a_lead_takes_its_date_from_the_gathering_that_the_story_tells_below() -> None:
    text = (
        "Barack Obama and Xi Jinping agreed to fight hacking. It was a breakthrough.\n\n"
        "The two presidents met on Friday in Washington."
    )
    agreement, summit = events_in(text)
    assert (agreement.type, date_of(agreement), agreement.basis) == ("agreement", FRIDAY, "anaphoric")
    assert rules_of(agreement) == {"gathering-below"}
    assert agreement.evidence[0].timex == summit.evidence[0].timex


def test_what_a_speaker_tells_of_was_done_by_then() -> None:
    text = "Hong Lei said on Friday that China and the United States had agreed on cyber norms."
    assert dates_in(text) == {"statement": FRIDAY, "agreement": f"../{FRIDAY}"}


def test_the_day_that_heads_an_entry_says_more_than_a_year_in_it() -> None:
    text = "Milestones\n\nApril 13, 2013: John Kerry visits Beijing for the first time in 2013.\n\nMay 1, 2013: Rain."
    assert dates_in(text) == {"visit": "2013-04-13"}


def test_an_entry_whose_first_sentence_tells_of_nothing_dates_the_rest() -> None:
    text = "Milestones\n\nMay 19, 2014: A bad day. China suspends the cyber working group.\n\nMay 20, 2014: Rain."
    assert dates_in(text) == {"suspension": "2014-05-19"}


def test_two_dates_in_a_row_are_each_for_their_verb() -> None:
    text = "Xi Jinping visited Seattle on Tuesday, met Barack Obama on Friday and flew home on Sunday."
    assert {date_of(event) for event in events_in(text)} >= {TUESDAY, FRIDAY}


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("China passed the cybersecurity law by May 2014.", "../2014-05-31"),
        ("China had passed the cybersecurity law before May 2014.", "../2014-04-30"),
        ("China had passed the cybersecurity law prior to May 2014.", "../2014-04-30"),
        ("China passed the cybersecurity law after May 2014.", f"2014-06-01/{PUBLISHED}"),
        ("China will pass the cybersecurity law by December.", f"{PUBLISHED}/2015-12-31"),
        ("China will pass the cybersecurity law before the end of the year.", f"{PUBLISHED}/2015-12-31"),
        ("Xi Jinping will meet Barack Obama after Wednesday.", "2015-10-01/.."),
    ],
)
def test_a_date_behind_by_before_or_after_is_a_bound(text: str, date: str) -> None:
    event = event_in(text)
    assert (date_of(event), rules_of(event)) == (date, {"by-or-after"})


def test_a_date_that_tells_when_something_else_was_is_no_bound() -> None:
    assert date_of(event_in("Wang Yi met John Kerry after Friday's talks.")) == FRIDAY


@pytest.mark.parametrize(("between", "date"), [(5, FRIDAY), (6, f"../{PUBLISHED}")])
def test_an_outcome_belongs_to_a_gathering_of_the_last_paragraphs(between: int, date: str) -> None:
    rain = " ".join(["Rain fell on the capital."] * between)
    text = f"John Kerry and Wang Yi held talks on Friday. {rain} China signed an agreement on hacking with Chile."
    assert dates_in(text)["agreement"] == date


@pytest.mark.parametrize(("between", "date"), [(1, f"2014-05/{PUBLISHED}"), (2, f"../{PUBLISHED}")])
def test_a_denial_answers_the_charge_just_before_it(between: int, date: str) -> None:
    rain = " ".join(["Rain fell on the capital."] * between)
    text = f"The United States indicted five Chinese officers in May 2014. {rain} China rejected the charges."
    assert dates_in(text)["denial"] == date


@pytest.mark.parametrize(("day", "date"), [("September 7", "2015-09-07"), ("September 6", f"../{PUBLISHED}")])
def test_a_speaker_goes_on_only_within_a_storys_own_span(day: str, date: str) -> None:
    text = f"On {day}, John Kerry visited Beijing. John Kerry said that hacking must stop."
    assert dates_in(text)["statement"] == date


def test_a_denial_on_the_day_of_the_charge_is_not_dated_by_it() -> None:
    text = "The United States indicted five Chinese officers on September 25. China rejected the charges."
    assert dates_in(text)["denial"] == f"../{PUBLISHED}"


def test_a_plan_says_nothing_of_where_its_people_are() -> None:
    text = "On September 30, John Kerry will visit Beijing. John Kerry said that hacking must stop."
    assert dates_in(text) == {"visit": "2015-09-30", "statement": f"../{PUBLISHED}"}


def test_a_long_stay_does_not_tell_when_its_people_spoke() -> None:
    text = "From September 5 to 25, John Kerry visited Beijing. John Kerry said that hacking must stop."
    assert dates_in(text) == {"visit": "2015-09-05/2015-09-25", "statement": f"../{PUBLISHED}"}


def test_what_is_agreed_on_the_sidelines_has_the_day_of_the_gathering() -> None:
    text = (
        "On the sidelines of the G20 summit in Hangzhou on September 3, Obama and Xi reaffirmed their cyber agreement."
    )
    assert dates_in(text)["agreement"] == "2015-09-03"


def test_a_day_goes_on_from_the_month_that_the_text_names() -> None:
    text = "The pledge on hacking was made in March 2013. On April 13 John Kerry met Wang Yi."
    (meeting,) = [event for event in events_in(text) if event.type == "meeting"]
    assert date_of(meeting) == "2013-04-13"


def test_a_day_of_the_articles_own_time_stays_there() -> None:
    text = "The pledge on hacking was made in August 2013. On September 21 John Kerry met Wang Yi."
    (meeting,) = [event for event in events_in(text) if event.type == "meeting"]
    assert date_of(meeting) == "2015-09-21"


def test_a_verb_with_a_subject_of_its_own_dates_no_noun_before_it() -> None:
    text = (
        "Britain and China have undertaken not to steal, in a pact modelled on the one Barack Obama signed last month."
    )
    assert {date_of(event) for event in events_in(text)} == {"../2015-09-28"}


# ---- a day of publication that the page contradicts ----

CONTESTED = "Talks on hacking\n\nWednesday, May 6, 2015\n\n"
"""The header of a page that was given ``PUBLISHED``, months later, as its day."""


@pytest.mark.parametrize(
    ("sentence", "date"),
    [
        ("Wang Yi met John Kerry in Beijing on Friday.", f"../{PUBLISHED}"),
        ("Wang Yi met John Kerry in Beijing.", f"../{PUBLISHED}"),
        ("Wang Yi will meet John Kerry in Beijing next week.", None),
        ("Wang Yi will meet John Kerry in Beijing.", None),
        ("Wang Yi will meet John Kerry in Beijing after January 3, 2016.", "2016-01-04/.."),
        ("Wang Yi met John Kerry in Beijing on January 3, 2015.", "2015-01-03"),
        # Either day gives it this date.
        ("Wang Yi met John Kerry in Beijing this year.", "2015"),
        ("Wang Yi met John Kerry in Beijing last year.", "2014"),
        ("Wang Yi met John Kerry in Beijing on February 3.", "2015-02-03"),
    ],
)
def test_of_a_contested_day_relative_dates_stay_open(sentence: str, date: str | None) -> None:
    more = "They spoke of cyber security, the Chinese foreign ministry said in Beijing after the two had met."
    event = events_in(f"{CONTESTED}{sentence}\n\n{more}")[0]
    assert date_of(event) == date


# ---- entries of a chronology ----

ENTRIES = """May 7: Leon Panetta meets Liang Guanglie at the Pentagon. They had met in March too.

Oct. 8: Barack Obama visits Beijing for talks on hacking. The next day he meets Xi Jinping."""


def chronology(heading: str, entries: str = ENTRIES, published: dt.date | None = PUBLISHED) -> list[str | None]:
    text = f"Chronology of US-China relations\n\n{heading}\n\n{entries}"
    return [date_of(event) for event in events_in(text, published=published)]


@pytest.mark.parametrize("published", [None, PUBLISHED, dt.date(2012, 11, 2)])
@pytest.mark.parametrize(
    "heading",
    ["May - December 2012", "2012", "2012:", "2012: a year of talks", "## 2012", "Key events of 2012:", "(2012)"],
)
def test_the_heading_of_a_chronology_has_the_year_of_its_entries(heading: str, published: dt.date | None) -> None:
    dates = chronology(heading, published=published)
    assert [date for date in dates if date] == ["2012-05-07", "2012-03", "2012-10-08", "2012-10-09"]


@pytest.mark.parametrize(
    "heading",
    [
        "From the speech of 2012 to the talks of 2014",
        "The 2012 dialogue and what followed",
        "Made in China 2025",
    ],
)
def test_other_headings_have_no_year_for_the_entries(heading: str) -> None:
    assert "2015-05-07" in chronology(heading)


def test_a_year_between_entries_begins_that_year() -> None:
    entries = "Dec. 5: Xi Jinping visits Washington.\n\n2013\n\nJan. 8: Barack Obama visits Beijing."
    assert chronology("2012", entries) == ["2012-12-05", "2013-01-08"]


def test_a_heading_of_two_years_turns_where_the_months_begin_anew() -> None:
    entries = "Nov. 5: Xi Jinping visits Washington.\n\nJan. 8: Barack Obama visits Beijing."
    assert chronology("November 2012 - February 2013", entries) == ["2012-11-05", "2013-01-08"]


def test_an_entry_that_says_its_year_begins_that_year() -> None:
    entries = (
        "Nov. 5: Xi Jinping visits Washington.\n\nJan. 8, 2013: Barack Obama visits Beijing.\n\n"
        "March 7: Xi Jinping visits Moscow for talks with the United States."
    )
    assert chronology("2012", entries) == ["2012-11-05", "2013-01-08", "2013-03-07"]


@pytest.mark.parametrize(
    ("entry", "date"),
    [
        ("May 7, 2013: Xi Jinping, who arrived on Monday, speaks. On Monday he met Barack Obama.", "2013-05-06"),
        ("May 7, 2013: Hackers are in the news. Xi Jinping met Barack Obama last month.", "2013-04"),
        ("May 7, 2013: Hackers are in the news. On April 3 Xi Jinping met Barack Obama.", "2013-04-03"),
        ("2013: Hackers are in the news. In April Xi Jinping met Barack Obama.", "2013-04"),
        ("2013: Hackers are in the news. On April 3 Xi Jinping met Barack Obama.", "2013-04-03"),
    ],
)
def test_an_entry_is_read_as_of_its_own_date(entry: str, date: str) -> None:
    assert date in chronology("All years", f"Feb. 19, 2011: Hu Jintao visits Washington.\n\n{entry}")


@pytest.mark.parametrize("mark", [" | ", "\t", "\n"])
def test_the_date_that_heads_a_row_is_no_part_of_what_it_tells(mark: str) -> None:
    rows = (
        ("May 19, 2014", "The United States indicts five Chinese military officers."),
        ("May 20, 2014", "China suspends the cyber working group with the United States."),
        ("September 25, 2014", "First dialogue on cybercrime between China and the United States"),
    )
    events = events_in("Cyber talks\n\n" + "\n".join(map(mark.join, rows)))
    assert [date_of(event) for event in events] == ["2014-05-19", "2014-05-20", "2014-09-25"]
    assert not any("2014" in event.title for event in events)
    assert "United States indicts five Chinese military officers" in events[0].title


def test_the_cells_of_a_row_are_read_each_by_itself() -> None:
    rows = (
        "| Date | What happened | Where |\n|------|-------|-------|\n"
        "| May 19, 2014 | The United States indicts five Chinese military officers | Pittsburgh |\n"
        "| May 20, 2014 | China bans Windows 8 from government computers | Beijing |"
    )
    events = events_in("Cyber talks\n\n" + rows)
    assert [(date_of(event), event.title[-20:]) for event in events] == [
        ("2014-05-19", "se military officers"),
        ("2014-05-20", "government computers"),
    ]
