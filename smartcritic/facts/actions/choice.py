"""Which verb is the goal's, or that there is none: a choice learned from labelled goals, over what may be it.

Each of the `candidates` has the sum of the weights of its features as its score; the highest is taken. The weights are plain numbers by
the name of the feature, ``actions.json`` beside the lists of words of a language: a multinomial logistic regression over the candidates
of a goal (McFadden 1974, conditional logit), fitted by ``corpora.actions.train``. In a language without them the rules of syntax decide.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from smartcritic.facts import learned
from smartcritic.facts.actions.candidates import Candidate, Found, candidates
from smartcritic.facts.actions.region import Region
from smartcritic.facts.learned import Sums
from smartcritic.languages import Language
from smartcritic.model import Quantity
from smartcritic.syntax import Predicate

FILE = "actions.json"


def chosen(found: Found, main: int, quantities: Sequence[Quantity]) -> tuple[int, Region, Predicate | None]:
    """The stretch that states the goal: its place among those found, the stretch, and its main verb; None for a noun phrase.

    Args:
        found: the stretches of a text that may state the goal, each with the main verb that the rules of syntax name.
        main: which of them states it by these rules.
        quantities: the amounts of the text.
    """
    region, ruled = found[main]
    sums = region.parse.language.once(_sums)
    if sums is None:
        return main, region, ruled
    best = max(candidates(found, main, quantities), key=lambda c: score(c, sums))
    if best.predicate is None:
        at = main if ruled is None else 0
        return at, found[at][0], None
    at = next(i for i, (r, _) in enumerate(found) if r is best.region)
    inside = best.region.lo <= best.predicate.verb < best.region.hi
    return at, best.region if inside else best.region.whole(), best.predicate


def score(candidate: Candidate, sums: Sums[float]) -> float:
    """How much speaks for a candidate: the logarithm of its odds, but for a number that all of a text share."""
    return sum(map(sums.__getitem__, candidate.groups))


def _sums(language: Language) -> Sums[float] | None:
    weights = load(language)
    return Sums(lambda names: sum([weights.get(name, 0.0) for name in names])) if weights else None


def load(language: Language) -> Mapping[str, float]:
    """The weights of a language by the name of the feature; none where it has none.

    Raises:
        ModelError: their file is broken.
    """
    file = language.folder.joinpath(FILE)
    if not file.is_file():
        return {}
    try:
        return {str(name): float(weight) for name, weight in learned.read(file, "actions").items()}
    except (AttributeError, TypeError, ValueError) as error:
        raise learned.broken("actions", error) from error
