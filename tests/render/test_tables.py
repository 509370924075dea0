"""The terminal views of an audit, an evaluation, a plan and the rules: right figures, and nothing over the edge."""

from __future__ import annotations

import datetime as dt
import importlib.util
import io
from pathlib import Path

import pytest
from rich.cells import cell_len
from rich.console import Console, RenderableType

from smartcritic import rules
from smartcritic.audit.reading import Row
from smartcritic.audit.runner import Outcome
from smartcritic.evaluate import Labelled, compare
from smartcritic.model import CRITERIA, Facts, Goal, Milestone, Plan, PortfolioFinding
from smartcritic.render.headlines import of_the_list
from smartcritic.render.tables import RulesView, evaluation_view, plan_view, rule_view, summary_view
from smartcritic.render.words import amount, counted, number
from smartcritic.summary import Summary, summarise

_spec = importlib.util.spec_from_file_location("samples", Path(__file__).parent / "samples.py")
assert _spec is not None
assert _spec.loader is not None
samples = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(samples)


def shown(view: RenderableType, width: int = 80) -> str:
    """What a terminal of `width` columns shows."""
    console = Console(file=io.StringIO(), width=width, legacy_windows=False)
    console.print(view)
    return console.file.getvalue()  # type: ignore[attr-defined]


def listed() -> Summary:
    """A list of two teams with a row that was not read and findings of the list as a whole."""
    weak = samples.report("Be nicer", score=10, facts=Facts(kind="activity"))
    goals = [("North", samples.typical()), ("North", samples.typical()), ("The team with quite a long name, in the far south", weak)]
    outcomes = [Outcome(Row(i, {}), str(i), Goal(r.text, team=team), r) for i, (team, r) in enumerate(goals, 1)]
    summary = summarise([*outcomes, Outcome(Row(4, {}), "4", error="no text: the cell is empty")])
    summary.portfolio = tuple(PortfolioFinding("portfolio/no_owner", "nobody owns this goal", (str(i),)) for i in range(1, 12))
    return summary


def test_summary_says_the_shares_and_the_weakest_first() -> None:
    lines = shown(summary_view(listed(), 80)).splitlines()
    assert "3 goals, mean score 46/100, none meets all five criteria, 1 row not read" in lines[1]
    assert "67% met" in next(line for line in lines if "Measurable" in line)
    north = next(i for i, line in enumerate(lines) if line.split()[:3] == ["North", "2", "64"])
    assert lines[north].split()[3:] == ["0", "100", "0", "0", "100", "100"]
    assert lines[north - 1].strip().startswith("The team with quite")
    assert any("2 outcomes, 1 activity" in line for line in lines)
    assert any("row 4: no text" in line for line in lines)


@pytest.mark.parametrize("width", [40, 50, 80, 120])
def test_no_view_is_wider_than_the_terminal(width: int) -> None:
    gold = [Labelled("1", "Sell", dt.date(2026, 11, 24), dict.fromkeys(CRITERIA, "met") | {"kind": "outcome", "quantities": []})]
    plan = Plan("calls", None, 120.0, 4.0, 20.0, 30, dt.date(2026, 12, 31), (Milestone(dt.date(2026, 11, 30), 20.0),), ("as is",) * 3)
    for view in (
        summary_view(listed(), width), evaluation_view(compare(gold, [samples.typical()])), plan_view(plan),
        RulesView(rules.load().values()), rule_view(rules.get("specific/wish")),
    ):  # fmt: skip
        assert max(cell_len(line) for line in shown(view, width).splitlines()) <= width


def test_findings_of_the_list_are_said_once_with_all_their_goals() -> None:
    out = shown(summary_view(listed(), 100), 100)
    assert out.count("nobody owns this goal") == 1
    assert "11  nobody owns this goal  portfolio/no_owner" in out
    assert "1, 2, 3, 4, 5, 6 and 5 more" in out
    twice = (PortfolioFinding("a", "m", ("1", "2")), PortfolioFinding("a", "m", ("2", "3")), PortfolioFinding("a", "n", ("1",)))
    assert of_the_list(Summary(portfolio=twice)) == {"a": {"m": ["1", "2", "3"], "n": ["1"]}}


def test_bars_are_as_long_as_the_shares() -> None:
    line = next(line for line in shown(summary_view(listed(), 84), 100).splitlines() if "Time-bound" in line)
    bar = line[line.index("met") + 4 :].rstrip()
    assert len(bar) == 50
    assert bar.count("█") == 33
    assert bar.count("▒") == 17


def test_rules_stand_beside_or_under_their_names() -> None:
    wide, narrow = shown(RulesView(rules.load().values()), 120), shown(RulesView(rules.load().values()), 50)
    for name in rules.load():
        assert sum(line.strip() == name for line in narrow.splitlines()) == 1
        assert sum(line.split()[:1] == [name] for line in wide.splitlines()) == 1


def test_evaluation_shows_confusion() -> None:
    day = dt.date(2026, 11, 24)
    gold = [Labelled("1", "x", day, dict.fromkeys(CRITERIA, "met")), Labelled("2", "x", day, dict.fromkeys(CRITERIA, "unmet"))]
    out = shown(evaluation_view(compare(gold, [samples.typical(), samples.typical()])))
    specific = next(line for line in out.splitlines() if line.split()[:1] == ["Specific"])
    assert specific.split()[1:] == ["0.000", "0.000", "0.000"]
    assert "0.500" in next(line for line in out.splitlines() if line.split()[:1] == ["Measurable"])


def test_words() -> None:
    assert [counted(n, w) for n, w in ((1, "goal"), (0, "goal"), (1_200, "activity"))] == ["1 goal", "0 goals", "1,200 activities"]
    assert [number(v) for v in (1_200_000, 3.5, -0.0, 1e16)] == ["1,200,000", "3.5", "0", "1e+16"]
    made = [amount(q) for q in samples.typical().facts.quantities]
    assert made == ["20%"]
