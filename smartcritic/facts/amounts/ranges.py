"""Two numbers that are one amount: ranges, ratios, shares, scales, dollars and cents, compound measures."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

from smartcritic import syntax
from smartcritic.facts.amounts.amount import NOUNS, SYMBOLS, Amount, Scan
from smartcritic.facts.amounts.bounds import read_bound
from smartcritic.facts.amounts.nouns import counted_noun, singular_noun
from smartcritic.facts.amounts.scan import join_apart, read_number
from smartcritic.parsing import forms
from smartcritic.quantities import Number, parse_digits
from smartcritic.quantities.numbers import read_glued

_INNER = re.compile(r"(?P<unit>[%a-zA-Z]{0,4})[-–~](?P<sign>[$€£]?)(?P<body>.+)")
_MANTISSA = re.compile(r"[\d.,]+")
_DIVIDED = frozenset({16, 32, 64})
"""Denominators above twelve that measures are divided by: "3/16 inch"."""
_RATIO = re.compile(r"[/:]\d+")


def plus_behind(scan: Scan, amount: Amount) -> Amount:
    """ "50+": a lower bound."""
    j = amount.j
    if scan.lower(j) == "+" and scan.parse.starts[j] == amount.end and scan.pos(j + 1) not in ("", "NUM"):
        return amount._replace(bound="at_least", j=j + 1, behind=j + 1)
    return amount._replace(bound="at_least", rest=amount.rest[1:]) if amount.rest.startswith("+") else amount


def glued_range(scan: Scan, amount: Amount) -> Amount:
    """ "5-10", "5k-10k", "$5–$10", "5-10 million": the other end glued to the first."""
    inner = _INNER.match(amount.rest)
    if inner is None or not inner["body"][:1].isdecimal():
        return amount
    parse, suffixes = scan.parse, scan.numbers.suffixes
    second = read_glued(inner["body"], parse.starts[amount.first], amount.first, scan.european, suffixes)
    if second is None:
        return amount
    value, unit = amount.value, inner["unit"].lower()
    scaled = unit in suffixes and bool(amount.unit or inner["unit"] in "kK")  # of "2m-3m" each end has its own
    if scaled:
        value *= suffixes[unit]
    end = parse.ends[amount.first] - len(second.rest)
    if value < 1000 <= second.value and not inner["unit"]:
        value *= second.value / (_mantissa(inner["body"]) or 1)
    found = amount._replace(value=value, high=second.value, end=end, rest=second.rest, j=amount.behind)
    spaced = join_apart(scan, Number(second.value, amount.first, amount.behind, amount.start, end, second.rest))
    if spaced.j <= amount.behind:
        return found
    return found._replace(value=value if scaled else value * spaced.value / second.value, high=spaced.value, end=spaced.end, j=spaced.j)


def _mantissa(word: str) -> float | None:
    match = _MANTISSA.match(word)
    return parse_digits(match[0].rstrip(".,")) if match is not None else None


def glued_ratio(scan: Scan, amount: Amount) -> Amount:
    """ "8/10" and "4/5" are the first number of a scale, "3:1" is a ratio, "1/2" a share, or part of a unit ("1/2 lb")."""
    rest = amount.rest
    if not _RATIO.fullmatch(rest):
        return amount
    other = float(rest[1:]) or 1.0
    found = amount._replace(rest="", end=amount.end + len(rest), unit=None)
    measured = rest[0] == "/" and scan.lower(amount.j).rstrip(".") in scan.table.measures
    if measured:
        return found._replace(value=amount.value / other, rule="fraction digits", number_rule="digits")
    if rest[0] == "/" and other in (5, 10, 100) and 0 <= amount.value <= other:
        return found._replace(rule="of scale", j=amount.behind, done=True)
    if rest[0] == "/" and 1 < amount.value <= other and _is_part(int(amount.value), int(other)):
        return found._replace(rule="out of", of=other, j=amount.behind, done=True, noun=_listed_noun(scan, amount))
    return found._replace(value=amount.value / other, rule="ratio" if rest[0] == ":" else "fraction digits", j=amount.behind, done=True)


def _is_part(part: int, whole: int) -> bool:
    """Whether "3/12" is three of twelve rather than a fraction: not in lowest terms, or with a whole that nobody divides by."""
    return math.gcd(part, whole) > 1 or (whole > 12 and whole not in _DIVIDED)


def _listed_noun(scan: Scan, amount: Amount) -> int | None:
    """The plural behind "14/50 books", "3/12 of the modules"."""
    k, parse = amount.behind, scan.parse
    if scan.lower(k) in scan.words("of") and scan.lower(k + 1) in scan.words("of_all"):
        k += 2
    while k < parse.n and parse.pos[k] in ("ADJ", *NOUNS) and parse.tags[k] not in forms.PLURALS:
        k += 1
    return k if k < parse.n and parse.tags[k] in forms.PLURALS and k not in scan.busy else None


def range_behind(scan: Scan, amount: Amount) -> Amount:
    """The other end of "5 - 10", "5 to 10 people", "between 5 and 10", "$5k-$10k"."""
    parse, j = scan.parse, amount.j
    if amount.high is not None or j >= parse.n:
        return amount
    k, unit = j, amount.unit
    figure = scan.lower(k + 1) in scan.words("to") and _is_figure(scan, amount)
    if parse.lower[k] in scan.words("percent") and (scan.lower(k + 1) in ("-", "–", "—") or figure):
        k, unit = k + 1, unit or "percent"
    link = parse.lower[k]
    apart = link[:1] in ("-", "–") and link[1:].isdecimal() and amount.value >= 0 and parse.starts[k] == amount.end + 1
    if apart and k not in scan.busy and float(link[1:]) > amount.value:
        return amount._replace(j=k + 1, end=parse.ends[k], high=float(link[1:]), unit=unit)
    to = link in scan.words("to") and not _any_before(scan, j, 5, "from")
    if to and _is_figure(scan, amount):
        found = _with_end(scan, amount, k + 1, unit, False) if k + 1 < parse.n and k + 1 not in scan.busy else amount
        return found
    if not (link in {"-", "–", "—", "~"} or to or (link in scan.words("and") and _any_before(scan, j, 4, "between"))):
        return amount
    if k + 1 >= parse.n or k + 1 in scan.busy:
        return amount
    return _with_end(scan, amount, k + 1, unit, to)


def _is_figure(scan: Scan, amount: Amount) -> bool:
    """Whether two numbers are what one thing comes to, "a range of 3% to 4%", "aged 60 to 85", rather than a change of it."""
    parse, i = scan.parse, amount.i
    if scan.lower(i - 1) in scan.words("ages"):
        return True
    if scan.lower(i - 1) not in scan.words("of") or i < 2 or parse.pos[i - 2] not in NOUNS:
        return False
    return parse.lemmas[i - 2] in scan.words("figures")


def _any_before(scan: Scan, j: int, near: int, key: str) -> bool:
    return any(scan.parse.lower[x] in scan.words(key) for x in range(max(0, j - near), j))


def _with_end(scan: Scan, amount: Amount, at: int, unit: str | None, to: bool) -> Amount:
    """Join the number at token `at` as the upper end, if it is one."""
    parse, names, j = scan.parse, scan.table.names, amount.j
    other = read_number(scan, at + 1 if parse.words[at] in SYMBOLS and at + 1 < parse.n else at)
    if other is None or other.value <= amount.value or (to and scan.lower(amount.i - 1) in scan.words("by")):
        return amount
    rest = other.rest.lower()
    if rest not in ("", "%", "+", "k", *names) and unit is not None:
        return amount
    if to and (scan.parse.words[amount.first][:1] == "+" or names.get(rest, unit) != unit):
        return amount  # "+12pp to 80%"
    if (
        to
        and (unit is not None or scan.pos(other.j) not in {"NOUN", "ADJ", "SYM", "PROPN"})
        and (unit is None or parse.lower[j - 1] == "%")
    ):
        return amount
    stop = other.end
    if rest in names:
        unit, stop = names[rest], other.end + len(other.rest)
    value = amount.value * _shared_scale(scan, amount, other)
    return amount._replace(value=value, high=other.value, unit=unit, end=stop, j=other.j)


def _shared_scale(scan: Scan, amount: Amount, other: Number) -> float:
    """ "5 to 10 million": the scale of the upper end is that of the lower one."""
    parse = scan.parse
    plain = parse.words[amount.j - 1].replace(".", "").isdecimal() and amount.value < 1000 <= other.value
    if not plain or not (parse.lower[other.j - 1] in scan.numbers.scales or parse.words[other.i][-1:].isalpha()):
        return 1.0
    base = _mantissa(parse.words[other.i])
    return other.value / base if base else 1.0


def cents_behind(scan: Scan, amount: Amount) -> Amount:
    """The cents behind whole dollars: "20 dollars and 43 cents", "15 dollars 50" with nothing behind that it could count."""
    parse, j = scan.parse, amount.j
    if amount.high is not None or amount.unit is None or j >= parse.n or amount.rule != "money":
        return amount
    at = j + 1 if parse.lower[j] in scan.words("and") else j
    number = read_number(scan, at) if at not in scan.busy else None
    if number is None or not 0 < number.value < 100 or number.value != int(number.value) or number.rule == "power":
        return amount
    if amount.value != int(amount.value):
        return amount
    whole = amount._replace(value=amount.value + number.value / 100)
    rest, k = number.rest.lower(), number.j
    if rest:
        return whole._replace(j=k, end=parse.ends[at]) if rest in scan.words("cent_letters") and k == at + 1 else amount
    after = scan.lower(k)
    if after in scan.units("cents"):
        return whole._replace(j=k + 1, end=parse.ends[k])
    closed = after == "" or after in scan.words("sentence_end")
    if (closed and parse.lower[j - 1].isalpha()) or (after == "" and at > j and parse.lower[at].isalpha()):
        return whole._replace(j=k, end=number.end)
    return amount


def out_of(scan: Scan, amount: Amount) -> Amount:
    """ "4 out of 5", "3 out of every 10": the first number of a scale."""
    j, parse = amount.j, scan.parse
    if amount.unit is not None or scan.lower(j) not in scan.words("out") or scan.lower(j + 1) not in scan.words("of"):
        return amount
    at = j + 3 if scan.lower(j + 2) in scan.words("each") else j + 2
    other = read_number(scan, at) if at < parse.n else None
    if other is None:
        return amount
    noun = _last_noun_behind(scan, other)
    return amount._replace(high=None, end=other.end, j=other.j, behind=other.j, rule="out of", done=True, of=other.value, noun=noun)


def part_of(scan: Scan, amount: Amount) -> Amount:
    """ "14 of its 61 shops", "one of the 33 people", "5 of 9 hubs": a part, with the whole that it is of."""
    parse, j = scan.parse, amount.j
    if amount.unit is not None or amount.high is not None or amount.rest or scan.lower(j) not in scan.words("of"):
        return amount
    at = j + 1
    at += scan.lower(at) in scan.words("of_all") | scan.words("each")  # "one of every 35,000 births"
    while at < min(parse.n, j + 6) and (parse.pos[at] in NOUNS or parse.lower[at] in scan.words("possessive")):
        at += 1
    if at > j + 2 and scan.lower(at - 1) not in scan.words("possessive"):
        return amount
    at += at > j + 1 and scan.pos(at) == "ADJ"  # "of its last 13 games"
    other = read_number(scan, at)
    if (
        other is None
        or other.rest
        or other.value < amount.value
        or not scan.is_free(other.i, other.j)
        or scan.parse.words[at][0] in SYMBOLS
    ):
        return amount
    noun = counted_noun(scan, other)
    found = amount._replace(end=other.end, j=other.j, behind=other.j, of=other.value, rule="part of", done=True)
    if noun is None and scan.lower(amount.i - 1) in scan.words("numbered"):
        return amount  # "sheet 9 of 12"
    if noun is None or not scan.is_free(other.j, noun + 1):
        return found if at > j + 1 or (amount.rule == other.rule == "digits" and other.value > amount.value) else amount
    unit = scan.table.names.get(parse.lower[noun]) or singular_noun(scan, noun)
    return found._replace(end=parse.ends[noun], j=noun + 1, noun=noun, unit=unit)


def divided(scan: Scan, amount: Amount) -> Amount:
    """ "one over 20", "200 over 3": a division, where neither number counts anything."""
    j = amount.j
    if amount.unit is not None or scan.lower(j) not in scan.words("over") or amount.rule not in ("digits", "words"):
        return amount
    other = read_number(scan, j + 1)
    if other is None or other.rest or not other.value or not scan.is_free(other.i, other.j) or scan.pos(other.j) in (*NOUNS, "ADJ", "SYM"):
        return amount
    return amount._replace(value=amount.value / other.value, end=other.end, j=other.j, rule="ratio", done=True)


def in_every(scan: Scan, amount: Amount) -> Amount:
    """ "one message in every 4,000", "five nights out of seven": a part, with the whole that it is of."""
    j = amount.j
    every = scan.lower(j) in scan.words("in") and scan.lower(j + 1) in scan.words("each")
    out_of_all = scan.lower(j) in scan.words("out") and scan.lower(j + 1) in scan.words("of")
    if amount.noun is None or not (every or out_of_all):
        return amount
    other = read_number(scan, j + 2)
    if other is None or other.rest or scan.pos(other.j) in NOUNS:
        return amount
    return amount._replace(end=other.end, j=other.j, of=other.value, rule="out of")


def share_in(scan: Scan, amount: Amount) -> Amount:
    """ "2 in 5", "one in ten agrees", "4 in every 100 of them", "2 in 5 users": a share."""
    j = amount.j
    if amount.unit is not None or scan.lower(j) not in scan.words("in") or amount.high is not None or not 1 <= amount.value <= 10:
        return amount
    every = scan.lower(j + 1) in scan.words("each")
    other = read_number(scan, j + 2 if every else j + 1) if amount.rule in ("digits", "words") else None
    if other is None or other.rest or other.value <= amount.value or not scan.is_free(other.i, other.j):
        return amount
    if not every and not _is_whole(scan, other, amount):
        return amount
    noun = _last_noun_behind(scan, other)
    share = amount.value / other.value
    return amount._replace(value=share, end=other.end, j=other.j, behind=other.j, rule="ratio", done=True, of=other.value, noun=noun)


def _last_noun_behind(scan: Scan, number: Number) -> int | None:
    """The noun right behind a number that it counts, as in "2 in 5 users"."""
    noun = counted_noun(scan, number)
    return noun if noun is not None and noun >= number.j and scan.pos(number.j) in ("NOUN", "PROPN", "ADJ") else None


def _is_whole(scan: Scan, other: Number, amount: Amount) -> bool:
    """Whether the second number is what the first is a share of, and counts no place or time: "open 2 in 5 cities"."""
    parse = scan.parse
    noun = counted_noun(scan, other)
    if noun is None or (amount.value == 1 and amount.rule == "words") or scan.lower(other.j) in scan.words("of"):
        return True
    if amount.rule == "words" and other.value == 10 and scan.pos(amount.i - 1) != "VERB":
        return True
    return parse.tags[noun] in forms.VERB_FORMS or "people" in syntax.classes_of(scan.parse, noun)


def joined(scan: Scan, found: list[Amount]) -> list[Amount]:
    """Join neighbours that are one amount: "between 2 kg and 4 kg", "more than 10 and less than 20", "6 feet 2 inches"."""
    out: list[Amount] = []
    for item in found:
        if out:
            one = _interval(scan, out[-1], item, len(found)) or _compound(scan, out[-1], item)
            if one is not None:
                out[-1] = one
                continue
            if _again(scan, out[-1], item):
                continue
        out.append(item)
    return out


def _interval(scan: Scan, a: Amount, b: Amount, count: int) -> Amount | None:
    if a.high is not None or b.high is not None or (a.unit != b.unit and a.unit is not None) or a.j > b.i or b.i - a.j > 8:
        return None
    rule = _between(scan, a, b, count) or _bounded(scan, a, b)
    if not rule:
        return None
    low, high = (a, b) if a.value <= b.value else (b, a)
    return Amount(low.value, high.value, b.unit, a.start, b.end, a.i, b.j, rule, None, b.noun)


def _between(scan: Scan, a: Amount, b: Amount, count: int) -> str:
    """ "between 5 and 10", "ranging from 5 to 10"."""
    parse = scan.parse
    link = [w for w in parse.lower[a.j : b.i] if w not in scan.words("approximate")]
    if a.value >= b.value or len(link) != 1:
        return ""
    if scan.lower(a.behind) == "-" and scan.lower(a.behind + 1).isalpha():
        return ""  # "between 2-year and 10-year yields"
    to = link[0] in scan.words("to")
    if (to or link[0] in scan.words("and")) and _any_before(scan, a.i, 6, "between"):
        return "between"
    if not to or scan.lower(a.i - 1) not in scan.words("from"):
        return ""
    k = a.i - 2
    if k >= 0:
        return "from" if parse.lemmas[k] in scan.words("range_verbs") else ""
    closed = b.j >= parse.n or parse.lower[b.j] == "." or parse.lower[b.j] in scan.words("of")
    return "from" if count == 2 and a.unit != "percent" and closed else ""


def _bounded(scan: Scan, a: Amount, b: Amount) -> str:
    """ "more than 10 and less than 20"."""
    parse = scan.parse
    if scan.lower(a.j) not in scan.words("interval_links") or a.j >= b.i or a.value == b.value:
        return ""
    if any(parse.pos[x] in ("NOUN", "VERB", "PROPN") for x in range(a.j, b.i)):
        return ""
    low, high = (a, b) if a.value < b.value else (b, a)
    lower, upper = low.bound or read_bound(scan, low), high.bound or read_bound(scan, high)
    return "bounds" if lower in ("more_than", "at_least") and upper in ("less_than", "at_most") else ""


def _compound(scan: Scan, a: Amount, b: Amount) -> Amount | None:
    """ "3 yards and 2 feet", "6 feet 2 inches": given in the smaller unit."""
    if b.unit is None or a.high is not None or b.high is not None or a.noun is not None or b.noun is not None:
        return None
    if a.unit is None and scan.parse.text[a.start : a.end].endswith("m") and b.unit in ("centimetre", "millimetre") and a.value >= 1e6:
        a = a._replace(value=a.value / 1e6, unit="metre")
    sizes, compounds = scan.table.sizes, scan.table.compounds
    large, small = sizes.get(a.unit or ""), sizes.get(b.unit)
    if large is None or small is None or large[0] not in compounds or large[0] != small[0] or large[1] <= small[1]:
        return None
    if [w for w in scan.parse.lower[a.j : b.i] if w != ","] not in ([], ["and"]) or b.i - a.j > 2:
        return None
    return Amount(a.value * large[1] / small[1] + b.value, None, b.unit, a.start, b.end, a.i, b.j, "compound measure", a.bound)


def _again(scan: Scan, a: Amount, b: Amount) -> bool:
    """ "forty-five (45)": the same amount said twice."""
    closed = scan.lower(b.i - 1) == "(" and scan.lower(b.j) == ")"
    return closed and a.value == b.value and b.unit in (None, a.unit) and b.i - a.j <= 2 and (a.rule == "words") != (b.rule == "words")


THINGS = frozenset({"people", "artefact", "thing"})
"""Kinds of nouns that are counted one by one: "3 nurses and a doctor"."""


def list_item(scan: Scan, found: Sequence[Amount], i: int) -> Amount | None:
    """The last of a list of counted things that is one: "12 vans, 3 lorries and a crane"."""
    parse = scan.parse
    before = found[-1] if found else None
    if before is None or before.noun is None or scan.lower(i) not in scan.words("per"):
        return None
    link = [w for w in parse.lower[before.j : i] if w != ","]
    apart = parse.lower[before.j : i] == [","]
    if not (apart or (len(link) == 1 and link[0] in scan.words("and"))) or parse.pos[i] != "DET" or i + 1 >= parse.n or i + 1 in scan.busy:
        return None
    noun = counted_noun(scan, Number(1.0, i, i + 1, parse.starts[i], parse.ends[i], "", "article"))
    if noun is None or parse.tags[noun] not in forms.SINGULARS or parse.pos[noun] not in NOUNS:
        return None
    links = parse.lower[found[-2].j : before.i] if len(found) > 1 else []
    whole = links == [":"] or (before.first < 0 and links == [","])  # "hire four: two nurses, a porter and a cleaner"
    listed = whole or (links == [","] and found[-2].noun is not None)
    if apart and not (whole or scan.lower(noun + 1) in scan.words("and")):
        return None
    if not listed and not THINGS & syntax.classes_of(scan.parse, noun):
        return None
    return Amount(1.0, None, parse.lemmas[noun], parse.starts[i], parse.ends[noun], i, noun + 1, "counted noun", noun=noun)
