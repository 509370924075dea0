"""One goal, a stream and an audit say the same of the same text, whatever the text; and a bad row costs no other."""

from __future__ import annotations

import csv
import datetime as dt
import json
import math
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import smartcritic as sc
from smartcritic.audit.reading import Row, find_columns
from smartcritic.audit.reading.sources import open_file
from smartcritic.audit.runner import Outcome
from smartcritic.audit.runner import audit as run
from smartcritic.model import replace

sys.path.insert(0, str(Path(__file__).parents[1]))
import strategies

CONTEXT = sc.Context(today=dt.date(2026, 11, 24))


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder for the files of this module."""
    return tmp_path_factory.mktemp("agreement")


def audited(rows: list[Row], critic: sc.Critic, **options: Any) -> list[Outcome]:
    """Audit rows with the columns that they show."""
    columns = find_columns(tuple(dict.fromkeys(k for r in rows for k in r.cells)), rows, {"text": "goal"})
    return list(run(rows, columns, critic, CONTEXT, **options))


@settings(max_examples=20)
@given(st.lists(strategies.texts(), min_size=1, max_size=3))
def test_one_goal_a_stream_and_an_audit_agree(critic: sc.Critic, texts: list[str]) -> None:
    single = [critic.critique(t, CONTEXT).to_dict() for t in texts]
    assert [r.to_dict() for r in critic.pipe(texts, CONTEXT, batch_size=2)] == single
    outcomes = audited([Row(i, {"goal": t}) for i, t in enumerate(texts, 1)], critic, batch=3, advise=True)
    assert [o.row.number for o in outcomes] == list(range(1, len(texts) + 1))
    for i, (outcome, one) in enumerate(zip(outcomes, single, strict=True), 1):
        if outcome.report is None:
            assert "empty" in (outcome.error or "")
        else:
            assert outcome.report.to_dict() == {**one, "id": str(i)}


@settings(max_examples=15)
@given(st.lists(strategies.texts(), min_size=1, max_size=4))
def test_files_give_back_the_texts_as_they_were_written(folder: Path, texts: list[str]) -> None:
    as_json = folder / "goals.jsonl"
    as_json.write_text("".join(json.dumps({"id": i, "goal": t}) + "\n" for i, t in enumerate(texts)), encoding="utf-8")
    assert [r.cells["goal"] for r in rows_of(as_json)] == texts
    plain = [t.replace("\x00", "").encode("utf-8", "replace").decode("utf-8") for t in texts]
    as_csv = folder / "goals.csv"
    with as_csv.open("w", encoding="utf-8", newline="") as handle:
        csv.writer(handle).writerows([("id", "goal"), *enumerate(plain)])
    assert [r.cells["goal"] for r in rows_of(as_csv)] == plain


def rows_of(path: Path) -> Iterator[Row]:
    """The rows of a file."""
    return open_file(path)[0].rows


BAD_CELLS = ("", "   ", "\u00a0", None, float("nan"), "n/a", "NaN", "NULL", {"a": 1}, ["a"])
ODD_TEXTS = (
    "😀🎉", "\x00\x01\x02", "\ud800 Sell 20 sheds by May", "Продать 20 сараев до мая", "Sell 20 сараев by May", "x" * 100_000,
    "Sell sheds to the farms that asked for one last year, and to their neighbours on the coast. " * 1_100,
    "<p>Sell <b>20</b> sheds &amp; barns by 31 March 2027</p>", "\u202eSell 20 sheds", "a\u0300" * 500, "((((((((((",
    "20", "Vendre vingt cabanes aux fermiers de la région avant la fin du mois de mai", "\n\n\n-\n-\n", "S:\nM:\nA:\nR:\nT:",
)  # fmt: skip


@pytest.mark.parametrize("cell", BAD_CELLS, ids=repr)
def test_a_row_without_a_text_is_an_error_of_its_own(cell: object, critic: sc.Critic) -> None:
    rows = [Row(1, {"goal": "Sell 20 sheds by May"}), Row(2, {"goal": cell}), Row(3, {}), Row(4, {"goal": "Be nicer"})]
    outcomes = audited(rows, critic)
    assert [o.error is None for o in outcomes] == [True, False, False, True]
    assert "'goal'" in (outcomes[1].error or "")


@pytest.mark.parametrize("text", ODD_TEXTS, ids=lambda t: repr(t)[:30])
def test_odd_texts_are_judged_and_cost_no_other(text: str, critic: sc.Critic) -> None:
    rows = [Row(1, {"goal": "Sell 20 sheds by 31 March 2027"}), Row(2, {"goal": text}), Row(3, {"goal": "Be nicer"})]
    outcomes = audited(rows, critic, advise=True)
    assert [o.error for o in outcomes] == [None] * 3
    report = outcomes[1].report
    assert report is not None
    assert report.text == text
    assert sc.Report.from_dict(json.loads(outcomes[1].to_json())) == report
    alone = [critic.critique(t, CONTEXT, rewrite=False).score for t in ("Sell 20 sheds by 31 March 2027", "Be nicer")]
    assert [outcomes[0].report.score, outcomes[2].report.score] == alone  # type: ignore[union-attr]


def test_another_language_is_a_finding_and_no_verdict(critic: sc.Critic) -> None:
    french = "Vendre vingt cabanes aux fermiers de la région avant la fin du mois de mai"
    for text in ("Продать двадцать сараев фермерам до конца мая", french):
        report = audited([Row(1, {"goal": text})], critic)[0].report
        assert report is not None
        assert {v.verdict for v in report.criteria.values()} == {"unknown"}
        assert [f.rule for f in report.findings] == ["text/not_english"]


def test_html_is_read_as_its_words(critic: sc.Critic) -> None:
    text = "<p>Sell <b>20</b> sheds &amp; barns by 31 March 2027</p>"
    report = critic.critique(text, CONTEXT)
    bare = critic.critique("Sell 20 sheds & barns by 31 March 2027", CONTEXT)
    assert {c: v.verdict for c, v in report.criteria.items()} == {c: v.verdict for c, v in bare.criteria.items()}
    deadline = report.facts.deadline
    assert deadline is not None
    assert text[deadline.start : deadline.end] == deadline.text


class Broken:
    """A critic that breaks on one goal, as a fault in it would."""

    def __init__(self, critic: sc.Critic, text: str) -> None:
        self.critic, self.text = critic, text

    def critique(self, goal: str | sc.Goal, context: sc.Context | None = None, *, rewrite: bool = True) -> sc.Report:
        """Judge, or break."""
        if isinstance(goal, sc.Goal) and goal.text == self.text:
            raise ZeroDivisionError("a fault")
        return self.critic.critique(goal, context, rewrite=rewrite)

    def pipe(self, goals: Any, context: sc.Context | None = None, *, batch_size: int = 256, rewrite: bool = True) -> Iterator[sc.Report]:
        """Judge one by one, or break."""
        return (self.critique(g, context, rewrite=rewrite) for g in goals)


def test_a_fault_in_the_critic_is_an_error_of_its_row(critic: sc.Critic) -> None:
    rows = [Row(1, {"goal": "Sell 20 sheds"}), Row(2, {"goal": "break"}), Row(3, {"goal": "Be nicer"})]
    outcomes = audited(rows, Broken(critic, "break"))  # type: ignore[arg-type]
    assert [o.report is None for o in outcomes] == [False, True, False]
    assert "ZeroDivisionError: a fault" in (outcomes[1].error or "")
    assert json.loads(outcomes[1].to_json()) == {"schema": "smartcritic/error/1", "id": "2", "row": 2, "error": outcomes[1].error}


def test_numbers_in_cells_are_texts_of_numbers(critic: sc.Critic) -> None:
    outcome = audited([Row(1, {"goal": 42, "target": math.inf, "owner": 7})], critic)[0]
    assert outcome.report is not None
    assert outcome.report.text == "42"


def test_a_row_has_objectives_of_its_own(critic: sc.Critic) -> None:
    cells = [
        ("Lower late shipments to 2%", "Deliver on time; Hire welders"),
        ("Lower late shipments to 2%", ""),
        ("Lower late shipments to 2%", "Hire welders"),
        ("", "Hire welders"),
        ("Lower late shipments to 2%", ["Deliver on time"]),
    ]
    rows = [Row(i, {"Goal": text, "Team objectives": own}) for i, (text, own) in enumerate(cells, 1)]
    columns = find_columns(("Goal", "Team objectives"), rows)
    assert columns.roles == {"text": "Goal", "objectives": "Team objectives"}
    for base, bare in ((CONTEXT, "unknown"), (replace(CONTEXT, objectives=("Fewer late orders",)), "met")):
        found = list(run(rows, columns, critic, base))
        assert [o.report and o.report.criteria["relevant"].verdict for o in found] == ["met", bare, "unmet", None, "met"]
        assert [o.row.number for o in found] == [1, 2, 3, 4, 5]
