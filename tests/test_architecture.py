"""The one-way flow of the stages, the public surface, and the lightness of the import."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import smartcritic

PACKAGE = Path(smartcritic.__file__).parent

STAGES = (
    "errors", "records", "schema", "languages", "lexicon", "rules", "calendar", "config", "language", "facts", "reading", "attainability",
    "relevance", "criteria", "rewrite",
    "portfolio", "plan", "compare", "critic", "shortcuts", "evaluate", "render", "audit", "integrations", "service", "cli",
)  # fmt: skip
"""Whoever stands later may import whoever stands before; the other way is a breach."""

MAY_BACK = {("records", "schema"), ("records", "render"), ("config", "audit"), ("config", "lexicon")}
"""Imports inside a function that hand work on: `Report.json_schema` asks the schema module, `Report._repr_html_` the renderer."""

OWNERS = {
    "spacy": {"language", "facts", "integrations"},
    "thinc": {"language", "reading"},
    "dateparser": {"facts", "audit"},
    "quantulum3": {"facts"},
    "rich": {"render", "cli", "audit"},
    "typer": {"cli"},
    "fastapi": {"service"},
    "starlette": {"service"},
    "uvicorn": {"service"},
    "prometheus_client": {"service"},
}


def stage_of(path: Path) -> str:
    """The stage that a file belongs to: its folder, or its name at the top of the package."""
    relative = path.relative_to(PACKAGE)
    return relative.parts[0].removesuffix(".py")


def imports(path: Path) -> list[str]:
    """Every module that a file imports, but for those needed by type checkers alone."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    skip = {
        id(node)
        for branch in ast.walk(tree)
        if isinstance(branch, ast.If) and isinstance(branch.test, ast.Name) and branch.test.id == "TYPE_CHECKING"
        for node in ast.walk(branch)
    }
    found: list[str] = []
    for node in ast.walk(tree):
        if id(node) in skip:
            continue
        if isinstance(node, ast.Import):
            found += [a.name for a in node.names]
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            found += [f"{node.module}.{a.name}" for a in node.names] if node.module == "smartcritic" else [node.module]
    return found


FILES = sorted(p for p in PACKAGE.rglob("*.py") if p.parent != PACKAGE or p.name not in ("__init__.py", "__main__.py"))


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_a_stage_imports_only_what_stands_before_it(path: Path) -> None:
    stage = stage_of(path)
    assert stage in STAGES, f"{path.name} belongs to no stage"
    for name in imports(path):
        parts = name.split(".")
        if parts[0] == "smartcritic" and len(parts) > 1 and parts[1] in STAGES and parts[1] != stage:
            assert STAGES.index(parts[1]) < STAGES.index(stage) or (stage, parts[1]) in MAY_BACK, f"{stage} imports {name}"
        if parts[0] in OWNERS:
            assert stage in OWNERS[parts[0]], f"{stage} imports {parts[0]}"


def test_every_stage_is_there() -> None:
    there = {stage_of(p) for p in FILES}
    assert {"language", "facts", "criteria", "rewrite", "critic"} <= there


def test_public_names_are_sorted_and_there() -> None:
    assert sorted(smartcritic.__all__) == smartcritic.__all__
    for name in smartcritic.__all__:
        assert getattr(smartcritic, name) is not None
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        smartcritic.nothing  # noqa: B018


def test_importing_the_package_loads_no_reader() -> None:
    heavy = "('spacy', 'dateparser', 'quantulum3', 'numpy')"
    code = f"import sys, smartcritic, smartcritic.records; print([m for m in {heavy} if m in sys.modules])"
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert out.stdout.strip() == "[]"


def test_quantulum_is_not_loaded_by_a_goal_that_needs_no_unit() -> None:
    code = (
        "import sys, smartcritic as sc; r = sc.critique('Book 20 meetings with hotels by 31 March 2027');"
        "print(r.criteria['time_bound'].verdict, 'quantulum3' in sys.modules)"
    )
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert out.stdout.strip() == "met False"
