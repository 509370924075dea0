"""Numbers that are no amounts: names, identifiers, ordinals, times of day, years. Each test takes one reason."""

from __future__ import annotations

import re

from smartcritic.facts.amounts.amount import NOUNS, Scan
from smartcritic.facts.amounts.codes import is_code, leads_on
from smartcritic.facts.amounts.dated import is_date
from smartcritic.facts.amounts.nouns import counted_noun
from smartcritic.facts.amounts.scan import SCALED_MONEY
from smartcritic.parsing import forms
from smartcritic.quantities import Number, rare

_ORDINAL = frozenset({"st", "nd", "rd", "th", "ST", "ND", "RD", "TH"})
_NO_CLOCK = re.compile(r":[0-5]\d(?:\D|$)")
_CLOCK = re.compile(r"\d{1,2}:[0-5]\d")
_RAISED = re.compile(r"(?:[a-zA-Zµ]{1,3}(?:\^|\*\*)?-?[1-4])(?:/[a-zA-Z]{1,3}\d?)?")
_CODE = re.compile(r"[A-Za-z]{1,3}-?\d{1,6}")
_SPAN = re.compile(r"(?:[%a-zA-Z]{0,4})[-–~][$€£]?\d")
_LETTERED = re.compile(r"\d{1,2}[A-Z]")
_SCALE_OR_RATIO = re.compile(r"[/:]\d{1,4}")
_FEW = 12
"""Up to it a number with a noun behind a hyphen names a kind ("two-bedroom flats") rather than measuring."""
_LISTED = 16
"""Tokens of a list in brackets."""
_NAMING_DEPS = frozenset({
    "nummod", "dep", "appos", "nmod", "flat", "compound", "nmod:unmarked", "obl:unmarked", "root", "conj",
})  # fmt: skip


def is_identifier(scan: Scan, number: Number) -> bool:
    """Whether the number is a name or an identifier."""
    if _is_level_said(scan, number) or _is_broken_down(scan, number):
        return False
    if scan.lower(number.i - 1) in scan.words("per_always"):
        return True  # "cost per 1,000 views"
    if is_date(scan, number) or _is_time_before(scan, number):
        return True
    if number.rest in _ORDINAL or is_code(scan, number) or _is_code(scan, number) or _is_clock(scan, number) or _is_name(scan, number):
        return True
    if not number.rest and (_is_listed(scan, number) or _is_defined(scan, number)):
        return True
    if number.rest and not _is_unit_like(scan, number.rest):
        return True
    if number.rule == "digits" and number.rest[:1] in ("/", ":") and not _SCALE_OR_RATIO.fullmatch(number.rest):
        return number.rest not in scan.words("rate_suffixes")
    return _is_part_of_code(scan, number) or _is_named(scan, number)


def _is_level_said(scan: Scan, number: Number) -> bool:
    """ "current level 40", "target grade 6", "prior year 239": the value of something now, then or wanted, not its name."""
    said, before = scan.lower(number.i - 1), scan.lower(number.i - 2)
    scaled = said in scan.words("scales_of_their_own") and before in scan.words("level_said")
    then = said in scan.units("periods") and before in scan.words("then")
    return (scaled or then or said in scan.words("arrows")) and number.rule == "digits" and not number.rest


def _is_time_before(scan: Scan, number: Number) -> bool:
    """ "more than two years before", "as many as six months earlier": when the other level was."""
    j = number.j
    said = scan.lower(number.i - 1) in scan.words("compared_with") and scan.lower(j + 1) in scan.words("time_before")
    return said and scan.table.names.get(scan.lower(j)) in scan.words("durations") and scan.pos(j + 2) in ("PUNCT", "CCONJ", "VERB", "")


def _is_unit_like(scan: Scan, rest: str) -> bool:
    """Whether what is glued behind the digits may be a unit, a sign or the other end of a range."""
    low = rest.lower()
    return (
        low.strip("+-") in scan.table.names
        or low in scan.table.currencies
        or low.strip("+").endswith("%")
        or rest[0] in "%+-–/~:x×"
        or low in ("m", "t")
        or low in scan.words("ish")
        or SCALED_MONEY.fullmatch(rest) is not None
        or rest in "'\"″′"
        or _SPAN.match(rest) is not None
        or (rest[0].isalpha() and rare.find(rest.rstrip("+."), scan.parse.language.code) is not None)
    )


def _is_part_of_code(scan: Scan, number: Number) -> bool:
    """ "24/7", "rev.3", "A-12", "4-door": digits that something in front or behind makes a code."""
    parse, i, n = scan.parse, number.i, scan.parse.n
    if parse.words[i] in scan.words("never_amounts") or scan.lower(i - 1).endswith("<>"):
        return True
    if i > 0 and parse.ends[i - 1] == parse.starts[i] and parse.lower[i - 1] in {"#", "-", "_", "/", ".", "v"}:
        range_end = parse.lower[i - 1] == "-" and i > 1 and parse.words[i - 2][-1:].isdecimal()
        if not range_end and (parse.lower[i - 1] != "-" or i < 2 or parse.ends[i - 2] == parse.starts[i - 1]):
            return True
    hyphen = scan.lower(number.j) == "-" and number.j + 1 < n and parse.starts[number.j] == number.end
    return hyphen and not number.rest and (parse.lower[number.j + 1] in scan.masks()["behind"] or _says_which(scan, number, number.j + 1))


def _says_which(scan: Scan, number: Number, k: int) -> bool:
    """ "a two-bedroom flat", "a four-person tent": a noun in the singular, no unit, that describes the one behind it."""
    parse, word = scan.parse, scan.lower(k)
    if number.value > _FEW or number.value != int(number.value):
        return False  # "a 7,200-seat ballpark"
    named = scan.pos(k) == "NOUN" and parse.tags[k] == forms.SINGULAR and scan.pos(k + 1) in NOUNS and parse.ends[k] < parse.starts[k + 1]
    return named and word not in scan.table.names and word not in scan.table.currencies and rare.find(word, parse.language.code) is None


def _is_named(scan: Scan, number: Number) -> bool:
    """Whether words around the number make it a name or a year: "in 2019", "room 12", "Apollo 11", "one of us"."""
    parse, i, value, rest = scan.parse, number.i, number.value, number.rest
    word = parse.words[i]
    if number.rule == "digits" and not rest and word.isdecimal() and len(word) == 4 and 1900 <= value <= 2100:
        if scan.lower(number.j) in scan.words("percents"):
            return False
        noun = counted_noun(scan, number)
        return noun is None or parse.heads[i] != noun
    prev = scan.lower(i - 1)
    if prev in scan.masks()["before"] and value == int(value) and value < 10_000 and number.rule == "digits":
        return _is_named_by(scan, number, prev)
    named = i > 0 and parse.pos[i - 1] == "PROPN" and parse.heads[i] == i - 1 and not leads_on(scan, number)
    if named and parse.deps[i] in {"nummod", "flat", "nmod:unmarked", "compound"} and not rest:
        return True
    if number.rule == "words" and value == 1 and number.j == i + 1:
        return _is_indefinite_one(scan, number)
    if i and prev in scan.words("several") and parse.lower[i] in scan.numbers.scales:
        return True
    return word.isdecimal() and len(word) >= 7 and word[0] == "0"


def _is_named_by(scan: Scan, number: Number, prev: str) -> bool:
    """Whether the word in front ("store", "top", "week") makes the number a name rather than counting what follows."""
    parse, i, j = scan.parse, number.i, number.j
    after = scan.lower(j)
    counted = scan.pos(j) in {"NOUN", "ADJ", "PROPN", "SYM"} and after not in scan.words("and") | scan.words("or")
    if prev in scan.words("open_in_text") or (prev in scan.words("counted_names") and counted):
        return False
    return parse.deps[i] in _NAMING_DEPS and (not counted or parse.heads[i] == i - 1)


def _is_indefinite_one(scan: Scan, number: Number) -> bool:
    """Whether "one" is a pronoun ("one of us", "one another") and counts nothing."""
    parse, i, n = scan.parse, number.i, scan.parse.n
    if not parse.pos[i]:  # no parse tells: it counts the word behind it
        return not scan.lower(number.j).isalpha()
    k = number.j + 1 if scan.lower(number.j) == "-" and number.j + 1 < n else number.j
    unit = scan.lower(k)
    if unit in scan.table.measures or (unit in scan.table.currencies and len(unit) > 2) or n == 1:
        return False
    noun = counted_noun(scan, number)
    return noun is None or parse.deps[i] != "nummod" or parse.heads[i] != noun


def _is_code(scan: Scan, number: Number) -> bool:
    """ "24703m212", "118 L-20", "1/0": letters and digits of an identifier; a fraction of nothing."""
    parse, rest, j = scan.parse, number.rest, number.j
    if rest[:1].isalpha() and rest[-1].isdecimal() and not _SPAN.match(rest) and not _RAISED.fullmatch(rest):
        return True
    if rest in ("/0", ":0"):
        return True
    if rest or j >= parse.n or not _CODE.fullmatch(parse.words[j]) or parse.words[j][0].lower() in "x×q":
        return False
    if _RAISED.fullmatch(parse.words[j]) and not parse.words[j].isupper():
        return False
    return scan.pos(j + 1) not in ("NOUN", "PROPN", "ADJ")


def _is_name(scan: Scan, number: Number) -> bool:
    """ "bus 42", "scope 3 emissions", "no. 4", "Five Oaks inn", "the 5S method", "the 80/20 rule": a number that is part of a name."""
    if number.rule == "words":
        return _is_capitalised(scan, number)
    parse, i, j, rest = scan.parse, number.i, number.j, number.rest
    before, prev, after = scan.masks()["before"], scan.lower(i - 1), scan.pos(j)
    if i and prev in before and _LETTERED.fullmatch(parse.words[i]):
        return True  # "class 4B"
    if number.rule != "digits" or number.value != int(number.value):
        return False
    if (len(rest) == 1 and rest in "SPDGCWR" and number.value < 10 and after == "NOUN") or rest in scan.words("never_units"):
        return True
    share = re.fullmatch(r"/(\d\d)", rest) if rest else None
    if share and number.value + int(share[1]) == 100 and number.value >= 10:
        return True
    if rest or i == 0 or number.value >= 1e13:
        return False
    if prev in scan.words("numero_dot") or (prev == "." and scan.lower(i - 2) in scan.words("numero")):
        return True
    if prev in scan.words("number") and scan.lower(i - 2) not in scan.words("number_article"):
        return after not in ("NOUN", "ADJ")
    return _is_numbered_thing(scan, number)


def _is_capitalised(scan: Scan, number: Number) -> bool:
    """ "Five Oaks": a number word and a noun behind it, both with a capital in a text that has others."""
    parse, i, j = scan.parse, number.i, number.j
    if i == 0 or j >= parse.n or not parse.words[i][0].isupper() or not parse.words[j][0].isupper() or parse.words[i].isupper():
        return False
    return parse.pos[j] in ("NOUN", "PROPN", "ADJ") and scan.plain


def _is_broken_down(scan: Scan, number: Number) -> bool:
    """ "1,000 trees (oak 400, birch 350)": one of several in brackets that each have their number behind them."""
    lower, i = scan.parse.lower, number.i
    if not scan.parse.has_asides:
        return False
    opens = next((k for k in range(i - 1, max(-1, i - _LISTED), -1) if lower[k] in "()"), -1)
    if opens < 1 or lower[opens] != "(" or scan.parse.pos[opens - 1] not in NOUNS:
        return False
    last = min(scan.parse.n, i + _LISTED)
    inside = range(opens + 2, next((k for k in range(i, last) if lower[k] == ")"), last))
    pairs = [k for k in inside if lower[k].isdecimal() and _may_be_part(scan, k - 1) and scan.lower(k + 1) in (",", ")", "")]
    return i in pairs and len(pairs) > 1


def _may_be_part(scan: Scan, k: int) -> bool:
    """Whether a token names a part of what is counted: a noun, and none that a number names one of ("month 1", "scopes 2")."""
    named = scan.words("numbered") | scan.masks()["before"]
    worded = scan.lower(k).isalpha() and scan.pos(k) in (*NOUNS, "ADJ", "VERB", "X")  # names of parts are often read as something else
    return worded and scan.parse.language.singular(scan.lower(k)) not in named


def _is_numbered_thing(scan: Scan, number: Number) -> bool:
    """ "bus 42", "scope 3 emissions", "store 12": a noun in front that the number names one of."""
    parse, i, j = scan.parse, number.i, number.j
    before, prev, after = scan.masks()["before"], scan.lower(i - 1), scan.pos(j)
    if prev in before and prev not in scan.units("open_names") and parse.pos[i - 1] in NOUNS and number.value < 1000:
        return True
    singular = prev in before and number.value > 1 and after == "NOUN" and parse.tags[j] == forms.SINGULAR and i > 1
    if singular and rare.find(parse.lower[j], parse.language.code) is None:
        return prev in scan.words("singular_names")
    counted = after in {"NOUN", "ADJ", "SYM", "PROPN", "NUM", "VERB"} or (
        j < parse.n and (parse.lower[j] in scan.words("counted_marks") or parse.lower[j] in scan.numbers.scales)
    )
    if counted or not parse.words[i].isdecimal() or parse.tags[i - 1] not in forms.SINGULARS or i == 1:
        return False
    known = prev in scan.units("scores") or prev in scan.table.names or prev in scan.table.currencies or prev in scan.words("axes")
    return not known and parse.starts[i] == parse.ends[i - 1] + 1


def _is_clock(scan: Scan, number: Number) -> bool:
    """ "10:30", "2.15 pm", "9am": a time of day."""
    if not (0 <= number.value < 25 and number.rule == "digits"):
        return False
    parse, low = scan.parse, number.rest.lower()
    after = scan.lower(number.j).replace(".", "")
    whole = number.value == int(number.value) or re.search(r"[.,][0-5]\d$", parse.text[number.start : number.end]) is not None
    if not low and whole and after in scan.words("meridiem") and (after not in scan.words("ante") or parse.pos[number.j] != "AUX"):
        return True
    before = scan.lower(number.i - 1)
    if not low and (before in scan.words("to") or before in ("-", "–")) and _CLOCK.fullmatch(scan.lower(number.i - 2)):
        return True  # "from 9:30 to 11"
    opens = scan.lower(number.j) in ("-", "–") and scan.lower(number.j + 1).endswith(tuple(scan.words("glued_meridiem")))  # "6.30-10am"
    return opens or (low != "" and (low in scan.words("glued_meridiem") or _NO_CLOCK.match(low) is not None))


def _is_listed(scan: Scan, number: Number) -> bool:
    """ "3. Open ...": the mark of a list; "tier 1 or 2": the second number of a name; "zero-emission": a name."""
    parse, i, j = scan.parse, number.i, number.j
    if i == 0 and scan.lower(j) in (".", ")") and number.rule == "digits" and (j + 1 < parse.n or parse.lower[j] == "."):
        return True
    if parse.lower[i] in scan.words("zero_names") and scan.lower(j) == "-":
        return True
    if scan.lower(i - 1) in scan.words("named_by_number"):
        return True
    pair = i > 2 and parse.lower[i - 1] in scan.words("or") | scan.words("and") and parse.words[i - 2].isdecimal()
    return pair and parse.lower[i - 3] in scan.words("named_in_pairs")


def _is_defined(scan: Scan, number: Number) -> bool:
    """ "(5 = agree)", "agree = 5": the definition of a scale; "2021 baseline", "2019 levels": a year."""
    parse, i, j = scan.parse, number.i, number.j
    word = parse.words[i]
    if i > 1 and parse.words[i - 1] == "=" and parse.words[i - 2] in {'"', "'", "”", "’"}:
        return True
    if not (word.isdecimal() and len(word) == 4 and 1900 <= number.value <= 2100):
        return False
    after = parse.lemmas[j] if j < parse.n else ""
    return after in scan.words("named_by_year") or _names_an_effort(scan, i, j)


def _names_an_effort(scan: Scan, i: int, j: int) -> bool:
    """ "the 2019 Mapping effort", "the 1979 photos": a year in front of a noun names it; a round one may count."""
    nouns = (k for k in range(j, min(scan.parse.n, j + 3)) if scan.pos(k) in NOUNS and scan.pos(k + 1) not in NOUNS)
    noun = next(nouns, None)
    if noun is None or scan.lower(i - 1) not in scan.words("definite"):
        return False
    return scan.parse.tags[noun] in forms.SINGULARS or not scan.parse.words[i].endswith("00")
