"""An earlier audit, read from its JSON lines, and what has become of its goals since."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from smartcritic.audit.runner import Outcome
from smartcritic.calendar import format_date
from smartcritic.errors import InputError, SmartCriticError
from smartcritic.model import CRITERIA, ERROR_SCHEMA, REPORT_SCHEMA, Goal, Report
from smartcritic.summary import Summary, Trend


@dataclass(frozen=True, slots=True)
class _Row:
    """A row of the earlier audit, as far as its figures go."""

    number: int


class Earlier:
    """The reports of an earlier audit. A goal is the same one if its id is; without an id in both lists, if its text is."""

    def __init__(self, name: str, summary: Summary, scores: Mapping[str, int], day: str) -> None:
        self._trend = Trend(name, day, summary)
        self._scores, self._seen = scores, set[str]()

    @classmethod
    def from_file(cls, path: str | Path) -> Earlier:
        """Read what ``audit -o FILE.jsonl`` wrote.

        Raises:
            InputError: the file cannot be read, or a line of it is no report.
        """
        summary, scores, day = Summary(), dict[str, int](), ""
        try:
            with Path(path).open(encoding="utf-8-sig") as lines:
                for number, line in enumerate(lines, 1):
                    if not line.strip():
                        continue
                    report, goal = _read(line, f"--compare-to {path}, line {number}")
                    summary.add(Outcome(_Row(number), None, goal, report, None if report else "not read"))  # type: ignore[arg-type]
                    if report is not None and report.score is not None:
                        scores[_key(report.id, report.text)] = report.score
                        day = format_date(report.today)
        except (OSError, UnicodeDecodeError) as error:
            raise InputError(f"--compare-to {path}: cannot be read: {error}") from None
        if not scores:
            raise InputError(f"--compare-to {path}: holds no goal that was judged; give the JSON lines of an earlier audit (-o FILE.jsonl)")
        return cls(Path(path).name, summary, scores, day)

    def watch(self, outcomes: Iterable[Outcome]) -> Iterator[Outcome]:
        """Pass the outcomes on, each with the score that its goal had, and count what has become of them."""
        trend = self._trend
        for outcome in outcomes:
            report = outcome.report
            if report is None or report.score is None:
                yield outcome
                continue
            key = _key(report.id, report.text)
            before = self._scores.get(key)
            if before is None:
                trend.new += 1
            else:
                self._seen.add(key)
                trend.better += report.score > before
                trend.worse += report.score < before
                trend.same += report.score == before
            yield dataclasses.replace(outcome, before=before)

    def trend(self) -> Trend:
        """Return what has changed; only after all outcomes have passed."""
        self._trend.gone = len(self._scores) - len(self._seen)
        return self._trend


def _key(id: str | None, text: str) -> str:
    return f"id {id}" if id else f"text {' '.join(text.split()).casefold()}"


def _read(line: str, where: str) -> tuple[Report | None, Goal | None]:
    wrong = "is no report; give the JSON lines of an earlier audit (-o FILE.jsonl)"
    try:
        data = json.loads(line)
    except ValueError:
        raise InputError(f"{where}: {wrong}") from None
    if not isinstance(data, dict) or data.get("schema") not in (REPORT_SCHEMA, ERROR_SCHEMA):
        raise InputError(f"{where}: {wrong}")
    if data["schema"] == ERROR_SCHEMA:
        return None, None
    goal = data.get("goal") or {}
    try:
        report = Report.from_dict(_bare(data))
        return report, Goal(report.text, id=report.id, owner=goal.get("owner"), team=goal.get("team"), role=goal.get("role"))
    except (SmartCriticError, TypeError, AttributeError) as error:
        raise InputError(f"{where}: {wrong} ({error})") from None


def _bare(data: Mapping[str, Any]) -> dict[str, Any]:
    """A report without what trends do not count, so that reports of other versions can be read, too."""
    facts = data.get("facts") or {}
    plain = {"kind": facts.get("kind", "outcome"), "form": facts.get("form", "imperative")}
    criteria = {
        c: {"verdict": v["verdict"], "confidence": v.get("confidence", 1.0), "findings": v.get("findings", [])}
        for c, v in data["criteria"].items() if c in CRITERIA
    }  # fmt: skip
    kept = {k: data[k] for k in ("schema", "id", "text", "today", "judged", "score") if k in data}
    return kept | {"criteria": criteria, "facts": plain}
