"""Labels of SMART lines: ``S: ... M: ...``, one letter or word each, also in Markdown bold."""

from __future__ import annotations

import re
from collections.abc import Mapping

from smartcritic.languages import Language


def label_letters(language: Language) -> Mapping[str, str]:
    """The labels of a language in lower case, each with its letter."""
    return language.once(_label_letters)


def _label_letters(language: Language) -> Mapping[str, str]:
    return {word: letter for letter, words in language.lexicon("labels").tables.get("labels", {}).items() for word in words}


def _pattern(language: Language) -> re.Pattern[str]:
    """A label at the start of a line, or behind white space after an earlier label.

    A single letter needs a colon, a dash or a Markdown bold around it.
    """
    longer = sorted((re.escape(w) for w in label_letters(language) if len(w) > 1), key=len, reverse=True)
    words = "|".join(longer)
    return re.compile(
        rf"(?:^|(?<=\n)|(?<=[\s|;,.]))[ \t>#]*(?:[-*•+][ \t]+)?(?:[*_]{{1,3}})?"
        rf"(?P<label>[SMART]|[smart](?=\s?:)|{words}|[SMART]\s?[-–(]\s?(?:{words})\)?)"
        rf"(?:[*_]{{1,3}})?\s?(?::|=|\s[-–—]\s|(?<=\*)\s)(?:[*_]{{1,3}})?[ \t]*",
        re.IGNORECASE,
    )


def labels(text: str, language: Language) -> list[tuple[str, int, int, int]]:
    """Find the labels of SMART lines: (letter, start of the label, end of the label, end of its text).

    A text counts as labelled where at least two different letters are found in it, each followed by text.
    """
    if ":" not in text and "*" not in text and "=" not in text and "-" not in text and "–" not in text:
        return []
    letters = label_letters(language)
    found = []
    for match in language.once(_pattern).finditer(text):
        word = match["label"].lower()
        letter = letters.get(word) or word[0].upper()
        found.append((letter, match.start(), match.end()))
    if len({letter for letter, _, _ in found}) < 2:
        return []
    ends = [f[1] for f in found[1:]] + [len(text)]
    return [(letter, a, b, end) for (letter, a, b), end in zip(found, ends, strict=True)]
