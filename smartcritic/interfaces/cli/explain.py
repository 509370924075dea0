"""``smartcritic explain``: the rules."""

from __future__ import annotations

from typing import Annotated

import typer

from smartcritic import rules
from smartcritic.interfaces.cli.console import show
from smartcritic.interfaces.cli.options import FormatOption
from smartcritic.render.formats import RENDERERS


def explain(
    rule: Annotated[
        str | None, typer.Argument(help="A rule, such as time_bound/vague_time or portfolio/orphan; without it, all rules are listed.")
    ] = None,
    format: FormatOption = "text",
) -> int:
    """Say what a rule flags, why it matters, what helps, and give a bad and a good example."""
    show(RENDERERS["Rules", format](list(rules.load().values())) if rule is None else RENDERERS["Rule", format](rules.get(rule)))
    return 0
