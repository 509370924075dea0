"""Several goals in one text, each by itself."""

from __future__ import annotations

import re

from smartcritic.languages import Language
from smartcritic.model import Report
from smartcritic.rewriting.wording import any_of

_BULLET = re.compile(r"(?:[-*•]|\d+[.)])\s+")


def spans(report: Report, language: Language) -> tuple[tuple[int, int], ...]:
    """Where each goal of a text stands, half-open; nothing where the text is one goal.

    A goal begins at an action of its own and ends before the words that join the next one to it.
    """
    named = any(f.rule == "specific/several_goals" for f in report.criteria["specific"].findings)
    actions = [a for a in report.facts.actions if any(o.start >= a.end for o in report.facts.objects)]
    if not named or len(actions) < 2:
        return ()
    text, found = report.text, []
    starts = [a.start for a in actions]
    begin = _BULLET.match(text)
    for i, start in enumerate(starts):
        stop = starts[i + 1] if i + 1 < len(starts) else len(text)
        joint = any_of(language, "next", r"[\s,;.]*(?:%s\s+)*(?:[-*•]\s+)?$").search(text, start, stop)
        end = joint.start() if joint is not None and i + 1 < len(starts) else len(text.rstrip())
        if i == 0 and begin is not None:
            start = max(begin.end(), 0)
        found.append((start, end))
    return tuple((a, b) for a, b in found if text[a:b].strip())
