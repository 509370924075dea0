"""Facts as numbers: what the trained reader is told beside the words themselves.

Each feature is 0 or 1, or a small number; its name says what it means, so that what moved a verdict can be said in words.
Of purposes, means and bases only constructions that may be one are told: the reader finds them itself.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from smartcritic.model import Facts, Quantity
from smartcritic.parsing import forms
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

CONSTRUCTIONS = ("purpose", "means", "parent", "basis")
"""Cues of constructions that may give a reason or a way. Whether one does is for the reader to say: its spans replace them."""

_NO_WORDS = frozenset({"PUNCT", "SPACE", "SYM", "X"})
_LENGTHS = (3, 6, 12, 24, 48)

NAMES: tuple[str, ...] = (
    "bias", "action", "actions", "light", "open_ended", "coordinated",
    *(f"strength:{s}" for s in _STRENGTHS), *(f"direction:{d}" for d in _DIRECTIONS), "kind:outcome",
    *(f"quantity:{r}" for r in _ROLES), *(f"aimed:{u}" for u in (*_UNITS, "money", "bare", "counted")), "aimed:range", "aimed:bound",
    "deadline", "dates", "cadence", *(f"cadence:{c}" for c in _CADENCES),
    "object", "objects", "generic", "metric", "compared", *(f"nature:{n}" for n in _NATURES), *(f"delimiter:{d}" for d in _DELIMITERS),
    "delimiters", "means:action", "means:object",
    *(f"form:{f}" for f in _FORMS), *(f"cue:{c}" for c in _CUES), *(f"first:{p}" for p in _FIRST),
    *(f"length:{n}" for n in _LENGTHS),
    "segments", "labelled", "capitals", "digits", "colon", "stop", "question", "finite", "past", "verbs", "names", "adjectives",
    "pronoun:we", "pronoun:i", *(f"cue:{c}" for c in CONSTRUCTIONS),
)  # fmt: skip
"""The features, in order."""

_PLACE = {name: i for i, name in enumerate(NAMES)}


def _places(prefix: str) -> Mapping[str, int]:
    """Where each feature of a family stands: "up" -> the place of "direction:up"."""
    return {name.partition(":")[2]: i for name, i in _PLACE.items() if name.startswith(f"{prefix}:")}


_FAMILY = {
    f: _places(f)
    for f in ("strength", "direction", "quantity", "aimed", "cadence", "nature", "delimiter", "form", "cue", "first", "length", "means")
}


class Vector(list[float]):
    """The features of one goal, by name."""

    def put(self, name: str, value: float = 1.0) -> None:
        """Set a feature."""
        self[_PLACE[name]] = value

    def mark(self, family: str, member: str | None) -> None:
        """Set the feature ``family:member`` to 1, where there is one."""
        at = _FAMILY[family].get(member)  # type: ignore[arg-type]
        if at is not None:
            self[at] = 1.0


def features(facts: Facts, parses: Sequence[Parse]) -> list[float]:
    """The features of one goal, one number for each of `NAMES`."""
    out = Vector([0.0] * len(NAMES))
    out.put("bias")
    _actions(facts, out)
    _amounts(facts, out)
    _objects(facts, out)
    out.mark("form", facts.form)
    for cue in facts.cues:
        out.mark("cue", cue.kind)
    _shape(parses, out)
    return out


def unit_kind(quantity: Quantity) -> str:
    """What an amount is in: "bare" (a number alone), "percent", "percentage point", "times", "money", or "counted"."""
    if quantity.unit is None:
        return "bare"
    if quantity.unit in _UNITS:
        return quantity.unit
    return "money" if len(quantity.unit) == 3 and quantity.unit.isupper() else "counted"


def _actions(facts: Facts, out: Vector) -> None:
    action = facts.action
    if action is not None:
        out.put("action")
        out.mark("strength", action.strength)
        out.mark("direction", action.direction)
        out.put("light", float(action.light))
        out.put("open_ended", float(action.open_ended))
        out.put("coordinated", float(any(a.coordinated for a in facts.actions)))
    out.put("actions", min(len(facts.actions), 4) / 4)
    out.put("kind:outcome", float(facts.kind == "outcome"))


def _amounts(facts: Facts, out: Vector) -> None:
    for q in facts.quantities:
        out.mark("quantity", q.role)
        if q.role in ("target", "rate"):
            out.mark("aimed", unit_kind(q))
            if q.high is not None:
                out.mark("aimed", "range")
            if q.bound is not None:
                out.mark("aimed", "bound")
    if facts.deadline is not None:
        out.put("deadline")
    out.put("dates", min(len(facts.dates), 4) / 4)
    if facts.cadence is not None:
        out.put("cadence")
        out.mark("cadence", facts.cadence)


def _objects(facts: Facts, out: Vector) -> None:
    out.put("objects", min(len(facts.objects), 4) / 4)
    if facts.objects:
        first = facts.objects[0]
        out.put("object")
        out.put("generic", float(first.generic))
        out.put("metric", float(first.metric is not None))
        out.put("compared", float(first.compared))
        out.mark("nature", first.nature)
        for d in first.delimiters:
            out.mark("delimiter", d.kind)
        out.put("delimiters", min(len(first.delimiters), 5) / 5)
    for m in facts.means:
        if m.action is not None:
            out.mark("means", "action")
        if m.object is not None:
            out.mark("means", "object")


def _shape(parses: Sequence[Parse], out: Vector) -> None:
    if len(parses) == 1:
        words, pos, lower, tags = parses[0].words, parses[0].pos, set(parses[0].lower), set(parses[0].tags)
    else:
        words, pos = [w for p in parses for w in p.words], [x for p in parses for x in p.pos]
        lower, tags = {x for p in parses for x in p.lower}, {x for p in parses for x in p.tags}
    n = len(words)
    for size in _LENGTHS:
        if n < size:
            break
        out.put(f"length:{size}")
    out.mark("first", next((x for x in pos if x not in _NO_WORDS), None))
    out.put("segments", min(len(parses), 5) / 5)
    out.put("labelled", float(any(p.label for p in parses)))
    out.put("capitals", sum([w[:1].isupper() for w in words]) / max(1, n))
    out.put("digits", min(4, sum([not w.isalpha() and any(map(str.isdigit, w)) for w in words])) / 4)
    out.put("colon", float(":" in lower))
    out.put("stop", float(bool(words) and words[-1] in (".", "!", ";")))
    out.put("question", float("?" in lower))
    out.put("finite", float(not tags.isdisjoint(forms.FINITE_OR_MODAL)))
    out.put("past", float(not tags.isdisjoint(forms.PAST_FORMS)))
    for name, part in (("verbs", "VERB"), ("names", "PROPN"), ("adjectives", "ADJ")):
        out.put(name, min(4, pos.count(part)) / 4)
    if parses:
        language = parses[0].language
        out.put("pronoun:we", float(not lower.isdisjoint(language.words("reading", "we"))))
        out.put("pronoun:i", float(not lower.isdisjoint(language.words("reading", "i"))))
