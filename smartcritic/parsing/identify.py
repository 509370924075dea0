"""Is this text English? Asked before it is parsed, by its script and its function words; never by a guess on few words."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache

from smartcritic import lexicon

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_LOOK = 2_000


@lru_cache(maxsize=1)
def _languages() -> dict[str, tuple[str, ...]]:
    """The languages that have a function word, by the word."""
    lists = {code: frozenset(words) for code, words in lexicon.load("languages").tables["words"].items()}
    return {word: tuple(code for code, words in lists.items() if word in words) for words in lists.values() for word in words}


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
    counts: Counter[str] = Counter()
    languages = _languages()
    for word in found:
        if word in languages:
            counts.update(languages[word])
    english = counts.pop("en", 0)
    code, most = max(counts.items(), key=lambda item: item[1], default=("en", 0))
    return code if most >= 2 and most > 1.5 * english and most * 6 >= len(found) else "en"
