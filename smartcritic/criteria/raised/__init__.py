"""The rules that are raised beside a criterion's verdict: by what their tables say, or by the file here that is called as the rule's flaw.

Such a file has a function ``check(evidence, verdict)``, which yields findings. `with_rules` asks all of them of the verdict that a judge
gives, and puts the findings into the order of the rules.
"""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache

from smartcritic import rules
from smartcritic.criteria.base import Evidence, finding, weighed
from smartcritic.languages import Language
from smartcritic.model import Cue, Finding, Verdict, replace

Check = Callable[[Evidence, Verdict], Iterable[Finding]]
Judge = Callable[[Evidence], Verdict]


def with_rules(criterion: str) -> Callable[[Judge], Judge]:
    """Make the judge of a criterion say what its rules find beside the verdict."""

    def decorated(judge: Judge) -> Judge:
        @functools.wraps(judge)
        def judged(evidence: Evidence) -> Verdict:
            own = judge(evidence)
            more = evidence.config.applied(itertools.chain.from_iterable(check(evidence, own) for check in checks()[criterion]))
            return own if not more else replace(own, findings=_in_order((*more, *own.findings), own))

        return judged

    return decorated


def _in_order(findings: Iterable[Finding], verdict: Verdict) -> tuple[Finding, ...]:
    known, places = rules.load(), rules.places()

    def place(found: Finding) -> tuple[bool, int]:
        raised = known[found.rule].raised
        return raised is not None and verdict.verdict in raised.behind, places[found.rule]

    return tuple(sorted(findings, key=place))


@lru_cache(maxsize=1)
def checks() -> dict[str, list[Check]]:
    """The checks of each criterion."""
    files, out = rules.modules(__name__), dict[str, list[Check]]()
    for name, rule in rules.load().items():
        found = out.setdefault(rule.criterion, [])
        if rule.raised is not None:
            found.append(functools.partial(_told, rule, rule.raised))
        elif name in files:
            found.append(files[name].check)
    return out


def _told(rule: rules.Rule, raised: rules.Raised, evidence: Evidence, verdict: Verdict) -> Iterator[Finding]:
    """The findings of a rule by its table."""
    if (raised.under and verdict.verdict not in raised.under) or raised.source not in (None, verdict.source):
        return
    if evidence.has(*raised.missing):
        return
    if not raised.cues and not raised.terms:
        yield finding(evidence, rule.name)
        return
    cues = [*evidence.facts.of(*raised.cues), *_said(rule, evidence)][: raised.most]
    for cue in weighed(evidence, verdict, rule.criterion, cues) if raised.weighed else cues:
        yield finding(evidence, rule.name, cue, why=cue.value)


def _said(rule: rules.Rule, evidence: Evidence) -> Iterator[Cue]:
    """The places in the text of the words that raise a rule."""
    pattern = evidence.language.once(_pattern, rule.name)
    if pattern is not None:
        for found in pattern.finditer(evidence.goal.text):
            yield Cue("term", found[0], found.start(), found.end())


def _pattern(language: Language, name: str) -> re.Pattern[str] | None:
    terms = sorted(language.terms_of(rules.get(name)), key=len, reverse=True)
    said = "|".join(r"\s+".join(map(re.escape, term.split())) for term in terms)
    return re.compile(rf"(?<!\w)(?:{said})(?!\w)", re.IGNORECASE) if terms else None
