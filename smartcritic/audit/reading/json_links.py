"""References in JSON resolved: people, teams and periods by their ids, fields by their own names, goals in lists that name each other."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from smartcritic.audit.reading.names import meanings
from smartcritic.audit.reading.words import load, plain_name

Worth = Callable[[list[Any]], float]
Names = Mapping[str, Mapping[str, str]]

_FIELD_LISTS = frozenset({"columns", "custom fields", "fields", "field definitions", "properties", "questions"})
_FIELD_IDS = frozenset({"column id", "id custom field", "custom field id", "field id", "property id", "question id"})
_VALUES = ("displayValue", "display_value", "value", "text", "answer")
_ENDS = ("endDate", "end_date", "end", "dueDate", "due_date", "dueOn", "due_on", "endsAt", "finish")
_DEEP = 12


def linked(data: Any, worth: Worth, simple: Callable[[Any], Any]) -> Any:
    """Return JSON data in which objects say themselves what they name by an id; `simple` gives a nested value as a cell."""
    if not isinstance(data, (dict, list)):
        return data
    data = _walked(_walked(data, _unwrapped), _connected)
    fields = dict(_field_names(data, _DEEP))
    records = {(str(i["type"]), str(i["id"])): i for i in _records(data)}
    data = _walked(data, lambda item: _lifted(_renamed(item, fields, simple), records, simple))
    names = {kind: dict(_names(data, kind, simple, 3)) for kind in ("owner", "team", "period")}
    if any(names.values()):
        data = _walked(data, lambda item: _named(item, names))
    return _walked(data, lambda item: _one_list(item, worth))


def _walked(data: Any, change: Callable[[dict[str, Any]], dict[str, Any]], deep: int = _DEEP) -> Any:
    """Change every object, the inner ones first."""
    if isinstance(data, dict):
        return change({k: _walked(v, change, deep - 1) if deep and isinstance(v, (dict, list)) else v for k, v in data.items()})
    return [_walked(v, change, deep - 1) if deep and isinstance(v, (dict, list)) else v for v in data] if isinstance(data, list) else data


def _objects(data: Any, deep: int) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """Give every list of objects with the key under which it stands."""
    if isinstance(data, dict) and deep:
        for key, value in data.items():
            if isinstance(value, list) and value and all(isinstance(v, dict) for v in value):
                yield str(key), value
            if isinstance(value, (dict, list)):
                yield from _objects(value, deep - 1)
    elif isinstance(data, list) and deep:
        for value in data:
            if isinstance(value, (dict, list)):
                yield from _objects(value, deep - 1)


_WRAPPERS = frozenset({"S", "N", "BOOL", "NULL", "$oid", "$date", "$numberInt", "$numberLong", "$numberDouble", "$numberDecimal"})
"""Keys under which stores of documents hold a single value with its type."""
_OF_RECORD = frozenset({"id", "attributes", "documentId", "meta", "links"})


def _unwrapped(item: dict[str, Any]) -> dict[str, Any]:
    """Put plain values in the place of typed ones, of pairs of an id and a name, of records inside of records."""
    if isinstance(item.get("_source"), dict):
        return {"id": item.get("_id"), **item["_source"]}
    if isinstance(item.get("cols"), list) and isinstance(item.get("rows"), list):
        return {**item, "rows": _by_label(item["cols"], item["rows"])}
    paired = any(map(_is_pair, item.values()))
    return {k: None if paired and v is False else _plain(v) for k, v in item.items()}


def _plain(value: Any) -> Any:
    if _is_pair(value):
        return value[1]
    if isinstance(value, list) and value and all(map(_is_pair, value)):
        return [v[1] for v in value]
    if isinstance(value, dict) and len(value) == 1:
        ((key, inner),) = value.items()
        if key in _WRAPPERS:
            return None if key == "NULL" else inner
        if key == "data" and (inner is None or (isinstance(inner, dict) and isinstance(inner.get("attributes"), dict))):
            return inner and (inner["attributes"] if set(inner) <= _OF_RECORD else inner)
    return value


def _is_pair(value: Any) -> bool:
    return isinstance(value, list) and len(value) == 2 and type(value[0]) is int and isinstance(value[1], str)


def _by_label(columns: list[Any], rows: list[Any]) -> list[Any]:
    """Rows of cells below columns with labels, each cell as it is shown."""
    labels = [c.get("label") or c.get("id") if isinstance(c, dict) else c for c in columns]
    out: list[Any] = []
    for row in rows:
        cells = row.get("c") if isinstance(row, dict) else None
        if not isinstance(cells, list):
            return rows
        shown = [(c.get("f") or c.get("v")) if isinstance(c, dict) else c for c in cells]
        out.append({str(label): cell for label, cell in zip(labels, shown)})
    return out


def _connected(item: dict[str, Any]) -> dict[str, Any]:
    """Put the nodes of connections in the place of these, ``{"edges": [{"node": {...}}]}``, ``{"nodes": [...]}``, without those missing."""
    found = {k: _nodes(v) if isinstance(v, dict) else v for k, v in item.items()}
    return {k: _without_gaps(v) if isinstance(v, list) else v for k, v in found.items()}


def _without_gaps(items: list[Any]) -> list[Any]:
    return [i for i in items if i is not None] if any(isinstance(i, dict) for i in items) else items


def _nodes(value: dict[str, Any]) -> Any:
    edges, nodes = value.get("edges"), value.get("nodes")
    if isinstance(edges, list) and all(isinstance(e, dict) and "node" in e for e in edges):
        return [e["node"] for e in edges]
    if value.get("object") == "list" and isinstance(value.get("data"), list):
        return value["data"]
    return nodes if isinstance(nodes, list) and all(n is None or isinstance(n, dict) for n in nodes) else value


# --------------------------------------------------------------------------- fields with names of their own


def _field_names(data: Any, deep: int) -> Iterator[tuple[str, str]]:
    """Give the names of fields by their ids: ``names`` beside issues, lists of columns or custom fields."""
    said = data.get("names") if isinstance(data, dict) else None
    if isinstance(said, dict):
        yield from ((str(k), v) for k, v in said.items() if isinstance(v, str))
    for key, items in _objects(data, deep):
        if plain_name(key) in _FIELD_LISTS:
            for item in items:
                name = item.get("title") or item.get("name")
                if "id" in item and isinstance(name, str) and not set(_VALUES) & set(item):
                    yield str(item["id"]), name


def _renamed(item: dict[str, Any], fields: Mapping[str, str], simple: Callable[[Any], Any]) -> dict[str, Any]:
    """Give the fields of an object their own names; those that stand in a list become fields of the object."""
    if not fields:
        return item
    out: dict[str, Any] = {}
    for key, value in item.items():
        cells = _cells(value, fields, simple) if isinstance(value, list) else {}
        if cells:
            out.update(cells)
        else:
            out[fields[key] if key in fields and not meanings(key) else key] = value
    return out


def _cells(values: list[Any], fields: Mapping[str, str], simple: Callable[[Any], Any]) -> dict[str, Any]:
    out: dict[str, Any] = {}
    for one in values:
        key = next((k for k in one if plain_name(k) in _FIELD_IDS), None) if isinstance(one, dict) else None
        if key is None or str(one[key]) not in fields:
            return {}
        value = next((one[v] for v in _VALUES if one.get(v) is not None), None)
        out[fields[str(one[key])]] = next(iter(value.values()), None) if isinstance(value, dict) and len(value) == 1 else simple(value)
    return out


# --------------------------------------------------------------------------- records with attributes and relationships


def _records(data: Any) -> Iterator[dict[str, Any]]:
    for _, items in _objects(data, _DEEP):
        yield from (i for i in items if isinstance(i.get("attributes"), dict) and {"type", "id"} <= set(i))


def _lifted(item: dict[str, Any], records: Mapping[tuple[str, str], Any], simple: Callable[[Any], Any]) -> dict[str, Any]:
    """Lift the attributes of a record, and what it is related to: a person or a team by name, another goal by its id."""
    if isinstance(item.get("attributes"), dict) and "id" in item and set(item) <= _OF_RECORD:
        return {"id": item["id"], **item["attributes"]}
    if not (isinstance(item.get("attributes"), dict) and {"type", "id"} <= set(item)):
        return item
    related: dict[str, Any] = {}
    for key, value in (item.get("relationships") or {}).items():
        found = value.get("data") if isinstance(value, dict) else None
        said = [_said(one, records, item["type"], simple) for one in (found if isinstance(found, list) else [found])]
        related[key] = ", ".join(str(s) for s in said if s is not None) or None
    return {"id": item["id"], **item["attributes"], **related}


def _said(one: Any, records: Mapping[tuple[str, str], Any], own: str, simple: Callable[[Any], Any]) -> Any:
    if not isinstance(one, dict) or "id" not in one:
        return None
    record = records.get((str(one.get("type")), str(one["id"])))
    return one["id"] if record is None or one.get("type") == own else simple(record["attributes"])


# --------------------------------------------------------------------------- people, teams and periods by their ids


def _names(data: Any, kind: str, simple: Callable[[Any], Any], deep: int) -> Iterator[tuple[str, str]]:
    """Give the names of people or teams by their ids, of periods their ends."""
    holders = load("headers")["holders"]
    keys = load("headers")["holders_periods"]["names"] if kind == "period" else holders[kind]
    for key, items in _objects(data, deep):
        if plain_name(key) not in keys:
            continue
        for item in items:
            own = item.get("id", item.get("_id"))
            end = next((item[e] for e in _ENDS if item.get(e)), None) if kind == "period" else None
            name = end or simple({k: v for k, v in item.items() if k not in ("id", "_id")})
            if own is not None and isinstance(name, str):
                yield str(own), name


def _named(item: dict[str, Any], names: Names) -> dict[str, Any]:
    """Put names in the place of ids: ``ownerId`` is the owner, ``cycleId`` the time until the end of the cycle."""
    out = dict(item)
    for key, value in item.items():
        words = plain_name(key).removesuffix(" ids").removesuffix(" id")
        ids = value if isinstance(value, list) else [value]
        if not ids or words in ("", "id") or not all(isinstance(i, (str, int)) and not isinstance(i, bool) for i in ids):
            continue
        kind = "period" if words in load("headers")["holders_periods"]["names"] else next((m.role for m in meanings(words)[:1]), "")
        known = names.get(kind, {})
        if all(str(i) in known for i in ids):
            del out[key]
            out.setdefault("time period" if kind == "period" else words, ", ".join(known[str(i)] for i in ids))
    return out


# --------------------------------------------------------------------------- lists that name each other


def _one_list(item: dict[str, Any], worth: Worth) -> dict[str, Any]:
    """Put the goals of one list under those of another that they name by their ids: key results under their objectives."""
    lists = {k: v for k, v in item.items() if isinstance(v, list) and v and all(isinstance(i, dict) for i in v) and worth(v[:50])}
    for upper, above in lists.items():
        ids = {str(i["id"]) for i in above if i.get("id") is not None}
        for lower, below in lists.items():
            key = _key_to(ids, below) if lower != upper and ids else None
            if key is None:
                continue
            inside = [
                {**one, "keyResults": [{k: v for k, v in b.items() if k != key} for b in below if str(b.get(key)) == str(one.get("id"))]}
                for one in above
            ]
            lone = [b for b in below if str(b.get(key)) not in ids]
            return {**{k: v for k, v in item.items() if k != lower}, upper: [*inside, *lone]}
    return item


def _key_to(ids: set[str], below: list[dict[str, Any]]) -> str | None:
    """Return the key by which objects name others, where most of them do."""
    for key in below[0]:
        if plain_name(key).endswith((" id", " ref", " key")) or any(m.role == "parent" for m in meanings(key)[:1]):
            said = [str(b.get(key)) for b in below if b.get(key) is not None]
            if said and sum(s in ids for s in said) >= 0.5 * len(below):
                return key
    return None
