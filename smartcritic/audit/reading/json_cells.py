"""Objects of JSON as plain cells: people and choices by name, fields in lists by their own names, rich text as words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from smartcritic.audit.reading.cells import is_blank
from smartcritic.audit.reading.names import meanings
from smartcritic.audit.reading.words import load, plain_name

_NAMES = ("displayName", "LookupValue", "fullName", "full_name", "name", "login", "username", "emailAddress", "email", "title",
          "text", "value", "key", "iso", "gid", "id")  # fmt: skip
_NUMBERS = frozenset({"target", "baseline", "startValue", "targetValue", "start_value", "target_value"})
_LABELS = ("name", "title", "question", "label", "prompt", "id")
_SAID = ("display_value", "value", "answer", "response", "text", "date", "number", "name", "title", "users")
_LANGUAGE = re.compile(r"[a-z]{2}(?:[-_][A-Za-z]{2})?")
_FULL_NAMES = (
    ("firstName", "lastName"), ("first_name", "last_name"), ("givenName", "familyName"), ("first", "last"), ("vorname", "nachname"),
    ("prenom", "nom"), ("nombre", "apellidos"), ("voornaam", "achternaam"), ("nome", "cognome"),
)  # fmt: skip


def flat(item: Mapping[str, Any], before: str = "", deep: int = 4) -> dict[str, Any]:
    """Return an object as cells: objects that stand for one thing by its name, others by a column a key, such as ``fields.summary``."""
    out: dict[str, Any] = {}
    for key, value in item.items():
        name = f"{before}{key}"
        if isinstance(value, list) and len(value) == 1 and isinstance(value[0], dict) and _NUMBERS & set(value[0]):
            value = value[0]  # one metric with its values
        if isinstance(value, dict) and value and deep:
            one = _one(value) if not _holds_fields(str(key), value) else None
            if one is not None:
                out[name] = one[0]
            else:
                out.update(flat(value, f"{name}.", deep - 1))
        elif isinstance(value, list) and (named := _named_values(value)):
            out.update({f"{name}.{key}": cell for key, cell in named.items()})
        elif isinstance(value, list):
            out[name] = simple(value)
        else:
            out[name] = value
    return out


def _holds_fields(key: str, value: Mapping[str, Any]) -> bool:
    """Whether an object is a group of fields rather than one thing: its key says so, or it is a period with a first and a last day."""
    plain = plain_name(key)
    if {"start", "end"} <= set(value) and plain in load("headers")["holders_periods"]["names"]:
        return True
    return plain in load("headers")["containers"]["names"] and "type" not in value


def _named_values(values: list[Any]) -> dict[str, Any]:
    """Return fields that stand in a list, each with its name and its value; nothing where the list holds something else."""
    out: dict[str, Any] = {}
    for one in values:
        if not isinstance(one, dict) or not set(_SAID) & set(one):
            return {}
        column = next((one[k] for k in ("column", "field", "property") if isinstance(one.get(k), dict)), None)
        if column is None and not {"value", "text", "display_value", "answer", "response"} & set(one):
            return {}
        inner = column.get("title") or column.get("name") if isinstance(column, dict) else None
        key = inner or next((one[k] for k in _LABELS if isinstance(one.get(k), str)), None)
        if not isinstance(key, str):
            return {}
        plainly = "text" in one and ("column" in one or not {"display_value", "value"} & set(one))
        said = next((one[k] for k in _SAID if one.get(k) is not None and one[k] != key), None)
        shown = one["text"] if plainly else said
        out[re.sub(r"_?\d+$", "", key) or key] = simple(shown)
    return out


def _one(value: Mapping[str, Any]) -> tuple[Any] | None:
    """Return what an object stands for, if it is one thing: a typed property, a person, a document, a day; None for a group of fields."""
    kind = value.get("type")
    if isinstance(kind, str) and kind in value:
        return (simple(value[kind]),)
    if kind == "doc" and isinstance(value.get("content"), list):
        return (_document(value),)
    if set(value) & {"fields", "summary"} and "key" in value:
        return (value["key"],)
    if "start" in value and set(value) <= {"start", "end", "time_zone", "timezone"}:
        return (simple(value),)
    if (full := _full_name(value)) is not None:
        return (full,)
    if all(isinstance(v, str) and _LANGUAGE.fullmatch(str(k)) for k, v in value.items()):
        return (value.get("en") or next(iter(value.values())),)
    numbers = {"start", "target", "current", "baseline"} & set(value)
    ends = any(m.role == "due_date" and v for k, v in value.items() for m in meanings(k)[:1])
    deep = ends or any(isinstance(v, dict) and len(v) > 3 for v in value.values())
    if numbers or deep or not {k.lower() for k in value} & {n.lower() for n in _NAMES}:
        return None
    named = [k for n in _NAMES[:9] for k in (n, n.capitalize()) if isinstance(value.get(k), str)]
    return (value[named[0]],) if named and len(value) <= 40 else None


def _full_name(value: Mapping[str, Any]) -> str | None:
    for first, last in _FULL_NAMES:
        if isinstance(value.get(first), str) and isinstance(value.get(last), str):
            return f"{value[first]} {value[last]}".strip()
    return None


def simple(value: Any) -> Any:
    """Return a nested value as one cell: names of people and choices, plain text of rich text, ``start → end`` of a period."""
    if isinstance(value, list):
        parts = [str(s) for v in value if not is_blank(s := simple(v))]
        rich = all(isinstance(v, dict) and ("plain_text" in v or v.get("type") == "text") for v in value)
        return ("" if rich else ", ").join(parts) or None
    if not isinstance(value, dict):
        return value
    if "plain_text" in value:
        return value["plain_text"]
    if value.get("type") == "doc":
        return _document(value)
    kind = value.get("type")
    if isinstance(kind, str) and kind in value:
        return simple(value[kind])
    if "start" in value and "end" in value:
        ends = [str(v) for v in (value["start"], value["end"]) if v]
        return " → ".join(ends) or None
    named = [v for k, v in value.items() if isinstance(v, str) and plain_name(str(k)).endswith(" name")]
    return _full_name(value) or next((simple(value[k]) for k in _NAMES if not is_blank(value.get(k))), next(iter(named), None))


def _document(value: Any) -> str:
    """Return the words of a rich document, a line a paragraph."""
    if isinstance(value, dict):
        if isinstance(value.get("text"), str):
            return str(value["text"])
        inner = value.get("content")
        parts = [_document(v) for v in inner] if isinstance(inner, list) else []
        return ("" if value.get("type") in ("paragraph", "heading") else "\n").join(p for p in parts if p)
    return ""
