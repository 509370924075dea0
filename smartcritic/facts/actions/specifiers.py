"""What specifies an object: the parts that tell it from others of its kind, and those that only seem to.

Kinds: "modifier", "compound", "name", "capital", "segment", "place", "of", "number", "possessive", "possessive_noun", "clause", "quoted",
"definite"; and "vague_modifier", "vague_phrase", which specify nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from smartcritic.facts.actions.classes import noun_class
from smartcritic.facts.actions.region import Region
from smartcritic.facts.cues import cue
from smartcritic.facts.vague import is_unspecific
from smartcritic.model import Cue
from smartcritic.parsing import forms
from smartcritic.parsing.parse import Parse

_OPENING_QUOTES = frozenset({"“", '"', "«", "‘", "`"})
_NO_NAME_BEHIND = frozenset({":", ".", '"', "“", "(", "-"})
_OF_PHRASES = frozenset({"NOUN", "PROPN", "SYM", "NUM", "PRON", "VERB"})
_MODIFIERS = frozenset({"amod", "compound", "nummod", "nmod", "acl"})
NEAR = 15
"""Characters within which two parts of one hyphenated word stand."""


def specifiers(region: Region, head: int, lo: int, hi: int, hosts: Sequence[int]) -> list[Cue]:
    """What specifies the object at `head`, whose phrase is ``lo..hi``.

    Args:
        hosts: the verb and other words whose phrases describe the object too.
    """
    parse = region.parse
    out: list[Cue] = []
    queue, seen = [(head, True)], {head}
    while queue:
        at, outer = queue.pop(0)
        for k in parse.children(at):
            if k in seen or k in region.date_tokens or k in hosts or not region.lo <= k < region.hi:
                continue
            seen.add(k)
            if _is_unspecific_part(parse, k):
                out += () if _is_found(parse, k, out) else (cue("vague_modifier", parse, k, k + 1, parse.lower[k]),)
                continue
            out += _of_dependent(parse, k)
            if _specifies_further(parse, k, outer):
                queue.append((k, False))
    for host in hosts:
        out += _of_host(region, host, seen)
    if parse.pos[head] == "PROPN":
        out.append(cue("name", parse, head, head + 1, parse.lower[head]))
    quoted = next((k for k in range(lo, hi - 1) if parse.words[k] in _OPENING_QUOTES), None)
    if quoted is not None:
        out.append(cue("quoted", parse, quoted, min(hi, quoted + 2)))
    return out


def _specifies_further(parse: Parse, k: int, outer: bool) -> bool:
    """Whether the dependents of a part specify the object too: those of a noun in front of it, or coordinated with it."""
    return _is_joined_noun(parse, k) or (outer and parse.bases[k] == "conj" and parse.pos[k] in forms.NOUNS)


def _is_joined_noun(parse: Parse, k: int) -> bool:
    return parse.bases[k] in ("compound", "flat", "appos") and parse.pos[k] not in ("NUM", "SYM", "PUNCT")


def _is_unspecific_part(parse: Parse, k: int) -> bool:
    """Whether the word in front of a noun, or the hyphenated one that it is part of, tells nothing from others of its kind."""
    return parse.bases[k] in ("compound", "amod") and is_unspecific(parse, k, _hyphenated(parse, k))


def _is_found(parse: Parse, k: int, found: Sequence[Cue]) -> bool:
    """Whether the other half of a hyphenated vague word was found."""
    start, _ = parse.span(k, k + 1)
    return any(c.kind == "vague_modifier" and abs(c.start - start) < NEAR for c in found)


# --------------------------------------------------------------------------- one kind of dependent each


def _of_dependent(parse: Parse, k: int) -> list[Cue]:
    """What a dependent of the object's head, or of a noun in front of it, specifies."""
    if parse.deps[k] == "advcl:relcl":
        return _clause(parse, k)
    read = DEPENDENTS.get(parse.deps[k]) or DEPENDENTS.get(parse.bases[k])
    return read(parse, k) if read is not None else []


def _possessive(parse: Parse, k: int) -> list[Cue]:
    if parse.pos[k] == "PRON":
        return [cue("possessive", parse, k, k + 1)]
    return [cue("name" if parse.pos[k] == "PROPN" else "possessive_noun", parse, *parse.subtree(k), parse.lower[k])]


def _determiner(parse: Parse, k: int) -> list[Cue]:
    return [cue("definite", parse, k, k + 1)] if parse.lower[k] in parse.language.words("objects", "definite") else []


def _joined_noun(parse: Parse, k: int) -> list[Cue]:
    return [cue(_written(parse, k) or "compound", parse, k, k + 1, parse.lower[k])] if _is_joined_noun(parse, k) else []


def _adjective(parse: Parse, k: int) -> list[Cue]:
    word, more = parse.lower[k], _comparative_of(parse, k)
    if parse.pos[k] == "NOUN" and more is not None:  # "more harbour tours"
        return [cue("vague_modifier", parse, more, more + 1, parse.lower[more]), cue("compound", parse, k, k + 1, word)]
    if k > 0 and word in parse.word_sets["quantity_comparatives"] and parse.lower[k - 1] in parse.word_sets["zero"]:
        return []  # "no more sugar" is none
    written = _written(parse, k)
    if written is not None or not _is_vague_adjective(parse, k):
        return [cue(written or "modifier", parse, k, k + 1, word)]
    return [cue("vague_modifier", parse, k, k + 1, word if more is None else parse.lower[more])]


def _is_vague_adjective(parse: Parse, k: int) -> bool:
    if is_unspecific(parse, k, parse.lower[k], parse.lemmas[k]) or parse.tags[k] in forms.COMPARED:
        return True
    return not parse.word_sets["degrees"].isdisjoint(parse.lower[c] for c in parse.children(k, "advmod"))


def _number(parse: Parse, k: int) -> list[Cue]:
    return [cue("number", parse, k, k + 1, parse.lower[k])]


def _of_phrase(parse: Parse, k: int) -> list[Cue]:
    if parse.pos[k] not in _OF_PHRASES and parse.child(k, "det") is None:
        return []
    return _phrase(parse, k, nominal=True)


def _clause(parse: Parse, k: int) -> list[Cue]:
    return [cue("clause", parse, *parse.subtree(k))]


DEPENDENTS: dict[str, Callable[[Parse, int], list[Cue]]] = {
    "nmod:poss": _possessive,
    "det": _determiner,
    "compound": _joined_noun,
    "flat": _joined_noun,
    "appos": _joined_noun,
    "amod": _adjective,
    "nummod": _number,
    "nmod": _of_phrase,
    "obl": _of_phrase,
    "acl": _clause,
}
"""How a dependent of a noun is read, by its relation, with or without subtype."""


def _of_host(region: Region, host: int, seen: set[int]) -> Iterator[Cue]:
    """What the phrases of the verb, or of another word that stands for the object, specify."""
    parse = region.parse
    nominal = parse.pos[host] in forms.CONTENT_WORDS
    for k in parse.children(host, "obl", "advcl", *(("nmod",) if nominal else ())):
        if k in seen or k in region.date_tokens or k < host or not region.lo <= k < region.hi:
            continue
        if parse.pos[k] in forms.NOUNS or parse.child(k, "det") is not None:
            seen.add(k)
            yield from _phrase(parse, k, nominal=nominal)


# --------------------------------------------------------------------------- prepositional phrases


def _phrase(parse: Parse, k: int, nominal: bool) -> list[Cue]:
    """ "in the Ruhr", "for first-time buyers", "of the depot": what a prepositional phrase adds; `nominal`: it depends on a noun."""
    cases = [parse.lower[c] for c in parse.children(k, "case")]
    a, b = parse.subtree(k)
    if not cases:
        return []
    if cases[0] in parse.word_sets["from_to"] and _written(parse, k) is not None:
        return [cue("name", parse, a, b, cases[0])]
    if _is_other_role(parse, k, cases, b, nominal):
        return []
    if parse.pos[k] == "PROPN" or any(parse.pos[m] == "PROPN" for m in range(a, b)):
        return [cue("place" if cases[0] in parse.word_sets["place_cases"] else "name", parse, a, b, cases[0])]
    if _is_any(parse, k):
        return [cue("vague_phrase", parse, a, b, cases[0])]
    return [cue("of" if cases[0] in parse.word_sets["of"] else "segment", parse, a, b, cases[0])]


def _is_other_role(parse: Parse, k: int, cases: Sequence[str], behind: int, nominal: bool) -> bool:
    """Whether the phrase says no "which": the level that a metric goes to or comes from, a means, a time, an amount."""
    to = parse.word_sets["infinitive_mark"]
    if cases[0] in to and not nominal and noun_class(parse, k).name in ("metric", "quality", "topic"):
        return True
    if cases[0] in parse.word_sets["change_from"] and behind < parse.n and parse.lower[behind] in to:
        return True
    return parse.pos[k] in ("SYM", "NUM", "PRON", "VERB") or not parse.language.words("objects", "role_cases").isdisjoint(cases)


def _is_any(parse: Parse, k: int) -> bool:
    """Whether the noun of a phrase could be any of its kind: "for customers", "of the business"."""
    any_noun = parse.language.words("objects", "generic_nmod")
    if any(parse.bases[m] in _MODIFIERS and not is_unspecific(parse, m, parse.lower[m]) for m in parse.children(k)):
        return False
    return noun_class(parse, k).generic or parse.lemmas[k] in any_noun or parse.lower[k] in any_noun


# --------------------------------------------------------------------------- how a word is written


def _comparative_of(parse: Parse, k: int) -> int | None:
    """The "more" of "more harbour tours"."""
    words = parse.word_sets["quantity_comparatives"]
    return next((c for c in parse.children(k, "advmod", "amod") if parse.lower[c] in words), None)


def _hyphenated(parse: Parse, k: int) -> str:
    """The hyphenated word that token `k` is the first or last part of, else the token."""
    if k + 2 < parse.n and parse.words[k + 1] == "-":
        return f"{parse.lower[k]}-{parse.lower[k + 2]}"
    if k > 1 and parse.words[k - 1] == "-":
        return f"{parse.lower[k - 2]}-{parse.lower[k]}"
    return parse.lower[k]


def _written(parse: Parse, k: int) -> str | None:
    """How a word is written or read as a name: "name" for a proper noun, "capital" for a word in capitals; else None."""
    return "name" if parse.pos[k] == "PROPN" else "capital" if _has_capital(parse, k) else None


def _has_capital(parse: Parse, k: int) -> bool:
    """Whether the word is written as a name inside a text that is not in Title Case or capitals."""
    word = parse.words[k]
    if k == 0 or not word[:1].isupper() or (word.isupper() and len(word) < 2):
        return False
    return parse.words[k - 1] not in _NO_NAME_BEHIND and not _is_title_case(parse)


def _is_title_case(parse: Parse) -> bool:
    """Whether most words of the text begin with a capital."""
    longer = [w for w in parse.words if len(w) > 3 and w.isalpha()]
    return sum(1 for w in longer if w[0].isupper()) * 2 > len(longer) + 1
