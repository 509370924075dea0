"""What surrounds an amount: its comparator, the period that it is per, and how sure the writer is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from smartcritic.facts.amounts.amount import NOUNS, Amount, Scan
from smartcritic.languages import Language
from smartcritic.model import Bound, Cue
from smartcritic.parsing import forms

_Phrases = Mapping[str, Sequence[tuple[tuple[str, ...], Bound]]]
_SIGNS: tuple[tuple[str, Bound], ...] = (
    (">=", "at_least"), ("≥", "at_least"), ("<=", "at_most"), ("≤", "at_most"), (">", "more_than"), ("<", "less_than"), ("~", "about"),
    ("≈", "about"),
)  # fmt: skip
_ARROWS = ("->", "=>", "–>")
_SINGLE_SIGNS = {sign: bound for sign, bound in _SIGNS if len(sign) == 1}


def _phrases(language: Language) -> _Phrases:
    """Phrases in front of an amount by their last word, longest first."""
    return _by_word(language, "bounds", -1)


def _phrases_behind(language: Language) -> _Phrases:
    """Phrases behind an amount by their first word, longest first."""
    return _by_word(language, "bounds_behind", 0)


def _by_word(language: Language, name: str, at: int) -> _Phrases:
    out: dict[str, list[tuple[tuple[str, ...], Bound]]] = {}
    for bound, phrases in language.lexicon("units").tables.get(name, {}).items():
        for phrase in phrases:
            for words in {tuple(phrase.split()), tuple(phrase.replace(".", " .").split())}:
                out.setdefault(words[at], []).append((words, bound))
    for found in out.values():
        found.sort(key=lambda x: -len(x[0]))
    return out


def read_bound(scan: Scan, amount: Amount) -> Bound | None:
    """The comparator in front of (or glued to) the amount, or behind it: "at least", ">", "or more", "+"."""
    parse = scan.parse
    word = parse.words[amount.i]
    start = parse.starts[amount.i]
    if word[:1] in _SINGLE_SIGNS and word[1:2] != "=" and not parse.text[max(0, start - 1) : start + 1].endswith(_ARROWS):
        return _SINGLE_SIGNS[word[0]]
    if parse.text[start : amount.start].lower() in scan.words("under_prefix"):
        return "less_than"
    signs = parse.text[max(0, amount.start - 4) : amount.start].replace(" ", "").rstrip("$€£¥")
    sign = None if signs.endswith(_ARROWS) else next((bound for sign, bound in _SIGNS if signs.endswith(sign)), None)
    return sign or _phrase_before(scan, amount) or bound_behind(scan, amount)


def _phrase_before(scan: Scan, amount: Amount) -> Bound | None:
    """ "at least", "no more than", also with an article or preposition between: "at least by half"."""
    parse, table, first = scan.parse, scan.parse.language.once(_phrases), amount.i
    for k in (first - 1, first - 2):
        if k < 0 or (k == first - 2 and parse.lower[first - 1] not in scan.words("bound_gap")):
            break
        for words, bound in table.get(parse.lower[k], ()):
            a = k - len(words) + 1
            if a >= 0 and tuple(parse.lower[a : k + 1]) == words and not _is_other(scan, a, k, amount):
                return bound
    return None


def _is_other(scan: Scan, a: int, k: int, amount: Amount) -> bool:
    """Whether the words ``a..k`` mean something else here: a particle of the verb ("ticked up to"), a span of time ("over 20 years")."""
    parse = scan.parse
    if parse.text[max(0, parse.starts[k] - 1) : parse.ends[k]] in _ARROWS:
        return True
    if k > a and parse.lower[a] in scan.words("up"):
        moved = a > 0 and parse.lemmas[a - 1] in scan.words("moving") | scan.words("change_up")
        return moved or (parse.deps[a] == "compound:prt" and parse.tags[a - 1] in forms.PAST_FORMS | {forms.GERUND})
    spans = k == a and parse.lower[a] in scan.words("spanning") and amount.unit in scan.words("long_durations")
    return spans and (k < amount.i - 1 or parse.words[amount.i].isalpha() or scan.pos(a - 1) in (*NOUNS, "NUM"))


def bound_behind(scan: Scan, amount: Amount) -> Bound | None:
    """ "or more", "at most", "max", "or so", "+": what stands right behind, where no other amount follows that it could belong to."""
    parse, table, k = scan.parse, scan.parse.language.once(_phrases_behind), amount.j
    k += scan.lower(k) == "("  # "9 days (at most)"
    for words, bound in table.get(scan.lower(k), ()):
        j = k + len(words)
        closed = len(words) == 1 or words[0] in scan.words("or") or scan.pos(j) not in ("NUM", "SYM", "DET")
        if closed and tuple(parse.lower[k:j]) == words:
            return bound
    return "at_least" if parse.text[amount.end : amount.end + 1] == "+" else None


def read_period(scan: Scan, amount: Amount) -> str | None:
    """The period that the amount is per: "a day", "per month", "weekly"."""
    parse, rhythms = scan.parse, scan.rhythms()
    periods, rhythm = scan.units("periods"), scan.units("rhythm")
    for k in range(amount.j, min(parse.n, amount.j + 8)):
        if parse.lower[k] in rhythm:
            return rhythms[parse.lower[k]]
        per = parse.lower[k] in scan.words("per") or parse.lower[k] == "/"
        if per and k + 1 < parse.n and parse.lemmas[k + 1] in periods:
            return parse.lemmas[k + 1]
    inside = next((parse.lower[k] for k in range(amount.i, amount.j) if parse.lower[k] in rhythm), None)
    return rhythms[inside] if inside is not None else None


def has_rhythm(scan: Scan, amount: Amount, stop: int) -> bool:
    """Whether a period follows in the same clause ("per day", "a week", "weekly") or stands inside ("20 monthly calls").

    `stop`: the first token of the next amount, or the end of the parse.
    """
    parse, periods, rhythm = scan.parse, scan.units("periods"), scan.units("rhythm")
    for x in range(amount.j, min(stop, amount.j + 7)):
        word = parse.lower[x]
        if word in (";", "(", ")") or (word == "," and x > amount.j):
            break
        if word in rhythm and parse.deps[x] not in ("amod", "compound"):
            return True
        following = parse.lemmas[x + 1] if x + 1 < parse.n else ""
        if (word in scan.words("per") or word == "/") and following in periods:
            return True
        if (word.startswith("/") and word[1:] in periods) or (word == "p" and scan.lower(x + 1).startswith("/m")):
            return True
    return amount.noun is not None and any(parse.lower[x] in rhythm for x in range(amount.i, amount.j))


def read_confidence(scan: Scan, amount: Amount) -> Cue | None:
    """ "(confidence 8/10)", "90% confident", "(7/10)": how sure the writer is, no amount of the goal."""
    parse, text = scan.parse, scan.parse.text[amount.start : amount.end]
    share = None
    if (amount.rule == "of scale" and text.endswith("/10")) or (amount.rule == "out of" and text.endswith("10")):
        share = amount.value / 10
    elif amount.unit == "percent":
        share = amount.value / 100
    elif amount.unit is None and amount.value <= 10:
        share = amount.value / 10
    if share is None or share > 1:
        return None
    bracket = amount.rule == "of scale" and scan.lower(amount.i - 1) == "(" and scan.lower(amount.j) == ")"
    alone = bracket and not _counts_ten(scan, amount)
    if not alone and not any(_is_sureness(scan, k) for k in range(max(0, amount.i - 4), min(parse.n, amount.j + 3))):
        return None
    start, end = parse.chars(amount.start, amount.end)
    return Cue("confidence", text, start, end, f"{share:g}")


def _counts_ten(scan: Scan, amount: Amount) -> bool:
    """ "Publish ten notebooks (3/10)": ten are counted in front, so that the fraction says how many of them are done."""
    return any(w == "10" or scan.numbers.units.get(w) == 10 for w in scan.parse.lower[: amount.i])


def _is_sureness(scan: Scan, k: int) -> bool:
    """Whether a word says how sure the writer is: not the "confidence" of "confidence scores" or "high-confidence answers"."""
    named = scan.pos(k + 1) in NOUNS and scan.parse.tags[k + 1] in forms.PLURALS
    return scan.lower(k) in scan.words("confidence") and scan.lower(k - 1) != "-" and not named
