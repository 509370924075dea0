"""A report or comparison as a piece of HTML for notebooks: no script, no network, what a goal holds is shown as it is."""

from __future__ import annotations

from html import escape

from smartcritic.model import CRITERIA, Comparison, Report, Rewrite, VerdictName
from smartcritic.render.labels import verdict_said
from smartcritic.render.marks import LETTERS, NAMES, SIGNS, Mark, marks, pieces, visible
from smartcritic.render.words import not_judged, rise, understood

SHOWN_CHARS = 2_000
"""Characters of a text that are shown."""

_INK: dict[str, str] = {"met": "#0b4a20", "partial": "#5e4100", "unmet": "#7a0f0c", "unknown": "#3a404b"}
_PAPER: dict[str, str] = {"met": "#d5f0dc", "partial": "#fff0c2", "unmet": "#fbd9d6", "unknown": "#e7e9ed"}
_STATES = {"kept": "met", "changed": "partial", "lost": "partial", "invented": "unmet"}
_CELL = "padding:3px 8px;text-align:left;vertical-align:top"


def _chip(words: str, verdict: str, title: str = "") -> str:
    style = f"background:{_PAPER[verdict]};color:{_INK[verdict]};border-radius:4px;padding:1px 6px;font-weight:700"
    return f'<span style="{style}"{f" title={chr(34)}{escape(title)}{chr(34)}" if title else ""}>{escape(words)}</span>'


def _shown(text: str) -> str:
    return escape(visible(text, newlines=True)).replace("\n", "<br>")


def report_html(report: Report) -> str:
    """Return a report as HTML: the goal with its words marked, a verdict a criterion with what was found, the facts and the rewrite."""
    quote = f'<blockquote style="margin:8px 0;padding-left:10px;border-left:3px solid #9aa3b1">{_marked(report)}</blockquote>'
    if not report.judged:
        why, help_ = not_judged(report)
        return f'<div class="smartcritic"><div>{_chip("not judged", "unknown")} {_shown(why)}</div>{quote}<div>{_shown(help_)}</div></div>'
    chips = " ".join(_chip(_letter(c, report.criteria[c].verdict), report.criteria[c].verdict, NAMES[c]) for c in CRITERIA)
    rows = []
    for name in CRITERIA:
        verdict = report.criteria[name]
        found = [_shown(verdict.measured)] if verdict.measured else []
        found += [f'{_shown(f.message)} <span style="opacity:.7">{escape(f.rule)}</span>' for f in verdict.findings]
        sign = _chip(f"{SIGNS[verdict.verdict]} {verdict_said(verdict.verdict)}", verdict.verdict)
        rows.append(
            f'<tr><th scope="row" style="{_CELL}">{NAMES[name]}</th><td style="{_CELL}">{sign}</td>'
            f'<td style="{_CELL}">{"<br>".join(found)}</td></tr>'
        )
    facts = "".join(f"<li>{escape(what)}: {_shown(words)}</li>" for what, words in understood(report))
    parts = [
        f"<div>{chips} <b>{report.score}</b>/100</div>",
        quote,
        f"<table>{''.join(rows)}</table>",
        f"<ul>{facts}</ul>" if facts else "",
        _rewrite(report.rewrite, report.score) if report.rewrite is not None and report.rewrite.text != report.text else "",
    ]
    return f'<div class="smartcritic">{"".join(parts)}</div>'


def _letter(criterion: str, verdict: VerdictName) -> str:
    letter = LETTERS[criterion]
    return {"met": letter, "partial": letter.lower(), "unmet": SIGNS["unmet"], "unknown": "?"}[verdict]


def _marked(report: Report) -> str:
    text = report.text[:SHOWN_CHARS]
    found = tuple(m for m in marks(report) if m.end <= len(text))
    out = []
    for start, end, over in pieces(text, found):
        part = _shown(text[start:end])
        out.append(_mark(part, over, end) if over and text[start:end].strip() else part)
    return "".join(out) + ("…" if len(report.text) > SHOWN_CHARS else "")


def _mark(part: str, over: tuple[Mark, ...], end: int) -> str:
    worst = next((m for m in over if m.flaw), over[0])
    verdict = "unmet" if worst.flaw else worst.verdict
    letters = "".join(m.letter for m in over if m.end == end)
    style = f"background:{_PAPER[verdict]};color:{_INK[verdict]};border-radius:3px;padding:0 2px"
    title = ", ".join(dict.fromkeys(f"{NAMES[m.criterion]}{' (flaw)' if m.flaw else ''}" for m in over))
    return f'<mark style="{style}" title="{title}">{part}{f"<sup>{letters}</sup>" if letters else ""}</mark>'


def _rewrite(rewrite: Rewrite, before: int | None) -> str:
    out, at = [], 0
    for slot in sorted(rewrite.slots, key=lambda s: s.start):
        words = _shown(rewrite.text[slot.start : slot.end])
        style = f"background:{_PAPER['partial']};color:{_INK['partial']};border-radius:3px;padding:0 2px"
        out += [_shown(rewrite.text[at : slot.start]), f'<b style="{style}" title="{escape(slot.question)}">{words}</b>']
        at = slot.end
    text = "".join([*out, _shown(rewrite.text[at:])])
    after = f" ({rise(before, rewrite.score_after)})" if rewrite.score_after is not None else ""
    questions = "".join(f"<li>{_shown(q)}</li>" for q in dict.fromkeys(s.question for s in rewrite.slots))
    return f"<div><b>Rewrite</b>{after}: {text}{f'<ul>{questions}</ul>' if questions else ''}</div>"


def comparison_html(comparison: Comparison) -> str:
    """Return a comparison as HTML: what became of each fact, and the criteria before and after."""
    head = _chip("faithful" if comparison.faithful else "not faithful", "met" if comparison.faithful else "unmet")
    order = list(reversed(_STATES))
    facts = "".join(
        f'<tr><td style="{_CELL}">{_chip(f.state, _STATES[f.state])}</td><td style="{_CELL}">{f.kind}</td>'
        f'<td style="{_CELL}">{_shown(f.message)}</td></tr>'
        for f in sorted(comparison.facts, key=lambda f: order.index(f.state))
    )
    moves = "".join(
        f'<tr><th scope="row" style="{_CELL}">{NAMES[name]}</th>'
        f'<td style="{_CELL}">{_chip(verdict_said(change.before), change.before)}</td>'
        f'<td style="{_CELL}">→ {_chip(verdict_said(change.after), change.after)}</td></tr>'
        for name, change in comparison.criteria.items()
    )
    return (
        f'<div class="smartcritic"><div>{head} score {rise(comparison.score_before, comparison.score_after)}</div>'
        f"<table>{facts}</table><table>{moves}</table></div>"
    )
