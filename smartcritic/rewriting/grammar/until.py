""" "By" for an "until" that says by when: "approved until 15 May" -> "approved by 15 May"."""

from __future__ import annotations

from collections.abc import Iterator

from smartcritic.parsing.parse import Parse
from smartcritic.rewriting.grammar.base import Slip, words
from smartcritic.syntax.lexicon import verbs

REACHED = ("reach", "create", "end")
"""Directions of verbs after which something is there or over."""


def by(parse: Parse) -> Iterator[Slip]:
    """An "until" or "till" with a day behind it whose clause tells what is done once."""
    language = parse.language
    for i, low in enumerate(parse.lower):
        if low in words(language, "until") and _is_day(parse, i + 1) and _ends(parse, i):
            bare = parse.lower[i + 1] in words(language, "end") or parse.lower[i + 1 : i + 2][0] in words(language, "ordinals")
            alone = bare and (parse.lower[i + 1] in words(language, "end") or not _is_month(parse, i + 2))
            (put,) = words(language, "by")
            (the,) = words(language, "the")
            yield Slip(i, i + 1, f"{put} {the}" if alone else put, "until")


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
    listed = verbs(language)
    acting = [k for k in range(until) if _is_verb(parse, k) and parse.lemmas[k] not in words(language, "light_verbs")]
    if not acting or any(parse.lemmas[k] in words(language, "going_on") for k in acting):
        return False
    last = acting[-1]
    entry = listed.get(parse.lemmas[last])
    near = parse.lower[max(0, last - 4) : until]
    if set(near) & words(language, "lasting") or (parse.tags[last] == "VBG" and parse.bases[last] != "amod"):
        return False
    return parse.lemmas[last] in words(language, "once") or (entry is not None and entry.get("direction") in REACHED)


def _is_verb(parse: Parse, k: int) -> bool:
    return parse.tags[k].startswith("VB") and parse.bases[k] not in ("amod", "compound") or (k == 0 and parse.lower[k] in verbs(parse.language))
