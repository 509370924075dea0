"""What a process pays: its first critique, the memory of many critiques, and many threads on one critic.

    python tests/benchmarks/footprint.py [--critiques 200000] [--step 20000] [--threads 8] [--rounds 3]
    python tests/benchmarks/footprint.py --memory [--rewrites]

- cold start: CPU seconds of a fresh process from the import to the first report, over those of `import spacy` and loading the pipeline;
- memory: resident set size after each `--step` critiques of goals with ever new words, as a curve; `--memory` measures it alone
  (a step shorter than 20,000 ends before the vocabulary has the words that it keeps for good);
- threads: the same goals by one thread and by many on one critic give the same reports.

Exit status 1 where a limit is passed.
"""

from __future__ import annotations

import argparse
import datetime as dt
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import smartcritic as sc

COLD_LIMIT = 2.5
"""CPU of a cold first critique over that of `import spacy` plus loading the pipeline, at most."""

GROWTH_LIMIT = 1.1
"""Resident memory at its highest over that after the first step, at most."""

COLD = "import time; import smartcritic as sc; sc.critique('Increase sales by 20% by May 2027', rewrite=False); print(time.process_time())"
BARE = "import time; import spacy; from smartcritic.parsing import bundled; bundled.load(); print(time.process_time())"
START = "import time; print(time.process_time())"
CONTEXT = sc.Context(today=dt.date(2026, 11, 24))
VERBS = ("Book", "Raise", "Cut", "Publish", "Hire", "Visit", "Renew", "Close")
THINGS = ("meetings", "clinics", "orders", "guides", "drivers", "harbours", "licences", "tickets")


def child(code: str, rounds: int) -> float:
    """CPU seconds that a fresh interpreter reports, the least of the rounds."""
    runs = [subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True) for _ in range(rounds)]
    return min(float(run.stdout.split()[-1]) for run in runs)


def goals(n: int, first: int = 0) -> Iterator[str]:
    """`n` goals, each with words that no other has."""
    for i in range(first, first + n):
        name = f"{'bcdfghklmnprstvz'[i % 16]}{'aeiou'[i % 5]}{i:x}qu"
        yield f"{VERBS[i % 8]} {i % 900 + 2} {name} {THINGS[i // 8 % 8]} in {name.title()}ville by {i % 28 + 1} March 2027"


def resident() -> float:
    """Resident memory of this process in MB."""
    with open("/proc/self/status", encoding="ascii") as status:
        return next(int(line.split()[1]) / 1024 for line in status if line.startswith("VmRSS"))


def memory(critic: sc.Critic, critiques: int, step: int, *, rewrite: bool) -> bool:
    """Print the resident memory after each step; whether it stays within the limit."""
    curve = []
    for first in range(0, critiques, step):
        for _ in critic.pipe(goals(step, first), CONTEXT, rewrite=rewrite):
            pass
        curve.append(resident())
        print(f"  {first + step:8,d} critiques  {curve[-1]:7.1f} MB  strings {len(critic.nlp.vocab.strings):,d}", flush=True)
    growth = max(curve) / curve[0]
    print(f"memory at its highest over that after {step:,d} critiques {growth:.3f} (limit {GROWTH_LIMIT})")
    return growth <= GROWTH_LIMIT


def cold_start(rounds: int) -> bool:
    """Print what a fresh process pays; whether it is within the limit."""
    start = child(START, rounds)
    cold, bare = child(COLD, rounds) - start, child(BARE, rounds) - start
    print(f"first critique of a cold process {cold:.2f} s, spaCy with the pipeline {bare:.2f} s   ", end="")
    print(f"ratio {cold / bare:.2f} (limit {COLD_LIMIT})", flush=True)
    return cold / bare <= COLD_LIMIT


def together(critic: sc.Critic, threads: int) -> bool:
    """Whether many threads on one critic give the reports that one gives."""
    texts = list(goals(400))
    single = [critic.critique(text, CONTEXT).to_dict() for text in texts]
    with ThreadPoolExecutor(threads) as pool:
        many = list(pool.map(lambda text: critic.critique(text, CONTEXT).to_dict(), texts))
    print(f"{threads} threads, {len(texts)} goals: {'the same reports' if many == single else 'OTHER REPORTS'}")
    return many == single


def main() -> int:
    """Measure, print, and say by the exit status whether the limits hold."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--critiques", type=int, default=200_000)
    parser.add_argument("--step", type=int, default=20_000)
    parser.add_argument("--threads", type=int, default=8)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--memory", action="store_true", help="measure the memory alone")
    parser.add_argument("--rewrites", action="store_true", help="work out the rewrites too where the memory is measured")
    args = parser.parse_args()

    held = [] if args.memory else [cold_start(args.rounds)]
    critic = sc.Critic().warm_up()
    if not args.memory:
        held.append(together(critic, args.threads))
    held.append(memory(critic, args.critiques, args.step, rewrite=args.rewrites))
    return int(not all(held))


if __name__ == "__main__":
    sys.exit(main())
