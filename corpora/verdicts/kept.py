"""Whether rewrites keep what the writer said: facts lost and facts invented.

    python -m corpora.verdicts.kept GOALS.jsonl [...] [--show N]

For every rewrite of every goal, `Critic.compare` says which facts are gone and which are new. What a slot stands for is asked, neither lost
nor new; a fact whose words stand in both texts is there, however the parse reads them. GOALS hold ``{"text"}`` a line, and ``"ref"``, the
day of writing.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

import smartcritic as sc
from smartcritic.model import Quote, Slot

TO_GO = ("specific/vague_word", "specific/buzzword", "specific/hedged_verb", "time_bound/vague_time")
"""Rules whose words a rewrite leaves out."""


class Broken(NamedTuple):
    """A fact that a rewrite loses or invents."""

    text: str
    rewrite: str
    kind: str
    state: str
    fact: str


def broken(critic: sc.Critic, report: sc.Report, rewrite: sc.Rewrite | str, context: sc.Context) -> Iterator[Broken]:
    """The facts that one rewrite loses or invents; vague words that were flagged are to go."""
    text = report.text
    flagged = [(f.start, f.end) for f in report.findings if f.rule in TO_GO and f.start is not None and f.end is not None]
    new, slots = (rewrite, ()) if isinstance(rewrite, str) else (rewrite.text, rewrite.slots)
    for change in critic.compare(text, rewrite, context).facts:
        quote = change.before or change.after
        if quote is None or change.state not in ("lost", "invented"):
            continue
        other = new if change.state == "lost" else text
        if quote.text.lower() in other.lower() or (change.state == "lost" and _asked(text, quote, new, slots)):
            continue
        if change.state == "lost" and any(a < quote.end and quote.start < b for a, b in flagged):
            continue
        yield Broken(text, new, change.kind, change.state, quote.text)


def _asked(text: str, quote: Quote, new: str, slots: Iterable[Slot]) -> bool:
    """Whether a slot stands for the words."""
    if any(quote.text in slot.question for slot in slots):
        return True
    heads = [" ".join(new[: s.start].lower().split()) for s in slots]
    return any(_is_place(head, text[: quote.start + m.start()]) for m in re.finditer(r"\S+", quote.text) for head in heads)


def _is_place(head: str, before: str) -> bool:
    """Whether what stands before a slot ends as what stands before the words does, but for one word at the most."""
    words = before.lower().split()
    near = tuple(" ".join(some[-3:]) for some in (words, words[:-1]) if some)
    return head.endswith(near) if head and near else not head and not words


def run(critic: sc.Critic, rows: Iterable[dict[str, str]]) -> tuple[int, list[Broken]]:
    """The number of rewrites that were compared, and what they break."""
    seen, found = 0, []
    for row in rows:
        context = sc.Context(today=row["ref"]) if row.get("ref") else sc.Context()  # type: ignore[arg-type]
        report = critic.critique(row["text"], context)
        for rewrite in report.rewrites:
            seen += 1
            found += broken(critic, report, rewrite, context)
    return seen, found


def main() -> None:
    """Print how many facts are lost and invented, and up to N of them."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("goals", nargs="+")
    parser.add_argument("--show", type=int, default=0)
    args = parser.parse_args()
    rows = [json.loads(line) for path in args.goals for line in Path(path).read_text(encoding="utf-8").splitlines() if line.strip()]
    seen, found = run(sc.Critic(), rows)
    print(f"{seen} rewrites of {len(rows)} goals")
    for (state, kind), n in sorted(Counter((b.state, b.kind) for b in found).items()):
        print(f"{state:9s} {kind:10s} {n}")
    print(f"{len(found)} facts lost or invented")
    for b in found[: args.show]:
        print(f"{b.state} {b.kind} {b.fact!r}: {b.text!r} -> {b.rewrite!r}")


if __name__ == "__main__":
    main()
