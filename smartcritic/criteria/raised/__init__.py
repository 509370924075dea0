"""The rules that are raised beside a criterion's verdict: by what their tables say, or by the file here that is called as the rule's flaw.

Such a file has a function ``check(evidence, verdict)``, which yields findings. `with_rules` asks all of them of the verdict that a judge
gives, and puts the findings into the order of the rules.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from smartcritic import rules
from smartcritic.criteria.base import Evidence, finding, weighed
from smartcritic.languages import Language, pattern_of
from smartcritic.model import CRITERIA, VERDICTS, Cue, Finding, Quantity, Verdict, VerdictName, replace
from smartcritic.quantities import is_measure, is_money

Check = Callable[[Evidence, Verdict], Iterable[Finding]]
Judge = Callable[[Evidence], Verdict]

_SHARES = ("percent", "percentage point", "times")


def with_rules(criterion: str) -> Callable[[Judge], Judge]:
    """Make the judge of a criterion say what its rules find beside the verdict."""

    def decorated(judge: Judge) -> Judge:
        @functools.wraps(judge)
        def judged(evidence: Evidence) -> Verdict:
            own = judge(evidence)
            more = [found for check in checks()[criterion, own.verdict] for found in check(evidence, own)]
            return own if not more else replace(own, findings=_in_order((*evidence.config.applied(more), *own.findings), own))

        return judged

    return decorated


def _in_order(findings: Iterable[Finding], verdict: Verdict) -> tuple[Finding, ...]:
    known, places = rules.load(), rules.places()

    def place(found: Finding) -> tuple[bool, int]:
        raised = known[found.rule].raised
        return raised is not None and verdict.verdict in raised.behind, places[found.rule]

    return tuple(sorted(findings, key=place))


@lru_cache(maxsize=1)
def checks() -> Mapping[tuple[str, VerdictName], Sequence[Check]]:
    """The checks of each criterion beside each verdict."""
    files = rules.modules(__name__)
    out: dict[tuple[str, VerdictName], list[Check]] = {(criterion, verdict): [] for criterion in CRITERIA for verdict in VERDICTS}
    for name, rule in rules.load().items():
        raised = rule.raised
        check = files[name].check if name in files else None if raised is None else functools.partial(_told, rule, raised)
        for verdict in (raised and raised.under) or VERDICTS:
            if check is not None:
                out[rule.criterion, verdict].append(check)
    return out


def _told(rule: rules.Rule, raised: rules.Raised, evidence: Evidence, verdict: Verdict) -> Iterable[Finding]:
    """The findings of a rule by its table."""
    cues = [*evidence.facts.of(*raised.cues), *(_said(rule, evidence) if raised.terms else ())][: raised.most]
    is_told_by_words = raised.cues or raised.terms
    if (is_told_by_words and not cues) or raised.source not in (None, verdict.source) or evidence.has(*raised.missing):
        return ()
    if raised.least is not None and not any(_is_much(q, raised.least, evidence.language) for q in evidence.facts.quantities):
        return ()
    if not is_told_by_words:
        return (finding(evidence, rule.name),)
    shown = weighed(evidence, verdict, rule.criterion, cues) if raised.weighed else cues
    return [finding(evidence, rule.name, cue, why=cue.value) for cue in shown]


def _is_much(quantity: Quantity, least: float, language: Language) -> bool:
    """Whether an amount is a share or a multiple, or a number of things that is not small: no time, length or money."""
    if quantity.unit in _SHARES:
        return quantity.per is None
    counted = quantity.value >= least and quantity.value == int(quantity.value)
    return counted and not is_money(quantity.unit) and not is_measure(quantity.unit, language)


def _said(rule: rules.Rule, evidence: Evidence) -> Iterator[Cue]:
    """The places in the text of the words that raise a rule."""
    pattern = evidence.language.once(_pattern, rule.name)
    if pattern is not None:
        for found in pattern.finditer(evidence.goal.text):
            yield Cue("term", found[0], found.start(), found.end())


def _pattern(language: Language, name: str) -> re.Pattern[str] | None:
    terms = sorted(language.terms_of(rules.get(name)), key=len, reverse=True)
    said = "|".join(map(pattern_of, terms))
    return re.compile(rf"(?<!\w)(?:{said})(?!\w)", re.IGNORECASE) if terms else None
