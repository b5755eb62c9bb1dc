"""Actors, offices and places: the field's gazetteer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Actors, offices and places: the field's gazetteer."""


def compile_gazetteer(files: Sequence[Path]) -> Gazetteer:
    """Compile the files that concern it."""
    return Gazetteer()
