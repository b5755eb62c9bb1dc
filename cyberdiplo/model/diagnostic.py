"""What a stage noticed about a text that it could not make full use of."""

from typing import Literal, NamedTuple

from cyberdiplo.model.span import Span

Severity = Literal["info", "warning", "error"]


class Diagnostic(NamedTuple):
    """A doubtful place in a text, reported beside the result instead of in its stead.

    ``code`` is a stable kebab-case name (``no-publication-date``); ``doc`` is the document's id; ``span`` points into
    its text where one place is meant.
    """

    code: str
    message: str
    doc: str
    span: Span | None = None
    severity: Severity = "warning"
