"""The wheel carries everything that the package needs, is small, and runs where nothing of the checkout is near."""

from __future__ import annotations

import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
MOST_BYTES = 12_000_000


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from the checkout."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    (found,) = folder.glob("*.whl")
    return found


def test_the_wheel_holds_every_file_of_the_package_and_is_small(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    files = {
        p.relative_to(ROOT).as_posix() for p in (ROOT / "smartcritic").rglob("*") if p.is_file() and "__pycache__" not in p.parts
    }
    assert files <= names
    assert {"smartcritic/py.typed", "smartcritic/language/model/en_goals.bin", "smartcritic/languages/en/lexicon/rules.toml"} <= names
    assert not [n for n in names if n.startswith(("tests/", "corpora/", "docs/"))]
    assert wheel.stat().st_size < MOST_BYTES


def test_the_wheel_runs_away_from_the_checkout(wheel: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path / "installed")
    code = (
        f"import sys; sys.path.insert(0, {str(tmp_path / 'installed')!r})\n"
        "import smartcritic as sc; r = sc.critique('Sell 20 sheds by 31 March 2027')\n"
        "print(sc.__file__); print(r.criteria['time_bound'].verdict)"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True)
    where, verdict = done.stdout.split()
    assert Path(where).is_relative_to(tmp_path)
    assert verdict == "met"


def test_the_documents_of_the_model_are_shipped(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        card = archive.read("smartcritic/language/model/MODEL_CARD.md").decode()
        metadata = archive.read(next(n for n in archive.namelist() if n.endswith(".dist-info/METADATA"))).decode()
    assert "CC" in card
    assert "License-Expression: MIT AND CC-BY-SA-4.0" in metadata
    needed = [line.split()[1] for line in metadata.splitlines() if line.startswith("Requires-Dist") and "extra" not in line]
    assert {re.split("[<>=]", name)[0] for name in needed} == {"spacy", "dateparser", "quantulum3", "msgspec", "py3langid"}
