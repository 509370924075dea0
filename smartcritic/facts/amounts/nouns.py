"""What an amount counts: the head noun that the parse names, in the singular."""

from __future__ import annotations

from collections.abc import Iterator

from smartcritic.facts.amounts.amount import NOUNS, SYMBOLS, Scan
from smartcritic.parsing import forms
from smartcritic.quantities import Number

_CLAUSE_END = frozenset({",", ";", ":", "(", ")"})


def singular_noun(scan: Scan, noun: int) -> str:
    """The lemma of a counted noun; a plural that the lemmatizer left as it was, or cut too short, is cut by its ending."""
    low, lemma = scan.parse.lower[noun], scan.parse.lemmas[noun]
    if scan.lower(noun - 1) == "-" and low == lemma and len(low) < 4 and low.endswith("s"):
        return low[:-1]  # "walk-ins"
    if low.endswith(("sses", "shes", "ches", "xes")):
        return low[:-2]
    return scan.parse.language.singular(low) if lemma == low and low.endswith("s") else lemma


def is_plural(scan: Scan, noun: int) -> bool:
    """Whether a token is a noun in the plural."""
    return scan.parse.tags[noun] in forms.PLURALS


def _plural(scan: Scan, noun: int) -> int:
    """The plural noun that a singular one in front of it only describes ("2 use cases"), else `noun` itself."""
    parse = scan.parse
    before_plural = parse.tags[noun] == forms.PLURAL and parse.tags[noun + 1 : noun + 2] == [forms.PLURAL]
    if before_plural and parse.deps[noun] in ("compound", "nmod:unmarked"):
        return noun + 1  # "22 communications masts"
    if parse.tags[noun] not in (forms.SINGULAR, forms.ADJECTIVE, forms.NAME, forms.PARTICLE):
        return noun
    for x in range(noun + 1, min(parse.n, noun + 6)):
        if parse.pos[x] in NOUNS and parse.tags[x] in forms.PLURALS:
            return x
        if parse.pos[x] not in ("NOUN", "ADJ", "PROPN") and parse.lower[x] not in ("-", "/"):
            break
    return noun


def is_priced(scan: Scan, lo: int, hi: int) -> bool:
    """Whether a price in front of the counted noun stands in tokens ``lo..hi``: the 20 of "4 $20 vouchers", "4 USD20 vouchers"."""
    parse = scan.parse
    for k in range(lo, min(hi, parse.n)):
        word = parse.words[k]
        if word[:3].isupper() and word[3:4].isdecimal() and word[:3].lower() in scan.table.currencies:
            return True
        if word in SYMBOLS and k + 1 < parse.n and parse.words[k + 1][:1].isdecimal() and parse.starts[k + 1] == parse.ends[k]:
            return True
    return False


def counted_noun(scan: Scan, number: Number) -> int | None:
    """The noun that the number counts: the head that the parse names, else the last noun of the run behind it."""
    parse, j = scan.parse, number.j
    head = next(_heads(scan, number), None)
    if head is not None:
        last = _with_compounds(scan, head)
        last = _plural(scan, last) if number.value > 1 else last
        while last > j and (parse.lower[last] in scan.words("at_most_behind") | scan.words("at_least_behind") or is_per_word(scan, last)):
            last -= 1  # "5 tickets minimum", "4 calls pp"
        return None if _is_subject(scan, number, last) else last
    if scan.lower(j) in scan.words("of") and number.rule in ("words", "digits", "couple") and j + 1 < parse.n:
        of_all = parse.lower[j + 1] in scan.words("of_all")
        others = parse.lower[j + 1] in scan.words("them") and number.value > 1
        nouns = (x for x in range(j + 1, min(parse.n, j + 4)) if parse.pos[x] == "NOUN" and of_all and (not others or is_plural(scan, x)))
        return next(nouns, None) if number.value == int(number.value) else None
    return _last_noun(scan, j)


def is_per_word(scan: Scan, k: int) -> bool:
    """Whether a token says what an amount is per in one word: "pcm", the "p" of "p/month"."""
    return scan.lower(k) in scan.per_words() or (scan.lower(k) in scan.words("per_letter") and scan.lower(k + 1) == "/")


def _heads(scan: Scan, number: Number) -> Iterator[int]:
    """The nouns that tokens of the number modify, where nothing closes the phrase between them."""
    parse, j = scan.parse, number.j
    for k in range(number.i, j):
        head = parse.heads[k]
        if not parse.deps[k].startswith("nummod") or parse.pos[head] not in {"NOUN", "PROPN", "X", "ADJ", "VERB"} or not 0 <= head - j <= 7:
            continue
        if parse.pos[head] == "VERB" and not parse.lower[head].endswith("s"):
            continue
        if not any(_closes(scan, x) for x in range(j, head) if parse.lower[x] != "/"):
            yield head


def _is_subject(scan: Scan, number: Number, noun: int) -> bool:
    """Whether a verb follows the number, which is its subject, rather than describing the noun: "seven grew maize", "14 lost luggage"."""
    verb = scan.parse.tags[number.j] if number.j < noun else ""
    described = verb == forms.PARTICIPLE and number.value > 1 and scan.parse.tags[noun] in forms.SINGULARS
    return described or verb in (forms.PAST, forms.PLAIN_PRESENT)


def _closes(scan: Scan, x: int) -> bool:
    parse = scan.parse
    if parse.words[x + 1 : x + 2] == ["-"] and parse.starts[x + 1] == parse.ends[x]:
        return False  # "off-cycle payments"
    if parse.lower[x] == "-" and parse.starts[x] > parse.ends[x - 1] and scan.start(x + 1) > parse.ends[x]:
        return True  # "from 4 to 7 - contracts signed"
    return parse.lower[x] in _CLAUSE_END or (parse.pos[x] in ("AUX", "ADP", "CCONJ") and parse.deps[x] != "compound")


def _with_compounds(scan: Scan, head: int) -> int:
    """The last noun of the compound that a head opens: "25 hand-written letters" counts letters."""
    parse, last = scan.parse, head
    while last + 2 < parse.n and parse.words[last + 1] == "-" and parse.starts[last + 1] == parse.ends[last]:
        behind = next((x for x in range(last + 2, min(parse.n, last + 6)) if parse.pos[x] in NOUNS), None)
        if behind is None:
            break
        last = behind
    while last + 1 < parse.n and parse.heads[last + 1] == head and parse.deps[last + 1] in ("compound", "goeswith"):
        last += 1
    return last


def _last_noun(scan: Scan, j: int) -> int | None:
    """The last noun of the run of adjectives and nouns behind a number."""
    parse, found = scan.parse, None
    for x in range(j, min(parse.n, j + 6)):
        pos = parse.pos[x]
        if pos in ("NOUN", "PROPN", "X"):
            found = x
            ends = x + 1 < parse.n and (parse.pos[x + 1] not in NOUNS or parse.heads[x + 1] == x)
            if ends and not (scan.lower(x + 1) in ("-", "/") and scan.pos(x + 2) in NOUNS):
                break
        elif not _describes(scan, x, pos, found):
            break
    return found


def _describes(scan: Scan, x: int, pos: str, found: int | None) -> bool:
    """Whether a token may stand between a number and its noun."""
    parse = scan.parse
    return (
        pos == "ADJ"
        or (pos == "VERB" and parse.deps[x] == "amod")
        or parse.lower[x] in ("/", "&")
        or (parse.lower[x] == "-" and (parse.starts[x] == parse.ends[x - 1] or parse.ends[x] == scan.start(x + 1)))
        or (scan.lower(x + 1) == "-" and parse.starts[x + 1] == parse.ends[x])  # "how-to videos"
        or (scan.lower(x - 1) == "-" and parse.ends[x - 1] == parse.starts[x])
        or (pos == "ADV" and scan.pos(x + 1) == "ADJ")
        or (pos == "NUM" and found is not None)
    )
