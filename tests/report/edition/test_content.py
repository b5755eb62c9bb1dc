"""The contract with templates: what they are given is written down."""

from __future__ import annotations

import inspect
import re
from pathlib import Path

import pytest

from cyberdiplo.report.edition import content

GUIDE = (Path(__file__).parents[3] / "docs" / "reports.md").read_text("utf-8")
VALUES = [value for _, value in inspect.getmembers(content, inspect.isclass) if hasattr(value, "_fields")]


@pytest.mark.parametrize("value", VALUES)
def test_the_guide_names_every_field(value: type) -> None:
    rows = [line for line in GUIDE.split("\n") if line.startswith("| ")]
    named = [set(re.findall(r"`(\w+)`", row.split("|")[2])) for row in rows]
    assert any(set(value._fields) == fields for fields in named), value._fields  # type: ignore[attr-defined] # see above
