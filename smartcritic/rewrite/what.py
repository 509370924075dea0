"""Object: which of them? A gap in front of the noun that delimits nothing."""

from __future__ import annotations

from collections.abc import Iterator

from smartcritic.criteria.specific import is_delimited
from smartcritic.records import ObjectFact
from smartcritic.rewrite.base import Change, Draft, Gap, Task

_EXAMPLES = {"people": "hospital", "metric": "enterprise", "quality": "warehouse", "process": "warehouse", "topic": "warehouse"}


def draft(task: Task) -> Iterator[Draft]:
    """Propose a segment for a generic object."""
    if task.report.criteria["specific"].verdict == "met":
        return
    for item in task.report.facts.objects[:1]:
        if is_delimited(item) and not item.generic:
            continue
        at = _head_start(task.text, item)
        if at is None:
            continue
        noun = task.text[at : item.end].split(",")[0].strip()[:40] or item.head
        gap = Gap("segment", "[which]", f"Which {noun}?", _EXAMPLES.get(item.nature, "warehouse"), _offered(task))
        yield Draft("specific", f"Say which {noun}: product, market, team or place", (Change(at, at, (gap, " ")),), "needs_input")


def _head_start(text: str, item: ObjectFact) -> int | None:
    """Where the head noun starts within the object's span."""
    span = text[item.start : item.end]
    low = span.lower()
    for form in (item.head, item.head[:-1] if item.head.endswith(("y", "e")) else item.head):
        at = low.find(form)
        while at > 0 and low[at - 1].isalnum():
            at = low.find(form, at + 1)
        if at >= 0:
            return item.start + at
    return item.start if item.end > item.start else None


def _offered(task: Task) -> str | None:
    return None
