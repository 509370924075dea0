"""The words that people read in reports, from `labels.toml`: in place of rules' names, and beside what was understood."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from smartcritic.model import VerdictName
from smartcritic.model.toml import packaged


@dataclass(frozen=True, slots=True)
class Label:
    """How people read of a rule: its `title`, what it says of `one` goal and of `many`, its `weight` (0: never among the first things to
    fix), and whether it is a `fact` of fields, dates and the list, or a judgement of the words."""

    title: str
    one: str
    many: str
    weight: float
    fact: bool = False


@lru_cache(maxsize=1)
def labels() -> Mapping[str, Label]:
    """Return the words on each rule."""
    return {name: Label(**entry) for name, entry in load()["rules"].items()}


def verdict_said(verdict: VerdictName) -> str:
    """Return what people call a verdict: ``partly met`` for ``partial``."""
    return str(load()["verdicts"][verdict])


@lru_cache(maxsize=1)
def load() -> Mapping[str, Any]:
    """Return the whole file of labels."""
    return packaged(__package__, "labels")


def title(rule: str) -> str:
    """Return what people call a rule: ``Past its deadline`` for ``time_bound/deadline_past``; a rule that has no label keeps its name."""
    found = labels().get(rule)
    return found.title if found is not None else rule
