"""JSON: the data as it is, for programs."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any, Protocol

from smartcritic.rules import Rule


class _Plain(Protocol):
    def to_dict(self) -> dict[str, Any]: ...


def _plain(thing: _Plain, **_: Any) -> str:
    return json.dumps(thing.to_dict(), indent=2)


def _rule(rule: Rule) -> str:
    return json.dumps(rule.to_dict(), ensure_ascii=False, indent=2)


def _rules(listed: Sequence[Rule]) -> str:
    return json.dumps([rule.to_dict() for rule in listed], ensure_ascii=False, indent=2)


RENDERERS = {
    "Report": lambda report, **_: report.to_json(indent=2),
    **dict.fromkeys(("Summary", "Plan", "Comparison", "Evaluation"), _plain),
    "Rule": _rule,
    "Rules": _rules,
}
