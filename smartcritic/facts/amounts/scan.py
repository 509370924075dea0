"""Numbers in a parse: where one stands, with its sign, its currency in front and the words that go on with it."""

from __future__ import annotations

import re

from smartcritic import syntax
from smartcritic.facts.amounts.amount import SYMBOLS, Scan
from smartcritic.parsing import forms
from smartcritic.quantities import Number
from smartcritic.quantities.numbers import VULGAR, has_power, read_glued, read_power, rounded

DIGIT = re.compile(r"[\d½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞⅒]")
_FRACTION = re.compile(r"\d/\d{1,2}")
SCALED_MONEY = re.compile(r"(?P<scale>[kKmMbBtT]|mn|bn)(?P<code>[A-Z]{3}|[$€£¥₹])")
"""A scale and a currency glued together, as in "40 kEUR", "1.5M$"."""
_POSITIVE = frozenset("123456789")
_COMPARATORS = "<>≤≥="
_LEADING = "~≈<>≤≥=(±#"


def read_number(scan: Scan, i: int) -> Number | None:
    """Read the number that begins at token `i`, in digits or words."""
    parse = scan.parse
    if i >= parse.n:
        return None
    word = parse.words[i]
    skip = _skipped(scan, word)
    if skip is None:
        return None
    head = word[skip : skip + 1]
    if head.isdecimal() or head in VULGAR or (head in "+-–−." and word[skip + 1 : skip + 2].isdecimal()):
        found = _power(scan, i, parse.starts[i] + skip) if has_power(parse.text) else None
        if found is not None:
            return found
        number = read_glued(word[skip:], parse.starts[i] + skip, i, scan.european, scan.numbers.suffixes)
        return join_apart(scan, number) if number is not None else None
    return scan.numbers.read(parse, i, scan.table.parted) if parse.lower[i] in scan.numbers.starts else None


def _skipped(scan: Scan, word: str) -> int | None:
    """How many characters of a token stand before its digits: signs of comparison, a currency; None where they make it a name."""
    skip = 0
    if word[0].isdecimal():
        return skip
    under = next((p for p in scan.words("under_prefix") if word.lower().startswith(p) and word[len(p) : len(p) + 1] in _POSITIVE), "")
    if under:
        return len(under)
    if word[0].isalpha() and len(word) > 2:
        sign = next((k for k, c in enumerate(word) if c in _COMPARATORS), 0)
        skip = sign if 0 < sign <= 24 and word[:sign].isalpha() else 0
    while skip < len(word) and word[skip] in _LEADING:
        skip += 1
    if skip and (word[skip - 1] == "#" or word[skip - 2 : skip] == "<>"):
        return None
    return skip + 1 if skip < len(word) and word[skip] in SYMBOLS else skip


def _power(scan: Scan, i: int, offset: int) -> Number | None:
    found = read_power(scan.parse.text, offset)
    if found is None:
        return None
    value, end = found
    j = i
    while j < scan.parse.n and scan.parse.starts[j] < end:
        j += 1
    return Number(value, i, j, offset, end, "", "power")


def join_apart(scan: Scan, number: Number) -> Number:
    """Join what stands apart: "1 000", "1.2 million", "10 K", "2 1/2"."""
    if number.rest:
        return number
    joined = _with_fraction(scan, _with_groups(scan, number), number.j)
    return _with_scales(scan, joined)


def _with_groups(scan: Scan, number: Number) -> Number:
    """ "1 000", "12 500 000": groups of three digits behind single spaces."""
    parse, j, value, end = scan.parse, number.j, number.value, number.end
    if not 0 <= abs(number.value) < 1000 or value != int(value):
        return number
    while (
        j < parse.n
        and parse.words[j].isdecimal()
        and len(parse.words[j]) == 3
        and (j > number.j or len(parse.words[j - 1].lstrip("+-")) <= 3)
        and parse.starts[j] == end + 1
    ):
        value, end, j = value * 1000 + int(parse.words[j]), parse.ends[j], j + 1
    return number._replace(value=value, end=end, j=j)


def _with_fraction(scan: Scan, number: Number, j: int) -> Number:
    """ "2 1/2"."""
    parse = scan.parse
    if number.j != j or j >= parse.n or not _FRACTION.fullmatch(parse.words[j]) or parse.starts[j] > number.end + 1:
        return number
    top, _, bottom = parse.words[j].partition("/")
    return number._replace(value=number.value + int(top) / int(bottom), end=parse.ends[j], j=j + 1) if int(bottom) else number


def _with_scales(scan: Scan, number: Number) -> Number:
    """ "1.2 million", "3 hundred and 21", "2 million and a half"."""
    parse, words = scan.parse, scan.numbers
    value, end, j, last = number.value, number.end, number.j, 1.0
    while j < parse.n and abs(value) < 1e18:
        low = parse.lower[j].rstrip(".")
        scale = words.scales.get(low)
        if scale is None or not _scales(scan, j, low, end, number):
            break
        value, end, last = rounded(value * scale), parse.ends[j], scale if len(low) > 3 else 1.0
        j += 1
    if last >= 100:
        more, k = words.mixed(parse.lower, value, last, j, parse.n)
        while k == j:
            more, k = words.continued(parse.lower, more, last, j, parse.n)
            if k == j:
                break
            j, value, last = k, more, words.scales.get(parse.lower[k - 1], 1.0)
        value, j, end = more, k, parse.ends[k - 1]
    return number._replace(value=value, end=end, j=j, rest="")


def _scales(scan: Scan, j: int, low: str, end: int, number: Number) -> bool:
    """Whether a scale word at token `j` multiplies the number: a letter may as well be a unit or a word."""
    parse = scan.parse
    if low in scan.numbers.vague:
        return False
    word = parse.words[j]
    if len(low) == 1 and word != word.upper() and low not in ("k", "m"):
        return False
    if low in {"m", "b", "mm", "k"} and parse.starts[j] > end + 1:
        return False
    if low not in ("m", "mm") or not word.islower() or (number.i and _is_currency(scan, number.i - 1)):
        return True
    return low == "m" and parse.starts[j] == end and _is_million(scan, j)


def _is_currency(scan: Scan, k: int) -> bool:
    """Whether a token ends in the sign of a currency or is its code: the "A$" of "A$ 4m", the "NOK" of "NOK 3m"."""
    return scan.parse.words[k][-1] in SYMBOLS or (scan.parse.words[k].isupper() and read_code(scan, k) is not None)


def _is_million(scan: Scan, j: int) -> bool:
    """Whether the letter at token `j` is a million rather than a metre: "7.5m shares", "2m revenue"; not "60m of cable"."""
    parse, k = scan.parse, j + 1
    if scan.lower(k) in scan.words("money_measures"):
        return True
    if _is_of_people(scan):
        return True
    while k < parse.n and parse.pos[k] == "ADJ" and parse.lower[k] not in scan.table.currencies:
        k += 1
    return k < parse.n and (parse.tags[k] in forms.PLURALS or parse.lower[k] in scan.table.currencies)


def _is_of_people(scan: Scan) -> bool:
    """Whether the number of people rises or falls: "subscribers grew 2.4m to 80m"."""
    parse = scan.parse
    moved = (k for k in range(parse.n) if parse.deps[k] == "nsubj" and parse.tags[k] == forms.PLURAL)
    return any(parse.lemmas[parse.heads[k]] in scan.words("moving") and "people" in syntax.classes_of(parse, k) for k in moved)


def read_code(scan: Scan, k: int, word: str = "") -> str | None:
    """The currency that the word at token `k` names; ISO codes that are also words ("pen", "try") count in capitals alone."""
    word = word or scan.parse.lower[k]
    code = scan.table.currencies.get(word)
    short = word.isalpha() and len(word) == 2  # "rm", but for rupees
    iso = code is not None and (code.lower() == word or (short and word not in scan.units("lower_codes")))
    if iso and word not in scan.units("lower_codes") and not scan.parse.words[k].isupper():
        return None
    return code


def read_currency(scan: Scan, i: int) -> str | None:
    """The ISO code where a currency stands at token `i` in front of a number."""
    parse, money = scan.parse, scan.table.currencies
    if i + 1 >= parse.n or (not parse.words[i + 1][:1].isdecimal() and parse.words[i + 1][:1] not in ".+-"):
        return None
    word = parse.lower[i]
    code = read_code(scan, i)
    if code is None and word.endswith(".") and len(word) < 4:
        code = money.get(word[:-1])
    if code is None or (word.isalpha() and (len(word) > 3 or word in scan.words("after_amount")) and not _names_in_front(scan, i)):
        return None
    dollar = f"{scan.lower(i - 1)}$"
    named = word == "$" and i > 0 and dollar in money
    apart = named and parse.ends[i - 1] != parse.starts[i] and parse.lower[i - 1] in scan.words("prefix_article")
    return money[dollar] if named and not apart else code


def _names_in_front(scan: Scan, i: int) -> bool:
    """Whether a currency's name belongs to the number behind it: "euro 40", and not "20 euro 5 times"."""
    parse = scan.parse
    if i and (parse.pos[i - 1] in ("NUM", "DET") or parse.words[i - 1][-1:].isdecimal()):
        return False
    return parse.pos[i] in ("NOUN", "PROPN") and parse.lower[i] not in scan.words("after_amount")


def read_glued_code(scan: Scan, i: int) -> tuple[str | None, Number | None]:
    """A currency code or letter glued in front of the digits: "USD115", "NZ$15"."""
    parse, word, money = scan.parse, scan.parse.words[i], scan.table.currencies
    at = next((k for k, c in enumerate(word[:5]) if c.isdecimal()), 0)
    head = word[:at].lower()
    code = money.get(head) or (money.get(head[:-1]) if head.endswith("$") else None)
    if code is None or not (len(head) == 3 or head.endswith("$") or (len(head) == 2 and word[0].isupper())):
        return None, None
    number = read_glued(word[at:], parse.starts[i] + at, i, scan.european, scan.numbers.suffixes)
    return (code, join_apart(scan, number)) if number is not None else (None, None)
