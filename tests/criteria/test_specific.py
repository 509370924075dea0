"""Specific, by facts, odds and effects of words made by hand."""

from __future__ import annotations

from typing import Any

import pytest

from smartcritic.config import Config, Words
from smartcritic.criteria import specific
from smartcritic.model import DateMention, ObjectFact, Verdict
from tests.criteria.made import cue, evidence, findings, shown, thing, told, verb

ASKED = "a concrete action or result, and the thing, group or place it is about"

TEXT = "Improve sales and open the Kiel yard, better synergies, try to, asap"


def odds(met: float, partial: float, unmet: float) -> dict[str, dict[str, float]]:
    return {"specific": {"met": met, "partial": partial, "unmet": unmet}}


def judge(text: str = TEXT, name: str = "partial", **more: Any) -> Verdict:
    likely = {"met": odds(0.8, 0.1, 0.1), "partial": odds(0.1, 0.8, 0.1), "unmet": odds(0.05, 0.15, 0.8)}[name]
    return specific.judge(evidence(text, odds=likely, **more))


def named(text: str = TEXT, words: str = "Kiel yard", kind: str = "name", **more: Any) -> ObjectFact:
    return thing(text, words, delimiters=(cue(kind, text, words.split()[0]),), **more)


def test_a_concrete_action_on_a_delimited_object_is_met_and_both_are_shown() -> None:
    found = judge(name="met", **verb(TEXT), objects=(named(),))
    assert told(found) == ("met", 0.89, "text", "it says what: “Improve … Kiel yard”")  # of what a named object leaves open
    assert (findings(found), found.asked) == ([], "a concrete action or result, and the thing, group or place it is about")
    assert shown(found) == [("action", "Improve"), ("object", "Kiel yard")]
    assert judge(name="met").measured == "a definite result"
    assert judge(name="met", objects=(thing(TEXT, "sales", head="12"), named())).measured == "it says what: “Kiel yard”"  # not "12"
    long = "Improve " + "x" * 100
    assert judge(long, "met", objects=(thing(long, "x" * 100),)).measured == f"it says what: “{'x' * 80}”"


@pytest.mark.parametrize(("direction", "generic", "delimited", "verdict"), [
    ("up", True, False, "partial"), ("down", True, False, "partial"), ("create", True, False, "met"), ("up", False, False, "met"),
    ("up", True, True, "met"),
])  # fmt: skip
def test_what_may_be_any_is_at_most_partial(direction: str, generic: bool, delimited: bool, verdict: str) -> None:
    item = named(words="sales", kind="segment", generic=generic) if delimited else thing(TEXT, "sales", generic=generic)
    assert judge(name="met", **verb(TEXT, direction=direction), objects=(item,)).verdict == verdict


def test_a_second_object_delimits_and_a_name_is_at_least_partial() -> None:
    first = thing(TEXT, "sales", generic=True)
    assert judge(name="met", **verb(TEXT, direction="up"), objects=(first, named())).verdict == "met"
    assert judge(name="unmet", objects=(named(),)).verdict == "partial"
    assert judge(name="unmet", objects=(named(kind="quoted"),)).verdict == "partial"
    assert judge(name="unmet", objects=(named(kind="segment"),)).verdict == "unmet"


def test_the_teams_own_empty_words_keep_it_from_being_met() -> None:
    config = Config(words=Words(vague=("ASAP",), buzzwords=("synergies",)))
    for kind, words in (("vague_word", "asap"), ("buzzword", "synergies")):
        cues = (cue(kind, TEXT, words, words.upper()),)
        assert judge(name="met", cues=cues, config=config).verdict == "partial"
        assert judge(name="met", cues=cues).verdict == "met"
        assert judge(name="met", cues=(cue(kind, TEXT, words),), config=config).verdict == "met"


@pytest.mark.parametrize(("name", "acts", "about", "rule", "message", "quote"), [
    ("partial", True, False, "no_object", "“Improve” what exactly?", "Improve"),
    ("unmet", True, False, "no_object", "“Improve” what exactly?", "Improve"),
    ("partial", False, False, "wish", "this names a topic or a wish: what will be done, and to what?", None),
    ("unmet", False, True, "wish", "this names a topic or a wish: what will be done, and to what?", "sales"),
    ("unmet", True, True, "wish", "neither the action nor the object says what will be different", "sales"),
    ("partial", False, True, "generic_object", "“sales”: which exactly, whose, or where?", "sales"),
    ("partial", True, True, "generic_object", "“sales”: which exactly, whose, or where?", "sales"),
])  # fmt: skip
def test_what_is_open_is_named(name: str, acts: bool, about: bool, rule: str, message: str, quote: str | None) -> None:
    found = judge(name=name, **(verb(TEXT, direction="up") if acts else {}), objects=(thing(TEXT, "sales"),) if about else ())
    assert findings(found) == [(rule, message, quote)]
    assert told(found) == (name, 0.8, "text", "part of it is open" if name == "partial" else "a wish or a topic")
    assert found.asked == ASKED
    assert shown(found) == [("action", "Improve")] * acts + [("object", "sales")] * about


@pytest.mark.parametrize(("strength", "generic", "weights", "blamed"), [
    ("concrete", False, {}, "sales"),
    ("generic", False, {}, "Improve"),
    ("generic", True, {}, "sales"),
    ("generic", False, {"Improve": -0.1, "sales": -0.3}, "Improve"),
    ("concrete", False, {"Improve": -0.3, "sales": -0.1}, "Improve"),
    ("concrete", False, {"Improve": -0.3, "sales": -0.25}, "sales"),
    ("concrete", False, {"Improve": -0.05, "sales": 0.2}, "Improve"),
    ("concrete", False, {"Improve": 0.05, "sales": 0.2}, "sales"),
    ("concrete", True, {"Improve": -0.3, "sales": -0.1}, "sales"),
    ("concrete", False, {"Improve": -0.3}, "sales"),
])  # fmt: skip
def test_the_weaker_of_verb_and_object_is_blamed(strength: str, generic: bool, weights: dict[str, float], blamed: str) -> None:
    found = judge(**verb(TEXT, strength=strength), objects=(thing(TEXT, "sales", generic=generic),), weights=weights)
    message = f"“{blamed}”: which exactly, whose, or where?" if blamed == "sales" else "“Improve” leaves open what will be different"
    assert findings(found) == [("generic_object" if blamed == "sales" else "generic_verb", message, blamed)]


@pytest.mark.parametrize("name", ["met", "partial"])
def test_remarks_on_verb_and_object_are_passed_on(name: str) -> None:
    facts = verb(TEXT) | {"objects": (thing(TEXT, "sales"),)}
    assert [f[0] for f in findings(judge(name=name, remarks=("verb", "which"), **facts))] == ["generic_verb", "generic_object"]
    assert [f[0] for f in findings(judge(name=name, remarks=("verb",), **facts))] == ["generic_verb"]
    assert [f[0] for f in findings(judge(name=name, remarks=("which",), **facts))] == ["generic_object"]
    assert [f[0] for f in findings(judge(name=name, remarks=("which",), **verb(TEXT)))] == [] if name == "met" else ["no_object"]


LONG = "Open it, better, better, nicer, soonest, synergy, leverage, holistic, agile, try, aim, hope"


def test_empty_words_are_told_where_they_matter_and_not_without_end() -> None:
    vague = tuple(cue("vague_word", LONG, w, w) for w in ("better", "nicer", "soonest", "holistic"))
    buzz = tuple(cue("buzzword", LONG, w, w) for w in ("synergy", "leverage", "agile", "hope"))
    hedge = tuple(cue("hedge", LONG, w, w) for w in ("try", "aim", "hope"))
    found = findings(judge(LONG, "unmet", cues=(*vague, *buzz, *hedge)))[1:]
    assert [f[2] for f in found] == ["better", "nicer", "soonest", "synergy", "leverage", "agile", "try", "aim"]
    assert [f[0] for f in found] == ["vague_word"] * 3 + ["buzzword"] * 3 + ["hedged_verb"] * 2
    assert found[3][1] == "“synergy” can be neither done nor checked"
    assert found[6][1] == "“try” would let trying count as done"
    met = findings(judge(LONG, "met", cues=(*vague, *buzz, *hedge)))
    assert [f[2] for f in met] == ["try", "aim"], "a goal that is specific all the same may hold a vague word"
    assert [f[2] for f in findings(judge(LONG, "met", cues=vague[:1], remarks=("word",)))] == ["better"]


@pytest.mark.parametrize(("effect", "told_of"), [(-0.03, True), (-0.02, True), (-0.01, False), (0.3, False)])
def test_words_that_hurt_are_told_though_the_goal_is_specific(effect: float, told_of: bool) -> None:
    found = judge(LONG, "met", cues=(cue("vague_word", LONG, "nicer", "nicer"),), weights={"nicer": effect})
    assert [f[2] for f in findings(found)] == ["nicer"] * told_of


def test_a_vague_word_is_a_matter_of_opinion_or_a_direction() -> None:
    said = [findings(judge(LONG, "unmet", cues=(cue("vague_word", LONG, "better", w),)))[1][1] for w in ("excellent", "more")]
    assert said == ["“better” is a matter of opinion: what would show it?", "“better” names a direction, not an amount"]


@pytest.mark.parametrize(("characters", "long"), [(2_000, False), (2_001, True)])
def test_a_text_above_two_thousand_characters_is_a_document(characters: int, long: bool) -> None:
    found = judge("Improve".ljust(characters, "x"), "met")
    assert findings(found) == ([("too_long", "with 2,001 characters this is a document, not a goal", None)] if long else [])


PASSIVE = "40 cranes will be fully inspected and 5 docks must be painted by 1 May and by 2 June"


def days(n: int) -> tuple[DateMention, ...]:
    return (DateMention("1 May", 68, 73, "date"), DateMention("2 June", 81, 87, "range"), DateMention("daily", 0, 5, "recurrence"))[3 - n :]


@pytest.mark.parametrize(("words", "fields", "rule", "by"), [
    ("inspected", {}, True, ""), ("painted", {}, True, ""), ("cranes", {}, False, ""),
    ("inspected", {"owner": "Ida"}, False, ", by Ida (field owner)"), ("inspected", {"team": "Docks"}, False, ", by Docks (field team)"),
    ("inspected", {"owner": "Ida", "team": "Docks"}, False, ", by Ida (field owner)"),
])  # fmt: skip
def test_a_passive_asks_by_whom_unless_a_field_says_it(words: str, fields: dict[str, Any], rule: bool, by: str) -> None:
    found = judge(PASSIVE, "met", cues=(cue("passive_no_owner", PASSIVE, words),), fields=fields)
    assert findings(found) == ([("passive_without_owner", f"“{words}”: by whom?", words)] if rule else [])
    assert found.measured == "a definite result" + by
    assert judge(PASSIVE, "partial", cues=(cue("passive_no_owner", PASSIVE, words),), fields=fields).measured == "part of it is open" + by


@pytest.mark.parametrize(("dates", "strength", "remarks", "several"), [
    (3, "concrete", (), True), (2, "concrete", (), False), (3, "generic", (), False), (0, "generic", ("split",), True),
])  # fmt: skip
def test_several_goals_are_told_where_they_have_ends_of_their_own(
    dates: int, strength: str, remarks: tuple[str, ...], several: bool
) -> None:
    first, text = verb(TEXT, strength=strength), TEXT
    second = verb("open")["action"]
    facts = first | {"actions": (first["action"], second), "dates": days(dates), "cues": (cue("several_goals", text, "and open"),)}
    found = [f for f in findings(judge(name="met", remarks=remarks, **facts)) if f[0] == "several_goals"]
    assert found == ([("several_goals", "2 goals in one: Improve, open", "and open")] if several else [])
    assert not findings(judge(name="met", **(facts | {"cues": ()})))
