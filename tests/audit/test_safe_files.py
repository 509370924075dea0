"""No file that is read is written over, what an audit wrote is no source of the next one, and what cannot be written is one line."""

from __future__ import annotations

import errno
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import smartcritic as sc
from smartcritic.audit.reading import Columns
from smartcritic.audit.reading.own import is_output
from smartcritic.audit.reading.sources import find_files
from smartcritic.audit.run import Options, audit_files, open_goals
from smartcritic.audit.runner import Outcome
from smartcritic.audit.writing import WRITERS, files, writing
from smartcritic.config import Look
from smartcritic.errors import InputError
from smartcritic.model import Context

TODAY = Context(today="2026-11-24")  # type: ignore[arg-type]
GOALS = "Goal,Owner\nPaint 9 buoys by 4 May 2027,Ida\nSell more rope,Ole\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "lists"
    folder.mkdir()
    for name in ("a.csv", "b.csv"):
        (folder / name).write_text(GOALS)
    return folder


def audit(critic: sc.Critic, sources: list[str], outputs: list[Path], **how: Any) -> int:
    return audit_files(sources, outputs, critic, TODAY, Options(overwrite=True, **how)).rows


@pytest.mark.parametrize("how", ["folder", "pattern", "file", "link", "hard link"])
def test_an_output_is_never_an_input(how: str, folder: Path, critic: sc.Critic) -> None:
    source = {"folder": str(folder), "pattern": str(folder / "*.csv")}.get(how, str(folder / "a.csv"))
    output = folder / "a.csv"
    if how == "link":
        (output := folder.parent / "o.csv").symlink_to(folder / "a.csv")
    elif how == "hard link":
        os.link(folder / "a.csv", output := folder.parent / "o.csv")
    with pytest.raises(InputError, match="is a file that is read"):
        audit(critic, [source], [output])
    with pytest.raises(InputError, match=r"--write-baseline .* is a file that is read"):
        audit(critic, [source], [], write_baseline=output)
    assert (folder / "a.csv").read_text() == GOALS


def test_a_baseline_that_is_read_is_not_written_over(folder: Path, critic: sc.Critic) -> None:
    known = folder / "known.jsonl"
    audit(critic, [str(folder / "a.csv")], [], write_baseline=known)
    with pytest.raises(InputError, match="is a file that is read"):
        audit(critic, [str(folder / "a.csv")], [known], baseline=known)
    with pytest.raises(InputError, match="is an output too"):
        audit(critic, [str(folder / "a.csv")], [folder / "o.jsonl"], write_baseline=folder / "o.jsonl")


def test_a_folder_is_read_without_what_audits_wrote_there(folder: Path, critic: sc.Critic) -> None:
    outputs = [folder / f"out{ending}" for ending in WRITERS]
    counts = [audit(critic, [str(folder)], outputs, write_baseline=folder / "known.jsonl") for _ in range(3)]
    assert counts == [4, 4, 4]
    assert open_goals(folder).notes[0] == f"{folder}: what audits wrote is not read ({folder}/known.jsonl and 4 more)"
    assert all(is_output(path) for path in outputs)
    assert not is_output(folder / "a.csv")
    assert audit(critic, [str(folder / "out.csv")], []) == 4  # one that is named itself is read
    (folder / "a.csv").unlink()
    (folder / "b.csv").unlink()
    with pytest.raises(InputError, match="holds nothing but what audits wrote"):
        find_files(folder)


def test_a_title_of_ones_own_hides_no_report(folder: Path, critic: sc.Critic) -> None:
    outputs = [folder / f"out{ending}" for ending in WRITERS]
    audit(critic, [str(folder)], outputs, look=Look(title="Goals of the harbour"))
    assert [path.name for path in outputs if not is_output(path)] == []
    (folder / "plan.md").write_text("# Goals of the harbour\n\n3 goals for the year.\n\n- Paint 9 buoys by 4 May 2027\n")
    assert not is_output(folder / "plan.md")


def test_an_output_without_the_kind_of_goal_is_known_as_one(tmp_path: Path, critic: sc.Critic) -> None:
    source, out, older = (tmp_path / name for name in ("list.csv", "out.csv", "older.csv"))
    source.write_text("goal\nSell 9 boats by 4 May 2027\n", encoding="utf-8")
    audit(critic, [str(source)], [out])
    head, *rows = out.read_text(encoding="utf-8").splitlines()
    assert "kind_of_goal," in head
    older.write_text("\n".join([head.replace("kind_of_goal,", ""), *rows]), encoding="utf-8")
    assert is_output(older)
    older.write_text("\n".join([head.replace("score,", ""), *rows]), encoding="utf-8")
    assert not is_output(older)


def test_finished_parts_of_a_run_are_no_source(folder: Path) -> None:
    (folder / "out.csv.parts").mkdir()
    (folder / "out.csv.parts" / "0000000-ab.jsonl").write_text('{"text": "Paint 9 buoys"}\n')
    assert [p.name for p in find_files(folder)] == ["a.csv", "b.csv"]


def test_half_files_of_dead_runs_go_and_those_of_others_stay(outcomes: list[Outcome], tmp_path: Path) -> None:
    columns, out = Columns(("Goal",), {"text": "Goal"}), tmp_path / "out.csv"
    (tmp_path / ".out.csv.dead.part").write_text("half")
    (tmp_path / ".out.html.dead.part").write_text("of another output")
    with writing([out], columns):
        inner = [p.name for p in tmp_path.iterdir()]
        with writing([out], columns):  # as another process would
            assert len(list(tmp_path.glob(".out.csv.*.part"))) == 2
    assert ".out.csv.dead.part" not in inner
    assert sorted(p.name for p in tmp_path.iterdir()) == [".out.html.dead.part", "out.csv"]


@pytest.mark.parametrize("ending", WRITERS)
def test_a_full_disk_is_a_clear_error(
    ending: str, outcomes: list[Outcome], write: Callable[..., Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = files._beside

    def full(path: Path) -> Any:
        stream = plain(path)
        os.dup2(os.open("/dev/full", os.O_WRONLY), stream.fileno())
        return stream

    monkeypatch.setattr(files, "_beside", full)
    with pytest.raises(InputError, match=rf"cannot write .*out{ending}: {os.strerror(errno.ENOSPC)}"):
        write(outcomes, tmp_path / f"out{ending}")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(shutil.which("setpriv") is None and os.geteuid() == 0, reason="needs a user that folders can be closed to")
@pytest.mark.parametrize(("mode", "name"), [(0o600, "a.csv"), (0o600, "*.csv"), (0o600, ""), (0o000, "")])
def test_a_folder_that_cannot_be_searched_says_so(mode: int, name: str, folder: Path) -> None:
    command = [sys.executable, "-m", "smartcritic", "audit", str(folder / name)]
    if os.geteuid() == 0:
        command = ["setpriv", "--bounding-set=-dac_override,-dac_read_search", *command]
    folder.chmod(mode)
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=Path(__file__).parents[2])
    folder.chmod(0o755)
    assert done.returncode == 2
    assert done.stderr.endswith("Permission denied\n")
    assert done.stderr.count("\n") == 1
