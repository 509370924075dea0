"""Is this text English? Asked before it is parsed, by its script and its function words; never by a guess on few words."""

from __future__ import annotations

import re
from functools import lru_cache

from smartcritic import lexicon

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_LOOK = 2_000


@lru_cache(maxsize=1)
def _words() -> dict[str, frozenset[str]]:
    return {code: frozenset(words) for code, words in lexicon.load("languages").tables["words"].items()}


def language(text: str) -> str:
    """Return "en", the code of another language, "other" for another script, or "none" for a text without words.

    A text of fewer than four words, or without a clear majority of another language's function words, counts as
    English: short goals hardly have function words at all.
    """
    found = [w.lower() for w in _WORD.findall(text[:_LOOK])]
    if not found:
        return "none" if not any(c.isalnum() for c in text) else "en"
    if not text.isascii():
        letters = [c for w in found for c in w]
        latin = sum(1 for c in letters if c < "\u0250" or "\u1e00" <= c <= "\u1eff")
        if latin * 2 < len(letters):
            return "other"
    if len(found) < 4:
        return "en"
    lists = _words()
    code, most = "en", 0
    for name, words in lists.items():
        if name != "en" and not words.isdisjoint(found):
            n = sum(w in words for w in found)
            if n > most:
                code, most = name, n
    if most < 2 or most * 6 < len(found):
        return "en"
    return code if most > 1.5 * sum(w in lists["en"] for w in found) else "en"
