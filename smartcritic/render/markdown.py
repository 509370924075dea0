"""Reports, audits and evaluations as Markdown that is safe to paste: what a goal holds is shown as it is and does nothing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from smartcritic import rules
from smartcritic.calendar import format_date
from smartcritic.evaluate import Evaluation
from smartcritic.model import CRITERIA, VERDICTS, Plan, Report, Rewrite
from smartcritic.render.headlines import first_things, of_the_list, since
from smartcritic.render.labels import title as title_of
from smartcritic.render.labels import verdict_said
from smartcritic.render.marks import LETTERS, NAMES, SIGNS, marks, pieces, visible
from smartcritic.render.words import (
    ROUNDED,
    all_met,
    counted,
    in_all,
    is_rounded,
    not_judged,
    pace,
    planned,
    points,
    rise,
    understood,
    unjudged,
)
from smartcritic.rules import Rule
from smartcritic.summary import Summary

_SPECIAL = re.compile(r"[\\`*_{}\[\]#|~!$^@]|(?<=www)\.|:(?=//)", re.IGNORECASE)
_INDENT = re.compile(r"^ {2,}")
_LEADING = re.compile(r"^(\s*)(?:([-+=])|(\d+)([.)]))")
_IDS = 12
_ENTITIES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})


def escape(text: str) -> str:
    """Return text that Markdown and the HTML made from it show as it stands, on one line: no markup, link, image or mention.

    Only what could begin markup is escaped: some ASCII punctuation with a backslash, ``& < >`` as entities.
    """
    out = _SPECIAL.sub(r"\\\g<0>", _INDENT.sub(" ", visible(text)))
    out = _LEADING.sub(lambda m: f"{m[1]}\\{m[2]}" if m[2] else f"{m[1]}{m[3]}\\{m[4]}", out)
    return out.translate(_ENTITIES)


def report_markdown(report: Report, *, level: int = 2) -> str:
    """Return one report as Markdown: the goal with its words marked, a table of verdicts, the facts and the rewrite."""
    hashes = "#" * level
    if not report.judged:
        why, help_ = not_judged(report)
        return f"{hashes} Not judged\n\n> {_marked(report)}\n\n{escape(why)} {escape(help_)}\n"
    title = f"{report.letters} {points(report.score)}"
    lines = [f"{hashes} {escape(title)}", "", f"> {_marked(report)}", "", "| | Criterion | Verdict | Found | Findings |", "|-|-|-|-|-|"]
    for criterion in CRITERIA:
        verdict = report.criteria[criterion]
        source = f" *({verdict.source})*" if verdict.source != "text" else ""
        findings = "<br>".join(f"{escape(f.message)} (`{f.rule}`)" for f in verdict.findings)
        lines.append(
            f"| **{LETTERS[criterion]}** | {NAMES[criterion]} | {SIGNS[verdict.verdict]} {verdict_said(verdict.verdict)} "
            f"| {escape(verdict.measured)}{source} | {findings} |"
        )
    facts = understood(report)
    if facts:
        lines += ["", *(f"- {what}: {escape(words)}" for what, words in facts)]
    rewrite = report.rewrite
    if rewrite is not None and rewrite.text != report.text:
        lines += ["", *_rewrite(rewrite, report.score, hashes)]
    return "\n".join(lines) + "\n"


def _marked(report: Report) -> str:
    text = report.text
    found = marks(report)
    out: list[str] = []
    for start, end, over in pieces(text, found):
        part = text[start:end]
        bare = part.strip()
        if not over or not bare:
            out.append(escape(part))
            continue
        lead, tail = part[: len(part) - len(part.lstrip())], part[len(part.rstrip()) :]
        letters = "".join(m.letter for m in over if m.end == end)
        out.append(f"{escape(lead)}**{escape(bare)}**{f'<sup>{letters}</sup>' if letters else ''}{escape(tail)}")
    return "".join(out).strip() or "*(no text)*"


def _rewrite(rewrite: Rewrite, before: int | None, hashes: str) -> list[str]:
    after = f" ({rise(before, rewrite.score_after)})" if rewrite.score_after is not None else ""
    lines = [f"{hashes}# Rewrite{after}", ""]
    out, at = [], 0
    for slot in sorted(rewrite.slots, key=lambda s: s.start):
        out += [escape(rewrite.text[at : slot.start]), f"**{escape(rewrite.text[slot.start : slot.end])}**"]
        at = slot.end
    lines.append("> " + "".join([*out, escape(rewrite.text[at:])]).strip())
    proposed = {s.question: f" (proposed: {escape(s.proposal)})" if s.proposal else "" for s in rewrite.slots}
    questions = [f"- {escape(question)}{proposal}" for question, proposal in proposed.items()]
    return [*lines, *([""] if questions else []), *questions]


def summary_markdown(summary: Summary, title: str = "Audit of goals") -> str:
    """Return the summary of an audit as Markdown."""
    whole = summary.whole
    lines = [f"# {escape(title)}", ""]
    lines.append(
        counted(whole.goals, "goal")
        + (f", mean score {points(whole.score)}, {all_met(summary.smart)}" if whole.goals else "")
        + (f", {unjudged(whole.unjudged)}" if whole.unjudged else "")
        + (f", {counted(summary.errors, 'row')} not read" if summary.errors else "")
        + "."
    )
    if summary.trend is not None:
        lines += ["", escape(since(summary))]
    if first := first_things(summary):
        lines += ["", "## To fix first", "", *(f"{i}. {escape(h.said)} {escape(h.help)}" for i, h in enumerate(first, 1))]
    if whole.goals:
        lines += ["", "## By criterion", "", ", ".join(counted(n, kind) for kind, n in sorted(whole.kinds.items(), reverse=True)) + "."]
        lines += ["", f"| Criterion | {' | '.join(verdict_said(v).capitalize() for v in VERDICTS)} |", "|-|-:|-:|-:|-:|"]
        for criterion in CRITERIA:
            shares = " | ".join(f"{whole.share(criterion, v):.0%}" for v in VERDICTS)
            lines.append(f"| {NAMES[criterion]} | {shares} |")
    for group, tallies in summary.groups.items():
        if len(tallies) > 1:
            head = f"| {group.capitalize()} | Goals | Not judged | Score | {' | '.join('SMART')} | Outcomes | Most often |"
            lines += ["", f"## By {group}", "", head, "|-|-:|-:|-:|" + "-:|" * 6 + "-|"]
            for name, tally in summary.weakest(group):
                head = f"| {escape(name)} | {tally.goals:,} | {tally.unjudged.total():,} |"
                if tally.score is None:
                    lines.append(head + " |" * 8)
                    continue
                shares = " | ".join(f"{tally.share(c):.0%}" for c in CRITERIA)
                often = escape(title_of(tally.top_findings(1)[0][0])) if tally.findings else ""
                lines.append(f"{head} {tally.score:.0f} | {shares} | {tally.outcomes:.0%} | {often} |")
    if summary.findings:
        lines += ["", "## Most frequent findings", "", "| Goals | Finding | Rule |", "|-:|-|-|"]
        lines += [f"| {n:,} | {escape(title_of(rule))} | `{rule}` |" for rule, n in summary.top_findings(20)]
    if summary.portfolio:
        lines += ["", "## The list as a whole", "", *_of_the_list(summary)]
    if summary.first_errors:
        lines += ["", "## Rows not read", "", *(f"- row {n}: {escape(e)}" for n, e in summary.first_errors)]
    return "\n".join(lines) + "\n"


def _of_the_list(summary: Summary) -> Iterator[str]:
    """What only the list shows: each thing once, with the first goals that it concerns."""
    for rule, messages in of_the_list(summary).items():
        for said, ids in messages.items():
            more = f" and {len(ids) - _IDS:,} more" if len(ids) > _IDS else ""
            yield f"- {escape(said)} (`{rule}`): {escape(', '.join(ids[:_IDS]))}{more}"


def evaluation_markdown(evaluation: Evaluation) -> str:
    """Return the figures of an evaluation as Markdown tables."""
    lines = [f"{evaluation.goals:,} labelled goals", ""]
    if evaluation.goal_or_not is not None:
        found = evaluation.goal_or_not
        lines += [f"{found.n:,} texts that are no goals: recall {found.recall:.3f}, precision {found.precision:.3f}", ""]
    lines += ["| Criterion | Accuracy | Macro-F1 | Kappa |", "|-|-:|-:|-:|"]
    lines += [f"| {NAMES[c]} | {a.accuracy:.3f} | {a.macro_f1:.3f} | {a.kappa:.3f} |" for c, a in evaluation.criteria.items()]
    lines += ["", "| Fact | Labels | Figures |", "|-|-:|-|"]
    for name, score in evaluation.facts.items():
        lines.append(f"| {name} | {score.n} | {', '.join(f'{k} {v:.3f}' for k, v in score.figures.items())} |")
    return "\n".join(lines) + "\n"


def rules_markdown(listed: Iterable[Rule]) -> str:
    """Return rules as Markdown: what each flags, why it matters, what helps, a bad and a good example, what it rests on."""
    lines: list[str] = []
    for rule in listed:
        lines += [f"## `{rule.name}`", "", escape(rule.flags), "", escape(rule.why), "", escape(rule.remedy), ""]
        for example, sign in ((rule.bad, SIGNS["unmet"]), (rule.good, SIGNS["met"])):
            lines += [f"- {sign} {escape(line)}" for line in rules.lines_of(example)]
        lines += [f"- {escape(r.cite)}: {escape(r.says)}" for r in rule.rests_on]
        lines.append("")
    return "\n".join(lines).rstrip("\n") + "\n"


def plan_markdown(plan: Plan) -> str:
    """Return a plan as Markdown: the pace, the milestones and what was assumed."""
    lines = [
        f"**{escape(in_all(plan))}** until {format_date(plan.deadline)}: {pace(plan)}, "
        f"{plan.workdays_left:,} working days left."
    ]
    if plan.milestones:
        lines += ["", "| By | Reached |", "|-|-:|"]
        lines += [f"| {format_date(m.date)} | {planned(plan, m.value)} |" for m in plan.milestones]
    if plan.assumptions:
        lines += ["", *(f"- {escape(a)}" for a in plan.assumptions)]
    if is_rounded(plan):
        lines += ["", ROUNDED]
    return "\n".join(lines) + "\n"
