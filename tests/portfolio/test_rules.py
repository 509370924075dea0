"""Portfolio rules on records made by hand."""

from __future__ import annotations

import datetime as dt
import time
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

import smartcritic as sc
from smartcritic.languages import ENGLISH
from smartcritic.model import Action, Context, Deadline, Facts, Goal, Quantity, replace
from smartcritic.portfolio import audit_portfolio

CONTEXT = Context(today=dt.date(2027, 1, 4))


def item(
    id: str, text: str, value: float = 10, way: str | None = "up", kind: str = "outcome", end: int = 6, **fields: object
) -> tuple[Goal, Facts]:
    verb = text.split(" ")[0]
    facts = Facts(
        action=Action(verb.lower(), verb, 0, len(verb), direction=way),  # type: ignore[arg-type]
        kind=kind,  # type: ignore[arg-type]
        quantities=(Quantity("", len(text), len(text), value, unit="crate"),),
        deadline=Deadline(None, None, None, dt.date(2027, 1, 1), dt.date(2027, end, 28)),
    )
    return Goal(text, id=id, **{"owner": "kim", "team": "yard", "review": "monthly", **fields}), facts  # type: ignore[arg-type]


def rules(items: list[tuple[Goal, Facts]], context: Context = CONTEXT) -> dict[str, set[str]]:
    out: dict[str, set[str]] = {}
    for finding in audit_portfolio(items, context, ENGLISH):
        out.setdefault(finding.rule.partition("/")[2], set()).update(finding.goals)
    return out


NOUNS = "pears plums nuts figs limes dates".split()


def test_six_goals_are_too_many_and_five_are_not() -> None:
    six = [item(n, f"Raise {n} picked", i) for i, n in enumerate(NOUNS)]
    assert rules(six)["too_many_goals"] == set(NOUNS)
    assert "too_many_goals" not in rules(six[:5])
    assert "too_many_goals" not in rules([*six[:5], item("x", "Raise kale picked", status="Done")])


def test_texts_that_are_no_goals_are_left_out_but_may_be_parents(critic: sc.Critic) -> None:
    heading = sc.Goal("Agenda", id="h")
    twin = sc.Goal("Agenda", id="t", parent="nowhere")
    child = sc.Goal("Ship 40 crates of plums by 5 May 2027", id="c", parent="h", owner="kim", team="yard", review="monthly")
    assert critic.portfolio([heading, twin, child], CONTEXT) == []
    assert {f.rule for f in critic.portfolio([child], CONTEXT)} == {"portfolio/orphan"}


def test_near_duplicates_and_twins() -> None:
    a = item("a", "Hold demos of cider presses for farmers")
    assert rules([a, item("b", "Give demonstrations of cider presses to farmers")])["near_duplicates"] == {"a", "b"}
    for other in ("Hold demos of cider presses for farmers in Wales", "Hold demos of jam kettles for farmers"):
        assert "near_duplicates" not in rules([a, item("b", other)])
    assert "near_duplicates" not in rules([a, item("b", a[0].text, 11)])
    assert "near_duplicates" not in rules([a, item("b", a[0].text, owner="lou")])


def test_conflict() -> None:
    a = item("a", "Raise stock of empty barrels")
    assert rules([a, item("b", "Lower stock of empty barrels", way="down")])["conflict"] == {"a", "b"}
    assert "conflict" not in rules([a, item("b", "Lower stock of empty barrels", way="down", team="mill")])
    assert "conflict" not in rules([a, item("b", "Lower waste of paper", way="down")])


def test_parents() -> None:
    top = item("top", "Ship apples", 100)
    part = item("part", "Ship apples from Kent", 40, parent="top", owner="lou")
    rest = item("rest", "Ship apples from Devon", 60, parent="Ship apples", owner="mia")
    assert rules([top, part])["rollup_shortfall"] == {"top", "part"}
    assert "rollup_shortfall" not in rules([top, part, rest])
    assert rules([top, item("late", "Clean vats", parent="top", end=9)])["deadline_after_parent"] == {"late"}
    assert rules([item("o", "Clean vats", parent="nowhere")])["orphan"] == {"o"}
    assert "orphan" not in rules([item("o", "Clean vats", parent="Good cider")], Context(today=CONTEXT.today, objectives=("Good cider",)))
    assert rules([item("a", "Clean vats", parent="b"), item("b", "Ship apples", parent="a")])["circular_parent"] == {"a", "b"}
    units = [item("u", "Ship apples", metric="exports", unit="EUR"), item("v", "Load crates", metric="exports", unit="crate", parent="u")]
    assert rules(units)["unit_mismatch"] == {"u", "v"}


def test_owner_review_and_kind() -> None:
    found = rules(
        [
            item("a", "Call farmers", kind="activity"),
            item("b", "Visit mills", 4, kind="activity"),
            item("c", "Ship jam", owner=None, team=None, review=None),
        ]
    )
    assert found == {"activities_only": {"a", "b"}, "no_owner": {"c"}, "no_review": {"c"}}
    silent = audit_portfolio([item("a", "Call farmers", review=None), item("b", "Ship jam", 4, review=None)], CONTEXT, ENGLISH)
    assert [(f.rule, f.goals) for f in silent] == [("portfolio/no_review", ())]


@given(st.permutations(range(9)))
@settings(max_examples=30, deadline=None)
def test_shuffling_changes_nothing(order: list[int]) -> None:
    goals = [item(n, f"Raise {n} picked", i % 2) for i, n in enumerate(NOUNS)]
    goals += [
        item("x", "Raise pears picked", 0),
        item("y", "Lower figs picked", way="down", parent="x"),
        item("z", "Raise pear picked", 0, parent="q"),
    ]
    assert audit_portfolio([goals[i] for i in order], CONTEXT, ENGLISH) == audit_portfolio(goals, CONTEXT, ENGLISH)


def test_cost_grows_with_the_list_not_with_its_square() -> None:
    def seconds(n: int) -> float:
        goals = [item(str(i), f"Raise {NOUNS[i % 6]} and {NOUNS[i // 6 % 6]} picked", i % 50, owner=f"o{i % 97}") for i in range(n)]
        start = time.process_time()
        audit_portfolio(goals, CONTEXT, ENGLISH)
        return time.process_time() - start

    seconds(500)
    assert seconds(8000) < 30 * max(seconds(1000), 0.02)


def test_another_deed_is_no_duplicate_and_a_light_verb_says_none() -> None:
    a = item("a", "Visit dairy farms of Kent", way=None)
    assert rules([a, item("b", "Pay visits to dairy farms of Kent", way=None)])["near_duplicates"] == {"a", "b"}
    assert "near_duplicates" not in rules([a, item("b", "Photograph dairy farms of Kent", way=None)])


def test_sums_convert_units_that_convert() -> None:
    def part(id: str, value: float, unit: str, parent: str | None = None) -> tuple[Goal, Facts]:
        return item(id, f"Press juice {id}", metric="juice pressed", target=value, unit=unit, parent=parent)

    top = part("top", 2, "tonne")
    assert "rollup_shortfall" not in rules([top, part("n", 1500, "kg", "top"), part("s", 500, "kg", "top")])
    assert rules([top, part("n", 1500, "kg", "top"), part("s", 400, "kg", "top")])["rollup_shortfall"] == {"top", "n", "s"}


OWNERS, PARENTS = st.sampled_from(("kim", "lou", None)), st.sampled_from((None, "1", "3", "Raise plums picked", "nowhere"))


def _goal(
    number: int, noun: str, way: str, value: int, kind: str, owner: str | None, parent: str | None, named: bool
) -> tuple[Goal, Facts]:
    text = f"{'Raise' if way == 'up' else 'Lower'} {noun} picked"
    goal, facts = item(str(number), text, value, way, kind, owner=owner, parent=parent, review=None if number % 3 else "weekly")
    return (goal if named else replace(goal, id=None)), facts


@given(
    st.lists(
        st.tuples(
            st.sampled_from(NOUNS[:3]), st.sampled_from(("up", "down")), st.integers(1, 3), st.sampled_from(("outcome", "activity")),
            OWNERS, PARENTS, st.booleans(),
        ),
        max_size=12,
    ).flatmap(lambda drawn: st.tuples(st.just(drawn), st.permutations(range(len(drawn)))))
)  # fmt: skip
@settings(max_examples=200, deadline=None)
def test_shuffling_any_list_changes_nothing(drawn: tuple[list[tuple[Any, ...]], list[int]]) -> None:
    goals = [_goal(i, *one) for i, one in enumerate(drawn[0])]
    assert audit_portfolio([goals[i] for i in drawn[1]], CONTEXT, ENGLISH) == audit_portfolio(goals, CONTEXT, ENGLISH)


@given(st.lists(st.integers(1, 400), min_size=1, max_size=6), st.integers(1, 2000), st.sampled_from((0.001, 1000.0, 1e6)))
@settings(max_examples=60, deadline=None)
def test_scaling_the_money_of_a_list_changes_no_finding(parts: list[int], whole: int, scale: float) -> None:
    def found(scale: float) -> dict[str, set[str]]:
        goals = [item("top", "Earn fees", metric="fees", target=whole * scale, unit="EUR")]
        goals += [
            item(f"p{i}", f"Earn fees of {NOUNS[i]}", metric="fees", target=v * scale, unit="EUR", parent="top", owner=f"o{i}")
            for i, v in enumerate(parts)
        ]
        return rules(goals)

    assert found(scale) == found(1.0)
    assert ("rollup_shortfall" in found(1.0)) == (sum(parts) < whole)


def test_a_goal_that_is_its_own_parent_is_a_circle_and_the_rest_goes_on() -> None:
    found = rules([item("a", "Clean vats", parent="a"), item("b", "Ship apples", parent="nowhere")])
    assert found["circular_parent"] == {"a"}
    assert found["orphan"] == {"b"}


def test_a_long_circle_is_found_once_and_what_leads_into_it_is_none_of_it() -> None:
    ring = [item(str(i), f"Ship {NOUNS[i % 6]} of row {i}", parent=str((i + 1) % 300), owner=f"o{i}") for i in range(300)]
    found = audit_portfolio([*ring, item("tail", "Ship hay", parent="7")], CONTEXT, ENGLISH)
    circles = [f for f in found if f.rule == "portfolio/circular_parent"]
    assert [set(f.goals) for f in circles] == [{str(i) for i in range(300)}]
