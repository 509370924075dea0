"""The words that people read in reports: in place of rules' names, and from `labels.toml` beside what was understood."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from smartcritic import rules
from smartcritic.model import VerdictName
from smartcritic.model.toml import packaged


def verdict_said(verdict: VerdictName) -> str:
    """Return what people call a verdict: ``partly met`` for ``partial``."""
    return str(load()["verdicts"][verdict])


@lru_cache(maxsize=1)
def load() -> Mapping[str, Any]:
    """Return the whole file of labels."""
    return packaged(__package__, "labels")


def title(rule: str) -> str:
    """Return what people call a rule: ``Past its deadline`` for ``time_bound/deadline_past``; one that there is not keeps its name."""
    found = rules.load().get(rule)
    return found.title if found is not None else rule
