"""A timeline explorer for US–China cyber diplomacy: events with their evidence and the way their dates were found."""

from __future__ import annotations

import datetime as dt
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # spares `import cyberdiplo` the engine; there is no cycle to hide
    from cyberdiplo.knowledge.temporal import Temporal
    from cyberdiplo.model.mention import Timex

__version__ = "0.1.0"
__all__ = ["__version__", "tag"]


def tag(text: str, *, dct: dt.date | None = None) -> list[Timex]:
    """Find the temporal expressions of an English text (TIMEX3, TimeML 1.2.1) and say what each means.

    ``dct`` is the document creation time: the day from which "last week" is counted. Without it a relative expression
    has no interval and an ``X`` in its value. Each expression has its ``span`` (half-open character offsets into
    ``text``), ``type``, ``value``, ``mod``, the ``interval`` of days that it means, the ``rule`` that found it and the
    ``anchor`` that it was counted from.

    >>> [timex.value for timex in tag("They met last Friday.", dct=dt.date(2013, 4, 15))]
    ['2013-04-12']
    """
    from cyberdiplo.extract.tagging import tag_text  # noqa: PLC0415 - `import cyberdiplo` stays cheap

    return tag_text(text, _temporal(), dct)


@cache
def _temporal() -> Temporal:
    """The bundled rules, loaded on first use."""
    from cyberdiplo.knowledge.compile import load_knowledge  # noqa: PLC0415 - as above

    return load_knowledge().temporal
