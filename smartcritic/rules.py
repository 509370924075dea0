"""The rules: what each flags, why it matters, a bad and a good example. The same data drives `explain` and the tests."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, Literal

from smartcritic import lexicon
from smartcritic.errors import InputError, nearest
from smartcritic.records import Cue, Finding


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule. `name` says the flaw; `bad` raises it, `good` does not, both with `context` and the fields of `goal`;
    `repeat` says how often `bad` stands in the text."""

    name: str
    level: Literal["flaw", "note"]
    flags: str
    why: str
    mend: str
    bad: str
    good: str
    context: Mapping[str, Any] = field(default_factory=dict)
    goal: Mapping[str, Any] = field(default_factory=dict)
    repeat: int = 1

    @property
    def criterion(self) -> str:
        """The criterion that the rule belongs to; "text" where it says why a text is not judged."""
        return self.name.partition("/")[0]


@lru_cache(maxsize=1)
def load() -> Mapping[str, Rule]:
    """Return every rule by its name: those on the text as a whole, then in the order of the criteria."""
    return {r["name"]: Rule(**r) for r in lexicon.load("rules").tables["rules"]}


def get(name: str) -> Rule:
    """Return the rule of this name.

    Raises:
        InputError: there is no such rule; the message names the nearest one.
    """
    try:
        return load()[name]
    except KeyError:
        raise InputError(f"there is no rule {name!r}{nearest(name, load())}; `smartcritic explain` lists them all") from None


def finding(
    name: str, message: str, cue: Cue | None = None, *, start: int | None = None, end: int | None = None, quote: str | None = None
) -> Finding:
    """Make a finding of the rule `name`, on the words of `cue` or the span given, or on nothing for an absence."""
    if cue is not None:
        start, end, quote = cue.start, cue.end, cue.text
    return Finding(name, message, get(name).why, start, end, quote)
