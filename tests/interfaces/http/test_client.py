"""The JavaScript client is what the OpenAPI document says, and node and the page can use it."""

from __future__ import annotations

import json
from importlib import resources
from pathlib import Path
from typing import Any

import pytest

from smartcritic.interfaces.http import client as generator
from smartcritic.interfaces.http import openapi
from tests import node

STATIC = Path(str(resources.files("smartcritic.interfaces.http"))) / "static"


@pytest.fixture(scope="module")
def document(client: Any) -> dict[str, Any]:
    """The served document."""
    return dict(client.get("/openapi.json").json())


def test_the_files_are_what_the_document_gives(document: dict[str, Any], tmp_path: Path) -> None:
    for made in generator.write(tmp_path, document):
        assert made.read_text(encoding="utf-8") == (STATIC / made.name).read_text(encoding="utf-8"), f"make {made.name} anew"


def test_every_operation_is_a_method_with_its_types(document: dict[str, Any]) -> None:
    named = {o["operationId"] for methods in document["paths"].values() for o in methods.values()}
    found = generator.operations(document)
    assert {o.name.lower() for o in found} == {name.replace("_", "").lower() for name in named}
    types = generator.declarations(document)
    assert "critiqueBatch(body: {goals: Goals; context?: Context | null}, options?: {rewrite?: boolean; utf16?: boolean;" in types
    assert "export interface RowError {" in types
    assert "  due_date?: string | null;\n" in types


@pytest.mark.parametrize(
    ("schema", "expected"),
    [
        ({"type": "array", "items": {"anyOf": [{"type": "string"}, {"type": "null"}]}}, "(string | null)[]"),
        ({"type": "object", "additionalProperties": {"type": "number"}}, "Record<string, number>"),
        ({"type": "object", "properties": {"a-b": {"enum": ["x", 1]}}, "required": []}, '{"a-b"?: "x" | 1}'),
        ({"anyOf": [{"type": "integer"}, {"type": "number"}]}, "number"),
    ],
)
def test_a_schema_becomes_a_type(schema: dict[str, Any], expected: str) -> None:
    document = {"paths": {}, "components": {"schemas": {"Thing": schema}}}
    made = generator.declarations(document)
    assert f"export type Thing = {expected};" in made or f"export interface Thing {{\n  {expected[1:-1]};\n}}" in made


def test_a_schema_without_a_type_is_an_error() -> None:
    with pytest.raises(ValueError, match="no type in TypeScript"):
        generator.declarations({"paths": {}, "components": {"schemas": {"Thing": {"not": {}}}}})


def test_node_asks_every_operation_that_has_an_example(client: Any, document: dict[str, Any]) -> None:
    samples = {o.name: openapi.SAMPLES[name] for o in generator.operations(document) for name in openapi.SAMPLES if o.name == camel(name)}
    script = f"""
        import {{Client}} from "{(STATIC / 'client.js').as_uri()}";
        const client = new Client({{url: "/"}}), samples = {json.dumps(samples)}, out = {{}};
        for (const [name, body] of Object.entries(samples)) out[name] = await client[name](body.rule ?? body);
        out.listRules = await client.listRules();
        out.metrics = await client.metrics();
        done(out);
    """
    answers, asked = node.run(script, client)
    assert len(asked) == len(samples) + 2
    assert answers["critique"]["schema"] == "smartcritic/report/1"
    assert [r["schema"].split("/")[1] for r in answers["critiqueBatch"]["results"]] == ["report", "report", "error"]
    assert answers["getRule"]["name"] == "time_bound/vague_time"
    assert answers["compare"]["schema"] == "smartcritic/comparison/1"
    assert len(answers["listRules"]["rules"]) > 20
    assert "smartcritic_requests" in answers["metrics"]


def test_offsets_count_as_javascript_does(client: Any) -> None:
    script = f"""
        import {{Client}} from "{(STATIC / 'client.js').as_uri()}";
        const text = "\\u{{1F6A4}} Sell boats soon", report = await new Client({{url: ""}}).critique({{goal: text}}, {{rewrite: false}});
        const found = report.criteria.time_bound.findings[0];
        done([found.quote, text.slice(found.start, found.end)]);
    """
    (quote, sliced), asked = node.run(script, client)
    assert quote == sliced == "soon"
    assert asked[0]["url"] == "v1/critique?rewrite=false&utf16=true"


def test_a_refusal_says_what_would_be_right(client: Any) -> None:
    script = f"""
        import {{Client, ServiceError}} from "{(STATIC / 'client.js').as_uri()}";
        const client = new Client({{url: "/", key: "a key of mine"}});
        try {{ await client.critique({{goal: {{txt: "Sell boats"}}}}); done(null); }}
        catch (error) {{ done([error instanceof ServiceError, error.status, error.message, error.retryAfter]); }}
    """
    (known, status, message, wait), asked = node.run(script, client)
    assert (known, status, wait) == (True, 422, None)
    assert "txt" in message
    assert asked[0]["headers"]["X-API-Key"] == "a key of mine"


def test_the_page_can_use_it(page: Any) -> None:
    script = "return import('./static/client.js').then(m => new m.Client().critique({goal: 'Sell boats soon'})).then(r => r.schema)"
    assert page.execute_script(script) == "smartcritic/report/1"


def camel(name: str) -> str:
    """A name as JavaScript writes it."""
    head, *rest = name.split("_")
    return head + "".join(map(str.title, rest))
