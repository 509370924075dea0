"""The ten lines of docs/large-audits.md, run on a real Spark."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import smartcritic as sc

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
        **os.environ, "PYTHONPATH": str(ROOT), "PYSPARK_PYTHON": sys.executable, "SPARK_LOCAL_IP": "127.0.0.1", "PYSPARK_SUBMIT_ARGS":
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
