"""How fast a list of goals is audited: the bare pipeline, one job, two jobs, and Dask with two workers, side by side in one run.

    python tests/benchmarks/audit_rates.py [--goals 100000] [--rewrites] [--dask]

The goals are made from the labelled ones by putting other numbers in. Rates are goals per second of the clock and per CPU second, those
of child processes counted. Exit status 1 where a ratio is below its limit; the first ratio is of CPU time, the others of the clock, so that
they mean something on a machine that does nothing else.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import random
import re
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from pathlib import Path

from smartcritic.audit.columns import Columns
from smartcritic.audit.parallel import Work, audit_in_parts, one_thread
from smartcritic.audit.readers import Row
from smartcritic.audit.runner import audit
from smartcritic.records import Context

GOALS = Path(__file__).parents[2] / "corpora" / "goals" / "goals.jsonl"
ONE_JOB, TWO_JOBS, DASK = 0.6, 1.7, 0.85
"""Least ratios: one job to `nlp.pipe`, per CPU second; two jobs to one, and Dask to two jobs, per second."""


def texts(count: int) -> list[str]:
    """Goals that differ in their numbers, the same in every run."""
    own = [json.loads(line)["text"] for line in GOALS.read_text(encoding="utf-8").splitlines() if line.strip()]
    draw = random.Random(7)
    return [re.sub(r"\b[2-9]\d?\b", lambda _: str(draw.randint(2, 28)), own[i % len(own)]) for i in range(count)]


def measured(work: Callable[[], object]) -> tuple[float, float]:
    """Seconds of the clock, and CPU seconds of this process and its children."""
    wall, before = time.perf_counter(), _cpu()
    work()
    return time.perf_counter() - wall, _cpu() - before


def _cpu() -> float:
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(u.ru_utime + u.ru_stime for u in used)


def _drain(items: Iterable[object]) -> None:
    for _ in items:
        pass


def _dask(source: Path, folder: Path, work: Work, client: str) -> None:
    from smartcritic.integrations.cluster import audit_on_dask

    audit_on_dask(source, folder, work.context, scheduler=client, advise=work.advise)


def main() -> int:
    """Measure, print a table, and say by the exit status whether the limits hold."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--goals", type=int, default=100_000)
    parser.add_argument("--rewrites", action="store_true", help="work out the rewrites too, as every audit with an output does")
    parser.add_argument("--dask", action="store_true", help="measure a Dask cluster of two worker processes too")
    args = parser.parse_args()

    one_thread()
    columns = Columns(("Goal",), {"text": "Goal"})
    work = Work(columns, Context(today=dt.date(2026, 11, 24)), advise=args.rewrites)
    goals = texts(args.goals)
    critic = work.critic()
    critic.critique(goals[0], work.context)
    nlp = critic.nlp  # type: ignore[attr-defined]

    def rows() -> Iterable[Row]:
        return (Row(i, {"Goal": text}) for i, text in enumerate(goals, 1))

    found = {
        "nlp.pipe": measured(lambda: _drain(nlp.pipe(goals, batch_size=256))),
        "one job": measured(lambda: _drain(audit(rows(), columns, critic, work.context, advise=args.rewrites))),
        "two jobs": measured(lambda: _drain(audit_in_parts(rows(), work, jobs=2))),
    }
    if args.dask:
        import pyarrow as pa
        import pyarrow.parquet as pq
        from distributed import LocalCluster

        with tempfile.TemporaryDirectory() as folder, LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster:
            source = Path(folder) / "goals.parquet"
            pq.write_table(pa.table({"Goal": goals}), source, row_group_size=1_024)
            found["Dask, two workers"] = measured(lambda: _dask(source, Path(folder) / "out", work, cluster.scheduler_address))
    print(f"| {args.goals:,} goals{' with rewrites' if args.rewrites else ''} | goals a second | goals a CPU second |\n|-|-:|-:|")
    for name, (wall, cpu) in found.items():
        said = f"{args.goals / cpu:,.0f}" if name != "Dask, two workers" else ""
        print(f"| {name} | {args.goals / wall:,.0f} | {said} |")
    ratios = [
        ("one job to nlp.pipe, per CPU second", found["nlp.pipe"][1] / found["one job"][1], ONE_JOB),
        ("two jobs to one", found["one job"][0] / found["two jobs"][0], TWO_JOBS),
    ]
    if args.dask:
        ratios.append(("Dask to two jobs", found["two jobs"][0] / found["Dask, two workers"][0], DASK))
    for name, ratio, limit in ratios:
        print(f"{name}: {ratio:.2f} (at least {limit})")
    return int(any(ratio < limit for _, ratio, limit in ratios))


if __name__ == "__main__":
    sys.exit(main())
