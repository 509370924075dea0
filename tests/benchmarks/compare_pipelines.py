"""Load time and words per second of the bundled pipeline against another packed one, with one thread, side by side.

    python tests/benchmarks/compare_pipelines.py OTHER.bin [--texts FILE.conllu ...] [--rounds N] [--bundled FILE.bin]

Each figure is taken in a new process, the two pipelines by turns, so that nothing is warm and both meet the same machine.
OTHER.bin is a file of lzma, msgpack and int8 rows with the tokenizer left out. Texts are read once, in batches of 256.
"""

from __future__ import annotations

import argparse
import json
import lzma
import os
import statistics
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

GOALS = Path(__file__).parents[2] / "corpora" / "treebank" / "goals-train.conllu"


def load_other(path: Path) -> Any:
    """The pipeline in an lzma file; the reader is the file's own format, not ours."""
    import numpy as np
    import spacy
    import srsly
    from thinc.api import Config

    def arrays(x: Any) -> Any:
        if isinstance(x, list):
            return [arrays(v) for v in x]
        if not isinstance(x, dict):
            return x
        kind = x.get("_a")
        if kind is None:
            return {k: arrays(v) for k, v in x.items()}
        shape = list(x["s"])
        if kind == "q":
            scale = np.frombuffer(x["c"], np.float32).reshape([*shape[:-1], 1])
            return np.frombuffer(x["d"], np.int8).reshape(shape).astype(np.float32) * scale
        return np.frombuffer(x["d"], np.float16 if kind == "h" else np.float32).reshape(shape).astype(np.float32)

    data = srsly.msgpack_loads(lzma.decompress(path.read_bytes()))
    for name, value in list(data.items()):
        if isinstance(value, dict) and "_p" in value:
            parts = value["_p"]
            if "model" in parts:
                parts["model"] = srsly.msgpack_dumps(arrays(parts["model"]))
            data[name] = srsly.msgpack_dumps(parts)
    config = data["config.cfg"]
    read = Config().from_bytes(config) if isinstance(config, bytes) else Config().from_str(config)
    nlp = spacy.util.load_model_from_config(read, auto_fill=False, validate=False)
    return nlp.from_bytes(srsly.msgpack_dumps(data), exclude=["tokenizer"])


def load_ours(path: Path | None) -> Any:
    """The bundled pipeline, or another file of its format."""
    from smartcritic.parsing import bundled, packing

    if path is None:
        return bundled.load()
    _, config, data = packing.unpack(path.read_bytes())
    return packing.restore(config, data)


def measure(which: str, path: Path | None, texts: list[str]) -> dict[str, float]:
    """Load time in seconds and words per second of CPU and of wall time, in this process."""
    import spacy  # noqa: F401  its import is not part of the load time: it is the same for both

    import smartcritic.parsing.lemmas
    import smartcritic.parsing.packing  # noqa: F401

    start, cpu = time.perf_counter(), time.process_time()
    nlp = load_other(path) if which == "other" and path else load_ours(path)
    loaded = {"load_s": time.perf_counter() - start, "load_cpu_s": time.process_time() - cpu}
    start, cpu = time.perf_counter(), time.process_time()
    words = sum(len(doc) for doc in nlp.pipe(texts, batch_size=256))
    return {**loaded, "words_s": words / (time.perf_counter() - start), "words_cpu_s": words / (time.process_time() - cpu)}


def main() -> None:
    """Measure both by turns and print medians and ratios as JSON."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("other", type=Path)
    parser.add_argument("--texts", type=Path, nargs="+", default=[GOALS])
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--bundled", type=Path, help="a packed file in place of the shipped one")
    parser.add_argument("--one", choices=("ours", "other"), help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.one:
        lines = args.texts[0].read_text(encoding="utf-8").splitlines()
        texts = [line.split("=", 1)[1].strip() for line in lines if line.startswith("# text =")]
        print(json.dumps(measure(args.one, args.other if args.one == "other" else args.bundled, texts)))
        return
    print(json.dumps([compare(args.other, args.bundled, texts, args.rounds) for texts in args.texts], indent=1))


def compare(other: Path, bundled: Path | None, texts: Path, rounds: int) -> dict[str, Any]:
    """Measure both by turns; medians of the rounds and ratios."""
    figures: dict[str, list[dict[str, float]]] = {"other": [], "ours": []}
    one_thread = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}
    for _ in range(rounds):
        for which, runs in figures.items():
            command = [sys.executable, __file__, str(other), "--texts", str(texts), "--one", which]
            if bundled:
                command += ["--bundled", str(bundled)]
            done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True, env={**os.environ, **one_thread})
            runs.append(json.loads(done.stdout))
    medians = {which: {key: statistics.median(r[key] for r in runs) for key in runs[0]} for which, runs in figures.items()}
    ratios = {key: medians["ours"][key] / medians["other"][key] for key in medians["ours"]}
    rounded = {name: {k: round(v, 3) for k, v in row.items()} for name, row in {**medians, "ours / other": ratios}.items()}
    return {"rounds": rounds, "texts": texts.name, **rounded}


if __name__ == "__main__":
    main()
