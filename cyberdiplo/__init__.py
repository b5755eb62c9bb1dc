"""A timeline explorer for US–China cyber diplomacy: events with their evidence and the way their dates were found."""

__version__ = "0.1.0"
