"""Query terms: the words after ``--``, set aside before Typer reads the options."""

from __future__ import annotations

from typing import Any

from typer.core import TyperCommand

TERM = "--after-dashes"


class QueryCommand(TyperCommand):
    """A command whose words after ``--`` are query terms, if it has filters; otherwise ``--`` ends its options."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:  # Typer does not export the contexts' base
        """Hand each word after ``--`` to the hidden option for terms."""
        if "--" in args and any(TERM in parameter.opts for parameter in self.params):
            at = args.index("--")
            args = [*args[:at], *(f"{TERM}={word}" for word in args[at + 1 :])]
        return super().parse_args(ctx, args)
