"""Text: what a person reads on a terminal, as wide as it is."""

from __future__ import annotations

from smartcritic.render import comparison, tables
from smartcritic.render.terminal import ReportView

RENDERERS = {
    "Report": ReportView,
    "Summary": tables.SummaryView,
    "Plan": tables.plan_view,
    "Comparison": comparison.comparison_view,
    "Evaluation": tables.evaluation_view,
    "Rule": tables.rule_view,
    "Rules": tables.RulesView,
}
