"""``python -m cyberdiplo.knowledge [PACK...]``: check that the bundled files and the packs hold their schema."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from cyberdiplo.errors import KnowledgeError
from cyberdiplo.knowledge.compile import compile_knowledge
from cyberdiplo.knowledge.schema import knowledge_files


def main(packs: Sequence[str]) -> int:
    """Compile everything afresh, past the cache; the exit code is 1 where a file breaks its schema."""
    try:
        files = knowledge_files([Path(pack) for pack in packs])
        compile_knowledge(files, digest="")
    except KnowledgeError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    sys.stdout.write(f"knowledge: {len(files)} files hold their schema\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
