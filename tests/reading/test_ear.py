"""A team's corrections move verdicts of goals that are alike, within bounds; nothing else."""

from __future__ import annotations

import json
import pickle
import time
from pathlib import Path
from typing import Any

import pytest

import smartcritic as sc
from smartcritic.errors import ConfigError, InputError
from smartcritic.model.corrections import Learned, Move, RuleMove, TeamFile, read_corrections, read_team_file
from smartcritic.reading.ear import fit, hear

DAY = sc.Context(today="2026-11-24")  # type: ignore[arg-type]
MONTHS = [f"Repair {n} bikes by {month} 2027" for n in (4, 5) for month in ("March", "May", "July", "August", "October")]
DAYS = [f"Repair {n} bikes by {n} March 2027" for n in range(11, 21)]


def rulings(letter: str, **texts: list[str]) -> list[dict[str, Any]]:
    return [{"text": t, "letter": letter, "verdict": v} for v, found in texts.items() for t in found]


@pytest.fixture(scope="module")
def learned(critic: sc.Critic) -> Learned:
    return critic.learn(rulings("time_bound", partial=MONTHS, met=DAYS), DAY)


def test_a_month_alone_is_no_deadline_any_more(critic: sc.Critic, learned: Learned) -> None:
    team = sc.Critic(sc.Config(corrections=learned))
    (move,) = learned.moves
    assert (move.letter, move.said, move.to, move.lines) == ("time_bound", "met", "partial", tuple(range(1, 11)))
    assert (move.heard, move.fits_before, move.fits_after) == (20, 10, 20)
    for text, verdict in (("Sell 9 boats by April 2027", "partial"), ("Sell 9 boats by 3 April 2027", "met")):
        before, after = critic.critique(text, DAY, rewrite=False), team.critique(text, DAY, rewrite=False)
        assert after.criteria["time_bound"].verdict == verdict
        assert ("learned from 10 of your corrections" in after.criteria["time_bound"].measured) == (verdict == "partial")
        assert all(after.criteria[c] == before.criteria[c] for c in before.criteria if c != "time_bound")


def test_the_same_corrections_teach_the_same_in_little_time(critic: sc.Critic, learned: Learned) -> None:
    read = [(c, critic.extract(c.text, DAY), critic.critique(c.text, DAY, rewrite=False).criteria) for c in _corrections()]
    start = time.process_time()
    assert fit.learn(read) == learned
    assert time.process_time() - start < 0.5


def _corrections() -> list[Any]:
    from smartcritic.model.corrections import corrections_of

    return list(corrections_of(rulings("time_bound", partial=MONTHS, met=DAYS)))


def test_a_field_is_not_overruled(learned: Learned) -> None:
    goal = sc.Goal("Repair 12 bikes", due_date="2027-04-30")  # type: ignore[arg-type]
    said = sc.Critic(sc.Config(corrections=learned)).critique(goal, DAY, rewrite=False).criteria["time_bound"]
    assert (said.verdict, said.source) == ("met", "field")


def test_a_handful_turns_no_sure_verdict(critic: sc.Critic) -> None:
    few = critic.learn(rulings("time_bound", partial=MONTHS[:5], met=DAYS), DAY)
    own = critic.critique("Sell 9 boats by April 2027", DAY, rewrite=False)
    assert own.criteria["time_bound"].confidence >= 0.97
    assert sc.Critic(sc.Config(corrections=few)).critique(own.text, DAY, rewrite=False) == own
    certain = {"met": 0.0, "partial": 1.0}  # all that is left of the odds is for the other verdict
    assert fit.MOST * 5 / fit.FULL + hear.offset(own.criteria["time_bound"], certain, "partial") < 0


def test_without_accepted_verdicts_nothing_is_learned(critic: sc.Critic) -> None:
    assert critic.learn(rulings("time_bound", partial=MONTHS), DAY) == Learned()


def test_the_last_ruling_on_the_same_words_counts(critic: sc.Critic) -> None:
    back = rulings("time_bound", partial=MONTHS, met=[*DAYS, *MONTHS])
    assert critic.learn(back, DAY) == Learned()


@pytest.mark.parametrize(("refused", "accepted", "level"), [(3, 0, None), (4, 1, "note"), (3, 2, None), (9, 1, "off"), (8, 2, "note")])
def test_refused_findings_lower_their_rule(critic: sc.Critic, refused: int, accepted: int, level: str | None) -> None:
    name = "time_bound/no_deadline"
    lines = [{"text": f"Sell {n} boats", "rule": name, "accepted": n >= refused} for n in range(refused + accepted)]
    found = critic.learn(lines, DAY)
    said = sc.Critic(sc.Config(corrections=found)).critique("Paint 3 boats", DAY, rewrite=False).criteria["time_bound"]
    shown = [f for f in said.findings if f.rule == name]
    assert said.verdict == "unmet"
    assert [r.level for r in found.rules] == [level] * (level is not None)
    assert [f.level for f in shown] == ([] if level == "off" else [level or "warning"])
    if level == "note":
        assert f"your team refused {refused} of {refused + accepted}" in shown[0].why


def test_a_level_of_the_configuration_comes_first() -> None:
    low = Learned(rules=(RuleMove("time_bound/no_deadline", "off", (1,), 1),))
    config = sc.Config(corrections=low, levels={"time_bound": "error"})  # type: ignore[arg-type]
    assert config.rule_on("time_bound/no_deadline")
    assert not sc.Config(corrections=low).rule_on("time_bound/no_deadline")


def test_a_configuration_with_corrections_is_copied_whole(learned: Learned, tmp_path: Path) -> None:
    file = tmp_path / "team.json"
    file.write_text(TeamFile((tuple(_corrections()),), learned).to_json(), encoding="utf-8")
    (tmp_path / "pyproject.toml").write_text('[tool.smartcritic]\ncorrections = "team.json"\n', encoding="utf-8")
    config = sc.Config.from_file(tmp_path / "pyproject.toml")
    assert config.corrections == learned
    assert read_team_file(file).corrections == tuple(_corrections())
    pickled = pickle.dumps(config)
    file.unlink()
    assert pickle.loads(pickled) == config == sc.Config.from_dict(config.to_dict())
    assert "Repair" not in json.dumps(config.to_dict())
    assert config.uncorrected() == sc.Config()
    with pytest.raises(ConfigError, match=r"corrections: .*team\.json: cannot be read"):
        sc.Config.from_file(tmp_path / "pyproject.toml")


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("[1]", "line 2: expected an object"),
        ("{", "line 2: is no JSON"),
        ('{"text": "a", "lettr": "specific"}', r"line 2: unknown key 'lettr' \(did you mean 'letter'\?\)"),
        ('{"text": " ", "letter": "specific", "verdict": "met"}', "line 2: text: must not be empty"),
        ('{"text": "a", "letter": "specifc", "verdict": "met"}', r"line 2: letter: must be one of .* \(did you mean 'specific'\?\)"),
        ('{"text": "a", "letter": "specific"}', "line 2: verdict: must be one of met, partial"),
        ('{"text": "a", "letter": "specific", "verdict": "met", "rule": "specific/wish"}', "line 2: give either letter and verdict, or"),
        ('{"text": "a"}', "line 2: give either"),
        ('{"text": "a", "rule": "specific/wish"}', "line 2: the key 'accepted' is missing"),
        ('{"text": "a", "rule": "specific/wish", "accepted": "no"}', r"line 2\.accepted: must be null or true or false, not 'no'"),
    ],
)
def test_an_error_names_the_line(tmp_path: Path, line: str, message: str) -> None:
    file = tmp_path / "c.jsonl"
    file.write_text('{"text": "a", "letter": "specific", "verdict": "met"}\n' + line + "\n", encoding="utf-8")
    with pytest.raises(InputError, match=message):
        read_corrections(file)


def test_an_unknown_rule_and_an_empty_file_are_errors(critic: sc.Critic, tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"no rule 'specific/wisch' \(did you mean"):
        critic.learn([{"text": "a", "rule": "specific/wisch", "accepted": False}], DAY)
    file = tmp_path / "c.jsonl"
    file.write_text("\n", encoding="utf-8")
    with pytest.raises(InputError, match="holds no correction"):
        read_corrections(file)
    file.write_text("{}", encoding="utf-8")
    with pytest.raises(ConfigError, match="is no file of schema"):
        read_team_file(file)


def test_the_background_is_what_the_critic_says_of_its_own_goals() -> None:
    said = fit.background()
    assert len(said) > 200
    assert {letter for verdicts, _ in said for letter in verdicts} == set(sc.Critic().critique("Sell boats").criteria)


def test_a_move_reads_as_it_was_written(learned: Learned) -> None:
    (move,) = learned.moves
    assert isinstance(move, Move)
    assert 0 < sum(p for _, p in move.beliefs) <= 1.001
    assert move.most <= fit.MOST
