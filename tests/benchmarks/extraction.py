"""What reading the facts costs, beside the pipeline that parsed the goals, and whether long texts cost more a character than short ones.

    python tests/benchmarks/extraction.py [goals.jsonl] [--rounds 5]

CPU seconds of this process, both sides in turn in one run; the least of the rounds counts. Exit status 1 where a limit is passed.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import sys
import time
from collections.abc import Callable
from pathlib import Path

import smartcritic as sc
from smartcritic import facts
from smartcritic.languages import ENGLISH
from smartcritic.model import Goal
from smartcritic.parsing.segments import segments
from smartcritic.syntax import reparse

SHARE_LIMIT = 0.35
"""CPU time of `facts.extract_many` over that of `nlp.pipe` on the same texts, at most."""

LENGTH_LIMIT = 20.0
"""CPU time a character of a text of 10,000 characters over that of one of 100, at most."""

GOALS = Path(__file__).parents[2] / "corpora" / "goals" / "goals.jsonl"
PIECES = (
    "increase sales by 20% by 31 March 2027 ", "the ", "1 ", "1.1.", "and ", "from 1 to 2 to 3 to ", "$1 ", "((((", "a-b-", "by by by ",
    "to to ", "Q1 Q2 ", "every other ", "50 calls per day per ", "half a third of a ", "2027-01-01 ", "first second third ",
    "with the the the ", "- ", "not only but also ", "zero no none ", "twenty-one hundred and ", "x" * 50, "🙂", "может ", "may may ",
)  # fmt: skip


def cpu(work: Callable[[], object]) -> float:
    """CPU seconds of this process that `work` takes."""
    start = time.process_time()
    work()
    return time.process_time() - start


def main() -> int:
    """Measure, print, and say by the exit status whether both limits hold."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("goals", nargs="?", type=Path, default=GOALS)
    parser.add_argument("--rounds", type=int, default=5)
    args = parser.parse_args()
    texts = [json.loads(line)["text"] for line in args.goals.read_text(encoding="utf-8").splitlines() if line.strip()]
    context = sc.Context(today=dt.date(2026, 11, 24))
    nlp = sc.Critic().warm_up().nlp
    cuts = [segments(text, ENGLISH) for text in texts]
    read = [(reparse.parsed(nlp, cut, True, ENGLISH), Goal(text)) for cut, text in zip(cuts, texts, strict=True)]

    def bare() -> None:
        for _ in nlp.pipe(texts, batch_size=256):
            pass

    def extract() -> None:
        facts.extract_many(read, context)

    bare(), extract()
    pairs = [(cpu(bare), cpu(extract)) for _ in range(args.rounds)]
    least, own = min(a for a, _ in pairs), min(b for _, b in pairs)
    print(f"nlp.pipe {least:.3f} s, facts.extract_many {own:.3f} s for {len(texts)} goals   share {own / least:.2f} (limit {SHARE_LIMIT})")

    worst = 0.0
    for piece in PIECES:
        costs = {}
        for size in (100, 10_000):
            text = (piece * (size // len(piece) + 1))[:size]
            parses = reparse.parsed(nlp, segments(text, ENGLISH), True, ENGLISH)
            if parses:
                costs[size] = min(cpu(lambda p=parses, t=text: facts.extract(p, Goal(t), context)) for _ in range(args.rounds)) / size
        if len(costs) == 2 and costs[100] > 0:
            ratio = costs[10_000] / costs[100]
            worst = max(worst, ratio)
            short, long = costs[100] * 1e6, costs[10_000] * 1e6
            print(f"  {piece[:30]!r:36} {short:8.2f} µs a character at 100, {long:8.2f} at 10,000   ratio {ratio:.1f}")
    print(f"worst ratio {worst:.1f} (limit {LENGTH_LIMIT})")
    return int(own / least > SHARE_LIMIT or worst > LENGTH_LIMIT)


if __name__ == "__main__":
    sys.exit(main())
