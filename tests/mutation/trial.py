"""Trying one change: a copy of this process, with the libraries and the parser loaded, runs some tests with the change in place."""

from __future__ import annotations

import importlib.abc
import importlib.util
import os
import resource
import sys
import traceback
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from tests.mutation.mutants import ROOT, Mutant

PYTEST = ("-x", "-q", "-p", "no:cacheprovider", "-o", "addopts=--import-mode=importlib")
"""How tests are run in a copy: here, and not in processes of their own."""

_LOADED: list[Any] = []
"""The bundled parser, which no change touches."""


def warm_up() -> None:
    """Load the libraries and the parser, and forget the package: each copy loads it anew."""
    import holidays
    import hypothesis
    import rapidfuzz

    import smartcritic
    from smartcritic.parsing import bundled

    assert all((holidays, hypothesis, rapidfuzz))
    smartcritic.critique("Open 3 shops by 31 March 2027")
    _LOADED.append(bundled.load())
    for name in [n for n in sys.modules if n.partition(".")[0] == "smartcritic"]:
        del sys.modules[name]


def in_child(task: Callable[[], int], *, quiet: bool = True, seconds: int | None = None) -> int:
    """Run `task` in a copy of this process and return its status; below 0 where it took more than `seconds` of processor time."""
    sys.stdout.flush()
    child = os.fork()
    if child:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    status = 1
    try:
        if quiet:
            null = os.open(os.devnull, os.O_WRONLY)
            os.dup2(null, 1)
            os.dup2(null, 2)
        if seconds is not None:
            resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
        status = task()
    except BaseException:
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        os._exit(status)


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


class _Chosen:
    """Keeps the tests of these names, in this order."""

    def __init__(self, names: Sequence[str]) -> None:
        self._order = {name: i for i, name in enumerate(names)}

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        items[:] = sorted((item for item in items if item.nodeid in self._order), key=lambda item: self._order[item.nodeid])


def noticed(change: Mutant | None, tests: Sequence[str], seconds: int) -> bool:
    """Whether one of these tests fails with the change in place, or they take more than `seconds` of processor time."""

    def task() -> int:
        if change is not None:
            sys.meta_path.insert(0, _Changed(module_name(change.file), change))
        from smartcritic.parsing import bundled

        bundled.load = lambda: _LOADED[0]
        files = list(dict.fromkeys(name.partition("::")[0] for name in tests))
        return int(pytest.main([*PYTEST, *files], plugins=[_Chosen(tests)]))

    return bool(tests) and in_child(task, seconds=seconds) != 0
