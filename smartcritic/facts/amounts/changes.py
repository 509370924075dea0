"""Whether an amount is how far something rises or falls: "rose 4%", "cut spend by £40k", "12 points lower", "30% less power"."""

from __future__ import annotations

from smartcritic.facts.amounts.amount import Amount, Scan
from smartcritic.languages import Language
from smartcritic.model import Change
from smartcritic.parsing import forms

WAYS: tuple[Change, Change] = ("up", "down")
_NEAR = 5
"""Tokens in which the word of a change is looked for in front of an amount and behind it."""


def _directions(language: Language) -> tuple[dict[str, Change], dict[str, Change]]:
    """The words of a rise or a fall by an amount, and the verbs that move something by one."""
    plain: dict[str, Change] = {}
    for way in WAYS:
        plain |= dict.fromkeys(language.words("amounts", f"change_{way}"), way)
    verbs = {e.term: e.get("direction") for e in language.lexicon("verbs").entries}
    return plain, {**{word: way for word, way in verbs.items() if way in WAYS}, **plain}


def read_change(scan: Scan, amount: Amount) -> Change | None:
    """Whether something rises or falls by the amount; None for a level or a count."""
    if amount.high is not None and amount.unit is None:
        return None
    return _behind(scan, amount) or _before(scan, amount)


def _behind(scan: Scan, amount: Amount) -> Change | None:
    """ "12 points lower", "9% more than", "30% below 2019"."""
    parse = scan.parse
    for k in range(amount.j, min(parse.n, amount.j + 2)):
        if parse.lower[k] in scan.words("more_than_before"):
            return "up"
        if parse.lower[k] in scan.words("less_than_before"):
            return "down"
        if parse.pos[k] not in ("ADV", "SYM"):
            break
    return None


def _before(scan: Scan, amount: Amount) -> Change | None:
    """ "rose 4%", "down 0.4 points", "an increase of 12%", "cut spend by £40k"."""
    parse = scan.parse
    plain, moving = parse.language.once(_directions)
    case = ""
    for k in range(amount.i - 1, max(-1, amount.i - _NEAR - 7), -1):
        word = parse.lower[k]
        table = moving if case in scan.words("by") else plain
        way = table.get(parse.lemmas[k].lower()) or table.get(word)
        if way is not None:
            direct = not case and (amount.noun is None or amount.unit in scan.words("change_units")) and k >= amount.i - _NEAR
            of_change = case in scan.words("of") and parse.pos[k] == "NOUN"
            return way if direct or of_change or case in scan.words("by") else None
        if parse.pos[k] in ("ADP", "SCONJ") and word not in scan.words("no_case") and not case:
            case = word
        if word in (";", ":", ".") or (parse.pos[k] == "VERB" and parse.tags[k] != forms.GERUND and k < amount.i - 1):
            return None
    return None
