"""The site can be built without a warning, asks other machines for nothing, and its code runs and gives what it shows."""

from __future__ import annotations

import dataclasses
import doctest
import functools
import http.server
import importlib.util
import json
import os
import re
import shlex
import subprocess
import sys
import threading
import tomllib
from collections.abc import Iterator, Mapping
from html.parser import HTMLParser
from importlib import metadata, resources
from pathlib import Path
from types import ModuleType
from typing import Any

import msgspec
import pytest
import typer.main
from selenium.webdriver.support.wait import WebDriverWait

import smartcritic as sc
from smartcritic import config, criteria, rules
from smartcritic.interfaces.cli import app
from smartcritic.languages import ENGLISH
from smartcritic.reading import bars
from tests.conftest import Run

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
PAGES = sorted(p.name for p in DOCS.glob("*.md"))
ELSEWHERE = {"compare.md", "spacy.md", "dataframes.md", "agents.md", "large-audits.md"}
"""Pages whose Python is run by `tests/interfaces/test_docs.py`, and by `tests/interfaces/test_spark.py` (it needs a Java runtime)."""


def blocks(page: str, language: str) -> list[str]:
    """The fenced blocks of this language, also those inside a list."""
    text = (DOCS / page).read_text(encoding="utf-8")
    found = re.findall(rf"^( *)```{language}\n(.*?)^\1```$", text, re.DOTALL | re.MULTILINE)
    return [re.sub(rf"^{indent}", "", body, flags=re.MULTILINE) for indent, body in found]


def having(language: str) -> list[str]:
    """The pages that have such blocks."""
    return [p for p in PAGES if blocks(p, language)]


@pytest.fixture(scope="module")
def hooks() -> ModuleType:
    """The module that makes the pages' parts."""
    spec = importlib.util.spec_from_file_location("docs_hooks", DOCS / "hooks.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


# --------------------------------------------------------------------------- the site


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site, built as strictly as MkDocs can."""
    folder = tmp_path_factory.mktemp("site")
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(folder)]
    done = subprocess.run(
        command, cwd=ROOT, env=os.environ | {"NO_MKDOCS_2_WARNING": "1"}, capture_output=True, text=True, timeout=300, check=False
    )
    assert done.returncode == 0, done.stderr
    return folder


class _Loaded(HTMLParser):
    """What a page loads by itself."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag in ("script", "img", "iframe", "source", "video", "audio"):
            self.found.append(given.get("src") or "")
        elif tag == "link" and given.get("rel") != "canonical":
            self.found.append(given.get("href") or "")


def test_every_page_is_built_and_loads_nothing_from_elsewhere(site: Path) -> None:
    pages = sorted(site.rglob("*.html"))
    assert {p.name for p in pages} >= {p.replace(".md", ".html") for p in PAGES}
    assert {p.stem for p in (site / "notebooks").glob("*.html")} == {p.stem for p in (ROOT / "notebooks").glob("*.ipynb")}
    count = 0
    for page in pages:
        loaded = _Loaded()
        loaded.feed(page.read_text(encoding="utf-8"))
        count += len(loaded.found)
        assert not [x for x in loaded.found if x.startswith(("http", "//"))], page.name
    assert count > len(pages)
    for style in site.rglob("*.css"):
        assert not re.search(r"(?:url\(|@import )['\"]?(?:https?:)?//", style.read_text(encoding="utf-8")), style.name


def test_no_mark_and_no_code_of_the_hooks_is_left_in_the_site(site: Path) -> None:
    for page in site.rglob("*.html"):
        assert "<!-- make:" not in page.read_text(encoding="utf-8"), page.name
    assert not [p for p in site.rglob("*") if p.suffix in (".py", ".toml")]


def test_the_page_of_rules_shows_every_rule_and_its_examples(site: Path) -> None:
    text = (site / "rules.html").read_text(encoding="utf-8")
    for rule in rules.load().values():
        assert f'id="{rule.name.replace("/", "-")}"' in text, rule.name
    assert text.count('class="bad"') == text.count('class="good"') >= len(rules.load())


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    """Where the site is served, on this machine alone."""

    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(site))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


LOOKED_AT = ("index.html", "rules.html", "contract.html", "notebooks/one-goal.html", "notebooks/company-list.html")


@pytest.mark.parametrize("page", LOOKED_AT)
def test_a_page_asks_nobody_else_and_complains_of_nothing(browser: Any, address: str, page: str) -> None:
    browser.get_log("performance")
    browser.get_log("browser")
    browser.get(address + page)
    events = [json.loads(e["message"])["message"] for e in browser.get_log("performance")]
    asked = [e["params"]["request"]["url"] for e in events if e["method"] == "Network.requestWillBeSent"]
    assert address + page in asked
    assert [u for u in asked if not u.startswith((address, "data:", "blob:", "chrome"))] == []
    assert [e["message"] for e in browser.get_log("browser") if e["level"] == "SEVERE"] == []


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 1280), ("light", 390)])
def test_axe_finds_nothing_serious_and_nothing_sticks_out(browser: Any, address: str, scheme: str, width: int) -> None:
    axe = resources.files("axe_core_python").joinpath("axe.min.js").read_text(encoding="utf-8")
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [{"name": "prefers-color-scheme", "value": scheme}]})
    metrics = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": width < 600}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
    try:
        for page in LOOKED_AT:
            browser.get(address + "site.css")
            browser.execute_script("localStorage.clear()")  # the theme keeps the scheme of the last visit
            browser.get(address + page)
            assert browser.execute_script("return document.body.dataset.mdColorScheme") == {"light": "default", "dark": "slate"}[scheme]
            browser.execute_script(axe)
            found = browser.execute_async_script("const done = arguments[0]; axe.run().then(r => done(r.violations))")
            serious = [(page, v["id"], v["nodes"][0]["html"]) for v in found if v["impact"] in ("serious", "critical")]
            assert serious == []
            assert browser.execute_script("return document.documentElement.scrollWidth") <= width, page
    finally:
        browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
        browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})


def test_search_works_in_the_folder_without_a_server(browser: Any, site: Path) -> None:
    browser.get((site / "index.html").as_uri())
    browser.get_log("browser")
    field = browser.find_element("css selector", ".md-search__input")
    field.click()
    field.send_keys("glossary")
    links = "return [...document.querySelectorAll('.md-search-result__link')].map(a => a.href)"
    WebDriverWait(browser, 20).until(lambda b: any("glossary" in link for link in b.execute_script(links)))
    assert [e["message"] for e in browser.get_log("browser") if e["level"] == "SEVERE"] == []


# --------------------------------------------------------------------------- the parts that are made


def test_a_rule_whose_example_does_not_hold_stops_the_build(hooks: ModuleType) -> None:
    rule = rules.get("time_bound/vague_time")
    assert hooks.tried(rule)
    with pytest.raises(ValueError, match="bad example does not raise it"):
        hooks.tried(dataclasses.replace(rule, bad=({"text": "Repaint the ferry by 4 May 2027"},)))
    with pytest.raises(ValueError, match="good example raises it"):
        hooks.tried(dataclasses.replace(rule, good=({"text": "Repaint the ferry soon"},)))


def test_a_rule_on_lists_whose_example_does_not_hold_stops_the_build(hooks: ModuleType) -> None:
    rule = rules.get("portfolio/orphan")
    assert hooks.tried(rule)
    with pytest.raises(ValueError, match="bad example does not raise it"):
        hooks.tried(dataclasses.replace(rule, bad=rule.good))
    with pytest.raises(ValueError, match="good example raises it"):
        hooks.tried(dataclasses.replace(rule, good=rule.bad))


def test_every_field_of_every_record_has_a_meaning_and_a_place(hooks: ModuleType) -> None:
    meanings = hooks.read("fields.toml")
    assert {name: set(body["properties"]) for name, body in hooks.parts().items()} == {name: set(m) for name, m in meanings.items()}
    shown = re.findall(r"<!-- make: record (.*) -->", (DOCS / "contract.md").read_text(encoding="utf-8"))
    assert sorted(" ".join(shown).split()) == sorted(meanings)


@pytest.mark.parametrize("kind", [config.Config, config.Words, config.Estimates, config.Look])
def test_every_key_of_the_configuration_is_described(hooks: ModuleType, kind: type) -> None:
    assert set(hooks.described(kind)) == {f.name for f in msgspec.structs.fields(kind)}
    assert all(hooks.described(kind).values())


def test_methods_and_commands_are_all_there(hooks: ModuleType) -> None:
    (names,) = re.findall(r"<!-- make: api (.*) -->", (DOCS / "python.md").read_text(encoding="utf-8"))
    text = hooks.make_api(names)
    for name in (n for n in vars(sc.Critic) if not n.startswith("_")):
        assert f"### `critic.{name}`" in text, name
    for thing in sc.__all__:
        if thing.islower():
            assert f"## `sc.{thing}`" in text, thing
    commands = hooks.make_commands()
    for name, command in typer.main.get_command(app).commands.items():  # type: ignore[attr-defined]
        section = commands.split(f"## `smartcritic {name}`")[1].split("\n## ")[0]
        for parameter in command.params:
            for option in [o for o in parameter.opts if o.startswith("-") and parameter.name != "help"]:
                assert f"`{option}`" in section, option


def test_the_agreement_shown_is_what_evaluate_prints(hooks: ModuleType) -> None:
    command = [sys.executable, "-m", "smartcritic", "evaluate", "corpora/goals/goals.jsonl", "--format", "json"]
    said = json.loads(subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout)
    text = hooks.make_agreement()
    for figures in said["criteria"].values():
        assert f"| {figures['n']} | {figures['accuracy']:.2f} | {figures['macro_f1']:.2f} | {figures['kappa']:.2f} |" in text
    assert f"{said['calibration_error']:.3f}" in text


def test_a_file_of_the_project_becomes_a_part(hooks: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = "# Card\n<!-- counts -->\n[the goals](../goals/README.md), [UD](https://example.org)\n```sh\n# [a](b)\n```\n## Figures\n"
    (tmp_path / "card.md").write_text(text, encoding="utf-8")
    monkeypatch.setattr(hooks, "ROOT", tmp_path)
    assert hooks.make_include("card.md") == "## Card\nthe goals, [UD](https://example.org)\n```sh\n# [a](b)\n```\n### Figures\n"


def test_the_odds_that_the_page_on_the_score_names_are_those_of_the_critic() -> None:
    text = " ".join((DOCS / "score.md").read_text(encoding="utf-8").split())
    for said in (f"odds of {bars.ENOUGH} are enough", f"and {bars.ENOUGH_SAID} where", f"from odds of {criteria.NO_GOAL} of being none"):
        assert said in text


def test_every_card_that_there_is_is_shown(hooks: ModuleType) -> None:
    text = hooks.make_cards()
    there = [ROOT / p for p in hooks.CARDS if (ROOT / p).is_file()]
    assert there
    for card in there:
        assert f"#{card.read_text(encoding='utf-8').splitlines()[0]}\n" in text


def test_an_unknown_part_is_an_error(hooks: ModuleType) -> None:
    with pytest.raises(KeyError):
        hooks.fill("<!-- make: nonsense -->\n")


# --------------------------------------------------------------------------- the code on the pages


@pytest.mark.parametrize("page", [p for p in having("pycon") if p not in ELSEWHERE])
def test_the_examples_are_true(page: str) -> None:
    test = doctest.DocTestParser().get_doctest("\n".join(blocks(page, "pycon")), {}, page, page, 0)
    assert test.examples
    said: list[str] = []
    flags = doctest.NORMALIZE_WHITESPACE | doctest.ELLIPSIS
    result = doctest.DocTestRunner(optionflags=flags).run(test, out=said.append)
    assert result.failed == 0, "".join(said)
    assert result.attempted == len(test.examples)


@pytest.mark.parametrize("page", [p for p in having("python") if p not in ELSEWHERE])
def test_the_code_runs(page: str) -> None:
    names: dict[str, object] = {}
    for code in blocks(page, "python"):
        assert "assert" in code, "code that shows nothing"
        exec(compile(code, page, "exec"), names)


@pytest.mark.parametrize("page", having("sh"))
def test_the_commands_run_or_exist(page: str, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Commands that are done at once are run, in a folder of their own; of the others, the command and its options must exist."""
    (tmp_path / "corpora").symlink_to(ROOT / "corpora")
    monkeypatch.chdir(tmp_path)
    commands = typer.main.get_command(app).commands  # type: ignore[attr-defined]
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["optional-dependencies"]
    for line in "\n".join(blocks(page, "sh")).replace("\\\n", " ").splitlines():
        words = shlex.split(line, comments=True)
        for extra in re.findall(r"\[(\w+)\]", line if words[:2] == ["pip", "install"] else ""):
            assert extra in extras, line
        if words[:1] != ["smartcritic"]:
            continue
        command = commands[words[1]]
        known = {o for p in command.params for o in [*p.opts, *p.secondary_opts]}
        assert {w for w in words if w.startswith("--")} <= known, line
        if words[1] in ("check", "explain", "audit"):
            done = run(*words[1:])
            assert done.returncode == 0, done.stderr
            assert done.stdout or "--quiet" in words, line


ALWAYS = {"smartcritic", *sys.stdlib_module_names}
"""Modules that are there once the package is."""


@pytest.fixture(scope="module")
def distributions() -> Mapping[str, list[str]]:
    """Which distributions bring a module."""
    return metadata.packages_distributions()


@pytest.mark.parametrize("page", PAGES)
def test_a_page_names_what_its_code_needs(page: str, distributions: Mapping[str, list[str]]) -> None:
    text = (DOCS / page).read_text(encoding="utf-8")
    data = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    told = list(data["dependencies"])
    for words in re.findall(r"pip install ([^\n`]+)", text):
        told += [w for w in shlex.split(words) if not w.startswith((".", "-"))]
        for extra in re.findall(r"\[(\w+)\]", words):
            told += data["optional-dependencies"][extra]
    names = {re.split(r"[\[<>=; ]", t)[0].lower().replace("-", "_") for t in told}
    code = "\n".join([*blocks(page, "python"), *blocks(page, "pycon")])
    used = set(re.findall(r"^(?:>>> |\.\.\. )? *(?:import|from) (\w+)", code, re.MULTILINE)) - ALWAYS
    for module in used:
        assert {d.lower().replace("-", "_") for d in distributions.get(module, [module])} & names, f"{page}: {module}"


def test_nothing_is_told_to_be_installed_by_a_name_that_cannot_be_had() -> None:
    for path in [*ROOT.glob("docs/*.md"), ROOT / "README.md", *(ROOT / "smartcritic").rglob("*.py")]:
        assert not re.search(r"pip install ['\"]?smartcritic", path.read_text(encoding="utf-8")) or path.name == "faq.md", path


@pytest.mark.parametrize("page", sorted({*having("toml"), *having("json")}))
def test_tables_and_objects_can_be_read(page: str) -> None:
    for text in blocks(page, "json"):
        json.loads(text)
    for text in blocks(page, "toml"):
        data = tomllib.loads(f"entries = [\n{text}]" if text.startswith("{") else text)
        for entry in data.get("entries", ()):
            known = {e.term: e for name in ENGLISH.names() for e in ENGLISH.lexicon(name).entries}
            assert known[entry["term"]].flag == entry["flag"]
            assert known[entry["term"]].must_pass == entry["pass"]
        if "smartcritic" in data.get("tool", {}):
            assert sc.Config.from_dict(data["tool"]["smartcritic"]).to_dict()


def test_paths_and_tests_that_the_pages_name_are_there() -> None:
    # Names of schemas, such as smartcritic/report/1, are no paths.
    named = re.compile(r"`(?:pytest |python )?((?:corpora|docs|tests|smartcritic|notebooks)/[\w/.-]*\w)(?<!/\d)(?!/\d)[/` ]")
    found = [(page, path) for page in PAGES for path in named.findall((DOCS / page).read_text(encoding="utf-8"))]
    assert len(found) >= 10
    for page, path in found:
        assert (ROOT / path).exists(), f"{page}: {path}"


def test_every_picture_is_small_and_shown() -> None:
    pages = "".join((DOCS / page).read_text(encoding="utf-8") for page in PAGES)
    pictures = list(DOCS.glob("*.png"))
    assert len(pictures) >= 3
    for picture in pictures:
        assert picture.stat().st_size < 150_000, picture.name
        assert f"]({picture.name})" in pages, picture.name
