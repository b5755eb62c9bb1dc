from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit

import pytest

from cyberdiplo.errors import KnowledgeError
from cyberdiplo.knowledge.page import compile_page, page_word_spans, page_words
from cyberdiplo.knowledge.reading import Reading, compile_reading, host_of
from cyberdiplo.knowledge.schema import knowledge_files

PUBLISHER_HEADER = "name\taliases\tdomains\tcountry\tside\tkind\tsource\n"


@pytest.fixture(scope="module")
def reading() -> Reading:
    return compile_reading(knowledge_files(()))


@pytest.mark.parametrize(
    ("name", "canonical", "side"),
    [
        ("China Daily", "China Daily", "CN"),
        ("chinadaily.com.cn", "China Daily", "CN"),
        ("CHINA  DAILY (opinion)", "China Daily", "CN"),
        ("Xinhua News Agency", "Xinhua", "CN"),
        ("The Global Times", "Global Times", "CN"),
        ("Washington Post", "The Washington Post", "US"),
        ("AP", "Associated Press", "US"),
        ("Thomson Reuters", "Reuters", "third"),
        ("The Straits Times (Reuters)", "The Straits Times", "third"),
        ("South China Morning Post", "South China Morning Post", "third"),
        ("U.S. Department of State", "U.S. Department of State", "US"),
    ],
)
def test_a_publisher_is_found_by_its_names(name: str, canonical: str, side: str, reading: Reading) -> None:
    publisher = reading.publisher(name)
    assert publisher is not None
    assert (publisher.name, reading.side(name)) == (canonical, side)


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("http://www.chinadaily.com.cn/m/2016-06/20/content_25775315.htm", "China Daily"),
        ("http://covid-19.chinadaily.com.cn/opinion", "China Daily"),
        ("https://news.bbc.co.uk:443/2/hi", "BBC"),
        ("https://abcnews.go.com/x", "ABC News"),
        ("https://example.org/chinadaily.com.cn", None),
        ("not a url", None),
    ],
)
def test_a_publisher_is_found_by_its_address(url: str, name: str | None, reading: Reading) -> None:
    publisher = reading.publisher_of_url(url)
    assert (publisher.name if publisher else None) == name


def test_the_side_of_one_whom_nobody_knows_is_open(reading: Reading) -> None:
    assert reading.side("Example Herald") is None
    assert reading.side("chinadailyusa.com") == "CN"


def test_the_list_is_broad_and_on_all_sides(reading: Reading) -> None:
    publishers = set(reading.publishers.values())
    sides = {side: sum(publisher.side == side for publisher in publishers) for side in ("US", "CN", "third")}
    assert min(sides.values()) >= 40
    assert len({publisher.country for publisher in publishers}) >= 35
    assert {publisher.kind for publisher in publishers} <= {
        "newspaper", "agency", "broadcaster", "magazine", "site", "think-tank", "government", "company",
    }  # fmt: skip


def test_every_domain_is_a_host(reading: Reading) -> None:
    assert all(
        domain == host_of(domain) and urlsplit(f"https://{domain}/").hostname == domain for domain in reading.domains
    )


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("https://www.Example.com:8080/a?b", "example.com"),
        ("example.com/a", "example.com"),
        ("https://user@example.com", "example.com"),
        ("localhost", ""),
        ("no host here.", ""),
    ],
)
def test_the_host_of_an_address(url: str, host: str) -> None:
    assert host_of(url) == host


def test_a_side_that_does_not_exist_is_told(tmp_path: Path) -> None:
    file = tmp_path / "publishers.tsv"
    file.write_text(PUBLISHER_HEADER + "Example\t\texample.com\tFR\tFR\tnewspaper\texample.com\n")
    with pytest.raises(KnowledgeError, match="side 'FR'"):
        compile_reading([file])


def test_a_kind_of_abbreviation_that_does_not_exist_is_told(tmp_path: Path) -> None:
    file = tmp_path / "abbreviations.tsv"
    file.write_text("word\tkind\tsource\nMr\tlord\tnobody\n")
    with pytest.raises(KnowledgeError, match="kind 'lord'"):
        compile_reading([file])


def test_a_pack_lays_its_publishers_over_the_bundled_ones(tmp_path: Path) -> None:
    (tmp_path / "publishers.tsv").write_text(
        PUBLISHER_HEADER + "China Daily\t\tchinadaily.com.cn\tCN\tthird\tsite\tx\n"
    )
    reading = compile_reading(knowledge_files([tmp_path]))
    assert reading.side("China Daily") == "third"
    assert reading.side("Global Times") == "CN"


@pytest.mark.parametrize("text", ["[debri]\nline = []\n", "[debris]\nlines = []\n"])
def test_a_table_that_does_not_exist_is_told(text: str, tmp_path: Path) -> None:
    file = tmp_path / "page.toml"
    file.write_text(text)
    with pytest.raises(KnowledgeError, match="unknown keys"):
        compile_page([file])


def test_a_pack_adds_debris(tmp_path: Path) -> None:
    (tmp_path / "page.toml").write_text('[debris]\nline = ["Nur für Abonnenten # mal"]\n')
    page = compile_reading(knowledge_files([tmp_path])).page
    assert "nur für abonnenten # mal" in page.debris_lines
    assert "skip to content" in page.debris_lines


def test_words_of_a_line() -> None:
    assert page_words("0 Comment(s) | U.S. E-mail") == ["#", "comment", "s", "u", "s", "e", "mail"]
    assert page_word_spans("No. 12 İ") == [("no", 0, 2), ("#", 4, 6), ("i̇", 7, 8)]
