"""JSON in: the list of goals in what a system's interface gives, with nested objects made plain cells.

Trello's boards, Jira's and GitHub's issues, Asana's and ClickUp's tasks, Notion's pages, Linear's and Monday's answers, and lists of
objectives with their key results inside, are all found by what they hold, not by their names.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import IO, Any

from smartcritic.audit.reading.cells import is_blank
from smartcritic.audit.reading.decoding import whole_text
from smartcritic.audit.reading.json_cells import flat, simple
from smartcritic.audit.reading.json_links import linked
from smartcritic.audit.reading.json_shapes import flattened
from smartcritic.audit.reading.names import foreign, is_activity, meanings
from smartcritic.audit.reading.profile import is_date
from smartcritic.audit.reading.tables import LeftOut, Row, Table
from smartcritic.audit.reading.words import load, plain_name
from smartcritic.errors import InputError

_CHILDREN = re.compile(
    r"(?:key_?results?|krs|results|sub_?goals|children|child_?goals|sub_?objectives|goals|objectives|targets)$", re.IGNORECASE
)
_MEASURES = re.compile(r"(?:.*_)?(?:metrics|measures|kpis|key_?results|krs|indicators)$", re.IGNORECASE)
"""Keys under which children stand where each has an owner or a day of its own."""
_BEFORE = re.compile(r"^(?:metric|kpi|kr|key_?result|indicator)_(?=\w)", re.IGNORECASE)
_INSIDE = re.compile(r"(?:children|sub_?goals|child_?goals|sub_?objectives)", re.IGNORECASE)
"""Keys under which a goal that is no entry of a list has others below it."""
_NOT_LISTS = frozenset({"actions", "members", "users", "lists", "labels", "comments", "attachments", "checklists", "custom_fields",
                        "customFields", "memberships", "columns", "groups", "history", "changelog", "activities", "tags",
                        "errors", "warnings", "messages", "faults", "notifications"})  # fmt: skip
_SHARED = ("owner", "due_date", "start_date", "status", "target", "baseline", "current", "unit", "metric")
_CORE = ("text", "owner", "due_date", "status", "target", "description", "id", "start_date", "parent")
_DEEP = 8
_OTHERS = ("pull_request", "pullRequest", "merge_request", "mergeRequest")
"""Keys of entries that stand among goals and are none."""
_TOLD = frozenset({"message", "msg", "error", "warning", "hint", "info", "help", "summary html", "bio", "about"})
"""Keys under which an interface speaks of itself."""
_TITLES = frozenset({"label", "caption", "string", "heading"})
"""Keys that may hold the text where no better one does."""
_GONE = ("closed", "archived", "is_archived", "in_trash", "deleted")


def read_json(binary: IO[bytes], name: str) -> Table | None:
    """Read the list of goals that a JSON file holds; None where it is JSON lines.

    Raises:
        InputError: it is no JSON, or holds no list of goals.
    """
    text, encoding, notes = whole_text(binary, name)
    try:
        data = json.loads(text)
    except json.JSONDecodeError as error:
        first, _, rest = text.partition("\n")
        if rest.strip() and _is_object(first):
            return None
        raise InputError(f"{name}: is no JSON: {error.msg} (line {error.lineno})") from None
    except RecursionError:
        raise InputError(f"{name}: is nested too deeply") from None
    return read_data(data, name, encoding, notes)


def read_data(data: Any, name: str, encoding: str, notes: tuple[str, ...] = ()) -> Table:
    """Read the list of goals that data as of JSON hold.

    Raises:
        InputError: they hold no list of goals.
    """
    people = _people(data)
    data = linked(data, _worth, simple)
    where, items = _goals(flattened(data, _worth), name)
    left = LeftOut()
    rows = _alike(list(_rows(items, people, left)))
    if where:
        notes = (*notes, f"{name}: the goals are read from {where!r}")
    columns = tuple(dict.fromkeys(k for row in rows for k in row.cells))
    return Table(name, columns, iter(rows), encoding, notes, len(rows), header="the keys of the objects", left_out=left)


def _alike(rows: list[Row]) -> list[Row]:
    """Objects of two shapes that say the same under other keys: a row that lacks a key takes the one of the same role that it has."""
    counts: Counter[str] = Counter(k for row in rows for k in row.cells)
    by_role: dict[str, list[str]] = {}
    for key in counts:
        for m in meanings(key)[:1]:
            if m.role in _SHARED and m.rank < 1000.0:
                by_role.setdefault(m.role, []).append(key)
    groups = [(role, keys) for role, keys in by_role.items() if len(keys) > 1]
    if not groups:
        return rows
    out = []
    for row in rows:
        more = {}
        for role, keys in groups:
            said = [k for k in keys if not is_blank(row.cells.get(k))]
            own = next((k for k in said if not role.endswith("_date") or is_date(row.cells[k])), next(iter(said), None))
            more.update({k: row.cells[own] for k in keys if own is not None and k not in row.cells})
        out.append(replace(row, cells={**row.cells, **more}) if more else row)
    return out


def _is_object(line: str) -> bool:
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False


# --------------------------------------------------------------------------- the list


def _goals(data: Any, name: str) -> tuple[str, list[Any]]:
    """Return where the list of goals stands, and the list."""
    if isinstance(data, list):
        if not data:
            raise InputError(f"{name}: expected a list of objects, found an empty one")
        best = max(_lists(data, "", 0), key=lambda found: found[0], default=None)
        own = _worth(data)
        return ("", data) if best is None or own >= best[0] or not all(isinstance(i, dict) for i in data) else best[1:]
    if not isinstance(data, dict):
        raise InputError(f"{name}: expected a list of objects, found {type(data).__name__}")
    best = max(_lists(data, "", 0), key=lambda found: found[0], default=None)
    if best is not None and best[0] > 0:
        return best[1:]
    if _is_goal(data):
        return "", [data]
    said = next((str(data[k]) for k in ("message", "error", "detail", "title", "errorMessages", "errors") if data.get(k)), "")
    raise InputError(f"{name}: holds no list of goals{f'; it says {said[:120]!r}' if said else ''}. Give the export itself")


def _is_goal(data: Mapping[str, Any]) -> bool:
    error = any(k in data for k in ("message", "error", "errors", "errorMessages", "statusCode", "detail", "error_description"))
    return not error and any(m.role == "text" for k, v in data.items() if isinstance(v, str) and v for m in meanings(k)[:1])


def _lists(data: Any, path: str, deep: int) -> Iterator[tuple[float, str, list[Any]]]:
    """Give every list of objects below, with its worth: how many roles of a goal its keys name."""
    if deep > _DEEP:
        return
    if isinstance(data, dict):
        if any(_INSIDE.fullmatch(str(k)) and isinstance(v, list) and _worth(v) for k, v in data.items()) and (worth := _worth([data])) >= 4:
            inside = max(_worth(v) for k, v in data.items() if _INSIDE.fullmatch(str(k)) and isinstance(v, list))
            yield worth + inside - 0.5 * deep, path, [data]
        for key, value in data.items():
            if key not in _NOT_LISTS:
                yield from _lists(value, f"{path}.{key}" if path else str(key), deep + 1)
    elif isinstance(data, list):
        if data and all(isinstance(i, dict) for i in data):
            if all(isinstance(i.get("node"), dict) for i in data):
                data = [i["node"] for i in data]
            if (worth := _worth(data)) > 0:
                yield worth - 0.5 * deep, path, data
        for key, value in _inner(data):
            if key not in _NOT_LISTS and not (isinstance(value, list) and _measured(key, value, data)):
                yield from _lists(value, f"{path}.{key}" if path else str(key), deep + 2)


def _inner(items: list[Any]) -> Iterator[tuple[str, Any]]:
    """Give what stands in objects, by their keys; lists under the same key as one."""
    lists: dict[str, list[Any]] = {}
    for item in (i for i in items if isinstance(i, dict)):
        for key, value in item.items():
            if _CHILDREN.match(key):
                continue
            if isinstance(value, list):
                lists.setdefault(key, []).extend(value)
            elif isinstance(value, dict):
                yield key, value
    yield from lists.items()


def _measured(key: str, inner: list[Any], items: list[Any]) -> bool:
    """Whether objects inside of others are goals below them: with a target or a deadline, which those above have not.

    Neither what is done for a goal nor the entries of a list that has a name is below it.
    """
    plain = plain_name(key)
    if plain in load("headers")["holders_lists"]["names"] or is_activity(plain):
        return False
    if not inner or not all(isinstance(i, dict) for i in inner[:50]) or not _worth(inner[:50]):
        return False
    outer = [{k: v for k, v in i.items() if not isinstance(v, list)} for i in items[:50] if isinstance(i, dict)]
    return bool(_worth(outer)) and bool(_roles(inner) & {"target", "due_date"}) and not _roles(outer) & {"target", "due_date", "owner"}


def _roles(items: list[Any]) -> set[str]:
    return {m.role for item in items[:50] for k, v in flat(item).items() if not is_blank(v) for m in meanings(k)[:1]}


def _worth(items: list[Any]) -> float:
    roles: set[str] = set()
    for item in items[:50]:
        if isinstance(item, dict):
            cells = flat(item)
            roles.update(m.role for k, v in cells.items() if not is_blank(v) for m in meanings(k)[:1])
    said = "text" in roles or (len(roles & set(_CORE)) > 1 and _sentences(items) is not None)
    return float(len(roles & set(_CORE))) * 2 if said else 0.0


def _sentences(items: list[Any]) -> str | None:
    """Return the key of objects under which they hold sentences, where no key is known for the text."""
    keys = Counter(k for item in items[:50] if isinstance(item, dict) for k, v in item.items() if isinstance(v, str))
    for key, count in keys.items():
        cells = [item[key] for item in items[:50] if isinstance(item, dict) and isinstance(item.get(key), str)]
        known = plain_name(key) in _TITLES or not (meanings(key) or foreign("words", key) or plain_name(key) in _TOLD)
        if known and count >= 0.8 * len(items[:50]) and sum(len(c.split()) for c in cells) >= 3 * count:
            return str(key)
    return None


def _people(data: Any) -> dict[str, str]:
    """Return the names of people by their ids, where the file lists them: ``members`` of a board, ``users``."""
    found: dict[str, str] = {}
    if isinstance(data, dict):
        for key in ("members", "users", "people", "owners"):
            for item in data.get(key) or [] if isinstance(data.get(key), list) else []:
                own = (item.get("id") or item.get("_id")) if isinstance(item, dict) else None
                if own is not None:
                    found[str(own)] = str(simple({k: v for k, v in item.items() if k not in ("id", "_id")}) or own)
    return found


# --------------------------------------------------------------------------- rows


def _rows(items: list[Any], people: Mapping[str, str], left: LeftOut) -> Iterator[Row]:
    number = 0
    for item in items:
        for row in object_rows(item, number + 1, left, people=people):
            number = row.number
            yield row


def object_rows(
    item: Any, number: int, left: LeftOut, *, above: tuple[str, str] | None = None, line: int | None = None,
    people: Mapping[str, str] | None = None,
) -> Iterator[Row]:  # fmt: skip
    """Give an object as a row, numbered from `number`, with rows for the goals that stand inside it, whose parent it is.

    `above` is the key under which the goal above has its text, and that text; the text of this one stands under the same key.
    """
    parent = above[1] if above else None
    if isinstance(item, str):
        yield Row(number, {above[0] if above else "text": item, **({"parent": parent} if parent else {})}, line=line)
        return
    if not isinstance(item, dict):
        yield Row(number, {}, f"expected a JSON object or a text, found {type(item).__name__}", line)
        return
    if any(item.get(k) is True for k in _GONE):
        left.add("archived", f"entry {number}: {str(simple(item))[:60]}")
        return
    if any(item.get(k) for k in _OTHERS):
        left.add("sub_kind", f"entry {number}: {str(simple(item))[:60]}")
        return
    item = _own_inside(item)
    item = {k: _bare_measures(k, v) for k, v in item.items()}
    children = {k: v for k, v in item.items() if isinstance(v, list) and v and _holds_children(k, v, item)}
    cells = _named_people(flat({k: v for k, v in item.items() if k not in children}), item, people or {})
    for key in [k for k in cells if not is_blank(cells.get(f"{k}s")) and (is_blank(cells[k]) or str(cells[k]) in str(cells[f"{k}s"]))]:
        cells[key] = cells[f"{key}s"]  # several people beside the first of them
    if parent is not None and not any(m.role == "parent" for k, v in cells.items() if not is_blank(v) for m in meanings(k)[:1]):
        cells["parent"] = parent
    own = _own_name(cells)
    if above and own and own[0] != above[0] and above[0] not in cells:
        cells[above[0]] = cells.pop(own[0])
        own = (above[0], own[1])
    yield Row(number, cells, line=line)
    for child in (c for value in children.values() for c in value):
        for row in object_rows(child, number + 1, left, above=own, line=line, people=people):
            number = row.number
            yield row


def _own_inside(item: dict[str, Any]) -> dict[str, Any]:
    """Lift the fields that an object has under a key of their own beside its children: ``{"objective": {...}, "keyResults": [...]}``."""
    inner = [k for k, v in item.items() if isinstance(v, dict) and any(m.role == "text" for m in meanings(k)[:1]) and _worth([v]) > 0]
    own = any(isinstance(v, str) and m.role == "text" for k, v in item.items() for m in meanings(k)[:1])
    if len(inner) != 1 or own or not any(_CHILDREN.match(k) and isinstance(v, list) for k, v in item.items()):
        return item
    return {**item[inner[0]], **{k: v for k, v in item.items() if k != inner[0]}}


def _named_people(cells: dict[str, Any], item: Mapping[str, Any], people: Mapping[str, str]) -> dict[str, Any]:
    """Put names in the place of ids of people."""
    for key in [k for k in cells if k in item and people]:
        ids = item[key] if isinstance(item[key], list) else [item[key]]
        named = re.fullmatch(r"id_?(?:members?|owners?|assignees?|users?)", key, re.IGNORECASE)
        if named or (ids and all(isinstance(i, str) and i in people for i in ids)):
            names = ", ".join(people.get(str(i), str(i)) for i in ids if i is not None) or None
            del cells[key]
            cells["members" if named and key.startswith("idMember") else "owner" if named else key] = names
    return cells


def _bare_measures(key: str, value: Any) -> Any:
    """Leave out what stands before every key of a measure: ``metric_target`` is the target."""
    if not isinstance(value, list) or not _MEASURES.match(key) or not all(isinstance(v, dict) for v in value):
        return value
    return [{_BEFORE.sub("", str(k)) or str(k): cell for k, cell in v.items()} for v in value]


def _holds_children(key: str, items: list[Any], item: Mapping[str, Any]) -> bool:
    if _CHILDREN.match(key):
        return all(map(_child, items))
    if _measured(key, items, [item]):
        return True
    if not _MEASURES.match(key) or not all(isinstance(i, dict) and _child(i) for i in items):
        return False
    return all(any(m.role in ("owner", "due_date") for k in flat(i) for m in meanings(k)[:1]) for i in items)


def _child(item: Any) -> bool:
    if isinstance(item, str):
        return " " in item.strip()
    return isinstance(item, dict) and _worth([item]) > 0


def _own_name(cells: Mapping[str, Any]) -> tuple[str, str] | None:
    """Return the key of an object's text, and the text."""
    found = sorted((m.rank, k, str(v)) for k, v in cells.items() if not is_blank(v) for m in meanings(k)[:1] if m.role == "text")
    if not found and (key := _sentences([cells])) is not None:
        return key, str(cells[key])
    return found[0][1:] if found else None
