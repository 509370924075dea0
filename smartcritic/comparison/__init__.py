"""A goal and somebody's rewrite of it: which facts were kept, changed, lost or invented, and what each criterion gained or lost.

The guard behind a program that rewrites goals: a number, date or name that the writer never gave is told, a slot such as ``[X%]`` is
none, and the same day or amount under another spelling is the same.
"""

from __future__ import annotations

from smartcritic.comparison.actions import compare_actions, compare_rest
from smartcritic.comparison.aims import compare_owners, compare_purposes
from smartcritic.comparison.amounts import compare_amounts
from smartcritic.comparison.base import ComparisonBuilder, GoalVersion, context_of
from smartcritic.comparison.dates import compare_dates
from smartcritic.comparison.names import compare_names
from smartcritic.comparison.objects import compare_details, compare_objects
from smartcritic.model import CRITERIA, Comparison, Context, CriterionChange, Verdict

READERS = (
    compare_actions, compare_objects, compare_amounts, compare_dates, compare_names, compare_owners, compare_purposes, compare_details,
    compare_rest,
)  # fmt: skip
"""One a kind of fact; the last takes what the others left."""

_RANK = {"unmet": 0, "unknown": 1, "partial": 2, "met": 3}


def compare(before: GoalVersion, after: GoalVersion, context: Context) -> Comparison:
    """Compare two texts that were read with the same context, which must have its date."""
    pair = ComparisonBuilder(before, after, context_of(before.goal, context, before.language))
    for reader in READERS:
        reader(pair)
    end = len(before.text)
    judged = before.report.judged and after.report.judged
    facts = sorted(pair.found, key=lambda f: (f.before.start, 0) if f.before else (end, f.after.start if f.after else 0))
    return Comparison(
        before.text,
        after.text,
        before.report.today,
        before.report.score,
        after.report.score,
        tuple(facts),
        {c: _criterion(before.report.criteria[c], after.report.criteria[c], judged) for c in CRITERIA},
        tuple(after.quote(a, b) for a, b in after.slots),
    )


def _criterion(old: Verdict, new: Verdict, judged: bool) -> CriterionChange:
    """What became of one criterion; against a text that is no goal (not `judged`), only what is partial or met is gained or lost."""
    was, now = ({f.rule: None for f in v.findings} for v in (old, new))
    least = 0 if judged else _RANK["unknown"]
    step = max(least, _RANK[new.verdict]) - max(least, _RANK[old.verdict])
    return CriterionChange(
        old.verdict,
        new.verdict,
        "gained" if step > 0 else "lost" if step < 0 else "same",
        tuple(r for r in was if r not in now),
        tuple(r for r in now if r not in was),
    )

