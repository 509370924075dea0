"""Whole findings on lists made by hand: message, goals, owner, team and numbers; each rule at its edge."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

import smartcritic as sc
from smartcritic.config import Config
from smartcritic.languages import ENGLISH
from smartcritic.model import Action, Context, Cue, DateMention, Deadline, Facts, Goal, PortfolioFinding, Quantity
from smartcritic.model.inputs import normal
from smartcritic.portfolio import audit_portfolio
from smartcritic.portfolio.base import build, read
from smartcritic.portfolio.near_duplicates import alike

CONTEXT = Context(today=dt.date(2027, 1, 4))


def goal(
    id: str | None, text: str, value: float | None = None, way: str | None = "up", end: dt.date | None = dt.date(2027, 6, 30), **more: Any
) -> tuple[Goal, Facts]:
    """A goal and its facts; its first word is the action, `unit` that of its amount, the rest are fields."""
    facts = Facts(
        action=Action(text.split()[0].lower(), text.split()[0], 0, len(text.split()[0]), direction=way),  # type: ignore[arg-type]
        kind=more.pop("kind", "outcome"),
        quantities=()
        if value is None
        else (Quantity("", len(text), len(text), value, unit=more.pop("counted", "crate"), per=more.pop("per", None)),),
        deadline=end and Deadline(None, None, None, more.pop("start", dt.date(2027, 1, 1)), end),
        cues=more.pop("cues", ()),
    )
    return Goal(text, id=id, **({"owner": "kim", "team": "yard", "review": "monthly"} | more)), facts


def found(*goals: tuple[Goal, Facts], context: Context = CONTEXT, **more: Any) -> list[PortfolioFinding]:
    return audit_portfolio(goals, context, ENGLISH, **more)


def one(*goals: tuple[Goal, Facts], **more: Any) -> tuple[Any, ...]:
    """The only finding, without the rule's folder."""
    (f,) = found(*goals, **more)
    return f.rule.removeprefix("portfolio/"), f.message, f.goals, f.owner, f.team, dict(f.numbers)


NAMES = ["pears", "plums", "nuts", "figs", "limes", "dates"]


def test_too_many_goals() -> None:
    six = [goal(n, f"Raise {n} picked", i) for i, n in enumerate(NAMES)]
    message = "kim has 6 open goals; more than 5 at once seldom all get done"
    assert one(*six) == ("too_many_goals", message, tuple(sorted(NAMES)), "kim", None, {"goals": 6, "most": 5})
    assert found(*six[:5]) == []
    assert found(*six[:5], goal("x", "Raise kale picked", 9, owner="lou")) == []


def test_near_duplicates() -> None:
    twins = goal("a", "Hold demos of presses for farmers"), goal("b", "Hold demos of presses for farmers")
    assert one(*twins) == ("near_duplicates", "these two goals say the same thing", ("a", "b"), "kim", "yard", {})
    third = goal("c", "Hold demos of presses for farmers")
    assert [f.goals for f in found(*twins, third)] == [("a", "b"), ("b", "c")], "each with the one before it"


@pytest.mark.parametrize(("other", "more", "same"), [
    ("Hold demos of cider press for farmer", {}, True),
    ("Hold demos of cidre presses for farmres", {}, False),
    ("Hold demos of cider presses for new farmers", {}, True),
    ("Hold demos of cider presses for farmers of apple", {}, True),
    ("Hold demos of cider presses for young farmers of apple", {}, False),
    ("Hold demos of cider presses for farmres", {}, True),
    ("Hold demos of cider presses for pupils", {}, False),
    ("Hold demos of cider presses for farmers in Wales", {}, False),
    ("Hold demos of cider presses for farmers", {"way": "down"}, False),
    ("Hold demos of cider presses for farmers", {"way": None}, True),
    ("Hold demos of cider presses for farmers", {"metric": "demos held"}, True),
    ("Hold demos of cider presses for farmers", {"owner": "lou"}, False),
    ("Hold demos of cider presses for farmers", {"owner": "KIM"}, True),
    ("Hold demos of cider presses for farmers", {"team": "mill"}, True),
    ("Hold demos of cider presses for farmers", {"owner": None}, False),
    ("Hold demos of cider presses for farmers", {"end": dt.date(2027, 7, 1)}, False),
    ("Hold demos of cider presses for farmers", {"value": 3.0}, False),
    ("Hold demos of cider presses for farmers", {"target": 3.0}, False),
    ("Hold demos of cider presses for farmers", {"status": "done"}, False),
])  # fmt: skip
def test_what_is_a_near_duplicate(other: str, more: dict[str, Any], same: bool) -> None:
    pair = found(goal("a", "Hold demos of cider presses for farmers"), goal("b", other, **more))
    assert ("portfolio/near_duplicates" in {f.rule for f in pair}) == same


def test_near_duplicates_where_nobody_has_an_owner() -> None:
    def pair(first: str | None, second: str | None, **more: Any) -> bool:
        texts = (
            goal("a", "Hold demos of presses", owner=None, team=first),
            goal("b", "Hold demos of presses", owner=None, team=second, **more),
        )
        return "portfolio/near_duplicates" in {f.rule for f in found(*texts)}

    assert pair("yard", "yard")
    assert pair(None, None)
    assert not pair("yard", "mill")
    metric = [goal(n, "Hold demos of presses", metric=m) for n, m in (("a", "demos"), ("b", "leads"))]
    assert found(*metric) == []
    far = [goal(f"{i}", f"Hold demos of presses {'' if i in (0, 5) else NAMES[i]}") for i in range(6)]
    assert ("0", "5") in [f.goals for f in found(*far) if f.rule.endswith("duplicates")], "in another bucket than those between"


def test_likeness_of_spellings() -> None:
    assert alike("farmer", "farmer") == 1.0
    assert 0.84 <= alike("farmres", "farmers") < 1.0
    assert alike("farmer", "pupils") < 0.5


def test_conflict_names_the_metric_in_the_words_of_the_goal(critic: sc.Critic) -> None:
    pair = [sc.Goal(f"{verb} customer satisfaction to {n}% by June 2027", id=verb, team="x") for verb, n in (("Raise", 90), ("Reduce", 70))]
    found = critic.portfolio(pair, CONTEXT)
    assert [f.message for f in found if f.rule.endswith("conflict")] == [
        "one goal raises and the other lowers the same metric (customer satisfaction)"
    ]


def test_conflict() -> None:
    pair = goal("a", "Raise stock of barrels"), goal("b", "Lower stock of barrels", way="down", owner="lou")
    message = "one goal raises and the other lowers the same metric (stock barrels)"
    assert one(*pair) == ("conflict", message, ("a", "b"), None, "yard", {})
    apart = goal("b", "Lower stock of barrels", way="down", team="mill")
    assert found(pair[0], apart) == []
    under = [goal(n, t, way=w, team=t_, parent="Good cider") for n, t, w, t_ in (
        ("a", "Raise stock of barrels", "up", "yard"), ("b", "Lower stock of barrels", "down", "mill"),
    )]  # fmt: skip
    context = Context(today=CONTEXT.today, objectives=("Good cider",))
    assert one(*under, context=context) == ("conflict", message, ("a", "b"), None, "yard", {})
    both = [
        goal(n, t, way=w, parent="Good cider")
        for n, t, w in (("a", "Raise stock of barrels", "up"), ("b", "Lower stock of barrels", "down"))
    ]
    assert len(found(*both, context=context)) == 1, "once, though both team and parent are the same"
    assert found(pair[0], goal("c", "Hold stock of barrels", way=None, end=dt.date(2027, 5, 5))) == []
    more = (
        goal("c", "Lower stock of barrels", way="down", end=dt.date(2027, 5, 5)),
        goal("d", "Raise stock of barrels", end=dt.date(2027, 5, 5)),
    )
    assert [f.goals for f in found(*pair, *more)] == [("a", "b"), ("d", "c")]
    assert [f.goals for f in found(*pair, more[0])] == [("a", "b"), ("a", "c")]


def test_activities_only() -> None:
    calls = [goal("a", "Call farmers", kind="activity"), goal("b", "Visit mills", 4, kind="activity")]
    message = "all 2 goals of kim are work to be done; none names what comes of it"
    assert one(*calls) == ("activities_only", message, ("a", "b"), "kim", None, {"goals": 2})
    assert found(calls[0]) == []
    assert found(*calls, goal("c", "Ship jam")) == []


def test_owner_and_review() -> None:
    bare = goal("c", "Ship jam", owner=None, team=None)
    assert one(bare) == ("no_owner", "nobody owns this goal: it has neither owner nor team", ("c",), None, None, {})
    assert found(goal("c", "Ship jam", owner=None)) == found(goal("c", "Ship jam", team=None)) == []
    open_ = goal("a", "Ship jam", review=" "), goal("b", "Call farmers", review=None)
    assert one(*open_) == ("no_review", "none of the 2 goals says how often it is reviewed", (), None, None, {"goals": 2})
    assert found(open_[0]) == []
    kept = goal("c", "Visit mills")
    assert [(f.message, f.goals, f.owner, f.team) for f in found(*open_, kept)] == [
        ("nothing says how often this goal is reviewed", (n,), "kim", "yard") for n in ("a", "b")
    ]
    said = goal("d", "Press juice", review=None, cues=(Cue("review", "reviewed monthly", 0, 5),))
    assert [f.goals for f in found(said, open_[0])] == [("a",)]


def test_deadline_after_parent() -> None:
    top = goal("top", "Ship apples")
    late = goal("late", "Clean vats", parent="top", end=dt.date(2027, 7, 3))
    message = "it ends on 2027-07-03, 3 days after the goal that it serves (top)"
    assert one(top, late) == ("deadline_after_parent", message, ("late",), "kim", "yard", {"days_late": 3})
    for end in (dt.date(2027, 6, 30), None):
        assert found(top, goal("c", "Clean vats", parent="top", end=end)) == []
    assert found(goal("top", "Ship apples", end=None), late) == []


def test_orphans_and_circles() -> None:
    message = "its parent goal “Nowhere” is neither in the list nor an objective"
    assert one(goal("o", "Clean vats", parent="Nowhere")) == ("orphan", message, ("o",), "kim", "yard", {})
    top = goal("Top", "Ship apples", end=None)
    for parent in ("top", " TOP. ", "ship  apples", "SHIP APPLES."):
        assert found(top, goal("o", "Clean vats", parent=parent)) == []
    context = Context(today=CONTEXT.today, objectives=("Good Cider.",))
    assert found(goal("o", "Clean vats", parent="good cider"), context=context) == []
    assert found(goal("o", "Clean vats", parent="h"), others=[Goal("Agenda", id="H")]) == []
    assert found(goal("o", "Clean vats", parent="agenda"), others=[Goal("Agenda", id="H")]) == []
    ring = goal("b", "Ship apples", parent="a"), goal("a", "Clean vats", parent="b")
    circle = "these goals are each other's parents, in a circle"
    assert one(*ring) == ("circular_parent", circle, ("a", "b"), None, None, {})


def part(id: str, value: float, **more: Any) -> tuple[Goal, Facts]:
    return goal(id, f"Ship apples {id}", value, parent="top", **({"owner": id, "metric": "apples shipped"} | more))


TOP = goal("top", "Ship apples", 1000.5, metric="apples shipped")


def test_rollup_shortfall() -> None:
    message = "its 2 goals add up to 700 of 1,000.5 crate; 300.5 are missing"
    numbers = {"parent": 1000.5, "sum": 700.0, "missing": 300.5}
    assert one(TOP, part("n", 400.0), part("s", 300.0)) == ("rollup_shortfall", message, ("top", "n", "s"), "kim", "yard", numbers)
    assert found(TOP, part("n", 700.5), part("s", 300.0)) == []
    bare = goal("top", "Ship apples", 10.0, counted=None, metric="apples shipped")
    assert one(bare, part("n", 4.0, counted=None))[1] == "its 1 goals add up to 4 of 10 in all; 6 are missing"


@pytest.mark.parametrize(("more", "counts"), [
    ({}, True), ({"end": dt.date(2027, 3, 31)}, True), ({"end": dt.date(2027, 1, 1)}, True), ({"end": dt.date(2026, 12, 31)}, False),
    ({"metric": "pears shipped"}, False), ({"counted": "EUR"}, False), ({"counted": "percent"}, False), ({"counted": None}, False),
    ({"per": "week"}, False), ({"way": "down"}, False), ({"way": None}, True), ({"end": None}, False), ({"status": "done"}, False),
])  # fmt: skip
def test_what_adds_up_to_a_parents_target(more: dict[str, Any], counts: bool) -> None:
    short = [f for f in found(TOP, part("n", 400.0, **more)) if f.rule == "portfolio/rollup_shortfall"]
    assert bool(short) == counts


@pytest.mark.parametrize(("more", "counts"), [
    ({}, True), ({"counted": "percent"}, False), ({"metric": "average apples shipped"}, False),
    ({"per": "week"}, False), ({"end": None}, False),
])  # fmt: skip
def test_whose_targets_add_up(more: dict[str, Any], counts: bool) -> None:
    top = goal("top", "Ship apples", 1000.0, **({"metric": "apples shipped"} | more))
    child = part("n", 400.0, counted=more.get("counted", "crate"), metric=more.get("metric", "apples shipped"))
    assert ("portfolio/rollup_shortfall" in {f.rule for f in found(top, child)}) == counts


def test_unit_mismatch() -> None:
    top = goal("top", "Ship apples", metric="exports", unit="EUR")
    odd = [goal(n, f"Load {n}", metric="exports", unit=u, parent="top") for n, u in (("v", "crate"), ("w", "kg"))]
    message = "the parent goal counts exports in EUR, 2 of its goals in crate, kg"
    assert one(top, *odd) == ("unit_mismatch", message, ("top", "v", "w"), "kim", "yard", {"units": ["EUR", "crate", "kg"]})
    for more in ({"metric": "imports", "unit": "crate"}, {"metric": "exports", "unit": "EUR"}, {"metric": "exports"}, {"unit": "crate"}):
        assert found(top, goal("v", "Load pears", parent="top", **more)) == []
    assert found(goal("top", "Ship apples", unit="EUR"), odd[0]) == found(goal("top", "Ship apples", metric="exports"), odd[0]) == []
    mass = goal("top", "Ship apples", metric="exports", unit="tonne")
    assert found(mass, odd[1]) == []
    counted = goal("v", "Load pears", 3.0, counted="EUR", metric="exports", parent="top")
    assert one(mass, counted)[1] == "the parent goal counts exports in tonne, 1 of its goals in EUR"


def test_rules_that_are_off_are_silent() -> None:
    bare = goal("c", "Ship jam", owner=None, team=None)
    assert found(bare, config=Config(ignore=["portfolio/no_owner"])) == []
    assert len(found(bare, config=Config(ignore=["specific"]))) == 1


def test_texts_are_compared_without_case_spaces_and_end_marks() -> None:
    assert [normal(t) for t in (None, "", " A  b. ", "A\nB..")] == ["", "", "a b", "a b"]


@pytest.mark.parametrize(("direction", "lemma", "fields", "amount", "way"), [
    ("up", "raise", {}, None, 1), ("down", "lower", {}, None, -1), ("end", "stop", {}, None, -1), ("end", "close", {}, None, 0),
    (None, "open", {}, None, 0), ("keep", "hold", {}, None, 0),
    ("up", "raise", {"current": 9.0}, 5.0, -1), (None, "bring", {"current": 2.0}, 5.0, 1), (None, "bring", {"current": 5.0}, 5.0, 0),
    (None, "bring", {"baseline": 9.0}, 5.0, -1), (None, "bring", {"baseline": 9.0, "current": 2.0}, 5.0, -1),
])  # fmt: skip
def test_which_way_a_goal_moves(direction: str | None, lemma: str, fields: dict[str, Any], amount: float | None, way: int) -> None:
    text = f"{lemma.capitalize()} deals of apples"
    action = Action(lemma, lemma.capitalize(), 0, len(lemma), direction=direction)  # type: ignore[arg-type]
    quantities = () if amount is None else (Quantity("", len(text), len(text), amount, unit="crate"),)
    assert read(Goal(text, **fields), Facts(action=action, quantities=quantities), ENGLISH).way == way


def test_what_is_read_of_a_goal() -> None:
    text = "Ship 40 crates of Kent apples to Mill by 5 May 2027"
    facts = Facts(
        action=Action("ship", "Ship", 0, 4),
        quantities=(Quantity("40 crates", 5, 14, 40.0, unit="crate"),),
        dates=(DateMention("5 May 2027", 41, 51, "date"),),
        deadline=Deadline("by 5 May 2027", 38, 51, None, dt.date(2027, 5, 5)),
    )
    item = read(Goal(text, target=50.0), facts, ENGLISH)
    assert item.key == text
    assert item.names == {"kent", "mill"}
    assert item.numbers == (40.0, 50.0)
    assert item.stems == {"appl", "crat", "kent", "mill", "ship"}
    assert (item.value, item.unit, item.per, item.deadline) == (50.0, None, None, dt.date(2027, 5, 5))
    shipped = read(Goal("x", metric="shipped apples"), Facts(), ENGLISH)
    assert read(Goal(text, id="7", metric="Apples shipped"), facts, ENGLISH).metric == shipped.metric
    assert read(Goal("40"), Facts(), ENGLISH).metric == frozenset()


def test_parents_are_found_by_text_and_by_id_first(critic: sc.Critic) -> None:
    goals = [goal("a", "Ship apples"), goal("Ship apples", "Clean vats"), goal("c", "Load jam", parent="ship apples")]
    book = build(goals, CONTEXT, ENGLISH)
    child = next(i for i in book.items if i.key == "c")
    parent = book.parent(child)
    assert parent is not None
    assert parent.goal.text == "Clean vats"
    assert book.parent(parent) is None
