"""A funnel in the goal's own words: "based on 200 weekly contacts and 10% conversion", "8 opportunities of $20K each at 25%".

The amounts are those of the facts; what each of them is, a volume, a share that goes on or the worth of one item, the words around say.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import get_args

from smartcritic.attainability.around import Around
from smartcritic.attainability.target import first_quantity
from smartcritic.attainability.worth import is_worth
from smartcritic.languages import Language
from smartcritic.model import Facts, FunnelStage, Quantity
from smartcritic.model.inputs import Per
from smartcritic.quantities import SHARES, figure_length, is_money, kind, parse_cell

PART_RULES = frozenset({"fraction", "half", "fraction digits"})


def worth_each(facts: Facts, text: str, language: Language) -> float | None:
    """What one item is worth by the text ("a typical deal is worth $12,000"), or None."""
    first = first_quantity(text, facts, language)
    worth = (q for q in facts.quantities if q is not first and is_money(q.unit) and is_worth(q, text, language))
    return next((q.value for q in worth), None)


def _share(q: Quantity, text: str, language: Language) -> float | None:
    """The share of items that go on to the next stage, where an amount is one; None for any other."""
    around = Around.of(language)
    behind = [w for w in around.after(text, q.end, 40) if w[0].isalnum()]
    share: float | None = None
    if q.unit == "percent":
        whole = behind[2] if len(behind) > 2 and behind[0] in around.words("of") and behind[1] in around.words("determiners") else ""
        other = behind[:1] and behind[0] in around.words("other_share")
        share = None if other or whole in around.words("other_whole") else q.value / 100.0
    elif q.rule in ("ratio", "every nth"):
        share = q.value
    elif q.rule == "out of":
        whole_number = parse_cell(q.text.split(" ")[-1], language)
        share = q.value / whole_number.value if whole_number is not None and whole_number.value else None
    elif q.rule in PART_RULES and behind[:1] and behind[0] in around.words("of"):
        share = q.value
    return share if share is not None and 0 < share <= 1 else None


def _pairs(facts: Facts, text: str, language: Language) -> list[tuple[Quantity, Quantity | None, float]]:
    """Amounts that are a part and its whole, "three in ten sign", "one order out of five", with the share.

    The whole is None where it is a volume itself: "of 10 visits a week, two end in a contract".
    """
    parts = language.words("basis", "part_of_whole")
    found: list[tuple[Quantity, Quantity | None, float]] = []
    for a, b in zip(facts.quantities, facts.quantities[1:], strict=False):
        between = Around.tokens(text[a.end : b.start])
        if 0 < a.value < b.value and a.per is None and b.per is None and " ".join(between) in parts:
            found.append((a, b, a.value / b.value))
        elif a.per is not None and b.per is None and 0 < b.value < a.value and Around.of(language).ends(Around.before(text, a.start), "of"):
            found.append((b, None, b.value / a.value))
    return found


def _part(text: str, language: Language) -> float | None:
    """The part of a whole that is said in words and counts nothing, "a tenth says yes"; None where there is none."""
    parts = language.lexicon("numbers").tables.get("parts", {})
    for a, b in pairwise(Around.tokens(text)):
        if b in parts and b not in get_args(Per):
            cell = parse_cell(f"{a} {b}", language)
            if cell is not None and 0 < cell.value < 1:
                return cell.value
    return None


def read(facts: Facts, text: str, language: Language) -> tuple[FunnelStage, ...]:
    """The funnel that the text names: one volume, and its shares one after the other; empty where either is missing."""
    first = first_quantity(text, facts, language)
    if first is not None and not _can_come_of_it(first, facts, language):
        return ()
    others = [q for q in facts.quantities if q is not first]
    shares: list[tuple[Quantity | None, float]] = [(q, share) for q in others if (share := _share(q, text, language)) is not None]
    pairs = [] if shares else [p for p in _pairs(facts, text, language) if first is None or first not in p[:2]]
    shares += [(part, share) for part, _, share in pairs]
    if not shares and (share := _part(text, language)) is not None:
        shares = [(None, share)]
    if not shares:
        return ()
    wholes = [whole for _, whole, _ in pairs]
    each = worth_each(facts, text, language)
    free = [q for q in others if q.value > 0 and q.unit not in SHARES and all(q is not s for s, _ in shares) and q not in wholes]
    volume = next((q for q in free if _is_volume(q, first, each, text, language)), None)
    if volume is None:
        return ()
    money = volume.unit if is_money(volume.unit) else None
    name = _name(volume, text, language) if money is None else "pipeline"
    head = FunnelStage(name, volume.value, _period(volume.per), shares[0][1], money)
    steps = (FunnelStage(f"step {i}", None, None, share, money) for i, (_, share) in enumerate(shares[1:], 2))
    return (head, *steps, FunnelStage("result", None, None, None, money, each if money is None else None))


def _can_come_of_it(first: Quantity, facts: Facts, language: Language) -> bool:
    """Whether what is aimed at may be what a funnel brings: money or things, not a share, a span of time or a level that moves."""
    moves = any(q.role == "baseline" and q.unit == first.unit for q in facts.quantities)
    return first.unit not in SHARES and not moves and (first.unit is None or kind(first.unit, language) != "time")


def _period(per: str | None) -> Per | None:
    """The period of a volume; None where it is per something else."""
    return next((p for p in get_args(Per) if p == per), None)


def _is_volume(q: Quantity, first: Quantity | None, each: float | None, text: str, language: Language) -> bool:
    """Whether an amount is what is at hand, or comes in with every period, at the first stage."""
    around = Around.of(language)
    money = is_money(q.unit)
    if money and (q.value == each or (first is not None and not is_money(first.unit))):
        return False
    if not money and language.singular(q.unit or "") in around.words("workers"):
        return False
    if q.per is not None:
        return True
    enough = first is not None and (q.value >= first.value if not money and not is_money(first.unit) else each is not None)
    near = {language.singular(w) for w in around.tokens(text[max(0, q.start - 40) : q.end + 50])}
    at_hand = enough or _is_held(around.before(text, q.start, 40), around) or not near.isdisjoint(around.words("stock"))
    return at_hand and (money or q.value >= 2)


def _is_held(said: Sequence[str], around: Around) -> bool:
    """ "given", "from our", "based on about": so many are at hand."""
    bare = list(said)
    while bare and bare[-1] in around.words("between"):
        bare.pop()
    return around.ends(bare, "held") or (len(bare) < len(said) and around.ends(bare, "held_of"))


def _name(q: Quantity, text: str, language: Language) -> str:
    """What a volume counts, as written: up to three words behind the figure."""
    around = Around.of(language)
    said: list[str] = []
    start = q.start + figure_length(q.text, language)
    for word in around.original(text, start):
        low = word.lower()
        if around.period(low) is not None:
            continue
        if not word[0].isalpha() or low in around.words("name_ends") or low in around.words("no_name"):
            if said or low not in (around.words("of") | around.words("articles")):
                break
            continue
        said.append(word)
    return " ".join(said[:3]) or "items"
