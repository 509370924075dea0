"""Labelled and unlabelled goals -> rows to train on, with the facts and words that the library itself reads."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import lzma
import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import smartcritic as sc
from smartcritic import facts
from smartcritic.model import CRITERIA
from smartcritic.parsing.parse import Parse
from smartcritic.parsing.segments import segments
from smartcritic.reading.inputs import Inputs, inputs
from smartcritic.syntax import reparse

FOLDS = 5
DAY = "2024-01-15"
"""The day on which text without a date of its own was written."""


@dataclass
class Row:
    """One text. `labels` hold what is known of it; `group` is its author or source, None for text that no figure is measured on."""

    text: str
    ref: str
    group: str | None
    labels: dict[str, Any] = field(default_factory=dict)
    goal: Inputs | None = None
    facts: Any = None

    @property
    def fold(self) -> int:
        """The fold of its source: SHA-1 of the name modulo 5; -1 for what is trained on in every fold."""
        return -1 if self.group is None else int(hashlib.sha1(self.group.encode()).hexdigest(), 16) % FOLDS


def lines(path: Path) -> Iterator[dict[str, Any]]:
    """The objects of a file of JSON lines."""
    with path.open(encoding="utf-8") as read:
        for line in read:
            if line.strip():
                yield json.loads(line)


def labelled(folder: Path) -> list[Row]:
    """The goals of a folder with labels by source, and its minimal pairs, controls and examples, whose labels are of single criteria."""
    out = [
        Row(g["text"], g["ref"], g["source"], g["labels"])
        for name in ("train", "users_train", "users", "dev")
        if (folder / f"{name}.jsonl").exists()
        for g in lines(folder / f"{name}.jsonl")
    ]
    for name in ("pairs", "controls", "seeds"):
        if (folder / f"{name}.jsonl").exists():
            for g in lines(folder / f"{name}.jsonl"):
                out += _single(g)
    return out


def _single(g: dict[str, Any]) -> Iterator[Row]:
    if "a" in g:
        if not g.get("context"):
            for side in "ab":
                yield Row(g[side]["text"], g["ref"], None, {g["criterion"]: g[side]["verdict"]})
    elif not g.get("context"):
        yield Row(g["text"], g["ref"], None, {k: v for k, v in g["expect"].items() if isinstance(v, str) and k in CRITERIA})


def with_remarks(rows: Sequence[Row], path: Path) -> None:
    """Add to the labels of rows what a coach remarked of them, and their kind of goal: JSON lines {"sha1", "remarks", "goal_kind"}."""
    known = {g["sha1"]: g for g in lines(path)}
    for row in rows:
        found = known.get(hashlib.sha1(row.text.encode()).hexdigest())
        if found is not None and "form" in row.labels:
            row.labels |= {"remarks": found["remarks"], "goal_kind": found["goal_kind"]}


def own(folder: Path, *, test: bool) -> list[Row]:
    """The goals that were written for this project: those to train on, or the part that nobody looks at."""
    return [
        Row(g["text"], g["ref"], f"written by {g['writer']}", g["labels"])
        for g in lines(folder / "written.jsonl")
        if (g["part"] == "test") == test
    ]


def nothing(count: int = 240) -> list[Row]:
    """What people type into a field to get past it: keys beside each other, one key many times, single letters."""
    chance = random.Random(0)
    keys = ("qwertyuiop", "asdfghjkl", "zxcvbnm", "yxcvbnm", "1234567890")

    def word() -> str:
        row = chance.choice(keys[:4])
        kind = chance.random()
        if kind < 0.5:
            at = chance.randrange(len(row) - 2)
            return row[at : at + chance.randint(3, 6)]
        if kind < 0.7:
            return chance.choice(row) * chance.randint(2, 7)
        return "".join(chance.choice(row) for _ in range(chance.randint(3, 8)))

    made = {" ".join(word() for _ in range(chance.randint(1, 4))) for _ in range(2 * count)}
    return [Row(chance.choice((str, str.capitalize))(text), DAY, None, {"form": "not_a_goal"}) for text in sorted(made)[:count]]


def mined(folder: Path, labels: Path, groups: set[str], most: int) -> tuple[list[Row], list[Row]]:
    """Lines of a corpus that look like goals: those that a reader labelled, and the best of the rest, none from sources in `groups`.

    `labels`: JSON lines {"sha1", "labels"}; the text is found by its digest, and its spans are places of characters.
    """
    known = {g["sha1"]: g["labels"] for g in lines(labels)} if labels.exists() else {}
    where: dict[str, str] = {}
    with lzma.open(folder / "mined.txt.xz", "rt", encoding="utf-8") as picked:
        texts = [line.rstrip("\n") for line in picked]
    wanted = set(texts)
    sources = list(lines(folder / "sources.jsonl"))
    with lzma.open(folder / "corpus.txt.xz", "rt", encoding="utf-8") as whole:
        for source in sources:
            for _ in range(source["last_line"] - source["first_line"] + 1):
                line = next(whole).rstrip("\n")
                if line in wanted:
                    where.setdefault(line, source["source"])
    read, rest = [], []
    for text in texts:
        if where.get(text) in groups or len(text) > 400:
            continue
        found = known.get(hashlib.sha1(text.encode()).hexdigest())
        if found is not None:
            spans = {k: text[slice(*found[k])] if found[k] else None for k in ("purpose", "basis")}
            read.append(Row(text, DAY, None, found | spans))
        elif len(rest) < most:
            rest.append(Row(text, DAY, None))
    return read, rest


def parsed(rows: Sequence[Row]) -> Iterator[tuple[Row, list[Parse]]]:
    """Each row with the parses of its text, as the critic makes them."""
    critic = sc.Critic()
    for at in range(0, len(rows), 256):
        batch = rows[at : at + 256]
        cuts = [segments(r.text[:4000], critic.language) for r in batch]
        made = iter(reparse.parsed(critic.nlp, [s for cut in cuts for s in cut], True, critic.language))
        for row, cut in zip(batch, cuts, strict=True):
            yield row, [next(made) for _ in cut]


def prepare(rows: Sequence[Row]) -> None:
    """Read facts and words of all rows, as the critic does before it asks the reader."""
    for row, parses in parsed(rows):
        context = sc.Context(today=dt.date.fromisoformat(row.ref))
        row.facts = facts.extract(parses, sc.Goal(row.text), context) if parses else facts.empty()
        row.goal = inputs(row.facts, parses)


def is_goal(row: Row) -> bool:
    """Whether the row is labelled as a goal."""
    return row.labels.get("form") != "not_a_goal"


def digest(rows: Iterable[Row]) -> str:
    """A short name for a set of rows."""
    return hashlib.sha1("\n".join(r.text for r in rows).encode()).hexdigest()[:12]
