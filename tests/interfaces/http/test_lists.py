"""What the page asks of the service about a list: how it is read, judged in parts, and given back."""

from __future__ import annotations

import base64
import csv
import io
from collections.abc import Mapping
from typing import Any

import openpyxl
import pytest
from fastapi.testclient import TestClient

import smartcritic as sc
from smartcritic.interfaces.http import lists
from smartcritic.interfaces.http.app import create_app
from smartcritic.interfaces.http.settings import Settings

SHEET = "Owner\tGoal\tDue\nDana\tSell 4 boats in Ghent\t2027-05-01\nBo\tImprove boat repairs soon\t2027-06-01"
ODD = "Who\tThing\tX\nDana\tboats\t1\nBo\tsales\t2"
TODAY = {"today": "2026-11-22"}


def sent(content: str | bytes, name: str = "pasted.tsv", **more: Any) -> dict[str, Any]:
    """The body of a request about this list."""
    data = content.encode() if isinstance(content, str) else content
    return {"name": name, "content": base64.b64encode(data).decode(), **more}


def read(client: TestClient, content: str, status: int = 200, **more: Any) -> dict[str, Any]:
    """What the service says of a list."""
    answer = client.post("/page/list/read", json=sent(content, **more))
    assert answer.status_code == status, answer.text
    return dict(answer.json())


def test_columns_goals_and_first_rows_are_told(client: TestClient) -> None:
    told = read(client, SHEET)
    assert told["roles"] == {"text": "Goal", "owner": "Owner", "due_date": "Due"}
    assert [g["row"] for g in told["goals"]] == [1, 2]
    assert told["goals"][1]["goal"] == {"id": "2", "text": "Improve boat repairs soon", "owner": "Bo", "due_date": "2027-06-01"}
    assert told["columns"] == ["Owner", "Goal", "Due"]
    assert told["sample"] == [["Dana", "Sell 4 boats in Ghent", "2027-05-01"], ["Bo", "Improve boat repairs soon", "2027-06-01"]]
    assert (told["errors"], told["left_out"]) == ([], [])


def test_columns_are_chosen_and_left_alone_by_hand(client: TestClient) -> None:
    told = read(client, SHEET, columns={"text": "Owner"}, unused=["Due"])
    assert [g["goal"]["text"] for g in told["goals"]] == ["Dana", "Bo"]
    assert "due_date" not in told["roles"]


def test_a_table_without_a_column_of_goals_is_shown_to_choose_from(client: TestClient) -> None:
    told = read(client, ODD)
    assert (told["unsure"], told["columns"]) == ("columns", ["Who", "Thing", "X"])
    assert told["sample"] == [["Dana", "boats", "1"], ["Bo", "sales", "2"]]
    assert [g["goal"]["text"] for g in read(client, ODD, columns={"text": "Thing"})["goals"]] == ["boats", "sales"]
    assert [g["goal"]["text"] for g in read(client, ODD, lines=True)["goals"]] == ODD.split("\n")


def test_dates_that_can_be_read_in_two_ways_are_asked_for(client: TestClient) -> None:
    text = SHEET.replace("2027-05-01", "03/04/2027").replace("2027-06-01", "05/06/2027")
    told = read(client, text)
    assert (told["unsure"], told["roles"]["due_date"]) == ("dates", "Due")
    for day_first, days in ((True, ["2027-04-03", "2027-06-05"]), (False, ["2027-03-04", "2027-05-06"])):
        assert [g["goal"]["due_date"] for g in read(client, text, day_first=day_first)["goals"]] == days


def test_what_is_left_out_or_has_no_goal_is_told(client: TestClient) -> None:
    told = read(client, "Goals for Q2:\n\n- Sell 4 boats\n- Paint the quay\n\nNext", name="notes.md")
    assert [g["goal"]["text"] for g in told["goals"]] == ["Sell 4 boats", "Paint the quay"]
    assert [(left["count"], left["examples"][0]) for left in told["left_out"]] == [(2, "line 1: Goals for Q2")]
    rows = "Goal,Owner,Due\n" + "".join(f"Paint {i} buoys,Ida,2027-03-{i:02}\n" for i in range(1, 13)) + ",Bo,2027-05-01\n"
    assert read(client, rows, name="goals.csv")["errors"] == [{"row": 13, "error": "no text: the cell of the column 'Goal' is empty"}]


@pytest.mark.parametrize(
    ("body", "says"),
    [
        ({"name": "a.csv", "content": "no base64!"}, "content: is no base64"),
        ({"name": "a.csv", "content": 3}, "expected the file's name and its bytes in base64"),
        (sent("", "a.csv"), "a.csv"),
        (sent(SHEET, columns={"txt": "Goal"}), "columns: unknown key 'txt'"),
        (sent(SHEET, columns={"text": 3}), "columns, unused: expected the name of a column"),
        (sent(SHEET, columns={"text": "Gaol"}), "Gaol"),
        (sent(SHEET, unused="Due"), "columns, unused"),
        (sent(SHEET, changes={"one": "x"}), "changes: expected the new text of each goal by the number of its row"),
        (sent(SHEET, changes=["x"]), "changes: expected"),
        (sent(SHEET, day_first="yes"), "day_first: must be true, false or null"),
        (sent(SHEET, sheet="Goals"), "body: unknown key 'sheet'"),
    ],
)
def test_a_list_that_cannot_be_read_is_refused_by_name(client: TestClient, body: Mapping[str, Any], says: str) -> None:
    answer = client.post("/page/list/read", json=body)
    assert answer.status_code == 422
    assert says in answer.json()["detail"]
    assert "/tmp" not in answer.json()["detail"]


def test_parts_are_judged_as_the_library_judges_them(client: TestClient, critic: sc.Critic) -> None:
    context = sc.Context.from_dict({**TODAY, "objectives": ["Win the fleet market"]})
    own = sc.Context.from_dict({**TODAY, "objectives": ["Keep the yard busy"]})
    text = "Win 30 new fleets by May 2027"
    served = {"goal": {"text": text}, "objectives": ["Keep the yard busy"]}
    goals = [{"goal": text}, served, {"goal": {"txt": "x"}}, {"goal": "Any questions?"}]
    body = {"goals": goals, "context": context.to_dict()}
    got = client.post("/page/list/judge", json=body).json()["results"]
    wanted = [critic.critique(text, context, rewrite=False), critic.critique(text, own, rewrite=False)]
    assert got[:2] == [lists.compact(report) for report in wanted]
    assert got[0]["verdicts"] != got[1]["verdicts"]
    assert "unknown key 'txt'" in got[2]["error"]
    assert (got[3]["judged"], got[3]["score"]) == (False, None)
    assert client.post("/page/list/judge", json={"goals": "x"}).status_code == 422


@pytest.mark.parametrize("kind", sorted(lists.KINDS))
def test_a_list_is_given_back_with_what_was_improved(client: TestClient, kind: str) -> None:
    new, old = "Sew 7 sails by 31 May 2027", "Improve the hulls soon"
    body = sent(SHEET.replace("Improve boat repairs soon", old), kind=kind, changes={"2": new}, context=TODAY)
    answer = client.post("/page/list/file", json=body)
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"] == lists.KINDS[kind]
    assert answer.headers["content-disposition"] == f"attachment; filename*=UTF-8''pasted-reviewed.{kind}"
    text = answer.text
    if kind == "xlsx":
        book = openpyxl.load_workbook(io.BytesIO(answer.content))
        text = "\n".join(str(c.value) for sheet in book for row in sheet.iter_rows() for c in row)
    assert "sails" in text
    assert "Ghent" in text
    assert "hulls" not in text


def test_a_kind_that_cannot_be_written_is_refused(client: TestClient) -> None:
    answer = client.post("/page/list/file", json=sent(SHEET, kind="exe"))
    assert (answer.status_code, answer.json()["detail"]) == (422, "kind: 'exe' cannot be written; give xlsx, csv, html, md")


def test_long_lists_have_no_rewrites_and_too_long_ones_are_refused(held: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = "Goal\n" + "Paint 9 buoys soon\n" * 5
    with TestClient(create_app(Settings(max_rows=5, max_goals=3), held)) as client:
        monkeypatch.setattr(lists, "REWRITTEN_MOST", 4)
        told = client.post("/page/report", json=sent(rows, "goals.csv")).json()
        assert "more than 4 goals: rewrites are left out" in told["notes"]
        got = list(csv.DictReader(io.StringIO(client.post("/page/list/file", json=sent(rows, "goals.csv", kind="csv")).text)))
        assert [row["rewrite"] for row in got] == [""] * 5
        longer = sent(rows + "Paint 9 buoys soon\n", "goals.csv")
        for path, more in (("read", {}), ("file", {"kind": "csv"})):
            answer = client.post(f"/page/list/{path}", json={**longer, **more})
            assert answer.status_code == 413
            assert "goals.csv holds goals above the limit of 5" in answer.json()["detail"]
        assert client.post("/page/list/judge", json={"goals": [{"goal": "x"}] * 4}).status_code == 413


def test_lists_need_the_key(critic: sc.Critic) -> None:
    with TestClient(create_app(Settings(api_key="only-for-us"), critic)) as client:
        for path in ("/page/list/read", "/page/list/judge", "/page/list/file", "/page/report", "/page/check"):
            assert client.post(path, json={}).status_code == 401
        assert client.get("/page/about").status_code == 200


def test_the_sample_file_can_be_read(client: TestClient) -> None:
    answer = client.get("/static/sample-goals.csv")
    told = read(client, answer.text, name="sample-goals.csv")
    assert told["roles"] == {"text": "Goal", "owner": "Owner", "team": "Team", "due_date": "Due"}
    assert len(told["goals"]) == 5


def test_values_are_checked_against_their_slots(client: TestClient) -> None:
    slots = [{"name": "now", "type": "percent", "value": "9%"}, {"name": "target", "type": "percent", "value": "purple"}]
    body = {"goal": "Cut returns soon", "context": TODAY}
    answer = client.post("/page/check", json={**body, "slots": slots}).json()
    assert list(answer) == ["refused"]
    assert answer["refused"] == {"target": "'purple' must be a percentage such as 15%"}
    slots[1]["value"] = "9 %"
    assert "is where it stands today" in client.post("/page/check", json={**body, "slots": slots}).json()["refused"]["target"]
    slots[1]["value"] = "6%"
    assert client.post("/page/check", json={**body, "slots": slots}).json()["report"]["score"] is not None
    late = [{"name": "deadline", "type": "date", "value": "2026-11-21"}]
    assert "before 2026-11-22" in client.post("/page/check", json={**body, "slots": late}).json()["refused"]["deadline"]
    for wrong in ("x", ["x"], [{"name": "a"}], [{"name": "a", "type": "words", "value": 3}]):
        assert client.post("/page/check", json={**body, "slots": wrong}).status_code == 422
