"""Facts as numbers: what the trained reader is told beside the words themselves.

Each feature is 0 or 1, or a small number; its name says what it means, so that what moved a verdict can be said in words.
Purposes, means and bases are left out: the reader finds them itself.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from smartcritic.model import Facts, Quantity
from smartcritic.parsing.parse import Parse

_UNITS = ("percent", "percentage point", "times")
_ROLES = ("target", "rate", "baseline", "scope")
_STRENGTHS = ("concrete", "generic", "hedged")
_DIRECTIONS = ("up", "down", "reach", "keep", "create", "end")
_NATURES = ("metric", "artefact", "event", "process", "people", "quality", "topic", "thing")
_DELIMITERS = (
    "modifier", "compound", "name", "segment", "place", "of", "number", "possessive", "clause", "quoted", "definite", "vague_modifier",
)  # fmt: skip
_CADENCES = ("daily", "weekly", "biweekly", "monthly", "quarterly", "yearly")
_FORMS = ("imperative", "clause", "noun_phrase", "labelled", "question", "no_goal")
_CUES = (
    "vague_time", "event", "open_duration", "start_only", "undated_season", "review", "confidence", "negation", "hedge", "several_goals",
    "passive_no_owner", "owner", "tracking", "buzzword", "vague_word", "absolute", "impossible", "extreme", "against", "all_or_none",
    "state", "done",
)  # fmt: skip
_FIRST = ("VERB", "NOUN", "PROPN", "ADJ", "PRON", "NUM", "DET", "ADP", "ADV", "AUX")

_NO_WORDS = frozenset({"PUNCT", "SPACE", "SYM", "X"})
_FINITE, _PAST = frozenset({"VBZ", "VBP", "VBD", "MD"}), frozenset({"VBD", "VBN"})
_WE, _I = frozenset({"we", "our", "us"}), frozenset({"i", "my", "me"})

NAMES: tuple[str, ...] = (
    "bias", "action", "actions", "light", "open_ended", "coordinated",
    *(f"strength:{s}" for s in _STRENGTHS), *(f"direction:{d}" for d in _DIRECTIONS), "kind:outcome",
    *(f"quantity:{r}" for r in _ROLES), *(f"aimed:{u}" for u in (*_UNITS, "money", "bare", "counted")), "aimed:range", "aimed:bound",
    "deadline", "deadline:end", "dates", "cadence", *(f"cadence:{c}" for c in _CADENCES),
    "object", "objects", "generic", "metric", "compared", *(f"nature:{n}" for n in _NATURES), *(f"delimiter:{d}" for d in _DELIMITERS),
    "delimiters", "means:action", "means:object",
    *(f"form:{f}" for f in _FORMS), *(f"cue:{c}" for c in _CUES), *(f"first:{p}" for p in _FIRST),
    "length:3", "length:6", "length:12", "length:24", "length:48",
    "segments", "labelled", "capitals", "digits", "colon", "stop", "question", "finite", "past", "verbs", "names", "adjectives",
    "pronoun:we", "pronoun:i",
)  # fmt: skip
"""The features, in order."""

Put = Callable[..., None]
"""Sets a feature: its name, and its value where that is not 1."""

_PLACE = {name: i for i, name in enumerate(NAMES)}


def _unit(quantity: Quantity) -> str:
    if quantity.unit is None:
        return "bare"
    if quantity.unit in _UNITS:
        return quantity.unit
    return "money" if len(quantity.unit) == 3 and quantity.unit.isupper() else "counted"


def features(facts: Facts, parses: Sequence[Parse]) -> list[float]:
    """The features of one goal, one number for each of `NAMES`."""
    out = [0.0] * len(NAMES)

    def put(name: str, value: float = 1.0) -> None:
        if name in _PLACE and value > out[_PLACE[name]]:
            out[_PLACE[name]] = value

    put("bias")
    _actions(facts, put)
    _amounts(facts, put)
    _objects(facts, put)
    put(f"form:{facts.form}")
    for cue in facts.cues:
        put(f"cue:{cue.kind}")
    _shape(parses, put)
    return out


def _actions(facts: Facts, put: Put) -> None:
    action = facts.action
    if action is not None:
        put("action")
        put(f"strength:{action.strength}")
        put(f"direction:{action.direction}")
        put("light", float(action.light))
        put("open_ended", float(action.open_ended))
        put("coordinated", float(any(a.coordinated for a in facts.actions)))
    put("actions", min(len(facts.actions), 4) / 4)
    put("kind:outcome", float(facts.kind == "outcome"))


def _amounts(facts: Facts, put: Put) -> None:
    for q in facts.quantities:
        put(f"quantity:{q.role}")
        if q.role in ("target", "rate"):
            put(f"aimed:{_unit(q)}")
            put("aimed:range", float(q.high is not None))
            put("aimed:bound", float(q.bound is not None))
    if facts.deadline is not None:
        put("deadline")
    put("dates", min(len(facts.dates), 4) / 4)
    if facts.cadence is not None:
        put("cadence")
        put(f"cadence:{facts.cadence}")


def _objects(facts: Facts, put: Put) -> None:
    put("objects", min(len(facts.objects), 4) / 4)
    if facts.objects:
        first = facts.objects[0]
        put("object")
        put("generic", float(first.generic))
        put("metric", float(first.metric is not None))
        put("compared", float(first.compared))
        put(f"nature:{first.nature}")
        for d in first.delimiters:
            put(f"delimiter:{d.kind}")
        put("delimiters", min(len(first.delimiters), 5) / 5)
    for m in facts.means:
        put("means:action", float(m.action is not None))
        put("means:object", float(m.object is not None))


def _shape(parses: Sequence[Parse], put: Put) -> None:
    words = [w for p in parses for w in p.words]
    pos = [x for p in parses for x in p.pos]
    tags = {x for p in parses for x in p.tags}
    lower = {x for p in parses for x in p.lower}
    n = len(words)
    for size in (3, 6, 12, 24, 48):
        if n < size:
            break
        put(f"length:{size}")
    first = next((x for x in pos if x not in _NO_WORDS), None)
    if first is not None:
        put(f"first:{first}")
    put("segments", min(len(parses), 5) / 5)
    put("labelled", float(any(p.label for p in parses)))
    put("capitals", sum(w[:1].isupper() for w in words) / max(1, n))
    put("digits", min(4, sum(not w.isalpha() and any(c.isdigit() for c in w) for w in words)) / 4)
    put("colon", float(":" in lower))
    put("stop", float(bool(words) and words[-1] in (".", "!", ";")))
    put("question", float("?" in lower))
    put("finite", float(not tags.isdisjoint(_FINITE)))
    put("past", float(not tags.isdisjoint(_PAST)))
    put("verbs", min(4, pos.count("VERB")) / 4)
    put("names", min(4, pos.count("PROPN")) / 4)
    put("adjectives", min(4, pos.count("ADJ")) / 4)
    put("pronoun:we", float(not lower.isdisjoint(_WE)))
    put("pronoun:i", float(not lower.isdisjoint(_I)))
