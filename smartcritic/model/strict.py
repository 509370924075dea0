"""Strict reading of what callers hand in: the declared types of a record decide, and an error says where it is and what would be right.

Where a type alone does not say what is asked for, its `msgspec.Meta` does: ``extra={"must": "be a month ..."}`` is how an error says it,
and ``extra={"read": function}`` turns what may stand for such a value into one; it raises `ValueError` with what is wrong, or returns
what it cannot read as it is.
"""

from __future__ import annotations

import datetime as dt
import functools
import math
import types
import typing
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Annotated, Any, Literal, TypeVar

import msgspec

from smartcritic.errors import InputError, SmartCriticError, nearest

Record = TypeVar("Record")
Errors = type[SmartCriticError]


class _Type(msgspec.Struct, frozen=True):
    """A declared type as the reader needs it; `record` is the record that it is, `item` the one that it is a list of.

    A value of the type `exact` is good as it is.
    """

    kind: Any
    exact: Any
    nullable: bool
    must: str
    read: Callable[[Any], Any] | None = None
    record: Any = None
    item: Any = None


class _Field(msgspec.Struct, frozen=True):
    name: str
    default: Any
    type: _Type


# --------------------------------------------------------------------------- dates


def parse_iso_date(value: object, where: str) -> dt.date | None:
    """Read a `date`, a `datetime` or an ISO 8601 string; None stays None.

    Raises:
        InputError: `value` is none of these; the message names `where`.
    """
    if value is None:
        return None
    found = _date(value)
    if not isinstance(found, dt.date):
        raise InputError(f"{where}: {_DATE}, not {value!r:.80}")
    return found


def _date(value: object) -> object:
    if isinstance(value, dt.datetime):
        return value.date()
    if isinstance(value, str):
        try:
            return dt.date.fromisoformat(value.strip()[:10])
        except ValueError:
            pass
    return value


FIRST_YEAR, LAST_YEAR = 1900, 2199
"""Years of the dates that callers hand in: what lies outside is a mistake, or what systems write for "no end" (9999-12-31)."""


def _modern_date(value: object) -> object:
    day = _date(value)
    if isinstance(day, dt.date) and not FIRST_YEAR <= day.year <= LAST_YEAR:
        side = f"before {FIRST_YEAR}" if day.year < FIRST_YEAR else f"after {LAST_YEAR}"
        raise ValueError(f"{day} is {side}; give the day that is meant, such as '2026-11-22', or none")
    return day


def _last_date(value: object) -> object:
    day = _date(value)
    return None if isinstance(day, dt.date) and day.year > LAST_YEAR else _modern_date(day)


LARGEST, SMALLEST = 1e18, 1e-18
"""Amounts that callers hand in: sums, products and squares of such numbers stay inside what a float holds. What is smaller is 0."""


def _number(value: object) -> object:
    if not isinstance(value, (int, float)) or isinstance(value, bool):
        return value
    try:
        number = float(value)
    except OverflowError:
        raise msgspec.ValidationError from None
    if not math.isfinite(number):
        raise msgspec.ValidationError
    if abs(number) > LARGEST:
        raise ValueError(f"{number:g} is beyond {LARGEST:g}, which no goal is about; give it in a larger unit")
    return number if abs(number) >= SMALLEST else 0.0


def _listed(value: object) -> object:
    return tuple(value) if is_list(value) else value  # type: ignore[arg-type]


def is_list(value: object) -> bool:
    """Whether a value can be read as a list: it can be iterated and is neither text nor a mapping."""
    return isinstance(value, Iterable) and not isinstance(value, (str, bytes, Mapping))


def table(kind: type) -> Callable[[object], object]:
    """What reads a table, or its pairs, of names and values of `kind` (str or float) as pairs in the order of the names."""

    def read(value: object) -> object:
        pairs = value.items() if isinstance(value, Mapping) else value
        if not is_list(pairs):
            return value
        made = [tuple(pair) if is_list(pair) else pair for pair in pairs]  # type: ignore[attr-defined]
        for pair in made:
            if not isinstance(pair, tuple) or len(pair) != 2 or not isinstance(pair[0], str):
                raise ValueError(f"must be a table of names and values, not {pair!r:.80}")
        return tuple(sorted((name, _entry(name, given, kind)) for name, given in made))

    return read


def _entry(name: str, value: object, kind: type) -> object:
    try:
        read = _number(value) if kind is float else value
    except msgspec.ValidationError:
        read = None
    if type(read) is not kind:
        raise ValueError(f"{name}: must {_MUST[kind]}, not {value!r:.80}")
    return read


_DATE = "must be a date such as '2026-11-22', as an ISO string or a datetime.date"

Day = Annotated[dt.date, msgspec.Meta(extra={"must": _DATE.removeprefix("must "), "read": _modern_date})]
"""A date of the years 1900 to 2199, or its ISO string."""

LastDay = Annotated[dt.date, msgspec.Meta(extra={"must": _DATE.removeprefix("must "), "read": _last_date})]
"""As `Day`, for what may have no end: a date after 2199, which systems write for that (9999-12-31), is none. The field may be null."""

# --------------------------------------------------------------------------- types

_MUST: Mapping[Any, str] = {
    str: "be a string", int: "be a whole number", float: "be a finite number such as 20 or 0.35", bool: "be true or false",
    tuple: "be a list of strings",
}  # fmt: skip
_LIMITS = ("gt", "ge", "lt", "le", "multiple_of", "pattern", "min_length", "max_length", "tz")
_READ: Mapping[Any, Callable[[Any], Any]] = {float: _number, tuple: _listed}


@functools.cache
def _described(kind: Any) -> _Type:
    arms = typing.get_args(kind) if typing.get_origin(kind) in (typing.Union, types.UnionType) else (kind,)
    inner = next(a for a in arms if a is not types.NoneType)
    extra: dict[str, Any] = {}
    plain, limited = inner, False
    if typing.get_origin(inner) is Annotated:
        plain = typing.get_args(inner)[0]
        for meta in inner.__metadata__:
            extra |= meta.extra or {}
            limited = limited or any(getattr(meta, name) is not None for name in _LIMITS)
    base = typing.get_origin(plain) or plain
    record = base if _is_record(base) else None
    item = first if base is tuple and _is_record(first := typing.get_args(plain)[0]) else None
    nullable = types.NoneType in arms
    if record is not None or item is not None:
        keys = ", ".join(names_of(record or item))
        must = extra.get("must") or f"be {'an object' if record else 'a list of objects'} with the keys {keys}"
    elif base is Literal:
        must = f"be one of {', '.join(map(repr, typing.get_args(plain)))}"
    else:
        must = extra.get("must") or _MUST[base]
    if nullable:
        must = must.replace("be ", "be null or ", 1)
    exact = base if base in (str, float, dt.date) and not limited else None
    return _Type(kind, exact, nullable, must, extra.get("read", _READ.get(base)), record, item)


def _is_record(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, msgspec.Struct)


@functools.cache
def _fields(cls: type[msgspec.Struct]) -> tuple[_Field, ...]:
    hints = typing.get_type_hints(cls, include_extras=True)
    return tuple(_Field(f.name, _default(f), _described(hints[f.name])) for f in msgspec.structs.fields(cls))


def _default(field: msgspec.structs.FieldInfo) -> Any:
    return field.default if field.default_factory is msgspec.NODEFAULT else field.default_factory()


@functools.cache
def names_of(cls: type[msgspec.Struct]) -> tuple[str, ...]:
    """The names of a record's fields, in order."""
    return tuple(f.name for f in msgspec.structs.fields(cls))


# --------------------------------------------------------------------------- reading


def read_value(value: Any, kind: Any, where: str, error: Errors = InputError) -> Any:
    """Read one value as `kind`, a type such as ``str | None``; raise `error` that names `where` and says what would be right."""
    return _read(value, _described(kind), where, error)


def _read(value: Any, known: _Type, where: str, error: Errors) -> Any:
    if value is None and known.nullable:
        return None
    if known.record is not None and isinstance(value, Mapping):
        return read_record(known.record, value, where, error)
    if known.item is not None and is_list(value):
        items = known.read(value) if known.read is not None else value
        return tuple(read_record(known.item, item, f"{where}[{i}]", error) for i, item in enumerate(items))
    try:
        read = known.read(value) if known.read is not None else value
        return read if type(read) is known.exact else msgspec.convert(read, known.kind)
    except msgspec.ValidationError:
        raise error(f"{where}: must {known.must}, not {value!r:.80}") from None
    except ValueError as wrong:
        raise error(f"{where}: {wrong}") from None


def read_record(cls: type[Record], data: Any, where: str, error: Errors = InputError) -> Record:
    """Build a record from plain data, or check one that is there.

    Raises:
        InputError: a key is unknown (the message names the nearest) or missing, or a value is of the wrong type; or `error` in its place.
    """
    made: Any = cls
    if isinstance(data, made):
        data = msgspec.structs.asdict(data)
    reject_unknown_keys(data, names_of(made), where, error)
    values = {}
    for field in _fields(made):
        if field.name in data:
            values[field.name] = _read(data[field.name], field.type, f"{where}.{field.name}" if where else field.name, error)
        elif field.default is msgspec.NODEFAULT:
            raise error(f"{where}: the key {field.name!r} is missing; it must {field.type.must}")
    return cls(**values)


def check(record: msgspec.Struct, where: str, error: Errors = InputError) -> None:
    """Read the values that a record was just made with, in place: what `__post_init__` of a record does that callers make themselves."""
    for field, value in zip(_fields(type(record)), msgspec.structs.astuple(record)):
        known = field.type
        if value is not field.default and not (type(value) is known.exact and known.read is None):
            read = _read(value, known, f"{where}.{field.name}" if where else field.name, error)
            msgspec.structs.force_setattr(record, field.name, read)


def reject_unknown_keys(data: Any, known: Sequence[str], where: str, error: Errors = InputError) -> None:
    """Raise `error` for data that is no mapping, and for its first key that is not in `known`, naming the nearest one that is."""
    if not isinstance(data, Mapping):
        raise error(f"{where}: expected an object with the keys {', '.join(known)}, not {type(data).__name__}")
    for key in data:
        if key not in known:
            raise error(f"{where}: unknown key {key!r}{nearest(str(key), known)}; known keys are {', '.join(known)}")


def rebuild(cls: type[Record], data: Any, where: str) -> Record:
    """Rebuild a record from what its `to_dict` wrote; keys that it does not know are passed over.

    Raises:
        InputError: a value is missing or of the wrong type; the message says where.
    """
    try:
        return msgspec.convert(data, cls)
    except msgspec.ValidationError as error:
        said, _, path = str(error).partition(" - at ")
        path = path.replace("`", "").replace("key in ", "a key of ")
        raise InputError(f"{path.replace('$', where) or where}: {said[:1].lower()}{said[1:].replace('`', '')}") from None
