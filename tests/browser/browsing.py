"""A headless Chromium, the system's own, driven by Playwright; and reports opened in it from files."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

# The first tells that no sandbox is needed, which root has none of; the others, not to look for anything outside.
FLAGS = (
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"),
    *("--disable-component-update", "--disable-sync"),
)
DESKTOP = (1440, 900)
PHONE = (390, 844)


def find_chromium() -> str | None:
    """The browser that CYBERDIPLO_CHROMIUM names, else one of the system's."""
    names = ("chromium", "chromium-browser", "google-chrome")
    return os.environ.get("CYBERDIPLO_CHROMIUM") or next(filter(None, map(shutil.which, names)), None)


@contextmanager
def chromium(executable: str) -> Iterator[Browser]:
    """A browser while the block runs."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=list(FLAGS))
        yield browser
        browser.close()


class Visit:
    """A report opened in a window of its own, which notes what the page asks for and what goes wrong in it."""

    def __init__(self, page: Page, file: Path) -> None:
        self.page = page
        self.address = file.as_uri()
        self.requests: list[str] = []
        self.errors: list[str] = []
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("console", lambda said: self.errors.append(said.text) if said.type in ("error", "warning") else None)

    def open(self, fragment: str = "") -> Page:
        """Go to the report, at a fragment."""
        self.page.goto(f"{self.address}{fragment}")
        return self.page

    @property
    def fragment(self) -> str:
        """What stands behind the # of the address now."""
        return self.page.url.partition("#")[2]
