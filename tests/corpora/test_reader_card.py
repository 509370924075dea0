"""The README, the reader's card and the plots show what was measured."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from smartcritic.model import CRITERIA

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))
from corpora.reader import card  # noqa: E402


def part(kappa: float, **more: Any) -> dict[str, Any]:
    """A part as `corpora.reader.measure` makes it."""
    none = {"texts": 20, "recall": 0.9, "precision": 0.75}
    shares = {"specific_severe": 0.0125, "measurable_severe": 0.02, "kind": 0.918}
    return {"goals": 1200, "sources": 31, **dict.fromkeys(CRITERIA, kappa), **shares, "no_goal": none, **more}


CALIBRATION = {"error": 0.0213, "tenths": [[0.55, 0.5, 40], [0.74, 0.78, 400], [0.97, 0.99, 1300]]}
SAMPLE: dict[str, Any] = {
    "kappa": {"own": part(0.814), "public": part(0.723)},
    "test": part(0.791, sources=5),
    "calibration": dict.fromkeys(CRITERIA, CALIBRATION),
    "attempts": [{"what": "without word vectors", **dict.fromkeys(CRITERIA, 0.6)}],
}


def test_the_blocks_say_each_figure() -> None:
    front, block = card.front(SAMPLE), card.block(SAMPLE)
    rows = [line for line in front.splitlines() if line.startswith("| ")]
    assert [r.count(" 0.72 |") for r in rows] == [0, 5, 0, 0]
    assert [r.count(" 0.81 |") for r in rows] == [0, 0, 5, 0]
    assert "kept aside | 1,200 | 5 |" in rows[3]
    assert "public repositories: 1.2% (specific), 2.0% (measurable)" in front
    for said in ("91.8%", "90.0%", "75.0%", "0.021", "without word vectors | 0.60"):
        assert said in block
    none = SAMPLE | {"test": part(0.79, no_goal={"texts": 0, "recall": 0.0, "precision": 0.0})}
    assert "| 0 |  |  |" in card.block(none)


def test_only_what_stands_between_the_marks_is_replaced() -> None:
    assert card.between("a <x> old </x> b", ("<x>", "</x>"), "new") == "a <x>\nnew\n</x> b"
    with pytest.raises(ValueError, match="missing"):
        card.between("a <x> b", ("<x>", "</x>"), "new")


def test_a_plot_has_a_point_a_tenth_and_loads_nothing() -> None:
    svg = card.plot("time_bound", CALIBRATION)
    root = ElementTree.fromstring(svg)
    points = root.findall("{http://www.w3.org/2000/svg}circle")
    sizes = [float(p.attrib["r"]) for p in points]
    assert len(points) == 3
    assert sizes == sorted(sizes)
    assert "Time-bound" in "".join(root.itertext())
    assert re.findall(r"https?://[^\"\s<]+", svg) == ["http://www.w3.org/2000/svg"]


def test_what_is_shown_is_what_was_measured() -> None:
    figures = json.loads(card.FIGURES.read_text(encoding="utf-8"))
    for path, marks, made in ((card.CARD, card.IN_CARD, card.block), (card.FRONT, card.IN_FRONT, card.front)):
        text = path.read_text(encoding="utf-8")
        assert card.between(text, marks, made(figures)) == text, "run python -m corpora.reader.card"
    for letter in CRITERIA:
        shown = card.DOCS.joinpath(f"reliability-{letter}.svg").read_text(encoding="utf-8")
        assert shown == card.plot(letter, figures["calibration"][letter]), "run python -m corpora.reader.card"
