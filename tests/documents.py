"""The parts of the documents that the program itself writes.

These are the generated pages of ``docs/`` (what the commands say of themselves, and the record's JSON Schema), and in
every document the output below a command in a ``console`` block.

    python -m tests.documents     write them all anew
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

from cyberdiplo.cli.main import COMMANDS

ROOT = Path(__file__).parents[1]
DOCUMENTS = [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").rglob("*.md"))]
CONSOLE = re.compile(r"(?<=^```console\n)\$ (?P<command>.+)\n(?P<output>(?:.*\n)*?)(?=```$)", re.MULTILINE)
# A plain terminal of the width of a page, whatever runs this.
PLAIN = {"NO_COLOR": "1", "TERM": "dumb", "COLUMNS": "100", "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8", "TZ": "UTC"}
COMMANDS_HEADER = """\
# The commands

Written by `make docs` from what the commands say of themselves.
"""


def output_of(command: str) -> str:
    """What a shell command prints to a plain terminal; its standard error is not shown."""
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")])
    environment = {**os.environ, **PLAIN, "PATH": path}
    run = subprocess.run(
        ["bash", "-c", command], cwd=ROOT, env=environment, check=True, capture_output=True, encoding="utf-8"
    )
    return run.stdout


def refreshed(text: str) -> str:
    """A document's text with the output of its commands as it is now."""
    return CONSOLE.sub(lambda block: f"$ {block['command']}\n{output_of(block['command'])}", text)


def generated() -> dict[Path, str]:
    """Every generated page by its path."""
    helps = {"cyberdiplo": output_of("cyberdiplo --help")}
    helps |= {f"cyberdiplo {name}": output_of(f"cyberdiplo {name} --help") for name in COMMANDS}
    return {
        ROOT / "docs" / "cli.md": "\n".join([COMMANDS_HEADER, *map(_section, helps, helps.values())]),
        ROOT / "docs" / "event.schema.json": output_of("cyberdiplo schema"),
    }


def _section(title: str, text: str) -> str:
    lines = [line.rstrip() for line in text.strip("\n").split("\n")]
    return "\n".join([f"## {title}", "", "```text", *lines, "```", ""])


def main() -> None:
    """Write what has changed, and say so."""
    texts = {document: refreshed(document.read_text("utf-8")) for document in DOCUMENTS}
    for path, text in (texts | generated()).items():
        if not path.exists() or path.read_text("utf-8") != text:
            path.write_text(text, "utf-8")
            sys.stdout.write(f"{path.relative_to(ROOT)}\n")


if __name__ == "__main__":
    main()
