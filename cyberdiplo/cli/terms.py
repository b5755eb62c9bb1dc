"""Query terms: the words after ``--``, set aside before Typer reads the options."""

from __future__ import annotations

from typing import Any

from typer.core import TyperCommand

TERMS = "cyberdiplo.terms"


class QueryCommand(TyperCommand):
    """A command whose words after ``--`` are query terms."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:  # Typer does not export the contexts' base
        """Keep the words after ``--`` with the context."""
        if "--" in args:
            at = args.index("--")
            ctx.meta[TERMS] = args[at + 1 :]
            args = args[:at]
        return super().parse_args(ctx, args)
