"""A goal that waits for somebody else by its own words: "once legal has signed", "after the platform team ships"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from smartcritic.attainability.words import Vocabulary
from smartcritic.languages import Language
from smartcritic.model import PortfolioFinding
from smartcritic.portfolio.base import Item, Portfolio
from smartcritic.portfolio.judging import Judge

REACH = 4
"""Words behind a condition within which somebody is named."""
SHARED = 2
"""Words that carry meaning which another goal of the list shares with what is waited for, to be it."""
_WORD = re.compile(r"[^\W_][\w'’&.-]*")


def check(book: Portfolio) -> Iterator[PortfolioFinding]:
    """One finding a goal, with the goal of the list that it waits for where there is one."""
    by_stem: dict[str, list[Item]] = {}
    waiting = [(item, found) for item in book.items if (found := waits_for(item.goal.text, book.language)) is not None]
    if waiting:
        for item in book.items:
            for stem in item.stems:
                by_stem.setdefault(stem, []).append(item)
    for item, (start, end) in waiting:
        said = item.goal.text[start:end]
        other = _goal_of(item, said, by_stem, book.language)
        key = "portfolio/depends" if other is None else "portfolio/depends.goal"
        named = (item,) if other is None else (item, other)
        yield book.finding(
            key, named, owner=item.goal.owner, team=item.goal.team, text=" ".join(said.split()), goal=other.key if other else None
        )


def waits_for(text: str, language: Language) -> tuple[int, int] | None:
    """Where a text says that it waits for somebody or something, from the condition to the end of its clause; None where it does not."""
    for found in language.once(_conditions).finditer(text):
        end = found.end() + _clause(text[found.end() :])
        said = _WORD.findall(text[found.end() : end])
        if found["waits"]:
            if len(said) >= 1 and any(w[0].isalpha() for w in said[:2]):
                return found.start(), end
        elif _somebody_acts(said, language):
            return found.start(), end
    return None


def _clause(rest: str) -> int:
    """The length of what comes before the next mark that ends a clause."""
    found = re.search(r"[;,()]|[.!?](?:\s|$)", rest)
    return found.start() if found else len(rest)


def _somebody_acts(said: list[str], language: Language) -> bool:
    """Whether a condition begins with somebody, who then does something."""
    first, nobody = said[:REACH], language.words("key_results", "nobody")
    if len(said) < 2:
        return False
    if (first[0].lower() in nobody and (len(first[0]) == 1 or not first[0].isupper())) or any(c.isdigit() for w in first[:2] for c in w):
        return False
    done = language.words("key_results", "done")
    return any(w.lower() in done for w in first[1:]) or any(_is_party(w, language) for w in first)


def _is_party(word: str, language: Language) -> bool:
    """Whether a word names somebody: a department or an organisation by its meaning, or a name in capitals ("IT", "SAP")."""
    bare = word.removesuffix("'s").removesuffix("’s").rstrip("'’")
    if len(bare) > 1 and sum(c.isupper() for c in bare) > 1:
        return True
    if language.singular(bare.lower()) in language.words("key_results", "parties"):
        return True
    judge = Judge.of(language)
    if judge is None:
        return False
    vectors = judge.meanings.weighed(bare)[0]
    return bool(len(vectors)) and float((vectors @ judge.parties.T).max()) >= judge.threshold("party")


def _conditions(language: Language) -> re.Pattern[str]:
    waits, conditions = (language.any_of("key_results", key) for key in ("waits", "conditions"))
    return re.compile(rf"\b(?:(?P<waits>{waits})|(?:{conditions}))\s+", re.IGNORECASE)


def _goal_of(item: Item, said: str, by_stem: dict[str, list[Item]], language: Language) -> Item | None:
    """The other goal of the list that what is waited for speaks of; None where no single one does."""
    words = Vocabulary.of(language)
    wanted = {s for s in words.stems(said) if not words.is_light(s) and not words.is_weak(s)}
    shared: dict[int, tuple[int, Item]] = {}
    for stem in wanted:
        for other in by_stem.get(stem, ()):
            if other is not item:
                shared[id(other)] = (shared.get(id(other), (0, other))[0] + 1, other)
    most = max((n for n, _ in shared.values()), default=0)
    best = [other for n, other in shared.values() if n == most]
    return best[0] if most >= SHARED and len(best) == 1 else None
