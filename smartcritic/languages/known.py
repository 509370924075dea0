"""The languages that a text may be told from: names, function words, and the lists that tell a language's words."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import Any


@cache
def table() -> dict[str, Any]:
    """The file ``known.toml``."""
    return tomllib.loads(resources.files("smartcritic").joinpath("languages", "known.toml").read_text(encoding="utf-8"))


def name(code: str) -> str:
    """The English name of a language; "another language" for a code that has none here."""
    return str(table()["names"].get(code, "another language"))


def function_words(code: str) -> frozenset[str]:
    """The function words of a language; none for one whose words are not here."""
    return frozenset(table()["function_words"].get(code, "").split())
