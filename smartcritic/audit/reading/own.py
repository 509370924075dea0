"""Files that audits wrote: a folder or a pattern is read without those in it, so that no run reads what another one made."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

from smartcritic.audit.extras import need
from smartcritic.errors import MissingExtraError
from smartcritic.model import CRITERIA

PARTS = ".parts"
"""How the folder of a run's finished parts ends."""

_HEAD = 1 << 16
_LATER = ("kind_of_goal",)
"""Columns that outputs of earlier versions lack."""
_NAMES = ("smart", "score", *CRITERIA, *_LATER, "findings", "questions", "rewrite", "error")
_SAID = "".join(rf'(?:(?:^|[,;\t])"?(?:smart_)?{name}"?){"?" if name in _LATER else ""}' for name in _NAMES)
_MARKS: Mapping[str, re.Pattern[bytes]] = {
    ".csv": re.compile(rf"{_SAID}\r?$".encode(), re.MULTILINE),
    ".jsonl": re.compile(rb'\s*\{(?:"schema": "smartcritic/|"goal": (?:"(?:[^"\\]|\\.)*"|null), "rule": ")'),
    ".html": re.compile(rb'<meta name="generator" content="smartcritic audit">'),
    ".md": re.compile(rb"\s*# [^\n]+\n\r?\n[\d,]+ goals?(?:, mean score [^\n]+|, [^\n]+ not (?:judged|read))?\.\r?\n"),
    ".sarif": re.compile(rb'\s*\{"\$schema": "[^"]*sarif'),
}
_ANYWHERE = (".csv", ".html")


def is_output(path: Path) -> bool:
    """Whether an audit wrote a file, by what it holds; False where it cannot be read."""
    kind = path.suffix.lower()
    try:
        return _BINARY[kind](path) if kind in _BINARY else kind in _MARKS and _is_marked(path, kind)
    except (OSError, ValueError, KeyError, zipfile.BadZipFile):
        return False


def _is_marked(path: Path, kind: str) -> bool:
    with path.open("rb") as stream:
        head = stream.read(_HEAD).removeprefix(b"\xef\xbb\xbf")
    pattern = _MARKS[kind]
    return (pattern.search(head) if kind in _ANYWHERE else pattern.match(head)) is not None


def _is_workbook(path: Path) -> bool:
    with zipfile.ZipFile(path) as archive:
        return b"smartcritic audit" in archive.read("docProps/core.xml")


def _is_parquet(path: Path) -> bool:
    try:
        parquet = need("pyarrow.parquet", "reading .parquet")
    except MissingExtraError:
        return False
    try:
        names = set(parquet.read_schema(path).names)
    except need("pyarrow", "reading .parquet").ArrowException:
        return False
    return {"smart", "score", *CRITERIA, "findings", "report"} <= names


_BINARY: Mapping[str, Callable[[Path], bool]] = {".xlsx": _is_workbook, ".parquet": _is_parquet}
