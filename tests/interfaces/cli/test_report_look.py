"""Options for those who read reports: own title, logo and colour, and an earlier audit beside this one."""

from __future__ import annotations

import functools
from pathlib import Path

import pytest

from tests.conftest import Run


@pytest.fixture
def audit(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Audit a small list in a folder of its own."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "goals.csv").write_text("id,goal,team\n1,Paint 9 buoys by 4 May 2027,Docks\n2,Sell more rope,Yard\n")
    return functools.partial(run, "audit", "goals.csv", "--today", "2026-11-24", "-q")


def test_title_colour_and_an_earlier_audit_reach_the_report(audit: Run, tmp_path: Path) -> None:
    assert audit("-o", "then.jsonl").returncode == 0
    outputs = ("-o", "now.html", "-o", "now.md")
    done = audit(*outputs, "--title", "Goals of the yard", "--accent", "#0a6b5c", "--compare-to", "then.jsonl")
    assert done.returncode == 0, done.stderr
    page = (tmp_path / "now.html").read_text(encoding="utf-8")
    assert "<title>Goals of the yard</title>" in page
    assert "--accent:#0a6b5c" in page
    assert "0 goals score higher than in then.jsonl, 0 lower, 2 the same; 0 new, 0 gone." in page
    assert (tmp_path / "now.md").read_text(encoding="utf-8").startswith("# Goals of the yard\n")


def test_what_is_wrong_with_them_is_said(audit: Run, tmp_path: Path) -> None:
    for options, said in (
        (("--accent", "green"), "report.accent: must be a colour"),
        (("--logo", "none.png", "-o", "now.html"), "logo none.png: cannot be read"),
        (("--compare-to", "goals.csv"), "--compare-to goals.csv, line 1: is no report"),
        (("--compare-to", "goals.csv", "--engine", "dask"), "leave out --engine dask"),
    ):
        done = audit(*options)
        assert (done.returncode, said in done.stderr) == (2, True), done.stderr
    assert not (tmp_path / "now.html").exists()
