"""``smartcritic evaluate``: agreement with labelled goals."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from smartcritic.errors import InputError
from smartcritic.interfaces.cli.console import show
from smartcritic.interfaces.cli.options import ConfigOption, FormatOption, ModelOption, make_critic
from smartcritic.render.formats import RENDERERS


def evaluate(
    gold: Annotated[Path, typer.Argument(help="Labelled goals, one JSON object a line: id, text, ref, labels.")],
    misses: Annotated[
        Path | None, typer.Option("--misses", metavar="FILE", help="Write every disagreement, one JSON object a line.")
    ] = None,
    overwrite: Annotated[bool, typer.Option("--overwrite", help="Replace the file of misses if it is there.")] = False,
    format: FormatOption = "text",
    config: ConfigOption = None,
    model: ModelOption = None,
) -> int:
    """Compare with labelled goals: accuracy, macro-F1, kappa and confusion per criterion, and how well facts are found."""
    from smartcritic import evaluate as evaluation
    from smartcritic.audit.writing import write_whole

    if misses is not None and misses.exists() and not overwrite:
        raise InputError(f"--misses {misses}: is there already; say --overwrite to replace it")
    found = evaluation.evaluate(make_critic(config, model), evaluation.read_gold(gold))
    if misses is not None:
        write_whole(misses, "".join(json.dumps(m.to_dict()) + "\n" for m in found.misses), overwrite=overwrite)
    show(RENDERERS["Evaluation", format](found))
    return 0
