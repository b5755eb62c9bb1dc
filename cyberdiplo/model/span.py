"""A stretch of a document's text."""

from typing import NamedTuple


class Span(NamedTuple):
    """Half-open character offsets ``[begin, end)`` into a document's decoded text."""

    begin: int
    end: int

    def of(self, text: str) -> str:
        """Return the stretch of ``text`` that this span covers."""
        return text[self.begin : self.end]

    def covers(self, other: "Span") -> bool:
        """Whether ``other`` lies within this span."""
        return self.begin <= other.begin and other.end <= self.end

    def overlaps(self, other: "Span") -> bool:
        """Whether the two spans share a character."""
        return self.begin < other.end and other.begin < self.end
