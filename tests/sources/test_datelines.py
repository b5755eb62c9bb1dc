from __future__ import annotations

import datetime as dt

import pytest

from cyberdiplo.knowledge.reading import Reading
from cyberdiplo.sources.datelines import find_place_line, is_place_line


@pytest.mark.parametrize(
    ("line", "front", "place", "agency", "day"),
    [
        ("BEIJING, Nov. 12 (Xinhua) — Senior officials", "BEIJING, Nov. 12 (Xinhua) — ", "Beijing", "Xinhua", (11, 12)),
        ("BEIJING - A U.S. firm", "BEIJING - ", "Beijing", None, (0, 0)),
        ("(Reuters) — Microsoft", "(Reuters) — ", None, "Reuters", (0, 0)),
        ("PITTSBURGH/NEW YORK/WASHINGTON • Three", "PITTSBURGH/NEW YORK/WASHINGTON • ", "Pittsburgh", None, (0, 0)),
        ("WASHINGTON, D.C. (Reuters) - The", "WASHINGTON, D.C. (Reuters) - ", "Washington", "Reuters", (0, 0)),
        ("Washington D.C. - The", "Washington D.C. - ", "Washington", None, (0, 0)),
        (
            "RANCHO MIRAGE, Calif., June 8 (Xinhua) -- Xi",
            "RANCHO MIRAGE, Calif., June 8 (Xinhua) -- ",
            "Rancho Mirage",
            "Xinhua",
            (6, 8),
        ),
        ("MILPITAS, Calif. -- The firm", "MILPITAS, Calif. -- ", "Milpitas", None, (0, 0)),
        ("Beijing (Reuters) -- China", "Beijing (Reuters) -- ", "Beijing", "Reuters", (0, 0)),
        ("Beijing — China said", "Beijing — ", "Beijing", None, (0, 0)),
        ("BEIJING: China", "BEIJING: ", "Beijing", None, (0, 0)),
        ("MIAMI _ The", "MIAMI _ ", "Miami", None, (0, 0)),
        ("WASHINGTON Sept 27 (Reuters) - The", "WASHINGTON Sept 27 (Reuters) - ", "Washington", "Reuters", (9, 27)),
        ("Hong Kong Sept 27 - The", "Hong Kong Sept 27 - ", "Hong Kong", None, (9, 27)),
        ("beijing, sept. 25 (xinhua) -- the", "beijing, sept. 25 (xinhua) -- ", "Beijing", "Xinhua", (9, 25)),
        ("XI'AN, May 3 -- The", "XI'AN, May 3 -- ", "Xi'an", None, (5, 3)),
        ("Beijing, Apr 13 (PTI) China", "Beijing, Apr 13 (PTI) ", "Beijing", "PTI", (4, 13)),
        ("Washington (CNN)The United States", "Washington (CNN)", "Washington", "CNN", (0, 0)),
        ("WASHINGTON, June 9. /ITAR-TASS/. The", "WASHINGTON, June 9. /ITAR-TASS/. ", "Washington", "TASS", (6, 9)),
        (
            "St. Petersburg, 5 September 2013 (Xinhua) - The",
            "St. Petersburg, 5 September 2013 (Xinhua) - ",
            "St. Petersburg",
            "Xinhua",
            (9, 5),
        ),
        ("GENEVA (15 June 2013) - The", "GENEVA (15 June 2013) - ", "Geneva", None, (6, 15)),
        (
            "UNITED NATIONS, Sept. 28 (Xinhua) -- The",
            "UNITED NATIONS, Sept. 28 (Xinhua) -- ",
            "United Nations",
            "Xinhua",
            (9, 28),
        ),
    ],
)
def test_a_place_line_is_found(
    line: str, front: str, place: str | None, agency: str | None, day: tuple[int, int], reading: Reading
) -> None:
    found = find_place_line(line, reading)
    assert found is not None
    assert line[: found.span.end] == front
    assert (found.place, found.agency, (found.month, found.day)) == (place, agency, day)


@pytest.mark.parametrize(
    "line",
    [
        "OBAMA: We have agreed",
        "Q: What did they say?",
        "China - the world's largest market - said",
        "US-China ties - good or bad?",
        "Washington and Beijing have reassured each other",
        "USA - The land of the free",
        "EXCLUSIVE - China prepares",
        "AT A GLANCE - What was agreed",
        "CHINA'S ARMY — The unit",
        "May 13, 2014: Chinese Foreign Minister Wang Yi",
        "The White House - in a statement",
        "beijing - the capital - said",
        "washington, sept. 25 -- the talks",
        "Guizhou, which has data centers, said",
    ],
)
def test_other_beginnings_are_no_place_lines(line: str, reading: Reading) -> None:
    assert find_place_line(line, reading) is None


def test_a_place_line_may_stand_alone(reading: Reading) -> None:
    assert is_place_line("Washington, DC", reading)
    assert is_place_line("BEIJING, June 3 (Xinhua) --", reading)
    assert not is_place_line("BEIJING, June 3 (Xinhua) -- China", reading)


@pytest.mark.parametrize(
    ("published", "day"),
    [
        (dt.date(2015, 11, 12), dt.date(2015, 11, 12)),
        (dt.date(2015, 11, 20), dt.date(2015, 11, 12)),
        (dt.date(2015, 11, 11), dt.date(2015, 11, 12)),
        (dt.date(2018, 1, 11), None),
        (None, None),
    ],
)
def test_its_day_is_in_the_year_of_publication_or_unknown(
    published: dt.date | None, day: dt.date | None, reading: Reading
) -> None:
    found = find_place_line("BEIJING, Nov. 12 (Xinhua) — Senior officials", reading)
    assert found is not None
    assert found.date(published) == day


def test_the_turn_of_the_year_lies_between_place_line_and_page(reading: Reading) -> None:
    found = find_place_line("BEIJING, Dec. 31 (Xinhua) -- China", reading)
    assert found is not None
    assert found.date(dt.date(2016, 1, 1)) == dt.date(2015, 12, 31)


def test_a_printed_year_needs_no_page(reading: Reading) -> None:
    found = find_place_line("BEIJING, Nov. 12, 2015 (Xinhua) — Senior officials", reading)
    assert found is not None
    assert found.date(None) == dt.date(2015, 11, 12)
