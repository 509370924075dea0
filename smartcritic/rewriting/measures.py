"""What shows that it worked? The measures that each field takes for what people set goals about, as data (`lexicon/measures.toml`)."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from smartcritic.languages import Language
from smartcritic.model import Facts, ObjectFact, SlotType
from smartcritic.rewriting import likeness

OWN, AT_WORK = "personal", "work"
"""Of "my pipeline", the domain that "my" tells, and the one that it may be of all the same."""

SURE = ("software", "personal", "public", "work")
"""Domains, those first whose words say most: "we" and "team" stand in goals of every kind."""


ALIKE = frozenset({"software", "work"})
"""Domains whose words stand in goals of both."""

LONGEST = 3
"""Words of the longest term."""

TITLED = 0.5
"""The share of longer words with a capital from which on a text is a title, whose capitals tell no names."""

MOST_OBJECTS = 3
"""Objects of a goal among which a class is looked for."""


@dataclass(frozen=True, slots=True)
class Measure:
    """A measure as its field calls it.

    `name` fits behind "measured by". `type` says what its levels are, `good` the direction that is good ("up" or "down"), `low` and
    `high` the range that is usual, `taken` what it is taken with. `now` and `target` are levels of the right kind, as examples.
    """

    name: str
    type: SlotType
    good: str
    low: float
    high: float
    taken: str
    unit: str = ""

    def levels(self) -> tuple[str, str]:
        """Examples of today's level and of a better one, within the usual range."""
        size = self.high - self.low
        worse, better = self.low + 0.35 * size, self.low + 0.55 * size
        now, target = (worse, better) if self.good == "up" else (better, worse)
        return self.written(now), self.written(target)

    def written(self, value: float) -> str:
        """A level as it is written."""
        number = f"{value:,.0f}" if self.high - self.low >= 12 else f"{value:.1f}"
        if self.type == "percent":
            return number + "%"
        if self.type == "money":
            return "$" + number
        return f"{number} {self.unit}".strip()


@dataclass(frozen=True, slots=True)
class Field:
    """A class of things that goals are about: its domains ("any": of none), its terms and its measures, the most usual first.

    `verbs`: verbs that say by themselves what it is about. `one`: the class whose measures fit where the goal is about one of them, as
    with one customer.
    """

    name: str
    domains: tuple[str, ...]
    terms: tuple[str, ...]
    measures: tuple[Measure, ...]
    verbs: tuple[str, ...] = ()
    one: str = ""


def fields(language: Language) -> tuple[Field, ...]:
    """All classes of the catalogue of a language."""
    return language.once(_fields)


def _fields(language: Language) -> tuple[Field, ...]:
    listed = language.lexicon("measures")
    out = []
    for entry in listed.tables.get("classes", ()):
        name = entry["name"]
        found = tuple(measure(m) for m in listed.tables["measures"] if m["class"] == name)
        of = tuple(entry["domain"].split())
        out.append(Field(name, of, tuple(entry["terms"]), found, tuple(entry.get("verbs", ())), entry.get("one", "")))
    return tuple(out)


def measure(row: Mapping[str, Any], **values: str) -> Measure:
    """A measure of a row of the list; `values` stand in its name."""
    name = row["name"].format(**values)
    return Measure(name, row["type"], row["good"], float(row["low"]), float(row["high"]), row["taken"], row.get("unit", ""))


def _terms(language: Language) -> dict[tuple[str, ...], list[Field]]:
    out: dict[tuple[str, ...], list[Field]] = {}
    for field in fields(language):
        for term in field.terms:
            out.setdefault(_stems(term, language), []).append(field)
    return out


def domains(text: str, language: Language) -> frozenset[str]:
    """The domains that words of a goal name."""
    told = {w.lower() for w in re.findall(r"[^\W\d_]+(?:['’-][^\W\d_]+)*", text)}
    return frozenset(name for name, cues in language.lexicon("measures").tables["domains"].items() if told & set(cues))


_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


def _stems(text: str, language: Language) -> tuple[str, ...]:
    return tuple(language.singular(w) for w in _WORD.findall(text))


def word_set(text: str, language: Language, least: int = 1) -> frozenset[str]:
    """The words of a text in the singular, those of at least so many letters."""
    return frozenset(language.singular(w) for w in re.findall(rf"[^\W\d_]{{{least},}}", text))


def find(facts: Facts, text: str, language: Language) -> tuple[Measure, ...]:
    """The measures for what a goal is about: by the longest term that ends at the head of its object, or right in front of it.

    A class of another domain than the goal's own words name does not fit.
    """
    item = facts.objects[0] if facts.objects else None
    if item is None:
        return ()
    by_verb = _of_verb(facts, text, language)
    if by_verb is not None and not facts.quantities:
        return by_verb.measures
    span = text[item.start : item.end]
    told = _told(text, span, item.head, language)
    core = core_of(span, language)
    if language.singular(item.head) in language.words("rewriting", "sides"):
        field = in_words(core, language, item.head, told, least=2) or _of_what(span, core, item.head, language, told)
        field = field or in_words(core, language, item.head, told)
    else:
        field = in_words(span, language, None, told, least=LONGEST) or in_words(core, language, item.head, told)
    if field is None and facts.reading is not None:
        field = _alike(core, item.head, language, told)
    return _listed(field, item, span, language)


def widely(facts: Facts, text: str, end: int, language: Language, least: int = 1) -> tuple[Measure, ...]:
    """The measures for what stands anywhere in the goal's objects, where the head of the first names no class.

    First of the verb, where it says by itself what it is about; then of each phrase of an object and of what stands behind it up to the
    `end` of the clause. `least`: words of a term at least.
    """
    by_verb = _of_verb(facts, text, language)
    if by_verb is not None:
        return by_verb.measures
    people = language.words("rewriting", "people")
    places = [(item, span, phrase) for item, span in _spans(facts, text, end) for phrase in _phrases(span, language)]
    said = re.findall(r"[^\W\d_]{4,}", text)
    names = sum(w[0].isupper() for w in said) < TITLED * len(said)
    places = [p for p in places if p[2].split()[-1].lower() not in people and not (names and _is_name(p[2], text))]
    for wider in (False, True):
        for item, span, phrase in places:
            here = _told(text, span, item.head if item is not None else phrase.split()[-1].lower(), language)
            if wider and not here < ALIKE:
                continue
            field = _in_phrase(phrase, language, ALIKE if wider else here, least)
            if field is None and item is not None and span.startswith(phrase):
                field = in_words(phrase, language, item.head, ALIKE if wider else here, least)
            if field is not None:
                return _listed(field, item, span, language)
    return ()


def _of_verb(facts: Facts, text: str, language: Language) -> Field | None:
    action = facts.action
    found = [f for f in fields(language) if action is not None and action.lemma in f.verbs]
    return (_fitting(found, domains(text, language)) or found[0]) if found else None


def _spans(facts: Facts, text: str, end: int) -> list[tuple[ObjectFact | None, str]]:
    """The objects with their words, the first up to the end of the clause; where there are none, the words behind the verb, or all."""
    found: list[tuple[ObjectFact | None, str]] = []
    for item in facts.objects[:MOST_OBJECTS]:
        found.append((item, text[item.start : item.end if found else max(end, item.end)]))
    if found:
        return found
    behind = text[facts.action.end if facts.action is not None else 0 : end]
    return [(None, behind if any(map(str.isalpha, behind)) else text[:end])]


def _in_phrase(phrase: str, language: Language, told: frozenset[str], least: int) -> Field | None:
    """The class of a phrase by its last word; where that says nothing by itself, by those in front of it first."""
    said = _stems(phrase, language)
    if not said:
        return None
    by_head = in_words(phrase, language, said[-1], told, least)
    if said[-1] not in language.words("rewriting", "hollow"):
        return by_head
    return in_words(phrase, language, said[-1], told, 2) or in_words(" ".join(said[:-1]), language, None, told, least) or by_head


def _is_name(phrase: str, text: str) -> bool:
    """Whether a phrase ends in a name, so that its words say nothing of what the goal is about."""
    *_, last = phrase.split()
    return last[0].isupper() and not last.isupper() and not text.lstrip().startswith(phrase)


def _phrases(span: str, language: Language) -> list[str]:
    """The words of an object in front of and between what is said of it: "the speed", "the shop" of "the speed of the shop to guests"."""
    listed = frozenset[str]().union(*(language.words("rewriting", key) for key in ("breaks", "joins", "further_breaks")))
    elsewhere = language.words("rewriting", "elsewhere")
    out: list[list[str]] = [[]]
    for word in re.findall(r"[^\s,;:()/]+|[,;:()/]", span):
        if word.lower() in elsewhere and any(out):
            break
        if word.lower() in listed or not any(map(str.isalnum, word)):
            out.append([])
        else:
            out[-1].append(word)
    return [" ".join(words) for words in out if words]


def _told(text: str, span: str, head: str, language: Language) -> frozenset[str]:
    """The domains that words of a goal name; "support for" what are no people is one of software."""
    told, core = domains(text, language), core_of(span.lower(), language)
    if language.singular(head) not in language.words("rewriting", "for_a_thing"):
        return told
    behind = set(re.findall(r"[^\W\d_]+", span[len(core) :].lower()))
    said = frozenset[str]().union(*(language.words("rewriting", key) for key in ("determiners", "compared_first", "praised", "articles")))
    of_thing = bool(behind) and not behind & language.words("rewriting", "people")
    named = not told and len([w for w in core.split() if w not in said]) > 1
    return frozenset({"software"}) if of_thing or named else told


def _listed(field: Field | None, item: ObjectFact | None, span: str, language: Language) -> tuple[Measure, ...]:
    """The measures of a class, in the order that fits the object."""
    if field is None:
        return ()
    if item is None:
        return field.measures
    if field.one and _is_one(item, span, language):
        field = next(f for f in fields(language) if f.name == field.one)
    if language.singular(item.head) not in language.words("rewriting", "worth"):
        return field.measures
    good = language.words("rewriting", "how_good")
    return tuple(sorted(field.measures, key=lambda m: good.isdisjoint(m.name.lower().split())))


def _is_one(item: ObjectFact, span: str, language: Language) -> bool:
    """Whether what is said behind the head names one: "relations with the mill", "... within Hartono Group"."""
    at = span.lower().find(item.head)
    behind = re.findall(r"[^\W\d_]+(?:['’][^\W\d_]+)?", span[at:])[1:] if at >= 0 else []
    if any(w[0].isupper() for w in behind):
        return True
    said = [w for w in behind if w.lower() not in language.words("rewriting", "breaks")]
    many = language.words("rewriting", "people")
    return bool(said) and not any(w in many or language.singular(w) != w for w in map(str.lower, said))


def _of_what(span: str, core: str, head: str, language: Language, told: frozenset[str]) -> Field | None:
    """The class of the thing of which the object is a side: of the support in "the quality of our support" and "support quality"."""
    behind = re.match(r"\s+\w+\s+", span[len(core) :])
    if behind is not None:
        thing = core_of(span[len(core) + behind.end() :], language)
        last = _stems(thing, language)[-1:]
        return in_words(thing, language, last[0], told) if last else None
    before = _stems(core, language)
    if len(before) < 2 or language.singular(head) != before[-1] or before[-2] in language.words("rewriting", "determiners"):
        return in_words(core, language, head, told)
    return in_words(core, language, before[-2], told)


def core_of(span: str, language: Language) -> str:
    """The words of an object up to what is said of it: "the support" of "the support of users"."""
    listed = language.words("rewriting", "breaks")
    found = [m.start() for m in re.finditer(r"\S+", span) if m[0].lower() in listed or m[0][0] in "(,;:"]
    return span[: next((at for at in found if at), len(span))].rstrip(" ,;:")


def in_words(
    span: str, language: Language, head: str | None = None, told: frozenset[str] = frozenset(), least: int = 1
) -> Field | None:
    """The class of the longest term in the words that ends at `head`, or, without one, anywhere; of equally long ones the last.

    `least`: words of a term at least.

    Of several classes with one term, that of a domain in `told`; where domains are told, only those and "any" count.
    """
    words, index = _stems(span, language), language.once(_terms)
    end = None if head is None else language.singular(head)
    for n in range(LONGEST, least - 1, -1):
        for i in range(len(words) - n, -1, -1):
            if end is not None and words[i + n - 1] != end:
                continue
            field = _fitting(index.get(words[i : i + n], ()), told)
            if field is not None:
                return field
    return None


def known_terms(language: Language) -> likeness.Known:
    """The terms of the catalogue by their meaning, each with the place of its class in `fields`."""
    return language.once(_known_terms)


def _known_terms(language: Language) -> likeness.Known:
    return likeness.known([(at, _stems(term, language)) for at, field in enumerate(fields(language)) for term in field.terms])


def is_of(field: Field, told: frozenset[str]) -> bool:
    """Whether a class is of one of the domains that are told; any is, where none is told."""
    return not told or bool(told & {*field.domains}) or "any" in field.domains


def _alike(core: str, head: str, language: Language, told: frozenset[str]) -> Field | None:
    """The class of the terms that mean nearly the same."""
    said, last = _stems(core.lower(), language), language.singular(head)
    if last not in said or not likeness.has_meanings(language):
        return None
    found = likeness.nearest(said[: said.index(last) + 1], known_terms(language), lambda at, _: is_of(fields(language)[at], told))
    return fields(language)[found] if found is not None else None


def _fitting(found: Sequence[Field], told: frozenset[str]) -> Field | None:
    known = [f for f in found if is_of(f, told)]
    if not known and told == {OWN} and len(found) == 1 and AT_WORK in found[0].domains:
        return found[0]
    order = SURE if told else SURE[::-1]
    return min(known, key=lambda f: min((order.index(d) for d in f.domains if d in (told or SURE)), default=len(SURE)), default=None)
