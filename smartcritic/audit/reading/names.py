"""What a header says: the role that its column plays, and of what (an objective, a key result, the goal itself)."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any, Literal

from smartcritic.audit.reading.words import begins_with, load, plain_name

Subject = Literal["objective", "key_result", "goal"]
BESIDE = ("kind", "archived", "outline")
"""Roles that say what kind of row it is, and are no field of a goal."""

_YEAR = re.compile(r"\b(?:fy|cy|gj)?\s?(?:(?:19|20)\d\d|(?<=fy)\d\d)(?:\s?\d\d)?\b|\b(?:fy|cy|gj)\s?\d\d\b|\b[qh][1-4]\b")
_SMALL = re.compile(r"^(?:of|the|my|your|our|for|new|de|la|le|les|el|los|des|der|die|das|dell|di|do|da|van|het|in|fur|por|par|per)\b\s*")
_SMALL_END = re.compile(r"\s*\b(?:of|the|for|fur|pour|para|voor|per|de|du|des|dell|di|do|da|van|in|to|s)$")
_WEAK = frozenset(
    "name title id number nr no text description start end type to from date value base plan note how why what who when goal".split()
)
"""Words that mean nothing at the end of a longer header: "List name", "Last date"."""


_OF_ONE = frozenset(
    {"id", "key", "identifier", "name", "title", "email", "email address", "display name", "full name", "value", "gid", "label"}
)
"""Keys of an object that say which one it is: ``parent.identifier`` is the parent."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """The role that a header names, of which subject, and how sure that is: the lower the rank, the surer."""

    role: str
    subject: Subject | None
    rank: float


@cache
def _synonyms() -> Mapping[str, tuple[tuple[str, float], ...]]:
    """Plain header -> its roles, each with its place among the role's synonyms."""
    found: dict[str, list[tuple[str, float]]] = {}
    for role, languages in load("headers")["roles"].items():
        for names in languages.values():
            for place, name in enumerate(names):
                roles = found.setdefault(plain_name(name), [])
                if all(r != role for r, _ in roles):
                    roles.append((role, float(place)))
    for name in [n for n, roles in found.items() if any(r == "owner" for r, _ in roles)]:
        for place, ending in enumerate(load("headers")["names"]["endings"]):
            found.setdefault(f"{name} {ending}", [("owner", 50.0 + place)])
    return {name: tuple(roles) for name, roles in found.items()}


@cache
def _subjects() -> tuple[tuple[Subject, re.Pattern[str], re.Pattern[str]], ...]:
    out = []
    for subject, names in load("headers")["subjects"].items():
        one = "|".join(sorted(map(re.escape, names), key=len, reverse=True))
        out.append((subject, re.compile(rf"^(?:{one})\b(?:\s+\d{{1,2}}\b)?\s*"), re.compile(rf"\s*\b(?:{one})$")))
    return tuple(out)


@lru_cache(maxsize=4096)
def meanings(name: str) -> tuple[Meaning, ...]:
    """Return the roles that a header can mean, the surest first; none for a header that is not known."""
    return _plainly(name) or tuple(_close(name))


@lru_cache(maxsize=4096)
def _plainly(name: str) -> tuple[Meaning, ...]:
    """Return the roles of a header that is spelt right."""
    found: dict[str, Meaning] = {}
    for step, (plain, subject) in enumerate(_forms(name)):
        for role, place in _synonyms().get(plain, ()):
            found.setdefault(role, Meaning(role, subject, place + 200.0 * min(step, 1) * (subject != "key_result") + 0.1 * step))
    if not found:
        found = {m.role: m for m in _ending(name)}
    return tuple(sorted(found.values(), key=lambda m: m.rank))


def _forms(name: str) -> Iterator[tuple[str, Subject | None]]:
    """Give the ways in which a header can be read: as it is, without brackets, years and small words, without its subject."""
    plain = plain_name(name)
    whole = _subject_alone(plain)
    yield plain, whole
    inner = re.fullmatch(r"(?:custom fields?|cf|field|champs? personnalises?|benutzerdefiniert\w*)\W+(.+?)\W*", name, re.IGNORECASE)
    bare = plain_name(inner[1] if inner else re.sub(r"\([^)]*\)|\[[^\]]*\]|\*", " ", name))
    bare = _tidy(re.sub(r"^\d+\s+(?=\D)", "", _YEAR.sub(" ", bare))) or bare
    if bare != plain:
        yield bare, _subject_alone(bare)
    path = [plain_name(part) for part in name.split(".")] if re.search(r"\w\.\w", name) else []
    if any(foreign("people", part) and part not in _synonyms() for part in path[:-1]):
        return
    if path and path[-1] in _OF_ONE and path[-2] not in load("headers")["containers"]["names"]:
        yield path[-2], None
        return
    last = path[-1:]
    yield from ((form, _subject_alone(form)) for form in last)
    for form in dict.fromkeys((bare, *last)):
        for subject, before, after in _subjects():
            for pattern in (before, after):
                rest = _tidy(pattern.sub("", form, count=1))
                if rest and rest != form:
                    yield rest, subject


def bare_name(name: str) -> str:
    """Return a header without what stands around its words: brackets, years, numbers, small words, a question."""
    return _tidy(_YEAR.sub(" ", plain_name(re.sub(r"\([^)]*\)|\[[^\]]*\]|\*", " ", name)))) or plain_name(name)


def _subject_alone(plain: str) -> Subject | None:
    for subject, before, after in _subjects():
        if (before.match(plain) or after.search(plain)) and subject != "goal":
            return subject
    return None


_QUESTION = re.compile(r"^(?:what|which|who|when)\s(?:(?:is|are|do|does|will|should)\s)?(?:(?:you|your|the|be)\s)*")


def _tidy(text: str) -> str:
    text = _QUESTION.sub("", " ".join(text.split()))
    return _SMALL_END.sub("", _SMALL.sub("", text)).strip()


def _ending(name: str) -> Iterator[Meaning]:
    """Give the roles whose synonym ends or begins the header: ``Accountable owner``, ``Deadline to reach it``."""
    forms = [form for form, _ in _forms(name)]
    plain = forms[1] if len(forms) > 1 else forms[0]
    tokens = plain.split()
    if {"id", "number", "no", "nr", "url", "link", "type"} & {*tokens, *plain_name(name).split()}:
        return
    yield from _kind_of_goal(bare_name(name).split())
    for size in range(min(3, len(tokens) - 1), 0, -1):
        for part in (" ".join(tokens[-size:]), " ".join(tokens[:size])):
            if part in _WEAK or part.isdigit():
                continue
            for role, place in _synonyms().get(part, ()):
                if role not in ("text", "id", "group", "objectives", "kind", "archived", "outline") and not _other(role, plain):
                    yield Meaning(role, _subject_alone(plain), 1000.0 + place)
                    return


def _kind_of_goal(tokens: Sequence[str]) -> Iterator[Meaning]:
    """Give the role of a header that ends with what goals are called: ``Sales goal`` is the text, ``Linked goal`` the goal above."""
    if 2 <= len(tokens) <= 3 and tokens[-1] in load("headers")["above"]["ends"]:
        role = "parent" if tokens[0] in load("headers")["above"]["names"] else "text"
        yield Meaning(role, _subject_alone(" ".join(tokens)), 1000.0)


def _other(role: str, plain: str) -> bool:
    """Whether a longer header speaks of something else than a role of the goal: the manager, the date of the last change."""
    if role == "start_date":
        return foreign("dates", re.sub(r"\b(?:start|begin|from)\w*", " ", plain))
    if role == "due_date":
        return foreign("dates", plain)
    if "date" in plain.split():
        return True
    return role in ("owner", "team", "parent") and foreign("people", plain)


_CLOSE = 0.86
"""How alike a misspelt header is to the name that is meant (``difflib``, 0..1)."""


@cache
def _long_names(length: int) -> tuple[str, ...]:
    """The names of roles that can be close to a header of this length, but for those that are put together."""
    least, most = length * _CLOSE / (2 - _CLOSE), length * (2 - _CLOSE) / _CLOSE
    endings = tuple(f" {e}" for e in load("headers")["names"]["endings"])
    return tuple(s for s in _synonyms() if len(s) >= 5 and least <= len(s) <= most and not s.endswith(endings))


def _close(name: str) -> Iterator[Meaning]:
    """Give the role of a synonym that the header misspells."""
    plain = plain_name(name)
    if len(plain) < 5:
        return
    for match in difflib.get_close_matches(plain, _long_names(len(plain)), n=1, cutoff=_CLOSE):
        for role, place in _synonyms()[match]:
            if not _other(role, plain):
                yield Meaning(role, _subject_alone(plain), 2000.0 + place)


def foreign(list_: str, name: str) -> bool:
    """Whether a header names something else than a role of the goal: ``dates``, ``people`` and ``words`` of the list ``not_roles``."""
    plain = plain_name(name)
    return any(re.search(rf"\b{re.escape(part)}", plain) for part in load("headers")["not_roles"][list_])


def is_activity(name: str) -> bool:
    """Whether a header or key names what is done for a goal: ``Planned action``, ``initiatives``."""
    return any(word.startswith(tuple(load("headers")["activities"]["names"])) for word in plain_name(name).split())


def known_system(names: Sequence[str]) -> Mapping[str, Any] | None:
    """Return the system whose export has these headers (an entry of ``systems.toml``), or None."""
    own = {plain_name(n) for n in names}
    for system in load("systems")["systems"]:
        if all(plain_name(sign) in own for sign in system["sign"]):
            found: Mapping[str, Any] = system
            return found
    return None


@cache
def _of_systems() -> frozenset[str]:
    return frozenset(
        plain_name(h) for system in load("systems")["systems"] for h in (*system["sign"], *system["columns"].values())
    )  # fmt: skip


def known_names(names: Sequence[str]) -> int:
    """Return how many of these names are headers that are known for some role."""
    return sum(is_header(name) for name in names)


@lru_cache(maxsize=4096)
def is_header(name: str) -> bool:
    """Whether a cell reads like a header that is known: not like a goal, a date or a remark."""
    if len(name) > 60 or name.rstrip().endswith((".", "!")) or begins_with("rows", "footers").match(name):
        return False
    plain = plain_name(name)
    if plain in _of_systems() or plain in load("headers")["others"]["names"]:
        return True
    found = _plainly(name)
    return bool(found) and (found[0].rank < 1000.0 or len(name.split()) <= 4)
