"""The step of the action that judges: annotates the goals of changed files and writes the job summary.

What is asked for stands in the variables INPUT_... (see `action.yml`); BASE is the commit to compare with.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

MOST = 1 << 20
"""Bytes that a summary may have: GitHub takes no longer one."""
CUT = "\n\n*The rest is left out: the summary is too long.*\n"
OPTIONS = ("PROFILE", "CONFIG", "CONTEXT", "FAIL_ON", "FAIL_UNDER")
"""Inputs that are options of `smartcritic audit`, too."""


def git(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Run git here."""
    return subprocess.run(["git", *arguments], capture_output=True, text=True, encoding="utf-8", check=False)


def goal_files(patterns: list[str], base: str, everything: bool) -> list[str]:
    """The tracked files of these pathspecs: all of them, or those that differ from `base` where that commit can be had."""
    if not everything and base.strip("0"):
        if git("cat-file", "-e", f"{base}^{{commit}}").returncode:
            git("fetch", "--quiet", "--depth=1", "origin", base)
        fork = git("merge-base", base, "HEAD").stdout.strip() or base
        changed = git("diff", "--name-only", "-z", "--diff-filter=d", fork, "HEAD", "--", *patterns)
        if not changed.returncode:
            return [name for name in changed.stdout.split("\0") if name]
        print(f"::notice title=SMART goals::commit {base} cannot be had: all files are judged", flush=True)
    listed = git("ls-files", "-z", "--", *patterns)
    if listed.returncode:
        sys.exit(f"::error title=SMART goals::{' '.join(listed.stderr.split())}")
    return [name for name in listed.stdout.split("\0") if name]


def summarise(text: str) -> None:
    """Add to the job summary, cut to what GitHub takes."""
    data = text.encode()
    if len(data) > MOST:
        data = data[: MOST - len(CUT.encode())].decode(errors="ignore").encode() + CUT.encode()
    with open(os.environ["GITHUB_STEP_SUMMARY"], "ab") as summary:
        summary.write(data)


def main() -> int:
    """Judge, and return the exit status of `smartcritic audit`."""
    given = {name.removeprefix("INPUT_"): value.strip() for name, value in os.environ.items() if name.startswith("INPUT_")}
    patterns = [line.strip() for line in given["FILES"].splitlines() if line.strip()]
    files = goal_files(patterns, os.environ.get("BASE", ""), given["ALL"] == "true")
    if not files:
        summarise("No file with goals has changed.\n")
        return 0
    options = [f"--{name.lower().replace('_', '-')}={given[name]}" for name in OPTIONS if given.get(name)]
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder, "goals.md")
        command = [sys.executable, "-m", "smartcritic", "audit", "--annotate", f"--output={report}", *options, "--", *files]
        status = subprocess.run(command, check=False).returncode
        if report.is_file():
            summarise(report.read_text(encoding="utf-8"))
    return status


if __name__ == "__main__":
    sys.exit(main())
