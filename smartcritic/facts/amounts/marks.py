"""Numbers whose marks say more than their digits: two glued by an arrow ("31→36%"), dots that group thousands ("8.400 jackets")."""

from __future__ import annotations

import re
from collections.abc import Callable

from smartcritic.facts.amounts.amount import NOUNS, Amount, Scan, amount_of
from smartcritic.parsing import forms
from smartcritic.parsing.parse import Parse
from smartcritic.quantities import Number, parse_digits, unit_table
from smartcritic.quantities.numbers import read_glued

_GLUED = re.compile(r"[+~]?(\d[\d.,]*)(%|[kKM])?(?:→|⇒|[-=–]+>)(?=[+~]?\d)")
_DOTTED = re.compile(r"(?<![\d.,])[1-9]\d{0,2}\.\d{3}(?![\d.,])")
_THOUSANDS = re.compile(r"\.\d{3}")
_DECIMAL = re.compile(r"(?<![\d.,])\d+\.(?:\d{1,2}|\d{4,})(?![\d.,])")
_EURO = "EUR"


def glued_change(scan: Scan, i: int, read: Callable[[Amount], Amount]) -> tuple[Amount, Amount] | None:
    """The two numbers of "31→36%", "45→60 days": the first has what `read` finds behind the second."""
    parse = scan.parse
    match = _GLUED.match(parse.words[i])
    if match is None or i in scan.busy:
        return None
    at = match.end()
    value = parse_digits(match[1], scan.european)
    number = read_glued(parse.words[i][at:], parse.starts[i] + at, i, scan.european, scan.numbers.suffixes)
    if value is None or number is None:
        return None
    to = read(amount_of(number, None, i, number.start))
    value *= scan.numbers.suffixes.get((match[2] or "").lower(), 1)
    start, end = parse.starts[i] + match.start(1), parse.starts[i] + match.end(2 if match[2] else 1)
    first = amount_of(Number(value, i, i + 1, start, end), None, i, start)
    return first._replace(unit=to.unit, rule=to.rule, noun=to.noun, behind=to.behind), to


def groups_by_dots(parse: Parse) -> bool:
    """Whether a dot groups thousands, as in "8.400 jackets", "2.400 EUR": nobody counts things in thousandths."""
    if _THOUSANDS.search(parse.text) is None or _DOTTED.search(parse.text) is None or _DECIMAL.search(parse.text) is not None:
        return False
    return any(_DOTTED.fullmatch(w.lstrip("€~<>")) is not None and _counts(parse, k) for k, w in enumerate(parse.words))


def _counts(parse: Parse, k: int) -> bool:
    """Whether a plural that is no unit stands behind the token `k`, or euros beside it."""
    table, j = unit_table(parse.language), k + 1
    beside = [parse.lower[x] for x in (k - 1, k + 1) if 0 <= x < parse.n]
    if parse.words[k][0] == "€" or any(table.currencies.get(w) == _EURO for w in beside):
        return parse.language.words("amounts", "per_always").isdisjoint(parse.lower[k : k + 5])
    while j < parse.n and parse.pos[j] in ("ADJ", *NOUNS) and parse.tags[j] not in forms.PLURALS:
        j += 1
    return j < parse.n and parse.tags[j] in forms.PLURALS and parse.lower[j] not in table.names
