"""Verdicts -> suggestions and one whole rewrite. A draft is kept only if the critic finds its text better and nowhere worse."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Generator, Iterator, Sequence

from smartcritic.criteria.base import Evidence
from smartcritic.records import CRITERIA, Report, Rewrite, Suggestion, VerdictName
from smartcritic.rewriting import achievable_relevant, clause, measurable, specific, time_bound
from smartcritic.rewriting.base import Change, Draft, Drafter, Shape, Task, compose, merged
from smartcritic.rewriting.words import LIST

Rescore = Callable[[str], Report]
"""Judges a text in place of the goal's own."""

RescoreMany = Callable[[Sequence[tuple[int, str]]], Sequence[Report]]
"""Judges texts, each in place of that of the goal with this number."""

Advice = tuple[tuple[Suggestion, ...], Rewrite | None]
_Drafts = Generator[str, Report, list[Draft]]

DRAFTERS: tuple[tuple[str, Drafter], ...] = (
    ("specific", specific.draft),
    ("measurable", measurable.draft),
    ("achievable", achievable_relevant.achievable),
    ("relevant", achievable_relevant.relevant),
    ("time_bound", time_bound.draft),
)
"""Who drafts for which criterion, in the order of the letters."""

MAX_QUESTIONS = 3
MAX_DRAFTS = 12
"""Drafts of one criterion that are judged."""

_KEPT = {"specific": 2, "measurable": 2, "time_bound": 2}
"""Mending drafts of a criterion that are kept, for the whole rewrite to choose from; of the others one."""

_RANK: dict[VerdictName, int] = {"unmet": 0, "unknown": 1, "partial": 1, "met": 2}


def advise(evidence: Evidence, report: Report, rescore: Rescore) -> Advice:
    """Return a suggestion per criterion that is not met, where one helps, and the goal rewritten as a whole.

    Args:
        evidence: what the verdicts were made from.
        report: the report so far.
        rescore: judges a text in place of the goal's own.
    """
    return advise_many([(evidence, report)], lambda asked: [rescore(text) for _, text in asked])[0]


def advise_many(goals: Sequence[tuple[Evidence, Report]], rescore: RescoreMany) -> list[Advice]:
    """Return the advice on many goals, in order: that of `advise` on each, with their drafts judged together, round by round."""
    out: list[Advice] = [((), None)] * len(goals)
    working = {i: _advising(evidence, report) for i, (evidence, report) in enumerate(goals)}
    answers: dict[int, Report | None] = dict.fromkeys(working)
    while answers:
        asked: list[tuple[int, str]] = []
        for i, answer in answers.items():
            try:
                asked.append((i, next(working[i]) if answer is None else working[i].send(answer)))
            except StopIteration as done:
                out[i] = done.value
        answers = dict(zip((i for i, _ in asked), rescore(asked), strict=True)) if asked else {}
    return out


def _advising(evidence: Evidence, report: Report) -> Generator[str, Report, Advice]:
    """Work out the advice on one goal; ask for the reports of texts by yielding them. A language without phrases for it gets none."""
    if not report.judged or not any(c.isalpha() for c in report.text) or not evidence.language.lexicon(LIST).tables:
        return (), None
    return (yield from _Adviser(evidence, report).advice())


class _Adviser:
    """One goal's drafts, each judged once. Where a text's report is needed, the text is yielded and its report is sent in."""

    def __init__(self, evidence: Evidence, report: Report) -> None:
        self.original = report
        self.judged: dict[str, Report] = {}
        self.bare_object = specific.is_bare(evidence.language, report.facts)
        self.task = Task(evidence, report, Shape.of(report.text, evidence.language), clause.own(report.text, report.facts))

    def rescore(self, text: str) -> Generator[str, Report, Report]:
        """Judge a text, each text once."""
        if text not in self.judged:
            self.judged[text] = yield text
        return self.judged[text]

    def advice(self) -> Generator[str, Report, Advice]:
        """All suggestions, and the whole rewrite."""
        suggestions: list[Suggestion] = []
        good: dict[str, list[Draft]] = {}
        for criterion, drafter in DRAFTERS:
            kept = yield from self._good(criterion, drafter)
            if not kept:
                continue
            good[criterion] = kept
            draft = kept[0]
            text, slots, edits, filled = compose(self.task.text, draft.changes, self.task.shape)
            trust = "needs_input" if slots else draft.trust
            score = (yield from self.rescore(filled)).score
            suggestions.append(Suggestion(criterion, draft.message, edits, text, trust, slots, score))
        return tuple(suggestions), (yield from self._whole(good))

    def _good(self, criterion: str, drafter: Drafter) -> _Drafts:
        """The drafts that make the criterion better and none worse: those that mend it first, each kind in its order."""
        mending: list[Draft] = []
        helping: list[Draft] = []
        for n, draft in enumerate(drafter(self.task)):
            if n >= MAX_DRAFTS:
                break
            if draft.questions > MAX_QUESTIONS:
                continue
            after = yield from self.rescore(compose(self.task.text, draft.changes, self.task.shape)[3])
            if not better(self.original, after, criterion) or not self._same_action(after, draft) or not self._scores_more(after):
                continue
            (mending if after.criteria[criterion].verdict == "met" else helping).append(draft)
            if len(mending) >= _KEPT.get(criterion, 1):
                break
        return mending + helping

    def _scores_more(self, after: Report) -> bool:
        return after.score is not None and self.original.score is not None and after.score > self.original.score

    def _same_action(self, after: Report, *drafts: Draft) -> bool:
        """Whether the goal still says that the same is done."""
        before = self.task.report.facts.action
        if before is None or any(d.verb for d in drafts):
            return True
        return after.facts.action is not None and after.facts.action.lemma == before.lemma

    def _whole(self, good: dict[str, list[Draft]]) -> Generator[str, Report, Rewrite | None]:
        """The changes for S, M, T and for an unreachable figure at once, with at most `MAX_QUESTIONS` questions.

        The first combination that meets S, M and T is taken, else the one that meets most of them.
        """
        best: tuple[tuple[int, int], str, tuple[Draft, ...], tuple[Change, ...]] | None = None
        for drafts in self._combinations(good):
            changes = merged(d.changes for d in drafts)
            if sum(len(c.parts) for c in changes) < sum(len(c.parts) for d in drafts for c in d.changes):
                continue
            text, slots, _, filled = compose(self.task.text, changes, self.task.shape)
            if len(slots) > MAX_QUESTIONS or not changes:
                continue
            after = yield from self.rescore(filled)
            if not self._scores_more(after):
                continue
            if not none_worse(self.original, after) or not self._same_action(after, *drafts):
                continue
            verdicts = [after.criteria[c].verdict for c in ("specific", "measurable", "time_bound")]
            key = (sum(_RANK[v] for v in verdicts), after.score or 0)
            if best is None or key > best[0]:
                best = (key, text, drafts, changes)
            if all(v == "met" for v in verdicts):
                break
        if best is None:
            return None
        _, slots, _, filled = compose(self.task.text, best[3], self.task.shape)
        score = (yield from self.rescore(filled)).score
        return Rewrite(_capital(best[1]), slots, score, "needs_input" if slots else "idea")

    def _combinations(self, good: dict[str, list[Draft]]) -> Iterator[tuple[Draft, ...]]:
        """One draft for M, S, an unreachable A and T each, or none; what changes least comes first."""
        reach_ = good.get("achievable", [])[:1] if self.original.criteria["achievable"].verdict == "unmet" else []
        amounts: list[Draft | None] = [*good.get("measurable", [])[:3]] or [None]
        parts: list[Draft | None] = [None, *good.get("specific", [])[:4]]
        counted = amounts != [None]
        tried = [(m, s) for m in amounts for s in parts if s is None or m is None or not (s.amount or s.verb)]
        if counted:
            tried += [(None, s) for s in parts]
        if self.bare_object:
            tried = [*((None, s) for s in good.get("specific", []) if s.amount), *tried]
        for m, s in tried:
            chosen = [d for d in (m, s, *reach_) if d is not None]
            recurring = any(d.recurring for d in chosen)
            times = self._times(recurring) if recurring else good.get("time_bound", [])[:2]
            for time in [*times, None] if times else [None]:
                drafts = [*chosen, time] if time is not None else chosen
                if drafts:
                    yield tuple(drafts)

    def _times(self, recurring: bool) -> list[Draft]:
        """The time drafts of a goal that another draft makes work per period."""
        if self.original.criteria["time_bound"].verdict == "met":
            return []
        return list(time_bound.draft(dataclasses.replace(self.task, recurring=recurring)))[:2]


def better(before: Report, after: Report, criterion: str) -> bool:
    """Whether `criterion` is better in `after` and no other criterion worse."""
    return _RANK[after.criteria[criterion].verdict] > _RANK[before.criteria[criterion].verdict] and none_worse(before, after)


def none_worse(before: Report, after: Report) -> bool:
    """Whether `after` is a goal too, and no criterion worse in it."""
    return after.judged and all(_RANK[after.criteria[c].verdict] >= _RANK[before.criteria[c].verdict] for c in CRITERIA)


def _capital(text: str) -> str:
    """Begin with a capital, as a sentence does; a first word that is a name or holds a figure stays."""
    for i, c in enumerate(text):
        if c.isalpha():
            first = text[i:].split(" ", 1)[0]
            plain = first.islower() and len(c.upper()) == 1 and not text[:i].strip("\"'“‘(*_- ") and "." not in first.rstrip(".,;:!?")
            return text[:i] + c.upper() + text[i + 1 :] if plain else text
        if c.isdigit() or c == "[":
            return text
    return text
