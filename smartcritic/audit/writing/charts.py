"""The drawings of the page, by pygal, as SVG inside the page: decoration for the eye, whose figures are in a table behind."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from smartcritic.model.fitting import MONTHS

_BARS = 12
_BESIDE = re.compile(r"<script\b.*?</script>|<!--.*?-->", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Chart:
    """A drawing, and its figures as (label, goals)."""

    title: str
    drawing: str
    unit: str
    figures: Sequence[tuple[str, int]]


def by_score(pygal: Any, tens: Mapping[int, int]) -> Chart:
    """Draw how many goals have which score; `tens`: goals by the score's tens, 0..9, the hundred among the nineties."""
    figures = [(f"{i * 10}–{i * 10 + 9 if i < 9 else 100}", tens.get(i, 0)) for i in range(10)]
    return Chart("Goals by score", _bars(pygal, "scores", figures, ["var(--accent)"] * len(figures)), "Score", figures)


def by_deadline(pygal: Any, days: Mapping[dt.date | None, int], today: dt.date | None) -> Chart | None:
    """Draw how many deadlines lie in which month, or quarter or year where there are too many months; None where there is none."""
    dated = {d: n for d, n in days.items() if d is not None}
    if not dated or today is None:
        return None
    for name, per_year in ((_month, 12), (_quarter, 4), (_year, 1)):
        counts: Counter[tuple[int, int]] = Counter()
        for day, n in dated.items():
            counts[name(day)] += n
        slots = _between(min(counts), max(counts), per_year)
        if len(slots) <= _BARS:
            break
    slots = slots[-_BARS:]
    figures = [(_label(slot, per_year), counts[slot]) for slot in slots]
    colours = ["var(--unmet)" if slot < name(today) else "var(--accent)" for slot in slots]
    title = "Deadlines" + (", red where past" if slots[0] < name(today) else "")
    return Chart(title, _bars(pygal, "deadlines", figures, colours), ("Year", "Quarter", "Month")[(1, 4, 12).index(per_year)], figures)


def _bars(pygal: Any, name: str, figures: Sequence[tuple[str, int]], colours: Sequence[str]) -> str:
    style = pygal.style.Style(
        background="transparent", plot_background="transparent", foreground="var(--ink)", foreground_strong="var(--ink)",
        foreground_subtle="var(--line)", colors=("var(--accent)",), opacity="1", opacity_hover="1", font_family="inherit",
        label_font_size=15, major_label_font_size=15, value_font_size=16, transition="0s",
        guide_stroke_color="var(--line)", major_guide_stroke_color="var(--line)", guide_stroke_dasharray="2,4",
        major_guide_stroke_dasharray="2,4", value_colors=("var(--ink)",),
    )  # fmt: skip
    chart = pygal.Bar(
        style=style, js=[], show_legend=False, width=760, height=280, explicit_size=False, disable_xml_declaration=True, no_prefix=False,
        print_values=True, print_values_position="top", print_zeroes=False, show_y_labels=False, show_y_guides=False, pretty_print=False,
        margin=10, title=None, value_formatter=lambda v: f"{v:,.0f}" if v else "", css=["file://style.css", "file://graph.css"],
        range=(0, max(1, *(n for _, n in figures)) * 1.12), rounded_bars=3,
    )  # fmt: skip
    chart.uuid = name  # by itself a random one: two reports on the same goals would differ
    chart.x_labels = [label for label, _ in figures]
    chart.add("goals", [{"value": n, "style": f"fill:{c};stroke:{c}"} if n else None for (_, n), c in zip(figures, colours, strict=True)])
    drawing = _BESIDE.sub("", str(chart.render(is_unicode=True)))
    return drawing.replace("<svg ", '<svg aria-hidden="true" focusable="false" ', 1)


def _month(d: dt.date) -> tuple[int, int]:
    return d.year, d.month - 1


def _quarter(d: dt.date) -> tuple[int, int]:
    return d.year, (d.month - 1) // 3


def _year(d: dt.date) -> tuple[int, int]:
    return d.year, 0


def _between(first: tuple[int, int], last: tuple[int, int], per_year: int) -> list[tuple[int, int]]:
    start, end = first[0] * per_year + first[1], last[0] * per_year + last[1]
    return [divmod(i, per_year) for i in range(start, end + 1)]


def _label(slot: tuple[int, int], per_year: int) -> str:
    if per_year == 12:
        return f"{MONTHS[slot[1]][:3]} {slot[0]}"
    return f"{slot[0]} Q{slot[1] + 1}" if per_year == 4 else str(slot[0])
