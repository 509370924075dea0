"""Verdicts -> suggestions and one whole rewrite. A draft is kept only if the critic finds its text better and nowhere worse."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from smartcritic.criteria.base import Evidence
from smartcritic.records import CRITERIA, Report, Rewrite, Suggestion, VerdictName
from smartcritic.rewrite import amount, reach, what, when
from smartcritic.rewrite.base import Change, Draft, Drafter, Shape, Task, compose, merged

Rescore = Callable[[str], Report]

DRAFTERS: tuple[tuple[str, Drafter], ...] = (
    ("specific", what.draft),
    ("measurable", amount.draft),
    ("achievable", reach.achievable),
    ("relevant", reach.relevant),
    ("time_bound", when.draft),
)
"""Who drafts for which criterion, in the order of the letters."""

MAX_QUESTIONS = 3

_RANK: dict[VerdictName, int] = {"unmet": 0, "unknown": 1, "partial": 1, "met": 2}


def advise(evidence: Evidence, report: Report, rescore: Rescore) -> tuple[tuple[Suggestion, ...], Rewrite | None]:
    """Return a suggestion per criterion that is not met, where one helps, and the goal rewritten as a whole.

    Args:
        evidence: what the verdicts were made from.
        report: the report so far.
        rescore: judges a text in place of the goal's own.
    """
    if not evidence.judged or evidence.facts.form in ("no_goal", "question", "empty"):
        return (), None
    task = Task(evidence, report, Shape.of(report.text))
    suggestions: list[Suggestion] = []
    chosen: dict[str, Draft] = {}
    for criterion, drafter in DRAFTERS:
        for draft in drafter(task):
            text, slots, edits, filled = compose(report.text, draft.changes, task.shape)
            after = rescore(filled)
            if not better(report, after, criterion):
                continue
            trust = "needs_input" if slots else draft.trust
            suggestions.append(Suggestion(criterion, draft.message, edits, text, trust, slots, after.score))
            chosen[criterion] = draft
            break
    return tuple(suggestions), _whole(task, chosen, rescore)


def better(before: Report, after: Report, criterion: str) -> bool:
    """Whether `criterion` is better in `after` and no other criterion worse."""
    if _RANK[after.criteria[criterion].verdict] <= _RANK[before.criteria[criterion].verdict]:
        return False
    return all(_RANK[after.criteria[c].verdict] >= _RANK[before.criteria[c].verdict] for c in CRITERIA)


def _whole(task: Task, chosen: dict[str, Draft], rescore: Rescore) -> Rewrite | None:
    """All changes for S, M, T and for an unreachable figure at once, with at most `MAX_QUESTIONS` gaps."""
    report = task.report
    sets: list[Sequence[Change]] = []
    for criterion in ("measurable", "specific", "achievable", "time_bound"):
        draft = chosen.get(criterion)
        if draft is None or (criterion == "achievable" and report.criteria["achievable"].verdict != "unmet"):
            continue
        sets.append(draft.changes)
    while sets:
        changes = merged(sets)
        text, slots, _, filled = compose(report.text, changes, task.shape)
        after = rescore(filled)
        if len(slots) <= MAX_QUESTIONS and after.score > report.score and _none_worse(report, after):
            shift = _capital(text)
            return Rewrite(shift, slots, after.score, "needs_input" if slots else "idea")
        sets.pop(1 if len(sets) > 1 and len(slots) > MAX_QUESTIONS else len(sets) - 1)
    return None


def _none_worse(before: Report, after: Report) -> bool:
    return all(_RANK[after.criteria[c].verdict] >= _RANK[before.criteria[c].verdict] for c in CRITERIA)


def _capital(text: str) -> str:
    """Begin with a capital, as a sentence does."""
    for i, c in enumerate(text):
        if c.isalpha():
            first = text[i:].split(" ", 1)[0]
            return text[:i] + c.upper() + text[i + 1 :] if first.islower() and len(c.upper()) == 1 and not text[:i].strip("\"'“‘(*_- ") else text
        if c.isdigit() or c == "[":
            return text
    return text
