"""What the addresses answer: the library's own reports, facts, plans and findings, and clear errors."""

from __future__ import annotations

import json
from typing import Any

import jsonschema
import pytest
from fastapi.testclient import TestClient

import smartcritic as sc
from smartcritic import rules
from smartcritic.interfaces.http import handlers

TODAY = "2026-11-22"
GOALS = (
    "Sell 40 rowing boats in Utrecht by 31 March 2027",
    "😀 improve the boathouse 🚣🏽 soon, by 20% 🎯 before June 2027",
    "",
    "S: rent out canoes\nM: 12 a week\nT: by August 2027",
)


def post(client: TestClient, path: str, body: Any, status: int = 200) -> Any:
    """Post JSON and return the answer's, of this status."""
    answer = client.post(path, json=body)
    assert answer.status_code == status, answer.text
    return answer.json()


@pytest.mark.parametrize("text", GOALS)
@pytest.mark.parametrize("rewrite", [True, False])
def test_a_critique_is_the_librarys_report(client: TestClient, critic: sc.Critic, text: str, rewrite: bool) -> None:
    body = {"goal": {"text": text, "id": "k", "role": "Skipper"}, "context": {"today": TODAY, "objectives": ["fill the boathouse"]}}
    got = post(client, f"/v1/critique?rewrite={str(rewrite).lower()}", body)
    context = sc.Context(today=TODAY, objectives=("fill the boathouse",))
    want = critic.critique(sc.Goal(text, id="k", role="Skipper"), context).to_dict()
    if not rewrite:
        want |= {"suggestions": [], "rewrite": None, "rewrites": [], "parts": []}
    assert got == json.loads(json.dumps(want))
    jsonschema.validate(got, sc.Report.json_schema())


def in_utf16(text: str, start: int, end: int) -> str:
    """The part of a text that JavaScript's `slice` gives."""
    return text.encode("utf-16-le")[2 * start : 2 * end].decode("utf-16-le")


@pytest.mark.parametrize("utf16", [False, True])
def test_a_rewrite_is_filled_as_the_library_fills_it(client: TestClient, critic: sc.Critic, utf16: bool) -> None:
    text, switch = "😀 Raise repeat orders of boats 🚣🏽", f"?utf16={str(utf16).lower()}"
    sent = post(client, f"/v1/critique{switch}", {"goal": text, "context": {"today": TODAY}})["rewrite"]
    rewrite = critic.critique(text, sc.Context(today=TODAY)).rewrite
    assert rewrite is not None
    fitting: dict[str, list[str | int]] = {"date": ["30 June 2027"], "number": [15, 10]}
    values = {s.name: fitting[s.type].pop() for s in rewrite.slots}
    assert len(values) >= 3
    context = {"today": TODAY}
    body = {"rewrite": sent, "values": values, "context": context}
    assert post(client, f"/v1/fill{switch}", body) == {"text": rewrite.fill(**values)}
    assert post(client, f"/v1/fill{switch}", {"rewrite": sent, "context": context}) == {"text": rewrite.fill()}


SLOT = {"name": "deadline", "start": 5, "end": 11, "question": "By when?", "type": "date"}


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ({"values": {"deadline": "soon"}}, "deadline: 'soon' names no day; give one such as 2027-03-31"),
        ({"values": {"deadline": "2026-01-01"}}, "before 2026-11-22; give a later day"),
        ({"values": {"deadlin": "2027-01-01"}}, "(did you mean 'deadline'?)"),
        ({"values": {"today": "2027-01-01"}}, "'today' is no slot"),
        ({"values": {"self": "2027-01-01"}}, "'self' is no slot"),
        ({"values": {"deadline": [1]}}, "a text or a number for each slot"),
        ({"values": ["deadline"]}, "must be an object"),
        ({"rewrite": "Sell [when]"}, "rewrite"),
        ({"rewrite": {"text": "Sell", "slots": [SLOT]}}, "'deadline' lies outside of the text"),
        ({"rewrite": {"text": "Sell [when]", "slots": [SLOT, SLOT]}}, "over another slot"),
        ({"rewrite": {"text": "Sell [when]", "slots": [{**SLOT, "type": "day"}]}}, "type"),
    ],
)
def test_what_cannot_be_filled_is_refused_with_what_would_fit(client: TestClient, body: dict[str, Any], told: str) -> None:
    whole = {"rewrite": {"text": "Sell [when]", "slots": [SLOT]}, "context": {"today": TODAY}, **body}
    assert told in post(client, "/v1/fill", whole, 422)["detail"]


def test_utf16_offsets_fit_what_javascript_slices(client: TestClient) -> None:
    text = GOALS[1]
    report = post(client, "/v1/critique?utf16=true", {"goal": text, "context": {"today": TODAY}})
    quotes = [f for v in report["criteria"].values() for f in v["findings"] if f["start"] is not None]
    assert [f["quote"] for f in quotes] == [in_utf16(text, f["start"], f["end"]) for f in quotes]
    cues = report["facts"]["quantities"] + report["facts"]["dates"] + [report["facts"]["action"], report["facts"]["deadline"]]
    assert len(cues) >= 4
    assert [c["text"] for c in cues] == [in_utf16(text, c["start"], c["end"]) for c in cues]
    vague = post(client, "/v1/critique?utf16=true", {"goal": "😀 Improve boat repairs 🚣🏽 soon", "context": {"today": TODAY}})
    slotted = [s for s in [*vague["suggestions"], vague["rewrite"]] if s["slots"]]
    assert len(slotted) >= 2
    for one in slotted:
        for slot in one["slots"]:
            piece = in_utf16(one["text"], slot["start"], slot["end"])
            assert piece.startswith("[") and piece.endswith("]")  # noqa: PT018
    plain = post(client, "/v1/critique", {"goal": text, "context": {"today": TODAY}})
    assert plain["facts"]["action"]["start"] + 1 == report["facts"]["action"]["start"]
    facts = post(client, "/v1/extract?utf16=true", {"goal": text, "context": {"today": TODAY}})
    assert facts == report["facts"]


def test_a_lone_surrogate_comes_back_as_it_was_sent(client: TestClient) -> None:
    sent = b'{"goal": "\\ud800 sell 5 tents by May 2027"}'
    answer = client.post("/v1/critique", content=sent, headers={"content-type": "application/json"})
    assert answer.status_code == 200
    assert answer.json()["text"].startswith("\ud800")


@pytest.mark.parametrize("rewrite", ["true", "false"])
def test_one_bad_goal_of_a_batch_costs_no_other(client: TestClient, critic: sc.Critic, rewrite: str) -> None:
    goals: list[Any] = [{"id": f"g{i}", "text": f"Paint {i + 1} buoys by 31 March 2027"} for i in range(20)]
    goals[3] = {"id": "bad", "text": "x", "due_date": "the day after"}
    goals[7] = 12
    got = post(client, f"/v1/critique/batch?rewrite={rewrite}", {"goals": goals, "context": {"today": TODAY}})
    assert (got["schema"], got["goals"], got["errors"]) == ("smartcritic/batch/1", 20, 2)
    bad = [r for r in got["results"] if r["schema"] == "smartcritic/error/1"]
    assert [(r["id"], r["row"]) for r in bad] == [("bad", 4), (None, 8)]
    assert "goal.due_date" in bad[0]["error"]
    good = [r for r in got["results"] if r["schema"] == "smartcritic/report/1"]
    assert [r["id"] for r in good] == [g["id"] for i, g in enumerate(goals) if i not in (3, 7)]
    one = critic.critique(sc.Goal("Paint 20 buoys by 31 March 2027", id="g19"), sc.Context(today=TODAY))
    assert good[-1]["criteria"] == json.loads(json.dumps(one.to_dict()))["criteria"]
    assert (good[-1]["suggestions"] == []) is (rewrite == "false")


def test_a_batch_counts_texts_that_are_no_goals_by_themselves(client: TestClient) -> None:
    got = post(client, "/v1/critique/batch", {"goals": ["Any questions?", "Sell 4 boats", 12], "context": {"today": TODAY}})
    assert (got["goals"], got["unjudged"], got["errors"]) == (3, 1, 1)
    assert [(r.get("judged"), r.get("score") is None) for r in got["results"]] == [(False, True), (True, False), (None, True)]
    assert got["results"][0]["criteria"]["specific"]["findings"][0]["rule"] == "text/not_a_goal"


def test_a_plan_and_what_cannot_be_planned(client: TestClient, critic: sc.Critic) -> None:
    body = {"goal": "Place 480 calls to dairies by 29 January 2027", "context": {"today": TODAY}, "step": "month"}
    want = critic.plan(body["goal"], sc.Context(today=TODAY), step="month").to_dict()  # type: ignore[arg-type]
    assert post(client, "/v1/plan", body) == want
    with pytest.raises(sc.PlanError) as error:
        critic.plan("Be kinder", sc.Context(today=TODAY))
    assert post(client, "/v1/plan", {"goal": "Be kinder", "context": {"today": TODAY}}, 422)["detail"] == str(error.value)


def test_a_comparison_is_the_librarys_and_counts_both_texts_in_utf16_where_asked(client: TestClient, critic: sc.Critic) -> None:
    before, after = "🚣 Rent out 12 canoes", "🚣🏽🎯 Rent out 30 canoes in Ghent by 31 March 2027 [how]"
    body = {"before": {"text": before, "owner": "Ida"}, "after": after, "context": {"today": TODAY}}
    want = critic.compare(sc.Goal(before, owner="Ida"), after, sc.Context(today=TODAY)).to_dict()
    assert post(client, "/v1/compare", body) == json.loads(json.dumps(want))
    got = post(client, "/v1/compare?utf16=true", body)
    quotes = [(text, f[side]) for f in got["facts"] for side, text in (("before", before), ("after", after)) if f[side]]
    quotes += [(after, s) for s in got["slots"]]
    assert {f["state"] for f in got["facts"]} >= {"kept", "invented"}
    assert len(got["slots"]) == 1
    assert [q["text"] for _, q in quotes] == [in_utf16(text, q["start"], q["end"]) for text, q in quotes]
    assert post(client, "/v1/compare", {"before": "x", "after": 3}, 422)["detail"].startswith("after: int is no goal")


def test_a_portfolio_has_findings_and_says_which_goals_it_could_not_read(client: TestClient, critic: sc.Critic) -> None:
    goals: list[Any] = [{"id": str(i), "text": f"Repaint hull {i} by 5 May 2027", "owner": "Ida", "review": "weekly"} for i in range(7)]
    got = post(client, "/v1/portfolio", {"goals": [*goals, {"id": "bad"}], "context": {"today": TODAY}})
    want = critic.portfolio([sc.Goal(**g) for g in goals], sc.Context(today=TODAY))
    assert got["findings"] == [f.to_dict() for f in want]
    assert "portfolio/too_many_goals" in {f["rule"] for f in got["findings"]}
    assert [(e["id"], e["row"]) for e in got["errors"]] == [("bad", 8)]


def test_a_portfolio_is_silent_about_rules_that_are_off() -> None:
    body = {"goals": [{"id": "a", "text": "Repaint hull 4 by 5 May 2027", "parent": "nowhere"}], "context": {"today": TODAY}}
    raised = {f["rule"] for f in handlers.portfolio(sc.Critic(), body)["findings"]}
    assert raised == {"portfolio/orphan", "portfolio/no_owner"}
    off = sc.Critic(sc.Config(ignore=("portfolio/orphan",)))
    assert {f["rule"] for f in handlers.portfolio(off, body)["findings"]} == {"portfolio/no_owner"}


def test_rules_are_those_of_the_library(client: TestClient) -> None:
    listed = client.get("/v1/rules").json()["rules"]
    assert [r["name"] for r in listed] == list(rules.load())
    one = client.get("/v1/rules/time_bound/vague_time").json()
    assert one == next(r for r in listed if r["name"] == "time_bound/vague_time")
    assert one == rules.get(one["name"]).to_dict()
    assert client.get("/v1/rules/portfolio/orphan").json()["remedy"] == rules.get("portfolio/orphan").remedy
    missing = client.get("/v1/rules/time_bound/vague_tim")
    assert missing.status_code == 404
    assert "time_bound/vague_time" in missing.json()["detail"]


@pytest.mark.parametrize(
    ("path", "body", "says"),
    [
        ("/v1/critique", {}, "the key 'goal' is missing"),
        ("/v1/critique", [], "expected an object with the keys goal, context"),
        ("/v1/critique", {"goal": 3}, "int is no goal"),
        ("/v1/critique", {"goal": "x", "contxt": {}}, "unknown key 'contxt' (did you mean 'context'?)"),
        ("/v1/critique", {"goal": {"text": "x", "duedate": "2026-01-01"}}, "unknown key 'duedate' (did you mean 'due_date'?)"),
        ("/v1/critique", {"goal": {"text": "x", "target": 10**400}}, "must be null or a finite number"),
        ("/v1/critique", {"goal": "x", "context": {"today": "yesterday"}}, "context.today"),
        ("/v1/critique", {"goal": "x", "context": {"funnel": [{"stage": "calls", "rate": 40}]}}, "for 40% give 0.4"),
        ("/v1/critique", {"goal": "x", "context": []}, "context: expected an object"),
        ("/v1/critique?rewrites=false", {"goal": "x"}, "unknown parameter 'rewrites'"),
        ("/v1/critique?utf16=1", {"goal": "x"}, "give true or false"),
        ("/v1/critique/batch", {"goals": "x"}, "str is no list"),
        ("/v1/critique/batch", {"goals": [], "context": {"fiscal_year_start": 13}}, "must be a month"),
        ("/v1/plan", {"goal": "Sell 3 boats by May 2027", "step": "decade"}, "decade"),
        ("/v1/plan", {"goal": "Sell 3 boats by May 2027", "spread": 1}, "spread: must be null or a string, not 1"),
        ("/v1/portfolio", {"goals": {}}, "dict is no list"),
    ],
)
def test_bad_input_is_named(client: TestClient, path: str, body: Any, says: str) -> None:
    problem = post(client, path, body, 422)
    assert says in problem["detail"]
    assert problem["status"] == 422


@pytest.mark.parametrize(
    ("content", "says"),
    [(b"{", "is no JSON"), (b"\xff", "is no JSON"), (b"[" * 100_000, "is nested too deeply"), (b'{"goal": NaN}', "float is no goal")],
)
def test_a_body_that_is_no_json_is_said_to_be_none(client: TestClient, content: bytes, says: str) -> None:
    answer = client.post("/v1/critique", content=content, headers={"content-type": "application/json"})
    assert answer.status_code == 422
    assert answer.headers["content-type"] == "application/problem+json"
    assert says in answer.json()["detail"]


def test_addresses_methods_and_content_types(client: TestClient) -> None:
    assert client.get("/v1/nothing").json()["detail"].startswith("there is nothing at this address")
    assert client.get("/v1/critique").status_code == 405
    plain = client.post("/v1/critique", content='{"goal": "x"}', headers={"content-type": "text/plain"})
    assert plain.status_code == 415
    assert "application/json" in plain.json()["detail"]
    assert client.post("/v1/critique", content='{"goal": "x"}', headers={"content-type": "application/merge-patch+json"}).status_code == 200


def test_health_readiness_and_headers(client: TestClient) -> None:
    assert client.get("/healthz").json() == {"status": "alive"}
    post(client, "/v1/critique", {"goal": "Sell 3 boats"})
    ready = client.get("/readyz", headers={"x-request-id": "abc.1"})
    assert ready.json() == {"status": "ready"}
    assert ready.headers["x-request-id"] == "abc.1"
    assert ready.headers["content-security-policy"].startswith("default-src 'none'")
    assert ready.headers["x-content-type-options"] == "nosniff"
    assert client.get("/healthz", headers={"x-request-id": "a b\tc"}).headers["x-request-id"] != "a b\tc"


def test_metrics_count_by_route_and_hold_nothing_that_was_sent(client: TestClient) -> None:
    before = client.get("/metrics").text
    post(client, "/v1/critique", {"goal": "Sell zanzibar tents"})
    client.get("/v1/rules/zanzibar")
    client.get("/zanzibar")
    after = client.get("/metrics").text
    assert "zanzibar" not in after

    def count(text: str, line: str) -> float:
        return float(next((x.rpartition(" ")[2] for x in text.splitlines() if x.startswith(line)), 0))

    for line in (
        'smartcritic_requests_total{method="POST",route="/v1/critique",status="200"}',
        'smartcritic_requests_total{method="GET",route="/v1/rules/{rule:path}",status="404"}',
        'smartcritic_requests_total{method="GET",route="other",status="404"}',
        'smartcritic_goals_total{outcome="report"}',
    ):
        assert count(after, line) == count(before, line) + 1, line
    assert count(after, "smartcritic_ready") == 1
