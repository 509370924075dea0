"""``smartcritic plan``: a goal broken down."""

from __future__ import annotations

from typing import Annotated

import typer

from smartcritic.interfaces.cli.console import show, standard_input
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
from smartcritic.model import Goal, parse_iso_date
from smartcritic.render.formats import RENDERERS


def plan(
    goal: Annotated[str, typer.Argument(help="The goal, in quotes; - reads it from standard input.")],
    format: FormatOption = "text",
    today: TodayOption = None,
    context: ContextOption = None,
    due: DueOption = None,
    step: Annotated[
        str | None, typer.Option("--step", help="Milestones by week, month or quarter; default: as suits the time left.")
    ] = None,
    spread: Annotated[str, typer.Option("--spread", help="How milestones rise: by workdays, or linear over all days.")] = "workdays",
    config: ConfigOption = None,
    model: ModelOption = None,
) -> int:
    """Break a goal down into milestones, weeks and working days."""
    where = read_context(context, today)
    text = standard_input() if goal == "-" else goal
    found = make_critic(config, model).plan(Goal(text, due_date=parse_iso_date(due, "--due")), where, step=step, spread=spread)
    show(RENDERERS["Plan", format](found))
    return 0
