"""What mending grammar works with: a slip in tokens, a word's forms, and the way back to the caller's text."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

from smartcritic.languages import Language
from smartcritic.parsing.parse import Parse

LIST = "grammar"
"""The list of words and phrases that a language has for its grammar (`lexicon/grammar.toml`)."""


class Slip(NamedTuple):
    """Tokens ``start..end`` (half-open) are to be `put`; where they are none, `put` goes in front of token `start`."""

    start: int
    end: int
    put: str
    kind: str


Kind = Callable[[Parse], Iterator[Slip]]
"""Finds the slips of one kind in a parsed segment."""

NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
NAMES = frozenset({"NNP", "NNPS"})
VERBS = frozenset({"VB", "VBP", "VBZ", "VBD", "VBN", "VBG"})


def words(language: Language, key: str) -> frozenset[str]:
    """A set of words of the list."""
    return language.words(LIST, key)


def mapped(language: Language, key: str) -> Mapping[str, str]:
    """A table of the list: what stands for what."""
    found: Mapping[str, str] = language.lexicon(LIST).tables.get(key, {})
    return found


class Forms:
    """The forms of verbs, adjectives and nouns of a language, by the tables ``[forms]`` of its list."""

    def __init__(self, language: Language) -> None:
        tables: Mapping[str, Any] = language.lexicon(LIST).tables.get("forms", {})
        self._language = language
        self._endings = {name: tuple((str(a), str(b)) for a, b in pairs) for name, pairs in tables.get("endings", {}).items()}
        self._irregular: Mapping[str, Mapping[str, str]] = tables.get("irregular", {})
        self._doubled = words(language, "doubled")

    def form(self, word: str, lemma: str, name: str) -> str:
        """The form `name` of a word with this lemma: "base", "third", "gerund", "comparative", "plural", "singular" or "same"."""
        if name == "same":
            return word
        if name == "base":
            return lemma
        if name == "plural":
            return self._language.plural(word.lower())
        if name == "singular":
            return self._language.singular(word.lower())
        known = self._irregular.get(name, {}).get(lemma)
        if known is not None:
            return known
        stem, (ending, put) = lemma, next(p for p in self._endings[name] if lemma.endswith(p[0]))
        if lemma in self._doubled and name != "third":
            stem += stem[-1]
        return stem.removesuffix(ending) + put


def forms(language: Language) -> Forms:
    """The forms of a language's words."""
    return language.once(Forms)


def ends_phrase(parse: Parse, i: int) -> bool:
    """Whether no further noun follows token `i` in its noun phrase ("a 3 day workshop"), nor anything tied to it ("day-to-day")."""
    if i + 1 >= parse.n:
        return True
    if parse.lower[i + 1] in words(parse.language, "row") | words(parse.language, "compounders"):
        return False
    if parse.starts[i + 1] == parse.ends[i]:
        return parse.lower[i + 1] in words(parse.language, "closes")
    behind, tag = parse.words[i + 1], parse.tags[i + 1]
    if tag in ("CD", "JJ") or (parse.tags[i] == "NN" and tag == "VBZ") or (len(behind) == 1 and behind.isupper()):
        return False
    return parse.tags[i + 1] not in NOUNS or parse.lower[i + 1] in parse.language.function_words


def edit(parse: Parse, slip: Slip, text: str) -> tuple[int, int, str] | None:
    """The slip as an edit of the caller's text; None where markup stands between its words."""
    i, j, put = slip.start, slip.end, slip.put
    spans = parse.spans
    shown = [k for k in (i - 1, *range(i, j), min(j, parse.n - 1)) if 0 <= k < parse.n]
    if any(text[spans[k][0] : spans[k][1]] != parse.words[k] for k in shown):
        return None
    if any(text[spans[k][1] : spans[k + 1][0]].strip() for k in range(i, j - 1)):
        return None
    if i == j:
        return _inserted(parse, slip, text)
    if not put:
        return _dropped(parse, slip, text)
    capital = i == 0 and parse.words[i][:1].isupper()
    return spans[i][0], spans[j - 1][1], put[0].upper() + put[1:] if capital else put


def _inserted(parse: Parse, slip: Slip, text: str) -> tuple[int, int, str] | None:
    """Words in front of a token, or behind the last; at the beginning the capital moves to them."""
    i, spans = slip.start, parse.spans
    if i >= parse.n:
        return spans[-1][1], spans[-1][1], " " + slip.put
    start, end = spans[i]
    word = text[start:end]
    if i or not word[:1].isupper():
        return start, start, slip.put + " "
    named = parse.tags[i].startswith("NNP") or not word[1:].islower()
    return start, end, f"{slip.put[0].upper()}{slip.put[1:]} {word if named else word.lower()}"


def _dropped(parse: Parse, slip: Slip, text: str) -> tuple[int, int, str] | None:
    """Words left out with the blank beside them; a capital of the first word moves to the next."""
    i, j, spans = slip.start, slip.end, parse.spans
    start, end = spans[i][0], spans[j - 1][1]
    if j >= parse.n or i > 0:
        while start and text[start - 1] == " ":
            start -= 1
        return start, end, ""
    nxt = spans[j][0]
    letter = text[nxt : nxt + 1]
    return start, nxt + 1, letter.upper() if text[start].isupper() else letter
