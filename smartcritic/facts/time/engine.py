"""Rules of dates as records: a pattern of token classes and the value that it makes; and the table that tries them.

A pattern is a row of elements with a space between:

- ``month``, ``int``, ``which`` ...: a token of that kind; ``unit|units`` of either; ``unit:year`` with that value;
  ``int:4`` of four digits, ``int:1-2`` of one or two, ``int:2+4`` of two or four
- ``<of>``: a token of that group of words of the language (``times_grammar.toml``)
- ``{year}``, ``{moment:day}``: whatever that reader reads there
- a sign: ``,`` or ``.|(`` (either); ``DASH`` any dash, ``APOSTROPHE`` any apostrophe, ``LINK`` a dash, "/" or "."
- ``~x``: with nothing before it; ``^x``: with a capital; ``x?``: may be missing; ``name=x``: found under that name

Of all rules that match at a token the one whose match is longest wins; of equally long ones the first in the table.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from smartcritic.facts.time.algebra import Calendar, TimeValue
from smartcritic.facts.time.tokens import MAX_DIGITS, SHAPES, TimeTokens, TimeWords

KINDS = frozenset(
    "month weekday weekdays unit units day season short cadence cycle fiscal int number ordinal decade which part".split(),
)
DASHES = frozenset("-–—‐‑")
APOSTROPHES = frozenset("'’‘")
LINKS = frozenset("-–/.")
_SIGNS = {"DASH": DASHES, "APOSTROPHE": APOSTROPHES, "LINK": LINKS}
_ELEMENT = re.compile(r"(?:(?P<name>\w+)=)?(?P<glued>~)?(?P<capital>\^)?(?P<what>.+?)(?P<optional>\?)?$")
_DEPTH = 5
"""How deep a value may stand inside another one ("the end of the first week of next month")."""

Found = tuple[TimeValue, int]


class Reader:
    """Reads one segment: its tokens, the calendar, and the rules of its language.

    `at(k, group)` says whether token `k` is one of a group of words. Values are kept, so that rules that ask for the value at the
    same token read it once.
    """

    __slots__ = ("cal", "depth", "grammar", "groups", "known", "operators", "tokens")

    def __init__(self, tokens: TimeTokens, cal: Calendar, grammar: Grammar) -> None:
        self.tokens = tokens
        self.cal = cal
        self.grammar = grammar
        self.groups = tokens.words.groups
        self.known: dict[int, Found | None] = {}
        self.operators: dict[int, tuple[str, int] | None] = {}
        self.depth = 0

    def at(self, k: int, group: str) -> bool:
        """Whether token `k` is a word of that group."""
        return self.tokens.text[k] in self.groups[group]

    def moment(self, k: int) -> Found | None:
        """The value that begins at token `k`, with the index behind it."""
        if k in self.known:
            return self.known[k]
        if self.depth >= _DEPTH:
            return None
        self.depth += 1
        found = self.grammar.moments.read(self, k)
        if found is not None:
            found = self.grammar.extend(self, found)
        self.depth -= 1
        self.known[k] = found
        return found


Captures = tuple[tuple[str, Any, int], ...]


class Match:
    """What a rule matched: tokens `i` up to `j`, and by the name of each element its value and its index."""

    __slots__ = ("_found", "i", "j", "r", "x")

    def __init__(self, reader: Reader, i: int, j: int, found: Captures) -> None:
        self.r = reader
        self.x = reader.tokens
        self.i = i
        self.j = j
        self._found = found

    def __contains__(self, name: str) -> bool:
        return any(n == name for n, _, _ in self._found)

    def __getitem__(self, name: str) -> Any:
        for n, value, _ in self._found:
            if n == name:
                return value
        raise KeyError(name)

    def get(self, name: str, default: Any = None) -> Any:
        """The value of an element that may be missing."""
        for n, value, _ in self._found:
            if n == name:
                return value
        return default

    def index(self, name: str) -> int:
        """The index of an element's first token."""
        for n, _, k in self._found:
            if n == name:
                return k
        raise KeyError(name)


@dataclass(frozen=True, slots=True)
class Rule:
    """One form of a date.

    `make` returns the value, or None where the tokens fit and the date is none. `examples`: a text that ends with the form, and its days
    at 24 November 2026: ``2026-12-31``, ``2027-01-01/2027-03-31``, ``/2027-03-31`` (open), an ISO 8601 period or "unknown".
    """

    name: str
    family: str
    pattern: str
    make: Callable[[Match], Any]
    examples: tuple[tuple[str, str], ...]


Read = Callable[[Reader, int], tuple[Any, int] | None]


class SubReader(NamedTuple):
    """A reader that patterns ask by name, and what it may begin with: kinds, groups, phrases; any token where none is given."""

    read: Callable[[Reader, int, str], tuple[Any, int] | None]
    kinds: str = ""
    groups: str = ""
    phrases: str = ""


class _Starts(NamedTuple):
    kinds: frozenset[str]
    words: frozenset[str]
    anywhere: bool


class _Element(NamedTuple):
    name: str
    optional: bool
    read: Read
    starts: _Starts


class _Node:
    """One element of the patterns; rules whose patterns begin alike share their nodes, so that each element is read once."""

    __slots__ = ("level", "name", "optional", "read", "rules", "source", "starts")

    def __init__(self, source: str, element: _Element) -> None:
        self.source = source
        self.name, self.optional, self.read, self.starts = element
        self.level = _Level()
        self.rules: list[tuple[int, Rule]] = []


Rules = tuple[tuple[int, Rule], ...]
_Tried = tuple[str, "Read", bool, list[tuple[int, Rule]], "_Level | None"]
"""A node laid out for the loop that tries it: name, reader, whether it may be missing, the rules that end with it, what follows."""


class _Level:
    """The elements that may stand at one place.

    `fitting` gives, for a token, the rules that are over here and the elements that may match it: an optional element that cannot match is
    left out, and what may follow it stands in its place.
    """

    __slots__ = ("_known", "_words", "nodes")

    def __init__(self) -> None:
        self.nodes: list[_Node] = []
        self._words: frozenset[str] | None = None
        self._known: dict[tuple[str, str], tuple[Rules, tuple[_Tried, ...]]] = {}

    def add(self, source: str, element: _Element) -> _Node:
        node = next((n for n in self.nodes if n.source == source), None)
        if node is None:
            node = _Node(source, element)
            self.nodes.append(node)
        return node

    def words(self) -> frozenset[str]:
        """Words that make a difference here whatever their kind."""
        if self._words is None:
            later = (n.level.words() for n in self.nodes if n.optional)
            self._words = frozenset().union(*(n.starts.words for n in self.nodes), *later)
        return self._words

    def fitting(self, text: str, shape: str) -> tuple[Rules, tuple[_Tried, ...]]:
        key = text if text in (self._words or self.words()) else "", shape
        known = self._known.get(key)
        return known if known is not None else self._find(key)

    def _find(self, key: tuple[str, str]) -> tuple[Rules, tuple[_Tried, ...]]:
        rules: list[tuple[int, Rule]] = []
        nodes: list[_Tried] = []
        for n in self.nodes:
            if n.starts.anywhere or key[1] in n.starts.kinds or key[0] in n.starts.words:
                nodes.append((n.name, n.read, n.optional, n.rules, n.level if n.level.nodes else None))
            elif n.optional:
                over, behind = n.level.fitting(*key)
                rules += [*n.rules, *over]
                nodes += behind
        self._known[key] = tuple(rules), tuple(nodes)
        return self._known[key]


Best = tuple[Any, int, Rule, int]
"""A value, the index behind it, the rule that made it and that rule's place in the table."""


class RuleTable:
    """The rules of one language, compiled; `read` gives the longest match."""

    def __init__(self, rules: Iterable[Rule], words: TimeWords, readers: Mapping[str, SubReader]) -> None:
        self.rules = tuple(rules)
        self._first = _Level()
        for n, rule in enumerate(self.rules):
            level = self._first
            for source in rule.pattern.split(" "):
                node = level.add(source, _element(source, words, readers))
                level = node.level
            node.rules.append((n, rule))

    def read(self, reader: Reader, i: int) -> tuple[Any, int] | None:
        """The value at token `i` and the index behind it; None where no rule matches."""
        best = self.best(reader, i)
        return None if best is None else (best[0], best[1])

    def best(self, reader: Reader, i: int) -> Best | None:
        """The same, with the rule and its place in the table."""
        nodes = self._first.fitting(reader.tokens.text[i], reader.tokens.shape[i])[1]
        return _longest(nodes, reader, i, i, (), None) if nodes else None


def _longest(nodes: tuple[_Tried, ...], reader: Reader, i: int, k: int, found: Captures, best: Best | None) -> Best | None:
    texts, shapes = reader.tokens.text, reader.tokens.shape
    for name, read, optional, rules, level in nodes:
        got = read(reader, k)
        if got is not None:
            captures, j = (*found, (name, got[0], k)), got[1]
        elif optional:
            captures, j = found, k
        else:
            continue
        if rules:
            best = _make(rules, reader, i, j, captures, best)
        if level is not None:
            over, behind = level.fitting(texts[j], shapes[j])
            if over:
                best = _make(over, reader, i, j, captures, best)
            if behind:
                best = _longest(behind, reader, i, j, captures, best)
    return best


def _make(rules: Iterable[tuple[int, Rule]], reader: Reader, i: int, j: int, found: Captures, best: Best | None) -> Best | None:
    """The best of what is known and of what the rules make of tokens ``i..j``."""
    for order, rule in rules:
        if j > i and (best is None or j > best[1] or (j == best[1] and order < best[3])):
            value = rule.make(Match(reader, i, j, found))
            if value is not None:
                best = value, j, rule, order
    return best


@dataclass(frozen=True, slots=True)
class Grammar:
    """The rules of one language: single values, and expressions that stand in a text; `extend` reads what stands behind any value."""

    moments: RuleTable
    expressions: RuleTable
    extend: Callable[[Reader, Found], Found]
    words: TimeWords = field(repr=False)


# --------------------------------------------------------------------------- compiling


def _element(source: str, words: TimeWords, readers: Mapping[str, SubReader]) -> _Element:
    m = _ELEMENT.match(source)
    assert m is not None, source
    what = m["what"]
    if what.startswith("{"):
        name, _, arg = what[1:-1].partition(":")
        read, starts = _sub_reader(readers[name], arg, words)
    elif what.startswith("<"):
        name = what[1:-1]
        group = frozenset().union(*(words.groups[g] for g in name.split("|")))
        read, starts = _word(group), _Starts(frozenset(), group, False)
    elif what.partition(":")[0].split("|")[0] in KINDS:
        name, _, arg = what.partition(":")
        read, starts = _kind(frozenset(name.split("|")), name, arg), _Starts(_shapes(name.split("|"), arg), frozenset(), False)
    else:
        name = what
        signs = frozenset().union(*(_SIGNS.get(sign, {sign}) for sign in what.split("|")))
        read, starts = _word(signs), _Starts(frozenset(), signs, False)
    if m["glued"]:
        read = _glued(read)
    if m["capital"]:
        read = _capital(read)
    return _Element(m["name"] or name, m["optional"] is not None, read, starts)


def _sub_reader(sub: SubReader, arg: str, words: TimeWords) -> tuple[Read, _Starts]:
    firsts: set[str] = set()
    for group in sub.groups.split():
        firsts |= words.groups[group]
    for phrases in sub.phrases.split():
        firsts |= set(getattr(words, phrases))
    read = sub.read
    kinds = _shapes(sub.kinds.split())
    return (lambda r, k: read(r, k, arg)), _Starts(kinds, frozenset(firsts), not (sub.kinds or sub.groups or sub.phrases))


def _word(group: frozenset[str]) -> Read:
    def read(r: Reader, k: int) -> tuple[Any, int] | None:
        text = r.tokens.text[k]
        return (text, k + 1) if text in group else None

    return read


def _kind(kinds: frozenset[str], name: str, arg: str) -> Read:
    if name == "int" and arg:
        return _digits(frozenset(_lengths(arg)))
    wanted = frozenset(arg.split("|")) if arg else frozenset()

    def read(r: Reader, k: int) -> tuple[Any, int] | None:
        x = r.tokens
        if x.kind[k] not in kinds or (wanted and str(x.value[k]) not in wanted):
            return None
        return x.value[k], k + 1

    return read


def _shapes(kinds: Iterable[str], arg: str = "") -> frozenset[str]:
    """The shapes of tokens of these kinds; `arg` limits the digits of figures."""
    lengths = _lengths(arg) if arg and "int" in kinds else range(1, MAX_DIGITS + 1)
    return frozenset(k for k in kinds if k != "int") | (frozenset(SHAPES[n] for n in lengths) if "int" in kinds else frozenset())


def _lengths(arg: str) -> Iterable[int]:
    if "-" in arg:
        low, high = arg.split("-")
        return range(int(low), int(high) + 1)
    return map(int, arg.split("+"))


def _digits(lengths: frozenset[int]) -> Read:
    def read(r: Reader, k: int) -> tuple[Any, int] | None:
        x = r.tokens
        return (x.value[k], k + 1) if x.kind[k] == "int" and len(x.text[k]) in lengths else None

    return read


def _glued(inner: Read) -> Read:
    return lambda r, k: inner(r, k) if r.tokens.glued(k) else None


def _capital(inner: Read) -> Read:
    return lambda r, k: inner(r, k) if r.tokens.capital(k) else None
