"""What is measured of a trained reader before it ships."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[2]))

from corpora.reader import measure
from corpora.reader.rows import Row
from smartcritic.model import Facts, Reading
from smartcritic.reading.network import HEADS
from smartcritic.reading.reader import Settings

EVEN = {head: dict.fromkeys(names, 1 / len(names)) for head, names in HEADS.items()}
READ = Reading(EVEN | {"specific": {"unmet": 0.1, "partial": 0.2, "met": 0.7}})
JUDGED = measure.Judged(Row("Sell 5 boats", "2026-11-24", "a"), Facts(reading=READ))


@pytest.mark.parametrize(("temperature", "met"), [(1.0, 0.7), (0.5, 0.49 / 0.54), (2.0, 0.8367 / 1.6001)])
def test_a_temperature_makes_odds_more_or_less_sure(temperature: float, met: float) -> None:
    reading = measure.cooled(JUDGED, Settings(dict.fromkeys(HEADS, temperature), {}, {})).facts.reading
    assert reading is not None
    assert reading.odds["specific"]["met"] == pytest.approx(met, abs=1e-3)
    assert reading.odds["kind"] == pytest.approx(EVEN["kind"])
    assert all(sum(answers.values()) == pytest.approx(1) for answers in reading.odds.values())
