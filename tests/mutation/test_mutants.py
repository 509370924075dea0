"""The mutants of the mutation command are valid code, differ from what they change, are the same for a seed, and are noticed or not."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path

import pytest

pytest.importorskip("mutmut")
from tests.mutation import mutants, trial

FILE = mutants.PACKAGE / "portfolio" / "too_many_goals.py"
TEST = "tests/portfolio/test_findings.py::test_too_many_goals"


def test_a_mutant_is_code_that_differs_in_one_place() -> None:
    made, numbers = mutants.sample([FILE], 1_000, 0)
    assert len(made) == numbers[FILE] > 10
    source = FILE.read_text(encoding="utf-8")
    for change in made:
        compile(change.text, str(FILE), "exec")
        assert change.text != source
        assert source.splitlines()[change.line - 1].strip() == change.before != change.after
    assert any("MOST = 6" in change.text for change in made), "constants are changed too"
    assert any("len(items) >= MOST" in change.text for change in made)
    assert not any('"""XX' in change.text for change in made), "docstrings are left alone"


def test_a_sample_is_the_same_for_a_seed() -> None:
    one, two, other = (mutants.sample([FILE], 4, seed)[0] for seed in (0, 0, 1))
    assert one == two != other
    assert len(one) == 4


def test_files_are_named_as_paths_or_in_the_package() -> None:
    assert list(mutants.files(["portfolio/too_many_goals.py"])) == list(mutants.files([str(FILE)])) == [FILE]
    assert FILE in list(mutants.files(["portfolio"]))
    with pytest.raises(SystemExit, match="nowhere: there is no such file or folder"):
        list(mutants.files(["nowhere"]))


def test_every_change_that_does_nothing_can_still_be_made_and_has_a_reason() -> None:
    left_out = mutants.equivalent()
    made: set[tuple[str, str, str]] = set()
    for name in {file for file, _, _ in left_out}:
        source = mutants.Source(mutants.ROOT / name)
        made |= {source[i].key for i in range(len(source))}
    assert left_out.keys() <= made, "mend tests/mutation/equivalent.toml"
    assert all(len(why.split()) > 3 for why in left_out.values())


def test_a_changed_module_is_loaded_in_place_of_its_file(monkeypatch: pytest.MonkeyPatch) -> None:
    change = next(c for c in mutants.sample([FILE], 1_000, 0)[0] if "MOST = 6" in c.text)
    name = trial.module_name(FILE)
    assert name == "smartcritic.portfolio.too_many_goals"
    assert trial.module_name(FILE.with_name("__init__.py")) == "smartcritic.portfolio"
    monkeypatch.delitem(sys.modules, name, raising=False)
    monkeypatch.setattr(sys, "meta_path", [trial._Changed(name, change), *sys.meta_path])
    assert importlib.import_module(name).MOST == 6
    monkeypatch.undo()
    sys.modules.pop(name, None)
    assert importlib.import_module(name).MOST == 5


def test_a_copy_of_the_process_tells_failure_and_endless_work(tmp_path: Path) -> None:
    assert trial.in_child(lambda: 0) == 0
    assert trial.in_child(lambda: 3) == 3
    assert trial.in_child(lambda: int(1 / 0)) == 1

    def forever() -> int:
        while True:
            pass

    assert trial.in_child(forever, seconds=1) < 0
