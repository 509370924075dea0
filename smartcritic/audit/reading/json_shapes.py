"""Shapes of JSON brought into lists of objects: columns and rows apart, objects by their ids, lists by people, boards with cards inside."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from smartcritic.audit.reading.names import is_header, meanings
from smartcritic.audit.reading.profile import is_person
from smartcritic.audit.reading.words import load, plain_name, words

_DEEP = 10
_MOST = 50
"""Objects of a list that are looked at."""

Worth = Callable[[list[Any]], float]


class Held(list[Any]):
    """Goals that stood inside of other objects."""


def flattened(value: Any, worth: Worth, key: str = "", deep: int = _DEEP) -> Any:
    """Return JSON data with its lists of goals as lists of objects; `worth` says how much of a goal the objects of a list hold."""
    if not deep:
        return value
    if isinstance(value, dict):
        for shape in (_split, _by_column, _by_id, _by_name):
            if (rows := shape(value, worth)) is not None:
                return rows
        made = {k: flattened(v, worth, str(k), deep - 1) for k, v in value.items()}
        return {"goals" if isinstance(v, Held) and "goals" not in made else k: v for k, v in made.items()}
    if isinstance(value, list):
        if (rows := _lines(value)) is not None:
            return rows
        if value and all(isinstance(i, dict) for i in value[:_MOST]) and (role := _holder(key)) is not None:
            held = [list(_held(item, role, worth)) for item in value]
            if any(held) and all(h or not _lists_of(item) for h, item in zip(held, value)):
                return Held(goal for some in held for goal in some)
        if (goals := _of_somebody(value, worth)) is not None:
            return goals
        return [flattened(v, worth, key, deep - 1) if isinstance(v, (dict, list)) else v for v in value]
    return value


# --------------------------------------------------------------------------- rows and columns apart


def _rows(names: list[Any], rows: list[Any]) -> list[dict[str, Any]]:
    return [dict(zip(map(str, names), row)) for row in rows if isinstance(row, list)]


def _lines(value: list[Any]) -> list[dict[str, Any]] | None:
    """A list of lists, the first of which names the columns."""
    if len(value) < 2 or not all(isinstance(row, list) for row in value):
        return None
    top = value[0]
    named = all(isinstance(c, str) for c in top) and sum(is_header(c) for c in top) >= max(1, 0.5 * len(top))
    return _rows(top, value[1:]) if named else None


def _split(value: Mapping[str, Any], worth: Worth) -> list[dict[str, Any]] | None:
    """Names of columns under one key, rows under another."""
    lists = {k: v for k, v in value.items() if isinstance(v, list) and v}
    rows = next((v for v in lists.values() if all(isinstance(r, list) for r in v)), None)
    if rows is None:
        return None
    for names in lists.values():
        said = [n.get("name") or n.get("title") or n.get("label") if isinstance(n, dict) else n for n in names]
        if all(isinstance(n, str) for n in said) and len(said) >= max(len(r) for r in rows) and any(map(is_header, said)):
            return _rows(said, rows)
    return None


def _by_column(value: Mapping[str, Any], worth: Worth) -> list[dict[str, Any]] | None:
    """A list, or an object by row numbers, for each column."""
    cells = [list(v.values()) if isinstance(v, dict) and all(str(k).isdigit() for k in v) else v for v in value.values()]
    if len(cells) < 2 or not all(isinstance(c, list) and len(c) > 1 for c in cells) or len({len(c) for c in cells}) > 1:
        return None
    if any(isinstance(c, (dict, list)) for column in cells for c in column) or sum(map(is_header, value)) < 0.5 * len(cells):
        return None
    return [dict(zip(value, row)) for row in zip(*cells)]


# --------------------------------------------------------------------------- objects and lists by name


def _by_id(value: Mapping[str, Any], worth: Worth) -> list[dict[str, Any]] | None:
    """An object of objects of one kind, by their ids."""
    items = list(value.values())
    if len(items) < 2 or not all(isinstance(i, dict) for i in items) or any(_known(k) for k in value) or not worth(items[:_MOST]):
        return None
    if len(set.intersection(*(set(i) for i in items))) < 0.5 * max(len(i) for i in items):
        return None
    return [item if {"id", "key"} & {plain_name(k) for k in item} else {"id": key, **item} for key, item in value.items()]


def _by_name(value: Mapping[str, Any], worth: Worth) -> list[dict[str, Any]] | None:
    """A list of goals for each person, team or state."""
    lists = {k: v for k, v in value.items() if v or not isinstance(v, list)}
    if not lists or not all(isinstance(v, list) for v in value.values()) or any(_known(k) for k in value):
        return None
    objects = all(isinstance(i, dict) for v in lists.values() for i in v[:_MOST]) and all(worth(v[:_MOST]) for v in lists.values())
    texts = all(isinstance(i, str) and " " in i.strip() for v in lists.values() for i in v)
    people, states = all(map(is_person, lists)), all(map(is_state, lists))
    if not (objects or (texts and (people or states or len(lists) > 1))):
        return None
    role = "owner" if people else "status" if states else "team"
    return [_under(item if isinstance(item, dict) else {"text": item}, role, name) for name, some in lists.items() for item in some]


def _known(key: str) -> bool:
    return bool(meanings(key)) or plain_name(key) in load("headers")["others"]["names"]


def is_state(name: Any) -> bool:
    """Whether a text is the name of a state: ``In progress``, ``erledigt``."""
    return isinstance(name, str) and plain_name(name) in words("states", "names")


def _under(item: Mapping[str, Any], role: str, name: Any) -> dict[str, Any]:
    """An object with what its place says of it, where it does not say that itself."""
    has = any(m.role == role for k, v in item.items() if v not in (None, "", []) for m in meanings(k)[:1])
    return dict(item) if has or name in (None, "") else {**item, role: name}


# --------------------------------------------------------------------------- objects that hold goals


def _holder(key: str) -> str | None:
    """Return what the objects under a key are, beside holding goals: people, teams, states, or nothing that a goal has; None for others."""
    plain = plain_name(key)
    for role, names in load("headers")["holders"].items():
        if plain in names:
            return "" if role == "others" else str(role)
    return None


def _lists_of(item: Any) -> dict[str, list[Any]]:
    return {k: v for k, v in item.items() if isinstance(v, list) and v} if isinstance(item, dict) else {}


def _held(item: Mapping[str, Any], role: str, worth: Worth) -> Iterator[dict[str, Any]]:
    """Give the goals that an object holds, with its name in the role that it plays."""
    name = next((v for k, v in item.items() if isinstance(v, str) and plain_name(k) in load("headers")["holders_names"]["names"]), None)
    first = next((v for k, v in item.items() if isinstance(v, str) and plain_name(k) in load("headers")["names"]["first"]), None)
    last = next((v for k, v in item.items() if isinstance(v, str) and plain_name(k) in load("headers")["names"]["last"]), None)
    name = f"{first} {last}" if first and last else name
    for key, some in _lists_of(item).items():
        goals = [g for g in some if isinstance(g, dict)]
        if goals and len(goals) == len(some) and _children(key) and worth(goals[:_MOST]):
            named = [_under(goal, role, name) if role else goal for goal in goals]
            yield from _with_above(item, named, ("team", "role")) if role == "owner" else named
        elif _children(key) and all(isinstance(g, str) and " " in g.strip() for g in some):
            yield from (_under({"text": goal}, role, name) if role else {"text": goal} for goal in some)


def _of_somebody(items: list[Any], worth: Worth) -> Held | None:
    """Objects that are no goals, say whose their goals are, and hold them in a list: the rows of a report by worker."""
    if not items or not all(isinstance(i, dict) for i in items):
        return None
    lists: dict[str, list[Any]] = {}
    for item in items[:_MOST]:
        for key, some in _lists_of(item).items():
            lists.setdefault(key, []).extend(some)
    held = [k for k, some in lists.items() if all(isinstance(g, dict) for g in some) and worth(some[:_MOST])]
    alone = [{k: v for k, v in i.items() if k not in lists} for i in items[:_MOST]]
    if len(held) != 1 or worth(alone) or not any(_role_of(k) == "owner" for i in alone for k in i):
        return None
    return Held(goal for item in items for goal in _with_above(item, item.get(held[0]) or [], ("owner", "team", "role")))


def _role_of(key: str) -> str:
    return next((m.role for m in meanings(key)[:1] if m.rank < 1000.0), "")


def _with_above(item: Mapping[str, Any], goals: list[Any], roles: tuple[str, ...]) -> Iterator[dict[str, Any]]:
    """Give goals with what the object that holds them says in these roles, where they do not say that themselves."""
    for goal in goals:
        for key, value in item.items():
            if (role := _role_of(key)) in roles and not isinstance(value, (list, dict)):
                goal = _under(goal, role, value)
        yield goal


def _children(key: str) -> bool:
    return plain_name(key) in load("headers")["holders_lists"]["names"] or any(m.role == "text" and m.subject for m in meanings(key)[:1])
