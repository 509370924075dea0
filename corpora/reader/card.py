"""Write what was measured where it is read: `python -m corpora.reader.card [--figures FILE]`.

The figures are in `figures.json`: "kappa" -> kind of source -> a part (goals, sources, a kappa a letter, kind, severe errors, texts that
are no goals), parts "test" and "fresh" of the same shape, by `once.py`, for goals that are kept aside, "calibration" by letter, and,
where there are any, "attempts": parts with what was tried as "what". From them come the block of the model card, that of the README, and
one reliability plot a letter in `docs`.
"""

from __future__ import annotations

import argparse
import json
import math
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from smartcritic.model import CRITERIA

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
FIGURES = HERE / "figures.json"
CARD = ROOT / "smartcritic" / "reading" / "model" / "MODEL_CARD.md"
FRONT = ROOT / "README.md"
DOCS = ROOT / "docs"
IN_CARD = ("<!-- figures -->", "<!-- /figures -->")
IN_FRONT = ("<!-- agreement -->", "<!-- /agreement -->")

PARTS = {
    "public": "public repositories",
    "teams": "goals written the way teams write them",
    "own": "`corpora/goals/written.jsonl`, training part",
    "test": "its test part, by other writers, kept aside",
    "fresh": "goals of writers who came after the reader, kept aside",
}
"""The kinds of source in the order in which they are shown."""
SEVERE = ("specific", "measurable")
"""The letters for which it is counted how often met and unmet were taken for each other."""


def parts(figures: Mapping[str, Any]) -> dict[str, Mapping[str, Any]]:
    """What was measured, by kind of source."""
    there = {**figures["kappa"], **{name: figures[name] for name in ("test", "fresh") if name in figures}}
    return {name: there[name] for name in PARTS if name in there}


def name_of(letter: str) -> str:
    """A letter's name as it is written."""
    return letter.replace("_", "-")


def table(head: Sequence[str], rows: Iterator[Sequence[object]] | Sequence[Sequence[object]]) -> list[str]:
    """A Markdown table."""
    return ["| " + " | ".join(head) + " |", "|" + "---|" * len(head), *("| " + " | ".join(map(str, row)) + " |" for row in rows)]


def agreement(figures: Mapping[str, Any]) -> list[str]:
    """Kappa of each letter, by kind of source."""
    head = ["kappa", "goals", "sources", *map(name_of, CRITERIA)]
    rows = ([PARTS[k], f"{p['goals']:,}", p["sources"], *(f"{p[c]:.2f}" for c in CRITERIA)] for k, p in parts(figures).items())
    return table(head, rows)


def severe(part: Mapping[str, Any]) -> str:
    """How often met and unmet were taken for each other."""
    return ", ".join(f"{part[f'{c}_severe']:.1%} ({c})" for c in SEVERE)


def front(figures: Mapping[str, Any]) -> str:
    """The block of the README."""
    first = next(iter(parts(figures)))
    said = f"Met taken for unmet or unmet for met, {PARTS[first]}: {severe(parts(figures)[first])} of the goals."
    return "\n".join([*agreement(figures), "", said])


def block(figures: Mapping[str, Any]) -> str:
    """The block of the model card."""
    out = ["Cohen's kappa with the labels:", "", *agreement(figures), ""]
    head = ["", "kind right", *(f"{c}: met and unmet mixed up" for c in SEVERE), "no goals", "found", "rightly so called"]
    rows = []
    for key, p in parts(figures).items():
        none = p["no_goal"]
        shares = (f"{none['recall']:.1%}", f"{none['precision']:.1%}") if none["texts"] else ("", "")
        rows.append([PARTS[key], f"{p['kind']:.1%}", *(f"{p[f'{c}_severe']:.1%}" for c in SEVERE), none["texts"], *shares])
    out += ["Shares of the goals, and of the texts among them that are no goals:", "", *table(head, rows), ""]
    out += ["Expected calibration error (how far confidence is from the share that is right, over tenths of confidence):", ""]
    errors = figures["calibration"]
    out += table([*map(name_of, CRITERIA)], [[f"{errors[c]['error']:.3f}" for c in CRITERIA]])
    if figures.get("attempts"):
        out += ["", "What was tried:", ""]
        out += table(["", *map(name_of, CRITERIA)], [[a["what"], *(f"{a[c]:.2f}" for c in CRITERIA)] for a in figures["attempts"]])
    return "\n".join(out)


def between(text: str, marks: tuple[str, str], new: str) -> str:
    """The text with what stands between two marks replaced.

    Raises:
        ValueError: a mark is missing.
    """
    before, opens, rest = text.partition(marks[0])
    _, closes, after = rest.partition(marks[1])
    if not (opens and closes):
        raise ValueError(f"{marks[0]} ... {marks[1]} is missing")
    return f"{before}{opens}\n{new}\n{closes}{after}"


# --------------------------------------------------------------------------- reliability

SIDE, LEFT, TOP = 240, 52, 34
STYLE = """
.ground { fill: #fafaf8; stroke: #d6dbe3 } .frame { fill: none; stroke: #8a919c } text { fill: #24292f; font: 12px sans-serif }
.name { font-weight: bold; font-size: 14px } .line { stroke: #8a919c; stroke-dasharray: 4 4 } .path { fill: none; stroke: #00695c }
circle { fill: #00695c; fill-opacity: .75 }
@media (prefers-color-scheme: dark) {
.ground { fill: #1c2430; stroke: #3a404b } text { fill: #e6e9ef } .path { stroke: #5cc8bb } circle { fill: #5cc8bb } }
"""


def plot(letter: str, calibration: Mapping[str, Any]) -> str:
    """A reliability plot as SVG: a point for each tenth of confidence, as large as it has verdicts; on the dashed line all is as said."""
    tenths = calibration["tenths"]
    most = max(n for _, _, n in tenths)
    places = [(LEFT + SIDE * sure, TOP + SIDE * (1 - right), n) for sure, right, n in tenths]
    name = name_of(letter).capitalize()
    low, right = TOP + SIDE, LEFT + SIDE
    told = f'role="img" aria-label="{name}: {_said(tenths)}"'
    out = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 320 330" width="320" height="330" {told}>',
        f"<style>{STYLE}</style>",
        '<rect class="ground" x="1" y="1" width="318" height="328" rx="6"/>',
        f'<text class="name" x="{LEFT}" y="22">{name}</text>',
        f'<text x="{right}" y="22" text-anchor="end">calibration error {calibration["error"]:.3f}</text>',
        f'<rect class="frame" x="{LEFT}" y="{TOP}" width="{SIDE}" height="{SIDE}"/>',
        f'<path class="line" d="M{LEFT} {low}L{right} {TOP}"/>',
    ]
    for tick in (0, 0.5, 1):
        out.append(f'<text x="{LEFT + SIDE * tick:g}" y="{low + 17}" text-anchor="middle">{tick:g}</text>')
        out.append(f'<text x="{LEFT - 7}" y="{TOP + SIDE * (1 - tick) + 4:g}" text-anchor="end">{tick:g}</text>')
    middle = TOP + SIDE // 2
    out += [
        f'<text x="{LEFT + SIDE // 2}" y="{low + 38}" text-anchor="middle">confidence</text>',
        f'<text x="16" y="{middle}" text-anchor="middle" transform="rotate(-90 16 {middle})">share right</text>',
        f'<path class="path" d="M{"L".join(f"{x:.1f} {y:.1f}" for x, y, _ in places)}"/>',
    ]
    for (x, y, n), (sure, share, _) in zip(places, tenths, strict=True):
        size = 2.5 + 8 * math.sqrt(n / most)
        out.append(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{size:.1f}"><title>{sure:.2f}: {share:.2f} right, {n:,}</title></circle>')
    return "\n".join([*out, "</svg>", ""])


def _said(tenths: Sequence[Sequence[float]]) -> str:
    return "; ".join(f"of {n:,} verdicts with confidence {sure:.2f}, {share:.2f} are right" for sure, share, n in tenths)


def main() -> None:
    """Write both blocks and the plots."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--figures", type=Path, default=FIGURES)
    figures = json.loads(parser.parse_args().figures.read_text(encoding="utf-8"))
    for path, marks, made in ((CARD, IN_CARD, block), (FRONT, IN_FRONT, front)):
        path.write_text(between(path.read_text(encoding="utf-8"), marks, made(figures)), encoding="utf-8")
    for letter in CRITERIA:
        DOCS.joinpath(f"reliability-{letter}.svg").write_text(plot(letter, figures["calibration"][letter]), encoding="utf-8")


if __name__ == "__main__":
    main()
