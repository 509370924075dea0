"""Comparisons as records, what counts as known, what every goal's own text gives, and the command."""

from __future__ import annotations

import datetime as dt
import functools
import io
import json
import re
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

import smartcritic as sc
from smartcritic.errors import InputError
from smartcritic.model import Comparison, FactChange
from smartcritic.render.comparison import comparison_markdown, comparison_view
from smartcritic.render.html import comparison_html
from tests.conftest import Run

CONTEXT = sc.Context(today=dt.date(2026, 11, 24))
GOALS = [
    json.loads(line)["text"]
    for line in (Path(__file__).parents[2] / "corpora/goals/goals.jsonl").read_text(encoding="utf-8").splitlines()
]


def told(found: Comparison, state: str, kind: str, part: str) -> bool:
    return any(f.state == state and f.kind == kind and part in ((f.after or f.before).text) for f in found.facts if f.after or f.before)  # type: ignore[union-attr]


def test_a_comparison_goes_to_json_and_back(critic: sc.Critic) -> None:
    found = critic.compare("Sell boats soon", "Sell 12 boats with Marlow & Co by [date]", CONTEXT)
    data = json.loads(found.to_json())
    assert sc.Comparison.from_dict(data) == found
    jsonschema.validate(data, Comparison.json_schema())
    assert data["faithful"] is False
    assert data["schema"] == "smartcritic/comparison/1"
    assert [s["text"] for s in data["slots"]] == ["[date]"]
    broken = {**data, "facts": [{"kind": "name"}]}
    for wrong, message in (({}, "expected the schema"), (broken, "missing required field state"), ("text", "found 'str'")):
        with pytest.raises(InputError, match=message):
            sc.Comparison.from_dict(wrong)  # type: ignore[arg-type]
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({**data, "criteria": {}}, Comparison.json_schema())


def test_criteria_say_what_they_gained_and_lost(critic: sc.Critic) -> None:
    better = critic.compare("Sell more boats soon", "Sell 12 boats by 31 May 2027", CONTEXT)
    assert better.criteria["time_bound"].change == "gained"
    assert "time_bound/vague_time" in better.criteria["time_bound"].mended
    assert better.score_after > better.score_before
    worse = critic.compare("Sell 12 boats by 31 May 2027", "Sell more boats soon", CONTEXT)
    assert (worse.criteria["time_bound"].before, worse.criteria["time_bound"].after) == ("met", "unmet")
    assert worse.criteria["time_bound"].change == "lost"
    assert "time_bound/vague_time" in worse.criteria["time_bound"].raised
    assert {f.kind for f in worse.lost} == {"amount", "date"}


def test_against_a_text_that_is_no_goal_there_is_no_score_and_nothing_unmet_is_lost(critic: sc.Critic) -> None:
    goal = "Sell 12 boats by 31 May 2027"
    found = critic.compare("Any questions?", goal, CONTEXT)
    score = critic.critique(goal, CONTEXT, rewrite=False).score
    assert (found.score_before, found.score_after) == (None, score)
    assert found.criteria["time_bound"].change == "gained"
    assert found.criteria["specific"].mended == ("text/not_a_goal",)
    weak = critic.compare("Any questions?", "Be nicer", CONTEXT)
    assert (weak.criteria["time_bound"].after, weak.criteria["time_bound"].change) == ("unmet", "same")
    back = critic.compare(goal, "Any questions?", CONTEXT)
    assert (back.score_after, back.criteria["time_bound"].change) == (None, "lost")
    assert critic.compare("Be nicer", "Any questions?", CONTEXT).criteria["time_bound"].change == "same"
    assert sc.Comparison.from_dict(back.to_dict()) == back
    jsonschema.validate(back.to_dict(), Comparison.json_schema())
    shown = io.StringIO()
    Console(file=shown, width=100).print(comparison_view(back))
    for text in (shown.getvalue(), comparison_markdown(back), comparison_html(back)):
        assert f"core {score} → not judged" in text


def test_fields_and_context_are_known_and_not_invented(critic: sc.Critic) -> None:
    text, after = "Win hotel guests", "Priya wins 40 hotel guests by 31 May 2027 to grow the Tromso business"
    bare = critic.compare(text, after, CONTEXT)
    assert {f.kind for f in bare.invented} >= {"owner", "amount", "date", "name"}
    goal = sc.Goal(text, owner="Priya", due_date=dt.date(2027, 5, 31), target=40)
    where = sc.Context(today=CONTEXT.today, objectives=("Grow the Tromso business",))
    found = critic.compare(goal, after, where)
    assert [f.message for f in found.invented] == []
    assert {f.source for f in found.kept if f.before is None} == {"field", "context"}


def test_a_rewrite_of_the_library_keeps_its_slots_out(critic: sc.Critic) -> None:
    report = critic.critique("Grow our followers", CONTEXT)
    assert report.rewrite is not None
    found = critic.compare(report.text, report.rewrite, CONTEXT)
    assert {s.text for s in found.slots} == {report.rewrite.text[s.start : s.end] for s in report.rewrite.slots}
    assert found.faithful, "what is proposed stands in brackets and is invented by nobody"
    taken = critic.compare(report.text, report.rewrite.fill(), CONTEXT)
    assert {f.kind for f in taken.invented} == {"date"}, "a proposal that was taken counts as said"


@pytest.mark.parametrize("text", GOALS[::12])
def test_rewrites_of_the_library_invent_nothing_in_any_form(text: str, critic: sc.Critic) -> None:
    report = critic.critique(text, CONTEXT)
    for rewrite in report.rewrites:
        found = critic.compare(text, rewrite, CONTEXT)
        assert [f.message for f in (*found.invented, *found.changed)] == [], rewrite.form
        if report.criteria["achievable"].verdict != "unmet":  # an amount that nobody reaches is asked again
            asked = " ".join(s.question for s in rewrite.slots)  # an end that leaves no time is asked again as well
            assert [f.message for f in found.lost if f.before is None or f.before.text not in asked] == [], rewrite.form


def test_words_that_lead_to_a_slot_are_told_where_there_is_none(critic: sc.Critic) -> None:
    text = "Improve our conversion"
    asked = critic.compare(text, "Move our conversion from [now] to [target], shown by [what will be different]", CONTEXT)
    assert (asked.faithful, len(asked.slots)) == (True, 3)
    said = critic.compare(text, "Move our conversion office to Leeds, shown by new desks", CONTEXT)
    assert {f.state for f in said.facts} >= {"changed", "invented"}


def test_what_is_no_goal_is_an_error(critic: sc.Critic) -> None:
    for before, after in ((3, "x"), ("x", 3), ("x", None)):
        with pytest.raises(InputError, match="is no goal"):
            critic.compare(before, after, CONTEXT)  # type: ignore[arg-type]


def test_texts_that_are_not_read_lose_everything_and_break_nothing(critic: sc.Critic) -> None:
    text = "Sell 12 boats by 31 May 2027"
    for after in ("", "🙂", "Wir wollen bis Mai zwölf Boote an unsere Kunden verkaufen"):
        found = critic.compare(text, after, CONTEXT)
        assert {f.kind for f in found.lost} >= {"action", "amount", "date"}
        assert not found.faithful
    assert critic.compare("", "", CONTEXT).faithful


@pytest.mark.parametrize("text", GOALS[::2])
def test_a_goal_is_faithful_to_itself_and_additions_are_told(text: str, critic: sc.Critic) -> None:
    text = text.rstrip(".")
    same = critic.compare(text, text, CONTEXT)
    assert [f.message for f in same.facts if f.state != "kept"] == []
    named = critic.compare(text, f"{text} with Contoso", CONTEXT)
    assert told(named, "invented", "name", "Contoso")
    counted = critic.compare(text, f"{text} and 37 robots", CONTEXT)
    assert told(counted, "invented", "amount", "37")
    facts = critic.extract(text, CONTEXT)
    if not any(d.end_date for d in facts.dates):
        dated = critic.compare(text, f"{text} by 17 March 2028", CONTEXT)
        assert told(dated, "invented", "date", "17 March 2028")
        return
    last = facts.dates[-1]
    if last.end_date is None:
        return
    other = critic.compare(text, f"{text[: last.start]}by 17 March 2028{text[last.end :]}", CONTEXT)
    assert any("2028" in f.after.text for f in (*other.changed, *other.invented) if f.kind == "date" and f.after)
    day = f"by {last.end_date.day} {last.end_date:%B %Y}"
    resolved = critic.compare(text, f"{text[: last.start]}{day}{text[last.end :]}", CONTEXT)
    assert [f.message for f in resolved.facts if f.kind == "date" and f.state != "kept"] == []


@pytest.mark.parametrize(
    "slot", ["[X%]", "[date]", "<amount>", "{target}", "{{target}}", "___", "X%", "$XXk", "NN%", "TBD", "[which region, e.g. Kent]"]
)
def test_slots_of_every_kind_invent_nothing(slot: str, critic: sc.Critic) -> None:
    found = critic.compare("Raise ferry bookings", f"Raise ferry bookings by {slot}", CONTEXT)
    assert [f.message for f in found.facts if f.state != "kept"] == []
    assert len(found.slots) == 1


@pytest.mark.parametrize("text", ["- [ ] Sell 4 boats", "- [x] Sell 4 boats", "Sell [4 boats](https://example.org)", "Sell <b>4 boats</b>"])
def test_markup_is_no_slot(text: str, critic: sc.Critic) -> None:
    found = critic.compare("Sell 4 boats", text, CONTEXT)
    assert found.slots == ()
    assert any(f.kind == "amount" for f in found.kept)


_CRITIC = sc.Critic()


@given(st.text(max_size=80), st.text(max_size=80))
def test_any_two_texts_compare(before: str, after: str) -> None:
    found = _CRITIC.compare(before, after, CONTEXT)
    for fact in found.facts:
        check_quotes(fact, before, after)
    assert Comparison.from_dict(found.to_dict()) == found



def check_quotes(fact: FactChange, before: str, after: str) -> None:
    for quote, text in ((fact.before, before), (fact.after, after)):
        assert quote is None or text[quote.start : quote.end] == quote.text
    assert (fact.before is None) == (fact.state == "invented" or fact.source != "text")


def test_the_command(run: Run) -> None:
    run = functools.partial(run, "compare", "--today", "2026-11-24")
    pair = ("Sell 4 boats by May 2027", "Sell 6 boats by May 2027")
    plain = run(*pair)
    assert plain.returncode == 0
    assert re.search(r"Not faithful: 1 changed, \d kept", plain.stdout)
    assert "“4 boats” became “6 boats”" in plain.stdout
    assert run(*pair, "--strict").returncode == 1
    assert run(pair[0], pair[0], "--strict").returncode == 0
    data = json.loads(run(*pair, "--format", "json").stdout)
    assert Comparison.from_dict(data).changed[0].kind == "amount"
    markdown = run(*pair, "--format", "markdown").stdout
    assert "| changed | amount |" in markdown
    assert run("only one").returncode == 2


SPELLINGS = [
    ("Hire a dozen nurses", "Hire 12 nurses"),
    ("Cut paper costs by half", "Cut paper costs by 50%"),
    ("Double our guest count", "Increase our guest count by 100%"),
    ("Answer letters within 24 hours", "Answer letters within one day"),
    ("Walk the dog daily until May", "Walk the dog every day until 31 May 2027"),
    ("Repair the API docs by the end of next week", "Repair the API documentation by 4 December 2026"),
    ("Raise our Net Promoter Score to 60", "Raise our NPS to 60"),
    ("Pay off $5,000 of debt by December 2027", "Pay off 5000 USD of debt by 12/31/2027"),
    ("Lower emissions by 30% by 2030 compared with 2019", "Lower emissions by 30% by 31 December 2030 against a 2019 baseline"),
    ("Lose no berth holders", "Do not lose berth holders"),
    ("Grow the crew to 12 people", "Grow the crew to 12 employees"),
    ("Get the yard certified by May", "Obtain certification of the yard by 31 May 2027"),
    ("Sell boats in Norway", "Sell boats to Norwegian yards"),
]
"""The same facts in other words and figures: every fact of the first text is kept."""


@pytest.mark.parametrize(("before", "after"), SPELLINGS)
def test_the_same_in_other_spelling_is_kept(before: str, after: str, critic: sc.Critic) -> None:
    found = critic.compare(before, after, CONTEXT)
    assert [f.message for f in (*found.changed, *found.lost)] == []


TURNED = [
    ("Hire 2 engineers and 1 designer by June", "Hire 1 engineer and 2 designers by June", "amount"),
    ("Get ISO 27001 certified by October", "Get ISO 9001 certified by October", "amount"),
    ("Hold back no rent", "Hold back rent", "action"),
    ("Raise the rent by 4%", "Raise the rent to 4%", "amount"),
    ("Sell 10 boats per month", "Sell 10 boats per year", "amount"),
    ("Publish the map on 5 January", "Publish the map on 5 February", "date"),
    ("Save 40 euros a week", "Save 40 dollars a week", "amount"),
    ("Teach 60 pupils to swim", "Teach 60 pupils to dive", "detail"),
    ("Repair the pump of line 3 by Q3 2027", "Repair the pump of line 4 by Q3 2027", "amount"),
]
"""The same words and figures for something else: told as a change."""


@pytest.mark.parametrize(("before", "after", "kind"), TURNED)
def test_the_same_figures_for_something_else_are_a_change(before: str, after: str, kind: str, critic: sc.Critic) -> None:
    found = critic.compare(before, after, CONTEXT)
    assert kind in {f.kind for f in found.changed}
    assert all(f.before is not None and f.after is not None and f.before.text != f.after.text for f in found.changed)


@pytest.mark.parametrize("frame", [
    ", with a first review on {}", ". First review: {}.", ". In force from {}.", ". Period: until {}.",
    ", in at least {} of cases each {}",
])  # fmt: skip
def test_what_leads_to_a_slot_is_asked_and_what_leads_to_a_value_is_new(critic: sc.Critic, frame: str) -> None:
    text = "Treat every skipper kindly"
    values = ["95%", "month"] if "cases" in frame else ["31 March 2027"]
    asked = critic.compare(text, text + frame.format(*(f"[{v}]" for v in values)), CONTEXT)
    told = critic.compare(text, text + frame.format(*values), CONTEXT)
    assert asked.invented == ()
    assert told.invented
