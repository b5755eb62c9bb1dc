"""Whatever the text, the mentions of actors lie within sentences, apart from one another and in text order."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cyberdiplo.extract.actors import link_actors
from tests.articles import bundled_knowledge
from tests.extract.actor_links import links_of, sentences_of
from tests.work import calls_of

# Names, titles and the words between them, in any order.
_WORDS = """
Xi Jinping Obama Barack President president US U.S. China Chinese China's Beijing Washington , ' 's ’s -
– / . ( ) " the The a an of for in at to from and & who said told Foreign Ministry spokesman minister
Minister State Secretary John Kerry Wang Yi Dong Su Bin Mc Cain McCain Gen. Mr Jr. C. officials hackers
five two both countries sides firm company Mandiant Inc University Fudan Center American Studies former
then deputy acting new he she his her it White House D.C. FBI director PLA Unit 61398 R-Utah 51 CEO
co-founder Presidents leaders counterpart administration government May Hong Kong based anti Trump Tower
Street Called In Cybersecurity no A
"""

TEXTS = st.one_of(
    st.lists(st.sampled_from(_WORDS.split()), max_size=40).map(" ".join),
    st.lists(st.sampled_from(_WORDS.split()), max_size=40).map("".join),
    st.lists(st.one_of(st.sampled_from(_WORDS.split()), st.text(max_size=4), st.just("\n"))).map(" ".join),
    st.text(max_size=200),
)
DAYS = st.one_of(st.none(), st.dates(), st.sampled_from([dt.date(2013, 6, 7), dt.date.min, dt.date.max]))


@settings(max_examples=500, deadline=None)
@given(TEXTS, DAYS)
def test_any_text_is_linked(text: str, day: dt.date | None) -> None:
    tokens, sentences = sentences_of(text)
    links = link_actors(tokens, sentences, bundled_knowledge().gazetteer, day)
    end = 0
    for mention in links.actors:
        assert end <= mention.span.begin < mention.span.end
        assert any(sentence.span.covers(mention.span) for sentence in sentences)
        assert mention.span.of(text).strip() == mention.span.of(text) != ""
        assert mention.actors
        assert len(set(mention.actors)) == len(mention.actors)
        assert mention.rule
        assert all(actor.id and actor.name for actor in mention.actors)
        assert (mention.form == "group") == (len(mention.actors) > 1)
        end = mention.span.end
    for found in (links.places, links.adjectives):
        begins = [item.span.begin for item in found]
        assert begins == sorted(begins)
        assert all(any(sentence.span.covers(item.span) for sentence in sentences) for item in found)
    assert links_of(text, day) == links


HOSTILE = {
    "names": "Xi Jinping ",
    "people": "Wu Qianli, ",
    "titles": "State Councilor and minister of the ",
    "bodies": "the Chinese government and military ",
    "universities": "Nankai University ",
    "groups": "the two sides ",
    "pairs": "US-",
    "pronouns": "he said ",
    "firms": "a U.S. security firm ",
    "marks": "'s ",
}


@pytest.mark.parametrize("unit", HOSTILE.values(), ids=HOSTILE)
def test_the_work_stays_linear_in_the_text(unit: str) -> None:
    """One sentence four times as long makes at most six times as many calls; were it quadratic, sixteen."""
    gazetteer = bundled_knowledge().gazetteer

    def calls(times: int) -> int:
        tokens, sentences = sentences_of(unit * times)
        return calls_of(lambda: link_actors(tokens, sentences, gazetteer, dt.date(2013, 6, 7)))

    calls(10)  # fills the caches
    assert calls(1200) < 6 * calls(300)
