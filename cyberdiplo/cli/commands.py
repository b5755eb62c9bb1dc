"""Names of the commands, in the order of the help page, and the modules that hold them."""

from __future__ import annotations

COMMANDS = {
    "timeline": "cyberdiplo.cli.timeline",
    "show": "cyberdiplo.cli.show",
    "explain": "cyberdiplo.cli.explain",
    "search": "cyberdiplo.cli.search",
    "stats": "cyberdiplo.cli.stats",
    "actors": "cyberdiplo.cli.listings",
    "types": "cyberdiplo.cli.listings",
    "sources": "cyberdiplo.cli.listings",
    "report": "cyberdiplo.cli.report",
    "export": "cyberdiplo.cli.export",
    "tag": "cyberdiplo.cli.tag",
    "evaluate": "cyberdiplo.cli.evaluate",
    "schema": "cyberdiplo.cli.schema",
    "config": "cyberdiplo.cli.config",
    "man": "cyberdiplo.cli.man",
}
