"""Messages by key ("specific/no_object"), as the list ``messages.toml`` of a language has them."""

from __future__ import annotations

from collections.abc import Mapping
from string import Formatter
from typing import Any

from smartcritic.errors import ConfigError, nearest

WHY, TERMS = "why", "terms"
"""The tables of why a rule matters and of the words that raise it, for a language that does not leave that to the rules."""


def flat(tables: Mapping[str, Any]) -> dict[str, str]:
    """The messages of a list by table and key; `WHY` and `TERMS` are not among them."""
    return {f"{table}/{key}": said for table, messages in tables.items() if table not in (WHY, TERMS) for key, said in messages.items()}


def checked(own: Mapping[str, str], english: Mapping[str, str], where: str) -> Mapping[str, str]:
    """The messages of a language, with the English ones that it lacks.

    Raises:
        ConfigError: a key that is no message, or a field that the message does not have; the error names it and `where`.
    """
    for key, said in own.items():
        if key not in english:
            raise ConfigError(f"language: {where}: {key!r} is no message{nearest(key, english)}")
        unknown = _fields(said) - _fields(english[key])
        if unknown:
            known = ", ".join(f"{{{f}}}" for f in sorted(_fields(english[key]))) or "none"
            raise ConfigError(f"language: {where}: {key!r} has no field {{{min(unknown)}}}; its fields are {known}")
    return {**english, **own}


def _fields(said: str) -> frozenset[str]:
    return frozenset(name for _, name, _, _ in Formatter().parse(said) if name is not None)
