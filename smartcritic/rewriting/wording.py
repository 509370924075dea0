"""What rewrites say, from the language's own list (`lexicon/rewriting.toml`): phrases around slots, slots, messages, sets of words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from smartcritic.languages import Language
from smartcritic.rewriting.slots import Gap, Part

LIST = "rewriting"


def table(language: Language, name: str) -> Any:
    """A table of the list."""
    return language.lexicon(LIST).tables[name]


def words(language: Language, key: str) -> frozenset[str]:
    """A set of words of the list."""
    return language.words(LIST, key)


def capitalised(parts: Sequence[Part]) -> tuple[Part, ...]:
    """Parts whose words begin with a capital; a slot in front stays as it is."""
    first = parts[0]
    return (first[0].upper() + first[1:], *parts[1:]) if isinstance(first, str) else tuple(parts)


def inside(phrase: str) -> str:
    """A phrase as it stands inside a sentence: without the capital of a first word that is no abbreviation."""
    return phrase[:1].lower() + phrase[1:] if phrase[1:2].islower() else phrase


def listed_behind(offered: Sequence[str]) -> str:
    """What is offered besides the first, as a question lists it behind that: ", the churn rate, the renewal rate"."""
    return "".join(f", {one}" for one in offered[1:])


def say(language: Language, key: str, **values: Part) -> tuple[Part, ...]:
    """A phrase with its slots and words put in."""
    out: list[Part] = []
    for i, piece in enumerate(re.split(r"\{(\w+)\}", table(language, "phrases")[key])):
        part: Part = values[piece] if i % 2 else piece
        if isinstance(part, str) and out and isinstance(out[-1], str):
            out[-1] += part
        elif part != "":
            out.append(part)
    return tuple(out)


def named(language: Language, key: str) -> list[str]:
    """The names of what is put into a phrase, in order."""
    return re.findall(r"\{(\w+)\}", table(language, "phrases")[key])


def message(language: Language, key: str, **values: str) -> str:
    """What a suggestion says of itself."""
    return str(table(language, "messages")[key]).format(**values)


def gap(
    language: Language,
    key: str,
    name: str | None = None,
    *,
    item: str = "",
    question: str | None = None,
    proposal: str | None = None,
    alternatives: tuple[str, ...] | None = None,
    example: str | None = None,
    shown: str | None = None,
    kind: str | None = None,
    optional: bool = False,
) -> Gap:
    """A slot of the list: its own words, question, type and example, or those that are given; `item` stands in the question."""
    row = table(language, "slots")[key]
    offered = proposal if proposal is not None else row.get("proposal")
    others = alternatives if alternatives is not None else tuple(row.get("others", ()))
    said = offered or shown or row["shown"].format(item=item)
    return Gap(
        name or key, said, question or row["question"].format(item=item), kind or row["type"],  # type: ignore[arg-type]
        example or row.get("example") or said, offered, others, optional,
    )  # fmt: skip


def any_of(language: Language, key: str, shape: str, name: str = "rewriting") -> re.Pattern[str]:
    """A pattern in any case with the words of a set of a list, longest first, in the place of ``%s``."""
    return language.once(_any_of, key, shape, name)


def _any_of(language: Language, key: str, shape: str, name: str) -> re.Pattern[str]:
    return re.compile(shape.replace("%s", f"(?:{language.any_of(name, key)})"), re.IGNORECASE)
