"""A real Spark: the engine, with a worker that dies, and the ten lines of docs/large-audits.md."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import smartcritic as sc
from smartcritic.interfaces.spark import audit_on_spark

pytest.importorskip("pyspark")
if shutil.which("java") is None and "JAVA_HOME" not in os.environ:
    pytest.skip("Spark needs a Java runtime", allow_module_level=True)

ROOT = Path(__file__).parents[2]


def test_the_example_of_the_docs_judges_every_goal_on_spark(tmp_path: Path, critic: sc.Critic) -> None:
    page = (ROOT / "docs" / "large-audits.md").read_text(encoding="utf-8")
    (code,) = (block for block in re.findall(r"```python\n(.*?)```", page, re.DOTALL) if "mapInArrow" in block)
    assert len([line for line in code.splitlines() if line.strip() and not line.startswith(("import", "from"))]) <= 10
    texts = [f"Splice {i} ropes by 4 May 2027" for i in range(1, 31)]
    (tmp_path / "goals").mkdir()
    for name, part in (("a", slice(0, 18)), ("b", slice(18, 30))):
        table = pa.table({"goal_id": [f"g{i}" for i in range(len(texts))][part], "goal": texts[part]})
        pq.write_table(table, tmp_path / "goals" / f"{name}.parquet")
    environment = {
        **os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")]),
        "PYSPARK_PYTHON": sys.executable, "SPARK_LOCAL_IP": "127.0.0.1", "PYSPARK_SUBMIT_ARGS":
        "--master local[2] --conf spark.ui.enabled=false pyspark-shell",
    }  # fmt: skip
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=False, env=environment)
    assert done.returncode == 0, done.stderr[-3000:]
    rows = {row["id"]: row for row in pq.read_table(tmp_path / "verdicts").to_pylist()}
    assert sorted(rows) == sorted(f"g{i}" for i in range(len(texts)))
    for i in (0, 29):
        report = critic.critique(sc.Goal(texts[i], id=f"g{i}"), context=sc.Context(today="2026-11-24"))  # type: ignore[arg-type]
        assert rows[f"g{i}"]["report"] == report.to_json()
        assert rows[f"g{i}"]["time_bound"] == "met"


CODE = """
import json, os, sys
from pathlib import Path
import smartcritic as sc
from smartcritic.audit import arrow
from smartcritic.interfaces import spark

if __name__ == "__main__":
    today = sc.Context(today="2026-11-24")
    summary = spark.audit_on_spark("goals", "verdicts", today, master="local[2,4]", columns={"text": "goal"}, advise=False)
    print(json.dumps({"rows": summary.rows, "errors": summary.errors, "teams": {n: t.goals for n, t in summary.groups["team"].items()}}))
"""
DYING = """
import os
from pathlib import Path
from smartcritic.interfaces import spark

_real = spark._critic_of
def _critic_of(mapper):
    try:
        os.close(os.open(DIED, os.O_CREAT | os.O_EXCL))
    except FileExistsError:
        return _real(mapper)
    os._exit(1)  # the first worker dies with its part half done
spark._critic_of = _critic_of
"""


def test_the_engine_judges_every_goal_once_though_a_worker_dies_and_parts_its_output_by_team(tmp_path: Path) -> None:
    teams = ["Docks", "Fleet", None]
    (tmp_path / "goals").mkdir()
    for part in range(3):
        texts = [f"Splice {part * 20 + i} ropes by 4 May 2027" for i in range(20)]
        table = pa.table({"goal": texts, "Team": [teams[i % 3] for i in range(20)], "Goal ID": [f"{part}-{i}" for i in range(20)]})
        pq.write_table(table, tmp_path / "goals" / f"{part}.parquet")
    (tmp_path / "sitecustomize.py").write_text(
        f"import sys\nif 'pyspark.daemon' in ' '.join(sys.orig_argv):\n    DIED = {str(tmp_path / 'died')!r}\n    exec({DYING!r})\n"
    )
    environment = {
        **os.environ, "PYTHONPATH": os.pathsep.join([str(tmp_path), str(ROOT), os.environ.get("PYTHONPATH", "")]),
        "PYSPARK_PYTHON": sys.executable, "SPARK_LOCAL_IP": "127.0.0.1",
        "PYSPARK_SUBMIT_ARGS": "--conf spark.ui.enabled=false pyspark-shell",
    }  # fmt: skip
    (tmp_path / "run.py").write_text(CODE)

    def run() -> dict[str, Any]:
        command = [sys.executable, "run.py"]
        done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False, env=environment)
        assert done.returncode == 0, done.stderr[-3000:]
        found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
        return found

    first = run()
    assert (tmp_path / "died").exists()
    assert first == {"rows": 60, "errors": 0, "teams": {"Docks": 21, "Fleet": 21}}
    folders = sorted(p.name for p in (tmp_path / "verdicts").iterdir() if p.is_dir())
    assert folders == ["team=Docks", "team=Fleet", "team=__HIVE_DEFAULT_PARTITION__"]
    ids = [row["id"] for row in pq.read_table(tmp_path / "verdicts", columns=["id"]).to_pylist()]
    assert sorted(ids) == sorted(f"{part}-{i}" for part in range(3) for i in range(20))
    stamp = (tmp_path / "verdicts" / "_SUCCESS").stat().st_mtime_ns
    assert run() == first
    assert (tmp_path / "verdicts" / "_SUCCESS").stat().st_mtime_ns == stamp, "what is finished is judged again"


def test_a_folder_that_holds_something_else_is_left_alone(tmp_path: Path) -> None:
    pq.write_table(pa.table({"goal": ["Splice 9 ropes"]}), tmp_path / "goals.parquet")
    (tmp_path / "verdicts").mkdir()
    (tmp_path / "verdicts" / "letters.txt").write_text("mine")
    with pytest.raises(sc.InputError, match=r"letters\.txt"):
        audit_on_spark(tmp_path / "goals.parquet", tmp_path / "verdicts", sc.Context(today="2026-11-24"))  # type: ignore[arg-type]
