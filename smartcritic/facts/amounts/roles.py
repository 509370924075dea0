"""The role of an amount: target, baseline, rate or scope. What words say by rule is one thing that the trained model weighs."""

from __future__ import annotations

from collections.abc import Sequence

from smartcritic import syntax
from smartcritic.facts.amounts import role_model
from smartcritic.facts.amounts.amount import NOUNS, Amount, Scan
from smartcritic.facts.amounts.bounds import has_rhythm
from smartcritic.facts.amounts.role_features import features, is_basis
from smartcritic.model import Role
from smartcritic.parsing import forms

_SHARES = ("percent", "times", "percentage point")


def read_role(scan: Scan, found: Sequence[Amount], k: int, full: Sequence[str | None], order: int) -> Role:
    """Target, baseline, rate or scope of the k-th amount of a parse; arguments as in `role_features.features`."""
    if scan.parse.label in ("A", "R") or found[k].rule == "every nth":
        return "scope"
    if k and found[k].first < 0 and found[k].noun is not None:
        return read_role(scan, found, k - 1, full, order - 1)  # the last of a list: "9 ovens and a freezer"
    if not scan.parse.language.has_reader:
        return _by_rule(scan, found, k)
    by_rule = _by_rule(scan, found, k)
    return role_model.best(features(scan, found, k, by_rule, full, order), role_model.load(), by_rule)


def told(scan: Scan, found: Sequence[Amount], k: int, full: Sequence[str | None], order: int) -> frozenset[str]:
    """What the role of the k-th amount of a parse is learned from."""
    return frozenset(features(scan, found, k, _by_rule(scan, found, k), full, order))


def _by_rule(scan: Scan, found: Sequence[Amount], k: int) -> Role:
    """The role by the words around the amount."""
    amount = found[k]
    case = _case_word(scan, amount)
    from_role = _of_change(scan, found, k, case)
    if from_role is not None:
        return from_role
    if _is_past(scan, amount):
        return "baseline"
    if amount.unit is None and case in scan.words("aged") and _is_age(scan, amount.i):
        return "scope"
    if _is_now(scan, amount):
        return "baseline"
    if is_basis(scan, amount):
        return "scope"
    if amount.rule == "times per period" or (amount.unit not in _SHARES and has_rhythm(scan, amount, _next(scan, found, k))):
        return "rate"
    return "scope" if _is_in_purpose(scan, amount) else _of_counted(scan, amount, k, case)


def _next(scan: Scan, found: Sequence[Amount], k: int) -> int:
    return found[k + 1].i if k + 1 < len(found) else scan.parse.n


def _of_change(scan: Scan, found: Sequence[Amount], k: int, case: str) -> Role | None:
    """ "from 80% to 95%", "a latency of 900 ms to 700 ms": where a change starts; "from 40 schools": where things come from."""
    amount, parse = found[k], scan.parse
    if case not in scan.words("from"):
        return "baseline" if _falls(scan, found, k) else None
    later = any(w in scan.words("into") | scan.words("by") for w in parse.lower[amount.j : amount.j + 6])
    moved = any(w in scan.words("up_down") for w in parse.lower[max(0, amount.i - 3) : amount.i])
    if later or amount.unit == "percent" or moved:
        return "baseline"
    return "scope" if amount.noun is not None else None


def _falls(scan: Scan, found: Sequence[Amount], k: int) -> bool:
    """Whether the amount is the higher one of "8% to 5%": ranges rise, so this is a change."""
    if k + 1 >= len(found) or found[k].high is not None:
        return False
    amount, other = found[k], found[k + 1]
    link = scan.parse.lower[amount.j : other.i]
    same = amount.unit == other.unit or amount.unit is None or other.unit is None
    return same and len(link) == 1 and link[0] in scan.words("to") and other.high is None and amount.value > other.value


def _is_past(scan: Scan, amount: Amount) -> bool:
    """ "currently 5%", "it stood at 66%", "after reaching 92% last spring": the level of now or the past."""
    before = scan.parse.lower[max(0, amount.i - 4) : amount.i]
    said = amount.unit != "times" and not scan.words("baseline_before").isdisjoint(before)
    bounded = before[:1] and before[0] in scan.words("bound_words") and scan.words("baseline").isdisjoint(before)
    return (said and not bounded) or _is_after(scan, amount) or _has_stood(scan, amount)


def _is_after(scan: Scan, amount: Amount) -> bool:
    """ "After reaching 92% last spring, lift ...": a level in a clause about what has been."""
    parse = scan.parse
    return any(
        parse.tags[k] == forms.GERUND and scan.lower(k - 1) in scan.words("past_openers") and "," not in parse.words[k : amount.i]
        for k in range(max(0, amount.i - 4), amount.i)
    )


def _has_stood(scan: Scan, amount: Amount) -> bool:
    """ "it stood at 66% in February": the level of the past."""
    parse = scan.parse
    for k in range(amount.i - 1, max(-1, amount.i - 4), -1):
        was = parse.lower[k] in scan.words("was") and parse.lower[k + 1] not in scan.words("to")
        if parse.lower[k] in scan.words("stood") or was:
            return k > 0 and parse.pos[k - 1] in ("PRON", "NOUN", "PROPN")
        if parse.pos[k] not in {"ADP", "ADV", "ADJ", "SYM"}:
            return False
    return False


def _is_age(scan: Scan, i: int) -> bool:
    """ "residents over 75": a bound right behind people is their age."""
    parse = scan.parse
    noun = next((k for k in range(i - 1, max(-1, i - 4), -1) if parse.pos[k] in NOUNS), None)
    return noun is not None and "people" in syntax.classes_of(parse, noun)


def _is_now(scan: Scan, amount: Amount) -> bool:
    """ "30% today", "12 now"."""
    after = scan.parse.lower[amount.j : amount.j + 2]
    if after and after[0] in scan.words("no_baseline_after"):
        return False
    return not scan.words("baseline_after").isdisjoint(after)


def _of_counted(scan: Scan, amount: Amount, k: int, case: str) -> Role:
    """Target or scope of an amount by its preposition: "in 12 schools" says where, "a queue of 12 guests" how many."""
    if amount.unit is None or amount.unit in _SHARES or amount.unit.isupper():
        return "target"
    parse, lasts = scan.parse, amount.unit in scan.words("durations")
    if case in scan.words("scope_before") and not lasts:
        held = not scan.words("level_verbs").isdisjoint(parse.lower[max(0, amount.i - 10) : amount.i])
        return "target" if case in scan.words("level_before") and held else "scope"
    if case not in scan.words("of") or amount.i < 2:
        return "target"
    if lasts and parse.lemmas[amount.i - 2] not in scan.units("scores"):
        return "target"
    head = next((parse.lemmas[x] for x in range(amount.i - 1, max(-1, amount.i - 6), -1) if parse.pos[x] in NOUNS), "")
    return "scope" if head not in scan.units("scores") and k > 0 else "target"


def _case_word(scan: Scan, amount: Amount) -> str:
    """The preposition that governs the amount, looking over comparators and determiners."""
    parse = scan.parse
    for x in range(amount.i - 1, max(-1, amount.i - 5), -1):
        word = parse.lower[x]
        if parse.pos[x] in ("ADP", "SCONJ") and word not in scan.words("no_case"):
            up_to = word in scan.words("to") and scan.lower(x - 1) in scan.words("up")
            if up_to or (word in scan.words("at") and parse.lower[x + 1] in scan.words("most")):
                continue
            return word
        if parse.pos[x] not in {"DET", "ADV", "ADJ", "SYM"} and word not in scan.words("case_gap"):
            break
    return ""


def _is_in_purpose(scan: Scan, amount: Amount) -> bool:
    """Whether the amount stands in a "to ..." or "that ..." clause below the goal's own verb."""
    parse = scan.parse
    at = amount.noun if amount.noun is not None else amount.i
    for _ in range(12):
        head = parse.heads[at]
        if parse.deps[at].partition(":")[0] in ("advcl", "acl") and parse.pos[at] in ("VERB", "AUX"):
            if parse.heads[head] == head and syntax.headline_to(parse, head) == at:
                return False  # "NPS to reach 60": the goal's own verb
            kids = parse.children(at, "mark", "nsubj")
            if at > 0 and any(parse.lower[x] in scan.words("clause_marks") for x in kids):
                return parse.pos[head] != "AUX" and parse.lemmas[head] not in scan.words("wanting")
        if head == at:
            return False
        at = head
    return False
