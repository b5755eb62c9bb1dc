from __future__ import annotations

import pytest

from cyberdiplo.knowledge.reading import Reading, compile_reading
from cyberdiplo.knowledge.schema import knowledge_files


@pytest.fixture(scope="session")
def reading() -> Reading:
    return compile_reading(knowledge_files(()))
