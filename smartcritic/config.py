"""How the critic judges: thresholds, rules on and off, own words. Strict: an unknown key is an error that names the nearest."""

from __future__ import annotations

import dataclasses
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from smartcritic import languages
from smartcritic.errors import ConfigError, nearest


@dataclass(frozen=True, slots=True)
class Words:
    """Words of one's own beside the lists that come with the package; any case.

    `vague`: words that say nothing definite. `buzzwords`: words that fill the place of a result. `metrics`: names of things that are
    measured, such as ``"attach rate"``. `roles`: a role's name, such as ``"SDR"``, with the words of its kind of work.
    """

    vague: tuple[str, ...] = ()
    buzzwords: tuple[str, ...] = ()
    metrics: tuple[str, ...] = ()
    roles: tuple[tuple[str, tuple[str, ...]], ...] = ()

    def __post_init__(self) -> None:
        for name in ("vague", "buzzwords", "metrics"):
            object.__setattr__(self, name, tuple(w.lower() for w in _texts(getattr(self, name), f"words.{name}")))
        roles = self.roles.items() if isinstance(self.roles, Mapping) else self.roles
        if isinstance(roles, str):
            raise ConfigError(f"words.roles: {roles!r} is no table; give role = [\"words of its work\", ...]")
        pairs = []
        for pair in roles:
            if isinstance(pair, str) or len(pair) != 2 or not isinstance(pair[0], str):
                raise ConfigError(f"words.roles: {pair!r} is no pair of a role and the words of its work")
            pairs.append((pair[0].lower(), tuple(w.lower() for w in _texts(pair[1], f"words.roles.{pair[0]}"))))
        object.__setattr__(self, "roles", tuple(pairs))

    def __bool__(self) -> bool:
        return bool(self.vague or self.buzzwords or self.metrics or self.roles)

    @classmethod
    def from_dict(cls, data: Mapping[str, Any], where: str = "words") -> Words:
        """Build the words from plain data; raise `ConfigError` naming a key that is unknown or holds no list of texts."""
        _known(data, [f.name for f in dataclasses.fields(cls)], where)
        return cls(**data)


@dataclass(frozen=True, slots=True)
class Estimates:
    """Spreads that estimates assume, wide on purpose: they only rule out what is far from anything seen.

    `money_variation`: standard deviation of a money funnel as a share of its mean, where no item's worth is known.
    `growth_spread`: standard deviation of the logarithm of a metric's change over one year (it grows with the root of time).
    `capacity_spread`: standard deviation of what a capacity yields, as a share of what is needed.
    `short_history_spread`: standard deviation as a share of the mean, where fewer than three periods are known.
    `least_spread`: smallest standard deviation as a share of the mean.
    """

    money_variation: float = 0.25
    growth_spread: float = 1.5
    capacity_spread: float = 0.1
    short_history_spread: float = 0.15
    least_spread: float = 0.02

    def __post_init__(self) -> None:
        for f in dataclasses.fields(self):
            value = getattr(self, f.name)
            if isinstance(value, bool) or not isinstance(value, (int, float)) or not 0 < value <= 100:
                raise ConfigError(f"estimates.{f.name}: {value!r} is no spread; give a number above 0, such as {f.default}")
            object.__setattr__(self, f.name, float(value))

    @classmethod
    def from_dict(cls, data: Mapping[str, Any], where: str = "estimates") -> Estimates:
        """Build the spreads from plain data; raise `ConfigError` naming a key that is unknown or holds no number above 0."""
        _known(data, [f.name for f in dataclasses.fields(cls)], where)
        return cls(**data)


@dataclass(frozen=True, slots=True)
class Config:
    """How the critic judges.

    `achievable_met`, `achievable_partial`: probabilities from which an estimate counts as met or partial.
    `no_stretch`: the probability above which a target is called no stretch. `confidence_basis`: a stated confidence
    (0..1) from which it counts as a basis. `long_text`: characters from
    which a text counts as a document. `select`, `ignore`: prefixes of the rules that are on and off. `words`: own words.
    `estimates`: the spreads that probabilities are worked out with. `language`: the code of the language that goals are read in, or the
    folder of one of your own (see `smartcritic.languages`).
    """

    achievable_met: float = 0.5
    achievable_partial: float = 0.2
    no_stretch: float = 0.99
    confidence_basis: float = 0.7
    long_text: int = 2_000
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    words: Words = field(default_factory=Words)
    estimates: Estimates = field(default_factory=Estimates)
    language: str = "en"

    def __post_init__(self) -> None:
        put = object.__setattr__
        for name in ("achievable_met", "achievable_partial", "no_stretch", "confidence_basis"):
            put(self, name, _share(getattr(self, name), name))
        if self.achievable_partial > self.achievable_met:
            raise ConfigError(
                f"achievable_partial: {self.achievable_partial:g} is above achievable_met ({self.achievable_met:g}); give a smaller share"
            )
        if isinstance(self.long_text, bool) or not isinstance(self.long_text, int) or self.long_text < 1:
            raise ConfigError(f"long_text: {self.long_text!r} is no number of characters; give a whole number above 0")
        for name in ("select", "ignore"):
            put(self, name, _prefixes(getattr(self, name), name))
        if not isinstance(self.language, str):
            raise ConfigError(f"language: must be a string, not {type(self.language).__name__}; give a code such as \"en\", or a folder")
        languages.get(self.language)
        if isinstance(self.words, Mapping):
            put(self, "words", Words.from_dict(self.words))
        if isinstance(self.estimates, Mapping):
            put(self, "estimates", Estimates.from_dict(self.estimates))
        if not isinstance(self.estimates, Estimates):
            known = ", ".join(f.name for f in dataclasses.fields(Estimates))
            raise ConfigError(f"estimates: {self.estimates!r} is no table of spreads; its keys are {known}")
        if not isinstance(self.words, Words):
            known = ", ".join(f.name for f in dataclasses.fields(Words))
            raise ConfigError(f"words: {self.words!r} is no table of words; its keys are {known}")

    def rule_on(self, rule: str) -> bool:
        """Whether findings of this rule are reported."""
        if not self.select and not self.ignore:
            return True
        if self.select and not any(rule.startswith(p) for p in self.select):
            return False
        return not any(rule.startswith(p) for p in self.ignore)

    def to_dict(self) -> dict[str, Any]:
        """Return the configuration as JSON-ready data, which `from_dict` reads."""
        data = dataclasses.asdict(self)
        data["words"]["roles"] = {role: list(words) for role, words in self.words.roles}
        return {k: list(v) if isinstance(v, tuple) else v for k, v in data.items()}

    @classmethod
    def from_dict(cls, data: Mapping[str, Any], where: str = "config") -> Config:
        """Build a configuration from plain data.

        Raises:
            ConfigError: a key is unknown (the message names the nearest) or a value of the wrong kind.
        """
        _known(data, [f.name for f in dataclasses.fields(cls)], where)
        try:
            return cls(**data)
        except ConfigError as error:
            raise ConfigError(f"{where}: {error}") from None

    @classmethod
    def from_file(cls, path: str | Path) -> Config:
        """Read a TOML file: the keys at its top, or in ``[tool.smartcritic]`` where there is such a table.

        Raises:
            ConfigError: the file cannot be read, is no TOML, or holds a key that is unknown.
        """
        file = Path(path)
        data = read_toml(file)
        tool = data.get("tool", {})
        if file.name == "pyproject.toml" or (isinstance(tool, Mapping) and "smartcritic" in tool):
            data = tool.get("smartcritic", {}) if isinstance(tool, Mapping) else {}
        return cls.from_dict(data, str(file))


def read_toml(path: str | Path) -> dict[str, Any]:
    """Read a TOML file; raise `ConfigError` that says what is wrong with it."""
    try:
        text = Path(path).read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise ConfigError(f"{path}: cannot be read: {error.strerror or error}") from None
    except UnicodeDecodeError as error:
        raise ConfigError(f"{path}: is not UTF-8 (byte {error.start}); TOML files are UTF-8") from None
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"{path}: is no TOML: {error}") from None


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


def _known(data: Any, known: Sequence[str], where: str) -> None:
    if not isinstance(data, Mapping):
        raise ConfigError(f"{where}: expected a table with the keys {', '.join(known)}, not {type(data).__name__}")
    for key in data:
        if key not in known:
            raise ConfigError(f"{where}: unknown key {key!r}{nearest(str(key), known)}; known keys are {', '.join(known)}")


def _share(value: object, name: str) -> float:
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not 0 <= value <= 1:
        raise ConfigError(f"{name}: {value!r} is no share; give a number from 0 to 1, such as 0.5")
    return float(value)


def _texts(value: object, name: str) -> tuple[str, ...]:
    if isinstance(value, (list, tuple)) and all(isinstance(v, str) and v.strip() for v in value):
        return tuple(" ".join(v.split()) for v in value)
    raise ConfigError(f"{name}: {value!r} is no list of texts; give a list such as [\"one\", \"two\"]")


def _prefixes(value: object, name: str) -> tuple[str, ...]:
    """Read prefixes of rules, and make sure that each is the prefix of some rule."""
    prefixes = _texts(value, name)
    if prefixes:
        from smartcritic import rules

        known = list(rules.load())
        for prefix in prefixes:
            if not prefix.startswith("portfolio") and not any(rule.startswith(prefix) for rule in known):
                names = sorted({r.partition("/")[0] for r in known} | set(known))
                raise ConfigError(f"{name}: no rule begins with {prefix!r}{nearest(prefix, names)}; `smartcritic explain` lists them all")
    return prefixes
