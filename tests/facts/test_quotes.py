"""Facts of a text with markup, control signs and odd line ends quote the caller's own text; columns of the goal win over it."""

from __future__ import annotations

import datetime as dt

import pytest

import smartcritic as sc
from smartcritic import facts
from smartcritic.errors import InputError
from smartcritic.model import Facts

TODAY = sc.Context(today=dt.date(2026, 11, 24))
PLAIN = "Sell 40 old oars of the club by 31 March 2027 by cutting better fares"
MARKED = [
    "Sell **40 old oars** of the club by 31 March 2027 by cutting better fares",
    "Sell <b>40 old oars</b> of the <i>club</i> by 31 March 2027 by cutting better fares",
    "Sell 40\u00ad old o\u00adars of the club by 31\x00 March 2027 by cutting better fares",
]


def read(text: str, critic: sc.Critic) -> Facts:
    return facts.extract(critic._parses(text), sc.Goal(text), TODAY)


@pytest.mark.parametrize("text", MARKED)
def test_every_fact_of_a_marked_text_quotes_it(text: str, critic: sc.Critic) -> None:
    found = read(text, critic)
    things = (*found.objects, *(m.object for m in found.means if m.object is not None))
    spans = (
        *found.actions, *found.quantities, *found.dates, *found.cues, *found.means, *things, *(d for t in things for d in t.delimiters),
        *(m.action for m in found.means if m.action is not None), found.deadline, found.action,
    )  # fmt: skip
    assert [s.text for s in spans] == [text[s.start : s.end] for s in spans]
    assert found.action == found.actions[0]


@pytest.mark.parametrize("text", MARKED)
def test_markup_adds_and_takes_away_no_fact(text: str, critic: sc.Critic) -> None:
    plain, marked = read(PLAIN, critic), read(text, critic)
    assert [(q.value, q.unit, q.role) for q in marked.quantities] == [(q.value, q.unit, q.role) for q in plain.quantities]
    assert [d.end_date for d in marked.dates] == [d.end_date for d in plain.dates] == [dt.date(2027, 3, 31)]
    assert [(a.lemma, a.rule) for a in marked.actions] == [(a.lemma, a.rule) for a in plain.actions]
    assert [(c.kind, c.value) for c in marked.cues] == [(c.kind, c.value) for c in plain.cues]
    assert [m.action.lemma for m in marked.means if m.action] == ["cut"]
    assert [(m.object.head, [d.kind for d in m.object.delimiters]) for m in marked.means if m.object] == [("fare", ["vague_modifier"])]


@pytest.mark.parametrize(
    ("due", "end", "said"),
    [
        (None, dt.date(2027, 3, 31), None),
        (dt.date(2027, 3, 31), dt.date(2027, 3, 31), None),
        (dt.date(2027, 4, 1), dt.date(2027, 4, 1), dt.date(2027, 3, 31)),
    ],
)
def test_a_due_date_wins_over_the_text(due: dt.date | None, end: dt.date, said: dt.date | None, critic: sc.Critic) -> None:
    start = dt.date(2027, 1, 1)
    deadline = facts.with_fields(read(PLAIN, critic), sc.Goal(PLAIN, due_date=due, start_date=start)).deadline
    assert deadline is not None
    assert (deadline.end_date, deadline.disagrees) == (end, said)
    assert (deadline.text, deadline.start, deadline.end, deadline.start_date) == (
        ("by 31 March 2027", 29, 45, None) if due is None else (None, None, None, start)
    )


def test_a_due_date_alone_disagrees_with_nothing() -> None:
    deadline = facts.with_fields(facts.empty(), sc.Goal("Trust", due_date=dt.date(2027, 4, 1))).deadline
    assert deadline is not None
    assert (deadline.end_date, deadline.disagrees) == (dt.date(2027, 4, 1), None)


def test_a_text_that_is_not_read_has_a_form_and_a_language() -> None:
    assert (facts.empty().form, facts.empty().language) == ("empty", "en")
    assert (facts.empty("foreign", "de").form, facts.empty("foreign", "de").language) == ("foreign", "de")


def test_the_reference_date_is_asked_for(critic: sc.Critic) -> None:
    with pytest.raises(InputError, match=r"^context\.today: the reference date is missing$"):
        facts.extract(critic._parses(PLAIN), sc.Goal(PLAIN), sc.Context())


def test_specifiers_and_objects_that_are_empty_phrases_are_left_out(critic: sc.Critic) -> None:
    (bands,) = read("Spread better bands across the board", critic).objects
    assert [d.kind for d in bands.delimiters] == ["vague_modifier"]
    assert bands.compared
    assert [o.head for o in read("Lift dock safety. Fit 9 rails", critic).objects] == ["rail"]
