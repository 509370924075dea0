"""Achievable, by facts, odds and estimates made by hand."""

from __future__ import annotations

from typing import Any

import pytest

from smartcritic.config import Config
from smartcritic.criteria import achievable
from smartcritic.model import Attainability
from tests.criteria.made import amount, cue, evidence, findings, shown, told, verb

TEXT = "Raise yield to 90% by adding a shift, up from 70%, at 0.7 confidence, to zero waste, tenfold"


def estimate(p: float, method: str = "history") -> Attainability:
    return Attainability(p, method, 80.0, 90.0, "percent", (), "80 expected of 90")


def odds(met: float = 0.1, unmet: float = 0.0, **more: float) -> dict[str, dict[str, float]]:
    return {"achievable": {"met": met, "unmet": unmet, **more}}


@pytest.mark.parametrize(
    ("p", "verdict", "rule", "message"),
    [
        (0.991, "met", "no_stretch", "it will almost certainly be reached: 80 expected of 90"),
        (0.99, "met", None, ""),
        (0.5, "met", None, ""),
        (0.499, "partial", "stretch", "possible, but less than likely: 80 expected of 90"),
        (0.2, "partial", "stretch", "possible, but less than likely: 80 expected of 90"),
        (0.199, "unmet", "out_of_reach", "80 expected of 90"),
    ],
)
def test_an_estimate_from_the_context_decides(p: float, verdict: str, rule: str | None, message: str) -> None:
    absolute = cue("absolute", TEXT, "zero waste", "nobody has none")
    found = achievable.judge(evidence(TEXT, estimate=estimate(p), cues=(absolute,)))
    assert told(found) == (verdict, 0.9, "context", f"{p:.0%} likely: 80 expected of 90")
    assert findings(found) == ([(rule, message, None)] if rule else [])
    assert found.asked == "a baseline, resources, capacity or track record that makes it credible"


def test_the_configuration_moves_the_bars() -> None:
    config = Config(achievable_met=0.8, achievable_partial=0.6, no_stretch=0.95)
    found = [achievable.judge(evidence(TEXT, estimate=estimate(p), config=config)) for p in (0.96, 0.8, 0.7, 0.5)]
    assert [(f.verdict, len(f.findings)) for f in found] == [("met", 1), ("met", 0), ("partial", 1), ("unmet", 1)]


@pytest.mark.parametrize(("p", "means", "unmet"), [(0.19, False, True), (0.21, False, False), (0.0019, True, True), (0.0021, True, False)])
def test_growth_alone_speaks_only_against_what_is_extreme(p: float, means: bool, unmet: bool) -> None:
    cues = (cue("means", TEXT, "by adding a shift", "reader"),) if means else ()
    found = achievable.judge(evidence(TEXT, estimate=estimate(p, "growth"), odds=odds(0.0), cues=cues, fields={"baseline": 70.0}))
    assert (found.verdict == "unmet") == unmet
    if unmet:
        assert told(found) == ("unmet", 0.7, "text", "80 expected of 90")
        assert findings(found) == [("extreme_change", "80 expected of 90", None)]


@pytest.mark.parametrize(("p", "unmet"), [(0.009, True), (0.011, False)])
def test_growth_that_only_the_text_tells_is_doubted_later(p: float, unmet: bool) -> None:
    assert (achievable.judge(evidence(TEXT, estimate=estimate(p, "growth"), odds=odds(0.0))).verdict == "unmet") == unmet


def test_a_growth_estimate_that_explains_nothing_is_told_all_the_same() -> None:
    bare = Attainability(0.1, "growth", 80.0, 90.0, "percent", (), "")
    absolute = cue("absolute", TEXT, "zero waste", "nobody has none")
    found = achievable.judge(evidence(TEXT, estimate=bare, odds=odds(0.0), cues=(absolute,), fields={"baseline": 70.0}))
    assert findings(found) == [
        ("absolute", "“zero waste”: nobody has none", "zero waste"), ("extreme_change", "an extreme change for its time", None),
    ]  # fmt: skip


def test_what_cannot_be_is_unmet() -> None:
    figure = cue("impossible", TEXT, "90%", "a share above the whole")
    found = achievable.judge(evidence(TEXT, odds=odds(0.9), cues=(figure, cue("extreme", TEXT, "tenfold", "in a month"))))
    assert told(found) == ("unmet", 0.95, "text", "a share above the whole")
    assert findings(found) == [
        ("impossible_figure", "“90%”: a share above the whole", "90%"), ("extreme_change", "“tenfold”: in a month", "tenfold"),
    ]  # fmt: skip
    assert shown(found) == [("impossible", "90%")]
    assert achievable.judge(evidence(TEXT, cues=(cue("impossible", TEXT, "90%"),))).measured == ""


@pytest.mark.parametrize(("unmet", "doubted", "verdict"), [
    (0.25, True, "unmet"), (0.24, True, "unknown"), (0.51, False, "unmet"), (0.5, False, "unknown"),
])  # fmt: skip
def test_the_readers_doubt_needs_less_where_the_facts_doubt_too(unmet: float, doubted: bool, verdict: str) -> None:
    cues = (cue("extreme", TEXT, "tenfold", "in a month"),) if doubted else ()
    found = achievable.judge(evidence(TEXT, odds=odds(0.1, unmet), cues=cues))
    assert found.verdict == verdict
    if verdict == "unmet":
        assert told(found) == ("unmet", unmet, "text", "more than its time and resources allow")
        assert [f[0] for f in findings(found)] == ["extreme_change" if doubted else "unrealistic"]
        assert shown(found) == ([("extreme", "tenfold")] if doubted else [])


def test_the_readers_doubt_alone_must_be_more_likely_than_a_basis_and_yields_to_what_decides() -> None:
    def verdict(**more: Any) -> str:
        return achievable.judge(evidence(TEXT, odds=odds(0.6, 0.55) if more.pop("split", False) else odds(0.1, 0.8), **more)).verdict

    basis = cue("basis", TEXT, "adding a shift", "reader")
    assert verdict(split=True, cues=(basis,)) == "met"
    assert verdict(cues=(basis,)) == "unmet"
    assert verdict(cues=(cue("basis", TEXT, "up from 70%", "baseline"),)) == "met"
    assert verdict(cues=(cue("confidence", TEXT, "0.7 confidence", "0.7"),)) == "met"
    assert verdict(**verb(TEXT, direction="up")) == "unknown", "by how much?"
    assert verdict(**verb(TEXT, direction="up"), quantities=(amount(TEXT, "90%", 90.0, unit="percent"),)) == "unmet"
    doubted = achievable.judge(evidence(TEXT, odds=odds(0.1, 0.8), cues=(basis,)))
    assert findings(doubted) == [("unrealistic", "few would reach this in the time and with the resources it has", "adding a shift")]
    assert shown(doubted) == [("basis", "adding a shift")]


@pytest.mark.parametrize(
    ("met", "value", "verdict"),
    [(0.35, "reader", "met"), (0.34, "reader", "unknown"), (0.15, "rule", "met"), (0.14, "rule", "unknown"), (0.0, "baseline", "met"),
     (0.0, "label A", "met")],
)  # fmt: skip
def test_a_basis_counts_by_who_found_it_and_how_likely_it_is(met: float, value: str, verdict: str) -> None:
    found = achievable.judge(evidence(TEXT, odds=odds(met), cues=(cue("basis", TEXT, "adding a shift", value),)))
    assert found.verdict == verdict
    if verdict == "met":
        sure = met if value in ("reader", "rule") else 0.95
        assert told(found) == ("met", sure, "text", "it names “adding a shift”")
        assert shown(found) == [("basis", "adding a shift")]


def test_a_stated_confidence_counts_from_seven_of_ten() -> None:
    def judged(value: str | None) -> Any:
        return achievable.judge(evidence(TEXT, odds=odds(0.1, 0.0, unknown=0.9), cues=(cue("confidence", TEXT, "0.7 confidence", value),)))

    assert told(judged("0.7")) == ("met", 0.95, "text", "it names “0.7 confidence”")
    low = judged("0.6")
    assert told(low) == ("unknown", 0.9, "text", "no basis named")
    assert findings(low) == [("low_confidence", "“0.7 confidence” is below 7 out of 10", "0.7 confidence")]
    assert judged(None).verdict == "unknown"
    inside = (cue("confidence", TEXT, "0.7 confidence", "0.6"), cue("basis", TEXT, "at 0.7 confidence", "rule"))
    assert achievable.judge(evidence(TEXT, odds=odds(0.9), cues=inside)).verdict == "unknown", "a low confidence is no basis"
    beside = (cue("confidence", TEXT, "0.7 confidence", "0.6"), cue("basis", TEXT, "70%, at ", "rule"))
    assert achievable.judge(evidence(TEXT, odds=odds(0.9), cues=beside)).verdict == "met"
    long = "Raise it by " + "x" * 100
    named = achievable.judge(evidence(long, odds=odds(0.9), cues=(cue("basis", long, "x" * 100, "rule"),)))
    assert named.measured == f"it names “{'x' * 80}”"


def test_a_baseline_in_a_field_is_a_basis() -> None:
    found = achievable.judge(evidence(TEXT, odds=odds(0.1), fields={"baseline": 1250.5}))
    assert told(found) == ("met", 0.8, "field", "the baseline is 1,250.5 (field baseline)")
    assert achievable.judge(evidence(TEXT, odds=odds(0.1), fields={"baseline": 0})).verdict == "met"


@pytest.mark.parametrize(
    ("unmet", "remarks", "unit", "asks"),
    [(0.2, (), "percent", True), (0.19, (), "percent", False), (0.0, ("how",), "percent", True), (0.0, (), "times", True)],
)
def test_how_is_asked_where_the_goal_aims_high(unmet: float, remarks: tuple[str, ...], unit: str, asks: bool) -> None:
    target = amount(TEXT, "90%", 90.0, unit=unit)
    found = achievable.judge(evidence(TEXT, odds=odds(0.1, unmet), remarks=remarks, quantities=(target,)))
    assert told(found) == ("unknown", 0.9, "text", "no basis named")
    assert findings(found) == ([("no_basis", "what makes this achievable: a track record, resources, people?", None)] if asks else [])
