"""``smartcritic compare``: a goal and its rewrite."""

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


def compare(
    before: Annotated[str, typer.Argument(help="The goal as its writer wrote it, in quotes; - reads it from standard input.")],
    after: Annotated[str, typer.Argument(help="Somebody's rewrite of it, in quotes.")],
    format: FormatOption = "text",
    today: TodayOption = None,
    context: ContextOption = None,
    due: DueOption = None,
    strict: Annotated[bool, typer.Option("--strict", help="Exit with 1 where a fact is changed, lost or invented.")] = False,
    config: ConfigOption = None,
    model: ModelOption = None,
) -> int:
    """Say what a rewrite did to a goal: facts kept, changed, lost or invented, and what each criterion gained or lost."""
    where = read_context(context, today)
    item = Goal(standard_input() if before == "-" else before, due_date=parse_iso_date(due, "--due"))
    found = make_critic(config, model).compare(item, after, where)
    show(RENDERERS["Comparison", format](found))
    return 1 if strict and not found.faithful else 0
