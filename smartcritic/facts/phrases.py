"""Find the phrases of a list in tokens: longest match first, one pass."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from smartcritic.languages import Entry, Language

Index = dict[str, list[tuple[tuple[str, ...], Entry]]]


def index(language: Language, *names: str) -> Index:
    """Index lists by the first word of each term, longest term first. Hyphens separate words as the tokenizer separates them."""
    return language.once(_index, *names)


def _index(language: Language, *names: str) -> Index:
    return build_index([entry for name in names for entry in language.lexicon(name).entries])


def build_index(entries: Sequence[Entry]) -> Index:
    """Index entries by the first word of each term, longest term first."""
    out: Index = {}
    for entry in entries:
        words = tuple(entry.term.replace("-", " - ").replace("'s", " 's").split())
        out.setdefault(words[0], []).append((words, entry))
    for found in out.values():
        found.sort(key=lambda x: -len(x[0]))
    return out


def matches(lower: Sequence[str], idx: Index) -> Iterator[tuple[int, int, Entry]]:
    """Yield ``(i, j, entry)`` for each phrase found in the tokens, left to right, without overlap."""
    behind = 0
    for i in [k for k, word in enumerate(lower) if word in idx]:
        if i < behind:
            continue
        for words, entry in idx[lower[i]]:
            j = i + len(words)
            if tuple(lower[i:j]) == words:
                yield i, j, entry
                behind = j
                break
