"""JavaScript run by node, whose requests a client in this process answers: no socket is opened."""

from __future__ import annotations

import json
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Any

import pytest

BRIDGE = """
const fs = require("fs");
function line() {
  const bytes = [], one = Buffer.alloc(1);
  while (fs.readSync(0, one, 0, 1) && one[0] !== 10) bytes.push(one[0]);
  return Buffer.from(bytes).toString();
}
globalThis.request = sent => { fs.writeSync(1, JSON.stringify(sent) + "\\n"); return JSON.parse(line()); };
globalThis.fetch = async (url, {method = "GET", headers = {}, body} = {}) => {
  const got = request({url, method, headers, body});
  return new Response(got.body, {status: got.status, headers: got.headers});
};
globalThis.done = value => fs.writeSync(1, JSON.stringify({done: value}) + "\\n");
"""
"""`request({url, method, headers, body})` gives {status, headers, body}, at once; `fetch` is made of it; `done(value)` ends the script."""


def run(script: str, client: Any) -> tuple[Any, list[dict[str, Any]]]:
    """Run a script and return what it gave to `done`, and what it asked for; where there is no node, the test is skipped."""
    node = shutil.which("node")
    if node is None:
        pytest.skip("node is not installed")
    with tempfile.TemporaryDirectory() as folder:
        bridge, main = Path(folder, "bridge.cjs"), Path(folder, "main.mjs")
        bridge.write_text(BRIDGE, encoding="utf-8")
        main.write_text(script, encoding="utf-8")
        command = [node, "--require", str(bridge), str(main)]
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
        with subprocess.Popen(command, **pipes, text=True, encoding="utf-8") as process:  # type: ignore[call-overload]
            return _answered(process, client)


def _answered(process: subprocess.Popen[str], client: Any) -> tuple[Any, list[dict[str, Any]]]:
    assert process.stdin is not None
    assert process.stdout is not None
    assert process.stderr is not None
    asked: list[dict[str, Any]] = []
    for line in process.stdout:
        sent = json.loads(line)
        if "done" in sent:
            return sent["done"], asked
        asked.append(sent)
        answer = client.request(sent["method"], sent["url"], headers=sent["headers"], content=sent.get("body"))
        told = {"status": answer.status_code, "headers": dict(answer.headers), "body": answer.text}
        process.stdin.write(json.dumps(told) + "\n")
        process.stdin.flush()
    raise AssertionError(process.stderr.read())
