"""Where pieces go: into the goal's own clause where it is plain, else as a sentence of its own, else on its labelled line."""

from __future__ import annotations

import re
from collections.abc import Sequence

from smartcritic.parsing.labels import labels
from smartcritic.rewriting.base import Change, Composed, compose, merged
from smartcritic.rewriting.clause import before_reason, end_of, heavy
from smartcritic.rewriting.pieces import Piece, Task
from smartcritic.rewriting.slots import Gap, Part

MOST_WORDS = 14
"""A clause of more words takes no phrase at its end: the reader would tie it to the last words."""


def changes_for(task: Task, pieces: Sequence[Piece], apart: bool = False) -> tuple[Change, ...]:
    """The edits that put all pieces into the text; `apart`: what is said behind it as a sentence of its own."""
    inner = merged(p.changes for p in pieces if p.changes)
    tails = [p for p in pieces if p.tail]
    if not tails:
        return inner
    marks = labels(task.text, task.language)
    if marks:
        return merged((inner, *(_labelled(task.text, marks, p) for p in tails)))
    if not apart and is_plain(task, tails):
        return merged((inner, (_inline(task, tails),)))
    return merged((inner, (_sentence(task, tails),)))


def is_apart(task: Task, pieces: Sequence[Piece]) -> bool:
    """Whether what is said behind the goal is a sentence, or a line, of its own anyway."""
    return bool(labels(task.text, task.language)) or not is_plain(task, [p for p in pieces if p.tail])


def is_plain(task: Task, tails: Sequence[Piece]) -> bool:
    """Whether phrases can stand at the end of the goal's own clause and be read with its verb."""
    text, clause = task.text, task.clause
    own = text[clause.start : clause.end]
    rest = re.sub(r"[\s.!*_\"”’')]+", "", text[clause.end :])
    if rest and not re.match(r"[.!]\s|\n", text[clause.end :]):
        return False
    facts = task.report.facts
    begin = facts.action.end if facts.action is not None and clause.start <= facts.action.start < clause.end else clause.start
    if len(own.split()) > MOST_WORDS or heavy(text, begin, clause.end) or re.search(r"[?!]|[.]\s|\s[-–—]\s|,\s", own):
        return False
    if before_reason(text, facts, clause) is not None:
        return False
    return not (any(d.kind != "recurrence" for d in facts.dates) and len(tails) > 1)


def _inline(task: Task, tails: Sequence[Piece]) -> Change:
    parts: list[Part] = []
    for i, piece in enumerate(tails):
        comma = "" if piece.loose and (i == 0 or tails[i - 1].loose) else ","
        parts += [comma + " ", *piece.tail]
    at = task.clause.end
    return Change(at, at, tuple(parts))


_LOOSE_END = re.compile(r"(?:[;,]\s*(?:and|or)?|\s(?:and|or))$", re.IGNORECASE)


def _sentence(task: Task, tails: Sequence[Piece]) -> Change:
    """ "Measured by [..], from [now] to [target], by [31 March 2027].", behind the text."""
    text = task.text
    at = end = len(text.rstrip())
    loose = _LOOSE_END.search(text, 0, end)
    at = at if loose is None else loose.start()
    bare = text[:at].rstrip("\"”’')*_")
    stop = "" if bare.endswith((".", "!", "?", "…", ":")) or not text[at - 1 : at].isascii() else "."
    parts: list[Part] = [stop + ("\n" if "\n" in text.strip() else " ")]
    for i, piece in enumerate(tails):
        tail = [*_opening(task, piece), *piece.tail] if i == 0 else list(piece.tail)
        if i == 0 and isinstance(tail[0], str):
            tail[0] = tail[0][0].upper() + tail[0][1:]
        elif i > 0:
            parts.append(" " if piece.loose and tails[i - 1].loose else ", ")
        parts += tail
    return Change(at, end, (*parts, "."))


def _opening(task: Task, piece: Piece) -> list[Part]:
    """The words that make a sentence of a loose phrase: "Done by [..]", "To go from [now] to [target]"."""
    if not piece.loose:
        return []
    if piece.criterion == "measurable":
        first = piece.tail[0]
        return ["to go "] if isinstance(first, str) and first.startswith("from") else ["to be kept "]
    word = piece.tail[0]
    if isinstance(word, str) and word.startswith("until"):
        return ["runs "] if task.kind == "habit" else []
    return ["done "] if task.kind in ("task", "event", "count", "skill") else ["to be reached "]


def _labelled(text: str, marks: list[tuple[str, int, int, int]], piece: Piece) -> tuple[Change, ...]:
    """The criterion's own line, or a new one in the manner of the others."""
    letter = {"specific": "S", "measurable": "M", "achievable": "A", "relevant": "R", "time_bound": "T"}[piece.criterion]
    line = next((m for m in marks if m[0] == letter), None)
    if line is not None:
        at = max(end_of(text, line[3]), line[2])
        joint = "" if at == line[2] and text[at - 1 : at].isspace() else " "
        return (Change(at, at, (joint, *piece.tail)),)
    last, start, stop, _ = marks[-1]
    lead = text[start:stop].lstrip()
    label = lead.replace(last, letter, 1) if lead.strip("*_: -").upper() == last else f"{letter}: "
    at = len(text.rstrip())
    return (Change(at, at, (("\n" if "\n" in text else " ") + label.rstrip() + " ", *piece.tail)),)


def _from_to(measured: Piece) -> bool:
    """Whether the measure is a level that moves: "from [now] to [target]"."""
    return any(isinstance(p, Gap) and p.name == "now" for p in measured.tail)


def key_result(task: Task, measured: Piece, dated: Piece) -> Composed | None:
    """The goal as a key result: "Move [metric] from [now] to [target] by [date]", with what it is for where a measure stands for it."""
    text, clause = task.text, task.clause
    action = task.report.facts.action
    own = text[clause.start : clause.end]
    if not is_plain(task, (measured, dated)) or action is None or action.start != clause.start or not _from_to(measured):
        return None
    item = task.subject()
    if isinstance(measured.tail[1], Gap) and measured.tail[1].name == "metric":
        _, metric, _, now, to, target = measured.tail
        aim = own[0].lower() + own[1:]
        parts: tuple[Part, ...] = ("Move ", metric, " from ", now, to, target, " ", *dated.tail, f" to {aim}")
    elif item is not None and item.start > action.end and not text[action.end : item.start].strip():
        left = text[item.end : clause.end]
        for cue in reversed(task.report.facts.of("vague_time")):
            left = left.replace(cue.text, "") if cue.start >= item.end else left
        if left.strip():
            return None
        parts = (f"Move {text[item.start : item.end]} ", *measured.tail, " ", *dated.tail)
    else:
        return None
    return compose("", [Change(0, 0, parts)], task.shape)
