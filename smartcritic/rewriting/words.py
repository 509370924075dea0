"""The word lists of the rewrites: what a thing is measured by, how it is segmented, what is done to it, how long it takes."""

from __future__ import annotations

import re

from smartcritic.languages import Entry, Language
from smartcritic.records import ObjectFact

LIST = "rewrites"
"""The list of the rewrites' own words, phrases, slots and texts."""

WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")


def word_set(language: Language, name: str) -> frozenset[str]:
    """A set of words of the rewrites' own list."""
    return language.words(LIST, name)


def any_of(language: Language, *names: str) -> str:
    """A pattern that matches any of the words of these sets, the longest first; one that matches nothing where there is none."""
    words = {w for name in names for w in word_set(language, name)}
    return "|".join(re.escape(w) for w in sorted(words, key=lambda w: (-len(w), w))) or r"(?!)"


def words_of(language: Language, text: str) -> list[str]:
    """The words of a text in the singular, in their order; parts of hyphened words too."""
    out: list[str] = []
    for match in WORD.finditer(text):
        out.append(language.singular(match[0]))
        if "-" in match[0]:
            out += [language.singular(p) for p in match[0].split("-")]
    return out


def find(language: Language, name: str, text: str) -> Entry | None:
    """The entry of the list `name` whose term stands in the text; the longest, then the last of them."""
    index, words = language.phrases(name), words_of(language, text)
    best: Entry | None = None
    size = 0
    for n in (1, 2, 3):
        for i in range(len(words) - n + 1):
            entry = index.get(tuple(words[i : i + n]))
            if entry is not None and n >= size:
                best, size = entry, n
    return best


def find_all(language: Language, name: str, text: str) -> list[Entry]:
    """All entries of the list `name` whose term stands in the text, in its order."""
    index, words = language.phrases(name), words_of(language, text)
    return [e for n in (1, 2, 3) for i in range(len(words) - n + 1) if (e := index.get(tuple(words[i : i + n]))) is not None]


def of_object(language: Language, name: str, item: ObjectFact) -> Entry | None:
    """The entry for an object: words in front of its first preposition that hold its head, else the head alone."""
    return find(language, name, core(language, item.text)) or language.phrases(name).get((language.singular(item.head),))


def core(language: Language, span: str) -> str:
    """The part of a noun phrase before its first preposition, relative or comma."""
    return language.once(_core_end).split(span, maxsplit=1)[0]


def _core_end(language: Language) -> re.Pattern[str]:
    return re.compile(rf"\s(?:{any_of(language, 'core_enders')})\s|[,;:(]")
