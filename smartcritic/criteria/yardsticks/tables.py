"""The yardsticks as records, read once from ``kinds.toml``."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Literal

from msgspec import Struct

from smartcritic.model.strict import read_record
from smartcritic.model.toml import packaged

Way = Literal["own", "key_results", "lifted", "answer", "floor", "not_asked"]


class Letters(Struct, frozen=True):
    """How each letter is judged; "own" as a text alone is."""

    specific: Way = "own"
    measurable: Way = "own"
    achievable: Way = "own"
    relevant: Way = "own"
    time_bound: Way = "own"


class Table(Struct, frozen=True):
    """What one kind of goal is asked: `off` are the prefixes of rules that it is not."""

    about: str
    letters: Letters = Letters()
    off: tuple[str, ...] = ()
    rewritten: bool = True


PLAIN = Table("Judged as a text alone is.")
AMBITION = "aspirational"


@lru_cache(maxsize=1)
def load() -> Mapping[str, Table]:
    """The tables by kind, and the one beside them for aspirational goals."""
    return {name: read_record(Table, table, f"kinds.toml: {name}") for name, table in packaged(__package__, "kinds").items()}
