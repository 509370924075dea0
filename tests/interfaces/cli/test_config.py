"""The configuration, the baseline file and the ignore column, from their files to what the command line says."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import smartcritic as sc
from smartcritic.config import Config, Words
from smartcritic.interfaces import cli

TODAY = ("--today", "2026-11-24")
GOALS = 'Goal ID,Goal,Ignore\nA,Sell soon,\nB,Be a better baker,specific\nC,Make more calls,"time_bound/no_deadline, achievable"\n'


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to work in."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*arguments: object) -> int:
    with pytest.raises(SystemExit) as ended:
        cli.main([*map(str, arguments)])
    assert isinstance(ended.value.code, int)
    return ended.value.code


def check(text: str, capsys: pytest.CaptureFixture[str], *arguments: str) -> dict[str, Any]:
    """The report on a goal, as the command prints it."""
    assert run("check", text, "-f", "json", *TODAY, *arguments) == 0
    found: dict[str, Any] = json.loads(capsys.readouterr().out)
    return found


def rules(report: dict[str, Any]) -> set[str]:
    return {f["rule"] for v in report["criteria"].values() for f in v["findings"]}


def audit(*arguments: object) -> list[set[str]]:
    """The rules that each row of the goals breaks."""
    out = Path(f"out{len(list(Path().glob('out*')))}.jsonl")
    assert run("audit", "goals.csv", "-o", out, "-q", *TODAY, *arguments) == 0
    return [rules(json.loads(line)) for line in out.read_text(encoding="utf-8").splitlines()]


# --------------------------------------------------------------------------- the configuration


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('ingore = ["specific"]', "unknown key 'ingore' (did you mean 'ignore'?)"),
        ('[words]\nmetric = ["attach rate"]', "unknown key 'metric' (did you mean 'metrics'?)"),
        ("[estimates]\ngrowth_spred = 2", "unknown key 'growth_spred' (did you mean 'growth_spread'?)"),
        ('ignore = ["time_bond"]', "no rule begins with 'time_bond' (did you mean 'time_bound'?)"),
        ("achievable_met = 50", "achievable_met: must be a share"),
    ],
)
@pytest.mark.parametrize("where", ["--config", "pyproject.toml"])
def test_what_the_configuration_does_not_know_it_names(text: str, message: str, where: str, capsys: pytest.CaptureFixture[str]) -> None:
    if where == "--config":
        Path("own.toml").write_text(text)
        status = run("check", "Sell soon", "--config", "own.toml")
    else:
        table = text.replace("[", "[tool.smartcritic.", 1) if text.startswith("[") else f"[tool.smartcritic]\n{text}"
        Path("pyproject.toml").write_text(table)
        status = run("check", "Sell soon")
    assert status == 2
    said = capsys.readouterr().err
    assert message in said
    assert ("own.toml" if where == "--config" else "pyproject.toml") in said


def test_rules_go_on_and_off_by_prefix(capsys: pytest.CaptureFixture[str]) -> None:
    every = rules(check("Sell more soon", capsys))
    assert {r.partition("/")[0] for r in every} > {"time_bound", "specific"}
    Path("own.toml").write_text('ignore = ["specific", "time_bound/vague_time"]')
    assert rules(check("Sell more soon", capsys, "--config", "own.toml")) == {
        r for r in every if not r.startswith("specific") and r != "time_bound/vague_time"
    }
    Path("pyproject.toml").write_text('[tool.smartcritic]\nselect = ["time_bound"]\n')
    assert rules(check("Sell more soon", capsys)) == {r for r in every if r.startswith("time_bound")}
    goals = "Goal,Owner\n" + "".join(f"Paint buoy {i} by 4 May 2027,Ann\n" for i in range(9))
    Path("list.csv").write_text(goals)
    assert run("audit", "list.csv", "-f", "json", *TODAY) == 0
    assert json.loads(capsys.readouterr().out)["portfolio"] == []
    Path("pyproject.toml").unlink()
    assert run("audit", "list.csv", "-f", "json", *TODAY) == 0
    assert "portfolio/too_many_goals" in {f["rule"] for f in json.loads(capsys.readouterr().out)["portfolio"]}


def test_own_vague_words_and_buzzwords_are_found(capsys: pytest.CaptureFixture[str]) -> None:
    text = "Build a snazzy moonshot portal"
    assert not {"specific/vague_word", "specific/buzzword"} & rules(check(text, capsys))
    Path("own.toml").write_text('[words]\nvague = ["snazzy"]\nbuzzwords = ["moonshot"]')
    report = check(text, capsys, "--config", "own.toml")
    quotes = {f["rule"]: f["quote"] for f in report["criteria"]["specific"]["findings"]}
    assert quotes.items() >= {"specific/vague_word": "snazzy", "specific/buzzword": "moonshot"}.items()
    assert report["criteria"]["specific"]["verdict"] != "met"
    Path("own.toml").write_text('[words]\nbuzzwords = ["moonshot portal"]')
    longer = check("Moonshot   portals", capsys, "--config", "own.toml")
    assert {f["quote"] for f in longer["criteria"]["specific"]["findings"] if f["rule"] == "specific/buzzword"} <= {"Moonshot   portals"}


def test_an_own_vague_word_delimits_nothing(critic: sc.Critic) -> None:
    own = sc.Critic(Config(words=Words(vague=("snazzy",))), nlp=critic.nlp)
    before, after = (c.critique("Improve the snazzy service", context=sc.Context(today="2026-11-24")) for c in (critic, own))  # type: ignore[arg-type]
    assert [d.kind for d in before.facts.objects[0].delimiters if d.text == "snazzy"] in (["modifier"], ["compound"])
    assert [d.kind for d in after.facts.objects[0].delimiters if d.text == "snazzy"] == ["vague_modifier"]
    for report in (before, after):
        assert sc.Report.from_dict(report.to_dict()) == report


@pytest.mark.parametrize(("text", "quote"), [("Increase sparkle", "sparkle"), ("Raise the shine of hulls at Kiel", "the shine of hulls")])
def test_own_metrics_are_metrics(text: str, quote: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert "measurable/no_target" not in rules(check(text, capsys))
    Path("own.toml").write_text('[words]\nmetrics = ["sparkle", "shine of hulls"]')
    found = check(text, capsys, "--config", "own.toml")["criteria"]["measurable"]
    assert found["verdict"] != "met"
    assert [(f["rule"], f["quote"]) for f in found["findings"]] == [("measurable/no_target", quote)]


def test_own_roles_say_what_their_work_is(capsys: pytest.CaptureFixture[str]) -> None:
    Path("own.toml").write_text('[words.roles]\nfalconer = ["hawk", "lure"]')
    options = ("--role", "Falconer", "--config", "own.toml")
    verdicts = [check(t, capsys, *options)["criteria"]["relevant"]["verdict"] for t in ("Fly two hawks", "Lower late shipments to 2%")]
    assert verdicts == ["met", "unmet"]


def test_thresholds_move_the_verdict(capsys: pytest.CaptureFixture[str]) -> None:
    Path("team.toml").write_text('[[capacity]]\nwhat = "visits"\nvalue = 10\nper = "week"\n')
    options = ("--context", "team.toml")
    text = "Make 70 visits to farms by 4 January 2027"
    before = check(text, capsys, *options)
    chance = before["attainability"]["probability"]
    assert 0.0 < chance < 0.5
    Path("own.toml").write_text(f"achievable_met = {chance - 0.001}\nachievable_partial = 0.0\n")
    after = check(text, capsys, *options, "--config", "own.toml")
    assert before["criteria"]["achievable"]["verdict"] != "met"
    assert after["criteria"]["achievable"]["verdict"] == "met"


# --------------------------------------------------------------------------- baseline and ignore column


def test_a_baseline_silences_what_it_knows_and_nothing_new(capsys: pytest.CaptureFixture[str]) -> None:
    Path("goals.csv").write_text(GOALS.replace(",Ignore", ",Mute"))
    before = audit("--write-baseline", "known.jsonl")
    assert all(before)
    assert run("audit", "goals.csv", "--write-baseline", "known.jsonl", *TODAY) == 2
    assert "say --overwrite to replace it" in capsys.readouterr().err
    for jobs in (1, 2):
        assert audit("--baseline", "known.jsonl", "--jobs", jobs) == [set(), set(), set()]
    capsys.readouterr()
    assert run("audit", "goals.csv", "--baseline", "known.jsonl", "-f", "json", *TODAY) == 0
    summary = json.loads(capsys.readouterr().out)
    assert (summary["silenced"], summary["findings"]) == (sum(map(len, before)), {})
    lines = [json.loads(line) for line in Path("known.jsonl").read_text().splitlines()]
    Path("known.jsonl").write_text("".join(json.dumps(d) + "\n" for d in lines if d["goal"] != "B" or d["rule"] not in before[0]))
    assert audit("--baseline", "known.jsonl") == [set(), before[0] & before[1], set()]
    Path("goals.csv").write_text(Path("goals.csv").read_text() + "D,Sell soon,\n")
    assert audit("--baseline", "known.jsonl")[3] == before[0]


@pytest.mark.parametrize("line", ["{", "[1]", '{"goal": "A"}'])
def test_what_is_no_baseline_is_named_with_its_line(line: str, capsys: pytest.CaptureFixture[str]) -> None:
    Path("goals.csv").write_text(GOALS)
    Path("known.jsonl").write_text(f'{{"goal": "A", "rule": "specific/wish"}}\n{line}\n')
    assert run("audit", "goals.csv", "--baseline", "known.jsonl", *TODAY) == 2
    assert "known.jsonl, line 2: is no baseline entry" in capsys.readouterr().err


def test_an_ignore_column_silences_by_prefix(capsys: pytest.CaptureFixture[str]) -> None:
    Path("goals.csv").write_text(GOALS.replace(",Ignore", ",Mute"))
    before = audit()
    assert any(r.startswith("specific") for r in before[1])
    assert "time_bound/no_deadline" in before[2]
    wanted = [
        before[0],
        {r for r in before[1] if not r.startswith("specific")},
        before[2] - {"time_bound/no_deadline"},
    ]
    assert audit("--column", "ignore=Mute") == wanted
    Path("goals.csv").write_text(GOALS)
    assert audit() == wanted
    assert run("audit", "goals.csv", "-f", "json", *TODAY) == 0
    assert json.loads(capsys.readouterr().out)["silenced"] == sum(map(len, before)) - sum(map(len, wanted))


# --------------------------------------------------------------------------- profiles and levels


@pytest.mark.parametrize(("level", "status"), [("error", 0), ("warning", 1), ("note", 1)])
def test_a_check_fails_on_the_level_that_was_asked_for(level: str, status: int) -> None:
    assert run("check", "Increase sales soon", *TODAY, "--fail-on", level) == status


def test_an_audit_fails_on_an_error_of_its_profile() -> None:
    Path("goals.csv").write_text("Goal\nImprove NPS by Q3 2027\n", encoding="utf-8")
    assert run("audit", "goals.csv", "--fail-on", "error", *TODAY) == 0
    assert run("audit", "goals.csv", "--fail-on", "error", *TODAY, "--profile", "okr") == 1


def test_sarif_has_the_level_of_the_profile() -> None:
    Path("goals.csv").write_text("Goal\nImprove NPS by Q3 2027\n", encoding="utf-8")
    assert run("audit", "goals.csv", "-o", "out.sarif", "-q", *TODAY, "--profile", "okr") == 0
    results = json.loads(Path("out.sarif").read_text(encoding="utf-8"))["runs"][0]["results"]
    assert {r["level"] for r in results if r["ruleId"] == "measurable/no_target"} == {"error"}


def test_without_people_no_owner_stands_in_a_report(capsys: pytest.CaptureFixture[str]) -> None:
    rows = "".join(f"Make more calls in ward {n},Ida Bergqvist,North\n" for n in range(9))
    Path("goals.csv").write_text(f"Goal,Owner,Team\n{rows}Sell 40 cots by May 2027,Tomas Vidal,South\n", encoding="utf-8")
    call = ("audit", "goals.csv", "--overwrite", "-o", "out.html", "-f", "json", *TODAY)
    said = {}
    for switch in ((), ("--no-people",)):
        assert run(*call, *switch) == 0
        summary = json.loads(capsys.readouterr().out)
        said[switch] = (set(summary["groups"]["owner"]), "Ida" in Path("out.html").read_text(encoding="utf-8"))
        assert set(summary["groups"]["team"]) == {"North", "South"}
        assert ("portfolio/too_many_goals" in {f["rule"] for f in summary["portfolio"]}) == (switch == ())
    assert said == {(): ({"Ida Bergqvist", "Tomas Vidal"}, True), ("--no-people",): (set(), False)}
    assert summary["settings"]["config"] == {"people": False}
