"""Templates of a house's own, for any format."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from cyberdiplo.errors import TemplateError


class HouseTemplate(NamedTuple):
    """A template of the user's own: its text, and the file as it was named."""

    source: str
    file: str


def read_template(file: Path) -> HouseTemplate:
    """Read a template; raises ``TemplateError`` where it is not there or no text in UTF-8."""
    try:
        return HouseTemplate(file.read_text("utf-8"), str(file))
    except UnicodeDecodeError as error:
        raise TemplateError("the template is no text in UTF-8", where=str(file)) from error
    except OSError as error:
        hint = "name a file that is there"
        raise TemplateError(f"the template cannot be read: {error.strerror}", where=str(file), hint=hint) from error
