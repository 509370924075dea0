"""Reports and outcomes made by hand, so that no pipeline is needed to try what is written."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from smartcritic.audit.reading import Columns, Row
from smartcritic.audit.runner import Outcome
from smartcritic.audit.writing import writing
from smartcritic.model import (
    CRITERIA,
    Context,
    Cue,
    Deadline,
    Facts,
    Finding,
    Goal,
    PortfolioFinding,
    Report,
    Rewrite,
    Slot,
    Verdict,
    replace,
)  # fmt: skip
from smartcritic.summary import Summary

TODAY = dt.date(2026, 11, 24)
NASTY = "<script>document.title='broken'</script> ![](x) <img src=x onerror=\"document.title='broken'\"> \u202e=1+1 & 🛥 \ud800"
COLUMNS = Columns(("Goal", "Owner", "Team", "Note"), {"text": "Goal", "owner": "Owner", "team": "Team"}, source="goals.csv")
VERDICTS: tuple[Any, ...] = ("met", "partial", "unmet", "unknown")


def judge(goal: Goal, number: int = 0) -> Report:
    """A report that depends on the goal alone: its first word is evidence, its last one a flaw; ``note: ...`` is no goal."""
    text = goal.text
    if text.startswith("note:"):
        why = Finding("text/not_a_goal", "this is a note", "nobody can work towards a note")
        none = dict.fromkeys(CRITERIA, Verdict("unknown", 0.9, measured="not judged"))
        none["specific"] = replace(none["specific"], findings=(why,))
        due = Deadline(None, None, None, None, dt.date(2026, 12, 1))
        return Report(
            id=goal.id, text=text, today=TODAY, judged=False, score=None, criteria=none, facts=Facts(form="no_goal", deadline=due),
        )  # fmt: skip
    last = text.rstrip().rfind(" ") + 1
    end = len(text.rstrip())
    flaw = Finding("specific/generic_object", "this delimits nothing", "two readers would differ", last, end, text[last:end])
    first = Cue("action", text[: text.find(" ")], 0, text.find(" ")) if " " in text else None
    verdicts = {c: Verdict(VERDICTS[(number + i) % 4], 0.9) for i, c in enumerate(CRITERIA)}
    verdicts["specific"] = replace(verdicts["specific"], findings=(flaw,), evidence=(first,) if first else ())
    due = goal.due_date or (dt.date(2027, 1 + number % 12, 5) if number % 5 else None)
    new = f"{text} by [day]"
    slot = Slot("day", len(text) + 4, len(new), "By which day?")
    return Report(
        id=goal.id, text=text, today=TODAY, score=(number * 37) % 101, criteria=verdicts,
        facts=Facts(kind="activity" if number % 3 == 0 else "outcome", deadline=Deadline(None, None, None, None, due) if due else None),
        rewrite=Rewrite(new, (slot,), 88),
    )  # fmt: skip


class FakeCritic:
    """Judges without a pipeline; a text that begins with ``boom`` breaks it."""

    def critique(self, goal: str | Goal, context: Context | None = None, *, rewrite: bool = True) -> Report:
        """Judge one goal."""
        item = goal if isinstance(goal, Goal) else Goal(goal)
        if item.text.startswith("boom"):
            raise RuntimeError("boom")
        return judge(item, int(item.id) if item.id and item.id.isdigit() else 0)

    def pipe(
        self, goals: Iterable[str | Goal], context: Context | None = None, *, batch_size: int = 256, rewrite: bool = True
    ) -> Iterator[Report]:
        """Judge many goals."""
        return (self.critique(g, context) for g in goals)


def make_outcomes(texts: Iterable[str]) -> list[Outcome]:
    """Outcomes of these texts; an empty one is an error."""
    out = []
    for number, text in enumerate(texts, 1):
        cells = {"Goal": text, "Owner": f"Owner {number % 7}", "Team": ("Docks", "Fleet", "<b>Yard</b>")[number % 3], "Note": "=2+3"}
        row = Row(number, cells, line=number + 1)
        if not text:
            out.append(Outcome(row, str(number), error="no text: the cell is empty"))
            continue
        goal = Goal(text, id=str(number), owner=cells["Owner"], team=cells["Team"])
        out.append(Outcome(row, str(number), goal, judge(goal, number)))
    return out


def write_all(outcomes: Iterable[Outcome], *paths: Path, guard: bool = True, portfolio: bool = False) -> Summary:
    """Write the outcomes to all paths and return the summary."""
    summary = Summary(notes=("a note & more",))
    with writing(paths, COLUMNS, guard=guard) as writers:
        for outcome in outcomes:
            summary.add(outcome)
            for writer in writers:
                writer.write(outcome)
        if portfolio:
            summary.portfolio = (PortfolioFinding("portfolio/too_many_goals", "7 open goals <i>", ("1", "2"), owner="Owner 1"),)
        for writer in writers:
            writer.finish(summary)
    return summary
