"""The noun that names a kind of thing: a head noun with what stands in front of it and names its kind rather than describing it.

"charging station owner", "social home", "electric bike"; not "new customer", "aging school", "Leeds store".
"""

from __future__ import annotations

from smartcritic import syntax
from smartcritic.facts.amounts.amount import NOUNS, Scan
from smartcritic.facts.amounts.nouns import singular_noun
from smartcritic.parsing import forms

_COMPOUNDED = (*NOUNS, "ADJ", "VERB", "ADP", "ADV", "X")
_JOINTS = frozenset({"-", "/", "&"})
_INNER = frozenset({"compound", "nmod:unmarked", "flat", "amod"})


def compound(scan: Scan, noun: int, lo: int) -> str:
    """The noun at a token with the words in front of it that name its kind, from token `lo` on, in the singular."""
    parse, first = scan.parse, noun
    while first > lo and (_names_kind(scan, first - 1, noun) or _joins(scan, first - 1, lo)):
        first -= 1
    said = parse.text[parse.starts[first] : parse.ends[noun - 1]].lower() if first < noun else ""
    for word in scan.words("describing"):
        said = said.removeprefix(word).strip()
    last = scan.table.names.get(parse.lower[noun]) or parse.language.singular(singular_noun(scan, noun).lower())
    if parse.words[noun][:-1].isupper() and parse.words[noun].endswith("s"):
        last = parse.lower[noun][:-1]  # "PRs"
    return " ".join([*said.replace("-", " ").replace("/", " ").split(), last])


def _joins(scan: Scan, k: int, lo: int) -> bool:
    """Whether the hyphen at a token stands inside a compound: "lost-time accident", "ready-mix truck"."""
    return scan.lower(k) in _JOINTS and k - 1 >= lo and scan.pos(k - 1) in _COMPOUNDED and scan.parse.ends[k - 1] == scan.parse.starts[k]


def _names_kind(scan: Scan, k: int, noun: int) -> bool:
    """Whether a token in front of a noun is part of its name rather than describing it."""
    parse = scan.parse
    if scan.lower(k + 1) in _JOINTS:
        return parse.ends[k] == parse.starts[k + 1] and parse.pos[k] in _COMPOUNDED
    if not parse.words[k][0].isalpha() or (scan.lower(k - 1) == "-" and scan.pos(k - 2) == "NUM"):
        return False  # "two 90-minute workshops"
    if scan.lower(k - 1) == "-" and parse.ends[k - 1] == parse.starts[k]:
        return parse.tags[k] not in (forms.PARTICIPLE, forms.GERUND, forms.ADJECTIVE)
    if parse.pos[k] in NOUNS and parse.tags[k] != forms.GERUND:
        return parse.deps[k] in _INNER and not _is_place(scan, k, noun)
    return _is_kind_word(scan, k) or _is_code(scan, k)


def _is_place(scan: Scan, k: int, noun: int) -> bool:
    """Whether a name in front of people or of what stands somewhere says where they are: "8 Ulster shops", "Derby residents"."""
    parse, word = scan.parse, scan.parse.words[k]
    if not scan.plain or not word.istitle() or k == 0:
        return False
    return parse.lemmas[noun] in scan.words("sited") or (parse.pos[k] == "PROPN" and "people" in syntax.classes_of(parse, noun))


def _is_kind_word(scan: Scan, k: int) -> bool:
    """Whether an adjective tells one kind from others: one of the list, or by its ending ("dental", "electric", "elementary")."""
    parse, word = scan.parse, scan.parse.words[k]
    if word.lower() in scan.words("kind_words"):
        return True
    if parse.tags[k] != forms.ADJECTIVE or not word.islower() or word in scan.words("only_describing"):
        return False
    return len(word) > 4 and word.endswith(tuple(scan.words("kind_endings"))) and word not in parse.language.terms("vague")


def _is_code(scan: Scan, k: int) -> bool:
    """ "Sev1 incidents": letters with digits behind them."""
    word = scan.parse.words[k]
    return word[0].isupper() and word[-1].isdecimal()
