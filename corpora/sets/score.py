"""Measure the rules on sets: ``python -m corpora.sets.score [--test]``.

Each set is handed to the critic as a list of goals. Only answers on which both readers agree count; how often they do is printed beside.
Without ``--test`` the sets that may be looked at, whose weights and thresholds were learned from them; with it the third kept aside.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from typing import Any

import smartcritic as sc
from corpora.sets.cases import DAY, Case, cases, one_sided
from corpora.sets.train import names
from smartcritic import rules
from smartcritic.model import Context, PortfolioFinding

Units = list[tuple[bool, list[bool]]]
"""For each thing that may be found: whether it was, and what each reader says."""


def by_activities(case: Case, found: Sequence[PortfolioFinding]) -> Units:
    """One unit a set."""
    return [(bool(found), [bool(x["activities_only"]) for x in case.labels])]


def off(case: Case, found: Sequence[PortfolioFinding]) -> Units:
    """One unit a key result."""
    said = {g for f in found for g in f.goals}
    return [(str(k) in said, [k in x["off"] for x in case.labels]) for k in range(len(case.key_results))]


def part(case: Case, found: Sequence[PortfolioFinding]) -> Units:
    """One unit a set: a finding is right where it shares a word with what a reader names; where all is off, the whole is no part."""
    gold = [[] if len(x["off"]) == len(case.key_results) else x["untouched"] for x in case.labels]
    if found:
        said = found[0].message.split("“")[1].split("”")[0]
        return [(True, [names(said, g) for g in gold])]
    return [(False, [bool(g) for g in gold])]


def sided(case: Case, found: Sequence[PortfolioFinding]) -> Units:
    """One unit a side of a set, told by the message."""
    said = [side for side, word in (("leading", "early;"), ("lagging", "in the end;")) if any(word in f.message for f in found)]
    return [(side in said, [one_sided(x) == side for x in case.labels]) for side in ("leading", "lagging")]


def depends(case: Case, found: Sequence[PortfolioFinding]) -> Units:
    """One unit a key result."""
    said = {f.goals[0] for f in found}
    return [(str(k) in said, [k in x["depends"] for x in case.labels]) for k in range(len(case.key_results))]


RULES: dict[str, Callable[[Case, Sequence[PortfolioFinding]], Units]] = {
    "objective_by_activities": by_activities, "off_objective": off, "part_untouched": part, "one_sided_measures": sided, "depends": depends,
}  # fmt: skip


def figures(given: Sequence[Case]) -> dict[str, dict[str, Any]]:
    """Precision and recall of each rule, as hits of how many, and how many units the readers agree on."""
    critic = sc.Critic(sc.Config(levels=tuple((rule, "note") for rule in sorted(rules.quiet()))))
    units: dict[str, Units] = {name: [] for name in RULES}
    for case in given:
        found = critic.portfolio(case.goals(), Context(today=DAY))
        for name, read in RULES.items():
            units[name] += read(case, [f for f in found if f.rule == f"portfolio/{name}"])
    out = {}
    for name, all_ in units.items():
        agreed = [(said, labels[0]) for said, labels in all_ if len(set(labels)) == 1]
        hits = sum(said and true for said, true in agreed)
        out[name] = {
            "hits": hits, "said": sum(s for s, _ in agreed), "true": sum(t for _, t in agreed), "agreed": len(agreed), "units": len(all_),
        }  # fmt: skip
    return out


def main(argv: Sequence[str] | None = None) -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description="Measure the rules on sets.")
    parser.add_argument("--test", action="store_true", help="the third that nobody looked at")
    given = cases(kept_aside=parser.parse_args(argv).test)
    print(f"{len(given)} sets\n\n| rule | precision | recall | readers agree |\n|---|---|---|---|")
    for name, f in figures(given).items():
        share, found = (f"{f['hits'] / n:.2f} ({f['hits']} of {n})" if (n := f[k]) else "none" for k in ("said", "true"))
        print(f"| `{name}` | {share} | {found} | {f['agreed'] / f['units']:.2f} of {f['units']} |")


if __name__ == "__main__":
    main()
