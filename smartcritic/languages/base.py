"""A language as an object: its lists of words, and whatever the stages make of them."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Any, TypeVar

from smartcritic import rules
from smartcritic.languages import known, messages
from smartcritic.languages.inflection import Inflection

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Entry:
    """One word or phrase of a list: the term in lower case, its attributes, and its two examples."""

    term: str
    flag: str
    must_pass: str
    attrs: Mapping[str, Any] = field(default_factory=dict)

    def get(self, name: str, default: Any = None) -> Any:
        """Return the attribute `name`, or `default`."""
        return self.attrs.get(name, default)


@dataclass(frozen=True, slots=True)
class Lexicon:
    """One list of words: what it is about, which probe its examples answer, its entries and any other table."""

    name: str
    about: str
    probe: str
    entries: tuple[Entry, ...]
    tables: Mapping[str, Any]


def pattern_of(phrase: str) -> str:
    """Return a pattern of a word or a phrase, with any space between its words."""
    return r"\s+".join(map(re.escape, phrase.split(" ")))


class Language:
    """One language: what a stage asks instead of naming words itself.

    Args:
        code: ISO 639-1, such as "en".
        folder: holds one TOML file a list (see `smartcritic.languages` for their form); a list that it lacks is empty.

    What is read or worked out is kept with the object, so two languages never share a table. Pickling keeps code and folder alone.
    """

    __slots__ = ("_lexicons", "_made", "_said", "code", "folder")

    def __init__(self, code: str, folder: Traversable) -> None:
        self.code = code
        self.folder = folder
        self._lexicons: dict[str, Lexicon] = {}
        self._made: dict[Any, Any] = {}
        self._said: Mapping[str, str] | None = None

    def __repr__(self) -> str:
        return f"Language({self.code!r})"

    def __reduce__(self) -> tuple[Any, ...]:
        return Language, (self.code, self.folder)

    @property
    def name(self) -> str:
        """The English name of the language: its own ``name``, or that of the languages that texts are told from."""
        return str(self.lexicon("language").tables.get("name") or known.name(self.code))

    @property
    def pipeline(self) -> str | None:
        """The spaCy pipeline that reads it: None for the bundled one, else the name of one, such as "blank:de", which only splits words."""
        name = str(self.lexicon("language").tables.get("pipeline", f"blank:{self.code}"))
        return None if name == "bundled" else name

    @property
    def has_reader(self) -> bool:
        """Whether the trained reader knows the language; where it does not, only what the facts decide is judged."""
        return bool(self.lexicon("language").tables.get("reader", False))

    @property
    def function_words(self) -> frozenset[str]:
        """Articles, prepositions, conjunctions, pronouns and the like."""
        return self.once(_function_words)

    # ------------------------------------------------------------------ lists

    def names(self) -> tuple[str, ...]:
        """The names of all lists of this language."""
        return tuple(sorted(f.name[:-5] for f in self.folder.iterdir() if f.name.endswith(".toml")))

    def lexicon(self, name: str) -> Lexicon:
        """Return the list ``<name>.toml``; one without entries or tables where the language has no such list."""
        found = self._lexicons.get(name)
        if found is None:
            found = self._lexicons[name] = self._read(name)
        return found

    def _read(self, name: str) -> Lexicon:
        file = self.folder.joinpath(f"{name}.toml")
        raw = tomllib.loads(file.read_text(encoding="utf-8")) if file.is_file() else {}
        entries = tuple(
            Entry(
                e["term"],
                e.get("flag", ""),
                e.get("pass", ""),
                {k: v for k, v in e.items() if k not in ("term", "flag", "pass")},
            )
            for e in raw.get("entries", ())
        )
        tables = {k: v for k, v in raw.items() if k not in ("about", "probe", "entries")}
        return Lexicon(name, raw.get("about", ""), raw.get("probe", ""), entries, tables)

    def terms(self, name: str) -> frozenset[str]:
        """Return the terms of a list's entries."""
        return self.once(_terms, name)

    def phrases(self, name: str) -> Mapping[tuple[str, ...], Entry]:
        """Return the entries of a list by the words of the term, split at spaces."""
        return self.once(_phrases, name)

    def words(self, name: str, key: str) -> frozenset[str]:
        """Return a set of words of the table ``[words]`` that the list `name` has beside its entries; empty where it has none."""
        made = self._made.get((name, key))
        if made is None:
            made = self._made[name, key] = frozenset(self.lexicon(name).tables.get("words", {}).get(key, ()))
        return made

    def any_of(self, name: str, *keys: str) -> str:
        """Return a pattern of any of the words of such sets of a list, the longest first; one that matches nothing where there is none."""
        found = {w for key in keys for w in self.words(name, key)}
        return "|".join(pattern_of(w) for w in sorted(found, key=lambda w: (-len(w), w))) or "(?!)"

    def once(self, make: Callable[..., T], *args: Any) -> T:
        """Return ``make(self, *args)``, worked out once for this language: ``language.once(_number_words)``."""
        key = (make, *args) if args else make
        try:
            return self._made[key]  # type: ignore[no-any-return]
        except KeyError:
            made = self._made[key] = make(self, *args)
            return made

    # ------------------------------------------------------------------ messages

    def message(self, key: str, **fields: object) -> str:
        """Return the message of a key such as "specific/no_object", with its fields; the English one where the language has none.

        Raises:
            ConfigError: the list ``messages.toml`` has a key or a field that there is not.
        """
        said = self._said
        if said is None:
            said = self._said = self.once(_messages)
        return said[key].format(**fields) if fields else said[key]

    def why(self, rule: str) -> str | None:
        """Why a rule matters, in words of the language; None where it leaves that to the rules."""
        found: str | None = self.lexicon("messages").tables.get(messages.WHY, {}).get(rule)
        return found

    def terms_of(self, rule: rules.Rule) -> tuple[str, ...]:
        """The words of a text that raise a rule: those of the language's own table, and of English the rule's."""
        own = self.lexicon("messages").tables.get(messages.TERMS, {}).get(rule.name)
        if own is None:
            return rule.raised.terms if rule.raised is not None and self.code == ENGLISH.code else ()
        return tuple(own)

    # ------------------------------------------------------------------ inflection

    @property
    def inflection(self) -> Inflection:
        """How the language forms words."""
        return self.once(_inflection)

    def singular(self, word: str) -> str:
        """Return the singular of a noun in lower case; a word that is no plural comes back as it is ("status", "business")."""
        return self.inflection.singular(word)

    def plural(self, noun: str) -> str:
        """Return the plural of a unit or counted noun: ``hours``, ``people``, ``boxes``; codes ("EUR") and words without one stay."""
        return self.inflection.plural(noun)


ENGLISH = Language("en", resources.files("smartcritic").joinpath("languages", "en", "lexicon"))


def _messages(language: Language) -> Mapping[str, str]:
    own = messages.flat(language.lexicon("messages").tables)
    if language is ENGLISH:
        return {**own, **rules.messages()}
    return messages.checked(own, ENGLISH.once(_messages), str(language.folder.joinpath("messages.toml")))


def _inflection(language: Language) -> Inflection:
    return Inflection(language.lexicon("inflection").tables)


def _function_words(language: Language) -> frozenset[str]:
    return language.words("language", "function_words") or known.function_words(language.code)


def _terms(language: Language, name: str) -> frozenset[str]:
    return frozenset(e.term for e in language.lexicon(name).entries)


def _phrases(language: Language, name: str) -> Mapping[tuple[str, ...], Entry]:
    return {tuple(e.term.split(" ")): e for e in language.lexicon(name).entries}
