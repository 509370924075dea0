"""The errors that a caller can cause. Each message says what is wrong and what would be right."""

from __future__ import annotations

import contextlib
import difflib
import re
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

    @classmethod
    def of(cls, what: str, extra: str) -> MissingExtraError:
        """Say that `what` is missing, and how to install it: with the extra from the project's folder, or by the names of its packages."""
        names = " ".join(_packages(extra))
        others = f", or: pip install {names}" if names else ""
        return cls(f"{what}; install it with: pip install '.[{extra}]' in the folder of smartcritic{others}")


def _packages(extra: str) -> Iterable[str]:
    """The packages of an extra that the index of packages has, as the installed metadata names them."""
    from importlib import metadata

    with contextlib.suppress(metadata.PackageNotFoundError):
        for line in metadata.requires("smartcritic") or ():
            name, _, marker = line.partition(";")
            found = re.match(r"[\w.-]+(?:\[[\w,]+\])?", name.strip())
            if found is not None and re.search(rf"extra == ['\"]{extra}['\"]", marker):
                inner = re.fullmatch(r"smartcritic\[(\w+)\]", found[0])
                yield from _packages(inner[1]) if inner else [f"'{found[0]}'" if "[" in found[0] else found[0]]


def nearest(name: str, known: Iterable[str]) -> str:
    """Return `` (did you mean 'x'?)`` for the known name nearest to `name`, or an empty string."""
    match = difflib.get_close_matches(name, list(known), n=1, cutoff=0.6)
    return f" (did you mean {match[0]!r}?)" if match else ""
