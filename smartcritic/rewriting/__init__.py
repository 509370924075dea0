"""Verdicts -> rewrites and suggestions.

Pieces are drafted from the facts by the kind of goal; the winner alone is parsed again, and offered only if the critic finds it better and
no less specific, measurable or time-bound. What only the writer knows is a slot; a day or a measure is proposed in its brackets, and
taking it is the writer's act.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import NamedTuple

from smartcritic import criteria
from smartcritic.criteria.base import RANK, Evidence
from smartcritic.model import Report, Rewrite, RewriteForm, Suggestion, Trust
from smartcritic.rewriting import bettering, clause, correcting, dating, measures, measuring, mending, pieces, place, reach
from smartcritic.rewriting.base import Composed, compose
from smartcritic.rewriting.grammar import Mended
from smartcritic.rewriting.pieces import Piece, Task

RescoreMany = Callable[[Sequence[tuple[int, str]]], Sequence[Report]]
"""Judges texts, each in place of that of the goal with this number."""

_GLUED = re.compile(r"\w\[|\]\w")
"""A slot inside a word."""

AIMED = ("level", "measured")
"""Measures that a day is set for, also where the goal goes on."""

MENDED = ("specific", "measurable", "time_bound")
"""Criteria of which none may be worse in a rewrite; of the others no word is taken out."""

ASKED = ("again", "anew", "gap", "reach", "agree", correcting.FORM, *reach.MILESTONES)
"""Pieces that ask about the writer's own words or correct them, also where no verdict gets better by it."""

MAX_SLOTS = 4
"""Questions of one rewrite that are not optional."""


class Advice(NamedTuple):
    """What is offered for one goal."""

    suggestions: tuple[Suggestion, ...] = ()
    rewrites: tuple[Rewrite, ...] = ()


def advise_many(
    goals: Sequence[tuple[Evidence, Report]], rescore: RescoreMany, slips: Sequence[Sequence[Mended]] = ()
) -> list[Advice]:
    """Return the advice on many goals, in order; one text of each is judged, all together, and where that is no better, one more.

    `slips`: those of grammar in each goal, which are mended where the text is no worse for it. A goal in a language without a catalogue
    of measures gets no advice, nor does one that is marked as done.
    """
    tasks = {
        i: _task(evidence, report)
        for i, (evidence, report) in enumerate(goals)
        if report.judged and any(c.isalpha() for c in report.text) and measures.fields(evidence.language)
        if not clause.is_done(report.text, evidence.language)
    }
    alike = {i: _asked(task) for i, task in tasks.items()}
    kept: dict[int, tuple[_Draft, Report]] = {}
    slipped = dict(enumerate(slips))
    for apart, mends in ((False, True), (True, True), (False, False), (True, False)):
        asked = {i: task for i, task in tasks.items() if i not in kept and (mends or slipped.get(i))}
        made = ((i, _draft(task, alike[i], apart, slipped.get(i, ()) if mends else ())) for i, task in asked.items())
        drafts = {i: draft for i, draft in made if draft is not None}
        after = rescore([(i, d.composed.filled) for i, d in drafts.items()]) if drafts else ()
        kept |= {i: (d, r) for (i, d), r in zip(drafts.items(), after, strict=True) if _is_better(tasks[i], d, r)}
    return [_advice(tasks[i], *kept.get(i, (None, None))) if i in tasks else Advice() for i in range(len(goals))]


class _Draft(NamedTuple):
    pieces: tuple[Piece, ...]
    composed: Composed


def _task(evidence: Evidence, report: Report) -> Task:
    return pieces.task_of(evidence, report, clause.own(report.text, report.facts, evidence.language))


class _Asked(NamedTuple):
    """How it is measured and dated: the same in each draft of a goal."""

    measured: Piece | None
    dated: Piece | None


def _asked(task: Task) -> _Asked:
    measured = pieces.own_gaps(task) or measuring.how_measured(task)
    if measured is not None and measured.form in AIMED:
        return _Asked(measured, dating.by_when(replace(task, lasting=False, kind="level" if task.kind == "habit" else task.kind)))
    often = measured is not None and measured.form == "often"
    return _Asked(measured, dating.by_when(replace(task, kind="habit", rhythm=True) if often else task))


def _draft(task: Task, asked: _Asked, apart: bool, slips: Sequence[Mended]) -> _Draft | None:
    """What mends specific, measurable and time-bound with the least change; `apart`: in a sentence behind the goal, its own words left."""
    measured, dated = asked
    lowered = reach.lowered(task, dated, apart)
    drafted = (mending.mended(task), mending.agreed(task), pieces.plainly(task), pieces.which(task), measured, lowered, dated)
    found = [p for p in drafted if p is not None]
    if sum(p.slots() for p in found) > MAX_SLOTS or (measured is not None and measured.form == "" and measured.slots()):
        found = [p for p in found if p.criterion != "specific" or not p.slots()]
    bare = len(found) == 1 and found[0].criterion == "specific" and found[0].form != "agree" and not found[0].slots()
    slipped = correcting.corrected(task, slips)
    if slipped is None and (all(p.form == "mend" for p in found) or (bare and not task.open("specific"))):
        return None
    if apart:
        behind = [p for p in found if not p.changes]
        if not behind or (len(behind) == len(found) and place.is_apart(task, found)):
            return None
        found = behind
    found += [slipped] if slipped is not None else []
    composed = _composed(task, found, apart)
    if _GLUED.search(composed.text) and not _GLUED.search(task.text):
        return None
    return _Draft(tuple(found), composed)


def _composed(task: Task, found: Sequence[Piece], apart: bool = False) -> Composed:
    own = [p for p in found if p.form != correcting.FORM]
    return compose(task.text, correcting.joined(place.changes_for(task, own, apart), found), task.shape)


def _is_better(task: Task, draft: _Draft, after: Report) -> bool:
    """Whether the text is a goal that scores more, and is no less specific, measurable, time-bound or realistic."""
    before = task.report
    if not after.judged or after.score is None or before.score is None:
        return False
    asked = any(p.form in ASKED for p in draft.pieces)
    gone = {f.rule for f in before.findings} - {f.rule for f in after.findings}
    if after.score < before.score or (after.score == before.score and not gone and not asked):
        return False
    kept = all(RANK[after.criteria[c].verdict] >= RANK[before.criteria[c].verdict] for c in MENDED)
    unreal = after.criteria["achievable"].verdict == "unmet" and before.criteria["achievable"].verdict != "unmet"
    return kept and not unreal


def _advice(task: Task, draft: _Draft | None, after: Report | None) -> Advice:
    suggestions = tuple(_suggestion(task, p) for p in _all(task, draft))
    if draft is None or after is None:
        return Advice(suggestions)
    score = after.score or 0
    out = [_rewrite(task, draft.composed, "least_change", score, draft.pieces)]
    optional = [p for p in _optional(task, draft) if p not in draft.pieces]
    if optional:
        whole = (*draft.pieces, *optional)
        out.append(_rewrite(task, _composed(task, whole), "full", _score(task, after, optional), whole))
    key = _key_result(task, draft)
    if key is not None:
        out.append(_rewrite(task, key, "key_result", score, draft.pieces))
    return Advice(suggestions, tuple(out))


def _all(task: Task, draft: _Draft | None) -> list[Piece]:
    found = list(draft.pieces) if draft is not None else []
    return found + [p for p in _optional(task, draft) if p not in found]


def _optional(task: Task, draft: _Draft | None) -> list[Piece]:
    """What can be said besides: when it counts as done, where nothing else measures it, what carries it, what it is for."""
    measured = draft is not None and any(p.criterion == "measurable" for p in draft.pieces)
    done = None if measured else measuring.done_when(task)
    lowered = draft is not None and any(p.criterion == "achievable" for p in draft.pieces)
    carried = None if lowered else pieces.carried(task)
    return [p for p in (done, carried, pieces.served(task)) if p is not None]


def _suggestion(task: Task, piece: Piece) -> Suggestion:
    made = _composed(task, [piece])
    return Suggestion(
        piece.criterion, piece.message, made.edits, made.text, "needs_input" if made.slots else "safe", made.slots,
        _score(task, task.report, [piece]),
    )  # fmt: skip


def _score(task: Task, report: Report, found: Sequence[Piece]) -> int:
    """The score with the criteria of the pieces met: what the slots ask for is taken as said."""
    shares = criteria.shares(task.evidence.config)
    lacking = {p.criterion: 1 - criteria.WEIGHTS[report.criteria[p.criterion].verdict] for p in _answering(found)}
    return min(100, round((report.score or 0) + sum(100 * shares[c] * share for c, share in lacking.items())))


def _answering(found: Sequence[Piece]) -> list[Piece]:
    """The pieces that a criterion asks for: all but the mended grammar."""
    return [p for p in found if p.form != correcting.FORM]


def _rewrite(task: Task, made: Composed, form: RewriteForm, score: int, found: Sequence[Piece]) -> Rewrite:
    answers = tuple(f.rule for c in {p.criterion: None for p in _answering(found)} for f in task.report.criteria[c].findings)
    trust: Trust = "needs_input" if made.slots else "safe"
    return Rewrite(capital(made.text), made.slots, score, trust, form, answers)


def _key_result(task: Task, draft: _Draft) -> Composed | None:
    """ "Move [metric] from [now] to [target] by [date]": of a level to move whose measure is known."""
    measured = next((p for p in draft.pieces if p.criterion == "measurable" and p.tail), None)
    dated = next((p for p in draft.pieces if p.criterion == "time_bound" and p.tail), None)
    if measured is None or dated is None or task.kind not in ("level", "state") or not bettering.moves(task):
        return None
    return place.key_result(task, measured, dated)


def capital(text: str) -> str:
    """Begin with a capital, as a sentence does; a first word that is a name or holds a figure stays."""
    for i, c in enumerate(text):
        if c.isalpha():
            first = text[i:].split(" ", 1)[0]
            plain = first.islower() and len(c.upper()) == 1 and not text[:i].strip("\"'“‘(*_- ") and "." not in first.rstrip(".,;:!?")
            return text[:i] + c.upper() + text[i + 1 :] if plain else text
        if c.isdigit() or c == "[":
            return text
    return text
