"""The words by which a text shows its topics."""

from pathlib import Path

from cyberdiplo.knowledge.phrases import END
from cyberdiplo.knowledge.topics import FIELD, STEM, Telling, Topics, compile_topics
from tests.articles import bundled_knowledge


def compiled(folder: Path, text: str) -> Topics:
    file = folder / "topics.toml"
    file.write_text(f"[topics]\n{text}\n", "utf-8")
    return compile_topics([file])


def test_a_stem_shows_its_topic_in_every_word_that_begins_so(tmp_path: Path) -> None:
    topics = compiled(tmp_path, 'fruit = ["apple*"]')
    assert [topics.of_word(word) for word in ("apple", "apples", "applecart", "app", "pineapple")] == [
        ("fruit",),
        ("fruit",),
        ("fruit",),
        (),
        (),
    ]


def test_a_word_without_a_star_stands_for_itself_alone(tmp_path: Path) -> None:
    topics = compiled(tmp_path, 'fruit = ["apple"]')
    assert topics.words["apple"][END] == ("fruit",)
    assert topics.of_word("apples") == ()


def test_a_starred_phrase_has_a_plural(tmp_path: Path) -> None:
    topics = compiled(tmp_path, 'fruit = ["apple tree*"]')
    assert topics.words["apple"]["tree"][END] == topics.words["apple"]["trees"][END] == ("fruit",)


def test_a_word_can_show_several_topics(tmp_path: Path) -> None:
    topics = compiled(tmp_path, 'fruit = ["apple", "pear*"]\nfirms = ["apple", "pear*"]')
    assert topics.words["apple"][END] == ("fruit", "firms")
    assert set(topics.of_word("pears")) == {"fruit", "firms"}


def test_other_files_are_not_read(tmp_path: Path) -> None:
    other = tmp_path / "themes.toml"
    other.write_text('[topics]\nfruit = ["apple"]\n', "utf-8")
    assert compile_topics([other]) == Topics({}, {}, {}, Telling({}, (), ()))


def test_each_telling_word_has_a_sign_in_it(tmp_path: Path) -> None:
    file = tmp_path / "topics.toml"
    file.write_text('telling = ["apple*", "pear tree", "fig"]\n', "utf-8")
    telling = compile_topics([file]).telling
    assert telling.stems == ("apple",)
    assert telling.signs == ("apple", "pear", "fig")
    assert telling.phrases["pear"]["tree"][END] == FIELD


def test_no_bundled_stem_is_too_short_to_be_looked_up() -> None:
    stems = bundled_knowledge().topics.stems
    assert FIELD in {topic for found in stems.values() for _, topics in found for topic in topics}
    assert all(
        len(letters) == STEM and stem.startswith(letters) for letters, found in stems.items() for stem, _ in found
    )
