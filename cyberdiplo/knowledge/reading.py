"""How newspaper pages are laid out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Reading:
    """How newspaper pages are laid out."""


def compile_reading(files: Sequence[Path]) -> Reading:
    """Compile the files that concern it."""
    return Reading()
