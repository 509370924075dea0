"""What is told of an amount to learn its role from: its unit and bound, the words around it, its place in the parse."""

from __future__ import annotations

from collections.abc import Sequence

from smartcritic.facts.amounts.amount import NOUNS, Amount, Scan
from smartcritic.languages import Language
from smartcritic.model import Role
from smartcritic.quantities import is_measure, is_money

NEAR = 4
"""Words in front of an amount and behind it that are told."""
_NEXT = 2
"""Of these, those whose place is told too."""
_ENDS = (".", ";", "!", "?", "\n")
_STOPS = frozenset(_ENDS)
_LINK = 8
"""Words between two numbers that may be the ends of a change."""
_CLAUSES = _STOPS | {",", ":", "(", ")", "-", "–", "—", "and", "but"}
_FEW = 4
_NEAR_SUBJECT = 5
"""Words in front of "is" in which a word of an aim makes what it says one."""
_BASIS = 12
"""Words behind "based on" of which the basis may be."""
_LONGEST = 100
"""Words of a clause on either side of an amount that are told."""


def features(scan: Scan, found: Sequence[Amount], k: int, by_rule: Role, full: Sequence[str | None], order: int) -> list[str]:
    """The features of the k-th amount of a parse.

    Args:
        scan: the parse.
        found: its amounts.
        k: which of them.
        by_rule: the role that the rules give it.
        full: their units in full.
        order: how many amounts of the text stand in front.
    """
    amount = found[k]
    kind = _kind(scan, amount)
    out = [
        f"rule {by_rule}", f"kind {kind}", f"rule {by_rule} kind {kind}", f"order {min(order, _FEW)}", f"label {scan.parse.label}",
        f"bound {amount.bound}", f"change {amount.change}",
    ]  # fmt: skip
    if " per " in (full[k] or ""):
        out.append("per")
        out.append(f"per {(full[k] or '').rpartition(' ')[2]}")
    if amount.of is not None:
        out.append("part")
    if amount.value in (0.0, 1.0) and kind != "money":
        out.append(f"value {amount.value:.0f}")
    before = scan.parse.lower[: amount.i]
    out += _stated(scan, found, k)
    sentence = sum([before.count(w) for w in _ENDS])
    _around(scan, amount, out)
    if before.count("(") > before.count(")"):
        out.append("bracket")
    if is_basis(scan, amount):
        out.append("basis")
    out.append(f"sentence {min(sentence, 2)}")
    _clause(scan, amount, kind, sentence > 0, out)
    _grammar(scan, amount, kind, out)
    _beside(scan, found, k, full, out)
    return out


def _stated(scan: Scan, found: Sequence[Amount], k: int) -> list[str]:
    """Features of amounts that are told of today: "churn's 5.3, should be 4", "450 an hour, more like 300", and of "by $2m to $9m",
    "every 500 hours", "tickets older than a week"."""
    parse, amount, last = scan.parse, found[k], found[k - 1] if k else None
    before, at = scan.lower(amount.i - 1), amount.i - 1
    if before in scan.words("corrected") and last is not None and scan.lower(at - 1) in scan.words("more_than_before"):
        return ["put right"]
    old = amount.rule == "one of a unit" and amount.bound == "more_than" and amount.unit in scan.words("durations")
    if before in scan.words("each") or old:
        return ["describes"]
    aimed = {*parse.lower[max(0, at - _NEAR_SUBJECT) : at]} & scan.words("said_aim")
    opened = at > 0 and not aimed and before in scan.words("stating") and parse.pos[at - 1] in NOUNS and amount.bound is None
    if opened and last is not None and last.unit in (None, amount.unit, "percent") and "," in parse.lower[last.j : at]:
        return ["stated"]  # "returns under 2%, run rate's 5.3"
    if k + 1 == len(found):
        return []
    other = found[k + 1]
    same = other.unit in (None, amount.unit)
    if before in scan.words("by") and scan.lower(other.i - 1) in scan.words("to") and same and other.i - amount.j <= 2:
        return ["by in front of to"]
    ended = not _CLAUSES.isdisjoint(parse.lower[amount.j : other.i])
    return ["stated"] if opened and same and ended else []


def is_basis(scan: Scan, amount: Amount) -> bool:
    """ "based on 200 weekly contacts and 10% conversion"."""
    before = scan.parse.lower[max(0, amount.i - _BASIS) : amount.i]
    return not scan.words("based").isdisjoint(before) and not scan.words("on").isdisjoint(before)


def _kind(scan: Scan, amount: Amount) -> str:
    unit, language = amount.unit, scan.parse.language
    if unit is None:
        return "bare"
    if unit in ("percent", "percentage point", "times", "time"):
        return unit
    if is_money(unit):
        return "money"
    if unit in scan.words("durations"):
        return "duration"
    return "measure" if is_measure(unit, language) else "counted"


def _around(scan: Scan, amount: Amount, out: list[str]) -> None:
    """The words in front and behind, each with how near it stands, and what opens and closes the clause."""
    for side, edge, first, way in (("-", "^", amount.i, -1), ("+", "$", amount.j, 1)):
        near = 1 if way < 0 else 0
        for n in range(near, near + NEAR):
            word = scan.lower(first + way * n) or edge
            said = "#" if word[:1].isdecimal() else word
            out.append(f"{side}{said}")
            if n < near + _NEXT:
                out.append(f"{side}{n} {said}")
            if word == edge or word in _STOPS:
                break


def _clause(scan: Scan, amount: Amount, kind: str, later: bool, out: list[str]) -> None:
    """The nearest verb of the clause in front, whether words of now, of the past or of an aim stand there, and whether a date follows.

    `later`: a sentence ends in front.
    """
    parse = scan.parse
    begin, end = max(0, amount.i - _LONGEST), min(parse.n, amount.j + _LONGEST)
    first = next((x for x in range(amount.i - 1, begin - 1, -1) if parse.lower[x] in _CLAUSES), begin - 1) + 1
    last = next((x for x in range(amount.j, end) if parse.lower[x] in _CLAUSES), end)
    verb = next((parse.tags[x] for x in range(amount.i - 1, first - 1, -1) if parse.pos[x] in ("VERB", "AUX")), "none")
    clause = {*parse.lower[first:last]}
    out.append(f"clause verb {verb}")
    out.append(f"clause verb {verb} {kind}")
    out.append(f"clause verb {verb} sentence {later}")
    out.append(f"kind {kind} sentence {later}")
    for said in ("said_now", "said_past", "said_aim"):
        if not clause.isdisjoint(scan.words(said)):
            out.append(said)
            out.append(f"{said} sentence {later}")
    if any(x in scan.busy for x in range(amount.j, min(last, amount.j + 5))):
        out.append(f"dated {verb}")
    out.append(f"opens {parse.lower[first]}" if first < amount.i else "opens itself")


def _grammar(scan: Scan, amount: Amount, kind: str, out: list[str]) -> None:
    """The relation of the amount in the parse, and the verb above it."""
    parse = scan.parse
    at = amount.noun if amount.noun is not None else max(amount.first, 0)
    directions = parse.language.once(_directions)
    if parse.deps[at] in ("nummod", "compound") and parse.pos[parse.heads[at]] in (*NOUNS, "SYM"):
        at = parse.heads[at]
    out.append(f"dep {parse.deps[at]}")
    case = next((parse.lower[x] for x in parse.children(at, "case")), "")
    out.append(f"case {case}")
    out.append(f"case {case} {kind}")
    head = parse.heads[at]
    out.append(f"head {parse.pos[head]} {parse.deps[head]}")
    if parse.pos[head] in NOUNS and head != at:
        out.append(f"head word {parse.lemmas[head]}")
    for depth in range(6):
        if parse.pos[at] in ("VERB", "AUX"):
            out.append(f"verb {parse.tags[at]}")
            out.append(f"verb {parse.lemmas[at]}")
            out.append(f"direction {directions.get(parse.lemmas[at])}")
            out.append(f"direction {directions.get(parse.lemmas[at])} case {case}")
            out.append(f"depth {depth} {parse.deps[at]}")
            if parse.child(at, "mark") is not None or parse.deps[at].startswith(("advcl", "acl")):
                out.append("subordinate")
            subject = parse.child(at, "nsubj")
            out.append(f"subject {parse.lower[subject] if subject is not None and parse.pos[subject] == 'PRON' else subject is not None}")
            break
        if parse.heads[at] == at:
            out.append("no verb")
            break
        at = parse.heads[at]


def _directions(language: Language) -> dict[str, str]:
    return {e.term: e.get("direction") or e.get("kind") or "" for e in language.lexicon("verbs").entries}


def _beside(scan: Scan, found: Sequence[Amount], k: int, full: Sequence[str | None], out: list[str]) -> None:
    """How the amount compares with its neighbours: their units, sizes, and the words between."""
    parse, amount = scan.parse, found[k]
    out.append(f"amounts {min(len(found), _FEW)}")
    for name, x in (("next", k + 1), ("last", k - 1)):
        if not 0 <= x < len(found):
            out.append(f"{name} none")
            continue
        other = found[x]
        a, b = (amount, other) if x > k else (other, amount)
        same = full[x] == full[k] or amount.unit == other.unit
        out.append(f"{name} {'same' if same else _kind(scan, other)}")
        between = ["→" if w in scan.words("arrows") else w for w in parse.lower[a.j : b.i]]
        if len(between) <= _LINK and any(mark in parse.text[a.end : b.start] for mark in scan.words("arrows")):
            out.append(f"{name} arrow")
        if len(between) <= _LINK and same and not scan.words("to").isdisjoint(between):
            out.append(f"{name} to")
        if len(between) <= _LINK and same and not scan.words("from").isdisjoint(between):
            out.append(f"{name} from")
        if len(between) <= 3:
            out.append(f"{name} link {' '.join(between)}")
            out.append(f"{name} link {' '.join(between)} same {same}")
        if same:
            out.append(f"{name} {'more' if other.value > amount.value else 'less'}")
            out.append(f"{name} near {len(between) <= 6}")
    if any(f != k and (full[f] == full[k]) for f in range(len(found))):
        out.append("unit again")
