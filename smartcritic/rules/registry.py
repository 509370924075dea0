"""The rules as records, read once from the TOML files of this folder."""

from __future__ import annotations

import pkgutil
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from importlib import import_module, resources
from importlib.resources.abc import Traversable
from types import ModuleType
from typing import Any, Literal

from msgspec import Struct

from smartcritic.errors import ConfigError, InputError, nearest
from smartcritic.model import Cue, Finding, Level, Source, VerdictName, to_builtins
from smartcritic.model.strict import read_record

TABLES: Traversable = resources.files(__package__)
"""The folder of the files."""
FILES = ("criteria", "portfolio")
"""The files, in the order in which rules are listed."""

Example = tuple[Mapping[str, Any], ...]
"""Goals as fields, such as ``({"text": "Sell more", "owner": "Ida"},)``; more than one where the rule is about lists."""


@dataclass(frozen=True, slots=True)
class Reference:
    """What a rule rests on: `cite` says where it stands, `says` what it found, in short."""

    cite: str
    says: str


class Raised(Struct, frozen=True):
    """What raises a rule beside the verdict on its criterion, where words and facts alone do.

    `cues`: each cue of these kinds (`smartcritic.facts`), and `terms`: each place of these words, in any case; at most `most` of them.
    With neither, the goal as a whole. `missing`: only where the goal has none of these: kinds of cues, or fields. `under`: only beside
    these verdicts, and `source`: only where this gave the verdict. `least`: only with an amount that is a share, a multiple, or a number of
    so many things. `weighed`: only where the words matter: the verdict is not "met", or they lower it, or a coach or the team's own list
    would name them. `behind`: beside these verdicts it stands behind all others.
    """

    cues: tuple[str, ...] = ()
    terms: tuple[str, ...] = ()
    most: int | None = None
    missing: tuple[str, ...] = ()
    under: tuple[VerdictName, ...] = ()
    source: Source | None = None
    least: float | None = None
    weighed: bool = False
    behind: tuple[VerdictName, ...] = ()


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule.

    `name` says the flaw, `title` says it to people. `severity`: a "flaw" lowers or explains a verdict, a "note" is advice beside it.
    `flags`: what it finds, `why`: why that matters, `remedy`: what would help, `rests_on`: the literature. `message` says in English what
    is wrong here, `messages` for one of several reasons, by its name. `one` and `many` follow "1 goal" and "12 goals". `weight`: how
    pressing it is (0: never among the first things to fix); `fact`: fields, dates and the list show it, without any judgement of words.
    `bad` raises it and `good` does not, both judged in `context`. `raised`: what raises it; None where that takes code.
    `quiet`: it is right too seldom to be said unasked; a configuration turns it on that gives it a level, or selects it by its whole name.
    """

    name: str
    severity: Literal["flaw", "note"]
    title: str
    flags: str
    why: str
    remedy: str
    one: str
    many: str
    bad: Example
    good: Example
    context: Mapping[str, Any]
    message: str | None = None
    messages: Mapping[str, str] = field(default_factory=dict)
    weight: float = 0.0
    fact: bool = False
    rests_on: tuple[Reference, ...] = ()
    raised: Raised | None = None
    quiet: bool = False

    @property
    def criterion(self) -> str:
        """The criterion that the rule belongs to; "text" where it says why a text is not judged, "portfolio" where it is about lists."""
        return self.name.partition("/")[0]

    @property
    def flaw(self) -> str:
        """The name without the criterion."""
        return self.name.partition("/")[2]

    @property
    def level(self) -> Level:
        """The level of its findings, where no configuration says another: "warning" for a flaw, else "note"."""
        return "warning" if self.severity == "flaw" else "note"

    @property
    def about_lists(self) -> bool:
        """Whether only a list of goals can raise it."""
        return self.criterion == "portfolio"

    def to_dict(self) -> dict[str, Any]:
        """Return the rule as JSON-ready data; `bad` and `good` are what `critique` or, for a rule about lists, `portfolio` takes."""
        return {
            "name": self.name, "criterion": self.criterion, "severity": self.severity, "flags": self.flags, "why": self.why,
            "remedy": self.remedy, "bad": self._plain(self.bad), "good": self._plain(self.good), "context": to_builtins(self.context),
            "rests_on": [{"cite": r.cite, "says": r.says} for r in self.rests_on],
        }  # fmt: skip

    def _plain(self, example: Example) -> Any:
        if self.about_lists:
            return to_builtins(example)
        (goal,) = example
        return goal["text"] if set(goal) == {"text"} else to_builtins(goal)


@lru_cache(maxsize=1)
def load() -> Mapping[str, Rule]:
    """Return every rule by its name: those on texts that are no goals, those of the criteria in their order, those on lists."""
    return {rule.name: rule for file in FILES for rule in _read(file)}


@lru_cache(maxsize=1)
def references() -> Mapping[str, Reference]:
    """Return the literature that rules rest on, by its keys."""
    return {key: Reference(**entry) for key, entry in _table("references").items()}


def _table(file: str) -> dict[str, Any]:
    return tomllib.loads(TABLES.joinpath(f"{file}.toml").read_text(encoding="utf-8"))


def _read(file: str) -> Iterable[Rule]:
    data, known = _table(file), references()
    for entry in data["rules"]:
        times = entry.pop("repeat", 1)
        made: dict[str, Any] = {
            "bad": _example(entry["bad"], times), "good": _example(entry["good"], 1),
            "context": {"today": data["today"], **entry.get("context", {})},
            "rests_on": tuple(known[key] for key in entry.get("rests_on", ())),
        }  # fmt: skip
        if "raised" in entry:
            made["raised"] = read_record(Raised, entry["raised"], f"{entry['name']}: raised", ConfigError)
        yield Rule(**entry | made)


def _example(given: str | Mapping[str, Any] | Iterable[Mapping[str, Any]], times: int) -> Example:
    """An example as it stands in the file: a text (`times` times over), the fields of one goal, or a list of such."""
    if isinstance(given, str):
        return ({"text": given * times},)
    return (given,) if isinstance(given, Mapping) else tuple(given)


def get(name: str) -> Rule:
    """Return the rule of this name.

    Raises:
        InputError: there is no such rule; the message names the nearest one.
    """
    try:
        return load()[name]
    except KeyError:
        raise InputError(f"there is no rule {name!r}{nearest(name, load())}; `smartcritic explain` lists them all") from None


@lru_cache(maxsize=1)
def messages() -> Mapping[str, str]:
    """Return what rules say in English, by key: a rule's name, and behind a point the reason where it has several."""
    plain = {rule.name: rule.message for rule in load().values() if rule.message is not None}
    return plain | {f"{rule.name}.{reason}": said for rule in load().values() for reason, said in rule.messages.items()}


@lru_cache(maxsize=1)
def places() -> Mapping[str, int]:
    """Return the place of each rule in the order of findings."""
    return {name: place for place, name in enumerate(load())}


def modules(package: str) -> Mapping[str, ModuleType]:
    """Return the modules of a package that raise rules, by the rule's name, in the order of findings: each is called as the rule's flaw."""
    there = {found.name for found in pkgutil.iter_modules(import_module(package).__path__)}
    return {name: import_module(f"{package}.{rule.flaw}") for name, rule in load().items() if rule.flaw in there}


@lru_cache(maxsize=1)
def quiet() -> frozenset[str]:
    """The names of the rules that are off where no configuration turns them on."""
    return frozenset(name for name, rule in load().items() if rule.quiet)


def unmatched(prefix: str) -> str | None:
    """Return what is wrong with a prefix that no rule's name begins with; None where one does."""
    if any(name.startswith(prefix) for name in load()):
        return None
    names = sorted({rule.criterion for rule in load().values()} | set(load()))
    return f"no rule begins with {prefix!r}{nearest(prefix, names)}; `smartcritic explain` lists them all"


def finding(
    name: str,
    message: str,
    cue: Cue | None = None,
    *,
    start: int | None = None,
    end: int | None = None,
    quote: str | None = None,
    why: str | None = None,
) -> Finding:
    """Make a finding of the rule `name`, on the words of `cue` or the span given, or on nothing for an absence.

    `why`: why it matters, in words of another language than the rule's own.
    """
    if cue is not None:
        start, end, quote = cue.start, cue.end, cue.text
    rule = get(name)
    return Finding(name, message, why or rule.why, start, end, quote, rule.level)


def finding_of(name: str) -> Finding:
    """A finding of the rule `name` with nothing but its name, for what asks only for its level."""
    return finding(name, "")
