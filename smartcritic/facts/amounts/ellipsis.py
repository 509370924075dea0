"""What a bare number counts where the noun stands elsewhere: the subject of a change, an amount in front, an age.

"Rig counts fell by five to 479" counts rigs, "of the sixty complaints 27 concerned delays" complaints, "93% (from 88)" percent.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from smartcritic import syntax
from smartcritic.facts.amounts.amount import NOUNS, Amount, Scan
from smartcritic.facts.amounts.compounds import compound
from smartcritic.facts.amounts.full_units import PER, SHARE, pers
from smartcritic.parsing import forms
from smartcritic.quantities import is_measure, is_money

_OWN = frozenset({SHARE, "times", "ratio"})
"""Units that a number without one does not take from another amount."""
PERCENT, POINT, POINTS = "percent", "point", "percentage point"
_LEVEL = 1000
"""Above it a bare number behind a share is no share: "lost 0.8 percent to close at 14,320"."""
_WHOLE = 100
_SCALE_NEAR = 7
"""Words in front of a number in which a noun with a scale of its own is looked for."""
_FAR, _MANY = 100, 20
"""Words and amounts in front among which a number that says no unit finds one."""
_CLIMBS = 6
"""Steps from a number up to its verb."""


def filled(scan: Scan, found: Sequence[Amount], units: Sequence[str | None], before: str | None = None) -> list[str | None]:
    """The full units of amounts, those that say none completed from the rest of the sentence or, at last, by the unit `before` it."""
    out = list(units)
    for k, amount in enumerate(found):
        whole = _whole(scan, found, out, k) or _coordinated(scan, found, out, k)
        if whole is not None:
            out[k] = whole
        elif out[k] == POINT and _is_of_percent(scan, out, k, amount):
            out[k] = POINTS
        elif out[k] == SHARE and amount.rule == "ratio":
            out[k] = _of_counted(scan, found, out, k) or SHARE
        elif (out[k] is None and amount.rule in ("digits", "words", "power")) or _is_pronoun(scan, amount):
            out[k] = _elsewhere(scan, found, out, k, before)
    return _with_pers_of_changes(scan, found, out)


def _is_pronoun(scan: Scan, amount: Amount) -> bool:
    """ "40 old trucks and 12 new ones"."""
    return amount.noun is not None and scan.lower(amount.noun) in scan.words("ones")


def _elsewhere(scan: Scan, found: Sequence[Amount], units: Sequence[str | None], k: int, before: str | None) -> str | None:
    """The unit of a bare number, from what stands around it."""
    amount = found[k]
    if scan.lower(amount.i - 1) in scan.words("of") and scan.lower(amount.i - 2) in scan.words("groups"):
        return None  # "can lead a group of 8"
    unit = _age(scan, amount) or _pair(scan, found, units, k)
    if unit is None and not _has_own_scale(scan, found, k):
        again = _antecedent(scan, found, units, k, before) if _is_said_of_the_same(scan, amount) else None
        unit = (
            again
            or _subject(scan, amount)
            or _topic(scan, amount)
            or _beside(scan, amount)
            or _antecedent(scan, found, units, k, before)
            or _plural_before(scan, amount)
        )
    return unit if unit is None or PER in unit else PER.join([unit, *pers(scan, amount)])


def _whole(scan: Scan, found: Sequence[Amount], units: Sequence[str | None], k: int) -> str | None:
    """ "Of the 30 buses checked, 12 leaked and 4 had worn tyres": what the part is of, where the number counts no plural of its own."""
    parse, amount = scan.parse, found[k]
    if amount.rule not in ("digits", "words", "counted noun") or _is_plural(scan, amount):
        return None
    for x in range(k - 1, max(-1, k - 1 - _MANY), -1):
        at = found[x].i - 1
        while at > 0 and parse.lower[at] in scan.words("of_all"):
            at -= 1
        opens = at >= 0 and parse.lower[at] in scan.words("of") and (at == 0 or not parse.lower[at - 1][0].isalnum())
        if opens and found[x].noun is not None and _is_plural(scan, found[x]):
            return units[x]
    return None


def _is_plural(scan: Scan, amount: Amount) -> bool:
    """Whether an amount has a noun of its own in the plural, and no participle between that may be the verb of the number."""
    tags, noun = scan.parse.tags, amount.noun
    return noun is not None and tags[noun] in forms.PLURALS and tags[amount.behind] not in forms.PAST_FORMS


def _coordinated(scan: Scan, found: Sequence[Amount], units: Sequence[str | None], k: int) -> str | None:
    """ "90 full-time and 40 part-time posts": the noun of the other part, where what follows the number only describes it."""
    amount = found[k]
    if k + 1 >= len(found) or amount.noun is None or amount.value <= 1 or scan.parse.tags[amount.noun] != forms.SINGULAR:
        return None
    other, links, noun = found[k + 1], scan.words("and") | scan.words("or") | {",", "+", "&"}, amount.noun
    whole = units[k + 1]
    if whole is None or other.i - amount.j != 1 or scan.lower(amount.j) not in links or not _is_plural(scan, other):
        return None
    if scan.lower(noun - 1) == "-" or scan.pos(noun) == "ADJ":
        return whole
    kind, _, per = whole.partition(PER)
    named = noun == amount.behind and " " in kind  # "45 motor + 20 home policies"
    return PER.join([f"{scan.parse.lower[noun]} {kind.rpartition(' ')[2]}", *([per] if per else [])]) if named else None


def _of_counted(scan: Scan, found: Sequence[Amount], units: Sequence[str | None], k: int) -> str | None:
    """What a share written as "4 in 5" is of: the noun of the number behind "of", or what was counted last."""
    behind = k + 1 < len(found) and scan.lower(found[k].j) in scan.words("of") and found[k + 1].i - found[k].j <= 2
    if behind and _is_counted(scan, units[k + 1]):
        return units[k + 1]
    last = _last(units, k)
    return last if _is_counted(scan, last) else None


def _is_said_of_the_same(scan: Scan, amount: Amount) -> bool:
    """Whether the number says what the amount in front of it was, is now or is more by: "12 vans (9 today)", "38, four more than"."""
    near = scan.parse.lower[max(0, amount.i - 2) : amount.i]
    cues = scan.words("said_now") | scan.words("said_past") | scan.words("corrected")
    compared = (scan.words("more_than_before") | scan.words("less_than_before")) - scan.words("up_down")
    risen = scan.lower(amount.i - 1) in scan.words("from") and scan.lower(amount.i - 2) in scan.words("up_down")
    return risen or any(w in cues or w == "(" for w in near) or scan.lower(amount.j) in compared


def _topic(scan: Scan, amount: Amount) -> str | None:
    """The plural in front of an arrow or colon, or whose number stands there: "open tickets -> 12", "bug backlog: 40"."""
    parse = scan.parse
    marks = (x for x in range(amount.i - 1, max(-1, amount.i - 5), -1) if parse.lower[x] in scan.words("topic_marks"))
    mark = next(marks, None)
    if mark is None or any(parse.pos[x] in NOUNS for x in range(mark + 1, amount.i)):
        return None
    nouns = (x for x in range(mark) if parse.pos[x] in NOUNS and x not in scan.busy and not (x + 1 < mark and parse.heads[x] == x + 1))
    first = next(nouns, None)
    return None if first is None else _counted(scan, first)


def _beside(scan: Scan, amount: Amount) -> str | None:
    """The plural right in front, or in front of words of a bound: "file reviews 5 per handler", "breaches max 4"."""
    x = amount.i - 1
    while x > 0 and scan.lower(x) in scan.words("beside_gap"):
        x -= 1
    if x < 0 or not _is_thing(scan, x) or scan.parse.tags[x] not in forms.PLURALS:
        return None
    named = x == amount.i - 1 and scan.parse.language.singular(scan.parse.lower[x]) in scan.words("numbered")
    return None if named or amount.value != int(amount.value) else compound(scan, x, 0)


def _is_thing(scan: Scan, x: int) -> bool:
    """Whether a token may name what is counted: a noun that is no unit, no date and no count itself."""
    parse = scan.parse
    if parse.pos[x] not in NOUNS or x in scan.busy or parse.lower[x] in scan.table.names:
        return False
    return parse.lemmas[x] not in scan.words("counting") and parse.lemmas[x] not in scan.words("moving")


def _plural_before(scan: Scan, amount: Amount) -> str | None:
    """The nearest plural in front of a whole number that is no unit and no date, unless a measure such as "NRR" stands behind it."""
    parse = scan.parse
    if amount.value != int(amount.value) or scan.lower(amount.j) in scan.words("money_measures"):
        return None
    for x in range(amount.i - 1, max(-1, amount.i - 1 - _FAR), -1):
        if not _is_thing(scan, x):
            continue
        if parse.tags[x] == forms.PLURAL:
            return compound(scan, x, 0)
        if parse.words[x].isupper() or "metric" in syntax.classes_of(parse, x):
            return None
    return None


def _with_pers_of_changes(scan: Scan, found: Sequence[Amount], units: Sequence[str | None]) -> list[str | None]:
    """ "from five a week to three", "from $41 to $40 a month": both ends of a change are per the same."""
    out = list(units)
    for k in range(len(found) - 1):
        a, b = out[k], out[k + 1]
        if a is None or b is None or (PER in a) == (PER in b) or not _is_alike(scan, a.partition(PER)[0], b.partition(PER)[0]):
            continue
        between = scan.parse.lower[found[k].j : found[k + 1].i]
        again = _is_said_of_the_same(scan, found[k + 1]) or scan.lower(found[k + 1].j) in scan.words("said_now")
        if PER in a and (again or scan.lower(found[k + 1].i - 1) in scan.words("from")):
            out[k + 1] = PER.join([b, a.partition(PER)[2]])  # "£2.5k/wk, £900 now", "4 per head, from 6.5"
            continue
        arrow = not scan.words("arrows").isdisjoint(between)
        opened = not scan.words("from").isdisjoint(scan.parse.lower[max(0, found[k].i - 4) : found[k].i])
        same = a.partition(PER)[0] == b.partition(PER)[0]
        if same and len(between) <= 6 and (arrow or (opened and not scan.words("to").isdisjoint(between))):
            out[k] = out[k + 1] = max(a, b, key=len)
    return out


def _is_alike(scan: Scan, a: str, b: str) -> bool:
    """Whether two units are the same or measure the same: "1.6 petabytes a week, up from 400 terabytes"."""
    sizes = scan.table.sizes
    return a == b or (a in sizes and b in sizes and sizes[a][0] == sizes[b][0] != "share")


def _age(scan: Scan, amount: Amount) -> str | None:
    """ "aged 16 and 17", "Mary Smith, 23, ran": years."""
    parse, i = scan.parse, amount.i
    aged = any(w in scan.words("ages") for w in parse.lower[max(0, i - 4) : i]) or _is_over(scan, i)
    at = i - 1 - (scan.lower(i - 1) in scan.words("said_now"))
    apart = scan.lower(at) == "," and scan.lower(amount.j) in (",", ".", ")")
    who = i > 1 and apart
    named = who and parse.pos[at - 1] == "PROPN" and parse.words[at - 1].istitle()
    named = named or (who and parse.tags[at - 1] == forms.SINGULAR and "people" in syntax.classes_of(parse, at - 1))
    is_age = aged or (named and amount.high is None) or _is_how_old(scan, amount)
    return parse.language.lexicon("amounts").tables["age_unit"] if is_age and 0 < amount.value < 120 else None


def _is_over(scan: Scan, i: int) -> bool:
    """ "volunteers over 18": an age behind people."""
    people = scan.pos(i - 2) in NOUNS and scan.parse.tags[i - 2] in forms.PLURALS and "people" in syntax.classes_of(scan.parse, i - 2)
    return people and scan.lower(i - 1) in scan.words("aged")


def _is_how_old(scan: Scan, amount: Amount) -> bool:
    """ "she was 16 when", "he turns three": the age of somebody."""
    said, who = scan.lower(amount.i - 1), scan.lower(amount.i - 2)
    return said in scan.words("ageing") and who in scan.words("persons") and scan.pos(amount.j) in ("PUNCT", "SCONJ", "ADV", "CCONJ", "")


def _pair(scan: Scan, found: Sequence[Amount], units: Sequence[str | None], k: int) -> str | None:
    """ "from 44 to 71 people": the unit of the other end."""
    if k + 1 >= len(found) or units[k + 1] in _OWN or found[k + 1].i - found[k].j > 2:
        return None
    links = scan.words("to") | scan.words("and") | scan.words("or") | scan.words("arrows")
    return units[k + 1] if scan.lower(found[k].j) in links else None


def _subject(scan: Scan, amount: Amount) -> str | None:
    """The plural that grows or falls, or the noun whose number does: "injuries fell to 17", "the number of patients rose to 900"."""
    parse, at = scan.parse, amount.i
    for _ in range(_CLIMBS):
        at = parse.heads[at]
        if parse.pos[at] == "VERB" and parse.lemmas[at] in scan.words("taking"):
            taken = next((x for x in parse.children(at, "obj") if x < amount.i and parse.tags[x] in forms.PLURALS), None)
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
        if of is not None and parse.tags[of] in forms.PLURALS:
            return compound(scan, of, noun + 1)
        kind = noun - 1 if noun and parse.pos[noun - 1] in NOUNS and parse.heads[noun - 1] == noun else None
        return None if kind is None else compound(scan, kind, 0)
    return compound(scan, noun, 0) if parse.tags[noun] in forms.PLURALS else None


def _antecedent(scan: Scan, found: Sequence[Amount], units: Sequence[str | None], k: int, before: str | None) -> str | None:
    """The unit of the nearest amount in front that fits, without a period that it is per unless it is the same thing."""
    same = _is_said_of_the_same(scan, found[k])
    near = range(k - 1, max(-1, k - 1 - _MANY), -1)
    said = ((x, u) for x in near if (u := units[x]) is not None and (u not in _OWN or found[x].noun is not None))
    fitting = (u for x, u in said if _fits(scan, found, units, x, k, same))
    unit = next(fitting, None)
    does = scan.parse.deps[found[k].i].startswith("nsubj") or not forms.FINITE.isdisjoint(scan.parse.tags[found[k].j : found[k].j + 1])
    if unit is not None and does and not _is_counted(scan, unit):
        unit = next((u for u in fitting if _is_counted(scan, u)), unit)  # what does something is counted
    unit = unit or (before if k == 0 else None)
    if unit is not None and unit.rpartition(PER)[2] in scan.units("periods") and not same:
        unit = unit.partition(PER)[0]
    return None if unit in (PERCENT, POINTS) and found[k].value > _LEVEL else unit


def _fits(scan: Scan, found: Sequence[Amount], units: Sequence[str | None], x: int, k: int, same: bool) -> bool:
    """Whether a bare number may have the unit of the amount `x` in front of it."""
    unit, amount, other = units[x] or "", found[k], found[x]
    aged = other.unit is None and unit == scan.parse.language.lexicon("amounts").tables["age_unit"]
    if aged and scan.lower(amount.i - 1) not in scan.words("aged") | scan.words("and"):
        return False  # "double the members under 30 to 600"
    if scan.lower(amount.j) in scan.words("money_measures") and _is_scaled(scan, amount):
        return is_money(unit)  # "2m ARR"
    hyphened = scan.lower(other.behind) == "-" and scan.lower(other.behind + 1).isalpha()
    if hyphened and scan.start(other.behind) == scan.parse.ends[other.behind - 1]:
        return False  # "the 30-day rate, which is 14"
    if unit in (PERCENT, POINTS):
        return amount.value <= _LEVEL and (amount.value <= _WHOLE or other.value > _WHOLE)
    if scan.parse.words[amount.first][0] in "+-−±" and any(u in (PERCENT, POINTS) for u in units[:k]):
        return False  # "within 10%; the last four quarters were +31, -8"
    if _is_scaled(scan, amount) and not is_money(unit) and not _is_scaled(scan, other) and any(u and is_money(u) for u in units[:k]):
        return False  # "$1.2M in orders, two customers above 150k"
    return same or not _lasts(scan, other)


def _lasts(scan: Scan, amount: Amount) -> bool:
    """Whether an amount only says when or how long: "within 48 h", "older than 30 days"."""
    near = scan.parse.lower[max(0, amount.i - 2) : amount.i]
    return amount.unit in scan.words("durations") and not scan.words("lasting").isdisjoint(near)


def carried(scan: Scan, found: Sequence[Amount], units: Sequence[str | None], before: str | None) -> str | None:
    """The unit that a bare number of the next sentence may have: that of the last amount that is no mere time."""
    if not units:
        return before
    lasting = [_lasts(scan, amount) for amount in found]
    return next((units[x] for x in range(len(units) - 1, -1, -1) if not lasting[x]), units[-1])


def _is_scaled(scan: Scan, amount: Amount) -> bool:
    """Whether a letter or word multiplies the digits: "31k", "2m"."""
    return amount.value >= _LEVEL and not scan.parse.words[amount.behind - 1][-1].isdecimal()


def _has_own_scale(scan: Scan, found: Sequence[Amount], k: int) -> bool:
    """Whether a noun with a scale of its own stands in front, as in "an NPS of 40"."""
    i = found[k].i
    last = max(i - _SCALE_NEAR, found[k - 1].j if k else 0)
    return any(scan.lower(x) in scan.words("scales_of_their_own") for x in range(max(0, min(last, i - 4)), i))


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
    for x in range(k - 1, max(-1, k - 1 - _MANY), -1):
        unit = units[x]
        if unit is not None and unit not in _OWN:
            yield unit
