""" "By" for an "until" that says by when: "approved until 15 May" -> "approved by 15 May"."""

from __future__ import annotations

from collections.abc import Iterator

from smartcritic.parsing.parse import Parse
from smartcritic.rewriting.grammar.base import VERBS, Slip, words
from smartcritic.syntax.lexicon import verbs

REACHED = ("reach", "create", "end")
"""Directions of verbs after which something is there or over."""


MOVED = ("up", "down")
"""Directions of verbs after which a figure is reached, where one is given."""


def by(parse: Parse) -> Iterator[Slip]:
    """An "until" or "till" with a day behind it whose clause tells what is done once."""
    language = parse.language
    for i, low in enumerate(parse.lower):
        if low in words(language, "until") and _is_day(parse, i + 1) and _ends(parse, i):
            (put,) = words(language, "by")
            (the,) = words(language, "the")
            yield Slip(i, i + 1, f"{put} {the}" if _wants_article(parse, i + 1) else put, "until")


def _wants_article(parse: Parse, i: int) -> bool:
    """Whether the day at token `i` is the end of something, or one of a month without its name ("till 20th")."""
    if parse.lower[i] in words(parse.language, "end"):
        return i + 1 < parse.n and parse.lower[i + 1] in parse.word_sets["of"]
    return parse.lower[i] in words(parse.language, "ordinals") and not _is_month(parse, i + 1)


def _is_month(parse: Parse, i: int) -> bool:
    at = i + 1 if i < parse.n and parse.lower[i] in parse.word_sets["of"] else i
    return at < parse.n and parse.lower[at] in words(parse.language, "day_words")


def _is_day(parse: Parse, i: int) -> bool:
    """Whether a point in time begins at token `i`: a day, a month, the end of something."""
    at = i + 1 if i < parse.n and parse.lower[i] in words(parse.language, "leads_day") else i
    if at >= parse.n:
        return False
    low = parse.lower[at]
    if low in words(parse.language, "day_words") or low in words(parse.language, "ordinals"):
        return True
    return low[:1].isdigit() and (_is_month(parse, at + 1) or "." in low or "/" in low)


def _ends(parse: Parse, until: int) -> bool:
    """Whether the verb that the day belongs to tells what is there or over once it is done."""
    language = parse.language
    acting = [k for k in range(until) if _is_verb(parse, k) and parse.lemmas[k] not in words(language, "light_verbs")]
    if any(parse.lemmas[k] in words(language, "going_on") for k in acting):
        return False
    told = parse.lower[until - 1] in words(language, "done") if until else False
    last = acting[-1] if acting else until - 1
    near = parse.lower[max(0, last - 4) : until]
    if not (acting or told) or set(near) & words(language, "lasting") or (parse.tags[last] == "VBG" and parse.bases[last] != "amod"):
        return False
    return told or _is_once(parse, last, until)


def _is_once(parse: Parse, verb: int, until: int) -> bool:
    """Whether what a verb tells is there or over once it is done; with a bare month a participle may well last ("approved until May")."""
    lemma, tag = parse.lemmas[verb], parse.tags[verb]
    entry = verbs(parse.language).get(lemma)
    direction = entry.get("direction") if entry is not None else None
    monthly = parse.lower[until + 1] in words(parse.language, "months")
    if direction in REACHED and not (monthly and tag == "VBN"):
        return True
    if direction in MOVED and any(parse.tags[k] == "CD" for k in range(verb, until)):
        return True
    return not monthly and (lemma in words(parse.language, "once") or (entry is not None and tag == "VBN"))


def _is_verb(parse: Parse, k: int) -> bool:
    if k == 0 and parse.lower[k] in verbs(parse.language):
        return True
    return parse.tags[k] in VERBS and parse.bases[k] not in ("amod", "compound")
