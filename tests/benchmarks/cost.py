"""What many goals cost: goals per second and core of this machine, with and without rewrites, and the table of `docs/large-audits.md`.

    OPENBLAS_NUM_THREADS=1 python tests/benchmarks/cost.py [goals.jsonl] [--sample 1000] [--price 0.04] [--machines 4] [--cores 32]

A sample of the file (JSON lines with a key "text"; by default the written goals of `corpora/`, no two alike) goes through one job of an
audit, with and without rewrites in turn. The rate is goals per CPU second of this process, the best of the rounds, after a first pass over
other goals that fills the caches. Reading and writing of files is not in it.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import sys
import time
from collections.abc import Iterable, Mapping
from pathlib import Path

from smartcritic.audit.parallel import gc_relaxed, one_thread
from smartcritic.audit.reading import Columns, Row
from smartcritic.audit.runner import audit
from smartcritic.critic import Critic
from smartcritic.model import Context

GOALS = Path(__file__).parents[2] / "corpora" / "goals" / "written.jsonl"
MANY = 100_000_000
"""Goals that the table is about."""
WARM_UP = 200
"""Goals before the clock starts."""


def rate(texts: Iterable[str], critic: Critic, *, rewrites: bool) -> float:
    """Goals per CPU second of one job."""
    rows = [Row(number, {"Goal": text}) for number, text in enumerate(texts, 1)]
    with gc_relaxed():
        start = time.process_time()
        for outcome in audit(rows, Columns(("Goal",), {"text": "Goal"}), critic, Context(today=dt.date(2026, 11, 24)), advise=rewrites):
            if outcome.report is None:
                raise SystemExit(f"row {outcome.row.number}: {outcome.error}")
        return len(rows) / (time.process_time() - start)


def table(rates: Mapping[str, float], *, price: float, machines: int, cores: int) -> str:
    """What `MANY` goals cost at these rates (goals per second and core), as a Markdown table; `price` is that of a core hour."""
    lines = [
        f"| {MANY:,} goals | goals a second and core | core hours | {machines} machines of {cores} cores | at {price} a core hour |",
        "|-|-:|-:|-:|-:|",
    ]
    for name, one in rates.items():
        hours = MANY / round(one) / 3600
        lines.append(f"| {name} | {one:,.0f} | {hours:,.0f} | {hours * 60 / (machines * cores):,.0f} minutes | {hours * price:,.2f} |")
    return "\n".join(lines)


def main() -> int:
    """Measure and print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("goals", nargs="?", type=Path, default=GOALS)
    parser.add_argument("--sample", type=int, default=1_000, metavar="GOALS", help="how many goals are judged a round")
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--price", type=float, default=0.04, help="what a core hour costs")
    parser.add_argument("--machines", type=int, default=4)
    parser.add_argument("--cores", type=int, default=32, help="cores of a machine")
    args = parser.parse_args()

    one_thread()
    texts = [json.loads(line)["text"] for line in args.goals.read_text(encoding="utf-8").splitlines() if line.strip()]
    texts = texts[:: max(1, len(texts) // (args.sample + WARM_UP))]
    first, sample = texts[:WARM_UP], texts[WARM_UP : WARM_UP + args.sample]
    if not sample:
        parser.error(f"{args.goals}: {len(texts)} goals are too few; give more than {WARM_UP}")
    critic = Critic().warm_up()
    rate(first, critic, rewrites=True)
    found = {"verdicts alone": 0.0, "with rewrites": 0.0}
    for _ in range(args.rounds):
        for name in found:
            found[name] = max(found[name], rate(sample, critic, rewrites=name == "with rewrites"))
    print(f"{len(sample):,} goals of {sum(map(len, sample)) / len(sample):.0f} characters, the best of {args.rounds} rounds\n")
    print(table(found, price=args.price, machines=args.machines, cores=args.cores))
    return 0


if __name__ == "__main__":
    sys.exit(main())
