"""The errors that a caller can cause. Each message says what is wrong and what would be right."""

from __future__ import annotations

import difflib
from collections.abc import Iterable


class SmartCriticError(Exception):
    """Base of every error that a caller can cause."""


class InputError(SmartCriticError, ValueError):
    """A goal, context or file holds something that cannot be read."""


class ConfigError(SmartCriticError, ValueError):
    """A configuration has an unknown key or a value of the wrong kind."""


class ModelError(SmartCriticError, RuntimeError):
    """The spaCy pipeline cannot be loaded or does not fit."""


class PlanError(SmartCriticError, ValueError):
    """A goal cannot be planned; the message names what is missing."""


class MissingExtraError(SmartCriticError, ImportError):
    """An optional dependency is not installed; the message names the extra that brings it."""


def nearest(name: str, known: Iterable[str]) -> str:
    """Return `` (did you mean 'x'?)`` for the known name nearest to `name`, or an empty string."""
    match = difflib.get_close_matches(name, list(known), n=1, cutoff=0.6)
    return f" (did you mean {match[0]!r}?)" if match else ""
