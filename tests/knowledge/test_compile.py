"""Compiled knowledge is the same from the cache as afresh, and a bad cache is done without."""

import os
import pickle
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from cyberdiplo.errors import KnowledgeError
from cyberdiplo.knowledge import __main__ as checking
from cyberdiplo.knowledge.compile import Knowledge, load_knowledge

PACKAGE = Path(checking.__file__).parents[1]


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("CYBERDIPLO_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Knowledge:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CYBERDIPLO_CACHE", str(tmp_path_factory.mktemp("cache")))
        return load_knowledge()


def pack(folder: Path, text: str = "# a note\n") -> Path:
    folder.mkdir(exist_ok=True)
    (folder / "notes.toml").write_text(text, "utf-8")
    return folder


def test_the_second_load_comes_from_the_cache_and_is_equal(cache: Path, fresh: Knowledge) -> None:
    assert load_knowledge() == fresh
    (kept,) = cache.iterdir()
    written = kept.stat().st_mtime_ns
    assert load_knowledge() == fresh
    assert kept.stat().st_mtime_ns == written


def test_what_is_kept_is_plain(fresh: Knowledge) -> None:
    """A compiled regular expression would be compiled again on every load."""
    assert b"re\x94\x8c\x08_compile" not in pickle.dumps(fresh, protocol=pickle.HIGHEST_PROTOCOL)


def test_a_changed_file_makes_another_digest(cache: Path, tmp_path: Path, fresh: Knowledge) -> None:
    first = load_knowledge([pack(tmp_path / "pack")]).digest
    second = load_knowledge([pack(tmp_path / "pack", "# another note\n")]).digest
    assert len({fresh.digest, first, second}) == 3
    assert len(list(cache.iterdir())) == 2


def test_the_digest_is_the_same_under_every_python_and_the_cache_is_not(
    cache: Path, monkeypatch: pytest.MonkeyPatch, fresh: Knowledge
) -> None:
    load_knowledge()
    monkeypatch.setattr(sys, "version", "3.99.0 (another build)")
    monkeypatch.setattr(sys.implementation, "cache_tag", "another-399")
    assert load_knowledge().digest == fresh.digest
    assert len(list(cache.iterdir())) == 2


def test_a_change_of_the_engine_makes_another_digest_and_compiles_nothing_anew(tmp_path: Path) -> None:
    package = tmp_path / "cyberdiplo"
    shutil.copytree(PACKAGE, package, ignore=shutil.ignore_patterns("__pycache__"))
    digests = [_digest_of(tmp_path), _digest_of(tmp_path)]
    with (package / "extract" / "events.py").open("a", encoding="utf-8") as stream:
        stream.write("# a change\n")
    digests.append(_digest_of(tmp_path))
    assert digests[0] == digests[1] != digests[2]
    assert len(list((tmp_path / "cache").iterdir())) == 1


def _digest_of(root: Path) -> str:
    """The digest of the engine in ``root``, from a process of its own."""
    program = "from cyberdiplo.knowledge.compile import load_knowledge; print(load_knowledge().digest)"
    environment = {**os.environ, "PYTHONPATH": str(root), "CYBERDIPLO_CACHE": str(root / "cache")}
    command = [sys.executable, "-c", program]
    run = subprocess.run(command, cwd=root, env=environment, check=True, capture_output=True, text=True)
    return run.stdout


@pytest.mark.parametrize("damage", [b"", b"not a pickle", pickle.dumps("something else")])
def test_a_damaged_cache_is_made_anew(cache: Path, fresh: Knowledge, damage: bytes) -> None:
    load_knowledge()
    (kept,) = cache.iterdir()
    whole = kept.read_bytes()
    kept.write_bytes(damage)
    assert load_knowledge() == fresh
    assert len(kept.read_bytes()) == len(whole)


def test_a_cache_that_cannot_be_written_is_done_without(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fresh: Knowledge
) -> None:
    blocked = tmp_path / "a-file"
    blocked.write_text("", "utf-8")
    monkeypatch.setenv("CYBERDIPLO_CACHE", str(blocked / "cache"))
    assert load_knowledge() == fresh


@pytest.mark.skipif(os.name != "posix", reason="the place of the cache on Windows")
def test_without_a_named_folder_the_cache_is_the_users(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fresh: Knowledge
) -> None:
    monkeypatch.delenv("CYBERDIPLO_CACHE", raising=False)
    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    assert load_knowledge() == fresh
    assert [file.parent.name for file in tmp_path.rglob("*.pickle")] == ["cyberdiplo"]


def test_a_pack_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError, match="no such knowledge folder"):
        load_knowledge([tmp_path / "nowhere"])


def test_the_check_counts_the_files_or_tells_the_fault(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert checking.main([]) == 0
    assert "files hold their schema" in capsys.readouterr().out
    (tmp_path / "triggers.toml").write_text("[[trigger", "utf-8")
    assert checking.main([str(tmp_path)]) == 1
    assert "triggers.toml: not TOML" in capsys.readouterr().err
