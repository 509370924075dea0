"""A comparison of a goal with its rewrite, on a terminal and as Markdown."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from smartcritic.model import CRITERIA, Comparison, FactChange
from smartcritic.render.labels import verdict_said
from smartcritic.render.markdown import escape
from smartcritic.render.marks import LETTERS, NAMES, visible
from smartcritic.render.words import rise

ORDER = ("invented", "changed", "lost", "kept")
"""What became of a fact, worst first."""

_COLOURS = {"invented": "red", "changed": "yellow", "lost": "yellow", "kept": "green"}


def _sorted(comparison: Comparison) -> Iterator[FactChange]:
    for state in ORDER:
        yield from (f for f in comparison.facts if f.state == state)


def _headline(comparison: Comparison) -> str:
    counts = ", ".join(f"{n} {state}" for state in ORDER if (n := sum(f.state == state for f in comparison.facts)))
    return f"{'Faithful' if comparison.faithful else 'Not faithful'}: {counts or 'no facts in either text'}"


def comparison_view(comparison: Comparison) -> RenderableType:
    """Return the picture of a comparison: what became of each fact, then the criteria that moved."""
    head = Text(f"\n{_headline(comparison)}\n", style="bold green" if comparison.faithful else "bold red")
    facts = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), show_header=False)
    for fact in _sorted(comparison):
        facts.add_row(Text(fact.state, style=_COLOURS[fact.state]), Text(fact.kind, style="dim"), Text(visible(fact.message)))
    moves = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), show_header=False)
    for name in CRITERIA:
        change = comparison.criteria[name]
        before, after = verdict_said(change.before), verdict_said(change.after)
        arrow = before if before == after else f"{before} → {after}"
        style = {"gained": "green", "lost": "red", "same": "dim"}[change.change]
        moves.add_row(Text(LETTERS[name], style="bold"), NAMES[name], Text(arrow, style=style))
    parts: list[RenderableType] = [head, facts, Text(), moves]
    if comparison.slots:
        parts += [Text(), Text("still open: " + ", ".join(visible(s.text) for s in comparison.slots), style="dim")]
    return Group(*parts, Text(f"\nscore {rise(comparison.score_before, comparison.score_after)}"))


def comparison_markdown(comparison: Comparison) -> str:
    """Return a comparison as Markdown."""
    lines = [f"## {_headline(comparison)}", "", f"> {escape(comparison.before)}", ">", f"> {escape(comparison.after)}", ""]
    lines += ["| Fact | | |", "|-|-|-|"]
    lines += [f"| {fact.state} | {fact.kind} | {escape(fact.message)} |" for fact in _sorted(comparison)]
    lines += ["", "| | Criterion | Before | After | |", "|-|-|-|-|-|"]
    for name in CRITERIA:
        change = comparison.criteria[name]
        before, after = verdict_said(change.before), verdict_said(change.after)
        lines.append(f"| **{LETTERS[name]}** | {NAMES[name]} | {before} | {after} | {change.change} |")
    lines += ["", f"Score {rise(comparison.score_before, comparison.score_after)}"]
    if comparison.slots:
        lines += ["", "Still open: " + ", ".join(escape(s.text) for s in comparison.slots)]
    return "\n".join(lines) + "\n"
