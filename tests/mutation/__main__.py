"""Which one-line changes of the code do the tests notice? ``python -m tests.mutation [FILE OR FOLDER ...] [--sample N] [--seed N]``

The operators are mutmut's (numbers, strings, comparisons, keywords, arguments), applied to constants and tables of a module as well as to
its functions. Of the mutants of each file, `--sample` are drawn; each is tried in a process of its own on the tests that mirror its folder
and on the golden table, until one fails. Printed are the share that was noticed by file, and the survivors with their lines.
"""

from __future__ import annotations

import argparse
import importlib.abc
import importlib.util
import multiprocessing
import os
import random
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import libcst as cst
import pytest
from mutmut.mutation.mutators import mutation_operators

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "smartcritic"
DEFAULT = ("criteria", "facts", "quantities", "attainability")
GOLDEN = "tests/golden"
BEYOND = {"criteria": ("tests/rules", "tests/test_critic.py"), "facts": ("tests/lexicon",), "portfolio": ("tests/rules",)}
"""Tests of a folder that stand outside its mirror."""


@dataclass(frozen=True)
class Mutant:
    """One change: the file, the first line that differs, what stood there, what stands there now, and the whole text with it."""

    file: Path
    line: int
    before: str
    after: str
    text: str

    def __str__(self) -> str:
        return f"{self.file.relative_to(ROOT)}:{self.line}: {self.before} -> {self.after}"


# --------------------------------------------------------------------------- mutants


class _Places(cst.CSTVisitor):
    """Collects the nodes that may be changed, with what they may become; docstrings, types and imports are left alone."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[cst.CSTNode, cst.CSTNode]] = []

    def on_visit(self, node: cst.CSTNode) -> bool:
        if isinstance(node, (cst.Annotation, cst.Import, cst.ImportFrom, cst.Decorator)):
            return False
        if isinstance(node, cst.Expr) and isinstance(node.value, (cst.SimpleString, cst.ConcatenatedString)):
            return False
        for kind, operator in mutation_operators:
            if isinstance(node, kind):
                self.found += [(node, new) for new in operator(node)]
        return True


def mutants(file: Path, sample: int, seed: int = 0) -> tuple[list[Mutant], int]:
    """Return some of the changes that can be made to a file, in its order, and how many there are in all; the same for a seed."""
    source = file.read_text(encoding="utf-8")
    places, module = _Places(), cst.parse_module(source)
    module.visit(places)
    draw = random.Random(f"{seed} {file.relative_to(ROOT).as_posix()}")
    drawn = sorted(draw.sample(range(len(places.found)), min(sample, len(places.found))))
    made = []
    for old, new in (places.found[i] for i in drawn):
        changed = module.deep_replace(old, new)
        assert isinstance(changed, cst.Module)
        lines = zip(source.splitlines(), changed.code.splitlines(), strict=False)
        number, (before, after) = next((n, pair) for n, pair in enumerate(lines, 1) if pair[0] != pair[1])
        made.append(Mutant(file, number, before.strip(), after.strip(), changed.code))
    return made, len(places.found)


# --------------------------------------------------------------------------- trying one


class _Changed(importlib.abc.MetaPathFinder, importlib.abc.SourceLoader):
    """Loads one module from a text in place of its file."""

    def __init__(self, name: str, change: Mutant) -> None:
        self._name, self._change = name, change

    def find_spec(self, name: str, path: Any = None, target: Any = None) -> Any:
        if name != self._name:
            return None
        package = self._change.file.name == "__init__.py"
        places = [str(self._change.file.parent)] if package else None
        return importlib.util.spec_from_file_location(name, self._change.file, loader=self, submodule_search_locations=places)

    def get_filename(self, name: str) -> str:
        return str(self._change.file)

    def get_data(self, path: str | bytes) -> bytes:
        return self._change.text.encode()

    def cache_from_source(self, path: str) -> str:
        raise NotImplementedError

    def path_stats(self, path: str) -> Any:
        raise OSError


def module_name(file: Path) -> str:
    """The name under which a file is imported."""
    parts = file.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def tests_of(file: Path) -> list[str]:
    """The tests that are to notice a change of a file: those of its folder or name, then the golden table."""
    stage = file.relative_to(PACKAGE).parts[0].removesuffix(".py")
    named = (f"tests/{stage}", f"tests/test_{stage}.py", *BEYOND.get(stage, ()), GOLDEN)
    return [name for name in named if (ROOT / name).exists()]


def _try(change: Mutant | None, tests: Sequence[str]) -> None:
    """Run the tests in this process with the change in place, and end with their status."""
    null = os.open(os.devnull, os.O_WRONLY)
    os.dup2(null, 1)
    os.dup2(null, 2)
    if change is not None:
        name = module_name(change.file)
        if name in sys.modules:  # loaded before the fork: all of the package is loaded anew
            for loaded in [m for m in sys.modules if m.partition(".")[0] == "smartcritic"]:
                del sys.modules[loaded]
        sys.meta_path.insert(0, _Changed(name, change))
    os._exit(int(pytest.main(["-x", "-q", "-p", "no:cacheprovider", *tests])))


def noticed(change: Mutant | None, tests: Sequence[str], limit: float | None = None) -> bool:
    """Whether the tests fail with the change in place, or do not end within `limit` seconds; in a process of its own."""
    process = multiprocessing.get_context("fork").Process(target=_try, args=(change, tests))
    process.start()
    process.join(limit)
    if process.is_alive():
        process.kill()
        process.join()
        return True
    return process.exitcode != 0


# --------------------------------------------------------------------------- the command


def files(named: Sequence[str]) -> Iterator[Path]:
    """The files of these folders and files of the package; those of `DEFAULT` that there are where none is named."""
    for name in named or [n for n in DEFAULT if (PACKAGE / n).exists()]:
        place = next((p for p in (ROOT / name, PACKAGE / name) if p.exists()), None)
        if place is None:
            sys.exit(f"{name}: there is no such file or folder in {PACKAGE}")
        yield from sorted(place.rglob("*.py")) if place.is_dir() else [place]


def main() -> None:
    """Try a sample of the mutants of each file and print what was noticed."""
    parser = argparse.ArgumentParser(prog="python -m tests.mutation", description=__doc__.partition("\n")[0] if __doc__ else "")
    parser.add_argument("names", nargs="*", help=f"files or folders of the package; default: {' '.join(DEFAULT)}")
    parser.add_argument("--sample", type=int, default=10, help="mutants of each file that are tried (default: 10)")
    parser.add_argument("--seed", type=int, default=0, help="which ones are drawn")
    asked = parser.parse_args()
    os.chdir(ROOT)
    _warm_up()
    killed = tried = 0
    limits: dict[tuple[str, ...], float] = {}
    for file in files(asked.names):
        drawn, all_of_it = mutants(file, asked.sample, asked.seed)
        if not drawn:
            continue
        tests = tests_of(file)
        if tuple(tests) not in limits:
            limits[tuple(tests)] = _limit(tests)
        survivors = [change for change in drawn if not noticed(change, tests, limits[tuple(tests)])]
        killed, tried = killed + len(drawn) - len(survivors), tried + len(drawn)
        print(f"{1 - len(survivors) / len(drawn):6.0%} of {len(drawn):3} ({all_of_it:5} in all)  {file.relative_to(ROOT)}", flush=True)
        for change in survivors:
            print(f"        survived  {change}", flush=True)
    print(f"{killed / tried if tried else 1:6.0%} of {tried} mutants were noticed")


def _limit(tests: Sequence[str]) -> float:
    """How long tests may take: three times as long as without a change.

    Raises:
        SystemExit: they fail without a change.
    """
    start = time.monotonic()
    if noticed(None, tests):
        sys.exit(f"{' '.join(tests)}: fails without any change; mend that first")
    return 10 + 3 * (time.monotonic() - start)


def _warm_up() -> None:
    """Load what no mutant changes before the processes are forked: the libraries and the bundled pipeline."""
    import hypothesis
    import numpy
    import rich.console
    import spacy

    from smartcritic.parsing import bundled

    assert all((hypothesis, numpy, rich.console, spacy))
    bundled.load()


if __name__ == "__main__":
    main()
