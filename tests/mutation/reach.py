"""Which tests run which lines, and how long each takes: worked out once, kept in `.mutation/`, and made anew where files change."""

from __future__ import annotations

import functools
import hashlib
import importlib
import json
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import coverage
import pytest

from tests.mutation.mutants import PACKAGE, ROOT, Mutant
from tests.mutation.trial import PYTEST, in_child

KEPT = ROOT / ".mutation"
LINES, TIMES = KEPT / "lines.coverage", KEPT / "times.json"
FOLDERS = ("criteria", "facts", "quantities", "attainability", "portfolio", "comparison")
"""The stages whose lines are noted."""
TESTS = (
    "criteria", "portfolio", "golden", "test_critic.py", "test_fields.py", "test_attainability.py", "test_stated_funnel.py", "test_plan.py",
    "quantities", "comparison", "facts",
)  # fmt: skip
"""The tests that are to notice: those of the stages, without files, processes and pages."""
SLOW = {"test_ranking.py", "test_any_text.py"}
"""Tests that read hundreds of texts each."""


class _Record:
    """Notes for each test the lines it runs (as coverage's context) and the seconds of processor time it takes."""

    def __init__(self, measured: coverage.Coverage) -> None:
        self._measured = measured
        self.seconds: dict[str, float] = {}

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Iterator[None]:
        self._measured.switch_context(item.nodeid)
        start = time.process_time()
        done = yield
        self.seconds[item.nodeid] = round(time.process_time() - start, 3)
        self._measured.switch_context("")
        return done


def _measure(files: Sequence[str]) -> int:
    """Run files of tests, add the lines they run to those kept, and write what each test took."""
    measured = coverage.Coverage(data_file=str(LINES), include=[f"{PACKAGE / name}/*" for name in FOLDERS], config_file=False)
    record = _Record(measured)
    measured.load()
    measured.start()
    importlib.import_module("smartcritic").critique(
        "Open 3 shops by 31 March 2027"
    )  # what is loaded and worked out once belongs to no test
    status = pytest.main([*PYTEST, *files], plugins=[record])
    measured.stop()
    measured.save()
    TIMES.with_suffix(".new").write_text(json.dumps(record.seconds), encoding="utf-8")
    return int(status)


def _digest(paths: Sequence[Path]) -> str:
    return hashlib.sha256(b"".join(p.read_bytes() for p in sorted(paths) if p.is_file())).hexdigest()


def _digest_of_test(file: Path) -> str:
    """Changes with the file, and with what lies beside it and is no test."""
    beside = [p for p in file.parent.iterdir() if not p.name.startswith("test_")] if file.parent.name != "tests" else []
    return _digest([file, *beside])


class Reach:
    """The tests that run a line."""

    def __init__(self, fresh: bool = False) -> None:
        """Read what is kept, and measure the tests that have changed; all of them where it is to be `fresh`.

        Of a file of the package that has changed since, only the file of a line is known.

        Raises:
            SystemExit: a test fails without any change.
        """
        places = [ROOT / "tests" / name for name in TESTS]
        groups = [[f for f in (sorted(p.rglob("test_*.py")) if p.is_dir() else [p]) if f.name not in SLOW] for p in places]
        sources = {str(f): _digest([f]) for name in FOLDERS for f in (PACKAGE / name).rglob("*.py")}
        KEPT.mkdir(exist_ok=True)
        if fresh or not TIMES.exists():
            LINES.unlink(missing_ok=True)
            TIMES.write_text(json.dumps({"sources": sources, "tests": {}}), encoding="utf-8")
        kept = json.loads(TIMES.read_text(encoding="utf-8"))
        self._changed = {name for name, digest in sources.items() if kept["sources"].get(name) != digest}
        digests = {f.relative_to(ROOT).as_posix(): _digest_of_test(f) for group in groups for f in group}
        kept["tests"] = {n: t for n, t in kept["tests"].items() if digests.get(n) == t["digest"]}
        for place, group in zip(TESTS, groups, strict=True):
            stale = [name for f in group if (name := f.relative_to(ROOT).as_posix()) not in kept["tests"]]
            if not stale:
                continue
            print(f"finding out which lines tests/{place} runs", flush=True)
            if in_child(functools.partial(_measure, stale)) != 0:
                raise SystemExit(f"tests/{place} fails without any change; mend that first")
            seconds = json.loads(TIMES.with_suffix(".new").read_text(encoding="utf-8"))
            for name in stale:
                own = {test: s for test, s in seconds.items() if test.partition("::")[0] == name}
                kept["tests"][name] = {"digest": digests[name], "seconds": own}
            TIMES.write_text(json.dumps(kept), encoding="utf-8")
        self.seconds: dict[str, float] = {node: s for t in kept["tests"].values() for node, s in t["seconds"].items()}
        self._data = coverage.CoverageData(str(LINES))
        self._data.read()

    def _of(self, file: Path) -> set[str]:
        """The tests that run any line of a file; none where it only holds tables."""
        return {name for names in self._data.contexts_by_lineno(str(file)).values() for name in names if name}

    def tests(self, change: Mutant, budget: float) -> list[str]:
        """The tests that are to notice a change, until `budget` seconds are full: those that run its line, then those that run its file,
        or its folder where it only holds tables.

        Quick ones come first. A line that is run once (a table, a constant) belongs to no test, so the second part counts too.
        """
        by_line = self._data.contexts_by_lineno(str(change.file))
        of_line = set() if str(change.file) in self._changed else set(by_line.get(change.line, ()))
        of_file = self._of(change.file) or set().union(*(self._of(f) for f in change.file.parent.glob("*.py")))
        chosen, used = [], 0.0
        for name in sorted(of_file & self.seconds.keys(), key=lambda n: (n not in of_line, self.seconds[n], n)):
            if used + self.seconds[name] <= budget:
                used += self.seconds[name]
                chosen.append(name)
        return chosen
