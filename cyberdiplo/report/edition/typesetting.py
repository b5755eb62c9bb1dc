"""Typst, the typesetter: what it is given, and what its complaints mean.

Typst reads files below a root and nothing else. What a report is made of is laid there in memory: its data under
``/edition.json``, which no template has to quote, and the bundled templates under ``/cyberdiplo/``.
"""

from __future__ import annotations

import json
import re
import tempfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, Final, NamedTuple, TypeVar

import typst

from cyberdiplo.errors import TemplateError
from cyberdiplo.report.edition.house import HouseTemplate

BUNDLED = Path(__file__).parent / "templates"
_TEMPLATES = ("letters.typ", "parts.typ", "piece.typ", "report.typ")

# The accessible PDF of ISO 14289-1. Typst refuses to make one that is none, or in which a letter has no glyph.
_STANDARD: Final = "ua-1"

# Typst keeps what it has worked out for as many runs after the last one that asked for it.
_RUNS_KEPT = 10

_PLACE = re.compile(r"┌─ (?P<file>.+):(?P<line>\d+):\d+")
_TEXT = re.compile(r'the text `"(?P<text>.*)"` could not be displayed')
_PACKAGE = re.compile(r'"@[\w-]+/[\w-]+:[^"]*"')
_ESCAPE = re.compile(r"\\u\{([0-9a-f]+)\}|\\(.)")
_HINT = "docs/reports.md says what templates are given"

Result = TypeVar("Result")


class Unshown(Exception):
    """The texts that no font at hand can show."""

    def __init__(self, texts: Sequence[str]) -> None:
        super().__init__(f"no glyphs for {' '.join(texts)}")
        self.texts = tuple(texts)


class Job(NamedTuple):
    """What is to be set: a template, bundled or a house's own, its data, and folders of fonts beside those built in.

    The fonts of the machine are not asked for, so that machines agree. What is no ``whole`` document is not held to
    the standard of one.
    """

    template: str | HouseTemplate
    data: bytes
    fonts: tuple[Path, ...] = ()
    whole: bool = True


class Place(NamedTuple):
    """Where a name stands in a document: the page, from 1, and points from its left and upper edges."""

    name: str
    page: int
    x: float
    y: float


def set_job(job: Job) -> bytes:
    """The PDF: tagged, and a whole one by a bundled template held to PDF/UA-1.

    Raises ``TemplateError`` for what is wrong in a house's template, ``Unshown`` for what a bundled one cannot show.
    """
    standards: list[typst.PDFStandard] = (
        [_STANDARD] if job.whole and not isinstance(job.template, HouseTemplate) else []
    )
    return _run(job, lambda **given: _warned(job, *typst.compile_with_warnings(**given, pdf_standards=standards)))


def find_places(job: Job) -> tuple[Place, ...]:
    """The places that a template tells of, in its order."""
    told = _run(job, lambda **given: typst.query(selector="<place>", field="value", **given))
    return tuple(Place(*place) for place in json.loads(told))


def forget() -> None:
    """Have Typst give back the memory of all that was set."""
    for _ in range(_RUNS_KEPT + 1):
        typst.compile(b"", ignore_system_fonts=True)


def _run(job: Job, run: Callable[..., Result]) -> Result:
    bundled = {f"cyberdiplo/{name}": (BUNDLED / name).read_bytes() for name in _TEMPLATES}
    files = {**bundled, "edition.json": job.data}
    # Packages would be fetched from the network into a folder of the user's; here there are none.
    with tempfile.TemporaryDirectory() as empty:
        root, main = Path(empty), f"/cyberdiplo/{job.template}"
        if isinstance(job.template, HouseTemplate):
            file = Path(job.template.file)
            root, main = file.resolve().parent, f"/{file.name}"
            files[file.name] = job.template.source.encode()
            _refuse_packages(job.template)
        files["main.typ"] = f"#include {json.dumps(main, ensure_ascii=False)}".encode()
        given: Mapping[str, Any] = {
            "input": files,
            "root": root,
            "font_paths": list(job.fonts),
            "ignore_system_fonts": True,
            "package_path": empty,
            "package_cache_path": empty,
        }
        try:
            return run(**given)
        except typst.TypstError as error:
            raise _translated(error, job.template) from error


def _warned(job: Job, printed: Any, warnings: Sequence[typst.TypstWarning]) -> bytes:
    """What was printed, unless it is in other fonts than those that a house's template asked for."""
    if isinstance(job.template, HouseTemplate):
        for warning in warnings:
            if warning.message.startswith("unknown font family"):
                hint = "put its files into a folder called fonts beside the template"
                raise TemplateError(warning.message, where=_where(warning.diagnostic, job.template), hint=hint)
    return bytes(printed)


def _refuse_packages(house: HouseTemplate) -> None:
    for number, line in enumerate(house.source.splitlines(), 1):
        if package := _PACKAGE.search(line):
            hint = "reports are made offline; put the files that it needs beside it"
            raise TemplateError(f"it asks for the package {package[0]}", where=f"{house.file}:{number}", hint=hint)


def _translated(error: typst.TypstError, template: str | HouseTemplate) -> Exception:
    """The error that a user can do something about, or the same one where it is a bug."""
    if texts := [_unescaped(text) for text in _TEXT.findall(error.diagnostic)]:
        return Unshown(list(dict.fromkeys(texts)))
    if not isinstance(template, HouseTemplate):
        return error
    hint = "; ".join([*error.hints, _HINT])
    return TemplateError(error.message, where=_where(error.diagnostic, template), hint=hint)


def _where(diagnostic: str, house: HouseTemplate) -> str:
    """The first place that the complaint names: in the template, in a file beside it, or in a bundled one."""
    place = _PLACE.search(diagnostic)
    if place is None:
        return house.file
    file = Path(place["file"])
    named = house.file if file.name == Path(house.file).name else file.name
    return f"{named}:{place['line']}"


def _unescaped(text: str) -> str:
    r"""A text that Rust has quoted, as it was: ``\u{301}`` is the character of that number."""
    return _ESCAPE.sub(lambda match: chr(int(match[1], 16)) if match[1] else match[2], text)
