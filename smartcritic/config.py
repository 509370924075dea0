"""How the critic judges: thresholds, rules on and off, own words. Strict: an unknown key is an error that names the nearest."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Annotated, Any, TypeVar

from msgspec import Meta, Struct
from msgspec.structs import fields, force_setattr

from smartcritic import languages, profiles, rules
from smartcritic.errors import ConfigError, nearest
from smartcritic.model import CRITERIA, LEVELS, Finding, PortfolioFinding, replace, to_builtins
from smartcritic.model.corrections import Learned, LearnedOption, RuleMove
from smartcritic.model.strict import check, is_list, names_of, read_record, reject_unknown_keys
from smartcritic.model.toml import read_toml


def _terms(value: object) -> object:
    """Terms with single spaces, in lower case."""
    return tuple(t.lower() for t in _texts(value))


def _texts(value: object) -> tuple[str, ...]:
    if is_list(value) and all(isinstance(v, str) and v.strip() for v in value):  # type: ignore[attr-defined]
        return tuple(" ".join(v.split()) for v in value)  # type: ignore[attr-defined]
    raise ValueError(f'must be a list of strings such as ["one", "two"], not {value!r:.80}')


def _roles(value: object) -> object:
    pairs = value.items() if isinstance(value, Mapping) else value
    if not is_list(pairs):
        raise ValueError(f'must be a table such as SDR = ["words of its work"], not {value!r:.80}')
    return tuple(_role(pair) for pair in pairs)  # type: ignore[attr-defined]


def _role(pair: object) -> tuple[str, object]:
    if not is_list(pair) or len(pair) != 2 or not isinstance(pair[0], str):  # type: ignore[arg-type, index]
        raise ValueError(f"must be pairs of a role and the words of its work, not {pair!r:.80}")
    name = str(pair[0])  # type: ignore[index]
    try:
        return name.lower(), _terms(pair[1])  # type: ignore[index]
    except ValueError as error:
        raise ValueError(f"{name}: {error}") from None


_COLOUR = re.compile("#[0-9a-fA-F]{6}")
Terms = Annotated[tuple[str, ...], Meta(extra={"read": _terms, "must": "be a list of strings"})]
Prefixes = Annotated[tuple[str, ...], Meta(extra={"read": _texts, "must": "be a list of strings"})]
Roles = Annotated[tuple[tuple[str, tuple[str, ...]], ...], Meta(extra={"read": _roles, "must": "be a table"})]
Threshold = Annotated[float, Meta(ge=0, le=1, extra={"must": "be a share from 0 to 1, such as 0.5"})]
Spread = Annotated[float, Meta(gt=0, le=100, extra={"must": "be a number above 0, such as 0.25, and at most 100"})]
Length = Annotated[int, Meta(ge=1, extra={"must": "be a whole number of characters above 0"})]


Found = TypeVar("Found", Finding, PortfolioFinding)


class Words(Struct, frozen=True, gc=False):
    """Words of one's own beside the lists that come with the package; any case.

    `vague`: words that say nothing definite. `buzzwords`: words that fill the place of a result. `metrics`: names of things that are
    measured, such as ``"attach rate"``. `roles`: a role's name, such as ``"SDR"``, with the words of its kind of work.
    """

    vague: Terms = ()
    buzzwords: Terms = ()
    metrics: Terms = ()
    roles: Roles = ()

    def __post_init__(self) -> None:
        check(self, "words", ConfigError)

    def __bool__(self) -> bool:
        return bool(self.vague or self.buzzwords or self.metrics or self.roles)

    @classmethod
    def from_dict(cls, data: Mapping[str, Any], where: str = "words") -> Words:
        """Build the words from plain data; raise `ConfigError` naming a key that is unknown or holds no list of strings."""
        return read_record(cls, data, where, ConfigError)


class Estimates(Struct, frozen=True, gc=False):
    """Spreads that estimates assume, wide on purpose: they only rule out what is far from anything seen.

    `money_variation`: standard deviation of a money funnel as a share of its mean, where no item's worth is known.
    `growth_spread`: standard deviation of the logarithm of a metric's change over one year (it grows with the root of time).
    `capacity_spread`: standard deviation of what a capacity yields, as a share of what is needed.
    `short_history_spread`: standard deviation as a share of the mean, where fewer than three periods are known.
    `least_spread`: smallest standard deviation as a share of the mean.
    """

    money_variation: Spread = 0.25
    growth_spread: Spread = 1.5
    capacity_spread: Spread = 0.1
    short_history_spread: Spread = 0.15
    least_spread: Spread = 0.02

    def __post_init__(self) -> None:
        check(self, "estimates", ConfigError)

    @classmethod
    def from_dict(cls, data: Mapping[str, Any], where: str = "estimates") -> Estimates:
        """Build the spreads from plain data; raise `ConfigError` naming a key that is unknown or holds no number above 0."""
        return read_record(cls, data, where, ConfigError)


class Look(Struct, frozen=True, gc=False):
    """How reports of audits look.

    `title`: their title. `logo`: a PNG, JPEG, GIF, WebP or SVG file. `accent`: a colour such as ``"#0a6b5c"``.
    """

    title: str | None = None
    logo: str | None = None
    accent: str | None = None

    def __post_init__(self) -> None:
        check(self, "report", ConfigError)
        if self.accent is not None and not _COLOUR.fullmatch(self.accent):
            raise ConfigError(f"report.accent: must be a colour such as \"#0a6b5c\", not {self.accent!r:.80}")

    @classmethod
    def from_dict(cls, data: Mapping[str, Any], where: str = "report") -> Look:
        """Build the look from plain data; raise `ConfigError` naming a key that is unknown or of the wrong kind."""
        return read_record(cls, data, where, ConfigError)


class Config(Struct, frozen=True, gc=False):
    """How the critic judges.

    `achievable_met`, `achievable_partial`: probabilities from which an estimate counts as met or partial.
    `no_stretch`: the probability above which a target is called no stretch. `confidence_basis`: a stated confidence
    (0..1) from which it counts as a basis. `long_text`: characters from
    which a text counts as a document. `select`, `ignore`: prefixes of the rules that are on and off. `words`: own words.
    `report`: the look of reports on audits. `people`: whether audits have figures by owner and name owners in rankings.
    `estimates`: the spreads that probabilities are worked out with. `language`: the code of the language that goals are read in, or the
    folder of one of your own (see `smartcritic.languages`). `profile`: the practice whose thresholds, letters, levels and reasons hold
    where none are given here. `letters`: what a criterion counts for in the score, such as ``{"relevant": 0.3}``; those not named keep
    their share. `levels`: the level of findings by the prefix of their rules, "error", "warning", "note" or "off"; the longest prefix
    decides, and no verdict changes. `why`: by the name of a rule, why it matters here. `find_objectives`: whether a text alone that names
    a state of affairs is judged as an objective, and one that asks for an answer or a baseline as such (None: as the profile has it).
    `corrections`: the file in which ``smartcritic learn`` keeps what it learned from a team's corrections, or what `Critic.learn` returned.
    """

    achievable_met: Threshold = 0.5
    achievable_partial: Threshold = 0.2
    no_stretch: Threshold = 0.99
    confidence_basis: Threshold = 0.7
    long_text: Length = 2_000
    select: Prefixes = ()
    ignore: Prefixes = ()
    words: Words = Words()
    estimates: Estimates = Estimates()
    language: str = "en"
    profile: str = ""
    letters: profiles.Letters = ()
    levels: profiles.Levels = ()
    why: profiles.Texts = ()
    report: Look = Look()
    people: bool = True
    find_objectives: bool | None = None
    corrections: LearnedOption = Learned()

    def __post_init__(self) -> None:
        if self.profile:
            self._take_thresholds(profiles.load(self.profile))
        check(self, "", ConfigError)
        if self.profile:
            self._take_tables(profiles.load(self.profile))
        if self.achievable_partial > self.achievable_met:
            raise ConfigError(
                f"achievable_partial: {self.achievable_partial:g} is above achievable_met ({self.achievable_met:g}); give a smaller share"
            )
        for name in ("select", "ignore"):
            _known_prefixes(getattr(self, name), name)
        for name in ("levels", "why"):
            _known_prefixes(tuple(rule for rule, _ in getattr(self, name)), name)
        _known_levels(self.levels)
        _known_letters(self.letters)
        languages.get(self.language)

    def __reduce__(self) -> tuple[Any, ...]:
        """A copy has what the profile gave and reads it no more: its file may be on another machine, or changed since."""
        return _restored, ({f.name: getattr(self, f.name) for f in fields(type(self))},)

    def _take_thresholds(self, profile: profiles.Profile) -> None:
        """Take the thresholds of the profile that the caller did not give: those that are the very object of the declaration."""
        defaults = {f.name: f.default for f in fields(type(self)) if isinstance(f.default, float)}
        for name, value in profile.thresholds:
            if name not in defaults:
                known = f"{nearest(name, defaults)}; there are {', '.join(defaults)}"
                raise ConfigError(f"profile {self.profile}: there is no threshold {name!r}{known}")
            if getattr(self, name) is defaults[name]:
                force_setattr(self, name, value)

    def _take_tables(self, profile: profiles.Profile) -> None:
        """Put the profile's letters, levels and reasons under the caller's own."""
        if self.find_objectives is None:
            force_setattr(self, "find_objectives", profile.find_objectives)
        force_setattr(self, "letters", tuple(sorted({**dict(profile.letters), **dict(self.letters)}.items())))
        force_setattr(self, "why", tuple(sorted({**dict(profile.why), **dict(self.why)}.items())))
        own = dict(self.levels)
        free = {rule: level for rule, level in profile.levels if not any(rule.startswith(prefix) for prefix in own)}
        force_setattr(self, "levels", tuple(sorted({**free, **own}.items())))

    def rule_on(self, rule: str) -> bool:
        """Whether findings of this rule are reported."""
        if self.select and not any(rule.startswith(p) for p in self.select):
            return False
        lowered = self._lowered(rule)
        said = self._said(rule)
        off = said == "off" or (lowered is not None and lowered.level == "off")
        if said is None and rule in rules.quiet() and rule not in self.select:
            return False
        return not any(rule.startswith(p) for p in self.ignore) and not off

    def applied(self, findings: Iterable[Found]) -> tuple[Found, ...]:
        """Findings as they are reported: without those of rules that are off, each at its level, and with the reason given for its rule."""
        kept = tuple(f for f in findings if self.rule_on(f.rule))
        if not self.levels and not self.why and not self.corrections.rules:
            return kept
        return tuple(replace(f, **self._changes(f)) for f in kept)

    def _changes(self, finding: Finding | PortfolioFinding) -> dict[str, Any]:
        level, why = self._said(finding.rule), dict(self.why).get(finding.rule)
        changes = {"level": level} if level is not None else {}
        lowered = self._lowered(finding.rule)
        if lowered is not None and finding.level != lowered.level:
            changes["level"] = lowered.level
            if isinstance(finding, Finding):
                said = languages.get(self.language)
                why = said.message("measured/learned_level", said=why or finding.why, count=len(lowered.lines), all=lowered.heard)
        return changes | ({"why": why} if why is not None and isinstance(finding, Finding) else {})

    def _lowered(self, rule: str) -> RuleMove | None:
        """What a team's refusals make of a rule; what `levels` says of it comes first."""
        if not self.corrections.rules:
            return None
        found = next((r for r in self.corrections.rules if r.rule == rule), None)
        return found if found is not None and self._said(rule) is None else None

    def uncorrected(self) -> Config:
        """Return the same configuration without a team's corrections."""
        return _restored({f.name: getattr(self, f.name) for f in fields(type(self))} | {"corrections": Learned()})

    def _said(self, rule: str) -> str | None:
        """What `levels` says of a rule, by its longest prefix; None where it says nothing."""
        if not self.levels:
            return None
        return max(((len(prefix), level) for prefix, level in self.levels if rule.startswith(prefix)), default=(0, None))[1]

    def to_dict(self) -> dict[str, Any]:
        """Return the configuration as JSON-ready data, which `from_dict` reads."""
        data: dict[str, Any] = to_builtins(self)
        data["words"]["roles"] = dict(data["words"]["roles"])
        return data | {name: dict(data[name]) for name in ("letters", "levels", "why")}

    def changed(self) -> dict[str, Any]:
        """Return the keys that are not their default, as JSON-ready data."""
        plain = _PLAIN.to_dict()
        return {key: value for key, value in self.to_dict().items() if value != plain[key]}

    @classmethod
    def from_dict(cls, data: Mapping[str, Any], where: str = "config") -> Config:
        """Build a configuration from plain data.

        Raises:
            ConfigError: a key is unknown (the message names the nearest) or a value of the wrong kind.
        """
        reject_unknown_keys(data, names_of(cls), where, ConfigError)
        try:
            return cls(**data)
        except ConfigError as error:
            raise ConfigError(f"{where}: {error}") from None

    @classmethod
    def from_file(cls, path: str | Path, **given: Any) -> Config:
        """Read a TOML file: the keys at its top, or in ``[tool.smartcritic]`` where there is such a table. Keys `given` take the
        place of its own.

        Raises:
            ConfigError: the file cannot be read, is no TOML, or holds a key that is unknown.
        """
        file = Path(path)
        data = read_toml(file)
        tool = data.get("tool", {})
        if file.name == "pyproject.toml" or (isinstance(tool, Mapping) and "smartcritic" in tool):
            data = tool.get("smartcritic", {}) if isinstance(tool, Mapping) else {}
        return cls.from_dict(_beside({**data, **given}, file.parent), str(file))


def _restored(values: Mapping[str, Any]) -> Config:
    """The configuration with these values, which were checked when it was made."""
    made = copy.copy(_PLAIN)
    for name, value in values.items():
        force_setattr(made, name, value)
    return made


def _beside(data: Mapping[str, Any], folder: Path) -> Mapping[str, Any]:
    """The configuration with the paths of its logo and its corrections as seen from the folder of its file."""
    if isinstance(data.get("corrections"), str):
        data = {**data, "corrections": str(folder / data["corrections"])}
    report = data.get("report")
    if not isinstance(report, Mapping) or not isinstance(report.get("logo"), str):
        return data
    return {**data, "report": {**report, "logo": str(folder / report["logo"])}}


def discover(start: str | Path = ".") -> Path | None:
    """Return the nearest ``pyproject.toml`` with a ``[tool.smartcritic]`` table, from `start` upwards, or None."""
    here = Path(start).resolve()
    for folder in (here, *here.parents):
        file = folder / "pyproject.toml"
        if file.is_file():
            try:
                tool = read_toml(file).get("tool", {})
            except ConfigError:
                continue
            if isinstance(tool, Mapping) and "smartcritic" in tool:
                return file
    return None


def _known_levels(levels: profiles.Levels) -> None:
    known = (*LEVELS, "off")
    for rule, level in levels:
        if level not in known:
            raise ConfigError(f"levels: {rule}: must be one of {', '.join(known)}, not {level!r:.80}{nearest(level, known)}")


def _known_letters(letters: profiles.Letters) -> None:
    for letter, share in letters:
        if letter not in CRITERIA:
            raise ConfigError(f"letters: there is no {letter!r}{nearest(letter, CRITERIA)}; there are {', '.join(CRITERIA)}")
        if share < 0:
            raise ConfigError(f"letters: {letter}: must be 0 or more, not {share:g}")
    if len(letters) == len(CRITERIA) and not any(share for _, share in letters):
        raise ConfigError("letters: one of them must be above 0, or no goal has a score")


def _known_prefixes(prefixes: tuple[str, ...], name: str) -> None:
    """Make sure that each is the prefix of some rule."""
    if not prefixes:
        return
    from smartcritic import rules

    for wrong in filter(None, map(rules.unmatched, prefixes)):
        raise ConfigError(f"{name}: {wrong}")


_PLAIN = Config()
