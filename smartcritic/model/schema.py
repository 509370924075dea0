"""JSON Schemas (draft 2020-12), made from the records themselves; what a record writes beside its fields, its `derived` declares."""

from __future__ import annotations

import typing
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import msgspec

from smartcritic.errors import InputError

DIALECT = "https://json-schema.org/draft/2020-12/schema"
Made = dict[str, dict[str, Any]]


def expect(data: Any, name: str, where: str) -> None:
    """Raise `InputError` where `data` is no object whose ``schema`` is `name`."""
    found = data.get("schema") if isinstance(data, Mapping) else type(data).__name__
    if not isinstance(data, Mapping) or found != name:
        raise InputError(f"{where}: expected the schema {name!r}, found {found!r}")


def record_schema(kind: type) -> dict[str, Any]:
    """Return the schema of a record that the library hands out, such as `Facts`: it writes every key."""
    made = _components(kind)
    for body in made.values():
        for value in body.get("properties", {}).values():
            value.pop("default", None)
        if "properties" in body:
            body["required"] = list(body["properties"])
    return _referring(kind, made)


def input_schema(kind: type) -> dict[str, Any]:
    """Return the schema of a record that callers hand in, `Goal` or `Context`: other keys are errors."""
    made = _components(kind)
    for body in made.values():
        body["additionalProperties"] = False
    return _referring(kind, made)


def document(kind: type, **first: Any) -> dict[str, Any]:
    """Return the schema of a record that is written by itself; `first` are properties that come right behind its ``schema``."""
    whole = record_schema(kind)
    body = whole["$defs"].pop(kind.__name__)
    name, *rest = body["properties"].items()
    body["properties"] = dict([name, *first.items(), *rest])
    body["required"] = list(body["properties"])
    return {"$schema": DIALECT, **body, "$defs": whole["$defs"]}


def by_name(schema: dict[str, Any], key: str, names: Iterable[str]) -> None:
    """Have the mapping at `key` hold each of these names, and no other."""
    each = schema["properties"][key].pop("additionalProperties")
    schema["properties"][key] |= {"properties": dict.fromkeys(names, each), "required": list(names), "additionalProperties": False}


def _referring(kind: type, made: Made) -> dict[str, Any]:
    return {"$schema": DIALECT, "$ref": f"#/$defs/{kind.__name__}", "$defs": made}


def _components(kind: type) -> Made:
    """The schemas of a record and of all that it holds, by name."""
    kinds = dict.fromkeys(_within(kind))
    made = msgspec.json.schema_components(kinds, ref_template="#/$defs/{name}")[1]
    for each in kinds:
        made[each.__name__]["description"] = " ".join((each.__doc__ or "").split())
    for each in kinds:
        if (derived := getattr(each, "derived", None)) is not None:
            made[each.__name__]["properties"] |= made.pop(derived.__name__)["properties"]
    return made


def _within(kind: Any) -> Iterator[type]:
    """The records that a type holds, each once or more."""
    if isinstance(kind, type) and issubclass(kind, msgspec.Struct):
        yield kind
        for hint in (*typing.get_type_hints(kind).values(), *([kind.derived] if hasattr(kind, "derived") else [])):
            yield from _within(hint)
    for part in typing.get_args(kind):
        yield from _within(part)
