"""Absolutes, impossible figures, extreme changes, and actions that defeat the aim that the text names.

Yields cues of the kinds "absolute", "impossible", "extreme" (value: a few words that say why) and "against" (value:
the aim). The words and limits are data: ``lexicon/cues.toml`` ([absolute], [against]) and ``lexicon/limits.toml``.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from typing import Any

from smartcritic.languages import Language
from smartcritic.model import Action, Cue, Quantity
from smartcritic.parsing.parse import Parse
from smartcritic.quantities import unit_table

_SLASH = re.compile(r"\s?[a-z]*\s?/")
_NEAR = 16
"""Characters behind a time in which it is said what it is per."""
_CLOCK = re.compile(r"(?<![\d:])(\d{1,2}):(\d{2})(?![\d:])")


def _absolute(language: Language) -> Mapping[str, frozenset[str]]:
    return {k: frozenset(v) for k, v in language.lexicon("cues").tables.get("absolute", {}).items()}


def _against(language: Language) -> tuple[tuple[frozenset[str], str, frozenset[str]], ...]:
    pairs = language.lexicon("cues").tables.get("against", {}).get("pairs", ())
    return tuple((frozenset(p["aim"]), p["direction"], frozenset(p["object"])) for p in pairs)


def _triggers(language: Language) -> frozenset[str]:
    """Words without which no absolute is said."""
    phrases = (_words(language, key) for key in ("all", "never", "not_once", "zero", "single"))
    return frozenset(phrase.split(" ")[0] for group in phrases for phrase in group)


def _words(language: Language, key: str) -> frozenset[str]:
    return language.words("limits", key)


def _limits(language: Language) -> Mapping[str, Any]:
    return language.lexicon("limits").tables


def read_extremes(
    parses: Sequence[Parse],
    actions: Sequence[Action],
    quantities: Sequence[Quantity],
    purposes: Sequence[Cue],
    deadline: dt.date | None,
    today: dt.date,
) -> tuple[Cue, ...]:
    """Return the cues, in the order of the text; none where the language has no list "limits"."""
    cues: list[Cue] = []
    if not parses or not parses[0].language.once(_limits):
        return ()
    for parse in parses:
        if parse.n and parse.label in {None, "S", "M", "T"}:
            _absolutes(parse, actions, quantities, cues)
            _impossible(parse, quantities, cues)
            _works_against(parse, actions, purposes, cues)
    _extreme(parses, actions, quantities, deadline, today, cues)
    return tuple(sorted(dict.fromkeys(cues), key=lambda c: (c.start, c.end))) if len(cues) > 1 else tuple(cues)


def _cue(kind: str, parse: Parse, i: int, j: int, value: str) -> Cue:
    a, b = parse.span(i, j)
    return Cue(kind, parse.text[parse.starts[i] : parse.ends[j - 1]], a, b, value)


def _quantity_tokens(parse: Parse, q: Quantity) -> tuple[int, int] | None:
    """The tokens that an amount covers in this parse, or None where it lies in another segment."""
    first = parse.span(0, 1)[0]
    last = parse.span(parse.n - 1, parse.n)[1]
    if not first <= q.start < last:
        return None
    i = next((k for k in range(parse.n) if parse.span(k, k + 1)[1] > q.start), None)
    if i is None:
        return None
    j = i + 1
    while j < parse.n and parse.span(j, j + 1)[0] < q.end:
        j += 1
    return i, j


def _names(parse: Parse, i: int, words: frozenset[str]) -> int | None:
    """Whether the noun phrase around token `i` is one of `words`, alone or with the word before it ("close rate")."""
    if parse.lemmas[i] in words and parse.pos[i] in ("NOUN", "PROPN", "ADJ"):
        return i
    if i and f"{parse.lemmas[i - 1]} {parse.lemmas[i]}" in words:
        return i
    return None


def _absolutes(parse: Parse, actions: Sequence[Action], quantities: Sequence[Quantity], cues: list[Cue]) -> None:
    language = parse.language
    own = {a.lemma for a in actions[:1]}
    # "24% of all tenders" aims at a share, "answer every call within 60 seconds" at a level of service: neither at all there is.
    service = _words(language, "service_units")
    partly = any((q.unit == "percent" and q.value < 100) or q.unit in service for q in quantities)
    if not language.once(_triggers).isdisjoint(parse.lower):
        for k in range(parse.n):
            _absolute_word(parse, k, own, partly, cues)
    for q in quantities:
        whole = q.unit == "percent" and q.value == 100 and q.high is None and q.role in ("target", "rate")
        at = _quantity_tokens(parse, q) if whole or (q.value == 0 and q.role == "target") else None
        if at is None:
            continue
        if whole and q.bound in (None, "at_least"):
            _all_of(parse, at[0], at[1] - 1, own, cues)
        elif q.value == 0 and q.unit not in _words(language, "spans"):
            _zero(parse, at[0], own, cues)


def _absolute_word(parse: Parse, k: int, own: set[str], partly: bool, cues: list[Cue]) -> None:
    """ "never lose", "zero bugs", "without a single error", "all", at token `k`."""
    language, lower, n = parse.language, parse.lower, parse.n
    word = lower[k]
    if word in _words(language, "never") or " ".join(lower[k : k + 2]) in _words(language, "not_once"):
        verb = next((v for v in range(k + 1, min(n, k + 4)) if parse.pos[v] == "VERB"), None)
        if verb is not None and parse.lemmas[verb] in language.once(_absolute)["never_verbs"]:
            cues.append(_cue("absolute", parse, k, verb + 1, "never"))
    elif word in _words(language, "zero") or " ".join(lower[k : k + 3]) in _words(language, "single"):
        _zero(parse, k, own, cues)
    elif word in _words(language, "all") and not partly:
        _all_of(parse, k, k, own, cues)


def _zero(parse: Parse, k: int, own: set[str], cues: list[Cue]) -> None:
    """ "zero bugs", "defects at zero", "lose no customer"."""
    no = parse.lower[k] in _words(parse.language, "no")
    for j in range(k + 1, min(parse.n, k + 4)):
        if parse.pos[j] in ("NOUN", "PROPN"):
            if j + 1 < parse.n and parse.pos[j + 1] in ("NOUN", "PROPN"):
                continue
            if _is_absolute_zero(parse, k, j, own):
                cues.append(_cue("absolute", parse, k, j + 1, f"no {parse.lemmas[j]} at all"))
            return
        if parse.pos[j] not in {"ADJ", "ADV", "DET", "PUNCT", "NUM"}:
            break
    if not no:
        _brought_to_zero(parse, k, cues)


def _is_absolute_zero(parse: Parse, k: int, j: int, own: set[str]) -> bool:
    """Whether none of the noun at `j` is more than anybody reaches, and no standard of its field."""
    language, lemmas, absolute = parse.language, parse.lemmas, parse.language.once(_absolute)
    no = parse.lower[k] in _words(language, "no")
    if _names(parse, j, absolute["zeros"]) is None or any(lemmas[x] in absolute["standards"] for x in range(k + 1, j + 1)):
        return False
    if no and lemmas[j] in _words(language, "kept") and own.isdisjoint(_words(language, "losing")):
        return False
    if not no and lemmas[j] in _words(language, "people"):
        return False
    subject = parse.deps[j] in ("nsubj", "nsubj:pass") and j + 1 < parse.n and parse.lower[j + 1] not in (".", "!")
    return not (no and subject)


def _brought_to_zero(parse: Parse, k: int, cues: list[Cue]) -> None:
    """ "defects at zero"."""
    absolute = parse.language.once(_absolute)
    for j in range(k - 1, max(-1, k - 9), -1):
        if parse.pos[j] in ("NOUN", "PROPN") and _names(parse, j, absolute["zeros"]) is not None:
            standard = any(parse.lemmas[x] in absolute["standards"] for x in range(max(0, j - 2), k))
            if not standard and parse.lower[k - 1] in _words(parse.language, "reaching_zero"):
                cues.append(_cue("absolute", parse, j, k + 1, f"no {parse.lemmas[j]} at all"))
            return


def _all_of(parse: Parse, k: int, last: int, own: set[str], cues: list[Cue]) -> None:
    """ "100% close rate", "close 100% of all opportunities", "retain every customer", "raise the win rate to 100%"."""
    noun = _noun_behind(parse, last)
    if noun is not None and _is_whole_share(parse, k, last, noun, own):
        cues.append(_cue("absolute", parse, k, noun + 1, f"every {parse.lemmas[noun]}"))
        return
    language, lemmas = parse.language, parse.lemmas
    if parse.lower[k] in _words(language, "all"):
        return
    shares, rates = language.once(_absolute)["shares"], _words(language, "rates")
    for j in range(k - 1, max(-1, k - 9), -1):
        if _names(parse, j, shares) is not None and any(r in lemmas[j] for r in rates):
            if parse.lower[k - 1] in _words(language, "reaching_all"):
                cues.append(_cue("absolute", parse, j, last + 1, f"a perfect {lemmas[j]}"))
            return


def _noun_behind(parse: Parse, last: int) -> int | None:
    """The head noun of what follows token `last`, before a verb or a mark."""
    for j in range(last + 1, min(parse.n, last + 7)):
        if parse.pos[j] in ("NOUN", "PROPN") and not (j + 1 < parse.n and parse.pos[j + 1] in ("NOUN", "PROPN")):
            return j
        if parse.pos[j] in ("VERB", "AUX", "PUNCT") and parse.deps[j] != "amod":
            return None
    return None


def _is_whole_share(parse: Parse, k: int, last: int, noun: int, own: set[str]) -> bool:
    """Whether all of a share is asked for that depends on others: "100% close rate", "close every deal"."""
    language, lemmas, absolute = parse.language, parse.lemmas, parse.language.once(_absolute)
    if _names(parse, noun, absolute["shares"]) is None:
        return False
    after = {lemmas[v] for v in range(noun + 1, min(parse.n, noun + 5)) if parse.pos[v] == "VERB"}
    if (own | after) & absolute["share_verbs"]:
        return True
    rate = k != last or parse.lower[k] not in _words(language, "all")
    of = last + 1 < parse.n and parse.lower[last + 1] in _words(language, "of")
    direct = rate and last + 1 < parse.n and not of and any(parse.pos[x] == "NOUN" for x in range(last + 1, noun + 1))
    return direct and (f"{lemmas[noun - 1]} {lemmas[noun]}" in absolute["shares"] or lemmas[noun] in _words(language, "measures"))


def _impossible(parse: Parse, quantities: Sequence[Quantity], cues: list[Cue]) -> None:
    """More than all of something, faster than anybody, an answer within a millisecond."""
    language, limits = parse.language, _limits(parse.language)
    plans = limits["whole"]["plans"]
    n, lower, lemmas = parse.n, parse.lower, parse.lemmas
    for q in quantities:
        at = None
        if q.unit == "percent" and q.value > 100 and q.role in ("target", "rate"):
            at = _quantity_tokens(parse, q)
            if at is None or at[1] >= n or lower[at[1]] not in _words(language, "of"):
                continue
            nouns = [k for k in range(at[1] + 1, min(n, at[1] + 7)) if parse.pos[k] in ("NOUN", "PROPN")]
            before = {lemmas[k] for k in range(max(0, at[0] - 3), at[0])}
            if nouns and not any(lemmas[k] in plans for k in nouns) and before.isdisjoint(_words(language, "more")):
                cues.append(_cue("impossible", parse, at[0], nouns[0] + 1, "more than all of it"))
        elif q.unit in limits["human"]["units"]:
            at = _quantity_tokens(parse, q)
            verbs, who = limits["human"]["verbs"], limits["human"]["who"]
            if at is not None and any(x in verbs for x in lemmas) and any(x in who for x in lemmas):
                cues.append(_cue("impossible", parse, at[0], at[1], "no person can"))
    if not _words(language, "runs").isdisjoint(lower):
        _too_fast(parse, limits["records"]["minutes"], cues)


def _too_fast(parse: Parse, bests: Sequence[Mapping[str, Any]], cues: list[Cue]) -> None:
    text = " ".join(parse.lower)
    for best in bests:
        if " ".join(best["what"]) not in text:
            continue
        for match in _CLOCK.finditer(parse.text):
            if _is_pace(parse, match.end()):
                continue
            minutes: float = int(match[1]) * 60 + int(match[2])
            if best["below"] < 60:  # shorter runs are written minutes:seconds unless the hour is small
                minutes = minutes if int(match[1]) <= 2 and best["below"] > 30 else minutes / 60
            if minutes < best["below"]:
                a, b = parse.chars(match.start(), match.end())
                cues.append(Cue("impossible", match[0], a, b, "faster than anybody has run"))
        return


def _is_pace(parse: Parse, end: int) -> bool:
    """ "5:45/km", "7:00 min/mile": time per length, not for the whole way."""
    behind = parse.text[end : end + _NEAR].lower()
    return _SLASH.match(behind) is not None or any(w in parse.language.words("amounts", "per_always") for w in behind.split()[:2])


def _factor(actions: Sequence[Action], quantities: Sequence[Quantity]) -> tuple[float, Quantity] | None:
    """By what factor the goal's main figure moves, upwards or downwards, and the amount that says so."""
    best: tuple[float, Quantity] | None = None
    baselines = [q for q in quantities if q.role == "baseline" and q.value > 0]
    direction = actions[0].direction if actions else None
    for q in quantities:
        if q.role != "target":
            continue
        factor = None
        if q.unit == "times" and q.value > 1:
            factor = q.value
        elif q.unit == "percent" and q.value >= 200 and direction == "up" and not any(b.unit == "percent" for b in baselines):
            factor = 1 + q.value / 100
        else:
            same = [b for b in baselines if b.unit == q.unit]
            if same and q.value > 0 and q.unit not in ("percent", None):
                factor = q.value / same[0].value
        if factor is not None and (best is None or factor > best[0]):
            best = (factor, q)
    return best


def _extreme(
    parses: Sequence[Parse],
    actions: Sequence[Action],
    quantities: Sequence[Quantity],
    deadline: dt.date | None,
    today: dt.date,
    cues: list[Cue],
) -> None:
    language = parses[0].language
    limits = _limits(language)
    found = _factor(actions, quantities)
    days = (deadline - today).days if deadline is not None else None
    if found is not None and days is not None and days >= 0:
        factor, q = found
        text = " ".join(" ".join(p.lower) for p in parses)
        same = any(phrase in text for phrase in limits["multiplier"]["same_means_phrases"])
        step = next((s for s in limits["multiplier"]["steps"] if days <= s["days"]), None)
        if step is not None and factor >= step["factor"] * (limits["multiplier"]["same_means"] if same else 1):
            cues.append(Cue("extreme", q.text, q.start, q.end, f"{factor:g} times in {days} days"))
    if days is not None and days > 0 and actions and actions[0].lemma in limits["weekly"]["weight_verbs"]:
        for q in quantities:
            kind, kilos = unit_table(language).sizes.get(q.unit or "", ("", 0.0))
            if kind == "mass" and q.value * kilos / max(days / 7, 1) > limits["weekly"]["weight_kg"]:
                cues.append(Cue("extreme", q.text, q.start, q.end, f"{q.value * kilos / max(days / 7, 1):.1f} kg a week"))


def _works_against(parse: Parse, actions: Sequence[Action], purposes: Sequence[Cue], cues: list[Cue]) -> None:
    """An action that defeats the purpose named beside it: discounts raised to protect margin."""
    if not actions or actions[0].direction not in ("up", "down", "end"):
        return
    action = actions[0]
    direction = "down" if action.direction == "end" else action.direction
    here = next((k for k in range(parse.n) if parse.span(k, k + 1)[0] == action.start), None)
    if here is None:
        return
    objects = {parse.lemmas[k] for k in range(here + 1, min(parse.n, here + 6)) if parse.pos[k] in ("NOUN", "PROPN")}
    for purpose in purposes:
        if purpose.kind != "purpose" or purpose.value is None:
            continue
        words = {w.strip(".,;:").lower() for w in purpose.text.split()}
        words |= {w[:-1] for w in words if w.endswith("s")}
        for aim, harmful, things in parse.language.once(_against):
            if direction == harmful and objects & things and words & aim and not (objects & aim & words):
                cues.append(Cue("against", action.text, action.start, action.end, purpose.text))
                return
