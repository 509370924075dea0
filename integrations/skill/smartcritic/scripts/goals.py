"""What an agent needs to know of goals, in few words: calls `smartcritic check` and `smartcritic compare` and shortens their answers."""

from __future__ import annotations

import argparse
import importlib.util
import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from typing import Any


def ask(*arguments: str) -> dict[str, Any]:
    """Call the command line; where it refuses, end with its status and message."""
    if importlib.util.find_spec("smartcritic") is not None:
        command = [sys.executable, "-m", "smartcritic"]
    elif found := shutil.which("smartcritic"):
        command = [found]
    else:
        sys.exit("smartcritic is not installed: install the package from its folder or its wheel with pip")
    done = subprocess.run([*command, *arguments], capture_output=True, text=True, encoding="utf-8", check=False)
    if done.returncode:
        sys.stderr.write(done.stderr)
        sys.exit(done.returncode)
    return dict(json.loads(done.stdout))


def judged(report: dict[str, Any]) -> Iterator[str]:
    """A report in lines."""
    yield f"goal: {report['text']}"
    if not report["judged"]:
        yield "not a goal: " + "; ".join(f["message"] for c in report["criteria"].values() for f in c["findings"])
        return
    yield f"score: {report['score']}/100"
    for name, criterion in report["criteria"].items():
        if criterion["verdict"] != "met":
            said = "; ".join(f"{f['message']} ({f['rule']})" for f in criterion["findings"])
            yield f"{name}: {criterion['verdict']}" + (f": {said}" if said else "")
    if rewrite := report["rewrite"]:
        yield f"rewrite: {rewrite['text']}"
        for slot in rewrite["slots"]:
            proposal = slot.get("proposal")
            yield f"ask: {slot['question']}" + (f" (proposal: {proposal})" if proposal is not None else "")


def compared(comparison: dict[str, Any]) -> Iterator[str]:
    """A comparison in lines: what was not kept, and whether the rewrite is faithful."""
    for fact in comparison["facts"]:
        if fact["state"] != "kept":
            before, after = ((fact[side] or {}).get("text") for side in ("before", "after"))
            yield f"{fact['state']} {fact['kind']}: " + " -> ".join(text for text in (before, after) if text)
    yield "faithful" if comparison["faithful"] else "not faithful"


def main() -> None:
    """Print what was asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    judge = commands.add_parser("judge", help="verdicts, findings, a rewrite and its questions")
    judge.add_argument("goals", nargs="+", metavar="GOAL")
    compare = commands.add_parser("compare", help="what a rewrite changed, lost or invented")
    compare.add_argument("before")
    compare.add_argument("after")
    for option in ("today", "context", "role", "profile"):
        judge.add_argument(f"--{option}")
    for option in ("today", "context"):
        compare.add_argument(f"--{option}")
    given = vars(parser.parse_args())
    options = [f"--{name}={given[name]}" for name in ("today", "context", "role", "profile") if given.get(name)]
    if given["command"] == "judge":
        texts = ["\n".join(judged(ask("check", "--format=json", *options, "--", goal))) for goal in given["goals"]]
    else:
        texts = ["\n".join(compared(ask("compare", "--format=json", *options, "--", given["before"], given["after"])))]
    print("\n\n".join(texts))


if __name__ == "__main__":
    main()
