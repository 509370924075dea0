"""The one-way flow of the stages, the public surface, and the lightness of the import."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from importlinter.cli import lint_imports

import smartcritic

ROOT = Path(__file__).parents[1]


def test_the_contracts_of_pyproject_are_kept(capsys: pytest.CaptureFixture[str]) -> None:
    """Layers, circles and who may ask which library: `lint-imports` by itself shows the same."""
    status = lint_imports(config_filename=str(ROOT / "pyproject.toml"), no_cache=True)
    assert status == 0, capsys.readouterr().out


def test_a_breach_is_noticed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    turned = text.replace('  "render",\n', "").replace('  "interfaces",\n', '  "render",\n  "interfaces",\n')
    (tmp_path / "pyproject.toml").write_text(turned, encoding="utf-8")
    assert lint_imports(config_filename=str(tmp_path / "pyproject.toml"), no_cache=True, limit_to_contracts=("stages",)) == 1
    assert "smartcritic.audit is not allowed to import smartcritic.render" in capsys.readouterr().out


def test_public_names_are_sorted_and_there() -> None:
    assert sorted(smartcritic.__all__) == smartcritic.__all__
    for name in smartcritic.__all__:
        assert getattr(smartcritic, name) is not None
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        smartcritic.nothing  # noqa: B018


def test_importing_the_package_loads_no_reader() -> None:
    heavy = "('spacy', 'dateparser', 'quantulum3', 'numpy')"
    code = f"import sys, smartcritic, smartcritic.model; print([m for m in {heavy} if m in sys.modules])"
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert out.stdout.strip() == "[]"


def test_quantulum_is_not_loaded_by_a_goal_that_needs_no_unit() -> None:
    code = (
        "import sys, smartcritic as sc; r = sc.critique('Book 20 meetings with hotels by 31 March 2027');"
        "print(r.criteria['time_bound'].verdict, 'quantulum3' in sys.modules)"
    )
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert out.stdout.strip() == "met False"
