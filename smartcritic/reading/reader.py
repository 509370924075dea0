"""Facts and words of goals -> what the trained network answers: odds of each verdict, kind, form, horizon; spans of purpose and basis."""

from __future__ import annotations

import dataclasses
import itertools
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import Any

import numpy as np

from smartcritic.errors import ModelError
from smartcritic.model import Cue, Facts, Reading, Weight, replace
from smartcritic.parsing.packing import restored, squeezed
from smartcritic.parsing.parse import Parse
from smartcritic.reading import form as forms
from smartcritic.reading import metrics, words
from smartcritic.reading.bars import ENOUGH, ENOUGH_SAID, decided
from smartcritic.reading.extent import whole
from smartcritic.reading.features import CONSTRUCTIONS
from smartcritic.reading.inputs import Inputs, inputs
from smartcritic.reading.network import HEADS, REMARKS, SPANS, Network

FILE = "reader.bin"
MAGIC = "smartcritic/reader/1"
TOGETHER = 256
"""Goals that are read in one batch."""
EFFECTS = ("specific", "measurable", "achievable")
"""The letters for which it is worked out what single words did."""

_EMPTY = ("vague_word", "buzzword", "hedge")
"""Kinds of cues of words that say little."""
_CLEAR = 0.5
"""From these odds of "met" on nobody asks what single words did."""
_NAME = words.POS_ROWS["PROPN"]
_LETTER = {"purpose": "relevant", "basis": "achievable"}

Array = Any


@dataclass(frozen=True, slots=True)
class Settings:
    """What was fitted on goals kept aside while training: a temperature a question, from which odds on a word belongs to a span, and from
    which odds on a remark is made."""

    temperature: Mapping[str, float]
    inside: Mapping[str, float]
    remarks: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Trained:
    """A trained reader: the network, its settings, and what is known of it (version, licence, what it was trained on).

    `form`: what says whether a text is a goal; None to leave that to the network. `metrics`: what says what its metric proves; None
    to say nothing.
    """

    network: Network
    settings: Settings
    meta: Mapping[str, Any]
    form: forms.Form | None = None
    metrics: metrics.Metrics | None = None


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
    except (KeyError, TypeError, ValueError, zlib.error) as error:
        raise ValueError(f"no trained reader: {error}") from error
    return Trained(Network(raw["known"], restored(raw["tables"]), restored(raw["weights"])), Settings(**raw["settings"]), raw["meta"])


@lru_cache(maxsize=1)
def load() -> Trained:
    """The trained reader that ships inside the package.

    Raises:
        ModelError: its file is missing or broken.
    """
    try:
        made = unpacked(resources.files(__package__).joinpath("model", FILE).read_bytes())
    except (OSError, ValueError) as error:
        raise ModelError(f"the trained reader cannot be read ({error}); install the package again") from error
    return dataclasses.replace(made, form=forms.load(), metrics=metrics.load())


def read(items: Sequence[tuple[str, Facts, Sequence[Parse]]], by: Trained | None = None) -> list[Facts]:
    """The facts of goals with what a trained reader says of them (`Facts.reading`), and the purposes and bases that it found.

    `items`: text, facts and parses of each. `by`: the reader; None for the one that ships inside the package.

    The cues of constructions that might give a reason or a way (`features.CONSTRUCTIONS`) give way to the reader's spans.
    """
    out: list[Facts] = []
    for at in range(0, len(items), TOGETHER):
        out += _read(items[at : at + TOGETHER], by or load())
    return out


def _read(items: Sequence[tuple[str, Facts, Sequence[Parse]]], by: Trained) -> list[Facts]:
    network, settings = by.network, by.settings
    batch = [inputs(facts, parses) for _, facts, parses in items]
    vectors, scores, begins = network.words(batch)
    told = np.array([goal.features for goal in batch], dtype=np.float64)
    parts = list(itertools.pairwise(begins.tolist()))
    odds = shares(network.answers(vectors, scores, [np.arange(a, b) for a, b in parts], told), settings.temperature)
    weights: dict[int, list[Weight]] = {}
    tried = [t for i, is_open in enumerate(_open(odds, items)) if is_open for t in _left_out(i, batch[i], items[i][1])]
    if tried:
        picked = [parts[i][0] + left for i, _, left in tried]
        without = shares(network.answers(vectors, scores, picked, told[[i for i, _, _ in tried]]), settings.temperature)
        worth, worth_without = ({letter: _worth(of[letter]).tolist() for letter in EFFECTS} for of in (odds, without))
        for row, (i, cue, _) in enumerate(tried):
            if cue is not None:
                effect = {letter: round(worth[letter][i] - worth_without[letter][row], 3) for letter in EFFECTS}
                weights.setdefault(i, []).append(Weight(cue.text, cue.start, cue.end, effect))
            elif worth_without["specific"][row] > worth["specific"][i]:
                odds["specific"][i] = without["specific"][row]  # a name makes nothing less specific
    said = [(head, HEADS[head], np.round(odds[head], 4).tolist()) for head in forms.QUESTIONS]
    coach = [(name, settings.remarks[name], np.round(odds[f"remark:{name}"][:, 1], 4).tolist()) for name in REMARKS]
    inside = (1 / (1 + np.exp(-scores))).T.tolist()
    out = []
    for i, (text, facts, parses) in enumerate(items):
        answers: dict[str, Mapping[str, float]] = {head: dict(zip(names, rows[i])) for head, names, rows in said}
        remarks = {name: rows[i] for name, bar, rows in coach if rows[i] >= bar}
        if by.form is not None:
            answers["form"] = by.form.odds(answers, text, parses, network)
        here = slice(*parts[i])
        said_of = {kind: _spans(kind, batch[i], rows[here], settings.inside[kind], answers, text) for kind, rows in zip(SPANS, inside)}
        found = {kind: whole(spans, parses, text) for kind, spans in said_of.items()}
        out.append((text, _with(facts, Reading(answers, tuple(weights.get(i, ())), remarks), found), parses))
    return [facts for _, facts, _ in out] if by.metrics is None else by.metrics.marked(out, network)


def _open(odds: Mapping[str, Array], items: Sequence[tuple[str, Facts, Sequence[Parse]]]) -> list[bool]:
    """Whether it matters what single words did: the goal may fall short, or holds words that say little."""
    short = np.minimum(odds["specific"][:, 2], odds["measurable"][:, 2]) < _CLEAR
    return [is_short or bool(facts.of(*_EMPTY)) for is_short, (_, facts, _) in zip(short.tolist(), items, strict=True)]


def _left_out(i: int, goal: Inputs, facts: Facts) -> Iterator[tuple[int, Cue | None, Array]]:
    """Goal `i` without its action, without each object, without empty words, and (None) without names: the words that are left."""
    n = len(goal.words)
    for cue in _phrases(facts):
        inside = goal.inside(cue.start, cue.end)
        if 0 < len(inside) < n:
            yield i, cue, np.array([*range(inside.start), *range(inside.stop, n)])
    left = [k for k, place in enumerate(goal.structure) if place[0] != _NAME]
    if 0 < len(left) < n:
        yield i, None, np.array(left)


def shares(scores: Array, temperature: Mapping[str, float]) -> dict[str, Array]:
    """The odds of all `HEADS`, (rows, answers) each, from scores (rows, answers of all heads), at a temperature for each head."""
    sizes = [len(answers) for answers in HEADS.values()]
    begins = np.cumsum([0, *sizes[:-1]])
    scores = scores / np.repeat([temperature.get(head, 1.0) for head in HEADS], sizes)
    odds = np.exp(scores - np.repeat(np.maximum.reduceat(scores, begins, axis=1), sizes, axis=1))
    odds /= np.repeat(np.add.reduceat(odds, begins, axis=1), sizes, axis=1)
    return {head: odds[:, at : at + size] for head, at, size in zip(HEADS, begins.tolist(), sizes)}


def _worth(odds: Array) -> Array:
    """How far a letter is met, 0..1, for each row of three answers; those of achievable and relevant have no half."""
    return odds[:, 2] + odds[:, 1] / 2


def _phrases(facts: Facts) -> list[Cue]:
    """The words of which it is worked out what they did: the action, the objects, and words that say little."""
    out = [Cue("action", a.text, a.start, a.end) for a in facts.actions[:1]]
    out += [Cue("object", o.text, o.start, o.end) for o in facts.objects[:2]]
    return [*out, *facts.of(*_EMPTY)[:3]]


def _spans(
    kind: str, goal: Inputs, odds: list[float], enough: float, answers: Mapping[str, Mapping[str, float]], text: str
) -> tuple[Cue, ...]:
    """The stretches of words that belong to a span; a single word below the bar between two does not part them.

    Where the whole of the goal says that there is one and no word reaches the bar, it lies where the odds are highest.
    """
    top = max(odds, default=0.0)
    if top < enough and answers[_LETTER[kind]]["met"] >= ENOUGH:
        enough = top * 0.7
    if top < enough:
        return ()
    hits = [o >= enough for o in odds]
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


def _with(facts: Facts, reading: Reading, found: Mapping[str, tuple[Cue, ...]]) -> Facts:
    """The facts with the reader's spans; one that stands where a construction is keeps that construction's kind ("means", "parent")."""
    kept = [c for c in facts.cues if c.kind not in CONSTRUCTIONS or decided(c)]
    for kind, other in (("purpose", "parent"), ("basis", "means")):
        spans = found[kind]
        if reading.odds[_LETTER[kind]]["met"] >= ENOUGH_SAID:
            apart = [c for c in facts.of(kind, other) if not any(c.start < s.end and s.start < c.end for s in spans)]
            kept += [c for c in apart if not decided(c)]
        for span in spans:
            same = any(c.start < span.end and span.start < c.end for c in facts.of(other))
            kept.append(replace(span, kind=other) if same else span)
    kept.sort(key=lambda c: (c.start, c.end))
    return replace(facts, cues=tuple(kept), reading=reading, kind=reading.best("kind")[0])
