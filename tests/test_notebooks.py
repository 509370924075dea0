"""Every notebook runs, in less than a minute, to the kinds of output that it is kept with."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path
from types import ModuleType
from typing import Any

import nbformat
import pytest

FOLDER = Path(__file__).parents[1] / "notebooks"
PATHS = sorted(FOLDER.glob("*.ipynb"))
MOST_BYTES = 1_500_000


@pytest.fixture(scope="module")
def runner() -> ModuleType:
    """The script that runs the notebooks."""
    spec = importlib.util.spec_from_file_location("notebooks_run", FOLDER / "run.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def kinds(cell: Any) -> list[tuple[str, ...]]:
    """What kinds of output a cell has."""
    return [(o.output_type, *sorted(o.get("data", {})), o.get("name", "")) for o in cell.get("outputs", ())]


def test_there_are_notebooks_and_they_are_small() -> None:
    assert len(PATHS) >= 4
    assert sum(p.stat().st_size for p in PATHS) < MOST_BYTES


@pytest.mark.parametrize("path", PATHS, ids=lambda p: p.stem)
def test_it_runs_and_gives_what_it_is_kept_with(path: Path, runner: ModuleType) -> None:
    kept = nbformat.read(path, as_version=4)
    nbformat.validate(kept)
    done = runner.run(path)
    assert [c.source for c in done.cells] == [c.source for c in kept.cells]
    assert [kinds(c) for c in done.cells] == [kinds(c) for c in kept.cells], "run notebooks/run.py and look at what has changed"
    outputs = [o for c in done.cells for o in c.get("outputs", ())]
    assert outputs
    assert not [o for o in outputs if o.output_type == "error" or o.get("name") == "stderr"]


@pytest.mark.parametrize("path", PATHS, ids=lambda p: p.stem)
def test_it_depends_on_the_project_alone(path: Path) -> None:
    code = "\n".join(c.source for c in nbformat.read(path, as_version=4).cells if c.cell_type == "code")
    assert "import smartcritic as sc" in code
    assert not re.findall(r"https?://|[\"']/|~/", code)
    for name in re.findall(r"Path\(\"(.*?)\"\)", code):
        assert (FOLDER / name).is_file(), name


def test_a_cell_that_fails_is_an_error(runner: ModuleType, tmp_path: Path) -> None:
    from nbclient.exceptions import CellExecutionError

    path = tmp_path / "broken.ipynb"
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell("import smartcritic as sc\nsc.Goal(4)")])
    nbformat.write(notebook, path)
    with pytest.raises(CellExecutionError, match="must be a string"):
        runner.run(path)
