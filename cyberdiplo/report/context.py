"""What stands around a quote in its article."""

from __future__ import annotations

from cyberdiplo.model.document import Document
from cyberdiplo.model.span import Span

# About two sentences on either side: enough to see what a quote answers, and still on one screen with it.
_CONTEXT = 280


def surroundings(span: Span, document: Document | None) -> tuple[str, str]:
    """What stands before and after a quote in its paragraph, cut at words."""
    if document is None:
        return "", ""
    text = document.text
    begin = max(text.rfind("\n", 0, span.begin) + 1, span.begin - _CONTEXT)
    stop = text.find("\n", span.end)
    end = min(stop if stop >= 0 else len(text), span.end + _CONTEXT)
    before, after = text[begin : span.begin], text[span.end : end]
    if begin > 0 and text[begin - 1] != "\n":
        before = "… " + before.partition(" ")[2]
    if end < len(text) and text[end] != "\n":
        after = after.rpartition(" ")[0] + " …"
    return before, after
