"""Agreement with labels: figures worked out by hand, misses that name what differs, and gold files that are refused with a reason."""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import smartcritic as sc
from smartcritic.evaluate import GoalOrNot, Labelled, agreement, compare, evaluate, read_gold, reports_of
from smartcritic.records import CRITERIA, VERDICTS, Facts, Quantity, Report
from smartcritic.render.markdown import evaluation_markdown

DAY = dt.date(2026, 11, 24)
LABELS = dict.fromkeys(CRITERIA, "met")


def test_figures_worked_out_by_hand() -> None:
    found = agreement(["met", "met", "unmet", "partial"], ["met", "unmet", "unmet", "met"])
    assert found.accuracy == 0.5
    # chance: (2*2 + 1*2 + 1*0) / 16 = 0.375; kappa (0.5 - 0.375) / 0.625
    assert found.kappa == pytest.approx(0.2)
    # F1: met 2*1/(2+2), unmet 2*1/(1+2), partial 0
    assert found.macro_f1 == pytest.approx((0.5 + 2 / 3 + 0) / 3)
    assert found.confusion == {("met", "met"): 1, ("met", "unmet"): 1, ("unmet", "unmet"): 1, ("partial", "met"): 1}


@given(st.lists(st.tuples(st.sampled_from(VERDICTS), st.sampled_from(VERDICTS)), min_size=1, max_size=30))
def test_agreement_keeps_its_bounds_and_its_symmetry(pairs: list[tuple[str, str]]) -> None:
    labels, said = [a for a, _ in pairs], [b for _, b in pairs]
    found, turned = agreement(labels, said), agreement(said, labels)
    assert 0 <= found.accuracy <= 1
    assert 0 <= found.macro_f1 <= 1
    assert -1 <= found.kappa <= 1
    assert found.kappa == pytest.approx(turned.kappa)
    assert found.confusion == Counter(pairs)
    assert agreement(labels, labels).kappa == 1
    assert (found.accuracy == 1) == (labels == said)


def made(text: str, **facts: Any) -> Report:
    """A report of a goal with these facts and no verdict but `unknown`."""
    verdict = sc.Verdict("unknown", 0.5)
    return Report(text=text, today=DAY, score=0, criteria=dict.fromkeys(CRITERIA, verdict), facts=Facts(**facts))


def unjudged(text: str) -> Report:
    """A report on a text that is no goal."""
    data = made(text).to_dict() | {"judged": False, "score": None}
    return Report.from_dict(data)


def test_quantities_are_matched_by_place_and_checked_one_property_at_a_time() -> None:
    text = "Move 20 crates and 20 barrels in 3 vans"
    labels = [
        {"text": "20", "value": 20, "unit": "crate", "role": "target"},
        {"text": "20", "value": 20, "unit": "barrel", "role": "target"},
        {"text": "3 Vans", "value": 3, "unit": "van", "role": "scope"},
        {"text": "40", "value": 40, "unit": None, "role": "target"},
    ]
    first, second = text.index("20"), text.rindex("20")
    said = (
        Quantity("20", first, first + 2, 20.0, unit="crate"),
        Quantity("20", second, second + 2, 21.0, unit="box", role="baseline"),
        Quantity("3 vans", text.index("3"), len(text), 3.0, unit="VAN", role="scope"),
        Quantity("Move", 0, 4, 1.0),
    )
    found = compare([Labelled("g", text, DAY, {**LABELS, "quantities": labels})], [made(text, quantities=said)])
    score = found.facts["quantity"]
    assert score.n == 4
    assert score.figures == pytest.approx({"f1": 2 * 3 / (2 * 3 + 1 + 1), "value": 2 / 3, "unit": 2 / 3, "role": 2 / 3})
    assert Counter(m.what for m in found.misses if m.what.startswith("quantity")) == Counter(
        ["quantity value", "quantity unit", "quantity role", "quantity missed", "quantity extra"]
    )


def test_ranges_and_deadlines() -> None:
    text = "Grow sales 5 to 10% by May"
    said = Quantity("5 to 10%", 11, 19, 5.0, high=10.0, unit="percent")
    amount = {"text": "5 to 10%", "value": [5, 10], "unit": "percent", "role": "target"}
    gold = {**LABELS, "quantities": [amount], "deadline": {"end": "2027-05-31"}}
    found = compare([Labelled("g", text, DAY, gold)], [made(text, quantities=(said,))])
    assert found.facts["quantity"].figures["value"] == 1
    assert found.facts["deadline"].figures == {"f1": 0.0, "date": 0.0}
    assert [m.what for m in found.misses if m.what.startswith("deadline")] == ["deadline missed"]


def test_calibration_weighs_how_far_confidence_is_off() -> None:
    gold = [Labelled(str(i), "x", DAY, {**LABELS, "specific": "unknown"}) for i in range(2)]
    found = compare(gold, [made("x"), made("x")])
    assert found.calibration == ((0.5, 0.2, 10),)
    assert found.calibration_error == pytest.approx(0.3)


def test_goals_are_judged_on_their_own_day(critic: sc.Critic) -> None:
    days = [dt.date(2026, 1, 5), dt.date(2026, 1, 5), dt.date(2026, 8, 5)]
    gold = [Labelled(str(i), "Sell 20 sheds this quarter", day, LABELS) for i, day in enumerate(days)]
    ends = [r.facts.deadline.end_date for r in reports_of(critic, gold) if r.facts.deadline is not None]
    assert ends == [dt.date(2026, 3, 31), dt.date(2026, 3, 31), dt.date(2026, 9, 30)]
    assert evaluate(critic, gold).criteria["time_bound"].accuracy == 1


def test_a_text_that_is_no_goal_counts_for_that_alone() -> None:
    other = {"form": "not_a_goal", "quantities": [{"text": "9", "value": 9, "unit": None, "role": "target"}]}
    labels = [{**LABELS, "form": "imperative"}, {**LABELS, "form": "imperative"}, other, other, other]
    gold = [Labelled(str(i), "x", DAY, one) for i, one in enumerate(labels)]
    found = compare(gold, [made("x"), unjudged("x"), unjudged("x"), unjudged("x"), made("x")])
    assert found.goals == 2
    assert found.goal_or_not == GoalOrNot(3, pytest.approx(2 / 3), pytest.approx(2 / 3))  # type: ignore[arg-type]
    assert {a.n for a in found.criteria.values()} == {2}
    assert found.facts == {}
    misses = [(m.id, m.label, m.said) for m in found.misses if m.what == "goal or not"]
    assert misses == [("1", "a goal", "not a goal"), ("4", "not a goal", "a goal")]
    assert found.to_dict()["goal_or_not"]["n"] == 3
    assert "3 texts that are no goals: recall 0.667, precision 0.667" in evaluation_markdown(found)


def test_without_labels_of_form_nothing_is_said_of_goal_or_not() -> None:
    found = compare([Labelled("1", "x", DAY, LABELS)], [unjudged("x")])
    assert found.goal_or_not is None
    assert found.criteria["specific"].confusion == {("met", "unknown"): 1}
    assert "no goals" not in evaluation_markdown(found)


def test_a_text_labelled_as_no_goal_needs_no_verdicts(tmp_path: Path) -> None:
    file = tmp_path / "gold.jsonl"
    file.write_text(json.dumps({**GOOD, "labels": {"form": "not_a_goal"}}) + "\n", encoding="utf-8")
    assert [g.labels for g in read_gold(file)] == [{"form": "not_a_goal"}]


def test_figures_are_json(critic: sc.Critic) -> None:
    data = json.loads(json.dumps(evaluate(critic, [Labelled("1", "Sell 20 sheds", DAY, {**LABELS, "kind": "outcome"})]).to_dict()))
    assert data["schema"] == "smartcritic/evaluation/1"
    assert set(data["criteria"]) == set(CRITERIA)
    assert data["facts"]["kind"]["n"] == 1


GOOD = {"id": "1", "text": "Sell 20 sheds", "ref": "2026-11-24", "labels": LABELS}


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("{", "line 2: is no JSON"),
        ("[]", "line 2: is no object"),
        (json.dumps({k: v for k, v in GOOD.items() if k != "ref"}), "line 2: the key 'ref' is missing"),
        (json.dumps({**GOOD, "ref": "soon"}), "line 2: ref: must be a date"),
        (json.dumps({**GOOD, "ref": None}), "line 2: 'ref' is null"),
        (json.dumps({**GOOD, "text": 3}), "'text' must be a string"),
        (json.dumps({**GOOD, "labels": {**LABELS, "relevant": "maybe"}}), "labels.relevant is 'maybe'; give one of met"),
    ],
)
def test_a_bad_line_is_named(tmp_path: Path, line: str, message: str) -> None:
    file = tmp_path / "gold.jsonl"
    file.write_text(json.dumps(GOOD) + "\n" + line + "\n", encoding="utf-8")
    with pytest.raises(sc.InputError, match=message.replace(".", r"\.")):
        read_gold(file)


def test_files_that_hold_no_gold_are_named(tmp_path: Path) -> None:
    empty, binary = tmp_path / "empty.jsonl", tmp_path / "binary.jsonl"
    empty.write_text("\n\n", encoding="utf-8")
    binary.write_bytes(b"\xff\xfe\x00")
    for path, message in ((empty, "holds no labelled goal"), (binary, "is not UTF-8"), (tmp_path / "nowhere.jsonl", "cannot be read")):
        with pytest.raises(sc.InputError, match=message):
            read_gold(path)
    good = tmp_path / "good.jsonl"
    good.write_text("\ufeff" + json.dumps(GOOD) + "\n", encoding="utf-8")
    assert [dataclasses.asdict(g)["text"] for g in read_gold(good)] == ["Sell 20 sheds"]
