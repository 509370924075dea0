"""Draw the README's picture: what `smartcritic check` shows of a goal, as SVG.

    python docs/picture.py [--goal TEXT] [--today DATE] [--width COLUMNS] [-o docs/check.svg]

The picture uses the reader's own monospaced font and loads nothing.
"""

from __future__ import annotations

import argparse
import datetime as dt
import io
from pathlib import Path

from rich.console import Console
from rich.terminal_theme import TerminalTheme
from rich.text import Text

import smartcritic as sc
from smartcritic.render.terminal import ReportView

GOAL = "Grow pump sales in Wales soon, so that the new depot pays off"
TODAY = dt.date(2026, 11, 24)
WIDTH = 100

THEME = TerminalTheme(
    (250, 250, 248),
    (36, 41, 47),
    [(36, 41, 47), (191, 54, 45), (31, 122, 58), (156, 104, 0), (40, 92, 172), (138, 60, 160), (0, 112, 122), (110, 119, 129)],
    [(87, 96, 106), (209, 36, 47), (26, 127, 55), (154, 103, 0), (9, 105, 218), (130, 80, 223), (5, 116, 128), (140, 149, 159)],
)
"""Dark letters on a light page, each with a contrast of 4.5 and more."""

FORMAT = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img" aria-label="A goal, its verdicts and its rewrite in a terminal">
<style>
.{unique_id}-matrix {{ font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", monospace; font-size: {char_height}px; line-height: {line_height}px; }}
{styles}
</style>
<defs>
<clipPath id="{unique_id}-clip-terminal"><rect x="0" y="0" width="{terminal_width}" height="{terminal_height}"/></clipPath>
{lines}
</defs>
<rect fill="#fafaf8" width="100%" height="100%" rx="10"/>
<g transform="translate(26, 24)"><circle r="7" fill="#ff5f57"/><circle cx="22" r="7" fill="#febc2e"/><circle cx="44" r="7" fill="#28c840"/></g>
<g transform="translate({terminal_x}, {terminal_y})" clip-path="url(#{unique_id}-clip-terminal)">
{backgrounds}
<g class="{unique_id}-matrix">
{matrix}
</g>
</g>
</svg>
"""  # noqa: E501


def draw(goal: str, today: dt.date, width: int) -> str:
    """Return the SVG of the report on a goal, as a terminal of `width` columns shows it."""
    console = Console(record=True, width=width, file=io.StringIO(), force_terminal=True, color_system="truecolor", legacy_windows=False)
    console.print(Text.assemble(("$ ", "dim"), f'smartcritic check "{goal}" --today {today}'))
    console.print(ReportView(sc.critique(goal, context=sc.Context(today=today))))
    svg = console.export_svg(theme=THEME, code_format=FORMAT, unique_id="check")
    return "\n".join(line.rstrip() for line in svg.splitlines()) + "\n"


def main() -> None:
    """Draw the picture and write it."""
    parser = argparse.ArgumentParser(description="Draw the README's picture.")
    parser.add_argument("--goal", default=GOAL)
    parser.add_argument("--today", type=dt.date.fromisoformat, default=TODAY)
    parser.add_argument("--width", type=int, default=WIDTH)
    parser.add_argument("-o", "--output", type=Path, default=Path(__file__).with_name("check.svg"))
    args = parser.parse_args()
    args.output.write_text(draw(args.goal, args.today, args.width), encoding="utf-8")


if __name__ == "__main__":
    main()
