"""The rules as records, read once from the TOML files of this folder."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal

from smartcritic.errors import InputError, nearest
from smartcritic.model import Cue, Finding, Level, to_builtins
from smartcritic.model.toml import packaged

FILES = ("criteria", "portfolio")
"""The files, in the order in which rules are listed."""

Example = tuple[Mapping[str, Any], ...]
"""Goals as fields, such as ``({"text": "Sell more", "owner": "Ida"},)``; more than one where the rule is about lists."""


@dataclass(frozen=True, slots=True)
class Reference:
    """What a rule rests on: `cite` says where it stands, `says` what it found, in short."""

    cite: str
    says: str


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule.

    `name` says the flaw. `severity`: a "flaw" lowers or explains a verdict, a "note" is advice beside it. `flags`: what it finds, `why`:
    why that matters, `remedy`: what would help, `rests_on`: the literature. `bad` raises it and `good` does not, both judged in `context`.
    `quiet`: it is right too seldom to be said unasked; a configuration turns it on that gives it a level, or selects it by its whole name.
    """

    name: str
    severity: Literal["flaw", "note"]
    flags: str
    why: str
    remedy: str
    bad: Example
    good: Example
    context: Mapping[str, Any]
    rests_on: tuple[Reference, ...] = ()
    quiet: bool = False

    @property
    def criterion(self) -> str:
        """The criterion that the rule belongs to; "text" where it says why a text is not judged, "portfolio" where it is about lists."""
        return self.name.partition("/")[0]

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
    return {key: Reference(**entry) for key, entry in packaged(__package__, "references").items()}


def _read(file: str) -> Iterable[Rule]:
    data, known = packaged(__package__, file), references()
    for entry in data["rules"]:
        times = entry.pop("repeat", 1)
        made = {
            "bad": _example(entry["bad"], times), "good": _example(entry["good"], 1),
            "context": {"today": data["today"], **entry.get("context", {})},
            "rests_on": tuple(known[key] for key in entry.get("rests_on", ())),
        }  # fmt: skip
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
