"""A knowledge file that breaks its schema is refused, with the place and the remedy."""

from pathlib import Path

import pytest

from cyberdiplo.errors import KnowledgeError
from cyberdiplo.knowledge.schema import entries, knowledge_files, read_toml, read_tsv, require


def written(folder: Path, name: str, text: str) -> Path:
    file = folder / name
    file.write_text(text, "utf-8")
    return file


def test_rows_are_read_by_their_columns_and_notes_are_passed_over(tmp_path: Path) -> None:
    file = written(tmp_path, "x.tsv", '# a note\nname\tsource\n\nXi Jinping\tgov.cn\n# another\nA "b"\tc\n')
    assert list(read_tsv(file, ("name", "source"))) == [
        {"name": "Xi Jinping", "source": "gov.cn"},
        {"name": 'A "b"', "source": "c"},
    ]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("name\tcountry\n", "the header is"),
        ("", r"the header is \[\]"),
        ("name\tsource\nXi\tgov.cn\textra\n", "row 1 has 3 cells instead of 2"),
        ("name\tsource\nXi\ta\nHu\n", "row 2 has 1 cells instead of 2"),
    ],
)
def test_a_table_of_another_shape_is_refused(tmp_path: Path, text: str, message: str) -> None:
    file = written(tmp_path, "x.tsv", text)
    with pytest.raises(KnowledgeError, match=message) as caught:
        list(read_tsv(file, ("name", "source")))
    assert caught.value.where == str(file)


@pytest.mark.parametrize("data", [b"a = ", b"a = '\xff'"])
def test_what_is_no_toml_is_refused(tmp_path: Path, data: bytes) -> None:
    file = tmp_path / "x.toml"
    file.write_bytes(data)
    with pytest.raises(KnowledgeError, match="not TOML"):
        read_toml(file)


def test_entries_come_from_every_file_of_that_name_in_order(tmp_path: Path) -> None:
    first = written(tmp_path, "rules-a.toml", "[[rule]]\nid = 1\n[[rule]]\nid = 2\n[[other]]\nid = 9\n")
    second = written(tmp_path, "rules-b.toml", "[[rule]]\nid = 3\n")
    third = written(tmp_path, "words.toml", "[[rule]]\nid = 4\n")
    found = list(entries([first, second, third], "rules-*.toml", "rule"))
    assert [(file.name, entry["id"]) for file, entry in found] == [
        ("rules-a.toml", 1),
        ("rules-a.toml", 2),
        ("rules-b.toml", 3),
    ]


def test_an_entry_has_all_that_it_needs_and_nothing_unknown(tmp_path: Path) -> None:
    file = tmp_path / "x.toml"
    require({"id": "a", "words": []}, file, allowed=("source",), required=("id", "words"))
    with pytest.raises(KnowledgeError, match="the entry 'a' has no 'words'"):
        require({"id": "a"}, file, allowed=(), required=("id", "words"))
    with pytest.raises(KnowledgeError, match=r"the entry 'a' has unknown keys \['wrods'\]") as caught:
        require({"id": "a", "wrods": []}, file, allowed=("words",), required=("id",))
    assert "words" in caught.value.hint


def test_a_pack_comes_after_the_bundled_files(tmp_path: Path) -> None:
    own = written(tmp_path, "people.tsv", "")
    written(tmp_path, "README.md", "")
    files = knowledge_files([tmp_path])
    assert files[-1] == own
    assert len(files) == len(knowledge_files([])) + 1
