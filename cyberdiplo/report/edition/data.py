"""A report as plain data: what a program makes another document of, and what templates in Typst are given."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from cyberdiplo.report.edition.content import Edition
from cyberdiplo.report.records import to_json


def as_data(edition: Edition) -> dict[str, Any]:
    """The report in plain dictionaries and lists, as templates and JSON have them."""
    plain: dict[str, Any] = _plain(edition)
    return plain


def _plain(value: Any) -> Any:
    """Named tuples as dictionaries, all other tuples as lists, at every depth."""
    if isinstance(value, tuple):
        if hasattr(value, "_asdict"):
            return {name: _plain(part) for name, part in value._asdict().items()}
        return [_plain(part) for part in value]
    return dict(value) if isinstance(value, dict) else value


def render_json(edition: Edition) -> Iterator[str]:
    """The report as one JSON object."""
    yield to_json(as_data(edition), indent=2) + "\n"
