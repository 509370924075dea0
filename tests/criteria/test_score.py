"""The score, its weights and shares, whether a text is judged, and what the criteria share; by evidence made by hand."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smartcritic import criteria
from smartcritic.config import Config
from smartcritic.criteria import base
from smartcritic.languages import Language
from smartcritic.model import CRITERIA, DateMention, Verdict, VerdictName
from tests.criteria.made import SURE, amount, cue, evidence, findings, thing, told, verb

TEXT = "Open 3 shops by 5 May 2027"
NAMES: tuple[VerdictName, ...] = ("met", "partial", "unknown", "unmet")
DATED = (DateMention("5 May 2027", 16, 26, "date"),)


def verdicts(source: str = "context", confidence: float = 0.9, **names: VerdictName) -> dict[str, Verdict]:
    return {c: Verdict(names.get(c, "met"), confidence, source) for c in CRITERIA}  # type: ignore[arg-type]


def score(found: dict[str, Verdict], **more: Any) -> int:
    return criteria.score(evidence(TEXT, dates=DATED, **more), found)


def test_shares_and_weights() -> None:
    assert dict(criteria.SHARES) == {"specific": 0.3, "measurable": 0.25, "achievable": 0.1, "relevant": 0.1, "time_bound": 0.25}
    assert sum(criteria.SHARES.values()) == pytest.approx(1.0)
    assert dict(criteria.WEIGHTS) == {"met": 1.0, "partial": 0.5, "unknown": 0.35, "unmet": 0.0}
    assert score(verdicts()) == 100
    assert score(verdicts(**dict.fromkeys(CRITERIA, "unmet"))) == 0


@pytest.mark.parametrize("letter", ["achievable", "relevant", "time_bound", "specific"])
@pytest.mark.parametrize("name", NAMES)
def test_a_letter_that_the_reader_did_not_decide_brings_its_share_of_its_weight(letter: str, name: VerdictName) -> None:
    lost = 100 * criteria.SHARES[letter] * (1 - criteria.WEIGHTS[name])
    sure = {"measurable": {"met": 1.0}}
    said = 30 + 80 * (0.55 * (criteria.WEIGHTS[name] if letter == "specific" else 1.0) + 0.45)
    assert score(verdicts(**{letter: name}), odds=sure) == round(min(100 - lost, said))


def test_fields_lift_no_vague_text() -> None:
    vague = {"measurable": {"met": 0.0, "partial": 0.0, "unmet": 1.0}}
    assert score(verdicts("field", specific="unmet"), odds=vague) == 30
    assert score(verdicts("field", specific="partial"), odds=vague) == 30 + 22
    half = {"measurable": {"met": 0.0, "partial": 1.0}}
    assert score(verdicts("field", specific="unmet"), odds=half) == 30 + 18
    assert score(verdicts("field", specific="unmet"), odds={"measurable": {"unknown": 1.0}}) == round(30 + 80 * 0.45 * 0.35)


@pytest.mark.parametrize(("confidence", "own"), [(0.94, False), (0.95, True)])
def test_the_readers_verdict_is_weighed_with_its_odds_unless_it_is_sure(confidence: float, own: bool) -> None:
    found = verdicts() | {"time_bound": Verdict("unmet", confidence)}
    worth = 0.0 if own else (0.5 * 1.0 + 0.3 * 0.5) / 2
    assert score(found) == round(75 + 25 * worth)
    text = verdicts() | {"measurable": Verdict("unmet", confidence)}
    worth = 0.0 if own else (0.6 + 0.3 * 0.5) / 2
    assert score(text) == round(min(75 + 25 * worth, 30 + 80 * (0.55 + 0.45 * worth)))


@pytest.mark.parametrize(("facts", "empty"), [
    ({}, True),
    ({"dates": DATED}, False),
    ({"dates": (DateMention("May", 0, 3, "range"),)}, False),
    ({"dates": (DateMention("weekly", 0, 6, "recurrence"),)}, True),
    ({"quantities": (amount(TEXT, "3", 3.0),)}, False),
    ({"quantities": (amount(TEXT, "3", 3.0, role="rate"),)}, False),
    ({"quantities": (amount(TEXT, "3", 3.0, role="baseline"),)}, True),
    (verb(TEXT), False),
    (verb(TEXT, strength="generic"), True),
    (verb(TEXT) | {"cues": (cue("vague_word", TEXT, "shops"),)}, True),
    (verb(TEXT) | {"cues": (cue("buzzword", TEXT, "shops"),)}, True),
    (verb(TEXT) | {"cues": (cue("hedge", TEXT, "shops"),)}, True),
    (verb(TEXT) | {"cues": (cue("event", TEXT, "shops"),)}, False),
])  # fmt: skip
def test_a_text_without_number_result_and_date_scores_39_at_most(facts: dict[str, Any], empty: bool) -> None:
    assert criteria.EMPTY == 39
    assert criteria.score(evidence(TEXT, odds={"measurable": {"met": 1.0}}, **facts), verdicts()) == (39 if empty else 100)


def test_a_result_must_be_specific_and_measurable() -> None:
    assert criteria.score(evidence(TEXT, **verb(TEXT)), verdicts(specific="partial")) == 39
    unsure = {"measurable": {"met": 0.4, "partial": 0.6}}
    assert criteria.score(evidence(TEXT, odds=unsure, **verb(TEXT)), verdicts()) == 39


@given(st.fixed_dictionaries({c: st.sampled_from(NAMES) for c in CRITERIA}), st.sampled_from(CRITERIA))
def test_a_better_verdict_never_lowers_the_score(names: dict[str, VerdictName], letter: str) -> None:
    better = names | {letter: "met"}
    assert 0 <= score(verdicts(**names)) <= score(verdicts(**better)) <= 100


@pytest.mark.parametrize(("form", "odds", "targets", "judged"), [
    ("clause", 0.78, False, True), ("clause", 0.79, False, False), ("clause", 0.80, True, False), ("empty", 0.0, True, False),
    ("foreign", 0.0, True, False), ("question", 0.0, False, False), ("question", 0.0, True, True), ("question", 0.9, True, False),
])  # fmt: skip
def test_what_is_judged(form: str, odds: float, targets: bool, judged: bool) -> None:
    read = {"form": {"goal": 1 - odds, "not_a_goal": odds}}
    case = evidence(TEXT, odds=read, form=form, quantities=(amount(TEXT, "3", 3.0),) if targets else ())
    assert criteria.is_judged(case) == judged


@pytest.mark.parametrize(("form", "language", "rule", "message"), [
    ("empty", "en", "empty", "there are no words"),
    ("foreign", "de", "not_english", "this reads as German; this critic judges English goals"),
    ("question", "en", "not_a_goal", "this is a question, not a goal"),
    ("clause", "en", "not_a_goal", "this does not say what will be done or be true"),
])  # fmt: skip
def test_what_is_not_judged_is_unknown_and_the_first_letter_says_why(form: str, language: str, rule: str, message: str) -> None:
    found = criteria.unjudged(evidence(TEXT, form=form, language=language))
    assert list(found) == list(CRITERIA)
    assert {told(v) for v in found.values()} == {("unknown", 0.9, "text", "not judged")}
    assert {v.asked for v in found.values()} == {""}
    assert findings(found["specific"]) == [(rule, message, None)]
    assert found["specific"].findings[0].rule == f"text/{rule}"
    assert all(not v.findings for name, v in found.items() if name != "specific")


def test_where_no_reader_knows_the_language_only_facts_decide(tmp_path: Any) -> None:
    import dataclasses

    (tmp_path / "language.toml").write_text('about = "a language"\nprobe = "none"\n', encoding="utf-8")
    other = Language("de", tmp_path)
    assert not other.has_reader
    case = dataclasses.replace(evidence(TEXT, dates=DATED, objects=(thing(TEXT, "shops"),)), language=other)
    known = criteria.judge(case)
    assert set(known) == set(CRITERIA)
    unread = ("unknown", 0.9, "text", "the trained reader does not know German")
    assert told(known["time_bound"])[0] == "unmet", "facts alone"
    assert told(known["achievable"]) == unread
    unsure = {"specific": {"met": 0.1, "partial": 0.8, "unmet": 0.1}, "measurable": {"met": 0.1, "partial": 0.1, "unmet": 0.8}}
    weak = criteria.judge(dataclasses.replace(evidence(TEXT, odds=unsure), language=other))
    assert told(weak["specific"]) == told(weak["measurable"]) == told(weak["achievable"]) == unread
    assert weak["specific"].asked == ""
    field = criteria.judge(dataclasses.replace(evidence(TEXT, odds=unsure, fields={"metric": "doors"}), language=other))
    assert told(field["measurable"])[:3] == ("partial", 0.75, "field")


def test_all_five_are_judged_in_the_order_of_the_letters() -> None:
    found = criteria.judge(evidence(TEXT, dates=DATED, **verb(TEXT)))
    assert list(found) == list(CRITERIA)
    assert found["specific"].measured == "it says what: “Open”"
    assert found["time_bound"].measured == "no date or period"


# --------------------------------------------------------------------------- what the criteria share


@pytest.mark.parametrize(("least", "most", "odds", "found"), [
    ("unmet", "met", {"met": 0.5, "partial": 0.3, "unmet": 0.2}, ("met", 0.5)),
    ("unmet", "partial", {"met": 0.5, "partial": 0.3, "unmet": 0.2}, ("partial", 0.6)),
    ("partial", "met", {"met": 0.2, "partial": 0.2, "unmet": 0.6}, ("met", 0.5)),
    ("partial", "partial", {"met": 0.5, "partial": 0.1, "unmet": 0.4}, ("partial", 1.0)),
    ("unknown", "partial", {"met": 0.6, "unknown": 0.4}, ("unknown", 1.0)),
    ("partial", "partial", {"met": 0.6, "unmet": 0.4}, ("partial", 1.0)),
    ("met", "met", {"partial": 0.6, "unmet": 0.4}, ("met", 1.0)),
])  # fmt: skip
def test_the_likeliest_verdict_within_bounds(
    least: VerdictName, most: VerdictName, odds: dict[str, float], found: tuple[str, float]
) -> None:
    name, sure = base.decide(evidence(TEXT, odds={"specific": odds}), "specific", least, most)
    assert (name, sure) == (found[0], pytest.approx(found[1]))


def test_a_goal_that_was_not_read_is_unsure() -> None:
    case = evidence(TEXT, read=False)
    assert {case.reading.best(c) for c in CRITERIA} == {("unmet", 0.4)}
    assert case.reading.odds["specific"] == {"unmet": 0.4, "partial": 0.3, "met": 0.3}
    assert case.reading.best("form") == ("goal", 1.0)
    assert (case.remarked("now"), case.remarked("now", True)) == (False, True)
    assert (evidence(TEXT).remarked("now", True), evidence(TEXT, remarks=("now",)).remarked("now")) == (False, True)


def test_effects_are_of_exactly_these_words() -> None:
    case = evidence(TEXT, weights={"shops": -0.2})
    assert [base.effect(case, "specific", a, b) for a, b in ((7, 12), (7, 11), (6, 12))] == [-0.2, None, None]


@pytest.mark.parametrize(("direction", "moves"), [("up", True), ("down", True), ("reach", False), ("keep", False), (None, False)])
def test_what_moves(direction: str | None, moves: bool) -> None:
    assert evidence(TEXT, **verb(TEXT, direction=direction)).moves() == moves
    assert not evidence(TEXT).moves()


def test_a_verdict_is_rounded_and_leaves_out_rules_that_are_off() -> None:
    case = evidence(TEXT, config=Config(ignore=["specific/wish"]))
    found = [base.told(case, "specific/wish", "a"), base.told(case, "specific/no_object", "b", cue("action", TEXT, "Open"))]
    made = base.verdict(case, "partial", 0.8765, findings=found, measured="m", asked="asked/specific")
    assert made.asked == "a concrete action or result, and the thing, group or place it is about"
    assert told(made) == ("partial", 0.88, "text", "m")
    assert findings(made) == [("no_object", "b", "Open")]


def test_fields_are_named() -> None:
    case = evidence(TEXT)
    assert base.in_field(case, "a target of 3", "target") == "a target of 3 (field target)"
    assert base.in_field(case, "3 shops", "metric", "target") == "3 shops (fields metric and target)"
    assert base.of(amount(TEXT, "3 shops", 3.0)) == cue("quantity", TEXT, "3 shops")
    assert SURE["form"]["not_a_goal"] < criteria.NO_GOAL
