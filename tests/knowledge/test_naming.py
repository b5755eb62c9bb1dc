"""Names of one actor are recognised as such, and names of two are not."""

import pytest

from cyberdiplo.knowledge.naming import load_naming


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("FBI", "Federal Bureau of Investigation"),
        ("Pentagon", "US Department of Defense"),
        ("Department of Defence", "Department of Defense"),
        ("People's Liberation Army", "PLA"),
        ("People’s Liberation Army", "People's Liberation Army"),
        ("Ministry of Foreign Affairs", "Chinese Foreign Affairs Ministry"),
        ("United States", "U.S."),
        ("United States", "USA"),
        ("Thomas Donilon", "Tom Donilon"),
        ("Barack Obama", "Barack H. Obama"),
        ("Xi Jinping", "President Xi Jinping"),
    ],
)
def test_names_of_one_actor_agree_either_way(first: str, second: str) -> None:
    naming = load_naming()
    assert naming.same_actor(first, second)
    assert naming.same_actor(second, first)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("United States", "China"),
        ("Ministry of Foreign Affairs", "Ministry of Public Security"),
        ("Xi Jinping", "Xi Xiaoxing"),
        ("John Kerry", "Teresa Kerry"),
        ("United States", "United Kingdom"),
        ("China", "China Daily"),
        ("Mandiant", "CrowdStrike"),
    ],
)
def test_names_of_two_actors_do_not_agree(first: str, second: str) -> None:
    naming = load_naming()
    assert not naming.same_actor(first, second)
    assert not naming.same_actor(second, first)


def test_a_countrys_own_name_is_one_word() -> None:
    naming = load_naming()
    assert naming.telling_words("United States") == naming.telling_words("US") == {"united states"}
    assert naming.telling_words("the American side") == {"side"}
