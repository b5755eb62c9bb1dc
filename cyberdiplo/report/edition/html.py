"""A report as one HTML file that asks for nothing else: no request leaves it, and no text of an article is markup.

All events stand in it as HTML, so that it can be read and printed without its script. The script reads them from there
and adds what moves: the drawn timeline, filters, search and the panel with the evidence.
"""

from __future__ import annotations

import functools

from cyberdiplo.report.edition.content import Edition
from cyberdiplo.report.edition.house import HouseTemplate
from cyberdiplo.report.edition.page import make_page
from cyberdiplo.report.edition.templating import BUNDLED, fill_template

TEMPLATE = "report.html.j2"
_ASSETS = BUNDLED / "html"
_STYLES = ("page.css", "explorer.css", "print.css")
# In this order: each uses what those before it define.
_SCRIPTS = ("read.js", "state.js", "layout.js", "draw.js", "stage.js", "facets.js", "list.js", "panel.js", "main.js")


def render_html(edition: Edition, house: HouseTemplate | None = None) -> str:
    """The report; every value in it is escaped, whatever the template. Raises ``TemplateError`` for ``house``."""
    page = make_page(edition, _style(), _script())
    return fill_template(TEMPLATE, {"edition": edition, "page": page}, house)


@functools.cache
def _style() -> str:
    return "".join(_asset(name) for name in _STYLES)


@functools.cache
def _script() -> str:
    """The files as one script, whose names are nobody else's."""
    return f'(() => {{\n"use strict";\n{"".join(_asset(name) for name in _SCRIPTS)}}})();\n'


def _asset(name: str) -> str:
    return (_ASSETS / name).read_text("utf-8")
