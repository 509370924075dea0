"""Draw the pictures of README and site from the product itself: the page, the report and the workbook on the sample list.

    python docs/pictures.py [report] [page] [workbook]

It needs the extra `test` and Chromium with its driver; the workbook also LibreOffice (soffice) and pdftoppm of Poppler.
"""

from __future__ import annotations

import base64
import datetime as dt
import io
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from PIL import Image
from selenium import webdriver

import smartcritic as sc
from smartcritic.audit.run import Options, audit_files

DOCS = Path(__file__).parent
SAMPLE = DOCS.parent / "corpora" / "goals" / "sample.csv"
TODAY = dt.date(2026, 11, 24)
GOAL = "Grow pump sales in Wales soon, so that the new depot pays off"
COLOURS = 128
"""Colours of a picture: enough for type and flat areas, and a fraction of the size."""


def main(names: Sequence[str]) -> None:
    """Draw those that are named, or all of them."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        for name in names or ("report", "page", "workbook"):
            {"report": report, "page": page, "workbook": workbook}[name](place)


def report(place: Path) -> None:
    """The summary of a report."""
    _audit(place / "report.html")
    with _browser() as browser:
        browser.get((place / "report.html").as_uri())
        _save(_shot(browser, 1180), "report.png")


def page(place: Path) -> None:
    """The page with a goal on it."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = subprocess.Popen([sys.executable, "-m", "smartcritic", "serve", "--port", str(port)])
    try:
        _wait(f"http://127.0.0.1:{port}/readyz")
        with _browser() as browser:
            browser.get(f"http://127.0.0.1:{port}/")
            browser.find_element("id", "goal").send_keys(GOAL)
            time.sleep(3)
            _save(_shot(browser, 900), "page.png")
    finally:
        server.terminate()
        server.wait(20)


def workbook(place: Path) -> None:
    """The sheet of goals, as it prints."""
    _audit(place / "goals.xlsx")
    subprocess.run(["soffice", "--headless", "--convert-to", "pdf", "--outdir", str(place), str(place / "goals.xlsx")], check=True)
    subprocess.run(["pdftoppm", "-r", "110", "-f", "2", "-l", "2", "-png", str(place / "goals.pdf"), str(place / "sheet")], check=True)
    (sheet,) = place.glob("sheet*.png")
    whole = Image.open(sheet)
    _save(whole.crop((0, 0, whole.width, whole.height * 2 // 3)), "workbook.png")


def _audit(output: Path) -> None:
    audit_files([str(SAMPLE)], [output], sc.Critic(), sc.Context(today=TODAY), Options())


@contextmanager
def _browser() -> Iterator[Any]:
    options = webdriver.ChromeOptions()
    options.binary_location = shutil.which("chromium") or ""
    for flag in ("--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--window-size=1180,1000"):
        options.add_argument(flag)
    browser = webdriver.Chrome(options=options, service=webdriver.ChromeService(shutil.which("chromedriver")))
    try:
        yield browser
    finally:
        browser.quit()


def _shot(browser: Any, height: int) -> Image.Image:
    clip = {"x": 0, "y": 0, "width": 1180, "height": height, "scale": 1}
    made = browser.execute_cdp_cmd("Page.captureScreenshot", {"captureBeyondViewport": True, "clip": clip})
    return Image.open(io.BytesIO(base64.b64decode(made["data"])))


def _save(picture: Image.Image, name: str) -> None:
    picture.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE).save(DOCS / name, optimize=True)


def _wait(address: str) -> None:
    for _ in range(120):
        try:
            urllib.request.urlopen(address)
        except OSError:
            time.sleep(0.5)
        else:
            return
    raise TimeoutError(f"{address} does not answer")


if __name__ == "__main__":
    main(sys.argv[1:])
