"""How fast a list of goals is audited: the bare pipeline, one job, two jobs, and Dask with two workers, side by side in one run.

    python tests/benchmarks/audit_rates.py [--goals 100000] [--rewrites] [--dask]
    python tests/benchmarks/audit_rates.py --memory [--goals 100000]

The goals are made from the labelled ones by putting other numbers in. Rates are goals per second of the clock and per CPU second, those
of child processes counted. Exit status 1 where a ratio is below its limit; the first ratio is of CPU time, the others of the clock, so that
they mean something on a machine that does nothing else. Dask writes its verdicts and counts them, the jobs only hand them over; beside them
stand two jobs whose run writes the same Parquet.

With ``--memory`` the peak memory of a run over `--goals` goals is held against that of one over ten times as many: from a CSV file through
two jobs to a page, JSON lines and CSV, with all that an audit does but one thing: the critic is a stand-in that hands out the reports of
the labelled goals, worked out once, since the real one would need hours. What the critic itself keeps is bounded by its caches.
"""

from __future__ import annotations

import argparse
import csv
import datetime as dt
import json
import os
import random
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import cpu

from smartcritic.audit.parallel import AuditJob, audit_in_parts, gc_relaxed, one_thread
from smartcritic.audit.reading import Columns, Row, read_goals
from smartcritic.audit.runner import audit
from smartcritic.audit.writing import writing
from smartcritic.critic import Critic
from smartcritic.model import Context, Goal, Report, replace
from smartcritic.summary import Summary

GOALS = Path(__file__).parents[2] / "corpora" / "goals" / "goals.jsonl"
ONE_JOB, TWO_JOBS, DASK = 0.6, 1.7, 0.85
"""Least ratios: one job to `nlp.pipe`, per CPU second; two jobs to one, and Dask to two jobs, per second."""
MEMORY = 1.3
"""Most that the peak memory of ten times the goals may be, as a multiple of that of the goals."""
KEPT = 20_000
"""Goals that an audit keeps for the rules of the list as a whole."""


def texts(count: int) -> list[str]:
    """Goals that differ in their numbers, the same in every run."""
    own = [json.loads(line)["text"] for line in GOALS.read_text(encoding="utf-8").splitlines() if line.strip()]
    draw = random.Random(7)
    return [re.sub(r"\b[2-9]\d?\b", lambda _: str(draw.randint(2, 28)), own[i % len(own)]) for i in range(count)]


def measured(work: Callable[[], object]) -> tuple[float, float]:
    """Seconds of the clock, and CPU seconds of this process and its children."""
    wall, before = time.perf_counter(), cpu.seconds(os.getpid())
    work()
    return time.perf_counter() - wall, cpu.seconds(os.getpid()) - before


def _drain(items: Iterable[object]) -> None:
    for _ in items:
        pass


def _dask(source: Path, folder: Path, work: AuditJob, client: str) -> None:
    from smartcritic.interfaces.dask import audit_on_dask

    audit_on_dask(source, folder, work.context, scheduler=client, advise=work.advise)


class StandIn:
    """Hands out reports that were worked out once, one for each labelled goal, in turn."""

    def __init__(self) -> None:
        critic = Critic()
        context = Context(today=dt.date(2026, 11, 24))
        self.ready = list(critic.pipe(texts(251), context=context))

    def critique(self, goal: str | Goal, context: Context | None = None, *, rewrite: bool = True) -> Report:
        """Give the next report, as one of this goal."""
        item = goal if isinstance(goal, Goal) else Goal(goal)
        return replace(self.ready[int(item.id or 0) % len(self.ready)], id=item.id)

    def pipe(
        self, goals: Iterable[str | Goal], context: Context | None = None, *, batch_size: int = 256, rewrite: bool = True
    ) -> Iterator[Report]:
        """Give a report for each."""
        return (self.critique(g) for g in goals)


def run_for_memory(source: Path, jobs: int) -> None:
    """Audit a CSV file as the command does, with `StandIn` for a critic; print the peak memory of this process and of its jobs, in KB."""
    reading = read_goals(source)
    columns = reading.columns
    work = AuditJob(columns, Context(today=dt.date(2026, 11, 24)), advise=True, make=StandIn)
    summary, kept = Summary(), []
    with writing([source.with_name(f"out{e}") for e in (".html", ".jsonl", ".csv")], columns) as writers:
        for outcome in audit_in_parts(reading.rows, work, jobs=jobs):
            summary.add(outcome)
            for writer in writers:
                writer.write(outcome)
            if outcome.goal is not None and outcome.report is not None and len(kept) <= KEPT:
                kept.append((outcome.goal, outcome.report.facts))
        for writer in writers:
            writer.finish(summary)
    own, jobs_peak = (resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    print(json.dumps({"goals": summary.rows, "errors": summary.errors, "run": own, "job": jobs_peak}))


def memory(count: int) -> int:
    """Measure peaks of `count` goals and of ten times as many, each run in a process of its own; 1 where the second is too high."""
    found = []
    for goals in (count, 10 * count):
        with tempfile.TemporaryDirectory() as folder:
            source = Path(folder) / "goals.csv"
            with source.open("w", encoding="utf-8", newline="") as stream:
                table = csv.writer(stream)
                table.writerow(["Goal ID", "Goal", "Owner", "Team"])
                table.writerows((i, t, f"owner {i % 500}", f"team {i % 40}") for i, t in enumerate(_endless(goals)))
            start = time.perf_counter()
            done = subprocess.run([sys.executable, __file__, "--peak", str(source)], capture_output=True, text=True, check=True)
            found.append({**json.loads(done.stdout.splitlines()[-1]), "seconds": time.perf_counter() - start})
    print("| goals | peak of the run | peak of a job | seconds |\n|-|-:|-:|-:|")
    for one in found:
        print(f"| {one['goals']:,} | {one['run'] / 1024:,.0f} MB | {one['job'] / 1024:,.0f} MB | {one['seconds']:,.0f} |")
    ratios = [("the run", found[1]["run"] / found[0]["run"]), ("a job", found[1]["job"] / found[0]["job"])]
    for name, ratio in ratios:
        print(f"ten times the goals, peak of {name}: {ratio:.2f} (at most {MEMORY})")
    return int(any(ratio > MEMORY for _, ratio in ratios))


def _endless(count: int) -> Iterator[str]:
    """As many goals as asked for, without holding them all."""
    block = texts(50_000)
    return (block[i % len(block)] for i in range(count))


def main() -> int:
    """Measure, print a table, and say by the exit status whether the limits hold."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--goals", type=int, default=100_000)
    parser.add_argument("--rewrites", action="store_true", help="work out the rewrites too, as every audit with an output does")
    parser.add_argument("--dask", action="store_true", help="measure a Dask cluster of two worker processes too")
    parser.add_argument("--memory", action="store_true", help="measure the peak memory of these goals and of ten times as many")
    parser.add_argument("--peak", type=Path, help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.peak is not None:
        one_thread()
        run_for_memory(args.peak, 2)
        return 0
    if args.memory:
        return memory(args.goals)

    one_thread()
    columns = Columns(("Goal",), {"text": "Goal"})
    work = AuditJob(columns, Context(today=dt.date(2026, 11, 24)), advise=args.rewrites)
    goals = texts(args.goals)
    critic = work.critic()
    _drain(critic.pipe(goals[:256], work.context, rewrite=False))  # loads what is loaded at first use: the pipeline, the lists, the units
    nlp = critic.nlp  # type: ignore[attr-defined]

    def rows() -> Iterable[Row]:
        return (Row(i, {"Goal": text}) for i, text in enumerate(goals, 1))

    def one_job() -> None:
        with gc_relaxed():
            _drain(audit(rows(), columns, critic, work.context, advise=args.rewrites))

    def two_jobs() -> None:
        with gc_relaxed():
            _drain(audit_in_parts(rows(), work, jobs=2))

    def two_jobs_written(path: Path) -> None:
        with gc_relaxed(), writing([path], columns) as (writer,):
            for outcome in audit_in_parts(rows(), work, jobs=2):
                writer.write(outcome)
            writer.finish(Summary())

    found = {
        "nlp.pipe": measured(lambda: _drain(nlp.pipe(goals, batch_size=256))),
        "one job": measured(one_job),
        "two jobs": measured(two_jobs),
    }
    if args.dask:
        import pyarrow as pa
        import pyarrow.parquet as pq

        from smartcritic.interfaces.dask import local_cluster

        with tempfile.TemporaryDirectory() as folder, local_cluster(2, dashboard_address=None) as cluster:
            source = Path(folder) / "goals.parquet"
            pq.write_table(pa.table({"Goal": goals}), source, row_group_size=1_024)
            found["Dask, two workers"] = measured(lambda: _dask(source, Path(folder) / "out", work, cluster.scheduler_address))
            found["two jobs, written as Parquet"] = measured(lambda: two_jobs_written(Path(folder) / "out.parquet"))
    print(f"| {args.goals:,} goals{' with rewrites' if args.rewrites else ''} | goals a second | goals a CPU second |\n|-|-:|-:|")
    for name, (wall, used) in found.items():
        said = f"{args.goals / used:,.0f}" if name != "Dask, two workers" else ""
        print(f"| {name} | {args.goals / wall:,.0f} | {said} |")
    ratios = [
        ("one job to nlp.pipe, per CPU second", found["nlp.pipe"][1] / found["one job"][1], ONE_JOB),
        ("two jobs to one", found["one job"][0] / found["two jobs"][0], TWO_JOBS),
    ]
    if args.dask:
        ratios.append(("Dask to two jobs", found["two jobs"][0] / found["Dask, two workers"][0], DASK))
    for name, ratio, limit in ratios:
        print(f"{name}: {ratio:.2f} (at least {limit})")
    if args.dask:
        also = found["two jobs, written as Parquet"][0] / found["Dask, two workers"][0]
        print(f"Dask to two jobs whose verdicts are written as its own are: {also:.2f}")
    return int(any(ratio < limit for _, ratio, limit in ratios))


if __name__ == "__main__":
    sys.exit(main())
