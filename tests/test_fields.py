"""Fields beside the text: they count as evidence, the verdict says so, and a bad one is named."""

from __future__ import annotations

import datetime as dt
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import smartcritic as sc

CONTEXT = sc.Context(today=dt.date(2026, 11, 24))


def verdict(critic: sc.Critic, name: str, text: str, **fields: Any) -> tuple[str, str, str]:
    found = critic.critique(sc.Goal(text, **fields), context=CONTEXT, rewrite=False).criteria[name]
    return found.verdict, found.source, found.measured


@pytest.mark.parametrize(
    ("criterion", "text", "fields", "said"),
    [
        ("time_bound", "Grow wool sales", {"due_date": "2027-05-31"}, "over on 31 May 2027 (field due_date)"),
        ("measurable", "Grow wool sales", {"target": 1_250_000}, "the metric: 1,250,000 (field target)"),
        ("measurable", "Better looms", {"target": 40, "metric": "bolts a day"}, "bolts a day: 40 (fields metric and target)"),
        ("achievable", "Grow wool sales", {"baseline": 12.5}, "the baseline is 12.5 (field baseline)"),
        ("relevant", "Grow wool sales", {"parent": "A mill that lasts"}, "it belongs to “A mill that lasts” (field parent)"),
    ],
)
def test_a_field_is_evidence_and_the_verdict_says_so(
    criterion: str, text: str, fields: dict[str, Any], said: str, critic: sc.Critic
) -> None:
    assert verdict(critic, criterion, text, **fields) == ("met", "field", said)
    bare = verdict(critic, criterion, text)
    assert bare[0] != "met"
    assert bare[1] == "text"


def test_a_metric_field_is_a_metric_without_a_target(critic: sc.Critic) -> None:
    assert verdict(critic, "measurable", "Better looms")[0] == "unmet"
    found = verdict(critic, "measurable", "Better looms", metric="bolts a day")
    assert found == ("partial", "field", "bolts a day, a metric without a target (field metric)")


def test_a_metric_field_says_what_a_bare_number_is_of(critic: sc.Critic) -> None:
    assert verdict(critic, "measurable", "Grow by 20%")[0] == "partial"
    assert verdict(critic, "measurable", "Grow by 20%", metric="exports") == ("met", "field", "target “20%” of exports (field metric)")


@pytest.mark.parametrize(("field", "name"), [("owner", "Ines"), ("team", "Docks")])
def test_an_owner_field_answers_by_whom(field: str, name: str, critic: sc.Critic) -> None:
    text = "40 cranes will be inspected by 31 March 2027"
    bare = critic.critique(text, context=CONTEXT, rewrite=False).criteria["specific"]
    owned = critic.critique(sc.Goal(text, **{field: name}), context=CONTEXT, rewrite=False).criteria["specific"]
    assert "specific/passive_without_owner" in {f.rule for f in bare.findings}
    assert "specific/passive_without_owner" not in {f.rule for f in owned.findings}
    assert owned.measured == f"{bare.measured}, by {name} (field {field})"


def test_a_role_field_is_told_from_a_role_of_the_context(critic: sc.Critic) -> None:
    text = "Book 30 demos with hotels by 31 March 2027"
    assert "role “SDR” (field role)" in verdict(critic, "relevant", text, role="SDR")[2]
    told = critic.critique(text, context=sc.Context(today=CONTEXT.today, role="SDR"), rewrite=False).criteria["relevant"]
    assert told.measured.endswith("role “SDR”")


@pytest.mark.parametrize("field", ["due_date", "start_date"])
@pytest.mark.parametrize("day", ["1899-12-31", "0001-01-01", dt.date(1850, 6, 1)])
def test_a_date_before_1900_names_its_field(field: str, day: Any) -> None:
    with pytest.raises(sc.SmartCriticError, match=rf"goal\.{field}.*before 1900"):
        sc.Goal("Grow wool sales", **{field: day})
    assert sc.Goal("Grow wool sales", **{field: "1900-01-01"}) is not None


def test_a_date_of_the_text_before_1900_is_a_finding(critic: sc.Critic) -> None:
    report = critic.critique("Finish the canal by 1 May 1850", context=CONTEXT)
    assert report.criteria["time_bound"].verdict == "met"
    assert "time_bound/deadline_past" in {f.rule for f in report.findings}
    assert sc.Report.from_dict(report.to_dict()) == report


def test_one_bad_date_of_a_file_is_a_note_of_its_row(tmp_path: Path) -> None:
    (tmp_path / "goals.csv").write_text("Goal,Due date\nWeld hull 9,1850-03-01\nWeld hull 10,2027-03-01\n", encoding="utf-8")
    command = [sys.executable, "-m", "smartcritic", "audit", "goals.csv", "-o", "out.jsonl", "--today", "2026-11-24"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    bad, good = (json.loads(line) for line in (tmp_path / "out.jsonl").read_text(encoding="utf-8").splitlines())
    assert bad["schema"] == "smartcritic/report/1"
    assert any("column 'Due date': '1850-03-01' is before 1900" in note for note in bad["notes"])
    assert (bad["criteria"]["time_bound"]["verdict"], bad["criteria"]["time_bound"]["source"]) == ("unmet", "text")
    assert good["notes"] == []
    assert good["criteria"]["time_bound"]["verdict"] == "met"
