"""What tables raise beside a verdict: beside which, by which evidence, how often, and in which order."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from smartcritic import rules
from smartcritic.config import Config
from smartcritic.criteria.base import Evidence, finding
from smartcritic.criteria.raised import with_rules
from smartcritic.model import VERDICTS, Cue, Finding, Source, Verdict, VerdictName
from tests.criteria.made import amount, cue, evidence

TEXT = "Open it soon, better, soonest, and leverage synergies"
ALL = set(VERDICTS)
EACH: tuple[Source, ...] = ("text", "field", "context")


def judged(of: Evidence, criterion: str, verdict: VerdictName, source: Source = "text", own: Sequence[Finding] = ()) -> list[str]:
    """The rules found beside a verdict that a judge gives with findings of its own."""

    @with_rules(criterion)
    def judge(_: Evidence) -> Verdict:
        return Verdict(verdict, 0.9, source, tuple(own))

    return [f.rule for f in judge(of).findings]


@pytest.mark.parametrize(("rule", "kind", "beside", "by", "most"), [
    ("specific/buzzword", "buzzword", ALL - {"met"}, EACH, 3),
    ("specific/hedged_verb", "hedge", ALL, EACH, 2),
    ("achievable/absolute", "absolute", {"unmet"}, ("text",), 4),
    ("achievable/impossible_figure", "impossible", {"unmet"}, ("text",), 4),
    ("achievable/extreme_change", "extreme", {"unmet"}, ("text",), 4),
    ("achievable/low_confidence", "confidence", {"unknown"}, EACH, 4),
    ("relevant/output_metric", "output_metric", {"met", "unknown"}, EACH, 1),
    ("relevant/vanity_metric", "vanity_metric", {"met", "unknown"}, EACH, 1),
    ("time_bound/vague_time", "vague_time", ALL, EACH, 4),
    ("time_bound/open_duration", "open_duration", {"partial"}, EACH, 4),
    ("time_bound/start_without_end", "start_only", {"partial", "unmet"}, EACH, 4),
])  # fmt: skip
def test_a_table_says_beside_which_verdicts_its_words_raise_it(
    rule: str, kind: str, beside: set[VerdictName], by: tuple[Source, ...], most: int
) -> None:
    shares = (amount(TEXT, "soonest", 50.0, unit="percent"),)
    of = evidence(TEXT, quantities=shares, cues=tuple(cue(kind, TEXT, word, "0.5") for word in ("soon", "better", "leverage", "synergies")))
    criterion = rules.get(rule).criterion
    for verdict in VERDICTS:
        for source in EACH:
            raised = judged(of, criterion, verdict, source).count(rule)
            assert raised == (most if verdict in beside and source in by else 0), (verdict, source)


def test_every_rule_that_its_table_raises_is_tried() -> None:
    (mark,) = test_a_table_says_beside_which_verdicts_its_words_raise_it.pytestmark  # type: ignore[attr-defined]
    assert {row[0] for row in mark.args[1]} == {name for name, rule in rules.load().items() if rule.raised}


def of_two() -> tuple[Evidence, list[Finding]]:
    kinds: tuple[tuple[str, str], ...] = (("extreme", "better"), ("absolute", "soon"))
    of = evidence(TEXT, cues=tuple(Cue(k, w, TEXT.index(w), TEXT.index(w) + len(w), "never") for k, w in kinds))
    return of, [finding(of, "achievable/extreme_change.growth", estimate="ten times"), finding(of, "achievable/no_basis")]


def test_findings_stand_in_the_order_of_the_rules_and_the_judges_own_behind_those_of_the_table() -> None:
    of, own = of_two()
    assert judged(of, "achievable", "unmet", own=own) == [
        "achievable/no_basis", "achievable/absolute", "achievable/extreme_change", "achievable/extreme_change",
    ]  # fmt: skip


def test_where_no_table_speaks_the_judges_findings_stay_as_they_are() -> None:
    of, own = of_two()
    assert judged(of, "achievable", "met", own=own) == ["achievable/extreme_change", "achievable/no_basis"]


def test_what_is_off_is_not_raised() -> None:
    of = evidence(TEXT, cues=(cue("hedge", TEXT, "leverage"),), config=Config(ignore=("specific/hedged",)))
    assert judged(of, "specific", "met") == []
