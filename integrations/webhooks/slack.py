"""The slash command `/smart Increase sales soon` of Slack: run `python slack.py` with SLACK_SIGNING_SECRET, and let Slack post to it."""

from __future__ import annotations

import os
import time
from typing import Any
from urllib.parse import parse_qs

from receiver import Answer, Ask, Headers, Unanswered, is_signed, serve, service, to_fix

OLDEST = 300
"""Seconds after which a request is taken for a repetition by somebody else."""
IN_TIME = 2.5
"""Seconds for the service: Slack waits three."""
MOST = 2_900
"""Characters in a section: Slack takes 3,000."""
SIGNS = {"met": ":white_check_mark:", "partial": ":large_yellow_circle:", "unmet": ":x:", "unknown": ":grey_question:"}


def is_from_slack(headers: Headers, body: bytes, secret: str, now: float) -> bool:
    """Whether the request is signed with the secret, and was just now."""
    stamp = headers.get("X-Slack-Request-Timestamp", "")
    if not stamp.isdecimal() or abs(now - int(stamp)) > OLDEST:
        return False
    return is_signed(b"v0:" + stamp.encode() + b":" + body, secret, headers.get("X-Slack-Signature", ""), "v0=")


def answer(headers: Headers, body: bytes, *, secret: str, ask: Ask, now: float) -> Answer:
    """Answer a slash command with blocks that its writer alone sees."""
    if not is_from_slack(headers, body, secret, now):
        return 401, {"error": "not signed by Slack"}
    fields = parse_qs(body.decode(errors="replace"))
    text = fields.get("text", [""])[0].strip()
    if not text:
        return 200, _message([_section(f"Write a goal behind it: {fields.get('command', ['/smart'])[0]} Sign 12 dealers by 31 March")])
    try:
        return 200, _message(blocks(ask({"goal": text})))
    except Unanswered as problem:
        return 200, _message([_section(_escaped(str(problem)))])


def blocks(report: dict[str, Any]) -> list[dict[str, Any]]:
    """A report as blocks: the goal with its letters, what to fix, and a rewrite with its questions."""
    goal = "\n".join(f"> {line}" for line in _escaped(report["text"]).splitlines())
    findings = "\n".join(f"• {_escaped(line)}" for line in to_fix(report))
    if not report["judged"]:
        return [_section(f"{goal}\n{findings}")]
    letters = "  ".join(f"{SIGNS[c['verdict']]} {name.replace('_', '-')}" for name, c in report["criteria"].items())
    made = [_section(f"{goal}\n*{report['score']}/100*  {letters}")]
    if findings:
        made.append(_section(findings))
    if rewrite := report["rewrite"]:
        questions = "\n".join(f"• {_escaped(slot['question'])}" for slot in rewrite["slots"])
        made.append(_section(f"*Rewrite*\n{_escaped(rewrite['text'])}\n{questions}".rstrip()))
    return made


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _section(text: str) -> dict[str, Any]:
    return {"type": "section", "text": {"type": "mrkdwn", "text": text if len(text) <= MOST else text[:MOST] + "…"}}


def _message(made: list[dict[str, Any]]) -> dict[str, Any]:
    return {"response_type": "ephemeral", "blocks": made}


if __name__ == "__main__":
    key, critic = os.environ["SLACK_SIGNING_SECRET"], service(IN_TIME)
    serve(int(os.environ.get("PORT", "3000")), lambda headers, body: answer(headers, body, secret=key, ask=critic, now=time.time()))
