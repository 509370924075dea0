"""The page shows the figures that were measured, and made-up teams differ in one letter alone."""

from __future__ import annotations

import json
import random
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))
from corpora.verdicts import ear as made_up  # noqa: E402
from smartcritic.model import CRITERIA  # noqa: E402
from smartcritic.reading.ear import fit  # noqa: E402


@pytest.fixture(scope="module")
def goals() -> list[made_up.Read]:
    """The project's own labelled goals, as the critic reads them."""
    return made_up.read(made_up.OWN)


def test_the_page_shows_the_figures() -> None:
    figures = json.loads(made_up.FIGURES.read_text(encoding="utf-8"))
    assert f"{made_up.BEGIN}\n\n{made_up.table(figures)}\n\n{made_up.END}" in made_up.PAGE.read_text(encoding="utf-8")
    assert all(row["elsewhere"] >= -0.02 for row in figures["teams"])


def test_the_background_is_made_from_these_goals(goals: list[made_up.Read]) -> None:
    """It may lag a little behind the critic; `python -m corpora.verdicts.ear --background` makes it anew."""
    now = [made_up.described(g.goal.text, g.facts) for g in goals]
    kept = [x for _, x in fit.background()]
    assert abs(len(now) - len(kept)) <= 5
    for name in ("no deadline", "target without baseline", "no name"):
        assert sum(name in x for x in now) == pytest.approx(sum(name in x for x in kept), abs=12)


@pytest.mark.parametrize("team", made_up.TEAMS, ids=lambda t: t.letter)
def test_a_team_differs_in_one_letter_and_is_heard_there_alone(goals: list[made_up.Read], team: made_up.Team) -> None:
    other = {c for g in goals for c in CRITERIA if g.wanted(team, c) != g.goal.labels[c]}
    assert other == {team.letter}
    drawn = made_up.draw(goals, team, random.Random(0), 10, 10)
    learned = made_up.taught(drawn, team)
    assert len(drawn) == 20
    assert {m.letter for m in learned.moves} <= {team.letter}
    assert all(g.said(learned, c) == g.verdicts[c].verdict for g in goals for c in CRITERIA if c != team.letter)
