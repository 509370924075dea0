"""What commands print: results on standard output, remarks on standard error, and the exit status."""

from __future__ import annotations

import contextlib
import io
import os
import sys
from collections.abc import Iterable
from typing import Any

from smartcritic.errors import InputError
from smartcritic.model import LEVELS, Finding, Level, PortfolioFinding
from smartcritic.render.marks import visible


def standard_input() -> str:
    """Read all of standard input, whatever its bytes."""
    return sys.stdin.buffer.read().decode("utf-8", "replace").strip()


def show(view: Any) -> None:
    """Print text, or what rich prints: as it is on a terminal, without spaces at the ends of lines in a pipe.

    Raises:
        InputError: standard output takes no more.
    """
    if isinstance(view, str):
        _print(view, end="" if view.endswith("\n") else "\n")
        return
    from rich.console import Console

    console = Console(highlight=False, markup=False, emoji=False)
    if console.is_terminal:
        console.print(view)
        return
    text = io.StringIO()
    Console(file=text, width=console.width, highlight=False, markup=False, emoji=False).print(view)
    _print("\n".join(line.rstrip() for line in text.getvalue().split("\n")), end="")


def _print(text: str, end: str) -> None:
    try:
        print(text, end=end, flush=True)
    except OSError as error:  # a full disk or a closed pipe
        with contextlib.suppress(OSError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # what is left is not tried again when the process ends
        raise InputError(f"standard output: {error.strerror or error}") from None


def tell(*lines: str) -> None:
    """Print remarks on standard error."""
    for line in lines:
        print(visible(line), file=sys.stderr)


def exit_status_of(findings: Iterable[Finding | PortfolioFinding], fail_on: Level | None) -> int:
    """The exit status: 1 where one of the findings has this level or a graver one."""
    grave = LEVELS[: LEVELS.index(fail_on) + 1] if fail_on is not None else ()
    return int(any(finding.level in grave for finding in findings))


def exit_status(score: float | None, fail_under: int | None) -> int:
    """The exit status; without a score, since nothing was a goal, what was asked for is not reached either."""
    return 1 if fail_under is not None and (score is None or score < fail_under) else 0
