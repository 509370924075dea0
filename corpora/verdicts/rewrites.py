"""How often a flaw gets a suggestion that mends it.

    python -m corpora.verdicts.rewrites GOALS.jsonl [...] [--show N]

For each verdict `unmet` or `partial` on specific, measurable and time-bound: is there a suggestion for it, or the whole rewrite, that makes
the criterion `met` once its slots are filled with their offered or example values? GOALS hold ``{"text", "ref"}`` a line.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import smartcritic as sc
from smartcritic.evaluate import Labelled, read_gold

MENDED = ("specific", "measurable", "time_bound")


@dataclass(frozen=True, slots=True)
class Try:
    """One flaw: the goal, the criterion, its verdict, the best filled text and the verdict on that text (None: no suggestion)."""

    text: str
    criterion: str
    verdict: str
    filled: str | None
    after: str | None


def filled(suggestion: sc.Suggestion | sc.Rewrite) -> str:
    """The text with every slot filled by its offered value, else its example."""
    out = suggestion.text
    for slot in sorted(suggestion.slots, key=lambda s: s.start, reverse=True):
        out = out[: slot.start] + (slot.proposal or slot.example or out[slot.start : slot.end]) + out[slot.end :]
    return out


def tries(critic: sc.Critic, goals: Iterable[Labelled]) -> Iterator[Try]:
    """Every flaw of the goals with the best that is offered for it."""
    rank = {"met": 2, "partial": 1, "unknown": 0, "unmet": 0}
    for goal in goals:
        context = sc.Context(today=goal.ref)
        report = critic.critique(goal.text, context=context)
        for criterion in MENDED:
            said = report.criteria[criterion].verdict
            if said not in ("unmet", "partial"):
                continue
            offers = [s for s in report.suggestions if s.criterion == criterion]
            texts = [filled(s) for s in offers] + ([filled(report.rewrite)] if report.rewrite is not None else [])
            best: tuple[str | None, str | None] = (None, None)
            for text in dict.fromkeys(texts):
                after = critic.critique(text, context=context, rewrite=False).criteria[criterion].verdict
                if best[1] is None or rank[after] > rank[best[1]]:
                    best = text, after
                if after == "met":
                    break
            yield Try(goal.text, criterion, said, *best)


def main() -> None:
    """Print the shares, and up to N flaws that stay."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("goals", nargs="+")
    parser.add_argument("--show", type=int, default=0)
    args = parser.parse_args()
    critic = sc.Critic()
    done = [t for path in args.goals for t in tries(critic, read_gold(path))]
    asked, mended = Counter(t.criterion for t in done), Counter(t.criterion for t in done if t.after == "met")
    for criterion in MENDED:
        print(f"{criterion:12s} {mended[criterion]:4d} of {asked[criterion]:4d} mended  {mended[criterion] / max(1, asked[criterion]):.3f}")
    n, of = sum(mended.values()), sum(asked.values())
    print(f"{'all':12s} {n:4d} of {of:4d} mended  {n / max(1, of):.3f}")
    for t in [t for t in done if t.after != "met"][: args.show]:
        print(f"{t.criterion} {t.verdict} -> {t.after}: {t.text} | {t.filled}")


if __name__ == "__main__":
    main()
