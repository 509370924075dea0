"""Which of the dates is the goal's own: its deadline, its cadence, and what is only said of time."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from smartcritic.facts.time_grammar import Calendar
from smartcritic.facts.time_phrases import Phrase
from smartcritic.records import Cadence, Cue, Deadline

if TYPE_CHECKING:
    from smartcritic.facts.times import Read

_CADENCES: dict[str, Cadence] = {
    "P1D": "daily", "P2D": "daily", "P3D": "weekly", "P7D": "weekly", "P1W": "weekly", "P2W": "biweekly", "P14D": "biweekly", "P1M": "monthly",
    "P2M": "monthly", "P3M": "quarterly", "P6M": "yearly", "P1Y": "yearly", "P12M": "yearly",
}  # fmt: skip
_RANK = {"by": 5, "until": 5, "before": 5, "due": 5, "within": 4, "next": 4, "range": 4, "in": 3, "for": 3, "during": 3, "at": 3, "on": 3, "to": 3, "of": 2, "": 2}


def is_no_quantity(read: Read, p: Phrase) -> bool:
    """Whether the numbers of a phrase belong to the date, so that the quantity stage must not read them."""
    return p.sense not in ("length", "for", "every") and not (p.sense == "within" and _service_level(read, p))


def _service_level(read: Read, p: Phrase) -> bool:
    return False


def choose(reads: Sequence[Read], cal: Calendar) -> tuple[Deadline | None, Cadence | None, list[Cue]]:
    """The deadline, the cadence and the cues of a goal."""
    from smartcritic.facts.times import span

    cues: list[Cue] = []
    best: tuple[tuple[int, int, object, int], Read, Phrase] | None = None
    cadence: Cadence | None = None
    for number, read in enumerate(reads):
        for p in read.phrases:
            text, a, b = span(read, p.i, p.j)
            if p.vague:
                cues.append(Cue("vague_time", text, a, b))
                continue
            if p.kind == "recurrence":
                if cadence is None and p.period:
                    cadence = _CADENCES.get(p.period)
                continue
            if p.sense in ("start", "since", "after", "from") and p.end is None:
                cues.append(Cue("start_only", text, a, b))
                continue
            if p.kind == "duration" or p.end is None or p.sense in ("compare", "than", "ago"):
                continue
            rank = _RANK.get(p.sense, 1)
            key = (1 if read.parse.label == "T" else 0, rank, p.end, number)
            if best is None or key > best[0]:
                best = (key, read, p)
    if best is None:
        return None, cadence, cues
    _, read, p = best
    text, a, b = span(read, p.i, p.j)
    assert p.end is not None
    return Deadline(text, a, b, p.start, p.end), cadence, cues
