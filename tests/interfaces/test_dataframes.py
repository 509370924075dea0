"""Dataframes of three kinds in, the same kind out, one row a goal."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import duckdb
import narwhals as nw
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

import smartcritic as sc
from smartcritic.errors import InputError

CONTEXT = sc.Context(today=dt.date(2026, 11, 24))
DATA: dict[str, list[Any]] = {
    "goal": ["Raise ferry bookings by 10% this quarter", None, "Sell 4 boats", "  ", "Cut berth fees from 8 to 6 euros 🙂"],
    "who": ["Marta", "Jo", None, "Jo", "Jo"],
    "due": [None, None, dt.date(2027, 5, 1), None, None],
    "score": [1, 2, 3, 4, 5],
}
MAKERS: list[Callable[[dict[str, list[Any]]], Any]] = [pd.DataFrame, pl.DataFrame, pa.table, lambda d: pa.table(d).to_pandas()]
ROLES = {"owner": "who", "due_date": "due"}


def rows(frame: Any) -> list[dict[str, Any]]:
    """The rows as plain data, whatever kind of frame it is."""
    if isinstance(frame, pd.DataFrame):
        frame = frame.astype(object).where(frame.notna(), None)
        return [{k: v.date() if isinstance(v, pd.Timestamp) else v for k, v in r.items()} for r in frame.to_dict("records")]
    return list(nw.from_native(frame, eager_only=True).iter_rows(named=True))  # type: ignore[arg-type]


@pytest.mark.parametrize("make", MAKERS)
def test_a_text_that_is_no_goal_has_no_score(make: Callable[..., Any], critic: sc.Critic) -> None:
    frame = make({"goal": ["Any questions?", "Sell 4 boats"], "due": [dt.date(2027, 5, 1)] * 2})
    note, goal = rows(sc.critique_frame(frame, text="goal", context=CONTEXT, critic=critic, rewrite=True, due_date="due"))
    assert (note["judged"], note["score"], note["smart"], note["rewrite"]) == (False, None, "?????", None)
    assert (note["findings"], note["error"]) == ("text/not_a_goal", None)
    assert (goal["judged"], goal["score"]) == (True, critic.critique(sc.Goal("Sell 4 boats", due_date=dt.date(2027, 5, 1)), CONTEXT).score)


@pytest.mark.parametrize("make", MAKERS)
def test_the_same_kind_comes_back_with_a_row_a_goal(make: Callable[..., Any], critic: sc.Critic) -> None:
    frame = make(DATA)
    out = sc.critique_frame(frame, text="goal", context=CONTEXT, critic=critic, **ROLES)
    assert type(out) is type(frame)
    found = rows(out)
    assert [r["error"] is None for r in found] == [True, False, True, False, True]
    assert all("the cell of the column 'goal' is empty" in found[i]["error"] for i in (1, 3))
    assert all(v is None for k, v in found[1].items() if k != "error")
    for i in (0, 2, 4):
        goal = sc.Goal(DATA["goal"][i], owner=DATA["who"][i], due_date=DATA["due"][i])
        report = critic.critique(goal, CONTEXT)
        row = found[i]
        assert (row["smart"], row["score"]) == (report.letters, report.score)
        assert {c: row[c] for c in report.criteria} == {c: v.verdict for c, v in report.criteria.items()}
        assert [f for f in row["findings"].split(", ") if f] == list(dict.fromkeys(f.rule for f in report.findings))
    assert found[2]["deadline"] == dt.date(2027, 5, 1)
    assert found[2]["time_bound"] == "met"
    assert (found[4]["baseline"], found[4]["target"], found[4]["unit"]) == (8.0, 6.0, "EUR")


def test_all_kinds_have_the_same_columns(critic: sc.Critic) -> None:
    outs = [sc.critique_frame(make(DATA), "goal", context=CONTEXT, critic=critic, rewrite=True, id="score") for make in MAKERS]
    names = {tuple(nw.from_native(o, eager_only=True).columns) for o in outs}
    assert len(names) == 1
    assert rows(outs[0]) == rows(outs[1]) == rows(outs[2])
    assert [r["id"] for r in rows(outs[1])] == ["1", "2", "3", "4", "5"]
    (columns,) = names
    assert columns[0] == "id"
    assert {"rewrite", "score_after"} <= set(columns)
    better = critic.critique(DATA["goal"][2], CONTEXT).rewrite
    assert better is not None
    assert rows(outs[1])[2]["rewrite"] == better.text


def test_pandas_keeps_its_index_and_types(critic: sc.Critic) -> None:
    frame = pd.DataFrame(DATA, index=pd.Index(["a", "b", "b", "c", "d"], name="key"))
    frame["due"] = pd.to_datetime(frame["due"])
    frame["goal"] = frame["goal"].astype("string")
    out = sc.critique_frame(frame, "goal", context=CONTEXT, critic=critic, keep=True, **ROLES)
    assert out.index.equals(frame.index)
    assert list(out.columns[:4]) == list(frame.columns)
    assert list(out["score"]) == [1, 2, 3, 4, 5]
    assert out["smart_score"].dtype == "Int64"
    assert out["deadline"].dtype.kind == "M"
    assert out["smart"].isna().tolist() == [False, True, False, True, False]
    assert frame.columns.tolist() == list(DATA)


def test_keep_puts_the_columns_of_polars_and_arrow_in_front(critic: sc.Critic) -> None:
    for make in (pl.DataFrame, pa.table):
        out = nw.from_native(sc.critique_frame(make(DATA), "goal", context=CONTEXT, critic=critic, keep=True), eager_only=True)
        assert out.columns[:4] == list(DATA)
        assert out["smart_score"].to_list()[1] is None
        assert out["goal"].to_list() == DATA["goal"]


def test_columns_are_found_only_where_asked(critic: sc.Critic) -> None:
    frame = pl.DataFrame({"Goal": ["Sell 4 boats"], "Due date": ["2027-05-01"]})
    bare = sc.critique_frame(frame, "Goal", context=CONTEXT, critic=critic)
    assert bare["time_bound"].to_list() == ["unmet"]
    found = sc.critique_frame(frame, context=CONTEXT, critic=critic, find=True)
    assert found["deadline"].to_list() == [dt.date(2027, 5, 1)]


def test_a_bad_cell_is_the_error_of_its_row(critic: sc.Critic) -> None:
    frame = pl.DataFrame({"goal": ["Sell 4 boats", "Sell 5 boats"], "due": ["2027-05-01", "whenever"]})
    out = sc.critique_frame(frame, "goal", context=CONTEXT, critic=critic, due_date="due")
    assert out["error"].to_list()[0] is None
    assert "'whenever' is no date" in out["error"].to_list()[1]
    mixed = pd.DataFrame({"goal": ["Sell 4 boats", 7, float("nan"), pd.NaT, ["x"]]})
    out = sc.critique_frame(mixed, "goal", context=CONTEXT, critic=critic)
    assert out["error"].isna().tolist() == [True, True, False, False, False]


def test_frames_without_rows_have_all_columns(critic: sc.Critic) -> None:
    for make in MAKERS[:3]:
        empty = make({"goal": ["x"]})[:0] if make is not pa.table else pa.table({"goal": ["x"]}).slice(0, 0)
        out = nw.from_native(sc.critique_frame(empty, "goal", context=CONTEXT, critic=critic), eager_only=True)
        assert len(out) == 0
        assert {"smart", "score", "error"} <= set(out.columns)


def test_what_cannot_be_judged_says_why() -> None:
    frame = pd.DataFrame(DATA)
    twice = pd.DataFrame([["a", "b"]], columns=["goal", "goal"])
    slashed = pl.DataFrame({"goal": ["Sell 4 boats"], "due": ["03/04/2027"]})
    for call, message in (
        (lambda: sc.critique_frame(frame, "gaol"), "no column 'gaol' .did you mean 'goal'"),
        (lambda: sc.critique_frame(frame, "goal", onwer="who"), "no role of a column .did you mean 'owner'"),
        (lambda: sc.critique_frame(pl.DataFrame(DATA).lazy(), "goal"), "call its collect"),
        (lambda: sc.critique_frame(duckdb.sql("select 'Sell 4 boats' as goal"), "goal"), "call its to_arrow_table"),
        (lambda: sc.critique_frame(["Sell 4 boats"], "goal"), "list is no dataframe"),
        (lambda: sc.critique_frame(frame["goal"], "goal"), "Series is no dataframe"),
        (lambda: sc.critique_frame(twice, "goal"), "unique column names"),
        (lambda: sc.critique_frame(frame[["score"]]), "say which one with text='NAME'"),
        (lambda: sc.critique_frame(slashed, "goal", due_date="due"), "say day_first=True or day_first=False"),
    ):
        with pytest.raises(InputError, match=message):
            call()


def test_without_narwhals_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    monkeypatch.setitem(sys.modules, "narwhals", None)
    with pytest.raises(sc.MissingExtraError, match=r"\.\[dataframes\]"):
        sc.critique_frame(pl.DataFrame(DATA), "goal")


@pytest.mark.parametrize("make", MAKERS)
def test_an_objective_is_judged_with_the_rows_that_name_it(make: Callable[..., Any], critic: sc.Critic) -> None:
    frame = make({
        "key": ["O1", "K1", "K2"],
        "goal": [
            "Make our berths more pleasant for sailors", "Berths booked again from 40% to 60% by 31 May 2027",
            "Quay rated 4.5 by 30 June 2027",
        ],
        "of": [None, "O1", "O1"],
    })  # fmt: skip
    (aim, first, _), alone = (
        rows(sc.critique_frame(frame, text="goal", context=CONTEXT, critic=critic, id="key", **roles)) for roles in ({"parent": "of"}, {})
    )
    assert (aim["kind_of_goal"], aim["measurable"], aim["time_bound"]) == ("objective", "met", "met")
    assert "measurable/no_metric" not in aim["findings"]
    assert first["kind_of_goal"] == alone[1]["kind_of_goal"] != "objective"
    assert "met" not in (alone[0]["measurable"], alone[0]["time_bound"])
