"""The scoreboard: one protocol for any critic."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

import pytest

from corpora.scoreboard import __main__ as board
from corpora.scoreboard.critics import Answer, program, regexes
from smartcritic.evaluate import Labelled
from smartcritic.model import CRITERIA, parse_iso_date

DAY = parse_iso_date("2026-11-24", "ref")
assert DAY is not None
GOALS = [
    Labelled("1", "Open a bakery in Graz by June 2027", DAY, dict.fromkeys(CRITERIA, "met")),
    Labelled("2", "Be nicer", DAY, dict.fromkeys(CRITERIA, "unmet")),
]


def fixed(*verdicts: str, confidence: float | None = None, rewrite: str | None = None) -> board.Critic:
    def judge(goals: Sequence[Labelled]) -> Iterable[Answer]:
        sure = {} if confidence is None else dict.fromkeys(CRITERIA, confidence)
        return [Answer(dict.fromkeys(CRITERIA, v), sure, rewrite) for v in verdicts]

    return judge


def test_a_critic_that_is_always_right_and_one_that_is_always_wrong() -> None:
    right = board.score("right", fixed("met", "unmet", confidence=1.0), GOALS)
    wrong = board.score("wrong", fixed("unmet", "met", confidence=1.0), GOALS)
    for c in CRITERIA:
        assert right[c] == {"kappa": 1.0, "right": 1.0, "severe": 0.0}
        assert wrong[c] == {"kappa": -1.0, "right": 0.0, "severe": 1.0}
    assert (right["calibration_error"], wrong["calibration_error"]) == (0.0, 1.0)


def test_a_critic_without_confidence_and_rewrites_has_no_such_figures() -> None:
    plain = board.score("plain", fixed("met", "unmet"), GOALS)
    assert (plain["calibration_error"], plain["rewritten"], plain["invented"]) == (None, 0.0, None)


def test_an_invented_and_a_lost_fact_are_counted() -> None:
    found = board.score("liar", fixed("met", "met", rewrite="Sell 900 flats in Oslo"), GOALS[:1])
    assert (found["rewritten"], found["invented"], found["lost"]) == (1.0, 1.0, 1.0)


def test_regexes_know_a_date_and_a_number() -> None:
    first, second = regexes([*GOALS[1:], Labelled("3", "Sell 40 loaves by June", DAY, {})])
    assert (first.verdicts["time_bound"], first.verdicts["measurable"]) == ("unmet", "unmet")
    assert (second.verdicts["time_bound"], second.verdicts["measurable"]) == ("met", "met")


def test_a_program_is_asked_in_json_lines(tmp_path: Path) -> None:
    script = tmp_path / "critic.py"
    script.write_text(
        "import json, sys\n"
        f"for line in sys.stdin:\n    goal = json.loads(line)\n    v = 'met' if 'Graz' in goal['text'] else 'unmet'\n"
        f"    print(json.dumps({{'verdicts': dict.fromkeys({CRITERIA!r}, v)}}))\n"
    )
    figures = board.score("program", program(f"{sys.executable} {script}"), GOALS)
    assert {figures[c]["kappa"] for c in CRITERIA} == {1.0}


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ("raise SystemExit('no model')", "exit status 1: no model"),
        ("pass", "0 answers to 2 goals"),
        ("print(1)\nprint(2)", "line 1: is no answer"),
    ],
)
def test_a_program_that_fails_is_named(tmp_path: Path, body: str, message: str) -> None:
    script = tmp_path / "critic.py"
    script.write_text(body)
    with pytest.raises(SystemExit, match=message):
        list(program(f"{sys.executable} {script}")(GOALS))


def test_smartspan_folds_are_read_each_goal_once(tmp_path: Path) -> None:
    row = {"text": "Walk 20 minutes daily", "S": 1, "M": 1, "A": 0, "R": 0, "T": 0}
    for fold in ("fold0.jsonl", "fold1.jsonl"):
        (tmp_path / fold).write_text(json.dumps(row) + "\n")
    goals = board.smartspan(tmp_path)
    assert [g.labels["measurable"] for g in goals] == ["met"]
    assert board.f1_of_met(fixed("met"), goals) == {
        "specific": 1.0,
        "measurable": 1.0,
        "achievable": 0.0,
        "relevant": 0.0,
        "time_bound": 0.0,
    }


def test_the_sets_of_the_project_hold_only_goals_that_the_reader_was_not_trained_on() -> None:
    sets = board.own_sets()
    assert set(sets) == {"written", "fresh", "goals"}
    assert all(g.labels.get("form") != "not_a_goal" for goals in sets.values() for g in goals)
    rows = (json.loads(line) for line in (board.GOALS / "written.jsonl").read_text(encoding="utf-8").splitlines())
    assert {g.id for g in sets["written"]}.isdisjoint({r["id"] for r in rows if r["part"] == "train"})
