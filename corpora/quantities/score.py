"""Score the amounts that are read from sentences against the labels of two readers, and the readers against each other.

    python -m corpora.quantities.score [PART ...] [--errors N]

PART: letters of `sentences.jsonl` ("A", "B", ...), all by default. Figures are means over the two readings, each by kind of text:

found: F1 of amounts, those that overlap counting as the same. value: F1 of those whose number is the same too, unit: and whose unit is.
bound and role: the share that is right of those found; role in goals alone.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import smartcritic as sc
from smartcritic.languages import ENGLISH
from smartcritic.model import Quantity
from smartcritic.quantities import unit_table

SENTENCES = Path(__file__).with_name("sentences.jsonl")
DAY = dt.date(2026, 11, 29)
"""On which all sentences are read."""
READINGS = ("first", "second")
BOUNDS = {"at_least": "min", "more_than": "min", "at_most": "max", "less_than": "max", "about": "about"}
COINS = ("cent", "penny")
"""Hundredths of a currency that the text may leave open; readers give them in the currency."""
MONEY = "money"
CODES = frozenset(unit_table(ENGLISH).currencies.values())
NEAR = 1e-3
"""By what share a value may differ: readers round two thirds to 0.667."""

Label = Mapping[str, Any]


def sentences(parts: Sequence[str] = ()) -> list[dict[str, Any]]:
    """The labelled sentences of some parts, or all."""
    rows = [json.loads(line) for line in SENTENCES.read_text(encoding="utf-8").splitlines()]
    return [r for r in rows if not parts or r["part"] in parts]


def labelled(quantity: Quantity) -> dict[str, Any]:
    """An amount as a reader would label it, with its offsets."""
    value = [quantity.value] if quantity.high is None else [quantity.value, quantity.high]
    bound = BOUNDS.get(quantity.bound or "") or quantity.change or "exact"
    unit = quantity.full_unit or quantity.unit
    coin = next((c for c in COINS if unit is not None and unit.startswith(c)), None)
    if unit is not None and coin is not None:
        value, unit = [v / 100 for v in value], f"{MONEY}{unit.removeprefix(coin)}"
    return {
        "start": quantity.start, "end": quantity.end, "text": quantity.text, "value": value, "of": quantity.of, "unit": unit,
        "bound": bound, "role": quantity.role,
    }  # fmt: skip


def placed(text: str, labels: Iterable[Label]) -> list[dict[str, Any]]:
    """Labels with their offsets, each at the first place free of labels before it; those without one, inside of another, left out."""
    out: list[dict[str, Any]] = []
    for label in labels:
        at = text.find(label["text"])
        while at >= 0 and any(o["start"] < at + len(label["text"]) and at < o["end"] for o in out):
            at = text.find(label["text"], at + 1)
        if at >= 0:
            value = label["value"] if isinstance(label["value"], list) else [label["value"]]
            out.append({"of": None, **label, "start": at, "end": at + len(label["text"]), "value": [float(v) for v in value]})
    return out


def same_value(a: Label, b: Label) -> bool:
    """Whether two labels have the same number; a share may be given as a fraction or as a part and its whole."""

    def near(x: Sequence[float], y: Sequence[float]) -> bool:
        return len(x) == len(y) and all(abs(p - q) <= NEAR * max(abs(p), abs(q)) for p, q in zip(x, y))

    return any(near(x, y) for x in _values(a) for y in _values(b))


def _values(label: Label) -> list[list[float]]:
    value = label["value"]
    return [value, [value[0] / label["of"]]] if label["of"] and len(value) == 1 else [value]


def same_unit(a: Label, b: Label) -> bool:
    """Whether two labels have the same unit, however it is spelt; "share" and no unit are one."""
    one, two = _unit(a["unit"]), _unit(b["unit"])
    return one == two or (one.startswith(MONEY) and _is_money(two)) or (two.startswith(MONEY) and _is_money(one))


def _is_money(unit: str) -> bool:
    return unit[:3].upper() in CODES


def _unit(unit: str | None) -> str:
    if unit is None or unit in ("share", "ratio"):
        return ""
    words = unit.lower().replace("-", " ").split()
    return " ".join([*words[:-1], ENGLISH.singular(words[-1])]) if words else ""


def pairs(gold: Sequence[Label], found: Sequence[Label]) -> list[tuple[Label, Label]]:
    """Each label with the amount that overlaps it most, each amount once."""
    ranked = sorted(
        ((min(g["end"], f["end"]) - max(g["start"], f["start"]), -i, -k) for i, g in enumerate(gold) for k, f in enumerate(found)),
        reverse=True,
    )
    out: dict[int, int] = {}
    for size, i, k in ranked:
        if size > 0 and -i not in out and -k not in out.values():
            out[-i] = -k
    return [(gold[i], found[k]) for i, k in sorted(out.items())]


def count(gold: Sequence[Label], found: Sequence[Label], goal: bool) -> Counter[str]:
    """What is the same in two lists of labels of a sentence."""
    out: Counter[str] = Counter(gold=len(gold), all=len(found))
    for g, f in pairs(gold, found):
        out["found"] += 1
        out["value"] += same_value(g, f)
        out["unit"] += same_value(g, f) and same_unit(g, f)
        out["bound"] += g["bound"] == f["bound"]
        if goal and g["role"] is not None:
            out["roles"] += 1
            out["role"] += g["role"] == f["role"]
    return out


def figures(counts: Counter[str]) -> dict[str, float]:
    """F1 of found, value and unit, the share right of bound and role."""
    both = max(1, counts["gold"] + counts["all"])
    return {
        **{key: round(2 * counts[key] / both, 3) for key in ("found", "value", "unit")},
        "bound": round(counts["bound"] / max(1, counts["found"]), 3),
        "role": round(counts["role"] / max(1, counts["roles"]), 3),
    }


def score(rows: Sequence[Mapping[str, Any]], critic: sc.Critic) -> tuple[dict[str, dict[str, float]], list[tuple[str, ...]]]:
    """Figures by kind of text and over all, of the critic and ("agreement") of one reader against the other; what differs from one."""
    totals: dict[str, Counter[str]] = {}
    differ: list[tuple[str, ...]] = []
    for row in rows:
        facts = critic.extract(row["text"], context=sc.Context(today=DAY))
        found = [labelled(q) for q in facts.quantities]
        readings = [placed(row["text"], row[r]) for r in READINGS]
        for name in (row["kind"], "all"):
            for gold in readings:
                totals.setdefault(name, Counter()).update(count(gold, found, row["kind"] == "goal"))
            totals.setdefault(f"{name}, agreement", Counter()).update(count(readings[0], readings[1], row["kind"] == "goal"))
        differ += _differences(row, readings[0], found)
    return {name: {"amounts": c["gold"] // (1 if "," in name else 2), **figures(c)} for name, c in sorted(totals.items())}, differ


def _differences(row: Mapping[str, Any], gold: Sequence[Label], found: Sequence[Label]) -> list[tuple[str, ...]]:
    out: list[tuple[str, ...]] = []
    matched = pairs(gold, found)
    for g, f in matched:
        checks = (("value", same_value(g, f)), ("unit", same_unit(g, f)), ("bound", g["bound"] == f["bound"]),
                  ("role", g["role"] == f["role"] or row["kind"] != "goal" or g["role"] is None))  # fmt: skip
        out += [(key, str(g["text"]), str(g[key]), str(f[key]), row["text"]) for key, right in checks if not right]
    out += [("missed", str(g["text"]), str(g["unit"]), "", row["text"]) for g in gold if all(g is not m for m, _ in matched)]
    out += [("extra", str(f["text"]), str(f["unit"]), "", row["text"]) for f in found if all(f is not m for _, m in matched)]
    return out


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("part", nargs="*")
    parser.add_argument("--errors", type=int, default=0)
    args = parser.parse_args()
    made, differ = score(sentences(args.part), sc.Critic())
    for name, found in made.items():
        print(f"{name:18s}" + "  ".join(f"{key} {value:g}" for key, value in found.items()))
    for line in sorted(differ)[: args.errors]:
        print(" | ".join(line))


if __name__ == "__main__":
    main()
