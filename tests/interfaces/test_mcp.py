"""The tools over standard input and output, asked by the SDK's own client."""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest

import smartcritic as sc
from smartcritic.interfaces.mcp import MOST_GOALS, make_server

pytest.importorskip("mcp")
from mcp.client.client import Client
from mcp.client.stdio import StdioServerParameters, stdio_client

TODAY = {"today": "2026-11-24"}
CONTEXT = sc.Context.from_dict(TODAY)
TEXT = "Raise ferry bookings by 10% this quarter 🙂"


def ask(talk: Callable[[Client], Awaitable[None]], *arguments: str) -> None:
    """Start the command, talk to it, and stop it."""

    async def main() -> None:
        server = StdioServerParameters(command=sys.executable, args=["-m", "smartcritic", "mcp", *arguments])
        async with asyncio.timeout(120), Client(stdio_client(server)) as client:
            await talk(client)

    asyncio.run(main())


async def call(client: Client, tool: str, **arguments: Any) -> dict[str, Any]:
    result = await client.call_tool(tool, arguments)
    assert not result.is_error, result.content
    assert isinstance(result.structured_content, dict)
    assert json.loads(result.content[0].text) == result.structured_content
    return result.structured_content


async def refused(client: Client, tool: str, **arguments: Any) -> str:
    result = await client.call_tool(tool, arguments)
    assert result.is_error
    return str(result.content[0].text)


def test_each_tool_gives_what_the_library_gives(critic: sc.Critic) -> None:
    async def talk(client: Client) -> None:
        listed = {t.name: t for t in (await client.list_tools()).tools}
        assert sorted(listed) == ["audit", "compare", "critique", "explain", "extract", "plan"]
        assert "faithful" in (client.instructions or "")
        report = critic.critique(TEXT, CONTEXT)
        plan_goal = {"text": "Make 400 calls", "due_date": "2027-03-31"}
        calls: dict[str, tuple[dict[str, Any], Any]] = {
            "critique": ({"goal": TEXT}, report.to_dict()),
            "extract": ({"goal": TEXT}, report.facts.to_dict()),
            "plan": ({"goal": plan_goal}, critic.plan(sc.Goal.from_dict(plan_goal), CONTEXT).to_dict()),
            "compare": ({"before": TEXT, "after": "Raise ferry bookings by 20%"}, None),
            "audit": ({"goals": [TEXT, plan_goal, {"text": 3, "id": "odd"}, "Make 401 calls"]}, None),
        }
        for name, (arguments, wanted) in calls.items():
            tool = listed[name]
            if name != "audit":  # one of its goals is wrong on purpose
                jsonschema.validate({**arguments, "context": TODAY}, tool.input_schema)
            with pytest.raises(jsonschema.ValidationError):
                jsonschema.validate({**arguments, "contxt": TODAY}, tool.input_schema)
            found = await call(client, name, **arguments, context=TODAY)
            assert tool.output_schema is not None
            jsonschema.validate(found, tool.output_schema)
            with pytest.raises(jsonschema.ValidationError):
                jsonschema.validate({}, tool.output_schema)
            assert wanted is None or found == json.loads(json.dumps(wanted)), name
            assert tool.annotations is not None
            assert tool.annotations.read_only_hint is True
            assert tool.description
        compared = await call(client, "compare", **calls["compare"][0], context=TODAY)
        assert sc.Comparison.from_dict(compared) == critic.compare(TEXT, "Raise ferry bookings by 20%", CONTEXT)
        audited = await call(client, "audit", **calls["audit"][0], context=TODAY)
        assert [g["id"] for g in audited["goals"]] == ["1", "2", "odd", "4"]
        assert "must be a string, not 3" in audited["goals"][2]["error"]
        assert audited["errors"] == 1
        assert audited["goals"][0]["smart"] == report.letters
        assert {f["rule"] for f in audited["portfolio"]} >= {"portfolio/no_owner"}
        mixed = await call(client, "audit", goals=[TEXT, "Any questions?"], context=TODAY)
        jsonschema.validate(mixed, listed["audit"].output_schema)
        assert (mixed["goals"][1]["judged"], mixed["goals"][1]["score"]) == (False, None)
        assert (mixed["mean_score"], mixed["unjudged"]) == (report.score, 1)
        assert all("2" not in f["goals"] for f in mixed["portfolio"])
        without = await call(client, "critique", goal="Sell soon", context=TODAY, rewrite=False)
        assert without["rewrite"] is None

    ask(talk)


def test_errors_say_what_is_wrong_and_the_server_goes_on() -> None:
    async def talk(client: Client) -> None:
        for tool, arguments, message in (
            ("plan", {"goal": "Sell boats"}, "the goal has no deadline; name the day"),
            ("critique", {"goal": {"txt": "Sell boats"}}, "unknown key 'txt' (did you mean 'text'?)"),
            ("critique", {"goal": "Sell boats", "context": {"today": "soon"}}, "context.today: must be null or a date"),
            ("critique", {"goal": "Sell boats", "contxt": {}}, "contxt"),
            ("critique", {}, "goal"),
            ("critique", {"goal": 3}, "goal"),
            ("plan", {"goal": "Make 4 calls by May 2027", "step": "fortnight"}, "'fortnight' is no distance of milestones"),
            ("audit", {"goals": ["x"] * (MOST_GOALS + 1)}, "send them in parts"),
            ("compare", {"before": "Sell boats", "after": {"text": None}}, "must be a string, not None"),
        ):
            assert message in await refused(client, tool, **arguments), tool
        assert (await call(client, "critique", goal="Sell 4 boats", context=TODAY))["score"] > 0

    ask(talk)


def test_calls_at_once_are_not_mixed_up(critic: sc.Critic) -> None:
    async def talk(client: Client) -> None:
        texts = [f"Sell {n} boats by {n} May 2027" for n in range(2, 26)]
        found = await asyncio.gather(*(call(client, "extract", goal=t, context=TODAY) for t in texts))
        assert [f["quantities"][0]["value"] for f in found] == [float(n) for n in range(2, 26)]
        assert [f["deadline"]["end_date"] for f in found] == [f"2027-05-{n:02}" for n in range(2, 26)]

    ask(talk)


def test_a_context_file_holds_where_a_call_gives_none(tmp_path: Path) -> None:
    file = tmp_path / "context.toml"
    file.write_text('today = 2026-11-24\nobjectives = ["Grow the ferry business"]\n', encoding="utf-8")

    async def talk(client: Client) -> None:
        found = await call(client, "critique", goal=TEXT)
        assert found["today"] == "2026-11-24"
        assert found["criteria"]["relevant"]["source"] == "context"

    ask(talk, "--context", str(file))


def test_standard_output_holds_messages_alone() -> None:
    request = {"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": {
        "protocolVersion": "2025-06-18", "capabilities": {}, "clientInfo": {"name": "t", "version": "1"}}}  # fmt: skip
    command = [sys.executable, "-m", "smartcritic", "mcp"]
    done = subprocess.run(command, input=json.dumps(request) + "\n", capture_output=True, text=True, timeout=120, check=False)
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert [line["id"] for line in lines] == [1]
    assert lines[0]["result"]["serverInfo"]["name"] == "smartcritic"
    assert done.returncode == 0


def test_without_the_sdk_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "mcp.server.mcpserver", None)
    with pytest.raises(sc.MissingExtraError, match=r"\.\[mcp\]"):
        make_server()
