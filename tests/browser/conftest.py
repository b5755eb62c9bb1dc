"""One browser for all tests; each has a window of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from cyberdiplo.report.edition.content import Edition
from cyberdiplo.report.edition.html import render_html
from tests.browser.browsing import DESKTOP, Visit, chromium, find_chromium
from tests.editions import bundled_edition, edition_of, synthetic_edition
from tests.factories import event

NONE_FOUND = "no Chromium is installed: apt-get install chromium, or name one in CYBERDIPLO_CHROMIUM"
# Machines of all kinds run the tests, other work beside them.
expect.set_options(timeout=15_000)

Visiting = Callable[..., Visit]

REPORTS: dict[str, Callable[[], Edition]] = {
    "bundled": bundled_edition,
    "chinese": lambda: bundled_edition(lang="zh", title="中美网络外交"),
    "by actor": lambda: bundled_edition(group_by="actor"),
    "one": lambda: edition_of([event(title="Xi meets Obama in California")]),
    "undated": lambda: edition_of([event(None, title="Somebody said so")]),
    "none": lambda: edition_of([]),
    "500": lambda: synthetic_edition(500),
    "5000": lambda: synthetic_edition(5000),
}


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--require-browser", action="store_true", help="fail where there is no Chromium, and do not skip")


@pytest.fixture(scope="session")
def browser(request: pytest.FixtureRequest) -> Iterator[Browser]:
    executable = find_chromium()
    if executable is None:
        # Where these tests are run beside all others, the option is not known.
        if request.config.getoption("--require-browser", default=False):
            pytest.fail(NONE_FOUND)
        pytest.skip(NONE_FOUND)
    with chromium(executable) as running:
        yield running


@pytest.fixture(scope="session")
def report_file(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    folder = tmp_path_factory.mktemp("reports")

    def written(name: str) -> Path:
        file = folder / f"{name}.html"
        if not file.exists():
            file.write_text(render_html(REPORTS[name]()), "utf-8", newline="")
        return file

    return written


@pytest.fixture
def visit(browser: Browser, report_file: Callable[[str], Path]) -> Iterator[Visiting]:
    """Make a window for a report; what it asks of a network or says is wrong fails the test in the end."""
    visits: list[Visit] = []

    def make(
        name: str | Path = "bundled", size: tuple[int, int] = DESKTOP, *, may_err: bool = False, **options: Any
    ) -> Visit:
        context = browser.new_context(viewport={"width": size[0], "height": size[1]}, **options)
        made = Visit(context.new_page(), name if isinstance(name, Path) else report_file(name))
        if not may_err:
            visits.append(made)
        return made

    yield make
    for made in visits:
        assert made.errors == []
        assert {url for url in made.requests if not url.startswith(("file:", "data:"))} == set()
        assert {url.partition("#")[0] for url in made.requests} <= {made.address}
