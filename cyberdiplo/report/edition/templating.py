"""Templates in Jinja: the bundled ones and those of a house, which may come from anybody.

A template is given values and makes text of them. It runs in Jinja's sandbox: it reaches no file, no clock and no
chance, and of the values only what is public. Whatever it prints is escaped for its format without its asking; only
``safe`` takes that back. A name that is not there is an error and no blank.
"""

from __future__ import annotations

import functools
import traceback
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from jinja2 import BaseLoader, FileSystemLoader, StrictUndefined, Template, TemplateSyntaxError
from jinja2 import TemplateError as JinjaError
from jinja2.runtime import BlockReference, Macro
from jinja2.sandbox import ImmutableSandboxedEnvironment

from cyberdiplo.errors import TemplateError
from cyberdiplo.report.edition.house import HouseTemplate

BUNDLED = Path(__file__).parent / "templates"

# What a template can do wrong beside what Jinja itself names: add a number to a text, divide by zero, ask for the
# hundredth of ten events, call itself without end.
_FAULTS = (JinjaError, ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError)


class Escaped(str):
    """A text that is already escaped."""

    __slots__ = ()


class _Sandbox(ImmutableSandboxedEnvironment):
    """The sandbox, set up the same for every format; ``escape`` is for formats other than HTML, which Jinja knows.

    Of Jinja's own escaping only HTML's is used: it takes a joined text for escaped as soon as a part of it is. For
    another format, every printed value goes through ``escape`` but what macros, blocks and ``safe`` have made.
    """

    def __init__(self, loader: BaseLoader, escape: Callable[[str], str] | None) -> None:
        super().__init__(
            loader=loader,
            autoescape=escape is None,
            finalize=_finalizer(escape) if escape else None,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
        )
        # Chance makes two runs differ.
        self.globals.pop("lipsum")
        self.filters.pop("random")
        self._escapes = escape is not None
        if escape:
            self.filters.update(safe=Escaped, **dict.fromkeys(("e", "escape", "forceescape"), _finalizer(escape)))

    def call(__self, __context: Any, __obj: Any, *args: Any, **kwargs: Any) -> Any:  # noqa: N805 - Jinja's own names
        """Call what a template calls; what comes of its own macros and blocks is not escaped again."""
        called = super().call(__context, __obj, *args, **kwargs)
        return Escaped(called) if __self._escapes and isinstance(__obj, Macro | BlockReference) else called


def _finalizer(escape: Callable[[str], str]) -> Callable[[object], Escaped]:
    def finalize(value: object) -> Escaped:
        return value if isinstance(value, Escaped) else Escaped(escape(str(value)))

    return finalize


@functools.cache
def _environment(escape: Callable[[str], str] | None) -> _Sandbox:
    """The one sandbox for a format, which keeps what it has compiled."""
    return _Sandbox(FileSystemLoader(BUNDLED), escape)


def fill_template(
    name: str, values: Mapping[str, Any], house: HouseTemplate | None = None, escape: Callable[[str], str] | None = None
) -> str:
    """The text of the bundled template ``name`` or of the house's own in its stead, which may extend it.

    Without ``escape`` the text is HTML. Raises ``TemplateError`` with the line of the house's template that cannot be
    followed; a fault of a bundled one is a bug.
    """
    environment = _environment(escape)
    if house is None:
        return environment.get_template(name).render(values)
    try:
        code = environment.compile(house.source, filename=house.file)
        return Template.from_code(environment, code, dict(environment.globals)).render(values)
    except TemplateSyntaxError as error:
        where = f"{error.filename or error.name or house.file}:{error.lineno}"
        raise TemplateError(f"not a template: {error.message}", where=where, hint=_HINT) from error
    except _FAULTS as error:
        raise TemplateError(f"it cannot be followed: {_said(error)}", where=_place(error, house), hint=_HINT) from error


_HINT = "docs/reports.md says what templates are given"


def _said(error: Exception) -> str:
    """What went wrong, on one line."""
    text = error.message if isinstance(error, JinjaError) else str(error)
    return " ".join((text or type(error).__name__).split())


def _place(error: Exception, house: HouseTemplate) -> str:
    """The file and the last line of the template that was being followed, which Jinja puts into the traceback."""
    lines = [frame.lineno for frame in traceback.extract_tb(error.__traceback__) if frame.filename == house.file]
    return f"{house.file}:{lines[-1]}" if lines else house.file
