"""How big the HTML report is, and how fast it is in a browser: by hand, `python benchmarks/page.py`.

Loads, filters, zooms and drags reports of 500 and 5,000 made events in a headless Chromium, each several times, and
prints the medians. Needs a Chromium and what the tests need.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from playwright.sync_api import Browser

from cyberdiplo.report.edition.html import render_html
from tests.browser.browsing import chromium, find_chromium
from tests.editions import synthetic_edition

RUNS = 5
SEARCHES = {"some": "town 9", "none": "nowhere", "all": "event town", "all again": ""}

# From the end of the rest that typing is given (90 ms) to the frame that shows the answer.
FIND = """async (words) => {
    const field = document.getElementById('q');
    field.value = words;
    field.dispatchEvent(new Event('input'));
    const from = performance.now() + 90;
    await new Promise((done) => setTimeout(done, 90));
    await new Promise(requestAnimationFrame);
    // A message comes when the frame is done, before any timer.
    const { port1, port2 } = new MessageChannel();
    await new Promise((done) => {
        port1.onmessage = done;
        port2.postMessage(0);
    });
    return performance.now() - from;
}"""
FRAMES = """async (dragging) => {
    const canvas = document.querySelector('#stage canvas');
    canvas.scrollIntoView({ block: 'center', behavior: 'instant' });
    const at = canvas.getBoundingClientRect();
    const place = { clientX: at.left + 600, clientY: at.top + 100, bubbles: true, cancelable: true };
    const frame = () => new Promise(requestAnimationFrame);
    const times = [];
    let last = await frame();
    for (let turn = 0; turn < 120; turn += 1) {
        const back = turn % 60 >= 30;
        const deltas = dragging ? { deltaX: back ? -40 : 40 } : { deltaY: back ? 60 : -60 };
        canvas.dispatchEvent(new WheelEvent('wheel', { ...place, ...deltas, ctrlKey: !dragging }));
        const now = await frame();
        times.push(now - last);
        last = now;
    }
    return times.sort((a, b) => a - b);
}"""


def measure(browser: Browser, file: Path) -> dict[str, float]:
    page = browser.new_context(viewport={"width": 1440, "height": 900}).new_page()
    page.goto(file.as_uri())
    figures = {"load": page.evaluate("performance.getEntriesByType('navigation')[0].loadEventEnd")}
    page.wait_for_timeout(2000)  # the texts for searching are made while nothing else is to be done
    for name, words in SEARCHES.items():
        figures[f"find {name}"] = page.evaluate(FIND, words)
        page.wait_for_timeout(500)
    for name, dragging in (("zoom", False), ("drag", True)):
        if dragging:
            page.evaluate("location.hash = '#view=2013-01-01..2015-01-01'")
            page.wait_for_timeout(300)
        frames = page.evaluate(FRAMES, dragging)
        figures[f"{name}: median frame"] = frames[len(frames) // 2]
        figures[f"{name}: 95th of 100"] = frames[int(len(frames) * 0.95)]
    page.context.close()
    return figures


def main() -> int:
    executable = find_chromium()
    if executable is None:
        print("no Chromium is installed", file=sys.stderr)
        return 1
    with tempfile.TemporaryDirectory() as folder, chromium(executable) as browser:
        for count in (500, 5000):
            edition = synthetic_edition(count)
            begun = time.perf_counter()
            page = render_html(edition)
            took = time.perf_counter() - begun
            file = Path(folder) / f"{count}.html"
            file.write_text(page, "utf-8", newline="")
            print(f"{count} events: {len(page.encode()) / 1e6:.2f} MB, written in {took:.2f} s")
            runs = [measure(browser, file) for _ in range(RUNS)]
            for name in runs[0]:
                values = [run[name] for run in runs]
                print(f"  {name:22} {statistics.median(values):7.1f} ms  (least {min(values):.1f})")
    return 0


if __name__ == "__main__":
    sys.exit(main())
