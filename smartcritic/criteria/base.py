"""What every criterion is handed, and how a verdict is made."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from smartcritic import rules
from smartcritic.config import Config
from smartcritic.languages import Language
from smartcritic.model import CRITERIA, Attainability, Context, Cue, Facts, Finding, Goal, Quantity, Reading, Source, Verdict, VerdictName
from smartcritic.reading.bars import ENOUGH, ENOUGH_SAID, decided


@dataclass(frozen=True, slots=True)
class Evidence:
    """The goal, what was read from it, what the context says, and the thresholds in force."""

    goal: Goal
    facts: Facts
    context: Context
    config: Config
    language: Language
    attainability: Attainability | None = None
    alike: Callable[[str, str], float] | None = None
    """How alike two texts are by the pipeline's word vectors, 0..1; None where it has none."""
    key_results: tuple[Evidence, ...] = ()
    """The key results of an objective, as far as they are known."""

    def say(self, key: str, **fields: object) -> str:
        """A message of the goal's language."""
        return self.language.message(key, **fields)

    @property
    def reading(self) -> Reading:
        """What the trained reader says of the goal; of one that it has not read, that nothing is sure."""
        return self.facts.reading or UNREAD

    def remarked(self, name: str, otherwise: bool = False) -> bool:
        """Whether a coach would remark it, by the trained reader; `otherwise` of a goal that it has not read."""
        reading = self.facts.reading
        return otherwise if reading is None else name in reading.remarks

    def targets(self) -> tuple[Quantity, ...]:
        """The amounts aimed at: targets and rates."""
        return tuple(q for q in self.facts.quantities if q.role in ("target", "rate"))

    def moves(self) -> bool:
        """Whether something is to rise or fall."""
        return self.facts.action is not None and self.facts.action.direction in ("up", "down")

    def has(self, *names: str) -> bool:
        """Whether the goal has any of these: words of the text, by kinds of cues, or fields."""
        return any(self.facts.of(name) or getattr(self.goal, name, None) for name in names)

    def dated(self) -> bool:
        """Whether the text itself names a day or a period, whatever a field says."""
        return any(d.kind in ("date", "range") for d in self.facts.dates)


_UNSURE = {"unmet": 0.4, "partial": 0.3, "met": 0.3}
UNREAD = Reading(dict.fromkeys(CRITERIA, _UNSURE) | {"form": {"goal": 1.0, "not_a_goal": 0.0}})
"""The reading of a goal whose facts were made by hand."""


def decide(
    evidence: Evidence, letter: str, least: VerdictName = "unmet", most: VerdictName = "met"
) -> tuple[VerdictName, float]:
    """The most likely verdict of the trained reader within what the facts allow, and how likely it is among these.

    `least` and `most` bound it where facts decide; "unmet" and "unknown" both stand for the bottom.
    """
    odds = evidence.reading.odds[letter]
    low, high = RANK[least], RANK[most]
    allowed = {v: p for v, p in odds.items() if low <= RANK[v] <= high}
    if not allowed:
        return least, 1.0
    name = max(allowed, key=lambda v: allowed[v])
    return name, allowed[name] / sum(allowed.values())  # type: ignore[return-value]


def has_ground(evidence: Evidence, letter: str, spans: Iterable[Cue]) -> bool:
    """Whether the text gives a purpose (relevant) or a basis (achievable), by the trained reader's odds and what it found."""
    spans = tuple(spans)
    odds = evidence.reading.odds[letter]["met"]
    said = any(c.value != "reader" for c in spans)
    return bool(spans) and (odds >= ENOUGH or (said and odds >= ENOUGH_SAID) or any(decided(c) for c in spans))


RANK = {"unmet": 0, "unknown": 0, "partial": 1, "met": 2}


def effect(evidence: Evidence, letter: str, start: int, end: int) -> float | None:
    """What the words at ``start..end`` did to a letter by the trained reader, -1..1; None where that was not worked out."""
    return next((w.effect[letter] for w in evidence.reading.weights if (w.start, w.end) == (start, end)), None)


HURTS = -0.02
"""From this effect on the trained reader's verdict down, words that say little are shown though the goal is specific all the same."""


def own_words(evidence: Evidence) -> list[Cue]:
    """The team's own vague words and buzzwords in the text."""
    words = evidence.config.words
    if not words.vague and not words.buzzwords:
        return []
    own = {w.lower() for w in (*words.vague, *words.buzzwords)}
    return [c for c in evidence.facts.of("vague_word", "buzzword") if c.value is not None and c.value.lower() in own]


def weighed(evidence: Evidence, verdict: Verdict, letter: str, cues: Iterable[Cue]) -> Iterator[Cue]:
    """The words that matter to a letter: it is not met, they count against it, the team listed them, or a coach would name them."""
    all_of_them = verdict.verdict != "met" or evidence.remarked("word")
    own = own_words(evidence)
    for cue in cues:
        if all_of_them or cue in own or (effect(evidence, letter, cue.start, cue.end) or 0.0) <= HURTS:
            yield cue


def verdict(
    evidence: Evidence,
    name: VerdictName,
    confidence: float,
    *,
    findings: Iterable[Finding] = (),
    measured: str,
    asked: str,
    shown: Iterable[Cue] = (),
    source: Source = "text",
) -> Verdict:
    """Make a verdict; its findings are as the configuration has them reported. `asked` is the key of a message, or empty."""
    kept = evidence.config.applied(findings)
    return Verdict(name, round(confidence, 2), source, kept, measured, evidence.say(asked) if asked else "", tuple(shown))


def reason(facts: Facts) -> str:
    """The rule that says why a text is not judged: it is empty, in another language, or no goal."""
    return {"empty": "text/empty", "foreign": "text/not_english"}.get(facts.form, "text/not_a_goal")


def of(quantity: Quantity, kind: str = "quantity") -> Cue:
    """A quantity as the words that show something."""
    return Cue(kind, quantity.text, quantity.start, quantity.end)


def finding(evidence: Evidence, key: str, cue: Cue | None = None, **fields: object) -> Finding:
    """Make a finding on the words of `cue`, or on an absence.

    `key` is that of its message: the rule's name, and behind a point which of the rule's messages it is where there are several. The
    fields of the message are `fields` and, as ``text``, the words of `cue`.
    """
    if cue is not None:
        fields = {"text": cue.text, **fields}
    return told(evidence, key.partition(".")[0], evidence.say(key, **fields), cue)


def told(evidence: Evidence, rule: str, message: str, cue: Cue | None = None) -> Finding:
    """Make a finding of a rule whose message is made already."""
    return rules.finding(rule, message, cue, why=evidence.language.why(rule))


def in_field(evidence: Evidence, said: str, name: str, other: str | None = None) -> str:
    """What a verdict says where a field beside the text, or two, is the evidence: "over on 31 May 2027 (field due_date)"."""
    if other is None:
        return evidence.say("measured/field", said=said, name=name)
    return evidence.say("measured/fields", said=said, name=name, other=other)
