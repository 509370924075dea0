"""The unit of an amount in full: the counted noun with its compounds, what one of them is per, "share" for a part of something."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from smartcritic.facts.amounts.amount import NOUNS, Amount, Scan
from smartcritic.facts.amounts.compounds import compound
from smartcritic.facts.amounts.scan import read_number

PER = " per "
SHARE = "share"
_PARTS = frozenset({"ratio", "every nth", "fraction", "part of", "fraction digits"})


def full_unit(scan: Scan, amount: Amount) -> str | None:
    """The unit in full: "charging station", "service call per day", "EUR per litre", "barrel of oil per day"."""
    whole = _base(scan, amount)
    if whole is None:
        return None
    things = [*pers(scan, amount)]
    if whole == "times" and things:
        whole = "time"  # "3x a week"
    return PER.join([f"{whole}{_material(scan, amount, _behind_material(scan, amount))}", *things])


def pers(scan: Scan, amount: Amount) -> Iterator[str]:
    """What an amount is per, one thing after the other: "person", "day"."""
    k = _behind_material(scan, amount)
    glued = _glued_per(scan, amount)
    if glued:
        yield glued
        return
    yield from (thing for thing, _ in _pers(scan, k, amount))
    yield from _rhythm(scan, k, amount)


def _glued_per(scan: Scan, amount: Amount) -> str:
    """ "2.5%/month": what stands behind a slash in the token of the amount itself."""
    parse, last = scan.parse, amount.j - 1
    if not parse.starts[last] < amount.end < parse.ends[last] or parse.text[amount.end] != "/":
        return ""
    said = parse.text[amount.end + 1 : parse.ends[last]].lower().rstrip(".")
    return (scan.table.names.get(said) or scan.table.columns.get(said) or said) if said.isalpha() else ""


def behind_per(scan: Scan, amount: Amount) -> int:
    """The token behind a number that the amount is per ("per 100 km", "per thousand gallons"), 0 where there is none."""
    return max((k for _, k in _pers(scan, _behind_material(scan, amount), amount, counted=True)), default=0)


def _base(scan: Scan, amount: Amount) -> str | None:
    full = scan.full_names()
    if amount.noun is not None:
        said = scan.parse.text[amount.start : scan.parse.ends[amount.noun]].rstrip(".").lower()
        return _named_in_full(full, said) or compound(scan, amount.noun, amount.behind)
    if amount.unit is None or amount.unit == "times":
        if amount.rule == "ratio" and amount.of is None:
            return "ratio"
        half = amount.rule == "half" and scan.lower(amount.i - 1) not in scan.words("before_half")
        return SHARE if half or amount.rule in _PARTS else amount.unit
    said = scan.parse.text[amount.start : amount.end].rstrip(".")
    coin = amount.unit in scan.units("cents")  # "30c" is not 30 degrees
    return (None if coin else _named_in_full(full, said.lower())) or amount.unit


def _named_in_full(full: Mapping[str, str], said: str) -> str | None:
    """The name of the unit whose spelling ends what is said, as words of its own."""
    named = (name for ending, name in full.items() if said.endswith(ending) and not said[: -len(ending)][-1:].isalpha())
    return next(named, None)


def _behind_material(scan: Scan, amount: Amount) -> int:
    """The token behind "of oil" behind an amount, or the one behind the amount itself."""
    j = k = amount.j
    if scan.lower(j) in scan.words("of") and amount.unit != "percent":
        k = j + 1
        while k < scan.parse.n and k < j + 4 and scan.pos(k) in ("NOUN", "ADJ", "PROPN"):
            k += 1
    return k if k > j + 1 else j


def _material(scan: Scan, amount: Amount, k: int) -> str:
    """ " of oil" behind a barrel: the measures that are named with what they hold."""
    held = k > amount.j and amount.unit in scan.units("with_material")
    return f" of {compound(scan, k - 1, amount.j + 1)}" if held else ""


def _pers(scan: Scan, k: int, amount: Amount, counted: bool = False) -> Iterator[tuple[str, int]]:
    """What the amount is per, one after the other, with the token behind: "per person per day", "a litre", "/month", "per 100 km"."""
    while k < scan.parse.n:
        thing = _per(scan, k, amount)
        if thing is None:
            return
        if not counted or thing[0][0].isdecimal() or thing[2]:
            yield thing[0], thing[1]
        k = thing[1]


def _per(scan: Scan, k: int, amount: Amount) -> tuple[str, int, bool] | None:
    """What the amount is per by the words at token `k`, the token behind, and whether a number stands in it."""
    parse, word = scan.parse, scan.lower(k)
    period = scan.per_words().get(word)
    if period is not None and scan.lower(k + 1) != "/":
        return period, k + 1, False
    if word in scan.words("per_letter") and scan.lower(k + 1) == "/":
        k, word = k + 1, "/"  # "p/month"
    if word[1:2] == "/" and amount.unit in scan.units("cents"):
        word = word[1:]  # "4 c/kWh"
    glued = word[1:].rstrip(".")
    if word.startswith("/") and glued:
        return scan.table.names.get(glued) or scan.table.columns.get(glued, glued), k + 1, False
    if word not in scan.words("per") and word != "/":
        return None
    always = word in scan.words("per_always")
    number = read_number(scan, k + 1) if always else None
    at = number.j if number is not None and not number.rest else k + 1
    at += always and scan.lower(at) in scan.numbers.scales and scan.pos(at + 1) in ("NOUN", "ADJ", "PROPN")
    size = parse.text[parse.starts[k + 1] : parse.ends[at - 1]].lower() + " " if at > k + 1 else ""
    named = _unit_at(scan, at, word == "/")
    if named is not None and (word != "/" or not size):
        article = word not in scan.words("per_always") and word != "/" and _makes_a_time(scan, named[1])
        return None if article else (f"{size}{named[0]}", named[1], bool(size))
    return _per_noun(scan, k, at, size, amount)


def _makes_a_time(scan: Scan, k: int) -> bool:
    """Whether the word at `k` makes the period in front of it a time: "a year ago", "a year from now", not "£2k a week from soup"."""
    if scan.lower(k) in scan.words("from"):
        return scan.lower(k + 1) in scan.words("said_now")
    return scan.lower(k) in scan.words("no_per_after")


def _per_noun(scan: Scan, k: int, at: int, size: str, amount: Amount) -> tuple[str, int, bool] | None:
    """A noun behind "per", "a" or a slash."""
    parse, last = scan.parse, at
    while (
        last + 1 < parse.n
        and parse.pos[last] in ("NOUN", "ADJ", "PROPN")
        and parse.pos[last + 1] in NOUNS
        and parse.heads[last] == last + 1
    ):
        last += 1
    if (
        last >= parse.n
        or parse.pos[last] not in (*NOUNS, "SYM")
        or not parse.words[last][0].isalnum()
        or scan.lower(last + 1) in scan.words("no_per_after")
    ):
        return None
    free = scan.lower(k) in scan.words("per_always") or scan.lower(k) == "/"
    lemma = parse.lemmas[last].lower()
    if (
        not free
        and lemma not in scan.units("periods")
        and not (scan.lower(k) in scan.words("articles_of_price") and _is_price(scan, amount))
    ):
        return None
    return f"{size}{compound(scan, last, at)}", last + 1, bool(size)


def _unit_at(scan: Scan, k: int, sign: bool) -> tuple[str, int] | None:
    """The unit of measure or period that stands at a token, in one word or several, and the token behind; `sign`: behind a slash."""
    parse, names = scan.parse, scan.table.names
    for end in range(min(parse.n, k + 3), k, -1):
        said = parse.text[parse.starts[k] : parse.ends[end - 1]].lower().rstrip(".")
        name = names.get(said) or names.get(said.replace("-", " ")) or (scan.table.columns.get(said) if sign else None)
        if name is not None and name not in ("times", "percent"):
            return name, end
    return None


def _is_price(scan: Scan, amount: Amount) -> bool:
    return amount.rule == "money" or amount.unit in scan.units("cents") or amount.unit in scan.units("levels_per_thing")


def _rhythm(scan: Scan, k: int, amount: Amount) -> Iterator[str]:
    """The period of a word of rhythm behind the amount or inside it: "5 calls weekly", "30 weekly flights"."""
    rhythm = scan.units("rhythm")
    alone = next(_pers(scan, k, amount), None) is None and scan.pos(k + 1) not in (*NOUNS, "ADJ")  # not "5% monthly churn"
    said = [scan.lower(k)] if alone else []
    if amount.noun is not None and amount.behind < amount.noun:
        said += scan.parse.lower[amount.behind : amount.noun]
    word = next((w for w in said if w in rhythm), None)
    if word is not None:
        yield scan.rhythms()[word]
