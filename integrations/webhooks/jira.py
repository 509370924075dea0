"""A webhook of Jira: comments on issues whose summary is a goal, when they are made and when summary or due date change.

Run `python jira.py` with JIRA_WEBHOOK_SECRET, JIRA_URL, JIRA_EMAIL and JIRA_TOKEN, and let a webhook for the goals' issues post to it.
"""

from __future__ import annotations

import base64
import json
import os
import re
from collections.abc import Callable
from typing import Any

from receiver import Answer, Ask, Headers, Unanswered, is_signed, send, serve, service, to_fix

READ = {"summary", "duedate"}
"""The fields of an issue that are read."""


def answer(headers: Headers, body: bytes, *, secret: str, ask: Ask, comment: Callable[[str, dict[str, Any]], None]) -> Answer:
    """Judge the issue of an event, and comment on it where there is something to fix; comments and other events are passed over."""
    if not is_signed(body, secret, headers.get("X-Hub-Signature", ""), "sha256="):
        return 401, {"error": "not signed by Jira"}
    try:
        event = json.loads(body)
        goal = goal_of(event)
    except (ValueError, KeyError, TypeError, AttributeError):
        return 400, {"error": "this is no event of an issue"}
    if goal is None:
        return 200, {"commented": False}
    try:
        report = ask({"goal": goal})
    except Unanswered as problem:
        return 503, {"error": str(problem)}
    found = report["judged"] and bool(to_fix(report))
    if found:
        comment(goal["id"], document(report))
    return 200, {"commented": found}


def goal_of(event: dict[str, Any]) -> dict[str, Any] | None:
    """The goal of a new issue, or of one whose summary or due date changed; else None.

    Raises:
        ValueError: the key of the issue is none.
    """
    if event["webhookEvent"] not in ("jira:issue_created", "jira:issue_updated"):
        return None
    if event["webhookEvent"] == "jira:issue_updated" and not READ & {item["field"] for item in event["changelog"]["items"]}:
        return None
    fields, key = event["issue"]["fields"], event["issue"]["key"]
    if not re.fullmatch(r"[A-Z][A-Z0-9_]*-\d+", key):
        raise ValueError(key)
    return {"id": key, "text": fields["summary"], "due_date": fields.get("duedate")}


def document(report: dict[str, Any]) -> dict[str, Any]:
    """A report as a comment in the Atlassian Document Format: score, what to fix, and a rewrite with its questions."""
    made = [_paragraph(f"{report['score']}/100. To fix:"), _list(to_fix(report))]
    if rewrite := report["rewrite"]:
        made.append(_paragraph(f"Rewrite: {rewrite['text']}"))
        if questions := [slot["question"] for slot in rewrite["slots"]]:
            made.append(_list(questions))
    return {"body": {"type": "doc", "version": 1, "content": made}}


def _paragraph(text: str) -> dict[str, Any]:
    return {"type": "paragraph", "content": [{"type": "text", "text": text}]}


def _list(lines: list[str]) -> dict[str, Any]:
    return {"type": "bulletList", "content": [{"type": "listItem", "content": [_paragraph(line)]} for line in lines]}


def commenting() -> Callable[[str, dict[str, Any]], None]:
    """A function that comments on an issue of the Jira that the environment names."""
    who = base64.b64encode(f"{os.environ['JIRA_EMAIL']}:{os.environ['JIRA_TOKEN']}".encode()).decode()
    site = os.environ["JIRA_URL"].rstrip("/")

    def comment(key: str, body: dict[str, Any]) -> None:
        send(f"{site}/rest/api/3/issue/{key}/comment", body, {"Authorization": f"Basic {who}"}, 10)

    return comment


if __name__ == "__main__":
    key, critic, post = os.environ["JIRA_WEBHOOK_SECRET"], service(10), commenting()
    serve(int(os.environ.get("PORT", "3001")), lambda headers, body: answer(headers, body, secret=key, ask=critic, comment=post))
