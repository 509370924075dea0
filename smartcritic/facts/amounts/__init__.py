"""Parses -> quantities: value, unit, role and bound of every amount that belongs to the goal.

First names and identifiers are passed over (dates that the date reader took, "Tier 1", "ISO 9001", ordinals), then
numbers are read in every common writing, then the unit is found: a currency, a percentage, a unit of measure, or the
noun that the number counts, which the dependency parse names. Each of `READERS` takes an amount and gives it back with what it adds.
The order "mask identifiers, find numbers, let the parse name the unit" follows CQE (Almasian et al., EMNLP 2023).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from smartcritic import model
from smartcritic.facts.amounts import ranges, units
from smartcritic.facts.amounts.amount import SYMBOLS, Amount, Range, Scan, amount_of
from smartcritic.facts.amounts.bounds import has_rhythm, read_bound, read_confidence, read_period
from smartcritic.facts.amounts.changes import read_change
from smartcritic.facts.amounts.ellipsis import carried, filled
from smartcritic.facts.amounts.full_units import behind_per, full_unit
from smartcritic.facts.amounts.identifiers import is_identifier
from smartcritic.facts.amounts.marks import glued_change, groups_by_dots
from smartcritic.facts.amounts.roles import read_role, told
from smartcritic.facts.amounts.scan import DIGIT, read_currency, read_glued_code, read_number
from smartcritic.languages import Language
from smartcritic.model import Cue, Quantity, Role
from smartcritic.parsing import forms
from smartcritic.parsing.parse import Parse
from smartcritic.quantities import Number, number_words

MARKS = frozenset(".,;:()[]-–—/'\"’“”!?&")
"""Tokens that begin no amount."""
_LAST_DAY = 31
READERS: tuple[Callable[[Scan, Amount], Amount], ...] = (
    ranges.plus_behind,
    ranges.glued_range,
    ranges.glued_ratio,
    units.race,
    units.scaled_code,
    units.glued_unit,
    ranges.range_behind,
    units.unit_behind,
    ranges.cents_behind,
    ranges.out_of,
    units.of_a_unit,
    ranges.share_in,
    units.multiplier,
    units.noun_behind,
    units.noun_before,
)
"""What is read behind a number, in this order, until one says that nothing follows."""


@dataclass(frozen=True, slots=True)
class AmountFacts:
    """The amounts of a goal in the order of the text, and stated confidences as cues."""

    quantities: tuple[Quantity, ...]
    cues: tuple[Cue, ...]


def read_amounts(parses: Sequence[Parse], taken: Sequence[Sequence[Range]]) -> AmountFacts:
    """Read the amounts of one goal.

    Args:
        parses: its segments.
        taken: for each parse the token ranges that are dates.
    """
    quantities: list[Quantity] = []
    cues: list[Cue] = []
    for scan, found, full in _scanned(parses, taken, cues):
        for k, amount in enumerate(found):
            role = read_role(scan, found, k, full, len(quantities))
            quantities.append(_quantity(scan, amount, role, full[k], found[k + 1].i if k + 1 < len(found) else scan.parse.n))
    quantities.sort(key=lambda q: (q.start, q.end))
    _share_units(quantities)
    return AmountFacts(tuple(quantities), tuple(cues))


def told_of_roles(parses: Sequence[Parse], taken: Sequence[Sequence[Range]]) -> list[tuple[Range, frozenset[str]]]:
    """What the role of each amount of a goal is learned from: its characters and its features."""
    out: list[tuple[Range, frozenset[str]]] = []
    for scan, found, full in _scanned(parses, taken, []):
        for k, amount in enumerate(found):
            out.append((scan.parse.chars(amount.start, amount.end), told(scan, found, k, full, len(out))))
    return out


def _scanned(
    parses: Sequence[Parse], taken: Sequence[Sequence[Range]], cues: list[Cue]
) -> Iterator[tuple[Scan, list[Amount], list[str | None]]]:
    """Each parse with its amounts and their units in full; stated confidences go to `cues`."""
    before: str | None = None
    for parse, dated in zip(parses, taken, strict=True):
        if not DIGIT.search(parse.text) and parse.language.once(_triggers).isdisjoint(parse.lower):
            continue
        scan = Scan(parse, {k for a, b in dated for k in range(_behind_count(parse, a, b), b)}, groups_by_dots(parse))
        found: list[Amount] = []
        for amount in ranges.joined(scan, _amounts(scan)):
            cue = read_confidence(scan, amount)
            if cue is None:
                found.append(amount)
            else:
                cues.append(cue)
        found = [a._replace(bound=a.bound or read_bound(scan, a), change=read_change(scan, a)) for a in found]
        full = filled(scan, found, [full_unit(scan, amount) for amount in found], before)
        before = carried(scan, found, full, before)
        yield scan, found, full


def _behind_count(parse: Parse, a: int, b: int) -> int:
    """Where a date begins behind a number that it does not need: "30 last year", "from 12 last quarter"."""
    words = parse.language.words
    if a > 1 and parse.lower[a - 1] in words("amounts", "articles_of_price") and parse.lower[a - 2] in words("amounts", "by"):
        return a + 1 if parse.lower[a] in number_words(parse.language).parts else a  # "by a tenth in January"
    k = a + (parse.lower[a] in words("amounts", "from"))
    if k + 2 >= b or not parse.words[k].isdecimal() or parse.lower[k + 1] not in words("amounts", "dating"):
        return a
    return k + 1 if parse.lower[k + 2] in words("amounts", "long_periods") or int(parse.words[k]) > _LAST_DAY else a


def _triggers(language: Language) -> frozenset[str]:
    """The words that may begin an amount."""
    words = number_words(language)
    return words.starts | words.signs | frozenset(words.times) | frozenset(words.counts) | language.words("amounts", "each")


def _share_units(quantities: list[Quantity]) -> None:
    """ "from 55 to 40 minutes", "from 6 courses to 11": both ends of a change have the unit that one of them names."""
    for k in range(len(quantities) - 1):
        a, b = quantities[k], quantities[k + 1]
        if a.role != "baseline" or b.role not in ("target", "rate") or b.start - a.end > 12 or (a.unit is None) == (b.unit is None):
            continue
        if "times" not in (a.unit, b.unit):
            quantities[k] = model.replace(a, unit=a.unit or b.unit)
            quantities[k + 1] = model.replace(b, unit=b.unit or a.unit)


def _quantity(scan: Scan, amount: Amount, role: Role, full: str | None, stop: int) -> Quantity:
    """The fact of an amount; `stop` is the first token of the next one."""
    start, end = scan.parse.chars(amount.start, amount.end)
    rhythm = role == "rate" or (role == "scope" and has_rhythm(scan, amount, stop))
    return Quantity(
        scan.parse.text[amount.start : amount.end],
        start,
        end,
        amount.value,
        amount.high,
        amount.unit,
        role,
        amount.bound,
        read_period(scan, amount) if rhythm else None,
        amount.rule,
        full,
        amount.of,
        amount.change,
    )


def _amounts(scan: Scan) -> list[Amount]:
    parse, money = scan.parse, scan.table.currencies
    triggers, letters = parse.language.once(_triggers), scan.words("code_letters")
    out: list[Amount] = []
    i = 0
    while i < parse.n:
        word = parse.lower[i]
        if word not in triggers and word not in money and word not in letters and (word.isalpha() or word in MARKS):
            i += 1
            continue
        if i in scan.busy:
            i += 1
            continue
        found = (_word_amount(scan, i) or ranges.list_item(scan, out, i)) if word in triggers else None
        if found is None and (change := glued_change(scan, i, lambda amount: _read(scan, amount))) is not None:
            out.append(change[0])
            found = change[1]
        found = found or _number_amount(scan, i)
        if found is None:
            i += 1
        else:
            out.append(found)
            i = max(found.j, behind_per(scan, found), i + 1)
    return out


def _word_amount(scan: Scan, i: int) -> Amount | None:
    """An amount in one or two words: "double", "twice a week", "half of", "a litre", "every third"."""
    parse, word, numbers = scan.parse, scan.parse.lower[i], scan.numbers
    if word in numbers.articles:
        return _single(scan, i)
    if word in scan.words("each"):
        return _every_nth(scan, i)
    whole = Amount(0.0, None, "times", parse.starts[i], parse.ends[i], i, i + 1, "")
    if word in numbers.times and parse.pos[i] in {"VERB", "ADJ", "NOUN", "ADV", "ADP"} and not _is_attributive(scan, i):
        return whole._replace(value=numbers.times[word], rule="multiplier word")
    if word in numbers.counts:
        compared = scan.lower(i + 1) in scan.words("counts_compared")
        if numbers.counts[word] > 1 and (compared or scan.pos(i + 1) == "DET") and scan.lower(i + 1) not in scan.words("per"):
            return whole._replace(value=numbers.counts[word], rule="multiplier word")
        if i + 1 < parse.n and (parse.lower[i + 1] in scan.words("per_period") or i + 1 in scan.busy):
            return whole._replace(value=numbers.counts[word], unit="time", rule="times per period")
        return None
    if word in numbers.half:
        by = scan.lower(i - 1) in scan.words("before_half") and (parse.deps[i] != "det:predet" or scan.lower(i - 1) in scan.words("by"))
        return whole._replace(value=0.5, rule="half") if by or _is_share(scan, i) else None
    return None


def _number_amount(scan: Scan, i: int) -> Amount | None:
    """An amount that begins with a number, its sign or its currency."""
    parse = scan.parse
    sign = parse.lower[i] in scan.numbers.signs and i + 1 < parse.n
    currency = read_currency(scan, i + sign)
    number = read_number(scan, i + sign + bool(currency))
    if sign and number is not None:
        number = Number(-number.value, i, number.j, parse.starts[i], number.end, number.rest, number.rule)
    if number is None and currency is None:
        currency, number = read_glued_code(scan, i)
    if number is None or not scan.is_free(number.i, number.j):
        return None
    if currency is None and parse.text[number.start - 1 : number.start] in SYMBOLS and number.start > parse.starts[number.i]:
        currency = scan.table.currencies.get(parse.text[number.start - 1])
    start = parse.starts[i] if currency else number.start
    amount = amount_of(number, currency, i, start)
    if currency is None and not number.rest:
        share = ranges.share_in(scan, amount)
        for part in (ranges.part_of, ranges.divided):
            share = share if share.done else part(scan, amount)
        if share.done:
            return share
    if currency is None and is_identifier(scan, number):
        return None
    return _read(scan, amount)


def _read(scan: Scan, amount: Amount) -> Amount:
    """An amount with what stands behind its number."""
    behind = amount.j
    for reader in READERS:
        amount = reader(scan, amount)
        if amount.done:
            break
    amount = ranges.in_every(scan, amount)
    return amount._replace(j=max(amount.j, behind))


def _every_nth(scan: Scan, i: int) -> Amount | None:
    """ "every third caller": a share."""
    parse, numbers = scan.parse, scan.numbers
    nth = numbers.nth(scan.lower(i + 1))
    if nth is None or i + 1 in scan.busy or scan.pos(i + 2) not in ("NOUN", "ADP", "NUM", "ADJ") or i + 2 in scan.busy:
        return None
    return Amount(1 / nth, None, None, parse.starts[i], parse.ends[i + 1], i, i + 2, "every nth")


def _is_share(scan: Scan, i: int) -> bool:
    """ "half of the fleet", "half our customers", "more than half": a share, not the half of a game or a year."""
    if i + 1 in scan.busy:
        return False
    before, after = scan.lower(i - 1), scan.lower(i + 1)
    if before in scan.words("no_share_before") or after in scan.words("no_share_after"):
        return False
    pair = f"{scan.lower(i - 2)} {before}"
    compared = pair in scan.words("share_compared_pairs") or before in scan.words("share_compared")
    return compared or (after in scan.words("share_of") and before not in scan.words("before_half"))


def _single(scan: Scan, i: int) -> Amount | None:
    """ "a litre of milk", "a kilogram a week": one of a unit of measure or money, where it is no price per unit and no name."""
    parse, k = scan.parse, i + 1
    if k >= parse.n or k in scan.busy:
        return None
    word = parse.lower[k]
    code = scan.table.currencies.get(word) if len(word) > 3 else None
    unit = code or (scan.table.names.get(word) if word in scan.table.measures or _is_one(scan, i) else None)
    if unit is None or scan.pos(k + 1) in ("NOUN", "PROPN", "NUM") or scan.lower(k + 1) == "-":
        return None
    vague = word in scan.words("vague_single") and scan.lower(k + 1) not in scan.words("single_of")
    if vague or parse.pos[k] not in {"NOUN", "PROPN", "SYM", "X"}:
        return None
    if i and (parse.pos[i - 1] in ("NUM", "SYM", "NOUN") or parse.words[i - 1][-1:].isdecimal()):
        return None
    return Amount(1.0, None, unit, parse.starts[i], parse.ends[k], i, k + 1, "one of a unit")


def _is_one(scan: Scan, i: int) -> bool:
    """ "a terabyte of storage", "in under an hour": one of a unit by what stands behind it or by a bound in front."""
    word = scan.lower(i + 1)
    if word in scan.units("taken"):
        bounded = Amount(1.0, None, None, scan.parse.starts[i], scan.parse.ends[i + 1], i, i + 2, "")
        return read_bound(scan, bounded) in ("at_most", "less_than", "more_than") and scan.lower(i + 2) not in scan.words("no_per_after")
    timed = scan.table.names.get(word) in scan.words("durations")
    return len(word) > 3 and not timed and scan.lower(i + 2) in scan.words("of")


def _is_attributive(scan: Scan, i: int) -> bool:
    """ "double room", "single and double rooms", "triple glazing": part of a name, no amount."""
    parse = scan.parse
    if i == 0 or i + 1 >= parse.n:
        return False
    linked = i > 2 and parse.lower[i - 1] in scan.words("and") | scan.words("or") and parse.tags[i + 1] == forms.PLURAL
    if linked and (parse.pos[i - 2] == "ADJ" or parse.lower[i - 2] in scan.units("sizes")):
        return parse.pos[i - 3] in ("VERB", "DET", "NUM")  # no noun of its own stands in front, nor a word that says which rooms
    if parse.pos[i] == "VERB":
        return False
    return parse.lower[i + 1] == "-" or (parse.deps[i] in ("amod", "compound", "conj") and parse.pos[i + 1] == "NOUN")
