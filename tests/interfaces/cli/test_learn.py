"""``smartcritic learn``: learned, shown, taken back."""

from __future__ import annotations

import json
from pathlib import Path

from tests.conftest import Run


def test_learn_show_undo_reset(run: Run, tmp_path: Path) -> None:
    team, lines = tmp_path / "team.json", tmp_path / "c.jsonl"
    rows = [{"text": f"Sell {n} boats", "rule": "time_bound/no_deadline", "accepted": n == 0} for n in range(5)]
    lines.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    done = run("learn", str(lines), "-o", str(team), "--today", "2026-11-24")
    assert done.returncode == 0, done.stderr
    said = "time_bound/no_deadline: a note, since 4 of 5 findings were refused\n  2: Sell 1 boats\n"
    assert done.stdout.startswith(said)
    assert run("learn", "-o", str(team), "--show").stdout == done.stdout
    config = tmp_path / "own.toml"
    config.write_text('corrections = "team.json"\n', encoding="utf-8")
    checked = run("check", "Paint 3 boats", "--config", str(config), "--fail-on", "warning", "-f", "json").stdout
    assert "your team refused 4 of 5" in checked
    assert run("learn", str(lines), "-o", str(team)).stderr.endswith("10 corrections of 2 files\n")
    assert run("learn", "-o", str(team), "--undo").stdout == done.stdout
    assert run("learn", "-o", str(team), "--reset").stdout == "nothing was learned from 0 corrections\n"
    assert "your team" not in run("check", "Paint 3 boats", "--config", str(config), "-f", "json").stdout
    nothing = run("learn", "-o", str(team), "--undo")
    assert (nothing.returncode, "has learned from no file" in nothing.stderr) == (2, True)


def test_one_thing_at_a_time(run: Run, tmp_path: Path) -> None:
    done = run("learn", "--show", "--undo", "-o", str(tmp_path / "t.json"))
    assert (done.returncode, "give a file of corrections, or one of" in done.stderr) == (2, True)
