"""Records as JSON-ready data and as JSON text."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import msgspec


def _unusual(value: Any) -> Any:
    """What stands for a value that JSON does not know: subclasses of text and numbers, and mappings, as their plain kind."""
    for kind in (str, float, int):
        if isinstance(value, kind):
            return kind(value)
    if isinstance(value, Mapping):
        return dict(value)
    raise NotImplementedError(f"{type(value).__name__} has no JSON")


_ENCODER = msgspec.json.Encoder(enc_hook=_unusual)
_DECODER = msgspec.json.Decoder()


def to_builtins(value: Any) -> Any:
    """Turn records, dates and tuples into what JSON can hold: dicts, lists, strings, numbers, None."""
    try:
        return _DECODER.decode(_ENCODER.encode(value))
    except UnicodeEncodeError:  # a lone surrogate, which UTF-8 does not hold
        return _lists(msgspec.to_builtins(value, enc_hook=_unusual))


def _lists(value: Any) -> Any:
    if isinstance(value, dict):
        return {k: _lists(v) for k, v in value.items()}
    return [_lists(v) for v in value] if isinstance(value, (list, tuple)) else value


def to_json(value: Any, indent: int | None = None) -> str:
    """Return JSON-ready data as JSON text; where it holds lone surrogates, all that is not ASCII is escaped."""
    try:
        return msgspec.json.format(_ENCODER.encode(value), indent=indent or 0).decode()
    except UnicodeEncodeError:
        return json.dumps(value, indent=indent)
