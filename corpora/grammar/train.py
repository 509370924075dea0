"""Fit what the mender of grammar knows of nouns, articles and prepositions: from unlabelled English alone.

    python -m corpora.grammar.train tag TEXT.txt.xz OUT.tags [--share 0.1] [--seed 15] [--prose]
    python -m corpora.grammar.train fit OUT.tags [...] [--write]

TEXT has one line a sentence or item. `tag` writes a sample of its lines with the tags of the bundled pipeline; with `--prose` of those
alone that end as a sentence and have an article. `fit` counts how nouns are used (``nouns.json`` beside the lists of words), and fits the
two choices (``articles.bin``, ``prepositions.bin``), each word of the text being the label of its own place; a share of the places is
kept aside for the figures. Articles are learned from whole sentences in which others stand, since lists leave them out.
"""

from __future__ import annotations

import argparse
import json
import lzma
import random
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from corpora.reader.card import between
from smartcritic.languages import ENGLISH
from smartcritic.rewriting.grammar import articles, nouns, prepositions
from smartcritic.rewriting.grammar.choices import SCALE, Choice, choice, row

HERE = Path(__file__).parent
README, FIGURES = HERE / "README.md", HERE / "figures.json"
MARKS = ("<!-- figures -->", "<!-- /figures -->")
NOUNS = Path(str(ENGLISH.folder)) / nouns.FILE

ARTICLES, PREPOSITIONS = (choice(ENGLISH, name) for name in (articles.NAME, prepositions.NAME))
ROWS = {ARTICLES: 1 << 17, PREPOSITIONS: 1 << 16}
EPOCHS = {ARTICLES: 4, PREPOSITIONS: 3}
BATCH, RATE, PENALTY = 2048, 0.15, 1e-4
MUCH, SELDOM = 15, 0.3
"""How often a noun is seen in a text that tells how it is used, and the ratio below which it is not counted."""

ASIDE = 0.05
"""The share of the places that no weight has seen."""

Array = Any
Tagged = tuple[list[str], list[str]]


class Places(NamedTuple):
    """The rows of each place's features, and which of the words stands there."""

    rows: Array
    words: Array


# ---------------------------------------------------------------------------------- tagged text


def tag(text: Path, out: Path, share: float, seed: int, prose: bool) -> int:
    """Write a sample of lines, a line as ``word/TAG word/TAG``; return how many words."""
    from smartcritic.parsing import bundled

    nlp = bundled.load()
    nlp.select_pipes(enable=["tok2vec", "tagger"])
    chance = random.Random(seed)
    count = 0
    with lzma.open(text, "rt", encoding="utf-8") as lines, out.open("w", encoding="utf-8") as file:
        kept = (line.strip() for line in lines if chance.random() <= share)
        for doc in nlp.pipe((s for s in kept if 20 < len(s) < 400 and (not prose or _is_prose(s))), batch_size=64):
            file.write(" ".join(f"{t.text}/{t.tag_}" for t in doc) + "\n")
            count += len(doc)
    return count


def _is_prose(line: str) -> bool:
    return line[0].isupper() and line[-1] == "." and (" the " in line or " a " in line)


def read(paths: Iterable[Path]) -> Iterator[Tagged]:
    """The words and tags of each line."""
    for path in paths:
        with path.open(encoding="utf-8") as lines:
            for line in lines:
                pairs = [piece.rsplit("/", 1) for piece in line.rstrip("\n").split(" ")]
                yield [w for w, _ in pairs], [t for _, t in pairs]


# ---------------------------------------------------------------------------------- nouns


def levels(lines: Iterable[Tagged]) -> dict[str, list[str]]:
    """Nouns by how often their plural and "a" outweigh the bare singular: "3" five times, "2" twice, "1" once; "0" hardly ever.

    A noun that the text has too seldom is counted, "1", where the treebanks of the bundled pipeline have a plural of it.
    """
    used: dict[str, Counter[str]] = defaultdict(Counter)
    for spelt, tags in lines:
        for head, tagged in enumerate(tags):
            if tagged in ("NN", "NNS") and spelt[head].isalpha() and spelt[head].isascii():
                _count(used, [w.lower() for w in spelt], tags, head)
    out: dict[str, list[str]] = {"3": [], "2": [], "1": [], "0": []}
    attested = plurals()
    for noun in sorted(used.keys() | attested):
        by = used[noun]
        total, ratio = by.total(), (by["plural"] + 2 * by["a"]) / (by["bare"] + 1)
        if len(noun) > 2 and total > 3 and by["plural"] > 1 and (by["plural"] + by["a"]) >= 0.4 * total and ratio >= 1:
            out["3" if ratio >= 5 else "2" if ratio >= 2 else "1"].append(noun)
        elif total >= MUCH and ratio < SELDOM:
            out["0"].append(noun)
        elif len(noun) > 2 and noun in attested and ratio >= SELDOM * (total >= MUCH):
            out["1"].append(noun)
    return out


def plurals() -> set[str]:
    """The nouns of which the bundled pipeline has seen a plural in -s."""
    from smartcritic.parsing import bundled

    known: dict[str, str] = bundled.load().get_pipe("lemma_table").entries["NOUN"]
    return {n for form, n in known.items() if form.endswith("s") and form != n and n.isalpha() and n.islower() and n.isascii()}


def _count(used: dict[str, Counter[str]], low: list[str], tags: list[str], head: int) -> None:
    if head + 1 < len(low) and tags[head + 1] in articles.NO_HEAD - {"CD"}:
        return
    first = head
    while first and tags[first - 1] in articles.MODIFIERS | {"VBG", "CD", "RB", "HYPH"}:
        first -= 1
    plural, before = tags[head] == "NNS", low[first - 1] if first else ""
    led = first > 0 and tags[first - 1] in ("DT", "PRP$", "POS", "PDT", "WDT", "WP$")
    if plural:
        used[ENGLISH.singular(low[head])]["plural"] += 1
    elif led:
        used[low[head]]["a" if before in ("a", "an", "another", "each", "every") else "led"] += 1
    elif not first or tags[first - 1] in ("IN", "TO", "VB", "VBZ", "VBP", "VBG", "VBD", "CC", ",", "RP"):
        used[low[head]]["bare"] += 1


# ---------------------------------------------------------------------------------- choices


def article_places(lines: Iterable[Tagged]) -> Places:
    """Noun phrases in the singular, without a determiner or with an article, in sentences that have another article."""
    found: list[list[int]] = []
    labels: list[int] = []
    for spelt, tags in lines:
        low = [w.lower() for w in spelt]
        count = sum(w in ("a", "an", "the") for w in low)
        if not count or spelt[-1] not in ".!?" or len(low) < 7 or not {"VBZ", "VBD", "MD", "VBP"} & {*tags}:
            continue
        for first, head in _phrases(spelt, tags):
            label = {"the": 2, "a": 1, "an": 1}.get(low[first - 1] if first else "", 0)
            before = first - 1 - (label > 0)
            other = first > 0 and not label and tags[first - 1] in ("DT", "PRP$", "POS", "PDT", "WDT", "WP$")
            if other or (before >= 0 and tags[before] in articles.LED - {"WDT", "WP$", "$", "#"}) or count - (label > 0) < 1:
                continue
            found.append([row(f, ROWS[ARTICLES]) for f in articles.features(ENGLISH, low, tags, first, head, before)])
            labels.append(label)
    return Places(np.array(found, dtype=np.int32), np.array(labels))


def _phrases(spelt: list[str], tags: list[str]) -> Iterator[tuple[int, int]]:
    for head, tagged in enumerate(tags):
        if tagged != "NN" or not spelt[head].isalpha() or (head + 1 < len(tags) and tags[head + 1] in articles.NO_HEAD):
            continue
        first = head
        while first and tags[first - 1] in articles.MODIFIERS | {"VBG", "CD"} and spelt[first - 1].isalpha():
            first -= 1
        yield first, head


def preposition_places(lines: Iterable[Tagged]) -> Places:
    """Every preposition of the choice in front of a phrase."""
    found: list[list[int]] = []
    labels: list[int] = []
    rows = ROWS[PREPOSITIONS]
    for spelt, tags in lines:
        low = [w.lower() for w in spelt]
        for i in range(len(low)):
            if prepositions.is_asked(ENGLISH, low, tags, i):
                found.append([row(f, rows) for f in prepositions.features(ENGLISH, low, tags, i)])
                labels.append(PREPOSITIONS.words.index(low[i]))
    return Places(np.array(found, dtype=np.int32), np.array(labels))


def fit(among: Choice, places: Places) -> tuple[Array, dict[str, float]]:
    """The weights of a choice, and what they are right in on places kept aside."""
    rng = np.random.default_rng(15)
    order = rng.permutation(len(places.words))
    cut = int(len(order) * (1 - ASIDE))
    seen, aside = order[:cut], order[cut:]
    weights = np.zeros((ROWS[among], len(among.words)), dtype=np.float32)
    squares = np.full_like(weights, 1e-2)
    for _ in range(EPOCHS[among]):
        for batch in np.array_split(rng.permutation(seen), max(1, len(seen) // BATCH)):
            _step(weights, squares, places.rows[batch], places.words[batch])
    kept = np.clip(np.round(weights * SCALE), -127, 127).astype(np.int8)
    return kept, _figures(kept, places.rows[aside], places.words[aside])


def _odds(weights: Array, rows: Array) -> Array:
    z = weights[rows].sum(1)
    p = np.exp(z - z.max(1, keepdims=True))
    return p / p.sum(1, keepdims=True)


def _step(weights: Array, squares: Array, rows: Array, words: Array) -> None:
    """One step of AdaGrad on the loss of a batch, with a penalty on the squares."""
    lost = _odds(weights, rows)
    lost[np.arange(len(words)), words] -= 1
    used, place = np.unique(rows.ravel(), return_inverse=True)
    each = np.repeat(lost, rows.shape[1], axis=0)
    slope = np.stack([np.bincount(place, weights=each[:, c], minlength=len(used)) for c in range(each.shape[1])], axis=1) / 20
    slope += PENALTY * weights[used]
    squares[used] += slope * slope
    weights[used] -= RATE * slope / np.sqrt(squares[used])


def _figures(kept: Array, rows: Array, words: Array) -> dict[str, float]:
    odds = _odds(kept.astype(np.float32) / SCALE, rows)
    own = odds[np.arange(len(words)), words]
    sure = (own < prepositions.MOST_OWN) & (odds.max(1) > prepositions.LEAST_OTHER)
    return {"places": len(words), "right": float((odds.argmax(1) == words).mean()), "against what stands there": float(sure.mean())}


# ---------------------------------------------------------------------------------- the whole


def table(figures: dict[str, dict[str, float]]) -> str:
    """The figures as a table of the README."""
    lines = ["| choice | places kept aside | right | sure of another word |", "|---|---|---|---|"]
    lines += [f"| {n} | {int(f['places']):,} | {f['right']:.1%} | {f['against what stands there']:.2%} |" for n, f in figures.items()]
    return "\n".join(lines)


def run(paths: Sequence[Path], write: bool) -> None:
    """Fit all and print the figures; with `write`, put the weights into the package and the figures into the README."""
    if write:
        about = "Nouns by how often plural and a/an outweigh the bare singular: 3 five times, 2 twice, 1 once, 0 hardly ever"
        found = {"about": about} | {level: " ".join(of) for level, of in levels(read(paths)).items()}
        NOUNS.write_text(json.dumps(found, indent=0) + "\n", encoding="utf-8")
    figures = {}
    for among, places in ((ARTICLES, article_places), (PREPOSITIONS, preposition_places)):
        weights, figures[among.file.name] = fit(among, places(read(paths)))
        if write:
            Path(str(among.file)).write_bytes(zlib.compress(weights.tobytes(), 9))
    print(table(figures))
    if write:
        FIGURES.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
        README.write_text(between(README.read_text(encoding="utf-8"), MARKS, table(figures)), encoding="utf-8")


def main() -> None:
    """Tag, or fit."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n\n", maxsplit=1)[0])
    parts = parser.add_subparsers(dest="part", required=True)
    first = parts.add_parser("tag")
    first.add_argument("text", type=Path)
    first.add_argument("out", type=Path)
    first.add_argument("--share", type=float, default=1.0)
    first.add_argument("--seed", type=int, default=15)
    first.add_argument("--prose", action="store_true")
    second = parts.add_parser("fit")
    second.add_argument("tags", type=Path, nargs="+")
    second.add_argument("--write", action="store_true")
    args = parser.parse_args()
    if args.part == "tag":
        print(tag(args.text, args.out, args.share, args.seed, args.prose), "words")
    else:
        run(args.tags, args.write)


if __name__ == "__main__":
    main()
