"""Event types and their triggers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Ontology:
    """Event types and their triggers."""


def compile_ontology(files: Sequence[Path]) -> Ontology:
    """Compile the files that concern it."""
    return Ontology()
