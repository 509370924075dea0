"""Digits that are codes, places or results, not amounts: telephone numbers, addresses, scores of a match, numbered things."""

from __future__ import annotations

import re

from smartcritic.facts.amounts.amount import NOUNS, Scan
from smartcritic.parsing import forms
from smartcritic.quantities import Number

_SCORE = re.compile(r"(\d{1,4})[-–](\d{1,4})")
_LONGEST_SCORE = 9
"""Characters of the longest score: what is longer is none, however far it goes on."""
_LETTERED = re.compile(r"[-/][A-Z]{1,2}\.?")
_LINKS = frozenset({",", "-", "–", "&", "/"})
_LIST = 24
"""Tokens of a list of numbers in front of one that are looked at for what it lists."""


def is_code(scan: Scan, number: Number) -> bool:
    """Whether the digits are a code, an address, a result or one of a list of numbered things."""
    if number.rule != "digits":
        return _is_address(scan, number) or _is_numbered_in_words(scan, number)
    return (
        _is_phone(scan, number)
        or _is_result(scan, number)
        or _is_padded(scan, number)
        or _is_of_a_year(scan, number)
        or _is_in_chain(scan, number)
        or _is_version(scan, number)
        or _is_marker(scan, number)
        or _is_meeting(scan, number)
        or _is_address(scan, number)
        or _is_in_list_of_names(scan, number)
        or _is_behind_a_name(scan, number)
    )


def _is_phone(scan: Scan, number: Number) -> bool:
    short = scan.parse.pos[number.j : number.j + 1] in (["NOUN"], ["SYM"])  # "100-1000 litres"
    return any(a <= number.start < b and not (short and b - a < 9) for a, b in scan.telephones)


def _is_result(scan: Scan, number: Number) -> bool:
    """ "won 2-1", "a 0-0 draw", "6-4, 3-6": the score of a match; ranges rise and have a unit."""
    parse = scan.parse
    first, last = number.i, number.j - 1
    begin = parse.ends[last] - _LONGEST_SCORE
    while first > 0 and parse.starts[first] >= begin and _is_glued(scan, first - 1, first, first - 1):
        first -= 1
    end = parse.starts[first] + _LONGEST_SCORE
    while last + 1 < parse.n and parse.ends[last] <= end and _is_glued(scan, last, last + 1, last + 1):
        last += 1
    match = _SCORE.fullmatch(parse.text[parse.starts[first] : parse.ends[last]])
    if match is None:
        return False
    near = {*parse.lemmas[max(0, first - 8) : first], *parse.lower[last + 1 : last + 3]}
    played = not scan.words("played").isdisjoint(near)
    falls = int(match[1]) >= int(match[2])
    counted = scan.pos(last + 1) in (*NOUNS, "SYM") and scan.lower(last + 1) not in scan.words("played")
    return (played or falls) and not (counted and not played)


def _is_of_a_year(scan: Scan, number: Number) -> bool:
    """ "Action 2024-17", "case 2019/88": the number that something has in a year."""
    parse, i = scan.parse, number.i
    if i < 2 or parse.lower[i - 1] not in "-–/" or parse.starts[i] != parse.ends[i - 1] or parse.starts[i - 1] != parse.ends[i - 2]:
        return False
    year = parse.words[i - 2]
    return year.isdecimal() and len(year) == 4 and 1900 <= int(year) <= 2100 and number.value < int(year)


def _is_in_chain(scan: Scan, number: Number) -> bool:
    """ "ISBN 978-1-4028", "case no. 23-10763": groups of digits with hyphens, more than two or behind the name of a number."""
    return any(a <= number.start < b for a, b in scan.chains)


def _is_numbered_in_words(scan: Scan, number: Number) -> bool:
    """ "in round three", "chapter five": a thing with its number behind it, where the number counts nothing."""
    i = number.i - 1
    named = scan.lower(i) in scan.words("numbered") and scan.pos(i) in NOUNS and scan.parse.tags[i] == forms.SINGULAR
    return named and number.rule == "words" and not _counts(scan, number) and scan.pos(number.j) not in (*NOUNS, "ADJ", "SYM")


def _is_version(scan: Scan, number: Number) -> bool:
    """ "ship 4.0 of the app": decimals of one thing."""
    of_one = scan.lower(number.j) in scan.words("of") and scan.lower(number.j + 1) in scan.words("of_all")
    return of_one and not number.rest and "." in scan.parse.words[number.i]


def _is_glued(scan: Scan, a: int, b: int, k: int) -> bool:
    """Whether tokens `a` and `b` touch and `k` is a hyphen or digits."""
    parse = scan.parse
    return parse.ends[a] == parse.starts[b] and (parse.lower[k] in "-–" or parse.words[k].isdecimal())


def _is_marker(scan: Scan, number: Number) -> bool:
    """ "on (1) what they need and (2) what they use": the marks of a list inside a text."""
    parse, i, j = scan.parse, number.i, number.j
    marked = scan.lower(i - 1) == "(" and scan.lower(j) == ")" and not number.rest and number.value <= 9
    return marked and all(f"({n})" in parse.text for n in ("1", "2"))


def _is_meeting(scan: Scan, number: Number) -> bool:
    """ "a 1:1 each fortnight": a talk of two people, unless a ratio is spoken of."""
    near = scan.parse.lower[max(0, number.i - 4) : number.j + 1]
    return number.rest == ":1" and number.value == 1 and scan.words("ratios").isdisjoint(near)


def _is_padded(scan: Scan, number: Number) -> bool:
    """ "0148", "00417-C", "77/B": digits behind a nought, or with a letter behind a hyphen."""
    word, k = scan.parse.words[number.i], number.j
    padded = len(word) > 1 and word[0] == "0" and word[1].isdecimal()
    letter = scan.lower(k) in ("-", "/") and k + 1 < scan.parse.n and scan.parse.starts[k + 1] == number.end + 1
    lettered = letter and len(scan.parse.words[k + 1].rstrip(".")) == 1 and scan.parse.words[k + 1][0].isupper()
    return padded or lettered or _LETTERED.fullmatch(number.rest) is not None


def _is_address(scan: Scan, number: Number) -> bool:
    """ "22 Bridge Street", "14 Elm Road", "Seven Pines Capital": a number and names with capitals, the last in the singular."""
    parse, k = scan.parse, number.j
    while k < parse.n and k < number.j + 4 and parse.words[k][:1].isupper() and parse.words[k][1:].islower():
        k += 1
    if k == number.j:
        return False
    street = any(parse.lower[x] in scan.words("streets") for x in range(number.j, k))
    return street and number.value == int(number.value)


def _is_in_list_of_names(scan: Scan, number: Number) -> bool:
    """ "sections 4.2 and 7", "exits 34 and 36", "items 3, 5 and 9", "the numbers 4, 11 and 19": the numbers of things."""
    parse, after = scan.parse, scan.lower(number.j)
    if number.rest[:1] not in ("", "-", "–", "(") or after in scan.words("percents") or after in scan.table.names:
        return False
    k, links = number.i - 1, scan.words("and") | scan.words("or") | _LINKS | scan.words("to")
    while k >= 0 and k > number.i - _LIST and (parse.lower[k] in links or _numbers(scan, k)):
        k -= 1
    if k < 0 or parse.pos[k] not in NOUNS or not parse.words[k + 1][0].isdecimal():
        return False
    apart = parse.lower[number.i - 1] == "," and parse.lower[k] in scan.units("periods")  # "15 in month 1, 20 in month 2"
    plural = parse.tags[k] in forms.PLURALS or (k < number.i - 1 and not apart)
    return plural and parse.language.singular(parse.lower[k]) in scan.words("numbered")


def _numbers(scan: Scan, k: int) -> bool:
    """Whether a token is a number of a list, a letter or bracket behind one, or the "of" of "sheet 9 of 12"."""
    word = scan.parse.words[k]
    bracket = word in ("(", ")") or (len(word) == 1 and word.isalpha())
    return word[0].isdecimal() or bracket or (scan.lower(k) in scan.words("of") and scan.parse.words[k - 1][:1].isdecimal())


def _is_behind_a_name(scan: Scan, number: Number) -> bool:
    """ "Tank 9", "Boeing 737-800", "Interstate 40", "borehole 3", "size 10 boots": what stands in front is numbered."""
    parse, i = scan.parse, number.i
    while i > 1 and parse.lower[i - 1] in "-–" and parse.ends[i - 2] == parse.starts[i - 1] and parse.words[i - 2].isdecimal():
        i -= 2  # the 800 of "Boeing 737-800"
    if i == 0 or number.rest[:1] not in ("", "-", "–", "(") or parse.starts[i] != parse.ends[i - 1] + 1:
        return False
    if _is_measured(scan, number):
        return False
    before = parse.words[i - 1]
    if parse.lower[i - 1] in scan.words("numbered"):
        verb = parse.lower[i - 1] in parse.language.terms("verbs") and (parse.pos[i - 1] == "VERB" or _opens(scan, i - 1))
        if _counts(scan, number) and parse.lower[i - 1] not in scan.words("numbered_kinds"):
            return False
        acted = scan.pos(number.j) in ("VERB", "AUX", "PART", "ADP", "PUNCT", "")
        return not verb or (not _counts(scan, number) and (parse.pos[i - 1] != "VERB" or acted))
    if leads_on(scan, number) or number.value >= 100_000 or parse.words[i][-1].isalpha():
        return False
    named = before[0].isupper() and before[1:].islower() and not _opens(scan, i - 1) and i - 1 not in scan.busy
    return named and scan.plain and not _counts(scan, number)


def leads_on(scan: Scan, number: Number) -> bool:
    """Whether another number follows that this one goes to: "ROAS 2.1 -> 3.0" is a level."""
    leads = scan.lower(number.j) in scan.words("to") | scan.words("arrows")
    return leads and scan.parse.words[number.j + 1 : number.j + 2] != [] and scan.parse.words[number.j + 1][-1].isdecimal()


def _opens(scan: Scan, k: int) -> bool:
    """Whether a token begins the text, a sentence or what stands behind a mark, where every word may have a capital."""
    return k == 0 or not scan.parse.words[k - 1][-1].isalnum()


def _is_measured(scan: Scan, number: Number) -> bool:
    after = scan.lower(number.j)
    if after in scan.words("to"):
        return leads_on(scan, number)
    marks = scan.words("counted_marks") - {"-"} | scan.words("percents")
    return after in scan.table.names or after in scan.table.currencies or after in marks


def _counts(scan: Scan, number: Number) -> bool:
    """Whether a plural stands behind the number that it may count, or one thing behind a one."""
    parse, k = scan.parse, number.j
    while k < parse.n and k < number.j + 4 and parse.pos[k] in (*NOUNS, "ADJ"):
        if parse.tags[k] == forms.PLURAL or number.value <= 1:
            return True
        k += 1
    return False
