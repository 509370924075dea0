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
    """One finding an objective; none where nothing of it is served, or all key results are work: others say so."""
    judge = Judge.of(book.language)
    for given in key_sets(book) if judge is not None else ():
        part = untouched(given, judge) if judge is not None else None
        if part is not None:
            yield given.finding(book, "portfolio/part_untouched", (), part=part, objective=given.said)


def untouched(given: KeySet, judge: Judge) -> str | None:
    """The part of an objective of several parts that is likeliest to have no key result; None where even that is not likely enough."""
    parts = parts_of(given.objective.text, judge.language)
    if len(parts) < 2 or off_objective.is_off(given, judge) or objective_by_activities.all_activities(given, judge):
        return None
    odds, part = max(zip(judge.untouched(given, parts), parts, strict=True))
    return part if odds >= judge.threshold("untouched") else None


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
