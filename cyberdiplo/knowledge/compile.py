"""Turns the knowledge files into one frozen ``Knowledge``, and keeps the result for the next run.

Reading and checking the files takes longer than a whole run on five articles, so the compiled value is pickled into the
user's cache folder under the digest of everything that it was made from: a changed file, a changed compiler or another
Python makes another name, and a stale value cannot be read. What names an engine in public is another digest, which is
the same under every Python.
"""

from __future__ import annotations

import hashlib
import os
import pickle
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from cyberdiplo.knowledge.gazetteer import Gazetteer, compile_gazetteer
from cyberdiplo.knowledge.grammar import Grammar, compile_grammar
from cyberdiplo.knowledge.ontology import Ontology, compile_ontology
from cyberdiplo.knowledge.reading import Reading, compile_reading
from cyberdiplo.knowledge.schema import knowledge_files
from cyberdiplo.knowledge.temporal import Temporal, compile_temporal
from cyberdiplo.knowledge.topics import Topics, compile_topics


class Knowledge(NamedTuple):
    """All that the engine knows, made from files. ``digest`` names exactly this state of files and engine."""

    digest: str
    reading: Reading
    grammar: Grammar
    temporal: Temporal
    gazetteer: Gazetteer
    ontology: Ontology
    topics: Topics


def load_knowledge(packs: Sequence[Path] = ()) -> Knowledge:
    """The bundled knowledge with the user's ``packs`` laid over it, from the cache where it is there.

    Raises ``KnowledgeError`` for a file that breaks its schema.
    """
    files = knowledge_files(packs)
    made, digest = _digests(files)
    cached = _cache_folder() / f"knowledge-{made}-{sys.implementation.cache_tag}.pickle"
    try:
        knowledge = pickle.loads(cached.read_bytes())  # noqa: S301 - the user's own cache folder, written below
    except (OSError, pickle.UnpicklingError, EOFError, AttributeError, ImportError):
        knowledge = None
    if isinstance(knowledge, Knowledge):
        return knowledge._replace(digest=digest)  # it was kept when the rest of the engine was perhaps another
    knowledge = compile_knowledge(files, digest)
    _keep(knowledge, cached)
    return knowledge


def compile_knowledge(files: Sequence[Path], digest: str) -> Knowledge:
    """Compile ``files`` afresh."""
    grammar = compile_grammar(files)
    return Knowledge(
        digest=digest,
        reading=compile_reading(files),
        grammar=grammar,
        temporal=compile_temporal(files),
        gazetteer=compile_gazetteer(files),
        ontology=compile_ontology(files, grammar),
        topics=compile_topics(files),
    )


def _digests(files: Sequence[Path]) -> tuple[str, str]:
    """Twelve hexadecimal digits over what compiled knowledge is made from, and twelve over all that decides on events.

    The first are over the knowledge files, their compilers and the models; a change elsewhere compiles nothing anew.
    The second are over the rest of the engine too, by the contents of its files alone, so that one engine has one name.
    """
    package = Path(__file__).parents[1]
    compilers = sorted([*package.glob("knowledge/*.py"), *package.glob("model/*.py")])
    stages = sorted([*package.glob("sources/*.py"), *package.glob("extract/*.py"), package / "timeline" / "merging.py"])
    made = hashlib.sha256(_contents([*compilers, *files]))
    whole = made.copy()
    whole.update(_contents(stages))
    return made.hexdigest()[:12], whole.hexdigest()[:12]


def _contents(files: Sequence[Path]) -> bytes:
    """The names and contents of ``files``."""
    return b"".join(f"\0{file.name}\0".encode() + file.read_bytes() for file in files)


def _cache_folder() -> Path:
    if folder := os.environ.get("CYBERDIPLO_CACHE"):
        return Path(folder)
    if os.name == "nt":
        base = os.environ.get("LOCALAPPDATA") or str(Path.home() / "AppData" / "Local")
    elif sys.platform == "darwin":
        base = str(Path.home() / "Library" / "Caches")
    else:
        base = os.environ.get("XDG_CACHE_HOME") or str(Path.home() / ".cache")
    return Path(base) / "cyberdiplo"


def _keep(knowledge: Knowledge, cached: Path) -> None:
    """Write the compiled value in one step; a cache that cannot be written is done without."""
    import tempfile  # noqa: PLC0415 - only a first run writes, and all others start sooner without

    try:
        cached.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=cached.parent, delete=False) as stream:
            stream.write(pickle.dumps(knowledge, protocol=pickle.HIGHEST_PROTOCOL))
        Path(stream.name).replace(cached)
    except OSError:
        return
