"""Measurable, by facts and odds made by hand."""

from __future__ import annotations

from typing import Any

import pytest

from smartcritic.criteria import measurable
from smartcritic.model import Quantity, Verdict
from tests.criteria.made import amount, cue, evidence, findings, shown, thing, told, verb

ASKED = "a metric with a target, or a named result that is clearly there or not"

TEXT = "Raise sales reports to 90% from 70% with more happy guests"


def judge(name: str = "unmet", text: str = TEXT, **more: Any) -> Verdict:
    likely = {n: 0.8 if n == name else 0.1 for n in ("met", "partial", "unmet")}
    return measurable.judge(evidence(text, odds={"measurable": likely}, **more))


def share(words: str = "90%", value: float = 90.0, role: str = "target", unit: str | None = "percent", **more: Any) -> Quantity:
    return amount(TEXT, words, value, role=role, unit=unit, **more)


SALES = thing(TEXT, "sales", nature="metric")
REPORTS = thing(TEXT, "sales reports", head="report", nature="artefact")


def test_a_target_in_a_field_is_met_where_the_text_has_none() -> None:
    assert told(judge(fields={"target": 1234.5})) == ("met", 0.9, "field", "the metric: 1,234.5 (field target)")
    both = judge(fields={"target": 0, "metric": "defects"})
    assert told(both) == ("met", 0.9, "field", "defects: 0 (fields metric and target)")
    assert both.asked == "a metric with a target, or a named result that is clearly there or not"
    assert judge(fields={"target": 5}, quantities=(share(),), objects=(SALES,)).source == "text"


@pytest.mark.parametrize("role", ["target", "rate"])
def test_a_target_of_something_is_met(role: str) -> None:
    found = judge(quantities=(share(role=role),), objects=(SALES,))
    assert told(found) == ("met", 0.97, "text", "target “90%”")
    assert (shown(found), found.asked, findings(found)) == ([("quantity", "90%")], ASKED, [])


@pytest.mark.parametrize(("unit", "met"), [
    ("guest", True), ("EUR", True), (None, False), ("percent", False), ("times", False), ("percentage point", False),
])  # fmt: skip
def test_a_bare_figure_needs_something_that_it_is_of(unit: str | None, met: bool) -> None:
    assert judge("partial", quantities=(share(unit=unit),)).confidence == (0.97 if met else 0.75)
    numbered = thing(TEXT, "sales", head="12")
    assert judge("partial", quantities=(share(unit=unit),), objects=(numbered,)).verdict == ("met" if met else "partial")
    assert judge("partial", quantities=(share(unit=unit),), cues=(cue("all_or_none", TEXT, "with"),)).confidence == 0.97


def test_a_bare_figure_is_of_the_metric_of_a_field() -> None:
    found = judge(quantities=(share(),), fields={"metric": "yield"})
    assert told(found) == ("met", 0.9, "field", "target “90%” of yield (field metric)")
    assert (shown(found), found.asked) == ([("quantity", "90%")], ASKED)
    asked = judge(quantities=(share(),), fields={"metric": "yield"}, **verb(TEXT, direction="up"))
    assert [f[0] for f in findings(asked)] == []
    assert [f[0] for f in findings(judge(quantities=(share(),), fields={"metric": "yield"}, remarks=("now",)))] == ["no_baseline"]


@pytest.mark.parametrize(
    ("direction", "unit", "verdict"), [("up", "percent", "partial"), ("up", None, "met"), ("create", "percent", "met")]
)
def test_a_bare_share_by_which_something_moves_is_of_nothing(direction: str, unit: str | None, verdict: str) -> None:
    found = judge("met", quantities=(share(unit=unit),), **verb(TEXT, direction=direction))
    if verdict == "met":
        assert told(found) == ("met", pytest.approx(8 / 9, abs=0.005), "text", "target “90%”")
    else:
        assert told(found) == ("partial", 0.75, "text", "a number without a metric")
        assert findings(found) == [("number_without_metric", "“90%” of what?", "90%")]
    assert (shown(found), found.asked) == ([("quantity", "90%")], ASKED)


def test_where_it_starts_is_asked_of_a_change() -> None:
    asked = ("no_baseline", "“90%”: where does it stand today?", "90%")

    def found(read: bool = False, remarks: tuple[str, ...] = (), more: tuple[Quantity, ...] = (), **facts: Any) -> list[Any]:
        facts.setdefault("quantities", (share(), *more))
        return findings(judge(objects=(SALES,), read=read, remarks=remarks, **facts))

    assert found(**verb(TEXT, direction="up")) == [asked]
    assert found(**verb(TEXT, direction="create")) == []
    assert found(True, ("now",)) == [asked]
    assert found(True, **verb(TEXT, direction="up")) == []
    assert found(True, ("now",), (share("70%", 70.0, "baseline"),)) == []
    assert found(True, ("now",), fields={"baseline": 0}) == found(True, ("now",), fields={"current": 0}) == []
    assert found(True, ("now",), quantities=(share(role="rate"),)) == []
    halved = share(value=0.5, unit="times", change="down")
    assert found(True, quantities=(halved,)) == [asked]
    assert found(True, quantities=(halved, share("70%", 70.0, "baseline"))) == []
    assert found(True, quantities=(share(value=0.5, unit="times"),)) == []


@pytest.mark.parametrize(("more", "same"), [({}, True), ({"value": 91.0}, False), ({"unit": None}, False), ({"high": 95.0}, False)])
def test_a_target_that_is_where_it_starts_is_told(more: dict[str, Any], same: bool) -> None:
    base = share(**({"words": "70%", "value": 90.0, "role": "baseline"} | more))
    found = findings(judge(quantities=(share(), base), objects=(SALES,)))
    assert found == ([("target_equals_baseline", "the target equals the baseline: 90%", "90%")] if same else [])


def test_what_people_feel_needs_a_way_of_taking_it() -> None:
    guests = thing(TEXT, "happy guests", head="satisfaction")
    metric = thing(TEXT, "sales", metric="customer satisfaction")
    for item, words in ((guests, "happy guests"), (metric, "sales")):
        found = findings(judge(quantities=(share(),), objects=(REPORTS, item, item)))
        assert found == [("no_tracking", f"how is “{words}” measured?", words)]
        assert findings(judge(quantities=(share(),), objects=(item,), cues=(cue("tracking", TEXT, "reports"),))) == []


@pytest.mark.parametrize("unsure", [False, True])
def test_a_plain_deliverable_is_met(unsure: bool) -> None:
    found = judge("met", objects=(thing(TEXT, "sales", head="7"), REPORTS), remarks=("test",) if unsure else ())
    assert told(found) == ("met", 0.8, "text", "“sales reports” is clearly there or not")
    question = "how will anyone see that it is done, or that it has worked?"
    assert findings(found) == ([("open_ended_deliverable", question, "sales reports")] if unsure else [])
    assert (shown(found), found.asked) == ([("object", "sales reports")], ASKED)
    assert told(judge("met")) == ("met", 0.8, "text", "it is clearly so or not")
    assert shown(judge("met")) == []
    long = "Open " + "x" * 90
    assert judge("met", long, objects=(thing(long, "x" * 90),)).measured == f"“{'x' * 80}” is clearly there or not"


@pytest.mark.parametrize(("direction", "compared", "whole", "verdict"), [
    ("up", False, False, "partial"), ("down", False, False, "partial"), ("keep", False, False, "met"), ("keep", True, False, "partial"),
    ("up", True, True, "met"),
])  # fmt: skip
def test_a_change_by_no_amount_is_at_most_partial(direction: str, compared: bool, whole: bool, verdict: str) -> None:
    item = thing(TEXT, "sales reports", head="report", compared=compared)
    cues = (cue("all_or_none", TEXT, "with"),) if whole else ()
    assert judge("met", **verb(TEXT, direction=direction), objects=(item,), cues=cues).verdict == verdict


def test_a_metric_field_without_a_target_is_partial() -> None:
    found = judge("unmet", fields={"metric": "yield"}, objects=(REPORTS,))
    assert told(found) == ("partial", 0.75, "field", "yield, a metric without a target (field metric)")
    assert findings(found) == [("no_target", "“yield” has no target: to what level, or by how much?", None)]
    assert (shown(found), found.asked) == ([], ASKED)


@pytest.mark.parametrize(("item", "name", "remarks", "rule", "message"), [
    ({"metric": "sales"}, "partial", ("fig",), "no_target", "“sales reports” has no target: to what level, or by how much?"),
    ({}, "unmet", ("test",), "open_ended_deliverable", "how will anyone see that it is done, or that it has worked?"),
    ({"head": "report"}, "unmet", ("test", "fig"), "no_figure", "“sales reports”: how many?"),
    ({"head": "report"}, "partial", ("fig",), "no_figure", "“sales reports”: how many?"),
    ({"metric": "sales"}, "partial", (), "open_ended_deliverable", None),
    ({"head": "report"}, "partial", (), "open_ended_deliverable", None),
    ({"head": "report", "nature": "metric"}, "partial", (), "open_ended_deliverable", None),
    ({"head": "report", "nature": "quality"}, "unmet", (), "no_metric", "nothing says how anyone would see a change in “sales reports”"),
    ({"head": "report", "nature": "topic"}, "unmet", (), "no_metric", None),
    ({"head": "sales"}, "unmet", (), "no_metric", None),
    ({"head": "sales"}, "partial", (), "open_ended_deliverable", None),
    ({"head": "sales", "nature": "artefact"}, "unmet", (), "open_ended_deliverable", None),
    ({"head": "sales", "nature": "event"}, "unmet", (), "open_ended_deliverable", None),
    ({"head": "sales", "nature": "process"}, "unmet", (), "open_ended_deliverable", None),
])  # fmt: skip
def test_what_is_missing_is_named(item: dict[str, Any], name: str, remarks: tuple[str, ...], rule: str, message: str | None) -> None:
    found = judge(name, objects=(thing(TEXT, "sales reports", **item),), remarks=remarks)
    assert told(found) == (name, 0.8, "text", "no figure and no clear end" if name == "partial" else "no metric and no result")
    ((told_rule, said, quote),) = findings(found)
    assert (told_rule, quote) == (rule, "sales reports")
    assert message is None or said == message
    assert shown(found) == [("object", "sales reports")]
    assert found.asked == ASKED


def test_without_an_object_there_is_no_metric() -> None:
    found = judge("unmet")
    assert findings(found) == [("no_metric", "nothing here can be counted, and nothing is clearly done or not done", None)]
    assert shown(found) == []
