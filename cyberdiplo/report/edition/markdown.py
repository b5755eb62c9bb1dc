"""A report in Markdown (CommonMark with tables, as wikis and notes read it), by a template."""

from __future__ import annotations

from cyberdiplo.report.edition.content import Edition
from cyberdiplo.report.edition.house import HouseTemplate
from cyberdiplo.report.edition.templating import fill_template
from cyberdiplo.report.markdown import escape

TEMPLATE = "report.md.j2"


def render_markdown(edition: Edition, house: HouseTemplate | None = None) -> str:
    """The report; every value in it is escaped, whatever the template. Raises ``TemplateError`` for ``house``."""
    return fill_template(TEMPLATE, {"edition": edition}, house, escape)
