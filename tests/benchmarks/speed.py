"""How fast the critic is, beside the pipeline that it reads with and beside `import spacy`.

    python tests/benchmarks/speed.py [goals.jsonl] [--rounds 5] [--profile]

Both sides of each ratio are measured in turn in one run, in CPU seconds of this process (import times: of fresh processes), and the
least of the rounds counts. Exit status 1 where a ratio is above its limit. The goals are JSON lines with a key "text".
"""

from __future__ import annotations

import argparse
import cProfile
import datetime as dt
import json
import pstats
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

PIPE_LIMIT = 1.6
"""CPU time of `Critic.pipe` over that of `nlp.pipe` on the same texts, at most."""

IMPORT_LIMIT = 0.15
"""CPU time of `import smartcritic` over that of `import spacy`, at most."""

GOALS = Path(__file__).parents[2] / "corpora" / "goals" / "goals.jsonl"


def cpu(work: Callable[[], object]) -> float:
    """CPU seconds of this process that `work` takes."""
    start = time.process_time()
    work()
    return time.process_time() - start


def import_time(name: str, rounds: int) -> float:
    """CPU seconds that a fresh interpreter needs to import a module, the least of the rounds."""
    code = f"import time; t = time.process_time(); import {name}; print(time.process_time() - t)"
    runs = [subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True) for _ in range(rounds)]
    return min(float(run.stdout) for run in runs)


def main() -> int:
    """Measure, print, and say by the exit status whether both limits hold."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("goals", nargs="?", type=Path, default=GOALS)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--profile", action="store_true", help="list where the critic's own time goes")
    args = parser.parse_args()

    ours, spacys = import_time("smartcritic", args.rounds), import_time("spacy", args.rounds)
    print(f"import smartcritic  {ours:.4f} s   import spacy {spacys:.4f} s   ratio {ours / spacys:.3f} (limit {IMPORT_LIMIT})")

    import smartcritic as sc

    texts = [json.loads(line)["text"] for line in args.goals.read_text(encoding="utf-8").splitlines() if line.strip()]
    context = sc.Context(today=dt.date(2026, 11, 24))
    critic = sc.Critic()
    nlp = critic.nlp

    def bare() -> None:
        for _ in nlp.pipe(texts, batch_size=256):
            pass

    def whole() -> None:
        for _ in critic.pipe(texts, context, batch_size=256, rewrite=False):
            pass

    bare(), whole()  # the first call loads word lists and fills caches
    pairs = [(cpu(bare), cpu(whole)) for _ in range(args.rounds)]
    least, most = min(a for a, _ in pairs), min(b for _, b in pairs)
    print(f"nlp.pipe            {least:.3f} s for {len(texts)} goals, {len(texts) / least:.0f} a second")
    print(f"critic.pipe         {most:.3f} s, {len(texts) / most:.0f} a second   ratio {most / least:.2f} (limit {PIPE_LIMIT})")
    if args.profile:
        profile = cProfile.Profile()
        profile.runcall(whole)
        pstats.Stats(profile).sort_stats("cumulative").print_stats("smartcritic", 40)
    return int(ours / spacys >= IMPORT_LIMIT or most / least > PIPE_LIMIT)


if __name__ == "__main__":
    sys.exit(main())
