"""Rules for temporal expressions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Temporal:
    """Rules for temporal expressions."""


def compile_temporal(files: Sequence[Path]) -> Temporal:
    """Compile the files that concern it."""
    return Temporal()
