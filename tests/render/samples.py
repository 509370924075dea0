"""Reports built by hand: what the views are tried on without a pipeline."""

from __future__ import annotations

import datetime as dt

from smartcritic.model import Action, Cue, Deadline, Facts, Finding, Quantity, Report, Rewrite, Slot, Suggestion, Verdict, VerdictName

TODAY = dt.date(2026, 11, 24)


def cue(text: str, words: str, kind: str = "evidence") -> Cue:
    """The words of the text as a cue."""
    at = text.index(words)
    return Cue(kind, words, at, at + len(words))


def finding(rule: str, message: str, text: str = "", words: str = "") -> Finding:
    """A finding on these words, or on an absence."""
    if not words:
        return Finding(rule, message, "because it matters")
    at = text.index(words)
    return Finding(rule, message, "because it matters", at, at + len(words), words)


def report(
    text: str,
    verdicts: dict[str, Verdict] | None = None,
    *,
    facts: Facts | None = None,
    rewrite: Rewrite | None = None,
    suggestions: tuple[Suggestion, ...] = (),
    score: int = 50,
) -> Report:
    """A report whose verdicts are unknown but for those given."""
    names: tuple[str, ...] = ("specific", "measurable", "achievable", "relevant", "time_bound")
    unknown: VerdictName = "unknown"
    return Report(
        text=text,
        today=TODAY,
        score=score,
        criteria={n: (verdicts or {}).get(n, Verdict(unknown, 0.9, measured="the text does not say")) for n in names},
        facts=facts or Facts(),
        suggestions=suggestions,
        rewrite=rewrite,
    )


def no_goal(text: str, rule: str = "text/not_a_goal", message: str = "this is a question, not a goal") -> Report:
    """A report on a text that was not judged."""
    names: tuple[str, ...] = ("specific", "measurable", "achievable", "relevant", "time_bound")
    form = {"text/empty": "empty", "text/not_english": "foreign"}.get(rule, "question")
    criteria = dict.fromkeys(names, Verdict("unknown", 0.9, measured="not judged"))
    criteria["specific"] = Verdict("unknown", 0.9, findings=(finding(rule, message),), measured="not judged")
    return Report(text=text, today=TODAY, judged=False, score=None, criteria=criteria, facts=Facts(form=form))


def typical() -> Report:
    """A goal with something of everything: evidence, flaws, a resolved date, a rewrite with slots."""
    text = "Grow pump sales in Wales by 20% soon, at the latest this quarter"
    amount = cue(text, "20%", "quantity")
    rewritten = "Grow pump sales to [which buyers] in Wales by 20% by 31 December 2026"
    at = rewritten.index("[which buyers]")
    slot = Slot("segment", at, at + len("[which buyers]"), "Which buyers are meant?", example="farm co-operatives")
    return report(
        text,
        {
            "specific": Verdict(
                "partial", 0.8, findings=(finding("specific/generic_object", "“sales” could be delimited further", text, "sales"),),
                measured="grow; pump sales", asked="a concrete action on a delimited object",
                evidence=(cue(text, "Grow"), cue(text, "pump sales")),
            ),
            "measurable": Verdict("met", 0.95, measured="20% of pump sales", asked="a target", evidence=(amount,)),
            "time_bound": Verdict(
                "met", 0.97, findings=(finding("time_bound/vague_time", "“soon” names no day", text, "soon"),),
                measured="over on 31 December 2026", asked="a day on which it is over", evidence=(cue(text, "this quarter"),),
            ),
            "relevant": Verdict(
                "unmet", 0.7, "context", (finding("relevant/no_objective", "serves none of the objectives"),),
                "no aim", "an aim that it serves",
            ),
        },
        facts=Facts(
            action=Action("grow", "Grow", 0, 4),
            quantities=(Quantity("20%", amount.start, amount.end, 20.0, unit="percent"),),
            deadline=Deadline("this quarter", text.index("this"), len(text), dt.date(2026, 10, 1), dt.date(2026, 12, 31)),
        ),
        rewrite=Rewrite(rewritten, (slot,), 77),
        suggestions=(Suggestion("specific", "Say which buyers", (), rewritten, "needs_input"),),
        score=64,
    )  # fmt: skip
