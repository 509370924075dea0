"""How often the class of a thing that the catalogue of measures does not name is found by the meaning of its word.

    python -m corpora.verdicts.likeness

Each term is left out in turn, with all others that share a word with it: is the class that the rest of the catalogue gives it its own?
"""

from __future__ import annotations

from smartcritic.languages import ENGLISH, Language
from smartcritic.rewriting import likeness, measures


def left_out(language: Language) -> tuple[int, int, int]:
    """How many terms are asked, for how many a class is sure, and for how many of those it is theirs; domains are taken as told."""
    fields, terms = measures.fields(language), measures.known_terms(language)
    own: dict[tuple[str, ...], set[int]] = {}
    for at, term in zip(terms.classes, terms.terms, strict=True):
        own.setdefault(term, set()).add(at)
    sure = right = 0
    for term, places in own.items():
        told = frozenset(d for at in places for d in fields[at].domains)

        def fits(at: int, other: tuple[str, ...], term: tuple[str, ...] = term, told: frozenset[str] = told) -> bool:
            return not set(term) & set(other) and measures.is_of(fields[at], told)

        found = likeness.nearest(term, terms, fits)
        sure += found is not None
        right += found in places
    return len(own), sure, right


def main() -> None:
    """Print the figures."""
    asked, sure, right = left_out(ENGLISH)
    print(f"{asked} terms left out in turn: sure {sure} ({sure / asked:.3f}), of these right {right} ({right / max(1, sure):.3f})")


if __name__ == "__main__":
    main()
