"""Whether a goal is the work of a role: by the role's usual metrics and activities (``roles.toml``), its topics, and its title."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from smartcritic.attainability.words import Vocabulary, tokens
from smartcritic.languages import Language
from smartcritic.relevance.objectives import held
from smartcritic.relevance.text import Index, Phrase, index_phrases, read


@dataclass(frozen=True, slots=True)
class Role:
    """A role: its names, its usual work as phrases, the job family whose work it shares, and whether any work may be its own.

    `aims`: topics that it works for. `also`: words that fit the role and say nothing against another one ("customer" of all who sell and
    serve).
    """

    term: str
    family: str
    names: tuple[str, ...]
    work: tuple[Phrase, ...]
    aims: frozenset[str] = frozenset()
    wide: bool = False
    also: tuple[Phrase, ...] = ()


CustomRoles = tuple[tuple[str, tuple[str, ...]], ...]
"""Roles of the configuration: a name and the words of its work."""


def _plain(name: str) -> str:
    return " ".join(tokens(name))


def _phrases(said: Iterable[str], words: Vocabulary) -> tuple[Phrase, ...]:
    return tuple(words.phrase(w) for w in said)


@lru_cache(maxsize=64)
def _roles(custom: CustomRoles, language: Language) -> tuple[Role, ...]:
    """The roles that are known and those of the configuration; one of the same name adds its words to it."""
    words = Vocabulary.of(language)
    out = [
        Role(
            e.term,
            e.get("family"),
            tuple(_plain(n) for n in e.get("names")),
            _phrases(e.get("work"), words),
            frozenset(e.get("aims", ())),
            bool(e.get("wide")),
            _phrases(e.get("also", ()), words),
        )
        for e in language.lexicon("roles").entries
    ]
    for name, work in custom:
        at = next((i for i, r in enumerate(out) if _plain(name) in r.names), None)
        if at is None:
            out.append(Role(name, name, (_plain(name),), _phrases(work, words)))
        else:
            out[at] = replace(out[at], work=(*out[at].work, *_phrases(work, words)))
    return tuple(out)


@lru_cache(maxsize=64)
def _work(custom: CustomRoles, language: Language) -> Index[Role]:
    """The usual work of all roles."""
    return index_phrases((role, phrase) for role in _roles(custom, language) for phrase in role.work)


@lru_cache(maxsize=1_000)
def _role_of(title: str, custom: CustomRoles, language: Language) -> Role | None:
    """The role that a job title means ("Senior account executive" -> the role "ae"); None for one that is not known."""
    said = tokens(title)
    lines = [f" {' '.join(line)} " for line in (said, [w.removesuffix("s") for w in said])]
    named = [(n.count(" "), len(n), role) for role in _roles(custom, language) for n in role.names if any(f" {n} " in x for x in lines)]
    return max(named, key=lambda x: x[:2])[2] if named else None


@lru_cache(maxsize=1_000)
def _title(role: str, language: Language) -> frozenset[str]:
    """The words of a job title that say what it is about: "Fleet manager" -> fleet."""
    words = Vocabulary.of(language)
    return frozenset(w for w in words.stems(role) if not words.is_weak(w) and w not in words.listed("roles", "ranks"))


def _aside(language: Language) -> re.Pattern[str]:
    """Where a text goes on with whom, where and when."""
    before = "".join(rf"(?<!\b{re.escape(w)} )" for w in language.words("relevance", "no_aside_to"))
    return re.compile(rf"\s(?:{language.any_of('relevance', 'asides')}|{before}(?:{language.any_of('relevance', 'to')}))\s", re.IGNORECASE)


def _spent(language: Language) -> re.Pattern[str]:
    """Money for something: whose work it is, the money says; what it is for, only to the role that has it by name."""
    return re.compile(rf"\b(?:{language.any_of('relevance', 'spending')})\s(?:{language.any_of('relevance', 'spent_on')})\s", re.IGNORECASE)


def _core(text: str, language: Language) -> str:
    """The action and its object alone: whom it is done with, where and when says nothing of whose work it is."""
    return language.once(_aside).split(text.strip(), maxsplit=1)[0]


def _work_of(text: str, custom: CustomRoles, language: Language) -> Mapping[str, int]:
    """The roles whose usual work a text holds, each with the length of the longest phrase found.

    A word inside a longer phrase of another family ("lead" in "cost per lead") is not counted as work of its own.
    """
    found = [(role, frozenset(places)) for role, _, places in read(text, language).hold(_work(custom, language))]
    out: dict[str, int] = {}
    for role, mine in found:
        if not any(mine < other and r.family != role.family for r, other in found):
            out[role.term] = max(out.get(role.term, 0), len(mine))
    return out


def is_work_of(text: str, role: str, custom: Iterable[tuple[str, Iterable[str]]], language: Language) -> bool | None:
    """Whether a goal is the work of a role: True, False where it is another's, None where nothing is known."""
    given = tuple((name, tuple(work)) for name, work in custom)
    mine = _role_of(role, given, language)
    titled = not _title(role, language).isdisjoint(Vocabulary.of(language).stems(text))
    if mine is None:
        return True if titled else None
    core = _core(text, language)
    theirs = {r.term for r in _roles(given, language) if r.family != mine.family}
    works = _work_of(core, given, language)
    reading = read(core, language)
    near = _near(text, mine, given, language) or int(titled or any(reading.find(p) is not None for p in mine.also))
    far = max((n for term, n in works.items() if term in theirs), default=0)
    if near and (near >= far or mine.term in works):
        return True
    return False if far and not mine.wide and not _learns(core, Vocabulary.of(language)) else None


def _near(text: str, mine: Role, custom: CustomRoles, language: Language) -> int:
    """The length of the longest phrase in a text that is work of the role's family or one of its aims; 0 where there is none."""
    family = [r for r in _roles(custom, language) if r.family == mine.family]
    terms, aims = {r.term for r in family}, {a for r in family for a in r.aims}
    spent = language.once(_spent).search(text)
    if spent is not None:  # "spend on trade fairs": another role of the family that goes there does not make it this one's
        terms &= {mine.term, *_work_of(text[: spent.start()] + spent[0].rsplit(None, 1)[0], custom, language)}
    works = [n for term, n in _work_of(text, custom, language).items() if term in terms]
    return max([*works, *(topic.size for name, topic in held(text, language).items() if name in aims)], default=0)


def _learns(core: str, words: Vocabulary) -> bool:
    """Whether a goal is to learn something oneself, which is no other role's work."""
    verb, *rest = [words.stem(w) for w in tokens(core)] or [""]
    if verb not in words.listed("roles", "learning"):
        return False
    return verb in words.listed("roles", "learning_anything") or not words.listed("roles", "learned").isdisjoint(rest)
