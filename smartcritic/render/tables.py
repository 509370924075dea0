"""An audit's summary, an evaluation, a plan and the rules, on a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from smartcritic import rules
from smartcritic.calendar import format_date
from smartcritic.evaluate import Evaluation
from smartcritic.model import CRITERIA, VERDICTS, Plan, VerdictName
from smartcritic.render.headlines import first_things, of_the_list, since
from smartcritic.render.labels import title as title_of
from smartcritic.render.labels import verdict_said
from smartcritic.render.marks import LETTERS, NAMES, SIGNS, visible
from smartcritic.render.terminal import COLOURS, WIDE
from smartcritic.render.words import ROUNDED, all_met, counted, in_all, is_rounded, pace, planned, unjudged
from smartcritic.rules import Rule
from smartcritic.summary import Summary, Tally

_ORDER: tuple[VerdictName, ...] = ("met", "partial", "unknown", "unmet")
_BLOCKS = dict(zip(_ORDER, "█▓▒░"))
_GROUPS_SHOWN = 12
_PER_RULE = 4
_IDS_SHOWN = 6


def _heading(text: str, note: str = "") -> Text:
    return Text.assemble((text, "bold"), (f"  {note}" if note else "", "dim"))


def _plain_table(gap: int = 2) -> Table:
    return Table(box=None, pad_edge=False, padding=(0, gap, 0, 0), header_style="dim", show_edge=False)


# --------------------------------------------------------------------------- an audit


class SummaryView:
    """The summary of an audit, as wide as the terminal is."""

    def __init__(self, summary: Summary) -> None:
        self.summary = summary

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        yield summary_view(self.summary, options.max_width)


def summary_view(summary: Summary, width: int = 80) -> RenderableType:
    """Return the picture of a list: letters, weakest groups, most frequent findings, portfolio findings, unread rows."""
    whole = summary.whole
    parts: list[RenderableType] = [Text()]
    head = Text.assemble((counted(whole.goals, "goal"), "bold"))
    if whole.score is not None:
        score = (f"{whole.score:.0f}", "bold")
        head = Text.assemble(head, ", mean score ", score, f"/100, {all_met(summary.smart)}")
    if whole.unjudged:
        head.append(f", {unjudged(whole.unjudged)}", style="blue")
    if summary.errors:
        head.append(f", {counted(summary.errors, 'row')} not read", style="red")
    parts += [head, *([Text(visible(since(summary)))] if summary.trend is not None else []), Text()]
    if whole.goals:
        parts += [*_first(summary), _letters(whole, width), Text(), _legend()]
        for group in summary.groups:
            if len(summary.groups[group]) > 1:
                parts += [Text(), _group(summary, group, width)]
        if summary.findings:
            parts += [Text(), _findings(summary)]
        kinds = ", ".join(counted(n, kind) for kind, n in sorted(summary.kinds.items(), reverse=True))
        parts += [Text(), Text.assemble(("What they are  ", "bold"), kinds)]
    if summary.portfolio:
        parts += [Text(), _portfolio(summary)]
    if summary.first_errors:
        parts += [Text(), _heading("Rows not read")]
        parts += [Text(f"  row {n}: {visible(e)}", style="red") for n, e in summary.first_errors]
        if summary.errors > len(summary.first_errors):
            parts.append(Text(f"  and {summary.errors - len(summary.first_errors):,} more", style="dim"))
    if summary.silenced:
        parts += [Text(), Text(f"{summary.silenced:,} known or ignored findings left out", style="dim")]
    parts.append(Text())
    return Padding(Group(*parts), (0, 1))


def _first(summary: Summary) -> list[RenderableType]:
    """What to fix first, in sentences."""
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(justify="right", style="bold")
    table.add_column(overflow="fold")
    for i, thing in enumerate(first_things(summary), 1):
        table.add_row(f"{i}.", Text.assemble(visible(thing.said), (f"  {thing.help}", "dim")))
    return [_heading("To fix first"), Padding(table, (0, 0, 0, 1)), Text()] if table.row_count else []


def _letters(tally: Tally, width: int) -> Table:
    table = Table.grid(padding=(0, 1))
    bar = max(10, min(50, width - 34))
    for criterion in CRITERIA:
        met = tally.share(criterion)
        table.add_row(
            Text(f" {LETTERS[criterion]} ", style="bold reverse"),
            NAMES[criterion],
            Text(f"{met:>4.0%} met", style="bold"),
            _bar(tally, criterion, bar),
        )
    return table


def _bar(tally: Tally, criterion: str, width: int) -> Text:
    """A bar of exactly `width` columns, cut where the shares add up."""
    out, at, total = Text(), 0, 0.0
    for verdict in _ORDER:
        total += tally.share(criterion, verdict)
        stop = round(total * width)
        out.append(_BLOCKS[verdict] * (stop - at), style=COLOURS[verdict])
        at = stop
    return out


def _legend() -> Text:
    out = Text()
    for verdict in _ORDER:
        out.append(_BLOCKS[verdict], style=COLOURS[verdict])
        out.append(f" {verdict_said(verdict)}   ", style="dim")
    return out


_OFTEN, _OFTEN_FROM = 34, 100
"""Columns of the most frequent finding of a group, and the width of the terminal from which it is shown."""


def _group(summary: Summary, group: str, width: int) -> RenderableType:
    rows = summary.weakest(group)
    gap = 2 if width >= 60 else 1
    table = _plain_table(gap)
    often = width >= _OFTEN_FROM
    table.add_column(
        group.capitalize(), overflow="ellipsis", no_wrap=True, max_width=max(10, width - 29 - 5 * (3 + gap) - (_OFTEN + gap) * often)
    )
    table.add_column("Goals", justify="right")
    table.add_column("Score", justify="right")
    for criterion in CRITERIA:
        table.add_column(LETTERS[criterion], justify="right")
    table.add_column("Outcomes", justify="right")
    if often:
        table.add_column("Most often", overflow="ellipsis", no_wrap=True, max_width=_OFTEN)
    for name, tally in rows[:_GROUPS_SHOWN]:
        table.add_row(
            Text(visible(name)),
            f"{tally.goals:,}",
            *(("–",) * 7 if tally.score is None else _figures(tally, tally.score)),
            *([title_of(tally.top_findings(1)[0][0]) if tally.findings else ""] if often else []),
        )
    more = f", {len(rows) - _GROUPS_SHOWN:,} more" if len(rows) > _GROUPS_SHOWN else ""
    note = f"weakest first{more}; % of goals met, and % that are outcomes"
    return Group(_heading(f"By {group}", note), Padding(table, (0, 0, 0, 1)))


def _figures(tally: Tally, score: float) -> tuple[str | Text, ...]:
    met = (Text(f"{100 * tally.share(c):.0f}", style=_heat(tally.share(c))) for c in CRITERIA)
    return f"{score:.0f}", *met, f"{100 * tally.outcomes:.0f}"


def _heat(share: float) -> str:
    return "green" if share >= 0.7 else "yellow" if share >= 0.35 else "red"


def _findings(summary: Summary) -> RenderableType:
    known = rules.load()
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(justify="right", style="bold")
    table.add_column(overflow="fold")
    for name, n in summary.top_findings(8):
        remedy = known[name].remedy if name in known else ""
        table.add_row(f"{n:,}", Text.assemble(title_of(name), (f"  {remedy}", "dim"), (f"  {name}", "dim italic")))
    return Group(_heading("Most frequent findings", "goals; what would help"), Padding(table, (0, 0, 0, 1)))


def _portfolio(summary: Summary) -> RenderableType:
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(justify="right", style="bold")
    table.add_column(overflow="fold")
    for rule, found in of_the_list(summary).items():
        for i, (message, goals) in enumerate(found.items()):
            if i == _PER_RULE:
                table.add_row("", Text(f"and {len(found) - i:,} more of {rule}", style="dim"))
                break
            more = f" and {len(goals) - _IDS_SHOWN:,} more" if len(goals) > _IDS_SHOWN else ""
            ids = ", ".join(visible(g) for g in goals[:_IDS_SHOWN]) + more
            table.add_row(f"{len(goals):,}", Text.assemble(visible(message), (f"  {rule}", "dim"), (f"\n{ids}", "dim")))
    return Group(_heading("The list as a whole", "goals; what only the list shows"), Padding(table, (0, 0, 0, 1)))


# --------------------------------------------------------------------------- an evaluation


def evaluation_view(evaluation: Evaluation) -> RenderableType:
    """Return the figures of an evaluation: agreement per criterion, its confusion tables, and the facts."""
    table = _plain_table()
    for name in ("", "accuracy", "macro-F1", "kappa"):
        table.add_column(name, justify="right" if name else "left")
    for criterion, a in evaluation.criteria.items():
        table.add_row(NAMES[criterion], f"{a.accuracy:.3f}", f"{a.macro_f1:.3f}", f"{a.kappa:.3f}")
    facts = _plain_table()
    facts.add_column("")
    facts.add_column("n", justify="right")
    facts.add_column("", overflow="fold")
    for name, score in evaluation.facts.items():
        facts.add_row(name, str(score.n), "   ".join(f"{figure} {value:.3f}" for figure, value in score.figures.items()))
    parts: list[RenderableType] = [Text(), _heading(f"{evaluation.goals:,} labelled goals"), Text(), table]
    if evaluation.goal_or_not is not None:
        found = evaluation.goal_or_not
        parts += [Text(), _heading(f"{found.n:,} texts that are no goals", f"recall {found.recall:.3f}, precision {found.precision:.3f}")]
    parts += [Text(), _heading("Facts"), facts]
    for criterion, a in evaluation.criteria.items():
        parts += [Text(), _heading(NAMES[criterion], "label down, verdict across"), confusion_table(a.confusion)]
    parts += [Text(), _heading("Confidence", f"expected calibration error {evaluation.calibration_error:.3f}")]
    parts.append(Text("   ".join(f"{mean:.2f} → {right:.2f} ({n})" for mean, right, n in evaluation.calibration), style="dim"))
    parts.append(Text())
    return Padding(Group(*parts), (0, 1))


def confusion_table(confusion: Mapping[tuple[str, str], int]) -> Table:
    """Return a table of how often each label met each verdict; what agrees is bold."""
    counts = dict(confusion)
    names = [v for v in VERDICTS if any(v in pair for pair in counts)]
    table = _plain_table()
    table.add_column("")
    for name in names:
        table.add_column(verdict_said(name), justify="right")
    for label in names:
        if any(label == a for a, _ in counts):
            table.add_row(
                Text(verdict_said(label), style="dim"),
                *(
                    Text(str(counts.get((label, said), 0)) if (label, said) in counts else "·", style="bold" if label == said else "")
                    for said in names
                ),
            )
    return table


# --------------------------------------------------------------------------- a plan


def plan_view(plan: Plan) -> RenderableType:
    """Return a plan: the pace per working day and week, the milestones, and what was assumed."""
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(style="dim")
    table.add_column()
    table.add_row("In all", visible(in_all(plan)))
    table.add_row("Pace", Text(pace(plan), style="bold"))
    table.add_row("Working days left", f"{plan.workdays_left:,}")
    table.add_row("Deadline", format_date(plan.deadline))
    parts: list[RenderableType] = [Text(), _heading("Plan"), table]
    if plan.milestones:
        steps = _plain_table()
        steps.add_column("By")
        steps.add_column("Reached", justify="right")
        for milestone in plan.milestones:
            steps.add_row(format_date(milestone.date), planned(plan, milestone.value))
        parts += [Text(), _heading("Milestones"), steps]
    if plan.assumptions:
        parts += [Text(), _heading("Assumptions"), *(Text(f"• {visible(a)}", style="dim") for a in plan.assumptions)]
    if is_rounded(plan):
        parts += [Text(), Text(ROUNDED, style="dim")]
    return Padding(Group(*parts, Text()), (0, 1))


# --------------------------------------------------------------------------- the rules


def rule_view(rule: Rule) -> RenderableType:
    """Return one rule: what it flags, why that matters, what helps, a bad and a good example."""
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(style="dim", no_wrap=True)
    table.add_column(overflow="fold")
    table.add_row("flags", rule.flags)
    table.add_row("why", rule.why)
    table.add_row("remedy", rule.remedy)
    for name, example, sign, style in (("bad", rule.bad, SIGNS["unmet"], "red"), ("good", rule.good, SIGNS["met"], "green")):
        table.add_row(name, Text("\n".join(f"{sign} {visible(line)}" for line in rules.lines_of(example)), style=style))
    for reference in rule.rests_on:
        table.add_row("rests on", Text(f"{reference.cite}: {reference.says}", style="dim"))
    return Padding(Group(Text(), _heading(rule.name, rule.severity), table, Text()), (0, 1))


class RulesView:
    """All rules under their criteria: what each flags beside its name, or below it where there is no room."""

    def __init__(self, listed: Iterable[Rule]) -> None:
        self.listed = tuple(listed)

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        yield _rules(self.listed, options.max_width >= WIDE)


def _rules(listed: Iterable[Rule], wide: bool) -> RenderableType:
    parts: list[RenderableType] = []
    before = ""
    table = Table.grid()
    for rule in listed:
        if rule.criterion != before:
            before = rule.criterion
            table = Table.grid(padding=(0, 2, 0, 0))
            table.add_column(no_wrap=wide)
            if wide:
                table.add_column(style="dim", overflow="fold")
            parts += [Text(), _heading(NAMES.get(before, before.capitalize())), Padding(table, (0, 0, 0, 1))]
        if wide:
            table.add_row(rule.name, rule.flags)
        else:
            table.add_row(Group(rule.name, Padding(Text(rule.flags, style="dim"), (0, 0, 0, 2))))
    parts += [Text(), Text("smartcritic explain RULE shows why a rule matters, with a bad and a good example.", style="dim"), Text()]
    return Padding(Group(*parts), (0, 1))
