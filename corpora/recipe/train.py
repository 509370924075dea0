"""From treebanks to the packed pipeline, with one command.

    python -m corpora.recipe.train TREEBANKS --work WORK [--steps N] [--out FILE]

TREEBANKS holds the folders `ewt` (UD_English-EWT) and, where there are such, `pud` (UD_English-PUD), as released by
Universal Dependencies (https://universaldependencies.org, r2.16), and `atis` (UD_English-ATIS) for `--vary ATIS=N`. The goals come
from `corpora/treebank` and from `openings`. WORK keeps what is made on the way. Seeds are fixed; one thread gives the same weights
again on the same kind of machine.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import shutil
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from itertools import cycle, islice
from pathlib import Path
from typing import Any

os.environ.setdefault("OMP_NUM_THREADS", "1")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import spacy
import srsly
from spacy.language import Language
from spacy.strings import hash_string
from spacy.tokens import Doc, DocBin
from spacy.training.converters import conllu_to_docs
from spacy.training.initialize import init_nlp
from spacy.training.loop import train as train_nlp
from thinc.api import NumpyOps, set_current_ops

from corpora.recipe import heads, openings, templates
from corpora.recipe.augment import build, imperatives, noun_phrases, recased, rows_of_doc, swapped, untagged
from corpora.recipe.evaluate import read, score
from smartcritic.parsing import embed, lemmas, packing

HERE = Path(__file__).parent
GOALS = HERE.parent / "treebank"
OUT = HERE.parents[1] / "smartcritic" / "parsing" / "model" / "en_goals.bin"
ATTRS = ["ORTH", "TAG", "HEAD", "DEP", "LEMMA", "POS", "MORPH", "SENT_START", "SPACY"]
SEED = 11
SEED_OF_RUNS = 7
"""Which sentences stand together in one text; apart from `SEED`, so that a new kind of fragment leaves the texts as they are."""
FRAGMENTS = 2200
"""Imperative cuts, and as many noun phrases."""
GOAL_COPIES = 4
"""How often each goal of our own stands in the training data, with other numbers each time; recased and labelled copies come on top."""
MADE_UP = 900
"""Goals from templates whose first word is a verb, and as many with a noun first."""
SHORT = 400
"""Short goals of a change and a bare noun, verb first, and half as many with a noun first."""
LABELLED = 250
"""Imperative cuts behind a list mark, and as many noun phrases."""
ATIS = 0
"""Sentences of UD English ATIS (flight queries in lower case, no tags of the Penn Treebank), where the folder `atis` is there."""
OPENINGS = 2
"""How often each goal of `openings` stands in the training data, those with a noun first so often that they are as many as the others."""
HEADS = 1
"""1: with a side task while training, see `heads`; 0: without."""


def sources(banks: Path) -> list[Path]:
    """The files that are trained on."""
    files = [banks / "ewt" / "en_ewt-ud-train.conllu", banks / "pud" / "en_pud-ud-test.conllu", GOALS / "goals-train.conllu"]
    files += [openings.TRAIN, openings.LONGER] if OPENINGS else []
    files += [banks / "atis" / "en_atis-ud-train.conllu"] if ATIS else []
    return [path for path in files if path.exists()]


def docs_of(path: Path, vocab: spacy.vocab.Vocab) -> list[Doc]:
    """Read a CoNLL-U file as one Doc a sentence."""
    docs = conllu_to_docs(path.read_text(encoding="utf-8"), n_sents=1, no_print=True)
    box = DocBin(attrs=ATTRS, docs=docs)
    return list(box.get_docs(vocab))


def runs(docs: list[Doc], rng: random.Random) -> list[Doc]:
    """Join sentences to texts of one to eight sentences, most of them single."""
    out, i = [], 0
    while i < len(docs):
        k = 1 if rng.random() < 0.6 else rng.randint(2, 8)
        part = docs[i : i + k]
        out.append(part[0] if len(part) == 1 else Doc.from_docs(part))
        i += k
    return out


def training_docs(banks: Path, vocab: spacy.vocab.Vocab, grouping: random.Random) -> list[Doc]:
    """The treebanks, fragments of both readings, recased copies, and our goals several times."""
    rng = random.Random(SEED)
    sentences = docs_of(banks / "ewt" / "en_ewt-ud-train.conllu", vocab)
    out = runs(sentences, grouping)
    pud = banks / "pud" / "en_pud-ud-test.conllu"
    if pud.exists():
        out += docs_of(pud, vocab)
    if ATIS:
        queries = docs_of(banks / "atis" / "en_atis-ud-train.conllu", vocab)
        out += [untagged(doc) for doc in random.Random(SEED).sample(queries, min(ATIS, len(queries)))]
    cuts, nouns = imperatives(sentences, rng), noun_phrases(sentences, rng)
    rng.shuffle(cuts)
    rng.shuffle(nouns)
    cuts, nouns = cuts[:FRAGMENTS], nouns[:FRAGMENTS]
    short = [d for d in sentences if 4 <= len(d) <= 25]
    rng.shuffle(short)
    out += cuts + nouns
    out += [recased(d, "lower") for d in short[:700]]
    out += [recased(d, "title") for d in [*short[700:1000], *cuts[:150], *nouns[:150]]]
    out += [recased(d, "upper") for d in [*short[1000:1200], *cuts[150:250], *nouns[150:250]]]
    out += [recased(d, "bare") for d in short[1200:2200]]
    goals = docs_of(GOALS / "goals-train.conllu", vocab)
    out += [swapped(d, rng) if copy else d for copy in range(GOAL_COPIES) for d in goals]
    out += [recased(d, how) for how in ("lower", "title", "bare") for d in goals]
    out += [recased(d, "upper") for d in goals[::2]]
    out += [build(vocab, *made) for made in templates.goals(rng, MADE_UP)]
    out += [build(vocab, *made) for made in templates.shorts(rng, SHORT)]
    if OPENINGS:
        first = docs_of(openings.TRAIN, vocab)
        verbs, nouns = ([d for d in first if (d[0].pos_ == "VERB") == verb] for verb in (True, False))
        even = [*verbs, *islice(cycle(nouns), len(verbs)), *docs_of(openings.LONGER, vocab)] * OPENINGS
        out += [swapped(d, rng) for d in even]
    plain = [d for d in goals if d[0].dep_ != "discourse" and not any(t.is_space for t in d)]
    for doc in [*plain, *cuts[-LABELLED:], *nouns[-LABELLED:]]:
        out.append(build(vocab, *templates.labelled(*rows_of_doc(doc), rng)))
    rng.shuffle(out)
    return out


@spacy.registry.callbacks("smartcritic.vocabulary.v1")
def vocabulary(path: str) -> Callable[[Language], None]:
    """A callback that hands the pipeline's first layer the words that get a vector of their own."""
    return lambda nlp: embed.learn_words(nlp, [hash_string(word) for word in srsly.read_json(path)])


def train(config: Path, model: Path, overrides: dict[str, Any]) -> None:
    """Train on what `prepare` wrote; `model` gets the folders model-best and model-last."""
    model.mkdir(parents=True, exist_ok=True)
    set_current_ops(NumpyOps(use_blis=False))  # numpy's own products are several times as fast as those of blis
    loaded = spacy.util.load_config(config, overrides=overrides, interpolate=False)
    if HEADS:
        loaded["nlp"]["pipeline"].append(heads.NAME)
        loaded["components"][heads.NAME] = {"factory": heads.NAME, "model": loaded["components"]["tagger"]["model"]}
    train_nlp(init_nlp(loaded), model)


def write(docs: Iterable[Doc], path: Path) -> None:
    """Store Docs as spaCy reads them for training."""
    DocBin(attrs=ATTRS, docs=docs).to_disk(path)


def prepare(banks: Path, work: Path) -> None:
    """Write train.spacy and dev.spacy into `work`."""
    vocab = spacy.blank("en").vocab
    grouping = random.Random(SEED_OF_RUNS)
    docs = training_docs(banks, vocab, grouping)
    write(docs, work / "train.spacy")
    seen = Counter(word for path in sources(banks) for _, rows in read(path) for word in {row[1] for row in rows})
    norms: Counter[str] = Counter()
    for word, n in seen.items():
        norms[vocab[word].norm_] += n
    srsly.write_json(work / "words.json", sorted(norm for norm, n in norms.items() if n > 1))
    dev = runs(docs_of(banks / "ewt" / "en_ewt-ud-dev.conllu", vocab), grouping)[:600]
    write([*dev, *docs_of(GOALS / "goals-dev.conllu", vocab) * 2], work / "dev.spacy")


def lemma_table(banks: Path) -> lemmas.Entries:
    """The lemmas that the training parts show without exception for a form under its UPOS.

    A capitalised form whose lemma keeps the capital counts for names alone: titles are full of such words.
    """
    seen: dict[tuple[str, str], set[str]] = defaultdict(set)
    for path in (banks / "ewt" / "en_ewt-ud-train.conllu", GOALS / "goals-train.conllu"):
        for _, rows in read(path):
            for row in rows:
                seen[row[1], row[3]].add(row[2])
    table: lemmas.Entries = defaultdict(dict)
    for (form, upos), found in sorted(seen.items()):
        lemma = min(found)
        if len(found) == 1 and (upos == "PROPN" or not (form[0].isupper() and lemma[:1].isupper())):
            table[upos][form] = lemma
    return dict(table)


def pruned(nlp: spacy.language.Language, work: Path) -> spacy.language.Language:
    """The same pipeline with only the strings that its labels, edit trees and the language's own tables need."""
    folder = work / "pruned"
    shutil.rmtree(folder, ignore_errors=True)
    nlp.to_disk(folder)
    keep = set(spacy.blank("en").vocab.strings)
    for name in nlp.pipe_names:
        for label in getattr(nlp.get_pipe(name), "labels", ()):
            keep.update((str(label), *str(label).replace("|", " ").replace("=", " ").split()))
            keep.update(str(label).split("|"))
    by_hash = {nlp.vocab.strings[s]: s for s in nlp.vocab.strings}
    trees = srsly.msgpack_loads(nlp.get_pipe("trainable_lemmatizer").trees.to_bytes())
    keep.update(by_hash[h] for h in _tree_strings(trees) if h in by_hash)
    strings = folder / "vocab" / "strings.json"
    srsly.write_json(strings, sorted(s for s in srsly.read_json(strings) if s in keep))
    return spacy.load(folder)


def _tree_strings(value: Any) -> set[int]:
    """The hashes of the strings that edit trees look for and put in."""
    if isinstance(value, dict):
        found = {v for k, v in value.items() if k in ("orig", "subst") and isinstance(v, int)}
        return found.union(*(_tree_strings(v) for v in value.values()))
    if isinstance(value, (list, tuple)):
        return set().union(*(_tree_strings(v) for v in value))
    return set()


def varied(changes: list[str]) -> dict[str, Any]:
    """Set constants of this file ("GOAL_COPIES=1"); return the changes of the config ("components.parser.model.hidden_width=64")."""
    out: dict[str, Any] = {}
    for change in changes:
        name, _, value = change.partition("=")
        if "." in name:
            out[name] = json.loads(value)
        elif isinstance(globals().get(name), int):
            globals()[name] = int(value)
        else:
            raise SystemExit(f"--vary {change}: {name!r} is neither a number of corpora/recipe/train.py nor a dotted key of the config")
    return out


def main() -> None:
    """Train, pack and score the bundled pipeline."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("treebanks", type=Path)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--config", type=Path, default=HERE / "config.cfg")
    parser.add_argument("--steps", type=int)
    parser.add_argument("--out", type=Path, default=OUT)
    parser.add_argument(
        "--vary", action="append", default=[], metavar="NAME=VALUE", help="one change: MADE_UP=0, or a dotted key of the config"
    )
    parser.add_argument("--pack-only", action="store_true", help="pack and score what WORK/model already holds")
    parser.add_argument("--score-only", action="store_true", help="score the packed file that is there, and write its figures")
    parser.add_argument("--stopped-at", type=int, metavar="STEP", help="the run was not let go on beyond this step")
    args = parser.parse_args()
    changes = varied(args.vary)
    args.work.mkdir(parents=True, exist_ok=True)
    if args.score_only:
        measure(args.out, args.treebanks, HERE if args.out == OUT else args.work, args.stopped_at)
        return
    model = args.work / "model"
    if not args.pack_only:
        prepare(args.treebanks, args.work)
        files = {"train": "train.spacy", "dev": "dev.spacy", "words": "words.json"}
        overrides: dict[str, Any] = {f"paths.{name}": str(args.work / file) for name, file in files.items()}
        overrides |= changes
        if args.steps:
            overrides["training.max_steps"] = args.steps
        train(args.config, model, overrides)
    pack(model / "model-best", args.treebanks, args.work, args.out, args.stopped_at)


def pack(folder: Path, banks: Path, work: Path, out: Path, stopped_at: int | None = None) -> None:
    """Pack a trained pipeline, load it back, score what was packed; for the shipped file write the figures beside the recipe."""
    trained = spacy.load(folder)
    if trained.has_pipe(heads.NAME):
        trained.remove_pipe(heads.NAME)
    nlp = pruned(trained, work)
    table = nlp.add_pipe(lemmas.NAME, before="trainable_lemmatizer")
    table.entries = lemma_table(banks)  # not filled: its strings stay out of the vocabulary
    meta = {
        "name": "en_goals",
        "version": "1.0.0",
        "spacy": ".".join(spacy.__version__.split(".")[:2]),
        "licence": "CC BY-SA 4.0",
        "sources": ["UD English EWT (CC BY-SA 4.0)", "UD English PUD (CC BY-SA 3.0)", "goals parsed by hand (CC BY-SA 4.0)"],
    }
    packed = packing.pack(nlp, meta, {"trainable_lemmatizer": lemmas.REST})
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_bytes(packed)
    measure(out, banks, HERE if out == OUT else work, stopped_at)


def measure(packed: Path, banks: Path, where: Path, stopped_at: int | None) -> None:
    """Score a packed pipeline on the dev and test parts; write and print the figures."""
    data = packed.read_bytes()
    shipped = packing.restore(*packing.unpack(data)[1:])
    figures: dict[str, Any] = {"bytes": len(data), "spacy": spacy.__version__, "stopped_at": stopped_at}
    for name, path in (
        ("ewt_dev", banks / "ewt" / "en_ewt-ud-dev.conllu"),
        ("ewt_test", banks / "ewt" / "en_ewt-ud-test.conllu"),
        ("goals_dev", GOALS / "goals-dev.conllu"),
        ("goals_test", GOALS / "goals-test.conllu"),
        ("openings_dev", openings.DEV),
    ):
        figures[name] = score(shipped, path)
    text = json.dumps(figures, indent=1, ensure_ascii=False)
    where.joinpath("figures.json").write_text(text + "\n", encoding="utf-8")
    print(text)


if __name__ == "__main__":
    main()
