"""Parses -> quantities: value, unit, role and bound of every amount that belongs to the goal.

First names and identifiers are passed over (dates that the date reader took, "Tier 1", "ISO 9001", ordinals), then
numbers are read in every common writing, then the unit is found: a currency, a percentage, a unit of measure, or the
noun that the number counts, which the dependency parse names. quantulum3 is asked for units alone that the table
(``lexicon/units.toml``) does not know, once for each spelling, and handed the number and that unit, nothing else.
The order "mask identifiers, find numbers, let the parse name the unit" follows CQE (Almasian et al., EMNLP 2023).
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial

from smartcritic import lexicon
from smartcritic.facts import numerals
from smartcritic.facts.numerals import Number
from smartcritic.language import grammar
from smartcritic.language.parse import Parse
from smartcritic.model import replace
from smartcritic.records import Bound, Cue, Quantity, Role

Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class AmountFacts:
    """The amounts of a goal in the order of the text, and stated confidences as cues."""

    quantities: tuple[Quantity, ...]
    cues: tuple[Cue, ...]


@dataclass(slots=True)
class _Found:
    """An amount before its role is known: characters and tokens in the segment."""

    value: float
    high: float | None
    unit: str | None
    start: int
    end: int
    i: int
    j: int
    rule: str
    bound: Bound | None = None
    noun: int | None = None


@lru_cache(maxsize=1)
def _units() -> tuple[Mapping[str, str], Mapping[str, str], frozenset[str], frozenset[str]]:
    tables = lexicon.load("units").tables
    names = {w: name for name, ws in tables["names"].items() for w in ws}
    money = {w: code for code, ws in tables["currencies"].items() for w in ws}
    return names, money, frozenset(tables["masks"]["before"]), frozenset(tables["masks"]["behind"])


@lru_cache(maxsize=1)
def _lands() -> Mapping[tuple[str, str], str]:
    """(country or nationality, code that the currency's name alone gives) -> code: "canadian" dollars are CAD."""
    return {(word, row["of"]): code for code, row in lexicon.load("units").tables["lands"].items() for word in row["words"]}


@lru_cache(maxsize=1)
def _bounds() -> dict[str, list[tuple[tuple[str, ...], Bound]]]:
    """Bound phrases by their last word, longest first."""
    out: dict[str, list[tuple[tuple[str, ...], Bound]]] = {}
    for bound, phrases in lexicon.load("units").tables["bounds"].items():
        for phrase in phrases:
            for words in {tuple(phrase.split()), tuple(phrase.replace(".", " .").split())}:
                out.setdefault(words[-1], []).append((words, bound))
    for found in out.values():
        found.sort(key=lambda x: -len(x[0]))
    return out


_WORDS = (
    frozenset(numerals.UNITS)
    | frozenset(numerals.TENS)
    | {"a", "an", "half", "hundred", "thousand", "million", "billion", "dozen", "third", "quarter"}
)
_SIGNS = frozenset({"minus", "negative"})
_NO_CLOCK = re.compile(r":[0-5]\d(?:\D|$)")
_RAISED = re.compile(r"(?:[a-zA-Zµ]{1,3}(?:\^|\*\*)?-?[1-4])(?:/[a-zA-Z]{1,3}\d?)?")
_CODE = re.compile(r"[A-Za-z]{1,3}-?\d{1,6}")
_SPAN = re.compile(r"(?:[%a-zA-Z]{0,4})[-–~][$€£]?\d")
_SCALED_CODE = re.compile(r"(?P<scale>[kKmMbBtT]|mn|bn)(?P<code>[A-Z]{3})")
_MULTIPLIERS = {
    "double": 2.0, "doubling": 2.0, "doubled": 2.0, "doubles": 2.0, "triple": 3.0, "tripling": 3.0, "tripled": 3.0, "treble": 3.0,
    "quadruple": 4.0,
    "quadrupling": 4.0, "halve": 0.5, "halving": 0.5, "halved": 0.5, "twofold": 2.0, "threefold": 3.0, "fourfold": 4.0, "fivefold": 5.0,
    "tenfold": 10.0,
    "quintuple": 5.0,
}  # fmt: skip
_ORDINAL = frozenset({"st", "nd", "rd", "th", "ST", "ND", "RD", "TH"})
_SYMBOLS = frozenset("$€£¥₹₩₪₺₽₦")
_set = partial(lexicon.words, "units")
_CLAUSE_END = frozenset({",", ";", ":", "(", ")"})


_DIGIT = re.compile(r"[\d½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞⅒]")
_TRIGGERS = _WORDS | frozenset(_MULTIPLIERS) | _SIGNS | {"once", "twice"}


def read_amounts(parses: Sequence[Parse], taken: Sequence[Sequence[Range]]) -> AmountFacts:
    """Read the amounts of one goal.

    Args:
        parses: its segments.
        taken: for each parse the token ranges that are dates.
    """
    quantities: list[Quantity] = []
    cues: list[Cue] = []
    for parse, dated in zip(parses, taken, strict=True):
        if _DIGIT.search(parse.text) or not _TRIGGERS.isdisjoint(parse.lower):
            _read(parse, dated, quantities, cues)
    quantities.sort(key=lambda q: (q.start, q.end))
    _share_units(quantities)
    return AmountFacts(tuple(quantities), tuple(cues))


def _share_units(quantities: list[Quantity]) -> None:
    """ "from 55 to 40 minutes", "from 6 courses to 11": both ends of a change have the unit that one of them names."""
    for k in range(len(quantities) - 1):
        a, b = quantities[k], quantities[k + 1]
        if a.role != "baseline" or b.role not in ("target", "rate") or b.start - a.end > 12 or (a.unit is None) == (b.unit is None):
            continue
        if "times" not in (a.unit, b.unit):
            quantities[k] = replace(a, unit=a.unit or b.unit)
            quantities[k + 1] = replace(b, unit=b.unit or a.unit)


def _read(parse: Parse, dated: Sequence[Range], quantities: list[Quantity], cues: list[Cue]) -> None:
    busy = {k for a, b in dated for k in range(a, b)}
    found = [f for f in _joined(parse, list(_amounts(parse, busy))) if not _confidence(parse, f, cues)]
    for k, item in enumerate(found):
        role = _role(parse, item, found, k, dated)
        start, end = parse.chars(item.start, item.end)
        quantities.append(
            Quantity(
                parse.text[item.start : item.end] if parse.segment.chars is None else _own(parse, item),
                start,
                end,
                item.value,
                item.high,
                item.unit,
                role,
                item.bound or _bound(parse, item),
                _per(parse, item) if role == "rate" else None,
                item.rule,
            )
        )


def _own(parse: Parse, item: _Found) -> str:
    return parse.text[item.start : item.end]


def _amounts(parse: Parse, busy: set[int]) -> Iterator[_Found]:
    european = numerals.is_european(parse.text)
    i, n = 0, parse.n
    money = _units()[1]
    while i < n:
        word = parse.lower[i]
        if i in busy or (word.isalpha() and word not in _TRIGGERS and word not in money and word not in ("c", "a")):
            i += 1
            continue
        item = _at(parse, i, busy, european)
        if item is None:
            i += 1
        else:
            yield item
            i = max(item.j, i + 1)


def _at(parse: Parse, i: int, busy: set[int], european: bool) -> _Found | None:
    word = parse.lower[i]
    if word in _MULTIPLIERS and parse.pos[i] in {"VERB", "ADJ", "NOUN", "ADV", "ADP"} and not _attributive(parse, i):
        return _Found(_MULTIPLIERS[word], None, "times", parse.starts[i], parse.ends[i], i, i + 1, "multiplier word")
    if (
        word in ("once", "twice")
        and i + 1 < parse.n
        and (parse.lower[i + 1] in {"a", "per", "each", "every", "daily", "weekly", "monthly"} or i + 1 in busy)
    ):
        return _Found(1.0 if word == "once" else 2.0, None, "time", parse.starts[i], parse.ends[i], i, i + 1, "times per period")
    if word == "half" and i and parse.lower[i - 1] in ("by", "in") and parse.deps[i] not in ("det:predet",):
        return _Found(0.5, None, "times", parse.starts[i], parse.ends[i], i, i + 1, "half")
    if word in ("half", "third", "quarter") and _share(parse, i, busy):
        return _Found(numerals.FRACTIONS[word], None, "times", parse.starts[i], parse.ends[i], i, i + 1, "half")
    if word in ("a", "an"):
        single = _single(parse, i, busy)
        if single is not None:
            return single
    sign = word in _SIGNS and i + 1 < parse.n
    currency = _currency_before(parse, i)
    number = _number(parse, i + 1 if currency or sign else i, european)
    if sign and number is not None:
        number = Number(-number.value, i, number.j, parse.starts[i], number.end, number.rest, number.rule)
    if number is None and currency is None:
        currency, number = _coded(parse, i, european)
    if number is None or any(k in busy for k in range(number.i, number.j)):
        return None
    if currency is None and _masked(parse, number):
        return None
    return _complete(parse, number, currency, i, european, busy)


def _coded(parse: Parse, i: int, european: bool) -> tuple[str | None, Number | None]:
    """A currency code or letter glued in front of the digits: "USD115", "NZ$15"."""
    word, money = parse.words[i], _units()[1]
    at = next((k for k, c in enumerate(word[:5]) if c.isdecimal()), 0)
    head = word[:at].lower()
    code = money.get(head) or (money.get(head[:-1]) if head.endswith("$") else None)
    if code is None or not (len(head) == 3 or head.endswith("$") or (len(head) == 2 and word[0].isupper())):
        return None, None
    number = numerals.glued(word[at:], parse.starts[i] + at, i, european)
    return (code, _spaced(parse, number, european)) if number is not None else (None, None)


def _share(parse: Parse, i: int, busy: set[int]) -> bool:
    """ "half of the fleet", "half our customers", "more than half": a share, not the half of a game or a year."""
    lower, n = parse.lower, parse.n
    if parse.lower[i] != "half" or i + 1 in busy:
        return False
    before, after = lower[i - 1] if i else "", lower[i + 1] if i + 1 < n else ""
    if before in {"first", "second", "last", "next", "this", "coming", "other", "better", "-", "a", "an", "one"} or after in {
        "-",
        "year",
        "day",
        "time",
        "a",
        "an",
        "term",
        "marathon",
    }:
        return False
    compared = (i > 1 and lower[i - 2 : i] in (["more", "than"], ["less", "than"], ["at", "least"], ["at", "most"])) or before in {
        "over",
        "under",
        "nearly",
        "almost",
        "about",
        "roughly",
    }
    return compared or (after in {"of", "the", "our", "my", "their", "its", "all", "your"} and before not in ("in", "by"))


def _single(parse: Parse, i: int, busy: set[int]) -> _Found | None:
    """ "a litre of milk", "a kilogram a week": one of a unit of measure or money, where it is no price per unit and no name."""
    k, n = i + 1, parse.n
    if k >= n or k in busy:
        return None
    word = parse.lower[k]
    code = _units()[1].get(word)
    unit = (code if len(word) > 3 else None) or (_units()[0][word] if word in numerals.measures() else None)
    if unit is None or (k + 1 < n and (parse.pos[k + 1] in ("NOUN", "PROPN", "NUM") or parse.lower[k + 1] == "-")):
        return None
    if parse.pos[k] not in {"NOUN", "PROPN", "SYM", "X"} or (
        word in {"foot", "inch", "mile", "ton", "yard", "stone", "ounce"}
        and not (k + 1 < n and parse.lower[k + 1] in {"of", "a", "per", "each"})
    ):
        return None
    if i and (parse.pos[i - 1] in ("NUM", "SYM", "NOUN") or parse.words[i - 1][-1:].isdecimal()):
        return None
    return _Found(1.0, None, unit, parse.starts[i], parse.ends[k], i, k + 1, "one of a unit")


def _code(parse: Parse, k: int, word: str = "") -> str | None:
    """The currency that the word at token `k` names; ISO codes that are also words ("pen", "try") count in capitals alone."""
    word = word or parse.lower[k]
    code = _units()[1].get(word)
    if code is not None and code.lower() == word and word not in _set("lower_codes") and not parse.words[k].isupper():
        return None
    return code


def _attributive(parse: Parse, i: int) -> bool:
    """ "double room", "single and double rooms", "triple glazing": part of a name, no amount."""
    if i == 0 or i + 1 >= parse.n:
        return False
    if i > 2 and parse.lower[i - 1] in ("and", "or") and parse.tags[i + 1] == "NNS" and (
        parse.pos[i - 2] == "ADJ" or parse.lower[i - 2] in _set("sizes")
    ):
        return parse.pos[i - 3] in ("VERB", "DET", "NUM")  # no noun of its own stands in front, nor a word that says which rooms
    if parse.pos[i] == "VERB":
        return False
    return parse.lower[i + 1] == "-" or (parse.deps[i] in ("amod", "compound", "conj") and parse.pos[i + 1] == "NOUN")


def _currency_before(parse: Parse, i: int) -> str | None:
    """The ISO code where a currency stands at token `i` in front of a number."""
    if i + 1 >= parse.n or (not parse.words[i + 1][:1].isdecimal() and parse.words[i + 1][:1] not in ".+-"):
        return None
    word = parse.lower[i]
    _, money, _, _ = _units()
    code = _code(parse, i)
    if code is None and word.endswith(".") and len(word) < 4:
        code = money.get(word[:-1])
    if code is None or (
        word.isalpha() and len(word) > 3 and i and (parse.pos[i - 1] in ("NUM", "DET") or parse.words[i - 1][-1:].isdecimal())
    ):
        return None
    if (
        word.isalpha()
        and len(word) > 3
        and (parse.pos[i] not in ("NOUN", "PROPN") or word in {"pound", "pounds", "dollars", "bucks", "won", "sterling", "rand"})
    ):
        return None
    if word == "$" and i and f"{parse.lower[i - 1]}$" in money and (parse.ends[i - 1] == parse.starts[i] or parse.lower[i - 1] != "a"):
        return money[f"{parse.lower[i - 1]}$"]
    return code


def _number(parse: Parse, i: int, european: bool) -> Number | None:
    if i >= parse.n:
        return None
    word = parse.words[i]
    skip = 0
    if word[0].isalpha() and len(word) > 2:
        sign = next((k for k, c in enumerate(word) if c in "<>≤≥="), 0)
        skip = sign if 0 < sign <= 24 and word[:sign].isalpha() else 0
    while skip < len(word) and word[skip] in "~≈<>≤≥=(±#":
        skip += 1
    if skip and (word[skip - 1] == "#" or word[skip - 2 : skip] == "<>"):
        return None
    if skip < len(word) and word[skip] in _SYMBOLS:
        skip += 1
    head = word[skip : skip + 1]
    if head.isdecimal() or head in numerals.VULGAR or (head in "+-–−." and word[skip + 1 : skip + 2].isdecimal()):
        number = numerals.power(parse, i, parse.starts[i] + skip) if numerals.has_power(parse.text) else None
        if number is not None:
            return number
        number = numerals.glued(word[skip:], parse.starts[i] + skip, i, european)
        if number is None:
            return None
        return _spaced(parse, number, european)
    if parse.lower[i] in _WORDS:
        return numerals.words(parse, i)
    return None


def _spaced(parse: Parse, number: Number, european: bool) -> Number:
    """Join what stands apart: "1 000", "1.2 million", "10 K", "2 1/2"."""
    n, j = parse.n, number.j
    if number.rest:
        return number
    value, end = number.value, number.end
    while (
        j < n
        and parse.words[j].isdecimal()
        and len(parse.words[j]) == 3
        and value == int(value)
        and (j > number.j or len(parse.words[j - 1].lstrip("+-")) <= 3)
        and parse.starts[j] == end + 1
        and number.value < 1000
    ):
        value, end = value * 1000 + int(parse.words[j]), parse.ends[j]
        j += 1
    if j == number.j and j < n and re.fullmatch(r"\d/\d{1,2}", parse.words[j]) and parse.starts[j] <= end + 1:
        top, _, bottom = parse.words[j].partition("/")
        if int(bottom):
            value, end, j = value + int(top) / int(bottom), parse.ends[j], j + 1
    last = 1.0
    while j < n and abs(value) < 1e18:
        low = parse.lower[j].rstrip(".")
        scale = numerals.SCALES.get(low)
        if (
            scale is None
            or low in ("hundreds", "thousands", "millions")
            or (len(low) == 1 and (parse.words[j] != parse.words[j].upper() and low != "k" and low != "m"))
        ):
            break
        if low in {"m", "b", "mm", "k"} and parse.starts[j] > end + 1:
            break
        if low in ("m", "mm") and parse.words[j].islower() and (number.i == 0 or parse.words[number.i - 1] not in _SYMBOLS):
            break
        value, end, last = value * scale, parse.ends[j], scale if len(low) > 3 else 1.0
        j += 1
    if last >= 100:
        more, k = numerals.mixed(parse.lower, value, last, j, n)
        while k == j:
            more, k = numerals.continued(parse.lower, more, last, j, n)
            if k == j:
                break
            j, end, value, last = k, parse.ends[k - 1], more, numerals.SCALES.get(parse.lower[k - 1], 1.0)
        value, j, end = more, k, parse.ends[k - 1]
    return Number(value, number.i, j, number.start, end, "", number.rule)


def _masked(parse: Parse, number: Number) -> bool:
    """Whether the number is a name or an identifier."""
    _, _, before, behind = _units()
    i, n = number.i, parse.n
    rest = number.rest
    if rest in _ORDINAL:
        return True
    word = parse.words[i]
    low = rest.lower()
    names, money, _, _ = _units()
    if _is_code(parse, number) or _is_clock(parse, number) or _is_name(parse, number, before):
        return True
    if not rest and (_listed(parse, number) or _defined(parse, number)):
        return True
    if (
        rest
        and not (
            low.strip("+-") in names
            or low in money
            or low.strip("+").endswith("%")
            or rest[0] in "%+-–/~:x×"
            or low in ("m", "t")
            or rest in "'\"″′"
        )
        and not _SPAN.match(rest)
        and not (rest[0].isalpha() and _asked(low.rstrip(".")))
    ):
        return True
    if number.rule == "digits" and rest[:1] in ("/", ":") and not re.fullmatch(r"[/:]\d{1,4}", rest):
        return rest not in {"/day", "/week", "/month", "/year", "/hour"}
    if word in {"24/7", "9/11", "50/50", "7/24"}:
        return True
    prev = parse.lower[i - 1] if i else ""
    if prev.endswith("<>"):
        return True
    glue = i > 0 and parse.ends[i - 1] == parse.starts[i]
    if glue and prev in {"#", "-", "_", "/", ".", "v"} and not (prev == "-" and i > 1 and parse.words[i - 2][-1:].isdecimal()):
        return prev != "-" or i < 2 or parse.ends[i - 2] == parse.starts[i - 1]
    after = parse.lower[number.j] if number.j < n else ""
    if after == "-" and number.j + 1 < n and parse.starts[number.j] == number.end and parse.lower[number.j + 1] in behind and not rest:
        return True
    value = number.value
    counted = number.j < n and parse.pos[number.j] in {"NOUN", "ADJ", "PROPN", "SYM"} and after not in ("and", "or")
    if number.rule == "digits" and not rest and word.isdecimal() and len(word) == 4 and 1900 <= value <= 2100:
        noun = _counted(parse, number)
        return noun is None or parse.heads[i] != noun
    if prev in before and value == int(value) and value < 10_000 and number.rule == "digits":
        if prev in {"under", "top", "day", "week", "month", "year", "number", "team", "group", "store", "priority", "plant"} and counted:
            return prev == "top" and False
        if prev in ("under", "number", "top"):
            return False
        return parse.deps[i] in {
            "nummod",
            "dep",
            "appos",
            "nmod",
            "flat",
            "compound",
            "nmod:unmarked",
            "obl:unmarked",
            "root",
            "conj",
        } and (not counted or parse.heads[i] == i - 1)
    if (
        i
        and parse.pos[i - 1] == "PROPN"
        and parse.heads[i] == i - 1
        and parse.deps[i] in {"nummod", "flat", "nmod:unmarked", "compound"}
        and not rest
    ):
        return True
    if number.rule == "words" and value == 1 and number.j == i + 1:
        k = number.j + 1 if after == "-" and number.j + 1 < n else number.j
        if k < n and (parse.lower[k] in numerals.measures() or (parse.lower[k] in money and len(parse.lower[k]) > 2)):
            return False
        if n == 1:
            return False
        noun = _counted(parse, number)
        return noun is None or parse.deps[i] != "nummod" or parse.heads[i] != noun
    if i and prev in ("several", "few", "many") and parse.lower[i] in numerals.SCALES:
        return True
    return bool(word.isdecimal() and len(word) >= 7 and word[0] == "0")


def _is_code(parse: Parse, number: Number) -> bool:
    """ "24703m212", "118 L-20", "1/0": letters and digits of an identifier; a fraction of nothing."""
    rest, j = number.rest, number.j
    if rest[:1].isalpha() and rest[-1].isdecimal() and not _SPAN.match(rest) and not _RAISED.fullmatch(rest):
        return True
    if rest in ("/0", ":0"):
        return True
    if (
        rest
        or j >= parse.n
        or not _CODE.fullmatch(parse.words[j])
        or (_RAISED.fullmatch(parse.words[j]) and not parse.words[j].isupper())
        or parse.words[j][0].lower() in "x×q"
    ):
        return False
    return j + 1 >= parse.n or parse.pos[j + 1] not in ("NOUN", "PROPN", "ADJ")


def _is_name(parse: Parse, number: Number, before: frozenset[str]) -> bool:
    """ "bus 42", "scope 3 emissions", "no. 4", "Five Oaks inn", "the 5S method", "the 80/20 rule": a number that is part of a name."""
    i, j, n, rest = number.i, number.j, parse.n, number.rest
    after = parse.pos[j] if j < n else ""
    if number.rule == "words":
        capital = i > 0 and j < n and parse.words[i][0].isupper() and parse.words[j][0].isupper() and after in ("NOUN", "PROPN", "ADJ")
        return capital and not parse.words[i].isupper() and any(len(w) > 3 and w.islower() for w in parse.words)
    if i and parse.lower[i - 1] in before and re.fullmatch(r"\d{1,2}[A-Z]", parse.words[i]):
        return True  # "class 4B"
    if number.rule != "digits" or number.value != int(number.value):
        return False
    if len(rest) == 1 and rest in "SPDGCWR" and number.value < 10 and after == "NOUN":
        return True
    share = re.fullmatch(r"/(\d\d)", rest)
    if share and number.value + int(share[1]) == 100 and number.value >= 10:
        return True
    if rest or i == 0 or number.value >= 1e13:
        return False
    prev = parse.lower[i - 1]
    if (prev == "." and i > 1 and parse.lower[i - 2] in ("no", "nr")) or prev in ("no.", "nr.", "nr"):
        return True
    if prev == "number" and (i < 2 or parse.lower[i - 2] not in ("the", "a")):
        return after not in ("NOUN", "ADJ")
    counted = after in {"NOUN", "ADJ", "SYM", "PROPN", "NUM", "VERB"} or (
        j < n and (parse.lower[j] in {"%", "-", "x", "out", "to", "/"} or parse.lower[j] in numerals.SCALES)
    )
    if prev in before and prev not in _set("open_names") and parse.pos[i - 1] in ("NOUN", "PROPN") and number.value < 1000:
        return True
    if prev in before and number.value > 1 and after == "NOUN" and parse.tags[j] == "NN" and _asked(parse.lower[j]) is None and i > 1:
        return prev in {"year", "team", "store", "line", "plant", "unit", "group", "block", "part", "month", "week", "day"}
    if counted or not parse.words[i].isdecimal() or parse.tags[i - 1] not in ("NN", "NNP") or i == 1:
        return False
    return (
        prev not in _set("scores")
        and prev not in _units()[0]
        and prev not in _units()[1]
        and prev not in ("percent", "x", "y")
        and parse.starts[i] == parse.ends[i - 1] + 1
    )


def _is_clock(parse: Parse, number: Number) -> bool:
    """ "10:30", "2.15 pm", "9am": a time of day."""
    after = parse.lower[number.j].replace(".", "") if number.j < parse.n else ""
    low = number.rest.lower()
    if 0 <= number.value < 25 and number.rule == "digits":
        whole = number.value == int(number.value) or re.search(r"[.,][0-5]\d$", parse.text[number.start : number.end]) is not None
        if not low and whole and after in {"am", "pm", "o'clock", "oclock"} and (after != "am" or parse.pos[number.j] != "AUX"):
            return True
        return low in {"am", "pm", "a.m", "p.m", "a.m.", "p.m."} or _NO_CLOCK.match(low) is not None
    return False


def _listed(parse: Parse, number: Number) -> bool:
    """ "3. Open ...": the mark of a list; "tier 1 or 2": the second number of a name; "zero-emission": a name."""
    i, j, lower = number.i, number.j, parse.lower
    if i == 0 and j < parse.n and lower[j] in (".", ")") and number.rule == "digits" and (j + 1 < parse.n or lower[j] == "."):
        return True
    if lower[i] in ("zero", "net") and j < parse.n and lower[j] == "-":
        return True
    if i and lower[i - 1] in {
        "tier",
        "rfc",
        "iso",
        "okr",
        "phase",
        "stage",
        "version",
        "windows",
        "python",
        "java",
        "error",
        "figure",
        "apollo",
        "covid",
    }:
        return True
    named = ("tier", "tiers", "phase", "phases", "stage", "stages", "version", "versions", "level", "levels")
    return i > 2 and lower[i - 1] in ("or", "and") and parse.words[i - 2].isdecimal() and lower[i - 3] in named


def _defined(parse: Parse, number: Number) -> bool:
    """ "(5 = agree)", "agree = 5": the definition of a scale; "2021 baseline", "2019 levels": a year."""
    i, j, word = number.i, number.j, parse.words[number.i]
    if i and parse.words[i - 1] == "=" and i > 1 and parse.words[i - 2] in {'"', "'", "”", "’"}:
        return True
    after = parse.lemmas[j] if j < parse.n else ""
    return (
        word.isdecimal()
        and len(word) == 4
        and 1900 <= number.value <= 2100
        and (after in {"baseline", "level", "survey", "report", "figure", "plan"} or _named_by_year(parse, i, j))
    )


def _named_by_year(parse: Parse, i: int, j: int) -> bool:
    """ "the 2019 Mapping effort": a year in front of a singular noun names it."""
    noun = next(
        (
            k
            for k in range(j, min(parse.n, j + 3))
            if parse.pos[k] in ("NOUN", "PROPN") and (k + 1 >= parse.n or parse.pos[k + 1] not in ("NOUN", "PROPN"))
        ),
        None,
    )
    return noun is not None and parse.tags[noun] in ("NN", "NNP") and i > 0 and parse.lower[i - 1] in {"the", "our", "this", "that"}


def _asked(unit: str) -> str | None:
    """What quantulum3 calls a unit of this spelling, or None; each spelling is asked once."""
    if not 1 <= len(unit) <= 12 or not any(c.isalpha() for c in unit):
        return None
    return _quantulum(unit)


@lru_cache(maxsize=512)
def _quantulum(unit: str) -> str | None:
    try:
        with warnings.catch_warnings():
            warnings.filterwarnings("ignore", message="Classifier dependencies not installed", category=UserWarning)
            from quantulum3 import parser
    except ImportError:
        return None
    try:
        found = parser.parse(f"7 {unit}")
    except Exception:  # the parser raises errors of many kinds on odd units; an unknown unit is no error here
        return None
    if len(found) != 1 or found[0].unit.name in ("dimensionless", "") or abs(found[0].value - 7) > 1e-9:
        return None
    return str(found[0].unit.name)


def _complete(parse: Parse, number: Number, currency: str | None, i: int, european: bool, busy: set[int]) -> _Found | None:
    """Add what follows the number: the other end of a range, the unit, the counted noun."""
    names, money, _, _ = _units()
    n = parse.n
    start = parse.starts[i] if currency else number.start
    value, high, end, j = number.value, None, number.end, number.j
    bound: Bound | None = None
    rest = number.rest
    unit: str | None = currency
    rule = "money" if currency else number.rule
    if rest.startswith("+"):
        bound, rest, end = "at_least", rest[1:], end
    inner = re.match(r"(?P<unit>[%a-zA-Z]{0,4})[-–~](?P<sign>[$€£]?)(?P<body>.+)", rest) if rest else None
    if inner and inner["body"][:1].isdecimal():
        second = numerals.glued(inner["body"], parse.starts[number.i], number.i, european)
        if second is not None:
            high = second.value
            if inner["unit"].lower() in numerals.SUFFIXES and (unit or inner["unit"] in "kK"):
                value *= numerals.SUFFIXES[inner["unit"].lower()]
            end = parse.ends[number.i] - len(second.rest)
            if value < 1000 and second.value >= 1000 and inner["unit"] == "":
                scaled = second.value / (numerals.plain(re.match(r"[\d.,]+", inner["body"])[0].rstrip(".,")) or 1)  # type: ignore[index]
                value *= scaled
            rest = second.rest
            j = number.j
            spaced = _spaced(parse, Number(second.value, number.i, j, start, end, rest), european)
            if spaced.j > j:
                value, high, end, j = value * spaced.value / second.value, spaced.value, spaced.end, spaced.j
    if rest[:1] in ("/", ":") and rest[1:].isdecimal():
        return _ratio(parse, number, rest, start, end)
    low = rest.lower().rstrip(".") or rest.lower()
    if rest:
        plus = low.endswith("+")
        low = low.rstrip("+")
        if plus:
            bound = "at_least"
        if low in {"m", "t", "mm", "b", "bn"} and unit and low in numerals.SUFFIXES:
            value, end = value * numerals.SUFFIXES[low], end + len(low)
        elif low == "m" and unit is None:
            value, end = value * 1e6, end + 1
        elif low in names:
            unit, end = names[low], end + len(low)
        elif low in money and low.isalpha() and (len(low) == 3 or (len(low) == 2 and rest[0].isupper())):
            unit, end, rule = money[low], end + len(low), "money"
        elif low and low[0] == "%":
            unit, end = "percent", end + 1
        elif low and low[0].isalpha():
            unit = _asked(low)
            end += len(low) if unit else 0
    if high is None and j < n:
        j, end, high, value, late = _range(parse, j, end, value, unit, european, busy)
        unit = unit or late
    glued = _SCALED_CODE.fullmatch(parse.words[j]) if unit is None and j < n else None
    if glued is not None and glued["code"].lower() in money:
        factor = numerals.SUFFIXES[glued["scale"].lower()]
        value, high, unit, rule = value * factor, high * factor if high is not None else None, money[glued["code"].lower()], "money"
        j, end = j + 1, parse.ends[j]
    if unit is None or unit in money.values():
        j, end, unit, rule = _unit_after(parse, j, end, unit, rule, value)
        if (
            rule == "money"
            and j < n
            and len(parse.lower[j]) > 3
            and parse.lower[j] in {"thousand", "million", "billion", "trillion", "lakh", "crore"}
        ):
            factor = numerals.SCALES[parse.lower[j]]
            value, high = value * factor, high * factor if high is not None else None
            j, end = j + 1, parse.ends[j]
    if high is None and unit is not None and j < n and rule == "money":
        value, j, end = _cents(parse, value, j, end, european, busy)
    if unit is None and j + 2 <= n and parse.lower[j] == "out" and parse.lower[j + 1] == "of":
        other = _number(parse, j + 2, european) if j + 2 < n else None
        if other is not None:
            return _Found(value, None, None, start, other.end, i, other.j, "out of", bound)
    if unit is None and j + 1 < n and parse.lower[j] == "in" and value >= 1 and number.rest == "":
        other = _number(parse, j + 1, european)
        if (
            other is not None
            and other.value > value
            and not any(k in busy for k in range(other.i, other.j))
            and value <= 10
            and other.j <= n
            and _counted(parse, other) is None
        ):
            return _Found(value / other.value, None, None, start, other.end, i, other.j, "ratio", bound)
    noun = None
    if unit is None:
        if number.rule == "fraction":
            return _Found(value, None, "times", start, end, i, j, "fraction", bound)
        if j < n and parse.lower[j] in ("times", "time") and (j + 1 >= n or parse.lower[j + 1] not in ("zone", "zones")):
            rhythm = j + 1 < n and (
                parse.lower[j + 1] in {"a", "per", "each", "every", "daily", "weekly", "monthly", "yearly"} or j + 1 in busy
            )
            return _Found(
                value,
                high,
                "time" if rhythm else "times",
                start,
                parse.ends[j],
                i,
                j + 1,
                "times per period" if rhythm else "multiplier",
                bound,
            )
        noun = _counted(parse, Number(value, number.i, j, start, end, "", number.rule))
        if noun is not None and not any(k in busy for k in range(j, noun + 1)):
            unit = names.get(parse.lower[noun]) or _singular(parse, noun)
            unit = {"percent": "percent"}.get(unit, unit)
            rule = "counted noun"
            if not _priced(parse, j, noun):
                end, j = parse.ends[noun], noun + 1
        else:
            noun = None
    return _Found(value, high, unit, start, end, i, max(j, number.j), rule, bound, noun)


def _cents(parse: Parse, value: float, j: int, end: int, european: bool, busy: set[int]) -> tuple[float, int, int]:
    """The cents behind whole dollars: "20 dollars and 43 cents", "15 dollars 50" with nothing behind that it could count."""
    at = j + 1 if parse.lower[j] == "and" else j
    number = _number(parse, at, european) if at < parse.n and at not in busy else None
    if number is None or not 0 < number.value < 100 or value != int(value) or number.value != int(number.value) or number.rule == "power":
        return value, j, end
    rest, k = number.rest.lower(), number.j
    if rest in ("c", "p") and k == at + 1:
        return value + number.value / 100, k, parse.ends[at]
    if rest:
        return value, j, end
    after = parse.lower[k] if k < parse.n else ""
    if after in _set("cents"):
        return value + number.value / 100, k + 1, parse.ends[k]
    if (after in {"", ".", ",", ")", "!", "?"} and parse.lower[j - 1].isalpha()) or (after == "" and at > j and parse.lower[at].isalpha()):
        return value + number.value / 100, k, number.end
    return value, j, end


def _joined(parse: Parse, found: list[_Found]) -> list[_Found]:
    """Join neighbours that are one amount: "between 2 kg and 4 kg", "more than 10 and less than 20", "6 feet 2 inches"."""
    out: list[_Found] = []
    for item in found:
        if out:
            one = _interval(parse, out[-1], item, len(found)) or _compound(parse, out[-1], item)
            if one is not None:
                out[-1] = one
                continue
            if _again(parse, out[-1], item):
                continue
        out.append(item)
    return out


def _interval(parse: Parse, a: _Found, b: _Found, count: int) -> _Found | None:
    if a.high is not None or b.high is not None or (a.unit != b.unit and a.unit is not None) or a.j > b.i or b.i - a.j > 8:
        return None
    words = parse.lower[a.j : b.i]
    low, high = (a, b) if a.value <= b.value else (b, a)
    before = parse.lower[max(0, a.i - 6) : a.i]
    plain = [w for w in words if w not in {"about", "around", "roughly", "approximately", "$", "€", "£"}]
    rule = ""
    if (plain == ["and"] and "between" in before and a.value < b.value) or (plain == ["to"] and "between" in before and a.value < b.value):
        rule = "between"
    elif plain == ["to"] and a.value < b.value and before and before[-1] == "from":
        k = a.i - 2
        if (k < 0 and count == 2 and a.unit != "percent" and (b.j >= parse.n or parse.lower[b.j] in ("of", "."))) or (
            k >= 0 and (parse.lemmas[k] in {"be", "range", "vary", "span", "anywhere", "somewhere", "anything"})
        ):
            rule = "from"
    elif words and words[0] in ("and", "but", ",") and a.value != b.value:
        first, second = a.bound or _bound(parse, a), b.bound or _bound(parse, b)
        lower_first = first in ("more_than", "at_least") and second in ("less_than", "at_most") and a.value < b.value
        upper_first = first in ("less_than", "at_most") and second in ("more_than", "at_least") and a.value > b.value
        if (lower_first or upper_first) and all(parse.pos[x] not in ("NOUN", "VERB", "PROPN") for x in range(a.j, b.i)):
            rule = "bounds"
    if not rule:
        return None
    return _Found(low.value, high.value, b.unit, a.start, b.end, a.i, b.j, rule, None, b.noun)


@lru_cache(maxsize=1)
def _sizes() -> dict[str, tuple[str, float]]:
    """Unit -> (what it measures, its size)."""
    return {unit: (row["of"], float(row["size"])) for unit, row in lexicon.load("units").tables["smaller"].items()}


def _compound(parse: Parse, a: _Found, b: _Found) -> _Found | None:
    """ "3 yards and 2 feet", "6 feet 2 inches": given in the smaller unit."""
    if b.unit is None or a.high is not None or b.high is not None or a.noun is not None or b.noun is not None:
        return None
    if a.unit is None and parse.text[a.start : a.end].endswith("m") and b.unit in ("centimetre", "millimetre") and a.value >= 1e6:
        a = _Found(a.value / 1e6, None, "metre", a.start, a.end, a.i, a.j, "unit", a.bound)
    if a.unit is None:
        return None
    large, small = _sizes().get(a.unit), _sizes().get(b.unit)
    if (
        large is None
        or small is None
        or large[0] != small[0]
        or large[1] <= small[1]
        or parse.lower[a.j : b.i] not in ([], ["and"], [","], [",", "and"])
    ):
        return None
    return _Found(a.value * large[1] / small[1] + b.value, None, b.unit, a.start, b.end, a.i, b.j, "compound measure", a.bound)


def _again(parse: Parse, a: _Found, b: _Found) -> bool:
    """ "forty-five (45)": the same amount said twice."""
    closed = b.i > 0 and parse.lower[b.i - 1] == "(" and b.j < parse.n and parse.lower[b.j] == ")"
    return closed and a.value == b.value and b.unit in (None, a.unit) and b.i - a.j <= 2 and (a.rule == "words") != (b.rule == "words")


def _ratio(parse: Parse, number: Number, rest: str, start: int, end: int) -> _Found:
    """ "8/10" and "4/5" are the first number of a scale, "3:1" is a ratio, "1/2" a share."""
    other = float(rest[1:]) or 1.0
    stop = end + len(rest)
    if rest[0] == ":":
        return _Found(number.value / other, None, None, start, stop, number.i, number.j, "ratio")
    if other in (5, 10, 100) and number.value >= 0:
        return _Found(number.value, None, None, start, stop, number.i, number.j, "of scale")
    return _Found(number.value / other, None, None, start, stop, number.i, number.j, "fraction digits")


def _range(
    parse: Parse, j: int, end: int, value: float, unit: str | None, european: bool, busy: set[int]
) -> tuple[int, int, float | None, float, str | None]:
    """The other end of "5-10", "5 to 10 people", "between 5 and 10", "$5k-$10k"."""
    n = parse.n
    names, _money, _, _ = _units()
    k = j
    if k < n and parse.lower[k] in ("%", "percent") and k + 1 < n and parse.lower[k + 1] in ("-", "–", "—"):
        k += 1
        unit = unit or "percent"
    link = parse.lower[k] if k < n else ""
    dash = link in {"-", "–", "—", "~"}
    span = link == "to" and not _from_before(parse, j)
    both = link == "and" and any(parse.lower[x] == "between" for x in range(max(0, j - 4), j))
    glued = k < n and link[:1] in ("-", "–") and link[1:].isdecimal() and value >= 0 and parse.starts[k] == end + 1
    if glued and k not in busy and float(link[1:]) > value:
        return k + 1, parse.ends[k], float(link[1:]), value, unit
    if not (dash or span or both) or k + 1 >= n or k + 1 in busy:
        return j, end, None, value, unit
    at = k + 1
    if parse.words[at] in _SYMBOLS and at + 1 < n:
        at += 1
    other = _number(parse, at, european)
    if other is None or other.rest.lower() not in ("", "%", "+", "k", *names) or other.value <= value:
        if other is None or not (unit is None and other.value > value / 1000):
            return j, end, None, value, unit
        if other.value <= value:
            return j, end, None, value, unit
    if span and (unit is None or parse.lower[j - 1] in ("%",)):
        tail = parse.pos[other.j] if other.j < n else ""
        if unit is not None or tail not in {"NOUN", "ADJ", "SYM", "PROPN"}:
            return j, end, None, value, unit
    stop = other.end
    if other.rest.lower() in names:
        unit, stop = names[other.rest.lower()], other.end + len(other.rest)
    first = parse.words[j - 1]
    if (
        first.replace(".", "").isdecimal()
        and value < 1000 <= other.value
        and other.j - other.i >= 1
        and (parse.lower[other.j - 1] in numerals.SCALES or parse.words[other.i][-1:].isalpha())
    ):
        mantissa = re.match(r"[\d.,]+", parse.words[other.i])
        base = numerals.plain(mantissa[0].rstrip(".,")) if mantissa else None
        if base:
            value *= other.value / base
    return other.j, stop, other.value, value, unit


def _from_before(parse: Parse, j: int) -> bool:
    return any(parse.lower[x] == "from" for x in range(max(0, j - 5), j))


def _unit_after(parse: Parse, j: int, end: int, unit: str | None, rule: str, value: float) -> tuple[int, int, str | None, str]:
    """A unit that stands behind the number as words of its own."""
    names, money, _, _ = _units()
    n = parse.n
    if j >= n:
        return j, end, unit, rule
    if (
        parse.lower[j] in ("-", "–")
        and j + 1 < n
        and parse.starts[j] == end
        and parse.ends[j] == parse.starts[j + 1]
        and parse.lower[j + 1] in names
        and unit is None
    ):
        return j + 2, parse.ends[j + 1], names[parse.lower[j + 1]], "unit"
    if (
        parse.lower[j] in ("-", "–")
        and j + 1 < n
        and parse.starts[j] == end
        and parse.ends[j] == parse.starts[j + 1]
        and len(parse.lower[j + 1]) > 2
        and unit is None
    ) and parse.lower[j + 1] in money:
        return j + 2, parse.ends[j + 1], money[parse.lower[j + 1]], "money"
    word = parse.lower[j].rstrip(".") or parse.lower[j]
    two = f"{word} {parse.lower[j + 1]}" if j + 1 < n else ""
    if unit is None:
        if j + 1 < n and parse.ends[j] == parse.starts[j + 1] and word == "°" and f"{word}{parse.lower[j + 1]}" in names:
            return j + 2, parse.ends[j + 1], names[f"{word}{parse.lower[j + 1]}"], "unit"
        if two in names:
            return j + 2, parse.ends[j + 1], names[two], "unit"
        if word in {"%", "percent", "pct", "percentage"}:
            if j + 1 < n and parse.lower[j + 1] in {"point", "points", "pt", "pts"}:
                return j + 2, parse.ends[j + 1], "percentage point", "unit"
            return j + 1, parse.ends[j], "percent", "percent"
        if (
            _code(parse, j, word)
            and not _priced(parse, j, j + 2)
            and (len(word) > 2 or word in _SYMBOLS or parse.words[j].isupper())
            and not (word == "won" and parse.pos[j] == "VERB")
        ):
            return j + 1, parse.ends[j], money[word], "money"
        if j + 1 < n and len(parse.lower[j + 1]) > 3 and parse.lower[j + 1] in money:
            code = _lands().get((word, money[parse.lower[j + 1]])) or (
                money[parse.lower[j + 1]] if parse.words[j][0].isupper() or parse.pos[j] in ("ADJ", "PROPN") else None
            )
            if code is not None:
                return j + 2, parse.ends[j + 1], code, "money"
        if word in ("x", "×"):
            return j + 1, parse.ends[j], "times", "multiplier"
        if word in {"pp", "bps", "kg", "km", "ms", "sec", "secs"} or (
            word in names
            and names[word] not in ("second", "times")
            and len(word) > 1
            and (j + 1 >= n or parse.pos[j + 1] not in ("NOUN",) or parse.deps[j] != "compound" or names[word] not in _set("adjectival"))
        ):
            return j + 1, parse.ends[j], names[word], "unit"
        if word in ("h", "s", "g", "l") and parse.words[j] == word:
            return j + 1, parse.ends[j], names[word], "unit"
        if (
            parse.pos[j] in {"NOUN", "PROPN", "SYM", "X"}
            and not parse.words[j].isalpha()
            and any(c in parse.words[j] for c in "/³²°")
            and len(word) <= 10
        ) or (
            (
                parse.pos[j] in ("NOUN", "PROPN")
                and 2 <= len(word) <= 4
                and parse.words[j] != word
                and parse.words[j] != parse.words[j].capitalize()
                and parse.words[j][0].isalpha()
            )
            and not parse.words[j].isupper()
            and not (word.endswith("s") and parse.words[j][:-1].isupper())
        ):
            asked = _asked(parse.words[j])
            if asked:
                return j + 1, parse.ends[j], asked, "quantulum3"
    return j, end, unit, rule


def _singular(parse: Parse, noun: int) -> str:
    """The lemma of a counted noun; a plural that the lemmatizer left as it was, or cut too short, loses its ending here."""
    low, lemma = parse.lower[noun], parse.lemmas[noun]
    if low.endswith(("sses", "shes", "ches", "xes")):
        return low[:-2]
    if lemma == low and low.endswith("s") and len(low) > 3 and not low.endswith(("ss", "us", "is", "series", "news")):
        return low[:-1]
    return lemma


def _plural(parse: Parse, noun: int) -> int:
    """The plural noun that a singular one in front of it only describes ("2 use cases"), else `noun` itself."""
    if parse.tags[noun] not in ("NN", "JJ", "NNP"):
        return noun
    for x in range(noun + 1, min(parse.n, noun + 6)):
        if parse.pos[x] in ("NOUN", "PROPN") and parse.tags[x] in ("NNS", "NNPS"):
            return x
        if parse.pos[x] not in ("NOUN", "ADJ", "PROPN") and parse.lower[x] not in ("-", "/"):
            break
    return noun


def _priced(parse: Parse, lo: int, hi: int) -> bool:
    """Whether a price in front of the counted noun stands in tokens ``lo..hi``: the 20 of "4 $20 vouchers", "4 USD20 vouchers"."""
    for k in range(lo, min(hi, parse.n)):
        word = parse.words[k]
        if word[:3].isupper() and word[3:4].isdecimal() and word[:3].lower() in _units()[1]:
            return True
        if word in _SYMBOLS and k + 1 < parse.n and parse.words[k + 1][:1].isdecimal() and parse.starts[k + 1] == parse.ends[k]:
            return True
    return False


def _counted(parse: Parse, number: Number) -> int | None:
    """The noun that the number counts: the head that the parse names, else the last noun of the run behind it."""
    n, j = parse.n, number.j
    for k in range(number.i, j):
        head = parse.heads[k]
        counted = parse.deps[k].startswith("nummod") and parse.pos[head] in {"NOUN", "PROPN", "X", "ADJ", "VERB"}
        if (
            counted
            and 0 <= head - j <= 7
            and not any(
                parse.lower[x] in _CLAUSE_END or (parse.pos[x] in ("AUX", "ADP", "CCONJ") and parse.deps[x] != "compound")
                for x in range(j, head)
                if parse.lower[x] != "/"
            )
        ):
            last = head
            while last + 2 < n and parse.words[last + 1] == "-" and parse.starts[last + 1] == parse.ends[last]:
                behind = next((x for x in range(last + 2, min(n, last + 6)) if parse.pos[x] in ("NOUN", "PROPN")), None)
                if behind is None:
                    break
                last = behind  # "25 hand-written letters" counts letters
            while last + 1 < n and parse.heads[last + 1] == head and parse.deps[last + 1] in ("compound", "goeswith"):
                last += 1
            return _plural(parse, last) if number.value > 1 else last
    if j < n and parse.lower[j] == "of" and number.rule in ("words", "digits", "couple") and j + 1 < n:
        for x in range(j + 1, min(n, j + 4)):
            if parse.pos[x] in ("NOUN",) and parse.lower[j + 1] in {"my", "our", "the", "these", "those", "their", "your"}:
                return x
        return None
    last_noun = None
    for x in range(j, min(n, j + 6)):
        pos = parse.pos[x]
        if pos in ("NOUN", "PROPN", "X"):
            last_noun = x
            ends = x + 1 < n and (parse.pos[x + 1] not in ("NOUN", "PROPN") or parse.heads[x + 1] == x)
            if ends and not (x + 2 < n and parse.lower[x + 1] in ("-", "/") and parse.pos[x + 2] in ("NOUN", "PROPN")):
                break
        elif (
            pos in ("ADJ",)
            or (pos == "VERB" and parse.deps[x] == "amod")
            or parse.lower[x] in ("-", "/", "&")
            or (pos == "ADV" and x + 1 < n and parse.pos[x + 1] == "ADJ")
            or (pos == "NUM" and last_noun is not None)
        ):
            continue
        else:
            break
    return last_noun


def _confidence(parse: Parse, item: _Found, cues: list[Cue]) -> bool:
    """ "(confidence 8/10)", "90% confident", "(7/10)": how sure the writer is, no amount of the goal."""
    near = [parse.lower[k] for k in range(max(0, item.i - 4), min(parse.n, item.j + 3))]
    scale = None
    if (item.rule == "of scale" and parse.text[item.start : item.end].endswith("/10")) or (
        item.rule == "out of" and parse.text[item.start : item.end].endswith("10")
    ):
        scale = item.value / 10
    elif item.unit == "percent":
        scale = item.value / 100
    elif item.unit is None and item.value <= 10:
        scale = item.value / 10
    if scale is None or scale > 1:
        return False
    said = any(w in {"confidence", "confident", "sure", "certain"} for w in near)
    bracket = item.rule == "of scale" and item.i > 0 and parse.lower[item.i - 1] == "(" and item.j < parse.n and parse.lower[item.j] == ")"
    if not said and not bracket:
        return False
    start, end = parse.chars(item.start, item.end)
    cues.append(Cue("confidence", parse.text[item.start : item.end], start, end, f"{scale:g}"))
    return True


_BOUND_SIGNS: tuple[tuple[str, Bound], ...] = (
    (">=", "at_least"), ("≥", "at_least"), ("<=", "at_most"), ("≤", "at_most"), (">", "more_than"), ("<", "less_than"), ("~", "about"),
    ("≈", "about"),
)  # fmt: skip


def _bound(parse: Parse, item: _Found) -> Bound | None:
    """The comparator in front of (or glued to) the amount."""
    first = item.i
    word = parse.words[first]
    if word[:1] in ">≥<≤~≈" and word[1:2] != "=":
        return {">": "more_than", "≥": "at_least", "<": "less_than", "≤": "at_most", "~": "about", "≈": "about"}[word[0]]  # type: ignore[return-value]
    signs = parse.text[max(0, item.start - 4) : item.start].replace(" ", "")
    for sign, bound in _BOUND_SIGNS:
        if signs.endswith(sign):
            return bound
    table = _bounds()
    for back in (1, 2):
        k = first - back
        if k < 0:
            break
        for words, bound in table.get(parse.lower[k], ()):
            a = k - len(words) + 1
            if (
                a >= 0
                and tuple(parse.lower[a : k + 1]) == words
                and (back == 1 or parse.lower[first - 1] in {"$", "a", "an", "the", "of", "us$"})
            ):
                return bound
    if item.j + 1 < parse.n and parse.lower[item.j] == "or" and parse.lower[item.j + 1] in {"more", "above", "higher", "better", "greater"}:
        return "at_least"
    if item.j + 1 < parse.n and parse.lower[item.j] == "or" and parse.lower[item.j + 1] in {"less", "fewer", "below", "lower", "under"}:
        return "at_most"
    if item.end < len(parse.text) and parse.text[item.end] == "+":
        return "at_least"
    return None


def _per(parse: Parse, item: _Found) -> str | None:
    for k in range(item.j, min(parse.n, item.j + 8)):
        if parse.lower[k] in _set("rhythm"):
            return {"daily": "day", "weekly": "week", "monthly": "month", "quarterly": "quarter", "nightly": "night", "hourly": "hour"}.get(
                parse.lower[k], "year"
            )
        if parse.lower[k] in {"a", "an", "per", "each", "every", "/"} and k + 1 < parse.n and parse.lemmas[k + 1] in _set("periods"):
            return parse.lemmas[k + 1]
    for k in range(item.i, item.j):
        if parse.lower[k] in _set("rhythm"):
            return parse.lower[k].removesuffix("ly").replace("dai", "day")
    return None


def _already(parse: Parse, item: _Found) -> bool:
    """ "After reaching 92% last spring, lift ...": a level in a clause about what has been."""
    return any(
        parse.tags[k] == "VBG"
        and k > 0
        and parse.lower[k - 1] in {"after", "having", "following", "despite"}
        and "," not in parse.words[k : item.i]
        for k in range(max(0, item.i - 4), item.i)
    )


def _stood_at(parse: Parse, item: _Found) -> bool:
    """ "it stood at 66% in February": the level of the past."""
    for k in range(item.i - 1, max(-1, item.i - 4), -1):
        if parse.lower[k] in {"stood", "sat", "averaged", "hovered", "ran"} or (
            parse.lower[k] in ("was", "were") and parse.lower[k + 1] != "to"
        ):
            return k > 0 and parse.pos[k - 1] in ("PRON", "NOUN", "PROPN")
        if parse.pos[k] not in {"ADP", "ADV", "ADJ", "SYM"}:
            return False
    return False


def _aged(parse: Parse, i: int) -> bool:
    """ "residents over 75": a bound right behind people is their age."""
    noun = next((k for k in range(i - 1, max(-1, i - 4), -1) if parse.pos[k] in ("NOUN", "PROPN")), None)
    return noun is not None and "people" in (grammar.natures().get(parse.lower[noun]), grammar.natures().get(parse.lemmas[noun]))


def _role(parse: Parse, item: _Found, found: Sequence[_Found], k: int, dated: Sequence[Range]) -> Role:
    """Target, baseline, rate or scope, by the words around the amount."""
    if parse.label in ("A", "R"):
        return "scope"
    lower, n = parse.lower, parse.n
    before = lower[max(0, item.i - 4) : item.i]
    prev = _case_word(parse, item)
    if prev == "from":
        later = any(lower[x] in ("to", "into") for x in range(item.j, min(n, item.j + 6)))
        if later or item.unit in ("percent",) or any(w in ("up", "down") for w in before[-3:]):
            return "baseline"
        if item.noun is not None:
            return "scope"
    if (
        any(w in {"currently", "baseline", "current", "today", "now", "previously", "was", "were", "versus", "vs", "vs."} for w in before)
        and item.unit != "times"
    ) and (not any(w in ("below", "above", "over") for w in before[:1]) or "baseline" in before):
        return "baseline"
    if _already(parse, item) or _stood_at(parse, item):
        return "baseline"
    if item.unit is None and prev in {"over", "under", "above", "below", "aged"} and _aged(parse, item.i):
        return "scope"
    after = lower[item.j : item.j + 2]
    if after[:1] not in (["between"], ["from"]) and not {"today", "currently", "baseline", "now"}.isdisjoint(after):
        return "baseline"
    if "based" in lower[max(0, item.i - 12) : item.i] and "on" in lower[max(0, item.i - 12) : item.i]:
        return "scope"
    if item.rule == "times per period":
        return "rate"
    if item.unit not in ("percent", "times", "percentage point") and _has_rhythm(parse, item, found, k, dated):
        return "rate"
    if _in_purpose(parse, item):
        return "scope"
    counted = item.unit is not None and item.unit not in ("percent", "times", "percentage point") and not item.unit.isupper()
    durations = ("day", "hour", "minute", "second", "week", "month", "millisecond", "year")
    if (
        counted
        and prev in {"in", "for", "with", "across", "among", "between", "at", "on", "under", "throughout"}
        and item.unit not in durations
    ):
        if prev in ("under", "over", "at") and any(
            lower[x] in {"keep", "get", "bring", "hold", "stay", "be", "is", "maintain"} for x in range(max(0, item.i - 10), item.i)
        ):
            return "target"
        return "scope"
    if (
        counted
        and prev in ("for", "of")
        and item.unit in durations
        and prev == "of"
        and item.i > 1
        and parse.lemmas[item.i - 2] not in _set("scores")
    ):
        return "target"
    if counted and prev == "of" and item.i > 1:
        head = next((parse.lemmas[x] for x in range(item.i - 1, max(-1, item.i - 6), -1) if parse.pos[x] in ("NOUN", "PROPN")), "")
        if head not in _set("scores") and k > 0:
            return "scope"
    return "target"


def _case_word(parse: Parse, item: _Found) -> str:
    """The preposition that governs the amount, looking over comparators and determiners."""
    for x in range(item.i - 1, max(-1, item.i - 5), -1):
        word = parse.lower[x]
        if parse.pos[x] in ("ADP", "SCONJ") and word not in ("than", "least", "up"):
            if (word == "to" and x and parse.lower[x - 1] == "up") or (word == "at" and parse.lower[x + 1] in ("least", "most", "minimum")):
                continue
            return word
        if parse.pos[x] in {"DET", "ADV", "ADJ", "SYM"} or word in {
            "least",
            "most",
            "than",
            "about",
            "up",
            "a",
            "the",
            "$",
            "€",
            "£",
            "over",
            "under",
        }:
            continue
        break
    return ""


def _has_rhythm(parse: Parse, item: _Found, found: Sequence[_Found], k: int, dated: Sequence[Range]) -> bool:
    """Whether a period follows in the same clause ("per day", "a week", "weekly") or stands inside ("20 monthly calls")."""
    stop = found[k + 1].i if k + 1 < len(found) else parse.n
    for x in range(item.j, min(stop, item.j + 7)):
        word = parse.lower[x]
        if word in (";", "(", ")") or (word == "," and x > item.j):
            break
        if word in _set("rhythm") and parse.deps[x] not in ("amod", "compound"):
            return True
        if word in {"per", "each", "every", "a", "an", "/"} and x + 1 < parse.n and parse.lemmas[x + 1] in _set("periods"):
            return True
        if word.startswith("/") and word[1:] in _set("periods"):
            return True
        if word == "p" and x + 1 < parse.n and parse.lower[x + 1].startswith("/m"):
            return True
    return any(parse.lower[x] in _set("rhythm") for x in range(item.i, item.j)) and item.noun is not None


def _in_purpose(parse: Parse, item: _Found) -> bool:
    """Whether the amount stands in a "to ..." or "that ..." clause below the goal's own verb."""
    at = item.noun if item.noun is not None else item.i
    seen = 0
    while seen < 12:
        dep = parse.deps[at].partition(":")[0]
        head = parse.heads[at]
        if dep in ("advcl", "acl") and parse.pos[at] in ("VERB", "AUX"):
            kids = parse.children(at, "mark", "nsubj")
            if parse.heads[head] == head and grammar.headline_to(parse, head) == at:
                return False  # "NPS to reach 60": the goal's own verb
            if any(parse.lower[x] in {"to", "that", "which", "so"} for x in kids) and at > 0:
                return parse.pos[head] != "AUX" and parse.lemmas[head] not in {"want", "aim", "plan", "goal", "be", "need", "hope"}
        if head == at:
            return False
        at = head
        seen += 1
    return False
