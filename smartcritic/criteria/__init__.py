"""Facts and context -> a verdict for each letter, where the text is a goal. One pure function a criterion; no spaCy, no clock."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from smartcritic.config import Config
from smartcritic.criteria import achievable, measurable, relevant, specific, time_bound, yardsticks
from smartcritic.criteria.base import Evidence, finding, reason, verdict
from smartcritic.languages import known
from smartcritic.model import CRITERIA, Verdict, VerdictName, Yardstick, replace
from smartcritic.reading import ear

JUDGES: tuple[tuple[str, Callable[[Evidence], Verdict]], ...] = (
    ("specific", specific.judge),
    ("measurable", measurable.judge),
    ("achievable", achievable.judge),
    ("relevant", relevant.judge),
    ("time_bound", time_bound.judge),
)
"""The criteria in the order of the letters, each with the function that judges it."""

assert tuple(name for name, _ in JUDGES) == CRITERIA

WEIGHTS: Mapping[VerdictName, float] = {"met": 1.0, "partial": 0.5, "unknown": 0.35, "unmet": 0.0}
"""What a verdict is worth: an unknown is worth less than half, since the text leaves the reader without an answer."""

SHARES: Mapping[str, float] = {"specific": 0.3, "measurable": 0.25, "achievable": 0.1, "relevant": 0.1, "time_bound": 0.25}
"""What each letter counts for in the score, where the configuration does not say."""

EMPTY = 39
"""The most that a text without a number, a result and a date can score, whatever stands in the fields beside it."""

READ: Mapping[str, tuple[VerdictName, ...]] = {
    "specific": ("unmet", "partial", "unknown"),
    "measurable": ("unmet", "partial", "unknown"),
    "achievable": ("unknown",),
}
"""The verdicts on the text that are the trained reader's, by letter; no fact settles them."""

NO_GOAL = 0.79
"""From these odds of the trained reader on a text is no goal: six goals in a thousand are turned away (`corpora/reader/form.py`)."""


def is_judged(evidence: Evidence) -> bool:
    """Whether the text is a goal, by the trained reader; of the fields beside it only its kind, or key results, make it one."""
    if (evidence.goal.kind or evidence.goal.key_results) and evidence.facts.form not in ("empty", "foreign"):
        return True
    if evidence.facts.form in ("empty", "foreign") or (evidence.facts.form == "question" and not evidence.targets()):
        return False
    return evidence.reading.odds["form"]["not_a_goal"] < NO_GOAL


def unjudged(evidence: Evidence) -> dict[str, Verdict]:
    """The five verdicts on a text that is no goal, all unknown; a finding of the first says why."""
    facts = evidence.facts
    key = "text/not_a_goal.question" if facts.form == "question" else reason(facts)
    found = finding(evidence, key, read_as=known.name(facts.language), language=evidence.language.name)
    measured = evidence.say("measured/not_judged")
    none = verdict(evidence, "unknown", 0.9, measured=measured, asked="")
    first = verdict(evidence, "unknown", 0.9, findings=[found], measured=measured, asked="")
    return dict.fromkeys(CRITERIA, none) | {CRITERIA[0]: first}


def judge(evidence: Evidence, kind: Yardstick | None = None) -> dict[str, Verdict]:
    """Judge all five criteria by the yardstick of a kind of goal; None for that of a text alone.

    In a language that the trained reader does not know, only those are judged that facts alone decide.
    """
    verdicts = _judged(evidence)
    return verdicts if kind is None else yardsticks.applied(evidence, kind, verdicts)


def _judged(evidence: Evidence) -> dict[str, Verdict]:
    verdicts = {name: function(evidence) for name, function in JUDGES}
    if evidence.language.has_reader:
        return _corrected(evidence, verdicts) if evidence.config.corrections.moves else verdicts
    said = evidence.say("measured/no_reader", language=evidence.language.name)
    unread = verdict(evidence, "unknown", 0.9, measured=said, asked="")
    return {name: unread if v.source == "text" and v.verdict in READ.get(name, ()) else v for name, v in verdicts.items()}


def _corrected(evidence: Evidence, verdicts: Mapping[str, Verdict]) -> dict[str, Verdict]:
    """The verdicts as the team's corrections move them; what was found against a letter that is met now stays as notes."""
    out = dict(verdicts)
    for letter, own in verdicts.items():
        said = ear.heard(evidence.config.corrections.moves, letter, own, evidence.goal.text, evidence.facts)
        if said is not None:
            notes = tuple(replace(f, level="note") for f in own.findings) if said.verdict == "met" else own.findings
            measured = evidence.say("measured/learned", said=own.measured, count=said.corrections)
            out[letter] = replace(own, verdict=said.verdict, confidence=round(said.confidence, 2), measured=measured, findings=notes)
    return out


def score(evidence: Evidence, verdicts: Mapping[str, Verdict], kind: Yardstick | None = None) -> int:
    """Return the score, 0..100.

    Each letter brings its share (`shares`) of what it is worth (`WEIGHTS`). Where the trained reader decided, that is the mean over its
    verdicts, each as likely as the reader holds it; where facts, a field or the context decided, it is the verdict's own. Fields fill
    letters, but lift no vague text: the sum is at most 30 plus 80 times what the text alone is worth in "specific" and "measurable", and
    `EMPTY` for a text without a number, a result and a date. By the yardstick of a kind of goal only the letters that it asks for count;
    one that key results or an answer measure has no such bounds.
    """
    worth = {letter: _worth(evidence, letter, v) for letter, v in verdicts.items()}
    if kind is not None and not yardsticks.is_plain(kind):
        asked = yardsticks.counted(kind, verdicts)
        of_asked = {letter: share for letter, share in shares(evidence.config).items() if letter in asked}
        if sum(of_asked.values()) == 0:
            of_asked = dict.fromkeys(asked, 1.0)
        total = 100 * sum(share * worth[letter] for letter, share in of_asked.items()) / sum(of_asked.values())
        if yardsticks.way_of(kind, "measurable") in ("key_results", "answer"):
            return round(total)
    else:
        total = 100 * sum(share * worth[letter] for letter, share in shares(evidence.config).items())
    said = 0.55 * worth["specific"] + 0.45 * _of_text(evidence, worth["measurable"], verdicts["measurable"])
    total = min(total, 30 + 80 * said)
    return round(min(total, EMPTY) if _is_empty(evidence, verdicts) else total)


def shares(config: Config) -> Mapping[str, float]:
    """What each letter counts for in the score, by criterion; they add up to 1."""
    if not config.letters:
        return SHARES
    given = {**SHARES, **dict(config.letters)}
    return {letter: share / sum(given.values()) for letter, share in given.items()}


def _is_empty(evidence: Evidence, verdicts: Mapping[str, Verdict]) -> bool:
    """Whether the text has no number, no date and no result: nothing definite that is done to something definite."""
    facts = evidence.facts
    if evidence.targets() or evidence.dated():
        return False
    done = facts.action is not None and facts.action.strength == "concrete" and not facts.of("vague_word", "buzzword", "hedge")
    return not (done and verdicts["specific"].verdict == "met" and evidence.reading.best("measurable")[0] == "met")


def _worth(evidence: Evidence, letter: str, verdict: Verdict) -> float:
    """What a letter is worth, 0..1: a mean over the trained reader's verdicts, kept on the side of the verdict that was given."""
    own = WEIGHTS[verdict.verdict]
    if verdict.source != "text" or verdict.confidence >= 0.95:
        return own
    return (own + _mean(evidence.reading.odds[letter])) / 2


def _of_text(evidence: Evidence, worth: float, verdict: Verdict) -> float:
    """What "measurable" is worth by the text alone, where a field filled it."""
    if verdict.source == "text":
        return worth
    return _mean(evidence.reading.odds["measurable"])


def _mean(odds: Mapping[str, float]) -> float:
    return sum(worth * odds.get(name, 0.0) for name, worth in WEIGHTS.items())
