"""``smartcritic check``: one goal."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from smartcritic.interfaces.cli.console import exit_status, show, standard_input
from smartcritic.interfaces.cli.options import (
    ConfigOption,
    ContextOption,
    DueOption,
    FormatOption,
    ModelOption,
    TodayOption,
    make_critic,
    read_context,
)
from smartcritic.model import Context, Goal, Report, Rewrite, parse_iso_date, replace
from smartcritic.render.formats import RENDERERS
from smartcritic.render.marks import visible

if TYPE_CHECKING:
    from smartcritic.critic import Critic


def check(
    goal: Annotated[str, typer.Argument(help="The goal, in quotes; - reads it from standard input.")],
    format: FormatOption = "text",
    today: TodayOption = None,
    context: ContextOption = None,
    role: Annotated[str | None, typer.Option("--role", help="Whose goal it is, such as SDR.")] = None,
    due: DueOption = None,
    fill: Annotated[bool, typer.Option("--fill", help="Ask the questions of the rewrite and print the finished goal.")] = False,
    verbose: Annotated[bool, typer.Option("--verbose", "-v", help="Say why each finding matters and list single suggestions.")] = False,
    fail_under: Annotated[
        int | None, typer.Option("--fail-under", min=0, max=100, metavar="SCORE", help="Exit with 1 below this score.")
    ] = None,
    config: ConfigOption = None,
    model: ModelOption = None,
) -> int:
    """Judge one goal: a verdict a letter, the words that show it, and a rewrite."""
    where = read_context(context, today)
    text = standard_input() if goal == "-" else goal
    critic = make_critic(config, model)
    item = Goal(text, role=role, due_date=parse_iso_date(due, "--due"))
    report = critic.critique(item, where)
    if fill:
        report = _fill(critic, item, report, where)
    show(RENDERERS["Report", format](report, verbose=verbose))
    return exit_status(report.score, fail_under)


def _fill(critic: Critic, item: Goal, report: Report, where: Context) -> Report:
    """Ask the questions of the rewrite on standard error, print the finished goal, and return its report."""
    rewrite = report.rewrite
    if rewrite is None:
        print("Nothing to fill: there is no rewrite of this goal.", file=sys.stderr)
        return report
    answers = _answers(rewrite)
    text = rewrite.fill(**answers)
    print(visible(text, newlines=True), file=sys.stderr)
    print(file=sys.stderr)
    return critic.critique(replace(item, text=text), where)


def _answers(rewrite: Rewrite) -> dict[str, str]:
    """Ask for each slot once; an empty answer takes what is offered, else leaves the slot open."""
    answers: dict[str, str] = {}
    print(f"\n  {visible(rewrite.text)}\n", file=sys.stderr)
    for slot in rewrite.slots:
        if slot.name in answers:
            continue
        offered = f" [{visible(slot.offered)}]" if slot.offered else ""
        print(f"{visible(slot.question)}{offered} ", end="", file=sys.stderr, flush=True)
        line = sys.stdin.readline()
        if not line:
            print(file=sys.stderr)
            break
        answer = line.strip() or slot.offered
        if answer:
            answers[slot.name] = answer
    print(file=sys.stderr)
    return answers
