"""Slips that a pattern of words finds: the entries of ``grammar.toml``, each with what is put in the place of its marked words.

A pattern is a row of tokens: ``discuss about`` (words), ``make|made`` (one of them), ``~depend`` (a lemma), ``@months`` (one of a set of
the list), ``*ed`` (an ending), ``#`` (a figure), ``/VB`` or ``/NN*`` (a tag), ``~reply/VB*`` (both), ``he|she|/NNP`` (a word or a tag),
``!of|to`` (none of them, or no token at all), ``_`` (any token), ``^`` and ``$`` (the ends of the segment), ``$|by`` (its end or a word),
``?`` behind a token (it may be missing). What is replaced stands in brackets, ``[]`` is the place where something is put in. ``{base}`` and
the like in what is put is a form of the last marked word.
"""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from smartcritic.languages import Entry, Language
from smartcritic.parsing.parse import Parse
from smartcritic.rewriting.grammar.base import LIST, Slip, forms, words

_FORM = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class _Token:
    """What one token must be."""

    among: frozenset[str] | None = None
    endings: tuple[str, ...] = ()
    lemmas: bool = False
    tags: tuple[str, ...] = ()
    starts: tuple[str, ...] = ()
    denied: bool = False
    either: bool = False
    or_end: bool = False
    edge: str = ""

    def fits(self, parse: Parse, i: int) -> bool:
        if self.edge:
            return i == (0 if self.edge == "^" else parse.n)
        if not 0 <= i < parse.n:
            return self.denied or (self.or_end and i == parse.n)
        return self._is(parse, i) != self.denied

    def _is(self, parse: Parse, i: int) -> bool:
        if self.either:
            return self._is_word(parse, i) or self._has_tag(parse.tags[i])
        return self._is_word(parse, i) and self._has_tag(parse.tags[i])

    def _is_word(self, parse: Parse, i: int) -> bool:
        if self.endings and not parse.lower[i].endswith(self.endings):
            return False
        return self.among is None or (parse.lemmas[i] if self.lemmas else parse.lower[i]) in self.among

    def _has_tag(self, tag: str) -> bool:
        return not (self.tags or self.starts) or tag in self.tags or tag.startswith(self.starts or ("\0",))


@dataclass(frozen=True, slots=True)
class Pattern:
    """A row of tokens of fixed length, of which ``lo..hi`` are replaced; `anchor` is the one by which it is looked up."""

    entry: Entry
    tokens: tuple[_Token, ...]
    lo: int
    hi: int
    anchor: int

    def match(self, parse: Parse, at: int) -> Slip | None:
        """The slip, where the anchor is token `at`."""
        i = at - sum(not t.edge for t in self.tokens[: self.anchor])
        places = []
        for token in self.tokens:
            if not token.fits(parse, i):
                return None
            places.append(i)
            i += not token.edge
        places.append(i)
        start, end = places[self.lo], places[self.hi]
        if start < 0 or end > parse.n:
            return None
        made = forms(parse.language)
        put = _FORM.sub(lambda m: made.form(parse.words[end - 1], parse.lemmas[end - 1], m[1]), str(self.entry.get("put")))
        return None if put == " ".join(parse.words[start:end]) else Slip(start, end, put, str(self.entry.get("kind")))


def slips(parse: Parse) -> Iterator[Slip]:
    """The slips that the patterns of the language find."""
    for _, slip in found(parse):
        yield slip


def found(parse: Parse) -> Iterator[tuple[Entry, Slip]]:
    """The slips with the entry that each is from."""
    by_word, by_lemma = parse.language.once(_index)
    for i, (low, lemma) in enumerate(zip(parse.lower, parse.lemmas, strict=True)):
        for pattern in itertools.chain(by_word.get(low, ()), by_lemma.get(lemma, ())):
            slip = pattern.match(parse, i)
            if slip is not None:
                yield pattern.entry, slip


Index = Mapping[str, list[Pattern]]


def _index(language: Language) -> tuple[Index, Index]:
    """The patterns by the word, or the lemma, of their anchor."""
    by_word: dict[str, list[Pattern]] = defaultdict(list)
    by_lemma: dict[str, list[Pattern]] = defaultdict(list)
    for entry in language.lexicon(LIST).entries:
        for pattern in compiled(entry, language):
            anchor = pattern.tokens[pattern.anchor]
            for word in anchor.among or ():
                (by_lemma if anchor.lemmas else by_word)[word].append(pattern)
    return by_word, by_lemma


def compiled(entry: Entry, language: Language) -> Iterator[Pattern]:
    """The patterns of an entry: one for each choice of the tokens that may be missing."""
    pieces = entry.term.replace("[", " [ ").replace("]", " ] ").split()
    choices = [(p, None) if p.endswith("?") else (p,) for p in pieces]
    for chosen in itertools.product(*choices):
        tokens: list[_Token] = []
        marks = []
        for piece in chosen:
            if piece in ("[", "]"):
                marks.append(len(tokens))
            elif piece is not None:
                tokens.append(_token(piece.removesuffix("?"), language))
        named = [i for i, t in enumerate(tokens) if t.among is not None and not t.denied and not t.either]
        anchor = min(named, key=lambda i: (len(tokens[i].among or ()), i))
        yield Pattern(entry, tuple(tokens), marks[0], marks[1], anchor)


def _token(piece: str, language: Language) -> _Token:
    if piece in ("^", "$"):
        return _Token(edge=piece)
    denied, either = piece.startswith("!"), "|/" in piece
    word, _, tag = piece.removeprefix("!").partition("|/" if either else "/")
    tags = [t for t in tag.split("|") if t]
    plain, starts = (tuple(t.rstrip("*") for t in tags if t.endswith("*") == star) for star in (False, True))
    among, endings = None, tuple(n[1:] for n in word.split("|") if n.startswith("*"))
    if word == "#":
        endings = tuple("0123456789")
    elif word.startswith("@"):
        among = words(language, word[1:])
    elif word not in ("", "_") and not endings:
        among = frozenset(word.lstrip("~").split("|"))
    return _Token(among, endings, word.startswith("~"), plain, starts, denied, either, "$" in word.split("|"))
