"""The word lists of the rewrites: what a thing is measured by, how it is parted, what is done to it, how long it takes."""

from __future__ import annotations

import re
from functools import cache

from smartcritic import lexicon
from smartcritic.lexicon import Entry
from smartcritic.model import ObjectFact

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")


def singular(word: str) -> str:
    """The singular of a regular plural, in lower case; other words as they are."""
    low = word.lower().removesuffix("'s").removesuffix("’s")
    if len(low) < 4 or not low.endswith("s") or low.endswith(("ss", "us", "is")):
        return low
    if low.endswith("ies"):
        return low[:-3] + "y"
    if low.endswith(("sses", "xes", "ches", "shes", "zes")):
        return low[:-2]
    return low[:-1]


def words_of(text: str) -> list[str]:
    """The words of a text in the singular, in their order; parts of hyphened words too."""
    out: list[str] = []
    for match in _WORD.finditer(text):
        out.append(singular(match[0]))
        if "-" in match[0]:
            out += [singular(p) for p in match[0].split("-")]
    return out


@cache
def _index(name: str) -> dict[tuple[str, ...], Entry]:
    return {tuple(e.term.split(" ")): e for e in lexicon.load(name).entries}


def find(name: str, text: str) -> Entry | None:
    """The entry of the list `name` whose term stands in the text; the longest, then the last of them."""
    index, words = _index(name), words_of(text)
    best: Entry | None = None
    size = 0
    for n in (1, 2, 3):
        for i in range(len(words) - n + 1):
            entry = index.get(tuple(words[i : i + n]))
            if entry is not None and n >= size:
                best, size = entry, n
    return best


def find_all(name: str, text: str) -> list[Entry]:
    """All entries of the list `name` whose term stands in the text, in its order."""
    index, words = _index(name), words_of(text)
    return [e for n in (1, 2, 3) for i in range(len(words) - n + 1) if (e := index.get(tuple(words[i : i + n]))) is not None]


def of_object(name: str, item: ObjectFact) -> Entry | None:
    """The entry for an object: two words that hold its head, else the head, else a word in front of it."""
    core = re.split(r"\s(?:of|for|in|to|with|that|which|across|from|by|through|on|at)\s|[,;:(]", item.text, maxsplit=1)[0]
    return _index(name).get((singular(item.head),)) if find(name, core) is None else find(name, core)
