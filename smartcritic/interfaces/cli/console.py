"""What commands print: results on standard output, remarks on standard error, and the exit status."""

from __future__ import annotations

import sys
from typing import Any

from smartcritic.render.marks import visible


def standard_input() -> str:
    """Read all of standard input, whatever its bytes."""
    return sys.stdin.buffer.read().decode("utf-8", "replace").strip()


def show(view: Any) -> None:
    """Print text, or what rich prints: as it is on a terminal, without spaces at the ends of lines in a pipe."""
    if isinstance(view, str):
        print(view, end="" if view.endswith("\n") else "\n")
        return
    from rich.console import Console

    console = Console(highlight=False, markup=False, emoji=False)
    if console.is_terminal:
        console.print(view)
        return
    with console.capture() as captured:
        console.print(view)
    print("\n".join(line.rstrip() for line in captured.get().split("\n")), end="")


def tell(*lines: str) -> None:
    """Print remarks on standard error."""
    for line in lines:
        print(visible(line), file=sys.stderr)


def exit_status(score: float | None, fail_under: int | None) -> int:
    """The exit status; without a score, since nothing was a goal, what was asked for is not reached either."""
    return 1 if fail_under is not None and (score is None or score < fail_under) else 0
