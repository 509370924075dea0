"""The chain as a whole: it returns for any text, its offsets hold, and one goal, a stream and a round trip agree."""

from __future__ import annotations

import copy
import datetime as dt
import json
import os
import pickle
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import jsonschema
import pytest
from hypothesis import example, given

import smartcritic as sc
from smartcritic.languages import ENGLISH
from smartcritic.model import CRITERIA, VERDICTS, replace
from smartcritic.model.fitting import day_in
from smartcritic.parsing import pipeline
from smartcritic.parsing.segments import segments
from smartcritic.syntax.reparse import parsed

sys.path.insert(0, str(Path(__file__).parent))
import strategies

TODAY = dt.date(2026, 11, 24)
CONTEXT = sc.Context(today=TODAY)


def spans(report: sc.Report) -> list[tuple[int, int, str]]:
    """Every (start, end, quote) that a report claims of the caller's text."""
    facts = report.facts
    items = [*facts.quantities, *facts.dates, *facts.actions, *facts.cues, *facts.objects]
    items += [d for o in facts.objects for d in o.delimiters]
    items += [e for v in report.criteria.values() for e in v.evidence]
    out = [(i.start, i.end, i.text) for i in items]
    if facts.deadline is not None and facts.deadline.start is not None:
        out.append((facts.deadline.start, facts.deadline.end, facts.deadline.text))
    out += [(f.start, f.end, f.quote) for f in report.findings if f.start is not None]
    return out


def check(report: sc.Report, text: str) -> None:
    """What holds of every report there is."""
    assert report.text == text
    assert set(report.criteria) == set(CRITERIA)
    assert report.judged == (report.score is not None)
    assert report.score is None or 0 <= report.score <= 100
    if not report.judged:
        assert {v.verdict for v in report.criteria.values()} == {"unknown"}
        assert [f.rule.partition("/")[0] for f in report.findings] == ["text"]
        assert (report.suggestions, report.rewrite) == ((), None)
    for verdict in report.criteria.values():
        assert verdict.verdict in VERDICTS
        assert 0 <= verdict.confidence <= 1
    for start, end, quote in spans(report):
        assert 0 <= start <= end <= len(text)
        assert text[start:end] == quote
    for suggestion in report.suggestions:
        out, at = "", 0
        for edit in sorted(suggestion.edits, key=lambda e: (e.start, e.end)):
            out += text[at : edit.start] + edit.replacement
            at = edit.end
        assert out + text[at:] == suggestion.text
        assert suggestion.score_after is not None
        assert suggestion.score_after >= report.score
        assert all(0 <= s.start < s.end <= len(suggestion.text) for s in suggestion.slots)
    if report.rewrite is not None:
        assert report.rewrite.score_after >= report.score
        assert len([s for s in report.rewrite.slots if not s.optional]) <= 4
        assert all(report.rewrite.text[s.start : s.end].strip() for s in report.rewrite.slots)


@given(strategies.texts())
@example("1Y BE M")
@example("I will be sales")
def test_any_text_gets_a_report_that_round_trips(text: str) -> None:
    report = sc.critique(text, context=CONTEXT)
    check(report, text)
    assert sc.Report.from_dict(report.to_dict()) == report
    assert sc.Report.from_dict(json.loads(report.to_json())).to_dict() == report.to_dict()


@given(strategies.goals(), strategies.days())
def test_goals_of_all_shapes_on_any_day(text: str, today: dt.date) -> None:
    report = sc.critique(text, context=sc.Context(today=today))
    check(report, text)
    again = sc.critique(text, context=sc.Context(today=today))
    assert again == report


def test_a_stream_gives_what_single_calls_give(critic: sc.Critic) -> None:
    goals = [
        "increase sales soon",
        "",
        "S: Book 20 meetings with clinics\nM: Track in the CRM\nA: Based on 200 calls and a 10% rate\n"
        "R: Fills the pipeline\nT: By 31 March 2027",
        sc.Goal("Renew the leases", id="a", due_date=dt.date(2027, 1, 31)),
        "Raise the Lyon renewal rate from 80% to 85% by 30 June 2027 to fund the new depot.",
        "Hallo, wie geht es dir und was machen wir mit dem Auto?",
    ]
    single = [critic.critique(g, context=CONTEXT).to_dict() for g in goals]
    for size in (1, 2, 256):
        assert [r.to_dict() for r in critic.pipe(goals, context=CONTEXT, batch_size=size)] == single


def test_advice_worked_out_in_batches_is_that_of_one_goal(critic: sc.Critic) -> None:
    texts = ("increase sales soon", "", "Be a better baker", "Should we open a second mill?", "Make more calls", "Win 40 farms by May 2027")
    goals = [*texts, sc.Goal("Wool sales", due_date="2027-03-31"), "Mehr verkaufen, und zwar bald", "increase sales soon"]
    single = [critic.critique(g, context=CONTEXT).to_dict() for g in goals]
    assert sum(d["rewrite"] is not None for d in single) >= 4
    for size in (1, 4, 256):
        assert [r.to_dict() for r in critic.pipe(goals, context=CONTEXT, batch_size=size)] == single


def test_vague_goal_becomes_dated_and_measurable() -> None:
    report = sc.critique("increase sales soon", context=CONTEXT)
    verdicts = {c: v.verdict for c, v in report.criteria.items()}
    assert verdicts == {
        "specific": "unmet",
        "measurable": verdicts["measurable"],
        "achievable": "unknown",
        "relevant": "unknown",
        "time_bound": "unmet",
    }
    rewrite = report.rewrite
    assert rewrite is not None
    assert rewrite.slots[-1].type == "date"
    assert dt.date(2027, 1, 1) < day_in(rewrite.slots[-1].proposal or "") < dt.date(2028, 1, 1)  # type: ignore[operator]
    assert "soon" not in rewrite.text
    assert {"now", "target", "deadline"} <= {s.name for s in rewrite.slots}
    for slot in rewrite.slots:
        assert rewrite.text[slot.start : slot.end].startswith("[")
        assert slot.question.endswith("?")
    filled = sc.critique(rewrite.fill(now="$40,000", target="$50,000", deadline=rewrite.slots[-1].proposal), context=CONTEXT)
    assert [filled.criteria[c].verdict for c in ("measurable", "time_bound")] == ["met"] * 2
    assert filled.score > report.score + 40


def test_labelled_lines_are_one_goal() -> None:
    text = (
        "**S:** Book 24 tastings with hotels\n**M:** Track in the CRM\n**A:** Based on 120 weekly calls and 8% conversion\n"
        "**R:** Aligns with the Tyrol growth plan\n**T:** Done by end of Q2"
    )
    report = sc.critique(text, context=CONTEXT)
    assert {c: v.verdict for c, v in report.criteria.items()} == dict.fromkeys(CRITERIA, "met")
    assert report.facts.deadline.end_date == dt.date(2027, 6, 30)
    check(report, text)


def test_fields_count_as_evidence() -> None:
    goal = sc.Goal("Renew the crane certificates by 31 March 2031", due_date="2031-05-31")
    report = sc.critique(goal, context=CONTEXT)
    assert report.criteria["time_bound"].source == "field"
    assert report.facts.deadline.text is None
    assert report.facts.deadline.end_date == dt.date(2031, 5, 31)
    assert "time_bound/dates_disagree" in {f.rule for f in report.findings}


def test_reports_survive_pickling() -> None:
    report = sc.critique("Make 40 calls a day to florists", context=CONTEXT)
    assert pickle.loads(pickle.dumps(report)) == report


def test_a_long_text_is_read_at_its_beginning() -> None:
    text = "Hire two welders for the Kiel yard by 31 March 2027. " + "The yard was busy. " * 5_000
    report = sc.critique(text, context=CONTEXT)
    assert report.criteria["time_bound"].verdict == "met"
    assert "specific/too_long" in {f.rule for f in report.findings}


@pytest.mark.parametrize("text", ["", "   \n", "😀😀", "...", "\x00\x01"])
def test_texts_without_words_are_said_to_be_empty(text: str) -> None:
    report = sc.critique(text, context=CONTEXT)
    assert [f.rule for f in report.criteria["specific"].findings] == ["text/empty"]
    assert (report.judged, report.score) == (False, None)


@pytest.mark.parametrize(
    "text",
    [
        "Den Umsatz in der Region Nord bis Ende des Jahres um zwanzig Prozent steigern",
        "Augmenter les ventes de la région de Lyon de vingt pour cent avant la fin de l'année",
        "Увеличить продажи на двадцать процентов к концу года",
        "今年年底前将华东地区的销售额提高百分之二十",
    ],
)
def test_another_language_is_said_and_not_judged(text: str) -> None:
    report = sc.critique(text, context=CONTEXT)
    assert (report.judged, report.score, report.letters) == (False, None, "?????")
    assert [f.rule for f in report.findings] == ["text/not_english"]


@pytest.mark.parametrize("text", ["Agenda", "Any questions?", "How can we sell more boats?", "asdf qwer"])
def test_a_text_that_is_no_goal_is_not_judged_whatever_its_fields_say(text: str) -> None:
    fields = {"due_date": "2027-03-31", "metric": "boats", "baseline": 4, "target": 12, "parent": "Grow the yard", "owner": "Ida"}
    for goal in (sc.Goal(text), sc.Goal.from_dict({"text": text, **fields})):
        report = sc.critique(goal, context=CONTEXT)
        assert (report.judged, report.score, report.letters, report.attainability) == (False, None, "?????", None)
        assert [f.rule for f in report.findings] == ["text/not_a_goal"]
        assert (report.suggestions, report.rewrite) == ((), None)
        assert "not judged" in repr(report)
        assert next(iter(sc.Critic().pipe([goal], CONTEXT))) == report


def test_the_rule_that_says_why_can_be_switched_off() -> None:
    report = sc.Critic(sc.Config(ignore=("text",))).critique("Any questions?", CONTEXT)
    assert (report.judged, list(report.findings)) == (False, [])


def test_reports_written_before_there_was_judged_are_read_as_judged() -> None:
    data = sc.critique("Sell 12 boats", context=CONTEXT).to_dict()
    del data["judged"]
    assert sc.Report.from_dict(data).judged


@pytest.mark.parametrize(("judged", "score"), [(True, None), (False, 0)])
def test_a_score_and_a_text_that_was_not_judged_exclude_each_other(judged: bool, score: int | None) -> None:
    data = sc.critique("Sell 12 boats", context=CONTEXT).to_dict() | {"judged": judged, "score": score}
    with pytest.raises(sc.InputError, match="null where a text was not judged, and only there"):
        sc.Report.from_dict(data)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(data, sc.Report.json_schema())


@pytest.mark.parametrize("bad", [None, 3.5, float("nan"), ["a"], b"bytes"])
def test_what_is_no_goal_is_an_error_that_says_so(bad: object) -> None:
    with pytest.raises(sc.SmartCriticError, match="no goal"):
        sc.critique(bad)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("call", "names"),
    [
        (lambda: sc.Goal.from_dict({"text": "x", "due": "2027-01-01"}), "due_date"),
        (lambda: sc.Goal.from_dict({"id": "1"}), "text"),
        (lambda: sc.Goal("x", due_date="soon"), "goal.due_date"),
        (lambda: sc.Goal("x", target=float("inf")), "goal.target"),
        (lambda: sc.Context(fiscal_year_start=13), "fiscal_year_start"),
        (lambda: sc.Context.from_dict({"todays": "2026-01-01"}), "today"),
        (lambda: sc.Context.from_dict({"funnel": [{"stage": "calls", "rate": 40}]}), "0.4"),
        (lambda: sc.Context.from_dict({"funnel": [{"stage": "calls", "volume": -4}]}), "negative"),
        (lambda: sc.Context.from_dict({"history": [{"metric": "m", "period": "2026-08"}]}), "value"),
        (lambda: sc.Context(workdays=("Funday",)), "weekday"),
        (lambda: sc.Critic(config={"a": 1}), "Config"),
        (lambda: list(sc.Critic().pipe("one goal")), "critique"),
        (lambda: sc.critique("x", context={"today": "2026-01-01"}), "Context"),
        (lambda: sc.Critic(nlp="no_such_pipeline").nlp, "no_such_pipeline"),
        (lambda: sc.Report.from_dict({"schema": "x"}), "smartcritic/report/1"),
    ],
)
def test_bad_input_names_what_is_wrong(call: object, names: str) -> None:
    with pytest.raises(sc.SmartCriticError, match=names):
        call()  # type: ignore[operator]


def test_threads_share_one_critic() -> None:
    critic = sc.Critic()  # not warm: the pipeline is loaded by whichever thread comes first
    texts = [
        f"Raise the {name} renewal rate from 80% to {85 + i}% by 30 June 2027"
        for i, name in enumerate(("Lyon", "Graz", "Turin", "Ghent") * 3)
    ]
    with ThreadPoolExecutor(8) as pool:
        many = list(pool.map(lambda text: critic.critique(text, CONTEXT).to_dict(), texts))
    assert many == [critic.critique(text, CONTEXT).to_dict() for text in texts]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork here")
def test_a_forked_child_parses_though_a_thread_held_the_parser(critic: sc.Critic) -> None:
    nlp = critic.warm_up().nlp
    parsed(nlp, segments("Open the gate", ENGLISH), True, ENGLISH)
    with pipeline._locks[nlp]:
        child = os.fork()
        if child == 0:  # pragma: no cover - the child's own process
            os._exit(0 if critic.critique("Book 20 tours by May", CONTEXT, rewrite=False).facts.quantities else 1)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0


def test_the_vocabulary_stops_growing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "VOCAB_GROWTH_LIMIT", 50)
    critic = sc.Critic().warm_up()
    texts = [f"Visit {'abcdefghij'[i % 10]}{i}zq harbours in {i}qville by May 2027" for i in range(150)]
    first = [r.to_dict() for r in critic.pipe(texts, CONTEXT, batch_size=10)]
    size = len(critic.nlp.vocab.strings)
    again = [r.to_dict() for r in critic.pipe([t.replace("zq", "zr") for t in texts], CONTEXT, batch_size=10)]
    assert len(critic.nlp.vocab.strings) < size + len(texts) // 10  # each of the texts has new words
    fresh = sc.Critic().pipe([t.replace("zq", "zr") for t in texts], CONTEXT)
    assert again == [r.to_dict() for r in fresh]
    assert len(first) == len(texts)


def test_without_rewrites_a_report_has_all_else(critic: sc.Critic) -> None:
    goals = ["increase sales soon", "Make more calls", "Any questions?"]
    whole = list(critic.pipe(goals, CONTEXT))
    bare = list(critic.pipe(goals, CONTEXT, rewrite=False))
    assert [r.rewrite is not None for r in whole] == [True, True, False]
    assert all((r.suggestions, r.rewrite) == ((), None) for r in bare)
    assert bare == [replace(r, suggestions=(), rewrite=None, rewrites=()) for r in whole]
    assert critic.critique(goals[0], CONTEXT, rewrite=False) == sc.critique(goals[0], CONTEXT, rewrite=False) == bare[0]


def test_rewriting_is_not_loaded_where_it_is_not_asked_for() -> None:
    code = (
        "import sys, smartcritic as sc; r = sc.critique('Sell boats soon', rewrite=False);"
        "print('smartcritic.rewriting' in sys.modules, r.rewrite)"
    )
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert out.stdout.split() == ["False", "None"]


def test_a_critic_is_copied_with_its_configuration_and_its_pipelines_name(critic: sc.Critic) -> None:
    config = sc.Config(ignore=("specific/wish",))
    for made in (sc.Critic(config), sc.Critic(config, nlp="some_pipeline")):
        for other in (pickle.loads(pickle.dumps(made)), copy.deepcopy(made), copy.copy(made)):
            assert other == made
            assert hash(other) == hash(made)
            assert (other.config, other._given) == (config, made._given)
    assert sc.Critic(config) != sc.Critic(config, nlp="some_pipeline")
    assert sc.Critic(config) != critic
    assert pickle.loads(pickle.dumps(critic)).critique("Sell boats", CONTEXT) == critic.critique("Sell boats", CONTEXT)


def test_a_critic_that_was_handed_a_pipeline_says_why_it_cannot_be_copied(critic: sc.Critic) -> None:
    handed = sc.Critic(nlp=critic.nlp)
    assert handed == sc.Critic(nlp=critic.nlp) != critic
    for copied in (pickle.dumps, copy.deepcopy):
        with pytest.raises(sc.ModelError, match="build it with a pipeline's name"):
            copied(handed)


def test_long_texts_are_read_in_smaller_batches(critic: sc.Critic, monkeypatch: pytest.MonkeyPatch) -> None:
    sizes: list[int] = []
    real = sc.Critic._parsed_goals
    monkeypatch.setattr(sc.Critic, "_parsed_goals", lambda self, goals: sizes.append(len(goals)) or real(self, goals))
    monkeypatch.setattr("smartcritic.critic.MAX_BATCH_CHARS", 100)
    texts = ["Sell 3 boats by May 2027", "Sell 4 boats " * 20, "Sell 5 boats", "Sell 6 boats", "Sell 7 boats", "Sell 8 boats"]
    reports = list(critic.pipe(texts, CONTEXT, batch_size=3, rewrite=False))
    assert sizes == [1, 1, 3, 1]
    assert [r.text for r in reports] == texts
