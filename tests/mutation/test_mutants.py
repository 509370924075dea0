"""The mutants of the mutation command are valid code, differ from what they change, and are the same for a seed."""

from __future__ import annotations

import importlib
import importlib.util
import sys
from pathlib import Path

import pytest

pytest.importorskip("mutmut")
_spec = importlib.util.spec_from_file_location("mutation_command", Path(__file__).parent / "__main__.py")
assert _spec is not None
assert _spec.loader is not None
command = importlib.util.module_from_spec(_spec)
sys.modules[_spec.name] = command
_spec.loader.exec_module(command)

FILE = command.PACKAGE / "portfolio" / "too_many_goals.py"


def test_a_mutant_is_code_that_differs_in_one_place() -> None:
    made, number = command.mutants(FILE, 1_000)
    assert len(made) == number > 10
    source = FILE.read_text(encoding="utf-8")
    for change in made:
        compile(change.text, str(FILE), "exec")
        assert change.text != source
        assert source.splitlines()[change.line - 1].strip() == change.before != change.after
    assert any("MOST = 6" in change.text for change in made), "constants are changed too"
    assert any("len(items) >= MOST" in change.text for change in made)
    assert not any('"""XX' in change.text for change in made), "docstrings are left alone"


def test_a_sample_is_the_same_for_a_seed() -> None:
    one, two, other = (command.mutants(FILE, 4, seed)[0] for seed in (0, 0, 1))
    assert one == two != other
    assert len(one) == 4


def test_each_file_has_its_tests_and_the_golden_table() -> None:
    assert command.tests_of(FILE) == ["tests/portfolio", "tests/rules", "tests/golden"]
    assert command.module_name(FILE) == "smartcritic.portfolio.too_many_goals"
    assert command.module_name(command.PACKAGE / "criteria" / "__init__.py") == "smartcritic.criteria"


def test_a_changed_module_is_loaded_in_place_of_its_file(monkeypatch: pytest.MonkeyPatch) -> None:
    change = next(c for c in command.mutants(FILE, 1_000)[0] if "MOST = 6" in c.text)
    name = command.module_name(FILE)
    monkeypatch.delitem(sys.modules, name, raising=False)
    monkeypatch.setattr(sys, "meta_path", [command._Changed(name, change), *sys.meta_path])
    assert importlib.import_module(name).MOST == 6
    monkeypatch.undo()
    sys.modules.pop(name, None)
    assert importlib.import_module(name).MOST == 5
