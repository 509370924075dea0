"""The OpenAPI document describes what is served: its examples are answers, and no generated request finds a 5xx."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import schemathesis
from fastapi.testclient import TestClient
from hypothesis import HealthCheck, given, settings

import smartcritic as sc
from smartcritic.interfaces.http import openapi


@pytest.fixture(scope="module")
def document(client: TestClient) -> dict[str, Any]:
    """The served document."""
    return dict(client.get("/openapi.json").json())


def operations(document: dict[str, Any]) -> dict[str, tuple[str, str, dict[str, Any]]]:
    """Every operation: method, path and description, by its name."""
    return {o["operationId"]: (method, path, o) for path, methods in document["paths"].items() for method, o in methods.items()}


def test_every_address_is_described(document: dict[str, Any]) -> None:
    assert {path for _, path, _ in operations(document).values()} >= {
        "/v1/critique", "/v1/critique/batch", "/v1/extract", "/v1/plan", "/v1/fill", "/v1/compare", "/v1/portfolio", "/v1/rules",
        "/v1/rules/{rule}", "/healthz", "/readyz", "/metrics",
    }  # fmt: skip
    assert not [path for _, path, _ in operations(document).values() if path.startswith("/page")]


def test_examples_are_what_the_service_answers(client: TestClient, document: dict[str, Any]) -> None:
    seen = 0
    for name, (_, path, operation) in operations(document).items():
        if "requestBody" not in operation:
            continue
        sent = operation["requestBody"]["content"]["application/json"]["examples"]["example"]["value"]
        shown = operation["responses"]["200"]["content"]["application/json"]["examples"]["example"]["value"]
        got = client.post(path + ("?rewrite=false" if name == "critique_batch" else ""), json=sent).json()
        assert got == shown, name
        seen += 1
    assert seen >= 5


def test_requests_and_answers_of_the_examples_fit_their_schemas(document: dict[str, Any]) -> None:
    checked = 0
    for _, _, operation in operations(document).values():
        bodies = [operation.get("requestBody"), *operation["responses"].values()]
        for content in (media for body in bodies if body for media in body["content"].values() if "examples" in media):
            whole = {**content["schema"], "components": document["components"]}
            jsonschema.Draft202012Validator.check_schema(whole)
            value = content["examples"]["example"]["value"]
            if isinstance(value.get("goals"), list):  # the sample batch holds a goal that is wrong on purpose
                value = {**value, "goals": [g for g in value["goals"] if isinstance(g, str) or "txt" not in g]}
            jsonschema.validate(value, whole)
            checked += 1
    assert checked >= 10


def test_the_schemas_are_the_librarys(document: dict[str, Any]) -> None:
    kept = document["components"]["schemas"]
    assert list(kept["Report"]["properties"]) == list(sc.Report.json_schema()["properties"])
    assert set(kept["Goal"]["properties"]) == set(sc.Goal("x").to_dict())
    assert set(kept["Context"]["properties"]) == set(sc.Context().to_dict())
    names = json.dumps(document).split('"$ref": "')[1:]
    assert {n.partition('"')[0] for n in names} <= {f"#/components/schemas/{k}" for k in kept}


def test_the_samples_are_answered_by_the_library_at_the_time(critic: sc.Critic, document: dict[str, Any]) -> None:
    made = openapi.answers(critic)
    shown = operations(document)["critique"][2]["responses"]["200"]["content"]["application/json"]["examples"]["example"]["value"]
    assert shown == json.loads(json.dumps(made["critique"]))
    assert shown["rewrite"]["slots"]


NAMES = ("critique", "critique_batch", "extract", "plan", "compare", "portfolio", "list_rules", "get_rule", "healthz", "readyz", "metrics")


@pytest.fixture(scope="module")
def described(served: str) -> Any:
    """The document as schemathesis reads it from a running server."""
    return schemathesis.openapi.from_url(f"{served}/openapi.json")


CHECKS = ("not_a_server_error", "status_code_conformance", "content_type_conformance", "response_schema_conformance")


def test_every_bound_of_the_document_is_tried_and_finds_no_server_error(served: str, tmp_path: Path) -> None:
    command = [
        str(Path(sys.executable).with_name("schemathesis")), "run", f"{served}/openapi.json", "--phases", "examples,coverage",
        "--checks", ",".join(CHECKS), "--seed", "1",
    ]  # fmt: skip
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=300, cwd=tmp_path)
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-2000:]
    generated = re.search(r"(\d+) generated, (\d+) passed", done.stdout)
    assert generated is not None
    assert int(generated[1]) == int(generated[2]) > 300


@pytest.mark.parametrize("name", NAMES)
def test_generated_requests_find_no_server_error_and_answers_keep_to_the_document(described: Any, name: str) -> None:
    checks = [getattr(schemathesis.checks, name) for name in CHECKS]
    operation = next(o.ok() for o in described.get_all_operations() if o.ok().definition.raw["operationId"] == name)
    modes = [schemathesis.GenerationMode.POSITIVE]
    if operation.body or operation.query:
        modes.append(schemathesis.GenerationMode.NEGATIVE)
    statuses = set()
    for mode in modes:

        @settings(max_examples=20, deadline=None, database=None, derandomize=True, suppress_health_check=list(HealthCheck))
        @given(case=operation.as_strategy(generation_mode=mode))
        def ask(case: Any) -> None:
            statuses.add(case.call_and_validate(checks=checks).status_code)

        ask()
    assert statuses & {200, 404, 422}
    assert max(statuses) < 500
