"""Offsets as JavaScript, Java and C# count them: UTF-16 code units, of which a character beyond U+FFFF takes two."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from typing import Any


def utf16_offsets(data: Any, text: str) -> Any:
    """Return JSON-ready data of a report, of facts or of parts of them with every offset counted in UTF-16 code units.

    Args:
        data: what `to_dict` gave, offsets in code points.
        text: the text that the offsets are of; those of slots are of the text that stands beside them in `data`.

    Returns:
        `data` itself where no text in it has a character that takes two units, else a copy.
    """
    return _turn(data, _astral(text))


def code_point(offset: int, text: str) -> int:
    """Return an offset in UTF-16 code units of a text as one in code points; inside of a character it is that of its end."""
    return offset - bisect_left([at + before for before, at in enumerate(_astral(text))], offset)


def utf16_comparison(data: Mapping[str, Any]) -> dict[str, Any]:
    """Return what `Comparison.to_dict` gave with offsets of both texts counted in UTF-16 code units."""
    before, after = data["before"], data["after"]
    facts = [{**f, "before": utf16_offsets(f["before"], before), "after": utf16_offsets(f["after"], after)} for f in data["facts"]]
    return {**data, "facts": facts, "slots": utf16_offsets(data["slots"], after)}


def _astral(text: str) -> list[int]:
    """Where the characters that take two units stand, in code points."""
    return [] if text.isascii() else [i for i, c in enumerate(text) if ord(c) > 0xFFFF]


def _turn(data: Any, wide: list[int]) -> Any:
    if isinstance(data, (list, tuple)):
        return [_turn(item, wide) for item in data]
    if not isinstance(data, Mapping):
        return data
    own = _astral(data["text"]) if "slots" in data and isinstance(data.get("text"), str) else wide
    out = {}
    for key, value in data.items():
        if key in ("start", "end") and isinstance(value, int):
            out[key] = value + bisect_left(wide, value)
        else:
            out[key] = _turn(value, own if key == "slots" else wide)
    return out
