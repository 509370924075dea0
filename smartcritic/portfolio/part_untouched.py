"""An objective that names several parts, "faster and cheaper", of which one has no key result."""

from __future__ import annotations

import re
from collections.abc import Iterator

from smartcritic.languages import Language
from smartcritic.model import PortfolioFinding
from smartcritic.portfolio import objective_by_activities, off_objective
from smartcritic.portfolio.base import Portfolio
from smartcritic.portfolio.judging import Judge
from smartcritic.portfolio.key_results import KeySet, key_sets


def check(book: Portfolio) -> Iterator[PortfolioFinding]:
    """One finding a part; none where nothing of the objective is served, or all key results are work: others say so."""
    judge = Judge.of(book.language)
    for given in key_sets(book) if judge is not None else ():
        for part in untouched(given, judge) if judge is not None else ():
            yield given.finding(book, "portfolio/part_untouched", (), part=part)


def untouched(given: KeySet, judge: Judge) -> list[str]:
    """The parts of an objective that no key result moves, fewer than it has."""
    parts = parts_of(given.objective.text, judge.language)
    if len(parts) < 2 or len(off_objective.off(given, judge)) == len(given.results) or objective_by_activities.all_activities(given, judge):
        return []
    found = [p for p, odds in zip(parts, judge.untouched(given, parts), strict=True) if odds >= judge.threshold("untouched")]
    return found if len(found) < len(parts) else []


def parts_of(text: str, language: Language) -> list[str]:
    """The parts that an objective names: what stands between its commas and words such as "and"; one alone where it names no more."""
    found = [language.once(_leads).sub("", piece.strip(" .!?:;,")) for piece in language.once(_joins).split(text)]
    return [piece for piece in found if any(c.isalpha() for c in piece)]


def _joins(language: Language) -> re.Pattern[str]:
    return re.compile(rf"\s*[,;/+]\s+(?:(?:{_any(language, 'joins')})\s+)?|\s+(?:{_any(language, 'joins')})\s+", re.IGNORECASE)


def _leads(language: Language) -> re.Pattern[str]:
    return re.compile(rf"^(?:(?:{_any(language, 'leads')})\s+)+", re.IGNORECASE)


def _any(language: Language, name: str) -> str:
    listed = sorted(language.words("key_results", name), key=len, reverse=True)
    return "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in listed) or "(?!)"
