"""Where pieces go: at the end of the goal's clause where it is plain, else a day in front and a measure behind, or on labelled lines."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from smartcritic.parsing.labels import labels
from smartcritic.rewriting import opening, reach
from smartcritic.rewriting.base import Change, Composed, compose, merged
from smartcritic.rewriting.clause import before_reason, end_of, heavy
from smartcritic.rewriting.pieces import Piece, Task
from smartcritic.rewriting.slots import Gap, Part
from smartcritic.rewriting.wording import any_of, capitalised, named, say, table

MOST_WORDS = 14
"""A clause of more words takes no phrase at its end: the reader would tie it to the last words."""

LAST = reach.MILESTONES
"""The forms of what is always said at the very end."""

FRONT = ("by", "from_day")
"""The forms of a day that can stand in front of a goal: "Until [31 March 2027], ..." would end what is meant to go on."""


def changes_for(task: Task, pieces: Sequence[Piece], apart: bool = False) -> tuple[Change, ...]:
    """The edits that put all pieces into the text; `apart`: what is said behind it as a sentence of its own."""
    inner = merged(p.changes for p in pieces if p.changes)
    tails = [p for p in pieces if p.tail and p.form not in LAST]
    last = [p for p in pieces if p.tail and p.form in LAST]
    marks = labels(task.text, task.language)
    if marks:
        return merged((inner, *(_labelled(task.text, marks, p) for p in (*tails, *last))))
    orders = opening.ordered(task)
    if not tails or (not apart and is_plain(task, tails)):
        return merged((inner, orders, (_inline(task, tails),) if tails else (), _behind(task, last)))
    if not apart:
        dated = next((p for p in tails if p.form in FRONT), None)
        front = opening.fronted(task, dated.tail, dated.form != "by") if dated is not None else ()
        if front and merged((inner, front)) != inner:
            rest = [p for p in tails if p is not dated]
            return merged((inner, front, _behind(task, (*rest, *last))))
    return merged((inner, orders, _behind(task, (*tails, *last))))


def is_apart(task: Task, pieces: Sequence[Piece]) -> bool:
    """Whether what is said behind the goal is a line of its own anyway."""
    return bool(labels(task.text, task.language))


def is_plain(task: Task, tails: Sequence[Piece]) -> bool:
    """Whether phrases can stand at the end of the goal's own clause and be read with its verb."""
    text, clause = task.text, task.clause
    own = text[clause.start : clause.end]
    polite = any_of(task.language, "polite", r"[\s,]+%s[\s.!]*$").match(text, clause.end)
    rest = "" if polite is not None else re.sub(r"[\s.!*_\"”’')]+", "", text[clause.end :])
    if rest and (not _acts(task) or not re.match(r"[.!]\s+[^\s\-–—a-z]|\n", text[clause.end :])):
        return False
    if rest and any_of(task.language, "titles", r"(?<!\w)%s$").search(own):
        return False
    facts = task.report.facts
    if facts.action is None and clause.start > 0 and text[: clause.start].strip(" -*•"):
        return False
    begin = facts.action.end if facts.action is not None and clause.start <= facts.action.start < clause.end else clause.start
    if len(own.split()) > MOST_WORDS or heavy(_without_rhythm(task), begin, clause.end, task.language):
        return False
    if re.search(r"[?!]|[.]\s|\s[-–—]\s|,\s", own):
        return False
    acts = sum(clause.start <= a.start < clause.end for a in facts.actions)
    if before_reason(text, facts, clause) is not None or (acts > 1 and any(p.form == "until" for p in tails)):
        return False
    return not (any(d.kind != "recurrence" for d in facts.dates) and len(tails) > 1)


def _without_rhythm(task: Task) -> str:
    """The text with dots in the place of how often it is done, so that its "once" joins no clause."""
    text = task.text
    for d in task.report.facts.dates:
        if d.kind == "recurrence" and "\n" not in text.strip():
            text = text[: d.start] + "." * (d.end - d.start) + text[d.end :]
    return text


def _acts(task: Task) -> bool:
    """Whether the clause has the goal's verb or a figure, so that it is more than a heading."""
    facts, clause = task.report.facts, task.clause
    told = [q.start for q in facts.quantities] + [a.start for a in facts.actions]
    return any(clause.start <= at < clause.end for at in told)


def _inline(task: Task, tails: Sequence[Piece]) -> Change:
    parts: list[Part] = []
    for i, piece in enumerate(tails):
        comma = "" if piece.loose and (i == 0 or tails[i - 1].loose) else ","
        parts += [comma + " ", *piece.tail]
    at = task.clause.end
    dots = re.match(r"(?:\.{2,}|…)\s*$", task.text[at:])
    return Change(at, at + (dots.end() if dots is not None else 0), tuple(parts))


_SHORT = re.compile(r"(?<!\w)(?:[A-Z]{1,3}|(?:19|20)\d\d)\.?$")
"""A short word in capitals or a year, whose stop is read as no end of a sentence."""

_STOPS = (".", "!", "?", "…")


def _behind(task: Task, tails: Sequence[Piece]) -> tuple[Change, ...]:
    """Sentences of their own at the end: "Measure: [..], from [now] to [target]. Deadline: [31 March 2027]."."""
    if not tails:
        return ()
    at = len(task.text.rstrip())
    lead = "\n" if "\n" in task.text.strip() or _SHORT.search(task.text, 0, at) else " "
    loose = re.compile(r"[;,:]+$").search(task.text, 0, at)
    cut = loose.start() if loose is not None else at
    bare = task.text[:cut].rstrip("\"”’'*_")
    parts: list[Part] = ["" if bare.endswith(_STOPS) or unicodedata.category(bare[-1:] or " ") == "So" else "."]
    for piece in tails:
        parts += [lead, *capitalised(_sentence(task, piece)), "."]
    return (Change(cut, at, tuple(p for p in parts if p != "")),)


def _sentence(task: Task, piece: Piece) -> tuple[Part, ...]:
    """The phrase as a sentence, without its stop."""
    key = f"{piece.form}_sentence"
    if key not in table(task.language, "phrases"):
        return piece.tail
    return say(task.language, key, **dict(zip(named(task.language, key), _gaps(piece), strict=True)))


def _gaps(piece: Piece) -> list[Gap]:
    return [p for p in piece.tail if isinstance(p, Gap)]


def _labelled(text: str, marks: list[tuple[str, int, int, int]], piece: Piece) -> tuple[Change, ...]:
    """The criterion's own line, or a new one in the manner of the others."""
    letter = {"specific": "S", "measurable": "M", "achievable": "A", "relevant": "R", "time_bound": "T"}[piece.criterion]
    line = next((m for m in marks if m[0] == letter), None)
    if line is not None:
        at = max(end_of(text, line[3]), line[2])
        joint = ("" if text[at - 1 : at].isspace() else " ") if at == line[2] else ", "
        return (Change(at, at, (joint, *piece.tail)),)
    last, start, stop, _ = marks[-1]
    lead = text[start:stop].lstrip()
    label = lead.replace(last, letter, 1) if lead.strip("*_: -").upper() == last else f"{letter}: "
    at = len(text.rstrip())
    return (Change(at, at, (("\n" if "\n" in text else " ") + label.rstrip() + " ", *piece.tail)),)


def key_result(task: Task, measured: Piece, dated: Piece) -> Composed | None:
    """The goal as a key result: "Move [metric] from [now] to [target] by [date]", with what it is for where a measure stands for it."""
    text, clause = task.text, task.clause
    action = task.report.facts.action
    if not is_plain(task, (measured, dated)) or action is None or action.start != clause.start or opening.ordered(task):
        return None
    if text[: clause.start].strip() or text[clause.end :].strip(" \t\n.!"):
        return None
    gaps = _gaps(measured)
    item = task.subject()
    if measured.form == "measured":
        own = text[clause.start : clause.end]
        for cue in task.report.facts.of("vague_time"):
            own = " ".join(own.replace(cue.text, "").split())
        parts = say(task.language, "key_metric", metric=gaps[0], now=gaps[1], target=gaps[2], date=_DATE, aim=own[0].lower() + own[1:])
    elif measured.form == "level" and item is not None and item.start > action.end and not text[action.end : item.start].strip():
        left = text[item.end : clause.end]
        for cue in reversed(task.report.facts.of("vague_time")):
            left = left.replace(cue.text, "") if cue.start >= item.end else left
        if left.strip():
            return None
        parts = say(task.language, "key_level", subject=text[item.start : item.end], now=gaps[0], target=gaps[1], date=_DATE)
    else:
        return None
    return compose("", [Change(0, 0, _dated(parts, dated))], task.shape)


_DATE = Gap("date", "", "", "date", "")


def _dated(parts: Sequence[Part], dated: Piece) -> tuple[Part, ...]:
    """The phrase of the day in the place that is kept for it."""
    return tuple(p for part in parts for p in (dated.tail if part is _DATE else (part,)))
