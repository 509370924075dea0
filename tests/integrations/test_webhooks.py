"""The examples for Slack and Jira, with recorded payloads, against the service in this process."""

from __future__ import annotations

import hashlib
import hmac
import http.client
import importlib
import io
import json
import sys
import threading
import time
import urllib.error
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

FOLDER = Path(__file__).parents[2] / "integrations" / "webhooks"
PAYLOADS = Path(__file__).parent / "payloads"
SECRET, NOW = "8f742231b10e8888abcd99yyyzzz85a5", 1_795_305_600
SENT = (PAYLOADS / "slack.txt").read_bytes()


@pytest.fixture
def modules(monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[str, ModuleType]]:
    """The scripts, imported as they import each other."""
    monkeypatch.syspath_prepend(str(FOLDER))
    names = ("receiver", "slack", "jira")
    yield {name: importlib.import_module(name) for name in names}
    for name in names:
        del sys.modules[name]


@pytest.fixture
def ask(modules: dict[str, ModuleType], client: Any) -> Any:
    """Asks the service in this process as `receiver.service` does over the network."""

    def ask(body: dict[str, Any]) -> dict[str, Any]:
        answer = client.post("/v1/critique", json={**body, "context": {"today": "2026-11-22"}})
        if answer.status_code != 200:
            raise modules["receiver"].Unanswered(answer.json()["detail"])
        return dict(answer.json())

    return ask


def signed(message: bytes) -> str:
    """The HMAC-SHA256 of a message."""
    return hmac.new(SECRET.encode(), message, hashlib.sha256).hexdigest()


# --------------------------------------------------------------------------- Slack


def slack_headers(body: bytes, stamp: int = NOW) -> dict[str, str]:
    """What Slack sends beside the body."""
    return {"X-Slack-Request-Timestamp": str(stamp), "X-Slack-Signature": "v0=" + signed(f"v0:{stamp}:".encode() + body)}


def test_a_slash_command_is_answered_in_time_with_blocks(modules: dict[str, ModuleType], ask: Any) -> None:
    ask({"goal": "Warm up"})
    begun = time.process_time()
    status, data = modules["slack"].answer(slack_headers(SENT), SENT, secret=SECRET, ask=ask, now=NOW)
    assert time.process_time() - begun < 3
    assert (status, data["response_type"]) == (200, "ephemeral")
    goal, findings, rewrite = (block["text"]["text"] for block in data["blocks"])
    assert goal.startswith("> Mend the &lt;old&gt; slipway &amp; the crane soon\n*")
    assert ":x: time-bound" in goal
    assert "• Time-bound: “soon” names no day" in findings.splitlines()
    assert rewrite.startswith("*Rewrite*\n")
    assert "• By which day?" in rewrite.splitlines()


@pytest.mark.parametrize(
    "headers",
    [
        {}, slack_headers(SENT + b"&text=other"), slack_headers(SENT, NOW - 301), slack_headers(SENT, NOW + 301),
        {**slack_headers(SENT), "X-Slack-Request-Timestamp": str(NOW + 1)}, {**slack_headers(SENT), "X-Slack-Request-Timestamp": "now"},
        {**slack_headers(SENT), "X-Slack-Signature": "v0=€"},
    ],
)  # fmt: skip
def test_what_slack_did_not_sign_just_now_is_refused(modules: dict[str, ModuleType], headers: dict[str, str]) -> None:
    def ask(body: dict[str, Any]) -> dict[str, Any]:
        raise AssertionError("asked")

    assert modules["slack"].answer(headers, SENT, secret=SECRET, ask=ask, now=NOW)[0] == 401


@pytest.mark.parametrize(
    ("text", "said"),
    [("", "Write a goal behind it: /smart"), ("Any+questions%3F", "this is a question, not a goal"), ("word+" * 3000, "> word word")],
)
def test_other_texts_are_answered_too(modules: dict[str, ModuleType], ask: Any, text: str, said: str) -> None:
    body = f"command=%2Fsmart&text={text}".encode()
    status, data = modules["slack"].answer(slack_headers(body), body, secret=SECRET, ask=ask, now=NOW)
    assert status == 200
    assert said in data["blocks"][0]["text"]["text"]
    assert max(len(block["text"]["text"]) for block in data["blocks"]) <= 3000


def test_a_service_that_does_not_answer_is_told(modules: dict[str, ModuleType], monkeypatch: pytest.MonkeyPatch) -> None:
    receiver = modules["receiver"]

    def slow(request: Any, timeout: float) -> Any:
        assert timeout == modules["slack"].IN_TIME
        raise TimeoutError

    monkeypatch.setattr(receiver.urllib.request, "urlopen", slow)
    ask = receiver.service(modules["slack"].IN_TIME)
    status, data = modules["slack"].answer(slack_headers(SENT), SENT, secret=SECRET, ask=ask, now=NOW)
    assert status == 200
    assert "did not answer in time" in data["blocks"][0]["text"]["text"]


@pytest.mark.parametrize(("status", "said"), [(422, "goal: names what is wrong"), (429, "cannot answer now (status 429)")])
def test_a_refusal_of_the_service_is_told(
    modules: dict[str, ModuleType], monkeypatch: pytest.MonkeyPatch, status: int, said: str
) -> None:
    def refuse(request: Any, timeout: float) -> Any:
        assert request.get_header("X-api-key") == "a key of mine"
        raise urllib.error.HTTPError(request.full_url, status, "", {}, io.BytesIO(b'{"detail": "goal: names what is wrong"}'))  # type: ignore[arg-type]

    monkeypatch.setenv("SMARTCRITIC_KEY", "a key of mine")
    monkeypatch.setattr(modules["receiver"].urllib.request, "urlopen", refuse)
    with pytest.raises(modules["receiver"].Unanswered) as problem:
        modules["receiver"].service(1)({"goal": "Sell boats"})
    assert said in str(problem.value)


# --------------------------------------------------------------------------- Jira


def jira(modules: dict[str, ModuleType], ask: Any, body: bytes, signature: str | None = None) -> tuple[int, dict[str, Any], list[Any]]:
    """Post an event: status, answer, and the comments that were made."""
    comments: list[Any] = []
    headers = {"X-Hub-Signature": "sha256=" + signed(body) if signature is None else signature}
    status, data = modules["jira"].answer(headers, body, secret=SECRET, ask=ask, comment=lambda *given: comments.append(given))
    return status, data, comments


def texts(node: Any) -> list[str]:
    """The texts of a document."""
    return [node["text"]] if "text" in node else [text for part in node.get("content", ()) for text in texts(part)]


def test_a_new_issue_gets_a_comment_and_its_due_date_counts(modules: dict[str, ModuleType], ask: Any) -> None:
    status, data, comments = jira(modules, ask, (PAYLOADS / "jira-created.json").read_bytes())
    assert (status, data) == (200, {"commented": True})
    ((key, document),) = comments
    assert key == "YARD-7"
    assert document["body"]["type"] == "doc"
    said = texts(document["body"])
    assert said[0].endswith("/100. To fix:")
    assert not [line for line in said if line.startswith("Time-bound")]


def test_a_changed_summary_is_judged_anew(modules: dict[str, ModuleType], ask: Any) -> None:
    _, _, comments = jira(modules, ask, (PAYLOADS / "jira-updated.json").read_bytes())
    ((_, document),) = comments
    said = texts(document["body"])
    assert "Time-bound: “soon” names no day" in said
    assert "By which day?" in said


def changed(**values: Any) -> bytes:
    """The event of an update with other values."""
    event = json.loads((PAYLOADS / "jira-updated.json").read_text(encoding="utf-8"))
    for name, value in values.items():
        if name == "summary":
            event["issue"]["fields"]["summary"] = value
        elif name == "key":
            event["issue"]["key"] = value
        else:
            event[name] = value
    return json.dumps(event).encode()


@pytest.mark.parametrize(
    "event",
    [{"webhookEvent": "comment_created"}, {"changelog": {"items": [{"field": "status"}]}}, {"summary": "Any questions?"}],
)
def test_what_is_no_news_or_no_goal_gets_no_comment(modules: dict[str, ModuleType], ask: Any, event: dict[str, Any]) -> None:
    assert jira(modules, ask, changed(**event)) == (200, {"commented": False}, [])


@pytest.mark.parametrize("body", [b"{", b"[]", b"{}", changed(key="../../user"), changed(key=None)])
def test_what_is_no_event_is_refused(modules: dict[str, ModuleType], ask: Any, body: bytes) -> None:
    assert jira(modules, ask, body)[0::2] == (400, [])


def test_what_jira_did_not_sign_is_refused(modules: dict[str, ModuleType], ask: Any) -> None:
    assert jira(modules, ask, changed(), "sha256=" + signed(b"other"))[0::2] == (401, [])
    assert jira(modules, ask, changed(), "")[0::2] == (401, [])


def test_a_comment_is_posted_where_the_issue_is(modules: dict[str, ModuleType], monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in (("URL", "https://boatyard.example.net/"), ("EMAIL", "ada@example.org"), ("TOKEN", "secret")):
        monkeypatch.setenv(f"JIRA_{name}", value)
    sent: list[Any] = []
    monkeypatch.setattr(modules["jira"], "send", lambda *given: sent.append(given))
    modules["jira"].commenting()("YARD-7", {"body": {}})
    ((url, body, headers, _),) = sent
    assert url == "https://boatyard.example.net/rest/api/3/issue/YARD-7/comment"
    assert body == {"body": {}}
    assert headers == {"Authorization": "Basic YWRhQGV4YW1wbGUub3JnOnNlY3JldA=="}


# --------------------------------------------------------------------------- the server


def test_the_server_hands_over_what_it_is_sent(modules: dict[str, ModuleType], monkeypatch: pytest.MonkeyPatch) -> None:
    receiver = modules["receiver"]
    servers: list[Any] = []

    class Kept(receiver.ThreadingHTTPServer):  # type: ignore[misc,name-defined]
        def serve_forever(self, poll_interval: float = 0.5) -> None:
            servers.append(self)
            super().serve_forever(0.01)

    monkeypatch.setattr(receiver, "ThreadingHTTPServer", Kept)
    def answer(headers: Any, body: bytes) -> tuple[int, dict[str, Any]]:
        return 201, {"said": body.decode(), "of": headers["X-A"]}

    threading.Thread(target=receiver.serve, args=(0, answer), daemon=True).start()
    while not servers:
        time.sleep(0.01)
    port = servers[0].server_address[1]
    try:
        assert receiver.send(f"http://127.0.0.1:{port}", {"a": 1}, {"X-A": "b"}, 5) == {"said": '{"a": 1}', "of": "b"}
        for length in (str(receiver.MOST_BYTES + 1), "-1"):
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
            connection.putrequest("POST", "/")
            connection.putheader("Content-Length", length)
            connection.endheaders()
            assert connection.getresponse().status == 413
            connection.close()
    finally:
        servers[0].shutdown()
        servers[0].server_close()
