"""Metrics written by pattern: the same few shapes over many words, so that a shape counts whatever it is filled with.

Shapes and words are in `patterns.toml`. Figures are drawn at random, always the same ones.
"""

from __future__ import annotations

import random
import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path

FILE = Path(__file__).parent / "patterns.toml"
SEED = 7
GUARDED, NONE = "guarded", "none"
_SLOT = re.compile(r"\{(\w+)\}")

Figure = Callable[[random.Random], str]


def _two(chance: random.Random, low: int, high: int) -> list[int]:
    return sorted(chance.sample(range(low, high), 2))


def _up(chance: random.Random) -> str:
    a, b = _two(chance, 4, 95)
    return chance.choice((f"from {a} to {b}", f"{a} → {b}", f"{a} -> {b}", f"up from {a} to {b}"))


def _down(chance: random.Random) -> str:
    b, a = _two(chance, 2, 95)
    return chance.choice((f"from {a} to {b}", f"{a} → {b}", f"{a} > {b}", f"down from {a} to {b}", f"cut from {a} to {b}"))


def _risen(chance: random.Random) -> str:
    a, b = _two(chance, 20, 98)
    return chance.choice((f"from {a}% to {b}%", f"{a}% → {b}%", f"{b}% (now {a})", f"{a} to {b} percent", f": {b}%", f"{b}%"))


def _fallen(chance: random.Random) -> str:
    b, a = _two(chance, 2, 60)
    return chance.choice((f"from {a}% to {b}%", f"{a}% -> {b}%", f"below {b}% ({a}% today)", f": under {b}%"))


FIGURES: Mapping[str, Figure] = {
    "n": lambda chance: str(chance.choice((5, 6, 8, 9, 11, 12, 14, 15, 18, 20, 22, 25, 30, 35, 40, 45, 60, 75, 80, 90, 120))),
    "part": lambda chance: f"{chance.randint(3, 40)}{chance.choice(('%', ' %', ' percent'))}",
    "most": lambda chance: f"{chance.randint(80, 100)}%",
    "up": _up, "down": _down, "risen": _risen, "fallen": _fallen,
}  # fmt: skip
"""What stands for a figure: a number, a share, a high share, and the way from a level to another."""


def written() -> Iterator[tuple[str, str]]:
    """Every metric, once, with its label or `NONE`."""
    table = tomllib.loads(FILE.read_text(encoding="utf-8"))
    lists, patterns, chance = table["lists"], table["patterns"], random.Random(SEED)

    def word(slot: re.Match[str]) -> str:
        name = slot[1]
        said = FIGURES[name](chance) if name in FIGURES else str(chance.choice(lists[name.lower()]))
        return said[:1].upper() + said[1:] if name[0].isupper() else said

    fill = partial(_SLOT.sub, word)
    seen: set[str] = set()
    for label, count in table["counts"].items():
        for _ in range(count):
            text = fill(chance.choice(patterns["gameable" if label == GUARDED else label])).replace(" :", ":")
            if label == GUARDED:
                text += chance.choice((", ", "; ", " ")) + chance.choice(lists["guard"])
            if text not in seen:
                seen.add(text)
                yield text, NONE if label == GUARDED else label
