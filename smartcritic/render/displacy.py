"""Data for displaCy, spaCy's visualiser: ``displacy.render(span_data(report), style="span", manual=True, options=OPTIONS)``.

Plain dictionaries; spaCy is not needed to make them. On a Doc that went through the component ``smartcritic``, displaCy needs no data of
ours: ``displacy.render(doc, style="span", options={"spans_key": "smartcritic/facts"})``.
"""

from __future__ import annotations

import re
from typing import Any

from smartcritic.model import Report
from smartcritic.render.marks import NAMES, marks, pieces
from smartcritic.render.words import points

_TOKEN = re.compile(r"\w+|[^\w\s]")

OPTIONS: dict[str, Any] = {
    "colors": {
        **dict(zip(NAMES.values(), ("#9ec5fe", "#a3cfbb", "#ffe69c", "#c5b3e6", "#9eeaf9"))),
        **{f"{name} ✘": "#f1aeb5" for name in NAMES.values()},
    }
}
"""Colours of the labels: one a criterion, red for what is a flaw of it."""


def _label(criterion: str, flaw: bool) -> str:
    return f"{NAMES[criterion]} ✘" if flaw else NAMES[criterion]


def span_data(report: Report) -> dict[str, Any]:
    """Return a report for displaCy's style "span": marks may overlap.

    Returns:
        ``{"text", "tokens": [str], "spans": [{"start_token", "end_token", "label"}]}``; tokens are cut where marks begin and end.
    """
    found = marks(report)
    tokens: list[tuple[int, int]] = []
    for start, end, _ in pieces(report.text, found):
        tokens += [(start + m.start(), start + m.end()) for m in _TOKEN.finditer(report.text[start:end])]
    spans = []
    for mark in found:
        inside = [i for i, (a, b) in enumerate(tokens) if mark.start <= a and b <= mark.end]
        if inside:
            spans.append({"start_token": inside[0], "end_token": inside[-1] + 1, "label": _label(mark.criterion, mark.flaw)})
    return {"text": report.text, "tokens": [report.text[a:b] for a, b in tokens], "spans": spans}


def ent_data(report: Report) -> dict[str, Any]:
    """Return a report for displaCy's style "ent", in which marks may not overlap: of those that do, flaws and then long ones win.

    Returns:
        ``{"text", "ents": [{"start", "end", "label"}], "title"}``, in the order of the text.
    """
    kept: list[tuple[int, int, str]] = []
    for mark in sorted(marks(report), key=lambda m: (not m.flaw, m.start - m.end)):
        if all(mark.end <= a or b <= mark.start for a, b, _ in kept):
            kept.append((mark.start, mark.end, _label(mark.criterion, mark.flaw)))
    ents = [{"start": a, "end": b, "label": label} for a, b, label in sorted(kept)]
    return {"text": report.text, "ents": ents, "title": f"{report.letters} {points(report.score)}"}
