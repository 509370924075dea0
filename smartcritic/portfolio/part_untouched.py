"""An objective that names several parts, "faster and cheaper", of which one has no key result."""

from __future__ import annotations

import re
from collections.abc import Iterator

from smartcritic.languages import Language
from smartcritic.model import PortfolioFinding
from smartcritic.portfolio.base import Portfolio
from smartcritic.portfolio.judging import Judge, told
from smartcritic.portfolio.key_results import KeySet


def check(book: Portfolio) -> Iterator[PortfolioFinding]:
    """One finding an objective; none where nothing of it is served, or all key results are work: others say so."""
    for given, judge, work, off in told(book):
        part = None if work or off else untouched(given, judge)
        if part is not None:
            yield given.finding(book, "portfolio/part_untouched", (), part=part, objective=given.said)


def untouched(given: KeySet, judge: Judge) -> str | None:
    """The part of an objective of several parts that is likeliest to have no key result; None where even that is not likely enough."""
    parts = parts_of(given.objective.text, judge.language)
    if len(parts) < 2:
        return None
    odds, part = max(zip(judge.untouched(given, parts), parts, strict=True))
    return part if odds >= judge.threshold("untouched") else None


def parts_of(text: str, language: Language) -> list[str]:
    """The parts that an objective names: what stands between its commas and words such as "and"; one alone where it names no more."""
    found = [language.once(_leads).sub("", piece.strip(" .!?:;,")) for piece in language.once(_joins).split(text)]
    return [piece for piece in found if any(c.isalpha() for c in piece)]


def _joins(language: Language) -> re.Pattern[str]:
    joins = language.any_of("key_results", "joins")
    return re.compile(rf"\s*[,;/+]\s+(?:(?:{joins})\s+)?|\s+(?:{joins})\s+", re.IGNORECASE)


def _leads(language: Language) -> re.Pattern[str]:
    return re.compile(rf"^(?:(?:{language.any_of('key_results', 'leads')})\s+)+", re.IGNORECASE)
