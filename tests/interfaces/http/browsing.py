"""What the tests of the page do with a real browser: write, paste, wait, read what is shown."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from selenium.common.exceptions import StaleElementReferenceException
from selenium.webdriver.support.ui import WebDriverWait

import smartcritic as sc
from smartcritic.render.marks import marks

CONNECTED = {"offline": False, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1}


def until(browser: Any, what: Callable[[], Any], seconds: float = 60) -> Any:
    """Wait until this is true, and return it."""
    return WebDriverWait(browser, seconds, 0.05, [StaleElementReferenceException]).until(lambda _: what())


def one(browser: Any, css: str) -> Any:
    """The element that this selector finds."""
    return browser.find_element("css selector", css)


def every(browser: Any, css: str) -> list[Any]:
    """All elements that this selector finds."""
    return list(browser.find_elements("css selector", css))


def text_of(browser: Any, css: str) -> str:
    """The text of an element, shown or not."""
    return str(one(browser, css).get_attribute("textContent"))


def goal(browser: Any) -> str:
    """The text in the editor."""
    return str(one(browser, "#goal").get_attribute("value"))


def put(browser: Any, text: str, into: str = "goal") -> None:
    """Put text in at once, as a paste of one line does; the driver can type no emoji."""
    script = "const e = document.getElementById(arguments[0]); e.value = arguments[1]; e.dispatchEvent(new Event('input', {bubbles: true}))"
    browser.execute_script(script, into, text)


def choose(browser: Any, name: str, value: str) -> None:
    """Choose a value of a select."""
    script = "const [name, value] = arguments, e = document.getElementById(name); e.value = value; e.dispatchEvent(new Event('change'))"
    browser.execute_script(script, name, value)


def paste(browser: Any, text: str) -> None:
    """Paste text into the goal."""
    script = """
      const data = new DataTransfer(), field = document.getElementById("goal");
      data.setData("text/plain", arguments[0]);
      field.focus();
      field.dispatchEvent(new ClipboardEvent("paste", {clipboardData: data, bubbles: true, cancelable: true}));
    """
    browser.execute_script(script, text)


def lit(browser: Any) -> dict[str, str]:
    """The verdict that each letter shows."""
    found = browser.execute_script("return [...document.querySelectorAll('#letters button')].map(b => [b.id, b.className])")
    return {key.removeprefix("light-"): verdict.removesuffix("on").strip() for key, verdict in found}


def verdicts(report: sc.Report) -> dict[str, str]:
    """The verdict of each criterion."""
    return {name: v.verdict for name, v in report.criteria.items()}


def shows(browser: Any, report: sc.Report) -> bool:
    """Whether the page shows what the library says of the text that stands in its editor."""
    score = "–" if report.score is None else str(report.score)
    fresh = "stale" not in one(browser, "#result").get_attribute("class")
    return fresh and goal(browser) == report.text and lit(browser) == verdicts(report) and text_of(browser, "#score") == score


def words_marked(browser: Any) -> list[tuple[str, bool]]:
    """The words that are marked, and whether as a flaw."""
    read = "return [...document.querySelectorAll('#under .m')].map(m => [m.textContent, m.classList.contains('flaw')])"
    return [(words, flaw) for words, flaw in browser.execute_script(read)]


def words_of(report: sc.Report) -> list[tuple[str, bool]]:
    """The words that the library marks, cut where marks begin and end."""
    found = marks(report)
    cuts = sorted({c for m in found for c in (m.start, m.end)})
    over = [(a, b, [m for m in found if m.start <= a and b <= m.end]) for a, b in zip(cuts, cuts[1:], strict=False)]
    return [(report.text[a:b], any(m.flaw for m in ms)) for a, b, ms in over if ms]


def rows(page: Any) -> list[tuple[str, int]]:
    """Goal and score of each row, read in one go."""
    pair = "[r.querySelector('.link').textContent, +(r.querySelector('b')?.textContent ?? -1)]"
    return [(text, score) for text, score in page.execute_script(f"return [...document.querySelectorAll('#rows tr')].map(r => {pair})")]


def checked(page: Any, count: int) -> list[tuple[str, int]]:
    """Wait until a list of so many goals has its scores, and return them."""
    until(page, lambda: len(found := rows(page)) == count and all(score >= 0 for _, score in found))
    return rows(page)


def downloaded(page: Any, folder: Path, name: str) -> bytes:
    """Wait for a file and return what it holds."""
    until(page, lambda: (folder / name).exists() and (folder / name).stat().st_size > 0)
    return (folder / name).read_bytes()


@contextmanager
def screen(browser: Any, width: int, scheme: str) -> Iterator[None]:
    """A screen of this width and colour scheme, on which colours change at once."""
    features = [{"name": "prefers-color-scheme", "value": scheme}, {"name": "prefers-reduced-motion", "value": "reduce"}]
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": features})
    browser.execute_cdp_cmd(
        "Emulation.setDeviceMetricsOverride", {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": width < 600}
    )
    try:
        yield
    finally:
        browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
        browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})


@contextmanager
def network(browser: Any, **how: Any) -> Iterator[None]:
    """A network of this kind: `offline`, or with a `latency` in milliseconds. What it logs is forgotten."""
    browser.execute_cdp_cmd("Network.enable", {})
    browser.execute_cdp_cmd("Network.emulateNetworkConditions", {**CONNECTED, **how})
    try:
        yield
    finally:
        browser.execute_cdp_cmd("Network.emulateNetworkConditions", CONNECTED)
        browser.get_log("browser")
