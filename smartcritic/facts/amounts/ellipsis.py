"""What a bare number counts where the noun stands elsewhere: the subject of a change, an amount in front, an age.

"Rig counts fell by five to 479" counts rigs, "of the sixty complaints 27 concerned delays" complaints, "93% (from 88)" percent.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from smartcritic.facts.amounts.amount import NOUNS, Amount, Scan
from smartcritic.facts.amounts.full_units import PER, SHARE, compound, pers
from smartcritic.quantities import is_measure, is_money

_OWN = frozenset({SHARE, "times", "ratio"})
"""Units that a number without one does not take from another amount."""
PERCENT, POINT, POINTS = "percent", "point", "percentage point"
_LEVEL = 1000
"""Above it a bare number behind a share is no share: "lost 0.8 percent to close at 14,320"."""
_CLIMBS = 6
"""Steps from a number up to its verb."""


def filled(scan: Scan, found: Sequence[Amount], units: Sequence[str | None], before: str | None = None) -> list[str | None]:
    """The full units of amounts, those that say none completed from the rest of the sentence or, at last, by the unit `before` it."""
    out = list(units)
    for k, amount in enumerate(found):
        if out[k] == POINT and _is_of_percent(scan, out, k, amount):
            out[k] = POINTS
        elif out[k] == SHARE and amount.rule == "ratio" and _is_counted(scan, _last(out, k)):
            out[k] = _last(out, k) or SHARE
        elif out[k] is None and amount.rule in ("digits", "words", "power"):
            unit = _age(scan, amount) or _pair(scan, found, units, k) or _subject(scan, amount) or _antecedent(scan, found, out, k, before)
            out[k] = unit if unit is None or PER in unit else PER.join([unit, *pers(scan, amount)])
    return out


def _age(scan: Scan, amount: Amount) -> str | None:
    """ "aged 16 and 17", "Mary Smith, 23, ran": years."""
    parse, i = scan.parse, amount.i
    aged = any(w in scan.words("ages") for w in parse.lower[max(0, i - 4) : i])
    named = i > 1 and parse.lower[i - 1] == "," and parse.pos[i - 2] == "PROPN" and scan.lower(amount.j) == "," and parse.deps[i] == "appos"
    return scan.parse.language.lexicon("amounts").tables["age_unit"] if (aged or named) and 0 < amount.value < 120 else None


def _pair(scan: Scan, found: Sequence[Amount], units: Sequence[str | None], k: int) -> str | None:
    """ "from 44 to 71 people": the unit of the other end."""
    if k + 1 >= len(found) or units[k + 1] in _OWN or found[k + 1].i - found[k].j > 2:
        return None
    return units[k + 1] if scan.lower(found[k].j) in scan.words("to") | scan.words("and") | scan.words("or") else None


def _subject(scan: Scan, amount: Amount) -> str | None:
    """The plural that grows or falls, or the noun whose number does: "injuries fell to 17", "the number of patients rose to 900"."""
    parse, at = scan.parse, amount.i
    for _ in range(_CLIMBS):
        at = parse.heads[at]
        if parse.pos[at] == "VERB" and parse.lemmas[at] in scan.words("taking"):
            taken = next((x for x in parse.children(at, "obj") if x < amount.i and parse.tags[x] in ("NNS", "NNPS")), None)
            if taken is not None:
                return _counted(scan, taken)
        if parse.pos[at] == "VERB" and parse.lemmas[at] in scan.words("moving"):
            break
    if parse.pos[at] != "VERB" or parse.lemmas[at] not in scan.words("moving"):
        return None
    subject = next((x for x in parse.children(at, "nsubj", "nsubj:pass") if x < amount.i), None)
    if subject is None and parse.heads[at] < at:
        subject = parse.heads[at]  # read as what describes it: "sales of bikes tripled, from 200"
    return None if subject is None or parse.pos[subject] not in NOUNS else _counted(scan, subject)


def _counted(scan: Scan, noun: int) -> str | None:
    """What is counted where a noun is the subject: itself in the plural, or what its number is of."""
    parse = scan.parse
    if parse.lemmas[noun] in scan.words("counting"):
        of = next(iter(parse.children(noun, "nmod")), None)
        if of is not None and parse.tags[of] in ("NNS", "NNPS"):
            return compound(scan, of, noun + 1)
        kind = noun - 1 if noun and parse.pos[noun - 1] in NOUNS and parse.heads[noun - 1] == noun else None
        return None if kind is None else compound(scan, kind, 0)
    return compound(scan, noun, 0) if parse.tags[noun] in ("NNS", "NNPS") else None


def _antecedent(scan: Scan, found: Sequence[Amount], units: Sequence[str | None], k: int, before: str | None) -> str | None:
    """The unit of the nearest amount in front that has one, unless a noun with a scale of its own stands there ("an NPS of 40")."""
    if any(scan.lower(x) in scan.words("scales_of_their_own") for x in range(max(0, found[k].i - 4), found[k].i)):
        return None
    unit = _last(units, k) or before
    return None if unit in (PERCENT, POINTS) and found[k].value > _LEVEL else unit


def _is_counted(scan: Scan, unit: str | None) -> bool:
    return unit is not None and not is_measure(unit, scan.parse.language) and not is_money(unit)


def _last(units: Sequence[str | None], k: int) -> str | None:
    return next(_in_front(units, k), None)


def _is_of_percent(scan: Scan, units: Sequence[str | None], k: int, amount: Amount) -> bool:
    """Whether points are those of a share: a share stands in front, and none that says the same another way."""
    shares = (PERCENT, POINTS)
    again = not scan.words("or").isdisjoint(scan.parse.lower[amount.j : amount.j + 2])
    return amount.value <= 25 and not again and any(u in shares for u in units)


def _in_front(units: Sequence[str | None], k: int) -> Iterator[str]:
    for x in range(k - 1, -1, -1):
        unit = units[x]
        if unit is not None and unit not in _OWN:
            yield unit
