"""Facts and words of goals -> what the trained network answers: odds of each verdict, kind, form, horizon; spans of purpose and basis."""

from __future__ import annotations

import dataclasses
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import Any

import numpy as np

from smartcritic.errors import ModelError
from smartcritic.language.packing import restored, squeezed
from smartcritic.language.parse import Parse
from smartcritic.reading.inputs import CUES, Inputs, inputs
from smartcritic.reading.network import HEADS, SPANS, Network
from smartcritic.records import Cue, Facts, Reading, Weight

FILE = "reader.bin"
MAGIC = "smartcritic/reader/1"
TOGETHER = 256
"""Goals that are read in one batch."""
EFFECTS = ("specific", "measurable", "achievable")
"""The letters for which it is worked out what single words did."""

Array = Any


@dataclass(frozen=True, slots=True)
class Settings:
    """What was fitted on goals kept aside while training: a temperature a question, and from which odds on a word belongs to a span."""

    temperature: Mapping[str, float]
    inside: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Trained:
    """A trained reader: the network, its settings, and what is known of it (version, licence, what it was trained on)."""

    network: Network
    settings: Settings
    meta: Mapping[str, Any]


def packed(
    known: Sequence[str], tables: Mapping[str, Any], weights: Mapping[str, Any], settings: Settings, meta: Mapping[str, Any]
) -> bytes:
    """One file of a trained reader: matrices as int8 rows, strings as they are, msgpack under zlib."""
    import srsly

    data = {
        "magic": MAGIC, "meta": dict(meta), "settings": dataclasses.asdict(settings), "known": list(known),
        "tables": squeezed(dict(tables)), "weights": squeezed(dict(weights)),
    }  # fmt: skip
    return zlib.compress(srsly.msgpack_dumps(data), level=9)


def unpacked(data: bytes) -> Trained:
    """The trained reader that `packed` wrote; ValueError for any other file."""
    import srsly

    try:
        raw = srsly.msgpack_loads(zlib.decompress(data))
        if raw["magic"] != MAGIC:
            raise ValueError(raw["magic"])
    except (KeyError, TypeError, zlib.error) as error:
        raise ValueError(f"no trained reader: {error}") from error
    return Trained(Network(raw["known"], restored(raw["tables"]), restored(raw["weights"])), Settings(**raw["settings"]), raw["meta"])


@lru_cache(maxsize=1)
def load() -> Trained:
    """The trained reader that ships inside the package.

    Raises:
        ModelError: its file is missing or broken.
    """
    try:
        return unpacked(resources.files(__package__).joinpath("model", FILE).read_bytes())
    except (OSError, ValueError) as error:
        raise ModelError(f"the trained reader cannot be read ({error}); install the package again") from error


def read(items: Sequence[tuple[str, Facts, Sequence[Parse]]], by: Trained | None = None) -> list[Facts]:
    """The facts of goals with what a trained reader says of them (`Facts.reading`), and the purposes and bases that it found.

    `items`: text, facts and parses of each. `by`: the reader; None for the one that ships inside the package.

    The cues of constructions that might give a reason or a way (`inputs.CUES`) give way to the reader's spans.
    """
    out: list[Facts] = []
    for at in range(0, len(items), TOGETHER):
        out += _read(items[at : at + TOGETHER], by or load())
    return out


def _read(items: Sequence[tuple[str, Facts, Sequence[Parse]]], by: Trained) -> list[Facts]:
    network, settings = by.network, by.settings
    batch = [inputs(facts, parses) for _, facts, parses in items]
    vectors, spans, begins = network.words(batch)
    picked: list[Array] = [np.arange(begins[i], begins[i + 1]) for i in range(len(batch))]
    tried: list[tuple[int, Cue]] = []
    for i, (_, facts, _) in enumerate(items):
        for cue in _phrases(facts):
            inside = batch[i].inside(cue.start, cue.end)
            left = [k for k in range(len(batch[i].words)) if k not in inside]
            if inside and left:
                tried.append((i, cue))
                picked.append(begins[i] + np.array(left))
    told = np.array([goal.features for goal in batch], dtype=np.float64)
    told = np.concatenate([told, told[[i for i, _ in tried]]]) if tried else told
    odds = _odds(network.answers(vectors, spans, picked, told), settings)
    inside_odds = 1 / (1 + np.exp(-spans))
    weights: dict[int, list[Weight]] = {}
    for row, (i, cue) in enumerate(tried, len(batch)):
        effect = {letter: round(float(_worth(odds[letter][i]) - _worth(odds[letter][row])), 3) for letter in EFFECTS}
        weights.setdefault(i, []).append(Weight(cue.text, cue.start, cue.end, effect))
    out = []
    for i, (text, facts, _) in enumerate(items):
        answers = {head: dict(zip(HEADS[head], np.round(odds[head][i], 4).tolist(), strict=True)) for head in HEADS}
        found = {
            kind: _spans(kind, batch[i], inside_odds[begins[i] : begins[i + 1], k], settings.inside[kind], text)
            for k, kind in enumerate(SPANS)
        }
        out.append(_with(facts, Reading(answers, tuple(weights.get(i, ()))), found))
    return out


def _odds(scores: Array, settings: Settings) -> dict[str, Array]:
    out, at = {}, 0
    for head, answers in HEADS.items():
        part = scores[:, at : at + len(answers)] / settings.temperature.get(head, 1.0)
        at += len(answers)
        odds = np.exp(part - part.max(axis=1, keepdims=True))
        out[head] = odds / odds.sum(axis=1, keepdims=True)
    return out


def _worth(odds: Array) -> float:
    """How far a letter is met, 0..1, for three answers; those of achievable and relevant have no half."""
    return float(odds[2] + odds[1] / 2)


def _phrases(facts: Facts) -> list[Cue]:
    """The words of which it is worked out what they did: the action, the objects, and words that say little."""
    out = [Cue("action", a.text, a.start, a.end) for a in facts.actions[:1]]
    out += [Cue("object", o.text, o.start, o.end) for o in facts.objects[:2]]
    return [*out, *facts.of("vague_word", "buzzword", "hedge")[:3]]


def _spans(kind: str, goal: Inputs, odds: Array, enough: float, text: str) -> tuple[Cue, ...]:
    """The stretches of words that belong to a span; a single word below the bar between two does not part them."""
    hits = odds >= enough
    out: list[Cue] = []
    i, n = 0, len(hits)
    while i < n:
        if not hits[i]:
            i += 1
            continue
        j = i + 1
        while j < n and (hits[j] or (j + 1 < n and hits[j + 1])):
            j += 1
        start, end = goal.spans[i][0], goal.spans[j - 1][1]
        out.append(Cue(kind, text[start:end], start, end, "reader"))
        i = j
    return tuple(out)


def decided(cue: Cue) -> bool:
    """Whether a construction leaves nothing to judge: today's level, or a line labelled with its letter."""
    return cue.value == "baseline" or (cue.value or "").startswith("label ")


def _with(facts: Facts, reading: Reading, found: Mapping[str, tuple[Cue, ...]]) -> Facts:
    """The facts with the reader's spans; one that stands where a construction is keeps that construction's kind ("means", "parent")."""
    kept = [c for c in facts.cues if c.kind not in CUES or decided(c)]
    for kind, other in (("purpose", "parent"), ("basis", "means")):
        named = facts.of(other)
        for span in found[kind]:
            same = any(c.start < span.end and span.start < c.end for c in named)
            kept.append(dataclasses.replace(span, kind=other) if same else span)
    kept.sort(key=lambda c: (c.start, c.end))
    return dataclasses.replace(facts, cues=tuple(kept), reading=reading, kind=reading.best("kind")[0])  # type: ignore[arg-type]
