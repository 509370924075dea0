"""The JavaScript client of the service and its types, made from the OpenAPI document.

``python -m smartcritic.interfaces.http.client`` writes `static/client.js` and `static/client.d.ts` anew.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from importlib import resources
from pathlib import Path
from typing import Any, NamedTuple

HEAD = "/* Made from the OpenAPI document by smartcritic/interfaces/http/client.py: change it there. */\n"
_REFERENCE = "#/components/schemas/"
_PRIMITIVES = {"string": "string", "integer": "number", "number": "number", "boolean": "boolean", "null": "null"}
_IN_JAVASCRIPT = {"utf16": True}
"""Switches whose value in the client, unless said, is another than in the service: JavaScript counts in UTF-16 code units."""


class Operation(NamedTuple):
    """An operation as a method: `path` with `{name}` for its argument, `body` and `answer` as types, `switches` with their defaults."""

    name: str
    method: str
    path: str
    summary: str
    argument: str | None
    body: str | None
    switches: dict[str, bool]
    answer: str


def operations(document: Mapping[str, Any]) -> list[Operation]:
    """Every operation of an OpenAPI document, in its order."""
    return [_operation(path, method, data) for path, methods in document["paths"].items() for method, data in methods.items()]


def javascript(document: Mapping[str, Any]) -> str:
    """The client as an ES module."""
    found = operations(document)
    addresses = "".join(f"  {o.name}: {json.dumps(o.path)},\n" for o in found)
    methods = "\n".join(_method(o) for o in found)
    source = resources.files(__package__).joinpath("client_template.js").read_text(encoding="utf-8")
    return HEAD + source.replace("  /* paths */\n", addresses).replace("  /* methods */\n", methods)


def declarations(document: Mapping[str, Any]) -> str:
    """The types of the client: a TypeScript declaration file."""
    schemas = document["components"]["schemas"]
    names = {name: schema.get("title", name) for name, schema in schemas.items()}
    types = "\n".join(_named(names[name], schema, names) for name, schema in schemas.items())
    found = operations(document)
    methods = "".join(f"  /** {o.summary} */\n  {_signature(o, names)};\n" for o in found)
    addresses = "".join(f"  {o.name}: {json.dumps(o.path)};\n" for o in found)
    source = resources.files(__package__).joinpath("client_template.d.ts").read_text(encoding="utf-8")
    filled = source.replace("  /* paths */\n", addresses).replace("  /* methods */\n", methods)
    return f"{HEAD}{filled}\n{types}"


def write(folder: Path, document: Mapping[str, Any]) -> list[Path]:
    """Write both files into the folder and return their paths."""
    made = {"client.js": javascript(document), "client.d.ts": declarations(document)}
    for name, text in made.items():
        (folder / name).write_text(text, encoding="utf-8")
    return [folder / name for name in made]


def _operation(path: str, method: str, data: Mapping[str, Any]) -> Operation:
    parameters = data.get("parameters", ())
    argument = next((p["name"] for p in parameters if p["in"] == "path"), None)
    switches = {p["name"]: _IN_JAVASCRIPT.get(p["name"], p["schema"]["default"]) for p in parameters if p["in"] == "query"}
    body = data.get("requestBody")
    content = data["responses"]["200"]["content"]
    answer = content.get("application/json", content.get("text/plain"))["schema"]
    name = re.sub(r"_(\w)", lambda found: found[1].upper(), data["operationId"])
    plain = re.sub(r"\{(\w+):?\w*\}", r"{\1}", path).removeprefix("/")
    sent = _type(body["content"]["application/json"]["schema"], {}) if body else None
    return Operation(name, method.upper(), plain, data["summary"], argument, sent, switches, _type(answer, {}))


def _method(operation: Operation) -> str:
    given = [name for name, there in ((operation.argument, operation.argument), ("body", operation.body)) if there]
    options = [f"{name} = {json.dumps(default)}" for name, default in operation.switches.items()]
    path = f"paths.{operation.name}"
    path += f'.replace("{{{operation.argument}}}", escaped({operation.argument}))' if operation.argument else ""
    asked = [f"method: {json.dumps(operation.method)}", "signal"]
    asked += ["body"] if operation.body else []
    asked += [f"query: {{{', '.join(operation.switches)}}}"] if operation.switches else []
    asked += ["text: true"] if operation.answer == "string" else []
    head = ", ".join([*filter(None, given), f"{{{', '.join([*options, 'signal'])}}} = {{}}"])
    return f"  /* {operation.summary} */\n  {operation.name}({head}) {{\n    return this.ask({path}, {{{', '.join(asked)}}});\n  }}\n"


def _signature(operation: Operation, names: Mapping[str, str]) -> str:
    given = [f"{operation.argument}: string"] if operation.argument else []
    given += [f"body: {_renamed(operation.body, names)}"] if operation.body else []
    options = "".join(f"{name}?: boolean; " for name in operation.switches)
    given.append(f"options?: {{{options}signal?: AbortSignal}}")
    return f"{operation.name}({', '.join(given)}): Promise<{_renamed(operation.answer, names)}>"


def _renamed(text: str, names: Mapping[str, str]) -> str:
    return re.sub(r"\b[A-Z]\w+", lambda found: names.get(found[0], found[0]), text)


# --------------------------------------------------------------------------- JSON schema as types


def _named(name: str, schema: Mapping[str, Any], names: Mapping[str, str]) -> str:
    """A schema as an exported type, with its description as its comment."""
    told = schema.get("description", "")
    comment = f"/** {told.replace('*/', '* /')} */\n" if told else ""
    if "properties" in schema:
        return f"{comment}export interface {name} {{\n{''.join(f'  {line};{chr(10)}' for line in _members(schema, names))}}}\n"
    return f"{comment}export type {name} = {_type(schema, names)};\n"


def _members(schema: Mapping[str, Any], names: Mapping[str, str]) -> Iterator[str]:
    needed = schema.get("required", ())
    for key, value in schema["properties"].items():
        yield f"{key if key.isidentifier() else json.dumps(key)}{'' if key in needed else '?'}: {_type(value, names)}"


def _type(schema: Mapping[str, Any], names: Mapping[str, str]) -> str:
    """A schema as a TypeScript type.

    Raises:
        ValueError: it says something that has no type here.
    """
    match schema:
        case {"$ref": reference}:
            name = reference.removeprefix(_REFERENCE)
            return names.get(name, name)
        case {"anyOf": options}:
            return " | ".join(dict.fromkeys(_type(option, names) for option in options))
        case {"enum": values}:
            return " | ".join(json.dumps(value, ensure_ascii=False) for value in values)
        case {"const": value}:
            return json.dumps(value)
        case {"type": "array", "items": items}:
            inner = _type(items, names)
            return f"({inner})[]" if " | " in inner else f"{inner}[]"
        case {"type": "object", "properties": _}:
            return f"{{{'; '.join(_members(schema, names))}}}"
        case {"type": "object"}:
            inside = schema.get("additionalProperties")
            return f"Record<string, {_type(inside, names) if isinstance(inside, Mapping) and inside else 'unknown'}>"
        case {"type": str(kind)} if kind in _PRIMITIVES:
            return _PRIMITIVES[kind]
        case _ if not set(schema) - {"title", "description", "default"}:
            return "unknown"
    raise ValueError(f"a schema that has no type in TypeScript: {json.dumps(schema)}")


if __name__ == "__main__":
    from smartcritic.critic import Critic
    from smartcritic.interfaces.http import openapi
    from smartcritic.interfaces.http.app import create_app
    from smartcritic.interfaces.http.settings import Settings

    critic = Critic()
    for path in write(Path(__file__).with_name("static"), openapi.document(create_app(critic=critic), critic, Settings())):
        print(path)
