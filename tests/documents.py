"""The generated pages of ``docs/``: the commands as they describe themselves, and the record's JSON Schema.

python -m tests.documents     write them
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from cyberdiplo.cli.main import COMMANDS

ROOT = Path(__file__).parents[1]
# A plain terminal of the width of a page, whatever runs this.
PLAIN = {"NO_COLOR": "1", "TERM": "dumb", "COLUMNS": "100", "TERMINAL_WIDTH": "100", "LANG": "C.UTF-8"}
COMMANDS_HEADER = """\
# The commands

Written by `make docs` from what the commands say of themselves.
"""


def output_of(*arguments: str) -> str:
    """What the command prints to a plain terminal."""
    environment = {**os.environ, **PLAIN}
    command = [sys.executable, "-m", "cyberdiplo", *arguments]
    return subprocess.run(command, cwd=ROOT, env=environment, check=True, capture_output=True, encoding="utf-8").stdout


def pages() -> dict[Path, str]:
    """Every generated page by its path."""
    parts = [COMMANDS_HEADER, _section("cyberdiplo", output_of("--help"))]
    parts += [_section(f"cyberdiplo {name}", output_of(name, "--help")) for name in COMMANDS]
    return {
        ROOT / "docs" / "commands.md": "\n".join(parts),
        ROOT / "docs" / "event.schema.json": output_of("schema"),
    }


def _section(title: str, text: str) -> str:
    lines = [line.rstrip() for line in text.strip("\n").split("\n")]
    return "\n".join([f"## {title}", "", "```text", *lines, "```", ""])


def main() -> None:
    """Write the pages."""
    for path, text in pages().items():
        path.write_text(text, "utf-8")
        sys.stdout.write(f"{path.relative_to(ROOT)}\n")


if __name__ == "__main__":
    main()
