"""How soon the page and a long report can be used, in Chromium on this machine.

    python -m tests.benchmarks.page [--goals 5000]

Prints milliseconds: from opening the page to its last script, to the first verdict on a goal, from opening the report to its table, and
from a choice in a filter of the report to the rows that fit. Each is the median of five.
"""

from __future__ import annotations

import argparse
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable
from pathlib import Path
from typing import Any

from selenium import webdriver

import smartcritic as sc
from smartcritic.audit.run import Options, audit_files

PORT = 8765
LOADED = "return document.querySelector('#letters button') && performance.now()"
OPENED = "const n = performance.getEntriesByType('navigation')[0]; return n.loadEventEnd - n.startTime"
FILTER = """
  const start = performance.now(), select = document.getElementById("f-team");
  select.value = select.options[1 + arguments[0] % 2].value;
  select.dispatchEvent(new Event("change", {bubbles: true}));
  document.body.offsetHeight;
  return performance.now() - start;
"""
VERDICT = """
  const done = arguments[1], goal = document.getElementById("goal"), start = performance.now();
  const watch = new MutationObserver(() => done(performance.now() - start));
  watch.observe(document.getElementById("score"), {childList: true, characterData: true});
  goal.value = `Sign ${20 + arguments[0]} dealers soon`;
  goal.dispatchEvent(new Event("input", {bubbles: true}));
"""


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="Measure the page and a long report.")
    parser.add_argument("--goals", type=int, default=5000)
    count = parser.parse_args().goals
    options = webdriver.ChromeOptions()
    options.binary_location = shutil.which("chromium") or ""
    for flag in ("--headless=new", "--no-sandbox", "--disable-gpu"):
        options.add_argument(flag)
    browser = webdriver.Chrome(options=options, service=webdriver.ChromeService(shutil.which("chromedriver")))
    server = subprocess.Popen([sys.executable, "-m", "smartcritic", "serve", "--port", str(PORT)], stderr=subprocess.DEVNULL)
    try:
        with tempfile.TemporaryDirectory() as folder:
            _report(browser, Path(folder), count)
        _page(browser)
    finally:
        browser.quit()
        server.terminate()
        server.wait(20)


def _page(browser: Any) -> None:
    address = f"http://127.0.0.1:{PORT}"
    while True:
        try:
            urllib.request.urlopen(f"{address}/readyz")
            break
        except OSError:
            time.sleep(0.5)

    def opened(_: int) -> float:
        browser.get("about:blank")
        browser.get(address)
        return float(browser.execute_script(LOADED))

    _print("page usable", opened)
    _print("first verdict", lambda i: float(browser.execute_async_script(VERDICT, i)))


def _report(browser: Any, folder: Path, count: int) -> None:
    lines = (f"g{i},Sign {i + 2} dealers in Utrecht by 31 March 2027,Team {i % 9}" for i in range(count))
    (folder / "goals.csv").write_text("\n".join(("id,goal,team", *lines)), encoding="utf-8")
    audit_files([str(folder / "goals.csv")], [folder / "report.html"], sc.Critic(), sc.Context(today="2026-11-24"), Options())  # type: ignore[arg-type]

    def opened(_: int) -> float:
        browser.get("about:blank")
        browser.get((folder / "report.html").as_uri() + "#goals")
        return float(browser.execute_script(OPENED))

    _print(f"report of {count:,} goals opened", opened)
    _print(f"report of {count:,} goals filtered", lambda i: float(browser.execute_script(FILTER, i)))


def _print(what: str, measure: Callable[[int], float]) -> None:
    print(f"{what:<36}{statistics.median(measure(i) for i in range(5)):8.0f} ms")


if __name__ == "__main__":
    main()
