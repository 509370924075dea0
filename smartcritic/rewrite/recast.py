"""Questions and hedges: the goal that a question asks for, the verb behind "try to", before anything else is mended."""

from __future__ import annotations

import re

from smartcritic.records import Edit, Report
from smartcritic.rewrite.base import Change

_QUESTION = re.compile(
    r"(?:so |and |but )?(?:how (?:best )?(?:can|could|do|should|might|will|would|shall|may) (?:we|i|you|our team|the team)(?: best| "
    r"better)?|"
    r"how to|(?:can|could|should|shall|may|might|will|would) (?:we|i|you|our team|the team)(?: please)?|"
    r"what (?:can|could|should|must) (?:we|i) do (?:in order )?to|what would it take to|why (?:don['’]t|do not|not) (?:we|i)|"
    r"is (?:there a|it) (?:way|possible) to|would it be possible to|is it time to|shouldn['’]t (?:we|i)|couldn['’]t (?:we|i)|can['’]t "
    r"(?:we|i))\s+",
    re.IGNORECASE,
)
_LEAD = re.compile(r"[\s\"“‘'(*_>#•-]*")


def recast(report: Report) -> tuple[Change, ...]:
    """The changes that turn a question into the goal that it asks for; none where the text is no such question."""
    text = report.text
    start = _LEAD.match(text)
    at = start.end() if start else 0
    match = _QUESTION.match(text, at)
    mark = text.rstrip().rfind("?")
    if match is None or (mark < 0 and report.facts.form != "question"):
        return ()
    first = text[match.end() : match.end() + 1]
    if not first.isalpha() or text.count("?") > 1:
        return ()
    lead = first.upper() if text[at : at + 1].isupper() else first
    changes = [Change(at, match.end() + 1, (lead,))]
    if mark >= 0:
        changes.append(Change(mark, mark + 1, ()))
    return tuple(changes)


def applied(text: str, changes: tuple[Change, ...]) -> str:
    """The text with plain changes applied."""
    out, at = "", 0
    for c in changes:
        out += text[at : c.start] + "".join(p for p in c.parts if isinstance(p, str))
        at = c.end
    return out + text[at:]


def single_edit(before: str, after: str) -> Edit:
    """The one edit that turns `before` into `after`."""
    head = 0
    while head < min(len(before), len(after)) and before[head] == after[head]:
        head += 1
    tail = 0
    while tail < min(len(before), len(after)) - head and before[-1 - tail] == after[-1 - tail]:
        tail += 1
    return Edit(head, len(before) - tail, after[head : len(after) - tail])
