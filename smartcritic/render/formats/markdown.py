"""Markdown: for tickets, chats and pull requests."""

from __future__ import annotations

from smartcritic.render import comparison, markdown

RENDERERS = {
    "Report": lambda report, **_: markdown.report_markdown(report),
    "Summary": markdown.summary_markdown,
    "Plan": markdown.plan_markdown,
    "Comparison": comparison.comparison_markdown,
    "Evaluation": markdown.evaluation_markdown,
    "Rule": lambda rule: markdown.rules_markdown([rule]),
    "Rules": markdown.rules_markdown,
}
